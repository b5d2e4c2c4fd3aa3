"""Who took from whom.

What question it answers: of two articles that share their words, which is the origin, and how do we know?
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from secondsource.records.article import Article
from secondsource.records.lineage import Direction, Passage


class Way(NamedTuple):
    """The direction, what decided it, whether the copy credits its origin, and labels for a person to read."""

    direction: Direction
    by: Literal["credit", "citation", "time", "content", "none"]
    credited: bool
    evidence: tuple[str, ...]


def way(a: Article, b: Article, found: Sequence[Passage]) -> Way:
    """The direction of a borrowing."""
    del found
    first = a.published.when if a.published and a.published.precision == "minute" else None
    second = b.published.when if b.published and b.published.precision == "minute" else None
    if a.credit and b.outlet and a.credit.casefold() == b.outlet.casefold():
        return Way("b->a", "credit", True, (f"credits {b.outlet}",))
    if b.credit and a.outlet and b.credit.casefold() == a.outlet.casefold():
        return Way("a->b", "credit", True, (f"credits {a.outlet}",))
    if a.credit and b.credit and a.credit.casefold() == b.credit.casefold():
        return Way("common", "credit", True, (f"both credit {a.credit}",))
    if first and second and first != second:
        return Way("a->b" if first < second else "b->a", "time", False, ("published earlier",))
    return Way("unknown", "none", False, ())
