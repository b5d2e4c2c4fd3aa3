"""Who did what to whom, and whether it is said to have happened.

What question it answers: which events does this article report? ``"Police cleared a nine-day blockade on Tuesday"`` gives a COERCE event
with the actor ``Police``, its day, its status and the words of its clause. Types are the sixteen roots of PLOVER; the lexicon that finds
them is in ``data/event_*.tsv``. An event without somebody who acts (or is acted on, in a passive) is not coded: better none than a wrong
one. ``event_frames`` says what a word carries, ``event_status`` what becomes of it under "agreed to" or "will not".
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from secondsource.reading.event_actors import actor_of, is_passive
from secondsource.reading.event_frames import Carried, named_inside, noun_event, objects, verb_event
from secondsource.reading.event_spans import clause, quoted_whole
from secondsource.reading.event_status import Mood, Setting, setting, shifted, will
from secondsource.reading.lexicon import listed
from secondsource.reading.parser import Parse
from secondsource.reading.participants import Cast
from secondsource.reading.trees import Tree, dated_clause, infinitive, led_by, linked
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, DateRef, Event, Mention

Status = Literal["asserted", "attributed", "negated", "hypothetical", "future", "historical"]
HISTORICAL_DAYS = 60  # an event that is said to lie further back is background, not the news
# These need somebody at the other end; a thing will not do.
_NEEDS_SOMEBODY = frozenset({"REQUEST", "CONSULT", "AID"})
# In these a passive without its agent still tells what was done to whom.
_AGENTLESS = frozenset({"COERCE", "ASSAULT", "CONCEDE", "ACCUSE"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT", "ASSAULT"})
# "declined to comment": a habit of reports, no event.
_TALK = listed("talk")
# Without somebody who did it, these may be a storm or a crash; the figure tells them.
_MAY_BEFALL = frozenset({"kill", "injure", "wound", "hurt", "maim", "poison", "hit", "strike", "capture"})
_SPOKEN_OF = frozenset({"of", "about", "on", "against", "with", "without", "despite", "from"})
_OF_LIVES = frozenset({"kill", "murder", "wound", "injure", "behead", "execute", "rape", "maim", "assassinate", "lynch"})
_SPORT = frozenset({"beat", "fight", "battle", "target", "hit"})
# Verbs of force that are used of words when people of politics face each other.
_WORDS_OR_BLOWS = listed("words or blows")
_NEEDS_INFINITIVE = frozenset({"tell", "direct", "press", "push", "encourage", "order", "ask", "command", "instruct"})


class _Scene(NamedTuple):
    """What is at hand for one sentence."""

    article: Article
    tree: Tree
    cast: Cast
    dates: Sequence[DateRef]
    attributions: Sequence[Attribution]


class _Found(NamedTuple):
    carried: Carried
    kind: str
    mode: str | None
    mood: Mood
    outer: int
    actor: int | None
    recipient: int | None


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
    cast = Cast(article, mentions, attributions)
    coded: list[Event] = []
    for sentence, parse in zip(article.sentences, parses, strict=False):
        tree = Tree(parse, sentence.start)
        here = [date for date in dates if sentence.start <= date.start < sentence.end]
        inside = [a for a in attributions if any(part.start < sentence.end and sentence.start < part.end for part in a.content)]
        scene = _Scene(article, tree, cast, here, inside)
        coded += [_event(scene, found, attributions) for found in _in_sentence(scene)]
    return tuple(sorted(coded, key=lambda event: (event.start, event.end, event.trigger)))


def _in_sentence(scene: _Scene) -> list[_Found]:
    tree = scene.tree
    by_outer: dict[int, _Found] = {}
    used: set[int] = set()
    for at, token in enumerate(tree.tokens):
        if token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}:
            found = _of_verb(scene, at)
            if found is not None:
                used |= {*found.carried.used, at}
                held = by_outer.get(found.outer)
                # "agreed to withdraw" is seen from both verbs: the inner one knows more.
                if held is None or held.carried.trigger == held.outer:
                    by_outer[found.outer] = found
    for at, token in enumerate(tree.tokens):
        if token.upos == "NOUN" and at not in used:
            nominal = noun_event(tree, scene.cast, at)
            if nominal is not None and not _inside_used(tree, at, by_outer):
                carried, actor = nominal
                mood: Mood = (
                    "hypothetical" if {tree.tokens[k].lemma.lower() for k in tree.kids(at, "amod")} & listed("unreal") else "asserted"
                )
                by_outer[at] = _Found(carried, carried.type, carried.mode, mood, at, actor, carried.recipient)
    return _distinct([by_outer[at] for at in sorted(by_outer)])


def _distinct(found: list[_Found]) -> list[_Found]:
    """Without repeats: "shot and killed by police" is one event, the last verb tells it."""
    last = {(one.kind, one.mood, one.actor, one.recipient): one for one in found if one.actor is not None and one.recipient is not None}
    return [
        one for one in found if one.actor is None or one.recipient is None or last[(one.kind, one.mood, one.actor, one.recipient)] is one
    ]


def _inside_used(tree: Tree, noun: int, found: dict[int, _Found]) -> bool:
    """A noun that is the object of a coded verb tells the same event again."""
    head = tree.tokens[noun].head
    return head in found and tree.tokens[noun].dep in {"obj", "nsubj:pass"} and noun in found[head].carried.used


def _of_verb(scene: _Scene, verb: int) -> _Found | None:
    tree, cast = scene.tree, scene.cast
    how = setting(tree, verb)
    carried = verb_event(tree, cast, verb)
    if carried is None and how.effect in {"agree", "refuse", "threaten"} and tree.tokens[how.outer].upos == "VERB":
        if tree.tokens[verb].lemma in _TALK:
            return None
        things = objects(tree, verb)
        carried = Carried(
            verb, "CONSULT", None, next((n for t in things if (n := _somebody(tree, cast, t)) is not None), None), tuple(things)
        )
        carried = carried._replace(mode=tree.tokens[verb].lemma)
    if carried is None or _barred(tree, verb, carried):
        return None
    if carried.type in _NEEDS_SOMEBODY and carried.recipient is not None and not _somebody_or_pronoun(tree, cast, carried.recipient):
        carried = carried._replace(recipient=None)
    requested = _requested(scene, verb, how)
    if requested is not None:
        return requested
    told = shifted(carried.type, carried.mode, how, promised=will(tree, how.outer))
    if told is None:
        return None
    kind, mode, mood = told
    actor, recipient = actor_of(scene.tree, scene.cast, how.outer, 0), carried.recipient
    if how.outer != verb and actor is None:
        actor = actor_of(scene.tree, scene.cast, verb, 0)
    if recipient is None and how.outer != verb:
        recipient = next(
            (kid for kid in tree.kids(how.outer, "obl", "iobj") if tree.case(kid) in {"with", "to"} and cast.acts(tree, kid)), None
        )
    if actor is not None and kind in _MUTUAL and (recipient is None or not cast.acts(tree, recipient)):
        recipient = next((kid for kid in tree.kids(actor, "conj") if cast.acts(tree, kid)), recipient)
    if actor == recipient:
        recipient = None
    if not _worth(scene, verb, kind, carried, actor, recipient):
        return None
    return _Found(carried, kind, mode, mood, how.outer, actor, recipient)


def _somebody(tree: Tree, cast: Cast, at: int) -> int | None:
    return at if cast.acts(tree, at) else named_inside(tree, cast, at)


def _barred(tree: Tree, verb: int, carried: Carried) -> bool:
    """Verbs that need an infinitive and have none, and what somebody is only accused of."""
    token = tree.tokens[verb]
    if carried.type == "REQUEST" and token.lemma.lower() in _NEEDS_INFINITIVE:
        kids = tree.kids(verb, "xcomp", "ccomp", "advcl")
        if not any(tree.tokens[kid].tag == "VB" and infinitive(tree, kid) for kid in kids) and not any(
            tree.case(k) == "for" for k in tree.kids(verb, "obl")
        ):
            return True
    governor = tree.tokens[token.head] if token.head >= 0 else None
    if token.dep == "advcl" and token.tag == "VBG" and governor is not None and led_by(tree, verb) in {"of", "for", "with"}:
        return governor.lemma.lower() in {"accuse", "blame", "suspect", "charge", "convict", "condemn", "criticize", "thank"}
    if token.dep == "advcl" and token.tag == "VBG" and led_by(tree, verb) in _SPOKEN_OF:
        return True  # "talked of impeaching": nobody did
    if token.tag in {"VBN", "VBD"} and verb > 0 and tree.tokens[verb - 1].upos == "ADP":
        return True  # "in occupied territory"
    if token.dep == "advcl" and token.tag == "VB" and infinitive(tree, verb):
        return True  # a purpose: nobody says that it came about
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
        and not tree.kids(verb, "aux", "aux:pass", "nsubj", "nsubj:pass", "nmod:poss")
    ):
        return tree.kid(verb, "obj") is not None or (verb > 0 and tree.tokens[verb - 1].upos == "ADP")  # "in occupied territory"
    subject = tree.kid(verb, "nsubj")
    if subject is not None and token.dep in {"acl:relcl", "ccomp"} and tree.tokens[subject].upos == "NOUN":
        return tree.tokens[subject].text.lower() in {"claims", "says", "reports", "estimates"}  # "a war that A claims has killed B"
    return False


def _somebody_or_pronoun(tree: Tree, cast: Cast, at: int) -> bool:
    if tree.tokens[at].lemma.lower() in {"reporter", "journalist", "country", "nation", "crowd", "audience", "press", "camera"}:
        return False
    return cast.acts(tree, at) or tree.tokens[at].text.lower() in {"him", "her", "them", "us", "me", "who", "whom"}


def _requested(scene: _Scene, verb: int, how: Setting) -> _Found | None:
    """ "the envoy said Estmark must withdraw" asks for it."""
    tree = scene.tree
    outer = tree.tokens[how.outer]
    if not how.must or outer.dep != "ccomp" or outer.head < 0 or tree.tokens[outer.head].lemma not in listed("saying"):
        return None
    actor, target = actor_of(scene.tree, scene.cast, outer.head, 0), tree.kid(how.outer, "nsubj", "nsubj:pass")
    if actor is None or target is None or not scene.cast.acts(tree, target):
        return None
    return _Found(Carried(verb, "REQUEST", None, target), "REQUEST", None, "asserted", how.outer, actor, target)


def _worth(scene: _Scene, verb: int, kind: str, carried: Carried, actor: int | None, recipient: int | None) -> bool:
    tree, cast = scene.tree, scene.cast
    if recipient is not None and not cast.acts(tree, recipient) and tree.tokens[recipient].upos == "PRON":
        recipient = (
            None if tree.tokens[recipient].text.lower() in {"it", "that", "this", "what", "which", "itself", "themselves"} else recipient
        )
    if actor is None:
        return (
            is_passive(tree, verb)
            and carried.type in _AGENTLESS
            and carried.mode != "allow"
            and tree.tokens[verb].lemma not in _MAY_BEFALL
            and recipient is not None
            and cast.acts(tree, recipient)
        )
    if carried.type in _NEEDS_SOMEBODY and kind != "REJECT" and not (tree.tokens[actor].tag in {"NNS", "NNPS"} or tree.kids(actor, "conj")):
        if recipient is None and carried.mode != "phone" and carried.used:
            return True  # "hosted a summit in the capital", "gave $2 million"
        return recipient is not None and (cast.acts(tree, recipient) or tree.tokens[recipient].upos == "PRON")
    if carried.type == "COOPERATE" and kind == "COOPERATE" and (recipient is None or not _somebody_or_pronoun(tree, cast, recipient)):
        return False
    if recipient is None and tree.tokens[verb].lemma in {"describe", "call", "label", "brand", "dub"}:
        return False
    if carried.type == "AID" and carried.mode == "military" and (recipient is None or not cast.acts(tree, recipient)):
        return False
    if tree.tokens[verb].lemma in {"talk", "speak"} and (recipient is None or not _somebody_or_pronoun(tree, cast, recipient)):
        return False
    if tree.tokens[verb].lemma in _OF_LIVES and (recipient is None or not cast.acts(tree, recipient)):
        return False
    if tree.tokens[verb].lemma == "agree" and carried.trigger == verb and tree.kid(verb, "ccomp") is not None:
        return False  # "agrees that": an opinion
    if tree.tokens[verb].lemma == "help" and tree.kid(verb, "xcomp", "ccomp") is not None:
        return False
    if tree.tokens[verb].lemma in _SPORT:  # in sport, at the polls and in debate nobody is hurt
        sides = {cast.participant(tree, at).sector for at in (actor, recipient) if at is not None}
        return bool(sides & {"COP", "MIL", "REB", "CVL", "ACT", "JRN"}) and recipient is not None
    if carried.type == "AGREE" and recipient is None:
        together = tree.tokens[actor].tag in {"NNS", "NNPS"} or bool(tree.kids(actor, "conj"))
        return together or any(tree.case(kid) in {"on", "to"} for kid in tree.kids(verb, "obl"))
    return recipient is not None or bool(carried.used) or kind in {"AGREE", "REJECT", "PROTEST", "RETREAT", "CONCEDE", "MOBILIZE"}


def _in_words(cast: Cast, tree: Tree, found: _Found) -> bool:
    """Whether a verb of force tells of words: a person or a party "attacks" another."""
    if found.kind != "ASSAULT" or found.actor is None or found.recipient is None:
        return False
    verbal = "attack" in {
        tree.tokens[at].lemma.lower() for at in (*found.carried.used, found.carried.trigger) if tree.tokens[at].upos == "NOUN"
    }
    if tree.tokens[found.carried.trigger].lemma.lower() not in _WORDS_OR_BLOWS and not verbal:
        return False
    actor, recipient = (cast.participant(tree, at) for at in (found.actor, found.recipient))
    mention = cast.mention_at(tree.begin(found.actor), tree.finish(found.actor))
    person = mention is not None and mention.kind == "person"
    return (
        actor.sector in {"LEG", "PTY"} or (person and actor.sector in ({"GOV", "LEG", "PTY"} if verbal else {"GOV", "LEG", "PTY", None}))
    ) and recipient.sector not in {"MIL", "REB", "COP", "CVL"}


def _event(scene: _Scene, found: _Found, attributions: Sequence[Attribution]) -> Event:
    tree, cast = scene.tree, scene.cast
    if _in_words(cast, tree, found):
        found = found._replace(kind="ACCUSE", mode="disapprove")
    start, end = quoted_whole(scene.article.text, *clause(tree, found.outer, found.carried.trigger, found.actor, found.recipient))
    when = _when(scene, found)
    covering = [
        (sum(part.end - part.start for part in attribution.content), number)
        for number, attribution in enumerate(attributions)
        if any(part.start <= tree.begin(found.outer) < part.end for part in attribution.content)
    ]
    attribution = min(covering)[1] if covering else None
    status: Status = found.mood
    if status == "asserted" and _long_ago(scene, found, when):
        status = "historical"
    if status == "asserted" and attribution is not None:
        status = "attributed"
    return Event(
        start=start,
        end=end,
        trigger=Span(tree.begin(found.outer), tree.finish(found.outer)),
        type=found.kind,
        mode=found.mode,
        status=status,
        when=when,
        actor=cast.participant(tree, found.actor) if found.actor is not None else None,
        recipient=cast.participant(tree, found.recipient) if _shown(tree, cast, found) and found.recipient is not None else None,
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
    return _somebody_or_pronoun(tree, cast, found.recipient)


def _when(scene: _Scene, found: _Found) -> DateRef | None:
    """The date that hangs on the same verb, the nearest where there are several."""
    tree = scene.tree
    near: list[tuple[int, int, DateRef]] = []
    for date in scene.dates:
        tokens = tree.within(date.start, date.end)
        members = set(tokens)
        top = next((at for at in tokens if tree.tokens[at].head not in members), None)
        if top is None:
            continue
        if tree.tokens[found.carried.trigger].upos == "NOUN":
            belongs = found.carried.trigger in tree.ancestors(top)[:2]
        else:
            belongs = dated_clause(tree, tokens) in linked(tree, found.outer) | {found.carried.trigger}
        if belongs:
            near.append((abs(tree.begin(found.outer) - date.start), date.start, date))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _long_ago(scene: _Scene, found: _Found, when: DateRef | None) -> bool:
    """Whether the event's own date lies well before the article; without a date of the article, whether it is told by its year."""
    if when is None:
        return False
    published = scene.article.published
    if when.last is not None and published is not None and published.when is not None and len(published.when) >= 10:
        last, today = dt.date.fromisoformat(when.last[:10]), dt.date.fromisoformat(published.when[:10])
        return (today - last).days > HISTORICAL_DAYS
    return when.precision in {"year", "interval"} and when.last is not None and published is None
