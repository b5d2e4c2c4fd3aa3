"""Pairs of articles that are worth aligning, found without comparing every article with every other.

What question it answers: which articles may have borrowed from which?

From fingerprints over the whole pile: an inverted index whose buckets are capped (a 400-word footer on 600 pages is no work), and a hub
where hundreds of pages carry one text: each of them is then compared with the hub only.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.text.shingles import Hashes

WIDEST_BUCKET = 40
LEAST_SHARED = 3
MOST_PARTNERS = 24
LARGEST_STORY = 40  # in larger stories rare terms choose the pairs
LEAST_SHARED_TERMS = 0.3  # of the terms of the article that has fewer; borrowings without a common fingerprint have more
MOST_HOLDERS = 6
LEAST_RARE = 8


class Pair(NamedTuple):
    """Two places in the sequence of skims, ``a < b``, and how many fingerprints they share."""

    a: int
    b: int
    shared: int


def fingerprint_pairs(skims: Sequence[Skim], stock: Hashes, *, widest: int = WIDEST_BUCKET) -> list[Pair]:
    """Pairs that share at least three fingerprints that are not stock; ``skims`` in a fixed order, ``stock`` sorted."""
    lengths = [len(skim.fingerprints) for skim in skims]
    hashes = np.fromiter((one for skim in skims for one in skim.fingerprints), dtype=np.uint64, count=sum(lengths))
    owners = np.repeat(np.arange(len(skims)), lengths)
    if len(stock):
        worn = stock[np.minimum(np.searchsorted(stock, hashes), len(stock) - 1)] == hashes
        hashes, owners = hashes[~worn], owners[~worn]
    _, columns, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    wide = counts[columns] > widest
    narrow = (counts[columns] >= 2) & ~wide
    shared = _counted(owners[narrow], columns[narrow], len(skims))
    for pair, count in _through_hubs(owners[wide], columns[wide], len(skims)).items():
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
    """Pairs of one story that share enough terms to hold reworded sentences, though perhaps no run of eight words."""
    found: set[tuple[int, int]] = set()
    for story in stories:
        members = sorted(place[one] for one in story.articles if one in place)
        if 2 <= len(members) <= LARGEST_STORY:
            terms = [frozenset(skims[k].stems) for k in members]
            for i, a in enumerate(members):
                for j in range(i + 1, len(members)):
                    least = min(len(terms[i]), len(terms[j]))
                    if len(terms[i] & terms[j]) >= LEAST_SHARED_TERMS * least:
                        found.add((a, members[j]))
        elif len(members) > LARGEST_STORY:
            found.update(_by_rare_terms(members, skims))
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
