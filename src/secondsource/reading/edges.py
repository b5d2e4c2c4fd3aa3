"""Where the parts of an attribution begin and end, where marks and grammar show that the encoder cut them short or ran on.

The encoder decides word by word. Each rule here mends one way in which that goes wrong and leaves alone what another attribution holds.
"""

from collections.abc import Collection, Sequence

from secondsource.reading.lexicon import listed_names
from secondsource.reading.linking import Piece, head_of
from secondsource.reading.name_runs import HYPHENS
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import LONGEST_REST, Said, says, second_hand_cue
from secondsource.reading.sources import trimmed, without_day

_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "what", "where", "when"})
_PLACING = frozenset({"in", "on", "at", "during", "after", "before", "inside", "outside", "across"})
# What stands before the word that it hangs on: no phrase ends with it.
_LEADING = frozenset({"det", "case", "amod", "compound", "nummod", "nmod:poss", "cc", "mark", "aux", "aux:pass", "cop"})
# A verb that is a cue more often than this reports at times.
SELDOM = 0.05
_VERBAL = frozenset({"VERB", "AUX"})


def mend_edges(row: TokenRow, found: Sequence[Said], chances: Sequence[float]) -> list[Said]:
    """The attributions of an article with whole sources and contents, and second reports that stood inside a content."""
    for said in found:
        if said.source is None:
            _name_in_the_cue(row, said)
        if said.source is not None:
            said.source = _source(row, said, said.source)
    taken = {t for said in found for p in (said.cue, said.source) if p is not None for t in range(p.first, p.last + 1)}
    new: list[Said] = []
    for said in found:
        if said.cue is not None and said.contents:
            _past_the_relative(row, said)
            _without_strays(row, said)
            _goes_on_behind(row, said, taken)
            _up_to_the_tag(row, said, taken)
            new += _second_reports(row, said, chances, taken)
            said.contents = _joined(row, [_ended(row, said, piece, taken) for piece in said.contents])
    return [*found, *new]


# -- sources -----------------------------------------------------------------------------------------------------------


def _name_in_the_cue(row: TokenRow, said: Said) -> None:
    """ "Added Torv:" read as one cue: the verb is, the name behind it is the source."""
    cue = said.cue
    if cue is None or cue.first == cue.last or row.upos[cue.first] != "VERB":
        return
    last = cue.last - (row.texts[cue.last] == ":")
    names = range(cue.first + 1, last + 1)
    if names and all(row.upos[t] == "PROPN" for t in names) and row.deps[names[0]].startswith("nsubj"):
        said.cue, said.source = Piece(cue.first, cue.first, "cue"), Piece(names[0], last, "source")


def _source(row: TokenRow, said: Said, source: Piece) -> Piece | None:
    """The source without a relative pronoun at either end and without the place of speech before its subject; no lone article."""
    first, last = source.first, source.last
    while first < last and row.upos[first] == "PUNCT" and not _opens_a_quotation(row, first):
        first += 1
    if (
        last > first and row.lows[last] in _RELATIVES and row.upos[last - 1] != "ADP"
    ):  # "the report that | followed": the pronoun is the clause's
        last -= 1
        last -= last > first and row.texts[last] == ","
    if (
        row.lows[first] in _RELATIVES
        and row.deps[first] not in ("det", "nmod:poss")
        and said.cue is not None
        and _subject_of(row, head_of(row, said.cue), first + 1, last)
    ):
        first += 1  # "a speech | that the mayor gave"
    if first == last and row.upos[first] == "DET" and row.lows[first] in ("the", "a", "an"):
        return _noun_of_the_cue(row, said, first)
    return without_day(row, Piece(_past_the_place(row, said, first, last), last, "source"))


def _opens_a_quotation(row: TokenRow, token: int) -> bool:
    return row.region[token] >= 0 and row.starts[token] == row.regions[row.region[token]].start


def _subject_of(row: TokenRow, verb: int, first: int, last: int) -> bool:
    return any(first <= c <= last and row.deps[c].startswith("nsubj") for c in row.children[verb])


