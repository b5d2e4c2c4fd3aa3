"""Quotations that no cue has: signed with a dash or a name behind them, announced before a colon, or nobody's."""

from collections.abc import Sequence

from secondsource.reading.linking import Piece
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import Said
from secondsource.reading.sources import trimmed

# Shorter quotations are as often a title, a nickname or a word set apart as they are speech.
LONG_QUOTATION_WORDS = 6
SIGNATURE_TOKENS = 10
# A name behind a quotation with what describes it.
LONGEST_DESCRIPTION = 25
_DASHES = frozenset({"-", "--", "–", "—", "―", "~"})


def signed(row: TokenRow, found: Sequence[Said]) -> list[Said]:
    """A quotation that a dash and a name follow is that name's and nobody else's, as in a list of readers' voices."""
    signed: list[Said] = []
    taken: set[int] = set()
    for region in row.regions:
        tokens = row.inside(region.start, region.end)
        if len(tokens) < 3 or not region.closed:
            continue
        cue, source = _signature(row, tokens[-1] + 1)
        if cue is None or source is None:
            continue
        taken.update(range(tokens[0], source.last + 1))
        signed.append(Said(cue, source, [Piece(tokens[0], tokens[-1], "content")]))
    for one in found if signed else ():
        one.contents = [c for c in one.contents if c.last not in taken and c.first not in taken]
    return [one for one in found if one.contents] + signed


def of_lone_quotations(row: TokenRow, found: Sequence[Said]) -> list[Said]:
    """Attributions of long quotations that are part of no content: signed ones, and the rest without a source.

    A paragraph of a quotation that goes on from the paragraph before is part of what has that paragraph.
    """
    taken = {t for one in found for c in one.contents for t in range(c.first, c.last + 1)}
    holders: dict[int, Said] = {}  # by the quotation that a content begins or ends in
    for one in found:
        for piece in one.contents:
            holders.setdefault(row.region[piece.first], one)
            holders.setdefault(row.region[piece.last], one)
    new: list[Said] = []
    for number, region in enumerate(row.regions):
        tokens = row.inside(region.start, region.end)
        words = [t for t in tokens if row.upos[t] != "PUNCT"]
        if len(words) < LONG_QUOTATION_WORDS or sum(t in taken for t in words) > 0.3 * len(words) or is_title(row, words):
            continue
        piece = Piece(tokens[0], tokens[-1], "content")
        if region.continues and number:
            holder = holders.get(number - 1)
            if holder is not None:
                holder.contents.append(piece)
                holders.setdefault(number, holder)
                continue
        cue, source = _signature(row, tokens[-1] + 1) if region.closed else (None, None)
        source = source or (_name_behind(row, tokens[-1] + 1) if region.closed else None)
        if source is None:
            cue, source = _announced(row, tokens[0])
        new.append(Said(cue, source, [piece]))
        holders.setdefault(number, new[-1])
    return new


def _signature(row: TokenRow, token: int) -> tuple[Piece | None, Piece | None]:
    """The dash and the name after a quotation: ``"..." - Name``; the name ends with its paragraph or at a mark."""
    if token >= len(row) or row.texts[token] not in _DASHES or row.paragraph[token] != row.paragraph[token - 1]:
        return None, None
    stop = token + 1
    while stop < len(row) and row.paragraph[stop] == row.paragraph[token] and stop - token <= SIGNATURE_TOKENS and row.region[stop] < 0:
        if row.texts[stop] in (".", ";", "(", ",") and stop > token + 1:
            break
        stop += 1
    name = range(token + 1, stop)
    if not name or not row.texts[name[0]][0].isupper() or row.upos[name[0]] not in ("PROPN", "NOUN", "ADJ"):
        return None, None
    if any(row.upos[t] in ("VERB", "AUX") for t in name):
        return None, None
    return Piece(token, token, "cue"), Piece(name[0], name[-1], "source")


def _name_behind(row: TokenRow, token: int) -> Piece | None:
    """The person right behind a quotation, with no verb up to the next quotation or the end of the paragraph.

    So newspapers write below a picture or beside a column: ``"The gate was open." Ann Torv, a pilot``.
    """
    if token >= len(row) or row.ents[token] != "person" or row.paragraph[token] != row.paragraph[token - 1]:
        return None
    stop = token
    while stop < len(row) and row.paragraph[stop] == row.paragraph[token] and row.region[stop] < 0 and stop - token <= LONGEST_DESCRIPTION:
        if row.upos[stop] in ("VERB", "AUX"):
            return None
        stop += 1
    if stop - token > LONGEST_DESCRIPTION:
        return None
    last = stop - 1
    while last > token and row.upos[last] == "PUNCT":
        last -= 1
    return Piece(token, last, "source")


def _announced(row: TokenRow, token: int) -> tuple[Piece | None, Piece | None]:
    """The colon before a quotation and the subject of the sentence that ends in it: "Ms Torv has a message for the board: ..."."""
    while token > 0 and row.upos[token - 1] == "PUNCT" and row.texts[token - 1] != ":":
        token -= 1
    colon = token - 1
    if colon < 1 or row.texts[colon] != ":" or row.region[colon] >= 0 or row.sentence[token] > row.sentence[colon] + 1:
        return None, None
    first = row.first[row.sentence[colon]]
    root = next((t for t in range(first, colon) if row.heads[t] < 0), -1)
    subject = next((c for c in row.children[root] if row.deps[c] == "nsubj" and c < root), -1) if root >= 0 else -1
    if subject < 0 or row.upos[root] != "VERB" or row.region[subject] >= 0:
        return None, None
    if row.ents[subject] not in ("person", "body") and row.lows[subject] not in ("he", "she"):
        return None, None
    run = trimmed(row, [t for t in row.subtree(subject) if t < root])
    return Piece(colon, colon, "cue"), Piece(run[0], run[-1], "source")


def is_title(row: TokenRow, words: Sequence[int]) -> bool:
    """Most words begin with a capital: the name of a book, a law, a film."""
    long = [t for t in words if len(row.texts[t]) > 3]
    return bool(long) and sum(row.texts[t][0].isupper() for t in long) > 0.7 * len(long)
