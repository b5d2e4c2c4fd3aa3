"""When: invented time expressions of an article of Wednesday 4 March 2026, and of one without a date."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading import dates as dates_module
from secondsource.reading import not_dates, resolving, time_clauses, time_ends, time_joins, time_leads
from secondsource.reading import time_words as time_words_module
from secondsource.reading.analysis import Analyser
from secondsource.reading.dates import dates
from secondsource.reading.reader import open_reader
from secondsource.reading.time_words import time_words
from secondsource.records.article import Moment
from secondsource.records.reading import DateRef
from secondsource.text.normalize import fold
from tests.builders import article
from tests.reading.hostile import in_step, linear, patterns

WEDNESDAY = "2026-03-04"


@pytest.fixture(scope="module")
def parser() -> Analyser:
    return open_reader().analyser


def read(text: str, published: str | Moment | None = WEDNESDAY) -> list[DateRef]:
    """The dates of an article, without a parser."""
    return list(dates(article(text, published=published)))


RELATIVE = [
    ("Police spoke on Tuesday.", "Tuesday", "2026-03-03", "2026-03-03", "day"),
    ("Police spoke on Wednesday.", "Wednesday", "2026-03-04", "2026-03-04", "day"),
    ("Police spoke on Thursday.", "Thursday", "2026-02-26", "2026-02-26", "day"),
    ("They will meet on Friday.", "Friday", "2026-03-06", "2026-03-06", "day"),
    ("Talks are due on Monday.", "Monday", "2026-03-09", "2026-03-09", "day"),
    ("She rang him on Tuesday afternoon.", "Tuesday afternoon", "2026-03-03", "2026-03-03", "part_of_day"),
    ("She rang him late on Tuesday.", "late on Tuesday", "2026-03-03", "2026-03-03", "part_of_day"),
    ("She rang him last Wednesday.", "last Wednesday", "2026-02-25", "2026-02-25", "day"),
    ("They go next Monday.", "next Monday", "2026-03-09", "2026-03-09", "day"),
    ("They go next Friday.", "next Friday", "2026-03-13", "2026-03-13", "day"),
    ("It fell yesterday.", "yesterday", "2026-03-03", "2026-03-03", "day"),
    ("It fell today.", "today", "2026-03-04", "2026-03-04", "day"),
    ("It ends tomorrow.", "tomorrow", "2026-03-05", "2026-03-05", "day"),
    ("It fell the day before yesterday.", "the day before yesterday", "2026-03-02", "2026-03-02", "day"),
    ("It fell last night.", "last night", "2026-03-03", "2026-03-03", "part_of_day"),
    ("It fell yesterday morning.", "yesterday morning", "2026-03-03", "2026-03-03", "part_of_day"),
    ("It fell overnight.", "overnight", "2026-03-03", "2026-03-04", "part_of_day"),
    ("It fell this week.", "this week", "2026-03-02", "2026-03-08", "week"),
    ("It fell earlier this week.", "earlier this week", "2026-03-02", "2026-03-04", "interval"),
    ("It fell last week.", "last week", "2026-02-23", "2026-03-01", "week"),
    ("It fell last month.", "last month", "2026-02-01", "2026-02-28", "month"),
    ("It falls next month.", "next month", "2026-04-01", "2026-04-30", "month"),
    ("It fell earlier this year.", "earlier this year", "2026-01-01", "2026-03-04", "interval"),
    ("It fell last year.", "last year", "2025-01-01", "2025-12-31", "year"),
    ("It fell in the past week.", "the past week", "2026-02-25", "2026-03-04", "interval"),
    ("It fell three days ago.", "three days ago", "2026-03-01", "2026-03-01", "day"),
    ("It fell three weeks ago.", "three weeks ago", "2026-02-09", "2026-02-15", "week"),
    ("It fell two months ago.", "two months ago", "2026-01-01", "2026-01-31", "month"),
    ("It fell five years ago.", "five years ago", "2021-01-01", "2021-12-31", "year"),
    ("It fell a few weeks ago.", "a few weeks ago", None, None, "relative"),
    ("It grew in the last three weeks.", "the last three weeks", "2026-02-11", "2026-03-04", "interval"),
    ("It will grow in the coming months.", "the coming months", None, None, "relative"),
    ("It grew in recent days.", "recent days", None, None, "relative"),
    ("It will be over within two weeks.", "within two weeks", "2026-03-04", "2026-03-18", "interval"),
    ("It fell last summer.", "last summer", "2025-06-01", "2025-08-31", "interval"),
    ("It fell the next day.", "the next day", None, None, "day"),
    ("They go on Friday week.", "Friday week", "2026-03-13", "2026-03-13", "day"),
    ("They go a week on Friday.", "a week on Friday", "2026-03-13", "2026-03-13", "day"),
    ("It fell the year before last.", "the year before last", "2024-01-01", "2024-12-31", "year"),
    ("It will fall the week after next.", "the week after next", "2026-03-16", "2026-03-22", "week"),
    ("It grew in the first days of February.", "the first days of February", "2026-02-01", "2026-02-10", "interval"),
    ("It will go at year's end.", "year's end", "2026-12-01", "2026-12-31", "interval"),
    ("It will go within days.", "within days", None, None, "relative"),
    ("Hours later it fell.", "Hours later", None, None, "relative"),
    ("They rang April 30-May 4.", "April 30-May 4", "2026-04-30", "2026-05-04", "interval"),
    ("It fell on the first of March.", "the first of March", "2026-03-01", "2026-03-01", "day"),
]
PARTS = [
    ("It fell late last year.", "late last year", "2025-09-01", "2025-12-31", "interval"),
    ("It will open early next year.", "early next year", "2027-01-01", "2027-04-30", "interval"),
    ("It fell early in the week.", "early in the week", "2026-03-02", "2026-03-04", "interval"),
    ("It fell in mid-February.", "mid-February", "2026-02-11", "2026-02-20", "interval"),
    ("It will fall in the early hours of Friday.", "the early hours of Friday", "2026-03-06", "2026-03-06", "part_of_day"),
    ("It fell on the evening of January 24.", "the evening of January 24", "2026-01-24", "2026-01-24", "part_of_day"),
    ("It fell late on Monday night.", "late on Monday night", "2026-03-02", "2026-03-02", "part_of_day"),
    ("It fell last weekend.", "last weekend", "2026-02-28", "2026-03-01", "interval"),
    ("It fell over the weekend.", "the weekend", "2026-02-28", "2026-03-01", "interval"),
    ("It will fall at the weekend.", "the weekend", "2026-03-07", "2026-03-08", "interval"),
    ("It opened in the autumn.", "the autumn", "2025-09-01", "2025-11-30", "interval"),
    ("It will open in the spring.", "the spring", "2026-03-01", "2026-05-31", "interval"),
    ("Profit fell in the fourth quarter.", "the fourth quarter", "2025-10-01", "2025-12-31", "interval"),
    ("Profit will fall in the second half of the year.", "the second half of the year", "2026-07-01", "2026-12-31", "interval"),
    ("It fell in the first week of February.", "the first week of February", "2026-02-01", "2026-02-07", "interval"),
    ("It fell on the last Friday of last month.", "the last Friday of last month", "2026-02-27", "2026-02-27", "day"),
    ("It fell on the 2nd.", "the 2nd", "2026-03-02", "2026-03-02", "day"),
    ("It will fall on the 19th.", "the 19th", "2026-03-19", "2026-03-19", "day"),
    ("It fell on the 25th of last month.", "the 25th of last month", "2026-02-25", "2026-02-25", "day"),
    ("Sales in the year to January rose.", "the year to January", "2025-02-01", "2026-01-31", "interval"),
    ("Sales in the three months ended January 31 rose.", "the three months ended January 31", "2025-11-01", "2026-01-31", "interval"),
    ("Cases fell in the week ending February 28.", "the week ending February 28", "2026-02-22", "2026-02-28", "interval"),
    ("It fell in the week of February 16.", "the week of February 16", "2026-02-16", "2026-02-22", "interval"),
    ("It ran from 9 to 11 February.", "9 to 11 February", "2026-02-09", "2026-02-11", "interval"),
    (
        "It ran from noon on Sunday until midnight on Monday.",
        "from noon on Sunday until midnight on Monday",
        "2026-03-01",
        "2026-03-02",
        "interval",
    ),
    ("Late in the evening on March 1 it fell.", "Late in the evening on March 1", "2026-03-01", "2026-03-01", "part_of_day"),
]
COUNTED = [
    ("It fell an hour ago.", "an hour ago", "2026-03-04", "2026-03-04", "hour"),
    ("It fell a fortnight ago.", "a fortnight ago", "2026-02-16", "2026-02-22", "week"),
    ("It fell ten years ago today.", "ten years ago today", "2016-03-04", "2016-03-04", "day"),
    ("It will fall in two days.", "in two days", "2026-03-06", "2026-03-06", "day"),
    ("It will fall in about three weeks.", "in about three weeks", "2026-03-23", "2026-03-29", "week"),
    ("It will fall in four years' time.", "in four years' time", "2030-01-01", "2030-12-31", "year"),
    ("It fell soon.", "soon", None, None, "relative"),
    ("It is common even today.", "today", None, None, "relative"),
]
OPEN = [
    ("It has grown since at least February 20.", "since at least February 20", "2026-02-20", None, "open"),
    ("It has grown since early February.", "since early February", "2026-02-01", None, "open"),
    ("It will end by the end of the month.", "by the end of the month", None, "2026-03-31", "open"),
    ("It will not end before March 10.", "before March 10", None, "2026-03-09", "open"),
    ("It will run beyond March 10.", "beyond March 10", "2026-03-11", None, "open"),
    ("It will end on or before March 10.", "on or before March 10", None, "2026-03-10", "open"),
    ("It will be paid by Friday noon.", "by Friday noon", None, "2026-03-06", "open"),
    ("From today it will cost more.", "From today", "2026-03-04", None, "open"),
    ("It will last through Sunday.", "through Sunday", None, "2026-03-08", "open"),
    ("It stood at 9 as of 5 p.m. on Sunday.", "as of 5 p.m. on Sunday", "2026-03-01", "2026-03-01", "hour"),
    ("It fell after Monday's vote.", "Monday", "2026-03-02", "2026-03-02", "day"),
]
ABSOLUTE = [
    ("It fell on February 22.", "February 22", "2026-02-22", "2026-02-22", "day"),
    ("It fell on 22 February.", "22 February", "2026-02-22", "2026-02-22", "day"),
    ("It fell on the 22nd of February.", "the 22nd of February", "2026-02-22", "2026-02-22", "day"),
    ("It fell on Nov. 5.", "Nov. 5", "2025-11-05", "2025-11-05", "day"),
    ("It will fall on March 20.", "March 20", "2026-03-20", "2026-03-20", "day"),
    ("It fell on Tuesday, March 3.", "Tuesday, March 3", "2026-03-03", "2026-03-03", "day"),
    ("It fell on February 20-21.", "February 20-21", "2026-02-20", "2026-02-21", "interval"),
    ("It fell in January.", "January", "2026-01-01", "2026-01-31", "month"),
    ("It fell in late January.", "late January", "2026-01-21", "2026-01-31", "interval"),
    ("It fell in December.", "December", "2025-12-01", "2025-12-31", "month"),
    ("It fell between Monday and Friday.", "between Monday and Friday", "2026-02-23", "2026-02-27", "interval"),
    ("It rang at 18:20 GMT on March 3.", "18:20 GMT on March 3", "2026-03-03T18:20Z", "2026-03-03T18:20Z", "minute"),
    ("It rang at 6 p.m. EST on March 3.", "6 p.m. EST on March 3", "2026-03-03T23:00Z", "2026-03-03T23:00Z", "hour"),
    ("It rang shortly after 6 a.m. on Tuesday.", "shortly after 6 a.m. on Tuesday", "2026-03-03", "2026-03-03", "hour"),
    ("It rang on Tuesday at 6:10 a.m.", "Tuesday at 6:10 a.m.", "2026-03-03", "2026-03-03", "minute"),
]
OWN_YEAR = [
    ("It fell on April 13, 2021.", "April 13, 2021", "2021-04-13", "2021-04-13", "day"),
    ("It fell on 13 April 2021.", "13 April 2021", "2021-04-13", "2021-04-13", "day"),
    ("It fell on 2021-04-13.", "2021-04-13", "2021-04-13", "2021-04-13", "day"),
    ("It fell on 23/04/2021.", "23/04/2021", "2021-04-23", "2021-04-23", "day"),
    ("It fell on 03/04/2021.", "03/04/2021", None, None, "day"),
    ("It fell in May 2020.", "May 2020", "2020-05-01", "2020-05-31", "month"),
    ("It fell in 2014.", "2014", "2014-01-01", "2014-12-31", "year"),
    ("It grew since 2014.", "since 2014", "2014-01-01", None, "open"),
    ("It grew until 2016.", "until 2016", None, "2016-12-31", "open"),
    ("It grew before May 2020.", "before May 2020", None, "2020-04-30", "open"),
    ("It grew in mid-2021.", "mid-2021", "2021-05-01", "2021-08-31", "interval"),
    ("It grew in the late 1990s.", "the late 1990s", "1997-01-01", "1999-12-31", "interval"),
    ("It grew in the first six months of 2013.", "the first six months of 2013", "2013-01-01", "2013-06-30", "interval"),
    ("It grew in the summer of 2019.", "the summer of 2019", "2019-06-01", "2019-08-31", "interval"),
    ("It ran from 1 June to 15 September 2022.", "from 1 June to 15 September 2022", "2022-06-01", "2022-09-15", "interval"),
    ("It grew in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "interval"),
    ("It grew from 2010 to 2012.", "from 2010 to 2012", "2010-01-01", "2012-12-31", "interval"),
    ("It grew between March 2019 and May 2020.", "between March 2019 and May 2020", "2019-03-01", "2020-05-31", "interval"),
    ("It ran from April 15 until June 1, 2021.", "from April 15 until June 1, 2021", "2021-04-15", "2021-06-01", "interval"),
    ("The 2014 fire burned.", "2014", "2014-01-01", "2014-12-31", "year"),
    ("It froze in the winter of 1946-47.", "the winter of 1946-47", "1946-12-01", "1947-02-28", "interval"),
    ("It burned in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31", "interval"),
    ("It grew in the second half of the 18th century.", "the second half of the 18th century", "1751-01-01", "1800-12-31", "interval"),
]


def simple(ref: DateRef, text: str) -> tuple[str, str | None, str | None, str]:
    return text[ref.start : ref.end], ref.first, ref.last, ref.precision


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [*RELATIVE, *PARTS, *COUNTED, *OPEN, *ABSOLUTE, *OWN_YEAR],
    ids=lambda cell: str(cell)[:32],
)
def test_resolved_against_the_article(text: str, words: str, first: str | None, last: str | None, precision: str) -> None:
    """An expression names the days that a reader of that day's paper would understand."""
    assert [simple(ref, text) for ref in read(text)] == [(words, first, last, precision)]


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), OWN_YEAR, ids=[row[0] for row in OWN_YEAR])
def test_own_year_needs_no_article_date(text: str, words: str, first: str | None, last: str | None, precision: str) -> None:
    """Words that carry their year are resolved in an article without a date, too."""
    assert [simple(ref, text) for ref in read(text, None)] == [(words, first, last, precision)]


