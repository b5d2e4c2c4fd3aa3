"""Who took from whom.

What question it answers: of two articles that share their words, which is the origin, and how do we know?

In this order: credits; the origin's own name kept in a shared sentence ("three witnesses told Quillon") or dropped from it; citations; an
agency's text, printed by one that is none; the time, where both are known to the minute or one outlet wrote both; someone who speaks under
a bare surname that only the other introduces; a day only where the earlier article is no less complete, since a date is easily set back.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, NamedTuple

from secondsource.lineage.citations import (
    authors_of,
    cites,
    contributors_of,
    credits_of,
    dateline_of,
    mentions,
    owners_of,
    plain,
    points_to,
    same_name,
)
from secondsource.lineage.passages import Match
from secondsource.lineage.traces import named_beside, names_author, orphans
from secondsource.records.article import Article, Moment
from secondsource.records.lineage import Direction
from secondsource.text.normalize import fold

By = Literal["credit", "citation", "time", "content", "none"]
ORPHANED = "is introduced in the other only"
_LEAST_TAKEN = 0.5  # of the later article's sentences, for a day to tell who took from whom
_LEAST_OF_WIRE = 30  # words of an agency's text in an article that names nobody
_LATE = 1  # days that an agency's page may be dated after the copy: pages keep the day of their last change
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
    contributors: tuple[str, ...]  # newsrooms that gave a hand
    authors: tuple[str, ...]
    wire: str | None  # why it is taken for an agency, if it is

    @classmethod
    def of(cls, article: Article, agencies: Collection[str] = ()) -> "Side":
        """Read an article's credits; ``agencies`` are the folded names of outlets that the user knows to be agencies."""
        dateline = dateline_of(article)
        signed = (article.credit, dateline[1] if dateline else None)
        wire = None
        if article.outlet is not None and any(name and same_name(name, article.outlet) for name in signed):
            wire = f"{article.outlet} signs as an agency"  # with its own name
        elif article.outlet is not None and fold(article.outlet) in agencies:
            wire = f"{article.outlet}: an agency, by --sources"
        return cls(article, plain(article.text), credits_of(article), contributors_of(article), authors_of(article), wire)


def way(a: Side, b: Side, found: Sequence[Match]) -> Way:
    """The direction of a borrowing between two articles whose aligned sentences are ``found``."""
    notes = tuple(f"{side.article.outlet or side.article.id}: published before its own dateline" for side in (a, b) if _set_back(side))
    for decide in (_by_credit, _by_own_name, _by_citation, _by_agency):
        decided = decide(a, b, found)
        if decided:
            return decided._replace(evidence=decided.evidence + notes)
    if notes:
        return _by_orphans(a, b, found) or Way("unknown", "none", False, notes)
    timed, told = _by_time(a, b, found), _by_orphans(a, b, found)
    if timed and told and timed.direction != told.direction:
        return Way("unknown", "none", False, (*timed.evidence, *told.evidence))
    return timed or told or _by_day(a, b, found) or Way("unknown", "none", False, ())


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
    for name in (*a.credits, *a.contributors):
        for again in (*b.credits, *b.contributors):
            if same_name(name, again):
                return Way("common", "credit", True, (f"both credit {name}",))
    if one and other:
        return Way("unknown", "none", True, (f"credits {one}", f"credits {other}"))
    return None


def _credits(copy: Side, origin: Side) -> str | None:
    """The name under which ``copy`` credits the outlet of ``origin``."""
    outlet = origin.article.outlet
    if outlet is None or (copy.article.outlet and same_name(copy.article.outlet, outlet)):
        return None
    named = next((name for name in (*copy.credits, *copy.contributors, *owners_of(copy.article)) if same_name(name, outlet)), None)
    # "Gazette staff, Quillon, LPB": a byline may list its sources.
    return named or (outlet if mentions(plain(copy.article.byline or ""), outlet) else None)


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
    rows_a, rows_b = {match.row_a for match in found}, {match.row_b for match in found}
    for cited in (_cited, _author_named):
        one, other = cited(b, a), cited(a, b)
        if one and not other:
            return Way("a->b", "citation", True, (one,))
        if other and not one:
            return Way("b->a", "citation", True, (other,))
        if one or other:
            return None
    # The agency's text is in both; which of the two had it first says nothing. A sentence or two may be the crediting newsroom's own.
    for side, shared in ((a, rows_a), (b, rows_b)):
        lent = (*side.credits, *side.contributors)
        if lent and len(shared) >= _LEAST_OF_AGENCY * len(side.article.sentences):
            return Way("common", "credit", False, (f"one credits {lent[0]}",))
    one, other = _beside(b, a, rows_b), _beside(a, b, rows_a)
    if one and not other:
        return Way("a->b", "citation", True, (one,))
    if other and not one:
        return Way("b->a", "citation", True, (other,))
    return None


