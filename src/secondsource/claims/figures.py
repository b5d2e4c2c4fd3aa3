"""Which figures count the same thing: precision first.

Two figures are laid side by side only where the unit is the same and the words around them say that the same thing is counted: the
noun, what happened to it (killed, injured, arrested), the place, the time. The same uncommon number speaks for the same thing,
a different one must be borne out by everything else. 5,000 soldiers of one army and 5,000 of another share a number and a noun,
but not the words beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

from secondsource.claims.counted import ANYBODY, CLASS_OF, NAMED_AS, PERSONS, SHARES, Count, counts
from secondsource.claims.numbers import (
    amount_of,
    compatible,
    is_end_of,
    is_sum,
    is_time,
    lengths,
    may_be_one,
    near_rounding,
    neighbours,
    same_number,
    uncommon,
)
from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.records.reading import Figure, Measure

FEW = 4  # fewer, in two sentences of one article, are most likely two counts
_SEVERAL = 10  # vague words that begin below it ("a few", "several") leave any small number open
_PHRASE = 3  # as many words alike around two numbers are one wording
_TELLING = 1.1  # a number so uncommon tells something by itself: 35, 5.7 million
_LEAST_OF_FEW = 0.5  # what must speak for one thing in a story of three articles; it grows to 1 at two dozen
_ALIKE = 0.6  # for two nouns that mean the same
_GROWTH = frozenset(stem(word) for word in word_set("rise rose risen climbed grew grown toll initial initially updated"))


_NEVER = -99.0  # speaks against one thing, whatever speaks for it


class _Shared(NamedTuple):
    """What two figures have in common: how alike their nouns are, and how many words."""

    heads: float
    near: int
    around: int
    modifiers: int
    clash: bool  # both nouns have modifiers, and none in common


def likeness(a: Count, b: Count) -> float:
    """How much speaks for one and the same thing; 0 or less where something speaks against it. At least 1 joins two figures."""
    one, two = a.number, b.number
    if not _one_unit(a, b):
        return 0.0
    if a.happened and b.happened and a.happened != b.happened:
        return 0.0
    same = same_number(one, two)
    either = compatible(one, two)
    if not same and (((a.rest or b.rest) and not (either and a.happened and b.happened)) or (a.whole and b.whole and not either)):
        return 0.0  # "a dozen people" and "a guard and 11 other people"; "all 12 on board" of two ships
    heads = _heads(a, b)
    if heads < 0:
        return 0.0
    near = _overlap(a.near, b.near, a.head, b.head)
    around = _overlap(a.around, b.around, a.head, b.head)
    modifiers = len(a.modifiers & b.modifiers)
    clash = bool(a.modifiers and b.modifiers and not modifiers)
    happened = 1.0 if a.happened and a.happened == b.happened else 0.0
    places = -0.8 if a.place and b.place and not a.place & b.place and not a.place & b.around and not b.place & a.around else 0.0
    days = -0.7 if one.as_of and two.as_of and one.as_of[:10] != two.as_of[:10] and not happened else 0.0
    score = 0.5 * heads + 0.28 * min(near, 4) + 0.1 * min(around, 6) + 0.4 * min(modifiers, 2) + 0.7 * happened + places + days
    score -= 0.5 if clash else 0.0
    score -= 1.0 if a.way and b.way and a.way != b.way else 0.0  # two million more of one thing, two million fewer of another
    shared = _Shared(heads, near, around, modifiers, clash)
    return score + (_of_one_number(a, b, shared) if same else _of_two_numbers(a, b, shared))


def _of_one_number(a: Count, b: Count, shared: _Shared) -> float:
    """What else speaks for two figures of one number."""
    one, heads, near = a.number, shared.heads, shared.near
    if a.rest != b.rest and near < _PHRASE and (amount_of(one) or 0) < _SEVERAL:
        return _NEVER  # "two reporters" and "two others"
    if _other_doer(a, b) and _personal(a) and _personal(b) and _same_words(a, b) < _PHRASE:
        return _NEVER  # 5,000 soldiers of one army and 5,000 of another
    if one.hedge == "vague" and near + shared.around // 4 < _PHRASE and not heads:
        return _NEVER  # "tens of thousands of dollars" went on more than one thing
    score = _breakdown(a, b)
    score += 0.55 if a.unit and heads == 1 else 0.0
    score += 0.6 if _same_words(a, b) >= _PHRASE else 0.0
    score += 0.8 if a.marked and b.marked else 0.0
    score += 0.3 if _one_mouth(a, b) else 0.0
    score += 2.0 if a.tally is not None and a.tally == b.tally else 0.0
    score -= 0.8 if _other_doer(a, b) else 0.0
    score -= 0.4 if heads == 0 and a.head and b.head and a.head not in b.near and b.head not in a.near else 0.0
    return score + 0.8 * uncommon(one) - 0.45


def _of_two_numbers(a: Count, b: Count, shared: _Shared) -> float:
    """What else speaks for two figures whose numbers differ: everything must say that one thing is counted."""
    one, two, heads, near, around = a.number, b.number, shared.heads, shared.near, shared.around
    happened = bool(a.happened and a.happened == b.happened)
    if not may_be_one(one, two, happened):
        return _NEVER
    if near < _PHRASE and not happened and "vague" in (one.hedge, two.hedge) and min(one.min or 0, two.min or 0) < _SEVERAL:
        return _NEVER  # "several states" may be any
    if one.hedge == two.hedge == "vague":
        return _NEVER  # "thousands of voters", "tens of thousands of voters"
    lasting = lengths(one, two) and heads >= _ALIKE  # a "22-month investigation", a "two-year probe"
    rounded = bool(a.unit) and near_rounding(one, two) and (near >= 2 or (heads > 0 and near + shared.modifiers >= 1))
    if a.listed or b.listed or _told_beside(a, b) or (_other_doer(a, b) and not lasting and not (rounded and shared.modifiers)):
        return _NEVER
    if a.page == b.page and max(amount_of(one) or 0, amount_of(two) or 0) < FEW and not _rivals(a, b):
        return _NEVER  # two arrests here and one there
    if (
        heads < (0.8 if happened else 1)
        and not lasting
        and not rounded
        and not (heads == 0 and a.unit and near >= 2 and _one_deed(one, two))
    ):
        return _NEVER
    rivals = _rivals(a, b)
    measured = lasting or (a.unit is not None and heads == 1 and near >= (2 if a.unit in SHARES else 1 if is_sum(one) else 0))
    end = is_end_of(one, two) or is_end_of(two, one)
    beside = heads == 1 and near >= 1 and a.unit not in SHARES and neighbours(one, two)
    told = near >= 2 or (happened and around >= 2) or shared.modifiers > 0
    if (shared.clash and not rounded) or not (told or measured or rivals or end or beside or rounded):
        return _NEVER
    score = 0.5 if end or rounded or beside else 0.0
    return score - 0.6 + (0.4 if compatible(one, two) else 0.0) + (_measured(one, two) if measured else 0.0) + (0.7 if rivals else 0.0)


def _heads(a: Count, b: Count) -> float:
    """1 for the same noun, .6 for one that means the same, 0 where one is not known, -1 where they count different things."""
    if a.head is None or b.head is None:
        return 0.6 if (a.head or b.head) in (b.around if a.head else a.around) else 0.0
    if a.head == b.head or (is_time(a.number) and _root(a.head) == _root(b.head)):
        return 1.0  # also "two years of investigation", "began investigating two years ago"
    if a.happened and a.happened == b.happened and _personal(a) and _personal(b):
        return 0.8
    if NAMED_AS.get(a.head, a.head) == NAMED_AS.get(b.head, b.head):
        return _ALIKE
    if a.head in PERSONS and b.head in PERSONS and (a.head in ANYBODY or b.head in ANYBODY):
        return 0.5
    # The noun of one among the words beside the other's: "31-page report", "the report, 31 pages".
    if a.head in b.modifiers or b.head in a.modifiers or (a.head in b.near and b.head in a.near):
        return 0.5
    return -1.0 if a.unit is None and uncommon(a.figure) < 0.8 else 0.0


def _one_unit(a: Count, b: Count) -> bool:
    """The same unit; "31-page report" and "31 pages" have one too, and times may be told in two."""
    return (
        a.unit == b.unit
        or lengths(a.figure, b.figure)
        or (a.figure.unit == b.figure.unit and (stem(a.unit or "") == b.head or stem(b.unit or "") == a.head))
    )


def _one_deed(a: Figure, b: Figure) -> bool:
    """Both hang on the same verb, and one that tells something."""
    return a.predicate is not None and a.predicate == b.predicate and is_content(stem(a.predicate))


def _one_mouth(a: Count, b: Count) -> bool:
    """Both are told on the word of one and the same informant."""
    one, two = a.figure.informant, b.figure.informant
    return one is not None and two is not None and compare_speakers(one, two) == "same"


def _told_beside(a: Count, b: Count) -> bool:
    """The sentence of one gives the other's number too, for something else: "21% for her, 17% for him"."""
    return any(
        other.unit == count.figure.unit and same_number(other, count.number)
        for count, beside in ((a, b.beside), (b, a.beside))
        for other in beside
    )


