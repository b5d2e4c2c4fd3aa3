"""A source → an actor.

``with_speakers`` fills ``Attribution.speaker``: names, "Mr. X", pronouns, offices ("the minister"), statements and seats of government
become the person or body that the article itself names. ``Actor.how`` says what decided; what the article does not tell stays None.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from secondsource.reading.cast import Cast, Named, country_name, known_words
from secondsource.reading.entities import SEATS
from secondsource.reading.offices import Kind, Spoken, described_person, issuer, kind_of, nearest_firm, office_holder, short_body
from secondsource.reading.participants import stands_for_government
from secondsource.reading.row import TokenRow
from secondsource.reading.sources import collapsed, source_head
from secondsource.records.article import Span
from secondsource.records.reading import Actor, Attribution, Mention

# How far back a pronoun may look, in sentences.
PRONOUN_REACH = 8
_IN_TITLES = ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP")


def with_speakers(row: TokenRow, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their speakers, in the same order."""
    resolver = _Resolver(row, Cast(row, mentions))
    return tuple(msgspec.structs.replace(a, speaker=resolver.speaker(a)) for a in attributions)


class _Resolver:
    """Goes through the attributions in order and keeps who spoke last."""

    def __init__(self, row: TokenRow, cast: Cast) -> None:
        self.row = row
        self.cast = cast
        self.times = Counter(named.mention.name for named in cast.all)
        self.spoke: list[Spoken] = []  # token of the source, speaker
        self.quoted: list[tuple[Span, Actor]] = []  # content in quotation marks, speaker
        self.told: list[Span] = []  # contents so far
        self.spoken_of: set[str] = set()  # names in the content at hand: "she said that Torv ..." is not Torv
        self.stated: list[Spoken] = []  # who put out a statement, a letter, ...

    def speaker(self, attribution: Attribution) -> Actor | None:
        """Who the source is, as far as the article tells."""
        if not attribution.source:
            return None if attribution.cue else self._of_lone_quotation(attribution)
        span = attribution.source[0]
        tokens = [t for t in self.row.inside(span.start, span.end) if self.row.upos[t] != "PUNCT"]
        if not tokens:
            return None
        told = attribution.content if attribution.kind == "indirect" else ()
        self.spoken_of = {n.mention.name for c in told for n in self.cast.inside(*_ends(self.row.inside(c.start, c.end)))}
        actor = self._actor(tokens, span)
        if actor is not None:
            self.spoke.append((tokens[0], actor))
            around = [*tokens, *(t for cue in attribution.cue for t in self.row.inside(cue.start, cue.end))]
            if any(self.row.lemmas[t].lower() in known_words("speeches") for t in around) and actor.kind != "document":
                self.stated.append((tokens[0], actor))
            self.told += attribution.content
            if attribution.kind != "indirect":
                self.quoted += [(content, actor) for content in attribution.content]
        return actor

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
        first, last = tokens[0], tokens[-1]
        head = source_head(row, first, last)
        low = row.lows[head]
        if row.upos[head] == "PRON" or low in known_words("third") or low in known_words("thirdf"):
            return self._pronoun(head, span)
        others = [c for c in row.children[head] if row.deps[c] == "conj" and first <= c <= last and row.upos[c] in ("NOUN", "PROPN")]
        if others and not self._one_person(others, head, first, last):
            return Actor(name=collapsed(row, span), how="words", span=span, kind="group", named=bool(self.cast.inside(first, last)))
        named = self._person(head, first, last) or self.cast.of_token(head)
        if named is not None and not self._possessed(named, head, first):
            return self._from_name(named, head, first, last, span)
        return self._from_noun(head, first, last, span)

    def _one_person(self, others: list[int], head: int, first: int, last: int) -> bool:
        """ "Former player and current coach Ann Torv": two offices before one name."""
        row = self.row
        people = [n for n in self.cast.inside(first, last) if n.mention.kind == "person"]
        return (
            len(people) == 1
            and people[0].last == last
            and head not in range(people[0].first, last + 1)
            and row.lemmas[head].lower() in known_words("roles")
            and row.lows[first] not in ("the", "a", "an")
            and all(row.tags[t] == "NN" or t in range(people[0].first, last + 1) for t in (head, *others))
        )

    # -- names ---------------------------------------------------------------------------------------------------------

    def _person(self, head: int, first: int, last: int) -> Named | None:
        """The person whom the source names: its head, an apposition to it, or a name after a title."""
        row = self.row
        here = self.cast.of_token(head)
        if here is not None and here.mention.kind == "person":
            return here
        for named in self.cast.inside(first, last):
            if named.mention.kind != "person":
                continue
            joined = row.deps[named.head] in ("appos", "flat", "dep", "parataxis") or (
                row.deps[named.head] == "compound" and named.first > head
            )
            if joined and row.heads[named.head] == head:
                return named
            if row.heads[head] == named.head and row.deps[head] in ("compound", "appos", "nmod", "flat"):
                return named
            # "White House spokeswoman X": a run of nouns that ends in the name, whatever tree the parser gave it.
            run = range(first, named.first)
            nouns = bool(run) and row.upos[run[-1]] in ("PROPN", "NOUN") and all(row.upos[t] in _IN_TITLES for t in run)
            if nouns and row.deps[named.head] != "nmod" and named.last >= head:
                return named
        return None

    def _possessed(self, named: Named, head: int, first: int) -> bool:
        """The name only says whose: "Smith's lawyer"."""
        after = named.last + 1
        return named.head != head and after < len(self.row) and self.row.lows[after] in ("'s", "’s", "'", "’")

    def _from_name(self, named: Named, head: int, first: int, last: int, span: Span) -> Actor:
        row = self.row
        mention = named.mention
        kind = kind_of(named)
        surface = row.text[mention.start : mention.end]
        how = (
            "name" if " ".join(surface.split()) == mention.name.removeprefix("The ") else "last name" if kind == "person" else "short name"
        )
        body = self._body(first, last, named) if kind == "person" else None
        if kind == "unknown" and row.tags[head] == "NNPS":
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
        return Actor(name=name, how=how, span=self.cast.stands(named), kind=kind, side=side)

    def _body(self, first: int, last: int, speaker: Named | None) -> str | None:
        """The body (or person) for which a spokesman speaks, or that a person belongs to, by the words of the source."""
        # A relative clause tells more than whom he speaks for: "who was at the seat of the alliance".
        last = next((t - 1 for t in range(first + 1, last + 1) if self.row.lows[t] in ("who", "whose", "which")), last)
        for named in self.cast.inside(first, last):
            if named is not speaker and named.mention.kind == "body":
                return named.mention.name
        if any(self.row.lemmas[t].lower() in known_words("spokes") for t in range(first, last + 1)):
            people = [n for n in self.cast.inside(first, last) if n is not speaker and n.mention.kind == "person"]
            if people:
                return people[0].mention.name
        return None

    # -- pronouns ------------------------------------------------------------------------------------------------------

    def _pronoun(self, token: int, span: Span) -> Actor | None:
        low = self.row.lows[token]
        if low in known_words("selves"):
            return self._self(token, span)
        if low in known_words("third") or low in known_words("thirdf"):
            gender = "m" if low in known_words("third") else "f"
            person = self._he_or_she(token, gender)
            if person is not None and person.named:
                self.cast.gender.setdefault(person.name, gender)  # who was "he" once is no "she" later
            return person
        if low in ("who", "which", "that") and self.row.deps[token].startswith(("nsubj", "obj")):
            return self._antecedent(token)
        if low in known_words("plural") or low in known_words("things"):
            return self._they(token)
        if low in known_words("vague"):
            return Actor(name=collapsed(self.row, span), how="words", span=span, kind="group", named=False)
        return None

    def _self(self, token: int, span: Span) -> Actor | None:
        """ "I" and "we" inside a quotation are its speaker."""
        start = self.row.starts[token]
        for content, actor in reversed(self.quoted):
            if content.start <= start < content.end:
                return msgspec.structs.replace(actor, how="own words")
        return None

    def _he_or_she(self, token: int, gender: str) -> Actor | None:
        row = self.row
        own_region = row.region[token]
        if self.spoke and not self.spoke[-1][1].named and self.spoke[-1][1].kind == "person" and own_region < 0:
            at, actor = self.spoke[-1]
            told = next(
                (n for n in self.cast.before(token, 1) if n.mention.kind == "person" and row.deps[n.head] == "nsubj" and n.first > at), None
            )
            if at < token and row.sentence[token] - row.sentence[at] <= 1 and told is None:
                return msgspec.structs.replace(actor, how="pronoun")
        best: tuple[float, int, Named] | None = None
        last_speaker = next((actor.name for at, actor in reversed(self.spoke) if at < token and actor.kind == "person"), None)
        for rank, named in enumerate(self.cast.before(token, PRONOUN_REACH)):
            name = named.mention.name
            if named.mention.kind != "person" or self.cast.gender.get(name, gender) != gender:
                continue
            if row.heads[named.head] == row.heads[token] or name in self.spoken_of:
                continue  # "of Reyk, he said ...": someone else
            weight = -0.7 * (row.sentence[token] - row.sentence[named.first]) - 0.15 * min(rank, 10)
            weight += {"nsubj": 1.2, "nsubj:pass": 1.0, "nmod:poss": -0.2, "obl:agent": 0.3}.get(row.deps[named.head], 0.0)
            weight += 0.4 if row.paragraph[named.first] == row.paragraph[token] else 0.0
            weight += 1.0 if name == last_speaker else 0.0
            weight += 0.5 if self.cast.gender.get(name) == gender else 0.0
            weight += min(0.8, 0.12 * self.times[name])
            if row.region[named.first] >= 0 and row.region[named.first] != own_region:
                weight -= 1.5  # whom a quotation speaks of is seldom who speaks it
            elif name != last_speaker and any(c.start <= row.starts[named.first] < c.end for c in self.told):
                weight -= 0.8  # nor whom a report speaks of
            if best is None or weight > best[0]:
                best = (weight, rank, named)
        # Who was "he" in a sentence since then is as near as a subject.
        if self.spoke and last_speaker is not None:
            at, actor = next((at, a) for at, a in reversed(self.spoke) if at < token and a.kind == "person")
            away = row.sentence[token] - row.sentence[at]
            weight = -0.7 * away + 2.2 + (0.5 if self.cast.gender.get(actor.name) == gender else 0.0)
            fits = (
                actor.named
                and actor.name not in self.spoken_of
                and self.cast.gender.get(actor.name, gender) == gender
                and away <= PRONOUN_REACH
            )
            newer = best is not None and best[2].first > at and row.deps[best[2].head] == "nsubj"
            newer = newer and best is not None and not any(c.start <= row.starts[best[2].first] < c.end for c in self.told)
            if fits and row.upos[at] == "PRON" and not newer and (best is None or weight > best[0]):
                return msgspec.structs.replace(actor, how="pronoun", body=None)
        if best is not None:
            named = best[2]
            return self._known(named, "pronoun")
        # A long run of "she said": whoever she was before.
        for at, actor in reversed(self.spoke):
            if row.sentence[token] - row.sentence[at] > PRONOUN_REACH:
                break
            if actor.kind == "person" and actor.named and self.cast.gender.get(actor.name, gender) == gender:
                return msgspec.structs.replace(actor, how="pronoun")
        return None

    def _antecedent(self, token: int) -> Actor | None:
        """Who the relative clause hangs on."""
        at = token
        for _ in range(6):
            if at < 0 or self.row.deps[at] == "acl:relcl":
                break
            at = self.row.heads[at]
        above = self.row.heads[at] if at >= 0 else -1
        if above < 0:
            return None
        before = next((t for t in range(token - 1, max(-1, token - 3), -1) if self.row.upos[t] != "PUNCT"), -1)
        nearest = self.cast.of_token(before)
        if nearest is not None:
            return self._known(nearest, "relative")
        tokens = [t for t in self.row.subtree(above) if t < token and self.row.upos[t] not in ("PUNCT", "ADP")]
        if not tokens or len(tokens) > 25:
            return None
        actor = self._actor(tokens, self.row.span(tokens[0], tokens[-1]))
        return None if actor is None else msgspec.structs.replace(actor, how="relative")

    def _they(self, token: int) -> Actor | None:
        """ "They": the last speakers that are no one person; "it": a body, the subject of the sentence before where that is one."""
        row = self.row
        sentence = row.sentence[token]
        if row.lows[token] in known_words("things"):
            subject = self._body_subject(token)
            if subject is not None:
                return subject
        for at, actor in reversed(self.spoke):
            if at < token and sentence - row.sentence[at] <= 3 and (actor.kind != "person" or not actor.named):
                if actor.kind == ("group" if row.lows[token] in known_words("things") else "document"):
                    continue
                return msgspec.structs.replace(actor, how="pronoun")
        for named in self.cast.before(token, 2):
            if named.mention.kind == "body" and row.deps[named.head].startswith("nsubj"):
                return self._known(named, "pronoun")
        return None

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

    # -- offices, statements, bodies, groups -----------------------------------------------------------------------------

    def _from_noun(self, head: int, first: int, last: int, span: Span) -> Actor | None:
        row = self.row
        noun = row.lemmas[head].lower()
        owner = next((c for c in row.children[head] if row.deps[c] == "nmod:poss"), None)
        words = collapsed(row, span)
        if noun in known_words("speeches") and owner is not None:
            told = self._actor(
                [t for t in row.subtree(owner) if t < head and row.upos[t] not in ("PUNCT", "PART")] or [owner], row.span(owner, owner)
            )
            if told is not None:
                return msgspec.structs.replace(told, how="statement")
        if noun in known_words("speeches"):
            bodies = [n for n in self.cast.inside(first, last) if n.mention.kind in ("body", "place")]
            of = next((c for c in row.children[head] if row.deps[c] == "nmod" and row.lemmas[c].lower() in known_words("bodies")), None)
            if of is not None and owner is None and of <= last:
                run = [t for t in row.subtree(of) if t <= of and row.upos[t] != "ADP"]
                told = self._actor(run, row.span(run[0], run[-1]))
                return None if told is None else msgspec.structs.replace(told, how="statement")
            if bodies and owner is None:
                return self._known(bodies[0], "statement")
        definite = any(row.lows[c] in ("the", "this", "that") for c in row.children[head]) or owner is not None
        said_of = {row.lows[t] for t in range(first, last + 1) if t != head and row.upos[t] in ("NOUN", "ADJ", "PROPN", "NUM")}
        said_of -= {"same", "other", "former"}
        plural = row.tags[head] in ("NNS", "NNPS")
        if definite and not plural:
            if noun in known_words("roles") and owner is None:
                person = office_holder(self.row, self.cast, head, first, noun)
                how = "title"
                if person is None and not self.cast.inside(first, last)[1:] and noun not in known_words("spokes"):
                    person, how = described_person(self.row, self.cast, self.spoke, head, first), "nearest speaker"
                if person is not None:
                    return self._known(person, how)
            if noun in known_words("bodies"):
                body = short_body(self.cast, first, noun)
                if body is not None and not self.cast.inside(first, last) and said_of <= set(body.mention.name.lower().split()):
                    return self._known(body, "short name")
                if body is None and noun in known_words("firms") and first >= head - 1:
                    firm = nearest_firm(row, self.cast, first)
                    if firm is not None:
                        return self._known(firm, "title")
            if noun in known_words("speeches"):
                told = issuer(self.row, self.cast, self.stated, self.spoke, head)
                if told is not None:
                    return msgspec.structs.replace(told, how="statement")
        if definite and owner is None:
            same = [
                a
                for at, a in self.spoke
                if at < first
                and a.how in ("words", "same words")
                and row.sentence[first] - row.sentence[at] <= 8
                and any(word.startswith(noun) for word in a.name.lower().split())
                and said_of <= set(a.name.lower().split())
            ]
            if same and not self.cast.inside(first, last):  # "the official": the one who spoke before
                return msgspec.structs.replace(same[-1], how="same words")
        kind: Kind = "unknown"
        if noun in known_words("documents"):
            kind = "document"
        elif noun in known_words("bodies"):
            kind = "body"
        elif plural or noun in ("police", "people"):
            kind = "group"
        elif any(noun in known_words(name) for name in ("spokes", "roles", "male", "female", "people")):
            kind = "person"
        # A body that is spoken of by its name inside the phrase is named; "a top official" and "three witnesses" are not.
        named = (kind == "body" and definite) or (kind in ("body", "document") and bool(self.cast.inside(first, last)))
        return Actor(
            name=words, how="words", span=span, kind=kind, named=named, body=self._body(first, last, None), side=country_name(words)
        )


def _ends(tokens: range) -> tuple[int, int]:
    return (tokens[0], tokens[-1]) if tokens else (0, -1)
