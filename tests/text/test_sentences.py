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
        pytest.param(["Sens. Ada Holt and Reps. Piet Sander voted against it."], id="titles in the plural"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    """Sentences set one after the other are found again."""
    assert split(" ".join(sentences)) == sentences


@given(st.one_of(any_text, paragraphs()))
def test_no_word_is_lost(text: str) -> None:
    """Sentences are sorted, do not overlap, and leave out nothing but white space."""
    spans = sentence_spans(text, 0, len(text))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("unit", ["a. ", ". ", '." ', "U.S. ", "(((", "?!"])
def test_time_grows_with_length(unit: str) -> None:
    """A hostile line of half a megabyte takes seconds at most."""
    text = unit * (500_000 // len(unit))
    begin = time.perf_counter()
    sentence_spans(text, 0, len(text))
    assert time.perf_counter() - begin < 5
