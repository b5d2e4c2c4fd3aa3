"""Times as precise as they were given."""

import pytest

from secondsource.intake.moments import from_epoch, implausible, read_moment

KNOWN = [
    ("2026-03-03T17:30:00Z", "2026-03-03T17:30Z"),
    ("2026-03-03T21:40:00+01:00", "2026-03-03T20:40Z"),
    ("2026-03-03T23:40:00-0500", "2026-03-04T04:40Z"),
    ("20260303T173000Z", "2026-03-03T17:30Z"),
    ("2026-03-03 17:30:00.000 +00:00", "2026-03-03T17:30Z"),
    ("Tue, 03 Mar 2026 17:30:00 GMT", "2026-03-03T17:30Z"),
    ("Tue, 03 Mar 2026 17:30:00 +0200", "2026-03-03T15:30Z"),
    ("March 3, 2026 at 5:30 p.m. ET", "2026-03-03T22:30Z"),
    ("July 3, 2026 at 5:30 p.m. ET", "2026-07-03T21:30Z"),
    ("3 March 2026, 18:20 CET", "2026-03-03T17:20Z"),
    ("17:30 GMT, 3 March 2026", "2026-03-03T17:30Z"),
    ("Mar 3, 2026 / 05:30 PM PST", "2026-03-04T01:30Z"),
    ("12:05 a.m. EST March 3, 2026", "2026-03-03T05:05Z"),
    ("3 March 2026 at 1730 GMT", "2026-03-03T17:30Z"),
    ("March 3, 2026, 17:30 (GMT+3)", "2026-03-03T14:30Z"),
]
DAYS = [
    ("3 March 2026", "2026-03-03"),
    ("Wednesday 4 March 2026", "2026-03-04"),
    ("March 3rd, 2026", "2026-03-03"),
    ("3rd of March 2026", "2026-03-03"),
    ("2026/03/03", "2026-03-03"),
    ("03.04.2026", "2026-04-03"),
    ("13/04/2026", "2026-04-13"),
    ("04/13/2026", "2026-04-13"),
    ("04/04/2026", "2026-04-04"),
    ("2026-03-03T00:00:00Z", "2026-03-03"),
    ("2026-03-03T18:20:00", "2026-03-03"),
    ("April 14th, 2021 at 11:43 IST", "2021-04-14"),
    ("3 March 2026, 18:20 CST", "2026-03-03"),
    ("Sept. 5, 2026 3 min read", "2026-09-05"),
]


@pytest.mark.parametrize(("words", "when"), KNOWN)
def test_known_instant(words: str, when: str) -> None:
    """A clock time with a zone that means one thing becomes UTC."""
    moment = read_moment(words)
    assert moment is not None
    assert (moment.when, moment.precision, moment.zone_known, moment.as_given) == (when, "minute", True, words)


@pytest.mark.parametrize(("words", "when"), DAYS)
def test_day_only(words: str, when: str) -> None:
    """Without a clear zone (IST and CST name three each) only the day is known; a day that was padded with zeros is no midnight."""
    moment = read_moment(words)
    assert moment is not None
    assert (moment.when, moment.precision, moment.zone_known) == (when, "day", False)


def test_two_readings() -> None:
    """A day and month that can be swapped stay two readings."""
    moment = read_moment("04/03/2026")
    assert moment is not None
    assert (moment.when, moment.precision, moment.readings) == (None, "unknown", ("2026-03-04", "2026-04-03"))


@pytest.mark.parametrize(
    ("words", "when", "precision"),
    [
        ("March 2026", "2026-03", "month"),
        ("2026-03", "2026-03", "month"),
        ("2026", "2026", "year"),
        ("5 p.m. GMT, March 3, 2026", "2026-03-03T17Z", "hour"),
    ],
)
def test_other_precisions(words: str, when: str, precision: str) -> None:
    """A month stays a month, a year a year, an hour an hour."""
    moment = read_moment(words)
    assert moment is not None
    assert (moment.when, moment.precision) == (when, precision)


@pytest.mark.parametrize(
    "words", ["", "yesterday", "March 3", "11:43 IST", "3 hours ago", "30 February 2026", "version 1.2.26", "room 2026/99/99", "9" * 5000]
)
def test_no_date(words: str) -> None:
    """What gives no day of a known year is no moment."""
    assert read_moment(words) is None


def test_exact_words() -> None:
    """With ``exact`` only the words of the date are kept, with its clock and zone."""
    moment = read_moment("Published on Tuesday 3 March 2026, 18:20 CST by Oda Lunn", exact=True)
    assert moment is not None
    assert moment.as_given == "Tuesday 3 March 2026, 18:20 CST"


@pytest.mark.parametrize(
    ("number", "when"), [(1741105200, "2025-03-04T16:20Z"), (1741105200000, "2025-03-04T16:20Z"), (7, None), (1e18, None)]
)
def test_epoch(number: float, when: str | None) -> None:
    """Seconds and milliseconds since 1970; other numbers are no times."""
    moment = from_epoch(number)
    assert (moment.when if moment else None) == when


@pytest.mark.parametrize(("words", "odd"), [("March 4, 2099 16:20 GMT", True), ("4 May 1750", True), ("March 4, 2025", False)])
def test_implausible(words: str, odd: bool) -> None:
    """A year far off is kept and flagged."""
    moment = read_moment(words)
    assert moment is not None
    assert implausible(moment) is odd
