"""What the learned parts leave undone, by rule: strays, shared subjects, signatures, quotations that nobody was given.

Every rule works on :class:`Said`, an attribution as runs of tokens. How much each of them adds on annotated articles stands in
docs/measured/reading.md.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from secondsource.reading.edges import mend_edges
from secondsource.reading.linking import Piece, head_of
from secondsource.reading.lone_quotations import is_title, of_lone_quotations, signed
from secondsource.reading.mending import closing_reports, mend_spans, no_addressee, own_quotations, own_subject, speech
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import Said, inner_speaker, touching
from secondsource.reading.subjects import own_clause
from secondsource.reading.turns import with_turns

# A lemma that is a cue at least this often needs no more than a subject and a clause; lower bounds change nothing on annotated articles.
SURE_CUE = 0.4
# Of 40 attributions that were found with a cue this rare and without a mark, and as short as this, 12 were right.
SELDOM_CUE = 0.05
FEW_WORDS = 7
_DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute"})
_NO_SPEAKERS = frozenset({"it", "what", "which", "that", "this", "you"})


def finished(row: TokenRow, said: Sequence[Said], chances: Sequence[float]) -> list[Said]:
    """The encoder's attributions after the few rules that it needs. ``chances``: of each token to be a cue."""
    found = list(said)
    for one in found:
        _drop_strays(row, one)
        if _accords(row, one):
            _part_source(row, one)
        own_clause(row, one)
        _share_subject(row, one)
        no_addressee(row, one)
        one.contents = [c for c in one.contents if not (_names_a_work(row, c) and not _says(one, chances))]
    _give_back(row, found, chances)
    found = closing_reports(row, found + _accordingly(row, found), chances)
    around = touching(row, found)
    for one in found:
        own_subject(row, one)
        inner_speaker(row, one, around, chances)
    found = mend_edges(row, found, chances)
    found = signed(row, [one for one in found if speech(row, one, chances) and one.contents and not _tells_nothing(row, one, chances)])
    return with_turns(row, found + of_lone_quotations(row, found))


def _tells_nothing(row: TokenRow, said: Said, chances: Sequence[float]) -> bool:
    """ "The move enraged the miners": a verb that hardly ever reports, and a few words without a mark behind it."""
    if said.cue is None or row.upos[head_of(row, said.cue)] != "VERB" or _likely(said.cue, chances) > SELDOM_CUE:
        return False
    words = [t for c in said.contents for t in range(c.first, c.last + 1) if row.upos[t] != "PUNCT"]
    return len(words) < FEW_WORDS and all(row.region[t] < 0 for t in words)


def _give_back(row: TokenRow, found: Sequence[Said], chances: Sequence[float]) -> None:
    """A quotation goes on from the speech before it, in its paragraph or the one before, not from a report in the next paragraph.

    "X said so.", a paragraph of X's words, then "Y holds that ...": those words are not Y's.
    """
    lines: dict[int, list[Said]] = defaultdict(list)  # by the paragraph of the cue
    for one in found:
        if one.cue is not None:
            lines[row.paragraph[one.cue.first]].append(one)
    for one in found:
        if one.cue is None:
            continue
        line = row.paragraph[one.cue.first]
        own = [c for c in one.contents if row.paragraph[c.first] == line]
        for piece in [c for c in one.contents if c not in own]:
            quoted = row.region[piece.first] >= 0 and row.paragraph[piece.last] == row.paragraph[piece.first] < line
            if not own or not quoted:
                continue
            one.contents = [c for c in one.contents if c is not piece]
            # Of the same paragraph where it has words of the teller's, else of the one before.
            line_before = row.paragraph[piece.first] - _whole(row, piece)
            before = [s for s in lines.get(line_before, ()) if s.cue is not None and s.cue.last < piece.first]
            speaking = [s for s in before if s.source is not None and _says(s, chances)]
            if speaking:
                max(speaking, key=lambda s: s.cue.first if s.cue else -1).contents.append(piece)


def _whole(row: TokenRow, piece: Piece) -> bool:
    """Nothing but marks stands beside it in its paragraph."""
    start, end = row.paragraphs[row.paragraph[piece.first]]
    return all(row.upos[t] == "PUNCT" for t in row.inside(start, end) if not piece.first <= t <= piece.last)


def _accords(row: TokenRow, said: Said) -> bool:
    """ "According to", and what stands right behind it was taken for the content: it is the source, whatever else was."""
    cue = said.cue
    if cue is None or row.lows[cue.last] != "to" or row.lows[cue.first] != "according":
        return False
    if said.source is None or said.source.first == cue.last + 1:
        return said.source is None
    if any(piece.first == cue.last + 1 for piece in said.contents):
        said.source = None
    return said.source is None


