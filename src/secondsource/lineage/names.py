"""One body under its long and its short name.

What question it answers: is "Harbour Workers' Federation" the "HWF" of the other article? Names are learned from the articles: a run of
capitalised words whose initials are a short name that one of the two articles uses.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from secondsource.records.article import Article
from secondsource.text.normalize import fold
from secondsource.text.stems import STOP_WORDS

SHORT = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,6}\b(?![.']\w)")
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]{1,40}(?: (?:of|for|and|on|the|in|against|de|de la) [A-Z][\w’'-]{1,40}| [A-Z][\w’'-]{1,40})+")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_MOST_CAPITALS = 12  # longer runs are headlines


def bare(word: str) -> str:
    """The word without the mark of possession."""
    return _POSSESSIVE.sub("", word) if word[-1] in "'s" else word


class LongName(NamedTuple):
    """A run of capitalised words: its initials, its folded words, and at which of them each initial stands."""

    initials: str
    words: tuple[str, ...]
    capitals: tuple[int, ...]


Flag = TypeVar("Flag")
LongNames = tuple[LongName, ...]


def short_form(name: str) -> str:
    """A short name folded: "U.S." and "US" both become "us.", never the word "us"; "NATO" becomes "nato"."""
    letters = name.replace(".", "").lower()
    return letters + "." if letters in STOP_WORDS else letters


def names_in(article: Article) -> tuple[frozenset[str], LongNames]:
    """Short names of the body, folded, and its runs of capitalised words."""
    body = "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind == "body")
    short = frozenset(short_form(name) for name in set(SHORT.findall(body)))
    long: list[LongName] = []
    for name in sorted(set(_CAPITALS.findall(body))):
        capitals = tuple(k for k, word in enumerate(name.split()) if word[0].isupper())
        if len(capitals) <= _MOST_CAPITALS:
            words = tuple(fold(name).split())
            long.append(LongName("".join(words[k][0] for k in capitals), words, capitals))
    return short, tuple(long)


def aliases(short: frozenset[str], long: LongNames) -> dict[tuple[str, ...], str]:
    """Long names whose initials are among the short ones: ``{("north", "atlantic", "treaty", "organisation"): "nato"}``."""
    found: dict[tuple[str, ...], str] = {}
    letters = sorted((name.rstrip("."), name) for name in short)
    for run in long:
        for initials, name in letters:
            at = run.initials.find(initials)
            if at >= 0:
                words = run.words[run.capitals[at] : run.capitals[at + len(initials) - 1] + 1]
                found[(*words[:-1], bare(words[-1]))] = name
    return found


def folded_row(row: Sequence[str], flags: Sequence[Flag], names: Mapping[tuple[str, ...], str]) -> tuple[Sequence[str], Sequence[Flag]]:
    """The words of a sentence, and what is said of each, with long names made short; "Long Name (LN)" is the name once."""
    begins = {name[0] for name in names}
    if begins.isdisjoint(row):
        return row, flags
    by_length = sorted({len(name) for name in names}, reverse=True)
    words: list[str] = []
    kept: list[Flag] = []
    at = 0
    while at < len(row):
        step, word = 1, row[at]
        if word in begins:
            for length in by_length:
                short = names.get((*row[at : at + length - 1], bare(row[at + length - 1]))) if at + length <= len(row) else None
                if short is not None:
                    step, word = length, short
                    break
        words.append(word)
        kept.append(flags[at])
        at += step
        if step > 1 and at < len(row) and row[at] == word:
            at += 1
    return words, kept
