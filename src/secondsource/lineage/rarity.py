"""How much it says that two sentences share a trait.

What question it answers: how rare is a word, or a pair of words, here?

Weights are -log of the share of sentences that hold the trait: in the two articles, blended with the pile, blended with a guess (a function
word in every tenth sentence, anything else in one of 2,000), so that a pile of two articles has sound weights too.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from secondsource.text.shingles import Hashes

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_GUESS_COUNTS = 2000.0  # sentences that the guess is worth, in the pile
_PILE_COUNTS = 60.0  # sentences that the pile is worth, in the pair


class Counts(NamedTuple):
    """Sorted ``traits`` with the number of sentences that hold each, of ``sentences`` in all."""

    traits: Hashes
    counts: Rows
    sentences: int


NOTHING = Counts(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), 0)


def counted(found: Iterable[tuple[Hashes, Rows, int]]) -> Counts:
    """Count traits, given the kinds of each article, how many of its sentences hold each, and its number of sentences."""
    made = list(found)
    if not made:
        return NOTHING
    traits, columns = np.unique(np.concatenate([kinds for kinds, _, _ in made]), return_inverse=True)
    counts = np.bincount(columns, np.concatenate([counts for _, counts, _ in made])).astype(np.int64)
    seen = counts > 1  # what stands in one sentence only is as rare as what stands in none
    return Counts(traits[seen], counts[seen], sum(sentences for _, _, sentences in made))


def share_of_pile(traits: Hashes, pile: Counts) -> Floats:
    """The share of the pile's sentences that hold each trait, blended with the guess."""
    counts = np.zeros(len(traits))
    if len(pile.traits):
        at = np.minimum(np.searchsorted(pile.traits, traits), len(pile.traits) - 1)
        known = pile.traits[at] == traits
        counts[known] = pile.counts[at[known]]
    guess = np.where(traits & np.uint64(1), 0.1, 0.0005)
    return np.asarray((counts + _GUESS_COUNTS * guess) / (pile.sentences + _GUESS_COUNTS))


def weights(counts: Rows, sentences: int, share: Floats) -> Floats:
    """The weight, above 0, of traits that stand in ``counts`` of the pair's sentences and in the ``share`` of the pile's."""
    blended = (counts + _PILE_COUNTS * share) / (sentences + _PILE_COUNTS)
    return np.asarray(-np.log(np.minimum(blended, 1.0)) + 0.05)
