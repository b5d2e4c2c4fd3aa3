"""Words as small numbers, with what is known of each.

What question it answers: which words stand in this row, without hashing a word again that stood in another article?

Each distinct word is stemmed and hashed once; a row of words is then looked up at once, and numpy reads the rest from tables.
"""

from collections.abc import Sequence

import numpy as np
import xxhash

from secondsource.lineage.rarity import Flags, Rows
from secondsource.text.shingles import Hashes, word_hash
from secondsource.text.stems import STOP_WORDS, stem

_WE = "i my me myself we our ours us i'm i've i'd i'll we're we've we'd we'll"
_FIRST_PERSON = frozenset(_WE.split())
MOST_WORDS = 1 << 19  # then it starts anew, so that a pile of noise needs no more memory than one of news


class _Numbered(dict[str, int]):
    """Words by their number; a word that is new gets the next one."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class Vocabulary:
    """The words seen so far. Row numbers are good until :meth:`rows` is called again."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._numbered = _Numbered()
        self._words: list[str] = []
        self._stems: Hashes = np.empty(1 << 12, dtype=np.uint64)
        self._hashes: Hashes = np.empty(1 << 12, dtype=np.uint64)
        self._first: Flags = np.empty(1 << 12, dtype=bool)

    def rows(self, words: Sequence[str]) -> Rows:
        """The number of each word."""
        if len(self._words) > MOST_WORDS:
            self._start()
        known = len(self._words)
        made = np.fromiter(map(self._numbered.__getitem__, words), dtype=np.int64, count=len(words))
        if len(self._numbered) > known:
            self._learn(known)
        return made

    def _learn(self, known: int) -> None:
        """Look at the words that are new, those from number ``known`` on."""
        while len(self._numbered) > len(self._stems):
            self._stems, self._hashes = (np.concatenate([one, np.empty_like(one)]) for one in (self._stems, self._hashes))
            self._first = np.concatenate([self._first, np.empty_like(self._first)])
        # Words keep the order in which they came: the new ones are the last.
        fresh = _last(self._numbered, len(self._numbered) - known)
        for number, word in enumerate(fresh, known):
            self._words.append(word)
            self._stems[number] = stem_number(word)
            self._hashes[number] = word_hash(word)
            self._first[number] = word in _FIRST_PERSON

    def words(self, rows: Rows) -> tuple[str, ...]:
        """The words, each distinct one held once in memory."""
        return tuple(map(self._words.__getitem__, rows.tolist()))

    def stems(self, rows: Rows) -> Hashes:
        """The hash of the stem of each word; the last bit is set for function words."""
        return self._stems[rows]

    def hashes(self, rows: Rows) -> Hashes:
        """The hash of each word, as fingerprints use it."""
        return self._hashes[rows]

    def first_person(self, rows: Rows) -> Flags:
        """Whether each word is "I" or "we" in one of their forms."""
        return self._first[rows]


def _last(numbered: dict[str, int], count: int) -> list[str]:
    """The last keys of a dictionary, in order."""
    newest = reversed(numbered)
    return [next(newest) for _ in range(count)][::-1]


def stem_number(word: str) -> int:
    """The hash of a word's stem; the last bit is set for function words."""
    digest = xxhash.xxh3_64_intdigest(stem(word).encode("utf-8", "surrogatepass")) & ~1
    return digest | (word in STOP_WORDS)
