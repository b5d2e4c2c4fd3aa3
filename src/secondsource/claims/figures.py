"""Which figures count the same thing: precision first.

Two figures are laid side by side only where the unit is the same and the words around them say that the same thing is counted: the
noun, what happened to it (killed, injured, arrested), the place, the time. The same uncommon number speaks for the same thing,
a different one must be borne out by everything else. 5,000 soldiers of one army and 5,000 of another share a number and a noun,
but not the words beside them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from secondsource.claims.directions import Way, way_of
from secondsource.claims.numbers import (
    amount_of,
    compatible,
    is_end_of,
    is_fraction,
    may_be_one,
    near_rounding,
    same_number,
    uncommon,
    with_bounds,
)
from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.records.reading import Figure
from secondsource.text.normalize import words

# What is done to those who are counted. Figures of two classes never count the same thing.
_CLASSES = {
    "die": "die kill slay fatality fatal toll murder casualty massacre behead execut drown",
    "hurt": "hurt injur wound injury hospitaliz hospitalis hospital",
    "arrest": "arrest hold detain custody jail imprison detent",
    "miss": "miss unaccount vanish",
    "flee": "flee fled evacuat displac evacuee refugee",
}
_CLASS_OF = {stem(word): name for name, row in _CLASSES.items() for word in row.split()} | {
    word: name for name, row in _CLASSES.items() for word in row.split()
}
# Nouns for persons that say nothing about which: "people" may count the same heads as "workers", with a note on what is counted.
PEOPLE = frozenset(stem(word) for word in word_set("people persons person"))
_ANYBODY = PEOPLE | frozenset(
    stem(word) for word in word_set("others individuals victims souls members dead civilians residents men women")
)
_PERSONS = _ANYBODY | frozenset(
    stem(word)
    for word in word_set(
        "workers protesters demonstrators students officers children passengers employees fans worshippers soldiers troops patients "
        "refugees migrants strikers suspects bystanders villagers citizens nationals militants fighters policemen rebels inmates girls boys"
    )
)
_CUT = word_set(
    "of in at on from for to who that which with by near across along among between "
    "around since after before under over were was have has are is had"
)
_LEFT_OUT = word_set(
    "at least more than about some up to nearly almost around roughly only just as many "
    "a an the its his her their this that these those another other further"
)


FEW = 4  # fewer, in two sentences of one article, are most likely two counts
_LONGEST, _CLOSE = 120, 30  # code points
_APART = re.compile(r"[,;:()\"“”—\d]|\b(?:and|or|but|while|who|that|which)\b")
_COMPOUND = re.compile(r"[^\n]{0,30}?[\da-z]-([a-z]{3,})\b")
_NUMERALS = word_set(
    "one two three four five six seven eight nine half third thirds quarter quarters fifth fifths tenths strong old odd plus"
)
_AMOUNTS = frozenset(
    stem(word)
    for word in word_set("ten hundred thousand million billion trillion dozen score percent percentage points dollars euros pounds")
)
_HOW_MANY = re.compile(r"\b(?:how many|the number of) (?:of the )?([a-z]+)\b")
_SHARES = frozenset(("%", "pp", "share"))
_PRONOUNS = word_set("i he she they we it you")
_TALLY = re.compile(r"\s*(?:-|–|—|to|to-)\s*")
_MORE = re.compile(r"[^.]{0,60}\b(?:more|another|others?|additional|further)\b")


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the traits that say what it counts."""

    page: int
    index: int
    figure: Figure
    number: Figure  # the figure with the bounds of its vague words
    unit: str | None  # of the figure, or the noun joined to it ("page" in "31-page report"); "share" for a fraction
    sentence: int | None
    head: str | None
    modifiers: frozenset[str]
    happened: str | None
    near: frozenset[str]
    around: frozenset[str]
    place: frozenset[str]
    noun: bool  # the head is a word of the text that names what is counted
    way: Way | None  # of a rise or a fall
    doer: frozenset[str]  # the name before the verb that the figure hangs on
    tally: float | None  # the other number of "134 to 63"
    listed: bool  # another figure of the same noun stands in the sentence
    beside: tuple[Figure, ...]  # the other figures of the sentence
    start: int
    end: int


