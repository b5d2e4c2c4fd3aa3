"""Who did what to whom, and whether it is said to have happened.

What question it answers: which events does this article report? ``"Police cleared a nine-day blockade on Tuesday"`` gives a COERCE event
with the actor ``Police``, its day, its status and the words of its clause. Types are the sixteen roots of PLOVER; the lexicon that finds
them is in ``data/event_*.tsv``. A deed whose doer is not named is told without an actor where the clause leaves no doubt that somebody
did it, or that nobody did (``event_checks``); else better none than a wrong one. ``event_frames`` says what a word carries,
``event_status`` what becomes of it under "agreed to" or "will not".
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.reading.event_actors import actor_of, asked_of, undergoer
from secondsource.reading.event_alone import noun_event
from secondsource.reading.event_checks import barred, in_words, somebody_or_pronoun, worth
from secondsource.reading.event_frames import BLAMING, Carried, objects, verb_event
from secondsource.reading.event_helpers import helpers
from secondsource.reading.event_lexicon import verbs
from secondsource.reading.event_nouns import entry_of, sides
from secondsource.reading.event_pronouns import Pronouns
from secondsource.reading.event_senses import minded
from secondsource.reading.event_sides import acts, agent_of, is_passive, named_by, somebody
from secondsource.reading.event_spans import clause, quoted_whole
from secondsource.reading.event_status import Mood, Setting, day_of, setting, shifted, status_of, unrefused, will
from secondsource.reading.event_trees import repaired
from secondsource.reading.lexicon import listed
from secondsource.reading.parser import Parse
from secondsource.reading.participants import Cast
from secondsource.reading.referents import noun_sorts
from secondsource.reading.trees import Tree, led_by, linked
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, DateRef, Event, Mention, Participant

# Words that tell an event of their own beside the deed they govern.
_INNER = frozenset({"agree", "refuse", "threaten", "ask", "cause"})
# What only people do, so that an unknown noun before such a verb is taken for somebody.
_OF_PEOPLE = frozenset(
    {"SANCTION", "COOPERATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "COERCE", "PROTEST", "CONCEDE", "SUPPORT"}
)
# Blows that no storm and no crash deals.
_BY_HAND = frozenset(
    "abduct ambush assassinate behead bludgeon bomb bombard burgle firebomb hijack kidnap loot lynch massacre mug murder pillage plunder "
    "ransack rape rob shell stab strafe strangle torch torture beat club punch kick stone shoot execute slay vandalise vandalize".split()
)
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT", "ASSAULT"})
# Before the noun of talks that somebody holds meanwhile; and what is done with talks that somebody wants.
_MEANWHILE = frozenset({"in", "during", "at", "after", "before", "following", "for"})
_PROPOSES = frozenset({"propose", "suggest", "request", "seek", "offer", "demand", "hold", "have", "want", "plan", "need", "arrange"})
_PROPOSALS = frozenset({"proposal", "suggestion", "request", "offer", "plan", "call", "invitation", "hope", "wish", "demand"})
# "declined to comment": a habit of reports, no event.
_TALK = listed("talk")


class _Scene(NamedTuple):
    """What is at hand for one sentence."""

    article: Article
    tree: Tree
    cast: Cast
    dates: Sequence[DateRef]
    attributions: Sequence[Attribution]
    day: dt.date | None


class _Found(NamedTuple):
    """An event that was found: ``outer`` is the word whose clause is shown, ``trigger`` the word that tells the event."""

    carried: Carried
    kind: str
    mode: str | None
    mood: Mood | None  # of a refusal that the deed's own word does not tell
    outer: int
    trigger: int
    actor: int | None
    recipient: int | None
    alleged: bool = False  # under "accused of", "blamed for"


def events(
    article: Article,
    parses: Sequence[Parse],
    attributions: Sequence[Attribution],
    dates: Sequence[DateRef],
    mentions: Sequence[Mention],
) -> tuple[Event, ...]:
    """Every event of the body, in order of its first offset.

    Args:
        article: the article; its date tells what lies long ago.
        parses: the parse of each sentence, in order.
        attributions: the article's attributions; an event inside a content is attributed, not asserted.
        dates: the article's dates; the one that hangs on the same verb is the event's.
        mentions: the article's names; participants carry the fullest form.
    """
    cast = Cast(article, mentions, attributions, Pronouns(article, parses, mentions, attributions).behind)
    coded: list[Event] = []
    day = day_of(article)
    for sentence, parse in zip(article.sentences, parses, strict=False):
        tree = Tree(repaired(parse), sentence.start)
        here = [date for date in dates if sentence.start <= date.start < sentence.end]
        inside = [a for a in attributions if any(part.start < sentence.end and sentence.start < part.end for part in a.content)]
        scene = _Scene(article, tree, cast, here, inside, day)
        coded += [_event(scene, found, attributions) for found in _in_sentence(scene)]
    return tuple(sorted(coded, key=lambda event: (event.start, event.end, event.trigger)))


def _in_sentence(scene: _Scene) -> list[_Found]:
    tree = scene.tree
    by_trigger: dict[int, _Found] = {}
    used: set[int] = set()
    for at, token in enumerate(tree.tokens):
        if token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}:
            for found in _of_verb(scene, at):
                used |= {*found.carried.used, at, found.trigger}
                held = by_trigger.get(found.trigger)
                # "agreed to withdraw" is seen from both verbs: the inner one knows more.
                if held is None or held.carried.trigger == held.outer:
                    by_trigger[found.trigger] = found
    for at, token in enumerate(tree.tokens):
        if token.upos == "NOUN" and at not in used and at not in by_trigger:
            nominal = noun_event(tree, scene.cast, at)
            if nominal is not None:
                carried, actor = nominal
                actor = actor if actor is not None or carried.type != "CONSULT" else _meeting(scene, at, carried.recipient)
                actor, recipient = _his(scene, at, actor, carried.recipient)
                by_trigger[at] = _Found(carried, carried.type, carried.mode, None, at, at, actor, recipient)
    return _distinct([by_trigger[at] for at in sorted(by_trigger)])


def _meeting(scene: _Scene, noun: int, recipient: int | None) -> int | None:
    """Who holds talks that the clause only touches: "in talks with B, A said", "A proposed a summit", "A's call for a meeting"."""
    tree, cast = scene.tree, scene.cast
    token = tree.tokens[noun]
    if token.head < 0:
        return None
    above = tree.tokens[token.head]
    actor: int | None = None
    if token.dep == "obl" and above.upos == "VERB" and recipient is not None and tree.case(noun) in _MEANWHILE:
        actor = None if is_passive(tree, token.head) else actor_of(tree, cast, token.head)
    elif token.dep == "obj" and above.upos == "VERB" and above.lemma.lower() in _PROPOSES:
        actor = actor_of(tree, cast, token.head)
    if actor is None and token.dep == "nmod" and above.lemma.lower() in _PROPOSALS:
        actor = next((kid for kid in tree.kids(token.head, "nmod:poss") if acts(tree, cast, kid)), None)
    return actor if actor != recipient else None


def _his(scene: _Scene, noun: int, actor: int | None, recipient: int | None) -> tuple[int | None, int | None]:
    """The sides of an event noun with "his" or "her", where the article tells who that is: "her visit", "his arrest"."""
    tree, cast = scene.tree, scene.cast
    owner = next((kid for kid in tree.kids(noun, "nmod:poss") if tree.tokens[kid].text.lower() in {"his", "her"}), None)
    entry = entry_of(tree, noun) if owner is not None else None
    if owner is not None and entry is not None and entry.possessor != "recipient" and actor is None:
        actor = _judged_for(tree, cast, noun)
    if owner is None or entry is None or actor is not None or cast.behind_pronoun(tree.begin(owner), tree.finish(owner)) is None:
        return actor, recipient
    if entry.possessor == "recipient":
        return actor, owner if recipient is None else recipient
    return owner, recipient


def _judged_for(tree: Tree, cast: Cast, noun: int) -> int | None:
    """Who is blamed or praised for the deed: "criticised A for her attack on B"."""
    token = tree.tokens[noun]
    if token.dep not in {"obl", "nmod"} or token.head < 0 or tree.case(noun) not in {"for", "over", "of"}:
        return None
    verb = token.head if tree.tokens[token.head].upos == "VERB" else tree.tokens[token.head].head
    if verb < 0 or not any(frame.type in {"ACCUSE", "SUPPORT"} for frame in verbs().get(tree.tokens[verb].lemma.lower(), ())):
        return None
    return next((kid for kid in tree.kids(verb, "obj") if kid < noun and acts(tree, cast, kid)), None)


def _distinct(found: list[_Found]) -> list[_Found]:
    """Without repeats: "shot and killed by police" is one event, the last verb tells it."""
    last = {(one.kind, one.actor, one.recipient): one for one in found if one.actor is not None and one.recipient is not None}
    return [one for one in found if one.actor is None or one.recipient is None or last[(one.kind, one.actor, one.recipient)] is one]


def _of_verb(scene: _Scene, verb: int) -> list[_Found]:
    """The events that the verb tells: what governs it ("agreed to", "threatened to") and its own."""
    tree, cast = scene.tree, scene.cast
    carried = verb_event(tree, cast, verb)
    if carried is None and tree.tokens[verb].dep not in {"xcomp", "ccomp", "acl", "conj"}:
        return []
    how = setting(tree, verb)
    own = carried
    requested = _requested(scene, verb, how)
    if carried is None and requested is not None:
        return [requested]  # "says Estmark must end it", whatever it is
    if carried is None and how.effect in {"agree", "refuse", "threaten"} and not unrefused(how) and minded(tree, cast, how.outer):
        if tree.tokens[verb].lemma in _TALK:
            return []
        things = objects(tree, verb)
        recipient = next((n for t in things if (n := somebody(tree, cast, t)) is not None), None)
        carried = Carried(verb, "CONSULT", tree.tokens[verb].lemma, recipient, tuple(things))
    if carried is None or barred(tree, verb, carried):
        return []
    if carried.type in {"REQUEST", "CONSULT"} and carried.recipient is not None and not somebody_or_pronoun(tree, cast, carried.recipient):
        carried = carried._replace(recipient=None)
    found = [requested] if requested is not None else []
    if (alleged := _alleged(scene, verb, carried)) is not None:
        return [*found, alleged]
    told = shifted(carried.type, carried.mode, how, promised=will(tree, how.outer)) if requested is None else None
    if told is not None and (one := _outer_event(scene, verb, how, carried, *told)) is not None:
        found.append(one)
    if own is not None and how.effect in _INNER and (how.outer != verb or told is None):
        inner = _inner_event(scene, verb, carried)
        found += [inner] if inner is not None else []
    return found


def _outer_event(scene: _Scene, verb: int, how: Setting, carried: Carried, kind: str, mode: str | None, mood: Mood) -> _Found | None:
    tree, cast = scene.tree, scene.cast
    other = asked_of(tree, how.outer) if how.outer != verb and how.effect in {"wish", "plan"} else None
    actor = _doer(tree, cast, how.outer, carried.type) if other is None else None  # "wants the bank to pay": the bank is to
    recipient = carried.recipient
    if how.outer != verb and actor is None:
        actor = _doer(tree, cast, verb, carried.type)
    if carried.received:
        actor, recipient = carried.actor, undergoer(tree, cast, verb)
    if actor is None and is_passive(tree, verb):  # "talks were held between A and B"
        for noun in carried.used:
            entry = entry_of(tree, noun)
            beside = sides(tree, cast, noun, entry, held=True) if entry is not None else None
            if beside is not None and beside.actor is not None:
                actor, recipient = beside.actor, recipient if recipient is not None else beside.recipient
    if recipient is None and how.outer != verb:
        recipient = next(
            (kid for kid in tree.kids(how.outer, "obl", "iobj") if tree.case(kid) in {"with", "to"} and acts(tree, cast, kid)), None
        )
    if actor is not None and kind in _MUTUAL and (recipient is None or not acts(tree, cast, recipient)):
        recipient = next((kid for kid in tree.kids(actor, "conj") if acts(tree, cast, kid)), recipient)
    if kind == "REQUEST" and recipient is None:  # "demanded that A leave"
        asked = next((kid for below in tree.kids(verb, "ccomp") for kid in tree.kids(below, "nsubj", "nsubj:pass")), None)
        recipient = asked if asked is not None and acts(tree, cast, asked) else None
        carried = carried._replace(recipient=recipient)
    recipient = _rather(scene, verb, kind, recipient, carried)
    if actor == recipient:
        recipient = None
    foreseen = actor is None or (how.outer != verb and is_passive(tree, how.outer))
    if foreseen and kind in {"AGREE", "THREATEN"} and how.effect not in _INNER:
        kind, mode = carried.type, carried.mode  # "is expected to be freed", "to charge": nobody promised or threatened it
    if kind == "THREATEN" != carried.type and how.effect != "threaten" and recipient is None:
        kind, mode = carried.type, carried.mode  # "will strike on Monday" threatens nobody
    if not worth(tree, cast, verb, kind, carried, actor, recipient):
        return None
    deed = carried.shown if carried.shown is not None else verb
    trigger = how.outer if how.effect in {"agree", "refuse", "threaten", "stop"} and kind != carried.type else deed
    refused = kind == "REJECT" != carried.type and how.outer == verb
    return _Found(carried, kind, mode, mood if refused else None, how.outer, trigger, actor, recipient)


def _rather(scene: _Scene, verb: int, kind: str, recipient: int | None, carried: Carried) -> int | None:
    """Who is blamed where a thing is blamed on him; what is protested at where only its place was found ("in Aldmoor, ... the tax")."""
    tree, cast = scene.tree, scene.cast
    if kind == "ACCUSE" and recipient is None:  # "voiced concern about B moving its troops"
        told = [kid for thing in tree.kids(verb, "obj") for kid in tree.kids(thing, "acl") if led_by(tree, kid) in {"about", "over", "at"}]
        return next((who for kid in told for who in tree.kids(kid, "nsubj") if acts(tree, cast, who)), None)
    if kind == "ACCUSE" and recipient is not None and not acts(tree, cast, recipient):
        on = (kid for kid in tree.kids(verb, "obl") if tree.case(kid) == "on" and acts(tree, cast, kid))
        return next(on, recipient) if tree.tokens[verb].lemma in {"blame", "pin"} else recipient
    owned = [(thing, kid) for thing in tree.kids(verb, "obj") if not tree.case(thing) for kid in tree.kids(thing, "nmod:poss")]
    for thing, owner in owned:  # "condemned her visit to B"
        if kind == "ACCUSE" and recipient not in {None, thing, owner} and cast.behind_pronoun(tree.begin(owner), tree.finish(owner)):
            return owner
    if kind == "PROTEST" and recipient is not None and tree.tokens[recipient].text.lower() == "part":
        return None  # "took part in a rally"
    if kind == "PROTEST" and recipient is not None and tree.case(recipient) in {"in", "at"} and tree.tokens[recipient].ent == "place":
        return next((kid for kid in tree.kids(verb, "obj") if kid not in {*carried.used, carried.shown}), None)
    return recipient


def _doer(tree: Tree, cast: Cast, verb: int, kind: str) -> int | None:
    found = actor_of(tree, cast, verb)
    sure = kind in _OF_PEOPLE or (kind == "ASSAULT" and tree.tokens[verb].lemma.lower() in _BY_HAND)
    return found if found is not None or not sure else actor_of(tree, cast, verb, lenient=True)


def _inner_event(scene: _Scene, verb: int, carried: Carried) -> _Found | None:
    """What was agreed, refused, threatened or asked: "agreed to withdraw" has a withdrawal in the future."""
    tree, cast = scene.tree, scene.cast
    actor = _doer(tree, cast, verb, carried.type)
    if actor is None or not worth(tree, cast, verb, carried.type, carried, actor, carried.recipient):
        return None
    trigger = carried.shown if carried.shown is not None else verb
    return _Found(carried, carried.type, carried.mode, None, verb, trigger, actor, carried.recipient)


def _alleged(scene: _Scene, verb: int, carried: Carried) -> _Found | None:
    """What somebody is accused of, by whoever is accused: "accused B of beating C"."""
    tree, cast = scene.tree, scene.cast
    token = tree.tokens[verb]
    if (
        token.dep not in {"advcl", "acl", "xcomp", "ccomp"}
        or not (token.tag == "VBG" or "having" in helpers(tree, verb))
        or token.head < 0
        or led_by(tree, verb) not in {"of", "for", "with"}
    ):
        return None
    blamed = token.head if tree.tokens[token.head].upos != "VERB" else None
    governor = tree.tokens[token.head].head if blamed is not None else token.head
    if governor < 0 or tree.tokens[governor].lemma.lower() not in BLAMING:
        return None
    if blamed is not None and (blamed == agent_of(tree, governor) or tree.tokens[blamed].dep == "obl:agent"):
        blamed = None  # "accused by prosecutors of beating": hung on the prosecutors
    pool = [blamed] if blamed is not None else objects(tree, governor)
    actor = next((n for thing in pool if (n := somebody(tree, cast, thing)) is not None), None)
    if actor is None or not worth(tree, cast, verb, carried.type, carried, actor, carried.recipient):
        return None
    trigger = carried.shown if carried.shown is not None else verb
    return _Found(carried, carried.type, carried.mode, None, verb, trigger, actor, carried.recipient, alleged=True)


def _requested(scene: _Scene, verb: int, how: Setting) -> _Found | None:
    """ "the envoy said Estmark must withdraw" asks for it."""
    tree = scene.tree
    outer = tree.tokens[how.outer]
    if not how.must or outer.dep != "ccomp" or outer.head < 0 or tree.tokens[outer.head].lemma not in listed("saying"):
        return None
    actor, target = actor_of(scene.tree, scene.cast, outer.head, 0), tree.kid(how.outer, "nsubj", "nsubj:pass")
    if actor is None or target is None or not acts(tree, scene.cast, target):
        return None
    asked = target if tree.tokens[target].dep == "nsubj" else None  # of one who "must be heard" nothing is asked
    return _Found(Carried(verb, "REQUEST", None, asked), "REQUEST", None, "asserted", how.outer, how.outer, actor, asked)


def _event(scene: _Scene, found: _Found, attributions: Sequence[Attribution]) -> Event:
    tree, cast = scene.tree, scene.cast
    if (
        found.kind == "ASSAULT"
        and found.actor is not None
        and found.recipient is not None
        and in_words(tree, cast, found.carried, found.actor, found.recipient)
    ):
        found = found._replace(kind="ACCUSE", mode="disapprove")
    start, end = quoted_whole(scene.article.text, *clause(tree, found.outer, found.carried.trigger, found.actor, found.recipient))
    when = _when(scene, found)
    covering = [
        (sum(part.end - part.start for part in attribution.content), number)
        for number, attribution in enumerate(attributions)
        if any(part.start <= tree.begin(found.outer) < part.end for part in attribution.content)
    ]
    attribution = min(covering)[1] if covering else None
    status = status_of(tree, found.trigger, scene.attributions, scene.dates, scene.day)
    if found.mood is not None and status in {"negated", "hypothetical"}:
        status = found.mood  # "will not meet" is a refusal that took place
    if status == "asserted" and ((attribution is not None and found.mood is not None) or found.alleged):
        status = "attributed"
    actor = cast.participant(tree, named_by(tree, found.actor)) if found.actor is not None else None
    recipient = cast.participant(tree, named_by(tree, found.recipient)) if found.recipient is not None else None
    if recipient is not None and actor is not None and recipient.name == actor.name:  # nobody is hit by himself where another word is used
        recipient = Participant(start=recipient.start, end=recipient.end, name=scene.article.text[recipient.start : recipient.end])
    if found.recipient is not None and not _shown(tree, cast, found):
        recipient = None
    return Event(
        start=start,
        end=end,
        trigger=Span(tree.begin(found.trigger), tree.finish(found.trigger)),
        type=found.kind,
        mode=found.mode,
        status=status,
        when=when,
        actor=actor,
        recipient=recipient,
        attribution=attribution,
    )


def _shown(tree: Tree, cast: Cast, found: _Found) -> bool:
    """A thing at the other end is told only where it can be hit or judged."""
    if found.recipient is None or found.kind not in {
        "MOBILIZE",
        "AID",
        "CONSULT",
        "COOPERATE",
        "REQUEST",
        "THREATEN",
        "AGREE",
        "RETREAT",
        "SANCTION",
    }:
        return True
    housed = found.kind == "AID" and noun_sorts().get(tree.tokens[found.recipient].lemma.lower()) in {"place", "body"}
    return housed or somebody_or_pronoun(tree, cast, found.recipient, found.kind)  # "gave the hospital ambulances"


def _when(scene: _Scene, found: _Found) -> DateRef | None:
    """The date that belongs to the deed or to a verb that it is joined to; the nearest where there are several, the first where two are."""
    tree = scene.tree
    deed = linked(tree, found.outer) | {found.trigger, found.carried.trigger}
    near: list[tuple[int, int, DateRef]] = []
    for date in scene.dates:
        owner = date.belongs_to
        if owner is not None and deed.intersection(tree.within(owner.start, owner.end)):
            near.append((abs(tree.begin(found.outer) - date.start), date.start, date))
    return min(near, key=lambda one: one[:2])[2] if near else None
