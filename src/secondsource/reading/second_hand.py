"""One attribution while it is put together, and whose words are told at second hand: "..., X said, according to the paper"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.reading.linking import Piece, head_of
from secondsource.reading.row import TokenRow
from secondsource.reading.sources import trimmed

# A lemma that is a cue at least this often can close a sentence as "..., the ministry said".
CLOSING_CUE = 0.4
# What was left out between a content and the source after it is at most so long.
LONGEST_REST = 25
# A quotation after "X told the inquiry:" has at least so many tokens.
FEWEST_QUOTED = 4


class Said:
    """One attribution while it is put together."""

    def __init__(self, cue: Piece | None, source: Piece | None, contents: list[Piece]) -> None:
        self.cue = cue
        self.source = source
        self.contents = contents


def touching(row: TokenRow, found: Sequence[Said]) -> dict[int, list[Said]]:
    """By sentence, the attributions that have a part in it, in order."""
    around: dict[int, list[Said]] = defaultdict(list)
    for one in found:
        pieces = [p for p in (one.cue, one.source, *one.contents) if p is not None]
        for number in dict.fromkeys(n for p in pieces for n in range(row.sentence[p.first], row.sentence[p.last] + 1)):
            around[number].append(one)
    return around


def inner_speaker(row: TokenRow, said: Said, around: Mapping[int, Sequence[Said]], chances: Sequence[float]) -> None:
    """ "..., X said, according to the paper": the paper reports, X speaks. A quotation after that sentence is X's too.

    So with "..., X said, the paper reported" and with "According to the paper, X said: ...".
    """
    if said.cue is None:
        return
    second_hand = second_hand_cue(row, said.cue)
    for piece in said.contents:
        region = row.region[piece.first]
        if region >= 0 and row.regions[region].closed:
            begin = next((t for t in range(piece.first, piece.last + 1) if row.region[t] != region), piece.last + 1)
            stop = min(piece.last if second_hand and begin <= piece.last else said.cue.first - 1, begin + LONGEST_REST)
            inner = (
                said_by(row, begin, stop, chances)
                if begin < said.cue.first and row.sentence[begin] == row.sentence[said.cue.first]
                else None
            )
            if inner is not None:
                said.cue, said.source = inner
                said.contents = [Piece(piece.first, begin - 1, "content"), *(c for c in said.contents if c is not piece)]
                return
        if second_hand and _told_inside(row, said, piece, chances):
            return
    if not second_hand:
        return
    number = row.sentence[said.cue.first]
    for other in around.get(number, ()):
        if other is said or other.cue is None or not other.contents or row.sentence[other.cue.first] != number:
            continue
        if other.cue.first < said.cue.first and row.region[other.contents[0].first] >= 0:
            later = [c for c in said.contents if row.sentence[c.first] > number and row.region[c.first] >= 0]
            other.contents += later
            said.contents = [c for c in said.contents if c not in later]
            return


def second_hand_cue(row: TokenRow, cue: Piece) -> bool:
    """ "According to", whatever the parser takes it for, and other prepositions."""
    return row.lows[cue.first] == "according" or row.upos[head_of(row, cue)] == "ADP"


def _told_inside(row: TokenRow, said: Said, piece: Piece, chances: Sequence[float]) -> bool:
    """ "X told the inquiry: "...", according to the paper": what is quoted is X's, by the verb before the quotation and its subject."""
    quoted = next((t for t in range(piece.first, piece.last + 1) if row.region[t] >= 0), -1)
    if quoted < 0 or piece.last - quoted < FEWEST_QUOTED or row.texts[quoted - 1] not in (",", ":"):
        return False
    begin = row.first[row.sentence[quoted]]
    for verb in range(quoted - 1, max(begin, quoted - LONGEST_REST) - 1, -1):
        if not says(row, verb, chances):
            continue
        subject = next((c for c in row.children[verb] if row.deps[c] == "nsubj" and begin <= c < verb), -1)
        if subject < 0:
            return False
        tokens = trimmed(row, [t for t in row.subtree(subject) if begin <= t < verb])
        said.cue, said.source = Piece(verb, verb, "cue"), Piece(tokens[0], tokens[-1], "source")
        later = [c for c in said.contents if c is not piece and c.first > quoted]
        said.contents = [Piece(quoted, piece.last, "content"), *later]
        return True
    return False


def said_by(row: TokenRow, first: int, last: int, chances: Sequence[float]) -> tuple[Piece, Piece] | None:
    """Cue and source where a run begins with "X said" or "said X"."""
    while first <= last and row.upos[first] == "PUNCT":
        first += 1
    # A verb with a capital is a name that the parser did not know.
    verb = next((t for t in range(first, min(first + 8, last + 1)) if row.upos[t] == "VERB" and row.texts[t].islower()), -1)
    if verb < 0 or not says(row, verb, chances):
        return None
    names = ("NOUN", "PROPN", "PRON", "ADJ", "DET", "PUNCT", "ADP")
    if verb > first:
        run = list(range(first, verb))
        while run and row.upos[run[-1]] in ("AUX", "ADV"):
            run.pop()
    else:
        stop = verb + 1
        while stop <= last and row.upos[stop] in ("PROPN", "PRON", "NOUN", "DET", "ADJ"):
            stop += 1
        run = list(range(verb + 1, stop))
    if (
        not run
        or not all(row.upos[t] in names or row.texts[t][0].isupper() for t in run)
        or not any(row.upos[t] in ("NOUN", "PROPN", "PRON") for t in run)
    ):
        return None
    return Piece(verb, verb, "cue"), Piece(run[0], run[-1], "source")


def says(row: TokenRow, token: int, chances: Sequence[float]) -> bool:
    """A verb that is a cue more often than not, or nearly."""
    return row.upos[token] == "VERB" and chances[token] >= CLOSING_CUE
