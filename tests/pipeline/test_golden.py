"""The brief of the examples as it was when somebody last read it. ``make golden`` rewrites the files; the difference is to be read."""

import difflib
import os
import re
from pathlib import Path

import pytest
import typer.main

from secondsource.brief import render_html, render_json, render_markdown, render_text
from secondsource.cli import app
from secondsource.pipeline import Told, run
from secondsource.records.article import Article, Moment
from secondsource.records.brief import Brief

GOLDEN = Path(__file__).parents[1] / "golden"
FORMS = {
    "examples.brief.txt": render_text,
    "examples.brief.md": render_markdown,
}


@pytest.mark.parametrize("name", FORMS)
def test_golden_brief(brief: Brief, name: str) -> None:
    """Each form is what it was, to the letter."""
    unchanged(name, FORMS[name](brief))


def test_golden_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    """The JSON of two articles, to the letter: a key that changes its name or place is seen here first."""
    monkeypatch.chdir(Path(__file__).parents[2])
    unchanged("two-articles.brief.json", render_json(run(["examples/text/upland-weekly.txt", "examples/text/stavely-gazette-slide.txt"])))


def test_golden_articles(told: Told) -> None:
    """What intake made of each example: the head of the article, then each of its lines with its kind."""
    unchanged("examples.articles.txt", "\n".join(map(laid_open, told.pile.articles)))


def laid_open(article: Article) -> str:
    """An article as a page to be read: its head, then each line with the kind of its block."""
    record = "" if article.provenance.record is None else f":{article.provenance.record}"
    head = {
        "input": article.provenance.input + record,
        "outlet": article.outlet,
        "claimed outlet": article.claimed_outlet,
        "title": article.title,
        "byline": article.byline,
        "credit": article.credit,
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "problems": "; ".join(article.problems) or None,
    }
    lines = [f"{name}: {shown(value)}" for name, value in head.items() if value is not None]
    for block in article.blocks:
        lines += [f"{block.kind:>9} | {line}" for line in article.text[block.start : block.end].splitlines() if line]
    return "\n".join(lines) + "\n"


def shown(value: str | Moment) -> str:
    """A field on one line."""
    if isinstance(value, str):
        return value
    return f"{value.when or 'not known'} ({value.precision}, given as {value.as_given!r}{''.join(f', may be {r}' for r in value.readings)})"


def unchanged(name: str, made: str) -> None:
    """``made`` is what the golden file holds; with ``UPDATE_GOLDEN`` the file is written first."""
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(made, encoding="utf-8", newline="\n")
    expected = (GOLDEN / name).read_text(encoding="utf-8")
    changed = list(difflib.unified_diff(expected.splitlines(), made.splitlines(), "golden", "now", n=0, lineterm=""))
    assert made == expected, "\n".join(changed[:40]) + "\nread the difference, then `make golden`"


def test_two_renderings_are_the_same(brief: Brief) -> None:
    """Rendering draws on the brief alone: no clock, no chance, no machine."""
    for render in (*FORMS.values(), render_html, render_json):
        assert render(brief) == render(brief)


# Every word of ours that the text form may print. A word that is missing here is a new label: add it if it is one, and never a sentence.
LABELS = """
at least most telling tellings one not known shown own reporting adds none
reported where the reports differ figures positions who copied whom timeline outlet alone what cannot be told related stories other
agree refine update contradict as of counts counted value may count same looser later did it to speaker unit hedge when
article articles outlets story rejected in from with no date by on whose word
informant informants named nobody itself side denied
longest words clipped reworded paraphrase translated after left out
verbatim edited swapped sentences sentence credited credit citation time content direction common text and both third a
minute hour part day week month year interval open relative until zone independence copies copy quote quotes changed more full omits days
shared found claims nothing compare instead work letters scripts word mixed key keys bracket brackets square round letter number marks mark
is are sides format json agency s
"""


def test_golden_words_are_the_articles_or_ours(brief: Brief) -> None:
    """Each word that is printed stands in an article or on the list of our labels; there is no sentence of our own."""
    printed = words_of(render_text(brief, full=True))
    months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "january", "february", "march", "april"}
    keys = {article.key for article in brief.articles}
    theirs: set[str] = set()
    for article in brief.articles:
        theirs |= words_of(" ".join(filter(None, (article.text, article.title, article.outlet, article.byline, article.credit))))
    assert sorted(printed - theirs - set(LABELS.split()) - months - keys - {"z"}) == []


def words_of(text: str) -> set[str]:
    """Runs of letters, in lower case."""
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)}


def test_options_that_the_brief_names_exist(brief: Brief) -> None:
    """Where the text form says how to see more, it names an option that there is."""
    options = {option for parameter in typer.main.get_command(app).commands["brief"].params for option in parameter.opts}  # type: ignore[attr-defined]
    for full in (False, True):
        assert set(re.findall(r"(?<![\w-])--[a-z]+", render_text(brief, full=full))) <= options
