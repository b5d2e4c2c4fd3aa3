"""Figures: which count the same thing, and whether they agree, refine, update or contradict."""

from collections.abc import Sequence

import msgspec
import pytest

from secondsource.claims.comparing import compare_figures
from secondsource.claims.counted import Count, count_of
from secondsource.claims.segments import Page, page
from secondsource.claims.two_things import parted
from secondsource.records.article import Article, Span
from secondsource.records.claim import Claim
from secondsource.records.reading import DateRef, Figure, Mention, Reading
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


def several(id: str, body: str, *found: tuple[str, float, str | None, str | None]) -> tuple[Article, Reading]:
    """An article with several figures: (words, value, counts, unit)."""
    one = article(body, id=id, outlet=f"Outlet {id}")
    figures = []
    for words, value, counts, unit in found:
        base = figure(one, words, value, counts=counts)
        figures.append(Figure(start=base.start, end=base.end, value=value, min=value, max=value, counts=base.counts, unit=unit))
    return one, reading(one, figures=figures)


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
            hedge=hedge,  # type: ignore[arg-type]
            counts=f.counts,
            predicate=verb,
            informant=f.informant,
        )
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


def test_length_of_a_document_is_compared() -> None:
    """ "The 31-page report says" tells how long it is, and a page is what is compared."""
    one = counted("a", "The town's 31-page report on the bridge was released by the Tolm council.", "31-page report", 31, counts="report")
    two = counted(
        "b",
        "The Tolm council kept the bridge shut for too long, the 33-page report of the town says.",
        "33-page report",
        33,
        counts="report",
    )
    (claim,) = matched(one, two)
    assert claim.verdict == "contradict"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(("scores", None, "vague"), "refine", id="scores leave 53 open"),
        pytest.param(("several", None, "vague"), None, id="several do not"),
    ],
)
def test_vague_words_leave_bounds_open(said: tuple[str, float | None, str], verdict: str | None) -> None:
    """ "Scores of people were hurt" is the looser report of 53, "several" of another number."""
    words, value, hedge = said
    found = matched(
        counted(
            "a",
            f"The fire in the Tolm market left {words} of people hurt.",
            words,
            value,
            counts="people",
            hedge=hedge,
            predicate="hurt",
            bounds=(None, None),
        ),
        counted("b", "The Tolm market fire left 53 people hurt.", "53", 53, counts="people", predicate="hurt"),
    )
    assert [claim.verdict for claim in found] == ([verdict] if verdict else [])


def test_a_vague_sum_went_on_more_than_one_thing() -> None:
    """The same vague sum is one figure only where the words around it say so."""
    lamps = "She spent tens of thousands of crowns on lamps, carpets and a piano, the charge says."
    same = "Lamps, carpets and a piano cost the fund tens of thousands of crowns."
    other = "A nephew was given tens of thousands of crowns for a trip to Orvel."
    made = [
        counted(id, body, "tens of thousands of crowns", None, unit="crown", hedge="vague", bounds=(None, None))
        for id, body in (("a", lamps), ("b", same), ("c", other))
    ]
    (claim,) = matched(*made)
    assert (claim.verdict, [report.article for report in claim.reports]) == ("agree", ["a", "b"])


def test_a_round_sum_is_not_any_sum_near_it() -> None:
    """ "More than 700 million crowns" is the round report of 716 million, with the same words around it."""
    made = [
        counted("a", "The minister has cut 716 million crowns from the harbour fund.", "716 million crowns", 716e6, unit="crown"),
        counted(
            "b",
            "The minister took more than 700 million crowns out of the harbour fund.",
            "more than 700 million crowns",
            700e6,
            unit="crown",
            hedge="more than",
        ),
        counted("c", "The minister found 760 million crowns for the harbour fund.", "760 million crowns", 760e6, unit="crown"),
    ]
    (claim,) = matched(*made)
    assert (claim.verdict, [report.article for report in claim.reports]) == ("refine", ["a", "b"])


