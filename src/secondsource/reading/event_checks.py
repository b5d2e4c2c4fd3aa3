"""Which events are worth telling: what a verb needs beside it so that it tells a deed, and of whom.

What question it answers: is "the board met a deadline", "the storm killed forty", "she marched to the door", "a power to block" an event
of politics? Rather none than a wrong one.
"""

from secondsource.reading.event_frames import Carried
from secondsource.reading.event_helpers import effect, far_from, helpers, none_of
from secondsource.reading.event_lexicon import classes
from secondsource.reading.event_senses import no_deed
from secondsource.reading.event_sides import acts, is_passive, may_act, person, referent
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree, infinitive, led_by

# These need somebody at the other end; a thing will not do.
NEEDS_SOMEBODY = frozenset({"REQUEST", "CONSULT", "AID"})
NEAR = 40  # tokens around a verb in which words of sport are looked for
# In these a passive without its agent still tells what was done to whom.
_AGENTLESS = frozenset({"COERCE", "ASSAULT", "CONCEDE", "ACCUSE", "AID", "SANCTION", "MOBILIZE", "RETREAT"})
_SURELY_PASSIVE = frozenset({"SANCTION", "MOBILIZE", "RETREAT"})  # "dug in" is done, not suffered
# In these it is enough that the thing is told which the verb needs: "no shots were fired", "the treaty was signed".
_AGENTLESS_OF_THINGS = frozenset({"COERCE", "ASSAULT", "CONCEDE", "AID", "SANCTION", "MOBILIZE", "RETREAT", "SUPPORT"})
_ALONE = frozenset({"PROTEST", "RETREAT", "CONCEDE", "CONSULT"})  # can be done to nobody
_NOBODY = frozenset({"nobody", "none", "neither", "no-one", "whoever", "anyone", "anybody"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})  # what a paper can do: "the report accuses the contractor"
_SAY = frozenset({"document"})
_TALK = listed("talk")
# Without somebody who did it, these may be a storm or a crash; the figure tells them.
_MAY_BEFALL = frozenset(
    {
        "question",
        "challenge",
        "dispute",
        "contest",
        "force",
        "compel",
        "hurt",
        "harm",
        "kill",
        "injure",
        "wound",
        "maim",
        "poison",
        "hit",
        "strike",
        "capture",
    }
)
# Who attacks with words.
_SPEAKERS = frozenset({"LEG", "PTY", "JRN", "OPP", "NGO", "JUD"})
_SPOKEN_OF = frozenset({"of", "about", "on", "against", "with", "from"})
_OF_LIVES = frozenset({"kill", "murder", "wound", "injure", "behead", "execute", "rape", "maim", "assassinate", "lynch"})
_OPPONENTS = frozenset(
    {"rival", "opponent", "champion", "team", "side", "challenger", "candidate", "incumbent", "favourite", "visitor", "host"}
)
_RIVALS = frozenset({"GOV", "LEG", "PTY", "OPP", "BUS", "IGO"})
_PUTS = frozenset({"renew", "issue", "make", "launch", "send", "submit", "file", "repeat", "reiterate", "present"})
_AIMS = frozenset({"seek", "direct", "command", "press", "push", "advocate", "pressure", "lobby"})  # "seeks re-election" asks nobody
_SPORT = frozenset({"beat", "fight", "battle", "target", "hit"})
# Verbs of force that are used of words when people of politics face each other.
_WORDS_OR_BLOWS = listed("words or blows")
_PROPOSING = frozenset({"suggest", "propose", "recommend"})
_GIVES_GROUND = frozenset({"retreat", "withdraw", "pull", "draw", "fall", "flee", "disband", "capitulate"})
_NEEDS_INFINITIVE = frozenset({"tell", "direct", "press", "push", "encourage", "order", "ask", "command", "instruct"})


