"""A source → an actor.

``with_speakers`` fills ``Attribution.speaker``: names, "Mr. X", pronouns, offices ("the minister"), statements and seats of government
become the person or body that the article itself names. ``Actor.how`` says what decided; what the article does not tell stays None.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from secondsource.reading.cast import Cast, Named, country_name, known_words
from secondsource.reading.entities import SEATS
from secondsource.reading.named_sources import (
    antecedent,
    called,
    described,
    named_person,
    one_of_several,
    one_person,
    party_member,
    possessed,
)
from secondsource.reading.offices import (
    Spoken,
    body_of,
    described_person,
    issuer,
    kind_of,
    kind_of_noun,
    nearest_firm,
    office_holder,
    qualifiers,
    same_words,
    short_body,
)
from secondsource.reading.participants import stands_for_government
from secondsource.reading.pronouns import shipped_scorer, where_it_begins
from secondsource.reading.referents import PRONOUN_KINDS, Referent, Scene
from secondsource.reading.row import TokenRow
from secondsource.reading.sources import before_examples, collapsed, source_head
from secondsource.records.article import Span
from secondsource.records.reading import Actor, Attribution, Mention

_REST = re.compile(r"[^\W\d_]+")


def with_speakers(row: TokenRow, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their speakers, in the same order."""
    resolver = Resolver(row, Cast(row, mentions), attributions)
    return tuple(msgspec.structs.replace(a, speaker=_whole(row, resolver.speaker(a, number))) for number, a in enumerate(attributions))


def _whole(row: TokenRow, actor: Actor | None) -> Actor | None:
    """An actor whose name was cut at a hyphen ("Han Mi-") with the rest of it, as the text goes on at its first place."""
    if actor is None or not actor.name.endswith("-"):
        return actor
    at = row.text.find(actor.name)
    rest = _REST.match(row.text, at + len(actor.name)) if at >= 0 else None
    return msgspec.structs.replace(actor, name=actor.name + rest[0]) if rest else actor


def _small_beside(row: TokenRow, token: int) -> bool:
    """The word behind it is not in capitals: it is no part of a headline."""
    return token + 1 < len(row) and row.sentence[token + 1] == row.sentence[token] and row.texts[token + 1].islower()


@cache
def _pronouns() -> frozenset[str]:
    lists = ("third", "thirdf", "plural", "things", "selves", "vague")
    return frozenset({"who", "whom", "whose", "which", "that"}).union(*map(known_words, lists))


