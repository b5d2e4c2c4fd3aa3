"""Views of a pair of articles, and from them how likely both tell of the same event.

The strongest view is neither the words nor the names but the *pairs of words*: two stems that stand within two places of each other
("missil hit", "hit hospital"). Articles on one topic share words; articles on one event share pairs of them. Pairs that only one
article of the pile has say nothing and are left out of an article's length. A logistic scorer of few views (``weights.json``, made by
``training/story_pairs.py``) turns them into log odds. Figures: docs/measured/stories.md.
"""

import datetime
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from secondsource.records.skim import Skim
from secondsource.text.stems import stem

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

RAREST = 7.2  # inverse document frequency of stems that the background lacks
RARE_NUMBER = 6.0
PAIR_REACH = 2  # stems of a pair stand next to each other or one apart; 3 to 8 are no better
LEAST_PILE = 500  # pairs are weighed as in a pile of at least so many: five articles cannot tell what is rare
OWN_SHARE = 0.1  # of an article's length that counts even if no other article has any of its pairs
LONG_WORDS = 300  # texts of this length have the view ``length`` zero
CHUNK = 20_000
_BITS = np.array([bits.bit_count() for bits in range(1 << 12)])

VIEWS = (
    *("pairs", "text", "lead", "title", "no_title", "lead_names", "numbers", "dates", "weekday", "month", "gap", "no_date"),
    *("ahead", "length", "same_outlet", "nearest"),
)


class PairView(NamedTuple):
    """How two articles compare: each view by name, the log odds that they tell of one event, and the same as a probability."""

    views: Mapping[str, float]
    log_odds: float
    probability: float


class Weights(NamedTuple):
    """The scorer: log odds are ``intercept`` plus the views times their ``slopes``, in the order of ``VIEWS``."""

    intercept: float
    slopes: Floats


class Collection(NamedTuple):
    """A pile made comparable: one row an article, in the order given; rows of the matrices have length one."""

    pairs: sparse.csr_array
    text: sparse.csr_array
    lead: sparse.csr_array
    title: sparse.csr_array
    lead_names: sparse.csr_array
    numbers: sparse.csr_array  # ones, and so are the fingerprints: rows of these two are not of length one
    fingerprints: sparse.csr_array
    dates: sparse.csr_array
    days: Floats  # NaN: not known
    weekdays: Ints  # a bit for each weekday that is named
    months: Ints  # a bit for each month that is named
    nearest: Floats  # how like its nearest candidate each article is, see ``with_nearest``
    has_title: npt.NDArray[np.bool_]
    outlets: Ints  # a number for each outlet, -1 where it is not known
    ahead: npt.NDArray[np.bool_]
    words: Ints
    amounts: Ints  # how many numbers each article has
    prints: Ints  # and how many fingerprints


