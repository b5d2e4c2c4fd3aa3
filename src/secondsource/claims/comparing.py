"""Do two reports of one figure agree, refine, update or contradict each other?

``compare_figures`` looks at the two numbers with their hedges, at what is counted and at the time as of which it was counted.
"More than 14,000 people" and "14,000 people" agree; "more than 60" and 63 refine; 17 at noon and 26 at nine update; 48 and 47 pages
contradict.
"""

from collections.abc import Sequence

from secondsource.claims.figures import PEOPLE, Count
from secondsource.claims.numbers import compatible, same_number
from secondsource.claims.segments import Page
from secondsource.records.claim import Verdict
from secondsource.records.reading import DateRef

_STRENGTH: dict[Verdict, int] = {"one outlet": 0, "agree": 1, "refine": 2, "update": 3, "contradict": 4}


def strongest(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that says most: contradict, update, refine, agree."""
    return max(verdicts, key=lambda verdict: _STRENGTH[verdict], default="one outlet")


def compare_figures(a: Count, b: Count, pages: Sequence[Page]) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on two reports of one figure and what differs: ``counted``, ``value``, ``as of``, ``looser``."""
    one, two = a.figure, b.figure
    counted = ("counted",) if _counted_differs(a, b) else ()
    if same_number(one, two):
        # "14,000 civilians" says more than "14,000 people"; "544 women" and "544 managers" are the same heads in two lights.
        return ("refine" if counted and PEOPLE & {a.head, b.head} else "agree", counted)
    when = _later(a, b, pages)
    if when and a.happened:
        return "update", ("as of", *counted)
    if compatible(one, two):
        return "refine", ("looser", *counted)
    if when:
        return "update", ("as of", *counted)
    return "contradict", ("value", *counted)


def _counted_differs(a: Count, b: Count) -> bool:
    """Both say what they count, and they say it in nouns that do not mean the same."""
    return a.head is not None and b.head is not None and a.figure.unit is None and a.head != b.head and a.noun and b.noun


def _later(a: Count, b: Count, pages: Sequence[Page]) -> bool:
    """One of the figures is of a later time than the other, in so many words."""
    one, two = a.figure.as_of, b.figure.as_of
    first, second = _moment(a, pages), _moment(b, pages)
    if first and second and first != second:
        return True
    return bool(one and two and one != two)


def _moment(count: Count, pages: Sequence[Page]) -> str | None:
    """The time to the minute or hour that stands in the figure's sentence."""
    page = pages[count.page]
    if count.sentence is None:
        return None
    span = page.article.sentences[count.sentence]
    for date in page.reading.dates:
        if span.start <= date.start < span.end and date.precision in ("minute", "hour", "open", "part_of_day"):
            return date.last or date.first
    return None


def date_of(count: Count, pages: Sequence[Page]) -> DateRef | None:
    """The time expression in the figure's sentence that is nearest to it."""
    if count.sentence is None:
        return None
    span = pages[count.page].article.sentences[count.sentence]
    near = [date for date in pages[count.page].reading.dates if span.start <= date.start < span.end]
    return min(near, key=lambda date: (abs(date.start - count.figure.start), date.start), default=None)
