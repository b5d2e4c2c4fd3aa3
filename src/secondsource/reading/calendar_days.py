"""Days, weeks, months and years as closed intervals of days, and the nearest ones to a given day.

What question it answers: which days do "last week", "April" or "three months ago" name, seen from a given day?
"""

import calendar
import datetime as dt
from typing import NamedTuple

Day = dt.date


class Days(NamedTuple):
    """A closed interval; None where one end is open."""

    first: Day | None
    last: Day | None


def of_day(day: Day) -> Days:
    """One day."""
    return Days(day, day)


def of_week(day: Day) -> Days:
    """Monday to Sunday around ``day``."""
    monday = day - dt.timedelta(days=day.weekday())
    return Days(monday, monday + dt.timedelta(days=6))


def of_month(year: int, month: int) -> Days:
    """The first to the last day of a month; months beyond 1 to 12 roll over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Days(Day(year, month, 1), Day(year, month, calendar.monthrange(year, month)[1]))


def of_year(year: int) -> Days:
    """The first to the last day of a year."""
    return Days(Day(year, 1, 1), Day(year, 12, 31))


def day_of(year: int, month: int, day: int) -> Day | None:
    """The day, or None where the calendar has no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def shifted(day: Day, unit: str, count: int) -> Day | None:
    """``day`` moved by ``count`` units (negative: back); months and years keep the day where they can. None outside the calendar."""
    try:
        if unit in {"day", "night"}:
            return day + dt.timedelta(days=count)
        if unit in {"week", "weekend"}:
            return day + dt.timedelta(weeks=count)
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
        month = of_month(day.year, day.month + months)
    except (OverflowError, ValueError):
        return None
    if month.first is None or month.last is None:
        return None
    return min(month.first.replace(day=1) + dt.timedelta(days=day.day - 1), month.last)


def around(day: Day, unit: str) -> Days:
    """The day, week, month, year, decade or century that ``day`` lies in."""
    if unit in {"week"}:
        return of_week(day)
    if unit == "weekend":
        week = of_week(day)
        assert week.last is not None
        return Days(week.last - dt.timedelta(days=1), week.last)
    if unit == "month":
        return of_month(day.year, day.month)
    if unit == "quarter":
        first = of_month(day.year, (day.month - 1) // 3 * 3 + 1).first
        last = of_month(day.year, (day.month - 1) // 3 * 3 + 3).last
        return Days(first, last)
    if unit == "year":
        return of_year(day.year)
    if unit == "decade":
        low = day.year // 10 * 10
        return Days(Day(low, 1, 1), Day(low + 9, 12, 31))
    if unit == "century":
        low = (day.year - 1) // 100 * 100 + 1
        return Days(Day(low, 1, 1), Day(min(low + 99, 9999), 12, 31))
    return of_day(day)


def months(year: int, month: int, count: int) -> Days:
    """``count`` whole months from ``month`` of ``year`` on."""
    return Days(of_month(year, month).first, of_month(year, month + count - 1).last)


def part_of(days: Days, edge: str) -> Days:
    """Early, mid or late: of a year four months each, of a month ten days (late: to its end), of other intervals a third.

    The beginning of a year is its first month, the end its last; else the beginning is early and the end late.
    """
    if days.first is None or days.last is None:
        return days
    part = {"early": 0, "beginning of": 0, "start of": 0, "turn of": 0, "late": 2, "end of": 2, "close of": 2}.get(edge, 1)
    first, last = days.first, days.last
    if (first, last) == of_year(first.year):
        if part != 1 and edge.endswith(" of"):
            return of_month(first.year, 1 if part == 0 else 12)
        return months(first.year, 1 + 4 * part, 4)
    if (first, last) == of_month(first.year, first.month):
        return Days(first.replace(day=1 + 10 * part), last if part == 2 else first.replace(day=10 + 10 * part))
    third = dt.timedelta(days=(last - first).days // 3)
    return (Days(first, first + third), Days(first + third, last - third), Days(last - third, last))[part]


_NTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}


def slice_of(whole: Days, nth: str, unit: str, count: int) -> Days | None:
    """The first six months, the last two weeks, the third quarter of a year or a month; None where it has no such part."""
    if whole.first is None or whole.last is None:
        return None
    number, yearly = _NTH.get(nth), (whole.last - whole.first).days > 31
    length = {"month": 1, "quarter": 3, "half": 6}.get(unit, 0) * count
    if length and yearly:
        first = 12 - length if number is None else number * length
        return months(whole.first.year, 1 + first, length) if first >= 0 and first + length <= 12 else None
    if unit == "half" and not yearly:
        middle = whole.first + dt.timedelta(days=14)
        return Days(whole.first, middle) if number == 0 else Days(middle + dt.timedelta(days=1), whole.last)
    size = {"day": 1, "week": 7}.get(unit, 0) * count
    if not size:
        return None
    low = whole.last - dt.timedelta(days=size - 1) if number is None else whole.first + dt.timedelta(days=size * number)
    high = low + dt.timedelta(days=size - 1)
    return Days(low, high) if whole.first <= low and high <= whole.last else None


def nth_weekday(month: Days, nth: str, weekday: int) -> Day | None:
    """The first, second, ... or last such weekday of a month."""
    if month.first is None or month.last is None:
        return None
    if nth not in _NTH:
        return weekday_near(month.last, weekday, future=False)
    return weekday_near(month.first, weekday, future=True) + dt.timedelta(weeks=_NTH[nth])


def weekday_near(day: Day, weekday: int, *, future: bool) -> Day:
    """The nearest such weekday on or before ``day`` (``future``: on or after it)."""
    if future:
        return day + dt.timedelta(days=(weekday - day.weekday()) % 7)
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def anchored(day: Day, month: int, number: int, tense: str) -> Day | None:
    """The day ``month``/``number`` of the year that fits: last for ``past``, next for ``future``, nearest for ``present``.

    But for the past tense a day far off gives way to a close one: in April "the June 1 vote" is this June, not ten months ago.
    """
    found = [candidate for year in (day.year - 1, day.year, day.year + 1) if (candidate := day_of(year, month, number))]
    if not found:
        return None
    nearest = min(found, key=lambda candidate: (abs((candidate - day).days), candidate))
    if tense == "present":
        return nearest
    sided = [candidate for candidate in found if (candidate >= day if tense == "future" else candidate <= day)]
    if not sided:
        return nearest
    chosen = min(sided, key=lambda candidate: abs((candidate - day).days))
    # Eight months: beyond it the other side is more likely than a year without its number.
    return chosen if tense == "past" or abs((chosen - day).days) <= 243 else nearest
