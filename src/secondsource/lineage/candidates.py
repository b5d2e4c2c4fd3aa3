"""Pairs of articles that are worth aligning, found without comparing every article with every other.

What question it answers: which articles may have borrowed from which?

From fingerprints over the whole pile: an inverted index whose buckets are capped (a 400-word footer on 600 pages is no work), and a hub
where hundreds of pages carry one text: each of them is then compared with the hub only.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from secondsource.lineage.prints import Prints
from secondsource.records.skim import Skim
from secondsource.records.story import Story

WIDEST_BUCKET = 40
LEAST_SHARED = 3
MOST_PARTNERS = 24
LARGEST_STORY = 40  # in larger stories rare terms choose the pairs
LEAST_SHARED_TERMS = 0.3  # of the terms of the article that has fewer; borrowings without a common fingerprint have more
LEAST_SHARED_RUNS = 0.04  # of three neighbouring terms; half of the pairs of one story share fewer
MOST_HOLDERS = 6
LEAST_RARE = 8


class Pair(NamedTuple):
    """Two places in the sequence of skims, ``a < b``, and how many fingerprints they share."""

    a: int
    b: int
    shared: int


def fingerprint_pairs(prints: Prints, *, widest: int = WIDEST_BUCKET) -> list[Pair]:
    """Pairs that share at least three fingerprints; ``prints`` without the stock."""
    wide = (prints.counts() > widest)[prints.columns]
    shared = _counted(prints.owners[~wide], prints.columns[~wide], prints.articles)
    for pair, count in _through_hubs(prints.owners[wide], prints.columns[wide], prints.articles).items():
        shared[pair] = shared.get(pair, 0) + count
    return _best_partners([Pair(a, b, count) for (a, b), count in sorted(shared.items()) if count >= LEAST_SHARED])


def _best_partners(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs that are among the best of one of their two articles: hundreds of spins of one text need not all be compared."""
    held: dict[int, list[Pair]] = {}
    for pair in pairs:
        held.setdefault(pair.a, []).append(pair)
        held.setdefault(pair.b, []).append(pair)
    kept: set[Pair] = set()
    for found in held.values():
        kept.update(sorted(found, key=lambda pair: (-pair.shared, pair))[:MOST_PARTNERS])
    return sorted(kept)


def _counted(owners: np.ndarray, columns: np.ndarray, size: int) -> dict[tuple[int, int], int]:
    if not len(owners):
        return {}
    _, dense = np.unique(columns, return_inverse=True)
    index = csr_matrix((np.ones(len(owners), dtype=np.int32), (owners, dense)), shape=(size, int(dense.max()) + 1))
    product = (index @ index.T).tocoo()
    upper = product.row < product.col
    return {(int(a), int(b)): int(n) for a, b, n in zip(product.row[upper], product.col[upper], product.data[upper], strict=True)}


def _through_hubs(owners: np.ndarray, columns: np.ndarray, size: int) -> dict[tuple[int, int], int]:
    """In each wide bucket all others are paired with one member: the one that stands in most wide buckets, the first of equals."""
    if not len(owners):
        return {}
    standing = np.bincount(owners, minlength=size)
    order = np.lexsort((owners, -standing[owners], columns))
    owners, columns = owners[order], columns[order]
    first = np.concatenate([[True], columns[1:] != columns[:-1]])
    hubs = owners[np.maximum.accumulate(np.where(first, np.arange(len(owners)), 0))]
    low, high = np.minimum(owners, hubs), np.maximum(owners, hubs)
    keep = low != high
    pairs, counts = np.unique(np.stack([low[keep], high[keep]]), axis=1, return_counts=True)
    return {(int(a), int(b)): int(n) for a, b, n in zip(*pairs, counts, strict=True)}


def story_pairs(stories: Sequence[Story], place: Mapping[str, int], skims: Sequence[Skim]) -> list[tuple[int, int]]:
    """Pairs of one story that share enough terms, and runs of terms, to hold reworded sentences, though perhaps no run of eight words."""
    found: set[tuple[int, int]] = set()
    for story in stories:
        members = sorted(place[one] for one in story.articles if one in place)
        if len(members) < 2:
            continue
        pairs = combinations(members, 2) if len(members) <= LARGEST_STORY else _by_rare_terms(members, skims)
        terms = {k: frozenset(skims[k].stems) for k in members} if len(members) <= LARGEST_STORY else {}
        runs: dict[int, frozenset[tuple[str, ...]]] = {}
        for a, b in pairs:
            if terms and len(terms[a] & terms[b]) < LEAST_SHARED_TERMS * min(len(terms[a]), len(terms[b])):
                continue
            for k in (a, b):
                if k not in runs:
                    stems = skims[k].stems[skims[k].title_stems :]
                    runs[k] = frozenset(zip(stems, stems[1:], stems[2:], strict=False))
            if len(runs[a] & runs[b]) >= LEAST_SHARED_RUNS * min(len(runs[a]), len(runs[b])):
                found.add((a, b))
    return sorted(found)


def _by_rare_terms(members: Sequence[int], skims: Sequence[Skim]) -> list[tuple[int, int]]:
    """In a large story: pairs that share names, numbers or terms which few of its articles hold."""
    columns: dict[str, int] = {}
    owners: list[int] = []
    traits: list[int] = []
    for row, k in enumerate(members):
        rare = {*skims[k].stems, *(name for name, _ in skims[k].names), *skims[k].numbers}
        for trait in sorted(rare):
            owners.append(row)
            traits.append(columns.setdefault(trait, len(columns)))
    held, of = np.asarray(owners), np.asarray(traits, dtype=np.int64)
    counts = np.bincount(of, minlength=len(columns))
    few = (counts[of] >= 2) & (counts[of] <= MOST_HOLDERS)
    shared = _counted(held[few], of[few], len(members))
    return [(members[a], members[b]) for (a, b), count in sorted(shared.items()) if count >= LEAST_RARE]
