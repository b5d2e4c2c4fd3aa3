"""The event lexicon as tables to look up: verbs with their frames, nouns, governing words.

What question it answers: which PLOVER type may this word carry, and where do its recipient and its object stand? The words themselves
are in ``data/event_verbs.tsv``, ``event_nouns.tsv``, ``event_light_verbs.tsv``, ``event_controls.tsv`` and ``event_classes.tsv``.
"""

import functools
from typing import NamedTuple

from secondsource.reading.lexicon import rows

FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"})


class Frame(NamedTuple):
    """One reading of a verb: one of ``needs`` (nouns, or ``@class``) must be its object; None: any object or none."""

    more: tuple[str, ...]  # the words of the trigger behind the verb: particle or preposition
    type: str
    mode: str | None
    needs: frozenset[str] | None
    bare: bool  # only without an object
    recipients: tuple[str, ...]


class EventNoun(NamedTuple):
    """What a noun carries and the prepositions behind which its recipient and (besides "by") its actor stand."""

    type: str
    mode: str | None
    recipients: tuple[str, ...]
    actors: tuple[str, ...] = ()
    possessor: str = "actor"  # or recipient: "B's arrest"
    needed: str = "both"  # sides that must be named: one, both, several; verb: only with a verb of event_light_verbs.tsv


class Light(NamedTuple):
    """A verb that means little beside its event noun."""

    more: tuple[str, ...]
    subject: str  # actor or recipient
    others: tuple[str, ...]  # prepositions before the other side
    types: frozenset[str]  # which it may carry; empty: all


def _mode(cell: str) -> str | None:
    return None if cell in {"-", ""} else cell


def _places(cell: str) -> tuple[str, ...]:
    return tuple(place for place in cell.split() if place != "-")


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """Noun classes by their name (without ``@``); one that names another (``@refugee``) holds its words too."""
    own = {row[0]: frozenset(row[1].split()) for row in rows("event_classes.tsv")}
    return {
        name: words.union(*(own[word[1:]] for word in words if word.startswith("@") and word[1:] in own and word[1:] != name))
        for name, words in own.items()
    }


@functools.cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Frames by the first word of the verb: those with more words and with an object first."""
    table: dict[str, list[Frame]] = {}
    for names, kind, mode, needs, recipients in rows("event_verbs.tsv"):
        nouns: frozenset[str] | None = None
        if needs not in {"-", "0"}:
            nouns = frozenset(
                word for cell in needs.split("|") for word in (classes()[cell[1:]] | {cell} if cell.startswith("@") else frozenset({cell}))
            )
        for name in names.split("|"):
            first, *more = name.split()
            places = tuple(place.rpartition(".")[2] for place in recipients.split() if place != "-")
            table.setdefault(first, []).append(Frame(tuple(more), kind, _mode(mode), nouns, needs == "0", places))
    return {
        verb: tuple(sorted(frames, key=lambda frame: (-len(frame.more), frame.needs is None, not frame.bare)))
        for verb, frames in table.items()
    }


@functools.cache
def nouns() -> dict[str, EventNoun]:
    """Event nouns by lemma."""
    table = {}
    for names, kind, mode, recipients, actors, possessor, needed in rows("event_nouns.tsv"):
        for name in names.split("|"):
            table[name] = EventNoun(kind, _mode(mode), _places(recipients), _places(actors), possessor, needed)
    return table


@functools.cache
def light_verbs() -> dict[str, tuple[Light, ...]]:
    """Verbs of little meaning by their first word: those with more words first."""
    table: dict[str, list[Light]] = {}
    for names, subject, others, types in rows("event_light_verbs.tsv"):
        for name in names.split("|"):
            first, *more = name.split()
            table.setdefault(first, []).append(Light(tuple(more), subject, _places(others), frozenset(_places(types))))
    return {verb: tuple(sorted(rows_of, key=lambda light: -len(light.more))) for verb, rows_of in table.items()}


@functools.cache
def controls() -> dict[str, str]:
    """Governing words ("agree", "refuse", "willing") with their effect."""
    return {word: row[1] for row in rows("event_controls.tsv") for word in row[0].split("|")}
