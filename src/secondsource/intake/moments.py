"""Times of publication, exactly as precise as they were given.

``read_moment("3 March 2026, 18:20 GMT")`` gives minute ``2026-03-03T18:20Z``; ``"04/03/2026"`` gives no day but two readings; ``"11:43 IST"``
after a day gives the day alone, since three zones are called so. Nothing is ever filled in from the clock of the machine.
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import re
from datetime import UTC, date, datetime, timedelta

import msgspec

from secondsource.records.article import Moment, Precision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_NAMED = (
    re.compile(rf"(?<![\w/]){_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}(?!\d)", re.I),
    re.compile(rf"(?<![\w/.]){_DAY}\s*(?:of\s+)?[-\s]?{_MONTH}[-\s,]\s*{_YEAR}(?!\d)", re.I),
    re.compile(rf"(?<!\d){_YEAR}[\s,-]+{_MONTH}[\s-]+{_DAY}(?!\d)", re.I),
)
_ISO_DAY = re.compile(r"(?<!\d)(?P<year>[12]\d{3})([-/.])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T?\d{6}|T|$|\s)")
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<a>[0-3]?\d)([/.-])(?P<b>[0-3]?\d)\2(?P<year>[12]\d{3}|\d\d)(?![\d/-]|\.\d)")
_MONTH_YEAR = re.compile(rf"(?<![\w/]){_MONTH}[\s,]+{_YEAR}(?!\d)", re.I)
_ISO_MONTH = re.compile(r"^\s*(?P<year>[12]\d{3})-(?P<month>[01]\d)\s*$")
_BARE_YEAR = re.compile(r"^\s*(?P<year>[12]\d{3})\s*$")
_TIME = re.compile(
    r"(?<!\d)(?P<hour24>[0-2]\d)(?P<minute24>[0-5]\d)(?:[0-5]\d)?(?=\s*(?:GMT|UTC|Z\b|hrs|hours|[+-]\d\d))"
    r"|(?<![\d:.,/-])(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.I,
)
_OFFSET = re.compile(r"\s*\(?(?:GMT|UTC)?\s*(?P<sign>[+−–-])(?P<h>[01]?\d):?(?P<m>[0-5]\d)?(?!\d)")
_ZONE = re.compile(r"[\s(,]*(?P<zone>Z|[A-Z]{2,5}|[Ee]astern(?:\s+\w+)?\s+[Tt]ime|[Ll]ocal [Tt]ime)\b")
# Only names that mean one offset in practice. IST (India, Ireland, Israel), CST (America, China, Cuba), BST, AST, SST, ... are left out
# on purpose: they stay not known. ET, PT, MT and CT follow summer time and are worked out below.
_OFFSETS_MINUTES = {
    "Z": 0,
    "GMT": 0,
    "UTC": 0,
    "UT": 0,
    "WET": 0,
    "WEST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "TRT": 180,
    "EAT": 180,
    "CAT": 120,
    "WAT": 60,
    "SAST": 120,
    "PKT": 300,
    "NPT": 345,
    "ICT": 420,
    "WIB": 420,
    "SGT": 480,
    "HKT": 480,
    "PHT": 480,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "AEDT": 660,
    "ACST": 570,
    "ACDT": 630,
    "AWST": 480,
    "NZST": 720,
    "NZDT": 780,
    "EDT": -240,
    "EST": -300,
    "CDT": -300,
    "MDT": -360,
    "PDT": -420,
    "PST": -480,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
}
_SUMMER_ZONES = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
_CLOCK_WORDS = r"\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?\s?m\b\.?)?(?:\s*(?:\(?(?:Z|[A-Z]{2,5})\)?|[+-]\d\d:?\d\d)(?![a-z]))?"
_BEFORE_DATE = re.compile(
    rf"(?:{_CLOCK_WORDS}[\s,|/·•–—-]*(?:on\s+)?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?$", re.I
)
_AFTER_DATE = re.compile(rf"(?:[\s,|/·•–—-]*(?:at\s+|T)?{_CLOCK_WORDS})?", re.I)
FIRST_YEAR, LAST_YEAR = 1800, 2050  # outside of these a stated year is taken for a slip and flagged


def read_moment(words: str, *, exact: bool = False) -> Moment | None:
    """The moment that ``words`` give, or None where they hold no date with a year.

    ``as_given`` is all of ``words``; with ``exact`` only the part that is the date, its time of day and its zone.
    """
    given = " ".join(words.split())[:200]
    moment = _read(given)
    if moment is not None and exact:
        return msgspec.structs.replace(moment, as_given=_date_words(given))
    return moment


def _date_words(given: str) -> str:
    """The date in ``given`` with its weekday and the clock time and zone on either side of it."""
    spans = [match.span() for pattern in (*_NAMED, _ISO_DAY, _COMPACT, _NUMERIC, _MONTH_YEAR) if (match := pattern.search(given))]
    if not spans:
        return given
    start, end = min(spans, key=lambda span: (span[0] - span[1], span[0]))
    if before := _BEFORE_DATE.search(given[:start]):
        start = before.start()
    if after := _AFTER_DATE.match(given[end:]):
        end += after.end()
    return given[start:end].strip(" ,;|·•–—-([")


def _read(given: str) -> Moment | None:
    if not any(char.isdigit() for char in given):
        return None
    for pattern in _NAMED:
        if match := pattern.search(given):
            return _dated(given, match, _month(match["month"]))
    for pattern in (_ISO_DAY, _COMPACT):
        if match := pattern.search(given):
            return _dated(given, match, int(match["month"]))
    if match := _NUMERIC.search(given):
        return _numeric(given, match)
    if match := _MONTH_YEAR.search(given):
        return Moment(as_given=given, when=f"{match['year']}-{_month(match['month']):02d}", precision="month")
    if (match := _ISO_MONTH.match(given)) and 1 <= int(match["month"]) <= 12:
        return Moment(as_given=given, when=given.strip(), precision="month")
    if match := _BARE_YEAR.match(given):
        return Moment(as_given=given, when=match["year"], precision="year")
    return None


def from_epoch(number: float) -> Moment | None:
    """A moment from seconds or milliseconds since 1970; None outside of 1973 to 2050, where a number is hardly a time."""
    seconds = number / 1000 if abs(number) > 1e11 else float(number)
    if not 1e8 <= seconds <= 2.53e9:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return Moment(as_given=f"{number:.0f}", when=f"{moment:%Y-%m-%dT%H:%M}Z", precision="minute", zone_known=True)


def implausible(moment: Moment | None) -> bool:
    """A stated year so far off that it is a slip or a trick; it is shown as given and never trusted."""
    years = [int(text[:4]) for text in (moment.when, *moment.readings) if text] if moment else []
    return any(not FIRST_YEAR <= year <= LAST_YEAR for year in years)


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(given: str, match: re.Match[str], month: int) -> Moment | None:
    day = _day(int(match["year"]), month, int(match["day"]))
    if day is None:
        return None
    return _timed(given, match, day)


def _numeric(given: str, match: re.Match[str]) -> Moment | None:
    a, b, sign, year = int(match["a"]), int(match["b"]), match[2], int(match["year"])
    if len(match["year"]) == 2:
        if sign == "." or sign == "-":
            return None  # "1.2.26" is as often a version or a section
        year += 2000 if year < 70 else 1900
    day_first, month_first = _day(year, b, a), _day(year, a, b)
    if sign == ".":  # only day-first countries write points
        month_first = None if day_first else month_first
    if day_first and month_first and day_first != month_first:
        readings = (day_first.isoformat(), month_first.isoformat())
        return Moment(as_given=given, readings=tuple(sorted(readings)))
    day = day_first or month_first
    return _timed(given, match, day) if day else None


def _timed(given: str, match: re.Match[str], day: date) -> Moment:
    """Add the time of day, if one stands next to the date with a zone that means one thing."""
    as_day = Moment(as_given=given, when=day.isoformat(), precision="day")
    found = _clock(given[match.end() :], after=True) or _clock(given[: match.start()], after=False)
    if found is None:
        return as_day
    hour, minute, second, rest = found
    if (hour, minute, second) == (0, 0, 0) and "T00:00:00" in given:
        return as_day  # a day that a machine padded with zeros
    offset = _offset(rest, day)
    if offset is None:
        return as_day  # the clock time is kept in the words; without its zone it fixes no instant
    precision: Precision = "hour" if minute is None else "minute"
    instant = datetime(day.year, day.month, day.day, hour, minute or 0, tzinfo=UTC) - timedelta(minutes=offset)
    when = f"{instant:%Y-%m-%dT%H}Z" if precision == "hour" else f"{instant:%Y-%m-%dT%H:%M}Z"
    return Moment(as_given=given, when=when, precision=precision, zone_known=True)


def _clock(text: str, *, after: bool) -> tuple[int, int | None, int | None, str] | None:
    """Hour, minute, second and what follows them; ``after`` the date the clock must stand close to it."""
    part = text[:24] if after else text[-48:]
    rest = text if after else part
    for match in _TIME.finditer(part.lstrip("T") if after and part.startswith("T") else part):
        tail = (rest.lstrip("T") if after and rest.startswith("T") else rest)[match.end() :]
        if match["hour24"]:
            hour, minute = int(match["hour24"]), int(match["minute24"])
            return (hour, minute, None, tail) if hour < 24 else None
        hour, half = int(match["hour"]), (match["half"] or "")[:1].lower()
        if match["minute"] is None and not half:
            continue
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > 23:
            continue
        minute_or_none = int(match["minute"]) if match["minute"] else None
        return hour, minute_or_none, int(match["second"]) if match["second"] else None, tail
    return None


def _offset(rest: str, day: date) -> int | None:
    """Minutes east of UTC, or None where the zone is missing or means several."""
    if match := _OFFSET.match(rest):
        minutes = int(match["h"]) * 60 + int(match["m"] or 0)
        return minutes if match["sign"] == "+" else -minutes
    match = _ZONE.match(rest)
    if not match:
        return None
    zone = match["zone"]
    if zone.lower().startswith("eastern"):
        zone = "ET"
    if zone in {"GMT", "UTC"} and (further := _OFFSET.match(rest, match.end())):
        minutes = int(further["h"]) * 60 + int(further["m"] or 0)
        return minutes if further["sign"] == "+" else -minutes
    if zone in _SUMMER_ZONES:
        return _SUMMER_ZONES[zone] + (60 if _american_summer(day) else 0)
    return _OFFSETS_MINUTES.get(zone)


def _american_summer(day: date) -> bool:
    """Summer time of the United States: second Sunday of March to first Sunday of November (first of April to last of October before 2007)."""

    def sunday(month: int, nth: int) -> date:
        first = date(day.year, month, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))

    if day.year >= 2007:
        return sunday(3, 2) <= day < sunday(11, 1)
    last = date(day.year, 10, 31)
    return sunday(4, 1) <= day < last - timedelta(days=(last.weekday() + 1) % 7)
