"""Interviews and hearings written out: "NAME: what was said", turn after turn.

``turns(row)`` gives the turns of an article that is, or holds, such a transcript; an article with a stray "Poll: ..." or "Photo: ..." holds
none. Each turn runs from its label to the next one or to the end of what looks like an answer.
"""

from collections import Counter
from collections.abc import Sequence

from secondsource.reading.linking import Piece
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import Said

# A label has at most so many tokens before its colon: "Justice Ana Maria de la Vega (ret.)".
LABEL_TOKENS = 8
# Fewer labelled paragraphs than this are captions, headlines or lists.
LEAST_TURNS = 4
_JOINING = frozenset({"of", "de", "la", "van", "von", "bin", "al", "the", "and", "to"})


def with_turns(row: TokenRow, found: Sequence[Said]) -> list[Said]:
    """The attributions with the turns of a transcript among them; what was found of a turn as a whole gives way to it.

    An attribution inside a turn ("the mayor told me that ...") is kept: it is one inside another.
    """
    told = turns(row)
    if not told:
        return list(found)
    turn_of: dict[int, Said] = {}
    for turn in told:
        for piece in (turn.source, *turn.contents):
            if piece is not None:
                turn_of.update(dict.fromkeys(range(piece.first, piece.last + 1), turn))
    kept = []
    for one in found:
        inside = turn_of.get(one.cue.first) if one.cue is not None else None
        if inside is None:
            one.contents = [c for c in one.contents if c.first not in turn_of and c.last not in turn_of]
        else:
            one.contents = [c for c in one.contents if turn_of.get(c.first) is turn_of.get(c.last) is inside]
        if one.contents and not (inside is not None and one.source is None):
            kept.append(one)
    return kept + told


def turns(row: TokenRow) -> list[Said]:
    """One attribution for each turn, in order: the label is the source, its colon the cue."""
    begins = _paragraphs(row)
    labels = {number: label for number, (first, last) in enumerate(begins) if (label := _label(row, first, last)) is not None}
    names = Counter(_name(row, label) for label in labels.values())
    if len(labels) < LEAST_TURNS or len(names) < 2 or len(names) > len(labels) / 2 + 1:
        return []
    sure = {number for number, label in labels.items() if names[_name(row, label)] > 1 or row.texts[label.first].isupper()}
    end = max(sure, default=-1)
    found: list[Said] = []
    for number, (first, last) in enumerate(begins):
        if number > end:
            break  # what follows the last turn's paragraph may be the article's own
        if number in sure:
            label = labels[number]
            first = label.last + 2
            found.append(Said(Piece(first - 1, first - 1, "cue"), label._replace(part="source"), []))
        if found and first <= last:
            found[-1].contents.append(Piece(first, last, "content"))
    return [one for one in found if one.contents]


def _paragraphs(row: TokenRow) -> list[tuple[int, int]]:
    """First and last token of each paragraph."""
    found: list[tuple[int, int]] = []
    for token, paragraph in enumerate(row.paragraph):
        if found and paragraph == row.paragraph[found[-1][0]]:
            found[-1] = (found[-1][0], token)
        else:
            found.append((token, token))
    return found


def _label(row: TokenRow, first: int, last: int) -> Piece | None:
    """The name before the colon that the paragraph begins with; something must follow."""
    stop = next((t for t in range(first, min(first + LABEL_TOKENS, last)) if row.texts[t] == ":"), -1)
    if stop <= first:
        return None
    if not all(row.texts[t][0].isupper() or row.lows[t] in _JOINING or not row.texts[t].isalnum() for t in range(first, stop)):
        return None
    if not row.texts[first][0].isupper() or row.texts[first].isdigit():
        return None
    return Piece(first, stop - 1, "source")


def _name(row: TokenRow, label: Piece) -> str:
    return " ".join(row.lows[t] for t in range(label.first, label.last + 1))
