"""Who took from whom.

What question it answers: of two articles that share their words, which is the origin, and how do we know?

In this order: credits; the origin's own name kept in a shared sentence ("three witnesses told Quillon") or dropped from it; citations; the
time, where both are known to the minute; a day only where the earlier article is no less complete, since a date is easily set back.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from secondsource.lineage.citations import cites, credits_of, mentions, plain, same_name
from secondsource.lineage.passages import Match
from secondsource.records.article import Article, Moment
from secondsource.records.lineage import Direction

By = Literal["credit", "citation", "time", "content", "none"]
_LEAST_TAKEN = 0.5  # of the later article's sentences, for a day to tell who took from whom
_LEAST_OF_AGENCY = 0.3  # of an article's sentences are shared where what it credits is in the other too
_MONTHS = "january february march april may june july august september october november december".split()
_DATED = re.compile(rf"\A[^a-z]{{2,60}}?\b((?i:{'|'.join(month[:3] for month in _MONTHS)}))[a-zA-Z.]* (\d{{1,2}})\b")


class Way(NamedTuple):
    """The direction, what decided it, whether the copy credits its origin, and labels for a person to read."""

    direction: Direction
    by: By
    credited: bool
    evidence: tuple[str, ...]


class Side(NamedTuple):
    """What one article says of its sources; made once for each article."""

    article: Article
    text: str  # with straight apostrophes
    credits: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> "Side":
        """Read an article's credits."""
        return cls(article, plain(article.text), credits_of(article))


def way(a: Side, b: Side, found: Sequence[Match]) -> Way:
    """The direction of a borrowing between two articles whose aligned sentences are ``found``."""
    notes = tuple(f"{side.article.outlet or side.article.id}: published before its own dateline" for side in (a, b) if _set_back(side))
    for decide in (_by_credit, _by_own_name, _by_citation):
        decided = decide(a, b, found)
        if decided:
            return decided._replace(evidence=decided.evidence + notes)
    return Way("unknown", "none", False, notes) if notes else _by_time(a, b, found)


def _turned(way: Way) -> Way:
    turned: Direction = "b->a" if way.direction == "a->b" else "a->b" if way.direction == "b->a" else way.direction
    return way._replace(direction=turned)


def _by_credit(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    del found
    one, other = _credits(b, a), _credits(a, b)
    if one and not other:
        return Way("a->b", "credit", True, (f"credits {one}",))
    if other and not one:
        return Way("b->a", "credit", True, (f"credits {other}",))
    for name in a.credits:
        for again in b.credits:
            if same_name(name, again):
                return Way("common", "credit", True, (f"both credit {name}",))
    if one and other:
        return Way("unknown", "none", True, (f"credits {one}", f"credits {other}"))
    return None


def _credits(copy: Side, origin: Side) -> str | None:
    """The name under which ``copy`` credits the outlet of ``origin``."""
    if origin.article.outlet is None or (copy.article.outlet and same_name(copy.article.outlet, origin.article.outlet)):
        return None
    named = next((name for name in copy.credits if same_name(name, origin.article.outlet)), None)
    # "Gazette staff, Quillon, LPB": a byline may list its sources.
    return named or (origin.article.outlet if mentions(plain(copy.article.byline or ""), origin.article.outlet) else None)


def _by_own_name(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    """A shared sentence that names one of the two outlets was written there; the other kept the name or dropped it."""
    for origin, copy, turn in ((a, b, False), (b, a, True)):
        outlet = origin.article.outlet
        if outlet is None or (copy.article.outlet and same_name(outlet, copy.article.outlet)):
            continue
        for one in found:
            if one.kept < 8:
                continue
            here, there = (one.passage.b, one.passage.a) if turn else (one.passage.a, one.passage.b)
            if mentions(origin.text, outlet, here.start, here.end):
                kept = mentions(copy.text, outlet, there.start, there.end)
                decided = Way("a->b", "content", kept, (f'keeps "{outlet}"' if kept else f'omits "{outlet}"',))
                return _turned(decided) if turn else decided
    return None


def _by_citation(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    """One names the other as its source; or both share the text of an agency that one of them credits."""
    one = _cited(b, a)
    other = _cited(a, b)
    if one and not other:
        return Way("a->b", "citation", True, (f"cites {one}",))
    if other and not one:
        return Way("b->a", "citation", True, (f"cites {other}",))
    if one or other:
        return None
    # The agency's text is in both; which of the two had it first says nothing. A sentence or two may be the crediting newsroom's own.
    for side, shared in ((a, {match.row_a for match in found}), (b, {match.row_b for match in found})):
        if side.credits and len(shared) >= _LEAST_OF_AGENCY * len(side.article.sentences):
            return Way("common", "credit", False, (f"one credits {side.credits[0]}",))
    return None


def _cited(copy: Side, origin: Side) -> str | None:
    outlet = origin.article.outlet
    if outlet is None or (copy.article.outlet and same_name(copy.article.outlet, outlet)):
        return None
    return outlet if mentions(copy.text, outlet) and cites(copy.text, outlet) else None


def _by_time(a: Side, b: Side, found: Sequence[Match]) -> Way:
    first, second = a.article.published, b.article.published
    if first is None or second is None or not first.when or not second.when:
        return Way("unknown", "none", False, ())
    if _to_the_minute(first) and _to_the_minute(second) and first.when != second.when:
        early = first.when < second.when
        return Way("a->b" if early else "b->a", "time", False, (f"published {first.when if early else second.when}",))
    days = first.when[:10], second.when[:10]
    if len(days[0]) == len(days[1]) == 10 and days[0] != days[1]:
        rows_a, rows_b = {one.row_a for one in found}, {one.row_b for one in found}
        share_a = len(rows_a) / max(1, len(a.article.sentences))
        share_b = len(rows_b) / max(1, len(b.article.sentences))
        early_first = days[0] < days[1]
        # Most of the later article must stand in the earlier one, which holds more besides: a day alone is easily set back.
        kept, taken = (share_a, share_b) if early_first else (share_b, share_a)
        if taken > kept and taken >= _LEAST_TAKEN:
            return Way("a->b" if early_first else "b->a", "time", False, (f"published {min(days)}, more complete",))
    return Way("unknown", "none", False, ())


def _to_the_minute(moment: Moment) -> bool:
    # Midnight to the second is how systems write a day.
    return moment.precision == "minute" and moment.zone_known and not (moment.when or "").endswith("T00:00Z")


def _set_back(side: Side) -> bool:
    """Whether the dateline gives a later day than the day of publication (in the same or a neighbouring month)."""
    when = side.article.published.when if side.article.published else None
    if not when or len(when) < 10:
        return False
    for block in side.article.blocks[:6]:
        if block.kind in ("dateline", "body"):
            found = _DATED.match(side.article.text[block.start : min(block.end, block.start + 80)])
            if found:
                month = next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(found[1].lower()))
                said, given = (month, int(found[2])), (int(when[5:7]), int(when[8:10]))
                return 0 < (said[0] - given[0]) * 31 + said[1] - given[1] < 100
    return False
