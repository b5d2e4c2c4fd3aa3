"""Whether an event happened, will happen, might happen or did not: read from helpers, negations and governing verbs.

What question it answers: ``"agreed to withdraw"``, ``"will not meet"``, ``"if they attack"``: what becomes of the event's type, and is it
asserted, negated, hypothetical or future? Friendly acts that are promised are AGREE and hostile ones THREATEN, as PLOVER has it; a
refused friendly act is REJECT.
"""

from typing import Literal, NamedTuple

from secondsource.reading.event_lexicon import FRIENDLY, HOSTILE, controls
from secondsource.reading.trees import Tree, infinitive

Mood = Literal["asserted", "negated", "hypothetical", "future"]
_MAY = frozenset({"may", "might", "could", "can", "would", "ought"})
_MUST = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})
_SUGGESTING = frozenset({"suggest", "propose", "demand", "insist", "request", "recommend", "urge", "ask"})
_IF = frozenset({"if", "unless", "whether", "should", "lest"})


class Setting(NamedTuple):
    """How a verb stands in its sentence; ``outer`` is the verb or adjective whose effect was taken, else the verb itself."""

    mood: Mood
    effect: str | None  # of the governing word, as in data/event_controls.tsv
    outer: int
    must: bool = False


def _helpers(tree: Tree, at: int) -> list[str]:
    return [tree.tokens[kid].text.lower() for kid in tree.children[at] if tree.tokens[kid].dep in {"aux", "aux:pass", "cop"}]


def negated(tree: Tree, at: int) -> bool:
    """Whether "not", "never", "no longer" or a "no" subject or object stands with the verb."""
    for kid in tree.children[at]:
        token = tree.tokens[kid]
        if token.dep in {"advmod", "neg"} and token.text.lower() in {"not", "n't", "n’t", "never", "neither", "nor", "hardly"}:
            return True
        if token.dep in {"nsubj", "obj", "nsubj:pass"} and any(tree.tokens[d].text.lower() == "no" for d in tree.kids(kid, "det")):
            return True
        if token.text.lower() in {"no", "nobody", "none"} and token.dep in {"nsubj", "nsubj:pass", "obj"}:
            return True
    return False


def setting(tree: Tree, verb: int) -> Setting:
    """Mood of the verb and the effect of the word that governs it as a complement ("agreed to VERB", "is ready to VERB")."""
    outer, effect = verb, None
    not_so = negated(tree, verb)
    here = verb
    for _ in range(4):
        token = tree.tokens[here]
        if token.dep == "conj" and token.head >= 0 and tree.tokens[token.head].upos in {"VERB", "ADJ"} and not _helpers(tree, here):
            above = tree.tokens[token.head]
            if above.dep in {"xcomp", "ccomp", "advcl"} and tree.kid(here, "nsubj", "nsubj:pass") is None:
                here = token.head
                continue
        if token.dep == "ccomp" and token.head >= 0 and tree.tokens[token.head].lemma in _SUGGESTING and token.tag in {"VB", "VBP"}:
            effect = "ask"  # "suggested they hold talks"
            break
        if token.dep == "ccomp" and token.head >= 0 and token.tag == "VB" and set(_helpers(tree, here)) <= {"to", "be"}:
            # "demanded that he resign", "asked them to leave" where the parse makes it a clause
            effect = controls().get(tree.tokens[token.head].lemma.lower()) if effect is None else effect
            effect = effect if effect in {"ask", "cause", "wish"} else None
            break
        if token.dep not in {"xcomp", "acl"} or token.head < 0:
            break
        governor = tree.tokens[token.head]
        said = controls().get(governor.lemma.lower())
        if governor.lemma == "call" and any(tree.case(kid) in {"on", "upon", "for"} for kid in tree.kids(token.head, "obl")):
            said = "ask"
        if said is None and token.dep == "acl" and token.tag == "VB":
            said = "ask"  # a noun that we do not know ("a chance to attack"): nothing happened
        if said is None or (token.dep == "acl" and token.tag != "VB"):
            break
        if governor.upos == "NOUN":
            outer, effect = (verb, said) if said != "same" else (outer, effect)
            break
        outer = here = token.head
        not_so ^= negated(tree, outer)
        if said != "same":
            effect = said
            if said not in {"plan", "wish"}:
                break
    helpers = _helpers(tree, outer)
    mood = _mood(tree, outer, helpers, not_so)
    return Setting(mood, effect, outer, must=bool(_MUST & set(helpers)) or _has_to(tree, verb))


