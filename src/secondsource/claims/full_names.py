"""One name for one person in all articles of a story: "Reyk" in one article is "Tomas Reyk" of another.

Inside an article the reading has joined the names already. Across articles a last name alone, a name with an office before it or a party
behind it, and another spelling take the full name only where the story knows one person of that name; two brothers stay as they are
written.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from secondsource.claims.speakers import last_word, name_words, same_name
from secondsource.records.reading import Actor, Attribution, Event, Figure, Participant, Reading

_BEHIND = re.compile(r",\s|\s?\(")
_APPOSED = re.compile(r"^(?:(?:one|two|some|all) of |an? |the )[^,]*[a-z],\s((?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w.’'-]+)$", re.ASCII)
_OFFICE = re.compile(r"^of [A-Z]\w+ (?=[A-Z])")  # what is left of "Secretary of State"
_GLUED = re.compile(r"[a-z]{3,}[A-Z]")
_OF = re.compile(r"\s(?:of|at|from|with|for)\s")


def with_full_names(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The same readings, last names alone made full where the story knows one person of that name. Spans stay where they are."""
    full = full_names(readings)
    # A person who was read as a body once may have been so elsewhere; a body that was never taken for a person keeps its name.
    unsure = _bodies(readings.values()) & set(full.values())
    of_bodies = {last: name for last, name in full.items() if name in unsure}
    return {id: _renamed(reading, full, of_bodies) for id, reading in readings.items()} if full else dict(readings)


def full_names(readings: Mapping[str, Reading]) -> dict[str, str]:
    """Folded last name -> the full name of the one person of the story who bears it."""
    return _full_by_last(_names(readings.values()))


def _names(readings: Iterable[Reading]) -> set[str]:
    """Names of persons of at least two words, anywhere in the story."""
    found: set[str] = set()
    for reading in readings:
        found.update(tidy(mention.name) for mention in reading.mentions if mention.kind == "person")
        found.update(
            tidy(one.speaker.name) for one in reading.attributions if one.speaker and one.speaker.kind == "person" and one.speaker.named
        )
    return {name for name in found if len(name_words(name)) >= 2}


def _bodies(readings: Iterable[Reading]) -> set[str]:
    return {one.speaker.name for reading in readings for one in reading.attributions if one.speaker and one.speaker.kind == "body"}


def _full_by_last(names: Iterable[str]) -> dict[str, str]:
    """As ``full_names``; last names of two persons are left out."""
    by_last: dict[str, list[str]] = {}
    for name in sorted(names):
        by_last.setdefault(last_word(name), []).append(name)
    full: dict[str, str] = {}
    for last, forms in by_last.items():
        # What stands before a name ("union leader Tomas Reyk") is no part of it: the form of fewest words is the name.
        best = min(forms, key=lambda form: (len(name_words(form)), len(form), form))
        bare = name_words(best)
        if all(same_name(best, form) or name_words(form)[-len(bare) :] == bare for form in forms):
            full[last] = best
    return full


def _renamed(reading: Reading, full: Mapping[str, str], of_bodies: Mapping[str, str]) -> Reading:
    return msgspec.structs.replace(
        reading,
        attributions=tuple(_attribution(one, full, of_bodies) for one in reading.attributions),
        figures=tuple(_figure(one, full, of_bodies) for one in reading.figures),
        events=tuple(_event(one, full) for one in reading.events),
    )


def _name(name: str, full: Mapping[str, str]) -> str:
    """The full name of a last name alone, or of another form of it; else the name without what stands behind it."""
    name = tidy(name)
    words = name_words(name)
    known = full.get(last_word(name))
    if known is not None and name.endswith(f" {known}"):
        return known  # what stands before it is an office
    if known is None and len(words) > 1 and (of := _OF.search(name)):
        known = full.get(last_word(name[: of.start()])) if len(name_words(name[: of.start()])) == 1 else None
        return known or name
    if known is None or not any(char.isupper() for char in name):
        return name
    bare = name_words(known)
    return known if len(words) == 1 or words == bare or same_name(known, name) or words[-len(bare) :] == bare else name


def tidy(name: str) -> str:
    """A name without party, seat or verb behind it: "Ida Torv, D-Norland", "Ida Torv said", and the one behind "one of the mayors, "."""
    apposed = _APPOSED.search(name)
    bare = (apposed[1] if apposed else _BEHIND.split(_OFFICE.sub("", name), maxsplit=1)[0]).split()
    while len(bare) > 1 and bare[-1].islower() and any(word[0].isupper() and word not in ("The", "A", "An") for word in bare[:-1]):
        bare.pop()
    # A page's own box with the full name, run into the text: "Ida Torv Ida TorvMore on", "Torv Ida Anna TorvReport".
    again = next((at for at in range(2, len(bare)) if bare[at] == bare[0]), None)
    if again is None and any(word != bare[0] and _GLUED.search(word) and word.startswith(bare[0]) for word in bare[1:]):
        again = 1
    bare = bare[:again]
    return " ".join(bare) or name


def _actor(actor: Actor | None, full: Mapping[str, str], of_bodies: Mapping[str, str]) -> Actor | None:
    if actor is not None and actor.kind != "body" and _APPOSED.search(actor.name):
        name = _name(actor.name, full)  # "the mayor, Ida Torv": he is named
        return msgspec.structs.replace(actor, name=name, named=True, kind="person")
    if actor is None or not actor.named or actor.kind not in ("person", "unknown", "body"):
        return actor
    if actor.kind == "body":
        bare = tidy(actor.name)  # "Minority Leader Ida Torv said", taken for a body by its first words
        person = bare != actor.name and actor.name.startswith(bare) and last_word(bare) in full
        name = _name(bare, full) if person else _name(actor.name, of_bodies) if len(name_words(actor.name)) == 1 else actor.name
    else:
        name = _name(actor.name, full)
    return actor if name == actor.name else msgspec.structs.replace(actor, name=name, kind="person")


def _attribution(one: Attribution, full: Mapping[str, str], of_bodies: Mapping[str, str]) -> Attribution:
    speaker = _actor(one.speaker, full, of_bodies)
    return one if speaker is one.speaker else msgspec.structs.replace(one, speaker=speaker)


def _figure(one: Figure, full: Mapping[str, str], of_bodies: Mapping[str, str]) -> Figure:
    informant = _actor(one.informant, full, of_bodies)
    return one if informant is one.informant else msgspec.structs.replace(one, informant=informant)


def _participant(one: Participant | None, full: Mapping[str, str]) -> Participant | None:
    if one is None:
        return None
    name = _name(one.name, full)
    return one if name == one.name else msgspec.structs.replace(one, name=name)


def _event(one: Event, full: Mapping[str, str]) -> Event:
    actor, recipient = _participant(one.actor, full), _participant(one.recipient, full)
    return one if actor is one.actor and recipient is one.recipient else msgspec.structs.replace(one, actor=actor, recipient=recipient)