def barred(tree: Tree, verb: int, carried: Carried) -> bool:
    """Verbs that need an infinitive and have none, and what somebody is only accused of."""
    token = tree.tokens[verb]
    if carried.type == "REQUEST" and token.lemma.lower() in _PROPOSING and any(_told_as_so(tree, kid) for kid in tree.kids(verb, "ccomp")):
        return True  # "suggested that prices had risen"
    if carried.type == "REQUEST" and token.lemma.lower() in _NEEDS_INFINITIVE:
        kids = tree.kids(verb, "xcomp", "ccomp", "advcl")
        if not any(infinitive(tree, kid) and kid > verb for kid in kids) and not any(tree.case(k) == "for" for k in tree.kids(verb, "obl")):
            return True
    governor = tree.tokens[token.head] if token.head >= 0 else None
    if token.dep == "advcl" and token.tag == "VBG" and governor is not None and led_by(tree, verb) in {"of", "for", "with"}:
        return governor.lemma.lower() in {"condemn", "criticize", "criticise", "thank", "praise"}
    if token.dep == "advcl" and token.tag == "VBG" and led_by(tree, verb) in _SPOKEN_OF and not far_from(tree, verb):
        return effect(tree, token.head, verb, "do") != "no"  # "talked of impeaching": nobody did; "prevented from meeting": denied
    if token.tag in {"VBN", "VBD"} and verb > 0 and tree.tokens[verb - 1].upos == "ADP":
        return True  # "in occupied territory"
    if (
        token.tag in {"VBG", "VBN"}
        and token.dep in {"xcomp", "ccomp"}
        and governor is not None
        and governor.lemma.lower() in {"call", "describe", "consider"}
    ):
        return True
    if (
        token.tag == "VBN"
        and token.dep not in {"conj", "acl"}
        and not (token.dep == "xcomp" and governor is not None and governor.lemma.lower() == "help")  # "helped free them"
        and not tree.kids(verb, "aux", "aux:pass", "nsubj", "nsubj:pass", "nmod:poss")
    ):
        return tree.kid(verb, "obj") is not None or (verb > 0 and tree.tokens[verb - 1].upos == "ADP")  # "in occupied territory"
    subject = tree.kid(verb, "nsubj")
    if subject is not None and token.dep in {"acl:relcl", "ccomp"} and tree.tokens[subject].upos == "NOUN":
        return tree.tokens[subject].text.lower() in {"claims", "says", "reports", "estimates"}  # "a war that A claims has killed B"
    return False


def _told_as_so(tree: Tree, clause: int) -> bool:
    """Whether the clause behind "suggest" tells what is, not what should be: "that it had risen", not "that they leave"."""
    tag = tree.tokens[clause].tag
    beside = set(helpers(tree, clause))
    if tag == "VBG":
        return bool(beside & {"is", "are", "was", "were", "'s"})
    return tag in {"VBD", "VBZ"} or (bool(beside) and "should" not in beside)


def somebody_or_pronoun(tree: Tree, cast: Cast, at: int, kind: str = "CONSULT") -> bool:
    """Whether the word is somebody in particular: no audience to whom something is only said."""
    if kind in NEEDS_SOMEBODY and tree.tokens[at].lemma.lower() in {
        "reporter",
        "journalist",
        "country",
        "nation",
        "crowd",
        "audience",
        "press",
        "camera",
    }:
        return False
    return acts(tree, cast, at) or person(tree, at) or tree.tokens[at].text.lower() == "whom"


