"""Words as the treebanks cut them."""

import itertools
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.words import word_spans
from tests.reading.hostile import in_step


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text)]


def test_contractions_and_possessives_are_two_words() -> None:
    assert cut("They didn't, and Orla's can't.") == ["They", "did", "n't", ",", "and", "Orla", "'s", "ca", "n't", "."]
    assert cut("We’re here; it isn’t.") == ["We", "’re", "here", ";", "it", "is", "n’t", "."]
    assert cut("He cannot.") == ["He", "can", "not", "."]


def test_abbreviations_keep_their_stop_and_sentences_do_not() -> None:
    assert cut("Dr. Tarn of the U.S. spoke at 4 p.m. today.") == [
        "Dr.",
        "Tarn",
        "of",
        "the",
        "U.S.",
        "spoke",
        "at",
        "4",
        "p.m.",
        "today",
        ".",
    ]
    assert cut("J. Okono left the city.") == ["J.", "Okono", "left", "the", "city", "."]


def test_numbers_hold_together_and_signs_stand_alone() -> None:
    assert cut("It cost $1,250.50, or 12%.") == ["It", "cost", "$", "1,250.50", ",", "or", "12", "%", "."]
    assert cut("€5m at 10:30") == ["€", "5", "m", "at", "10:30"]


def test_hyphens_part_words_and_dashes_stand_alone() -> None:
    assert cut("a well-known ten-year-old -- yes") == ["a", "well", "-", "known", "ten", "-", "year", "-", "old", "--", "yes"]


def test_addresses_and_handles_are_one_word() -> None:
    assert cut("See https://example.org/a?b=1, or mail ann@example.org; @harbour #strike") == [
        "See", "https://example.org/a?b=1", ",", "or", "mail", "ann@example.org", ";", "@harbour", "#strike",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_every_character_that_is_no_space_lies_in_one_word(text: str) -> None:
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    inside = {k for a, b in spans for k in range(a, b)}
    assert {k for k, c in enumerate(text) if not c.isspace()} == {k for k in inside if not text[k].isspace()}


def test_time_grows_with_the_text_and_no_faster() -> None:
    for part in ("a.", "'", "www.", "a@", "1,", "n't", "A.", "_", "-", "x-", "mr.", "a_", "http://a "):
        assert in_step(partial(word_spans, part * 16_000), partial(word_spans, part * 32_000)), part
