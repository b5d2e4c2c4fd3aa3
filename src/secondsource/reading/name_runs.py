"""Which runs of words are names: what the parser found, mended where it joined two names, cut one in two, or took a title along.

``runs_of_names(row, parses)`` gives them in order; ``entities.py`` says what kind each is and which of them are one.
"""

import re
from collections.abc import Iterator, Sequence

from secondsource.reading.cast import given_names, known_words
from secondsource.reading.lexicon import listed_names as _listed
from secondsource.reading.parser import Parse
from secondsource.reading.participants import country_in
from secondsource.reading.row import TokenRow

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
LONGEST_ACRONYM = 5
# A person's name after a title has at most so many tokens.
LONGEST_NAME = 7
HYPHENS = frozenset({"-", "‐", "‑", "–"})
# Small words inside the names of people.
_PARTICLES = frozenset(
    "al bin ibn abu el ul ud de del della der den di da das do dos du la le van von zu zur ten ter te y e i ap af av of the tha".split()
)
# What follows a comma inside one person's name.
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq", "md", "m.d.", "phd", "ph.d."})
# Titles that are last names as well are none inside a name: "Martin Luther King", "Ann Bishop Torv".
LAST_NAMES = frozenset("king prince princess queen pope bishop major marshal lady dame miss lord".split())
# Months that people are called.
_MONTH_NAMES = frozenset({"may", "june", "april", "august", "march"})
PRONOUNS = frozenset("he she it they we you his her its their him them our who".split())
PARTIES = frozenset("democrat democratic democrats republican republicans gop".split())


class Name:
    """A run of tokens that is one name, while its kind and fullest form are found."""

    def __init__(self, first: int, last: int, kind: str, *, titled: bool = False) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.titled = titled  # what stands beside it makes its kind sure


def runs_of_names(row: TokenRow, parses: Sequence[Parse]) -> list[Name]:
    """All names, in order, none in another."""
    found = _with_first_words(row, _joined(row, _whole(row, _found(row, parses))))
    return [part for name in found for one in _one_office_each(row, name) for part in _parts(row, one)]


def _with_first_words(row: TokenRow, found: list[Name]) -> list[Name]:
    """A name of one word that stands behind a capital, where the two are a name elsewhere: "a Stone Quay statement" as "the Stone Quay"."""
    whole = {(row.lows[name.first], row.lows[name.last]) for name in found if name.last == name.first + 1}
    taken = {t for name in found for t in range(name.first, name.last + 1)}
    for name in found:
        before = name.first - 1
        alone = name.first == name.last and before >= 0 and before not in taken
        if alone and row.texts[before][:1].isupper() and (row.lows[before], row.lows[name.first]) in whole:
            name.first = before
    return found


def _one_office_each(row: TokenRow, name: Name) -> Iterator[Name]:
    """ "Senator Ann Torv of Brask and Speaker Ben Hale": two names, where a title stands on either side of the "and"."""
    titles = [row.lows[t].strip(".") in _listed("person_titles") for t in range(name.first, name.last + 1)]
    join = next((t for t in range(name.first + 2, name.last - 1) if row.lows[t] == "and" and titles[t + 1 - name.first]), -1)
    if join < 0 or not any(titles[: join - name.first]):
        yield name
        return
    yield Name(name.first, join - 1, name.kind, titled=name.titled)
    yield from _one_office_each(row, Name(join + 1, name.last, name.kind, titled=name.titled))


