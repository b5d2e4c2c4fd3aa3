"""A pile of skims as rows of numbers: what the views of a pair are computed from.

Rows are in the order of the articles, columns in the order of the alphabet (or of the hash), so that sums are taken in one order and
nothing depends on the order in which the articles came.
"""

import datetime
import math
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from secondsource.records.skim import Skim
from secondsource.stories.vocabulary import PartNumbers, Vocabulary, vocabulary
from secondsource.text.rarity import RAREST
from secondsource.text.shingles import HASH_BYTES, Hashes, hashes_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int64] | npt.NDArray[np.int32]

PAIR_REACH = 2  # stems of a pair stand next to each other or one apart; 3 to 8 are no better
LEAST_PILE = 500  # pairs are weighed as in a pile of at least so many: five articles cannot tell what is rare
COMMON_SHARE = 1 / 3  # what more of a large pile has (a footer, "president") tells nothing apart, and costs most
OWN_SHARE = 0.1  # of an article's length that counts even if no other article has any of its pairs
MAIN_NAMES = 4
FIRST_WORDS = 12  # of an article without a title stand for its headline
PACKED_BITS = 63
IN_THE_LEAD = 1.5  # a name of the opening weighs so much more when the main names are chosen
BITS = np.array([bits.bit_count() for bits in range(1 << 12)])


class Collection(NamedTuple):
    """A pile made comparable, one row an article. "Unit" rows have length one; "share" rows sum to one, "marks" are ones."""

    pairs: sparse.csr_array  # unit: pairs of near words that two articles share
    text: sparse.csr_array  # unit
    words: sparse.csr_array  # marks
    opening: sparse.csr_array  # share: words of title and lead
    opening_marks: sparse.csr_array
    headline: sparse.csr_array  # share: words of the title, or the first ones where there is none
    title: sparse.csr_array  # unit
    main_names: sparse.csr_array  # share: those of the few names that the article has most
    prints: sparse.csr_array  # marks: fingerprints that two articles share
    days: Floats  # NaN: not known
    weekdays: Ints  # a bit for each weekday that is named
    months: Ints  # a bit for each month that is named
    nearest: Floats  # how like its nearest candidate each article is, see ``similarity.with_nearest``
    has_title: npt.NDArray[np.bool_]
    ahead: npt.NDArray[np.bool_]
    length: Ints  # words
    print_count: Ints


