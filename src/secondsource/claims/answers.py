"""Does a stretch of one article answer to a stretch of another: the same utterance, and not just the same phrase in another one?

Two remarks of one speaker often share a phrase ("the harbour master of the port of Tolm"). What tells them from one remark is how
much of the sentence the common words make up: at least one side must be told for the most part. Thresholds are measured,
docs/measured/claims.md.
"""

from collections.abc import Callable, Mapping, Sequence

from secondsource.claims.segments import Segment, Token, unit, unit_weights
from secondsource.claims.speakers import Same, compare_speakers
from secondsource.claims.wording import Passage, is_content, passage, stem, weight, word_set

# Words of stock phrases.
WORN = frozenset(
    stem(word)
    for word in word_set(
        "end day lot lots learn learned thing things time way know think go going get make made good great need come work look right "
        "people year years country world today first last never always one two many much full range fact matter long short part kind "
        "full whole point question answer big little bit back take now really believe hope see happen happened tell let"
    )
)
_MANY_WORDS = 6
# A unit at either end of a stretch of which less than this is common is no part of the match.
_LOOSE_END = 0.34


def share_quoted(tokens: Sequence[Token]) -> float:
    """Weight of the tokens between marks, as a share of all."""
    whole = quoted = 0.0
    for token in tokens:
        value = weight(token.stem)
        whole += value
        if token.piece >= 0:
            quoted += value
    return quoted / whole if whole else 0.0


def trimmed(left: Segment, right: Segment, match: Passage) -> Passage | None:
    """The stretch without the sentences at its ends that share but a word with the other side."""
    places = [(i + k, j + k) for i, j, n in match.blocks for k in range(n)]
    whole = (left.told, right.told)
    sides = (left.tokens, right.tokens)
    while places:
        end = next((end for side in (0, 1) for end in (0, -1) if _loose(sides[side], whole[side], [p[side] for p in places], end)), None)
        if end is None:
            break
        side = next(side for side in (0, 1) if _loose(sides[side], whole[side], [p[side] for p in places], end))
        here = unit(sides[side][places[end][side]])
        while places and unit(sides[side][places[end][side]]) == here:
            places.pop(end)
    return passage([t.stem for t in left.tokens], _blocks(places)) if places else None


def _loose(tokens: Sequence[Token], whole: Mapping[tuple[int, int], float], places: Sequence[int], end: int) -> bool:
    """The unit at this end is hardly told by the common words, where another is told better."""
    common = unit_weights(tokens[place] for place in places)
    here = unit(tokens[places[end]])
    if len(common) < 2 or common[here] >= _LOOSE_END * whole[here] or common[here] >= max(common.values()):
        return False
    held = sum(unit(tokens[place]) == here for place in places)
    return held < _LOOSE_END * sum(unit(token) == here for token in tokens)


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
    touched: set[tuple[int, int]] = set()
    common = 0.0
    for block in match.blocks:
        for k in range(block[2]):
            token = segment.tokens[block[side] + k]
            touched.add(unit(token))
            common += weight(token.stem)
    whole = sum(segment.told[one] for one in touched)
    return common / whole if whole else 0.0


def quoted_parts(left: Segment, right: Segment, match: Passage) -> list[Passage]:
    """What of the stretch stands in each pair of marks on one side: a sentence half quoted is matched by its quoted half."""
    places = [(i + k, j + k) for i, j, n in match.blocks for k in range(n)]
    stems = [t.stem for t in left.tokens]
    parts: list[Passage] = []
    for side, segment in ((0, left), (1, right)):
        pieces = [segment.tokens[place[side]].piece for place in places]
        if len(set(pieces)) > 1:
            parts.extend(
                passage(stems, _blocks([place for place, at in zip(places, pieces, strict=True) if at == piece]))
                for piece in dict.fromkeys(pieces)
                if piece >= 0
            )
    return parts