def test_shares_of_two_breakdowns_stay_apart() -> None:
    """17% in one row of shares and 17% in another are one figure only if the rows have another share in common."""
    poll = several(
        "a",
        "In the poll Lund leads with 21 percent, followed by Holt at 17 percent.",
        ("21 percent", 21, None, "%"),
        ("17 percent", 17, None, "%"),
    )
    same = several(
        "b", "Holt stands at 17 percent, and Lund leads him with 21 percent.", ("17 percent", 17, None, "%"), ("21 percent", 21, None, "%")
    )
    farmers = several(
        "c",
        "Among farmers Holt has 30 percent, followed by Lund with 17 percent.",
        ("30 percent", 30, None, "%"),
        ("17 percent", 17, None, "%"),
    )
    assert [[report.article for report in claim.reports] for claim in matched(poll, same)] == [["a", "b"], ["a", "b"]]
    assert matched(poll, farmers) == []


def test_range_and_its_end() -> None:
    """An uncommon number that ends the range of another report is of the same thing, whatever stands between noun and range."""
    (claim,) = matched(
        counted(
            "a",
            "The court may hear the case of up to 1.6 million tenants against the bank.",
            "up to 1.6 million tenants",
            1.6e6,
            counts="tenants",
            hedge="up to",
            bounds=(None, 1.6e6),
        ),
        counted(
            "b",
            "Guesses of how many tenants could join the case run from 500,000 to 1.6 million.",
            "from 500,000 to 1.6 million",
            None,
            hedge="range",
            bounds=(5e5, 1.6e6),
        ),
    )
    assert claim.verdict == "refine"


def test_words_of_a_report_stop_at_the_next_figure() -> None:
    """Of "with 50 people killed and 53 wounded" the second figure is shown as "53 wounded"."""
    one, read = counted("a", "It ended with 50 people killed and 53 wounded.", "53", 53, counts="people", predicate="wound")
    (claim,) = of_kind(told([one], [read]), "figure", articles=1)
    assert claim.reports[0].words == "53 wounded"


def test_fractions_of_one_vote() -> None:
    """A fraction is a share, and one on the word of the same speaker is the same share."""
    made = []
    for id, body in (
        ("a", "Lund said she had foreseen winning two-thirds of the vote."),
        ("b", "Asked about the caucus, Lund said she got two-thirds of the vote."),
    ):
        one = article(body, id=id, outlet=f"Outlet {id}")
        base = figure(one, "two-thirds", 2 / 3, counts="vote", informant="Lund")
        made.append((one, reading(one, figures=[base])))
    (claim,) = matched(*made)
    assert claim.verdict == "agree"


def test_an_article_does_not_contradict_itself() -> None:
    """Two offers that one article gives are of two clubs, so the offer of another article is one of them, not both."""
    both = several(
        "a",
        "Orvel made the keeper an offer of 200 million crowns. Tolm had made the keeper an offer of 180 million crowns.",
        ("200 million crowns", 200e6, "offer", "crown"),
        ("180 million crowns", 180e6, "offer", "crown"),
    )
    one = several("b", "Orvel made the keeper an offer of 200 million crowns.", ("200 million crowns", 200e6, "offer", "crown"))
    (claim,) = matched(both, one)
    assert (claim.verdict, {report.figure.value for report in claim.reports if report.figure}) == ("agree", {200e6})


def test_a_vague_number_ties_no_two_numbers() -> None:
    """ "Several barns" fits four and fifteen, but four barns and fifteen barns are not one figure."""
    made = [
        counted("a", "The storm at Tolm flattened four old barns.", "four old barns", 4, counts="old barns"),
        counted(
            "b",
            "The storm at Tolm flattened several old barns.",
            "several old barns",
            None,
            counts="old barns",
            hedge="vague",
            bounds=(None, None),
        ),
        counted("c", "The storm at Tolm flattened fifteen old barns.", "fifteen old barns", 15, counts="old barns"),
    ]
    for claim in matched(*made):
        values = {report.figure.value for report in claim.reports if report.figure}
        assert not {4, 15} <= values


