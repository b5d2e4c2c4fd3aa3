"""Whom an article has mentioned so far: names, nouns and pronouns, read from left to right.

``Scene(row, cast).behind(token)`` gives the :class:`Referent` that the pronoun at ``token`` stands for, or None. Every third person
pronoun before it is read first, so that "she" of the last sentence is as near as a name. What is looked at is in ``pronouns.py``; how
much each trait counts was learned and stands in ``data/pronouns.tsv``.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, Protocol

from secondsource.reading.cast import Cast, Named, known_words
from secondsource.reading.lexicon import rows
from secondsource.reading.row import TokenRow
from secondsource.reading.sources import source_head
from secondsource.records.reading import Attribution

Sort = Literal["person", "body", "place", "document", "thing", "other", "time"]
Form = Literal["name", "noun", "pronoun"]
_SKIPPED = frozenset({"compound", "fixed", "goeswith", "reparandum", "flat"})
# How far back, in sentences, the same noun with "the" is the same person or thing.
SAME_NOUN_REACH = 12
_PERSON_ENDINGS = ("man", "woman", "ist", "person", "ian", "eer")


@cache
def noun_sorts() -> Mapping[str, Sort]:
    """Lemma -> what the noun names."""
    return with_listed({lemma: sort for sort, listed in rows("noun_sorts.tsv") for lemma in listed.split()})  # type: ignore[misc]


def with_listed(learned: Mapping[str, Sort]) -> dict[str, Sort]:
    """The learned sorts; the lists of ``actor_words.tsv`` go before them."""
    sorts: dict[str, Sort] = dict(learned)
    sorts.update(dict.fromkeys(known_words("documents"), "document"))
    sorts.update(dict.fromkeys(known_words("bodies") | known_words("firms") | known_words("crowds"), "body"))
    for name in ("roles", "spokes", "people", "male", "female"):
        sorts.update(dict.fromkeys(known_words(name) - {"star", "king", "source"}, "person"))
    return sorts


class Referent:
    """One person, body or thing, with where it was mentioned last."""

    __slots__ = (
        "coordinated",
        "form",
        "gender",
        "head",
        "lemma",
        "marks",
        "named",
        "noun",
        "owner",
        "plural",
        "region",
        "sort",
        "stands",
        "times",
        "was",
        "where",
    )

    def __init__(self, sort: Sort, *, plural: bool = False) -> None:
        self.sort = sort
        self.plural = plural
        self.named: Named | None = None  # the last name so far
        self.noun: tuple[int, int] | None = None  # first and last token of the first phrase, where there is no name
        self.lemma = ""  # of the noun
        self.owner = -1  # token that says whose: "his wife"
        self.marks: frozenset[str] = frozenset()
        self.gender = ""  # "m", "f" as nouns and titles of the article tell
        self.was = 0  # how many pronouns had it "he", less those that had it "she"
        self.head = -1  # token of the last mention
        self.stands: Form = "noun"
        self.form = ""  # "definite", "indefinite" noun
        self.times = 0
        self.where: list[int] = []  # sentences of the mentions
        self.coordinated = False
        self.region = -1


class Chooser(Protocol):
    """Whatever tells whom a pronoun stands for."""

    def choose(self, scene: "Scene", token: int, kind: "Kind") -> Referent | None:
        """One of the scene's referents, or None."""
        ...


