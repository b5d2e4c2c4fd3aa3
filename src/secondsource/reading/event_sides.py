"""Who can take part in an event, and where the sides of a verb stand that the parse leaves unsaid.

What question it answers: is "midwives" somebody; who is meant by "which", by the participle in "Beaten by A, B left", by "it was with B
that A spoke"? All indices are of the sentence's tokens.
"""

from secondsource.reading.event_lexicon import classes
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, country_in
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree

# Nouns of those who do something for a living or by habit; the class "thing" of event_classes.tsv names what only looks so.
_ENDINGS = ("ists", "ians", "ers", "ors", "men", "women", "eers", "ees", "ites", "folk", "ist", "ian", "man", "woman", "eer", "maid", "wife", "wives")
_RELATIVES = frozenset({"which", "whom", "who", "that"})


def acts(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the phrase can do things: a name, a body, a title, or a noun for people."""
    token = tree.tokens[at]
    if token.upos != "NOUN" or cast.acts(tree, at):
        return cast.acts(tree, at)
    lemma, text = token.lemma.lower(), token.text.lower()
    if lemma in classes()["thing"]:
        return False
    return noun_sorts().get(lemma) in {"person", "body"} or text.endswith(_ENDINGS) or lemma in classes()["people"]


def somebody(tree: Tree, cast: Cast, at: int) -> int | None:
    """``at`` where it can act, the noun that a relative pronoun stands for, else who stands behind it."""
    at = referent(tree, at)
    if acts(tree, cast, at):
        return at
    return named_inside(tree, cast, at)


def referent(tree: Tree, at: int) -> int:
    """The noun that a relative pronoun stands for; ``at`` itself for all other words."""
    token = tree.tokens[at]
    if token.text.lower() not in _RELATIVES or token.upos not in {"PRON", "DET"}:
        return at
    for above in tree.ancestors(at)[:4]:
        if tree.tokens[above].dep == "acl:relcl" and tree.tokens[above].head >= 0:
            return tree.tokens[above].head
    return at


def named_inside(tree: Tree, cast: Cast, at: int, *, hit_where: bool = False) -> int | None:
    """Who stands behind a thing: its possessor, the people before it ("Russian aggression"), or the noun behind "of", "by", "in"."""
    for kid in tree.kids(at, "nmod:poss"):
        if tree.tokens[kid].text.lower() == "whose":
            holder = next((a for a in [at, *tree.ancestors(kid)[:4]] if tree.tokens[a].dep == "acl:relcl"), None)
            if holder is not None and tree.tokens[holder].head >= 0 and acts(tree, cast, tree.tokens[holder].head):
                return tree.tokens[holder].head
        elif acts(tree, cast, kid):
            return kid
    for kid in tree.kids(at, "amod", "compound"):
        if tree.tokens[kid].text[:1].isupper() and country_in(tree.tokens[kid].text) is not None:
            return kid
    for kid in tree.kids(at, "nmod", "obl:agent"):
        if tree.case(kid) in ({"of", "by", "against", "in", "on"} if hit_where else {"of", "by", "against"}) and acts(tree, cast, kid):
            return kid
    return None


def is_time(tree: Tree, at: int) -> bool:
    """Whether the word is a day or another stretch of time."""
    token = tree.tokens[at]
    return token.dep == "obl:tmod" or (
        token.upos in {"NOUN", "PROPN", "NUM"} and token.ent == "" and token.lemma.lower() in listed("time nouns")
    )


def is_participle(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive participle without a subject of its own: "asked by A", "having been warned", "being stripped"."""
    token = tree.tokens[verb]
    if token.tag not in {"VBN", "VBD"} or tree.kid(verb, "nsubj", "nsubj:pass") is not None:
        return False
    if tree.kid(verb, "aux:pass") is not None:
        return True
    return token.dep in {"advcl", "acl", "xcomp"} and tree.kid(verb, "aux", "obj") is None


def unsaid_subject(tree: Tree, verb: int) -> int | None:
    """The subject of the clause that a free participle belongs to: "Asked to leave by A, B stayed"."""
    token = tree.tokens[verb]
    here, steps = token.head, 0
    while here >= 0 and steps < 4:
        subject = tree.kid(here, "nsubj", "nsubj:pass")
        if subject is not None:
            return referent(tree, subject)
        if tree.tokens[here].dep in {"acl", "acl:relcl"} and tree.tokens[here].head >= 0:
            return tree.tokens[here].head
        here, steps = tree.tokens[here].head, steps + 1
    return None


def cleft(tree: Tree, verb: int) -> int | None:
    """The word that a cleft puts in front: "it was with B that A spoke"."""
    token = tree.tokens[verb]
    if token.dep not in {"acl:relcl", "acl", "advcl", "ccomp", "csubj"} or token.head < 0 or tree.kid(token.head, "cop") is None:
        return None
    subject = tree.kid(token.head, "nsubj", "expl")
    if subject is None or tree.tokens[subject].text.lower() != "it" or not tree.case(token.head):
        return None
    return token.head
