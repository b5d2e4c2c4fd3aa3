"""Where sentences begin and end."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.sentences import sentence_spans
from tests.strategies import any_text, paragraphs


def split(text: str) -> list[str]:
    """The sentences as words."""
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["The dam broke.", "Nobody was hurt."], id="plain"),
        pytest.param(["Gen. A. B. Merrow of the U.N. mission met Dr. Kerrin."], id="titles and initials"),
        pytest.param(["It fell at 4:20 a.m. on Thursday.", "It rained."], id="a.m. inside"),
        pytest.param(["It fell at 4 a.m.", "The siren came later."], id="a.m. at the end"),
        pytest.param(["He paid 3.5 million crowns.", "She paid none."], id="a decimal"),
        pytest.param(['"Nobody was there," he said.', '"I gave them the key."'], id="quotation marks at the end"),
        pytest.param(["“Nobody said halt!”", "The minister laughed."], id="an exclamation in quotation marks"),
        pytest.param(["“Why did it come second?” she asked."], id="a question inside"),
        pytest.param(["They wait ...", "And wait."], id="dots"),
        pytest.param(["See no. 5 and no. 6 of the list."], id="numbers"),
        pytest.param(["No end to this line"], id="no mark at the end"),
        pytest.param(["4. The gate was open.", "Nobody stood at it."], id="the number of an item"),
        pytest.param(["She beat then-Gov. Piet Sander and now-Rep. Ada Holt."], id="titles of another time"),
        pytest.param(["She met then-U.S. Ambassador Jo Wick in Minneapolis-St. Paul."], id="words joined by hyphens"),
        pytest.param(["“Who moved the buoy?” Holt asked.", "Nobody knew."], id="a name and a question"),
        pytest.param(["“Why now?” Senator Ada Holt, the board’s leader, asked on Monday.", "It rained."], id="a name and an office"),
        pytest.param(["“Why now?” Rep. Ada Holt, D-S.D., asked at the hall."], id="a name and a party"),
        pytest.param(["“Are they still in Washington, D.C.?” Holt wrote online."], id="an abbreviation before the mark"),
        pytest.param(['"Shame!"', "Holt said he would leave."], id="a name that goes on to tell something else"),
        pytest.param(["“Enough is enough!” Harbour master Ada M. Holt told reporters on Monday."], id="an office and a name"),
        pytest.param(["“Did you sign it?”", "Holt replied, “Never.”"], id="an answer of somebody else"),
        pytest.param(["“Stop!”", "The captain said nothing."], id="no name behind it"),
        pytest.param(["Ada I. Holt sued, as did Piet.", "Nobody but I.", "Sander left."], id="an initial that is a word"),
        pytest.param(["Spare goods (i.e. The old ones) were sold."], id="that is"),
        pytest.param(["Former Ald. Ada Holt met Brig. Gen. Sander and Cllr. Wick on p. 5."], id="more titles"),
        pytest.param(["It was said by Sen. Ada Holt, R-S.D.", "Sander denied it."], id="a party and a state at the end"),
        pytest.param(["Sens. Ada Holt and Reps. Piet Sander voted against it."], id="titles in the plural"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    """Sentences set one after the other are found again."""
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["The ferry sank off Marle.", "Nobody was hurt.", "Divers came."], id="plain"),
        pytest.param(['"We saw nothing," she said, "but smoke."', "It cleared by noon."], id="a closing mark"),
        pytest.param(["The mayor was brief.", '"No deal," she said.'], id="an opening mark"),
        pytest.param(['They called it "a farce."', '"We disagree," he said.'], id="both marks"),
        pytest.param(["It was “a farce.”", "“We disagree,” he said."], id="curly marks"),
        pytest.param(["It rose to 2,500.", "In March it fell by 12%.", "So they left."], id="numbers"),
    ],
)
def test_glued_sentences(sentences: list[str]) -> None:
    """Sentences that lost the space between them are found again."""
    assert split("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("The firm Quillon.Com sold Harbour.Org to a fund.", id="addresses"),
        pytest.param("Read it at Quillon.Net/News or ask Desk.Marle@quillon.example today.", id="paths and mail"),
        pytest.param("Sen.Holt and Mr.Sander met the U.S.Navy at St.Marle.", id="abbreviations"),
        pytest.param("The file Report.Pdf weighs 3.5 tons, says Node.Js.", id="files"),
        pytest.param("She waited...Then she left.", id="dots"),
    ],
)
def test_not_glued(words: str) -> None:
    """Points inside names, addresses and abbreviations end nothing."""
    assert split(words) == [words]


@given(st.one_of(any_text, paragraphs()))
def test_no_word_is_lost(text: str) -> None:
    """Sentences are sorted, do not overlap, and leave out nothing but white space."""
    spans = sentence_spans(text, 0, len(text))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["a. ", ". ", '." ', "U.S. ", "(((", "?!", "!", 'aa.Aa"', '!" Aa told b b ', '!" Aa bb cc ', '!" Aa, b b b, c c ']
)
def test_time_grows_with_length(unit: str) -> None:
    """A hostile line of half a megabyte takes seconds at most."""
    text = unit * (500_000 // len(unit))
    begin = time.perf_counter()
    sentence_spans(text, 0, len(text))
    assert time.perf_counter() - begin < 5