class Scene:
    """Goes through the article once; ``until`` and ``behind`` only ever go forward."""

    def __init__(
        self,
        row: TokenRow,
        cast: Cast,
        chooser: "Chooser",
        attributions: Sequence[Attribution] = (),
        sorts: Mapping[str, Sort] | None = None,
    ) -> None:
        self.row = row
        self.sorts = noun_sorts() if sorts is None else sorts
        self.cast = cast
        self.chooser = chooser
        self.referents: list[Referent] = []  # the one mentioned last stands last
        self.by_name: dict[str, Referent] = {}
        self.at: dict[int, Referent] = {}  # token that heads a mention -> whom it mentions
        self.together: dict[int, list[Referent]] = {}  # token that heads the first of several -> all of them
        self.subjects: dict[int, list[int] | None] = {}  # sentence -> heads of the teller's subjects, as narration.py finds them
        self.asking: dict[int, list[int]] = {}  # sentence -> its verbs of asking
        self.resolved: dict[int, Referent | None] = {}
        self.spoke: list[tuple[int, Referent]] = []
        self.reports = _Reports(row, cast, attributions)
        self.done = 0  # the first token that was not read yet

    def until(self, token: int) -> None:
        """Read all that stands before ``token``."""
        while self.done < token:
            at = self.done
            self.done += 1
            self._mention(at)

    def behind(self, token: int) -> Referent | None:
        """Whom the pronoun stands for."""
        self.until(token + 1)
        return self.resolved.get(token)

    def speaks(self, token: int, referent: Referent, number: int) -> None:
        """Note that the source at ``token``, of the report of this number, is this one."""
        self.spoke.append((token, referent))
        self.reports.givers[number] = referent
        self.at[token] = referent

    def sort_of(self, token: int) -> Sort:
        """What a noun names; by its ending where no list has it."""
        lemma = self.row.lemmas[token].lower()
        found = self.sorts.get(lemma)
        if found is None:
            found = "person" if len(lemma) > 5 and lemma.endswith(_PERSON_ENDINGS) else "thing"
        return found

    # -- reading -------------------------------------------------------------------------------------------------------

    def _mention(self, token: int) -> None:
        row = self.row
        named = self.cast.of_token(token)
        if named is not None:
            if token == named.first:
                self._name(named)
            return
        upos = row.upos[token]
        if upos == "PRON":
            kind = PRONOUN_KINDS.get(row.lows[token])
            if kind is not None and row.deps[token] != "expl":
                self._pronoun(token, kind)
        elif upos == "NOUN" and row.deps[token] not in _SKIPPED:
            self._noun(token)

    def _name(self, named: Named) -> None:
        kind = named.mention.kind
        name = named.mention.name
        referent = self.by_name.get(name)
        if referent is None:
            referent = self._told_before(named) or Referent(kind)
            referent.sort = kind
            referent.gender = self.cast.told_gender.get(name, referent.gender)
            self.by_name[name] = referent
        referent.named = named
        self._seen(referent, named.head, "name")
        self._coordination(named.head, named.first)

    def _told_before(self, named: Named) -> Referent | None:
        """ "His wife, Ida Norn": the noun right before, to which the name is an apposition."""
        row = self.row
        above = row.heads[named.head]
        joined = row.deps[named.head] in ("appos", "flat") and 0 <= above < named.head
        found = self.at.get(above) if joined else None
        comma = named.first - 1
        if found is None and comma > 0 and row.texts[comma] == ",":
            found = self.at.get(comma - 1)  # whatever the tree says, "his wife, X" is one
            if found is not None and (found.owner < 0 or found.sort != named.mention.kind):
                return None
        return found if found is not None and found.named is None else None

    def _noun(self, token: int) -> None:
        row = self.row
        lemma = row.lemmas[token].lower()
        plural = row.tags[token] == "NNS"
        sort = self.sort_of(token)
        if sort == "time":
            return
        first = phrase_first(row, token)
        joined = self._joined(token)
        if joined is not None:
            self._seen(joined, token, "noun")
            return
        children = row.children[token]
        owner = next((c for c in children if row.deps[c] == "nmod:poss"), -1)
        lows = {row.lows[c] for c in children if row.deps[c] in ("det", "nmod:poss")}
        definite = bool(lows & {"the", "this", "that", "these", "those"}) or owner >= 0
        marks = frozenset(row.lemmas[c].lower() for c in children if row.deps[c] in ("compound", "amod", "nummod") and c < token)
        referent = self._same_noun(token, lemma, sort, owner, marks, plural=plural) if definite else None
        if referent is None:
            referent = Referent(sort, plural=plural)
            referent.noun = (first, token)
            referent.lemma = lemma
            referent.owner = owner
            referent.marks = marks
            referent.gender = "m" if lemma in known_words("male") else "f" if lemma in known_words("female") else ""
        referent.form = "definite" if definite else "indefinite" if lows else "bare"
        self._seen(referent, token, "noun")
        self._coordination(token, first)

    def _joined(self, token: int) -> Referent | None:
        """Whom the noun describes: it is an apposition to it, its predicate, or its title."""
        row = self.row
        above = row.heads[token]
        if row.deps[token] == "appos" and above >= 0:
            named = self.cast.of_token(above)
            return self.by_name.get(named.mention.name) if named is not None else self.at.get(above)
        if any(row.deps[c] == "cop" for c in row.children[token]):
            subject = next((c for c in row.children[token] if row.deps[c] == "nsubj"), -1)
            found = self.at.get(subject)
            if found is not None and found.sort == self.sort_of(token) and not found.plural:
                return found
        return None

    def _same_noun(self, token: int, lemma: str, sort: Sort, owner: int, marks: frozenset[str], *, plural: bool) -> Referent | None:
        sentence = self.row.sentence[token]
        mine = self.at.get(owner)
        for referent in reversed(self.referents):
            away = sentence - self.row.sentence[referent.head]
            if away > SAME_NOUN_REACH or referent.lemma != lemma or referent.plural != plural or referent.coordinated:
                continue
            if owner >= 0 and (mine is None or self.at.get(referent.owner) is not mine):
                continue
            if marks <= referent.marks or not referent.marks:
                return referent
        if owner < 0 and sort == "person" and not plural:
            for referent in reversed(self.referents):
                named = referent.named
                if named is not None and named.mention.kind == "person" and {lemma, *marks} <= self.cast.offices[named.mention.name]:
                    return referent
        return None

    def _coordination(self, head: int, first: int) -> None:
        """ "Ida Norn and her brother": both together, for "they"."""
        row = self.row
        others = [c for c in row.children[head] if row.deps[c] == "conj" and row.upos[c] in ("NOUN", "PROPN")]
        people = [c for c in (head, *others) if row.ents[c] in ("person", "body") or self.sort_of(c) in ("person", "body")]
        if others and len(people) == len(others) + 1:
            both = Referent("person" if row.ents[head] != "body" else "body", plural=True)
            end = self.cast.of_token(max(others))
            both.noun = (first, end.last if end is not None else max(others))
            both.coordinated = True
            both.form = "definite"
            both.head = head
            both.stands = "noun"
            both.times = 1
            both.region = row.region[head]
            self.referents.append(both)
            self.together[head] = [both]

    def _pronoun(self, token: int, kind: "Kind") -> None:
        chosen = self.chooser.choose(self, token, kind)
        self.resolved[token] = chosen
        if chosen is not None:
            if kind == "he or she":
                chosen.was += -1 if self.row.lows[token] in known_words("thirdf") else 1
            self._seen(chosen, token, "pronoun")

    def _seen(self, referent: Referent, head: int, stands: Form) -> None:
        referent.head = head
        referent.stands = stands
        referent.times += 1
        referent.where.append(self.row.sentence[head])
        referent.region = self.row.region[head]
        self.at[head] = referent
        for number in self.reports.heads.get(head, ()):
            self.speaks(head, referent, number)
        if self.referents and self.referents[-1] is referent:
            return
        if referent.times > 1 and referent in self.referents:
            self.referents.remove(referent)
        self.referents.append(referent)