def _joined(row: TokenRow, found: list[Name]) -> list[Name]:
    """Double names that were cut at their hyphen: "Ines Marlow-Teague", "Sun Mi-rae"; no pair of names that stand alone elsewhere."""
    alone = {
        row.lows[t]
        for name in found
        for t in range(name.first, name.last + 1)
        if not _hyphen_after(row, t) and not (t > 0 and _hyphen_after(row, t - 2))
    }
    result: list[Name] = []
    for name in found:
        before = result[-1] if result else None
        suffix = name.first == name.last and row.lows[name.first] in SUFFIXES
        if suffix and before is not None and before.kind == "person" and row.texts[before.last + 1 : name.first] in ([], [","]):
            before.last = name.last  # "Per Hald, Jr."
            continue
        if (
            before is not None
            and before.last + 2 == name.first
            and _hyphen_after(row, before.last)
            and "place" not in (before.kind, name.kind)
        ):
            one, other = row.lows[before.last], row.lows[name.first]
            if not {one, other} & alone and not any(country_in(row.texts[t]) for t in (before.last, name.first)):
                before.last = name.last
                before.kind = "person" if "person" in (before.kind, name.kind) else before.kind
                continue
        result.append(name)
    for name in result:
        word = row.lows[name.first - 1] if name.first > row.first[row.sentence[name.first]] else ""
        if name.kind == "person" and word in given_names() and row.upos[name.first - 1] == "PROPN":
            name.first -= 1  # a given name that was left out, or made a name of its own
        rest = name.last + 2
        cut = name.kind == "person" and name.first < name.last and _hyphen_after(row, name.last) and row.lows[name.last] not in alone
        if cut and row.texts[rest].islower() and (row.upos[rest] == "PROPN" or row.tags[rest] == "NNP"):
            name.last = rest
    return [name for n, name in enumerate(result) if n + 1 == len(result) or name.last < result[n + 1].first]


def _hyphen_after(row: TokenRow, token: int) -> bool:
    """A hyphen joins the token to the one after it, without spaces."""
    return (
        token >= 0
        and token + 2 < len(row)
        and row.texts[token + 1] in HYPHENS
        and row.starts[token + 1] == row.ends[token]
        and row.starts[token + 2] == row.ends[token + 1]
    )


def _parts(row: TokenRow, name: Name) -> Iterator[Name]:
    """A person's run cut where the person's name ends: at a comma or a bracket, at a word that is no name, after a title or a trade."""
    name.last = _before_seat(row, name)
    office = _office_inside(row, name)
    if office >= 0:
        yield Name(office + 1, name.last, "person", titled=True)
        return
    if name.kind != "person":
        while name.last > name.first and row.upos[name.last] in ("VERB", "AUX") and row.texts[name.last].islower():
            name.last -= 1  # "the Lindmoor Republican said"
        yield name
        return
    pieces: list[tuple[int, int]] = []
    start = name.first
    short = row.texts[start]
    if name.last - start >= 2 and short.isupper() and short.isalpha() and 2 <= len(short) <= LONGEST_ACRONYM:
        yield Name(start, start, "")  # "the HWF's" office before the name: "HWF Ann Torv"
        start += 1
    trade, parted = -1, False
    for token in range(start, name.last + 1):
        comma = row.texts[token] in (",", "(") and not (token < name.last and row.lows[token + 1] in SUFFIXES)
        small = row.texts[token].isalpha() and row.texts[token].islower() and row.lows[token] not in _PARTICLES
        small = small and not (token > name.first and row.texts[token - 1] in (*HYPHENS, "'", "’"))
        if not (comma or small):
            continue
        if start < token:
            pieces.append((start, token - 1))
        parted = parted or comma
        if small and row.upos[token] in ("NOUN", "ADJ") and not parted:
            trade = len(pieces)
        start = token + 1
    if start <= name.last:
        pieces.append((start, name.last))
    # "Harbour strategist Ann Torv" is Ann Torv; "Ann Torv, Lindmoor Republican" as well.
    chosen = trade if 0 <= trade < len(pieces) else 0
    for number, (first, last) in enumerate(pieces):
        yield Name(first, last, "person" if number == chosen else "")


def _before_seat(row: TokenRow, name: Name) -> int:
    """The last token of the name before what tells the party or the place of an office holder: "Rep. Ann Torv, D-Brask", "... of Brask"."""
    titled = False
    for token in range(name.first, name.last):
        party = row.texts[token] == "," and row.texts[token + 1] in ("D", "R", "I") and row.texts[token + 2 : token + 3] == ["-"]
        place = (
            titled
            and row.lows[token] == "of"
            and row.upos[token - 1] == "PROPN"
            and row.lows[token - 1].strip(".") not in _listed("titles")
        )
        if (party or place) and token > name.first:
            return token - 1
        titled = titled or row.lows[token].strip(".") in _listed("person_titles")
    return name.last


