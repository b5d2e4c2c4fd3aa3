"""Which event a verb or a noun of the sentence carries, by the lexicon: its type, its object and its recipient.

What question it answers: ``"imposed sanctions on three banks"``: which row of the lexicon fits, and which word is hit? Actors, status and
spans are ``reading.events``.
"""

from typing import NamedTuple

from secondsource.reading.event_helpers import prefixed
from secondsource.reading.event_lexicon import Frame, Light, light_verbs, verbs
from secondsource.reading.event_nouns import entry_of, sides
from secondsource.reading.event_sides import (
    MAX_JOINED,
    STRETCH,
    acts,
    case_of,
    cleft,
    is_participle,
    is_passive,
    is_time,
    may_act,
    named_inside,
    passive_subject,
    person,
    postponed,
    referent,
    somebody,
    stretch,
    subject_of,
    unsaid_subject,
)
from secondsource.reading.event_things import other_noun, other_thing
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, country_in
from secondsource.reading.trees import Tree, infinitive

_PARTITIVE = listed("partitive")
# Behind these stands what somebody is said to have done: "accused of beating", "acquitted of the murder".
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "convict", "acquit", "absolve", "exonerate", "clear"})
_APART = frozenset({"away", "aside", "apart", "alone"})  # "backed away" is not "backed", whatever the parse calls the word


class Carried(NamedTuple):
    """An event word: ``trigger`` is its verb; ``recipient`` the token that is hit, ``used`` the nouns that belong to the trigger.

    ``shown`` is the noun that tells the event where the verb means little; ``actor`` is set where it is not the verb's subject.
    """

    trigger: int
    type: str
    mode: str | None
    recipient: int | None
    used: tuple[int, ...] = ()
    shown: int | None = None
    actor: int | None = None
    received: bool = False  # the subject has it done to him


