"""Who does it: the subject or agent of a verb, also where it is shared, inherited, behind a relative pronoun or behind a thing.

What question it answers: ``"Police, who cleared the gate and arrested ten, left"``: who arrested? All indices are of the sentence's tokens.
"""

from secondsource.reading.event_lexicon import controls
from secondsource.reading.event_nouns import entry_of, sides
from secondsource.reading.event_sides import MAX_JOINED, acts, agent_of, case_of, is_passive, may_act, named_inside, referent, subject_of
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, stands_for_government
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree, led_by

# "persuaded the council to leave": the council leaves.
_LEADS_OBJECT = frozenset(
    {"persuade", "convince", "help", "teach", "train", "send", "pay", "hire", "enable"}
    | {"prompt", "lead", "drive", "inspire", "motivate", "spur", "tempt", "assist", "free", "equip", "get"}
)
_PRONOUNS = frozenset({"who", "which", "that"})
_ON_THE_OBJECT = frozenset({"for", "from", "into", "of"})
_TRUSTS = frozenset({"rely", "count", "depend", "wait", "bank"})  # "relied on the court to decide": the court decides
_SHARES = listed("partitive") | {"percent", "%", "plurality", "majority", "share"}
_TOGETHER = frozenset({"suggest", "propose", "agree", "request"})  # "she suggested they meet": she and another
MAX_STEPS = 5  # from verb to verb, in search of a shared subject


def actor_of(tree: Tree, cast: Cast, verb: int, depth: int = 0, *, lenient: bool = False) -> int | None:
    """The token that does it: subject or agent, shared or inherited, behind a relative pronoun, behind "its attack".

    ``lenient``: the verb is one that only people do ("accuse"), so that an unknown noun is taken for somebody.
    """
    if depth > MAX_STEPS:
        return None
    token = tree.tokens[verb]
    if token.upos == "VERB" and is_passive(tree, verb):
        agent = agent_of(tree, verb)
        shared_agent = agent_of(tree, token.head) if agent is None and token.dep == "conj" and token.head >= 0 else None
        if shared_agent is not None and shared_agent < verb:
            return None  # "questioned by police and later expelled": by whom is not said
        if agent is None and token.dep == "conj" and token.head >= 0 and is_passive(tree, token.head):
            return actor_of(tree, cast, token.head, depth + 1, lenient=lenient)
        if agent is None:
            shared = [kid for kid in tree.kids(verb, "conj")[:MAX_JOINED] if tree.tokens[kid].tag == "VBN"]
            agent = next((by for kid in shared if (by := agent_of(tree, kid)) is not None), None)
        return acting(tree, cast, lenient, agent) if agent is not None else None
    subject = subject_of(tree, verb) if token.upos == "VERB" else tree.kid(verb, "nsubj", "nsubj:pass")
    if subject is None and token.dep == "acl:relcl":  # "which with some fanfare sent": the parse may set the pronoun apart
        subject = next(
            (kid for kid in tree.kids(token.head, "appos", "nsubj") if kid < verb and tree.tokens[kid].text.lower() in _PRONOUNS), None
        )
        if subject is not None:
            return acting(tree, cast, lenient, token.head)
    if subject is not None:
        who = tree.tokens[subject].text.lower()
        if who in {"who", "which", "that"} and token.dep == "acl:relcl" and token.head >= 0:
            return acting(tree, cast, lenient or who == "who", token.head)
        return acting(tree, cast, lenient, subject)
    if token.head < 0:
        return None
    if token.dep == "acl":
        if token.tag == "VBG" and not led_by(tree, verb):
            named = acting(tree, cast, lenient, token.head)
            above = tree.clause_head(token.head) if named is None else None
            # "sent a letter demanding": who sent it demands.
            return actor_of(tree, cast, above, depth + 1, lenient=lenient) if above is not None and above != verb else named
        meant = [kid for kid in tree.kids(token.head, "nmod") if kid < verb and case_of(tree, kid) == "for" and acts(tree, cast, kid)]
        if token.tag == "VB" and meant:
            return meant[-1]  # "time for the envoys to negotiate"
        if token.tag == "VB" and acts(tree, cast, token.head):  # "the envoy to lead it", "Orlen was the first minister to visit"
            told = tree.kid(token.head, "nsubj") if tree.kid(token.head, "cop") is not None else None
            return acting(tree, cast, lenient, told) if told is not None else token.head
        inner = named_inside(tree, cast, token.head)
        if inner is None and token.tag == "VB":  # "a Blue Front plot to seize the port"
            inner = next((kid for kid in tree.kids(token.head, "compound") if tree.tokens[kid].ent in {"body", "person"}), None)
        if inner is not None:
            return inner
        if token.tag == "VB" and tree.tokens[token.head].dep == "nmod":
            return None  # "answered a question on the drive to unseat him": whose drive is not said
        above = tree.clause_head(token.head)
        return actor_of(tree, cast, above, depth + 1, lenient=lenient) if above is not None and above != verb else None
    if token.dep == "acl:relcl":
        return acting(tree, cast, lenient, token.head)
    if token.dep in {"xcomp", "advcl", "ccomp", "acl"} and token.tag == "VB" and (led := asked_of(tree, token.head)) is not None:
        return acting(tree, cast, lenient, led)
    if token.dep in {"advcl", "ccomp", "xcomp"} and token.tag == "VBG" and led_by(tree, verb) in _ON_THE_OBJECT:
        held = tree.kids(token.head, "obj", "iobj")
        if held and (acts(tree, cast, held[0]) or may_act(tree, held[0])):
            return held[0]  # "thanked the envoy for freeing them", "kept the envoy from speaking"
    if token.dep in {"conj", "xcomp", "advcl", "ccomp", "parataxis"}:
        above = tree.clause_head(token.head)
        if above is None or above == verb:
            return None
        if token.dep in {"ccomp", "parataxis"} and _finite(tree, verb) and (said := _said_of(tree, verb, above)) is not above:
            return acting(tree, cast, lenient, said) if said is not None else None
        if tree.kid(above, "nsubj:pass") is not None and token.dep == "xcomp":  # "is expected to charge", "was forced to leave"
            return acting(tree, cast, lenient, tree.kids(above, "nsubj:pass")[0])
        if tree.kid(above, "nsubj:pass") is not None and token.dep in {"conj", "advcl"} and tree.kid(above, "nsubj") is None:
            left = token.tag in {"VBD", "VBG"} or any(tree.tokens[kid].text.lower() == "having" for kid in tree.kids(verb, "aux"))
            return acting(tree, cast, lenient, tree.kids(above, "nsubj:pass")[0]) if left else None
        return actor_of(tree, cast, above, depth + 1, lenient=lenient)
    return None


