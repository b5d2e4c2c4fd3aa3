"""From a pair of articles to the odds that both tell of the same event.

The strongest views are the *pairs of words*: two stems that stand within two places of each other ("missil hit", "hit hospital"). Articles
on one topic share words; articles on one event share pairs of them. What parts an event from the next step of the same people is where
the shared things stand: whether one opening is told by the other article, and one headline by the other's opening. The same main names
without the same pairs of words speak against: the same people, another deed. A logistic scorer of these views and of a few of them crossed
(``weights.json``, made by ``training/story_pairs.py``) gives the log odds.
Figures: docs/measured/stories.md.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from scipy import sparse

from secondsource.stories.collection import BITS, Collection, Floats, Ints, around

LONG_WORDS = 300  # texts of this length have the view ``length`` zero
SHORT_WORDS = 50  # shorter ones count as so long
CHUNK = 4_000  # pairs whose rows are multiplied at a time

VIEWS = (
    "pairs",  # root of the cosine of word pairs
    "text",  # cosine of all words
    "title",  # cosine of the titles
    "no_title",
    "opening_told",  # how much of one opening (title and lead) the other article tells, by words: the higher of both ways
    "headline_told",  # how much of one headline the other's opening tells: the higher of both ways
    "weekday",
    "month",
    "gap",
    "no_date",
    "ahead",  # one headline tells of what is to come, the other does not
    "length",
    "nearest",
    "main_names*pairs",
    "length*pairs",
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


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights."""
    made = json.loads(files("secondsource.stories").joinpath("weights.json").read_text("utf-8"))
    return Weights(float(made["intercept"]), np.array([float(made["slopes"][view]) for view in VIEWS]))


def with_nearest(pile: Collection, a: Ints, b: Ints) -> Collection:
    """The pile with each article's likeness (root of the text cosine) to the second nearest of its candidates ``(a[i], b[i])``.

    It is the yardstick of the article's surroundings: where everything is about one war, likeness must be greater to tell of one event.
    The second nearest, since the nearest may be its only companion; and likeness that is owed to copied passages does not count, since
    an article that was copied has no nearer surroundings for it.
    """
    copied = products(pile.prints.astype(np.float64), a, b) / np.maximum(1, np.minimum(pile.print_count[a], pile.print_count[b]))
    likeness = np.sqrt(cosines(pile.text, a, b) * np.clip(1 - copied, 0.0, 1.0))
    one, value = np.concatenate([a, b]), np.concatenate([likeness, likeness])
    order = np.lexsort((-value, one))
    one, value = one[order], value[order]
    second = np.flatnonzero(one[1:] == one[:-1]) + 1
    second = second[np.r_[True, one[second][1:] != one[second][:-1]]] if len(second) else second
    nearest = np.zeros(len(pile.days))
    nearest[one[second]] = value[second]
    return pile._replace(nearest=nearest)


def views_of_pairs(pile: Collection, a: Ints, b: Ints) -> Floats:
    """One row a pair ``(a[i], b[i])`` of row numbers, one column a view of ``VIEWS``."""
    gap = np.abs(pile.days[a] - pile.days[b])
    dated = ~np.isnan(gap)
    every, common = BITS[pile.weekdays[a] | pile.weekdays[b]], BITS[pile.weekdays[a] & pile.weekdays[b]]
    both_name = (pile.weekdays[a] > 0) & (pile.weekdays[b] > 0)
    opening = _told(pile.opening, pile.words, a, b)
    headline = _told(pile.headline, pile.opening_marks, a, b)
    main_names = _told(pile.main_names, pile.words, a, b)
    pairs = np.sqrt(cosines(pile.pairs, a, b))  # the root: the step from none to some tells more than from many to more
    length = np.log(np.maximum(SHORT_WORDS, np.minimum(pile.length[a], pile.length[b])) / LONG_WORDS)  # long texts share more by chance
    return np.column_stack(
        [
            pairs,
            cosines(pile.text, a, b),
            cosines(pile.title, a, b),
            ~(pile.has_title[a] & pile.has_title[b]),
            np.maximum(*opening),
            np.maximum(*headline),
            np.where(both_name, 2 * common / np.maximum(1, every) - 1, 0.0),
            np.where(dated, 0.0, _month_agreement(pile, a, b)),  # two known days say it better
            gap_view(np.where(dated, gap, 0.0)),
            ~dated,
            pile.ahead[a] != pile.ahead[b],
            length,
            np.maximum(pile.nearest[a], pile.nearest[b]),
            np.minimum(*main_names) * pairs,
            length * pairs,
        ]
    )


def _told(shares: sparse.csr_array, marks: sparse.csr_array, a: Ints, b: Ints) -> tuple[Floats, Floats]:
    """How much of the shares of each article the other has, at most 1: of ``a`` by ``b``, of ``b`` by ``a``."""
    return np.minimum(products(shares, a, b, marks), 1.0), np.minimum(products(shares, b, a, marks), 1.0)


def _month_agreement(pile: Collection, a: Ints, b: Ints) -> Floats:
    """1 where the months that the texts name agree, -1 where they do not, 0 where one names none.

    A text names the months around its own days. A dated article's own month or the next ones to it should be among those that an undated
    one names; two undated ones should share a third of all that they name.
    """
    named_a, named_b = pile.months[a], pile.months[b]
    near = around(pile.days)
    around_a, around_b = near[a], near[b]
    shared = BITS[named_a & named_b] * 3 >= BITS[named_a | named_b]
    agree = np.where(around_a > 0, (around_a & named_b) > 0, np.where(around_b > 0, (around_b & named_a) > 0, shared))
    told = np.where(around_a > 0, named_b > 0, np.where(around_b > 0, named_a > 0, (named_a > 0) & (named_b > 0)))
    return np.where(told, np.where(agree, 1.0, -1.0), 0.0)


def gap_view(days: Floats) -> Floats:
    """Days between as the scorer sees them: .15 for the next morning, .46 for two days, 1.3 for five, 3.1 for three weeks."""
    return np.asarray(np.log1p((days / 2) ** 2) / 1.5)


def cosines(rows: sparse.csr_array, a: Ints, b: Ints) -> Floats:
    """Cosines of the rows ``a[i]`` and ``b[i]``, which have length one."""
    return np.clip(products(rows, a, b), 0.0, 1.0)


def products(rows: sparse.csr_array, a: Ints, b: Ints, others: sparse.csr_array | None = None) -> Floats:
    """Dot products of the rows ``a[i]`` of ``rows`` and ``b[i]`` of ``others``, which are ``rows`` if not given."""
    others = rows if others is None else others
    parts = [rows[a[k : k + CHUNK]].multiply(others[b[k : k + CHUNK]]).sum(axis=1) for k in range(0, len(a), CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0)


def log_odds(pile: Collection, a: Ints, b: Ints) -> Floats:
    """Log odds that articles ``a[i]`` and ``b[i]`` tell of one event; symmetric in its arguments."""
    scorer = weights()
    return np.asarray(views_of_pairs(pile, a, b) @ scorer.slopes + scorer.intercept)
