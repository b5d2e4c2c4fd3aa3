"""The figures board: which words a figure is printed with, in which order, and which figures stand side by side."""

import re

import pytest

from secondsource.brief import compose, render_html, render_markdown, render_text
from secondsource.brief.figure_kinds import kind_of
from secondsource.brief.figure_words import shown
from secondsource.records.article import Article
from secondsource.records.brief import Brief
from secondsource.records.claim import Claim, StoryClaims
from secondsource.records.reading import Figure, Measure
from secondsource.records.story import Story
from tests.brief import builders as made
from tests.builders import article, at

BORDER = article(
    "The north has massed 30,000 troops at the river and 12,000 more in Orvel, said Minister Ada Lund. "
    "It moved two brigades and four tank units in May. A three-hour meeting failed.",
    id="border",
    outlet="Post",
    published="2026-05-04",
)
OTHER = article(
    "Some 28,000 soldiers stand at the river, said General Per Holt. More than nine people were killed, said the mayor of Orvel. "
    "The camp cost 5 million crowns.",
    id="other",
    outlet="Echo",
    published="2026-05-05",
)


def figure(home: Article, words: str, value: float, counts: str | None = None, **more: object) -> Figure:
    """A figure at ``words``."""
    span = at(home, words)
    counted = at(home, counts) if counts else None
    return Figure(start=span.start, end=span.end, value=value, min=value, max=value, counts=counted, **more)  # type: ignore[arg-type]


def claim(id: str, where: Article, found: Figure, informant: str | None = None) -> Claim:
    """A figure that one article alone gives."""
    text = where.text
    stands = made.support([[0]], informants=[made.informant(where, informant)] if informant else [])
    report = made.report(where, text[found.start : found.end], figure=found)
    return made.claim(id, "figure", [report], [made.variant(0, [0], stands, "one outlet")], stands, "one outlet")


def board() -> Brief:
    """Two articles with figures that were not matched."""
    river, orvel = at(BORDER, "the river"), at(BORDER, "Orvel")
    claims = [
        claim("meeting", BORDER, figure(BORDER, "three-hour meeting", 3, "meeting", unit="hour")),
        claim("cost", OTHER, figure(OTHER, "5 million crowns", 5e6, unit="crown", predicate="cost")),
        claim("troops", BORDER, figure(BORDER, "30,000 troops", 3e4, "troops", predicate="mass", where=river), "Ada Lund"),
        claim("more", BORDER, figure(BORDER, "12,000", 12e3, "troops", predicate="mass", where=orvel), "Ada Lund"),
        claim("brigades", BORDER, figure(BORDER, "two brigades", 2, "brigades", predicate="move")),
        claim("units", BORDER, figure(BORDER, "four tank units", 4, "tank units", predicate="move")),
        claim("soldiers", OTHER, figure(OTHER, "Some 28,000 soldiers", 28e3, "soldiers", predicate="stand"), "Per Holt"),
        claim("killed", OTHER, figure(OTHER, "More than nine people", 9, "people", predicate="kill"), "the mayor of Orvel"),
    ]
    found = StoryClaims(story="s", articles=("border", "other"), claims=tuple(claims))
    story = Story(id="s", articles=("border", "other"), storyline="s")
    return compose([BORDER, OTHER], (), [story], (), {}, {"s": found}, {}, reader="by hand")


def figures(text: str) -> str:
    """The board in the text form."""
    return text.partition("\nFIGURES")[2].partition("\nWHO")[0]


def test_figures_of_one_sort_stand_side_by_side_with_what_each_counts_and_who_says_so() -> None:
    """They were not matched, so the heading says that they may not count the same."""
    text = " ".join(figures(render_text(board())).split())
    heading = text.index('counts "troops", "soldiers": may not count the same')
    first = text.index('"massed 30,000 troops at the river" 1 telling ■; Ada Lund')
    second = text.index('"12,000 more in Orvel"; counts "troops" 1 telling ■; Ada Lund')
    third = text.index('"Some 28,000 soldiers stand" 1 telling ■; Per Holt')
    assert text.index("nine people") < heading < first < second < third < text.index("two brigades")


def test_the_page_and_markdown_have_the_same_heading() -> None:
    """Neighbours in the table too."""
    page = render_html(board())
    assert re.search(r"counts <q[^>]*>troops</q>, <q[^>]*>soldiers</q>: may not count the same", page)
    assert 'counts "troops", "soldiers": **may not count the same**' in render_markdown(board())


def test_tolls_and_troops_come_first_and_times_last() -> None:
    """What an editor looks for, not what the articles give first."""
    story = board().stories[0]
    order = next(section.claims for section in story.sections if section.name == "figures")
    assert order == ("killed", "troops", "more", "soldiers", "brigades", "units")


@pytest.mark.parametrize(
    ("words", "counts", "predicate", "printed"),
    [
        pytest.param("two brigades", "brigades", "move", "moved two brigades", id="the verb before"),
        pytest.param("four tank units", "tank units", "move", "four tank units in May", id="not over another figure"),
        pytest.param("three-hour meeting", "meeting", "fail", "three-hour meeting failed", id="the verb after"),
    ],
)
def test_a_figure_has_its_own_words_and_no_more(words: str, counts: str, predicate: str, printed: str) -> None:
    """Hedge, number, noun, and the verb only where it stands beside them."""
    assert shown(BORDER, figure(BORDER, words, 1, counts, predicate=predicate)).words == printed


