"""What each kind of time expression names, seen from the day of publication and the tense of its verb.

What question it answers: ``{"w": "tuesday"}`` of a sentence in the past, read on Wednesday 14 April 2021: which days? One function a
pattern of ``reading.time_words``; each gives the days (None where they cannot be known) and the precision.
"""

import datetime as dt
import re
from typing import Literal

from secondsource.reading import calendar_days as days
from secondsource.reading.time_words import MONTHS, SMALL, WEEKDAYS

Tense = Literal["past", "future", "present", "unknown"]
Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year", "interval", "open", "relative"]
Answer = tuple[days.Days | None, Precision]


def _number(said: dict[str, str]) -> int:
    words = said.get("n", "1")
    return int(words) if words.isdigit() else SMALL.get(words, 1)


def _month(said: dict[str, str]) -> int:
    return MONTHS[said["m"].rstrip(".")]


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _iso(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    day = days.day_of(int(said["y"]), int(said["m"]), int(said["d"]))
    return (days.of_day(day) if day else None), "day"


def _slashed(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """Day and month in either order: resolved only where one reading is possible."""
    a, b, year = int(said["a"]), int(said["b"]), int(said["y"])
    readings = {day for day in (days.day_of(year, a, b), days.day_of(year, b, a)) if day}
    return (days.of_day(readings.pop()) if len(readings) == 1 else None), "day"


def _month_day(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    day = _resolved_day(said, _digits(said["d"]), today, tense)
    return (days.of_day(day) if day else None), "day"


def _resolved_day(said: dict[str, str], number: int, today: dt.date | None, tense: Tense) -> dt.date | None:
    if "y" in said:
        return days.day_of(int(said["y"]), _month(said), number)
    return days.anchored(today, _month(said), number, "unknown" if tense == "present" else tense) if today else None


def _month_days(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    first = _resolved_day(said, _digits(said["d"]), today, tense)
    last = days.day_of(first.year, first.month, _digits(said["d2"])) if first else None
    return (days.Days(first, last) if first and last and first <= last else None), "interval"


def _month_year(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return _edged(days.of_month(int(said["y"]), _month(said)), said, "month")


def _edged(whole: days.Days, said: dict[str, str], precision: Precision) -> Answer:
    if "edge" in said:
        return days.part_of(whole, said["edge"]), "interval"
    return whole, precision


def _named_month(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if today is None:
        return None, "month"
    month = _month(said)
    which = said.get("which")
    year = today.year
    if which == "last" or (which is None and tense != "future"):
        year -= month > today.month or (which == "last" and month == today.month)
        if which is None and (today.year - year) * 12 + today.month - month > 8:
            year += 1
    elif which == "next" or (which is None and tense == "future"):
        year += month < today.month or (which == "next" and month == today.month)
    return _edged(days.of_month(year, month), said, "month")


def _weekday(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    precision: Precision = "part_of_day" if "part" in said or "part2" in said else "day"
    if "plural" in said:
        return None, "relative"
    if today is None:
        return None, precision
    weekday, which = WEEKDAYS[said["w"]], said.get("which")
    if which in {"following"}:
        return None, precision
    if which in {"last", "previous", "past"}:
        return days.of_day(days.weekday_near(today - dt.timedelta(days=1), weekday, future=False)), precision
    if which in {"next", "coming"}:
        day = days.weekday_near(today + dt.timedelta(days=1), weekday, future=True)
        if which == "next" and day.isocalendar()[:2] == today.isocalendar()[:2]:
            day += dt.timedelta(days=7)
        return days.of_day(day), precision
    return days.of_day(days.weekday_near(today, weekday, future=tense in {"future", "present"})), precision


def _ago(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    unit = said["u"].replace("centurie", "century")
    if "n" not in said or said["way"] in {"earlier", "later"} or unit in {"minute", "hour"}:
        return (days.Days(None, today) if today and said["way"] == "ago" and "n" not in said else None), "relative"
    count = _number(said) * (1 if said["way"] == "from now" else -1)
    day = days.shifted(today, unit, count) if today else None
    precision: Precision = {"day": "day", "night": "part_of_day", "week": "week", "weekend": "day", "month": "month"}.get(unit, "year")  # type: ignore[assignment]
    if day is None:
        return None, precision
    return days.around(
        day, unit if unit in {"day", "week", "month", "year"} else "day" if unit in {"night", "weekend"} else "year"
    ), precision


def _window(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the last three weeks", "the coming months", "recent days"."""
    way, unit = said["way"], said["u"].replace("centurie", "century")
    if today is None or way in {"previous", "following"}:
        return None, "relative"
    ahead = way in {"next", "coming", "upcoming"}
    if "n" in said and unit not in {"minute", "hour"}:
        other = days.shifted(today, unit, _number(said) * (1 if ahead else -1))
        if other is None:
            return None, "interval"
        return (days.Days(today, other) if ahead else days.Days(other, today)), "interval"
    if unit in {"minute", "hour"} and "n" in said:
        hours = _number(said) if unit == "hour" else 1
        away = dt.timedelta(days=-(-hours // 24))
        return (days.Days(today, today + away) if ahead else days.Days(today - away, today)), "interval"
    return (days.Days(today, None) if ahead else days.Days(None, today)), "relative"


def _within(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if today is None or tense != "future":
        return None, "relative"
    unit = said["u"].replace("centurie", "century")
    other = days.shifted(today, unit, _number(said)) if unit not in {"minute", "hour"} else today + dt.timedelta(days=1)
    return (days.Days(today, other) if other else None), "interval"


def _period(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    unit, which, edge = said["u"], said["which"], said.get("edge")
    precision: Precision = unit if unit in {"week", "month", "year"} else "interval"  # type: ignore[assignment]
    if today is None or which in {"the same", "the previous", "the following"}:
        return None, "relative" if which.startswith("the ") else precision
    if which in {"the past", "the coming"}:
        other = days.shifted(today, unit, 1 if which == "the coming" else -1)
        if other is None:
            return None, "interval"
        return (days.Days(today, other) if which == "the coming" else days.Days(other, today)), "interval"
    near = days.shifted(today, unit, {"last": -1, "next": 1}.get(which, 0)) or today
    if which == "last" and unit == "month":
        near = today.replace(day=1) - dt.timedelta(days=1)
    whole = days.around(near, unit)
    if which == "this" and unit == "weekend" and today.weekday() < 2 and tense == "past":
        whole = days.around(near - dt.timedelta(days=7), unit)
    if which == "this" and edge == "earlier":
        return days.Days(whole.first, today), precision
    if which == "this" and edge == "later":
        return days.Days(today, whole.last), precision
    if edge and edge not in {"earlier", "later"}:
        return days.part_of(whole, edge), "interval"
    return whole, precision


def _season(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """Seasons fall at other times south of the equator: only the year is sure."""
    return (days.of_year(int(said["y"])) if "y" in said else None), "interval" if "y" in said else "relative"


def _deictic(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}[said["day"]]
    precision: Precision = "part_of_day" if "part" in said else "day"
    return (days.of_day(today + dt.timedelta(days=shift)) if today else None), precision


def _tonight(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if said["day"] == "overnight":
        return (days.Days(today - dt.timedelta(days=1), today) if today else None), "part_of_day"
    shift = -1 if said["day"] == "last night" else 0
    return (days.of_day(today + dt.timedelta(days=shift)) if today else None), "part_of_day"


def _other_day(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return None, "relative"


def _decade(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    low = int(said["y"])
    whole = days.Days(dt.date(low, 1, 1), dt.date(low + 9, 12, 31))
    return (days.part_of(whole, said["edge"]) if "edge" in said else whole), "interval"


def _years(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    first, second = int(said["y"]), said["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return (days.Days(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last <= first + 300 else None), "interval"


def _year(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return _edged(days.of_year(int(said["y"])), said, "year")


def _clock(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if said.get("side") in {"before", "after"}:
        return None, "open"
    return None, "minute" if said.keys() & {"mi", "mi24", "past"} else "hour"


RESOLVERS = {
    "iso": _iso,
    "slashed": _slashed,
    "month_days": _month_days,
    "days_month": _month_days,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "weekday_part": _weekday,
    "part_weekday": _weekday,
    "weekday": _weekday,
    "ago": _ago,
    "long_ago": _ago,
    "window": _window,
    "within": _within,
    "period": _period,
    "season": _season,
    "named_month": _named_month,
    "deictic": _deictic,
    "tonight": _tonight,
    "other_day": _other_day,
    "decade": _decade,
    "years": _years,
    "year": _year,
    "clock": _clock,
}