@lru_cache(maxsize=1)
def background() -> Mapping[str, float]:
    """Stem -> inverse document frequency (natural log) among ten thousand news articles; stems found in fewer than ten are not in it."""
    table: dict[str, float] = {}
    for line in _resource("background.txt").splitlines():
        tenths, *stems = line.split()
        table.update(dict.fromkeys(stems, int(tenths) / 10))
    return table


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights."""
    made = json.loads(_resource("weights.json"))
    return Weights(float(made["intercept"]), np.array([float(made["slopes"][view]) for view in VIEWS]))


def _resource(name: str) -> str:
    return files("secondsource.stories").joinpath(name).read_text("utf-8")


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """Inverse document frequency of a stem or an amount in digits."""
    if word[0].isdigit():
        return RARE_NUMBER
    return background().get(word, RAREST)


def collect(skims: Sequence[Skim]) -> Collection:
    """The pile's comparable views. What a pair weighs depends on the pile; nothing depends on the order of ``skims``."""
    # Sorted, so that sums are taken in one order whatever the order of the articles.
    vocabulary = sorted({word for one in skims for word in one.stems})
    number = {word: place for place, word in enumerate(vocabulary)}
    rarities = np.array([rarity(word) for word in vocabulary])
    rows = [np.array([number[word] for word in one.stems], dtype=np.int64) for one in skims]
    names_of = sorted({one.outlet for one in skims if one.outlet is not None})
    outlets = {name: place for place, name in enumerate(names_of)}
    name_words = [sorted({stem(part) for name in one.lead_names for part in name.split()}) for one in skims]
    return Collection(
        pairs=_pair_rows(rows, rarities),
        text=_bags(rows, rarities),
        lead=_bags([row[: one.lead_stems] for row, one in zip(rows, skims, strict=True)], rarities),
        title=_bags([_distinct(row[: one.title_stems]) for row, one in zip(rows, skims, strict=True)], rarities),
        lead_names=_sets(name_words, rarity),
        numbers=_marks([one.numbers for one in skims]),
        fingerprints=_marks([one.fingerprints for one in skims]),
        dates=_sets([sorted({day[-5:] for day in one.dates}) for one in skims], lambda _: 1.0),
        days=np.array([math.nan if one.day is None else one.day for one in skims]),
        weekdays=np.array([sum(1 << day for day in one.weekdays) for one in skims], dtype=np.int64),
        months=np.array([_month_bits(one) for one in skims], dtype=np.int64),
        nearest=np.zeros(len(skims)),
        has_title=np.array([one.title_stems > 0 for one in skims]),
        outlets=np.array([-1 if one.outlet is None else outlets[one.outlet] for one in skims], dtype=np.int64),
        ahead=np.array([one.ahead for one in skims], dtype=np.bool_),
        words=np.array([one.words for one in skims], dtype=np.int64),
        amounts=np.array([len(one.numbers) for one in skims], dtype=np.int64),
        prints=np.array([len(one.fingerprints) for one in skims], dtype=np.int64),
    )


def _month_bits(one: Skim) -> int:
    return sum(1 << (month - 1) for month in one.months)


def _month_agreement(pile: Collection, a: Ints, b: Ints) -> Floats:
    """1 where the months that the texts name agree, -1 where they do not, 0 where one names none.

    A text names the months around its own days. A dated article's own month or the next ones to it should be among those that an undated
    one names; two undated ones should share a third of all that they name.
    """
    named_a, named_b = pile.months[a], pile.months[b]
    around_a, around_b = _around(pile.days)[a], _around(pile.days)[b]
    shared = _BITS[named_a & named_b] * 3 >= _BITS[named_a | named_b]
    agree = np.where(around_a > 0, (around_a & named_b) > 0, np.where(around_b > 0, (around_b & named_a) > 0, shared))
    told = np.where(around_a > 0, named_b > 0, np.where(around_b > 0, named_a > 0, (named_a > 0) & (named_b > 0)))
    return np.where(told, np.where(agree, 1.0, -1.0), 0.0)


def _around(days: Floats) -> Ints:
    """A bit for the month of each day and its neighbours; 0 where the day is not known."""
    months = [0 if math.isnan(day) else datetime.date.fromordinal(int(day)).month for day in days]
    return np.array([month and sum(1 << ((month + near) % 12) for near in (-2, -1, 0)) for month in months], dtype=np.int64)


def with_nearest(pile: Collection, a: Ints, b: Ints) -> Collection:
    """The pile with each article's likeness (root of the text cosine) to the second nearest of its candidates ``(a[i], b[i])``.

    It is the yardstick of the article's surroundings: where everything is about one war, likeness must be greater to tell of one event.
    The second nearest, since the nearest may be its only companion; and likeness that is owed to copied passages does not count, since
    an article that was copied has no nearer surroundings for it.
    """
    copied = products(pile.fingerprints, a, b) / np.maximum(1, np.minimum(pile.prints[a], pile.prints[b]))
    likeness = np.sqrt(cosines(pile.text, a, b) * np.clip(1 - copied, 0.0, 1.0))
    one, value = np.concatenate([a, b]), np.concatenate([likeness, likeness])
    order = np.lexsort((-value, one))
    one, value = one[order], value[order]
    second = np.flatnonzero(one[1:] == one[:-1]) + 1
    second = second[np.r_[True, one[second][1:] != one[second][:-1]]] if len(second) else second
    nearest = np.zeros(len(pile.days))
    nearest[one[second]] = value[second]
    return pile._replace(nearest=nearest)


