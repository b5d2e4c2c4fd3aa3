"""What each kind of time expression names, seen from the day of publication and the tense of its verb.

What question it answers: ``{"w": "tuesday"}`` of a sentence in the past, read on Wednesday 14 April 2021: which days? One function a
pattern of ``reading.time_words``; each gives the days (None where they cannot be known) and the precision.
"""

import datetime as dt

from secondsource.reading import calendar_days as days
from secondsource.reading.time_words import SMALL, WEEKDAYS
from secondsource.reading.written_dates import WRITTEN, Answer, Precision, Tense, digits, edged, month_of, named_month


def count_of(said: dict[str, str]) -> int:
    """The number that stands before a unit of time; one where there is none."""
    words = said.get("n", "1")
    if words.endswith(" hundred"):
        return 100 * SMALL.get(words.removesuffix(" hundred"), 1)
    return int(words) if words.removeprefix("-").isdigit() else SMALL.get(words, 1)


def _weekday(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    precision: Precision = "part_of_day" if "part" in said or "part2" in said else "day"
    if today is None:
        return None, precision
    weekday, which = WEEKDAYS[said["w"]], said.get("which", "").removeprefix("this ")
    if "ahead" in said or "on" in said:  # "a week on Friday", "Friday week"
        near = days.weekday_near(today, weekday, future=True)
        return days.of_day(near + dt.timedelta(weeks=2 if said.get("on") == "fortnight" else 1)), precision
    if "wk" in said:
        monday = days.of_week(today + dt.timedelta(weeks={"last": -1, "next": 1}.get(said["wk"], 0))).first or today
        return days.of_day(monday + dt.timedelta(days=weekday)), precision
    if which in {"following", "previous"}:  # counted from a day of the text: see ``from_anchor``
        return None, precision
    if which in {"last", "past"}:
        return days.of_day(days.weekday_near(today - dt.timedelta(days=1), weekday, future=False)), precision
    if which in {"next", "coming"}:
        day = days.weekday_near(today + dt.timedelta(days=1), weekday, future=True)
        if which == "next" and day.isocalendar()[:2] == today.isocalendar()[:2]:
            day += dt.timedelta(days=7)
        return days.of_day(day), precision
    return days.of_day(days.weekday_near(today, weekday, future=tense in {"future", "present"})), precision


# The precision of a time counted in a unit: the whole unit that it falls in.
_WHOLE: dict[str, Precision] = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "part_of_day",
    "morning": "part_of_day",
    "afternoon": "part_of_day",
    "evening": "part_of_day",
    "week": "week",
    "weekend": "interval",
    "month": "month",
    "year": "year",
}


_HALF = {"century": ("year", 50), "decade": ("year", 5), "year": ("month", 6)}  # "half a century ago"


def unit_of(said: dict[str, str]) -> tuple[str, int]:
    """The unit that is counted in and how often: a fortnight is two weeks."""
    unit, count = said["u"].replace("centurie", "century"), count_of(said)
    if "half" in said and unit in _HALF:
        return _HALF[unit]
    return ("week", 2 * count) if unit == "fortnight" else (unit, count)


def counted(day: dt.date | None, unit: str, count: int) -> Answer:
    """The day, week, month or year that lies ``count`` units from ``day``; what is counted in hours keeps the day."""
    precision = _WHOLE.get(unit, "year")
    if day is None or unit in {"minute", "hour"}:
        return (days.of_day(day) if day else None), precision
    other = days.shifted(day, unit, count)
    return (days.around(other, "year" if precision == "year" else unit) if other else None), precision