def _says(said: Said, chances: Sequence[float]) -> bool:
    """Its cue is a word of saying more often than not."""
    return said.cue is not None and _likely(said.cue, chances) > 0.5


def _likely(cue: Piece, chances: Sequence[float]) -> float:
    return max(chances[t] for t in range(cue.first, cue.last + 1))


def _accordingly(row: TokenRow, found: Sequence[Said]) -> list[Said]:
    """ "According to X" that no attribution has: what it hangs on is what X says."""
    taken = {t for one in found for p in (one.cue, *one.contents) if p is not None for t in range(p.first, p.last + 1)}
    held = covered(p for one in found for p in (one.cue, one.source, *one.contents) if p is not None)
    new = []
    for token in range(len(row) - 1):
        if row.lows[token] != "according" or row.lows[token + 1] != "to" or token in taken:
            continue
        cue = Piece(token, token + 1, "cue")
        content = content_by_tree(row, cue, held)
        named = row.heads[token]
        if content is None or named <= token:
            continue
        source = [t for t in row.subtree(named) if t > token + 1]
        source = _trimmed(row, source[: next((k for k in range(1, len(source)) if source[k] != source[k - 1] + 1), len(source))])
        if (source and source[-1] < content.first) or (source and content.last < source[0]):
            new.append(Said(cue, Piece(source[0], source[-1], "source"), [content]))
    return new


def mended(row: TokenRow, said: Sequence[Said], chances: Sequence[float]) -> list[Said]:
    """The tagger's attributions after all rules, with those that the tree or a lone quotation shows."""
    found = list(said)
    for one in found:
        one.contents = [c for c in one.contents if not _names_a_work(row, c)]
        _drop_strays(row, one)
        _part_source(row, one)
        _share_subject(row, one)
    found += _of_plain_reports(row, found, chances)
    found = own_quotations(row, closing_reports(row, found, chances), chances)
    around = touching(row, found)
    for one in found:
        mend_spans(row, one, around, chances)
    found = [one for one in found if speech(row, one, chances)]
    found = [one for one in found if one.contents]
    found = signed(row, found)
    return with_turns(row, found + of_lone_quotations(row, found))


def _of_plain_reports(row: TokenRow, found: list[Said], chances: Sequence[float]) -> list[Said]:
    """Reports that the tree shows beyond doubt and that no attribution has: a verb of saying with its subject and its clause.

    Attributions that nobody is given make room for them: they are taken out of ``found``.
    """
    holder = {t: one for one in found for p in (one.cue, *one.contents) if p is not None for t in range(p.first, p.last + 1)}
    new = []
    for verb in range(len(row)):
        if row.upos[verb] != "VERB" or chances[verb] < SURE_CUE or row.region[verb] >= 0:
            continue
        report = _plain_report(row, verb)
        if report is None:
            continue
        span = range(min(p.first for p in report), max(p.last for p in report) + 1)
        against = {id(holder[t]): holder[t] for t in span if t in holder}
        if any(one.source is not None or one.cue is None or one.cue.first <= verb <= one.cue.last for one in against.values()):
            continue
        for one in against.values():
            one.contents = []
        cue, source, content = report
        said = Said(cue, source, [content])
        holder.update(dict.fromkeys(span, said))
        new.append(said)
    return new


def _plain_report(row: TokenRow, verb: int) -> tuple[Piece, Piece, Piece] | None:
    """Cue, source and content of a verb with a subject and a clause, where the three stand apart."""
    wanted = ("ccomp", "obj") if row.lemmas[verb] in _DENYING else ("ccomp",)
    subject = next((c for c in row.children[verb] if row.deps[c] == "nsubj" and row.lows[c] not in _NO_SPEAKERS), None)
    clause = next((c for c in row.children[verb] if row.deps[c] in wanted), None)
    if subject is None or clause is None:
        return None
    named = set(row.subtree(subject))
    source = _trimmed(row, sorted(t for t in named if (t < verb) == (subject < verb)))
    content = _trimmed(row, [t for t in row.subtree(clause) if (t < verb) == (clause < verb) and t not in named])
    while content and row.upos[content[0]] == "PUNCT" and row.region[content[0]] < 0:
        content = content[1:]
    if not source or not content or set(source) & set(range(content[0], content[-1] + 1)):
        return None
    return Piece(verb, verb, "cue"), Piece(source[0], source[-1], "source"), Piece(content[0], content[-1], "content")


def covered(pieces: Iterable[Piece]) -> set[int]:
    """The tokens of the pieces."""
    return {t for p in pieces for t in range(p.first, p.last + 1)}