def _office_inside(row: TokenRow, name: Name) -> int:
    """The last title inside a run that ends in a person's name ("Eastmark Senator Ann Torv"), or -1."""
    if name.kind == "place":
        return -1
    for token in range(name.last - 1, max(name.first - 1, name.last - LONGEST_NAME), -1):
        low = row.lows[token].strip(".")
        if low not in _listed("person_titles") or low in LAST_NAMES or not row.texts[token][0].isupper():
            continue
        rest = range(token + 1, name.last + 1)
        proper = all(
            (row.upos[t] == "PROPN" and row.texts[t][0].isupper()) or row.lows[t] in _PARTICLES or row.texts[t] in (".", *HYPHENS)
            for t in rest
        )
        words = [row.lows[t].strip(".") for t in rest]
        if proper and words[0] != "of" and not any(w in _listed("body_words") or w in _listed("titles") for w in words):
            return token
    return -1


def only_an_office(row: TokenRow, first: int, last: int) -> bool:
    """Nothing but whose office it is and the office: "Eastmark Ambassador", "Chinese Official"."""
    words = [row.lows[t].strip(".") for t in range(first, last + 1)]
    offices = [w in _listed("titles") or w in known_words("roles") or w in known_words("spokes") for w in words]
    whose = [country_in(row.texts[first + n]) is not None or w in PARTIES for n, w in enumerate(words)]
    return offices[-1] and all(a or b for a, b in zip(offices, whose, strict=True))


def _found(row: TokenRow, parses: Sequence[Parse]) -> list[Name]:
    """Names of the parser, and runs of proper nouns that it left out."""
    found: list[Name] = []
    token = 0
    begins = [t.ent_begin for parse in parses for t in parse.tokens]
    while token < len(row):
        stop = token + 1
        kind = row.ents[token]
        if kind:
            while stop < len(row) and row.ents[stop] == kind and not begins[stop] and row.sentence[stop] == row.sentence[token]:
                stop += 1
            begin = token
            if kind == "person" and _given_name(row, found, token, stop):
                begin = found.pop().first
            found.append(Name(begin, stop - 1, kind))
        elif _stray_name(row, token):
            while stop < len(row) and not row.ents[stop] and _stray_name(row, stop) and row.sentence[stop] == row.sentence[token]:
                stop += 1
            found.append(Name(token, stop - 1, ""))
        token = stop
    return found


def _whole(row: TokenRow, found: list[Name]) -> list[Name]:
    """Names of bodies with the capitalised words that hang on them right before: "Foreign" of "Foreign Ministry", no nationality."""
    before = -1
    for name in found:
        while name.kind == "body" and name.first - 1 > max(before, row.first[row.sentence[name.first]]):
            word = name.first - 1
            if _ORDINAL.fullmatch(row.lows[word]):  # "5th Circuit"
                name.first = word
                break
            apart = row.deps[word] not in ("compound", "amod") or not name.first <= row.heads[word] <= name.last
            if apart or not row.texts[word][0].isupper() or country_in(row.texts[word]) is not None or row.lows[word] in _listed("titles"):
                break
            name.first = word
        before = name.last
    return found


def _given_name(row: TokenRow, found: Sequence[Name], token: int, stop: int) -> bool:
    """The name right before is one unknown word that hangs on this person's one word: the parser cut "Tomas Reyk" in two."""
    if not found or stop != token + 1:
        return False
    before = found[-1]
    one = (
        before.first == before.last == token - 1
        and before.kind in ("", "other", "place")
        and row.sentence[token - 1] == row.sentence[token]
    )
    word = row.lows[token - 1]
    known = word in _listed("titles") or word in _listed("bodies") or word in _listed("body_words") or country_in(word.title()) is not None
    return (
        one
        and row.upos[token - 1] == "PROPN"
        and row.heads[token - 1] == token
        and row.deps[token - 1] in ("compound", "flat")
        and not known
    )


def _stray_name(row: TokenRow, token: int) -> bool:
    word = row.texts[token]
    if row.upos[token] != "PROPN" or not word[:1].isupper() or len(word) < 2:
        return False
    return row.lows[token] not in _listed("days") or _month_that_acts(row, token)


def _month_that_acts(row: TokenRow, token: int) -> bool:
    """ "May told the house": a person called like a month."""
    told = row.heads[token] >= 0 and row.upos[row.heads[token]] == "VERB" and row.deps[token] == "nsubj"
    return told and row.lows[token] in _MONTH_NAMES and row.texts[token + 1 : token + 2] != [","]