def counts(pages: Sequence[Page]) -> list[Count]:
    """Every figure of the pages with its traits, in page order."""
    found = []
    for number, page in enumerate(pages):
        sources = [(s.start, s.end) for one in page.reading.attributions if one.stance == "speech" for s in one.source]
        for index, figure in enumerate(page.reading.figures):
            if figure.attribution is not None and page.reading.attributions[figure.attribution].denied:
                continue  # who denies a figure does not report it
            # "three witnesses said": who speaks, not what is told; but "the 31-page report says" tells how long it is.
            count = _count(page, number, index, figure)
            if count.unit is not None or not any(start <= figure.start <= start + 4 and figure.end <= end for start, end in sources):
                found.append(count)
    return _with_neighbours(pages, found)


def _with_neighbours(pages: Sequence[Page], found: Sequence[Count]) -> list[Count]:
    """Tallies and lists, seen from the figures beside."""
    sentences: dict[tuple[int, int | None], list[Figure]] = defaultdict(list)
    for count in found:
        sentences[count.page, count.sentence].append(count.number)
    changed = [
        msgspec.structs.replace(c, beside=tuple(other for other in sentences[c.page, c.sentence] if other.start != c.figure.start))
        for c in found
    ]
    for here, (a, b) in enumerate(pairwise(found)):
        if (a.page, a.sentence) != (b.page, b.sentence):
            continue
        between = pages[a.page].article.text[a.figure.end : b.figure.start] if a.figure.end <= b.figure.start else ""
        if _TALLY.fullmatch(between):
            changed[here] = msgspec.structs.replace(changed[here], tally=b.figure.value)
            changed[here + 1] = msgspec.structs.replace(changed[here + 1], tally=a.figure.value)
        elif a.figure.unit == b.figure.unit and (_MORE.match(between) or (a.head == b.head and a.happened == b.happened)):
            changed[here] = msgspec.structs.replace(changed[here], listed=True)
            changed[here + 1] = msgspec.structs.replace(changed[here + 1], listed=True)
    return changed


def _count(page: Page, number: int, index: int, figure: Figure) -> Count:
    sentence = page.sentence_at(figure.start)
    bounds = page.article.sentences[sentence] if sentence is not None else None
    low, high = (bounds.start, bounds.end) if bounds else (figure.start, figure.end)
    start, end = _shown(page, figure, low, high)
    joined = _joined(page, figure)
    head, modifiers = _head(page, figure, low)
    modifiers |= {stem(joined)} if joined and is_content(stem(joined)) else frozenset()
    before = [_stem(w) for w, s, _ in words(page.folded, low, figure.start)][-9:] if low < figure.start else []
    after = [_stem(w) for w, s, _ in words(page.folded, figure.end, high)][:10] if figure.end < high else []
    whole = frozenset(stem(w) for w, _, _ in words(page.folded, low, high))
    near = frozenset(t for t in (*before, *after) if _tells(t))
    place = frozenset(stem(w) for w, _, _ in words(page.folded, figure.where.start, figure.where.end)) if figure.where else frozenset()
    return Count(
        page=number,
        index=index,
        figure=figure,
        number=with_bounds(figure, page.folded[figure.start : figure.end]),
        unit=figure.unit or joined or ("share" if is_fraction(figure) else None),
        sentence=sentence,
        head=head,
        modifiers=modifiers,
        happened=_happened(figure, head, before, after),
        near=near,
        around=frozenset(t for t in whole if _tells(t)),
        place=place,
        way=way_of(before, [stem(w) for w, _, _ in words(page.folded, figure.start, figure.end)], after),
        doer=_doer(page, figure, low),
        tally=None,
        listed=False,
        beside=(),
        noun=head is not None and head not in _CLASS_OF,
        start=start,
        end=end,
    )


def _stem(word: str) -> str:
    """The stem; "missed" (a game) is left apart from "missing" (persons)."""
    return word if word == "missed" else stem(word)


def _tells(token: str) -> bool:
    """Whether a word says something on what is counted: no number, no unit of money or shares."""
    return is_content(token) and not token[0].isdigit() and token not in _AMOUNTS