def _requests(tree: Tree, verb: int, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames that ask, where one is asked to do something: "ordered police to clear" moves no police, "pushed them to" hits none."""
    asking = tuple(frame for frame in frames if frame.type == "REQUEST" and frame.needs is None and not frame.more)
    if not asking or tree.kid(verb, "obj", "iobj", "nsubj:pass") is None:
        return frames
    return asking if any(tree.tokens[kid].tag == "VB" and infinitive(tree, kid) for kid in tree.kids(verb, "xcomp")) else frames


def objects(tree: Tree, verb: int) -> list[int]:
    """What the verb is done to: object, passive subject, or the noun that its participle or relative clause narrows."""
    token = tree.tokens[verb]
    found = [
        token.head
        if token.dep == "acl:relcl" and tree.tokens[kid].text.lower() in {"whom", "which", "that", "who"} and token.head >= 0
        else kid
        for kid in tree.kids(verb, "obj", "nsubj:pass", "csubj:pass") or tree.kids(verb, "iobj")
        if kid != postponed(tree, verb)
    ]
    if token.dep == "acl" and token.tag == "VBN" and token.head >= 0:
        found.append(token.head)
    if token.dep == "acl:relcl" and not found and token.head >= 0 and tree.kid(verb, "nsubj") is not None and not tree.kids(verb, "ccomp"):
        relative = [kid for kid in tree.children[verb] if tree.tokens[kid].text.lower() in {"that", "which", "whom"}]
        if relative or tree.tokens[verb].tag in {"VBD", "VBN"}:
            found.append(token.head)
    if token.dep in {"conj", "xcomp"} and token.head >= 0 and (not found or tree.kid(verb, "iobj") is None) and is_passive(tree, verb):
        found += tree.kids(token.head, "nsubj:pass") if not found else []
    if not found and is_participle(tree, verb) and token.dep != "acl":
        subject = unsaid_subject(tree, verb)
        found += [subject] if subject is not None else []
    if not found and token.dep in {"xcomp", "conj"} and token.head >= 0 and tree.tokens[token.head].dep == "acl:relcl":
        above = tree.tokens[token.head]
        if tree.kid(token.head, "obj") is None and tree.kid(token.head, "nsubj") is not None and above.head >= 0 and token.dep == "xcomp":
            found.append(above.head)  # "an envoy they keep asking to stay"
    if not found and tree.kid(verb, "compound:prt") is not None:
        found += [kid for kid in tree.kids(verb, "obl") if kid > verb and not tree.case(kid) and not is_time(tree, kid)]  # "lay down arms"
    if not found and (shared := _shared_object(tree, verb)) is not None:
        found.append(shared)
    return [referent(tree, at) for at in found]


def _shared_object(tree: Tree, verb: int) -> int | None:
    """The object that joined verbs have together, behind the last of them: "kidnapped and later freed a priest"."""
    first = verb
    for _ in range(MAX_JOINED):
        if tree.tokens[first].dep != "conj" or tree.tokens[first].head < 0 or tree.kid(first, "nsubj", "nsubj:pass") is not None:
            break
        first = tree.tokens[first].head
    near = [kid for kid in tree.kids(first, "conj") if abs(kid - verb) < STRETCH and tree.tokens[kid].upos == "VERB"]
    chain = [first, *(kid for kid in near if tree.kid(kid, "nsubj") is None)]
    if verb not in chain or len(chain) < 2 or tree.kid(first, "nsubj:pass") is not None:
        return None
    last = next((kid for one in chain for kid in tree.kids(one, "obj") if kid > chain[-1]), None)
    between = range(verb + 1, chain[-1])
    if last is None or any(tree.tokens[at].upos in {"NOUN", "PROPN", "PRON", "NUM"} for at in between):
        return None
    return last


def _nouns_of(tree: Tree, at: int) -> list[int]:
    found = [at, *tree.kids(at, "conj")]
    if (
        tree.tokens[at].lemma.lower() in _PARTITIVE
        or tree.tokens[at].text.lower() in {"first", "last", "rest", "remainder", "many"}
        or tree.tokens[at].upos in {"NUM", "SYM", "ADJ", "PRON", "DET"}
    ):
        found += [kid for kid in tree.kids(at, "nmod") if tree.case(kid) in {"of", "in"}]
    return found


def _fits(tree: Tree, cast: Cast, needs: frozenset[str], at: int) -> bool:
    token = tree.tokens[at]
    if token.lemma.lower() in needs or token.text.lower() in needs:
        return True
    if needs & {"@leader", "@person"} and token.ent == "person":
        return True
    if "@somebody" in needs and (acts(tree, cast, at) or person(tree, at)):
        return True
    if "@polity" in needs and (
        token.ent == "place"
        or (token.upos == "PROPN" and token.ent == "")
        or (token.text[:1].isupper() and country_in(token.text) is not None)
    ):
        return True
    return any(tree.tokens[kid].lemma.lower() in needs for kid in tree.kids(at, "conj"))


def _has_words(tree: Tree, verb: int, more: tuple[str, ...]) -> tuple[bool, int | None]:
    """Whether the words behind the verb are there; and the noun that a preposition among them governs."""
    governed: int | None = None
    if len(more) > 1 and more[0] not in {token.text.lower() for token in tree.tokens[verb + 1 : verb + 3]}:
        return False, None  # "give in to", but not "give, in need, to"
    for word in more:
        hit = False
        for kid in tree.children[verb]:
            token = tree.tokens[kid]
            if token.dep == "compound:prt" and token.text.lower() == word:
                hit = True
            elif (
                token.dep in {"obl", "obj", "nmod", "advcl", "obl:tmod"}
                and word in tree.case(kid).split()
                and (kid > verb or token.upos == "PRON" or word not in {"by", "with", "behind"})  # not "by 2030 workers stand to lose"
            ):
                hit, governed = True, governed if governed is not None and is_time(tree, kid) else kid
            elif (
                token.dep in {"xcomp", "advmod", "ccomp", "obj", "case", "mark"}
                and token.text.lower() == word
                and (kid > verb or len(word) > 2)
            ):
                hit = True  # not "in order to give"
        if not hit:
            return False, None
    return True, governed


def verb_event(tree: Tree, cast: Cast, verb: int) -> Carried | None:
    """The event that ``verb`` carries: frames with an object first, then light verbs with an event noun, then bare verbs."""
    token = tree.tokens[verb]
    if prefixed(tree, verb):
        return None  # "de-escalate"
    frames = _requests(tree, verb, verbs().get(token.lemma.lower(), ()))
    particle = next((tree.tokens[kid].text.lower() for kid in tree.kids(verb, "compound:prt")), None)
    if particle is None and verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].text.lower() in _APART:
        particle = tree.tokens[verb + 1].text.lower()
    things = objects(tree, verb)
    bare: tuple[Frame, int | None] | None = None
    led = _light(tree, cast, verb, things, led=True)
    if led is not None:
        return led  # "hit with a fine" is no blow
    for frame in frames:
        has, governed = _has_words(tree, verb, frame.more)
        alone = len(frame.more) == 1 and frame.more[0] in _PARTICLES and frame.more[0] not in frame.recipients
        if alone and governed is not None and (frame.needs is None or not _fits(tree, cast, frame.needs, governed)):
            continue  # "give in" is not "give it in May"
        if not has or (particle is not None and particle not in frame.more):
            continue  # "back out" is not "back"
        if frame.needs is None:
            if frame.bare and things:
                continue
            if bare is None and _plain(tree, verb, frame, things):
                bare = (frame, governed)
            continue
        pool = [noun for thing in things for noun in _nouns_of(tree, thing)] + ([governed] if governed is not None else [])
        if not things and frame.type == "MOBILIZE":
            pool += [one for one in (subject_of(tree, verb),) if one is not None]  # "troops massed"
        if not frame.more and not things:
            pool += tree.kids(verb, "obl") if token.lemma in {"arrive", "fly", "travel", "head"} else []
        if frame.needs & {"@blameword", "@praiseword"} and len(tree.kids(verb, "obj", "iobj", "nsubj:pass")) < 2:
            pool = [noun for noun in pool if noun not in tree.kids(verb, "obj")]  # "call our allies" names nobody an ally
        hit = pool[0] if pool and "+" in frame.needs else next((noun for noun in pool if _fits(tree, cast, frame.needs, noun)), None)
        if hit is None and frame.needs & {"@blameword", "@praiseword"}:
            hit = next((kid for kid in tree.kids(verb, "xcomp", "ccomp", "obl") if tree.tokens[kid].lemma.lower() in frame.needs), None)
        if hit is None:
            xcomp = next((kid for kid in tree.kids(verb, "xcomp", "ccomp") if tree.tokens[kid].text.lower() in frame.needs), None)
            hit = xcomp
        if hit is not None and other_thing(tree, frame, hit):
            continue
        if hit is None or (frame.mode == "phone" and token.lemma == "call" and _named_so(tree, verb)):
            continue
        recipient = _recipient(tree, cast, verb, frame.type, frame.recipients, things, governed, hit)
        recipient = None if recipient == hit and frame.type == "RETREAT" and "obj" not in frame.recipients else recipient
        shown = hit if hit != verb and light_frame(tree, verb, frame) and tree.tokens[hit].upos == "NOUN" and entry_of(tree, hit) else None
        return Carried(verb, frame.type, frame.mode, recipient, tuple(things), shown)
    light = _light(tree, cast, verb, things)
    if light is not None:
        return light
    if bare is not None:
        frame, governed = bare
        return Carried(verb, frame.type, frame.mode, _recipient(tree, cast, verb, frame.type, frame.recipients, things, governed, None), ())
    return None


def _named_so(tree: Tree, verb: int) -> bool:
    """ "called him a liar" names; it does not telephone."""
    for thing in tree.kids(verb, "obj", "iobj"):
        _, last = tree.phrase(thing)
        behind = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
        near = tree.tokens[last + 1 : last + 1 + _NAME_NEAR]
        if any(one.text in _QUOTES for one in near) or (behind is not None and behind.text.lower() in {"a", "an"}):
            return True
    return any(tree.tokens[kid].upos != "VERB" for kid in tree.kids(verb, "xcomp", "ccomp"))


def _plain(tree: Tree, verb: int, frame: Frame, things: list[int]) -> bool:
    """A transitive verb needs its object; one with a preposition has it already."""
    if frame.more or frame.bare or not frame.recipients or frame.recipients[0] not in {"obj"}:
        return True
    if things or (frame.type in {"ACCUSE", "REQUEST"} and tree.kid(verb, "ccomp") is not None):
        return True  # "is investigating whether", "condemned whoever did it", "ordered that it be shut"
    return any(_with_case(tree, verb, [], place) is not None for place in frame.recipients if place not in {"obj", "iobj", "poss"})


def _with_case(tree: Tree, verb: int, things: list[int], place: str) -> int | None:
    inner = [kid for thing in things for kid in tree.kids(thing, "nmod")]  # "$2 million in aid to X"
    for governor in [verb, *things, *inner]:
        for kid in tree.kids(governor, "obl", "nmod", "obl:agent", "advcl", "iobj"):
            if _behind(tree, kid, place):
                return referent(tree, kid)
    front = cleft(tree, verb)
    if front is not None and _behind(tree, front, place):
        return front
    if place in {"in", "at", "on", "of", "by"}:
        return None
    return next((at for at in stretch(tree, verb) if tree.tokens[at].dep in {"obl", "nmod"} and case_of(tree, at) == place), None)


def _behind(tree: Tree, at: int, place: str) -> bool:
    """Whether the noun stands behind this preposition ("together with", but not "according to")."""
    words = case_of(tree, at).split()
    return bool(words) and (
        words == [place] or (words[-1] == place and words[0] not in {"according", "due", "owing", "prior", "thanks", "contrary"})
    )


def _recipient(
    tree: Tree, cast: Cast, verb: int, kind: str, places: tuple[str, ...], things: list[int], governed: int | None, hit: int | None
) -> int | None:
    """The first of the places that holds somebody; failing that, whoever is named inside the object ("Russia's decision")."""
    asked = tree.kids(verb, "iobj", "obj") if kind == "REQUEST" else []
    if (one := next((kid for kid in asked if acts(tree, cast, kid)), None)) is not None:
        return one  # "asked the council for tents"
    candidates: list[int] = []
    hit_directly: list[int] = []
    for place in places:
        if place == "obj":
            hit_directly += [thing for thing in things if thing != hit or acts(tree, cast, thing)]
            candidates += hit_directly
        elif place == "iobj":
            candidates += tree.kids(verb, "iobj")
            hit_directly += tree.kids(verb, "iobj") if kind in {"AID", "CONCEDE"} else []
            given = passive_subject(tree, verb) if is_passive(tree, verb) else None
            candidates += [given] if given is not None and given != hit else []
        elif place == "poss":
            candidates += [kid for thing in things for kid in tree.kids(thing, "nmod:poss")]
        else:
            kid = _with_case(tree, verb, things, place)
            if kid is None and hit is not None:
                kid = _with_case(tree, hit, [], place)
            if kid is None and governed is not None and place in {"of", "from", "to", "on", "by", "against", "in"}:
                kid = governed if place in tree.case(governed).split() else _with_case(tree, governed, [], place)
            candidates += [kid] if kid is not None else []
    candidates = [kid for kid in candidates if not is_time(tree, kid) and tree.tokens[kid].text.lower() not in _NOBODY]
    for kid in candidates:
        if acts(tree, cast, kid) or (kid in hit_directly and person(tree, kid)):
            return kid
    for thing in [*candidates, *things, *([governed] if governed is not None else [])]:
        inner = named_inside(tree, cast, thing, hit_where=kind in {"ASSAULT", "COERCE", "AID", "RETREAT", "CONCEDE"})
        if inner is not None:
            return inner
    direct = [kid for kid in candidates if kid in hit_directly or (kid == governed and kid != hit)]
    if not direct and hit is not None and hit in things and "obj" in places:
        return hit
    if not direct and governed is None and "obj" not in places and is_passive(tree, verb):
        subject = passive_subject(tree, verb)
        return subject if subject is not None and acts(tree, cast, subject) else None
    if direct or kind not in {"ACCUSE", "COERCE", "SANCTION", "REJECT", "ASSAULT"}:
        return next(iter(direct), None)
    set_on = next((kid for kid in candidates if kid not in things and kid != hit and case_of(tree, kid) in {"on", "against", "at"}), None)
    return next((kid for kid in candidates if kid not in things and may_act(tree, kid)), set_on)


_NAME_NEAR = 5  # tokens behind "called him" in which a quoted name may begin
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_PARTICLES = frozenset({"in", "out", "up", "down", "over", "off", "back"})
_NOBODY = frozenset({"other", "another", "what", "which", "that", "this", "it", "itself", "themselves", "himself", "herself", "each"})


def _light(tree: Tree, cast: Cast, verb: int, things: list[int], *, led: bool = False) -> Carried | None:
    """The event of a verb that means little and its noun: "made a donation to B", "came under fire from B"."""
    for light in light_verbs().get(tree.tokens[verb].lemma.lower(), ()):
        has, governed = _has_words(tree, verb, light.more)
        if not has or (led and not light.more):
            continue
        pool = [noun for thing in things for noun in _nouns_of(tree, thing)] if not light.more or governed is None else [governed]
        pool += tree.kids(governed, "conj") if governed is not None else []
        if light.subject == "recipient" and light.more:
            pool += [kid for at in tree.kids(verb, "xcomp", "obj", "obl") for kid in [at, *tree.kids(at, "nmod")]]
        for noun in pool:
            entry = entry_of(tree, noun)
            if entry is None or noun == verb or (light.types and entry.type not in light.types) or other_noun(tree, entry.type, noun):
                continue
            beside = sides(tree, cast, noun, entry)
            if light.subject == "recipient":
                actor = beside.actor
                for place in light.others:
                    actor = actor if actor is not None else _somebody_at(tree, cast, _with_case(tree, verb, [noun], place))
                return Carried(verb, entry.type, entry.mode, None, tuple(pool), noun, actor, received=True)
            return _done(tree, cast, verb, light, noun, things)
    return None


def _done(tree: Tree, cast: Cast, verb: int, light: Light, noun: int, things: list[int]) -> Carried:
    entry = entry_of(tree, noun)
    assert entry is not None  # the caller has looked
    beside = sides(tree, cast, noun, entry, held=True)
    given = next((kid for kid in tree.kids(verb, "iobj") if acts(tree, cast, kid) or tree.tokens[kid].upos == "PRON"), None)
    recipient = given if given is not None else beside.recipient
    if light.more and noun not in things and entry.type != "MOBILIZE":
        recipient = next(iter(things), recipient)  # "hit the bank with a fine"
    others = [thing for thing in things if thing != noun and acts(tree, cast, thing)]
    if recipient is None and (others or is_passive(tree, verb)):
        subject = others[0] if others else passive_subject(tree, verb)
        recipient = subject if subject is not None and subject != noun and acts(tree, cast, subject) else None
    if recipient is None:
        recipient = _recipient(tree, cast, verb, entry.type, entry.recipients, [noun], None, noun)
    if recipient is None and beside.actor is not None and entry.type in {"SUPPORT", "AGREE", "CONSULT"}:
        recipient = beside.actor
    return Carried(verb, entry.type, entry.mode, recipient, tuple(things), noun)


def _somebody_at(tree: Tree, cast: Cast, at: int | None) -> int | None:
    return somebody(tree, cast, at) if at is not None else None


def light_frame(tree: Tree, verb: int, frame: Frame) -> bool:
    """Whether the verb means little beside its noun."""
    return any(
        light.more in {(), frame.more} and (not light.types or frame.type in light.types)
        for light in light_verbs().get(tree.tokens[verb].lemma.lower(), ())
    )
