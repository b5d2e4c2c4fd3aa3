"""Ages, places in a row, times since: invented sentences against whose and how many."""

import pytest

from secondsource.reading import measures as module
from secondsource.reading.reader import Reader
from secondsource.records.reading import Measure
from tests.builders import article
from tests.reading.hostile import in_step, linear


def read(text: str, reader: Reader) -> list[Measure]:
    """The measures of an article."""
    return list(next(iter(reader.read([article(text, published="2026-03-04")]))).measures)


def told(text: str, reader: Reader, sort: str) -> list[tuple[str, float | None, str | None]]:
    """(words, value, whose) of the measures of one sort."""
    return [(text[one.start : one.end], one.value, one.whose) for one in read(text, reader) if one.sort == sort]


AGES = [
    ("Ida Torv, 41, was elected mayor on Monday.", "Ida Torv, 41", 41, "Ida Torv"),
    ("Ida Torv (41) was elected mayor on Monday.", "Ida Torv (41)", 41, "Ida Torv"),
    ("Doug Hale, a 34-year-old electrician, was charged.", "Doug Hale, a 34-year-old", 34, "Doug Hale"),
    ("The police held the 76-year-old former senator Tomas Reyk.", "76-year-old former senator Tomas Reyk", 76, "Tomas Reyk"),
    ("Ida Torv is 66 years old and lives in Harwick.", "Ida Torv is 66", 66, "Ida Torv"),
    ("Doug Hale, who is 52, drove the bus.", "Doug Hale, who is 52", 52, "Doug Hale"),
    ("His six-year-old son, Tomas Reyk, was hurt.", "six-year-old son", 6, "Tomas Reyk"),
    ("Ida Torv lives in Harwick. She was 14 when the mill closed.", "She was 14", 14, "Ida Torv"),
    ("The police found a 14-year-old girl in the mill.", "14-year-old girl", 14, None),
    ("The club owns a forty-year-old boat.", "forty-year-old boat", 40, None),
    ("The court ruled that anyone 19 or older may vote.", "19 or older", 19, None),
    ("The minister, 58, opened the bridge.", "minister, 58", 58, None),
]


@pytest.mark.parametrize(("text", "words", "value", "whose"), AGES)
def test_whose_age(text: str, words: str, value: float, whose: str | None, reader: Reader) -> None:
    assert told(text, reader, "age") == [(words, value, whose)]


def test_an_age_of_another_time_is_told_as_such(reader: Reader) -> None:
    text = "Tomas Reyk, then 32, ran the mill. Doug Hale said he was 14 when it closed. Ida Torv, 41, owns it."
    assert [(one.value, one.then) for one in read(text, reader)] == [(32, True), (14, True), (41, False)]


def test_a_decade_and_two_bounds_are_ranges(reader: Reader) -> None:
    text = "Ida Torv was in her 30s. The rule is for children between 12 and 16 years old."
    assert [(one.value, one.min, one.max, one.hedge) for one in read(text, reader)] == [
        (None, 30, 39, "range"),
        (None, 12, 16, "range"),
    ]


NO_AGES = [
    "Ida Torv, 41 percent, led the poll.",
    "The bridge is 41 metres long.",
    "The boats numbered 12, 14, and 19 in those years.",
    "Norland beat Harwick 41-39 in the second half.",
    "The price was 41, the paper said.",
]


@pytest.mark.parametrize("text", NO_AGES)
def test_numbers_that_are_nobodys_age(text: str, reader: Reader) -> None:
    assert told(text, reader, "age") == []


ORDERS = [
    ("It was the third time in five days that the ferry failed.", "third time", 3),
    ("Ida Torv was elected to an eighth term.", "eighth term", 8),
    ("The second-term senator spoke.", "second-term", 2),
    ("The strike entered its 12th day.", "12th day", 12),
    ("The vote was put off for the third straight week.", "third straight week", 3),
    ("Harwick is the fourth-largest port of Norland.", "fourth-largest", 4),
    ("Doug Hale finished third in the race.", "third", 3),
    ("Doug Hale was in second place.", "second place", 2),
]


@pytest.mark.parametrize(("text", "words", "value"), ORDERS)
def test_places_in_a_row(text: str, words: str, value: float, reader: Reader) -> None:
    assert told(text, reader, "order") == [(words, value, None)]


@pytest.mark.parametrize(
    "text", ["It was the first time.", "The Second Amendment stands.", "He came in second thoughts.", "The third quarter."]
)
def test_ways_of_speaking_are_no_places_in_a_row(text: str, reader: Reader) -> None:
    assert told(text, reader, "order") == []


def test_how_long_ago_something_began(reader: Reader) -> None:
    text = "The inquiry began more than two years ago. The ministry began investigating Hale a decade ago. Reyk was held three weeks ago."
    found = [one for one in read(text, reader) if one.sort == "since"]
    assert [(one.value, one.unit, one.hedge) for one in found] == [(2, "year", "more than"), (1, "decade", "exact"), (3, "week", "exact")]
    assert [text[one.counts.start : one.counts.end] if one.counts else None for one in found] == ["inquiry", "investigating", None]


def test_the_number_of_an_age_is_no_figure(reader: Reader) -> None:
    text = "Tomas Reyk, then 32, sold 12 boats. The law is for those between the ages of 12 and 16."
    read_ = next(iter(reader.read([article(text, published="2026-03-04")])))
    assert [text[one.start : one.end] for one in read_.figures] == ["12 boats"]


PIECES = [
    "41-year-old ",
    "Ida Torv, 41, ",
    "was 14 when she was 14 ",
    "between 12 and 16 years old ",
    "the third time ",
    "a year ago ",
    "in her 30s ",
]


def test_no_pattern_costs_more_than_its_length() -> None:
    found = [*module._AGES.values(), *(value for value in vars(module).values() if isinstance(value, type(module._ROW)))]
    for pattern in found:
        for piece in PIECES:
            assert linear(pattern, piece), (pattern.pattern, piece)


@pytest.mark.parametrize("piece", PIECES)
def test_cost_grows_with_the_length_only(piece: str) -> None:
    small, large = article(piece * 400), article(piece * 800)
    assert in_step(lambda: module.measures(small, (), ()), lambda: module.measures(large, (), ()))
