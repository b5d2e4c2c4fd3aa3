"""Who can take part in an event, and where the sides of a verb stand that the parse leaves unsaid.

What question it answers: is "midwives" somebody; who is meant by "which", by the participle in "Beaten by A, B left", by "it was with B
that A spoke"? All indices are of the sentence's tokens.
"""

from secondsource.reading.event_lexicon import classes
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, country_in
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree, led_by

# Nouns of those who do something for a living or by habit; the class "thing" of event_classes.tsv names what only looks so.
_ENDINGS = (
    "ists",
    "ians",
    "ers",
    "ors",
    "men",
    "women",
    "eers",
    "ees",
    "ites",
    "folk",
    "ist",
    "ian",
    "man",
    "woman",
    "eer",
    "er",
    "or",
    "maid",
    "wife",
    "wives",
)
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ing", "ure", "age", "sis", "ship", "cy", "th", "dom")
STRETCH = 30  # tokens behind a verb in which its sides are looked for
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "must", "should", "can", "could"})
NAME_WORDS = 8  # words of a name before its head, among which a preposition may hang on the wrong one
MAX_JOINED = 4  # verbs joined by "and" that are followed back
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:poss", "case", "punct", "advmod"})
_PERSONS = frozenset(
    {
        *("i", "we", "he", "she", "they", "who", "him", "her", "them", "us", "me", "those", "others", "each", "both", "either"),
        *("someone", "somebody", "unknowns", "anyone", "anybody", "everyone", "everybody", "nobody", "none", "one"),
    }
)
_RELATIVES = frozenset({"which", "whom", "who", "that"})


def acts(tree: Tree, cast: Cast, at: int) -> bool:
    """Whether the phrase can do things: a name, a body, a title, or a noun for people."""
    token = tree.tokens[at]
    if token.upos != "NOUN" or cast.acts(tree, at):
        return cast.acts(tree, at)
    lemma, text = token.lemma.lower(), token.text.lower()
    if lemma in classes()["thing"]:
        return False
    if lemma in classes()["people"]:
        return True
    sort = noun_sorts().get(lemma)
    return sort in {"person", "body"} if sort is not None else text.endswith(_ENDINGS)


def person(tree: Tree, at: int) -> bool:
    """Whether the word is a pronoun for people: "he", "they", "each", "somebody", "nobody"."""
    token = tree.tokens[at]
    return token.text.lower() in _PERSONS and (token.upos != "NOUN" or token.text.lower() == "one")


def somebody(tree: Tree, cast: Cast, at: int) -> int | None:
    """``at`` where it can act, the noun that a relative pronoun stands for, else who stands behind it."""
    at = referent(tree, at)
    if acts(tree, cast, at):
        return at
    return named_inside(tree, cast, at)


def referent(tree: Tree, at: int) -> int:
    """The noun that a relative pronoun stands for; ``at`` itself for all other words."""
    token = tree.tokens[at]
    if token.text.lower() == "those" and token.head >= 0 and tree.case(at) == "among" and tree.kid(token.head, "cop") is not None:
        return token.head  # "among those detained were three students"
    if token.text.lower() not in _RELATIVES or token.upos not in {"PRON", "DET"}:
        return at
    for above in _above(tree, at):
        if tree.tokens[above].dep == "acl:relcl" and tree.tokens[above].head >= 0:
            return tree.tokens[above].head
    if token.text.lower() in {"which", "whom"}:  # the parse has no relative clause: the noun before
        return next((left for left in range(at - 1, max(-1, at - 4), -1) if tree.tokens[left].upos in {"NOUN", "PROPN"}), at)
    return at


def named_by(tree: Tree, at: int) -> int:
    """The word that names a participant: for "who" and "which" the noun that they stand for, else the last noun before them."""
    token = tree.tokens[at]
    if token.text.lower() not in {"who", "which", "whom"}:
        return at
    found = referent(tree, at)
    if found != at:
        return found
    before = (left for left in range(at - 1, max(-1, at - NAME_WORDS), -1) if tree.tokens[left].upos in {"NOUN", "PROPN"})
    noun = next(before, at)
    return tree.tokens[noun].head if tree.tokens[noun].dep == "flat" and 0 <= tree.tokens[noun].head < at else noun


def named_inside(tree: Tree, cast: Cast, at: int, *, hit_where: bool = False) -> int | None:
    """Who stands behind a thing: its possessor, the people before it ("Russian aggression"), or the noun behind "of", "by", "in"."""
    for kid in tree.kids(at, "nmod:poss"):
        if tree.tokens[kid].text.lower() == "whose":
            holder = next((a for a in [at, *_above(tree, kid)] if tree.tokens[a].dep == "acl:relcl"), None)
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
    helpers = {tree.tokens[kid].text.lower() for kid in tree.kids(verb, "aux", "aux:pass")}
    if helpers & {"being", "been"}:
        return not helpers & _FINITE
    if token.dep == "acl" and token.tag == "VBN" and not helpers:
        return True  # also "granted refuge", with an object
    return not helpers and token.dep in {"advcl", "acl", "xcomp"} and tree.kid(verb, "obj") is None


def unsaid_subject(tree: Tree, verb: int) -> int | None:
    """The subject of the clause that a free participle belongs to: "Asked to leave by A, B stayed"."""
    token = tree.tokens[verb]
    here, steps = token.head, 0
    while here >= 0 and steps < 4:
        kept = tree.kid(here, "obj") if not steps and token.dep in {"advcl", "xcomp", "ccomp"} and led_by(tree, verb) == "from" else None
        if kept is not None and kept < verb:
            return kept  # "keep the school from being sued"
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