def unit_rows(values: Floats, row: Ints, column: Ints, shape: tuple[int, int], lengths: Floats | None = None) -> sparse.csr_array:
    """A matrix of the values, each row divided by its length, or by the one given."""
    if lengths is None:
        lengths = np.sqrt(np.bincount(row, values * values, minlength=shape[0]))
    return sparse.csr_array((values / np.maximum(lengths[row], 1e-9), (row, column)), shape=shape)


def _bags(rows: Sequence[Ints], rarities: Floats) -> sparse.csr_array:
    """Words weighed by (1 + log count) x rarity."""
    width = max(1, len(rarities))
    keys = np.concatenate([row + place * width for place, row in enumerate(rows)]) if rows else np.zeros(0, dtype=np.int64)
    cells, counts = np.unique(keys, return_counts=True)
    row, column = cells // width, cells % width
    return unit_rows((1 + np.log(counts)) * rarities[column] if len(cells) else np.zeros(0), row, column, (len(rows), width))


def _pair_rows(rows: Sequence[Ints], rarities: Floats) -> sparse.csr_array:
    """Unordered pairs of near words that at least two articles share, weighed by their rarity in the pile.

    A pile of five cannot tell what is rare, so one of fewer than ``LEAST_PILE`` is filled up in thought with background articles: a pair
    of common words is taken to be found in as many of these as such pairs were in a sample.
    """
    words = max(1, len(rarities))
    each = []
    for row in rows:
        near = [np.minimum(a, b) * words + np.maximum(a, b) for reach in range(1, PAIR_REACH + 1) for a, b in [(row[:-reach], row[reach:])]]
        each.append(_distinct(np.concatenate(near)))
    row = np.repeat(np.arange(len(rows)), [len(pairs) for pairs in each])
    keys = np.concatenate(each) if each else np.zeros(0, dtype=np.int64)
    if not len(keys):
        return unit_rows(np.zeros(0), row, keys, (len(rows), 1))
    del each  # of ten thousand articles these arrays are the largest things in memory
    pairs, column, found_in = np.unique(keys, return_inverse=True, return_counts=True)
    del keys
    column = column.astype(np.int32)
    row = row.astype(np.int32)
    absent = max(0, LEAST_PILE - len(rows))
    rare = np.maximum(rarities[pairs // words] + rarities[pairs % words], 0.5)
    expected = absent * np.minimum(0.11, 0.05 * rare**-2.3)
    weight = 1 + np.log((1 + len(rows) + absent) / (1 + found_in + expected))
    shared = found_in >= 2
    chance = 1 - (1 - np.minimum(1, 5.5 * rare**-2)) ** (absent / LEAST_PILE)  # that one of the absent would share it
    squares = (weight * weight)[column]
    whole = np.bincount(row, squares, minlength=len(rows))
    squares *= np.where(shared, 1.0, chance)[column]
    common = np.bincount(row, squares, minlength=len(rows))
    del squares
    lengths = np.sqrt(np.maximum(common, OWN_SHARE * whole))
    kept = shared[column]
    return unit_rows(weight[column][kept], row[kept], column[kept], (len(rows), len(pairs)), lengths)


def _sets(sets: Sequence[Iterable[str]], weight_of: Callable[[str], float]) -> sparse.csr_array:
    listed = [list(one) for one in sets]
    columns = {key: place for place, key in enumerate(sorted({key for one in listed for key in one}))}
    row = np.repeat(np.arange(len(listed)), [len(one) for one in listed])
    column = np.array([columns[key] for one in listed for key in one], dtype=np.int64)
    values = np.array([weight_of(key) for one in listed for key in one])
    return unit_rows(values, row, column, (len(listed), max(1, len(columns))))


def _distinct(values: Ints) -> Ints:
    """``np.unique`` for many short arrays, at a fifth of its cost."""
    ordered = np.sort(values)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def _marks(sets: Sequence[Sequence[str] | Sequence[int]]) -> sparse.csr_array:
    """A one for each member of each set; members that only one set has are left out."""
    row = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    _, column, found_in = np.unique([key for one in sets for key in one], return_inverse=True, return_counts=True)
    kept = found_in[column] >= 2 if len(row) else np.zeros(0, dtype=np.bool_)
    return sparse.csr_array((np.ones(kept.sum()), (row[kept], column[kept])), shape=(len(sets), max(1, len(found_in))))


def views_of_pairs(pile: Collection, a: Ints, b: Ints) -> Floats:
    """One row a pair ``(a[i], b[i])`` of row numbers, one column a view of ``VIEWS``."""
    gap = np.abs(pile.days[a] - pile.days[b])
    dated = ~np.isnan(gap)
    every, common = _BITS[pile.weekdays[a] | pile.weekdays[b]], _BITS[pile.weekdays[a] & pile.weekdays[b]]
    both_name = (pile.weekdays[a] > 0) & (pile.weekdays[b] > 0)
    return np.column_stack(
        [
            np.sqrt(cosines(pile.pairs, a, b)),  # the root: the step from none to some tells more than from many to more
            cosines(pile.text, a, b),
            cosines(pile.lead, a, b),
            cosines(pile.title, a, b),
            ~(pile.has_title[a] & pile.has_title[b]),
            cosines(pile.lead_names, a, b),
            (products(pile.numbers, a, b) + 0.3) / (np.minimum(pile.amounts[a], pile.amounts[b]) + 1),  # .3 where neither has any
            cosines(pile.dates, a, b),
            np.where(both_name, 2 * common / np.maximum(1, every) - 1, 0.0),
            np.where(dated, 0.0, _month_agreement(pile, a, b)),  # two known days say it better
            gap_view(np.where(dated, gap, 0.0)),
            ~dated,
            pile.ahead[a] != pile.ahead[b],
            np.log(np.maximum(20, np.minimum(pile.words[a], pile.words[b])) / LONG_WORDS),  # long texts share more by chance
            (pile.outlets[a] == pile.outlets[b]) & (pile.outlets[a] >= 0),  # an outlet tells an event once, then what follows
            np.maximum(pile.nearest[a], pile.nearest[b]),
        ]
    )


def gap_view(days: Floats) -> Floats:
    """Days between as the scorer sees them: .15 for the next morning, .46 for two days, 1.3 for five, 3.1 for three weeks."""
    return np.asarray(np.log1p((days / 2) ** 2) / 1.5)


def cosines(rows: sparse.csr_array, a: Ints, b: Ints) -> Floats:
    """Cosines of the rows ``a[i]`` and ``b[i]``, which have length one."""
    return np.clip(products(rows, a, b), 0.0, 1.0)


def products(rows: sparse.csr_array, a: Ints, b: Ints) -> Floats:
    """Dot products of the rows ``a[i]`` and ``b[i]``."""
    parts = [rows[a[k : k + CHUNK]].multiply(rows[b[k : k + CHUNK]]).sum(axis=1) for k in range(0, len(a), CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0)


def log_odds(pile: Collection, a: Ints, b: Ints) -> Floats:
    """Log odds that articles ``a[i]`` and ``b[i]`` tell of one event; symmetric in its arguments."""
    scorer = weights()
    return np.asarray(views_of_pairs(pile, a, b) @ scorer.slopes + scorer.intercept)
