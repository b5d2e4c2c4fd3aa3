# ruff: noqa: E501  # the reports are prose
"""Skims to stories: same event, whatever the order, the dates and the titles."""

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.records.article import Article, Block, Moment, Provenance
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.skim import skim
from secondsource.stories import group
from secondsource.stories.changes import keep_ids
from secondsource.stories.grouping import firm, least_of_two, why

CLEARED = [
    (
        "Police clear dock blockade in Port Maren",
        "Police cleared a nine-day blockade of the container terminal in Port Maren on Tuesday, arresting 41 people. An armoured truck drove into "
        "Gate 4 shortly after 6 a.m. and tore down the fence. At least 17 people were injured, the ambulance service said. Dockers have blocked "
        "the terminal since 22 February over plans to automate 480 crane jobs. Tomas Reyk, general secretary of the harbour union, said "
        "members would not go back to work until the gate was open.",
    ),
    (
        "Riot police break up Port Maren terminal blockade, 41 held",
        "Riot police broke up a blockade of the Port Maren container terminal early on Tuesday and held 41 people after an armoured truck drove "
        "into Gate 4 and tore down the fence. The ambulance service said 17 people were injured. The dockers have blocked the terminal for nine "
        "days over a plan to automate 480 crane jobs. Union general secretary Tomas Reyk said they would not go back to work.",
    ),
    (
        "Dozens arrested as dockers' blockade is cleared",
        "Dozens of dockers were arrested when police cleared the blockade of the container terminal at Port Maren. Witnesses saw an armoured truck "
        "drive into Gate 4, where the fence was torn down. Some 17 people were injured, according to the ambulance service. The dispute "
        "is over the automation of 480 crane jobs; union leader Tomas Reyk vowed not to go back to work.",
    ),
]
ACCORD = [
    (
        "Varnholt and Reyk sign accord on Kellan Deep",
        "Transport minister Ilse Varnholt and union leader Tomas Reyk signed an accord on Thursday on pensions and retraining at the new deep-water "
        "berth of Kellan Deep. The accord guarantees retraining for every docker until 2031 and a pension fund of 60 million crowns. The "
        "port of Port Maren, closed by a blockade earlier in the month, will share the fund.",
    ),
    (
        "Accord gives dockers a pension fund",
        "An accord signed on Thursday by transport minister Ilse Varnholt and Tomas Reyk of the harbour union gives dockers a pension fund of 60 "
        "million crowns and guarantees retraining until 2031 at the deep-water berth of Kellan Deep.",
    ),
]
BAKING = [
    (
        "How to bake rye bread",
        "Mix rye flour with warm water and leave the dough overnight. Bake the loaf for an hour in a hot oven and let it cool.",
    )
]


def skims_of(reports: list[tuple[str, str]], key: str, day: str | None, *, titled: bool = True) -> list[Skim]:
    """Skims of these reports, with ids ``key0``, ``key1``..."""
    return [
        skim(
            Article(
                id=f"{key}{number}",
                text=text,
                title=title if titled else None,
                published=Moment(as_given=day, when=day, precision="day") if day else None,
                blocks=(Block(start=0, end=len(text), kind="body"),),
                provenance=Provenance(input=f"{key}{number}"),
            )
        )
        for number, (title, text) in enumerate(reports)
    ]


