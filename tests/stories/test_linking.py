"""Average link: which groups are merged, and how the sizes of two groups move what is asked of them."""

import random
from itertools import combinations

import numpy as np
import pytest

from secondsource.stories.grouping import bar
from secondsource.stories.linking import average_link

SIZES = [
    # two groups, what the mean log odds between them must exceed
    (1, 1, 0.0),
    (1, 4, 0.0),
    (1, 5, -1.0),  # an event that many tell draws one more
    (12, 1, -1.0),
    (2, 9, 0.0),
    (3, 3, 0.3),  # each has shown that it is an event
    (40, 3, 0.3),
]


@pytest.mark.parametrize(("one", "other", "asked"), SIZES)
def test_what_is_asked_of_groups_of_these_sizes(one, other, asked) -> None:
    assert bar(one, other) == asked == bar(other, one)


def odds_of(groups: list[list[int]], inside: float, between: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Log odds of all pairs of the members of ``groups``."""
    home = {node: number for number, group in enumerate(groups) for node in group}
    pairs = list(combinations(sorted(home), 2))
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    return a, b, np.array([inside if home[x] == home[y] else between for x, y in pairs])


MERGES = [
    # sizes of two groups, log odds between them, whether they become one
    ((1, 4), -0.5, False),
    ((1, 5), -0.5, True),
    ((1, 5), -1.5, False),
    ((2, 5), -0.5, False),
    ((2, 5), 0.2, True),
    ((3, 3), 0.2, False),
    ((3, 3), 0.4, True),
    ((3, 6), 0.2, False),
]


@pytest.mark.parametrize(("sizes", "between", "one"), MERGES)
def test_sizes_count(sizes, between, one) -> None:
    first, second = list(range(sizes[0])), list(range(sizes[0], sum(sizes)))
    a, b, odds = odds_of([first, second], 3.0, between)
    merged = average_link(sum(sizes), a, b, odds, unseen=-5.0, bar=bar)
    assert merged == ([first + second] if one else [first, second])


def test_without_a_bar_more_likely_than_not_is_enough() -> None:
    a, b, odds = odds_of([[0, 1, 2], [3, 4, 5]], 3.0, 0.1)
    assert average_link(6, a, b, odds, unseen=-5.0) == [[0, 1, 2, 3, 4, 5]]


def test_pairs_in_any_order_give_the_same_groups() -> None:
    chance = random.Random(4)
    pairs = [(x, y, chance.gauss(-0.5, 2)) for x, y in combinations(range(30), 2) if chance.random() < 0.6]

    def groups() -> list[list[int]]:
        a, b, odds = (np.array(side) for side in zip(*pairs, strict=True))
        return average_link(30, a, b, odds, unseen=-5.0, bar=bar)

    first = groups()
    for _ in range(5):
        chance.shuffle(pairs)
        assert groups() == first
