"""Which ages are of one person, and which places in a row are of one thing: laid side by side only where articles can be compared.

Two ages of one person who is named in both articles are one matter, also where they differ ("29 years old", "31 years old"). Ages of
persons without a name, and places in a row ("the third time"), are one only where number and noun agree and the words beside them do.
What one article alone tells of them is no claim.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from secondsource.claims.counted import ANYBODY, NAMED_AS, Count, count_of
from secondsource.claims.full_names import full_names
from secondsource.claims.numbers import compatible, same_number
from secondsource.claims.segments import Page
from secondsource.claims.speakers import last_word, name_words, same_name
from secondsource.claims.wording import stem, word_set
from secondsource.graphs import components
from secondsource.records.reading import Measure

_APART = 12  # years between two ages of one name: more are of two persons, or of two times
_WIDE = 6  # articles; in a larger story more must speak for one thing
_ALIKE = 3  # words in common in two sentences that say as much as one near by
_NEIGHBOURS = 60  # measures of one kind and number that are compared with each other
_HERS = word_set("she girl woman mother daughter sister wife widow aunt niece grandmother actress")
_HIS = word_set("he boy man father son brother husband widower uncle nephew grandfather actor")
_KIN = word_set(
    "mother daughter sister wife widow aunt niece grandmother father son brother husband widower uncle nephew grandfather baby child"
)
_PRONOUNS = word_set("he she i who")
_ANYONE = ANYBODY | {stem(word) for word in _HERS | _HIS | word_set("teenager teen youth youngster minor adult child baby")}


class _Told(NamedTuple):
    """A measure in its place."""

    here: Count
    measure: Measure
    noun: str  # last word of whose age, or of what row; "" for none
    plural: bool  # "14-year-olds": of nobody in particular

    @property
    def place(self) -> tuple[int, int]:
        return self.here.page, self.here.start


def same_measures(pages: Sequence[Page], copied: Sequence[Sequence[int | None]]) -> list[list[Count]]:
    """Groups of ages and of places in a row, each told by two articles at least, in order of their first report.

    ``copied[page][sentence]`` numbers the families of copied sentences.
    """
    full = full_names({page.article.id: page.reading for page in pages})
    people: dict[str, list[_Told]] = defaultdict(list)
    others: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for one in (
        _told(page, number, measure) for number, page in enumerate(pages) for measure in page.reading.measures if measure.sort != "since"
    ):
        measure = one.measure
        name = full.get(last_word(measure.whose), "") if measure.whose else ""
        known = measure.whose is not None and name != "" and same_name(name, measure.whose)
        if known:
            people[name].append(one)
        if not known or not measure.sure:
            row = one.noun if measure.sort == "order" else ""
            others[measure.sort, measure.unit, measure.value, measure.min, measure.max, row].append(one)
    groups = [ages for row in people.values() for ages in _of_one_person(row) if _articles(ages) > 1]
    taken = {one.place for ages in groups for one in ages}
    for told in others.values():
        groups += _of_one_thing([one for one in told if one.place not in taken], copied, few=len(pages) <= _WIDE)
    found = [sorted((one.here for one in told), key=lambda count: (count.page, count.start)) for told in groups if _articles(told) > 1]
    return sorted(found, key=lambda counts: (counts[0].page, counts[0].start))


def _told(page: Page, number: int, measure: Measure) -> _Told:
    words = page.told(measure.counts.start, measure.counts.end) if measure.counts else []
    return _Told(
        here=count_of(page, number, measure),
        measure=measure,
        noun=words[-1][0] if words else "",
        plural=page.folded.endswith("olds", measure.start, measure.end),
    )


def _articles(group: Iterable[_Told]) -> int:
    return len({one.here.page for one in group})


def _of_one_person(row: Sequence[_Told]) -> list[list[_Told]]:
    """The ages of one name: those of now together where no article gives two of them, those of another time by their number."""
    values: dict[int, set[float | None]] = defaultdict(set)
    for one in row:
        if one.measure.sure and not one.measure.then:
            values[one.here.page].add(one.measure.value)
    now = [
        one
        for one in row
        if one.measure.sure and not one.measure.then and one.measure.value is not None and len(values[one.here.page]) == 1
    ]
    ages = [one.measure.value or 0.0 for one in now]
    groups = [now] if ages and max(ages) - min(ages) <= _APART else []
    told = [{_number(one): one.measure for one in group} for group in groups]  # of each group the numbers, each once
    placed = {one.place for group in groups for one in group}
    for one in row:
        if one.place not in placed:
            home = next((at for at, known in enumerate(told) if any(_one_age(one.measure, other) for other in known.values())), len(groups))
            if home == len(groups):
                groups.append([])
                told.append({})
            groups[home].append(one)
            told[home].setdefault(_number(one), one.measure)
    return groups


def _number(one: _Told) -> tuple[float | None, float | None, bool]:
    return one.measure.value, one.measure.min, one.measure.then


def _one_age(a: Measure, b: Measure) -> bool:
    """The same number, or a decade that holds it; and of one time, or one of them may be."""
    return same_number(a, b) or ("range" in (a.hedge, b.hedge) and a.then == b.then and compatible(a, b))


def _of_one_thing(row: Sequence[_Told], copied: Sequence[Sequence[int | None]], *, few: bool) -> list[list[_Told]]:
    """Measures of one number, grouped where what stands beside them says that they are of one thing."""
    told: dict[int, set[tuple[str, int | None]]] = defaultdict(set)
    for one in row:
        if not one.plural:
            told[one.here.page].add((one.noun, one.here.sentence))
    pairs = []
    for place, one in enumerate(row):
        for other in range(place + 1, min(len(row), place + 1 + _NEIGHBOURS)):
            two = row[other]
            if one.here.page != two.here.page:
                least = (1 if few else 2) + (max(len(told[one.here.page]), len(told[two.here.page])) > 1)
                if _is_copied(one, two, copied) or _likeness(one, two) >= least:
                    pairs.append((place, other))
    return [[row[number] for number in sorted(part)] for part in components(range(len(row)), pairs)]


def _is_copied(a: _Told, b: _Told, copied: Sequence[Sequence[int | None]]) -> bool:
    if a.here.sentence is None or b.here.sentence is None or a.noun != b.noun:
        return False
    family = copied[a.here.page][a.here.sentence]
    return family is not None and family == copied[b.here.page][b.here.sentence]


def _likeness(a: _Told, b: _Told) -> int:
    """How much says that two measures of one number are of one thing: the noun, the words near by, those of the sentence; 0 for a clash."""
    near, around = _shared(a.here.near, b.here.near), _shared(a.here.around, b.here.around)
    if a.measure.sort == "order":
        # "finished third": of which race is seldom told in the same words
        return min(near, 2) + (around >= _ALIKE) - 1 if a.noun not in ("", "place") else (near >= _ALIKE) + (around >= _ALIKE) - 1
    if not _same_person(a, b):
        return 0
    one, two = (set(name_words(told.measure.whose or "")) for told in (a, b))
    if one and two and not one & two and a.measure.sure and b.measure.sure:
        return 0
    named = bool(a.noun) and _named_as(a.noun) == _named_as(b.noun) and a.noun not in _PRONOUNS
    return 2 * bool(one & two) + named + (near >= 1) + (around >= 1) + (around >= _ALIKE) - (a.plural or b.plural)


def _named_as(noun: str) -> str:
    return NAMED_AS.get(stem(noun), stem(noun))


def _same_person(a: _Told, b: _Told) -> bool:
    """Whether two nouns or pronouns may be of one: "she" and "girl", "suspect" and "man", but not "son" and "suspect"."""
    one, two = a.noun, b.noun
    if (one in _HERS and two in _HIS) or (one in _HIS and two in _HERS):
        return False
    if a.here.happened and b.here.happened and a.here.happened != b.here.happened:
        return False
    if not one or not two or {one, two} & _PRONOUNS or _named_as(one) == _named_as(two):
        return True
    return stem(one) in _ANYONE and stem(two) in _ANYONE and not (one in _KIN and two in _KIN)


def _shared(a: Iterable[str], b: Iterable[str]) -> int:
    return len({token[:6] for token in a} & {token[:6] for token in b})
