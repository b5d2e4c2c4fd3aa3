"""The fingerprints that articles share, over the whole pile.

What question it answers: which articles hold the same run of words, with little memory?

Nineteen of twenty fingerprints of a pile stand in one article only. They are dropped first, so that all that follows works on a tenth
of them: ten million fingerprints need 160 MB for a moment, and little afterwards.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from secondsource.lineage.rarity import Flags, Rows
from secondsource.records.skim import Skim
from secondsource.text.shingles import HASH_BYTES, Hashes, hashes_of

_AT_ONCE = 1 << 18  # fingerprints looked up at a time


class Prints(NamedTuple):
    """Fingerprint ``kinds[columns[k]]`` stands in the skim at place ``owners[k]``; ``kinds`` are sorted, ``owners`` ascend.

    Only fingerprints of two or more articles are here; an article has each of its own once.
    """

    kinds: Hashes
    columns: Rows
    owners: Rows
    articles: int

    def counts(self) -> Rows:
        """How many articles hold each kind."""
        return np.bincount(self.columns, minlength=len(self.kinds))

    def without(self, dropped: Hashes) -> "Prints":
        """The same without some kinds (sorted)."""
        return self.of(~held(dropped, self.kinds))

    def of(self, kept: Flags) -> "Prints":
        """The same with the kinds that are flagged."""
        number = np.cumsum(kept) - 1
        here = kept[self.columns]
        return Prints(self.kinds[kept], number[self.columns[here]], self.owners[here], self.articles)


def held(known: Hashes, asked: Hashes) -> Flags:
    """For each hash that is asked for whether it is among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(asked), dtype=bool)
    return np.asarray(known[np.minimum(np.searchsorted(known, asked), len(known) - 1)] == asked)


def shared_prints(skims: Sequence[Skim]) -> Prints:
    """Fingerprints that two articles or more hold, of skims in a fixed order."""
    hashes = hashes_of(b"".join([skim.fingerprints for skim in skims]))
    lengths = np.fromiter((len(skim.fingerprints) for skim in skims), dtype=np.int64, count=len(skims)) // HASH_BYTES
    inorder = np.sort(hashes)
    twice = inorder[1:][inorder[1:] == inorder[:-1]]
    del inorder
    kinds = twice[np.concatenate([[True], twice[1:] != twice[:-1]])] if len(twice) else twice
    places = [start + np.flatnonzero(held(kinds, hashes[start : start + _AT_ONCE])) for start in range(0, len(hashes), _AT_ONCE)]
    at = np.concatenate(places) if places else np.empty(0, dtype=np.int64)
    owners = np.searchsorted(np.cumsum(lengths), at, side="right")
    return Prints(kinds, np.searchsorted(kinds, hashes[at]), owners, len(skims))
