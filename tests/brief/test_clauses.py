"""Which lines of one article stand by themselves."""

import pytest

from secondsource.brief.clauses import (
    boxed,
    breaks_off,
    complete,
    ends_whole,
    first_verb,
    good_name,
    hangs,
    names_a_thing,
    of_nobody_here,
    only_a_noun,
    points_back,
    refers_back,
)
from secondsource.records.article import Span
from secondsource.records.reading import DateRef, Reading
from tests.builders import article, at
from tests.reading.hostile import in_step

READING = Reading(id="x", reader="by hand")


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("he would not sell the quarry", True),
        ("It’s the day when the ferry stops", True),
        ("the move surprised the pilots", True),
        ("their boats lay idle", True),
        ("But the lock stayed shut", True),
        ("it was a mistake to open the lock", False),
        ("the harbour board met twice", False),
        ("Ana Ruiz sold the quarry", False),
        ("12 boats lay idle", False),
    ],
)
def test_words_that_stand_for_something_told_before(said: str, back: bool) -> None:
    """A reader of the line alone does not know for what."""
    assert refers_back(said) is back


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Mayor Ana Ruiz Ana RuizPort strike ends in Tolm and the ferry sails said no.", True),
        ("Sen. Ole Brandt MORE (Tolm) said no.", True),
        ("Lock opens | Ferry sails | Ana Ruiz said no.", True),
        ("The boats came in.Ruiz watched them from the pier.", True),
        ("Ana McAllister of BoatWorks said no.", False),
        ("The boats came in. Ruiz watched them.", False),
    ],
)
def test_a_page_own_links_in_a_sentence(sentence: str, found: bool) -> None:
    """Names run together with headlines, and sentences with the next."""
    assert boxed(sentence) is found


@pytest.mark.parametrize(
    ("said", "noun"),
    [
        ("two men who were held in Tolm", True),
        ("high tolls in ports that have refused the ferry", True),
        ("two men, who were held in Tolm, escaped", False),
        ("two men escaped from the court that held them", False),
    ],
)
def test_a_noun_with_its_relative_clause_is_no_statement(said: str, noun: bool) -> None:
    """Nothing is told of it."""
    assert only_a_noun(said) is noun


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Ruiz is the opposite of what the harbour stands for and lies.", "Ruiz is the opposite of what the harbour stands", False),
        ("Ruiz sold the quarry, and the mill.", "Ruiz sold the quarry", True),
        ("Ruiz sold the quarry while the court sat.", "Ruiz sold the quarry", True),
    ],
)
def test_a_clause_that_is_cut(text: str, words: str, whole: bool) -> None:
    """What follows belongs to it."""
    assert ends_whole(text, at(article(text), words).end, len(text)) is whole


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Ana Ruiz", True),
        ("police", True),
        ("The harbour board", True),
        ("MORE (D-Tolm), another hopeful", False),
        ("ana.ruiz@tolm", False),
        ("He", False),
        ("A long line of a page that was taken for a name", False),
    ],
)
def test_what_reads_as_a_name(name: str, good: bool) -> None:
    """A heading of positions is one."""
    assert good_name(name) is good


@pytest.mark.parametrize(
    ("text", "words", "figure", "stands"),
    [
        ("Police said 41 boats had been sunk.", "41 boats had been sunk", "41", True),
        ("The board sold 41 boats in May.", "sold 41 boats", "41", False),
        ("The board sold 41 boats.", "The board sold 41 boats", "41", True),
        ("A strike cost the board $3 million.", "the board $3 million", "$3 million", False),
    ],
)
def test_the_line_of_a_figure_has_its_subject(text: str, words: str, figure: str, stands: bool) -> None:
    """Who sold them is what a reader asks."""
    where = article(text)
    line = at(where, words)
    assert complete(text, line.start, line.end, Span(0, len(text)), at(where, figure).start) is stands


