"""Folding levels what does not change a word, and moves no offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.normalize import collapse, fold, mixed_script_words, words
from tests.strategies import any_text, sentences_of_news


@given(st.one_of(any_text, sentences_of_news()))
def test_folding_moves_no_offset(text: str) -> None:
    """The folded text has the length of its source."""
    assert len(fold(text)) == len(text)


@given(st.one_of(any_text, sentences_of_news()))
def test_words_stand_where_they_say(text: str) -> None:
    """Word spans are sorted, lie inside the text, and hold letters or digits."""
    before = 0
    for word, start, end in words(fold(text)):
        assert before <= start < end <= len(text)
        before = end
        assert word


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("“So,” she said", '"So," she said', id="quotation marks"),
        pytest.param("the bаrrage", "the barrage", id="a Cyrillic letter"),
        pytest.param("Señora Łukasz", "senora lukasz", id="accents and capitals"),
        pytest.param("nine–ten", "nine-ten", id="dashes"),
        pytest.param("3\u00a0200", "3 200", id="hard spaces"),
    ],
)
def test_what_is_the_same_word(a: str, b: str) -> None:
    """Marks, accents, capitals and look-alike letters do not part two spellings of one word."""
    assert fold(a) == fold(b)


def test_whole_words_of_another_script_are_left() -> None:
    """Only a word that mixes scripts is folded to Latin: a Russian word stays Russian."""
    assert fold("сор") == "сор"
    assert mixed_script_words("a bаd сор") == [(2, 5)]


def test_zero_width_characters_do_not_part_a_word() -> None:
    """They stay in the text and are skipped inside the word."""
    assert [word for word, _, _ in words(fold("res\u200bervoir"))] == ["reservoir"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the workers' union", ["the", "workers", "union"]),
        ("don't re-open at 4:20", ["don't", "re-open", "at", "4", "20"]),
        ("3,200 or 1.5", ["3,200", "or", "1.5"]),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    """Inner apostrophes, hyphens and number separators belong to the word."""
    assert [word for word, _, _ in words(fold(text))] == expected


def test_collapse_is_for_titles() -> None:
    """Runs of white space become one space."""
    assert collapse(" a\n b\u00a0 c ") == "a b c"
