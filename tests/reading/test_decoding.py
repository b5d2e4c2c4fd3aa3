"""The best chain, the best tree, and reports that hold together."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.decoding import Report, Run, best_chains, best_tree, by_distance, one_subject_each, reports
from secondsource.reading.labels import ROLES

LABELS = ("O", "B-a", "I-a", "B-b", "I-b")


def random(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32) * 3


def allowed(chain: tuple[int, ...]) -> bool:
    names = [LABELS[k] for k in chain]
    return all(not n.startswith("I-") or (k and names[k - 1][2:] == n[2:]) for k, n in enumerate(names))


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_chain_is_the_best_of_all_that_are_allowed(seed: int, length: int) -> None:
    scores, pairs = random(seed, length, 5), random(seed + 1, 5, 5)

    def weight(chain: tuple[int, ...]) -> float:
        return float(sum(scores[k, c] for k, c in enumerate(chain)) + sum(pairs[a, b] for a, b in pairwise(chain)))

    best = max((c for c in product(range(5), repeat=length) if allowed(c)), key=weight)
    others = [random(seed + 2, length + 2, 5), random(seed + 3, 1, 5), random(seed + 4, 0, 5)]
    found, *rest = (tuple(chain) for chain in best_chains([scores, *others], pairs, LABELS))
    assert rest == [tuple(best_chains([one], pairs, LABELS)[0]) for one in others]  # company changes nothing
    assert allowed(found)
    assert weight(found) == pytest.approx(weight(best), abs=1e-4)


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h < 0 for h in heads) != 1:
        return False
    for word in range(len(heads)):
        seen, at = set(), word
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_heads_are_a_tree_with_one_root_and_the_heaviest_below_it(seed: int, count: int) -> None:
    scores = random(seed, count, count + 1)
    heads = tuple(best_tree(scores))
    assert is_tree(heads)

    def weight(chosen: tuple[int, ...]) -> float:
        return float(sum(scores[w, h + 1] for w, h in enumerate(chosen) if h >= 0))

    root = heads.index(-1)
    same_root = [
        h for h in product(range(-1, count), repeat=count) if h[root] == -1 and all(w != k for k, w in enumerate(h)) and is_tree(h)
    ]
    assert weight(heads) == pytest.approx(max(map(weight, same_root)), abs=1e-3)


def test_a_cycle_far_longer_than_a_sentence_is_opened_without_recursion_errors() -> None:
    count = 250
    scores = np.full((count, count + 1), -5.0, dtype=np.float32)
    for word in range(count):
        scores[word, (word + 1) % count + 1] = 5.0
    scores[0, 0] = 0.0
    assert is_tree(tuple(best_tree(scores)))


def test_bias_grows_finer_near_the_word() -> None:
    bias = np.arange(33, dtype=np.float32)
    found = by_distance(bias, np.array([100]), np.array([100, 99, 96, 0]))
    assert list(found[0]) == [16.0, 17.0, 20.0, 29.0]


def roles(text: str) -> list[int]:
    """S, C, T begin a source, cue, content; s, c, t go on with it."""
    names = {"S": "B-source", "s": "I-source", "C": "B-cue", "c": "I-cue", "T": "B-content", "t": "I-content", ".": "O"}
    return [ROLES.index(names[sign]) for sign in text]


def found_in(signs: str, turns: tuple[int, ...] = ()) -> list[Report]:
    """With vectors that say nothing and a bias that falls with the distance."""
    count = len(signs)
    bias = -np.abs(np.arange(33, dtype=np.float32) - 16)
    links = np.zeros((count, 4), dtype=np.float32), np.zeros((count + 1, 4), dtype=np.float32)
    return reports(roles(signs), [n in turns for n in range(count)], links, np.stack([bias, bias]), np.arange(1, count + 1))


def test_where_the_encoder_does_not_tell_the_nearest_is_taken() -> None:
    assert found_in("SsCTtt.SCTT") == [
        Report(Run(2, 2), Run(0, 1), (Run(3, 5),)),
        Report(Run(8, 8), Run(7, 7), (Run(9, 9), Run(10, 10))),
    ]


def test_a_run_ends_where_something_new_begins() -> None:
    assert found_in("SCTttt", turns=(4,)) == [Report(Run(1, 1), Run(0, 0), (Run(2, 3), Run(4, 5)))]


def test_a_cue_without_a_content_is_no_report_and_one_far_from_any_source_has_none() -> None:
    assert found_in("SsC....") == []
    far = found_in("S" + "." * 40 + "CTt")
    assert [r.source for r in far] == [None]


def test_no_words_no_reports() -> None:
    assert found_in(".....") == []
    assert best_chains([], np.zeros((5, 5), dtype=np.float32), LABELS) == []


@pytest.mark.parametrize(
    ("words", "heads", "relations", "changed"),
    [
        pytest.param("the mayor , Ann said", [1, 4, 3, 4, -1], "det nsubj punct nsubj root", (3, 1, "appos"), id="apposition"),
        pytest.param("ships and tugs sank", [3, 2, 3, -1], "nsubj cc nsubj root", (2, 0, "conj"), id="list"),
        pytest.param(
            "In Brask , one , we stayed", [1, 6, 3, 6, 1, 6, -1], "case obl punct nsubj punct nsubj root", (3, 1, "appos"), id="before"
        ),
    ],
)
def test_a_verb_has_one_subject_beside_it(words: str, heads: list[int], relations: str, changed: tuple[int, int, str]) -> None:
    labels = relations.split()
    one_subject_each(words.split(), [0] * len(heads), heads, labels)
    word, head, label = changed
    assert (heads[word], labels[word]) == (head, label)
    assert is_tree(tuple(heads))
    assert labels.count("nsubj") == 1


def test_a_second_subject_behind_its_verb_is_what_it_is_done_to() -> None:
    heads, labels = [1, -1, 3, 1], "nsubj root nummod nsubj".split()
    one_subject_each(["Guards", "deported", "four", "men"], [0] * 4, heads, labels)
    assert labels == "nsubj root nummod obj".split()


def test_an_agent_without_its_preposition_before_an_active_verb_is_its_subject() -> None:
    heads, labels = [1, -1, 1], "obl:agent root obj".split()
    one_subject_each(["Officers", "arrested", "men"], [0] * 3, heads, labels)
    assert labels == "nsubj root obj".split()


def test_a_second_subject_behind_its_verb_is_the_subject_of_the_verb_that_tells() -> None:
    heads, labels = [1, 3, 1, -1], "nsubj ccomp nsubj root".split()
    one_subject_each(["Ships", "sank", "Ann", "told"], [0] * 4, heads, labels)
    assert heads == [1, 3, 3, -1]


@given(st.data(), st.integers(1, 12))
def test_whatever_is_mended_stays_a_tree_in_its_sentence(data: st.DataObject, count: int) -> None:
    """Every word's head lies to its left or right, any relation and any word may stand anywhere; the second half is another sentence."""
    half = count // 2
    sentences = [0] * half + [1] * (count - half)
    heads, labels = [], []
    for word in range(count):
        first = 0 if word < half else half
        heads.append(data.draw(st.integers(first, word - 1)) if word > first else -1)
    turned = data.draw(st.booleans())
    if turned:  # most heads to the right, as in "Ann said"
        heads = [count - 1 - h if h >= 0 else -1 for h in heads][::-1]
        sentences = [1 - s for s in sentences][::-1]
    labels = [data.draw(st.sampled_from(["nsubj", "nsubj", "ccomp", "obl", "flat", "punct", "parataxis"])) for _ in heads]
    words = [data.draw(st.sampled_from([",", "and", "ship", "who", "Ann"])) for _ in heads]
    one_subject_each(words, sentences, heads, labels)
    for start in range(count):
        at, seen = start, set()
        while at >= 0:
            assert at not in seen
            assert sentences[at] == sentences[start]
            seen.add(at)
            at = heads[at]
