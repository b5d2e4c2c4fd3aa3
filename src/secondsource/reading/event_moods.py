"""What becomes of a deed under the words that govern it: "refused to", "the threat of", "whether".

What question it answers: by its grammar, did the deed happen? ``moods`` climbs from the word that carries the deed to the words above it
and takes at each step what that word itself says (``event_helpers``) and what it makes of the word below (``data/event_status.tsv``).
``folded`` reads them from the inside to the outside: "did not refuse to meet" is twice no. A clause that tells its deed whatever stands
above ("after soldiers fired", "who fled") ends the climb. A condition or an open question ("if", "whether") stays one.
"""

from typing import Literal, NamedTuple

from secondsource.reading.event_helpers import FINITE, IF, INSTEAD, effect, effects, headline, helpers, nominal, none_of, own, reports
from secondsource.reading.event_lexicon import nouns
from secondsource.reading.trees import NOMINAL, Tree, infinitive

Mood = Literal["no", "if", "maybe", "future", "said"]
MAX_STEPS = 8  # words above the deed that are asked
_EXCLUDING = frozenset({"rule", "exclude", "preclude"})
_ANSWERS = frozenset({"deny", "reject", "dismiss", "refute", "rebuff", "debunk", "spurn", "resist", "renounce"})
_STOPS = frozenset({"stop", "halt", "end", "cease", "quit", "suspend"})
_UNTRUE = frozenset({"false", "untrue", "unfounded", "baseless", "groundless", "fabricated"})
# Before a deed that is known whatever the clause says, and before what is only talked of.
_FACTUAL = frozenset({"despite", "after", "following", "amid", "since", "because of", "due to", "in spite of", "in response to"})
_TOPIC = frozenset({"about", "over", "regarding", "concerning"})
_OWN_CLAUSE = frozenset({"acl:relcl", "parataxis", "appos", "discourse", "root"})


class _Step(NamedTuple):
    """The next word above; what it makes of the deed; and whether its own "not" reaches down."""

    above: int | None
    makes: str | None = None
    denies: bool = True


def moods(tree: Tree, at: int, *, told: bool) -> Mood | None:
    """What becomes of the deed that token ``at`` carries; None: it is told as done. ``told``: it stands inside somebody's words."""
    if _under_way(tree, at):
        return None
    found: Mood | None = None
    here, below, denies, seen = at, -1, True, {at}
    left_open = False  # "did not rule out meeting": that it is not excluded does not make it so
    for _ in range(MAX_STEPS):
        for mood in own(tree, here, below, told=told):
            if denies or mood != "no":
                found = "maybe" if left_open and (found, mood) == ("no", "no") else folded(found, mood)
        if here == at and _answered(tree, at):
            break
        step = _up(tree, here)
        if step.makes == "no":
            left_open = found == "maybe" or (step.above is not None and tree.tokens[step.above].lemma.lower() in _EXCLUDING)
        if step.makes is not None and step.makes != "so":
            found = folded(found, step.makes)
        if step.above is None or step.above in seen:
            break
        here, below, denies = step.above, here, denies and step.denies
        seen.add(here)
    return found


def _under_way(tree: Tree, noun: int) -> bool:
    """ "Urged them to stop the shelling": what is to be stopped goes on, as long as it is not said to have been."""
    token = tree.tokens[noun]
    if token.dep != "obj" or not nominal(tree, noun) or _indefinite(tree, noun) or none_of(tree, noun):
        return False
    return tree.tokens[token.head].lemma.lower() in _STOPS and moods(tree, token.head, told=False) in {"no", "maybe", "future"}


def folded(inner: Mood | None, outer: str) -> Mood | None:
    """The mood of a deed whose inner words make ``inner`` of it, under ``outer``."""
    if "if" in {inner, outer}:
        return "if"
    if outer == "no":
        return None if inner == "no" else "no"
    if outer == "maybe":
        return "maybe" if inner != "no" else "no"
    if outer == "future":
        return inner if inner in {"no", "maybe"} else "future"
    return inner or "said"


