"""Which event a noun tells by itself: "the annexation of B by A", "talks between A and B", "no ceasefire".

What question it answers: is enough told beside the noun that it is a deed and no mere subject of talk?
"""

from secondsource.reading.event_company import powerful, spared
from secondsource.reading.event_frames import BLAMING, Carried, objects
from secondsource.reading.event_helpers import effect
from secondsource.reading.event_lexicon import classes
from secondsource.reading.event_moods import moods
from secondsource.reading.event_nouns import Sides, entry_of, sides
from secondsource.reading.event_sides import acts, is_time, person
from secondsource.reading.event_things import other_noun
from secondsource.reading.participants import Cast
from secondsource.reading.trees import Tree

# Deeds that a noun tells also where nobody is named: "no ceasefire", "a strike is planned".
_TELL_THEMSELVES = frozenset({"CONSULT", "CONCEDE", "AGREE", "RETREAT", "ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_DATED = frozenset({"PROTEST", "ASSAULT", "RETREAT", "COERCE", "MOBILIZE"})  # a deed where a date stands with the noun
_BESIDE = ("nmod:poss", "compound", "nummod", "amod", "nmod", "nmod:tmod")
_MANY_SENSES = frozenset({"rally", "strike", "fire", "closure", "search", "movement", "drill", "fine"})
_YEAR = 4  # digits
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "nmod", "obl"})


def noun_event(tree: Tree, cast: Cast, noun: int) -> tuple[Carried, int | None] | None:
    """The event of a noun with its actor, where those stand beside it who must: "the annexation of B by A", "talks between A and B"."""
    striking = tree.kid(noun, "nsubj") if tree.tokens[noun].lemma.lower() == "strike" and tree.case(noun) == "on" else None
    if striking is not None and acts(tree, cast, striking):
        return Carried(noun, "PROTEST", "strike", None), striking
    entry = entry_of(tree, noun)
    if entry is None or tree.tokens[noun].dep in {"compound", "flat"} or other_noun(tree, entry.type, noun):
        return None
    if entry.type == "AGREE" and tree.kid(noun, "cop") is not None:
        return None  # "the document is an agreement between": says what it is
    beside = sides(tree, cast, noun, entry)
    if beside.actor is None and (both := _between(tree, noun)) is not None and acts(tree, cast, both):
        return Carried(noun, entry.type, entry.mode, None), both  # "talks between the two sides"
    if entry.needed == "verb" and (entry.type != "CONSULT" or _between(tree, noun) is None):
        return None
    if (
        tree.tokens[noun].lemma.lower() == "strike"
        and beside.actor is not None
        and beside.recipient is None
        and _at_work(tree, beside.actor)
    ):
        return Carried(noun, "PROTEST", "strike", None), beside.actor
    if beside.actor is None and (blamed := _blamed_for(tree, cast, noun)) is not None:
        beside = beside._replace(actor=blamed)
    if entry.type == "THREATEN" and beside.actor is None and tree.tokens[noun].lemma.lower() == "threat" and _danger(tree, noun):
        return None
    if entry.type == "ASSAULT" and beside.actor is None and beside.recipient is not None and spared(tree, cast, beside.recipient):
        return None  # "an attack on my character"
    if beside.actor is not None and tree.tokens[noun].lemma.lower() == "warning" and not powerful(tree, cast, beside.actor):
        return None
    if entry.mode == "release" and beside.recipient is not None and _published(tree, cast, beside.recipient):
        return None  # "the release of documents"
    if entry.type == "ASSAULT" and beside.actor is None and beside.recipient is not None and _in_print(tree, noun, beside.recipient):
        return Carried(noun, "ACCUSE", "disapprove", beside.recipient), None
    known = (beside.actor is not None) + (beside.recipient is not None)
    if known == 0 and entry.type in {"AGREE", "RETREAT"} and (ended := _ended_in(tree, cast, noun)) is not None:
        return Carried(noun, entry.type, entry.mode, ended.recipient), ended.actor
    if known < (2 if entry.needed == "both" and entry.recipients else 1) and not _told(tree, noun, entry.type, beside):
        return None
    return Carried(noun, entry.type, entry.mode, beside.recipient), beside.actor