def _finite(tree: Tree, verb: int) -> bool:
    """Whether the verb has a tense of its own, and so a subject of its own."""
    if tree.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(tree.tokens[kid].tag in {"VBD", "VBZ", "VBP", "MD"} for kid in tree.kids(verb, "aux"))


def _said_of(tree: Tree, verb: int, above: int) -> int | None:
    """Whom a finite verb without a subject is told of, below a verb of speech: never who says so.

    ``"a war that Orlen says has killed ten"``: the war; ``"A wept and left, he said"``: the subject of the clause before it that hangs
    on the same verb; ``above`` itself where it is no verb of speech.
    """
    if tree.tokens[above].lemma.lower() not in listed("saying"):
        return above
    if tree.tokens[above].dep == "acl:relcl" and tree.tokens[above].head >= 0:
        return tree.tokens[above].head
    if tree.kid(verb, "cc") is None:
        return above
    return next((kid for one in tree.kids(above, "ccomp") if one < verb for kid in tree.kids(one, "nsubj")), above)


def asked_of(tree: Tree, governor: int) -> int | None:
    """Who is to do what the governing verb asks, causes or allows: "called on A to leave", "made A leave"."""
    token = tree.tokens[governor]
    if token.upos == "NOUN" and token.head >= 0 and tree.tokens[token.head].upos == "VERB":  # "made an appeal to A to leave"
        return next((kid for kid in tree.kids(governor, "nmod") if case_of(tree, kid) == "to"), None)
    lemma = token.lemma.lower()
    if lemma == "call" or lemma in _TRUSTS or controls().get(lemma) in {"ask", "cause", "wish", "plan"} or lemma in _LEADS_OBJECT:
        if is_passive(tree, governor):
            return next(iter(tree.kids(governor, "nsubj:pass")), None)
        if lemma == "call" and tree.kid(governor, "obj") is not None:
            return None  # "called the envoy to suggest it": by telephone
        named = tree.kids(governor, "obj", "iobj")
        return next(iter(named), None) or next(
            (kid for kid in tree.kids(governor, "obl") if case_of(tree, kid) in {"on", "upon", "to", "for"}), None
        )
    return None


