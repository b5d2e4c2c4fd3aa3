"""Pieces of words and windows of pieces."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.windows import LONGEST, PIECES_OF_WORD, Vocabulary, case_of, paragraph_lines, windows, words_with_pieces
from secondsource.reading.words import word_spans
from secondsource.text.sentences import sentence_spans

VOCABULARY = Vocabulary(["[CLS]", "[SEP]", "[UNK]", "har", "##bour", "##b", "s", "##s", "cafe", "the", "a", "-", ".", '"', "say", "in"])


def cut(text: str) -> tuple[list, list[list[int]]]:
    sentences = [span for line in _lines(text) for span in sentence_spans(text, *line)]
    spans = [word_spans(text, *sentence) for sentence in sentences]
    paragraphs = paragraph_lines(text, sentences)
    lines = [(sentences[p[0]][0], sentences[p[-1]][1]) for p in paragraphs]
    return words_with_pieces(text, spans, lines, VOCABULARY), paragraphs


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def test_the_longest_piece_comes_first_in_lower_case_without_accents() -> None:
    ids = VOCABULARY.ids
    assert VOCABULARY.pieces("Harbours") == (ids["har"], ids["##bour"], ids["##s"])
    assert VOCABULARY.pieces("Café") == (ids["cafe"],)
    assert VOCABULARY.pieces("qqq") == (ids["[UNK]"],)
    assert VOCABULARY.pieces("a-a") == (ids["a"], ids["-"], ids["a"])


def test_a_word_has_one_piece_at_least_and_a_few_at_most() -> None:
    assert VOCABULARY.pieces("\u200b") == (VOCABULARY.unknown,)
    assert len(VOCABULARY.pieces("a-" * 50)) == PIECES_OF_WORD


def test_case_is_lower_capital_or_all_capitals() -> None:
    assert [case_of(w) for w in ("harbour", "Harbour", "HARBOUR", "I", "4th")] == [0, 1, 2, 1, 0]


def test_flags_tell_what_stands_in_quotation_marks() -> None:
    words, _ = cut('The harbour. "In a harbour," the Cafe say.')
    flags = {('The harbour. "In a harbour," the Cafe say.'[w.start : w.end], w.flag) for w in words}
    assert ("In", 3) in flags
    assert ("Cafe", 2) in flags
    assert ("the", 0) in flags


@given(
    st.lists(
        st.lists(st.sampled_from(["The harbours say.", "A a a in.", "In the café!", "harbour " * 90 + "."]), min_size=1, max_size=6),
        max_size=12,
    )
)
def test_each_word_lies_in_one_window_and_no_window_is_too_long(paragraphs: list[list[str]]) -> None:
    text = "\n".join(" ".join(lines) for lines in paragraphs)
    words, of = cut(text)
    made = windows(words, of, VOCABULARY)
    assert [n for w in made for n in range(w.first, w.last)] == list(range(len(words)))
    for window in made:
        assert len(window.ids) == len(window.flags) <= LONGEST
        assert len(window.places) == window.last - window.first
        assert [window.ids[p] for p in window.places] == [words[n].pieces[0] for n in range(window.first, window.last)]


def test_a_sentence_longer_than_a_window_is_cut_at_a_word() -> None:
    words, of = cut("harbour " * 400)
    made = windows(words, of, VOCABULARY)
    assert len(made) > 3
    assert sum(w.last - w.first for w in made) == 400


def test_a_window_depends_on_its_own_paragraphs_only() -> None:
    words, of = cut("The harbours say.\nIn the café.")
    again, other = cut("The harbours say.\nIn the café.")
    assert windows(words, of, VOCABULARY) == windows(again, other, VOCABULARY)


def test_every_kind_of_quotation_mark_is_one_piece() -> None:
    """Outlets choose a kind; what they say by it is the same."""
    mark = VOCABULARY.ids['"']
    assert {VOCABULARY.pieces(m) for m in ('"', "“", "”", "„", "«", "»", "''", "``")} == {(mark,)}