def _noun_of_the_cue(row: TokenRow, said: Said, article: int) -> Piece | None:
    """ "The | government would not say": the noun that the cue has swallowed, where a verb of which it is the subject follows in it."""
    cue = said.cue
    noun = row.heads[article]
    if cue is None or cue.first != article + 1 or not cue.first <= noun < cue.last or not row.deps[noun].startswith("nsubj"):
        return None
    verb = row.heads[noun]
    if not noun < verb <= cue.last or row.upos[verb] != "VERB":
        return None
    said.cue = Piece(noun + 1, cue.last, "cue")
    return Piece(article, noun, "source")


def _past_the_place(row: TokenRow, said: Said, first: int, last: int) -> int:
    """ "On Harbour Hill, the minority leader said", "In a letter to the board, Ann Torv wrote": who speaks begins behind the comma."""
    before = first if row.upos[first] == "ADP" else first - 1
    if said.cue is None or before < 0 or row.lows[before] not in _PLACING or row.sentence[before] != row.sentence[first]:
        return first
    opens = (
        before == row.first[row.sentence[before]]
        or row.upos[before - 1] in ("PUNCT", "CCONJ", "SCONJ", "ADV")
        or row.region[before] < 0 <= row.region[before - 1]
    )
    if not opens or said.cue.first < first:
        return first
    starts = [t + 1 for t in range(first + 1, last) if row.texts[t] == ","]
    if not starts or row.lows[starts[0]] in _RELATIVES:
        return first
    ends = [*(t - 2 for t in starts[1:]), last]
    named = [start for start, end in zip(starts, ends, strict=True) if any(row.ents[t] == "person" for t in range(start, end + 1))]
    if named:
        return named[0]
    subject = _subject_of(row, head_of(row, said.cue), starts[0], last)
    return starts[0] if subject else first


# -- contents ----------------------------------------------------------------------------------------------------------


def _past_the_relative(row: TokenRow, said: Said) -> None:
    """ "According to the Courier, which has seen the letter, | the gate was open": the clause tells of the source."""
    source = said.source
    first = next((c for c in said.contents if source is not None and c.first == source.last + 2), None)
    if source is None or first is None or row.texts[source.last + 1] != "," or row.lows[first.first] not in ("which", "who", "whose"):
        return
    at = first.first
    while first.first <= at <= first.last and row.deps[at] != "acl:relcl":
        at = row.heads[at]
    if not first.first <= at <= first.last:
        return
    end = max(t for t in row.subtree(at) if t <= first.last and row.upos[t] != "PUNCT")
    if end + 2 <= first.last and row.texts[end + 1] == ",":
        said.contents = [c if c is not first else Piece(end + 2, c.last, c.part) for c in said.contents]


def _without_strays(row: TokenRow, said: Said) -> None:
    """Unquoted words before the source are no part of a clause that follows the cue, unless they end at a comma before it.

    "The mayor has been charged by Ann Torv, who alleges that ...": not "the mayor".
    """
    cue, source = said.cue, said.source
    if cue is None or source is None or source.last > cue.first:
        return
    clause = [c for c in said.contents if c.first > cue.last and row.sentence[c.first] == row.sentence[cue.first] and _has_verb(row, c)]
    if not clause:
        return
    said.contents = [
        c
        for c in said.contents
        if c.first > cue.first
        or row.region[c.first] >= 0
        or (row.region[c.last] >= 0 and c.last + 1 == source.first)
        or (
            row.sentence[c.first] == row.sentence[cue.first]
            and (_has_verb(row, c) or (row.texts[c.last + 1] == "," and c.last + 2 == source.first))
        )
    ]


def _has_verb(row: TokenRow, piece: Piece) -> bool:
    return any(row.upos[t] in _VERBAL for t in range(piece.first, piece.last + 1))