def worth(tree: Tree, cast: Cast, verb: int, kind: str, carried: Carried, actor: int | None, recipient: int | None) -> bool:
    """Whether the sides that were found make it an event."""
    if recipient is not None and not acts(tree, cast, recipient) and tree.tokens[recipient].upos == "PRON":
        recipient = (
            None if tree.tokens[recipient].text.lower() in {"it", "that", "this", "what", "which", "itself", "themselves"} else recipient
        )
    told = kind in {carried.type, "AGREE"} or (kind == "THREATEN" and carried.type == "PROTEST")
    if told and no_deed(tree, cast, verb, carried, actor, recipient):
        return False
    if actor is None:
        return _without_actor(tree, cast, verb, carried, recipient)
    if recipient is None and kind == "REQUEST" and tree.tokens[verb].lemma in _PUTS:
        return False  # "renewed a call for unity": of nobody
    if (
        carried.type in NEEDS_SOMEBODY
        and kind not in {"REJECT", "AGREE"}
        and not (tree.tokens[actor].tag in {"NNS", "NNPS"} or tree.kids(actor, "conj"))
    ):
        if recipient is None and carried.mode != "phone" and carried.used:
            return True  # "hosted a summit in the capital", "gave $2 million"
        if recipient is None and kind == "REQUEST":
            return _asked_for(tree, verb)
        return recipient is not None and (acts(tree, cast, recipient) or tree.tokens[recipient].upos == "PRON")
    if (
        carried.type == "COOPERATE"
        and kind == "COOPERATE"
        and not carried.used
        and not _counted(tree, actor)
        and not (_many(tree, actor) and _side_by_side(tree, verb))
        and (recipient is None or not somebody_or_pronoun(tree, cast, recipient))
    ):
        return False
    if recipient is None and kind in {"ACCUSE", "SUPPORT"} and tree.tokens[verb].lemma in {"describe", "call", "label", "brand", "dub"}:
        return False
    if carried.type == "CONSULT" and tree.tokens[verb].lemma == "meet" and recipient is None and tree.kid(verb, "obj") is not None:
        return False  # "will not meet its forecast"
    if carried.type == "AID" and carried.mode == "military" and (recipient is None or not acts(tree, cast, recipient)):
        return False
    if tree.tokens[verb].lemma in {"talk", "speak"} and (recipient is None or not somebody_or_pronoun(tree, cast, recipient)):
        return _counted(tree, actor)
    if tree.tokens[verb].lemma in _OF_LIVES and (recipient is None or not acts(tree, cast, recipient)):
        return False
    if tree.tokens[verb].lemma == "agree" and carried.trigger == verb and tree.kid(verb, "ccomp") is not None:
        return False  # "agrees that": an opinion
    if tree.tokens[verb].lemma == "help" and tree.kid(verb, "xcomp", "ccomp") is not None:
        return False
    if (
        kind in {"ASSAULT", "RETREAT"}
        and not _violent(cast, tree, actor)
        and any(t.text.lower() in classes()["sport"] for t in tree.tokens[max(0, verb - NEAR) : verb + NEAR])
    ):
        return False
    if recipient is None and (
        (kind == "SUPPORT" and carried.mode not in {"sign", "diplomatic"})
        or (carried.shown is not None and (kind == "REQUEST" or carried.mode in {"disapprove", "allege"}))
    ):
        return False
    if not _fits_actor(tree, cast, verb, kind, carried, actor, recipient):
        return False
    if carried.type == "ASSAULT" and tree.tokens[verb].lemma in _SPORT:  # in sport, at the polls and in debate nobody is hurt
        sides = {cast.participant(tree, at).sector for at in (actor, recipient) if at is not None}
        other = cast.participant(tree, recipient).sector if recipient is not None else None
        hurt = (
            recipient is not None
            and tree.tokens[recipient].upos == "NOUN"
            and acts(tree, cast, recipient)
            and other not in _RIVALS
            and tree.tokens[recipient].lemma not in _OPPONENTS
        )
        return recipient is not None and (hurt or bool(sides & {"COP", "MIL", "REB", "CVL", "ACT", "JRN"}))
    if carried.type == "AGREE" and recipient is None:
        together = tree.tokens[actor].tag in {"NNS", "NNPS"} or bool(tree.kids(actor, "conj"))
        return together or any(tree.case(kid) in {"on", "to"} for kid in tree.kids(verb, "obl"))
    if kind == "CONSULT" and carried.mode == "meet" and recipient is None and not carried.used:
        leads = tree.tokens[actor].lemma.lower() in classes()["leader"] or cast.participant(tree, actor).sector not in {None, "CVL"}
        return _counted(tree, actor) or (_many(tree, actor) and leads)
    return True


def _side_by_side(tree: Tree, verb: int) -> bool:
    """ "Worked together", "if the clans cooperated": they have each other without a word."""
    alone = tree.tokens[verb].lemma.lower() in {"cooperate", "co-operate", "collaborate", "coordinate", "co-ordinate"}
    return alone or any(tree.tokens[kid].text.lower() in {"together", "jointly"} for kid in tree.kids(verb, "advmod"))


def _counted(tree: Tree, at: int) -> bool:
    """ "The two sides", "both ministers", "A and B": they have each other."""
    if tree.kids(at, "conj"):
        return True
    return any(tree.tokens[kid].text.lower() in {"two", "both", "three", "four"} for kid in tree.kids(at, "nummod", "det", "amod"))


def _without_actor(tree: Tree, cast: Cast, verb: int, carried: Carried, recipient: int | None) -> bool:
    """Whether a deed is told whose doer is not: nobody did it, a pronoun did, a weapon did, or it is told in the passive."""
    if carried.mode == "allow" or (tree.tokens[verb].lemma == "help" and tree.kid(verb, "xcomp", "ccomp") is not None):
        return False
    subject = tree.kid(verb, "nsubj", "nsubj:pass")
    if subject is not None and _nobody(tree, subject):
        return True
    lemma = tree.tokens[verb].lemma
    hit = recipient is not None and (acts(tree, cast, recipient) or may_act(tree, recipient) or person(tree, recipient))
    if is_passive(tree, verb):
        if lemma in _MAY_BEFALL:
            return False
        hit = hit or (carried.type == "ASSAULT" and recipient is not None and tree.tokens[recipient].upos == "NOUN")
        if (
            carried.type in _SURELY_PASSIVE
            and not tree.kids(verb, "aux:pass", "nsubj:pass")
            and tree.tokens[verb].dep not in {"acl", "conj"}
        ):
            return False
        return (carried.type in _AGENTLESS and hit) or (carried.type in _AGENTLESS_OF_THINGS and bool(carried.used))
    if subject is None:
        return hit and tree.tokens[verb].dep == "acl" and infinitive(tree, verb)  # "the plan to evict the traders"
    if person(tree, subject) and tree.tokens[referent(tree, subject)].upos == "PRON":
        if tree.tokens[verb].tag == "VBP" and carried.type == "CONSULT" and not helpers(tree, verb):
            return False  # "I visit a museum in every town": a habit
        return hit or bool(carried.used) or (carried.type in _ALONE and lemma not in {"talk", "speak"})
    if noun_sorts().get(tree.tokens[subject].lemma.lower()) in _SAY and carried.type in _SAID:
        return hit
    return carried.type == "ASSAULT" and recipient is not None and _weapon(tree, referent(tree, subject))