def _ago(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if "n" not in said:
        return None, "relative"
    unit, count = unit_of(said)
    if said["way"] in {"earlier", "later", "on"}:  # counted from a day of the text: see ``from_anchor``
        return None, _WHOLE.get(unit, "year")
    return counted(today, unit, count if said["way"].startswith("from") else -count)


def _window(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the last three weeks", "the coming months", "recent days"."""
    way, (unit, count) = said["way"], unit_of(said)
    if today is None or way in {"previous", "following"} or "n" not in said:
        return None, "interval" if "n" in said else "relative"
    ahead = way in {"next", "coming", "upcoming"}
    if way == "next" and tense == "past":
        return None, "interval"  # "spent the next two years abroad": counted from a time that was told
    if unit in {"minute", "hour"}:
        unit, count = "day", -(-count // 24) if unit == "hour" else 1
    return _span(today, unit, count if ahead else -count), "interval"


def _span(today: dt.date, unit: str, count: int) -> days.Days | None:
    """From ``today`` to the day that lies ``count`` units away, the earlier first."""
    other = days.shifted(today, unit, count)
    if other is None:
        return None
    return days.Days(today, other) if count > 0 else days.Days(other, today)


def _within(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "in two days" names a day, "within two days" all days up to it."""
    if "n" not in said:
        return None, "relative"
    unit, count = unit_of(said)
    if said["how"] == "in":
        return counted(today, unit, count)
    if unit in {"minute", "hour"}:
        unit, count = "day", -(-count // 24) if unit == "hour" else 1
    return (_span(today, unit, count) if today else None), "interval"


def _period(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    unit, which, edge = said["u"], said.get("which", "the"), said.get("edge")
    edge = f"{edge} of" if edge in {"end", "close"} else edge
    precision: Precision = "interval" if edge or unit not in {"week", "month", "year"} else _WHOLE[unit]
    if today is None:
        return None, precision
    if which in {"the past", "the coming"}:
        if "more" in said and unit in _HALF:  # "the past year and a half"
            half, count = _HALF[unit]
            return _span(today, half, 3 * count if which == "the coming" else -3 * count), "interval"
        return _span(today, *unit_of({"u": unit, "n": "1" if which == "the coming" else "-1"})), "interval"
    if unit == "fortnight":
        return _span(today, "week", 2 if which in {"next", "this coming"} else -2), "interval"
    shift = {"last": -1, "this past": -1, "next": 1}.get(which, 0)
    if unit == "weekend" and which == "this past" and today.weekday() > 4:
        shift = 0
    if unit == "week" and today.weekday() == 6:  # on a Sunday "last week" is the one that ends, and "will ... this week" the one to come
        shift += (shift < 0) + (which == "this" and edge is None and tense == "future")
    near = days.shifted(today, unit, shift) or today
    whole = days.around(near, unit)
    if which == "this" and unit == "weekend" and today.weekday() < 2 and tense in {"past", "unknown"}:
        whole = days.around(near - dt.timedelta(days=7), unit)
    if shift == 0 and edge == "earlier":
        return days.Days(whole.first, today), precision
    if shift == 0 and edge == "later":
        return days.Days(today, whole.last), precision
    if edge and edge not in {"earlier", "later"}:
        return days.part_of(whole, edge), precision
    return whole, precision


def _beyond(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the year before last", "the week after next"."""
    unit = said["u"]
    count = -2 if said["which"] == "before last" else 2
    return counted(today, unit, count)


def _weekend(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """The weekend before, or ahead: on Saturday and Sunday the one that is."""
    if today is None:
        return None, "interval"
    back = (tense in {"past", "unknown"} or "of" in said) and today.weekday() < 5
    return days.around(today - dt.timedelta(days=7) if back else today, "weekend"), "interval"


def _slice(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the first six months of 2013", "the second week of May", "the third quarter of last year"."""
    if "y" in said:
        year = int(said["y"])
        whole = days.of_month(year, month_of(said)) if "m" in said else days.of_year(year)
    elif today is None:
        return None, "interval"
    elif "m2" in said:
        whole = named_month({"m": said["m2"]}, today, tense)[0] or days.of_day(today)
    else:
        near = days.shifted(today, said["whole"], {"last": -1, "next": 1}.get(said["which"], 0)) or today
        whole = days.around(near, said["whole"])
    if "many" in said and "n" not in said:  # "the first days of September"
        part = {"first": "early", "opening": "early", "last": "late", "final": "late", "closing": "late"}.get(said["nth"], "mid")
        return days.part_of(whole, part), "interval"
    return days.slice_of(whole, said["nth"], said["u"], count_of(said)), "day" if said["u"] == "day" and "n" not in said else "interval"


def _nth_weekday(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the first Sunday of May"."""
    if "y" in said:
        month: days.Days | None = days.of_month(int(said["y"]), month_of(said))
    elif "m" in said:
        month = named_month({"m": said["m"]}, today, tense)[0]
    else:
        month = _period({"u": "month", "which": said["which"]}, today, tense)[0]
    day = days.nth_weekday(month, said["nth"], WEEKDAYS[said["w"]]) if month else None
    return (days.of_day(day) if day else None), "day"


def _quarter(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """The quarter or half-year of that number that has begun last, or is to end next."""
    if today is None:
        return None, "interval"
    found = [days.slice_of(days.of_year(year), said["nth"], said["u"], 1) for year in (today.year - 1, today.year, today.year + 1)]
    if tense == "future":
        return next(one for one in found if one and one.last and one.last >= today), "interval"
    if tense in {"present", "unknown"}:  # "see a loss in the second quarter": the nearest one
        return min((one for one in found if one), key=lambda one: _distance(today, one)), "interval"
    return [one for one in found if one and one.first and one.first <= today][-1], "interval"


def _distance(day: dt.date, whole: days.Days) -> int:
    """Days from ``day`` to an interval; none where it lies inside."""
    assert whole.first is not None
    assert whole.last is not None
    return max(0, (whole.first - day).days, (day - whole.last).days)


SEASONS = {"winter": -1, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # the month in which it begins; winter in the December before


def _season(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """Seasons of the northern half of the earth, three months each, spring from March."""
    which = said.get("which", "")
    month = SEASONS[said.get("u") or said.get("u2") or said["bare"]]
    if "y" in said:
        # "winter 2014" may begin or end in that year.
        year = int(said["y"])
        if month < 0 and "y2" in said:
            return edged(days.months(year, 12, 3), said, "interval")
        return edged(days.of_year(year) if month < 0 else days.months(year, month, 3), said, "interval")
    if today is None or which in {"previous", "following"}:
        return None, "interval"
    found = [days.months(year, month + (month < 0), 3) for year in range(today.year - 2, today.year + 3)]
    begun = [one for one in found if one.first and one.first <= today]
    ahead = [one for one in found if one.last and one.last >= today]
    if which in {"last", "past", "this past"}:
        whole = [one for one in begun if one.last and one.last < today][-1]
    elif which in {"next", "coming", "this coming"}:
        whole = next(one for one in ahead if one.first and one.first > today)
    elif which == "this":
        whole = min(found, key=lambda one: _distance(today, one))
    else:
        whole = ahead[0] if tense in {"future", "present"} else begun[-1]
    edge = said.get("edge2", "").strip(" -")
    return (days.part_of(whole, edge) if edge else whole), "interval"


def _deictic(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}[said["day"]]
    precision: Precision = "part_of_day" if "part" in said or said.get("edge") in {"early", "late"} else "day"
    return (days.of_day(today + dt.timedelta(days=shift)) if today else None), precision


def _tonight(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if today is None:
        return None, "part_of_day"
    if said["day"] == "overnight":
        first = today - dt.timedelta(days=tense != "future")
        return days.Days(first, first + dt.timedelta(days=1)), "part_of_day"
    return days.of_day(today - dt.timedelta(days=said["day"] == "last night")), "part_of_day"


def _other_day(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if said["which"] == "next" and said["u"] in {"week", "month", "year"}:
        return (_span(today, said["u"], 1) if today else None), "interval"
    return None, "part_of_day" if said["which"] in {"earlier", "later"} else _WHOLE.get(said["u"], "interval")


def _clock(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    if "range" in said:
        return None, "interval"
    return None, "minute" if said.keys() & {"mi", "mi24", "mi4", "past"} else "hour"


def _day_number(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    """ "the 19th": of this month, or of the one that the tense asks for; "the 5th of last month"."""
    if today is None:
        return None, "day"
    number = digits(said["d"])
    shift = {"last": -1, "next": 1}.get(said.get("which", ""), 0)
    if "which" not in said and number != today.day and (tense in {"past", "unknown"}) == (number > today.day):
        shift = -1 if tense in {"past", "unknown"} else 1
    month = days.of_month(today.year, today.month + shift).first
    day = days.day_of(month.year, month.month, number) if month else None
    return (days.of_day(day) if day else None), "day"


def _vague(said: dict[str, str], today: dt.date | None, tense: Tense) -> Answer:
    return None, "relative"


RESOLVERS = WRITTEN | {
    "weekday_part": _weekday,
    "part_weekday": _weekday,
    "weekday": _weekday,
    "ago": _ago,
    "long_ago": _ago,
    "window": _window,
    "within": _within,
    "beyond": _beyond,
    "weekend": _weekend,
    "slice": _slice,
    "quarter": _quarter,
    "nth_weekday": _nth_weekday,
    "day_of_period": _day_number,
    "day_number": _day_number,
    "vague": _vague,
    "period": _period,
    "season": _season,
    "deictic": _deictic,
    "tonight": _tonight,
    "other_day": _other_day,
    "clock": _clock,
}
