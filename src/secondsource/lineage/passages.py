"""Which sentence of one article says the same as which sentence of another, and how it was changed.

What question it answers: what do two articles share, sentence by sentence: word for word, edited, with words swapped, or reworded?

Sentences are compared by the stems and neighbouring pairs of stems that they share, each weighted by its rarity.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from secondsource.lineage.names import aliases
from secondsource.lineage.rarity import Counts, Floats, Rows, weights
from secondsource.lineage.sheets import Sheet, Traits, with_short_names
from secondsource.records.article import Span
from secondsource.records.lineage import Passage, PassageKind
from secondsource.text.align import Step, edits
from secondsource.text.stems import STOP_WORDS, stem

LEAST_SIMILARITY = 0.38
_LEAST_ESSAY = 0.15  # an essay says I in at least this share of its sentences
_RUN = 3  # shorter runs of common words are what any two sentences on one event share


Quotes = Callable[[bool, Span], bool]


class Match(NamedTuple):
    """A passage, and what in it speaks for borrowing: counts of words of the report's own prose, outside speech."""

    passage: Passage
    row_a: int  # the sentences' numbers
    row_b: int
    kept: int  # words kept in runs
    longest: int  # the longest run
    plain: int  # of the kept words those that are no part of a name: offices and names make long runs by themselves
    shorter: int  # words of the shorter sentence
    swaps: tuple[tuple[str, str], ...]  # content words put for others
    own: bool  # prose of the reports on both sides: no speech, no line that an outlet prints everywhere


def similarities(a: Sheet, b: Sheet) -> Floats:
    """Matrix (sentences of a x sentences of b) of weighted overlap, 0..1."""
    left, right, sentences = a.traits, b.traits, len(a.spans) + len(b.spans)
    at = np.minimum(np.searchsorted(right.kinds, left.kinds), len(right.kinds) - 1)
    here = np.flatnonzero(right.kinds[at] == left.kinds)
    there = at[here]
    value_a, mass_a = _weighed(left, here, right.counts[there], sentences, len(a.spans))
    value_b, mass_b = _weighed(right, there, left.counts[here], sentences, len(b.spans))
    common = (_table(left, here, value_a, len(a.spans)) @ _table(right, there, np.ones(len(value_b)), len(b.spans)).T).toarray()
    # Dice alone misses a sentence that was cut or merged, containment alone is misled by short sentences: their mean is neither.
    table = np.sqrt(2 * common / (mass_a[:, None] + mass_b[None, :]) * common / np.minimum(mass_a[:, None], mass_b[None, :]))
    if not table.any():
        return np.asarray(table)
    # What is best for neither of its two sentences counts less, by how much better its rivals are.
    best = np.maximum(np.minimum(table.max(axis=1)[:, None], table.max(axis=0)[None, :]), 1e-9)
    return np.asarray(table * table / best)


def _weighed(own: Traits, shared: Rows, theirs: Rows, sentences: int, rows: int) -> tuple[Floats, Floats]:
    """The weight of each kind of trait, and of all that a sentence holds; ``theirs``: sentences of the other with each shared kind."""
    counts = own.counts.copy()
    counts[shared] += theirs
    value = weights(counts, sentences, own.share)
    return value, np.bincount(own.rows, value[own.columns], minlength=rows).astype(np.float64)


def _table(own: Traits, shared: Rows, value: Floats, rows: int) -> csr_matrix:
    """Sentences x shared kinds."""
    column = np.full(len(own.kinds), -1)
    column[shared] = np.arange(len(shared))
    columns = column[own.columns]
    here = columns >= 0
    ends = np.concatenate([[0], np.cumsum(np.bincount(own.rows[here], minlength=rows))])
    return csr_matrix((value[own.columns[here]], columns[here], ends), shape=(rows, len(shared)))


def matches(a: Sheet, b: Sheet, pile: Counts, quotes: Quotes = lambda first, at: False) -> list[Match]:
    """Aligned sentences: each sentence of either article beside its best counterpart, in order of ``a``.

    ``quotes(True, span)`` says whether ``a`` may quote the report of ``b`` there (it names its outlet nearby), ``quotes(False, span)`` the
    other way round: words that stand in marks in one article only are then an excerpt. Else they are taken for speech whose marks the
    other article has lost.
    """
    if not a.spans or not b.spans:
        return []
    names = {**aliases(a.short_names, b.long_names), **aliases(b.short_names, a.long_names)}
    a, b = with_short_names(a, names, pile), with_short_names(b, names, pile)
    table = similarities(a, b)
    chosen = {(int(table[:, j].argmax()), j) for j in np.flatnonzero(table.max(axis=0) >= LEAST_SIMILARITY).tolist()}
    taken = {i for i, _ in chosen}
    left = (i for i in np.flatnonzero(table.max(axis=1) >= LEAST_SIMILARITY).tolist() if i not in taken)
    chosen |= {(i, int(table[i].argmax())) for i in left}
    return _with_swaps([_match(a, i, b, j, float(table[i, j]), quotes) for i, j in sorted(chosen)])