def _has_to(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    return token.dep == "xcomp" and token.head >= 0 and tree.tokens[token.head].lemma.lower() in {"need", "have"} and token.tag == "VB"


def _mood(tree: Tree, at: int, helpers: list[str], not_so: bool) -> Mood:
    said = set(helpers)
    if not_so:
        return "negated"
    marks = {tree.tokens[kid].text.lower() for kid in tree.kids(at, "mark")}
    if marks & _IF or (said & {"should"} and tree.tokens[at].dep == "advcl"):
        return "hypothetical"
    if "until" in marks and tree.tokens[at].tag in {"VBP", "VBZ"}:
        return "hypothetical"
    if said & _WILL:
        return "future"
    if said & (_MAY | _MUST):
        return "hypothetical"
    if "to" in marks or infinitive(tree, at):
        governor = tree.tokens[tree.tokens[at].head] if tree.tokens[at].head >= 0 else None
        if governor is not None and tree.tokens[at].dep in {"advcl", "xcomp", "acl"}:
            return "hypothetical"
    for above in tree.ancestors(at)[:2]:
        if tree.tokens[above].dep in {"advcl"} and {tree.tokens[kid].text.lower() for kid in tree.kids(above, "mark")} & _IF:
            return "hypothetical"
    return "asserted"


def will(tree: Tree, at: int) -> bool:
    """Whether the verb stands with "will", or with "would" under a verb of speech (the same promise told later)."""
    said = set(_helpers(tree, at))
    return bool(said & _WILL) or ("would" in said and "have" not in said and tree.tokens[at].dep in {"ccomp", "conj", "acl:relcl"})


def shifted(kind: str, mode: str | None, how: Setting, *, promised: bool) -> tuple[str, str | None, Mood] | None:
    """Type, mode and mood of an event in its setting; None where nothing is told that can be coded."""
    effect, mood = how.effect, how.mood
    inner = kind.lower() if mode is None else mode
    if effect == "agree":
        if kind in HOSTILE:
            return kind, mode, "future" if mood == "asserted" else mood
        return ("REJECT" if mood == "negated" else "AGREE"), inner, ("asserted" if mood == "negated" else mood)
    if effect == "intent" and mood == "asserted":
        return kind, mode, "future"
    if effect == "refuse":
        return ("REJECT" if mood != "negated" else "AGREE"), inner, ("asserted" if mood == "negated" else mood)
    if effect == "threaten":
        return "THREATEN", inner, mood
    if effect in {"ask", "cause"}:
        return None
    if effect == "fail":
        if mood != "asserted":
            return kind, mode, "asserted" if mood == "negated" else mood
        return ("REJECT", inner, "asserted") if kind in FRIENDLY else (kind, mode, "negated")
    if effect == "stop":
        if kind in FRIENDLY:
            return "SANCTION", inner, mood
        return ("CONCEDE" if kind in HOSTILE else kind), inner, mood
    if effect == "plan" or promised:
        if mood == "negated":
            return ("REJECT", inner, "asserted") if kind in FRIENDLY else (kind, mode, "negated")
        if kind in FRIENDLY:
            return "AGREE", inner, "future"
        return ("THREATEN" if kind in HOSTILE else kind), (inner if kind in HOSTILE else mode), "future"
    if effect == "wish":
        return kind, mode, "negated" if mood == "negated" else "hypothetical"
    return kind, mode, mood