def collect(skims: Sequence[Skim], read: Vocabulary | None = None) -> Collection:
    """The pile's comparable views. What a pair weighs depends on the pile; nothing depends on the order of ``skims``.

    ``read`` are the words of ``skims``, where they are known already.
    """
    read = read or vocabulary(skims)
    rarities, rows = read.rarities, [row.astype(np.int64) for row in read.rows]
    leads = [one.lead_stems for one in skims]
    text = without_common(_bags(rows, rarities))
    told = _told_weights(text, rarities)
    opening = _shares([distinct(row[:lead]) for row, lead in zip(rows, leads, strict=True)], told)
    return Collection(
        pairs=_pair_rows(rows, rarities),
        text=text,
        words=_marks_of(text),
        opening=opening,
        opening_marks=_marks_of(opening),
        headline=_shares([distinct(row[: one.title_stems or FIRST_WORDS]) for row, one in zip(rows, skims, strict=True)], told),
        title=_bags([distinct(row[: one.title_stems]) for row, one in zip(rows, skims, strict=True)], rarities),
        main_names=_shares([_main_names(one, read.parts, rarities) for one in skims], told),
        prints=_shared_marks([hashes_of(one.fingerprints) for one in skims]),
        days=np.array([math.nan if one.day is None else one.day for one in skims]),
        weekdays=np.array([sum(1 << day for day in one.weekdays) for one in skims], dtype=np.int64),
        months=np.array([sum(1 << (month - 1) for month in one.months) for one in skims], dtype=np.int64),
        nearest=np.zeros(len(skims)),
        has_title=np.array([one.title_stems > 0 for one in skims], dtype=np.bool_),
        ahead=np.array([one.ahead for one in skims], dtype=np.bool_),
        length=np.array([one.words for one in skims], dtype=np.int64),
        print_count=np.array([len(one.fingerprints) // HASH_BYTES for one in skims], dtype=np.int64),
    )


def around(days: Floats) -> Ints:
    """A bit for the month of each day and its neighbours; 0 where the day is not known."""
    months = [0 if math.isnan(day) else datetime.date.fromordinal(int(day)).month for day in days]
    return np.array([month and sum(1 << ((month + near) % 12) for near in (-2, -1, 0)) for month in months], dtype=np.int64)


def unit_rows(values: Floats, row: Places, column: Places, shape: tuple[int, int], lengths: Floats | None = None) -> sparse.csr_array:
    """A matrix of the values, each row divided by its length, or by the one given."""
    if lengths is None:
        lengths = np.sqrt(np.bincount(row, values * values, minlength=shape[0]))
    return sparse.csr_array((values / np.maximum(lengths[row], 1e-9), (row, column)), shape=shape)


def _main_names(one: Skim, parts: PartNumbers, rarities: Floats) -> Ints:
    """The numbers of the words of the article's main names, ascending."""
    counts: dict[int, int] = {}
    for name, count in one.names:
        for part in name.split():
            place = parts[part]
            if place >= 0:
                counts[place] = counts.get(place, 0) + count
    return _main(counts, {parts[part] for name in one.lead_names for part in name.split()}, rarities)


def _main(counts: Mapping[int, int], lead: Container[int], rarities: Floats) -> Ints:
    """The words of the ``MAIN_NAMES`` heaviest names: told often, rare, and in the opening."""
    weight = {place: (1 + math.log(count)) * rarities[place] * (IN_THE_LEAD if place in lead else 1.0) for place, count in counts.items()}
    return np.array(sorted(sorted(weight, key=lambda place: (-weight[place], place))[:MAIN_NAMES]), dtype=np.int64)


def _bags(rows: Sequence[Ints], rarities: Floats) -> sparse.csr_array:
    """Words weighed by (1 + log count) x rarity."""
    width = max(1, len(rarities))
    keys = np.concatenate([row + place * width for place, row in enumerate(rows)]) if rows else np.zeros(0, dtype=np.int64)
    keys.sort()
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    cells, counts = keys[first], np.diff(np.r_[first, len(keys)])
    row, column = cells // width, cells % width
    return unit_rows((1 + np.log(counts)) * rarities[column] if len(cells) else np.zeros(0), row, column, (len(rows), width))


def without_common(rows: sparse.csr_array) -> sparse.csr_array:
    """The rows without the columns that more than ``COMMON_SHARE`` of a pile of ``LEAST_PILE`` or more have; again of length one."""
    size = rows.shape[0]
    found_in = np.bincount(rows.indices, minlength=rows.shape[1])
    if size < LEAST_PILE or found_in.max(initial=0) <= COMMON_SHARE * size:
        return rows
    row = np.repeat(np.arange(size), np.diff(rows.indptr))
    kept = found_in[rows.indices] <= COMMON_SHARE * size
    return unit_rows(rows.data[kept], row[kept], rows.indices[kept], rows.shape)


def _told_weights(text: sparse.csr_array, rarities: Floats) -> Floats:
    """What it weighs that an article tells a word: the square of its rarity, half in the background and half in this pile."""
    size = text.shape[0]
    found_in = np.bincount(text.indices, minlength=text.shape[1])[: len(rarities)]
    absent = max(0, LEAST_PILE - size)
    here = np.log((1 + size + absent) / (1 + found_in + absent * np.exp(-rarities)))
    return np.where(found_in > 0, (0.5 * (rarities + np.maximum(here, 0.3))) ** 2, 0.0)


def _shares(rows: Sequence[Ints], weights: Floats) -> sparse.csr_array:
    """Each row's weights, divided by their sum."""
    row = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    column = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    values = weights[column]
    whole = np.bincount(row, values, minlength=len(rows))
    return sparse.csr_array((values / np.maximum(whole[row], 1e-9), (row, column)), shape=(len(rows), max(1, len(weights))))


def _pair_rows(rows: Sequence[Ints], rarities: Floats) -> sparse.csr_array:
    """Unordered pairs of near words that at least two articles share, weighed by their rarity in the pile.

    A pile of five cannot tell what is rare, so one of fewer than ``LEAST_PILE`` is filled up in thought with background articles: a pair
    of common words is taken to be found in as many of these as such pairs were in a sample. A pair that one article has alone counts in
    the length of its row by the chance that one of the absent articles would share it, or by ``OWN_SHARE``.
    """
    size, words = len(rows), max(1, len(rarities))
    pair, row = _pair_cells(rows, words)
    absent = max(0, LEAST_PILE - size)

    def rare(pairs: Ints) -> Floats:
        return np.maximum(rarities[pairs // words] + rarities[pairs % words], 0.5)

    def weights(found_in: Ints | int, rareness: Floats) -> Floats:
        expected = absent * np.minimum(0.11, 0.05 * rareness**-2.3)
        return np.asarray(1 + np.log((1 + size + absent) / (1 + found_in + expected)))

    # Of ten thousand articles the arrays here are the largest things in memory, so each is dropped as soon as it can be.
    begins = np.r_[True, pair[1:] != pair[:-1], True][: len(pair) + 1]
    single = begins[:-1] & begins[1:]
    row_alone = row[single]
    rarity_alone = rare(pair[single]) if absent else np.full(len(row_alone), RAREST)
    pair, row, begins = pair[~single], row[~single], begins[:-1][~single]
    first = np.flatnonzero(begins)
    found_in = np.diff(np.r_[first, len(pair)])
    pairs = pair[first]
    del pair, begins, first, single
    if size >= LEAST_PILE and found_in.max(initial=0) > COMMON_SHARE * size:
        kept = found_in <= COMMON_SHARE * size
        cells = np.repeat(kept, found_in)
        row, pairs, found_in = row[cells], pairs[kept], found_in[kept]
    column = np.repeat(np.arange(len(pairs), dtype=np.int32), found_in)
    weight = weights(found_in, rare(pairs)) if absent else 1 + np.log((1 + size) / (1 + found_in))
    alone_squares = weights(1, rarity_alone) ** 2
    chance = 1 - (1 - np.minimum(1, 5.5 * rarity_alone**-2)) ** (absent / LEAST_PILE)  # that one of the absent would share it
    told = np.bincount(row, (weight * weight)[column], minlength=size)
    counted = told + np.bincount(row_alone, alone_squares * chance, minlength=size)
    whole = told + np.bincount(row_alone, alone_squares, minlength=size)
    lengths = np.sqrt(np.maximum(counted, OWN_SHARE * whole))
    return unit_rows(weight[column], row, column, (size, max(1, len(pairs))), lengths)


def _pair_cells(rows: Sequence[Ints], words: int) -> tuple[Ints, Places]:
    """The distinct pairs of near words of each article, by pair, then article: pair, article.

    A pair is ``lesser word * words + greater word``. Pair and article are packed into one number and sorted, so that no pair has to be
    looked up afterwards. Where they do not fit into 63 bits (piles of noise, or of a million articles) pairs are numbered first.
    """
    size = len(rows)
    stems = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    article = np.repeat(np.arange(size, dtype=np.int32), [len(row) for row in rows])
    parts = []
    for reach in range(1, PAIR_REACH + 1):
        inside = np.flatnonzero(article[:-reach] == article[reach:])
        a, b = stems[inside], stems[inside + reach]
        pair = np.minimum(a, b)
        pair *= words
        pair += np.maximum(a, b, out=b)
        parts.append((pair, article[inside]))
    pair, article = (np.concatenate(same) for same in zip(*parts, strict=True))
    del parts
    bits = size.bit_length()
    numbers = None
    if words * words >> (PACKED_BITS - bits):
        numbers, pair = np.unique(pair, return_inverse=True)
    pair <<= bits
    pair |= article.astype(np.int64)
    del article
    cells = distinct(pair)
    del pair
    row = (cells & ((1 << bits) - 1)).astype(np.int32)
    cells >>= bits
    return cells if numbers is None else numbers[cells], row


def _found_twice(keys: npt.NDArray[np.int64]) -> tuple[Ints, Ints]:
    """The keys that are there more than once, ascending, and how often each is."""
    ordered = np.sort(keys)
    again = ordered[1:] == ordered[:-1]
    ordered = ordered[np.r_[again, False] | np.r_[False, again]] if len(keys) else ordered
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else np.zeros(0, dtype=np.int64)
    return ordered[first], np.diff(np.r_[first, len(ordered)])


def places_in(ordered: Ints, keys: Ints) -> npt.NDArray[np.int32]:
    """The place of each key in ``ordered``, -1 where it is not there; a million keys at a time."""
    places = np.full(len(keys), -1, dtype=np.int32)
    for start in range(0, len(keys) if len(ordered) else 0, 1_000_000):
        part = keys[start : start + 1_000_000]
        near = np.minimum(np.searchsorted(ordered, part), len(ordered) - 1)
        places[start : start + len(part)] = np.where(ordered[near] == part, near, -1)
    return places


def distinct(values: Ints) -> Ints:
    """``np.unique`` without its overhead: a fifth of its cost for many short arrays, half for numbers by the million."""
    ordered = np.sort(values)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def _marks_of(rows: sparse.csr_array) -> sparse.csr_array:
    """Ones where ``rows`` has values; shares its indices."""
    return sparse.csr_array((np.ones(len(rows.data), dtype=np.int8), rows.indices, rows.indptr), shape=rows.shape)


def _shared_marks(sets: Sequence[Hashes]) -> sparse.csr_array:
    """A one for each member of each set; members that only one set has are left out."""
    row = np.repeat(np.arange(len(sets), dtype=np.int32), [len(one) for one in sets])
    keys = np.concatenate(sets).astype(np.uint64, copy=False).view(np.int64) if sets else np.zeros(0, dtype=np.int64)
    shared, _ = _found_twice(keys)
    column = places_in(shared, keys)
    kept = column >= 0
    return sparse.csr_array((np.ones(kept.sum(), dtype=np.int8), (row[kept], column[kept])), shape=(len(sets), max(1, len(shared))))