def _shown(page: Page, figure: Figure, low: int, high: int) -> tuple[int, int]:
    """The words that show the figure: with what it counts, if that is behind it or close before it, else with the harm at once behind."""
    start, end = figure.start, figure.end
    if figure.counts and figure.counts.start >= figure.start:
        end = max(end, figure.counts.end) if figure.counts.end - figure.start <= _LONGEST else end
        return start, end
    if figure.counts and figure.counts.start >= low and not _APART.search(page.folded, figure.counts.end, figure.start):
        start = figure.counts.start if figure.start - figure.counts.end <= _CLOSE else start
    behind = next(iter(words(page.folded, end, min(high, end + _CLOSE))), None) if end < high else None
    if behind and stem(behind[0]) in _CLASS_OF and page.folded[end : behind[1]].isspace():
        end = behind[2]  # "53 wounded"
    return start, end


def _joined(page: Page, figure: Figure) -> str | None:
    """The noun that is joined to the number before what is counted: "page" in "31-page report"."""
    if figure.unit is not None or figure.counts is None:
        return None
    found = _COMPOUND.match(page.folded, figure.start, figure.end)
    return found[1] if found and found.end(1) < figure.counts.start and found[1] not in _NUMERALS else None


def _head(page: Page, figure: Figure, low: int) -> tuple[str | None, frozenset[str]]:
    """Stem of the counted noun and the stems that stand before it."""
    if figure.counts is None:
        # "Estimates of how many lorries cross run from 40 to 60".
        asked = _HOW_MANY.search(page.folded, low, figure.start) if figure.unit is None else None
        return (stem(asked[1]), frozenset()) if asked else (None, frozenset())
    found = [w for w, _, _ in words(page.folded, figure.counts.start, figure.counts.end)]
    found = [w for w in found if not w[0].isdigit()]
    while found and (found[0] in _LEFT_OUT or found[0] in _CUT):
        found = found[1:]
    kept: list[str] = []
    for place, word in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else ""
        if kept and (word in _CUT or (after in _CUT and word.endswith(("ed", "ing")))):  # "indictment released by ..."
            break
        kept.append(word)
    if not kept:
        return None, frozenset()
    # "31-page report": the unit or the joined word is part of what is counted.
    parts = [part for word in kept for part in re.split("-", word) if part and not part[0].isdigit()]
    tokens = [stem(part) for part in parts] or [stem(kept[-1])]
    person = next((number for number, token in enumerate(tokens) if token in _PERSONS), None)
    if person is not None:  # "women seeking back pay", "people arrested that day"
        tokens = tokens[: person + 1]
    return tokens[-1], frozenset(t for t in tokens[:-1] if is_content(t))


def _doer(page: Page, figure: Figure, low: int) -> frozenset[str]:
    """Stems of the last name before the verb that the figure hangs on, speech tags left out: "Tamarra has sent 2,600 guards"."""
    if not figure.predicate:
        return frozenset()
    verb = stem(figure.predicate)
    tags = [(s.start, s.end) for one in page.reading.attributions for s in (*one.source, *one.cue)]
    name: list[str] = []
    last: list[str] = []
    for word, start, _ in words(page.folded, low, figure.start):
        if any(a <= start < b for a, b in tags):
            continue
        if word in _PRONOUNS or any(d.start <= start < d.end for d in page.reading.dates):
            continue
        # A capital at the start of the sentence says nothing unless a name was read there.
        if page.article.text[start].isupper() and (start != low or any(m.start <= start < m.end for m in page.reading.mentions)):
            name.append(stem(word))
            continue
        last, name = name or last, []
        if stem(word) == verb:
            return frozenset(last)
    return frozenset()


def _happened(figure: Figure, head: str | None, before: Sequence[str], after: Sequence[str]) -> str | None:
    for word in (figure.predicate and figure.predicate != "miss" and stem(figure.predicate), head):
        if word and word in _CLASS_OF:
            return _CLASS_OF[word]
    if figure.unit is not None:
        return None
    for word in after[:5]:
        if word in _CLASS_OF:
            return _CLASS_OF[word]
    for word in reversed(before[-3:] if head else before):
        if word in _CLASS_OF:
            return _CLASS_OF[word]
    return None