def _blamed_for(tree: Tree, cast: Cast, noun: int) -> int | None:
    """Who "is blamed for the murder of B", "was accused of an attack on B"."""
    token = tree.tokens[noun]
    head = token.head
    if token.dep != "obl" or head < 0 or tree.case(noun) not in {"for", "of", "with"} or tree.tokens[head].lemma.lower() not in BLAMING:
        return None
    return next((thing for thing in objects(tree, head) if acts(tree, cast, thing) or person(tree, thing)), None)


def _ended_in(tree: Tree, cast: Cast, noun: int) -> Sides | None:
    """The sides of the talks that "ended with a deal", "produced a truce"."""
    head = tree.tokens[noun].head
    subject = tree.kid(head, "nsubj") if head >= 0 and tree.tokens[noun].dep in {"obl", "obj"} else None
    entry = entry_of(tree, subject) if subject is not None else None
    if subject is None or entry is None or entry.type not in {"CONSULT", "ASSAULT"}:
        return None
    if tree.tokens[noun].dep == "obj" and effect(tree, head, noun, "it") != "so":
        return None  # "clashes have undermined a ceasefire"
    found = sides(tree, cast, subject, entry)
    return found if found.actor is not None and found.recipient is not None else None


def _told(tree: Tree, noun: int, kind: str, beside: Sides) -> bool:
    """Whether the clause is about the event: one side is told of its subject or object, or a word says what became of it."""
    token = tree.tokens[noun]
    near = [at for at in beside if at is not None and tree.tokens[at].head == noun]
    if near and token.dep in {"nsubj", "nsubj:pass", "obj"}:
        return True
    if kind in _DATED and token.lemma.lower() not in _MANY_SENSES and any(_dates(tree, kid) for kid in tree.kids(noun, *_BESIDE)):
        return True  # "Tuesday's stoppage", "the 1995 withdrawal", "the general strike of 2008"
    if kind not in _TELL_THEMSELVES or token.head < 0 or token.lemma.lower() == "release":
        return False
    if token.dep in {"nsubj", "nsubj:pass"} and effect(tree, token.head, noun, "it") == "so":
        return True  # "protests broke out"
    return token.dep in _PARTS and moods(tree, noun, told=False) in {"no", "maybe", "future"}


def _dates(tree: Tree, at: int) -> bool:
    """Whether the word is a day, a month or a year, or owns the deed ("last year's riots"); no length of time."""
    token = tree.tokens[at]
    if len(token.text) == _YEAR and token.text.isdigit():
        return True
    return is_time(tree, at) and (token.upos == "PROPN" or token.dep == "nmod:poss")


def _published(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the noun names nobody who could be set free."""
    token = tree.tokens[at]
    return token.upos == "NOUN" and not acts(tree, cast, at) and not {token.lemma.lower(), token.text.lower()} & classes()["freed"]


def _in_print(tree: Tree, noun: int, at: int) -> bool:
    """ "Attacks on the chairwoman", of nobody in particular: many attacks on one person are words."""
    one = tree.tokens[at].ent == "person" or tree.tokens[at].text.lower() in {"him", "her", "me"}
    return one and tree.tokens[noun].text.lower() == "attacks"


def _danger(tree: Tree, noun: int) -> bool:
    """ "A threat to the coast", of nobody: a danger."""
    return any(tree.case(kid) == "to" for kid in tree.kids(noun, "nmod", "obl"))


def _between(tree: Tree, noun: int) -> int | None:
    return next((kid for kid in tree.kids(noun, "nmod", "obl") if tree.case(kid) == "between"), None)


def _at_work(tree: Tree, at: int) -> bool:
    """Whether those who strike stop work: a common noun in the plural, none that bears arms."""
    token = tree.tokens[at]
    return token.tag == "NNS" and token.text.lower() not in classes()["force"]
