"""One act told in other words: who asked, proposed, rang or met whom, and about what.

"X has urged his counterpart to ease tensions" and "X told Y to lower tensions on the border" share hardly a word. They are one thing where
the act is of one class, the doer is the same by name, the other side is not another, and what was asked for shares a telling word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.claims.lines import DAYS, Line
from secondsource.claims.segments import Page
from secondsource.claims.speakers import last_word, name_words, same_name
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.records.reading import Event, Participant

_ASKING = frozenset(stem(word) for word in word_set("urge ask press demand appeal plead beg implore exhort"))
_OFFERING = frozenset(stem(word) for word in word_set("propose suggest offer invite float"))
_RINGING = re.compile(r"\b(?:tele)?phon(?:e|ed|es|ing)\b|\brang\b|\bphone call\b|\bcall with\b")
_NOT_TOLD = {"negated", "hypothetical", "historical"}
# Words that stand beside any request or offer.
ANYWHERE = frozenset(
    stem(word)
    for word in word_set(
        "take measure action step make leader two first time day week month year country issue people minister president government hold "
        "tuesday monday wednesday thursday friday saturday sunday come coming new further more counterpart also well work way"
    )
)
_ASIDE = word_set("as after while because following amid although though but")
_PRONOUN = re.compile(r"\b(?:him|her|them)\b")
_LEAST_SHARE = 0.25
_MOST_COMPARED = 40
_PREFIX = 5  # "Ukraine", "Ukrainian"


class Deed(NamedTuple):
    """An act in a line: its class, the two sides, and the stems of what it is about (``about``) apart from names (``named``)."""

    line: int
    act: str
    doer: str
    country: str | None
    other: Participant | None
    about: frozenset[str]
    named: frozenset[str]
    people: frozenset[str]


def same_deeds(found: Sequence[Line], leaders: Sequence[int], pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Pairs of lines of two articles that tell one act, each line with the first that it agrees with."""
    held: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    common: dict[str, int] = defaultdict(int)
    for number in leaders:
        for token in found[number].stems:
            common[token] += 1
    limit = max(6, len(leaders) // 8)
    ties: list[tuple[int, int]] = []
    for number in leaders:
        for deed in _deeds(found[number], number, pages[found[number].page]):
            key = (deed.act, last_word(deed.doer))
            keys = [key] if deed.act in ("ask", "offer") else [(deed.act, person) for person in sorted(deed.people)]
            for one in keys:
                for other in held[one][:_MOST_COMPARED]:
                    if found[other.line].page != found[number].page and _same(other, deed, found, common, limit):
                        ties.append((other.line, number))
                held[one].append(deed)
    return ties


def _deeds(line: Line, number: int, page: Page) -> Iterator[Deed]:
    """The acts of a line: from its events, and from what somebody is said to have asked for or proposed."""
    if line.negated:
        return
    people = frozenset(
        stem(name_words(m.name)[-1]) for m in page.reading.mentions if m.kind == "person" and line.start <= m.start < line.end and m.name
    )
    seen: set[str] = set()
    for event in page.reading.events:
        if not line.start <= event.trigger.start < line.end or event.status in _NOT_TOLD or event.actor is None:
            continue
        act = _act(event, page, line)
        if act and act not in seen:
            seen.add(act)
            yield _deed(line, number, page, act, event.actor.name, event.actor.country, event.recipient, event.trigger.end, people)
    for said in page.reading.attributions:
        if not said.cue or said.speaker is None or said.denied or not line.start <= said.cue[0].start < line.end:
            continue
        cue = {stem(w) for span in said.cue for w, _, _ in page.told(span.start, span.end)}
        act = "offer" if cue & _OFFERING else "ask" if cue & _ASKING or {"call", "on"} <= cue else None
        if act and act not in seen and not cue & {"not", "never"}:
            seen.add(act)
            yield _deed(line, number, page, act, said.speaker.name, None, None, said.cue[-1].end, people)
    if "call" not in seen and len(people) >= 1 and line.attribution is None and _RINGING.search(page.folded, line.start, line.end):
        yield _deed(line, number, page, "call", "", None, None, line.start, people)


def _act(event: Event, page: Page, line: Line) -> str | None:
    trigger = stem(page.folded[event.trigger.start : event.trigger.end].split()[0])
    if trigger in _OFFERING:
        return "offer"
    if event.type == "REQUEST":
        return "ask"
    if event.type == "CONSULT" and event.status != "future":
        ringing = event.mode == "phone" or _RINGING.search(page.folded, line.start, line.end)
        return "call" if ringing else "meet"
    return None


def _deed(
    line: Line,
    number: int,
    page: Page,
    act: str,
    doer: str,
    country: str | None,
    other: Participant | None,
    after: int,
    people: frozenset[str],
) -> Deed:
    low = min(max(after, line.start), line.end - 1) if act in ("ask", "offer") else line.start
    told: set[str] = set()
    for word, _, _ in page.told(low, line.end):
        if word in _ASIDE and told and act in ("ask", "offer"):
            break
        if word not in DAYS:
            told.add(stem(word))
    sides = {stem(w) for name in (doer, other.name if other else "") for w in name_words(name)}
    about = frozenset(s for s in told if is_content(s) and s not in line.names and s not in ANYWHERE and not s.isdigit())
    named = frozenset(s[:_PREFIX] for s in (told & line.names) - sides if len(s) > 2)
    if act not in ("ask", "offer") and _PRONOUN.search(page.folded, line.start, line.end):
        people |= {"?"}
    return Deed(number, act, doer, country, other, about, named, people)


def _same(a: Deed, b: Deed, found: Sequence[Line], common: dict[str, int], limit: int) -> bool:
    one, two = found[a.line], found[b.line]
    if _other_day(one, two):
        return False
    shared = {token for token in a.about & b.about if common[token] <= limit}
    if a.act in ("call", "meet"):
        both = a.people & b.people - {"?"}
        if len(both) < 2 and not (a.act == "call" and both and ("?" in a.people) != ("?" in b.people)):
            return False
        return a.act == "call" or bool(shared)
    if not same_name(a.doer, b.doer) or _other_side(a, b):
        return False
    # Released by name: "to free Orl" and "to free Tamm" are two requests.
    if a.named and b.named and not a.named & b.named:
        return False
    return bool(shared) and len(shared) >= _LEAST_SHARE * min(len(a.about), len(b.about))


def _other_side(a: Deed, b: Deed) -> bool:
    """Both say to whom, and it cannot be the same."""
    one, two = a.other, b.other
    if a.act != "ask" or one is None or two is None or same_name(one.name, two.name):
        return False
    return bool(one.country != two.country or (one.country is None and one.name[:1].isupper() and two.name[:1].isupper()))


def _other_day(a: Line, b: Line) -> bool:
    if a.days and b.days and not a.days & b.days:
        return True
    one, two = (line.event.when if line.event else None for line in (a, b))
    if one is None or two is None or None in (one.first, one.last, two.first, two.last):
        return False
    return str(one.first)[:10] > str(two.last)[:10] or str(two.first)[:10] > str(one.last)[:10]
