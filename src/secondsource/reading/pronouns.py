"""Whom "he", "they" and "it" stand for: each candidate's traits in plain words, and what each trait counts.

Candidates are what the article has mentioned before (``referents.py``), and nobody at all. The weights of the traits of a candidate add
up; the heaviest is chosen. They were learned on the coreference of GUM (``training/pronouns.py``) and stand in ``data/pronouns.tsv``, one
trait a line, so that they can be read and mended by hand. Measured in docs/measured/speakers.md.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import log2

from secondsource.reading.cast import given_names, known_words
from secondsource.reading.lexicon import rows
from secondsource.reading.narration import goes_on_with
from secondsource.reading.referents import Kind, Referent, Scene
from secondsource.reading.row import TokenRow

KINDS: tuple[Kind, ...] = ("he or she", "they", "it")
Traits = dict[str, float]
# How far back a pronoun may look, in sentences, and how many referents are weighed.
REACH: Mapping[Kind, int] = {"he or she": 8, "they": 5, "it": 4}
MOST_CANDIDATES = 25
_SUBJECTS = ("nsubj", "nsubj:pass")
# Lists of nouns whose bearers speak in the news.
_TELLING = ("roles", "spokes", "people", "male", "female")
_POSSESSIVE = frozenset({"his", "their", "its"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
# What hangs loosely on a noun may speak of it again: "the man who lost his job", "Hale and his wife", "Hale, famous for his songs".
_LOOSE = frozenset({"acl", "acl:relcl", "conj", "appos", "amod", "parataxis", "advcl"})
_ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "obj": "object",
    "iobj": "object",
    "obl:agent": "agent",
    "nmod:poss": "possessor",
    "obl": "oblique",
    "nmod": "of a noun",
    "appos": "apposition",
    "conj": "coordinated",
    "root": "head of the sentence",
}


class Scorer:
    """Weights by kind of pronoun and trait."""

    def __init__(self, weights: Mapping[Kind, Mapping[str, float]]) -> None:
        self.weights = weights

    def choose(self, scene: Scene, token: int, kind: Kind) -> Referent | None:
        """The heaviest candidate; None where nobody weighs more. Of two as heavy the one mentioned last."""
        if token in scene.reports.heads and kind != "it" and scene.row.deps[token] != "nmod:poss":
            told = goes_on_with(scene, token, where_it_begins(scene, token), lambda referent: _takes_up(scene, referent, token, kind))
            if told is not None:
                return told
        weights = self.weights[kind]
        found = list(candidates(scene, token, kind))
        heaviest, chosen = self._sum(weights, nobody(scene, token, [referent for referent, _ in found])), None
        for referent, traits in found:
            weight = self._sum(weights, traits)
            if weight > heaviest:
                heaviest, chosen = weight, referent
        return chosen

    @staticmethod
    def _sum(weights: Mapping[str, float], traits: Traits) -> float:
        return sum(weights.get(trait, 0.0) * value for trait, value in traits.items())


@cache
def shipped_scorer() -> Scorer:
    """The learned weights of ``data/pronouns.tsv``."""
    weights: dict[Kind, dict[str, float]] = {kind: {} for kind in KINDS}
    for trait, *cells in rows("pronouns.tsv"):
        for kind, cell in zip(KINDS, cells, strict=True):
            if cell != "-":
                weights[kind][trait] = float(cell)
    return Scorer(weights)


def candidates(scene: Scene, token: int, kind: Kind) -> Iterator[tuple[Referent, Traits]]:
    """Whom the pronoun may stand for with the traits of each, the one mentioned last first."""
    row = scene.row
    begin = where_it_begins(scene, token)
    sentence = row.sentence[begin]
    over = list(_over(row, token))
    most = max((r.times for r in scene.referents), default=0)
    spoke = next((referent for at, referent in reversed(scene.spoke) if at < token), None)
    giver, quoted = scene.reports.given_by(token, scene)
    others = 0
    newer = False
    for referent in reversed(scene.referents):
        told = begin <= referent.head < token and begin < token
        if told and (row.sentence[referent.head] < row.sentence[token] or row.region[token] < 0 <= row.region[referent.head]):
            continue  # spoken of in what the pronoun says
        away = max(0, sentence - row.sentence[referent.head])
        if away > REACH[kind]:
            break
        if not _fits(scene, referent, token, kind) or _bound(scene, referent, token, over):
            continue
        traits = _traits(scene, referent, token, kind, over, away)
        traits["others mentioned since"] = float(min(others, 8))
        if not others:
            traits["mentioned last"] = 1.0
        if referent.times == most > 1:
            traits["mentioned most"] = 1.0
        if referent is spoke:
            since = "another a subject since" if newer else "nobody a subject since"
            traits[f"spoke last, {since}"] = 1.0
            if token in scene.reports.sources:
                traits[f"spoke last, {since}, and the pronoun speaks"] = 1.0
        elif row.deps[referent.head] in _SUBJECTS and referent.head not in scene.reports.around:
            newer = True
        if referent is giver:
            traits["speaker of the quotation around" if quoted else "speaker of the report around"] = 1.0
        yield referent, traits
        others += 1
        if others >= MOST_CANDIDATES:
            break


def where_it_begins(scene: Scene, token: int) -> int:
    """The token itself; for "he said" after what he said, the first token of that: the words between do not count as distance."""
    number = scene.reports.sources.get(token)
    return token if number is None else min(token, scene.reports.first[number] if scene.reports.first[number] >= 0 else token)


def nobody(scene: Scene, token: int, found: list[Referent]) -> Traits:
    """The traits of "nobody that was mentioned"."""
    row = scene.row
    near = [r for r in found if row.sentence[where_it_begins(scene, token)] - row.sentence[r.head] <= 1]
    traits = {"nobody": 1.0}
    if not near:
        traits["nobody: no candidate in two sentences"] = 1.0
    if token in scene.reports.sources:
        traits["nobody: the pronoun speaks"] = 1.0
    if row.region[token] >= 0:
        traits["nobody: in a quotation"] = 1.0
    if row.heads[token] >= 0 and row.deps[token] == "nsubj" and row.upos[row.heads[token]] in ("ADJ", "NOUN"):
        traits["nobody: subject of an adjective or noun"] = 1.0
    return traits


def _over(row: TokenRow, token: int) -> Iterator[int]:
    """The tokens that the token hangs on, the nearest first."""
    at = row.heads[token]
    for _ in range(30):
        if at < 0:
            return
        yield at
        at = row.heads[at]


def _fits(scene: Scene, referent: Referent, token: int, kind: Kind) -> bool:
    """Number, sort and what the article tells of gender allow it."""
    if kind == "he or she":
        gender = "f" if scene.row.lows[token] in known_words("thirdf") else "m"
        if referent.plural or referent.coordinated or (referent.gender and referent.gender != gender):
            return False
        if referent.named is not None and referent.named.mention.name.startswith("The "):
            return False  # a paper or a band, whatever kind its name was given
        if referent.named is not None and referent.named.first == referent.named.last and scene.row.tags[referent.named.last] == "NNPS":
            return False  # the people of a country, the members of a party
        if referent.sort == "other" and referent.named is not None:  # a name of no known kind: no speaker, unless it spoke before
            return token not in scene.reports.sources or any(referent is one for _, one in scene.spoke)
        return referent.sort == "person"
    if kind == "they":
        if token in scene.reports.sources and referent.sort in ("thing", "place"):
            return False
        return referent.plural or referent.sort in ("body", "place", "other", "person")
    # What speaks, or has a spokesman, is no gate and no day.
    speaks = token in scene.reports.sources
    return not referent.plural and referent.sort != "person" and not (speaks and referent.sort == "thing")


def _takes_up(scene: Scene, referent: Referent, token: int, kind: Kind) -> bool:
    """Fits without a doubt: also by the given name, and by the pronouns that stood for it before."""
    if not _fits(scene, referent, token, kind):
        return False
    if kind == "they":
        return (referent.plural or referent.sort == "body") and referent.head in scene.reports.heads
    if referent.named is None and not any(referent.lemma in known_words(words) for words in _TELLING):
        return False
    gender = "f" if scene.row.lows[token] in known_words("thirdf") else "m"
    name = referent.named.mention.name if referent.named is not None else ""
    if scene.cast.gender.get(name, gender) != gender or (referent.was and (referent.was > 0) != (gender == "m")):
        return False
    return True


def _bound(scene: Scene, referent: Referent, token: int, over: list[int]) -> bool:
    """Grammar forbids it: "Ann saw her", "his father" (for "his")."""
    row = scene.row
    low = row.lows[token]
    head = referent.head
    if head in over:
        # "The man who lost his job" may be he; "his father" and "the friend of his" are not.
        between = over[: over.index(head)]
        return not any(row.deps[t] in _LOOSE for t in between)
    if row.deps[token] == "nmod:poss" or low in _REFLEXIVE or low in _POSSESSIVE:
        return False
    return row.heads[head] == row.heads[token] >= 0 and row.deps[head] != "conj" and not _parted(row, head, token)


def _parted(row: TokenRow, one: int, other: int) -> bool:
    """One of both is no real argument of the verb."""
    return any(row.deps[t] in ("vocative", "dislocated", "parataxis", "conj", "appos") for t in (one, other))


def _traits(scene: Scene, referent: Referent, token: int, kind: Kind, over: list[int], away: int) -> Traits:
    row = scene.row
    head = referent.head
    role = _ROLES.get(row.deps[head], "another role")
    own = _ROLES.get(row.deps[token], "another role")
    traits: Traits = {"sentences back": log2(1 + away), f"last {role}": 1.0, f"last a {referent.stands}": 1.0}
    if away == 0:
        traits["same sentence"] = 1.0
        if row.deps[head] in _SUBJECTS and row.heads[head] in over:
            traits["subject over it"] = 1.0
            if row.deps[token] == "nmod:poss":
                traits["subject over it, possessive"] = 1.0
            if row.heads[head] == row.heads[token] and row.lows[token] in _REFLEXIVE:
                traits["subject of its verb, reflexive"] = 1.0
        if head in over:
            traits["hangs on it"] = 1.0
        if row.heads[head] in over and row.deps[head] in ("obj", "iobj", "obl"):
            traits["object over it"] = 1.0
    elif away == 1:
        traits["one sentence back"] = 1.0
        if head == _subject(row, row.sentence[head]):
            traits["subject of the sentence before"] = 1.0
    if role == own and away:
        traits["same role"] = 1.0
        if own == "subject":
            traits["both subjects"] = 1.0
    if row.paragraph[head] == row.paragraph[token]:
        traits["same paragraph"] = 1.0
    traits["times mentioned"] = log2(max(1, referent.times))
    traits["times mentioned in four sentences"] = log2(1 + sum(row.sentence[head] + away - at <= 3 for at in referent.where[-6:]))
    if role == "subject" and away <= 1:
        traits["subject, same sentence" if not away else "subject, one sentence back"] = 1.0
    if referent.stands == "pronoun" and away <= 1:
        traits["pronoun, same sentence" if not away else "pronoun, one sentence back"] = 1.0
    traits |= _quoting(scene, referent, token)
    if kind == "he or she":
        traits |= _gender(scene, referent, token)
    traits |= _sort(referent)
    if referent.sort == "body" and token in scene.reports.sources:
        traits["a body, and the pronoun speaks"] = 1.0
    return traits


def _subject(row: TokenRow, sentence: int) -> int:
    """The subject of the sentence's main verb, or -1."""
    root = next((t for t in range(row.first[sentence], row.first[sentence + 1]) if row.heads[t] < 0), -1)
    return next((c for c in row.children[root] if row.deps[c] in _SUBJECTS), -1) if root >= 0 else -1