def test_missed_games_are_no_missing_persons() -> None:
    """Three games missed and four games missed are not a toll that grew."""
    one = counted("a", "The keeper missed four games in autumn with a bad knee.", "four games", 4, counts="games", predicate="miss")
    two = counted("b", "The captain missed two games in autumn with a bad knee.", "two games", 2, counts="games", predicate="miss")
    assert matched(one, two) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            counted("a", "The panel wants the harbour master suspended for 60 days and demoted.", "60 days", 60, unit="day"),
            counted(
                "b", "The harbour master faces a 60-day suspension and will be demoted.", "60-day", 60, unit="day", counts="suspension"
            ),
            id="a verb and its noun",
        ),
        pytest.param(
            counted("a", "Talks ended after the four days of hearings.", "four days", 4, unit="day", counts="hearings"),
            counted("b", "Nobody spoke for the fishermen in four days of public hearings.", "four days", 4, unit="day", counts="hearings"),
            id="a small number of one thing",
        ),
        pytest.param(
            counted("a", "The governor dropped the line on the “31 percent,” to loud applause.", "31 percent", 31, unit="%"),
            counted("b", 'Her remark on the "31 percent" has followed her since.', "31 percent", 31, unit="%"),
            id="a number between marks",
        ),
        pytest.param(
            counted("a", "About 7,000 troops will leave the valley by May.", "7,000", 7000, counts="troops", predicate="leave"),
            counted("b", "Some 7,000 soldiers are to leave Corran valley soon.", "7,000", 7000, counts="soldiers", predicate="leave"),
            id="another word for the same men",
        ),
        pytest.param(
            counted("a", "“For the town and its harbour it could be four years,” he said.", "four years", 4, unit="year"),
            counted("b", "He feared for the future. “For the town and its harbour it could be four years.”", "four years", 4, unit="year"),
            id="the same words around it",
        ),
    ],
)
def test_few_articles_need_less(one: tuple[Article, Reading], two: tuple[Article, Reading]) -> None:
    """Where three articles tell of one event, a number with its unit and what it counts is the same figure."""
    (claim,) = matched(one, two)
    assert len(claim.reports) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            counted("a", "The bank asked around 100 people to stay at home.", "100", 100, counts="people", hedge="about", predicate="ask"),
            counted("b", "He may have met as many as 100 people, the mayor feared.", "100", 100, counts="people", predicate="meet"),
            id="people of two matters",
        ),
        pytest.param(
            counted("a", "Each count carries a sentence of 15 years.", "15 years", 15, unit="year", counts="sentence"),
            counted("b", "I have known the man for 15 years, the senator said.", "15 years", 15, unit="year"),
            id="lengths of two matters",
        ),
        pytest.param(
            counted("a", "Dunmore stood at 21 percent in the valley.", "21 percent", 21, unit="%"),
            counted("b", "Islanders are 21 percent of the party.", "21 percent", 21, unit="%", counts="party"),
            id="shares of two wholes",
        ),
        pytest.param(
            counted(
                "a",
                "Since May Tamarra has massed 40,000 troops along the border of Ostwey.",
                "40,000",
                40000,
                counts="troops",
                predicate="mass",
            ),
            counted(
                "b",
                "By contrast Corran is posting 40,000 soldiers along the border of Tamarra.",
                "40,000",
                40000,
                counts="soldiers",
                predicate="post",
            ),
            id="two armies at one border",
        ),
    ],
)
def test_a_number_alone_is_not_enough(one: tuple[Article, Reading], two: tuple[Article, Reading]) -> None:
    """Few articles or not: something besides the number and its unit must be shared."""
    assert matched(one, two) == []


def test_two_things_of_one_sentence_stay_two() -> None:
    """ "Two years of inquiry, two years of silence" are not one length of time."""
    one = counted("a", "The two-year inquiry is over.", "two-year", 2, unit="year", counts="inquiry")
    body = "It took two years of inquiry and two years of silence."
    where, found = counted("b", body, "two years", 2, unit="year", counts="inquiry")
    (first,) = found.figures
    again = where.text.index("two years of silence")
    other = msgspec.structs.replace(first, start=again, end=again + 9, counts=Span(again + 13, again + 20))
    (claim,) = matched(one, (where, msgspec.structs.replace(found, figures=(first, other))))
    assert len(claim.reports) == 2


LENGTHS = [
    ("The 22-month investigation of the harbour fire ended.", "22-month investigation", 22, "month", "refine"),
    ("The inquiry into the harbour fire took 25 months.", "25 months", 25, "month", "refine"),
    ("The three-month investigation of the harbour fire ended.", "three-month investigation", 3, "month", None),
    ("The two-day search of the harbour fire ended.", "two-day search", 2, "day", None),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "verdict"), LENGTHS)
