"""Do two reports of one figure agree, refine, update or contradict each other?

``compare_figures`` looks at the two numbers with their hedges, at what is counted and at the time as of which it was counted.
"More than 900 people" and "900 people" agree; "more than 60" and 63 refine; 17 at noon and 26 at nine update; 31 and 33 pages
contradict.
"""

import re
from collections.abc import Sequence

from secondsource.claims.counted import PEOPLE, Count
from secondsource.claims.numbers import compatible, consistent, same_number
from secondsource.claims.segments import Page
from secondsource.records.claim import Verdict
from secondsource.records.reading import DateRef

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STRENGTH: dict[Verdict, int] = {"one outlet": 0, "agree": 1, "refine": 2, "update": 3, "contradict": 4}


def strongest(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that says most: contradict, update, refine, agree."""
    return max(verdicts, key=lambda verdict: _STRENGTH[verdict], default="one outlet")


def timed(counts: Sequence[Count], pages: Sequence[Page]) -> Count:
    """The first of the reports of one number that says as of when, else the first."""
    return next((count for count in counts if _moment(count, pages)), counts[0])


def compare_figures(a: Count, b: Count, pages: Sequence[Page]) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on two reports of one figure and what differs: ``counted``, ``value``, ``as of``, ``looser``."""
    one, two = a.number, b.number
    counted = ("counted",) if _counted_differs(a, b) else ()
    if same_number(one, two):
        # "900 farmers" says more than "900 people"; "310 women" and "310 nurses" are the same heads in two lights.
        return ("refine" if counted and PEOPLE & {a.head, b.head} else "agree", counted)
    when = _later(a, b, pages) or _grown(a, b, pages)
    if when and a.happened and "vague" not in (one.hedge, two.hedge):
        return "update", ("as of", *counted)
    if compatible(one, two) or consistent(one, two):
        return "refine", ("looser", *counted)
    if when:
        return "update", ("as of", *counted)
    return "contradict", ("value", *counted)


def _counted_differs(a: Count, b: Count) -> bool:
    """Both say what they count, and they say it in nouns that do not mean the same."""
    return a.head is not None and b.head is not None and a.unit is None and a.head != b.head and a.noun and b.noun


def _later(a: Count, b: Count, pages: Sequence[Page]) -> bool:
    """One of the figures is of a later time than the other, in so many words."""
    one, two = a.figure.as_of, b.figure.as_of
    first, second = _moment(a, pages), _moment(b, pages)
    if first and second and first.partition("T")[2] != second.partition("T")[2]:
        return True
    return bool(one and two and one != two)


def _grown(a: Count, b: Count, pages: Sequence[Page]) -> bool:
    """A toll that is higher in what was published on a later day has grown."""
    if not a.happened or a.happened != b.happened:
        return False
    early, late = sorted((a, b), key=lambda count: count.figure.value or 0.0)
    first, second = (pages[count.page].article.published for count in (early, late))
    return bool(first and second and first.when and second.when and first.when[:10] < second.when[:10])


def _moment(count: Count, pages: Sequence[Page]) -> str | None:
    """The hour that stands in the figure's sentence, of the day if that is known: ``2026-03-03T21``, ``T12``."""
    if count.sentence is None:
        return None
    page = pages[count.page]
    span = page.article.sentences[count.sentence]
    for date in page.reading.dates:
        if span.start <= date.start < span.end and date.precision in ("minute", "hour"):
            hour = _hour(page.folded[date.start : date.end])
            if hour is not None:
                return f"{(date.last or '')[:10]}T{hour:02d}"
    return None


def _hour(words: str) -> int | None:
    """Hour of the day of a folded time expression; None where it may be of the morning or of the evening."""
    if "noon" in words and "after" not in words:
        return 12
    if "midnight" in words:
        return 0
    number = re.search(r"\b(\d{1,2})(?:[:.]\d\d)?\b", words)
    hour = int(number[1]) if number else next((n for n, word in enumerate(_HOURS, 1) if re.search(rf"\b{word}\b", words)), None)
    if hour is None or hour > 24:
        return None
    if re.search(r"p\.?m|evening|night|afternoon", words):
        return hour % 12 + 12
    if re.search(r"a\.?m|morning", words) or hour > 12:
        return hour % 24
    return None


def date_of(count: Count, pages: Sequence[Page]) -> DateRef | None:
    """The time expression in the figure's sentence that is nearest to it."""
    if count.sentence is None:
        return None
    span = pages[count.page].article.sentences[count.sentence]
    near = [date for date in pages[count.page].reading.dates if span.start <= date.start < span.end]
    return min(near, key=lambda date: (abs(date.start - count.figure.start), date.start), default=None)