def _quoting(scene: Scene, referent: Referent, token: int) -> Traits:
    mine, other = scene.row.region[token], referent.region
    traits: Traits = {}
    if mine < 0 <= other:
        traits["last in a quotation, the pronoun outside"] = 1.0
    elif mine >= 0 and other < 0:
        traits["last outside, the pronoun in a quotation"] = 1.0
    elif mine >= 0 and mine == other:
        traits["in the same quotation"] = 1.0
    inside = scene.reports.around.get(referent.head)
    if inside is not None and inside != scene.reports.around.get(token):
        traits["last inside another report"] = 1.0
        if token in scene.reports.sources:
            traits["last inside another report, and the pronoun speaks"] = 1.0
    number = scene.reports.sources.get(token)
    if number is not None and referent.named is not None and referent.named.mention.name in scene.reports.told[number]:
        traits["named in what the pronoun says"] = 1.0
    return traits


def _gender(scene: Scene, referent: Referent, token: int) -> Traits:
    gender = "f" if scene.row.lows[token] in known_words("thirdf") else "m"
    traits: Traits = {}
    if referent.gender:
        traits["gender told"] = 1.0
    if referent.was:
        traits["was he or she alike before" if (referent.was > 0) == (gender == "m") else "was the other before"] = 1.0
    if not referent.gender and not referent.was and referent.named is not None:
        name = referent.named.mention.name
        given = scene.cast.gender.get(name)
        if given:
            traits["given name alike" if given == gender else "given name of the other"] = 1.0
        elif " " not in name and (alone := given_names().get(name.lower())):
            traits["given name alone, alike" if alone == gender else "given name alone, of the other"] = 1.0
    return traits


def _sort(referent: Referent) -> Traits:
    traits: Traits = {f"a {referent.sort}": 1.0}
    if referent.named is None:
        traits["no name"] = 1.0
        if referent.form:
            traits[f"{referent.form} noun"] = 1.0
    if referent.plural:
        traits["plural"] = 1.0
    if referent.coordinated:
        traits["two together"] = 1.0
    return traits