def as_sets(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    """The groups without their order."""
    return {frozenset(story.articles) for story in stories}


BLOCKADE = frozenset({"a0", "a1", "a2"})
SIGNING = frozenset({"b0", "b1"})


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("titled", [True, False], ids=["titled", "untitled"])
def test_two_events_of_the_same_people(dated: bool, titled: bool) -> None:
    """An event and what the same people do days later are two stories, with and without dates and titles, and other news is a third."""
    pile = [
        *skims_of(CLEARED, "a", "2026-03-03" if dated else None, titled=titled),
        *skims_of(ACCORD, "b", "2026-03-12" if dated else None, titled=titled),
        *skims_of(BAKING, "c", "2026-03-03" if dated else None, titled=titled),
    ]
    assert as_sets(group(pile)) == {BLOCKADE, SIGNING, frozenset({"c0"})}


def test_they_are_one_storyline() -> None:
    """The two stories of the same people are linked, with the days between and the names; bread is in no storyline with them."""
    stories = group([*skims_of(CLEARED, "a", "2026-03-03"), *skims_of(ACCORD, "b", "2026-03-12"), *skims_of(BAKING, "c", "2026-03-03")])
    blockade, signing, bread = stories
    assert blockade.storyline == signing.storyline == blockade.id != bread.storyline
    assert [(link.story, link.days) for link in blockade.links] == [(signing.id, 9)]
    assert [(link.story, link.days) for link in signing.links] == [(blockade.id, -9)]
    assert "tomas reyk" in blockade.links[0].shared_names
    assert bread.links == ()


def test_days_and_ids() -> None:
    """A story is named by its smallest article and spans its articles' days; undated articles stand last."""
    dated, undated = skims_of(CLEARED[:2], "m", "2026-03-03"), skims_of(CLEARED[2:], "a", None)
    (story,) = group([*undated, *dated])
    assert story.id == "s-a0"
    assert story.articles == ("m0", "m1", "a0")
    assert (story.first, story.last) == ("2026-03-03", "2026-03-03")


def test_the_same_words_a_year_later_are_another_story() -> None:
    """Days far apart are different events, however alike the words."""
    stories = group([*skims_of(CLEARED[:1], "a", "2026-03-03"), *skims_of(CLEARED[:1], "b", "2027-03-03")])
    assert as_sets(stories) == {frozenset({"a0"}), frozenset({"b0"})}


def test_a_round_up_bridges_nothing() -> None:
    """A briefing that tells of two events does not make them one."""
    both = [("Morning briefing: top stories", " ".join([CLEARED[0][1], ACCORD[0][1]]))]
    pile = [*skims_of(CLEARED, "a", "2026-03-03"), *skims_of(ACCORD, "b", "2026-03-12"), *skims_of(both, "z", "2026-03-12")]
    assert {len(found & BLOCKADE) for found in as_sets(group(pile))} == {0, 3}
    assert not any(found >= BLOCKADE | SIGNING for found in as_sets(group(pile)))


def test_nothing_and_one() -> None:
    """No article, no story; one article is a story of its own."""
    assert group([]) == ()
    (story,) = group(skims_of(BAKING, "c", None))
    assert (story.articles, story.storyline, story.first) == (("c0",), "s-c0", None)


def test_three_hundred_copies_are_one_story() -> None:
    """Identical texts of the same days are one story."""
    stories = group([*skims_of(CLEARED[:1] * 300, "a", "2026-03-03"), *skims_of(BAKING, "c", "2026-03-03")])
    assert sorted(len(story.articles) for story in stories) == [1, 300]


FURNITURE = "Subscribe to our newsletter for the latest news. By signing up you agree to our terms of service and our privacy policy. " * 6


def test_repeated_furniture_bridges_nothing() -> None:
    """Two short reports on different matters that carry the same furniture over and over are two stories, and no storyline."""
    reports = [
        ("Wheat prices fall", "Wheat futures fell 3% on Monday, traders in Lindmoor said. " + FURNITURE),
        ("Striker signs", "The club signed striker Ivo Lund for two years on Monday. " + FURNITURE),
    ]
    stories = group(skims_of(reports, "a", "2026-03-03"))
    assert as_sets(stories) == {frozenset({"a0"}), frozenset({"a1"})}
    assert len({story.storyline for story in stories}) == 2


def test_an_announcement_is_not_the_event() -> None:
    """What tells of something to come speaks against one event with what tells that it happened."""
    pile = skims_of([*CLEARED, ("Police will clear dock blockade in Port Maren", CLEARED[1][1])], "a", "2026-03-03")
    after, before = why(pile[0], pile[1], pile), why(pile[0], pile[3], pile)
    assert (after.views["ahead"], before.views["ahead"]) == (0.0, 1.0)


def test_own_reports_among_copies() -> None:
    """A report in other words belongs to the story, however many near-copies of each other stand beside it."""
    copies = [
        (title, f"{CLEARED[0][1]} {tail}")
        for title, tail in ((CLEARED[0][0], ""), ("Blockade cleared", "More follows."), ("Port", "With agencies."))
    ]
    assert len(group(skims_of([*copies, *CLEARED[1:]], "a", "2026-03-03"))) == 1


def test_texts_without_words() -> None:
    """Texts that hold nothing to compare stay apart."""
    pile = skims_of([("", "..."), ("", "42"), ("", "of the"), ("", "?")], "a", None)
    assert len(group(pile)) == 4


def test_one_at_a_time_is_all_at_once() -> None:
    """The articles that were there before do not change what is decided over all of them; ids are carried over."""
    pile = [*skims_of(CLEARED, "a", "2026-03-03"), *skims_of(ACCORD, "b", "2026-03-12"), *skims_of(BAKING, "c", None)]
    stories: tuple[Story, ...] = ()
    for size in range(1, len(pile) + 1):
        before = {id: story.id for story in stories for id in story.articles}
        stories, _ = keep_ids(before, group(pile[len(pile) - size :]))
    assert as_sets(stories) == as_sets(group(pile))
    named = {story.id: set(story.articles) for story in stories}
    assert named["s-b1"] == SIGNING  # the id of its first article


def test_ten_follow_ups_of_one_day_do_not_join_the_event() -> None:
    """What it costs, who else strikes, where the freight goes: steps after an event are not the event."""
    steps = [
        (
            "Insurers count the cost",
            "Insurers put the cost of nine idle days at 31 million crowns. Premiums for the next season will rise, the insurers' board said.",
        ),
        (
            "Freight firms look north",
            "Freight firms have moved a third of their boxes to Lorvik since February, the chamber of trade said, and may not come back.",
        ),
        (
            "Teachers promise to strike in support",
            "Teachers in six towns said they would stop work next week. Their union's assembly voted by 214 to 60.",
        ),
    ]
    stories = group([*skims_of(CLEARED, "a", "2026-03-03"), *skims_of(steps, "f", "2026-03-03")])
    assert BLOCKADE in as_sets(stories)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)), st.lists(st.integers(0, 12), min_size=8, max_size=8), st.lists(st.booleans(), min_size=8, max_size=8))
