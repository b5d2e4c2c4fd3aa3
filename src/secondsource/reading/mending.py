"""Where the parts of an attribution begin and end, by the tree and by the order of words, and what is no attribution at all.

The tagger decides word by word, so it cuts a clause in two, stops in the middle of a relative clause or takes a verb inside what is told
for the verb that tells it. Each rule here mends one such fault; what they add on annotated articles stands in docs/measured/reading.md.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.reading.lexicon import listed_names
from secondsource.reading.linking import Piece, head_of
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import LONGEST_REST, Said, inner_speaker, said_by, says
from secondsource.reading.sources import LONGEST_SOURCE, trimmed, whole_source
from secondsource.reading.subjects import PERSONS

# Without a source and without a quotation, a cue must be at least this often one.
UNSOURCED_CUE = 0.5
_ADDRESSEES = frozenset({"tell", "inform", "remind", "assure", "warn", "advise", "notify"})
_SEEMING = frozenset({"appear", "seem", "happen", "emerge", "matter", "remain"})
_SEEING = frozenset({"find", "see", "watch", "meet", "visit", "spot", "catch", "hear"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PUNCT"})
_EMPTY = frozenset({"which", "who", "whom"})


def speech(row: TokenRow, said: Said, chances: Sequence[float]) -> bool:
    """Whether it is an attribution after all: not what merely seems so, not a date, not a rare cue that nobody is given."""
    if said.cue is None:
        return True
    said.contents = [c for c in said.contents if not (c.first == c.last and row.lows[c.first] in _EMPTY) and not _only_date(row, c)]
    if not said.contents:
        return False
    head = head_of(row, said.cue)
    if row.lemmas[head] in _SEEING and all(_whom(row, c, head) for c in said.contents):
        return False  # "found the mayor drying her socks": somebody was seen, nothing was told
    if said.source is not None:
        return not (row.lows[said.source.last] == "it" and row.lemmas[head] in _SEEMING)
    quoted = any(row.region[t] >= 0 for c in said.contents for t in (c.first, c.last))
    return quoted or max(chances[t] for t in range(said.cue.first, said.cue.last + 1)) >= UNSOURCED_CUE


def _whom(row: TokenRow, piece: Piece, verb: int) -> bool:
    """A person, by name or as "it", and no clause: what the verb was done to."""
    top = head_of(row, piece)
    person = row.ents[top] == "person" or any(row.ents[c] == "person" for c in row.children[top]) or row.upos[top] == "PRON"
    return person and row.heads[top] == verb and row.deps[top] in ("obj", "iobj") and row.region[top] < 0


def _only_date(row: TokenRow, piece: Piece) -> bool:
    """Nothing but a day ("called on July 9th")."""
    words = [t for t in range(piece.first, piece.last + 1) if row.upos[t] != "PUNCT"]
    dated = [t for t in words if row.lows[t].strip(".") in listed_names("days")]
    return bool(dated) and all(t in dated or row.texts[t][0].isdigit() for t in words)


def own_quotations(row: TokenRow, found: Sequence[Said], chances: Sequence[float]) -> list[Said]:
    """A quotation that goes on with "..., X said" in its own sentence is X's, and no more of a speech told sentences before."""
    result = list(found)
    covered = {t for one in result for p in (one.cue, one.source, *one.contents) if p is not None for t in range(p.first, p.last + 1)}
    holders: dict[int, list[Said]] = defaultdict(list)  # by the quotation that a content begins in
    for one in result:
        for begun in dict.fromkeys(row.region[c.first] for c in one.contents):
            holders[begun].append(one)
    for number, region in enumerate(row.regions):
        if number not in holders or not region.closed:
            continue
        tokens = row.inside(region.start, region.end)
        if not tokens or tokens[-1] + 1 >= len(row) or row.sentence[tokens[-1] + 1] != row.sentence[tokens[-1]]:
            continue
        after = tokens[-1] + 1
        told = said_by(row, after, row.first[row.sentence[after] + 1] - 1, chances)
        if told is None or (row.texts[max(tokens[0], tokens[-1] - 1)] not in (",", "?", "!") and row.texts[after] != ","):
            continue
        cue, source = told
        held = [s for s in holders[number] if any(row.region[c.first] == number and c.last < cue.first for c in s.contents)]
        if not held or held[0].cue is None or row.sentence[held[0].cue.first] >= row.sentence[cue.first]:
            continue
        if any(t in covered for t in range(cue.first, cue.last + 1)):
            continue
        one = held[0]
        later = [c for c in one.contents if c.first >= tokens[0] - 1]
        one.contents = [c for c in one.contents if c.first < tokens[0] - 1]
        new = Said(cue, source, later)
        result.append(new)
        covered.update(range(cue.first, cue.last + 1), range(source.first, source.last + 1))
        for moved in dict.fromkeys(row.region[c.first] for c in later):
            holders[moved].append(new)
    return [one for one in result if one.contents]


