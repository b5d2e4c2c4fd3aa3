"""Any pile, however odd its letters: no step fails, every span lies inside its text, and order changes nothing."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.brief import render_html, render_json, render_markdown, render_text
from secondsource.pipeline import Options, Pile, brief_of, tell
from secondsource.reading import Reader, open_reader
from secondsource.records.article import Article, Rejected
from secondsource.records.brief import Brief
from tests.builders import article
from tests.strategies import articles, piles

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all examples, since loading the model is slow."""
    return open_reader()


def brief(pile: Sequence[Article], rejected: Sequence[Rejected] = ()) -> Brief:
    """The brief of articles that are at hand."""
    return brief_of(tell(Pile(articles=tuple(pile), rejected=tuple(rejected)), Options()))


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every ``start`` and ``end`` in a record."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


@SLOW
@given(articles(id="a"))
def test_readings_point_into_the_body(one: Article) -> None:
    """Whatever is read stands inside the text; attributions, figures and events stand in the body."""
    (reading,) = reader().read([one])
    for start, end in spans(msgspec.to_builtins(reading)):
        assert 0 <= start < end <= len(one.text)
    bodies = [(block.start, block.end) for block in one.blocks if block.kind == "body"]
    for found in (*reading.figures, *reading.events, *reading.dates, *reading.mentions):
        assert any(start <= found.start and found.end <= end for start, end in bodies)


@SLOW
@given(articles(id="a"), articles(id="b"))
def test_reading_together_or_alone_is_the_same(one: Article, other: Article) -> None:
    """What is read in an article does not depend on what else is read with it."""
    assert reader().read([one, other]) == [*reader().read([one]), *reader().read([other])]


@SLOW
@given(piles(), st.randoms(use_true_random=False))
def test_any_pile_can_be_told_in_any_order(pile: list[Article], random: Any) -> None:
    """The brief is composed (so that every citation was checked), rendered in each form, and the same for any order."""
    made = brief(pile)
    assert made.generated_from.articles == len(pile)
    assert {id for story in made.stories for id in story.articles} == {one.id for one in pile}
    json.loads(render_json(made))
    for render in (render_text, render_markdown, render_html):
        assert render(made)
    shuffled = list(pile)
    random.shuffle(shuffled)
    assert render_json(brief(shuffled)) == render_json(made)


HOSTILE = (
    '<script>alert("x")</script> The dam <b onmouseover=alert(1)>broke</b> on Monday, said "Ann <img src=x onerror=alert(1)> Lee".\n\n'
    "[link](javascript:alert(1)) `code` **bold** \x1b[31mred\x1b[0m \u202egnp.exe\u202c \x07 | a | b |\n\n"
    '"We saw it </script><style>body{display:none}</style>," Lee told the Post.'
)


class _Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_an_article_cannot_write_into_the_brief() -> None:
    """Markup, escape codes and bidi controls of an article are shown, never obeyed; the same in a title, an outlet and a reason."""
    one = article(HOSTILE, id="<i>a</i>", title="<script>alert(2)</script>", outlet='<img src=x onerror="alert(3)">')
    made = brief([one], [Rejected(input="\x1b[2J<script>alert(4)</script>.txt", reason="<b>no</b>")])
    text = render_text(made, full=True)
    assert "\x1b" not in text
    assert "\x07" not in text
    page = _Tags()
    page.feed(render_html(made))
    assert sum(tag == "script" for tag, _ in page.found) <= 1
    assert not any(tag in {"img", "iframe", "i"} or any(name.startswith("on") for name in attributes) for tag, attributes in page.found)
    for tag, attributes in page.found:
        target = attributes.get("href")
        assert target is None or target.startswith(("#", "http://", "https://", "data:")), (tag, target)
    markdown = render_markdown(made)
    assert "<script>" not in markdown
    assert not re.search(r"(?<!\\)\]\(javascript:", markdown)
