"""The cheap traits of one article."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.records.article import Article, Block, Moment, Provenance
from secondsource.records.skim import Skim
from secondsource.skim import skim
from secondsource.text.stems import stem


def skimmed(
    text: str,
    *,
    title: str | None = None,
    when: str | None = None,
    published: Moment | None = None,
    blocks: tuple[Block, ...] | None = None,
) -> Skim:
    """The skim of an article whose whole text is body unless ``blocks`` say otherwise."""
    if when is not None:
        published = Moment(as_given=when, when=when, precision="day")
    if blocks is None:
        blocks = (Block(start=0, end=len(text), kind="body"),) if text else ()
    return skim(Article(id="a", text=text, title=title, published=published, blocks=blocks, provenance=Provenance(input="a")))


def test_only_the_body_is_read() -> None:
    """Furniture and comments leave no trait."""
    text = "Dockers struck.\nShare this on Facebook\nBob: 99 of them lied"
    blocks = (
        Block(start=0, end=15, kind="body"),
        Block(start=16, end=38, kind="furniture"),
        Block(start=39, end=len(text), kind="comment"),
    )
    found = skimmed(text, blocks=blocks)
    assert found.stems == ("dock", "struck")
    assert found.numbers == ()
    assert found.words == 2


def test_names_are_runs_of_capitals_without_titles() -> None:
    """A title before a name and a capital that only opens a sentence are no names."""
    found = skimmed("Yesterday President Ilse Varnholt met Tomas Reyk. Nobody spoke. Later Varnholt left for Port Maren on Tuesday.")
    assert dict(found.names) == {"ilse varnholt": 1, "tomas reyk": 1, "varnholt": 1, "port maren": 1}


def test_headline_capitals_tell_nothing() -> None:
    """Of a title in capitals only the names that the body has are names."""
    found = skimmed("x " * 300 + "The mayor, Ann Lee, spoke.", title="Mayor Ann Lee Calls Off The Vote")
    assert found.lead_names == ("ann lee",)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("At least 1,400 homes burnt", ("1400",), id="separator"),
        pytest.param("a $8.5 million fine", ("8500000",), id="scale"),
        pytest.param("in 2014 five people and 3 dogs", (), id="years-and-single-digits"),
        pytest.param("at 10:30 on page 4/12", (), id="clock-and-fraction"),
    ],
)
def test_numbers(text: str, numbers: tuple[str, ...]) -> None:
    """Amounts are told apart from years, clock times and single digits."""
    assert skimmed(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "dates", "months"),
    [
        pytest.param("on April 13, 2021 and on 3 May", ("--05-03", "2021-04-13"), (4, 5), id="both-orders"),
        pytest.param("on 2026-03-03", ("2026-03-03",), (), id="iso"),
        pytest.param("they may march on", (), (), id="words-that-are-months"),
        pytest.param("in late May or by October", (), (5, 10), id="months-alone"),
        pytest.param("April 45", (), (4,), id="no-such-day"),
    ],
)
def test_dates(text: str, dates: tuple[str, ...], months: tuple[int, ...]) -> None:
    """Explicit dates and months are read by pattern."""
    found = skimmed(text)
    assert (found.dates, found.months) == (dates, months)


def test_unknown_days_stay_unknown() -> None:
    """A month is no day, and words that allow two days give none."""
    assert skimmed("x", when="2026-03-03").day == 739678
    month = Moment(as_given="March 2026", when="2026-03", precision="month")
    assert skimmed("x", published=month).day is None
    both = Moment(as_given="04/03/2026", readings=("2026-03-04", "2026-04-03"))
    assert skimmed("x", published=both).day is None


@pytest.mark.parametrize(
    ("title", "hints"),
    [
        pytest.param("OPINION: The wall is no answer", ("opinion",), id="opinion"),
        pytest.param("Morning briefing: what happened overnight", ("round-up",), id="round-up"),
        pytest.param("Harbour blockade: live updates", ("live",), id="live"),
        pytest.param("Police clear blockade", (), id="report"),
    ],
)
def test_hints(title: str, hints: tuple[str, ...]) -> None:
    """A title may say that its text is no plain report."""
    assert skimmed("Words.", title=title).hints == hints


@pytest.mark.parametrize(
    ("one", "other"),
    [("resigned", "resignation"), ("elections", "elected"), ("indictment", "indicted"), ("bombing", "bombs"), ("cities", "city")],
)
def test_stems_join_forms(one: str, other: str) -> None:
    """Forms of one word have one stem."""
    assert stem(one) == stem(other)


def test_empty_text() -> None:
    """No words, no traits."""
    found = skimmed("")
    assert (found.words, found.stems, found.names, found.fingerprints) == (0, (), (), b"")


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_can_be_skimmed(text: str, title: str) -> None:
    """Any characters give a skim whose parts agree, the same each time."""
    found = skimmed(text, title=title)
    assert found == skimmed(text, title=title)
    assert 0 <= found.title_stems <= found.lead_stems <= len(found.stems)
    assert list(found.names) == sorted(found.names)


def test_words_of_skims_from_other_processes_are_held_once() -> None:
    """A skim that was sent is the same skim, and the words it shares with others are the same objects."""
    one, other = (pickle.loads(pickle.dumps(skimmed(text))) for text in ("The weir broke. Ann Lee saw it.", "Ann Lee mended the weir."))
    assert one == skimmed("The weir broke. Ann Lee saw it.")
    assert next(stem for stem in one.stems if stem == "weir") is next(stem for stem in other.stems if stem == "weir")
    assert one.names[0][0] is other.names[0][0]


def test_a_sentence_said_thrice_is_furniture() -> None:
    """It leaves no stems; one that is said twice counts once; fingerprints and the count of words are of the whole body."""
    thrice, twice = "Subscribe to our newsletter. ", "Dockers struck at Port Maren. "
    found = skimmed(twice * 2 + thrice * 3)
    assert found.stems == skimmed(twice).stems
    assert found.words == 22
    assert found.fingerprints == skimmed(twice + twice + thrice * 3).fingerprints != skimmed(twice).fingerprints
    assert skimmed("He is. He is. He is.").names == ()


@pytest.mark.parametrize(
    ("title", "text", "ahead"),
    [
        pytest.param("Ministers to meet", "The ministers will meet on Friday. They met before.", True, id="first-sentence"),
        pytest.param("Mayor is to resign", "The mayor said so.", True, id="title"),
        pytest.param("Ministers met", "The ministers met on Friday. They will meet again.", False, id="later-sentence"),
        pytest.param(None, "", False, id="empty"),
    ],
)
def test_what_is_still_to_come(title: str | None, text: str, ahead: bool) -> None:
    """A title or first sentence with a verb of what is to come."""
    assert skimmed(text, title=title).ahead is ahead