def mend_spans(row: TokenRow, said: Said, around: Mapping[int, Sequence[Said]], chances: Sequence[float]) -> None:
    """Whole clauses and whole noun phrases, where no other part of an attribution is in the way."""
    if said.cue is None:
        return
    _part_of_source(row, said)
    inner_speaker(row, said, around, chances)
    own_subject(row, said)
    _past_the_addressee(row, said)
    _without_occasion(row, said)
    _whole_clause(row, said, around)
    if said.source is not None:
        taken = {t for p in (said.cue, *said.contents) for t in range(p.first, p.last + 1)}
        said.source = whole_source(row, said.source, taken)


def _part_of_source(row: TokenRow, said: Said) -> None:
    """ "According to X, a researcher at Y, the vote reflected anger": the apposition ends at its comma, then the content begins."""
    assert said.cue is not None
    source = said.source
    if (
        source is None
        or source.first < 2
        or row.lows[source.first - 2 : source.first] != ["according", "to"]
        or said.cue.first < source.last
    ):
        return
    comma = next((t for t in range(source.last, source.first, -1) if row.texts[t] == ","), -1)
    if comma < 0 or comma == source.last or row.upos[head_of(row, said.cue)] != "VERB":
        return
    end = trimmed(row, list(range(comma + 1, row.first[row.sentence[source.first] + 1])))[-1]
    said.source = Piece(source.first, comma - 1, "source")
    said.cue = Piece(source.first - 2, source.first - 1, "cue")
    said.contents = [Piece(comma + 1, end, "content")]


def own_subject(row: TokenRow, said: Said) -> None:
    """A cue without a source has the subject of its own verb ("The statement of the ministry, which came late, says ...")."""
    assert said.cue is not None
    head = head_of(row, said.cue)
    if said.source is not None or row.upos[head] != "VERB":
        return
    subjects = (c for c in row.children[head] if row.deps[c] == "nsubj" and c < head)
    subject = next((c for c in subjects if row.upos[c] in ("NOUN", "PROPN") or row.lows[c] in PERSONS), None)
    if subject is None or (said.cue.first <= subject <= said.cue.last):
        return
    tokens = trimmed(row, [t for t in row.subtree(subject) if t < said.cue.first])
    if not tokens or tokens[-1] - tokens[0] > 2 * LONGEST_SOURCE:
        return
    over = [p for p in said.contents if p.first <= tokens[-1] and tokens[0] <= p.last]
    if len(over) == 1 and over[0].first < tokens[0] - 1 and over[0].last + 1 >= said.cue.first - 1 and over[0].last < said.cue.first:
        # "Two ships sank, Ann Torv told the paper": what was taken for the end of the content says it.
        said.contents = [p if p is not over[0] else Piece(p.first, tokens[0] - 1, "content") for p in said.contents]
        over = []
    if not over:
        said.source = Piece(tokens[0], tokens[-1], "source")


def no_addressee(row: TokenRow, said: Said) -> None:
    """ "An official who sat there told the Courier that ...": whom it was told is not who told it; the verb's subject is.

    "Told Ann Torv", with no subject before the verb ("..., told the minister"), stays as it was read.
    """
    if said.cue is None or said.source is None:
        return
    head = head_of(row, said.cue)
    if row.lemmas[head] not in _ADDRESSEES or any(row.deps[c] == "aux:pass" for c in row.children[head]):
        return
    told = any(row.deps[t] in ("obj", "iobj") and row.heads[t] == head for t in range(said.source.first, said.source.last + 1))
    subject = next((c for c in row.children[head] if row.deps[c] == "nsubj" and c < head), None)
    if not told or subject is None or said.source.first <= head:
        return
    tokens = trimmed(row, [t for t in row.subtree(subject) if t < said.cue.first])
    contents = {t for c in said.contents for t in range(c.first, c.last + 1)}
    if tokens and not contents & set(tokens):
        said.source = Piece(tokens[0], tokens[-1], "source")


