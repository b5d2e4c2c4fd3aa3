"""Does a stretch of one article answer to a stretch of another: the same utterance, and not just the same phrase in another one?

Two remarks of one speaker often share a phrase ("the attorney general of the United States"). What tells them from one remark is how much of
the sentence the common words make up: at least one side must be told for the most part. Thresholds are measured,
docs/measured/claims.md.
"""

from collections.abc import Sequence

from secondsource.claims.segments import Segment, Token
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import Passage, is_content, passage, weight

# A unit at either end of a stretch of which less than this is common is no part of the match.
_LOOSE_END = 0.34


def share_quoted(tokens: Sequence[Token]) -> float:
    """Weight of the tokens between marks, as a share of all."""
    whole = sum(weight(t.stem) for t in tokens)
    return sum(weight(t.stem) for t in tokens if t.piece >= 0) / whole if whole else 0.0


def _units(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Unit of each token: its sentence, and in it what stands between one pair of marks."""
    return [(t.sentence, t.piece) for t in tokens]


def _unit_weights(segment: Segment) -> dict[tuple[int, int], float]:
    weights: dict[tuple[int, int], float] = {}
    for token in segment.tokens:
        unit = (token.sentence, token.piece)
        weights[unit] = weights.get(unit, 0.0) + weight(token.stem)
    return weights


def trimmed(left: Segment, right: Segment, match: Passage) -> Passage | None:
    """The stretch without the sentences at its ends that share but a word with the other side."""
    blocks = list(match.blocks)
    while blocks:
        cut = _loose(left, blocks, 0) or _loose(right, blocks, 1)
        if cut is None:
            return passage([t.stem for t in left.tokens], blocks)
        if not cut(blocks):
            return None
    return None


class _Cut:
    """Take the blocks of one unit off one end."""

    def __init__(self, segment: Segment, side: int, unit: tuple[int, int], first: bool) -> None:
        self.segment, self.side, self.unit, self.first = segment, side, unit, first

    def __call__(self, blocks: list[tuple[int, int, int]]) -> bool:
        kept: list[tuple[int, int, int]] = []
        for block in blocks:
            place = block[self.side]
            inside = [k for k in range(block[2]) if self._unit(place + k) != self.unit]
            if inside:
                low, high = inside[0], inside[-1] + 1
                kept.append((block[0] + low, block[1] + low, high - low))
        blocks[:] = kept
        return bool(kept)

    def _unit(self, at: int) -> tuple[int, int]:
        token = self.segment.tokens[at]
        return (token.sentence, token.piece)


def _loose(segment: Segment, blocks: Sequence[tuple[int, int, int]], side: int) -> _Cut | None:
    """A unit at an end of the stretch that is hardly told by the common words, where other units are told better."""
    common: dict[tuple[int, int], float] = {}
    for block in blocks:
        for k in range(block[2]):
            token = segment.tokens[block[side] + k]
            unit = (token.sentence, token.piece)
            common[unit] = common.get(unit, 0.0) + weight(token.stem)
    if len(common) < 2:
        return None
    weights = _unit_weights(segment)
    order = sorted(common)
    best = max(common.values())
    for unit, first in ((order[0], True), (order[-1], False)):
        if common[unit] < _LOOSE_END * weights[unit] and common[unit] < best:
            return _Cut(segment, side, unit, first)
    return None


def told(segment: Segment, match: Passage, side: int) -> float:
    """Share of the units that the stretch touches which its common words make up."""
    weights = _unit_weights(segment)
    touched: set[tuple[int, int]] = set()
    common = 0.0
    for block in match.blocks:
        for k in range(block[2]):
            token = segment.tokens[block[side] + k]
            touched.add((token.sentence, token.piece))
            common += weight(token.stem)
    whole = sum(weights[unit] for unit in touched)
    return common / whole if whole else 0.0


def is_answer(left: Segment, right: Segment, match: Passage) -> bool:
    """One utterance in two reports, at least one of them between quotation marks."""
    here, there = left.tokens[match.a : match.b], right.tokens[match.c : match.d]
    quoted = (share_quoted(here) >= 0.5, share_quoted(there) >= 0.5)
    if not any(quoted):
        return False
    dense = match.weight / max(sum(weight(t.stem) for t in here), sum(weight(t.stem) for t in there))
    told_left, told_right = told(left, match, 0), told(right, match, 1)
    content = sum(is_content(left.tokens[i + k].stem) for i, _, n in match.blocks for k in range(n))
    who = compare_speakers(left.speaker, right.speaker)
    if all(quoted):
        return _both_quoted(who, match, dense, max(told_left, told_right), min(told_left, told_right), content, left)
    if who == "same":
        whole = max(told_left, told_right)
        return content >= 2 and dense >= 0.55 and whole >= 0.5 and (match.run >= 3 or content >= 3 or whole >= 0.8)
    if who == "maybe":
        return content >= 3 and match.run >= 5 and dense >= 0.7 and max(told_left, told_right) >= 0.5
    return False


def _both_quoted(who: str, match: Passage, dense: float, most: float, least: float, content: int, left: Segment) -> bool:
    if who == "other":
        return content >= 2 and match.words >= 4 and dense >= 0.8 and most >= 0.8
    if content >= 2 and dense >= 0.5:
        if who == "same" and (most >= 0.5 or match.run >= 7) and (match.run >= 3 or content >= 4 or most >= 0.8):
            return True
        if who == "maybe" and dense >= 0.65 and most >= 0.6 and (match.run >= 4 or (content >= 3 and match.run >= 3)):
            return True
    if least >= 0.9 and match.words >= 3 and dense >= 0.9:
        return content >= 1 or match.words >= 4
    if who != "same" or content < 1 or most < 0.9:
        return False
    if match.words >= 3 and match.run >= 3:
        return True
    # A single word counts where both sides quote it, and it is no name.
    word = max((left.tokens[i + k].stem for i, _, n in match.blocks for k in range(n)), key=len)
    return least >= 0.9 and len(word) >= 6
