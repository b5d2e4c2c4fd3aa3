"""Fingerprints of a text: few hashes that two texts share wherever they share a long enough run of words.

What question it answers: which texts may hold the same passage, without comparing every text with every other?

``fingerprints("the police cleared the blockade of the terminal on Tuesday".split())`` gives one or two 64-bit numbers, eight
bytes each: as bytes they need a fifth of the memory of as many Python numbers; :func:`hashes_of` reads them. Word n-grams are
hashed and winnowed (Schleimer, Wilkerson, Aiken 2003): of each ``window`` neighbouring n-grams the least hash is kept, so any
shared run of ``n + window - 1`` words is certain to share a fingerprint. Words are hashed with xxh3-64, once for each distinct word;
an n-gram's hash is a polynomial of its words' hashes, so that numpy makes all of them at once (about 3 million words a second).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import xxhash

Hashes = npt.NDArray[np.uint64]

_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that no factor loses bits
_MASK = (1 << 64) - 1
_MOST_WORDS = 1 << 18
HASH_BYTES = 8


class _Hashes(dict[str, int]):
    """Word -> its hash, filled as words are met; begun anew when it is full, since hostile texts have no end of words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = xxhash.xxh3_64_intdigest(word.encode("utf-8", "surrogatepass"))
        return found


_hash_of = _Hashes()


def word_hash(word: str) -> int:
    """The 64-bit hash of one word."""
    return _hash_of[word]


def _mixed(values: Hashes) -> Hashes:
    """The finishing steps of splitmix64: a polynomial alone leaves low bits too regular for the winnowing's order."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def ngram_hashes(words: Sequence[str], n: int = 8) -> Hashes:
    """The 64-bit hash of each run of ``n`` words, in order; empty where there are fewer than ``n`` words."""
    return runs_of_hashes(np.fromiter(map(_hash_of.__getitem__, words), dtype=np.uint64, count=len(words)), n)


def runs_of_hashes(hashed: Hashes, n: int = 8) -> Hashes:
    """:func:`ngram_hashes` of words whose hashes are known."""
    count = len(hashed) - n + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    factor = 1
    for offset in range(n):
        total += hashed[offset : offset + count] * np.uint64(factor)
        factor = factor * _MULTIPLIER & _MASK
    return _mixed(total)


def winnowed(hashes: Hashes, window: int = 4) -> Hashes:
    """The least of each ``window`` neighbouring hashes, distinct and sorted; the least of all where there are fewer."""
    if len(hashes) <= window:
        return hashes if len(hashes) == 0 else hashes.min(keepdims=True)
    least = hashes[: len(hashes) - window + 1].copy()
    for offset in range(1, window):
        np.minimum(least, hashes[offset : offset + len(least)], out=least)
    return np.unique(least)


def fingerprints(words: Sequence[str], n: int = 8, window: int = 4) -> bytes:
    """Winnowed hashes of the word n-grams, sorted and distinct, packed. ``words`` should be folded (see ``text.normalize``)."""
    return packed(winnowed(ngram_hashes(words, n), window))


def packed(hashes: Hashes) -> bytes:
    """Hashes as bytes, eight each, the least significant first."""
    return hashes.astype("<u8", copy=False).tobytes()


def hashes_of(fingerprints: bytes) -> Hashes:
    """Packed hashes as numbers, in their order; the array is a view that cannot be written to."""
    return np.frombuffer(fingerprints, dtype="<u8")
