"""Who did it: two lines that tell one act on one thing in one place, each of another doer.

"A police truck drove into the gate and brought down the fence" and "A forklift driven by strikers tore down the fence at the gate". The
verbs need not be the same, only of one class; the thing acted on and one more word must be; and who acts must be told on both sides by a
word for a group of people that cannot be those of the other side. Two who are named may both have done it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from secondsource.claims.lines import Line, main_verb
from secondsource.claims.segments import Page
from secondsource.claims.speakers import same_name
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.text.normalize import fold, words

_CLASSES = (
    "tore torn tear brought bring pulled knocked broke broken smashed toppled destroyed demolished flattened crushed rammed wrecked",
    "opened unlocked",
    "closed shut locked sealed",
    "shot fired shelled bombed bombarded attacked struck hit",
    "killed murdered stabbed executed",
    "lit ignited torched burned burnt",
    "stole looted seized robbed",
    "ordered commanded authorised authorized",
    "stopped halted blocked barred",
    "leaked published released disclosed",
)
_CLASS = {word: number for number, row in enumerate(_CLASSES) for word in word_set(row)}  # the forms as they stand: "close" is no verb
# "brought", "pulled", "knocked" act on a thing only with "down"; "took" and "hit" say too many other things.
_WITH_DOWN = word_set("brought bring pulled knocked")
# Groups of people by what they are to an act. Those of one row may be the same people ("gunmen", "militants"), those of two are not. A word
# for one person ("a gunman", "the student") says nothing against another one, nor against his name.
_GROUPS = (
    "police policemen officers",
    "soldiers troops army navy military forces",
    "engineers technicians firefighters contractors company government guards crew crews",
    "militia strikers workers protesters demonstrators rebels gunmen militants settlers separatists students miners farmers fishers "
    "dockers prisoners smugglers rioters fans opposition insurgents drivers pilots",
)
_GROUP = {stem(word): number for number, row in enumerate(_GROUPS) for word in word_set(row)}
_SHOWN = frozenset(word for row in _GROUPS for word in word_set(row))
# Words for one person, or for persons of any kind, that may stand for anybody's name.
_SOMEBODY = word_set(
    "gunman attacker assailant suspect shooter bomber killer intruder man woman men women boy girl teenager youth student trainee recruit "
    "officer soldier policeman driver pilot worker guard member fighter militant rebel protester people person official resident native "
    "attackers assailants suspects shooters bombers"
)
_OBJECT_REACH = 8
_CLAUSE_END = re.compile(r"[.!?;:—–]")
_NEXT_CLAUSE = word_set("after before when while who which and but")
_NO_THING = word_set("one two three four five six seven eight nine ten dozen several many")
_BEFORE_NOUN = word_set("a an the this that these those its his her their our of in on at by with behind from for to no")
_PRONOUNS = word_set("it he she they we who that which")
_MOST_COMPARED = 40


def other_doers(found: Sequence[Line], leaders: Sequence[int], pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Pairs of lines of two articles of which each names another doer of one act."""
    held: dict[tuple[int, str], list[tuple[int, frozenset[str]]]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for number in leaders:
        line = found[number]
        if line.negated or line.pronoun:
            continue
        doers = _doers(line, pages[line.page])
        if not doers:
            continue
        for act, thing in _acts(line, pages[line.page]):
            for other, theirs in held[act, thing][:_MOST_COMPARED]:
                if _differ(found[other], theirs, line, doers, thing):
                    pairs.append((other, number))
            held[act, thing].append((number, doers))
    return list(dict.fromkeys(pairs))


def other_group(a: str, b: str) -> bool:
    """Two words (stems) for groups of people that are not the same people in two lights: "soldiers", "engineers"."""
    return a in _GROUP and b in _GROUP and _GROUP[a] != _GROUP[b]


def is_somebody(name: str) -> bool:
    """Whether the words for a doer may stand for anybody's name: "the Norland trainee"."""
    return not _SOMEBODY.isdisjoint(word for word, _, _ in words(fold(name)))


def _doers(line: Line, page: Page) -> frozenset[str]:
    """Words for groups before the first verb."""
    told = [word for word, _, _ in page.told(line.start, line.end)]
    return frozenset(stem(word) for word in told[: main_verb(told)] if word in _SHOWN)


def _acts(line: Line, page: Page) -> list[tuple[int, str]]:
    """Classes of the verbs of the line, each with the things named shortly after it."""
    found = page.told(line.start, line.end)
    told = [word for word, _, _ in found]
    acts: dict[tuple[int, str], None] = {}
    for place, word in enumerate(told):
        # "after it fired", "they had fired": who that is stands elsewhere. "Behind closed doors" is no deed.
        if (
            not place
            or told[place - 1] in _BEFORE_NOUN
            or not _PRONOUNS.isdisjoint(told[max(0, place - 2) : place])
            or word not in _CLASS
            or (word in _WITH_DOWN and "down" not in told[place + 1 : place + 3])
        ):
            continue
        for at in range(place + 1, min(place + 1 + _OBJECT_REACH, len(told))):
            # What stands after the end of the clause is not acted on.
            if _CLAUSE_END.search(page.folded, found[at - 1][2], found[at][1]) or told[at] in _NEXT_CLAUSE:
                break
            thing = stem(told[at])
            named = thing in line.names or thing.isdigit() or told[at] in _NO_THING or told[at] in _CLASS
            if is_content(thing) and not named:
                acts[_CLASS[word], thing] = None
    return list(acts)


def _differ(a: Line, theirs: frozenset[str], b: Line, ours: frozenset[str], thing: str) -> bool:
    """Another doer on each side, and the same thing in the same place."""
    if a.page == b.page or theirs & b.stems or ours & a.stems or (a.days and b.days and not a.days & b.days):
        return False  # who is named in both may do it in both
    if not all(other_group(x, y) for x in theirs for y in ours):
        return False
    one, two = (line.event.actor if line.event else None for line in (a, b))
    if one is not None and two is not None and same_name(one.name, two.name):
        return False
    return len(a.stems & b.stems - {thing} - _GROUP.keys()) >= 2