def _past_the_addressee(row: TokenRow, said: Said) -> None:
    """ "told reporters that ...": whom it was told is not what was told."""
    assert said.cue is not None
    head = head_of(row, said.cue)
    if row.lemmas[head] not in _ADDRESSEES or len(said.contents) != 1:
        return
    piece = said.contents[0]
    told = [c for c in row.children[head] if row.deps[c] in ("obj", "iobj") and piece.first <= c <= piece.last]
    clause = next((c for c in row.children[head] if row.deps[c] in ("ccomp", "advcl", "parataxis") and c > head), None)
    front = said.source.first - 1 if said.source is not None and said.source.last < head else -1
    if told and clause is None and front > row.first[row.sentence[head]] and row.texts[front] == ",":
        tokens = list(range(row.first[row.sentence[head]], front))
        verbs = [t for t in tokens if row.upos[t] in ("VERB", "AUX")]
        if verbs and row.upos[piece.last] in ("NOUN", "PROPN") and not any(row.region[t] >= 0 for t in (*tokens, piece.first)):
            said.contents = [Piece(tokens[0], tokens[-1], "content")]
            return
    if not told or piece.last > told[0] + 3 or said.cue.last + 1 != piece.first:
        return
    if clause is None:  # "told reporters on the quay that ...", with the clause hung on a noun between
        that = next(
            (t for t in range(piece.last + 1, min(piece.last + 12, row.first[row.sentence[head] + 1])) if row.lows[t] == "that"), -1
        )
        clause = (
            row.heads[that]
            if that >= 0 and row.upos[row.heads[that]] in ("VERB", "AUX", "ADJ", "NOUN") and row.heads[that] > that
            else None
        )
    if clause is None:
        return
    tokens = trimmed(row, [t for t in row.subtree(clause) if t > piece.last])
    if tokens:
        said.contents = [Piece(tokens[0], tokens[-1], "content")]


def _without_occasion(row: TokenRow, said: Said) -> None:
    """ "..., he said ahead of a meeting", "... said in a written answer to the board": the occasion is not what was said."""
    assert said.cue is not None
    cue = said.cue
    before = [c for c in said.contents if c.last < cue.first]
    after = [c for c in said.contents if 0 <= c.first - cue.last - 1 <= 1 and c.first > cue.last and row.region[c.first] < 0]
    if not before or not after:
        return
    led = cue.first < cue.last and any(
        row.upos[t] == "ADP" and (row.lows[t] not in ("of", "about") or row.upos[t - 1] not in ("VERB", "AUX", "PUNCT"))
        for t in (cue.last, after[0].first)
    )
    own = any(row.deps[t].startswith("nsubj") for t in range(after[0].first, after[0].last + 1))
    aside = row.upos[after[0].first] == "CCONJ" and own and row.lows[after[0].first + 1] != "that"
    if aside and all(row.region[c.first] >= 0 for c in before):  # "he said, and the rest was lost in the noise"
        said.contents = [c for c in said.contents if c is not after[0]]
    elif led and row.upos[cue.first] in ("VERB", "AUX"):
        said.contents = [c for c in said.contents if c not in after]
        verb = next(t for t in range(cue.last, cue.first - 1, -1) if row.upos[t] == "VERB" or t == cue.first)
        if row.upos[cue.last] == "ADP" and row.upos[verb] == "VERB":
            said.cue = Piece(cue.first, verb, "cue")


def _whole_clause(row: TokenRow, said: Said, around: Mapping[int, Sequence[Said]]) -> None:
    """What stands before "..., the ministry said" and "..., according to the log" is the whole clause, not its second half."""
    assert said.cue is not None
    if said.source is None or len(said.contents) != 1:
        return
    piece = said.contents[0]
    after = min(said.cue.first, said.source.first)
    if piece.last >= after or row.region[piece.last] >= 0:
        return
    others = around.get(row.sentence[after], ())
    gap = [t for t in range(piece.last + 1, after) if row.upos[t] != "PUNCT"]
    if gap:  # "... and one is missing, the office said": the rest up to the comma belongs to it
        held = [p for one in others if one is not said for p in (one.cue, one.source, *one.contents) if p is not None]
        free = row.texts[after - 1] == "," and row.upos[gap[0]] in ("CCONJ", "SCONJ", "ADP") and row.sentence[gap[0]] == row.sentence[after]
        if (
            not free
            or len(gap) > LONGEST_REST
            or any(row.region[t] >= 0 for t in gap)
            or any(_overlap(p, Piece(gap[0], gap[-1], "")) for p in held)
        ):
            return
        piece = Piece(piece.first, gap[-1], "content")
        said.contents = [piece]
    begin = row.first[row.sentence[after]]
    if row.sentence[piece.first] != row.sentence[after] or piece.first == begin:
        return
    start = _clause_start(row, piece, after)
    if start >= piece.first or any(row.region[t] >= 0 for t in range(start, piece.first)):
        return
    taken = [p for one in others if one is not said for p in (one.cue, one.source, *one.contents) if p is not None]
    if any(p.first < piece.first and p.last >= start for p in taken):
        return
    said.contents = [Piece(start, piece.last, "content")]


