"""Does a stretch of one article answer to a stretch of another: the same utterance, and not just the same phrase in another one?

Two remarks of one speaker often share a phrase ("the attorney general of the United States"). What tells them from one remark is how
much of the sentence the common words make up: at least one side must be told for the most part. Thresholds are measured,
docs/measured/claims.md.
"""

from collections.abc import Iterable, Mapping, Sequence

from secondsource.claims.segments import Segment, Token
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import Passage, is_content, passage, weight

# A unit at either end of a stretch of which less than this is common is no part of the match.
_LOOSE_END = 0.34


def share_quoted(tokens: Sequence[Token]) -> float:
    """Weight of the tokens between marks, as a share of all."""
    whole = sum(weight(t.stem) for t in tokens)
    return sum(weight(t.stem) for t in tokens if t.piece >= 0) / whole if whole else 0.0


def _unit(token: Token) -> tuple[int, int]:
    """What a token is told with: its sentence, and in it what stands between one pair of marks."""
    return (token.sentence, token.piece)


def _unit_weights(tokens: Iterable[Token]) -> dict[tuple[int, int], float]:
    weights: dict[tuple[int, int], float] = {}
    for token in tokens:
        weights[_unit(token)] = weights.get(_unit(token), 0.0) + weight(token.stem)
    return weights


def trimmed(left: Segment, right: Segment, match: Passage) -> Passage | None:
    """The stretch without the sentences at its ends that share but a word with the other side."""
    places = [(i + k, j + k) for i, j, n in match.blocks for k in range(n)]
    whole = (_unit_weights(left.tokens), _unit_weights(right.tokens))
    sides = (left.tokens, right.tokens)
    while places:
        end = next((end for side in (0, 1) for end in (0, -1) if _loose(sides[side], whole[side], [p[side] for p in places], end)), None)
        if end is None:
            break
        side = next(side for side in (0, 1) if _loose(sides[side], whole[side], [p[side] for p in places], end))
        unit = _unit(sides[side][places[end][side]])
        while places and _unit(sides[side][places[end][side]]) == unit:
            places.pop(end)
    return passage([t.stem for t in left.tokens], _blocks(places)) if places else None


def _loose(tokens: Sequence[Token], whole: Mapping[tuple[int, int], float], places: Sequence[int], end: int) -> bool:
    """The unit at this end is hardly told by the common words, where another is told better."""
    common = _unit_weights(tokens[place] for place in places)
    unit = _unit(tokens[places[end]])
    return len(common) > 1 and common[unit] < _LOOSE_END * whole[unit] and common[unit] < max(common.values())


def _blocks(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Common runs of single places."""
    blocks: list[tuple[int, int, int]] = []
    for i, j in places:
        if blocks and (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]) == (i, j):
            blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + 1)
        else:
            blocks.append((i, j, 1))
    return blocks


def told(segment: Segment, match: Passage, side: int) -> float:
    """Share of the units that the stretch touches which its common words make up."""
    weights = _unit_weights(segment.tokens)
    touched: set[tuple[int, int]] = set()
    common = 0.0
    for block in match.blocks:
        for k in range(block[2]):
            token = segment.tokens[block[side] + k]
            touched.add(_unit(token))
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
