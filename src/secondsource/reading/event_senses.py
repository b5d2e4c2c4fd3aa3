"""Words that carry a deed elsewhere and none in this company: everyday and figurative senses, things that "suggest", "de-" before a verb.

What question it answers: is "the figures suggest", "help us understand", "forced a close race", "killed himself", "agrees with her" a deed
of politics? Each check names a construction or a class of words (``data/event_classes.tsv``), none a sentence.
"""

from secondsource.reading.event_company import (
    hit_at_all,
    is_armed,
    is_body,
    is_mute,
    is_nobody,
    is_somebody,
    is_thing,
    of_class,
    of_state,
    powerful,
    spared,
)
from secondsource.reading.event_frames import Carried, objects
from secondsource.reading.event_sides import is_passive, is_time
from secondsource.reading.participants import Cast
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree, infinitive

_REFLEXIVE = frozenset({"myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves"})
# What one does to oneself is none of these.
_TO_OTHERS = frozenset({"AID", "SUPPORT", "ASSAULT", "SANCTION", "COERCE", "ACCUSE", "CONSULT", "REJECT"})
_US = frozenset({"us", "me", "you", "it"})
_DIVINE = frozenset({"God", "Lord", "Allah", "Heaven"})  # thanked and asked in figures of speech and prayer
_ENDED = frozenset({"fight", "battle", "combat"})  # a disease, a bill, a fire is fought in another sense
_BLAMES = frozenset({"blame", "implicate", "suspect"})
_STOPS = frozenset({"suspend", "halt", "freeze", "withhold", "withdraw"})
_NO_GUESTS = frozenset({"fund", "fundraiser", "trust", "award", "server", "newsletter", "letter", "dinner", "order", "offer", "answer"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO"})
_POOLS = frozenset({"share", "pool", "exchange", "swap"})


def no_deed(tree: Tree, cast: Cast, verb: int, carried: Carried, actor: int | None, recipient: int | None) -> bool:
    """Whether the verb tells no deed of its type in this company.

    Args:
        tree: the sentence.
        cast: who is who in the article.
        verb: the verb.
        carried: what the lexicon makes of it.
        actor, recipient: the tokens of the sides, where they are known.
    """
    things = objects(tree, verb)
    oneself = any(tree.tokens[kid].text.lower() in _REFLEXIVE for kid in tree.kids(verb, "obj", "iobj"))
    if oneself and (carried.type in _TO_OTHERS or carried.mode == "ease"):
        return True  # "killed himself", "defended itself"
    check = _CHECKS.get(carried.type)
    return check is not None and check(tree, cast, verb, carried, things, actor, recipient)


def minded(tree: Tree, cast: Cast, outer: int) -> bool:
    """Whether "agreed", "refused" tells an act: a verb does; "willing", "reluctant" only of those who speak for a state or body."""
    if tree.tokens[outer].upos != "ADJ":
        return tree.tokens[outer].upos == "VERB"
    subject = tree.kid(outer, "nsubj")
    if subject is None or tree.tokens[subject].upos != "PROPN":
        return False
    return tree.tokens[subject].ent == "place" or cast.participant(tree, subject).sector in {"GOV", "IGO", "MIL", "REB"}


def _approved(tree: Tree, verb: int, things: list[int]) -> list[int]:
    """What is approved, also behind "approve of"."""
    return [*things, *(kid for kid in tree.kids(verb, "obl") if tree.case(kid) == "of")]


def _with_infinitive(tree: Tree, verb: int) -> bool:
    return any(infinitive(tree, kid) for kid in tree.kids(verb, "xcomp"))


def _for_purpose(tree: Tree, verb: int) -> bool:
    """ "A fund to help them", "in order to allow": what something is for, not what was done."""
    return infinitive(tree, verb) and tree.tokens[verb].dep in {"advcl", "acl"}


def _request(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "suggest" and is_nobody(tree, cast, actor):
        return True
    if (
        lemma == "call"
        and tree.kid(verb, "obj") is not None
        and not {tree.case(kid) for kid in tree.kids(verb, "obl") if not is_time(tree, kid)} & {"on", "upon"}
    ):
        return True  # "called the ruling a victory for"
    if recipient is not None and tree.tokens[recipient].text in _DIVINE:
        return True
    if is_thing(tree, cast, actor):
        return True  # a study suggests, a plan calls for, a figure urges caution: nobody is asked
    if lemma == "plead" and any(tree.tokens[kid].upos == "ADJ" for kid in tree.kids(verb, "xcomp", "advmod", "obj", "amod")):
        return True  # "pleaded guilty"
    return lemma in {"seek", "propose"} and _with_infinitive(tree, verb)  # "sought to pass": tried


def _consult(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    if carried.mode == "phone" and tree.tokens[verb].tag == "VBP" and actor is not None and tree.tokens[actor].upos == "PRON":
        return True  # "I call them as I see them": a habit
    if carried.mode == "phone" and things and not any(is_somebody(tree, cast, at) for at in things) and not carried.used:
        return True  # "ringing the alarm bells"
    if recipient is not None and cast.participant(tree, recipient).sector == "JRN":
        return carried.mode in {"phone", "meet"}  # "told", "speaking with a newspaper": an interview
    if tree.tokens[verb].lemma == "have" and any(tree.tokens[at].lemma.lower() == "audience" for at in things):
        return True  # listeners
    lemma = tree.tokens[verb].lemma
    if carried.mode == "visit" and lemma in {"host", "receive", "greet"} and recipient is not None and recipient in things:
        return tree.tokens[recipient].lemma.lower() in _NO_GUESTS  # "hosted fundraisers", "received funds"
    if carried.mode == "visit" and lemma == "call" and tree.kid(verb, "obj") is not None:
        return True  # "called witnesses at that point"
    if carried.shown is not None and tree.tokens[carried.shown].lemma == "call" and lemma in {"make", "place"} and recipient is None:
        return (
            not tree.kids(carried.shown, "compound", "nummod") and tree.tokens[carried.shown].tag == "NN"
        )  # "the right to make that call"
    if lemma in {"talk", "speak"} and recipient is None and any(tree.case(kid) in {"about", "of"} for kid in tree.kids(verb, "obl")):
        return actor is None or tree.tokens[actor].upos == "PRON" or is_nobody(tree, cast, actor)  # "nobody is talking about him"
    if carried.mode == "visit" and tree.tokens[verb].lemma in {"visit", "tour", "inspect"} and not is_somebody(tree, cast, recipient):
        place = recipient is not None and tree.tokens[recipient].upos == "PROPN"
        return not place and (actor is None or cast.participant(tree, actor).sector not in _OFFICIAL)  # "inspectors visited nursing homes"
    if tree.tokens[verb].lemma not in {"discuss", "debate"}:
        return False
    if recipient is None and actor is not None:  # "the leaders discussed it": with each other
        counted = tree.kids(actor, "conj", "nummod") or any(tree.tokens[kid].text.lower() == "both" for kid in tree.kids(actor, "det"))
        return not counted and not of_class(tree, actor, "leader")
    return recipient in things


def _concede(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    if carried.mode == "release" and _healed(tree, verb):
        return True
    if carried.mode == "return" and not things and tree.tokens[verb].lemma == "return":
        return True  # "able to return to work"
    if carried.mode == "release" and tree.tokens[verb].tag == "VBN" and tree.tokens[verb].dep in {"acl", "advcl", "xcomp"}:
        before = next((at for at in range(verb - 1, max(-1, verb - 4), -1) if tree.tokens[at].upos == "NOUN"), None)
        return before is not None and noun_sorts().get(tree.tokens[before].lemma.lower()) == "document"  # "the letter, released by"
    yields = tree.tokens[verb].lemma == "yield" and things and not any(is_somebody(tree, cast, at) for at in things)
    if carried.mode == "accept" and (yields or is_thing(tree, cast, actor)):
        return True  # "the search yielded evidence"
    if carried.mode == "allow" and tree.tokens[verb].lemma in {"allow", "permit", "let", "enable"}:
        token = tree.tokens[verb]
        return is_nobody(tree, cast, actor) or _for_purpose(tree, verb) or (token.tag == "VBG" and token.dep == "advcl")
    return False


def _healed(tree: Tree, verb: int) -> bool:
    """ "Released from the hospital": nobody has given in."""
    return any(tree.tokens[kid].lemma in {"hospital", "clinic", "rehab", "theater", "theatre"} for kid in tree.kids(verb, "obl"))


def _agree(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    token = tree.tokens[verb]
    if token.lemma.lower() != "agree" or carried.used:
        return False
    cases = {tree.case(kid) for kid in tree.kids(verb, "obl")}
    beside = {tree.tokens[kid].lemma.lower() for kid in tree.kids(verb, "aux")}
    present = (
        token.tag in {"VBP", "VBZ"} or (token.tag == "VB" and "do" in beside) or (token.tag == "VB" and not cases & {"on", "to", "upon"})
    )
    return "with" in cases and present  # an opinion


def _aid(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "help" and carried.shown is None:
        mine = recipient is not None and tree.tokens[recipient].text.lower() in _US
        return mine or is_thing(tree, cast, actor) or _for_purpose(tree, verb)
    if carried.mode == "asylum" and recipient is None and is_passive(tree, verb):
        return True  # "protections given"
    if lemma in {"ship", "supply"} and not carried.used and carried.shown is None:
        given = recipient is not None and of_state(tree, cast, recipient) and actor is not None and of_state(tree, cast, actor)
        return not given or not things or any(is_thing(tree, cast, at) for at in things)  # a firm ships what it sells
    if lemma in {"pay", "sponsor"}:
        return not is_somebody(tree, cast, recipient)  # wages, a bill
    return False


def _threaten(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    if tree.tokens[verb].lemma.lower() == "warn" and actor is not None and not powerful(tree, cast, actor):
        return True  # doctors warn of a disease
    if recipient is None and any(tree.tokens[at].lemma.lower() == "warning" for at in (*things, *carried.used)):
        return True  # "issued a warning about"
    # "The drought threatens the harvest".
    return tree.tokens[verb].lemma.lower() == "threaten" and is_nobody(tree, cast, actor)


def _sanction(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    own = any(tree.tokens[kid].upos == "PRON" for at in things if not is_somebody(tree, cast, at) for kid in tree.kids(at, "nmod:poss"))
    if carried.mode == "discontinue" and not carried.used and carried.shown is None and tree.tokens[verb].lemma.lower() in _STOPS:
        return recipient is None or not of_state(tree, cast, recipient)  # "halted the ferry to Ostrel", not "cut a path to the door"
    if own and tree.tokens[verb].lemma.lower() == "suspend" and recipient in {None, *things}:
        return True  # "suspended her campaign"
    if carried.mode != "aid" or recipient is not None:
        return False
    # Rates and services that somebody cuts for himself.
    return tree.tokens[verb].lemma == "announce" or any(of_class(tree, at, "own_budget") for at in things)


def _coerce(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "bar" and tree.tokens[verb].tag == "VBG" and (verb == 0 or tree.tokens[verb - 1].text == ","):
        return not any(tree.case(kid) == "from" for kid in tree.kids(verb, "obl", "advcl"))  # "barring a new charge"
    if carried.mode == "repress" and any(of_class(tree, at, "illness") for at in things):
        return True  # "quell the spread of the virus"
    if carried.mode == "arrest" and not carried.used and is_thing(tree, cast, recipient):
        return True  # "remanded the case"
    if lemma in {"force", "compel", "coerce"} and carried.shown is None:
        moved = any(is_somebody(tree, cast, at) or of_class(tree, at, "plane") or of_class(tree, at, "ship") for at in things)
        return not (moved or _with_infinitive(tree, verb)) or is_thing(tree, cast, actor)
    return False


def _reject(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    """ "Rejected the calls, denying that": one event is enough."""
    token = tree.tokens[verb]
    if token.lemma == "decline" and any(tree.tokens[at].upos in {"NUM", "SYM", "ADV"} or tree.tokens[at].text == "%" for at in things):
        return True  # shares declined 2%
    if recipient is not None or token.dep != "advcl" or token.tag != "VBG" or token.head < 0:
        return False
    return tree.tokens[token.head].lemma.lower() in {"reject", "dismiss", "deny", "refuse", "rebuff"}


def _retreat(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "pull" and any(of_class(tree, at, "arms") for at in things):
        return True  # "pulled a gun"
    if lemma == "abandon" and any(of_class(tree, at, "ship") for at in things):
        return True  # "abandoned ship": saved themselves
    if any(of_class(tree, at, "troops_left") for at in things):
        return False
    if lemma == "leave" and tree.kid(verb, "xcomp") is not None:
        return True  # "left the town humiliated"
    if lemma == "flee" and actor is None and not things:
        return True  # "they flee for their lives"
    if lemma == "retreat" and is_nobody(tree, cast, actor) and actor is not None and not is_armed(tree, cast, actor):
        return True  # shares retreat
    led = [kid for kid in tree.kids(verb, "obl") if tree.case(kid) in {"from", "of", "out of"}]
    if carried.mode == "withdraw" and any(of_class(tree, at, "pact") or of_class(tree, at, "contest") for at in led):
        return True  # a treaty, a race is left in another sense
    if lemma in {"abandon", "flee", "vacate", "quit"} and actor is not None:
        return not is_armed(tree, cast, actor)
    return False


def _mobilize(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "order" and any(tree.case(kid) == "from" for kid in tree.kids(verb, "obl", "nmod")):
        return True  # "ordered ships from a yard"
    if lemma == "station" and tree.tokens[verb].dep == "acl" and tree.tokens[tree.tokens[verb].head].tag == "NN" and actor is None:
        return True  # "a soldier stationed at": where he serves
    if lemma == "push" and any(tree.tokens[at].lemma in {"job", "role", "career", "post"} for at in _into(tree, verb)):
        return True  # "pushed officers into jobs"
    if lemma in {"mobilize", "mobilise"} and things:
        return not any(of_class(tree, at, name) for at in things for name in ("troops", "army", "reservists", "force", "arms", "police"))
    return lemma == "surround" and actor is None  # "surrounded by a fence"


def _into(tree: Tree, verb: int) -> list[int]:
    return [kid for kid in tree.kids(verb, "obl") if tree.case(kid) in {"into", "to"}]


def _protest(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    if carried.shown is not None and actor is not None and tree.tokens[carried.shown].lemma == "rally":
        politic = cast.participant(tree, actor).sector in {"GOV", "LEG", "PTY", "OPP", "BUS"} or of_class(tree, actor, "leader")
        beside = [*tree.kids(verb, "obl"), *tree.kids(carried.shown, "nmod")]
        if politic and not any(tree.case(kid) in {"against", "over"} for kid in beside):
            return True  # a campaign's
    if tree.tokens[verb].lemma.lower() in {"demonstrate", "rally"} and not carried.used:
        return bool(tree.kids(verb, "ccomp", "obj")) or _with_infinitive(tree, verb)  # "demonstrated that", "rallied voters"
    return False


def _armed_one(tree: Tree, cast: Cast, at: int | None) -> bool:
    return at is not None and is_armed(tree, cast, at)


def _with_words(tree: Tree, verb: int) -> bool:
    """Whether somebody is targeted with what hurts nobody's body: "with ads", "with an insult"."""
    with_ = [kid for kid in tree.kids(verb, "obl") if tree.case(kid) == "with"]
    return any(not of_class(tree, kid, "weapon") and tree.tokens[kid].upos == "NOUN" for kid in with_)


def _assault(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "take" and any(tree.tokens[at].lemma == "position" for at in things) and not _armed_one(tree, cast, actor):
        return True  # "took a position on the tax"
    if lemma == "blow" and any(tree.case(kid) == "into" for kid in tree.kids(verb, "obl")):
        return True  # "blew them up into major stories"
    if lemma == "target" and (is_thing(tree, cast, recipient) or _with_words(tree, verb)):
        return True  # "campaigns targeted at", "targeted with a tirade"
    if lemma == "strike" and any(tree.tokens[at].lemma in {"juror", "panelist", "panellist", "clause", "passage", "word"} for at in things):
        return True  # off a list
    if lemma == "execute" and recipient is not None and not carried.used and not is_somebody(tree, cast, recipient):
        return True  # a plan
    if lemma in {"burst", "drive", "smash"} and recipient is not None and not is_somebody(tree, cast, recipient):
        return not hit_at_all(tree, recipient)  # "burst into the room"
    if not carried.used and carried.shown is None and recipient is not None and spared(tree, cast, recipient):
        return True  # "kicked the door", "attacked the idea"
    return lemma in _ENDED and recipient is not None and not is_somebody(tree, cast, recipient)


def _accuse(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma in {"challenge", "dare"} and any(infinitive(tree, kid) for kid in tree.kids(verb, "xcomp", "advcl")):
        return True  # "I challenge everyone to"
    if lemma == "allege" and is_passive(tree, verb) and any(is_passive(tree, kid) for kid in tree.kids(verb, "xcomp")):
        return True  # "are alleged to have been killed": not they are accused
    if is_mute(tree, cast, actor):
        return True  # "trademarks that disparage"
    return lemma in _BLAMES and is_thing(tree, cast, recipient)


def _support(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma in {"support", "back", "bolster"} and any(of_class(tree, at, "notion") for at in things):
        return True  # "supports fears that"
    if recipient is not None and tree.tokens[recipient].text in _DIVINE:
        return True  # "thank God"
    if lemma in {"assure", "reassure"} and (recipient is None or tree.tokens[recipient].upos != "PROPN"):
        return True  # said so
    if lemma in {"decorate", "forgive"} and not is_somebody(tree, cast, recipient):
        return True  # a fence
    return is_mute(tree, cast, actor) or (
        lemma == "approve" and any(of_class(tree, at, "licensed") for at in _approved(tree, verb, things))
    )


def _cooperate(tree: Tree, cast: Cast, verb: int, carried: Carried, things: list[int], actor: int | None, recipient: int | None) -> bool:
    if tree.tokens[verb].lemma.lower() in _POOLS and not carried.used and carried.shown is None:
        together = recipient is None and actor is not None and bool(tree.kids(actor, "conj", "nummod"))  # "the two navies pool fuel"
        named = recipient is not None and tree.tokens[recipient].upos != "PRON"
        other = named and recipient is not None and (of_state(tree, cast, recipient) or is_body(tree, cast, recipient))
        return not (together or other) or any(of_class(tree, at, "not_pooled") for at in things) or not things
    if carried.mode != "intelligence" or tree.tokens[verb].lemma.lower() not in {"provide", "give", "hand", "pass"}:
        return False
    public = recipient is not None and cast.participant(tree, recipient).sector == "JRN"
    return not is_somebody(tree, cast, recipient) or public or is_thing(tree, cast, actor)


_CHECKS = {
    "REQUEST": _request,
    "CONSULT": _consult,
    "CONCEDE": _concede,
    "AGREE": _agree,
    "AID": _aid,
    "THREATEN": _threaten,
    "SANCTION": _sanction,
    "COERCE": _coerce,
    "REJECT": _reject,
    "RETREAT": _retreat,
    "MOBILIZE": _mobilize,
    "PROTEST": _protest,
    "ASSAULT": _assault,
    "ACCUSE": _accuse,
    "SUPPORT": _support,
    "COOPERATE": _cooperate,
}
