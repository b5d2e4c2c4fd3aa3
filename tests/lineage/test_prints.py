"""Fingerprints that articles share, and words as numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.lineage.prints import held, shared_prints
from secondsource.lineage.vocabulary import Vocabulary, stem_number
from secondsource.records.skim import Skim
from secondsource.text.shingles import ngram_hashes, packed, runs_of_hashes


def _packed(prints: set[int]) -> bytes:
    return packed(np.array(sorted(prints), dtype=np.uint64))


PRINTS = st.lists(st.sets(st.integers(0, 30), max_size=12), max_size=8)


@settings(max_examples=60, deadline=None)
@given(PRINTS)
def test_only_what_two_articles_hold_is_kept(sets: list[set[int]]) -> None:
    """Each kept fingerprint stands in all its articles, and none that stands in one only is kept."""
    prints = shared_prints([Skim(id=str(k), fingerprints=_packed(one)) for k, one in enumerate(sets)])
    found = {(int(prints.kinds[column]), int(owner)) for column, owner in zip(prints.columns, prints.owners, strict=True)}
    counts = {value: sum(value in one for one in sets) for value in range(31)}
    assert found == {(value, k) for k, one in enumerate(sets) for value in one if counts[value] > 1}
    assert list(prints.kinds) == sorted(prints.kinds)
    assert list(prints.owners) == sorted(prints.owners)


@settings(max_examples=60, deadline=None)
@given(PRINTS, st.sets(st.integers(0, 30)))
def test_without_drops_whole_kinds(sets: list[set[int]], dropped: set[int]) -> None:
    """Dropping kinds leaves the others as they were."""
    skims = [Skim(id=str(k), fingerprints=_packed(one)) for k, one in enumerate(sets)]
    left = shared_prints(skims).without(np.array(sorted(dropped), dtype=np.uint64))
    right = shared_prints([Skim(id=str(k), fingerprints=_packed(one.difference(dropped))) for k, one in enumerate(sets)])
    assert [value.tolist() for value in left[:3]] == [value.tolist() for value in right[:3]]


def test_held_of_nothing_known() -> None:
    """Nothing is among no hashes."""
    assert held(np.empty(0, dtype=np.uint64), np.array([1, 2], dtype=np.uint64)).tolist() == [False, False]


def test_vocabulary_gives_words_back() -> None:
    """Rows lead back to their words, however many are learned in between, and hashes are those of single words."""
    vocabulary = Vocabulary()
    first = ["we", "mended", "the", "weir", "we"]
    rows = vocabulary.rows(first)
    vocabulary.rows([f"word{k}" for k in range(9000)])
    again = vocabulary.rows(first)
    assert rows.tolist() == again.tolist()
    assert vocabulary.words(again) == tuple(first)
    assert vocabulary.first_person(again).tolist() == [True, False, False, False, True]
    assert vocabulary.stems(again).tolist() == [stem_number(word) for word in first]
    assert runs_of_hashes(vocabulary.hashes(again), 3).tolist() == ngram_hashes(first, 3).tolist()
