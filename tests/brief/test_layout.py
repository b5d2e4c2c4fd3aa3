"""Setting words in columns: nothing is lost, nothing is too wide, nothing is obeyed."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.brief.layout import Fragment, Style, clean, quotation_marks, width_of, wrap
from secondsource.brief.page_articles import _marked
from secondsource.brief.view import Anchor, Group, Marks
from secondsource.records.brief import Ref

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=200)


@given(WORDS, st.integers(20, 120))
def test_no_line_is_too_wide_and_no_word_is_lost(words: str, columns: int) -> None:
    """Whatever the words are."""
    lines = wrap([Fragment(clean(words))], columns, first=" ", rest="  ")
    printed = ["".join(fragment.text for fragment in line) for line in lines]
    assert max(width_of(line) for line in printed) <= columns
    assert "".join("".join(printed).split()) == "".join(clean(words).split())


@given(WORDS)
def test_clean_words_hold_no_character_that_a_terminal_obeys(words: str) -> None:
    """No control, no direction override, no line end."""
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]", clean(words))


@given(st.text("ab \n", max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=8, unique=True))
def test_marked_words_are_the_article_s_words(text: str, places: list[tuple[int, int]]) -> None:
    """However the cited ranges overlap: tags nest and the text between them is unchanged."""
    ranges = [(a, min(a + n, len(text)), f'<span id="{i}">', "<span>") for i, (a, n) in enumerate(places) if a < len(text)]
    html = _marked(text, 0, len(text), ranges, set())
    assert unescape(re.sub(r"<[^>]+>", "", html)) == text
    assert html.count("<span") == html.count("</span>")


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        pytest.param("We go", '""', id="plain"),
        pytest.param('the "aims" of it', "“”", id="a quote inside"),
        pytest.param('We go," he said. "At noon', '""', id="two pieces of one quote"),
        pytest.param("We go,” he said. “At noon", "“”", id="two pieces, curly"),
    ],
)
def test_marks_round_words_with_marks_in_them(words: str, marks: str) -> None:
    """The reader can tell which mark belongs to which."""
    assert "".join(quotation_marks(words)) == marks


def test_a_long_quote_says_how_much_of_it_is_missing() -> None:
    """The words that are printed are its first; the rest is counted."""
    words = " ".join(f"word{i}" for i in range(100))
    quote, rest = Style().quote(words, 80)
    kept = quote.text.strip('"').split()
    assert kept == words.split()[: len(kept)]
    assert rest.text == f" ... + {100 - len(kept)} words"
    assert len(Style(full=True).quote(words, 80)) == 1


def test_a_bracket_of_many_keys_is_cut_and_counted() -> None:
    """The first keys and how many more."""
    ref = Ref(article="a", start=0, end=1, words="x")
    group = Group("shown", tuple(Anchor(f"a{i}", ref) for i in range(45)))
    assert Style().keys([group]) == ["[a0 a1 a2 +42]"]
    assert Style(full=True).keys([group])[0].endswith(" a44]")


def test_many_marks_become_numbers() -> None:
    """Above twenty reports."""
    assert Style().marks(Marks(2, 1, 2)) == "■■□··"
    assert Style().marks(Marks(3, 1, 196)) == "■3 □1 ·196"
    assert Style(ascii=True).marks(Marks(2, 1, 1)) == "##?."


def test_a_quote_that_is_cut_keeps_the_words_it_is_printed_for() -> None:
    """A figure at the end of a long clause: what stands before it is left out, and counted."""
    words = (
        "Inspectors of the harbour office have gathered evidence that the yard meant to hold back nearly 400 crates of seed from the fleet"
    )
    figure = words.index("nearly"), words.index(" from")
    printed = "".join(fragment.text for fragment in Style().quote(words, 60, 2, 30, focus=figure))
    assert printed == '+ 8 words ... "that the yard meant to hold back nearly 400 crates of seed" ... + 3 words'
    assert "".join(fragment.text for fragment in Style().quote(words, 60, 2, 30)).endswith(" ... + 14 words")