def _breakdown(a: Count, b: Count) -> float:
    """Shares told in a row: of one breakdown where another share is in both rows, of two where none is."""
    if a.unit not in SHARES:
        return 0.0
    one, two = ([other for other in count.beside if other.unit == a.figure.unit] for count in (a, b))
    if not one or not two:
        return 0.0
    return 0.3 if any(same_number(x, y) for x in one for y in two) else -0.6


def _measured(a: Figure, b: Figure) -> float:
    """ "nine-day blockade" and "ten-day blockade", 31 and 33 pages: the nearer the numbers, the surer that one thing is measured."""
    one, two = amount_of(a), amount_of(b)
    return 1.1 if one and two and max(one, two) <= 1.2 * min(one, two) else 0.6


def _rivals(a: Count, b: Count) -> bool:
    """Two counts of one harm side by side on the word of two informants: "police said 41 were arrested; the union said 60 were held"."""
    if a.page != b.page or a.sentence is None or b.sentence is None or abs(a.sentence - b.sentence) > 1 or not a.happened:
        return False
    one, two = a.figure.informant, b.figure.informant
    return one is not None and two is not None and compare_speakers(one, two) != "same"


def _other_doer(a: Count, b: Count) -> bool:
    """Both sentences name who did it, and they name others."""
    return bool(a.doer and b.doer and not a.doer & b.doer)