def _clause_start(row: TokenRow, piece: Piece, after: int) -> int:
    """Where the clause that ``piece`` ends begins: the leftmost word below the topmost head inside the run before the source."""
    begin = row.first[row.sentence[after]]
    head = head_of(row, piece)
    at = head
    while begin <= row.heads[at] < after and row.upos[row.heads[at]] != "PUNCT":
        at = row.heads[at]
    below = [t for t in row.subtree(at) if begin <= t < after]
    start = below[0]
    while start < piece.first and (row.upos[start] in ("PUNCT", "CCONJ")):
        start += 1
    # The run must be one clause: everything from its start on hangs together.
    return (
        start
        if set(range(start, piece.first)) <= set(below) | {t for t in range(start, piece.first) if row.upos[t] == "PUNCT"}
        else piece.first
    )


def closing_reports(row: TokenRow, found: Sequence[Said], chances: Sequence[float]) -> list[Said]:
    """Sentences that end in "..., SOURCE said" or "..., said SOURCE", whatever the tagger saw in them: all before it is the content.

    Attributions inside that have another cue give way only where they claim the closing words for themselves.
    """
    inside: dict[int, list[Said]] = defaultdict(list)  # by sentence: what has a cue or a content wholly in it
    for one in found:
        pieces = [p for p in (one.cue, *one.contents) if p is not None]
        for number in dict.fromkeys(row.sentence[p.first] for p in pieces if row.sentence[p.first] == row.sentence[p.last]):
            if one.cue is None or row.first[number] <= one.cue.first:
                inside[number].append(one)
    gone: set[int] = set()
    new = []
    for number in range(len(row.first) - 1):
        closing = _closing(row, number, chances)
        if closing is None:
            continue
        cue, source = closing
        begin = row.first[number]
        here = [one for one in inside[number] if id(one) not in gone]
        told = [one for one in here if one.cue is not None and one.source is not None and _overlap(one.cue, cue)]
        if any(
            one.source is not None and _overlap(one.source, source) and not any(_overlap(c, source) for c in one.contents) for one in told
        ):
            continue
        content = trimmed(row, list(range(begin, min(cue.first, source.first))))
        outside = [t for t in content if row.region[t] < 0]
        # A clause of the writer's own with quoted words in it is one content; a quotation with its tag is left to the tagger.
        if (
            not outside
            or 2 * len(outside) < len(content)
            or outside[0] != content[0]
            or not any(row.upos[t] in ("VERB", "AUX") for t in outside)
        ):
            continue
        # Others with a cue of their own stay: "the league voted against the plan" may itself be a report.
        gone.update(id(one) for one in here if _claims(one, cue) or _claims(one, source))
        new.append(Said(cue, source, [Piece(content[0], content[-1], "content")]))
    return [one for one in found if id(one) not in gone] + new


def _claims(one: Said, piece: Piece) -> bool:
    return any(p is not None and _overlap(p, piece) for p in (one.cue, one.source, *one.contents))


def _overlap(a: Piece, b: Piece) -> bool:
    return a.first <= b.last and b.first <= a.last


def _closing(row: TokenRow, number: int, chances: Sequence[float]) -> tuple[Piece, Piece] | None:
    """Cue and source at the end of a sentence, after its last comma: a verb of saying and a run of nouns, in either order."""
    begin, stop = row.first[number], row.first[number + 1]
    tokens = trimmed(row, list(range(begin, stop)))
    if not tokens or any(row.region[t] >= 0 for t in tokens[-2:]):
        return None
    end = tokens[-1]
    comma = next((t for t in range(end, begin, -1) if row.texts[t] == ","), -1)
    tail = list(range(comma + 1, end + 1))
    if comma <= begin + 2 or not 2 <= len(tail) <= LONGEST_SOURCE:
        return None
    verb = next((t for t in tail[1:] if says(row, t, chances) and row.tags[t] in ("VBD", "VBZ", "VBP")), -1)
    if verb >= 0 and all(row.upos[t] in (*_NOMINAL, "PRON") for t in range(verb + 1, end + 1)):
        run = list(range(tail[0], verb))
    elif says(row, tail[0], chances) and row.tags[tail[0]] in ("VBD", "VBZ") and row.upos[tail[1]] == "PROPN":
        verb, run = tail[0], tail[1:]
    else:
        return None
    subject = next((c for c in row.children[verb] if row.deps[c] == "nsubj"), -1)
    if subject >= 0 and row.subtree(subject) == run:
        return Piece(verb, verb, "cue"), Piece(run[0], run[-1], "source")
    if not all(row.upos[t] in _NOMINAL for t in run) or row.upos[run[-1]] not in ("NOUN", "PROPN") or row.upos[run[0]] == "ADP":
        return None
    return Piece(verb, verb, "cue"), Piece(run[0], run[-1], "source")
