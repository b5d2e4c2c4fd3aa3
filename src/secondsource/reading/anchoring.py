"""Times that are counted from another one that the text has told: "two days later", "that evening", "the following spring".

What question it answers: "He was freed on 3 May. Two days later" is which day?
"""

import datetime as dt

from secondsource.reading import calendar_days as days
from secondsource.reading.resolving import SEASONS, counted, unit_of
from secondsource.reading.time_joins import Read
from secondsource.reading.time_words import WEEKDAYS
from secondsource.reading.written_dates import month_of


def from_the_story(one: Read) -> bool:
    """Whether a time is counted from another that was told: "that evening", "two days later", "the following Friday"."""
    said = one.said.said if one.said else {}
    return (
        one.kind == "other_day"
        or (one.kind == "ago" and said.get("way") in {"earlier", "later", "on"})
        or (one.kind in {"weekday", "weekday_part", "named_month", "season"} and said.get("which") in {"following", "previous"})
    )


def from_anchor(kind: str, said: dict[str, str], anchor: days.Days) -> days.Days | None:
    """ "two days later", "that evening", "the following week": counted from a time that the text has just told.

    ``anchor`` is that time; a time counted in days needs a single day, one in months a month or less, one in years a year or less.
    """
    if anchor.first is None or anchor.last is None:
        return None
    if "w" in said:  # "the following Friday"
        step = dt.timedelta(days=1 if said["which"] == "following" else -1)
        base = anchor.last if step.days > 0 else anchor.first
        return (
            days.of_day(days.weekday_near(base + step, WEEKDAYS[said["w"]], future=step.days > 0)) if anchor.first == anchor.last else None
        )
    if said.get("u") in SEASONS:  # "the following spring"
        return _season_beside(said, anchor)
    if "m" in said:  # "the previous December"
        month, ahead = month_of(said), said["which"] == "following"
        year = anchor.last.year + (month <= anchor.last.month) if ahead else anchor.first.year - (month >= anchor.first.month)
        return days.of_month(year, month) if (anchor.last - anchor.first).days <= 31 else None
    unit = said["u"].replace("centurie", "century")
    length = (anchor.last - anchor.first).days
    if length > {"year": 365, "decade": 365, "century": 365, "month": 31}.get(unit, 0):
        return None
    if kind == "ago":
        unit, count = unit_of(said)
        return counted(anchor.first, unit, -count if said["way"] == "earlier" else count)[0]
    shift = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}.get(said["which"], 0)
    if unit in {"morning", "afternoon", "evening"}:
        unit = "day"
    other = days.shifted(anchor.first, unit, shift)
    return days.around(other, unit) if other else None


def _season_beside(said: dict[str, str], anchor: days.Days) -> days.Days | None:
    """The nearest such season that begins after a time, or ends before it; a time longer than a year has none."""
    assert anchor.first is not None
    assert anchor.last is not None
    month = SEASONS[said["u"]]
    found = [days.months(year, month + (month < 0), 3) for year in range(anchor.first.year - 1, anchor.last.year + 2)]
    if (anchor.last - anchor.first).days > 365:
        return None
    if said["which"] == "following":
        return next((one for one in found if one.first and one.first > anchor.last), None)
    return next((one for one in reversed(found) if one.last and one.last < anchor.first), None)
