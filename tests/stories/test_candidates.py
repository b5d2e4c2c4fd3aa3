"""Pairs of near words, and which articles are compared."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.records.skim import Skim
from secondsource.stories import collection
from secondsource.stories.candidates import candidate_pairs
from secondsource.stories.collection import LEAST_PILE, _pair_cells, collect

ROWS = st.lists(st.lists(st.integers(0, 6), max_size=9), max_size=6)
WORDS = 7


def cells(rows: list[list[int]]) -> list[tuple[int, int]]:
    """The cells of articles that are given as numbers of words."""
    pair, article = _pair_cells([np.array(row, dtype=np.int64) for row in rows], WORDS)
    return list(zip(pair.tolist(), article.tolist(), strict=True))


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_pairs_of_near_words(rows: list[list[int]]) -> None:
    """Each pair of words at most two places apart, whichever comes first, once an article."""
    told = {
        (min(word, other) * WORDS + max(word, other), article)
        for article, row in enumerate(rows)
        for place, word in enumerate(row)
        for other in row[place + 1 : place + 3]
    }
    assert cells(rows) == sorted(told)


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_pairs_that_do_not_fit_into_one_number(rows: list[list[int]]) -> None:
    """Piles with too many words for one number give the same cells."""
    plain = cells(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collection, "PACKED_BITS", 4)
        assert cells(rows) == plain


def pile(shared: int, days: tuple[int, int], size: int) -> list[Skim]:
    """Two articles that share a run of words, among others that share nothing."""
    run = [f"weir{k}" for k in range(shared)]
    others = [Skim(id=f"z{k}", day=1, stems=tuple(f"w{k}x{j}" for j in range(30)), lead_stems=0, words=30) for k in range(size - len(days))]
    both = [
        Skim(id=f"a{k}", day=day, stems=(*run, *(f"own{k}x{j}" for j in range(20))), lead_stems=shared, words=shared + 20)
        for k, day in enumerate(days)
    ]
    return [*both, *others]


@pytest.mark.parametrize(
    ("shared", "days", "size", "found"),
    [
        (2, (5, 5), 10, True),
        (1, (5, 5), LEAST_PILE, False),
        (3, (5, 5), LEAST_PILE, True),
        (3, (5, 25), LEAST_PILE, False),  # three weeks on, more must be shared
        (9, (5, 25), LEAST_PILE, True),
        (9, (5, 27), LEAST_PILE, False),
    ],
)
def test_who_is_compared(shared: int, days: tuple[int, int], size: int, found: bool) -> None:
    """In a large pile two articles share three rare things or more, and the more the farther they lie apart."""
    a, b = candidate_pairs(collect(sorted(pile(shared, days, size), key=lambda one: one.id)))
    assert list(zip(a.tolist(), b.tolist(), strict=True)) == ([(0, 1)] if found else [])