@pytest.mark.parametrize("row", [*RELATIVE, *PARTS, *COUNTED, *OPEN, *ABSOLUTE], ids=lambda row: row[0])
def test_nothing_is_guessed_without_a_date(row: tuple[str, str, str | None, str | None, str]) -> None:
    """In an article without a date, relative words and days without a year stay unknown."""
    assert [(ref.first, ref.last) for ref in read(row[0], None)] == [(None, None)]


def test_two_readings_of_the_article_date_resolve_nothing() -> None:
    """Where the article's own day is not certain, relative words stay unknown."""
    (ref,) = read("It fell on Tuesday.", Moment(as_given="04/03/2026", readings=("2026-03-04", "2026-04-03")))
    assert (ref.first, ref.last) == (None, None)


NO_DATES = [
    "Theresa May may march on.",
    "The Agenda 2030 paper names 2000 people.",
    "It cost $2014 and weighed 1990 grams.",
    "The programme This Week and USA TODAY reported.",
    "He ran 3:30 in the final.",
    "Two weeks of rain and the 48-hour pause.",
    "It closes on Mondays and every other Friday.",
    "The gates close at 10 p.m. every night and open on weekdays from 9 a.m. to 5 p.m.",
    "They meet on the last Friday of the month and march on 9 May each year.",
    "Under the 2011 Forests Act and the 2015 Ostrava Climate Agreement nobody may fell oaks.",
    "Room 1984 was let.",
    'Her novel "The Last Sunday in May" was read.',
    "The Sunday Courier and the 26 March Movement agree.",
    "It was a matter for Theresa May, and talks with May went on.",
    "The sons of April Moreau were freed for the first time in eleven months.",
    "It came two years later than promised, on the 19th floor.",
    "He scored in the third quarter.",
    "It could last months.",
    "He spoke of the March on Rome.",
    "Fishermen go out on a Sunday morning when the wind drops.",
    "They were married on a Saturday in Lent.",
    "The fair is held every year on the first Sunday in May.",
    "They cheered at the Fourth of July parade.",
    "The Sunday league side lost on Remembrance Sunday.",
    "It was the “Today” show that aired the Forests Act of 2011.",
    "They joined the Women's March at the harbour.",
    "The novel virus, 2019-nCoV, was found there.",
    "Following two weeks of hearings it rose.",
    "Nobody can move all of them in an hour.",
    "It airs at 5:40 p.m. Sundays.",
    "The attacks of 9/11 cost a third, 1/3, of it.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_names_and_amounts_are_no_dates(text: str) -> None:
    """Surnames, programmes, amounts and durations are no dates."""
    assert read(text) == []


TENSES = [
    ("The council meets on Thursday.", "2026-03-05"),
    ("The council met on Thursday.", "2026-02-26"),
    ("The vote planned for Thursday was called off.", "2026-03-05"),
    ("He said on Thursday that she would go.", "2026-02-26"),
    ("The council had planned to meet on Thursday.", "2026-03-05"),
    ("Officials say Thursday was quiet.", "2026-02-26"),
    ("On Thursday, the mayor announced a plan.", "2026-02-26"),
    ("She asks them to vote Thursday.", "2026-03-05"),
    ("The revelations on Thursday look grave.", "2026-02-26"),
    ("Thursday's vote was close.", "2026-02-26"),
    ("In the run-up to Thursday's vote 20 people have been held.", "2026-03-05"),
    ("Thousands are expected at Thursday's march.", "2026-03-05"),
    ("The envoy, who is leaving on Thursday after failing to find a buyer, wept.", "2026-03-05"),
    ("The strike shuts ports until Thursday", "2026-03-05"),
    ("It will close on Thursday last week.", "2026-02-26"),
    ("It was to close on Thursday of next week.", "2026-03-12"),
    ("The council wants the lamps replaced by Thursday.", "2026-03-05"),
    ("The court gave the firm until Thursday.", "2026-03-05"),
    ("The court gave the firm until close of business on Thursday.", "2026-03-05"),
    ("You'd better come on Thursday.", "2026-03-05"),
    ("The panel will vote, likely Thursday, an aide said.", "2026-03-05"),
    ("The hearing has been pushed back to Thursday.", "2026-03-05"),
    ("The judge ordered Ms Aldana to return to court on Thursday.", "2026-03-05"),
    ("Come Thursday, many expect that he will be gone.", "2026-03-05"),
    ("Nurses have called for a walkout on Thursday.", "2026-03-05"),
    ("Two men have been charged and are due to appear in court on Thursday.", "2026-03-05"),
    ("The complaint filed Thursday by two nurses names four wards.", "2026-02-26"),
    ("As the Courier reported Thursday, others are leaving.", "2026-02-26"),
    ("Dr. Sorel leaves the court on Thursday after pleading not guilty.", "2026-02-26"),
    ("The singer, who flew in for the debate on Thursday, praised both.", "2026-02-26"),
    ("He was held before dawn Thursday at his farm.", "2026-02-26"),
    ("Before a Thursday visit to the port, the minister praised it.", "2026-02-26"),
    ("The announcement Thursday follows similar steps by others.", "2026-02-26"),
    ("We expect it to be open on Thursday, pending a decision.", "2026-03-05"),
    ("The model foresaw 900 deaths by August 4.", "2026-08-04"),
    ("Readers know one more loss: On Thursday, the last shop closed.", "2026-02-26"),
]


@pytest.mark.parametrize(("text", "day"), TENSES, ids=[row[0] for row in TENSES])
def test_tense_decides_back_or_forward(text: str, day: str, parser: Analyser) -> None:
    """A weekday lies behind in the past tense and ahead where something is planned or in the present."""
    of = article(text, published=WEDNESDAY)
    (ref,) = dates(of, parser.parse([of.words(s) for s in of.sentences]))
    assert ref.last == day


MONTHS_BY_TENSE = [
    ("The lake froze in May.", "2025-05-01"),
    ("Ministers criticised the plan for a May fair.", "2026-05-01"),
    ("The fair opens in May.", "2026-05-01"),
    ("The fair was held in January last year.", "2025-01-01"),
    ("The fair was held on January 9 last year.", "2025-01-09"),
    ("He predicts a September election.", "2026-09-01"),
    ("Prices will rise 2 percent, up from 1 percent in May.", "2025-05-01"),
    ("Her term ends in the autumn.", "2026-09-01"),
    ("The delay was meant to hurt his re-election bid in November.", "2026-11-01"),
    ("As of early July, each of them has a lawyer.", "2025-07-01"),
    ("They lowered it just ahead of the bank's prior cut in July.", "2025-07-01"),
]


@pytest.mark.parametrize(("text", "first"), MONTHS_BY_TENSE, ids=[row[0] for row in MONTHS_BY_TENSE])
def test_year_of_a_month(text: str, first: str, parser: Analyser) -> None:
    """A month lies behind a verb in the past; where the tense says little, the nearer one is meant."""
    of = article(text, published=WEDNESDAY)
    (ref,) = dates(of, parser.parse([of.words(s) for s in of.sentences]))
    assert ref.first == first


def test_time_of_day_belongs_to_the_day_just_told() -> None:
    """A bare time of day takes the one day of its sentence or of the sentence before."""
    first, second = read("Police came on Tuesday. At ten past six they left.")
    assert (second.first, second.precision) == (first.first, "minute")


STORIES = [
    ("He left on Tuesday. Four days earlier he had rung her.", ["2026-03-03", "2026-02-27"]),
    ("He left on January 24 and was found a week later.", ["2026-01-24", "2026-01-26/2026-02-01"]),
    ("He left on February 2, February 5 and the following day.", ["2026-02-02", "2026-02-05", "2026-02-06"]),
    ("The bridge opened on Sunday, and lorries crossed that evening.", ["2026-03-01", "2026-03-01"]),
    ("Late on Sunday it fell; earlier in the day it had rained.", ["2026-03-01", "2026-03-01"]),
    ("It was struck in January 2023; six months later it broke.", ["2023-01-01/2023-01-31", "2023-07-01/2023-07-31"]),
    ("The train left the rails at 4 a.m., and the line will be shut until Friday.", ["2026-03-04", "None/2026-03-06"]),
    ('"I will go tomorrow," she said on Monday.', ["2026-03-03", "2026-03-02"]),
    ('"He rang last night," his father told them on Sunday. "I go next week."', ["2026-02-28", "2026-03-01", "2026-03-02/2026-03-08"]),
    ("He promised on Thursday that they would leave on Sunday; they did not.", ["2026-02-26", "2026-03-01"]),
    ("LISBON, March 3 (Norden) - The court met today.", ["2026-03-03", "2026-03-03"]),
    ("He resigned in January; on Friday his deputy will do the same.", ["2026-01-01/2026-01-31", "2026-03-06"]),
    ("She promised in 2021 that it would open the following spring.", ["2021-01-01/2021-12-31", "2022-03-01/2022-05-31"]),
    ("It was sold on June 30; the price was set the previous December.", ["2025-06-30", "2024-12-01/2024-12-31"]),
    ("They met on February 2 and again the following Friday.", ["2026-02-02", "2026-02-06"]),
    ("He was killed on June 6, 2021. On June 6 the rain had stopped.", ["2021-06-06", "2021-06-06"]),
    ("The film was shot in May 2024 and shown on June 30.", ["2024-05-01/2024-05-31", "2024-06-30"]),
    ("The last time it lost a seat and won it back two years later came in 1948.", ["None", "1948-01-01/1948-12-31"]),
    ("He was ill in December, January and even February.", ["2025-12-01/2025-12-31", "2026-01-01/2026-01-31", "2026-02-01/2026-02-28"]),
    ("It opened in 1990; ten years on, it closed.", ["1990-01-01/1990-12-31", "2000-01-01/2000-12-31"]),
    ('"Next month is too late," the envoy told them on 28 February, when there was no bed left.', ["2026-03-01/2026-03-31", "2026-02-28"]),
    ('"Tomorrow is too late," he warned in a speech on March 1.', ["2026-03-02", "2026-03-01"]),
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[row[0][:40] for row in STORIES])
def test_counted_from_what_the_text_tells(text: str, expected: list[str], parser: Analyser) -> None:
    """A time may count from a day of the story, of the speech, of the promise or of the dateline."""
    of = article(text, published=WEDNESDAY)
    found = dates(of, parser.parse([of.words(s) for s in of.sentences]))
    assert [f"{ref.first}" if ref.first == ref.last else f"{ref.first}/{ref.last}" for ref in found] == expected


HEADLINES = [
    ("Coach plunges into gorge on Thursday night", "2026-02-26"),
    ("Senate passes bill late Friday", "2026-02-27"),
    ("Mayor to unveil budget on Friday", "2026-03-06"),
    ("Parliament meets on Friday", "2026-03-06"),
]


@pytest.mark.parametrize(("text", "day"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_present_tense_of_a_headline(text: str, day: str, parser: Analyser) -> None:
    """In a headline the present tense tells what happened, except of what is held by appointment."""
    of = article(text, published=WEDNESDAY)
    (ref,) = dates(of, parser.parse([of.words(s) for s in of.sentences]))
    assert (ref.first, ref.last) == (day, day)


OWNERS = [
    ("The court is due to rule on Tuesday.", ["rule"]),
    ("Sunday's final was lost.", ["final"]),
    ("Ministers said on Tuesday the bridge would stay open.", ["said"]),
    ("She has been missing since Monday.", ["missing"]),
    ("There were six of them by Sunday evening.", ["were"]),
    ("The 2012 poll was rigged, and the funeral is on Friday.", ["poll", "funeral"]),
    ("They have until Monday to ask for another.", ["ask"]),
    ("BERN, March 3 (Norden) - The council sat yesterday.", [None, "sat"]),
    ("On Monday, Susan Varga, the mayor of Pell, said she would stay.", ["said"]),
    ("She told her readers last month that she would step down.", ["told"]),
    ("The survey, released Tuesday, shows a gain.", ["released"]),
    ("The governor pledged to mend the farm sector in 2024.", ["mend"]),
    ("He was blamed for the murder last year of his brother.", ["murder"]),
    ("They invited both, but on Sunday evening, a spokesman said nobody would come.", ["said"]),
]


@pytest.mark.parametrize(("text", "words"), OWNERS, ids=[row[0] for row in OWNERS])
def test_verb_or_noun_of_a_time(text: str, words: list[str | None], parser: Analyser) -> None:
    """A time belongs to the verb or event noun that it tells of; a dateline to none."""
    of = article(text, published=WEDNESDAY)
    found = dates(of, parser.parse([of.words(s) for s in of.sentences]))
    assert [ref.belongs_to and text[ref.belongs_to.start : ref.belongs_to.end] for ref in found] == words


def test_a_full_date_lends_its_year() -> None:
    """In an article without a date a day takes the year of a full date beside it."""
    text = "On 5 March 2014 he was arrested, and on 7 June he was freed."
    assert [ref.first for ref in read(text, None)] == ["2014-03-05", "2014-06-07"]


WORDS = [
    "monday",
    "may",
    "3",
    "2014",
    "2026-02-30",
    "last",
    "next",
    "week",
    "in",
    "the",
    "until",
    "from",
    "to",
    "and",
    "12:30",
    "p.m.",
    "ago",
    "two",
    "early",
    "april,",
    "31",
    "february",
    "0",
    "99",
    "since",
    "½",
    "'",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(lambda words: " ".join(words).title()))
def test_any_words_give_days_in_order(text: str) -> None:
    """Every expression lies inside the text, none overlap, and no interval ends before it begins."""
    end = 0
    for ref in read(text) if text.strip() else []:
        assert end <= ref.start < ref.end <= len(text)
        assert ref.first is None or ref.last is None or ref.first <= ref.last
        end = ref.end


HOSTILE = [
    "monday ",
    "may 1",
    "in the ",
    "1/1/",
    "2014-",
    "a ",
    "the last ",
    "12:3",
    "early ",
    "from april 1 to ",
    "1st of ",
    "one week ",
    "late in the ",
    "the night of ",
    "the first 3 months of ",
    "1 to 2 to ",
    "in about ",
    "two and a half ",
]


PIECES = [
    *HOSTILE,
    "said ",
    "A ",
    "May ",
    "the Act of ",
    '"',
    "up from ",
    "the year to ",
    "the week of ",
    "'s ",
    ", ",
    "- ",
    " ",
    "1",
    "(@a) ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_length_only(piece: str) -> None:
    """Twice the hostile input costs about twice the time."""

    def step(times: int) -> Callable[[], object]:
        text = fold(piece * times)
        return lambda: list(time_words(text, 0, len(text)))

    assert in_step(step(1000), step(2000))


def test_no_pattern_costs_more_than_its_length() -> None:
    """Every compiled pattern of the modules that read dates, over every hostile piece."""
    found = list(patterns(time_words_module, not_dates, time_clauses, time_joins, time_ends, time_leads, dates_module, resolving))
    assert len(found) > 60
    for name, pattern in found:
        for piece in PIECES:
            assert linear(pattern, piece), (name, piece)


@pytest.mark.parametrize("piece", ["on Friday ", '"May ', "in 2014 - ", "from May 1 to ", "two days later, ", "the week of May 1 "])
def test_an_article_costs_its_length(piece: str) -> None:
    """The whole step, joins and days included, without a parser."""
    short, long = (article(piece * times, published=WEDNESDAY) for times in (500, 1000))
    assert in_step(lambda: dates(short), lambda: dates(long))


def test_a_month_as_a_measure_is_no_date(parser: Analyser) -> None:
    """Any April will do."""
    text = "The river carried twice the usual flow of an April day."
    one = article(text, published="2026-04-20")
    assert dates(one, parser.analyse([one])[0].parses) == ()
