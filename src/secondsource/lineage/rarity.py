"""How much it says that two sentences share a trait.

What question it answers: how rare is a word, or a pair of words, here?

Weights are -log of the share of sentences that hold the trait: in the two articles, blended with the pile, blended with a guess (a function
word in every tenth sentence, anything else in one of 2,000), so that a pile of two articles has sound weights too.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from secondsource.lineage.sheets import Rows, Sheet
from secondsource.text.shingles import Hashes

Floats = npt.NDArray[np.float64]

_GUESS_COUNTS = 2000.0  # sentences that the guess is worth, in the pile
_PILE_COUNTS = 60.0  # sentences that the pile is worth, in the story


class Counts(NamedTuple):
    """Sorted ``traits`` with the number of sentences that hold each, of ``sentences`` in all."""

    traits: Hashes
    counts: Rows
    sentences: int

    def shares(self, traits: Hashes, before: Floats, worth: float) -> Floats:
        """The share of sentences that hold each trait, blended with the share ``before`` as if that came from ``worth`` sentences."""
        counts = np.zeros(len(traits))
        if len(self.traits):
            at = np.minimum(np.searchsorted(self.traits, traits), len(self.traits) - 1)
            found = self.traits[at] == traits
            counts[found] = self.counts[at[found]]
        return (counts + worth * before) / (self.sentences + worth)


def counted(sheets: Iterable[Sheet]) -> Counts:
    """Count traits over the sentences of the sheets."""
    made = list(sheets)
    if not made:
        return Counts(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), 0)
    traits, counts = np.unique(np.concatenate([one.traits for one in made]), return_counts=True)
    return Counts(traits, counts, sum(len(one.spans) for one in made))


def weights(traits: Hashes, near: Counts, pile: Counts) -> Floats:
    """The weight of each trait, above 0."""
    guess = np.where(traits & np.uint64(1), 0.1, 0.0005)
    shares = near.shares(traits, pile.shares(traits, guess, _GUESS_COUNTS), _PILE_COUNTS)
    return -np.log(np.minimum(shares, 1.0)) + 0.05
