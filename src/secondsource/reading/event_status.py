"""Whether an event happened, will happen, might happen or did not, and what becomes of its type under "agreed to" or "refused to".

What question it answers: ``"agreed to withdraw"``, ``"will not meet"``, ``"if they attack"``: what becomes of the event's type, and is it
asserted, negated, hypothetical or future? Friendly acts that are promised are AGREE and hostile ones THREATEN, as PLOVER has it; a
refused friendly act is REJECT. ``status_of`` tells of any deed, by its own word, what grammar (``event_moods``), dates (``event_times``)
and the article's attributions make of it.
"""

import datetime as dt
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from secondsource.reading.event_helpers import effects, helpers, inverted, negated, reports
from secondsource.reading.event_lexicon import FRIENDLY, HOSTILE, controls
from secondsource.reading.event_moods import moods
from secondsource.reading.event_times import Times
from secondsource.reading.lexicon import listed
from secondsource.reading.trees import NOMINAL, Tree, infinitive, led_by
from secondsource.records.article import Article
from secondsource.records.reading import Attribution, DateRef

Mood = Literal["asserted", "negated", "hypothetical", "future"]
Status = Literal["asserted", "attributed", "negated", "hypothetical", "future", "historical"]
_NAMES: dict[str | None, Status] = {
    None: "asserted",
    "no": "negated",
    "if": "hypothetical",
    "maybe": "hypothetical",
    "future": "future",
    "said": "attributed",
}
_ASIDE = 6  # words of an aside of saying before its verb
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


def setting(tree: Tree, verb: int) -> Setting:
    """Mood of the verb and the effect of the word that governs it as a complement ("agreed to VERB", "is ready to VERB")."""
    outer, effect = verb, None
    not_so = negated(tree, verb)
    here = verb
    for _ in range(4):
        token = tree.tokens[here]
        if token.dep == "conj" and token.head >= 0 and tree.tokens[token.head].upos in {"VERB", "ADJ"} and not helpers(tree, here):
            above = tree.tokens[token.head]
            if above.dep in {"xcomp", "ccomp", "advcl"} and tree.kid(here, "nsubj", "nsubj:pass") is None:
                here = token.head
                continue
        if token.dep == "ccomp" and token.head >= 0 and tree.tokens[token.head].lemma in _SUGGESTING and token.tag in {"VB", "VBP"}:
            effect = "ask"  # "suggested they hold talks"
            break
        if token.dep == "ccomp" and token.head >= 0 and token.tag == "VB" and set(helpers(tree, here)) <= {"to", "be"}:
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
    beside = helpers(tree, outer)
    mood = _mood(tree, outer, beside, not_so)
    return Setting(mood, effect, outer, must=_obliged(tree, outer, beside) or _has_to(tree, verb))


def _obliged(tree: Tree, at: int, beside: list[str]) -> bool:
    """ "Must", "should"; but not "should they attack", and not of what is suffered or felt ("should be heard", "must need")."""
    return bool(_MUST & set(beside)) and not inverted(tree, at) and tree.tokens[at].lemma not in {"need", "know", "object"}