def test_times_in_two_units_are_never_a_contradiction(text: str, words: str, value: float, unit: str, verdict: str | None) -> None:
    """A "22-month investigation" and a "two-year probe" are one where months and years agree; where they do not, they are two."""
    noun = words.rpartition(" ")[2] if "-" in words else "inquiry"
    one = counted("a", text, words, value, counts=noun, unit=unit)
    two = counted("b", "The two-year probe of the harbour fire came to an end.", "two-year probe", 2, counts="probe", unit="year")
    found = [claim for claim in matched(one, two) if len({report.article for report in claim.reports}) > 1]
    assert [claim.verdict for claim in found] == ([verdict] if verdict else [])


CONSISTENT = [
    (("more than 1 million people", 1e6, "more than", None), ("2 million to 3 million people", None, "range", (2e6, 3e6)), "refine"),
    (("nearly 12 homes", 12, "about", None), ("11 homes", 11, "exact", None), "refine"),
    (("nearly 12 homes", 12, "about", None), ("15 homes", 15, "exact", None), "contradict"),
]


@pytest.mark.parametrize(("first", "second", "verdict"), CONSISTENT)
def test_what_may_both_be_true_is_no_contradiction(
    first: tuple[str, float | None, str, tuple[float, float] | None],
    second: tuple[str, float | None, str, tuple[float, float] | None],
    verdict: str,
) -> None:
    """ "More than a million" leaves two to three million open, "nearly a dozen" eleven."""
    pages: list[Page] = []
    counts: list[Count] = []
    for id, (words, value, hedge, bounds) in zip("ab", (first, second), strict=True):
        noun = words.rpartition(" ")[2]
        one, read = counted(id, f"The flood at Tolm destroyed {words} in May.", words, value, counts=noun, hedge=hedge, bounds=bounds)
        pages.append(page(one, read))
        counts.append(count_of(pages[-1], len(counts), read.figures[0]))
    assert compare_figures(counts[0], counts[1], pages)[0] == verdict


def test_a_number_inside_a_range_is_not_that_range() -> None:
    wide = counted("a", "Torv sold $600,000 to $1.7 million in stock in May.", "$600,000 to $1.7 million", None, counts="stock", unit="USD",
                   hedge="range", bounds=(6e5, 1.7e6), predicate="sell")  # fmt: skip
    inside = counted("b", "In May the Reyks sold $890,000 in stock.", "$890,000", 8.9e5, counts="stock", unit="USD", predicate="sell")
    end = counted("b", "In May Torv sold $1.7 million in stock.", "$1.7 million", 1.7e6, counts="stock", unit="USD", predicate="sell")
    assert matched(wide, inside) == []
    assert [claim.verdict for claim in matched(wide, end)] == ["refine"]


def test_who_did_it_is_found_before_an_irregular_verb() -> None:
    """Two sellers of nearly the same sum: "sold" is the past of "sell"."""
    sums = [
        ("a", "Torv sold $52,000 in stock in May.", "$52,000", 52000.0),
        ("b", "Reyk sold $50,000 in stock in May.", "$50,000", 50000.0),
    ]
    found = [counted(id, text, words, value, counts="stock", unit="USD", predicate="sell") for id, text, words, value in sums]
    named = [
        (one, msgspec.structs.replace(read, mentions=(Mention(start=0, end=4, name=one.text[:4], kind="person"),))) for one, read in found
    ]
    assert matched(*named) == []