def _personal(count: Count) -> bool:
    return count.head in PERSONS or count.head in CLASS_OF


def _overlap(a: Iterable[str], b: Iterable[str], *heads: str | None) -> int:
    return len({_root(t) for t in a if t not in heads} & {_root(t) for t in b if t not in heads})


def _root(token: str) -> str:
    """ "suspend" and "suspens" (of "suspension") share their first six letters."""
    return token[:6] if len(token) > 6 else token


def _same_words(a: Count, b: Count) -> int:
    """How many words in a row stand alike right before and right behind both numbers."""
    return sum(
        next((n for n, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two)))
        for one, two in ((a.left, b.left), (a.right, b.right))
    )


def same_figures(pages: Sequence[Page], copied: Sequence[Sequence[int | None]]) -> list[list[Count]]:
    """Groups of figures that count the same thing, lone ones too.

    ``copied[page][sentence]`` numbers the families of copied sentences: a figure in a copied sentence is that of the original.
    """
    found = counts(pages)
    least = min(1.0, _LEAST_OF_FEW + 0.17 * log2(max(len(pages), 3) / 3))
    other = least + 0.05  # for two different numbers of heads or hours; sums and shares of two things are told in the same words
    pairs: list[tuple[bool, float, int, int]] = []
    for left, right in _candidates(found):
        a, b = found[left], found[right]
        value = likeness(a, b)
        if _copied(a, b, copied):
            value = max(value, 2.0 if same_number(a.number, b.number) and _heads(a, b) >= 0 else value)
        bar = 1.0
        if _sure(a, b):
            bar = least + (0.0 if a.head or b.head else 0.2)
        elif a.page != b.page and (a.figure.unit is None or is_time(a.number)) and not same_number(a.number, b.number):
            bar = other
        if value >= bar:
            pairs.append((not same_number(a.number, b.number), -value, left, right))
    pairs.sort()
    group = list(range(len(found)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    for _, _, left, right in pairs:
        one, two = group[left], group[right]
        if one == two or _at_odds([found[n] for n in members[one]], [found[n] for n in members[two]]):
            continue
        keep, gone = min(one, two), max(one, two)
        for member in members.pop(gone):
            group[member] = keep
            members[keep].append(member)
    groups = [[found[n] for n in sorted(row)] for _, row in sorted(members.items())]
    return [told for told in map(_without_measures, groups) if told]


def _without_measures(group: list[Count]) -> list[Count]:
    """How long ago something began is told only beside what another article says of it."""
    if len({count.page for count in group}) > 1:
        return group
    return [count for count in group if not isinstance(count.figure, Measure)]


def _sure(a: Count, b: Count) -> bool:
    """One number in two articles that is more than a word's worth, and no share told in a row with others: less else must speak for it.

    In three articles on one event two figures with one number and one unit seldom count two things; in a hundred they often do.
    """
    amount = amount_of(a.number)
    row = a.unit in SHARES and any(other.unit == a.figure.unit for other in (*a.beside, *b.beside))
    if a.page == b.page or row or a.number.hedge == "vague" or not same_number(a.number, b.number):
        return False
    noun = a.head is not None and a.head == b.head and not _personal(a)
    told = _overlap(a.near, b.near, a.head, b.head) + len(a.modifiers & b.modifiers) + 2 * noun
    told += _overlap(a.around, b.around, a.head, b.head) // 3 + (uncommon(a.number) >= _TELLING and a.unit not in SHARES)
    least = 1 if isinstance(a.figure, Measure) or isinstance(b.figure, Measure) else 0  # "a year ago" is told of anything
    return amount is not None and (amount >= FEW or (bool(a.unit) and amount > least)) and (told >= 2 or (a.marked and b.marked))


def _copied(a: Count, b: Count, copied: Sequence[Sequence[int | None]]) -> bool:
    if a.sentence is None or b.sentence is None:
        return False
    one = copied[a.page][a.sentence]
    return one is not None and one == copied[b.page][b.sentence]


def _at_odds(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Two numbers in one sentence, two numbers of one article that cannot both be right, or two kinds of harm are not one figure.

    A toll may grow within an article, and two informants may be at odds in it.
    """
    happened = {c.happened for c in (*left, *right) if c.happened}
    if len(happened) > 1:
        return True
    # A vague number must not tie two that cannot be one.
    numbers = [
        list({(c.number.value, c.number.min, c.number.max, c.number.hedge): c.number for c in row}.values()) for row in (left, right)
    ]
    if any(not same_number(a, b) and not may_be_one(a, b, bool(happened)) for a in numbers[0] for b in numbers[1]):
        return True
    homes: dict[int, list[Count]] = defaultdict(list)
    for a in left:
        homes[a.page].append(a)
    for b in right:
        for a in homes[b.page]:
            if a.sentence == b.sentence and a.noun and b.noun and a.head != b.head:
                return True  # "two years of inquiry and two years of silence"
            if same_number(a.number, b.number) or _rivals(a, b):
                continue
            if a.sentence == b.sentence or not (_grown(a, b) or _looser(a.number, b.number)):
                return True
    return False


def _grown(a: Count, b: Count) -> bool:
    """Two tolls of one article of which one is said to have grown: "the toll, which had stood at 17, rose to 26"."""
    return a.happened is not None and b.happened is not None and bool((a.around | b.around) & _GROWTH)


def _looser(a: Figure, b: Figure) -> bool:
    """One number told again with less care, as an article may: "13,000" and "thousands"; not "at least six" and "seven"."""
    return compatible(a, b) and (lengths(a, b) or not {a.hedge, b.hedge} <= {"exact", "at least"})


def _candidates(found: Sequence[Count]) -> list[tuple[int, int]]:
    """Pairs with one unit and the same number, noun or harm; same wording only once, the copies behind the first."""
    buckets: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number, count in enumerate(found):
        figure = count.number
        amount = amount_of(figure)
        unit = "time" if is_time(figure) else figure.unit or ""
        if amount is not None:
            buckets["value " + unit, round(amount, 6)].append(number)
        if count.head:
            buckets["head " + unit, NAMED_AS.get(count.head, count.head)].append(number)
            for modifier in sorted(count.modifiers):
                buckets["head " + unit, modifier].append(number)
        elif unit and amount is not None:
            for token in sorted(count.near):
                buckets["near " + unit, token].append(number)
        if count.happened:
            buckets["harm", count.happened].append(number)
    pairs: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        kinds: dict[tuple[object, ...], int] = {}
        firsts: list[int] = []
        for number in bucket:
            c = found[number]
            key = (c.number.value, c.number.min, c.number.max, c.head, c.near)
            if key in kinds:
                pairs.add((kinds[key], number))
            else:
                kinds[key] = number
                firsts.append(number)
        # A story of a hundred articles has buckets of a few dozen kinds; beyond that only neighbours are compared.
        for place, one in enumerate(firsts):
            pairs.update((one, other) for other in firsts[place + 1 : place + 1 + 150])
    return sorted(pairs)