def _has_to(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    return (
        token.dep == "xcomp"
        and token.head >= 0
        and tree.tokens[token.head].lemma.lower() in {"need", "have"}
        and token.tag == "VB"
        and tree.tokens[token.head].tag != "VBD"
        and not tree.kids(token.head, "obj")
    )


def _mood(tree: Tree, at: int, beside: list[str], not_so: bool) -> Mood:
    said = set(beside)
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
    said = set(helpers(tree, at))
    head = tree.tokens[at].head
    if tree.tokens[at].dep == "acl" and head >= 0 and effects().get((tree.tokens[head].lemma.lower(), "that")) == "maybe":
        return False  # "fears that they would attack"
    return bool(said & _WILL) or ("would" in said and "have" not in said and tree.tokens[at].dep in {"ccomp", "conj", "acl:relcl"})


def unrefused(how: Setting) -> bool:
    """ "Did not refuse to": of a deed that no row of the lexicon names, nothing is told."""
    return how.effect == "refuse" and how.mood == "negated"


def shifted(kind: str, mode: str | None, how: Setting, *, promised: bool) -> tuple[str, str | None, Mood] | None:
    """Type, mode and mood of an event in its setting; None where nothing is told that can be coded."""
    effect, mood = how.effect, how.mood
    inner = kind.lower() if mode is None else mode
    if effect == "agree":
        if kind in HOSTILE | {"ACCUSE", "REJECT"}:  # "happy to blame her"
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
        return kind, mode, "negated"
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


def day_of(article: Article) -> dt.date | None:
    """The article's own day, where it is known to the day."""
    published = article.published
    return (
        dt.date.fromisoformat(published.when[:10])
        if published is not None and published.when is not None and len(published.when) >= 10
        else None
    )


def status_of(tree: Tree, at: int, attributions: Sequence[Attribution], dates: Sequence[DateRef], day: dt.date | None) -> Status:
    """How the article tells the deed that token ``at`` carries.

    What it is by its grammar comes first (negated, hypothetical, future), then its date (historical, or ahead), then whose word it is.

    Args:
        tree: the sentence.
        at: the verb or noun that carries the deed.
        attributions: those of the article whose content touches the sentence (others do no harm).
        dates: the article's dates.
        day: the article's own day.
    """
    told = _told(tree, at, attributions)
    mood = moods(tree, at, told=told or _reported(tree, at))
    found = _NAMES[mood]
    if found in {"negated", "hypothetical"}:
        return found
    times = _times(tree, tuple(dates), day)
    side = times.side(at)
    if side == "past" and found != "future":
        return "historical"
    if found != "future" and side == "ahead" and not times.past_tense(at):
        return "future"
    if found == "attributed" or (found == "asserted" and (told or _signed(tree, at) or at in _asides(tree))):
        return "asserted" if _performed(tree, at) else "attributed"
    return found


@functools.lru_cache(maxsize=1)
def _times(tree: Tree, dates: tuple[DateRef, ...], day: dt.date | None) -> Times:
    """The same for all deeds of one sentence."""
    return Times(tree, dates, day)


def _told(tree: Tree, at: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the deed stands in what somebody said or holds; praise or blame of a deed takes it as known, and tells it for the article."""
    begin = tree.begin(at)
    for one in attributions:
        if one.stance == "plan" or any(cue.start <= begin < cue.end for cue in one.cue):
            continue
        if any(part.start <= begin < part.end for part in one.content) and not _taken_as_known(tree, at, one):
            return True
    return False


def _taken_as_known(tree: Tree, at: int, said: Attribution) -> bool:
    """ "Condemned the arrest of", "praised those who marched": the deed is the object of the cue."""
    if said.kind != "indirect":
        return False
    cues = {token for cue in said.cue for token in tree.within(cue.start, cue.end)}
    for below, above in pairwise(_upward(tree, at)):
        if above in cues:
            dep = tree.tokens[below].dep
            if dep == "conj" and tree.kid(below, "nsubj", "aux") is None:
                return True  # "accused him and clashed with him": the content has run on
            of_deed = dep == "advcl" and led_by(tree, below) == "for"
            return (of_deed or dep in {"obj", "iobj", "nsubj:pass"}) and tree.tokens[above].lemma not in listed("saying")
    return False


def _reported(tree: Tree, at: int) -> bool:
    """Whether a verb of saying governs the clause, where the attributions have missed it."""
    return any(
        tree.tokens[above].upos == "VERB" and tree.tokens[below].dep != "nsubj" and reports(tree.tokens[above].lemma.lower())
        for below, above in pairwise(list(_upward(tree, at))[:4])
    )


def _upward(tree: Tree, at: int) -> Iterator[int]:
    """The word and a dozen above it."""
    for _ in range(12):
        if at < 0:
            return
        yield at
        at = tree.tokens[at].head


@functools.lru_cache(maxsize=1)
def _asides(tree: Tree) -> frozenset[int]:
    """ "The boxes, they claim, were taken": an aside of saying between commas speaks for the verb before it, else for the one behind."""
    tokens = tree.tokens
    carrying = [at for at in range(len(tokens)) if _carries(tree, at)]
    found = set()
    for verb, token in enumerate(tokens):
        if token.upos != "VERB" or not reports(token.lemma.lower()) or tree.kid(verb, "ccomp") is not None:
            continue
        subject = tree.kid(verb, "nsubj")
        first = tree.phrase(subject)[0] if subject is not None and subject < verb else verb
        if (
            subject is None and tree.kid(verb, "obj") is None
        ):  # its subject may hang on the word before: "the mayor, his aides insist, phoned"
            comma = next((at for at in range(verb - 1, max(-1, verb - _ASIDE), -1) if tokens[at].text == ","), None)
            noun = comma is not None and tokens[verb - 1].upos in NOMINAL and token.dep in {"advcl", "parataxis", "acl", "acl:relcl"}
            first = comma + 1 if comma is not None and noun else first
        behind = tokens[verb + 1].text if verb + 1 < len(tokens) else "."
        if first > 0 and tokens[first - 1].text == "," and (behind in {",", "."} or (subject is None and token.dep == "parataxis")):
            before, after = bisect_left(carrying, first), bisect_right(carrying, verb)
            found |= {carrying[before - 1]} if before else set(carrying[after : after + 1])
    return frozenset(found)


def _signed(tree: Tree, at: int) -> bool:
    """A headline that ends with who says it: "King met rebels: report", "Police beat farmers, union claims"."""
    last = len(tree.tokens) - 1
    end = tree.tokens[last]
    if end.tag == "NNS" and reports(end.lemma.lower()) and any(one.text == "," for one in tree.tokens[max(at + 1, last - 5) : last]):
        return True
    colon = next((n for n in range(last, max(last - 4, at), -1) if tree.tokens[n].text == ":"), None)
    return colon is not None and colon < last and all(one.upos in NOMINAL or one.upos == "ADJ" for one in tree.tokens[colon + 1 :])


def _carries(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return (token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}) or tree.kid(at, "cop") is not None


def _performed(tree: Tree, at: int) -> bool:
    """ "I endorse her", "we condemn this": saying it is doing it."""
    token = tree.tokens[at]
    if token.upos != "VERB" or token.text.lower() != token.lemma.lower() or helpers(tree, at):
        return False
    subject = tree.kid(at, "nsubj")
    return subject is not None and tree.tokens[subject].text.lower() in {"i", "we"}
