"""Who a cue's own clause says that it is: a source from another sentence or another clause gives way to the subject of the cue's verb.

The encoder ties a cue to a source by likeness and nearness, so a long sentence or a caption now and then lends its subject to the next.
"""

from secondsource.reading.cast import known_words
from secondsource.reading.linking import Piece, head_of
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import Said
from secondsource.reading.sources import LONGEST_SOURCE, source_head, trimmed

_SPEAKING = ("roles", "spokes", "people", "male", "female", "bodies", "documents")
# How many clauses may lie between a verb and the circumstance that has the source.
MOST_CLAUSES = 6
PERSONS = frozenset({"he", "she", "they", "who"})
# "He was asked", "she was told": whoever did it is not named.
_ADDRESSING = frozenset(
    "ask tell press question accuse charge urge order expect suppose schedule instruct quiz grill warn advise inform remind".split()
)
# "She is said to have left", "who can be called a founder": somebody else says so.
_SAID_OF = frozenset("say report believe think know allege rumor rumour consider describe call label dub deem regard".split())


def own_clause(row: TokenRow, said: Said) -> None:
    """Mend the source of an attribution by the clause that its cue stands in."""
    cue, source = said.cue, said.source
    if cue is None or source is None:
        return
    verb = head_of(row, cue)
    if row.sentence[source.first] != row.sentence[cue.first]:
        said.source = _subject(row, said, verb) if row.upos[verb] in ("VERB", "AUX") else None
        return
    if row.upos[verb] != "VERB":
        return
    head = source_head(row, source.first, source.last)
    passive = any(row.deps[c] == "aux:pass" for c in row.children[verb])
    if passive:
        if row.lemmas[verb] in _ADDRESSING | _SAID_OF and row.heads[head] == verb and row.deps[head].startswith("nsubj"):
            said.source = None
        return
    other = row.heads[head]
    if row.deps[head] not in ("nsubj", "nsubj:pass") or other == verb or other < 0 or row.upos[other] != "VERB":
        return
    below = _below(row, other, verb)
    if not below and (source.first < cue.last or verb in row.subtree(other)):
        return  # only what stands behind the cue, in a clause of its own: "Hale said he had won after Torv asked for ..."
    own = _subject(row, said, verb)
    if own is not None and _speaks(row, own):
        said.source = own


def _below(row: TokenRow, other: int, verb: int) -> bool:
    """The other verb's clause is one of the circumstances of the verb: "hours after Hale left, Torv announced ..."."""
    at = other
    for _ in range(MOST_CLAUSES):
        if at < 0 or at == verb:
            return False
        if row.deps[at] == "advcl" and row.heads[at] == verb:
            return True
        at = row.heads[at]
    return False


def _subject(row: TokenRow, said: Said, verb: int) -> Piece | None:
    """The subject of the verb before it, whole, outside the contents."""
    assert said.cue is not None
    subject = next((c for c in row.children[verb] if row.deps[c] == "nsubj" and c < verb and row.region[c] < 0), -1)
    if subject < 0 or said.cue.first <= subject <= said.cue.last:
        return None
    tokens = trimmed(row, [t for t in row.subtree(subject) if t < said.cue.first and row.sentence[t] == row.sentence[verb]])
    while tokens and row.upos[tokens[0]] in ("PUNCT", "CCONJ"):
        tokens = tokens[1:]
    taken = {t for piece in said.contents for t in range(piece.first, piece.last + 1)}
    if not tokens or tokens[-1] - tokens[0] > 2 * LONGEST_SOURCE or taken & set(tokens):
        return None
    return Piece(tokens[0], tokens[-1], "source")


def _speaks(row: TokenRow, source: Piece) -> bool:
    """A person or body by its name, its noun or its pronoun."""
    head = source_head(row, source.first, source.last)
    lemma = row.lemmas[head].lower()
    return row.ents[head] in ("person", "body") or row.lows[head] in PERSONS or any(lemma in known_words(words) for words in _SPEAKING)
