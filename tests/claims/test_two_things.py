"""Figures that would contradict each other: which of them count two things."""

import msgspec
import pytest

from secondsource.claims.counted import Count, count_of
from secondsource.claims.segments import Page, page
from secondsource.claims.two_things import parted
from secondsource.records.reading import Figure
from tests.builders import article, figure, reading

Told = tuple[str, str, float, str, str | None]  # text, words, value, what is counted, predicate


def counted(number: int, told: Told, unit: str | None = None) -> tuple[Page, Count]:
    """One article with one figure."""
    body, words, value, counts, predicate = told
    one = article(body, id=f"a{number}", outlet=f"Outlet {number}")
    found: Figure = msgspec.structs.replace(
        figure(one, words, value, counts=counts), predicate=predicate, unit=unit, min=value, max=value, hedge="exact"
    )
    made = page(one, reading(one, figures=[found]))
    return made, count_of(made, number, found)


@pytest.mark.parametrize(
    ("one", "two", "claims"),
    [
        pytest.param(
            ("Police said twelve people were hurt in the market.", "twelve people", 12, "people", "hurt"),
            ("In the market 21 people were hurt, the hospital said.", "21 people", 21, "people", "hurt"),
            1,
            id="one harm",
        ),
        pytest.param(
            ("The three guards were freed in Tolm.", "three guards", 3, "guards", "free"),
            ("The other two guards were freed in Tolm.", "two guards", 2, "guards", "free"),
            2,
            id="the other two",
        ),
        pytest.param(
            ("On Sunday 12 people were hurt in Tolm.", "12 people", 12, "people", "hurt"),
            ("On Tuesday 21 people were hurt in Tolm.", "21 people", 21, "people", "hurt"),
            2,
            id="other days",
        ),
        pytest.param(
            ("In March 12 people were hurt on the ice.", "12 people", 12, "people", "hurt"),
            ("The town said on Monday that 21 people had been hurt on the ice.", "21 people", 21, "people", "hurt"),
            1,
            id="a month and the day of the telling",
        ),
        pytest.param(
            ("Eleven sailors were treated for burns.", "Eleven sailors", 11, "sailors", "treat"),
            ("Twenty sailors arrived at the clinic.", "Twenty sailors", 20, "sailors", "arrive"),
            2,
            id="other deeds",
        ),
        pytest.param(
            ("Nine of the council's 12 members walked out.", "12 members", 12, "members", "walk"),
            ("Nine of the council's 13 members signed.", "13 members", 13, "members", "sign"),
            1,
            id="the whole of which some did it",
        ),
        pytest.param(
            ("The barrel dropped to 34 crowns.", "34 crowns", 34, "crowns", "drop"),
            ("The barrel rose to 36 crowns.", "36 crowns", 36, "crowns", "rise"),
            2,
            id="a fall and a rise",
        ),
        pytest.param(
            ("Strikers were angry that six members were arrested.", "six members", 6, "members", "arrest"),
            ("In the harbour three people were arrested.", "three people", 3, "people", "arrest"),
            2,
            id="a few in other nouns",
        ),
    ],
)
def test_what_counts_two_things_is_parted(one: Told, two: Told, claims: int) -> None:
    """Counts that cannot be of one thing are told in claims of their own."""
    made = [counted(number, told) for number, told in enumerate((one, two))]
    assert len(parted([count for _, count in made], [page for page, _ in made])) == claims


@pytest.mark.parametrize(
    ("one", "two", "claims"),
    [
        ("Half of the viewers asked by the Herald found the speech too long.", "60 percent of the viewers said Norn was fit to lead.", 2),
        ("50 percent of the viewers said Norn was fit to lead.", "60 percent of the viewers said Norn was fit to lead.", 1),
    ],
)
def test_shares_are_of_what_was_asked(one: str, two: str, claims: int) -> None:
    """Two shares contradict each other where their sentences ask the same."""
    told = [(one, one.partition(" of")[0], 50.0, "viewers", None), (two, "60 percent", 60.0, "viewers", None)]
    made = [counted(number, row, "%") for number, row in enumerate(told)]
    assert len(parted([count for _, count in made], [page for page, _ in made])) == claims


def test_an_article_that_tells_both_counts_two_things() -> None:
    """Who tells 22 and nine killed tells of two attacks."""
    made, first = counted(
        0, ("A man killed 22 people in Tolm. Hours later nine people were killed in Marle.", "22 people", 22, "people", "kill")
    )
    second = figure(made.article, "nine people", 9, counts="people")
    third, other = counted(1, ("The man killed 22 people in Tolm.", "22 people", 22, "people", "kill"))
    counts = [first, count_of(made, 0, msgspec.structs.replace(second, predicate="kill")), other]
    assert [[count.number.value for count in row] for row in parted(counts, [made, third])] == [[22, 22], [9]]