def _other_outlet(copy: Side, origin: Side) -> str | None:
    """The outlet of the origin, where it is known and not the copy's own."""
    outlet = origin.article.outlet
    return None if outlet is None or (copy.article.outlet and same_name(copy.article.outlet, outlet)) else outlet


def _cited(copy: Side, origin: Side) -> str | None:
    outlet = _other_outlet(copy, origin)
    return f"cites {outlet}" if outlet and mentions(copy.text, outlet) and cites(copy.text, outlet) else None


def _author_named(copy: Side, origin: Side) -> str | None:
    if _other_outlet(copy, origin) is None:
        return None
    author = names_author(copy.text, (name for name in origin.authors if name not in copy.authors))
    return f"names {author}, author of the other" if author else None


def _beside(copy: Side, origin: Side, rows: set[int]) -> str | None:
    outlet = _other_outlet(copy, origin)
    if outlet is None or not mentions(copy.text, outlet):
        return None
    near = points_to(copy.text, outlet) or named_beside(copy.text, outlet, copy.article.sentences, rows)
    return f"names {outlet}" if near else None


def _by_agency(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    """Agencies write for others: what an agency's article shares with one of an outlet that is none was the agency's."""
    if bool(a.wire) == bool(b.wire) or sum(match.kept for match in found) < _LEAST_OF_WIRE:
        return None
    wire, other = (a, b) if a.wire else (b, a)
    days = _day_of(wire), _day_of(other)
    if _other_outlet(other, wire) is None or other.credits or other.contributors or (days[0] and days[1] and days[0] - days[1] > _LATE):
        return None
    return Way("a->b" if wire is a else "b->a", "content", False, (wire.wire or "",))


def _by_orphans(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    one = orphans(b.article, b.text, [match.passage.b for match in found], a.text)
    other = orphans(a.article, a.text, [match.passage.a for match in found], b.text)
    if bool(one) == bool(other):
        return None
    return Way("a->b" if one else "b->a", "content", False, (f"{(one or other)[0]} {ORPHANED}",))


def _by_time(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    del found
    first, second = a.article.published, b.article.published
    if first is None or second is None or not first.when or not second.when:
        return None
    if _to_the_minute(first) and _to_the_minute(second) and first.when != second.when:
        early = first.when < second.when
        return Way("a->b" if early else "b->a", "time", False, (f"published {first.when if early else second.when}",))
    days = _day_of(a), _day_of(b)
    outlets = a.article.outlet, b.article.outlet
    if days[0] and days[1] and days[0] != days[1] and outlets[0] and outlets[1] and same_name(outlets[0], outlets[1]):
        # One newsroom's calendar: nobody sets back a page against its own.
        early = days[0] < days[1]
        day = date.fromordinal(min(days[0], days[1])).isoformat()
        return Way("a->b" if early else "b->a", "time", False, (f"{outlets[0]}'s own, published {day}",))
    return None


def _by_day(a: Side, b: Side, found: Sequence[Match]) -> Way | None:
    days = _day_of(a), _day_of(b)
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    share_a = len({one.row_a for one in found}) / max(1, len(a.article.sentences))
    share_b = len({one.row_b for one in found}) / max(1, len(b.article.sentences))
    early_first = days[0] < days[1]
    # Most of the later article must stand in the earlier one, which holds more besides: a day alone is easily set back.
    kept, taken = (share_a, share_b) if early_first else (share_b, share_a)
    if taken > kept and taken >= _LEAST_TAKEN:
        day = date.fromordinal(min(days[0], days[1])).isoformat()
        return Way("a->b" if early_first else "b->a", "time", False, (f"published {day}, more complete",))
    return None


def _day_of(side: Side) -> int | None:
    """The day of publication as a number, where it is known to the day."""
    when = side.article.published.when if side.article.published else None
    if not when or len(when) < 10:
        return None
    try:
        return date.fromisoformat(when[:10]).toordinal()
    except ValueError:
        return None


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
