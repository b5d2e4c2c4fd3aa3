"""Ages and places in a row of two articles: which are one, and which contradict each other."""

import pytest

from secondsource.reading.reader import Reader, open_reader
from secondsource.records.claim import Claim
from secondsource.records.reading import Measure
from tests.builders import article
from tests.claims.telling import of_kind, told


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def compared(reader: Reader, *texts: str) -> list[Claim]:
    """Claims on measures that several of the articles tell."""
    articles = [article(text, id=f"a{number}", outlet=f"Outlet {number}", published="2026-03-04") for number, text in enumerate(texts)]
    claims = told(articles, list(reader.read(articles)))
    return [claim for claim in of_kind(claims, "figure") if any(isinstance(report.figure, Measure) for report in claim.reports)]


def told_of(claims: list[Claim]) -> list[tuple[str, list[str]]]:
    """(verdict, words of the reports) of each."""
    return [(claim.verdict, [report.words for report in claim.reports]) for claim in claims]


ONE_AGE = [
    (
        "The police charged Ida Torv, 29, with fraud.",
        "Ida Torv, a 31-year-old baker, was charged with fraud.",
        ("contradict", ["Ida Torv, 29", "Ida Torv, a 31-year-old"]),
    ),
    (
        "The police charged Ida Torv, 29, with fraud.",
        "The 29-year-old baker Ida Torv was charged with fraud.",
        ("agree", ["Ida Torv, 29", "29-year-old baker Ida Torv"]),
    ),
    (
        "Ida Torv sued Doug Hale. Torv was hired by Hale when she was 14.",
        "Doug Hale hired a 14-year-old girl, the suit says. Ida Torv sued Hale.",
        ("agree", ["she was 14", "14-year-old girl"]),
    ),
]


@pytest.mark.parametrize(("one", "two", "found"), ONE_AGE)
def test_ages_of_one_person(one: str, two: str, found: tuple[str, list[str]], reader: Reader) -> None:
    assert told_of(compared(reader, one, two)) == [found]


TWO_AGES = [
    ("The police charged Ida Torv, 29, with fraud.", "The police charged Tomas Reyk, 31, with fraud."),
    ("The police charged Ida Torv, 29, with fraud.", "Ida Torv, then 17, won the race."),
    ("A 14-year-old boy was hurt at the mill.", "A 14-year-old girl was hurt at the mill."),
    ("A 17-year-old son of Hale drove the bus.", "A 17-year-old daughter of Reyk was on the quay."),
    ("A 17-year-old suspect was arrested in Harwick.", "A 17-year-old student was killed in Harwick."),
]


@pytest.mark.parametrize(("one", "two"), TWO_AGES)
def test_ages_of_two_persons(one: str, two: str, reader: Reader) -> None:
    assert compared(reader, one, two) == []


def test_an_article_that_gives_a_person_two_ages_contradicts_nobody(reader: Reader) -> None:
    found = compared(reader, "Ida Torv, 41, spoke. The elder Ida Torv, 71, listened.", "Ida Torv, 41, spoke to the crew.")
    assert [verdict for verdict, _ in told_of(found)] == ["agree"]


def test_places_in_a_row_of_one_thing(reader: Reader) -> None:
    found = compared(reader, "Torv won an eighth term as harbour master.", "The crew elected Torv to an eighth term as harbour master.")
    assert told_of(found) == [("agree", ["eighth term", "eighth term"])]


def test_places_in_a_row_of_two_things(reader: Reader) -> None:
    assert compared(reader, "It was the third time the ferry failed.", "Reyk was fined for the third time.") == []


def test_how_long_ago_it_began_is_laid_beside_how_long_it_took(reader: Reader) -> None:
    found = compared(reader, "The inquiry into the mill began two years ago.", "A two-year inquiry into the mill ended on Monday.")
    assert [verdict for verdict, _ in told_of(found)] == ["agree"]


def test_the_deed_that_began_is_what_its_noun_names(reader: Reader) -> None:
    found = compared(
        reader, "Norland began investigating Hale over bribes two years ago.", "A two-year investigation of Hale over bribes ended."
    )
    assert [verdict for verdict, _ in told_of(found)] == ["agree"]


def test_what_one_article_alone_tells_of_ages_is_no_claim(reader: Reader) -> None:
    articles = [article("Ida Torv, 41, spoke two years ago. It was her third term.", id="a")]
    assert of_kind(told(articles, list(reader.read(articles))), "figure", articles=1) == []