def likeness(a: Count, b: Count) -> float:
    """How much speaks for one and the same thing; 0 where something speaks against it. At least 1 joins two figures."""
    one, two = a.number, b.number
    if not _one_unit(a, b):
        return 0.0
    if a.happened and b.happened and a.happened != b.happened:
        return 0.0
    same = same_number(one, two)
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
    if same:
        if one.hedge == "vague" and near < 3 and not heads:
            return 0.0  # "tens of thousands of dollars" went on more than one thing
        score += _breakdown(a, b)
        score += 0.35 if a.unit and heads == 1 else 0.0
        score += 0.3 if _one_mouth(a, b) else 0.0
        score += 2.0 if a.tally is not None and a.tally == b.tally else 0.0
        score -= 0.8 if _other_doer(a, b) else 0.0
        score -= 0.4 if heads == 0 and a.head and b.head and a.head not in b.near and b.head not in a.near else 0.0
        return score + 0.8 * uncommon(one) - 0.45
    if not may_be_one(one, two, bool(happened)):
        return 0.0
    # A different number: everything else must speak for the same thing.
    if a.listed or b.listed or _other_doer(a, b) or _told_beside(a, b):
        return 0.0
    if a.page == b.page and max(amount_of(one) or 0, amount_of(two) or 0) < FEW and not _rivals(a, b):
        return 0.0  # two arrests here and one there
    rounded = bool(a.unit) and near_rounding(one, two)
    if heads < (0.8 if happened else 1) and not (heads == 0 and a.unit and near >= 2 and (rounded or _one_deed(one, two))):
        return 0.0
    measured, rivals = bool(a.unit and heads == 1 and (a.unit not in _SHARES or near >= 2)), _rivals(a, b)
    end = is_end_of(one, two) or is_end_of(two, one)
    if clash or (near < 2 and not (happened and around >= 2) and modifiers == 0 and not measured and not rivals and not end):
        return 0.0
    score += 0.5 if end or rounded else 0.0
    return score - 0.6 + (0.4 if compatible(one, two) else 0.0) + (_measured(one, two) if measured else 0.0) + (0.7 if rivals else 0.0)


def _heads(a: Count, b: Count) -> float:
    """1 for the same noun, .6 for persons in other words, 0 where one is not known, -1 where they count different things."""
    if a.head is None or b.head is None:
        return 0.6 if (a.head or b.head) in (b.around if a.head else a.around) else 0.0
    if a.head == b.head:
        return 1.0
    if a.happened and a.happened == b.happened and _personal(a) and _personal(b):
        return 0.8
    if a.head in _PERSONS and b.head in _PERSONS and (a.head in _ANYBODY or b.head in _ANYBODY):
        return 0.5
    # The noun of one among the words beside the other's: "31-page report", "the report, 31 pages".
    if a.head in b.modifiers or b.head in a.modifiers or (a.head in b.near and b.head in a.near):
        return 0.5
    return -1.0 if a.unit is None and uncommon(a.figure) < 0.8 else 0.0


def _one_unit(a: Count, b: Count) -> bool:
    """The same unit; "31-page report" and "31 pages" have one too."""
    return a.unit == b.unit or (a.figure.unit == b.figure.unit and (stem(a.unit or "") == b.head or stem(b.unit or "") == a.head))


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
    if a.unit not in _SHARES:
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
    return count.head in _PERSONS or count.head in _CLASS_OF


def _overlap(a: Iterable[str], b: Iterable[str], *heads: str | None) -> int:
    return len((set(a) & set(b)) - set(heads))


def same_figures(pages: Sequence[Page], copied: Sequence[Sequence[int | None]]) -> list[list[Count]]:
    """Groups of figures that count the same thing, lone ones too.

    ``copied[page][sentence]`` numbers the families of copied sentences: a figure in a copied sentence is that of the original.
    """
    found = counts(pages)
    pairs: list[tuple[bool, float, int, int]] = []
    for left, right in _candidates(found):
        a, b = found[left], found[right]
        value = likeness(a, b)
        if _copied(a, b, copied):
            value = max(value, 2.0 if same_number(a.number, b.number) and _heads(a, b) >= 0 else value)
        if value >= 1.0:
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
    return [[found[n] for n in sorted(row)] for _, row in sorted(members.items())]


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
            if same_number(a.number, b.number) or _rivals(a, b):
                continue
            grown = a.happened and b.happened
            if a.sentence == b.sentence or not (grown or compatible(a.number, b.number)):
                return True
    return False


def _candidates(found: Sequence[Count]) -> list[tuple[int, int]]:
    """Pairs with one unit and the same number, noun or harm; same wording only once, the copies behind the first."""
    buckets: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number, count in enumerate(found):
        figure = count.number
        amount = amount_of(figure)
        unit = figure.unit or ""
        if amount is not None:
            buckets["value " + unit, round(amount, 6)].append(number)
        if count.head:
            buckets["head " + unit, count.head].append(number)
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
