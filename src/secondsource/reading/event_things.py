"""Words before or behind an event noun that make it another thing: "a trade war", "a press release", "abuse of power".

What question it answers: is the "campaign rally", the "movement", the "sanctions relief" the deed that its noun tells elsewhere?
"""

from secondsource.reading.event_helpers import prefixed
from secondsource.reading.event_lexicon import Frame, classes
from secondsource.reading.lexicon import listed
from secondsource.reading.trees import Tree

_ARMED = frozenset({"military", "ground", "air", "combat", "bombing", "offensive", "naval", "rebel", "army", "cross-border"})
_NO_WAR = listed("no war")
# Words before a noun that make it no deed between sides: "sanctions relief", "the death penalty".
_OTHER_SENSE = {
    "COOPERATE": frozenset({"lockdown", "fire", "safety", "evacuation", "earthquake", "shooter"}),
    "MOBILIZE": frozenset({"lockdown", "fire", "safety", "evacuation", "earthquake", "shooter"}),
    "SUPPORT": frozenset({"job"}),
    "AID": frozenset({"sanctions", "sanction", "tax", "comic", "injunctive", "pain", "campaign"}),
    "ASSAULT": frozenset({"verbal", "panic", "heart"}),
    "COERCE": frozenset({"death"}),
}
_PEACE = frozenset({"mediation", "peace", "diplomatic", "reconciliation", "negotiation", "peacekeeping", "ceasefire"})
_NO_PROTEST = frozenset(
    {"campaign", "election", "victory", "political", "pre-election", "stock", "market", "price", "relief"}
    | {"air", "drone", "missile", "rocket", "nuclear", "military", "led", "precision", "retaliatory", "suicide", "pre-emptive", "deadly"}
)
_NOT_RETURNED = frozenset(
    {"call", "message", "email", "fire", "favor", "favour", "verdict", "ballot", "request", "comment", "serve"}
    | {"question", "result", "indictment"}
)


def other_thing(tree: Tree, frame: Frame, noun: int) -> bool:
    """A word before the noun that makes it another thing: "campaign rally", "trade war"; "efforts" that are not for peace."""
    if frame.mode == "return" and tree.tokens[noun].lemma.lower() in _NOT_RETURNED:
        return True
    return other_noun(tree, frame.type, noun) or (frame.mode == "mediate" and not _for_peace(tree, noun))


def other_noun(tree: Tree, kind: str, noun: int) -> bool:
    """Whether the words before the noun make it another thing: "a rescue operation", "a protest vote"."""
    before = {tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "compound", "amod")}
    if tree.tokens[noun].lemma.lower() == "violence" and before & {"gun", "domestic"}:
        return True
    if prefixed(tree, noun) or before & _OTHER_SENSE.get(kind, frozenset()):
        return True
    if tree.tokens[noun].lemma.lower() == "understanding" and _of_mind(tree, noun, before):
        return True
    if kind == "ASSAULT" and tree.tokens[noun].lemma.lower() == "abuse" and _of_office(tree, noun, before):
        return True
    if kind == "COERCE" and tree.tokens[noun].lemma.lower() == "charge" and any(tree.case(kid) == "of" for kid in tree.kids(noun, "nmod")):
        return True  # "drew charges of bias"
    if kind == "MOBILIZE" and tree.tokens[noun].lemma.lower() == "movement":
        behind = {tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "nmod") if tree.case(kid) == "of"}
        return not (before & (_ARMED | {"troop", "armed"}) or behind & (classes()["troops"] | classes()["army"]))
    if tree.tokens[noun].lemma.lower() in {"mobilization", "mobilisation", "deployment"} and _of_goods(tree, noun):
        return True  # "a mobilization of private industry"
    if tree.tokens[noun].lemma.lower() == "force" and "task" in before:
        return True
    if tree.tokens[noun].lemma.lower() == "release" and before & {"press", "news", "media", "album", "film"}:
        return True
    if kind == "ASSAULT" and tree.tokens[noun].lemma.lower() == "operation":
        return not before & _ARMED
    return bool(before & (_NO_PROTEST if kind == "PROTEST" else _NO_WAR if kind == "ASSAULT" else frozenset()))


def _of_goods(tree: Tree, noun: int) -> bool:
    """Whether what is mobilized is named and carries no arms."""
    behind = [kid for kid in tree.kids(noun, "nmod") if tree.case(kid) == "of" and tree.tokens[kid].upos == "NOUN"]
    armed = classes()["troops"] | classes()["army"] | classes()["arms"] | classes()["reservists"]
    return bool(behind) and not any({tree.tokens[kid].lemma.lower(), tree.tokens[kid].text.lower()} & armed for kid in behind)


def _of_mind(tree: Tree, noun: int, before: set[str]) -> bool:
    """ "A better understanding of the region", "my understanding", "a lack of understanding": no accord."""
    head = tree.tokens[noun].head
    mine = any(tree.tokens[kid].upos == "PRON" for kid in tree.kids(noun, "nmod:poss"))
    of_something = any(tree.case(kid) == "of" for kid in tree.kids(noun, "nmod"))
    return (
        mine
        or of_something
        or bool(before & {"good", "better", "deep", "clear", "full"})
        or (head >= 0 and tree.tokens[head].lemma == "lack")
    )


def _of_office(tree: Tree, noun: int, before: set[str]) -> bool:
    """ "Abuse of power", "drug abuse": nobody is beaten."""
    behind = {tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "nmod") if tree.case(kid) == "of"}
    return bool(
        (behind | before)
        & {
            "power",
            "office",
            "authority",
            "trust",
            "position",
            "process",
            "drug",
            "alcohol",
            "substance",
            "law",
            "liberty",
            "right",
            "system",
        }
    )


def _for_peace(tree: Tree, noun: int) -> bool:
    """ "launched efforts" are mediation only where they are said to be."""
    if tree.tokens[noun].lemma.lower() == "mediation":
        return True
    beside = {tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "compound", "amod")}
    beside |= {tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "acl")} & {"mediate", "broker", "reconcile"}
    return bool(beside & (_PEACE | {"mediate", "broker", "reconcile"}))