def _nobody(tree: Tree, subject: int) -> bool:
    """ "Nobody", "no one", "none of them", "no shots", "whoever"."""
    token = tree.tokens[subject]
    return token.text.lower() in _NOBODY or (token.upos in {"PRON", "NOUN", "NUM"} and none_of(tree, subject))


def _weapon(tree: Tree, at: int) -> bool:
    """Whether the word names a weapon or a blow: "a car bomb killed two", "the shelling destroyed"."""
    return bool({tree.tokens[at].lemma.lower(), tree.tokens[at].text.lower()} & (classes()["weapon"] | classes()["attack"]))


def _asked_for(tree: Tree, verb: int) -> bool:
    """Whether something in particular is asked, of nobody in particular: "demanded fuel", "called for an inquiry"."""
    if tree.tokens[verb].lemma in _PUTS | _AIMS:
        return False
    things = tree.kids(verb, "obj", "ccomp", "xcomp") + [kid for kid in tree.kids(verb, "obl") if tree.case(kid) == "for"]
    return any(tree.tokens[kid].lemma.lower() not in _TALK for kid in things)


def _violent(cast: Cast, tree: Tree, at: int) -> bool:
    """Whether the word names those who carry arms."""
    return tree.tokens[at].text.lower() in classes()["force"] or cast.participant(tree, at).sector in {"MIL", "REB", "COP"}


def _many(tree: Tree, at: int) -> bool:
    return tree.tokens[at].tag in {"NNS", "NNPS"} or bool(tree.kids(at, "conj"))


def _fits_actor(tree: Tree, cast: Cast, verb: int, kind: str, carried: Carried, actor: int, recipient: int | None) -> bool:
    """What one person cannot do alone: march, retreat; and what needs arms or an office."""
    lemma = tree.tokens[verb].lemma.lower()
    if kind == "PROTEST" and recipient is None and not carried.used and not _many(tree, actor):
        return cast.participant(tree, actor).sector in {"LAB", "ACT", "CVL", "EDU", "OPP"}
    if kind == "RETREAT" and recipient is None and lemma in _GIVES_GROUND and not carried.used:
        return _violent(cast, tree, actor) or (lemma == "retreat" and tree.tokens[actor].upos == "PROPN")
    if kind == "ASSAULT" and recipient is None and not carried.used:
        return _violent(cast, tree, actor) or none_of(tree, actor)  # "neither side attacked"
    if carried.mode == "seize" and kind == "ASSAULT" and lemma in {"take", "take over", "capture", "grab", "seize"}:
        return cast.participant(tree, actor).sector not in {"PTY", "LEG", "BUS", "OPP", "JRN"}
    if carried.type == "RETREAT" and lemma == "leave":
        return _violent(cast, tree, actor)
    if carried.mode == "visit" and lemma in {"arrive", "fly", "travel", "head", "land"}:
        return cast.participant(tree, actor).sector in {"GOV", "MIL", "LEG", "IGO"}
    return True


def in_words(tree: Tree, cast: Cast, carried: Carried, actor_at: int, recipient_at: int) -> bool:
    """Whether a verb of force tells of words: a person or a party "attacks" another."""
    verbal = "attack" in {tree.tokens[at].lemma.lower() for at in (*carried.used, carried.trigger) if tree.tokens[at].upos == "NOUN"}
    if tree.tokens[carried.trigger].lemma.lower() not in _WORDS_OR_BLOWS and not verbal:
        return False
    actor, recipient = (cast.participant(tree, at) for at in (actor_at, recipient_at))
    token = tree.tokens[actor_at]
    mention = cast.mention_at(tree.begin(actor_at), tree.finish(actor_at))
    person = (mention is not None and mention.kind == "person") or token.upos == "PRON" or noun_sorts().get(token.lemma.lower()) == "person"
    speaks = (
        actor.sector in _SPEAKERS
        or token.lemma.lower() in classes()["critic"]
        or (person and not _many(tree, actor_at) and actor.sector in {"GOV", None})
    )
    return speaks and recipient.sector not in {"MIL", "REB", "COP", "CVL"} and tree.tokens[recipient_at].ent != "place"