def _up(tree: Tree, at: int, chain: int = 0) -> _Step:
    """The step to the word above; ``chain``: how many joined words were passed on the way."""
    token = tree.tokens[at]
    if token.head < 0 or chain > MAX_STEPS or (token.dep in _OWN_CLAUSE and not (token.dep == "acl:relcl" and tree.kids(at, "mark"))):
        return _Step(None)  # "word that he fled" may be parsed as if "that" were "which"
    if nominal(tree, at) and token.dep not in {"ccomp", "advcl", "csubj", "acl"}:
        return _up_from_noun(tree, at, chain)
    if token.dep == "conj":
        return _up_from_second(tree, at, chain)
    if token.dep in {"ccomp", "csubj", "csubj:pass", "xcomp", "obj", "acl", "acl:relcl", "advcl", "nmod", "obl", "nsubj", "compound"}:
        return _up_from_clause(tree, at)
    return _Step(None)


def _up_from_second(tree: Tree, at: int, chain: int) -> _Step:
    """From a verb that is joined to another: what governs the first governs the second, its own helpers apart."""
    head = tree.tokens[at].head
    if nominal(tree, head):
        return _up(tree, head, chain + 1) if tree.tokens[at].upos in NOMINAL else _Step(None)
    alone = tree.tokens[at].tag in FINITE or any(tree.tokens[kid].tag in FINITE for kid in tree.kids(at, "aux", "cop", "aux:pass"))
    if (
        alone
        and tree.tokens[head].tag in {"VB", "VBG", "VBN"}
        and not any(tree.tokens[k].tag in FINITE for k in tree.kids(head, "aux", "aux:pass"))
    ):
        return _Step(None)  # "deny having agreed and will strike": the second stands beside "deny"
    marks = {tree.tokens[kid].text.lower() for kid in tree.kids(head, "mark")}
    step = _up(tree, head, chain + 1)
    if marks & IF and tree.kid(at, "mark") is None and tree.tokens[head].dep != "root":
        return _Step(step.above, "if", step.denies)
    return step


def _up_from_clause(tree: Tree, at: int) -> _Step:
    token, head = tree.tokens[at], tree.tokens[at].head
    governor = tree.tokens[head]
    bare = token.tag == "VB" and token.text.lower() == token.lemma.lower() and not set(helpers(tree, at)) - {"be"}
    with_to = infinitive(tree, at)
    finite = (token.dep in {"ccomp", "csubj", "csubj:pass", "acl", "acl:relcl"} and not with_to and token.tag not in {"VBG", "VBN"}) or any(
        tree.tokens[one].tag in FINITE for one in (at, *tree.kids(at, "aux", "cop", "aux:pass"))
    )
    if finite:
        makes = effect(tree, head, at, "that")
        if makes == "maybe" and governor.lemma.lower() in {"warn", "caution"} and not _modal(tree, at):
            makes = "said"  # "warned that troops are massing"
        if makes is None and token.dep == "ccomp" and governor.upos == "VERB":
            if bare and tree.kid(at, "nsubj", "nsubj:pass") is not None:
                return _Step(head, "maybe")  # "insisted that he leave"
            makes = "said" if reports(governor.lemma.lower()) else None
        if makes is None or token.dep == "advcl":
            return _Step(None)
        return _Step(head, makes)
    if token.tag == "VB" and token.text.endswith("ed") and not with_to and token.dep == "xcomp" and reports(governor.lemma.lower()):
        return _Step(head, "said")  # "the mayor, aides insist, phoned them", where the parse has no clause
    loose = (token.tag == "VBN" and token.dep in {"acl", "advcl"} and not helpers(tree, at)) or (
        token.tag == "VBG" and token.dep == "advcl" and tree.tokens[at - 1].text == ","
    )
    makes = effect(tree, head, at, "do") if with_to or not loose else None  # "considered it, calling it unfair": no complement
    if with_to and any(tree.tokens[kid].text.lower() == "too" for kid in tree.kids(head, "advmod")):
        return _Step(head, "no")  # "too weak to attack"
    if makes is None and token.dep == "acl" and token.tag == "VBG" and governor.dep == "obj":
        makes = effect(tree, governor.head, at, "do")  # "accused the guard of beating", where the parse hangs it on "guard"
    if makes is not None:
        return _Step(head, makes)
    if with_to:
        return _Step(head, "maybe", denies=token.dep != "advcl") if not headline(tree, at) else _Step(None)
    if token.dep in {"advcl", "acl"}:
        return (
            _Step(head, None, denies=False) if token.tag == "VBG" and token.dep == "advcl" and not tree.kids(at, "nsubj") else _Step(None)
        )
    return _Step(head, None, denies=token.dep == "xcomp")