def may_act(tree: Tree, at: int) -> bool:
    """Whether an unknown noun may be somebody: no place, time, document or thing, no abstract noun by its ending."""
    token = tree.tokens[at]
    lemma = token.lemma.lower()
    if (
        token.upos != "NOUN"
        or lemma in classes()["thing"]
        or lemma in classes()["weapon"]
        or lemma in listed("time nouns")
        or lemma.endswith(ABSTRACT)
    ):
        return False
    return noun_sorts().get(lemma, "person") in {"person", "body"}


def is_passive(tree: Tree, verb: int, steps: int = 0) -> bool:
    """Whether the verb is done to its subject, or to the noun that its participle narrows."""
    token = tree.tokens[verb]
    if tree.kid(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if token.dep == "conj" and token.tag in {"VBN", "VBD"} and tree.kid(verb, "nsubj") is None:
        below_passive = token.head >= 0 and steps < MAX_JOINED and is_passive(tree, token.head, steps + 1)
        if token.tag == "VBN" and (below_passive or tree.kid(verb, "obj") is None):
            return True
        return below_passive and tree.kid(verb, "obj") is None and agent_of(tree, verb) is not None
    return is_participle(tree, verb)


def agent_of(tree: Tree, verb: int) -> int | None:
    """Who stands behind "by", also where the parse hung it on the object or elsewhere: "given tents by the army"."""
    for governor in [verb, *tree.kids(verb, "obj", "xcomp", "obl")]:
        for kid in tree.kids(governor, "obl:agent", "obl", "nmod"):
            if kid > verb and case_of(tree, kid) == "by" and not is_time(tree, kid):
                return kid
    return next((at for at in stretch(tree, verb) if case_of(tree, at) == "by" and not is_time(tree, at)), None)


def stretch(tree: Tree, verb: int) -> list[int]:
    """The nouns behind the verb up to the next verb or mark that begins another clause, whatever the parse hung them on."""
    found: list[int] = []
    for at in range(verb + 1, min(len(tree.tokens), verb + STRETCH)):
        token = tree.tokens[at]
        if token.upos in {"VERB", "AUX", "SCONJ"} and token.dep not in {"amod", "compound", "case"}:
            break
        if token.upos in {"NOUN", "PROPN", "PRON"} and token.dep in {"obl", "obl:agent", "nmod", "nsubj", "obj", "conj", "root"}:
            found.append(at)
    return found


def case_of(tree: Tree, at: int) -> str:
    """The preposition of the noun, also where the parse hung it on a word of its name or on the noun before."""
    said = " ".join(
        part
        for kid in tree.kids(at, "case")
        if kid < at and tree.tokens[kid].tag != "POS"
        for part in [tree.tokens[kid].text.lower(), *(tree.tokens[more].text.lower() for more in tree.kids(kid, "fixed"))]
    )
    if said:
        return said
    for left in range(at - 1, max(-1, at - NAME_WORDS), -1):
        before = tree.tokens[left]
        if before.upos == "ADP" and before.dep == "case":
            return before.text.lower()
        if before.dep not in _BEFORE_NOUN:
            break
    return ""


def _behind_preposition(tree: Tree, at: int) -> bool:
    return any(kid < at and tree.tokens[kid].upos == "ADP" for kid in tree.kids(at, "case"))


def postponed(tree: Tree, verb: int) -> int | None:
    """The subject behind its verb: "Back across the river retreated the last tanks", where the parse has an object."""
    token = tree.tokens[verb]
    if token.tag not in {"VBD", "VBZ", "VBP"} or token.dep not in {"root", "ccomp", "parataxis"}:
        return None
    led = [kid for kid in tree.kids(verb, "obl", "advmod", "nsubj") if kid < verb]  # a subject behind a preposition is none
    if tree.kid(verb, "nsubj:pass", "aux") is not None or any(not _behind_preposition(tree, kid) for kid in tree.kids(verb, "nsubj")):
        return None
    late = next((kid for kid in tree.kids(verb, "obj") if kid > verb), None)
    return late if led and tree.tokens[verb - 1].upos != "PUNCT" else None


def subject_of(tree: Tree, verb: int) -> int | None:
    """The active subject; "whom guards beat", "the hall that raiders burned": beside a relative pronoun it is the noun before the verb."""
    subjects = [kid for kid in tree.kids(verb, "nsubj") if kid > verb or not _behind_preposition(tree, kid)]
    if not subjects and (late := postponed(tree, verb)) is not None:
        return late
    if tree.tokens[verb].dep.startswith("acl") and (len(subjects) > 1 or tree.kid(verb, "obj") is not None):
        before = [kid for kid in tree.kids(verb, "nsubj", "obj") if kid < verb]
        nouns = [kid for kid in before if tree.tokens[kid].text.lower() not in _RELATIVES]
        if nouns and len(nouns) < len(before):
            return nouns[-1]
    return subjects[0] if subjects else None


def passive_subject(tree: Tree, verb: int) -> int | None:
    """What a passive verb is told of: its subject, that of the verb it is joined to, or the unsaid one of a participle."""
    here, steps = verb, 0
    while steps < 4:
        subject = tree.kid(here, "nsubj:pass")
        if subject is not None:
            return referent(tree, subject)
        if tree.tokens[here].dep != "conj" or tree.tokens[here].head < 0:
            break
        here, steps = tree.tokens[here].head, steps + 1
    token = tree.tokens[verb]
    if token.dep == "acl" and token.head >= 0:
        return token.head
    return unsaid_subject(tree, verb) if is_participle(tree, verb) else None


def _above(tree: Tree, at: int) -> list[int]:
    """The next words above, four at most."""
    found: list[int] = []
    while len(found) < 4 and tree.tokens[at].head >= 0:
        at = tree.tokens[at].head
        found.append(at)
    return found