class Resolver:
    """Goes through the attributions in order and keeps who spoke last."""

    def __init__(self, row: TokenRow, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self.row = row
        self.cast = cast
        self.scene = Scene(row, cast, shipped_scorer(), attributions)
        self.spoke: list[Spoken] = []  # token of the source, speaker
        self.quoted: list[tuple[Span, Actor]] = []  # content in quotation marks, speaker
        self.stated: list[Spoken] = []  # who put out a statement, a letter, ...

    def speaker(self, attribution: Attribution, number: int) -> Actor | None:
        """Who the source is, as far as the article tells. ``number``: the attribution's place in the article."""
        if not attribution.source:
            return None if attribution.cue else self._of_lone_quotation(attribution)
        span = attribution.source[0]
        tokens = [t for t in self.row.inside(span.start, span.end) if self.row.upos[t] != "PUNCT"]
        if not tokens:
            return None
        self.scene.until(tokens[-1] + 1)
        actor = self._actor(tokens, span)
        if actor is not None:
            self.spoke.append((tokens[0], actor))
            self._note(actor, tokens, number)
            around = [*tokens, *(t for cue in attribution.cue for t in self.row.inside(cue.start, cue.end))]
            if any(self.row.lemmas[t].lower() in known_words("speeches") for t in around) and actor.kind != "document":
                self.stated.append((tokens[0], actor))
            if attribution.kind != "indirect":
                self.quoted += [(content, actor) for content in attribution.content]
        return actor

    def _note(self, actor: Actor, tokens: Sequence[int], number: int) -> None:
        """Let the scene know whom a description turned out to be: the next "he" is likely the same."""
        head = source_head(self.row, tokens[0], tokens[-1])
        referent = self.scene.by_name.get(actor.name)
        if referent is not None and self.scene.at.get(head) is not referent and actor.how not in ("pronoun", "relative"):
            self.scene.speaks(head, referent, number)

    def _of_lone_quotation(self, attribution: Attribution) -> Actor | None:
        """A quotation that nobody is given goes on with the one right before it: at most a sentence away, in this paragraph or the last."""
        tokens = self.row.inside(attribution.content[0].start, attribution.content[-1].end)
        if not tokens or not self.quoted:
            return None
        before, actor = self.quoted[-1]
        at = self.row.inside(before.start, before.end)
        near = (
            at
            and 0 <= self.row.sentence[tokens[0]] - self.row.sentence[at[-1]] <= 2
            and self.row.paragraph[tokens[0]] - self.row.paragraph[at[-1]] <= 1
        )
        if not near:
            return None
        self.quoted += [(content, actor) for content in attribution.content]
        return msgspec.structs.replace(actor, how="nearest speaker")

    def _actor(self, tokens: list[int], span: Span) -> Actor | None:
        row = self.row
        first, last = tokens[0], before_examples(row, tokens[0], tokens[-1])
        head = source_head(row, first, last)
        low = row.lows[head]
        if low == "you":
            return None  # whoever reads, or whom somebody quoted speaks to
        one = one_of_several(row, self.cast, first, last)
        if one is not None:
            return self._known(one, "name")
        ending = named_person(row, self.cast, head, first, last) if low == "one" else None
        # By the word: taggers take a name for a pronoun now and then; "WHO" is a name.
        acronym = len(low) > 1 and row.texts[head].isupper() and (self.cast.of_token(head) is not None or _small_beside(row, head))
        if low in _pronouns() and ending is None and not acronym:
            return self._pronoun(head, span)
        others = [c for c in row.children[head] if row.deps[c] == "conj" and first <= c <= last and row.upos[c] in ("NOUN", "PROPN")]
        whole = self.cast.of_token(head)
        if whole is not None and whole.mention.kind == "body":  # the "and" of a body's own name
            others = [c for c in others if self.cast.of_token(c) is not whole]
        if others and not one_person(row, self.cast, others, head, first, last):
            return Actor(name=collapsed(row, span), how="words", span=span, kind="group", named=bool(self.cast.inside(first, last)))
        people = [n for n in self.cast.inside(first, last) if n.mention.kind == "person"]
        if (
            len(people) == 2
            and "and" in row.lows[people[0].last + 1 : people[1].first]
            and people[0].mention.name != people[1].mention.name
            and not described(row, people[0], last)
        ):
            return Actor(name=collapsed(row, span), how="words", span=span, kind="group")
        named = named_person(row, self.cast, head, first, last) or self.cast.of_token(head)
        if named is not None and party_member(row, named, first):
            person = described_person(row, self.cast, self.spoke, head, first)
            if person is not None:
                return self._known(person, "nearest speaker")
            return Actor(name=collapsed(row, span), how="words", span=span, kind="person", named=False)
        if named is not None and not possessed(row, named, head, last) and not called(row, named, head):
            return self._from_name(named, head, first, last, span)
        return self._from_noun(head, first, last, span)

    # -- names ---------------------------------------------------------------------------------------------------------

    def _from_name(self, named: Named, head: int, first: int, last: int, span: Span) -> Actor:
        row = self.row
        mention = named.mention
        kind = kind_of(named)
        whole = self.cast.body_inside(first, named.last) if kind == "body" and named.last == head else None
        if whole is not None and whole.endswith(f" {mention.name}"):  # "Foreign Ministry", where only "Ministry" was taken for the name
            start = row.text.index(whole.split()[0], row.starts[first])
            return Actor(name=whole, how="name", span=Span(start, row.ends[head]), kind=kind, side=country_name(whole))
        surface = row.text[mention.start : mention.end]
        how = (
            "name" if " ".join(surface.split()) == mention.name.removeprefix("The ") else "last name" if kind == "person" else "short name"
        )
        body = body_of(row, self.cast, self.scene, first, last, named) or self.cast.bodies.get(mention.name) if kind == "person" else None
        if kind in ("unknown", "person") and row.tags[head] == "NNPS" and " " not in mention.name:
            kind = "group"  # members of a party, people of a country
        side = body
        words = row.text[span.start : span.end]
        if kind in ("place", "body", "unknown"):
            country = country_name(words)
            if stands_for_government(words) or surface.lower() in SEATS:
                how = "metonym"
            side = country or side
        else:
            side = self.cast.countries.get(mention.name) or body
        return Actor(name=mention.name, how=how, span=self.cast.stands(named), kind=kind, body=body, side=side)

    def _known(self, named: Named, how: str) -> Actor:
        """A name as an actor, where something else than the source's own words led to it."""
        kind = kind_of(named)
        name = named.mention.name
        side = self.cast.countries.get(name) if kind == "person" else country_name(name)
        body = self.cast.bodies.get(name) if kind == "person" else None
        return Actor(name=name, how=how, span=self.cast.stands(named), kind=kind, body=body, side=side or body)

    # -- pronouns ------------------------------------------------------------------------------------------------------

    def _pronoun(self, token: int, span: Span) -> Actor | None:
        low = self.row.lows[token]
        if low in known_words("selves"):
            return self._self(token)
        if low in ("who", "which", "that") and self.row.deps[token].startswith(("nsubj", "obj")):
            return self._antecedent(token)
        if low in PRONOUN_KINDS:
            return self._it(token) if low in known_words("things") else self._behind(token)
        if low in known_words("things") or low in known_words("plural"):
            return self._it(token)
        if low in known_words("vague"):
            return Actor(name=collapsed(self.row, span), how="words", span=span, kind="group", named=False)
        return None

    def _behind(self, token: int) -> Actor | None:
        """Whom "he" or "they" stands for."""
        referent = self.scene.behind(token)
        if referent is None:
            return self._speaker_before(token)
        actor = self._of_referent(referent)
        return None if actor is None else msgspec.structs.replace(actor, how="pronoun")

    def _speaker_before(self, token: int) -> Actor | None:
        """ "He" that no one fits by the words: whoever spoke by name in the last four sentences, if the article does not tell otherwise.

        "They": whoever spoke last, if that is several people, and no more than two sentences ago.
        """
        kind = PRONOUN_KINDS[self.row.lows[token]]
        gender = "f" if self.row.lows[token] in known_words("thirdf") else "m"
        begin = where_it_begins(self.scene, token)
        for at, actor in reversed(self.spoke):
            if at >= token:
                continue
            if self.row.sentence[begin] - self.row.sentence[at] > (4 if kind == "he or she" else 2):
                return None
            if kind == "they":
                return msgspec.structs.replace(actor, how="nearest speaker") if actor.kind == "group" else None
            if actor.kind in ("person", "unknown") and actor.named and not actor.name.startswith("The "):
                fits = self.cast.gender.get(actor.name, gender) == gender
                return msgspec.structs.replace(actor, how="nearest speaker") if fits else None
        return None

    def _of_referent(self, referent: Referent) -> Actor | None:
        """A referent as an actor: by its name, else by the words that brought it in."""
        if referent.named is not None:
            return self._known(referent.named, "pronoun")
        if referent.noun is None:
            return None
        first, last = referent.noun
        if self.row.lows[first] in ("whose", "which"):
            return None
        if referent.coordinated:
            span = self.row.span(first, last)
            return Actor(name=collapsed(self.row, span), how="pronoun", span=span, kind="group", named=bool(self.cast.inside(first, last)))
        return self._actor(list(range(first, last + 1)), self.row.span(first, last))

    def _self(self, token: int) -> Actor | None:
        """ "I" and "we" inside a quotation are its speaker."""
        start = self.row.starts[token]
        for content, actor in reversed(self.quoted):
            if content.start <= start < content.end:
                return msgspec.structs.replace(actor, how="own words")
        return None

    def _antecedent(self, token: int) -> Actor | None:
        """Who the relative clause hangs on."""
        found = antecedent(self.row, self.cast, token)
        if isinstance(found, Named):
            return self._known(found, "relative")
        actor = self._actor(found, self.row.span(found[0], found[-1])) if found is not None else None
        return None if actor is None else msgspec.structs.replace(actor, how="relative")

    def _it(self, token: int) -> Actor | None:
        """ "It" that speaks: the body or paper that is the subject before it, else what spoke last and is no person."""
        row = self.row
        subject = self._body_subject(token)
        if subject is not None:
            return subject
        for at, actor in reversed(self.spoke):
            if at < token and row.sentence[token] - row.sentence[at] <= 3 and actor.kind not in ("person", "group"):
                return msgspec.structs.replace(actor, how="pronoun")
        return self._behind(token) if row.lows[token] in PRONOUN_KINDS else None

    def _body_subject(self, token: int) -> Actor | None:
        """The body, document or country that is the subject of the clause before, at most two sentences back."""
        row = self.row
        for number in range(row.sentence[token], max(-1, row.sentence[token] - 3), -1):
            stop = min(token, row.first[number + 1])
            subjects = [t for t in range(row.first[number], stop) if row.deps[t].startswith("nsubj") and row.region[t] < 0]
            for subject in sorted(subjects, key=lambda t: (row.heads[row.heads[t]] >= 0, t)):
                if row.upos[subject] == "PRON":
                    continue
                named = self.cast.of_token(subject)
                kind = named.mention.kind if named is not None else ""
                noun = row.lemmas[subject].lower()
                if kind in ("body", "place") or noun in known_words("bodies") or (noun in known_words("documents") and not kind):
                    tokens = [t for t in row.subtree(subject) if t <= subject or row.deps[t] != "acl:relcl"]
                    run = [t for t in tokens if t <= subject] or [subject]
                    actor = self._actor(run, row.span(run[0], run[-1]))
                    if actor is not None and actor.kind != "person":
                        return msgspec.structs.replace(actor, how="pronoun")
        return None

    def named_by_noun(self, first: int, head: int) -> Named | None:
        """The name of the person or body that "the ..." between the two tokens describes; None where the article does not tell."""
        self.scene.until(head + 1)
        found = self._named_by(head, first, head)
        return found[0] if found is not None else None

    def _named_by(self, head: int, first: int, last: int) -> tuple[Named, str] | None:
        """Who is meant by "the minister", "the driver", "the ministry", "the company", and what decided."""
        row = self.row
        noun = row.lemmas[head].lower()
        names = self.cast.inside(first, last)
        said_of = qualifiers(row, head, first, last)
        if self.scene.sort_of(head) == "person":
            person = office_holder(row, self.cast, head, first, noun)
            if person is not None:
                return person, "title"
            referent = self.scene.at.get(head)
            if referent is not None and referent.named is not None and referent.sort == "person" and not names:
                return referent.named, "title"
            if noun in known_words("roles") and noun not in known_words("spokes") and not names[1:]:
                person = described_person(row, self.cast, self.spoke, head, first)
                if person is not None:
                    return person, "nearest speaker"
        if self.scene.sort_of(head) == "body":
            body = short_body(self.cast, first, noun)
            if body is not None and not names and said_of <= set(body.mention.name.lower().split()):
                return body, "short name"
            if body is None and noun in known_words("firms") and first >= head - 1:
                firm = nearest_firm(row, self.cast, first)
                if firm is not None:
                    return firm, "title"
        return None

    # -- offices, statements, bodies, groups -----------------------------------------------------------------------------

    def _from_noun(self, head: int, first: int, last: int, span: Span) -> Actor | None:
        row = self.row
        noun = row.lemmas[head].lower()
        called = self.cast.called(row.lows[head]) if first == last and row.texts[head][:1].isupper() else None
        if called is not None:  # "King said": what is an office as well was not taken for a name
            return self._known(called, "last name")
        owner = max((c for c in row.children[head] if row.deps[c] == "nmod:poss"), default=None)
        words = collapsed(row, span)
        if noun in known_words("speeches") and owner is not None:
            run = [t for t in row.subtree(owner) if t < head and row.upos[t] not in ("PUNCT", "PART")] or [owner]
            told = self._actor(run, row.span(run[0], run[-1]))
            if told is not None:
                return msgspec.structs.replace(told, how="statement")
        if noun in known_words("speeches"):
            inside = [n for n in self.cast.inside(first, last) if n.mention.kind in ("body", "place")]
            bodies = [n for n in inside if n.mention.kind == "body" or row.heads[n.head] == head]  # no "U.S." of "the U.S. attorney"
            of = next((c for c in row.children[head] if row.deps[c] == "nmod" and row.lemmas[c].lower() in known_words("bodies")), None)
            if of is not None and owner is None and of <= last:
                run = [t for t in row.subtree(of) if t <= of and row.upos[t] != "ADP"]
                told = self._actor(run, row.span(run[0], run[-1]))
                return None if told is None else msgspec.structs.replace(told, how="statement")
            if bodies and owner is None:
                return self._known(bodies[0], "statement")
        definite = any(row.lows[c] in ("the", "this", "that") for c in row.children[head]) or owner is not None
        said_of = qualifiers(row, head, first, last)
        plural = row.tags[head] in ("NNS", "NNPS")
        same = [] if owner is not None or not definite else same_words(row, self.cast, self.spoke, first, last, noun, said_of)
        if (
            same and same[-1] is self.spoke[-1][1] and same[-1].kind == "person" and not plural
        ):  # "a strategist told ... The strategist said"
            return msgspec.structs.replace(same[-1], how="same words")
        if definite and not plural:
            found = self._named_by(head, first, last) if owner is None else None
            if found is not None and not (same and found[1] == "nearest speaker"):
                return self._known(*found)
            if noun in known_words("speeches"):
                told = issuer(self.row, self.cast, self.stated, self.spoke, head)
                if told is not None:
                    return msgspec.structs.replace(told, how="statement")
        if same and plural == (same[-1].kind == "group"):  # "the official": the one who spoke before
            return msgspec.structs.replace(same[-1], how="same words")
        kind = kind_of_noun(noun, plural=plural)
        if kind == "body" and row.texts[head][:1].isupper():
            words = self.cast.body_inside(first, head) or words
        # A body that is spoken of by its name inside the phrase is named; "a top official" and "three witnesses" are not.
        named = (kind == "body" and definite) or (kind in ("body", "document") and bool(self.cast.inside(first, last)))
        return Actor(
            name=words,
            how="words",
            span=span,
            kind=kind,
            named=named,
            body=body_of(row, self.cast, self.scene, first, last, None),
            side=country_name(words),
        )
