"""What an article tells of the people and bodies it names: titles, offices, gender, where each name stands.

``Cast(row, mentions)`` gathers it once; ``reading/actors.py`` asks it who "the minister" or "she" may be.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from secondsource.reading.lexicon import rows
from secondsource.reading.participants import country_in
from secondsource.reading.row import TokenRow
from secondsource.records.article import Span
from secondsource.records.reading import Mention

_NOUNS = ("NOUN", "PROPN")
_WRITTEN_OUT = {
    "gov": ("governor",),
    "sen": ("senator", "lawmaker"),
    "rep": ("representative", "lawmaker"),
    "gen": ("general",),
    "pres": ("president",),
    "prof": ("professor",),
    "sgt": ("sergeant",),
    "col": ("colonel",),
    "lt": ("lieutenant",),
}
# Before an office: who holds it stands below the one who is called by the bare word.
SECONDS = frozenset({"vice", "deputy", "assistant", "associate", "under"})


@cache
def known_words(name: str) -> frozenset[str]:
    """One list of ``data/actor_words.tsv``."""
    return frozenset({row[0]: row[1] for row in rows("actor_words.tsv")}[name].split())


@cache
def given_names() -> dict[str, str]:
    """Lower-case given name -> "m" or "f": names that are common for one sex alone."""
    return {name.lower(): row[0] for row in rows("given_names.tsv") for name in row[1].split()}


class Named(NamedTuple):
    """A mention with its tokens; ``head`` is the token that hangs on something outside it."""

    mention: Mention
    first: int
    last: int
    head: int


class Cast:
    """Mentions by token and by name, with the offices and the gender that the article gives them."""

    def __init__(self, row: TokenRow, mentions: Sequence[Mention]) -> None:
        self.row = row
        self.all: list[Named] = []
        self.at: dict[int, Named] = {}
        for mention in mentions:
            tokens = row.inside(mention.start, mention.end)
            if not tokens:
                continue
            named = Named(mention, tokens[0], tokens[-1], _head(row, tokens[0], tokens[-1]))
            self.all.append(named)
            for token in tokens:
                self.at[token] = named
        self._stands: dict[str, Span] = {}
        for named in self.all:
            span = Span(named.mention.start, named.mention.end)
            if " ".join(row.text[span.start : span.end].split()) == named.mention.name:
                self._stands.setdefault(named.mention.name, span)
        self._last_names: dict[str, Named] = {}  # filled when it is first asked for
        self._sentences: dict[str, list[int]] = defaultdict(list)  # filled when it is first asked for
        self._ends = [named.last for named in self.all]
        self.offices: dict[str, set[str]] = defaultdict(set)
        votes: dict[str, list[str]] = defaultdict(list)
        for named in self.all:
            words = self._offices_of(named)
            self.offices[named.mention.name] |= words
            if named.mention.kind == "person":
                votes[named.mention.name] += [sex for sex in ("male", "female") if words & known_words(sex)]
        self.countries: dict[str, str] = {}  # whose office a person holds: "Estmark's transport minister X"
        for named in self.all:
            country = self._country_before(named) if named.mention.kind == "person" else None
            if country:
                self.countries.setdefault(named.mention.name, country)
        self.bodies: dict[str, str] = {}  # for whom a person speaks: "Harbour Board spokesman X", "X, a spokesman for the Harbour Board"
        for named in self.all:
            body = self._spoken_for(named) if named.mention.kind == "person" else None
            if body:
                self.bodies.setdefault(named.mention.name, body)
        self.gender: dict[str, str] = {}  # by the article, else by the given name
        self.told_gender: dict[str, str] = {}  # by the article alone
        for name in sorted({named.mention.name for named in self.all if named.mention.kind == "person"}):
            told = votes[name]
            given = given_names().get(name.split()[0].lower()) if " " in name else None
            if told:
                self.gender[name] = self.told_gender[name] = "m" if told.count("male") >= told.count("female") else "f"
            elif given:
                self.gender[name] = given

    def _offices_of(self, named: Named) -> set[str]:
        """Lower-case nouns that say what the name is: before it, in apposition to it, or as its predicate."""
        row = self.row
        found: set[str] = set()
        token = named.first - 1
        while token >= 0 and row.sentence[token] == row.sentence[named.first] and named.first - token <= 6:
            if row.upos[token] not in (*_NOUNS, "ADJ") and row.texts[token] not in (".", "-"):
                break
            if token in self.at and row.ents[token] == "person":
                break
            word = row.lemmas[token].lower().strip(".")
            second = token > 0 and row.lemmas[token - 1].lower() in SECONDS
            found |= {f"vice {word}"} if second else {word, *_WRITTEN_OUT.get(word, ())}
            token -= 1
        for child in row.children[named.head]:
            if row.deps[child] == "appos":
                found |= {
                    row.lemmas[child].lower(),
                    *(row.lemmas[c].lower() for c in row.children[child] if row.deps[c] in ("compound", "conj", "amod")),
                }
        above = row.heads[named.head]
        if row.deps[named.head] == "appos" and above >= 0 and row.upos[above] == "NOUN":
            found |= {
                row.lemmas[above].lower(),
                *(row.lemmas[c].lower() for c in row.children[above] if row.deps[c] in ("compound", "amod")),
            }
        if (
            row.deps[named.head] == "nsubj"
            and above >= 0
            and row.upos[above] == "NOUN"
            and any(row.deps[c] == "cop" for c in row.children[above])
        ):
            found.add(row.lemmas[above].lower())
        return found

    def _spoken_for(self, named: Named) -> str | None:
        """The body that a noun like "spokesman" beside the name belongs to."""
        row = self.row
        beside = [c for c in row.children[named.head] if row.deps[c] == "appos"]
        above = row.heads[named.head]
        if above >= 0 and row.upos[above] == "NOUN" and row.deps[named.head] in ("appos", "flat", "compound"):
            beside.append(above)
        before = named.first - 1
        if before >= 0 and row.sentence[before] == row.sentence[named.first]:
            beside.append(before)
        for noun in beside:
            if row.lemmas[noun].lower() not in known_words("spokes") and row.lemmas[noun].lower() != "secretary":
                continue
            run = [t for t in row.subtree(noun) if row.sentence[t] == row.sentence[noun]]
            start = noun
            while start > row.first[row.sentence[noun]] and row.upos[start - 1] in (*_NOUNS, "ADJ"):
                start -= 1
            low, high = min([start, *run]), max([noun, *run])
            body = self.body_inside(low, high)
            if body is not None:
                return body
            for other in self.inside(low, high):
                if other is not named and other.mention.kind != "person":
                    return other.mention.name
        return None

    def _country_before(self, named: Named) -> str | None:
        """The country in the run of nouns before the name, where that run is an office."""
        row = self.row
        token = named.first - 1
        low = row.first[row.sentence[named.first]]
        while (
            token >= low
            and named.first - token <= 8
            and (row.upos[token] in (*_NOUNS, "ADJ") or row.lows[token] in ("of", "the", "'s", "’s", ".", "-", "for"))
        ):
            token -= 1
        run = range(token + 1, named.first)
        if not any(row.lemmas[t].lower() in known_words("roles") for t in run):
            return None
        return country_name(row.text[row.starts[token + 1] : row.starts[named.first]])

    def body_inside(self, first: int, last: int) -> str | None:
        """The first body named between the two tokens, as the mentions have it or as capitals and its last word show it."""
        row = self.row
        found = next((n for n in self.inside(first, last) if n.mention.kind == "body"), None)
        shown = None
        for token in range(first, last + 1):
            if row.texts[token][:1].isupper() and row.lemmas[token].lower() in known_words("bodies"):
                start = token
                while start > first and row.texts[start - 1][:1].isupper() and row.upos[start - 1] in (*_NOUNS, "ADJ"):
                    start -= 1
                if start < token or row.lows[token] == "police":
                    shown = start, token
                    break
        if shown is not None and (found is None or (shown[0] <= found.first and found.last <= shown[1])):
            return " ".join(row.text[row.starts[shown[0]] : row.ends[shown[1]]].split())
        return found.mention.name if found is not None else None

    def called(self, word: str) -> Named | None:
        """The first person of several names whose last one is the word, given in lower case."""
        if not self._last_names:
            for named in self.all:
                if named.mention.kind == "person" and named.last > named.first:
                    self._last_names.setdefault(self.row.lows[named.last], named)
        return self._last_names.get(word)

    def of_token(self, token: int) -> Named | None:
        """The name that the token is part of."""
        return self.at.get(token)

    def inside(self, first: int, last: int) -> list[Named]:
        """Names that begin between the two tokens, both included, in order."""
        return list(dict.fromkeys(self.at[t] for t in range(first, last + 1) if t in self.at and self.at[t].first >= first))

    def sentences_with(self, word: str) -> Sequence[int]:
        """The sentences that hold the proper noun, given in lower case, in order."""
        if not self._sentences:
            for token, upos in enumerate(self.row.upos):
                if upos == "PROPN":
                    self._sentences[self.row.lows[token]].append(self.row.sentence[token])
        return self._sentences.get(word, ())

    def stands(self, named: Named) -> Span:
        """Where the fullest form of the name stands first."""
        return self._stands.get(named.mention.name) or Span(named.mention.start, named.mention.end)

    def before(self, token: int, sentences: int) -> list[Named]:
        """Names that end before the token, at most so many sentences back, the nearest first."""
        found = []
        for at in range(bisect_left(self._ends, token) - 1, -1, -1):
            named = self.all[at]
            if self.row.sentence[token] - self.row.sentence[named.first] > sentences:
                break
            found.append(named)
        return found


def _head(row: TokenRow, first: int, last: int) -> int:
    for token in range(last, first - 1, -1):
        if not first <= row.heads[token] <= last:
            return token
    return last


def country_name(words: str) -> str | None:
    """The country that the words name, by the first name the table has for it."""
    code = country_in(words)
    if code is None:
        return None
    return next(row[1].split("|")[0] for row in rows("countries.tsv") if row[0] == code)