@pytest.mark.parametrize(
    ("text", "words", "counts", "predicate", "unit", "kind"),
    [
        ("Nine people were killed.", "Nine people", "people", "kill", None, "killed"),
        ("They found five bodies.", "five bodies", "bodies", "find", None, "killed"),
        ("Of them 17 are still missing.", "17", None, "be", None, "missing"),
        ("It read 31 names of people who have not been found.", "31 names", "names of people", "read", None, "missing"),
        ("Police made 41 arrests.", "41 arrests", "arrests", "make", None, "arrested"),
        ("Some 4,000 people have left.", "4,000 people", "people", "leave", None, "displaced"),
        ("It sent 500 soldiers.", "500 soldiers", "soldiers", "send", None, "troops"),
        ("It cost 5 million crowns.", "5 million crowns", None, "cost", "crown", "money"),
        ("It lasted two weeks.", "two weeks", None, "last", "week", "time"),
        ("It lost two boats.", "two boats", "boats", "lose", None, "thing"),
    ],
)
def test_the_sort_of_thing_that_is_counted(text: str, words: str, counts: str | None, predicate: str, unit: str | None, kind: str) -> None:
    """By the unit, the noun, or what is said to have happened."""
    where = article(text, id="x")
    assert kind_of(where, figure(where, words, 1, counts, predicate=predicate, unit=unit)) == kind


def test_a_figure_whose_words_another_line_holds_is_not_printed() -> None:
    """ "opened two gates" and "two gates" are one line."""
    where = article("The crew opened two gates.", id="w", outlet="Post")
    twice = [
        claim("long", where, figure(where, "two gates", 2, "gates", predicate="open")),
        claim("short", where, figure(where, "two gates", 2, "gates")),
    ]
    found = StoryClaims(story="s", articles=("w",), claims=tuple(twice))
    brief = compose([where], (), [Story(id="s", articles=("w",), storyline="s")], (), {}, {"s": found}, {}, reader="by hand")
    section = next(section for section in brief.stories[0].sections if section.name == "figures")
    assert (section.claims, section.left_out) == (("short",), 1)  # the words round it tell more


def test_points_and_fractions_are_shares() -> None:
    """Percentage points and "two-thirds" stand with the shares."""
    home = article("The rate fell 2 points. She got two-thirds of the vote.", id="shares", outlet="Post")
    assert kind_of(home, figure(home, "2 points", 2, unit="pp")) == "share"
    assert kind_of(home, figure(home, "two-thirds", 2 / 3, "vote", predicate="get")) == "share"


def test_two_armies_of_one_size_stand_beside_what_another_article_counts() -> None:
    """Two of the three figures of one question are one number, and all three are told."""
    one = article("Norland keeps 40,000 troops at the river. Tamarra keeps 40,000 soldiers on the far bank.", id="one", outlet="Post")
    two = article("Norland keeps 41,000 troops at the river, said General Per Holt.", id="two", outlet="Echo")
    claims = [
        claim("norland", one, figure(one, "40,000 troops", 4e4, "troops", predicate="keep")),
        claim("tamarra", one, figure(one, "40,000 soldiers", 4e4, "soldiers", predicate="keep")),
        claim("counted", two, figure(two, "41,000 troops", 4.1e4, "troops", predicate="keep"), "Per Holt"),
    ]
    found = StoryClaims(story="s", articles=("one", "two"), claims=tuple(claims))
    story = Story(id="s", articles=("one", "two"), storyline="s")
    brief = compose([one, two], (), [story], (), {}, {"s": found}, {}, reader="by hand")
    section = next(section for section in brief.stories[0].sections if section.name == "figures")
    assert (set(section.claims), section.left_out) == ({"norland", "tamarra", "counted"}, 0)
    text = " ".join(figures(render_text(brief)).split())
    assert 'counts "troops", "soldiers": may not count the same' in text


def test_an_age_stands_on_no_board_unless_reports_differ() -> None:
    """Ages count nothing; two that contradict each other are told."""
    home = article("Ida Torv, 29, sold 12 boats.", id="age", outlet="Post")
    away = article("Ida Torv, 31, sold them.", id="away", outlet="Echo")
    ages = [
        Measure(start=0, end=12, value=value, min=value, max=value, unit="year old", counts=at(where, "Ida Torv"), sort="age")
        for where, value in ((home, 29.0), (away, 31.0))
    ]
    assert kind_of(home, ages[0]) == "age"
    reports = [made.report(where, where.text[:12], figure=age) for where, age in zip((home, away), ages, strict=True)]
    stands = made.support([[0], [1]])
    variants = [
        made.variant(0, [0], made.support([[0]]), "agree"),
        made.variant(1, [1], made.support([[1]]), "contradict", why=("value",)),
    ]
    told = made.claim("ages", "figure", reports, variants, stands, "contradict")
    for claims, expected in (([claim("alone", home, ages[0])], ()), ([told], ("ages",))):
        found = StoryClaims(story="s", articles=("age", "away"), claims=tuple(claims))
        story = Story(id="s", articles=("age", "away"), storyline="s")
        brief = compose([home, away], (), [story], (), {}, {"s": found}, {}, reader="by hand")
        shown_ = [section.claims for section in brief.stories[0].sections if section.name == "figures"]
        assert tuple(shown_[0] if shown_ else ()) == expected
