"""What dates by the calendar name: "14 April 2021", "in May", "the 1990s", "the 19th century".

One function a pattern of ``reading.time_words``, in the table ``WRITTEN``; ``reading.resolving`` has those that are counted from a day.
"""

import datetime as dt
import re
from typing import Literal

from secondsource.reading import calendar_days as days
from secondsource.reading.time_words import MONTHS, ORDINALS

Tense = Literal["past", "future", "present", "unknown"]
Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year", "interval", "open", "relative"]
Answer = tuple[days.Days | None, Precision]


def month_of(said: dict[str, str]) -> int:
    """The number of the month that is named."""
    return MONTHS[said["m"].rstrip(".")]


def digits(words: str) -> int:
    """The number in "14th"."""
    return int(re.sub(r"\D", "", words))


def _iso(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    day = days.day_of(int(said["y"]), int(said["m"]), int(said["d"]))
    return (days.of_day(day) if day else None), "day"


def _slashed(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """Day and month in either order: resolved only where one reading is possible."""
    a, b = int(said["a"]), int(said["b"])
    if "y" in said or "y2" in said:
        year = int(said["y"]) if "y" in said else 2000 + int(said["y2"])
        readings = {day for day in (days.day_of(year, a, b), days.day_of(year, b, a)) if day}
    else:
        readings = {day for m, d in ((a, b), (b, a)) if today and m <= 12 and (day := days.anchored(today, m, d, tense))}
    return (days.of_day(readings.pop()) if len(readings) == 1 else None), "day"


def _month_day(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    day = _resolved_day(said, digits(said["d"]), today, tense)
    return (days.of_day(day) if day else None), "part_of_day" if "part" in said else "day"


def _ordinal_day(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the first of May"."""
    return _month_day({**said, "d": str(ORDINALS[said["dw"]])}, today, tense)


def _resolved_day(said: dict[str, str], number: int, today: dt.date | None, tense: Tense) -> dt.date | None:
    if "y" in said:
        return days.day_of(int(said["y"]), month_of(said), number)
    if "yr" in said:
        return days.day_of(_told_year(said, today), month_of(said), number) if today else None
    return days.anchored(today, month_of(said), number, tense) if today else None


def _told_year(said: dict[str, str], today: dt.date) -> int:
    """ "in May last year"."""
    return today.year + {"last": -1, "next": 1}.get(said["yr"], 0)


def _month_days(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    first = _resolved_day(said, digits(said["d"]), today, tense)
    last = days.day_of(first.year, first.month, digits(said["d2"])) if first else None
    return (days.Days(first, last) if first and last and first <= last else None), "interval"


def _month_year(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return edged(days.of_month(int(said["y"]), month_of(said)), said, "month")


def edged(whole: days.Days, said: dict[str, str], precision: Precision) -> Answer:
    """The whole, or what "early", "mid" or "late" leaves of it."""
    if "edge" in said:
        return days.part_of(whole, said["edge"]), "interval"
    return whole, precision


def named_month(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "in May", "last May", "in May last year"."""
    if today is None:
        return None, "interval" if "edge" in said else "month"
    month = month_of(said)
    which = said.get("which", "")
    year = today.year
    if which in {"following", "previous"}:  # counted from a day of the text: see ``from_anchor``
        return None, "month"
    if "yr" in said:
        return edged(days.of_month(_told_year(said, today), month), said, "month")
    if which.endswith("last") or (which in {"", "this past"} and tense in {"past", "unknown"}):
        year -= month > today.month or (which == "last" and month == today.month)
        if not which and tense == "unknown" and (today.year - year) * 12 + today.month - month > 8:
            year += 1
    elif which in {"next", "coming", "this coming"} or (not which and tense in {"future", "present"}):
        year += month < today.month or (which == "next" and month == today.month)
    return edged(days.of_month(year, month), said, "month")


def _decade(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    low = int(said["y"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(said.get("edge", ""), (0, 9))
    return days.Days(dt.date(low + first, 1, 1), dt.date(low + last, 12, 31)), "interval"


def _century(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the 19th century", "the second half of the 18th century", "the early 20th century"."""
    low, length = 100 * (int(said["d"]) - 1) + 1, 100
    if "part" in said:
        length = 50 if said["part"] == "half" else 25
        place = {"first": 0, "second": 1, "third": 2}.get(said["nth"], 100 // length - 1)
        if place * length >= 100:
            return None, "interval"
        low += place * length
    elif "edge" in said:
        low, length = {"early": (low, 33), "mid": (low + 33, 33)}.get(said["edge"], (low + 66, 34))
    return days.Days(dt.date(low, 1, 1), dt.date(low + length - 1, 12, 31)), "interval"


def _years(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    first, second = int(said["y"]), said["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return (days.Days(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last <= first + 300 else None), "interval"


def _year(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return edged(days.of_year(int(said["y"])), said, "year")


# By pattern.
WRITTEN = {
    "iso": _iso,
    "slashed": _slashed,
    "slashed_short": _slashed,
    "month_days": _month_days,
    "days_month": _month_days,
    "month_day": _month_day,
    "ordinal_day": _ordinal_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "named_month": named_month,
    "decade": _decade,
    "century": _century,
    "years": _years,
    "year": _year,
}