def content_by_tree(row: TokenRow, cue: Piece, taken: Collection[int]) -> Piece | None:
    """What a cue without a content reports, by the tree: its clause or object; with "according to" the clause that it hangs on.

    Args:
        taken: tokens of other parts, which the content may not hold.
    """
    head = head_of(row, cue)
    if row.upos[head] == "ADP":
        named = row.heads[head]
        clause = row.heads[named] if named >= 0 else -1
        if clause < 0 or row.deps[named] not in ("obl", "nmod", "nsubj", "dep") or row.upos[clause] not in ("VERB", "ADJ", "NOUN", "AUX"):
            return None
        phrase = set(row.subtree(named))
        tokens = [t for t in row.subtree(clause) if t not in phrase]
        before, after = [t for t in tokens if t < cue.first], [t for t in tokens if t > max(phrase)]
        side = before if clause < cue.first else after
    else:
        top = next(
            (c for d in ("ccomp", "xcomp", "obj", "parataxis") for c in row.children[head] if row.deps[c] == d and c > cue.last), None
        )
        side = [] if top is None else [t for t in row.subtree(top) if t > cue.last]
    while side and row.upos[side[0]] == "PUNCT" and row.region[side[0]] < 0:
        side = side[1:]
    side = _trimmed(row, side)
    if not side or any(t in taken for t in range(side[0], side[-1] + 1)):
        return None
    return Piece(side[0], side[-1], "content")


def _drop_strays(row: TokenRow, said: Said) -> None:
    """Unquoted words in another sentence than the cue are no part of what it reports where its own sentence has some."""
    if said.cue is None:
        return
    at = row.sentence[said.cue.first]
    own = [c for c in said.contents if row.sentence[c.first] <= at <= row.sentence[c.last]]
    if own:
        said.contents = [c for c in said.contents if c in own or row.region[c.first] >= 0 or row.region[c.last] >= 0]


def _part_source(row: TokenRow, said: Said) -> None:
    """A source that was taken for a part of the content: right after a quotation and before its cue, or after "according to"."""
    if said.source is not None or said.cue is None or not said.contents:
        return
    cue = said.cue
    for number, piece in enumerate(said.contents):
        if row.upos[head_of(row, cue)] == "ADP" and piece.first == cue.last + 1:
            comma = next((t for t in range(piece.first, piece.last) if row.texts[t] == ","), None)
            if comma is not None and comma > piece.first and not any(row.upos[t] in ("VERB", "AUX") for t in range(piece.first, comma)):
                said.source = Piece(piece.first, comma - 1, "source")
                said.contents[number] = Piece(comma + 1, piece.last, "content")
                return
        region = row.region[piece.first]
        if region < 0 or row.region[piece.last] >= 0 or piece.last + 1 != cue.first or not row.regions[region].closed:
            continue
        rest = [t for t in range(piece.first, piece.last + 1) if row.region[t] != region and row.upos[t] != "PUNCT"]
        if rest and rest[-1] - rest[0] < 12 and all(row.upos[t] not in ("VERB", "AUX") for t in rest):
            said.source = Piece(rest[0], rest[-1], "source")
            said.contents[number] = Piece(piece.first, rest[0] - 1, "content")
            return


def _share_subject(row: TokenRow, said: Said) -> None:
    """A cue without a source that goes on from another verb has that verb's subject ("he refused to answer or explain ...")."""
    if said.source is not None or said.cue is None:
        return
    head = head_of(row, said.cue)
    if any(row.deps[c] == "aux:pass" for c in row.children[head]):
        return  # whom "it was said" leaves unsaid
    at = head
    for _ in range(3):
        if row.deps[at] not in ("conj", "xcomp", "advcl") or row.heads[at] < 0:
            return
        at = row.heads[at]
        subject = next((c for c in row.children[at] if row.deps[c] == "nsubj"), -1)
        if subject >= 0:
            tokens = _trimmed(row, [t for t in row.subtree(subject) if t < head])
            contents = {t for c in said.contents for t in range(c.first, c.last + 1)}
            if tokens and not contents & set(tokens):
                said.source = Piece(tokens[0], tokens[-1], "source")
            return


def _names_a_work(row: TokenRow, content: Piece) -> bool:
    """Nothing but a quotation of two to a dozen words that is a title ("The Old Man and the Sea")."""
    region = row.region[content.first]
    words = [t for t in range(content.first, content.last + 1) if row.upos[t] != "PUNCT"]
    if region < 0 or row.region[content.last] != region or not 2 <= len(words) <= 12 or row.texts[content.first - 1] == ":":
        return False
    if row.regions[region].end - row.regions[region].start > 200:
        return False
    return len(words) == sum(row.upos[t] != "PUNCT" for t in row.inside(*row.regions[region][:2])) and is_title(row, words)


def _trimmed(row: TokenRow, tokens: list[int]) -> list[int]:
    """Without punctuation at the end, other than a closing quotation mark."""
    while tokens and row.upos[tokens[-1]] == "PUNCT" and row.region[tokens[-1]] < 0:
        tokens.pop()
    return tokens
