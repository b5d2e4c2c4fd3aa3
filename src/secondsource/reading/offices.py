"""Who holds an office, which body is meant, whose statement it is: descriptions without a name, by what the article tells elsewhere."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

from secondsource.reading.cast import SECONDS, Cast, Named, country_name, known_words
from secondsource.reading.lexicon import listed_names
from secondsource.reading.referents import PRONOUN_KINDS, Scene
from secondsource.reading.row import TokenRow
from secondsource.records.reading import Actor

Kind = Literal["person", "body", "place", "document", "group", "unknown"]
Spoken = tuple[int, Actor]  # the first token of a source, and who it is
# Who runs for an office holds none.
_RUNNING = frozenset({"nominee", "candidate", "hopeful", "contender", "challenger", "incumbent", "frontrunner"})
_REIGNING = frozenset({"administration", "government"})
# How far back, in sentences, "the official" is the one who spoke.
SAME_WORDS_REACH = 8
# How far back an office or a short name may look, in sentences.
OFFICE_REACH = 40


def kind_of(named: Named) -> Kind:
    """The kind of actor that a name is."""
    return "unknown" if named.mention.kind == "other" else named.mention.kind


def kind_of_noun(noun: str, *, plural: bool) -> Kind:
    """The kind of actor that a source without a name is, by its noun."""
    if noun in known_words("documents"):
        return "document"
    if noun in known_words("bodies"):
        return "body"
    if plural or noun in ("police", "people"):
        return "group"
    return "person" if any(noun in known_words(name) for name in ("spokes", "roles", "male", "female", "people")) else "unknown"


def body_of(row: TokenRow, cast: Cast, scene: Scene, first: int, last: int, speaker: Named | None) -> str | None:
    """The body (or person) for which a spokesman speaks, or that a person belongs to, by the words of the source."""
    # A relative clause tells more than whom he speaks for: "who was at the seat of the alliance".
    last = next((t - 1 for t in range(first + 1, last + 1) if row.lows[t] in ("who", "whose", "which")), last)
    body = cast.body_inside(first, last if speaker is None or speaker.first <= first else max(first, speaker.first - 1))
    body = body or cast.body_inside(min(last, speaker.last + 1) if speaker is not None else first, last)
    if body is not None:
        return body
    others = [n for n in cast.inside(first, last) if n is not speaker]
    speaks = next((t for t in range(first, last + 1) if row.lemmas[t].lower() in known_words("spokes")), None)
    if speaks is None:
        return None
    if others:
        return others[0].mention.name
    for owner in row.children[speaks]:  # "his lawyer", "its spokesman"
        referent = scene.behind(owner) if row.deps[owner] == "nmod:poss" and row.lows[owner] in PRONOUN_KINDS else None
        if referent is not None and referent.named is not None:
            return referent.named.mention.name
        if referent is not None and referent.noun is not None:
            return cast.body_inside(*referent.noun)
    return None


def described_person(row: TokenRow, cast: Cast, spoke: Sequence[Spoken], head: int, first: int) -> Named | None:
    """Whom an office that the article gives nobody most likely describes ("the four-term congressman"): whoever spoke just before, else
    the subject of a sentence just before; nobody of another sex."""
    noun = row.lemmas[head].lower()
    country = country_name(row.text[row.starts[first] : row.ends[head]])
    sex = "m" if noun in known_words("male") else "f" if noun in known_words("female") else ""
    marks = {row.lemmas[c].lower() for c in row.children[head]}
    member = noun in known_words("partisans")
    # "The Lindmoor senator": where somebody is from is seldom told twice.
    placed = {row.lows[c] for c in row.children[head] if row.ents[c] in ("", "place") and row.deps[c] in ("compound", "amod")}
    beside = frozenset() if member else _names_beside(row, head, "nmod", "nmod:poss", "compound", "amod")
    loose = member or noun in known_words("rulers") or noun in _RUNNING or bool(placed & beside)
    beside = beside - placed - known_words("partisans") - {"democratic", "gop"}
    near = _named_with(row, cast, beside) if beside else set()
    offices = known_words("roles") | listed_names("person_titles")
    last = next(
        (
            a.name
            for at, a in reversed(spoke)
            if at < first and a.kind == "person" and a.named and row.sentence[first] - row.sentence[at] <= 4
        ),
        None,
    )
    if noun in known_words("rulers") and last is not None:
        here = {n.mention.name for n in cast.before(first, 0) if n.mention.kind == "person" and row.region[n.first] < 0}
        if here - {last}:
            return None  # "Asked about Hale, the president said"
    for named in cast.before(first, 4):
        name = named.mention.name
        fits = not sex or cast.gender.get(name, sex) == sex
        fits = fits and (country is None or cast.countries.get(name, country) == country) and not _holds_another(cast, name, noun, marks)
        fits = fits and noun not in cast.offices[name]  # an office holder whom the words about the office did not fit
        # "The mayor of Arlen" is nobody who is not named beside Arlen; "the governor" is nobody without an office.
        fits = fits and (not beside or name in near) and (loose or bool(cast.offices[name] & offices))
        free = row.region[named.first] < 0
        if named.mention.kind == "person" and fits and free and (name == last if last else row.deps[named.head].startswith("nsubj")):
            return named
    return None


def _holds_another(cast: Cast, name: str, noun: str, marks: Collection[str]) -> bool:
    """Whom the article gives an office is not the ruler of a country as well; nor "former" who is not told to be it."""
    told = cast.offices[name]
    if "former" in marks and "former" not in told:
        return True
    return noun in known_words("rulers") and noun not in told and bool(told & (known_words("roles") | listed_names("person_titles")))


def office_holder(row: TokenRow, cast: Cast, head: int, first: int, noun: str) -> Named | None:
    """The person who holds the office: of those before, the nearest one that also shares the noun's qualifiers; else the only one.

    An office with a country is held by who is told to be of that country; one without, by who is called so without one, if anybody is.
    One "of Lindmoor's harbour" is held by who is named in one sentence with Lindmoor.
    """
    marks = {
        row.lemmas[c].lower() for c in row.children[head] if row.deps[c] in ("compound", "amod") and row.upos[c] in ("NOUN", "PROPN", "ADJ")
    }
    if marks & SECONDS:
        noun, marks = f"vice {noun}", marks - SECONDS
    wanted = {noun, "representative"} if noun in ("congressman", "congresswoman") else {noun}
    holders = [n for n in cast.all if n.mention.kind == "person" and wanted & cast.offices[n.mention.name]]
    if "former" in marks or "then" in marks:
        holders = [n for n in holders if "former" in cast.offices[n.mention.name]]
    country = country_name(row.text[row.starts[first] : row.ends[head]])
    known = cast.countries
    if country is not None:
        holders = [n for n in holders if known.get(n.mention.name) == country]
    else:
        titled = {n.mention.name for n in holders if n.first > 0 and row.lemmas[n.first - 1].lower() == noun}
        holders = [n for n in holders if n.mention.name in titled] or holders  # "President Torv" before "Hale, president of the guild"
        holders = [n for n in holders if n.mention.name not in known] or holders
    beside = _names_beside(row, head, "nmod", "nmod:poss")
    if beside:
        near = _named_with(row, cast, beside)
        holders = [n for n in holders if n.mention.name in near]
    beside = _names_beside(row, head, "compound", "amod")
    if beside:
        near = _named_with(row, cast, beside)
        holders = [n for n in holders if n.mention.name in near] or holders
    exact = [n for n in holders if marks <= cast.offices[n.mention.name]]
    qualified = exact or holders
    before = [n for n in qualified if n.last < first and row.sentence[first] - row.sentence[n.first] <= OFFICE_REACH]
    if before:
        return before[-1]
    names = sorted({n.mention.name for n in qualified})
    return next(n for n in qualified if n.mention.name == names[0]) if len(names) == 1 else None


def _names_beside(row: TokenRow, head: int, *relations: str) -> frozenset[str]:
    """Proper nouns, lower case, of the phrases that say which office it is; no country."""
    tokens = [t for c in row.children[head] if row.deps[c] in relations for t in row.subtree(c)]
    tokens = [t for t in tokens if row.sentence[t] == row.sentence[head] and row.upos[t] == "PROPN"]
    return frozenset(row.lows[t] for t in tokens if country_name(row.texts[t]) is None)


def _named_with(row: TokenRow, cast: Cast, words: frozenset[str]) -> set[str]:
    """The names that stand in one sentence with one of the words."""
    numbers = {number for word in words for number in cast.sentences_with(word)}
    return {n.mention.name for n in cast.all if row.sentence[n.first] in numbers}


def short_body(cast: Cast, first: int, noun: str) -> Named | None:
    """The nearest body before whose name holds the noun ("the Federation"), or that is called so in apposition."""
    found = [
        named
        for named in cast.before(first, OFFICE_REACH)
        if named.mention.kind in ("body", "other")
        and (noun in named.mention.name.lower().split() or noun in cast.offices[named.mention.name])
    ]
    if noun in _REIGNING and found:  # "the administration" is the one that the article is about, not the one before it
        often = Counter(named.mention.name for named in found)
        return max(found, key=lambda named: often[named.mention.name])
    return found[0] if found else None


def nearest_firm(row: TokenRow, cast: Cast, first: int) -> Named | None:
    """The one body that "the company" can be: of the last sentences that name any, the subject or the only one; no ministry or party."""
    for back in range(4):
        number = row.sentence[first] - back
        if number < 0:
            break
        named = [n for n in cast.before(first, back) if row.sentence[n.first] == number and n.mention.kind in ("body", "other")]
        named = [n for n in named if not set(n.mention.name.lower().split()) & known_words("bodies") and row.region[n.first] < 0]
        subjects = [n for n in named if row.deps[n.head].startswith("nsubj")]
        for group in (subjects, named):
            if len({n.mention.name for n in group}) == 1:
                return group[0]
        if named:
            return None
    return None


def issuer(row: TokenRow, cast: Cast, stated: Sequence[Spoken], spoke: Sequence[Spoken], head: int) -> Actor | None:
    """Whose "the statement" is: of whoever stated something before, or is named with an earlier one, or the last body that spoke."""
    sentence = row.sentence[head]
    near = [actor for at, actor in stated if at < head and sentence - row.sentence[at] <= 8]
    if near:
        return near[-1]
    noun = row.lemmas[head]
    for token in range(head - 1, row.first[max(0, sentence - 8)] - 1, -1):
        if row.lemmas[token] != noun or row.upos[token] != "NOUN":
            continue
        verb = row.heads[token]
        subjects = [c for c in row.children[verb] if row.deps[c] == "nsubj"] if verb >= 0 else []
        around = [t for top in (token, *subjects) for t in row.subtree(top)]
        for other in around:
            named = cast.of_token(other)
            if named is not None and named.mention.kind in ("body", "person") and named.last < head:
                return Actor(name=named.mention.name, how="statement", span=cast.stands(named), kind=kind_of(named))
    for at, actor in reversed(spoke):
        if at < head and sentence - row.sentence[at] <= 6 and actor.kind == "body" and actor.named:
            return actor
    return None


def qualifiers(row: TokenRow, head: int, first: int, last: int) -> frozenset[str]:
    """Lower-case words that say which one is meant."""
    found = {row.lows[t] for t in range(first, last + 1) if t != head and row.upos[t] in ("NOUN", "ADJ", "PROPN", "NUM")}
    return frozenset(found - {"same", "other", "former"})


def same_words(
    row: TokenRow, cast: Cast, spoke: Sequence[Spoken], first: int, last: int, noun: str, said_of: Collection[str]
) -> list[Actor]:
    """Who spoke before by the same noun and no name ("the official"), up to eight sentences ago, in order."""
    if cast.inside(first, last):
        return []
    found: list[Actor] = []
    for at, actor in reversed(spoke):
        if row.sentence[first] - row.sentence[at] > SAME_WORDS_REACH:
            break
        words = actor.name.lower().split() if at < first and actor.how in ("words", "same words") else []
        if any(word.startswith(noun) for word in words) and set(said_of) <= set(words):
            found.insert(0, actor)
    return found
