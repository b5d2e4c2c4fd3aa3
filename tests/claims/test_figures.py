"""Figures: which count the same thing, and whether they agree, refine, update or contradict."""

from collections.abc import Sequence

import pytest

from secondsource.records.article import Article
from secondsource.records.claim import Claim
from secondsource.records.reading import DateRef, Figure, Reading
from tests.builders import article, at, figure, reading
from tests.claims.telling import of_kind, told


def counted(
    id: str,
    body: str,
    words: str,
    value: float | None,
    *,
    counts: str | None = None,
    hedge: str = "exact",
    predicate: str | None = None,
    unit: str | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    dates: Sequence[tuple[str, str]] = (),
) -> tuple[Article, Reading]:
    """An article with one figure; ``dates`` are (words, precision)."""
    one = article(body, id=id, outlet=f"Outlet {id}")
    base = figure(one, words, value, counts=counts)
    low, high = bounds or ((value, None) if hedge in ("at least", "more than") else (value, value))
    found = Figure(
        start=base.start,
        end=base.end,
        value=value,
        min=low,
        max=high,
        hedge=hedge,  # type: ignore[arg-type]
        unit=unit,
        counts=base.counts,
        predicate=predicate,
    )
    times = [
        DateRef(start=at(one, said).start, end=at(one, said).end, first="2026-03-03", last="2026-03-03", precision=precision)  # type: ignore[arg-type]
        for said, precision in dates
    ]
    return one, reading(one, figures=[found], dates=times)


def matched(*found: tuple[Article, Reading]) -> list[Claim]:
    """Figures that several articles carry."""
    return of_kind(told([one for one, _ in found], [read for _, read in found]), "figure")


INJURED = counted(
    "a",
    "At least 17 people were injured in Tolm when the wall fell.",
    "At least 17",
    17,
    counts="people",
    hedge="at least",
    predicate="injure",
)


@pytest.mark.parametrize(
    ("other", "verdict", "why"),
    [
        pytest.param(
            counted("b", "Seventeen people were hurt in Tolm when a wall fell.", "Seventeen", 17, counts="people", predicate="hurt"),
            "agree",
            (),
            id="the same number, hedges aside",
        ),
        pytest.param(
            counted(
                "b",
                "At least 17 workers were injured in Tolm when the wall fell.",
                "At least 17",
                17,
                counts="workers",
                hedge="at least",
                predicate="injure",
            ),
            "refine",
            ("counted",),
            id="the same number of other people",
        ),
        pytest.param(
            counted("b", "Nineteen people were injured in Tolm when the wall fell.", "Nineteen", 19, counts="people", predicate="injure"),
            "refine",
            ("looser",),
            id="within what the hedge leaves open",
        ),
    ],
)
def test_verdicts_on_a_toll(other: tuple[Article, Reading], verdict: str, why: tuple[str, ...]) -> None:
    """A toll told twice agrees, or refines what the looser report leaves open."""
    (claim,) = matched(INJURED, other)
    assert claim.verdict == verdict
    assert claim.variants[-1].why == why


def test_exact_numbers_at_odds_contradict() -> None:
    """31 pages and 33 pages of one report contradict each other, side by side."""
    (claim,) = matched(
        counted("a", "The inquiry released its 31-page report on Monday.", "31-page", 31, counts="report", unit="page"),
        counted("b", "The 33-page report of the inquiry came out on Monday.", "33-page", 33, counts="report", unit="page"),
    )
    assert claim.verdict == "contradict"
    assert [variant.why for variant in claim.variants] == [(), ("value",)]


def test_later_count_updates() -> None:
    """A count of the same toll at a later hour is an update, not a contradiction."""
    (claim,) = matched(
        counted(
            "a",
            "Seventeen people were injured, the service said at noon.",
            "Seventeen",
            17,
            counts="people",
            predicate="injure",
            dates=[("noon", "hour")],
        ),
        counted(
            "b",
            "Twenty-six people had been injured by nine o'clock in the evening, the service said.",
            "Twenty-six",
            26,
            counts="people",
            predicate="injure",
            dates=[("nine o'clock in the evening", "hour")],
        ),
    )
    assert claim.verdict == "update"
    assert claim.variants[1].why == ("as of",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            counted("a", "Tamarra has sent 5,000 troops to the eastern border.", "5,000", 5000, counts="troops", predicate="send"),
            counted(
                "b",
                "The league, Tamarra says, is posting 5,000 soldiers in the west.",
                "5,000",
                5000,
                counts="soldiers",
                predicate="post",
            ),
            id="two armies",
        ),
        pytest.param(
            counted("a", "Twelve people were killed in the flood.", "Twelve", 12, counts="people", predicate="kill"),
            counted("b", "Twelve people were injured in the flood.", "Twelve", 12, counts="people", predicate="injure"),
            id="killed and injured",
        ),
        pytest.param(
            counted("a", "The firm will cut 300 jobs at the mill.", "300", 300, counts="jobs"),
            counted("b", "The firm has paid 300 dollars to each of them.", "300 dollars", 300, unit="USD"),
            id="jobs and dollars",
        ),
        pytest.param(
            counted("a", "Two lower courts had ruled for the town.", "Two", 2, counts="courts"),
            counted("b", "Two of the farmers spoke at the hearing.", "Two", 2, counts="farmers"),
            id="small numbers of anything",
        ),
    ],
)
def test_counts_of_other_things_stay_apart(one: tuple[Article, Reading], two: tuple[Article, Reading]) -> None:
    """No figure is matched with another that counts something else."""
    assert matched(one, two) == []


def test_uncommon_number_joins_other_words() -> None:
    """The same uncommon number with its noun is the same figure in whatever sentence it stands."""
    (claim,) = matched(
        counted("a", "The operator announced that 480 crane jobs would move to the capital.", "480", 480, counts="crane jobs"),
        counted("b", "What they want is old: the 480 crane jobs are to stay by the water.", "480", 480, counts="crane jobs"),
    )
    assert claim.verdict == "agree"
    assert claim.counts == "crane jobs"


def test_rival_counts_stand_side_by_side() -> None:
    """Two counts of one harm on the word of two sides, told in one breath, are rivals that may not count the same."""
    one = article("Police said 41 people had been arrested. The union said more than 60 of its members were being held.", id="a")
    first = figure(one, "41", 41, counts="people", informant="Police")
    second = figure(one, "more than 60", 60, counts="its members", informant="The union")
    rivals = [
        Figure(
            start=f.start,
            end=f.end,
            value=f.value,
            min=f.min,
            max=high,
            hedge=hedge,
            counts=f.counts,
            predicate=verb,
            informant=f.informant,
        )  # type: ignore[arg-type]
        for f, hedge, verb, high in ((first, "exact", "arrest", 41), (second, "more than", "hold", None))
    ]
    (claim,) = of_kind(told([one], [reading(one, figures=rivals)]), "figure", articles=1)
    assert claim.verdict == "contradict"
    assert claim.variants[1].why == ("value", "counted")


def test_figure_of_one_outlet_is_a_claim() -> None:
    """A figure that one outlet has is a claim with its words and what it counts."""
    one, read = INJURED
    (claim,) = of_kind(told([one], [read]), "figure", articles=1)
    assert (claim.verdict, claim.reports[0].words, claim.counts) == ("one outlet", "At least 17 people", "people")