def _match(a: Sheet, i: int, b: Sheet, j: int, similarity: float, quotes: Quotes) -> Match:
    left, right = a.sentence(i), b.sentence(j)
    steps = edits(left, right)
    keeps = [step for step in steps if step.op == "keep"]
    total = sum(step.a_end - step.a_start for step in keeps)
    speech = total > 0 and _is_speech(a, i, b, j, keeps, total, quotes)
    own = bool(a.own[i] and b.own[j]) and not speech
    runs = [run for step in keeps for run in _told(step, a, i, b, j)] if own else []
    plain = sum(1 for step in keeps for k in range(step.a_start, step.a_end) if not a.names[a.bounds[i] + k]) if own else 0
    swaps = tuple(swap for step in steps if (swap := _swap(step, left, right)))
    kind = _kind(steps, total, len(left), len(right), len(swaps))
    if kind == "verbatim" and a.as_it_stands(i) != b.as_it_stands(j) and left == right:
        kind = "swapped"  # the same but for a name under its other form
    passage = Passage(a=a.spans[i], b=b.spans[j], kind=kind, similarity=round(min(1.0, similarity), 3), speech=speech)
    kept = sum(run for run in runs if run >= _RUN)
    return Match(passage, i, j, kept, max(runs, default=0), min(kept, plain), min(len(left), len(right)), swaps if own else (), own)


def _told(step: Step, a: Sheet, i: int, b: Sheet, j: int) -> list[int]:
    """Lengths of the runs of a kept step that are no speech of both articles."""
    length = step.a_end - step.a_start
    low_a, low_b = a.bounds[i] + step.a_start, b.bounds[j] + step.b_start
    said = a.spoken[low_a : low_a + length] & b.spoken[low_b : low_b + length]
    if not said.any():
        return [length]
    return [sum(1 for _ in run) for spoken, run in groupby(said.tolist()) if not spoken]


def _is_speech(a: Sheet, i: int, b: Sheet, j: int, keeps: Sequence[Step], total: int, quotes: Quotes) -> bool:
    """Whether most of the kept words are someone's speech rather than one article's prose quoted by the other."""
    low_a, low_b = a.bounds[i], b.bounds[j]
    in_a = sum(int(a.spoken[low_a + step.a_start : low_a + step.a_end].sum()) for step in keeps)
    in_b = sum(int(b.spoken[low_b + step.b_start : low_b + step.b_end].sum()) for step in keeps)
    if 2 * min(in_a, in_b) >= total:
        return True
    says_i = a.first[i] or b.first[j]
    if 2 * max(in_a, in_b) < total:
        # A report does not say "I": where both do, someone speaks whose marks both have lost.
        return bool(says_i)
    # Marks on one side: an excerpt of the other side's prose, or speech that lost its marks there.
    written = b if in_a > in_b else a
    return not quotes(in_a > in_b, a.spans[i] if in_a > in_b else b.spans[j]) or bool(says_i and written.first.mean() < _LEAST_ESSAY)


def _kind(steps: Sequence[Step], kept: int, length_a: int, length_b: int, swaps: int) -> PassageKind:
    if kept >= 0.95 * max(length_a, length_b):
        return "verbatim"
    if kept >= 0.5 * max(length_a, length_b) and swaps and swaps == sum(step.op != "keep" for step in steps):
        return "swapped"
    return "edited" if kept >= 0.6 * min(length_a, length_b) else "reworded"


def _swap(step: Step, a: Sequence[str], b: Sequence[str]) -> tuple[str, str] | None:
    """The words swapped in a step: at most four for at most four, content words on both sides, none of them a number."""
    if step.op != "swap" or max(step.a_end - step.a_start, step.b_end - step.b_start) > 4:
        return None
    out, put = a[step.a_start : step.a_end], b[step.b_start : step.b_end]
    if any(word[0].isdigit() for word in (*out, *put)) or {stem(word) for word in out} == {stem(word) for word in put}:
        return None
    if all(word in STOP_WORDS for word in out) or all(word in STOP_WORDS for word in put):
        return None
    return " ".join(out), " ".join(put)


def _with_swaps(found: Sequence[Match]) -> list[Match]:
    """Sentences are called swapped where it is a habit of the pair (two or more of them); a single one is edited."""
    habit = sum(one.passage.kind == "swapped" for one in found)
    if habit >= 2:
        return list(found)
    return [
        one._replace(passage=Passage(a=p.a, b=p.b, kind="edited", similarity=p.similarity, speech=p.speech))
        if (p := one.passage).kind == "swapped"
        else one
        for one in found
    ]
