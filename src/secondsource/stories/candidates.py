"""Which pairs of articles are worth comparing: never all of them.

Two articles on one event share rare pairs of words, and rare words of their openings. An inverted index of the rarest of both gives the
candidates; a posting longer than ``POSTING_CAP`` links each article only to its nearest neighbours in time, so that a phrase of a
thousand articles costs a thousand times the cap and no more. One rare thing is shared by chance in any large pile, three are not: asking
for three among more finds more of what is on one event and leaves fewer pairs to look at. Pairs more than ``FARTHEST_DAYS`` apart are
other stories by definition.
"""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from secondsource.stories.collection import LEAST_PILE, Collection, Floats, Ints
from secondsource.stories.similarity import products

POSTING_CAP = 24
FARTHEST_DAYS = 21
PAIRS_KEPT = 120  # rarest word pairs of an article that are indexed
WORDS_KEPT = 20  # and rarest words of its lead: short texts share few pairs
LEAST_SHARED = 3  # of both together, in a pile of ``LEAST_PILE`` or more; one in the smallest
DAYS_FOR_ONE_MORE = 3  # and one more for each three days between: reports of one event seldom lie far apart
MOST_FOR_ONE = 80  # candidates of one article, best first
FAINT = 0.01  # cosine of word pairs below which two articles are never on one event


def candidate_pairs(pile: Collection) -> tuple[Ints, Ints]:
    """Row numbers ``a < b`` of the pairs worth scoring, in ascending order."""
    found = [indexed_together(pile.pairs, pile.days, PAIRS_KEPT), indexed_together(pile.opening, pile.days, WORDS_KEPT)]
    size = len(pile.days)
    keys, shared = np.unique(np.concatenate(found), return_counts=True) if size else (np.zeros(0, dtype=np.int64), np.zeros(0))
    least = 1 + (LEAST_SHARED - 1) * min(size, LEAST_PILE) // LEAST_PILE
    keys, shared = keys[shared >= least], shared[shared >= least]
    a, b = keys // max(1, size), keys % max(1, size)
    gap = np.nan_to_num(np.abs(pile.days[a] - pile.days[b]))  # a pair with an unknown day is none apart
    near = (gap <= FARTHEST_DAYS) & (shared >= least + gap // DAYS_FOR_ONE_MORE)
    a, b, shared = a[near], b[near], shared[near]
    keep = _best_of_each(np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([shared, shared]))
    kept = keep[: len(a)] | keep[len(a) :]
    a, b = a[kept], b[kept]
    likely = products(pile.pairs, a, b) >= FAINT
    return a[likely], b[likely]


def indexed_together(rows: sparse.csr_array, days: Floats, kept: int) -> Ints:
    """Keys ``a * size + b`` with ``a < b`` and repeats: one for each of their ``kept`` heaviest columns that both rows have."""
    size = rows.shape[0]
    order = _heaviest(rows, kept)
    column = rows.indices[order].astype(np.int64)
    member = np.searchsorted(rows.indptr, order, side="right") - 1
    undated = np.isnan(days[member])
    by_posting = np.lexsort((member, np.where(undated, np.inf, days[member]), column))
    column, member = column[by_posting], member[by_posting]
    keys = []
    for step in range(1, POSTING_CAP + 1):
        same = column[:-step] == column[step:]
        x, y = member[:-step][same], member[step:][same]
        keys.append(np.minimum(x, y) * size + np.maximum(x, y))
    return np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)


def _heaviest(rows: sparse.csr_array, kept: int) -> Ints:
    """Places in ``rows.data`` of the ``kept`` heaviest values of each row.

    Ties by column, which is alphabetical and so the same for any order of articles.
    """
    found = []
    for start, end in zip(rows.indptr[:-1].tolist(), rows.indptr[1:].tolist(), strict=True):
        if end - start <= kept:
            found.append(np.arange(start, end))
            continue
        values = rows.data[start:end]
        least = np.partition(values, -kept)[-kept]
        above, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)
        found.append(start + np.concatenate([above, equal[: kept - len(above)]]))
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _best_of_each(one: Ints, other: Ints, shared: Ints) -> npt.NDArray[np.bool_]:
    """Marks the ``MOST_FOR_ONE`` best candidates of each article."""
    order = np.lexsort((other, -shared, one))
    first = np.r_[True, one[order][1:] != one[order][:-1]] if len(one) else np.zeros(0, dtype=np.bool_)
    starts = np.flatnonzero(first)
    place = np.arange(len(one)) - np.repeat(starts, np.diff(np.r_[starts, len(one)]))
    keep = np.zeros(len(one), dtype=np.bool_)
    keep[order[place < MOST_FOR_ONE]] = True
    return keep
