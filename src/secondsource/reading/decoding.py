"""Rows of answers → labels, heads and links: the search for the best answer that holds together.

Roles and names are chains (no "inside" without its "begin"), heads make a tree of each sentence, a content has one cue and a cue at most
one source. Every choice is the highest sum of scores; ties go to the earlier word and the lower label, so that the same answers give the
same result.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from secondsource.reading.labels import ROLES

Array = np.ndarray[Any, Any]

_FAR_BELOW = np.float32(-1e4)
# What is added to the scores of no role and of a cue's first word: a cue that is missed loses its source and its content with it. Chosen on
# the development articles (docs/measured/reading.md).
ROLE_LEANING = {"O": 0.15, "B-cue": 1.0}


class Run(NamedTuple):
    """Words ``first`` to ``last``, both included."""

    first: int
    last: int


class Report(NamedTuple):
    """A cue with its contents and its source, as runs of a window's words."""

    cue: Run
    source: Run | None
    contents: tuple[Run, ...]


def log_softmax(scores: Array) -> Array:
    """Logarithms of probabilities, by rows."""
    level = scores - scores.max(axis=-1, keepdims=True)
    result: Array = level - np.log(np.exp(level).sum(axis=-1, keepdims=True))
    return result


@lru_cache(maxsize=4)
def chain_bounds(labels: tuple[str, ...]) -> tuple[Array, Array]:
    """(first, pairs): far below zero where "inside" follows what it cannot follow."""
    first = np.array([_FAR_BELOW if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
    pairs = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for to, label in enumerate(labels):
        for before, other in enumerate(labels):
            if label.startswith("I-") and other[2:] != label[2:]:
                pairs[before, to] = _FAR_BELOW
    return first, pairs


def best_chains(of_windows: Sequence[Array], pairs: Array, labels: tuple[str, ...]) -> list[list[int]]:
    """For each window the chain of labels with the highest sum (Viterbi 1967), all windows step by step together.

    ``of_windows``: arrays (words, labels); ``pairs``: weights of neighbours (from, to). Ties go to the label that comes first.
    """
    order = sorted(range(len(of_windows)), key=lambda w: -len(of_windows[w]))
    lengths = [len(of_windows[w]) for w in order]
    if not lengths or not lengths[0]:
        return [[] for _ in of_windows]
    first, banned = chain_bounds(labels)
    moves = (pairs + banned).T[None]  # (1, to, from)
    scores = np.zeros((lengths[0], len(order), len(labels)), dtype=np.float32)
    for place, window in enumerate(order):
        scores[: lengths[place], place] = of_windows[window]
    back = np.empty((lengths[0], len(order), len(labels)), dtype=np.int64)
    best = scores[0] + first
    final = best.copy()
    alive = len(order)
    for step in range(1, lengths[0]):
        while lengths[alive - 1] <= step:
            alive -= 1
        through = moves + best[:alive, None, :]
        back[step, :alive] = through.argmax(axis=2)
        best = through.max(axis=2) + scores[step, :alive]
        final[:alive] = best
    found: list[list[int]] = [[] for _ in of_windows]
    ends = final.argmax(axis=1)
    for place, window in enumerate(order):
        if not lengths[place]:
            continue
        trail = back[: lengths[place], place].tolist()
        at = int(ends[place])
        path = [at]
        for step in range(lengths[place] - 1, 0, -1):
            at = trail[step][at]
            path.append(at)
        found[window] = path[::-1]
    return found


@lru_cache(maxsize=1)
def _bucket_table() -> Array:
    """Bucket of each distance from -511 to 511: fine near zero, by its logarithm further away."""
    distance = np.arange(-511, 512)
    size = np.abs(distance)
    far = np.minimum(16, np.floor(5 + 2 * np.log2(np.maximum(size, 5).astype(np.float32) / 5))).astype(np.int64)
    result: Array = np.sign(distance) * np.where(size < 5, size, far) + 16
    return result


def by_distance(bias: Array, places: Array, heads: Array) -> Array:
    """The bias of each pair by the signed distance of their first pieces."""
    result: Array = bias[_bucket_table()[places[:, None] - heads[None, :] + 511]]
    return result


def best_tree(scores: Array) -> list[int]:
    """Heads of the words of one sentence: the tree with one root that weighs most. ``scores``: (words, 1 + words), column 0 for the root.

    The best head of each word where that is a tree already, as it nearly always is; else one root is chosen by its lead, and cycles
    are opened by Chu and Liu's method (1965). Returns -1 for the root.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads = scores.argmax(axis=1) - 1
    roots = np.flatnonzero(heads < 0)
    if len(roots) != 1:
        lead = scores[:, 0] - (scores[:, 1:].max(axis=1) if count > 1 else 0)
        root = int(lead.argmax())
        scores[:, 0] = -np.inf
        scores[root] = -np.inf
        scores[root, 0] = 0.0
        heads = scores.argmax(axis=1) - 1
    if _cycle(heads) is None:
        return [int(h) for h in heads]
    root = int(np.flatnonzero(heads < 0)[0])
    square = np.where(np.isfinite(scores[:, 1:]), scores[:, 1:], _FAR_BELOW * 100).astype(np.float64)
    return _without_cycles(square, root)


def _cycle(heads: Sequence[int] | Array) -> list[int] | None:
    """The words of one cycle, or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        at, path = start, []
        while at >= 0 and not state[at]:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _without_cycles(scores: Array, root: int) -> list[int]:
    """The heaviest tree below ``root``. ``scores``: (words, words), row: the word, column: its head."""
    heads = scores.argmax(axis=1)
    heads[root] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.array(sorted(cycle))
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    size = len(outside)
    # The cycle becomes one word, the last of a smaller tree: what hangs on it hangs on its best member, and what it
    # hangs on takes over the member that loses least by it.
    smaller = np.full((size + 1, size + 1), _FAR_BELOW * 1000, dtype=np.float64)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    entering = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    leaves, enters = inside[leaving.argmax(axis=1)], inside[entering.argmax(axis=0)]
    smaller[:size, size] = leaving.max(axis=1)
    smaller[size, :size] = entering.max(axis=0)
    np.fill_diagonal(smaller, _FAR_BELOW * 10000)
    found = np.array(_without_cycles(smaller, int(np.searchsorted(outside, root))))
    result = heads.copy()
    own = found[:size]
    result[outside] = np.where(own == size, leaves, np.where(own < 0, -1, outside[np.minimum(own, size - 1)]))
    result[enters[found[size]]] = outside[found[size]]
    return [int(h) for h in result]


def one_subject_each(words: Sequence[str], sentences: Sequence[int], heads: list[int], relations: list[str]) -> None:
    """A verb with two subjects side by side has one: "the mayor, Ann Torv, said" is an apposition, "two ships and a tug sank" a list.

    Changes ``heads`` and ``relations`` in place. Universal Dependencies allow one subject; the words between the two say what the other is.
    """
    subjects: dict[int, list[int]] = {}
    having = {heads[word] for word, relation in enumerate(relations) if relation.startswith("nsubj") and word < heads[word]}
    done_to = {heads[word] for word, relation in enumerate(relations) if relation in ("obj", "cop", "ccomp", "aux:pass")}
    by = {heads[word] for word, relation in enumerate(relations) if relation == "case"}
    for word, relation in enumerate(relations):
        verb = heads[word]
        behind = relation == "nsubj" and word > verb >= 0 and verb in having and relations[verb] in ("ccomp", "parataxis")
        if behind and heads[verb] > word and heads[verb] not in having:  # "Two ships sank, Ann Torv told the paper": she told
            _hang(heads, relations, sentences, word, heads[verb], "nsubj")
            having.add(heads[verb])
        elif relation == "nsubj" and word > verb >= 0 and verb in having and verb not in done_to:  # "they deported at least four men"
            relations[word] = "obj"
            done_to.add(verb)
        elif relation == "obl:agent" and word < verb and word not in by and verb not in having:  # "officers on Monday arrested two men"
            relations[word] = "nsubj"
            having.add(verb)
        if relation in ("nsubj", "nsubj:pass") and word < heads[word]:
            subjects.setdefault(heads[word], []).append(word)
    for two in subjects.values():
        if len(two) != 2:
            continue
        first, second = two
        begin, middle = _leftmost(heads, first), _leftmost(heads, second)
        between = [word.lower() for word in words[first + 1 : middle + 1]]
        if words[middle] in ("and", "or"):
            _hang(heads, relations, sentences, second, first, "conj")
            continue
        if words[middle] == "," and not any(word in ("who", "which", "that") for word in between):
            _hang(heads, relations, sentences, second, first, "appos")
            continue
        begin += words[begin] == ","
        if begin >= 2 and words[begin - 1] == "," and heads[begin - 2] != first and relations[begin - 2] in _NOMINAL_RELATIONS:
            top = begin - 2  # "X, one of the halls, the paper saw": the first is said of X
            while relations[top] in ("flat", "compound", "appos") and heads[top] >= 0:
                top = heads[top]
            _hang(heads, relations, sentences, first, top, "appos")


def _hang(heads: list[int], relations: list[str], sentences: Sequence[int], word: int, head: int, relation: str) -> None:
    """Tie a word to another head, where it stays a tree of one sentence."""
    at = head
    while at >= 0 and at != word:
        at = heads[at]
    if at < 0 and sentences[head] == sentences[word]:
        heads[word], relations[word] = head, relation


_NOMINAL_RELATIONS = frozenset({"obl", "nsubj", "obj", "nmod", "flat", "compound", "appos", "conj", "root"})


def _leftmost(heads: Sequence[int], word: int) -> int:
    """The first word of what hangs on ``word`` without a gap."""
    first = word
    while first > 0:
        at = first - 1
        while at >= 0 and at != word and heads[at] > at and heads[at] <= word:
            at = heads[at]
        if at != word:
            break
        first -= 1
    return first


def runs(labels: Sequence[int], turns: Sequence[bool]) -> list[tuple[str, Run]]:
    """Runs of one role, in order. ``turns``: words before which a run ends in any case."""
    found: list[tuple[str, Run]] = []
    for word, label in enumerate(labels):
        name = ROLES[label]
        if name.startswith("B-") or (name.startswith("I-") and turns[word]):
            found.append((name[2:], Run(word, word)))
        elif name.startswith("I-"):
            found[-1] = (found[-1][0], Run(found[-1][1].first, word))
    return found


def reports(roles: Sequence[int], turns: Sequence[bool], links: tuple[Array, Array], bias: Array, places: Array) -> list[Report]:
    """The attributions of a window: the runs of its roles, contents tied to cues and cues to sources.

    ``turns``: words before which a run ends in any case; ``links``: vectors of the words as dependents and of "none" and the words as
    heads, each two links wide; ``bias``: of both links by
    distance; ``places``: of the words' first pieces. A content goes to the cue that its words on average find likeliest.
    """
    found = runs(roles, turns)
    cues = [run for part, run in found if part == "cue"]
    sources = [run for part, run in found if part == "source"]
    contents = [run for part, run in found if part == "content"]
    if not cues or not contents:
        return []
    dependents, heads = links
    width = dependents.shape[1] // 2
    scale = np.sqrt(np.float32(width))
    held: list[list[Run]] = [[] for _ in cues]
    begins = np.array([cue.first for cue in cues])
    for content in contents:
        words = np.arange(content.first, content.last + 1)
        weighed = dependents[words, :width] @ heads[begins + 1, :width].T / scale + by_distance(bias[0], places[words], places[begins])
        held[int(log_softmax(weighed).mean(axis=0).argmax())].append(content)
    heads_of = np.array([0, *(source.first + 1 for source in sources)])
    at = np.array([0, *(places[source.first] for source in sources)])
    result = []
    for cue, parts in zip(cues, held, strict=True):
        if parts:
            weighed = dependents[cue.first, width:] @ heads[heads_of, width:].T / scale + by_distance(bias[1], places[[cue.first]], at)[0]
            chosen = int(weighed.argmax())
            result.append(Report(cue, sources[chosen - 1] if chosen else None, tuple(parts)))
    return result