def _goes_on_behind(row: TokenRow, said: Said, taken: Collection[int]) -> None:
    """ "Those doubts, she added, were shared by the crew": what the cue cut in two is one clause."""
    cue, source = said.cue, said.source
    if cue is None or source is None or len(said.contents) != 1:
        return
    piece = said.contents[0]
    first, last = min(cue.first, source.first), max(cue.last, source.last)
    stop = row.first[row.sentence[cue.first] + 1]
    if (
        piece.last + 2 != first
        or row.sentence[piece.first] != row.sentence[first]
        or row.texts[first - 1] != ","
        or row.region[piece.last] >= 0
        or last + 2 >= stop
        or row.texts[last + 1] != ","
    ):
        return
    head = head_of(row, piece)
    rest = trimmed(row, list(range(last + 2, stop)))
    if _has_finite(row, piece):  # a clause: what hangs on it and stands behind
        below = set(row.subtree(head))
        rest = [t for t in rest if t in below]
        if rest and row.upos[rest[0]] not in ("CCONJ", "SCONJ", "ADP"):
            return  # "..., according to Ann Torv, who saw it"
    elif not last + 1 < row.heads[head] < stop:  # a phrase: the verb that it belongs to stands behind
        return
    rest = trimmed(row, rest)
    if rest and rest[0] <= last + 3 and not any(t in taken or row.region[t] >= 0 for t in rest):
        said.contents = [piece, Piece(rest[0], rest[-1], "content")]


def _has_finite(row: TokenRow, piece: Piece) -> bool:
    """A verb with its subject, or a finite form."""
    return any(row.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(piece.first, piece.last + 1))


def _up_to_the_tag(row: TokenRow, said: Said, taken: Collection[int]) -> None:
    """ "Trade has | hurt the towns, both sides agree": what stands before the tag's comma belongs to what was said."""
    cue, source = said.cue, said.source
    if cue is None or source is None or len(said.contents) != 1 or second_hand_cue(row, cue):
        return
    piece = said.contents[0]
    first = min(cue.first, source.first)
    if row.sentence[piece.last] != row.sentence[first] or row.texts[first - 1] != "," or row.region[piece.last] >= 0:
        return
    gap = range(piece.last + 1, first - 1)
    if not 0 < len(gap) <= LONGEST_REST or any(t in taken or row.region[t] >= 0 for t in gap):
        return
    if row.upos[gap[0]] != "PUNCT":
        said.contents = [Piece(piece.first, gap[-1], "content")]


def _second_reports(row: TokenRow, said: Said, chances: Sequence[float], taken: Collection[int]) -> list[Said]:
    """ "She said the gate was open | but denied that ...": what the subject of the cue did next is a report of its own.

    Only verbs that report at times end a content, in the tense of the cue and without a subject of their own.
    """
    assert said.cue is not None
    verb = head_of(row, said.cue)
    new = []
    for number, piece in enumerate(said.contents):
        inside = range(piece.first, piece.last + 1)
        if row.upos[verb] != "VERB" or piece.first < verb or not any(row.deps[c] == "ccomp" and c in inside for c in row.children[verb]):
            continue
        deed = next((c for c in row.children[verb] if c in inside and _next_deed(row, c, verb, chances)), -1)
        last = min(row.subtree(deed)) - 1 if deed >= 0 else -1
        while last > piece.first and row.upos[last] in ("PUNCT", "CCONJ", "ADV") and row.region[last] < 0:
            last -= 1
        if last <= piece.first + 2:
            continue
        said.contents[number] = Piece(piece.first, last, piece.part)
        if says(row, deed, chances) and deed < piece.last and deed not in taken and said.source is not None:
            helped = min([deed, *(c for c in row.children[deed] if row.deps[c] == "aux" and c < deed)])
            new.append(Said(Piece(helped, deed, "cue"), said.source, [Piece(deed + 1, piece.last, piece.part)]))
    return new


