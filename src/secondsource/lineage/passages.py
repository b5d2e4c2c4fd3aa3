"""Which sentence of one article says the same as which sentence of another, and how it was changed.

What question it answers: what words do two articles share, sentence by sentence: word for word, edited, with words swapped, or reworded?

Sentences are compared by the stems and neighbouring pairs of stems that they share, each weighted by its rarity (-log of the share of
sentences that hold it, in the story and in the pile).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from secondsource.lineage.sheets import Floats, Rarity, Sentence, Sheet, guess
from secondsource.records.lineage import Passage, PassageKind
from secondsource.text.align import edits

LEAST_SIMILARITY = 0.38


class Weigher(NamedTuple):
    """Rarity in the pile, then in the story."""

    pile: Rarity
    story: Rarity

    def weights(self, traits: Sequence[int] | np.ndarray) -> Floats:
        """-log of the blended share."""
        known = np.asarray(traits, dtype=np.uint64)
        share = self.pile.shares(known, guess(known), 2000.0)
        return -np.log(np.minimum(self.story.shares(known, share, 60.0), 1.0)) + 0.05


def similarities(a: Sheet, b: Sheet, weigher: Weigher) -> Floats:
    """Matrix (sentences of a x sentences of b) of weighted overlap, 0..1."""
    shared = np.intersect1d(a.traits, b.traits)
    everything = np.union1d(a.traits, b.traits)
    weights = weigher.weights(everything)

    def matrix(one: Sheet, values: Floats) -> csr_matrix:
        columns = np.searchsorted(everything, one.traits)
        return csr_matrix((values[columns], (one.rows, columns)), shape=(len(one.sentences), len(everything)))

    if not len(shared):
        return np.zeros((len(a.sentences), len(b.sentences)))
    common = (matrix(a, weights) @ matrix(b, np.ones(len(everything))).T).toarray()
    mass_a = np.bincount(a.rows, weights[np.searchsorted(everything, a.traits)], minlength=len(a.sentences))
    mass_b = np.bincount(b.rows, weights[np.searchsorted(everything, b.traits)], minlength=len(b.sentences))
    dice = 2 * common / (mass_a[:, None] + mass_b[None, :])
    inside = common / np.minimum(mass_a[:, None], mass_b[None, :])
    return np.asarray(np.sqrt(dice * inside))


def passages(a: Sheet, b: Sheet, weigher: Weigher) -> list[Passage]:
    """Aligned sentences: each sentence of either article beside its best counterpart, in order of ``a``."""
    if not a.sentences or not b.sentences:
        return []
    table = similarities(a, b, weigher)
    chosen = {(int(table[:, j].argmax()), j) for j in range(table.shape[1]) if table[:, j].max() >= LEAST_SIMILARITY}
    taken = {i for i, _ in chosen}
    chosen |= {(i, int(table[i].argmax())) for i in range(table.shape[0]) if i not in taken and table[i].max() >= LEAST_SIMILARITY}
    return [passage(a.sentences[i], b.sentences[j], float(table[i, j])) for i, j in sorted(chosen)]


def passage(a: Sentence, b: Sentence, similarity: float) -> Passage:
    """One aligned pair of sentences with its kind."""
    steps = edits(a.words, b.words)
    kept = [(step.a_start + k, step.b_start + k) for step in steps if step.op == "keep" for k in range(step.a_end - step.a_start)]
    spoken = sum(a.quoted[i] and b.quoted[j] for i, j in kept)
    kind: PassageKind
    if len(kept) >= 0.95 * max(len(a.words), len(b.words)):
        kind = "verbatim"
    elif len(kept) >= 0.6 * min(len(a.words), len(b.words)):
        kind = "swapped" if all(step.op in ("keep", "swap") for step in steps) else "edited"
    else:
        kind = "reworded"
    return Passage(a=a.span, b=b.span, kind=kind, similarity=round(min(1.0, similarity), 3), speech=2 * spoken >= len(kept) and spoken > 0)
