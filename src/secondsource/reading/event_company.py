"""What kind of noun stands beside an event verb: somebody, a thing that does nothing, what can be hit, those who act for a state.

What question it answers: can "the figures" suggest, is "the idea" attacked, may "the doctors" threaten? Classes of words are
``data/event_classes.tsv``.
"""

from secondsource.reading.event_lexicon import classes
from secondsource.reading.event_sides import ABSTRACT, acts, person, referent
from secondsource.reading.participants import Cast
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree

_HIT = (
    "site",
    "building",
    "property",
    "military",
    "ground",
    "polity",
    "ship",
    "plane",
    "dwelling",
    "premises",
    "army",
    "captive",
    "weapon",
    "beast",
)
_THINGS = frozenset({"thing", "other", "document", "time"})


def is_somebody(tree: Tree, cast: Cast, at: int | None) -> bool:
    """A name, a body, a noun for people or a pronoun for them."""
    return at is not None and (acts(tree, cast, at) or person(tree, at))


def is_thing(tree: Tree, cast: Cast, at: int | None) -> bool:
    """A common noun that is known to do nothing: "the figures", "the move"."""
    if (
        at is None
        or tree.tokens[at].upos != "NOUN"
        or any(is_somebody(tree, cast, one) for one in (referent(tree, at), *tree.kids(at, "conj")))
    ):
        return False
    lemma = tree.tokens[at].lemma.lower()
    return lemma in classes()["thing"] or noun_sorts().get(lemma) in _THINGS or lemma.endswith(ABSTRACT)


def of_class(tree: Tree, at: int, name: str) -> bool:
    """Whether the word, as written or as lemma, is of that class of nouns."""
    return bool({tree.tokens[at].lemma.lower(), tree.tokens[at].text.lower()} & classes()[name])


def spared(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the noun names nothing that is hit: no person, place, building, ship, herd."""
    return is_thing(tree, cast, at) and not hit_at_all(tree, at)


def hit_at_all(tree: Tree, at: int) -> bool:
    """Whether the word names what can be hit: a building, a ship, a herd, a town."""
    return any(of_class(tree, at, name) for name in _HIT)


def is_nobody(tree: Tree, cast: Cast, at: int | None) -> bool:
    """A common noun of which it is not known that it can act."""
    return at is not None and tree.tokens[at].upos == "NOUN" and not is_somebody(tree, cast, referent(tree, at))


def is_mute(tree: Tree, cast: Cast, at: int | None) -> bool:
    """A thing that says nothing either: no letter, no report."""
    return at is not None and is_thing(tree, cast, at) and noun_sorts().get(tree.tokens[at].lemma.lower()) != "document"


def powerful(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether a warning of theirs may be a threat: states and their offices, those who bear arms, bodies; no experts and doctors."""
    if of_class(tree, at, "expert"):
        return False
    return cast.participant(tree, at).sector not in {"MED", "EDU", "JRN", "HLH", "PTY", "LEG", "BUS", "NGO"}


def is_armed(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the word names those who bear arms, or a state."""
    token = tree.tokens[at]
    return of_class(tree, at, "force") or token.ent == "place" or cast.participant(tree, at).sector in {"MIL", "REB", "COP", "GOV"}


def of_state(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the word names a country or those who act for one."""
    return tree.tokens[at].ent == "place" or cast.participant(tree, at).sector in {"GOV", "IGO", "MIL", "REB"}


def is_body(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the word is a name that is no person's and no medium's."""
    named = tree.tokens[at].upos == "PROPN" and tree.tokens[at].ent != "person"
    return named and cast.participant(tree, at).sector not in {"JRN", "BUS", "PTY", "LEG"}
