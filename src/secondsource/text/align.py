"""How one sequence of words became another.

What question it answers: which words of ``b`` stand in ``a`` too, in order, and what was put for what?

``edits("the strike goes on".split(), "the walkout goes on".split())`` gives keep 1, swap 1 for 1, keep 2. The longest common
subsequence comes from rapidfuzz; a deletion and an insertion that meet are one swap.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq


class Step(NamedTuple):
    """``a[a_start:a_end]`` became ``b[b_start:b_end]``; one of the two is empty for ``out`` and ``in``."""

    op: Literal["keep", "swap", "out", "in"]
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Run(NamedTuple):
    """``length`` words that stand alike from ``a`` on in the one sequence and from ``b`` on in the other."""

    a: int
    b: int
    length: int


def edits(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Step]:
    """The steps from ``a`` to ``b``, in order, covering both."""
    steps: list[Step] = []
    gap: tuple[int, int] | None = None  # where the words that are not kept began
    a_end = b_end = 0
    for code in LCSseq.opcodes(a, b):
        if code.tag == "equal":
            if gap is not None:
                steps.append(_changed(gap, (code.src_start, code.dest_start)))
                gap = None
            steps.append(Step("keep", code.src_start, code.src_end, code.dest_start, code.dest_end))
        elif gap is None:
            gap = (code.src_start, code.dest_start)
        a_end, b_end = code.src_end, code.dest_end
    if gap is not None:
        steps.append(_changed(gap, (a_end, b_end)))
    return steps


def _changed(start: tuple[int, int], end: tuple[int, int]) -> Step:
    op: Literal["swap", "out", "in"] = "out" if start[1] == end[1] else "in" if start[0] == end[0] else "swap"
    return Step(op, start[0], end[0], start[1], end[1])


def shared_runs(a: Sequence[Hashable], b: Sequence[Hashable], least: int) -> list[Run]:
    """Maximal runs of at least ``least`` words that stand in both sequences, wherever; longest first, then by place.

    A run may be matched more than once where a sequence repeats itself. Time is linear in the words plus the matches.
    """
    places: dict[tuple[Hashable, ...], list[int]] = {}
    for start in range(len(b) - least + 1):
        places.setdefault(tuple(b[start : start + least]), []).append(start)
    return sorted(_runs(a, b, least, places), key=lambda run: (-run.length, run.a, run.b))


def _runs(a: Sequence[Hashable], b: Sequence[Hashable], least: int, places: dict[tuple[Hashable, ...], list[int]]) -> Iterator[Run]:
    for start in range(len(a) - least + 1):
        for other in places.get(tuple(a[start : start + least]), ()):
            if start and other and a[start - 1] == b[other - 1]:
                continue  # inside a run that was found before
            length = least
            while start + length < len(a) and other + length < len(b) and a[start + length] == b[other + length]:
                length += 1
            yield Run(start, other, length)
