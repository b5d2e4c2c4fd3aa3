"""One body under its long and its short name.

What question it answers: is "Harbour Workers' Federation" the "HWF" of the other article? Names are learned from the articles: a run of
capitalised words whose initials are a short name that one of the two articles uses.
"""

import re
from collections.abc import Mapping

from secondsource.lineage.stems import FUNCTION_WORDS, bare
from secondsource.records.article import Article
from secondsource.text.normalize import fold

SHORT = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,6}\b(?![.']\w)")
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of|for|and|on|the|in|against|de|de la) [A-Z][\w’'-]+| [A-Z][\w’'-]+)+")
_MOST_WORDS = 7

LongNames = Mapping[str, frozenset[tuple[str, ...]]]


def short_form(name: str) -> str:
    """A short name folded: "U.S." and "US" both become "us.", never the word "us"; "NATO" becomes "nato"."""
    letters = name.replace(".", "").lower()
    return letters + "." if letters in FUNCTION_WORDS else letters


def long_names(article: Article) -> tuple[frozenset[str], LongNames]:
    """Short names of the body, and its long ones by their initials: ``{"nato": {("north", "atlantic", "treaty", "organisation")}}``."""
    body = "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind == "body")
    short = frozenset(short_form(name) for name in set(SHORT.findall(body)))
    long: dict[str, set[tuple[str, ...]]] = {}
    for name in set(_CAPITALS.findall(body)):
        parts = name.split()
        big = [k for k, word in enumerate(parts) if word[0].isupper()]
        if len(big) > 12:  # a headline in capitals
            continue
        folded = fold(name).split()
        for first in range(len(big)):
            for last in range(first + 1, min(first + _MOST_WORDS, len(big))):
                run = folded[big[first] : big[last] + 1]
                long.setdefault(short_form("".join(folded[k][0] for k in big[first : last + 1])), set()).add((*run[:-1], bare(run[-1])))
    return short, {initials: frozenset(names) for initials, names in long.items()}


def aliases(short: frozenset[str], *long: LongNames) -> dict[tuple[str, ...], str]:
    """Long names whose initials are among the short ones: ``{("north", "atlantic", ...): "nato"}``."""
    found: dict[tuple[str, ...], str] = {}
    for initials in sorted(short):
        for names in long:
            found.update(dict.fromkeys(sorted(names.get(initials, ())), initials))
    return found


def folded_row(
    row: tuple[str, ...], flags: tuple[bool, ...], names: Mapping[tuple[str, ...], str]
) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The words of a sentence, and the flag of each, with long names made short; "Long Name (LN)" is the name once."""
    begins = {name[0] for name in names}
    if begins.isdisjoint(row):
        return row, flags
    by_length = sorted({len(name) for name in names}, reverse=True)
    words: list[str] = []
    kept: list[bool] = []
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
    return tuple(words), tuple(kept)