def _modal(tree: Tree, at: int) -> bool:
    return any(tree.tokens[kid].tag == "MD" for kid in tree.kids(at, "aux"))


def _up_from_noun(tree: Tree, at: int, chain: int) -> _Step:
    token, head = tree.tokens[at], tree.tokens[at].head
    governor = tree.tokens[head]
    case = tree.case(at)
    if token.dep in {"conj", "appos"}:
        return _up(tree, head, chain + 1) if governor.upos in NOMINAL and token.dep == "conj" else _Step(None)
    if case == "ahead of" or [one.text.lower() for one in tree.tokens[max(0, at - 2) : at]] == ["ahead", "of"]:
        return _Step(None, "future")
    if case in _FACTUAL or (case in _TOPIC and token.dep == "nmod" and not _indefinite(tree, at)):
        return _Step(None)  # "despite the raid", "a statement about his arrest"
    if case.split(" ")[0] in INSTEAD or case in {"with", "in case of", "in the event of", "but for", "barring", "pending"}:
        return _under_condition(tree, head, case)
    if nominal(tree, head) or token.dep in {"compound", "nmod", "nmod:poss"}:
        makes = effect(tree, head, at, "it")
        if makes is None and token.dep == "compound" and token.text.endswith("ing") and at > 0 and governor.head == at - 1:
            makes = effect(tree, governor.head, head, "it")  # "denies bombing a school", where the parse has a noun
            return _Step(governor.head, makes) if makes is not None else _Step(None)
        return _Step(head, makes) if makes is not None else _Step(None)
    makes = effect(tree, head, at, "it")
    if token.dep == "nsubj" and any(tree.tokens[one].lemma.lower() in _UNTRUE for one in (head, *tree.kids(head, "xcomp"))):
        return _Step(head, "no", denies=False)  # "rumours that they fled proved false"
    if token.dep in {"nsubj", "nsubj:pass"}:
        like = (
            effects().get((governor.lemma.lower(), "like"))
            if governor.upos in {"VERB", "ADJ"} and tree.kid(head, "cop", "aux:pass") is not None
            else None
        )
        if like is not None:
            return _Step(head, like)
        happens = makes == "so" and all(
            tree.tokens[kid].lemma == "place" for kid in tree.kids(head, "obj")
        )  # the test that "triggers sanctions" is told, they are not
        makes = makes if token.dep == "nsubj:pass" or happens else None
    if makes is not None:
        return _Step(head, makes)
    if token.dep in {"nsubj", "obl"} and _indefinite(tree, at):
        said = {tree.tokens[kid].text.lower() for kid in tree.kids(head, "aux")}
        if said & {"would", "could", "may", "might"}:
            return _Step(None, "maybe")
    return _Step(None)


def _answered(tree: Tree, noun: int) -> bool:
    """ "Denied the allegation", "rejected the calls": an answer to what somebody said leaves it said."""
    token = tree.tokens[noun]
    if not nominal(tree, noun) or token.dep != "obj" or tree.tokens[token.head].lemma.lower() not in _ANSWERS:
        return False
    entry = nouns().get(token.text.lower()) or nouns().get(token.lemma.lower())
    return entry is not None and entry.type in {"ACCUSE", "REQUEST", "THREATEN", "SUPPORT"}


def _under_condition(tree: Tree, head: int, case: str) -> _Step:
    """ "Without aid the clinics would close": a condition; "left without a deal": there was none."""
    said = {tree.tokens[kid].text.lower() for kid in tree.kids(head, "aux")}
    if said & {"would", "could", "may", "might", "will", "can"} or case in {
        "in case of",
        "in the event of",
        "but for",
        "barring",
        "pending",
    }:
        return _Step(None, "if")
    return _Step(None, "no" if case.split(" ")[0] in INSTEAD else None)


def _indefinite(tree: Tree, noun: int) -> bool:
    marks = [tree.tokens[kid] for kid in tree.kids(noun, "det", "nmod:poss")]
    return not any(one.dep == "nmod:poss" or one.text.lower() in {"the", "this", "that", "these", "those"} for one in marks)