APART = [
    (
        ("Two reporters were arrested in Tolm.", "Two reporters", "reporters"),
        ("Two others were arrested in Orvel.", "Two others", "others"),
    ),
    (("Several ports shut in May.", "Several ports", "ports"), ("Four ports were built by Norland.", "Four ports", "ports")),
    (
        ("Five deputies left the party.", "Five deputies", "deputies"),
        ("Six other deputies may vote against it.", "Six other deputies", "deputies"),
    ),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_others_and_a_few_are_not_the_same_ones(one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    numbers = {"Two": 2.0, "Four": 4.0, "Five": 5.0, "Six": 6.0}
    found = []
    for id, (text, words, counts) in zip("ab", (one, two), strict=True):
        value = numbers.get(words.partition(" ")[0])
        found.append(
            counted(id, text, words, value, counts=counts, hedge="exact" if value else "vague", bounds=None if value else (None, None))
        )
    assert matched(*found) == []


def test_two_tolls_of_one_article_are_two_unless_it_says_that_one_grew() -> None:
    """Six dead on one side and seven on the other, though another article's seven is laid beside the seven."""
    two = "Shells killed at least six villagers in Tolm. On the far bank, seven villagers were killed by soldiers."
    home = several("a", two, ("at least six villagers", 6, "villagers", None), ("seven villagers", 7, "villagers", None))
    away = counted("b", "At least seven villagers were killed by soldiers on the far bank.", "At least seven", 7, counts="villagers",
                   hedge="at least", predicate="kill")  # fmt: skip
    assert [[report.words for report in claim.reports] for claim in matched(home, away)] == [
        ["seven villagers", "At least seven villagers"]
    ]


NEARLY = [
    (
        ("There are 1,357 delegates at stake, a third of them all.", "1,357 delegates", 1357, "delegates", None),
        ("The party has 1,344 delegates at stake.", "1,344 delegates", 1344, "delegates", None),
        "contradict",
    ),
    (
        ("Torv held back $391 million in security aid for Norland.", "$391 million", 391e6, "security aid", "USD"),
        ("Torv held back nearly $400 million of military aid for Norland.", "nearly $400 million", 400e6, "military aid", "USD"),
        "refine",
    ),
    (
        ("There are 30 delegates at stake.", "30 delegates", 30, "delegates", None),
        ("The party has 29 delegates at stake.", "29 delegates", 29, "delegates", None),
        None,
    ),
]


@pytest.mark.parametrize(("one", "two", "verdict"), NEARLY)
def test_uncommon_numbers_close_together_and_round_sums_are_of_one_thing(
    one: tuple[str, str, float, str, str | None], two: tuple[str, str, float, str, str | None], verdict: str | None
) -> None:
    found = [
        counted(id, text, words, value, counts=counts, unit=unit, hedge="about" if words.startswith("nearly") else "exact", predicate=None)
        for id, (text, words, value, counts, unit) in zip("ab", (one, two), strict=True)
    ]
    assert [claim.verdict for claim in matched(*found)] == ([verdict] if verdict else [])


def test_a_round_sum_is_the_exact_one_though_others_are_named_before_it() -> None:
    """Who held it back is told in one report, whose papers show it in the other."""
    one = counted("a", "Torv held back $400 million in security aid for Norland.", "$400 million", 400e6, counts="security aid",
                  unit="USD", predicate="hold")  # fmt: skip
    two = counted("b", "Papers of the Treasury show that Reyk held $391 million in security aid.", "$391 million", 391e6,
                  counts="security aid", unit="USD", predicate="hold")  # fmt: skip
    named = [
        (one_, msgspec.structs.replace(read, mentions=tuple(Mention(start=at(one_, n).start, end=at(one_, n).end, name=n, kind="person")
         for n in ("Torv", "Reyk") if n in one_.text)))
        for one_, read in (one, two)
    ]  # fmt: skip
    assert [claim.verdict for claim in matched(*named)] == ["refine"]


def test_tolls_of_two_earlier_years_are_two_things() -> None:
    """What the articles recall beside the news contradicts nothing."""
    one = article(
        "The raid came on the anniversary of the attacks in Brask in which 32 people were killed.", id="a", published="2026-03-22"
    )
    two = article("Norland had seen no such attack since July 7, 2005, when bombs killed 52 people.", id="b", published="2026-03-22")

    def toll(where: Article, words: str, value: float) -> Figure:
        plain = figure(where, words, value, counts="people")
        return msgspec.structs.replace(plain, predicate="kill", min=value, max=value)

    first, second = toll(one, "32 people", 32), toll(two, "52 people", 52)
    day = DateRef(start=two.text.index("July 7"), end=two.text.index(", when"), first="2005-07-07", last="2005-07-07", precision="day")
    readings = [reading(one, figures=[first]), reading(two, figures=[second], dates=[day])]
    assert not [claim for claim in told([one, two], readings).claims if claim.verdict in ("contradict", "update")]


@pytest.mark.parametrize(("predicate", "apart"), [("treat", True), ("injure", False)])
def test_who_was_treated_is_not_all_who_were_hurt(predicate: str, apart: bool) -> None:
    """Two counts of one accident that can both be true."""
    rows = [
        counted("a", "40 people were injured on the bridge.", "40 people", 40, counts="people", predicate="injure"),
        counted("b", "29 people were hurt on the bridge.", "29 people", 29, counts="people", predicate=predicate),
    ]
    pages = [page(one, read) for one, read in rows]
    counts = [count_of(pages[number], number, read.figures[0]) for number, (_, read) in enumerate(rows)]
    assert (len(parted(counts, pages)) > 1) is apart
