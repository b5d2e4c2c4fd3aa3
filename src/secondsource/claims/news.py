"""The news itself: what the articles of a story open with, told in other words.

"The senator won the primary in Norland" and "Torv claimed victory in Norland" share names and hardly a word. Among the first lines of two
articles they are one thing where a word of each tells one deed (``data/deed_words.tsv``), it is told alike (done, or still ahead), nobody
who does it here suffers it there, and names and words beside it are the same.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from secondsource.claims.deeds import ANYWHERE
from secondsource.claims.lines import DAYS, Line, at_odds, main_verb
from secondsource.claims.segments import Page
from secondsource.claims.speakers import last_word
from secondsource.claims.wording import is_verbal, stem, word_set

_OPENING, _NEAR = 3, 8  # lines of an article: one of two must be among the first, the other not far behind them
_MOST_COMPARED = 40
_LEAST_STEMS = 4
_LEAST_COMMON = 3  # names, words, and sides of the deed; the very same word for it counts as one
_REACH = 6  # words behind the main verb
_DECIDED = word_set("voted agreed decided moved opted chose")
_HELPERS = word_set("has have had is are was were been being")
_AHEAD = word_set("to will would could may might can should must shall")
# What stands behind these is told beside the deed of the line, or is not sure.
_BESIDE = word_set("after following when since amid before while who whom whose which where if whether because for despite")
_REFUSED = frozenset(stem(word) for word in word_set("refuse refusal decline deny denial fail failure"))
_CHAMBERS = frozenset(stem(word) for word in word_set("house senate assembly commons lords"))
_SHORT = 3  # letters
_TITLES = frozenset(
    stem(word) for word in word_set("mr mrs ms dr sir sen rep gov gen lt col senator congressman secretary attorney judge u s")
)
_SKIPPED = word_set("a an the his her its their")

Way = Literal["done", "ahead", "named"]


class _Deed(NamedTuple):
    """A word that tells a deed.

    ``way`` is "done" (a finite verb), "ahead" (after "to", "will", "may") or "named" (a noun close behind the main verb); ``doer`` and
    ``whom`` are the last words of the names of its sides, where they were read.
    """

    deed: str
    way: Way
    word: str
    passive: bool
    doer: str | None = None
    whom: str | None = None


class _Told(NamedTuple):
    """A line by what it tells: its deeds, the names in it (those before the main verb, those of persons), its other content stems."""

    line: int
    rank: int
    deeds: tuple[_Deed, ...]
    names: frozenset[str]
    subject: frozenset[str]
    persons: frozenset[str]
    about: frozenset[str]
    negated: bool


@cache
def deed_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The deeds that each run of one to three stems tells."""
    deeds: dict[tuple[str, ...], list[str]] = defaultdict(list)
    text = files("secondsource.claims").joinpath("data/deed_words.tsv").read_text(encoding="utf-8")
    for row in text.splitlines():
        deed, _, told = row.partition("\t")
        for word in told.split() if not row.startswith("#") else ():
            deeds[tuple(stem(part) for part in word.split("-"))].append(deed)
    return {run: tuple(dict.fromkeys(told)) for run, told in deeds.items()}


