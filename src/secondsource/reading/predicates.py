"""The verb, or event noun, that a figure hangs on.

What question it answers: what happened to these 17 people? Mostly the words beside the number tell ("killed 17", "17 were killed", "the
evacuation of 17"); where they do not, the parse does.
"""

from secondsource.reading.counting import Counted, preposition
from secondsource.reading.not_figures import figure_words
from secondsource.reading.quantities import Quantity
from secondsource.reading.trees import SAYING, Tree


def predicate(tree: Tree, quantity: Quantity, found: Counted) -> int | None:
    """The nearest verb above the figure, or the event noun that is nearer ("evacuation of 340")."""
    inside = tree.within(quantity.start, quantity.end)
    if found.seat is None or not inside:
        return None
    verb = _verb_beside(tree, inside, found)
    if verb is None:
        verb = _verb_above(tree, found, inside)
    if verb is not None and tree.tokens[verb].lemma in _HELD:
        inner = tree.kid(verb, "xcomp")
        if inner is not None and tree.kid(verb, "aux:pass") is not None:
            return inner  # "are said to be stationed near the border"
    return verb


def _verb_beside(tree: Tree, inside: list[int], found: Counted) -> int | None:
    """The verb that the words beside the figure give, whatever the parse ties it to."""
    word, before = preposition(tree, inside)
    if word == "of" and before > 0 and tree.tokens[before - 1].lemma.lower() in figure_words("deeds"):
        return before - 1
    if word == "worth":
        return before
    near = before - 1 if before > 0 and tree.tokens[before].upos == "ADP" else before
    if near >= inside[0] - 2 and near >= 0 and _governs(tree, near):
        return near  # "killed 12", "accounting for 60 percent"
    last = _last(inside, found)
    behind = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
    if behind is None:
        return None
    if behind.upos == "AUX" and behind.head > last:
        return behind.head  # "seven are about rent", "1.5 million had been planned"
    alone = found.noun is None and behind.tag in {"VBN", "VBG"} and not tree.kids(last + 1, "aux", "aux:pass")
    return last + 1 if alone or (behind.tag == "VBG" and word == "with") else None  # "more than 60 held", "with 31 inmates sharing cells"


def _verb_above(tree: Tree, found: Counted, inside: list[int]) -> int | None:
    """The verb that the parse gives; never one behind a comma that the figure is not the subject of."""
    at, last = found.seat or 0, _last(inside, found)
    verb = tree.clause_head(at)
    if verb is None and found.noun is not None:
        return next((kid for kid in tree.kids(found.noun, "acl") if tree.tokens[kid].tag == "VBN"), None)
    if verb in inside and not tree.kids(verb, "cop"):
        return next((n for n in range(inside[0] - 1, -1, -1) if tree.tokens[n].upos == "VERB"), None)
    far = verb is not None and verb > last and tree.tokens[at].dep in {"obj", "obl", "nmod"}
    if far and any(tree.tokens[n].text in {",", ";"} for n in range(last + 1, verb or 0)):
        return next((n for n in range(inside[0] - 1, -1, -1) if tree.tokens[n].upos == "VERB"), verb)
    return verb


def _last(inside: list[int], found: Counted) -> int:
    return max(inside[-1], found.noun if found.noun is not None else -1) if found.noun is None or found.noun > inside[0] else inside[-1]


_LIKE_PREPOSITIONS = frozenset({"including", "excluding", "according", "following", "regarding", "given", "compared", "based"})


def _governs(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    said = token.lemma in SAYING and token.lemma != "tell"  # "said 12 people had left"
    return (
        token.upos == "VERB" and token.dep not in {"amod", "compound", "case"} and not said and token.text.lower() not in _LIKE_PREPOSITIONS
    )


_HELD = frozenset({"say", "believe", "think", "report", "estimate", "know", "expect", "understand", "fear", "presume"})


def lemma_of(tree: Tree, verb: int | None) -> str | None:
    """Lemma of the predicate: "be" where something is said with a copula; None for a bare adjective ("dozens missing")."""
    if verb is None:
        return None
    token = tree.tokens[verb]
    if token.upos == "ADP":
        return None
    if (
        token.upos in {"ADJ", "ADV"}
        or token.text.lower() in {"missing", "dead"}
        or (tree.kid(verb, "cop") is not None and token.upos != "VERB")
    ):
        return "be" if tree.kids(verb, "cop", "aux") else None
    return "be" if token.upos in {"NUM", "SYM"} or token.text == "%" else token.lemma
