"""An article as rows of numbers: what the alignment of sentences works on.

What question it answers: which words stands in which sentence, which of them are quoted, and how rare are they?

A *sheet* is made once for each article that may have borrowed. A word's number is the hash of its stem, a pair of neighbouring words has a
number made of both, so that counting and matching are numpy's work.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import xxhash

from secondsource.records.article import Article, Span
from secondsource.text.normalize import fold, words
from secondsource.text.quotations import quotations

Ids = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

FUNCTION_WORDS = frozenset(
    "a about after again against all also although am among an and any are as at be because been before being between both but by can "
    "could did do does during each either else even ever every few for from further get got had has have he her here hers him himself "
    "his how however i if in into is it its itself just last like made make many may me might more most much must my neither new no nor "
    "not now of off on once one only or other our out over own said same say says she should since so some still such than that the "
    "their them then there these they this those though through to told too two under until up upon us very was we well were what when "
    "where whether which while who whom whose why will with within without would yet you your it's he's that's don't i'm year years "
    "monday tuesday wednesday thursday friday saturday sunday week day time people including added asked according".split()
)


class Sentence(NamedTuple):
    """One sentence: ``words`` folded, ``stems`` their numbers, ``quoted`` whether each stands in speech."""

    span: Span
    words: tuple[str, ...]
    stems: tuple[int, ...]
    quoted: tuple[bool, ...]


class Sheet(NamedTuple):
    """The sentences of an article, and its traits row by row: ``traits[k]`` stands in sentence ``rows[k]`` (each once)."""

    id: str
    sentences: tuple[Sentence, ...]
    traits: Ids
    rows: npt.NDArray[np.int64]


_SUFFIX = re.compile(r"(?:'s|s')$")
_ENDINGS = (
    "ization",
    "isation",
    "ational",
    "ations",
    "ation",
    "ments",
    "ment",
    "ingly",
    "edly",
    "ness",
    "ings",
    "ing",
    "ied",
    "ies",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A short form that most inflections share: endings cut, at most seven letters kept; numbers stay as they are."""
    word = _SUFFIX.sub("", word)
    if not word.isalpha() or len(word) < 4:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:7]


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    """The hash of a word's stem; the last bit is set for function words."""
    digest = xxhash.xxh3_64_intdigest(stem(word).encode("utf-8", "surrogatepass")) & ~1
    return digest | (word in FUNCTION_WORDS)


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Spans of the body's paragraphs, in order."""
    found: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.kind == "body":
            start = block.start
            for gap in re.finditer(r"\n\s*\n|(?<=[.!?”\"’'])\n", article.text[block.start : block.end]):
                found.append((start, block.start + gap.start()))
                start = block.start + gap.end()
            found.append((start, block.end))
    return [(a, b) for a, b in found if a < b]


def sheet(article: Article) -> Sheet:
    """The sheet of an article."""
    folded = fold(article.text)
    speech = np.zeros(len(folded) + 1, dtype=bool)
    for region in quotations(article.text, paragraphs(article)):
        speech[region.start : region.end] = True
    sentences: list[Sentence] = []
    for span in article.sentences:
        found = words(folded, span.start, span.end)
        if found:
            texts = tuple(word for word, _, _ in found)
            quoted = tuple(bool(speech[start]) for _, start, _ in found)
            sentences.append(Sentence(span, texts, tuple(map(_number, texts)), quoted))
    return Sheet(article.id, tuple(sentences), *_traits(sentences))


def _traits(sentences: Sequence[Sentence]) -> tuple[Ids, npt.NDArray[np.int64]]:
    lengths = [len(sentence.stems) for sentence in sentences]
    flat = np.fromiter((number for sentence in sentences for number in sentence.stems), dtype=np.uint64, count=sum(lengths))
    rows = np.repeat(np.arange(len(lengths)), lengths)
    pairs = pair_number(flat[:-1], flat[1:])
    inside = rows[:-1] == rows[1:]
    traits = np.concatenate([flat, pairs[inside]])
    places = np.concatenate([rows, rows[:-1][inside]])
    order = np.lexsort((traits, places))
    traits, places = traits[order], places[order]
    if len(traits) > 1:
        first = np.concatenate([[True], (traits[1:] != traits[:-1]) | (places[1:] != places[:-1])])
        traits, places = traits[first], places[first]
    return traits, places


def pair_number(first: Ids, second: Ids) -> Ids:
    """The number of two neighbouring stems; the last bit is set where both are function words."""
    mixed = (first * np.uint64(0x9E3779B97F4A7C15)) ^ (second * np.uint64(0xC2B2AE3D27D4EB4F) + np.uint64(0x165667B19E3779F9))
    return (mixed & ~np.uint64(1)) | (first & second & np.uint64(1))


class Rarity(NamedTuple):
    """How often traits stand in sentences: sorted ``traits`` with ``counts``, over ``sentences`` sentences."""

    traits: Ids
    counts: npt.NDArray[np.int64]
    sentences: int

    def shares(self, traits: Ids, before: Floats, weight: float) -> Floats:
        """The share of sentences that hold each trait, blended with the share ``before`` as if seen in ``weight`` sentences."""
        counts = np.zeros(len(traits))
        if len(self.traits):
            at = np.minimum(np.searchsorted(self.traits, traits), len(self.traits) - 1)
            found = self.traits[at] == traits
            counts[found] = self.counts[at[found]]
        return (counts + weight * before) / (self.sentences + weight)


def rarity(sheets: Iterable[Sheet]) -> Rarity:
    """Count traits over the sentences of the sheets."""
    made = list(sheets)
    if not made:
        return Rarity(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), 0)
    traits, counts = np.unique(np.concatenate([one.traits for one in made]), return_counts=True)
    return Rarity(traits, counts, sum(len(one.sentences) for one in made))


def guess(traits: Ids) -> Floats:
    """Shares to start from where no text is known: a function word stands in every tenth sentence, other traits in one of 2,000."""
    return np.where(traits & np.uint64(1), 0.1, 0.0005)
