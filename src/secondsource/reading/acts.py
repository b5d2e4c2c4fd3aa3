"""The lexicon of words that report: what stance and act each has, and in what company (``data/acts.tsv``, made to be extended by hand).

``act_lexicon().rows["warn|V"]`` holds a row of form "own deed" that makes a threat, one of form "to do|against" that makes a demand and one
that always holds and makes an assertion. ``kinds.py`` looks at the company.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, cast, get_args

from secondsource.records.reading import Act, Stance

# Rows of these forms hold in any company; a word has one of them in a class.
GENERAL = ("-", "alone", "light")


class Row(NamedTuple):
    """One row of the lexicon: a word in some company, and what it then makes of a report. ``forms``: any of them is company enough."""

    form: str
    stance: Stance
    act: Act
    forms: tuple[str, ...] = ()


class ActLexicon(NamedTuple):
    """``rows``: by ``lemma|class``, particular rows before general ones; ``classes``: the classes that a lemma is listed in.

    ``hostile`` and ``harmful`` are deeds, ``lemma|class``: the first are a threat whoever vows them, the others only where somebody warns
    that he will do them. ``speaking``: verbs of speaking, for "refused to say".
    """

    rows: Mapping[str, tuple[Row, ...]]
    classes: Mapping[str, str]
    hostile: frozenset[str]
    harmful: frozenset[str]
    speaking: frozenset[str]


@lru_cache(maxsize=1)
def act_lexicon() -> ActLexicon:
    """The lexicon that comes with the package.

    Raises:
        ValueError: a row has an unknown stance or act, or a word two general rows in one class.
    """
    lines = resources.files("secondsource.reading").joinpath("data/acts.tsv").read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[Row]] = {}
    marked: dict[str, set[str]] = {"hostile deed": set(), "harmful deed": set(), "verb of speaking": set()}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        words, kind, form, stance, act, _ = line.split("\t")
        for word in words.split("|"):
            if form in marked:
                marked[form].add(f"{word}|{kind}")
                continue
            if stance not in get_args(Stance) or act not in get_args(Act):
                raise ValueError(f"acts.tsv: {word}: unknown stance or act: {stance}, {act}")
            rows.setdefault(f"{word}|{kind}", []).append(Row(form, cast(Stance, stance), cast(Act, act), tuple(form.split("|"))))
    classes: dict[str, str] = {}
    for key, of in rows.items():
        general = [one for one in of if one.form in GENERAL]
        if len(general) > 1:
            raise ValueError(f"acts.tsv: {key} has two general rows")
        of.sort(key=lambda one: one.form in GENERAL)
        word, kind = key.rsplit("|", 1)
        classes[word] = classes.get(word, "") + kind
    return ActLexicon({key: tuple(of) for key, of in rows.items()}, classes, *(frozenset(words) for words in marked.values()))
