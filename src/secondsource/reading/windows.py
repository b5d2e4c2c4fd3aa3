"""An article → the windows of word pieces that the encoder reads in one pass each.

``windows(text, sentences, vocabulary)`` packs whole paragraphs into windows of at most ``LONGEST`` pieces, of about equal length, so that a
quotation, "he said" after it and the name before it are mostly read together. A window depends on the words of its own paragraphs
only. Longer paragraphs are cut at a sentence end where there is one, at a word else. Each piece carries a flag: does it stand between
quotation marks, and is its word in lower case, with a capital or all in capitals (the pieces themselves are in lower case).
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import NamedTuple

from secondsource.text.quotations import quotations

# Pieces of one window, its first and last mark included; the shipped weights were learned with it.
LONGEST = 128
# Pieces that are kept of one word: addresses and hashes need no more.
PIECES_OF_WORD = 8
# Curly, straight, doubled and angular marks of quotation say the same, and outlets choose one kind: the flag tells where a quotation runs.
_ONE_MARK = {ord(mark): '"' for mark in "“”„‟«»"} | {ord(mark): "'" for mark in "‘’‚‛`"}
FIRST, BETWEEN, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# 0..5: case (lower, capital, all capitals) times two, plus one in a quotation; 6: no word.
FLAGS = 7
NO_WORD = 6


class Word(NamedTuple):
    """``[start, end)`` in the text, index of its sentence, ids of its pieces, its flag."""

    start: int
    end: int
    sentence: int
    pieces: tuple[int, ...]
    flag: int


class Window(NamedTuple):
    """Word indices ``[first, last)`` of the article, ids and flags of all pieces, and where each word's first piece stands."""

    first: int
    last: int
    ids: tuple[int, ...]
    flags: tuple[int, ...]
    places: tuple[int, ...]


class Vocabulary:
    """Word pieces by greedy longest match (WordPiece, Schuster and Nakajima 2012), after lower-casing and stripping accents.

    The pieces of a word never depend on other words, so each distinct word is cut once and kept.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self.first = self.ids[FIRST]
        self.between = self.ids[BETWEEN]
        self.unknown = self.ids[UNKNOWN]
        self._kept: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Ids of the pieces of one word, at least one, at most ``PIECES_OF_WORD``."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) > 200_000:
                self._kept.clear()
            found = self._kept[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for run in _runs(_level(word)):
            found += self._longest_matches(run)
            if len(found) >= PIECES_OF_WORD:
                break
        return tuple(found[:PIECES_OF_WORD]) or (self.unknown,)

    def _longest_matches(self, run: str) -> list[int]:
        """The pieces of a run of letters, or unknown where one part is in no piece."""
        found: list[int] = []
        at = 0
        run = run[:100]
        while at < len(run):
            for end in range(len(run), at, -1):
                number = self.ids.get(run[at:end] if at == 0 else "##" + run[at:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            at = end
        return found


def _level(word: str) -> str:
    """Lower case, without accents and control characters; one kind of quotation mark."""
    parts = unicodedata.normalize("NFD", word.lower().translate(_ONE_MARK).replace("''", '"'))
    return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _runs(word: str) -> list[str]:
    """Letters and digits stay together; each mark and each ideograph stands alone."""
    found: list[str] = []
    glue = False
    for c in word:
        alone = not c.isalnum() or "\u3400" <= c <= "\u9fff"
        if alone or not glue:
            found.append(c)
        else:
            found[-1] += c
        glue = not alone
    return found


def case_of(word: str) -> int:
    """0: no capital first; 1: a capital; 2: two letters or more, all capitals."""
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def words_with_pieces(
    text: str, spans: Sequence[Sequence[tuple[int, int]]], paragraphs: Iterable[tuple[int, int]], vocabulary: Vocabulary
) -> list[Word]:
    """The words of an article. ``spans``: of each sentence, its words in order; ``paragraphs``: where quotations may run."""
    regions = [region for region in quotations(text, paragraphs) if text[region.start] not in "‘'"]
    found: list[Word] = []
    at = 0
    for number, words in enumerate(spans):
        for start, end in words:
            while at < len(regions) and regions[at].end <= start:
                at += 1
            quoted = at < len(regions) and regions[at].start <= start
            word = text[start:end]
            found.append(Word(start, end, number, vocabulary.pieces(word), 2 * case_of(word) + quoted))
    return found


def paragraph_lines(text: str, sentences: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Indices of the sentences of each paragraph: a line end between two sentences parts them."""
    found: list[list[int]] = []
    for number, (start, _) in enumerate(sentences):
        if number and text.find("\n", sentences[number - 1][1], start) < 0:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def windows(words: Sequence[Word], paragraphs: Sequence[Sequence[int]], vocabulary: Vocabulary, target: float = 1.0) -> list[Window]:
    """Windows over the words, in order, each word in exactly one.

    ``paragraphs``: sentence indices of each. ``target`` below 1 makes windows shorter: training cuts each article anew in every round.
    """
    stretches = [part for paragraph in _by_paragraph(words, paragraphs) for part in _short_enough(words, *paragraph)]
    sizes = [sum(len(words[w].pieces) for w in range(first, last)) + 1 for first, last in stretches]
    room = LONGEST - 1
    total = sum(sizes)
    aim = total / max(1, math.ceil(total / room)) * target
    found: list[Window] = []
    kept: list[tuple[int, int]] = []
    filled = 0
    for stretch, size in zip(stretches, sizes, strict=True):
        if kept and (filled + size > room or filled + size / 2 > aim):
            found.append(_window(words, kept, vocabulary))
            kept, filled = [], 0
        kept.append(stretch)
        filled += size
    if kept:
        found.append(_window(words, kept, vocabulary))
    return found


def _by_paragraph(words: Sequence[Word], paragraphs: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Word ranges of the paragraphs, without empty ones."""
    of_sentence = {number: place for place, paragraph in enumerate(paragraphs) for number in paragraph}
    found: list[tuple[int, int]] = []
    before = -1
    for number, word in enumerate(words):
        place = of_sentence[word.sentence]
        if place != before:
            found.append((number, number + 1))
        else:
            found[-1] = (found[-1][0], number + 1)
        before = place
    return found


def _short_enough(words: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """The range cut so that each part fits a window."""
    found: list[tuple[int, int]] = []
    room = LONGEST - 2
    begin, filled, turn = first, 0, first
    for number in range(first, last):
        if number > first and words[number].sentence != words[number - 1].sentence:
            turn = number  # the last place where a sentence begins
        filled += len(words[number].pieces)
        if filled > room:
            cut = turn if turn > begin else number
            found.append((begin, cut))
            begin = cut
            filled = sum(len(words[w].pieces) for w in range(begin, number + 1))
    found.append((begin, last))
    return found


def _window(words: Sequence[Word], stretches: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> Window:
    ids = [vocabulary.first]
    flags = [NO_WORD]
    places: list[int] = []
    for first, last in stretches:
        for number in range(first, last):
            word = words[number]
            places.append(len(ids))
            ids += word.pieces
            flags += [word.flag] * len(word.pieces)
        ids.append(vocabulary.between)
        flags.append(NO_WORD)
    return Window(stretches[0][0], stretches[-1][1], tuple(ids), tuple(flags), tuple(places))


def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the weights: one piece a line."""
    text = resources.files("secondsource.reading").joinpath("data/reader/pieces.txt").read_text(encoding="utf-8")
    return Vocabulary(text.splitlines())