def _next_deed(row: TokenRow, deed: int, verb: int, chances: Sequence[float]) -> bool:
    """A verb that reports at times, joined to the verb of the cue in its tense ("and denied", "but did not deny"), without a subject."""
    if row.deps[deed] != "conj" or row.upos[deed] != "VERB" or row.region[deed] >= 0 or chances[deed] <= SELDOM:
        return False
    does = next((c for c in row.children[deed] if row.deps[c] == "aux" and row.lemmas[c] == "do"), deed)
    others = (row.deps[c] for c in row.children[deed] if c != does)
    return row.tags[does] == row.tags[verb] and not any(dep.startswith(("nsubj", "aux", "mark", "expl")) for dep in others)


def _joined(row: TokenRow, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that now stand side by side outside quotation marks as one."""
    found: list[Piece] = []
    for piece in sorted(pieces):
        beside = found and piece.first == found[-1].last + 1 and row.region[found[-1].last] == row.region[piece.first] < 0
        if found and (beside or piece.first <= found[-1].last):
            found[-1] = found[-1]._replace(last=max(piece.last, found[-1].last))
        else:
            found.append(piece)
    return found


def _ended(row: TokenRow, said: Said, piece: Piece, taken: Collection[int]) -> Piece:
    """The piece up to where its phrase ends: no article is its last word, no clause ends at its subject, a date keeps its year."""
    last = piece.last
    if _first_word_only(row, piece) or row.region[last] >= 0:
        return piece
    if row.lows[last] in ("and", "or", "but", "nor") and last > piece.first:  # "praised the crew and | repeatedly called"
        return Piece(piece.first, last - 1, piece.part)
    stop = row.first[row.sentence[last] + 1]
    held = {t for p in (said.cue, said.source) if p is not None for t in range(p.first, p.last + 1)}
    end = last + 1
    while end < stop and (row.upos[end] != "PUNCT" or _hyphen(row, end)) and end not in held and row.region[end] < 0:
        end += 1
    if end > last + 1:
        verbless = row.lows[piece.first] in ("that", "whether", "if") and row.upos[piece.first] == "SCONJ" and not _has_verb(row, piece)
        if verbless and any(row.upos[t] in _VERBAL for t in range(last + 1, end)):  # "that Torv and her crew | are late"
            last = end - 1
        else:
            last = _phrase_end(row, piece.first, last, end, taken)
    dated = (
        last + 2 < stop
        and row.texts[last + 1] == ","
        and row.texts[last].isdigit()
        and row.lows[last - 1].strip(".") in listed_names("days")
    )
    if dated and len(row.texts[last + 2]) == 4 and row.texts[last + 2].isdigit() and last + 2 not in held:
        last += 2
    return piece if last == piece.last else Piece(piece.first, last, piece.part)


def _hyphen(row: TokenRow, token: int) -> bool:
    """Inside a word: "anti-smuggling"."""
    inside = row.ends[token - 1] == row.starts[token] and token + 1 < len(row) and row.ends[token] == row.starts[token + 1]
    return inside and row.texts[token] in HYPHENS


def _first_word_only(row: TokenRow, piece: Piece) -> bool:
    """ "What" of "what they call extreme"."""
    return piece.first == piece.last and row.lows[piece.first] in _RELATIVES


def _phrase_end(row: TokenRow, first: int, last: int, end: int, taken: Collection[int]) -> int:
    """Where the phrase or the clause ends that the token ``last`` begins, before ``end``; ``last`` itself where nothing is missing.

    What the cue governs as a clause may hold another report; a phrase ends before one.
    """
    near = next((t for t in range(last + 1, end) if t in taken), end)
    head = row.heads[last]
    if row.deps[last] in _LEADING and last < head < near:
        return _last_below(row, head, near)
    for token in range(last, first - 1, -1):
        verb = row.heads[token]
        subject = row.deps[token] in ("nsubj", "nsubj:pass") and last < verb < end and row.upos[token] != "PRON"
        if subject and (row.deps[verb] == "ccomp" or verb < near):
            return _last_below(row, verb, end if row.deps[verb] == "ccomp" else near)
    return last


def _last_below(row: TokenRow, head: int, end: int) -> int:
    return max(t for t in row.subtree(head) if t < end)