def test_order_does_not_matter(order: list[int], days: list[int], dated: list[bool]) -> None:
    """The same stories, storylines and links whatever the order of the articles."""
    reports = [*CLEARED, *ACCORD, *BAKING, *CLEARED[:2]]
    start = datetime.date(2026, 3, 1)
    pile = [
        skims_of([report], f"k{place}-", (start + datetime.timedelta(days=days[place])).isoformat() if dated[place] else None)[0]
        for place, report in enumerate(reports)
    ]
    assert group([pile[place] for place in order]) == group(pile)


def test_why_is_symmetric_and_names_its_views() -> None:
    """What speaks for a pair is the same from both sides, and more so for reports of one event."""
    pile = [*skims_of(CLEARED, "a", "2026-03-03"), *skims_of(ACCORD, "b", "2026-03-12")]
    assert why(pile[0], pile[1], pile) == why(pile[1], pile[0], pile)
    assert why(pile[0], pile[1], pile).probability > 0.5 > why(pile[0], pile[3], pile).probability
    assert why(pile[0], pile[3], pile).views["gap"] == pytest.approx(2.037571)  # nine days


BARS = [
    # days and weekdays named of both, size of the pile, the bar
    (700, (1,), 700, (1,), 5000, 0.5),
    (700, (1,), 701, (1,), 5000, 2.0),
    (700, (), 700, (1,), 5000, 0.5),
    (700, (), 702, (), 5000, 3.0),
    (None, (1,), 702, (1,), 5000, 0.5),  # a day that is not known is no other day
    (700, (1,), 701, (1,), 50, 0.2),  # a folder of a few was put together by somebody
]
OUTLETS = [("Port Maren Courier", "Selvia Post", 0.5), ("Selvia Post", "Selvia Post", 4.0), (None, None, 0.5), (None, "Selvia Post", 0.5)]


@pytest.mark.parametrize(("day", "named", "other_day", "other_named", "size", "bar"), BARS)
def test_two_reports_alone_must_be_more_alike(day, named, other_day, other_named, size, bar) -> None:
    one, other = Skim(id="a", day=day, weekdays=named), Skim(id="b", day=other_day, weekdays=other_named)
    assert least_of_two(one, other, size) == pytest.approx(bar) == least_of_two(other, one, size)


@pytest.mark.parametrize(("outlet", "other", "bar"), OUTLETS)
def test_two_reports_of_one_outlet_must_be_much_more_alike(outlet, other, bar) -> None:
    one, two = Skim(id="a", day=700, outlet=outlet), Skim(id="b", day=700, outlet=other)
    assert least_of_two(one, two, 900) == bar == least_of_two(two, one, 900)


def test_only_groups_of_two_are_parted() -> None:
    nodes = [Skim(id=str(number), day=700 + number % 2, weekdays=(2,)) for number in range(600)]
    a, b, odds = np.array([0, 2, 2, 3, 5]), np.array([1, 3, 4, 4, 6]), np.array([1.9, 1.0, 1.0, 1.0, 2.1])
    assert firm([[0, 1], [2, 3, 4], [5, 6]], nodes, a, b, odds) == [[0], [1], [2, 3, 4], [5, 6]]