def is_answer(left: Segment, right: Segment, match: Passage, rare: Callable[[str], bool]) -> bool:
    """One utterance in two reports, at least one of them between quotation marks; ``rare``: this stem stands nearly nowhere else."""
    here, there = left.tokens[match.a : match.b], right.tokens[match.c : match.d]
    quoted = (share_quoted(here) >= 0.5, share_quoted(there) >= 0.5)
    dense = match.weight / max(sum(weight(t.stem) for t in here), sum(weight(t.stem) for t in there))
    told_left, told_right = told(left, match, 0), told(right, match, 1)
    content = sum(is_content(left.tokens[i + k].stem) for i, _, n in match.blocks for k in range(n))
    who = compare_speakers(left.speaker, right.speaker)
    if not any(quoted):
        return _half_quoted(who, left, right, match, dense, content)
    # "At the end of the day", "we learned a lot about": anybody says that of anything.
    common = {left.tokens[i + k].stem for i, _, n in match.blocks for k in range(n)}
    if content <= 2 and min(told_left, told_right) < 0.6 and all(stem in WORN for stem in common if is_content(stem)):
        return False
    if all(quoted) and _is_name(left, right, match):
        return False
    known = left.speaker is not None and right.speaker is not None
    if content == 1 and (who == "same" or (known and who == "maybe")) and _one_word(who, left, right, match, rare):
        return True
    # A whole sentence between marks on both sides needs no rare word.
    sentence = all(quoted) and match.words >= 4 and content >= 2 and min(told_left, told_right) >= 0.9
    phrase = sentence or (who == "same" and all(quoted) and content >= 2 and match.words >= 3 and max(told_left, told_right) >= 0.8)
    if not phrase and not _telling(who, left, match, content, rare):
        return False
    if all(quoted):
        named = left.speaker is not None and left.speaker.named and right.speaker is not None and right.speaker.named
        return _both_quoted(who, match, dense, max(told_left, told_right), min(told_left, told_right), content, left, named=named)
    if who == "same":
        whole = max(told_left, told_right)
        if match.run >= 5 and content >= 3:
            return True
        return content >= 2 and dense >= 0.55 and whole >= (0.8 if content == 2 and match.words < _MANY_WORDS else 0.5)
    if who == "maybe":
        return content >= 3 and match.run >= 5 and dense >= 0.7 and max(told_left, told_right) >= 0.5
    return False


def _telling(who: Same, left: Segment, match: Passage, content: int, rare: Callable[[str], bool]) -> bool:
    """A few words that everybody in the story uses (its subject, its places) are no utterance, above all not in another mouth."""
    stems = {left.tokens[i + k].stem for i, _, n in match.blocks for k in range(n)}
    unusual = sum(rare(stem) for stem in stems if is_content(stem))
    if who == "same":
        return unusual >= 1 or content >= 4 or match.words >= 6
    return unusual >= 2 or match.run >= 7


def _half_quoted(who: Same, left: Segment, right: Segment, match: Passage, dense: float, content: int) -> bool:
    """A few quoted words in a sentence told the same way: '"real doubts" about whether it held' and 'doubts about whether it held'.

    The quoted words must be among the common ones, and what stands round them too.
    """
    quoted = sum(
        is_content(left.tokens[i + k].stem) and max(left.tokens[i + k].piece, right.tokens[j + k].piece) >= 0
        for i, j, n in match.blocks
        for k in range(n)
    )
    if not quoted or who == "other" or content < 3 or dense < 0.55:
        return False
    return match.run >= (4 if who == "same" else 5)


def _is_name(left: Segment, right: Segment, match: Passage) -> bool:
    """The name of a programme, a song, a law: few words, each content word with a capital on both sides ("State of the Province")."""
    pairs = [(left.tokens[i + k], right.tokens[j + k]) for i, j, n in match.blocks for k in range(n)]
    content = [(one, other) for one, other in pairs if is_content(one.stem)]
    return len(pairs) > 1 and len(content) <= 3 and all(one.capital and other.capital for one, other in content)


def _one_word(who: Same, left: Segment, right: Segment, match: Passage, rare: Callable[[str], bool]) -> bool:
    """A quoted word ("flabbergasted"), long and seen nearly nowhere else in the story; where the mouths are unsure, alone on both sides."""
    word = max((left.tokens[i + k].stem for i, _, n in match.blocks for k in range(n)), key=len)
    if len(word) < 6 or not rare(word):
        return False
    alone = []
    for segment, first, last in ((left, match.a, match.b), (right, match.c, match.d)):
        pieces = {t.piece for t in segment.tokens[first:last] if t.piece >= 0}
        alone.append(bool(pieces) and sum(t.piece in pieces for t in segment.tokens) == 1)
    return any(alone) if who == "same" else all(alone)


def _both_quoted(who: str, match: Passage, dense: float, most: float, least: float, content: int, left: Segment, *, named: bool) -> bool:
    if who == "other":
        return content >= 2 and match.words >= 4 and most >= 0.8 and dense >= (0.65 if match.run >= 7 and content >= 4 else 0.8)
    if content >= 2 and dense >= 0.5:
        if who == "same" and (most >= 0.5 or match.run >= 7) and (match.run >= 3 or content >= 4 or most >= 0.8):
            return True
        unbroken = match.run >= 0.6 * match.words
        if who == "maybe" and unbroken and dense >= 0.65 and most >= 0.6 and (match.run >= 4 or (content >= 3 and match.run >= 3)):
            return True
        # Nearly all of one quotation with words put in; two who are both named, a minister and her ministry, may each have said it.
        if who == "maybe" and not named and most >= 0.95 and match.run >= 4 and match.words >= 7:
            return True
    if least >= 0.85 and match.words >= 3 and dense >= 0.9:
        return content >= 1 or match.words >= 4
    if who != "same" or content < 1 or most < 0.85:
        return False
    if match.words >= 3 and match.run >= 3:
        return True
    # A single word counts where both sides quote it, and it is no name.
    word = max((left.tokens[i + k].stem for i, _, n in match.blocks for k in range(n)), key=len)
    return least >= 0.9 and len(word) >= 6
