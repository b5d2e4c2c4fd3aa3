"""A source as words: where its noun phrase begins and ends, its head, and the words as a name."""

import re
from collections.abc import Collection

from secondsource.reading.cast import known_words
from secondsource.reading.lexicon import listed_names
from secondsource.reading.linking import Piece, head_of
from secondsource.reading.row import TokenRow
from secondsource.records.article import Span

# A source, or what is added to one, is rarely longer, in words.
LONGEST_SOURCE = 14
_OCCASIONS = frozenset({"conference", "show", "hearing", "rally", "debate", "briefing", "broadcast", "meeting", "podcast", "call"})
_RELATIVE = re.compile(r",? (?:who|whom|whose|which)\b|, (?:speaking|citing|quoting|including|especially|like|such as)\b")


def whole_source(row: TokenRow, source: Piece, taken: Collection[int]) -> Piece:
    """The source as a whole noun phrase: without the day of speech, with its whole relative clause or with none of it.

    Args:
        taken: tokens of the cue and the contents, which the source may not grow into.
    """
    source = without_day(row, source)
    source = _with_its_name(row, taken, _without_place_of_speech(row, source))
    for token in range(source.first, source.last + 1):
        for child in row.children[token]:
            if row.deps[child] != "acl:relcl":
                continue
            clause = row.subtree(child)
            inside = [t for t in clause if source.first <= t <= source.last]
            beyond = trimmed(row, [t for t in clause if t > source.last])
            if not inside or not beyond or inside[0] == source.first:
                continue
            rest = range(source.last + 1, beyond[-1] + 1)
            here = all(row.sentence[t] == row.sentence[token] for t in rest)
            if here and len(rest) <= LONGEST_SOURCE and not any(t in taken for t in rest):
                return Piece(source.first, beyond[-1], "source")
            stop = inside[0] - 1
            while stop > source.first and row.upos[stop] == "PUNCT":
                stop -= 1
            return Piece(source.first, stop, "source")
    return source


def without_day(row: TokenRow, source: Piece) -> Piece:
    """The source without the day of speech; "a poll released Monday" keeps its day."""
    last = source.last
    while last > source.first and _dates_speech(row, last):
        last -= 1
    if last < source.last and row.lows[last] == "on":
        last -= 1
    return Piece(source.first, last, "source") if row.upos[last] in ("NOUN", "PROPN") else source


def _with_its_name(row: TokenRow, taken: Collection[int], source: Piece) -> Piece:
    """ "Ann Torv, the head of the board, said": the name that the source is an apposition to belongs to it."""
    head = head_of(row, source)
    name = row.heads[head]
    if row.deps[head] != "appos" or not 0 <= source.first - 1 - name <= 2 or row.upos[name] != "PROPN":
        return source
    first = min(t for t in row.subtree(name) if row.sentence[t] == row.sentence[name] and row.region[t] == row.region[name])
    free = source.first - first <= LONGEST_SOURCE and not any(t in taken for t in range(first, source.first))
    return Piece(first, source.last, "source") if free else source


def _without_place_of_speech(row: TokenRow, source: Piece) -> Piece:
    """ "said X in an interview on the show": where it was said is not who said it."""
    for token in range(source.first + 1, source.last):
        noun = row.heads[token]
        if row.lows[token] in ("in", "during", "at") and row.upos[token] == "ADP" and token < noun <= source.last:
            speech_noun = row.lemmas[noun].lower() in known_words("speeches") or row.lemmas[noun].lower() in _OCCASIONS
            if speech_noun and row.upos[token - 1] in ("PROPN", "PRON", "NOUN"):
                return Piece(source.first, token - 1, "source")
    return source


def _dates_speech(row: TokenRow, token: int) -> bool:
    """A day at the end of a source dates the speech ("officials on Tuesday said")."""
    return (
        row.lows[token].strip(".") in listed_names("days")
        and row.deps[token] != "nmod:poss"
        and row.ents[token] not in ("person", "body", "place")
    )


def source_head(row: TokenRow, first: int, last: int) -> int:
    """The token of the source that hangs on something outside it; a noun or name rather than another word."""
    tops = [t for t in range(first, last + 1) if not first <= row.heads[t] <= last and row.upos[t] != "PUNCT"]
    nouns = [t for t in tops if row.upos[t] in ("NOUN", "PROPN", "PRON", "NUM")]
    if nouns:
        return nouns[0]
    below = [t for t in range(first, last + 1) if row.upos[t] in ("NOUN", "PROPN", "PRON")]
    return below[0] if below else (tops or [first])[0]


def before_examples(row: TokenRow, first: int, last: int) -> int:
    """The last token before ", including Ann Torv": whoever is named as one of them does not speak alone."""
    for token in range(first + 1, last):
        if row.texts[token] == "," and (
            row.lows[token + 1] in ("including", "especially") or row.lows[token + 1 : token + 3] == ["such", "as"]
        ):
            return token - 1
    return last


def collapsed(row: TokenRow, span: Span) -> str:
    """The words of a source as a name: on one line, without a relative clause after it and without the possessive at its end."""
    words = " ".join(row.text[span.start : span.end].split())
    words = _RELATIVE.split(words, maxsplit=1)[0] or words
    return re.sub(r"['’]s?$", "", words.strip(" ,"))


def trimmed(row: TokenRow, tokens: list[int]) -> list[int]:
    """Without punctuation at the end."""
    while tokens and row.upos[tokens[-1]] == "PUNCT":
        tokens.pop()
    return tokens
