"""Figures that would contradict each other though they count two things: they are told apart, each in a claim of its own.

A false contradiction is worse than none. One article that tells both numbers, "the other two", other days, other places, another deed, or a
share of what was asked in other words is enough.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from secondsource.claims.comparing import compare_figures, timed
from secondsource.claims.counted import PERSONS, SHARES, Count
from secondsource.claims.lines import DAYS
from secondsource.claims.numbers import same_number
from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import is_content, stem, word_set

_MONTHS = word_set("january february march april june july august september october november december")
_REST = re.compile(r"\b(?:other|others|another|remaining|additional|further|rest)\b")
_OF = re.compile(r"\bof\b")
_ANNIVERSARY = re.compile(r"\banniversar(?:y|ies) of\b")
_LONG = 60  # days before the article from which a figure is of another time
_CARED = frozenset(("treat", "hospitalize", "hospitalise", "admit", "take", "rush", "transport"))
_FEW = 10
_CLOSE = 25  # code points before a number
_LEAST_SHARED = 0.5  # of the shorter sentence of two shares: what was asked is told in it


def parted(group: Sequence[Count], pages: Sequence[Page]) -> list[list[Count]]:
    """The counts of one figure without those that would contradict it and count another thing; these in groups of their own.

    What most articles tell is kept.
    """
    rows: list[list[Count]] = []
    for count in sorted(group, key=lambda count: (count.page, count.start)):
        row = next((row for row in rows if same_number(row[0].number, count.number)), None)
        if row is None:
            rows.append([count])
        else:
            row.append(count)
    rows.sort(key=lambda row: -len({count.page for count in row}))
    kept, apart = rows[:1], list[list[Count]]()
    for row in rows[1:]:
        verdict, why = compare_figures(timed(rows[0], pages), timed(row, pages), pages)
        few, a, b = _few(rows[0][0], row[0]), rows[0][0], row[0]
        gone = few and "counted" in why and verdict in ("contradict", "update")
        if verdict in ("contradict", "update"):
            then = {_long_ago(a, pages), _long_ago(b, pages)}
            gone = gone or (len(then) > 1 and "" not in then)  # tolls of two attacks of other years
        if verdict == "contradict":
            gone = gone or _other_thing(rows[0], row, pages)
        elif verdict == "update":  # "with two men" and "four men are to die": a few of whom nothing is told that grew
            gone = gone or (few and (a.figure.predicate is None or b.figure.predicate is None))
        (apart if gone else kept).append(row)
    return [[count for row in kept for count in row], *apart]


def _long_ago(count: Count, pages: Sequence[Page]) -> str:
    """The month of the earliest day long before the article that the figure's sentence names; "" where it tells of its own days."""
    page = pages[count.page]
    when = page.article.published.when if page.article.published else None
    if when is None or count.sentence is None:
        return ""
    span = page.article.sentences[count.sentence]
    if _ANNIVERSARY.search(page.folded, span.start, span.end):
        return "anniversary"
    days = (one.last for one in page.reading.dates if span.start <= one.start < span.end and one.last)
    return min((day[:7] for day in days if _days_between(day, when) > _LONG), default="")


def _days_between(first: str, last: str) -> int:
    """Days from one ISO day to another; 0 where one is no day."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 0


def _few(a: Count, b: Count) -> bool:
    """Fewer than ten each: so few are counted of anything."""
    return all((count.number.value or _FEW) < _FEW for count in (a, b))


def _other_thing(one: Sequence[Count], two: Sequence[Count], pages: Sequence[Page]) -> bool:
    """Two numbers that would contradict each other count two things: one article tells both, or their sentences speak of two."""
    homes: dict[int, list[Count]] = defaultdict(list)
    for count in one:
        homes[count.page].append(count)
    if any(not _two_mouths(here, count) for count in two for here in homes[count.page]):
        return True
    a, b = one[0], two[0]
    if any(count.rest or _REST.search(_before(count, pages)) for count in (a, b)) or any(_apart(*pair) for pair in _times(a, b, pages)):
        return True
    if a.figure.predicate != b.figure.predicate and len(_CARED & {a.figure.predicate, b.figure.predicate}) == 1:
        return True  # "40 were injured", "29 were treated": of the injured not all are
    if a.way and b.way and a.way != b.way:
        return True  # "dropped to 34 dollars", "rose to 36 dollars": of two days
    if a.happened and _apart(a.place, b.place):
        return True
    if a.unit in SHARES and (a.modifiers != b.modifiers or _sentence_shared(a, b, pages) < _LEAST_SHARED):
        return True
    # "Eleven were treated" and "eight arrived": two deeds, unless the number is the whole of which some did it ("nine of its 12 members").
    deeds = [count.figure.predicate for count in (a, b) if not _OF.search(_before(count, pages))]
    return a.head in PERSONS and not (a.happened and b.happened) and len(deeds) == 2 and None not in deeds and deeds[0] != deeds[1]


def _two_mouths(a: Count, b: Count) -> bool:
    """On the word of two informants."""
    one, two = a.figure.informant, b.figure.informant
    return one is not None and two is not None and compare_speakers(one, two) != "same"


def _sentence_shared(a: Count, b: Count, pages: Sequence[Page]) -> float:
    """Content words that the two sentences share, as a share of the shorter one's."""
    one, two = ({stem(word) for word in _sentence(count, pages) if is_content(stem(word))} for count in (a, b))
    return len(one & two) / max(1, min(len(one), len(two)))


def _apart(a: Collection[str], b: Collection[str]) -> bool:
    """Both tell it, and tell nothing in common."""
    return bool(a) and bool(b) and not set(a) & set(b)


def _before(count: Count, pages: Sequence[Page]) -> str:
    """The words right before the number, and its own (folded)."""
    return pages[count.page].folded[max(0, count.figure.start - _CLOSE) : count.figure.end]


def _times(a: Count, b: Count, pages: Sequence[Page]) -> list[tuple[set[str], set[str]]]:
    """Days of the week that the two sentences name, and months."""
    one, two = (set(_sentence(count, pages)) for count in (a, b))
    return [(one & kind, two & kind) for kind in (DAYS, _MONTHS)]


def _sentence(count: Count, pages: Sequence[Page]) -> list[str]:
    """The words of the figure's sentence."""
    if count.sentence is None:
        return []
    span = pages[count.page].article.sentences[count.sentence]
    return [word for word, _, _ in pages[count.page].told(span.start, span.end)]
