"""Do aligned sentences show that words were taken?

What question it answers: is it more than what two reporters at one event share: quotations, names, offices, and a sentence or two?

Thresholds: docs/measured/lineage.md.
"""

from bisect import bisect_right
from collections.abc import Sequence

from secondsource.lineage.passages import Match

LEAST_PLAIN = 16  # words of one sentence that are no names: offices and their holders are named alike everywhere


def verdict(found: Sequence[Match], sentences_a: int, sentences_b: int, *, near: bool, foreign: bool = True) -> str | None:
    """What shows that words were taken, in our fixed words; None where nothing does.

    ``near``: the two may be on one event; else background that goes round for weeks asks for more, and more still within one outlet
    (``foreign`` is False).
    """
    own = [one for one in found if one.kept]
    strong = [one for one in own if one.kept >= 8 and 2 * one.kept >= one.shorter and one.passage.similarity >= 0.55]
    words = sum(one.kept for one in strong)
    shorter = min(sentences_a, sentences_b)
    told = f"{len(strong)} sentences with {words} words in common runs"
    if not near:
        long_run = foreign and len(strong) >= 2 and any(one.longest >= 30 for one in strong)
        return told if (len(strong) >= 3 and words >= 50) or (words >= 20 and len(strong) >= 0.5 * shorter) or long_run else None
    if len(strong) >= 2 and words >= 24:
        return told
    if any(one.longest >= 16 and one.kept >= 18 and one.plain >= LEAST_PLAIN for one in strong):
        return f"one sentence with a run of {max(one.longest for one in strong)} words"
    # Reworded: what stays in runs of three words and more, in three sentences or in most of a short article.
    loose = [one for one in own if one.kept >= 8]
    rows, taken = len({one.row_a for one in loose}), sum(one.kept for one in loose)
    if (rows >= 3 and taken >= 36) or (rows >= 2 and taken >= 40 and strong):
        return f"{len(loose)} reworded sentences with {taken} words in common runs"
    close = [one for one in own if one.passage.similarity >= 0.5 and one.kept >= 5]
    if len(close) >= 4 and len(close) >= 0.4 * shorter:
        return f"{len(close)} reworded sentences of {shorter}"
    # The same facts in the same order: independent reports of one event tell some of them, in an order of their own.
    chain = in_order([one for one in found if not one.passage.speech])
    kept, plain = sum(one.kept for one in chain), sum(one.plain for one in chain)
    if len(chain) >= 3 and len(chain) >= 0.3 * shorter and kept >= 20 and plain >= LEAST_PLAIN:
        return f"{len(chain)} sentences tell the same in the same order"
    return None


def shortfall(found: Sequence[Match], *, near: bool) -> str:
    """Why aligned sentences show no borrowing, in our fixed words."""
    if not found:
        return "no sentence of one is like a sentence of the other"
    if all(one.passage.speech for one in found):
        return "all that is alike is speech"
    if not any(one.own for one in found):
        return "all that is alike is speech, or stands on pages about other things too"
    kept = sum(one.kept for one in found)
    if not kept:
        return "sentences are alike, but no three words follow one another in both"
    needed = "two sentences with 24, or one with a run of 16" if near else "three sentences with 50, since they are on different events"
    rows = sum(1 for one in found if one.kept)
    return f"{rows} {'sentence' if rows == 1 else 'sentences'} with {kept} words in common runs; needed: {needed}"


def in_order(found: Sequence[Match]) -> list[Match]:
    """The longest chain of aligned sentences that stand in the same order in both articles.

    The longest non-decreasing subsequence of the sentences of ``b``, by patience sorting (Fredman 1975): n log n in the aligned
    sentences. Neighbours in a chain may share one sentence (it was split), never both.
    """
    ranked = sorted(found, key=lambda one: (one.row_a, one.row_b))
    piles: list[int] = []  # the last sentence of b of the best chain of each length
    ends: list[int] = []
    before: list[int] = [-1] * len(ranked)
    for k, one in enumerate(ranked):
        at = bisect_right(piles, one.row_b)
        before[k] = ends[at - 1] if at else -1
        piles[at : at + 1] = [one.row_b]
        ends[at : at + 1] = [k]
    chain: list[Match] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(ranked[k])
        k = before[k]
    return chain[::-1]
