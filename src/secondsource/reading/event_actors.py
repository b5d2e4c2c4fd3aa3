"""Who does it: the subject or agent of a verb, also where it is shared, inherited, behind a relative pronoun or behind a thing.

What question it answers: ``"Police, who cleared the gate and arrested ten, left"``: who arrested? All indices are of the sentence's tokens.
"""

from secondsource.reading.event_lexicon import controls
from secondsource.reading.event_sides import acts, is_participle, is_time, named_inside, referent
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, stands_for_government
from secondsource.reading.trees import Tree

# "persuaded the council to leave": the council leaves.
_LEADS_OBJECT = frozenset({"persuade", "convince", "help", "teach", "train", "send", "pay", "hire", "use", "enable"})
MAX_STEPS = 5  # from verb to verb, in search of a shared subject


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is done to its subject, or to the noun that its participle narrows."""
    token = tree.tokens[verb]
    if tree.kid(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if token.dep == "conj":
        return token.tag == "VBN" and tree.kid(verb, "obj", "nsubj") is None
    return is_participle(tree, verb)


def actor_of(tree: Tree, cast: Cast, verb: int, depth: int) -> int | None:
    """The token that does it: subject or agent, shared or inherited, behind a relative pronoun, behind "its attack"."""
    if depth > MAX_STEPS:
        return None
    token = tree.tokens[verb]
    if is_passive(tree, verb):
        agent = _agent(tree, verb)
        if agent is None and token.dep == "conj" and token.head >= 0 and tree.tokens[token.head].tag == "VBN":
            return actor_of(tree, cast, token.head, depth + 1)
        if agent is None:
            shared = [kid for kid in tree.kids(verb, "conj") if tree.tokens[kid].tag == "VBN"]
            agent = next((by for kid in shared if (by := _agent(tree, kid)) is not None), None)
        return acting(tree, cast, agent) if agent is not None else None
    subject = tree.kid(verb, "nsubj")
    if subject is not None:
        if tree.tokens[subject].text.lower() in {"who", "which", "that"} and token.dep == "acl:relcl" and token.head >= 0:
            return acting(tree, cast, token.head)
        return acting(tree, cast, subject)
    if token.head < 0:
        return None
    if token.dep == "acl":
        if token.tag == "VBG":
            return acting(tree, cast, token.head)
        inner = named_inside(tree, cast, token.head)
        if inner is not None:
            return inner
        above = tree.clause_head(token.head)
        return actor_of(tree, cast, above, depth + 1) if above is not None and above != verb else None
    if token.dep == "acl:relcl":
        return acting(tree, cast, token.head)
    if token.dep == "xcomp" and (led := tree.kid(token.head, "obj")) is not None:
        governor = tree.tokens[token.head].lemma.lower()
        if controls().get(governor) in {"ask", "cause"} or governor in _LEADS_OBJECT:
            return acting(tree, cast, led)
    if token.dep in {"conj", "xcomp", "advcl", "ccomp", "parataxis"}:
        above = tree.clause_head(token.head)
        if above is None or above == verb:
            return None
        if tree.kid(above, "nsubj:pass") is not None and token.dep in {"conj", "advcl"} and tree.kid(above, "nsubj") is None:
            return acting(tree, cast, tree.kids(above, "nsubj:pass")[0]) if token.tag in {"VBD", "VBG"} else None
        return actor_of(tree, cast, above, depth + 1)
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    """Who stands behind "by", also where the parse hung it on the object: "given tents by the army"."""
    for governor in [verb, *tree.kids(verb, "obj", "xcomp", "obl")]:
        for kid in tree.kids(governor, "obl:agent", "obl", "nmod"):
            if kid > verb and tree.case(kid) == "by" and not is_time(tree, kid):
                return kid
    return None


def acting(tree: Tree, cast: Cast, at: int) -> int | None:
    """``at`` where it can act; who stands behind it where it is a thing; whom it stands for where it is a pronoun of this sentence."""
    at = referent(tree, at)
    token = tree.tokens[at]
    if token.upos == "PRON":
        inside = antecedent(tree, cast, at)
        if inside is None and cast.behind_pronoun(tree.begin(at), tree.finish(at)) is not None:
            return at
        return inside
    if token.lemma.lower() in listed("time nouns"):
        return None
    if acts(tree, cast, at):
        return at
    return named_inside(tree, cast, at)


def antecedent(tree: Tree, cast: Cast, pronoun: int) -> int | None:
    """The subject of the verb of speech above "he", "she", "it", "they" ("the ministry said it would ..."), or of the clause before."""
    if tree.tokens[pronoun].text.lower() not in {"he", "she", "it", "they", "him", "her", "them"}:
        return None
    verb = tree.tokens[pronoun].head
    seen = 0
    while verb is not None and verb >= 0 and seen < 4:
        above = tree.tokens[verb].head
        if above < 0:
            return None
        subject = tree.kid(above, "nsubj", "nsubj:pass")
        if (
            subject is not None
            and subject != pronoun
            and subject < pronoun
            and tree.tokens[subject].upos != "PRON"
            and acts(tree, cast, subject)
        ):
            person = tree.tokens[pronoun].text.lower() in {"he", "she", "him", "her"}
            mention = cast.mention_at(tree.begin(subject), tree.finish(subject))
            seat = stands_for_government(cast.text[tree.begin(subject) : tree.finish(subject)])
            named = mention is not None and mention.kind == "person"
            if not person or tree.tokens[subject].upos == "NOUN" or (named and not seat):
                return subject
        verb, seen = above, seen + 1
    return None


def undergoer(tree: Tree, cast: Cast, verb: int) -> int | None:
    """Who "draws criticism" or "comes under fire": the subject, whatever it is."""
    subject = tree.kid(verb, "nsubj", "nsubj:pass")
    acting_there = actor_of(tree, cast, verb, 0)
    if acting_there is not None or subject is None:
        return acting_there
    subject = referent(tree, subject)
    return subject if tree.tokens[subject].upos in {"NOUN", "PROPN"} else None