def same_news(found: Sequence[Line], leaders: Sequence[int], pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Pairs of lines among the first of two articles that tell one deed; ``leaders`` are the numbers of those that are no copies."""
    rank: dict[int, int] = defaultdict(int)
    held: dict[str, list[_Told]] = defaultdict(list)
    ties: list[tuple[int, int]] = []
    for number in leaders:
        line = found[number]
        if len(line.stems) < _LEAST_STEMS or rank[line.page] >= _NEAR:
            continue
        one = _told(line, number, rank[line.page], pages[line.page])
        rank[line.page] += 1
        for deed in dict.fromkeys(told.deed for told in one.deeds):
            for other in held[deed][:_MOST_COMPARED]:
                apart = found[other.line].page != line.page and not at_odds(found[other.line], line)
                if apart and min(one.rank, other.rank) < _OPENING and _same(other, one, deed):
                    ties.append((other.line, number))
            held[deed].append(one)
    return ties


def _told(line: Line, number: int, rank: int, page: Page) -> _Told:
    """The line by what it tells."""
    clause = [one for one in _main_clause(line, page) if one[0] not in _SKIPPED]
    shown, tokens = [word for word, _, _ in clause], [stem(word) for word, _, _ in clause]
    sides = {
        event.trigger.start: [last_word(side.name) if side else None for side in (event.actor, event.recipient)]
        for event in page.reading.events
        if line.start <= event.trigger.start < line.end
    }
    deeds: list[_Deed] = []
    main, listed = main_verb(shown) or 0, deed_words()
    for n, token in enumerate(tokens):
        way = _way(shown, n, main)
        if way is None:
            continue
        passive = way == "done" and "be" in tokens[max(0, n - 3) : n]
        for deed in dict.fromkeys(deed for size in (1, 2, 3) for deed in listed.get(tuple(tokens[n : n + size]), ())):
            deeds.append(_Deed(deed, way, token, passive, *sides.get(clause[n][1], ())))
    names = frozenset(last_word(m.name) for m in page.reading.mentions if line.start <= m.start < line.end and m.name) - {""}
    mentioned = [(m.start, m.end) for m in page.reading.mentions if line.start <= m.start < line.end and m.name]
    told = [(stem(word), start) for word, start, _ in page.told(line.start, line.end)]
    # "The House", "Democrats": bodies that are no mentions.
    bodies = {token for token, start in told if token in line.names and not any(low <= start < high for low, high in mentioned)}
    names |= bodies - DAYS - ANYWHERE - _TITLES
    first = next((start for n, (_, start, _) in enumerate(clause) if n == main), line.end)
    subject = frozenset(token for token, start in told if start < first and token in line.names - _TITLES - DAYS)
    passive = main < len(shown) and stem(shown[main]) == "be"
    subject = frozenset() if passive else subject | {deed.doer for deed in deeds if deed.doer}
    persons = frozenset(last_word(m.name) for m in page.reading.mentions if m.kind == "person" and line.start <= m.start < line.end) - {""}
    used = {deed.word for deed in deeds}
    about = frozenset(s for s in line.stems - line.names - used - DAYS - ANYWHERE if not s.isdigit() or len(s) > 1)
    return _Told(number, rank, tuple(deeds), names, subject, persons, about, line.negated or not _REFUSED.isdisjoint(tokens))


def _main_clause(line: Line, page: Page) -> list[tuple[str, int, int]]:
    """The words of a line without what is told beside its deed ("When he won in 2015, ...", "..., who killed three")."""
    told = page.told(line.start, line.end)
    if told and told[0][0] in _BESIDE:
        comma = page.folded.find(",", line.start, line.end)
        told = [one for one in told if one[1] > comma] if comma >= 0 else []
    end = next((n for n in range(2, len(told)) if told[n][0] in _BESIDE or _relative(told, n)), len(told))
    return told[:end]


def _relative(told: Sequence[tuple[str, int, int]], at: int) -> bool:
    """ "files that were stolen", not "said that the files were"."""
    after = told[at + 1][0] if at + 1 < len(told) else ""
    return told[at][0] == "that" and (after in _HELPERS or is_verbal(after))


def _way(shown: Sequence[str], at: int, main: int) -> Way | None:
    """How the word at this place tells a deed; None where it is a noun far from the verb."""
    before = shown[max(0, at - 2) : at]
    if before[-1:] == ["to"] and not _DECIDED.isdisjoint(shown[max(0, at - 4) : at]):
        return "done"  # "voted to acquit"
    if not _AHEAD.isdisjoint(before):
        return "ahead"
    if is_verbal(shown[at]) or (at and shown[at - 1] in _HELPERS):
        return "done"
    return "named" if main < at <= main + _REACH else None


def _same(a: _Told, b: _Told, deed: str) -> bool:
    """Both tell this deed, of the same by name."""
    names = a.names & b.names
    if a.negated != b.negated or not names or _others(a.subject, b.subject) or (a.persons - b.names and b.persons - a.names):
        return False
    also = {x.deed for x in a.deeds} & {y.deed for y in b.deeds} - {deed}  # "called off a meeting", "scrapped the talks"
    common = len(names) + len(a.about & b.about) + len(also)
    return any(
        common + _alike(x, y) >= _LEAST_COMMON for x in a.deeds if x.deed == deed for y in b.deeds if y.deed == deed and _agree(x, y)
    )


def _others(a: frozenset[str], b: frozenset[str]) -> bool:
    """Both say who, and they are others: no name in common, nor the beginning of one ("the Fed"), or two chambers of one parliament."""
    if not a or not b:
        return False
    one, two = _CHAMBERS & a, _CHAMBERS & b
    if one and two and not one & two:
        return True
    return not {name[:_SHORT] for name in a} & {name[:_SHORT] for name in b}


def _agree(x: _Deed, y: _Deed) -> bool:
    """Told alike, and not of sides that are turned round."""
    if x.way != y.way and {x.way, y.way} != {"done", "named"}:
        return False
    if x.way == y.way == "named":
        return False  # "talks", "a strike": of how many nobody says
    if x.doer != y.doer and ((x.doer and x.doer == y.whom) or (y.doer and y.doer == x.whom)):
        return False
    return not (x.way == y.way == "done" and x.passive != y.passive and not _sides(x, y))


def _sides(x: _Deed, y: _Deed) -> int:
    """Sides of the deed that are the same by name."""
    return (x.doer is not None and x.doer == y.doer) + (x.whom is not None and x.whom == y.whom)


def _alike(x: _Deed, y: _Deed) -> int:
    """The same sides, and the very word in one form ("took the oath", "took his oath")."""
    return _sides(x, y) + (x.word == y.word and x.way == y.way)