Kind = Literal["he or she", "they", "it"]
PRONOUN_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "he or she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}


def phrase_first(row: TokenRow, token: int) -> int:
    """The first token of the noun's phrase as far as it stands before the noun."""
    first = token
    for child in row.children[token]:
        if child < first and row.deps[child] in ("det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "advmod", "nmod"):
            first = min(first, child)
            if row.deps[child] in ("nmod:poss", "nmod", "compound", "amod", "nummod"):
                first = min([first, *(t for t in row.subtree(child) if row.sentence[t] == row.sentence[token])])
    return first


class _Reports:
    """Which report each token stands in, and who gives it as far as that is known."""

    def __init__(self, row: TokenRow, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self.around: dict[int, int] = {}  # token -> number of the innermost report
        self.direct: list[bool] = []
        self.givers: list[Referent | None] = []
        self.names: list[str] = []  # name in the source, before it is read
        self.sources: dict[int, int] = {}  # token of a source -> number of the report
        self.told: list[frozenset[str]] = []  # names in the report
        self.first: list[int] = []  # token that begins the report
        self.heads: dict[int, list[int]] = {}  # token that heads a source -> numbers of its reports
        sizes: dict[int, int] = {}
        for number, attribution in enumerate(attributions):
            self.direct.append(attribution.kind == "direct")
            self.givers.append(None)
            name = ""
            for span in attribution.source:
                inside = row.inside(span.start, span.end)
                if inside:
                    self.heads.setdefault(source_head(row, inside[0], inside[-1]), []).append(number)
                for token in inside:
                    self.sources.setdefault(token, number)
                    named = cast.of_token(token)
                    if named is not None and named.mention.kind == "person":
                        name = named.mention.name
            self.names.append(name)
            self.told.append(
                frozenset(
                    n.mention.name for c in attribution.content if (run := row.inside(c.start, c.end)) for n in cast.inside(run[0], run[-1])
                )
            )
            self.first.append(min((t for span in attribution.content for t in row.inside(span.start, span.end)), default=-1))
            for span in attribution.content:
                size = span.end - span.start
                for token in row.inside(span.start, span.end):
                    if size < sizes.get(token, 1 << 30):
                        sizes[token] = size
                        self.around[token] = number

    def given_by(self, token: int, scene: Scene) -> tuple[Referent | None, bool]:
        """Who gives the innermost report around the token, and whether in quoted words."""
        number = self.around.get(token)
        if number is None:
            return None, False
        giver = self.givers[number] or (scene.by_name.get(self.names[number]) if self.names[number] else None)
        return giver, self.direct[number] or scene.row.region[token] >= 0