def acting(tree: Tree, cast: Cast, lenient: bool, at: int) -> int | None:
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
    inside = named_inside(tree, cast, at)
    if inside is None and (entry := entry_of(tree, at)) is not None:
        actor = sides(tree, cast, at, entry).actor  # "an Orrin attack killed ten"
        inside = actor if actor is not None and tree.tokens[actor].head == at else None
    return at if inside is None and lenient and may_act(tree, at) else inside


def antecedent(tree: Tree, cast: Cast, pronoun: int) -> int | None:
    """The subject of the verb of speech above "he", "she", "it", "they" ("the ministry said it would ..."), or of the clause before."""
    if tree.tokens[pronoun].text.lower() not in {"he", "she", "it", "they", "him", "her", "them"}:
        return None
    verb = tree.tokens[pronoun].head
    if (same := _before_it(tree, cast, pronoun)) is not None:
        return same
    seen, asked = 0, False
    while verb is not None and verb >= 0 and seen < 4:
        above = tree.tokens[verb].head
        if above < 0:
            return None
        asked = asked or tree.tokens[above].lemma.lower() in _TOGETHER
        subject = tree.kid(above, "nsubj", "nsubj:pass")
        subject = referent(tree, subject) if subject is not None else None  # "drivers who say they were beaten"
        if subject is not None and tree.tokens[subject].lemma.lower() in _SHARES:
            subject = next((kid for kid in tree.kids(subject, "nmod") if tree.case(kid) == "of"), subject)
        if (
            subject is not None
            and subject != pronoun
            and subject < pronoun
            and tree.tokens[subject].upos != "PRON"
            and acts(tree, cast, subject)
        ):
            mention = cast.mention_at(tree.begin(subject), tree.finish(subject))
            seat = stands_for_government(cast.text[tree.begin(subject) : tree.finish(subject)])
            named = mention is not None and mention.kind == "person"
            many = tree.tokens[subject].tag == "NNS" or bool(tree.kids(subject, "conj"))
            word = tree.tokens[pronoun].text.lower()
            if word in {"he", "she", "him", "her"}:
                one = noun_sorts().get(tree.tokens[subject].lemma.lower()) == "person" if tree.tokens[subject].upos == "NOUN" else named
                fits = one and not seat and not many
            else:
                fits = (not named or many or asked) if word in {"they", "them"} else not (many or named)
            if fits:
                return subject
        elif subject is not None and pronoun != subject < pronoun and tree.tokens[subject].upos == "NOUN":
            many = tree.tokens[subject].tag == "NNS"
            if tree.tokens[pronoun].text.lower() == ("they" if many else "it"):
                return None  # "the judges held that the rules, if they ...": the nearer ones, who can do nothing
        verb, seen = above, seen + 1
    return None


def _before_it(tree: Tree, cast: Cast, pronoun: int) -> int | None:
    """ "Although A agreed, he left": the subject of the clause that goes before is the pronoun of the clause that follows."""
    token = tree.tokens[pronoun]
    if token.dep not in {"nsubj", "nsubj:pass"} or token.head < 0:
        return None
    for clause in tree.kids(token.head, "advcl"):
        subject = tree.kid(clause, "nsubj", "nsubj:pass") if clause < pronoun else None
        if subject is None or tree.tokens[subject].upos == "PRON" or not acts(tree, cast, subject):
            continue
        mention = cast.mention_at(tree.begin(subject), tree.finish(subject))
        many = tree.tokens[subject].tag in {"NNS", "NNPS"} or bool(tree.kids(subject, "conj"))
        human = mention is not None and mention.kind == "person"
        word = token.text.lower()
        if (
            (word in {"he", "she"} and human and not many)
            or (word == "they" and many)
            or (word == "it" and mention is not None and not human)
        ):
            return subject
    return None


def undergoer(tree: Tree, cast: Cast, verb: int) -> int | None:
    """Who "draws criticism" or "comes under fire": the subject, whatever it is."""
    subject = tree.kid(verb, "nsubj", "nsubj:pass")
    acting_there = actor_of(tree, cast, verb, 0)
    if acting_there is not None or subject is None:
        return acting_there
    subject = referent(tree, subject)
    return subject if tree.tokens[subject].upos in {"NOUN", "PROPN"} else None