@pytest.mark.parametrize(
    ("text", "day", "verb", "own"),
    [
        ("The court ruled on Friday for the board.", "Friday", "ruled", True),
        ("Pilots called for a strike after the court ruled on Friday.", "Friday", "ruled", False),
        ("The court is to rule on Friday.", "Friday", "rule", True),
        ("A number to watch on Friday is 41.", "Friday", "watch", False),
        ("The price on Friday is 41.", "Friday", "is", False),
    ],
)
def test_a_day_belongs_to_the_first_verb_of_its_entry(text: str, day: str, verb: str, own: bool) -> None:
    """Else the entry dates another deed than the one it begins with."""
    assert first_verb(text, 0, len(text), at(article(text), verb), READING) is own


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("In his Friday statement Ruiz denied it.", True),
        ("Friday’s regatta was lost.", True),
        ("The board missed the Friday deadline.", True),
        ("The board met on Friday at noon.", False),
        ("The board met on Friday morning.", False),
    ],
)
def test_a_day_that_says_which_thing_is_meant(text: str, thing: bool) -> None:
    """Nothing is said to happen then."""
    span = at(article(text), "Friday")
    assert names_a_thing(text, DateRef(start=span.start, end=span.end)) is thing


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("If the pier stays shut until the autumn", True),
        ("As the divers came up, the crane operator cut the rope", False),
        ("When the board met in Tolm", True),
        ("Two days after the vote in the harbour council", True),
        ("Divers came up as the rope was cut", False),
        ("Pilots struck after the board sold nine boats", False),
        ("Days after the board sold nine boats", True),
    ],
)
def test_a_clause_that_hangs_on_another(said: str, alone: bool) -> None:
    """Without the other it tells nothing."""
    assert hangs(said) is alone


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("The board sold nine boats in this port", True),
        ("The board sold nine boats this week", False),
        ("Nine of those boats were sold", True),
        ("Yet the board sold nine boats", True),
        ("First, the lease was void", True),
        ("First responders reached the quay", False),
        ("Pilots did so on Friday", True),
        ("Ruiz said the vote in that port was lost", True),
        ("“This port is closed,” a sign said", False),
    ],
)
def test_words_that_point_to_what_was_told_before(said: str, back: bool) -> None:
    """But a time is explained by the day of the article, and a quotation by its speaker."""
    assert points_back(said) is back


@pytest.mark.parametrize(
    ("text", "words", "off"),
    [
        ("The judge agreed and ruled that the lease was void.", "The judge agreed and ruled", True),
        ("The board sold nine boats (three of them new) in Tolm.", "The board sold nine boats (three", True),
        ("Ruiz named the fact that early in the hearing nobody spoke.", "Ruiz named the fact that early in the hearing", True),
        ("Ruiz said that the lease was void in Tolm.", "Ruiz said that the lease was void", False),
        ("The lease was void, the judge ruled.", "The lease was void, the judge ruled", False),
        ("Ruiz called it “a theft of boats” in Tolm.", "Ruiz called it “a theft", True),
    ],
)
def test_words_that_break_off(text: str, words: str, off: bool) -> None:
    """Before what was said, in a bracket, in a quotation."""
    span = at(article(text), words)
    assert breaks_off(text, span.start, span.end) is off


@pytest.mark.parametrize(
    ("said", "nobody"),
    [("You can see the crane from my house", True), ("The crane can be seen from Tolm", False), ("Ruiz said “we are late” in Tolm", False)],
)
def test_who_speaks_of_himself_is_nobody_of_the_line(said: str, nobody: bool) -> None:
    """Words of an article's writer, or of a speaker whom nobody names."""
    assert of_nobody_here(said) is nobody


def test_whom_the_sentence_before_names_is_no_name() -> None:
    """ "The ministry" can be asked, "the outlet" cannot."""
    assert not good_name("the agency spokesman")
    assert not good_name("The outlet")
    assert good_name("the ministry")


def test_a_second_clause_that_has_not_begun() -> None:
    """ "and, during most of the time" wants its verb."""
    text = "Ruiz has been held in Tolm and, during most of those years, saw nobody."
    span = at(article(text), "Ruiz has been held in Tolm and, during most of those years")
    assert breaks_off(text, span.start, span.end)
    assert not breaks_off(text, 0, len(text))


@pytest.mark.parametrize("piece", ["x that y ", "and, ", "when y ", "x — y ", ", which y "])
def test_a_long_line_costs_in_step_with_its_length(piece: str) -> None:
    """A quotation may be as long as a speech."""
    small, large = f"{piece * 20_000}was lost", f"{piece * 40_000}was lost"
    assert in_step(lambda: breaks_off(small, 0, len(small)), lambda: breaks_off(large, 0, len(large)))
