"""Expressions of time that stand side by side: one time told by weekday and calendar day, by day and clock, or by its two ends.

What question it answers: is "Thursday, May 27" one day, "from 10 March until June 2021" one interval?
"""

import datetime as dt
import re
from typing import NamedTuple

from secondsource.reading import calendar_days as days
from secondsource.reading.resolving import RESOLVERS, count_of
from secondsource.reading.time_words import COUNT, TimeWords
from secondsource.reading.written_dates import Precision, Tense

_BETWEEN = re.compile(r"(?:from|between) (?:on |in |the )?$")
_LINK = re.compile(r" ?(?:(?P<to>to|until|till|through|-)|(?P<and>and)) ?(?:on |in )?(?:the )?")
_BARE_LINK = re.compile(r" ?(?:to|through|-) ?")
_BESIDE = re.compile(r",? ?(?:at|on|of|in the|from|\()? ?")
# "the three months to March 31", "the year ended June", "the week ending May 12"
_PERIOD_TO = re.compile(
    rf"\b(?:the|in|for|over|during|a) (?:(?:full|financial|fiscal|first|last|past) )?(?:(?P<n>{COUNT})[ -])?"
    r"(?P<u>day|week|fortnight|month|quarter|year)(?:s|-period)?"
    r" (?:to|through|ended|ending|up to|that ended)(?: on| in)? (?P<end>(?:the |early |late )?(?:the )?end (?:of |-)?)?$"
)
_WEEK_OF = re.compile(r"\bthe (?P<u>week|weekend)(?: (?:of|beginning|starting|commencing))(?: on)?(?: the)? $")
_CALENDAR = frozenset({"month_day", "day_month", "iso"})


class Read(NamedTuple):
    """An expression with what it names; ``own_year`` where the words themselves give the year."""

    start: int
    end: int
    kind: str
    days: days.Days | None
    precision: Precision
    own_year: bool = False
    said: TimeWords | None = None
    tense: Tense = "past"
    owner: int | None = None


def merged(read: list[Read], folded: str) -> list[Read]:
    """Expressions that stand side by side and name one time ("Tuesday at 6 a.m.") or the two ends of one ("from May 1 to June 3")."""
    found: list[Read] = []
    for here in read:
        before = found[-1] if found else None
        if before is not None:
            joined = _beside(before, here, folded) or _interval(before, here, folded)
            if joined is not None:
                found[-1] = joined
                joined = _of_two_days(found[-2], joined, folded) if len(found) > 1 else None
                found[-2:] = [joined] if joined is not None else found[-2:]
                continue
        found.append(_period_to(here, folded))
    return found


def _of_two_days(a: Read, b: Read, folded: str) -> Read | None:
    """ "from noon on Friday until midnight on Saturday"."""
    return _interval(a, b, folded) if a.kind == b.kind == "day_clock" else None


def _period_to(read: Read, folded: str) -> Read:
    """ "the year to March", "the three months ended June 30": the time of that length that ends there."""
    if read.precision not in {"day", "month", "year"} or read.said is None or read.kind in {"clock", "deictic", "other_day", "ago"}:
        return read
    week = _WEEK_OF.search(folded, max(0, read.start - 32), read.start) if read.precision == "day" else None
    if week is not None:
        known = days.around(read.days.first, week["u"]) if read.days and read.days.first else None
        return read._replace(start=week.start(), kind="interval", days=known, precision="interval")
    match = _PERIOD_TO.search(folded, max(0, read.start - 48), read.start)
    if match is None:
        return read
    unit, count = match["u"], count_of({"n": match["n"]} if match["n"] else {})
    if unit == "fortnight":
        unit, count = "week", 2 * count
    last = read.days.last if read.days else None
    after = days.shifted(last, "day", 1) if last else None
    first = days.shifted(after, unit, -count) if after else None
    start = match.start("n") if match["n"] else match.start("u")
    start -= 4 if folded.endswith("the ", 0, start) else 0
    known = days.Days(first, last) if first and last else None
    return read._replace(start=start, kind="interval", days=known, precision="interval")


def _beside(a: Read, b: Read, folded: str) -> Read | None:
    gap = folded[a.end : b.start]
    if len(gap) > 12 or not _BESIDE.fullmatch(gap):
        return None
    clocks = (a.kind == "clock") + (b.kind == "clock")
    dayish = [one for one in (a, b) if one.precision in {"day", "part_of_day"} and one.kind not in {"clock", "ago"}]
    if clocks == 1 and len(dayish) == 1:
        clock, day = (a, dayish[0]) if a.kind == "clock" else (b, dayish[0])
        return day._replace(start=a.start, end=b.end, kind="day_clock", precision=clock.precision, said=clock.said)
    if a.kind == "ago" and b.kind in {"deictic", "period"} and a.said and b.said and "n" in a.said.said and gap == " ":
        # "ten years ago today", "a year ago this week"
        then = days.shifted(b.days.first, a.said.said["u"], -count_of(a.said.said)) if b.days and b.days.first else None
        return b._replace(start=a.start, days=days.around(then, b.said.said.get("u", "day")) if then else None)
    if a.kind == "other_day" and a.days is None and a.precision == "part_of_day" and gap.strip() in {"on", "of"} and b in dayish:
        return b._replace(start=a.start, precision="part_of_day", owner=a.owner)  # "late in the evening on 9 May"
    if len(dayish) == 2 and not clocks and gap.strip() in {",", "("}:
        sure, other = (b, a) if b.kind in _CALENDAR else (a, b)
        if other.kind in {"weekday", "weekday_part", "part_weekday"} and sure.kind in _CALENDAR:
            end = b.end + 1 if gap.strip() == "(" and folded[b.end : b.end + 1] == ")" else b.end
            return sure._replace(start=a.start, end=end, owner=a.owner)
    return None


def _interval(a: Read, b: Read, folded: str) -> Read | None:
    """ "from A until B", "between A and B", "1914 to 1918"."""
    if (a.kind == "clock") != (b.kind == "clock") or "relative" in {a.precision, b.precision}:
        return None
    link = _LINK.fullmatch(folded, a.end, b.start)
    lead = _BETWEEN.search(folded, max(0, a.start - 16), a.start)
    if link is None:
        return None
    if lead is None:
        through = link[0].strip() == "through" and a.kind == b.kind == "weekday"
        if not through and (a.kind not in _CALENDAR | {"year", "month_year"} or not _BARE_LINK.fullmatch(link[0])):
            return None
    elif (link["and"] and "between" not in lead[0]) or (not link["and"] and "from" not in lead[0]):
        return None
    start = lead.start() if lead else a.start
    if a.kind == "clock":
        return a._replace(start=start, end=b.end, precision="interval", said=None)
    first = a.days.first if a.days else None
    last = b.days.last if b.days else None
    if b.own_year and not a.own_year and last and a.said and "m" in a.said.said:
        again = RESOLVERS["month_year" if a.kind == "named_month" else a.kind]({**a.said.said, "y": str(last.year)}, None, "past")[0]
        first = again.first if again else None
    if first and last and first > last and not a.own_year:
        weekly = a.kind in {"weekday", "weekday_part", "part_weekday"}
        first = first - dt.timedelta(days=7) if weekly else days.day_of(first.year - 1, first.month, first.day)
    known = days.Days(first, last) if first and last and first <= last else None
    return Read(start, b.end, "interval", known, "interval", a.own_year or b.own_year, None, a.tense, a.owner)
