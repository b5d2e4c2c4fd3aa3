"""Do two reports of one figure agree, refine, update or contradict each other?

``compare_figures`` looks at the two numbers with their hedges, at what is counted and at the time as of which it was counted.
"More than 14,000 people" and "14,000 people" agree; "more than 60" and 63 refine; 17 at noon and 26 at nine update; 48 and 47 pages
contradict.
"""

from collections.abc import Sequence

from secondsource.claims.figures import PEOPLE, Count, same_number
from secondsource.claims.segments import Page
from secondsource.records.claim import Verdict
from secondsource.records.reading import DateRef, Figure

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
    if _compatible(one, two):
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


def _bounds(figure: Figure) -> tuple[float, float]:
    """What the words leave open: hedges are read generously, since writers do ("about 60,000" of 61,300)."""
    low = figure.min if figure.min is not None else None
    high = figure.max if figure.max is not None else None
    value = figure.value
    if value is None:
        return (low if low is not None else 0.0, high if high is not None else float("inf"))
    slack = 0.08 * abs(value)
    if figure.hedge in ("at least", "more than"):
        return value, value * 1.6 + 1
    if figure.hedge in ("up to", "less than"):
        return value * 0.6, value
    if figure.hedge == "about":
        return value - slack, value + slack
    return (low if low is not None else value, high if high is not None else value)


def _compatible(a: Figure, b: Figure) -> bool:
    """The ranges that the words leave open overlap, or one is the other rounded."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if a.hedge == b.hedge == "exact" and a.value is not None and b.value is not None:
        return _rounds_to(a.value, b.value) or _rounds_to(b.value, a.value)
    return max(low_a, low_b) <= min(high_a, high_b) + 1e-9


def _rounds_to(fine: float, rough: float) -> bool:
    """716 billion said as 700 billion: the rough one has one significant digit fewer, at least three digits, and is its rounding."""
    if abs(rough) < 100 or abs(fine - rough) > 0.05 * abs(fine):
        return False
    digits = f"{abs(rough):.15g}".rstrip("0").replace(".", "")
    finer = f"{abs(fine):.15g}".rstrip("0").replace(".", "")
    return len(digits) < len(finer)
