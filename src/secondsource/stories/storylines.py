"""Stories that follow one another: the same people and bodies, days apart.

An April call and a December call of two presidents are two stories of one storyline. Stories are compared by their names (each word of a
name weighed by how rare it is in the background, so that a capital alone ties nothing) and by their other words, then grouped by
average link as articles are: a chain of look-alikes does not make a year of politics one storyline. A link says how many days lie
between the two first days and which names both stories have.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace
from scipy import sparse

from secondsource.records.skim import Skim
from secondsource.records.story import Link, Story
from secondsource.stories.candidates import indexed_together
from secondsource.stories.collection import Floats, Ints, unit_rows
from secondsource.stories.linking import average_link
from secondsource.stories.rarity import rarity
from secondsource.stories.similarity import cosines
from secondsource.text.normalize import bare_words, fold
from secondsource.text.stems import stem

FARTHEST_DAYS = 400
NAMES_SLOPE, WORDS_SLOPE, TIE = 7.0, 8.0, -4.4  # tied where the sum is above zero: both cosines at .3, or one much higher
NAME_WORDS_KEPT = 12  # rarest name words of a story that are indexed
LINKS_SHOWN = 5  # of one story, nearest in content first
NAMES_SHOWN = 8

# Of one word; endings and the few that have none of them. A surname in -ian mostly stands beside its fuller form.
_DEMONYM = re.compile(
    r"\w{2,}(?:ians?|eans?|ese|ish)|americans?|mexicans?|germans?|dutch|french|welsh|greeks?|swiss|czechs?|turks?|arabs?|afghans?"
    r"|iraqis?|israelis?|pakistanis?|saudis?|kurds?|kurdish|republicans?|democrats?|democratic"
)

Bag = Mapping[str, float]


def with_storylines(stories: Sequence[Story], skims: Sequence[Skim]) -> tuple[Story, ...]:
    """The stories, each with the id of its storyline (the least id of its stories) and its links; in the given order."""
    skim_of = {one.id: one for one in skims}
    members = [[skim_of[article] for article in story.articles] for story in stories]
    names = _matrix([_name_bag(group) for group in members])
    words = _matrix([_word_bag(group) for group in members])
    first = np.array([min((one.day for one in group if one.day is not None), default=math.nan) for group in members])
    keys = np.unique(indexed_together(names, first, NAME_WORDS_KEPT))
    a, b = keys // len(stories), keys % len(stories)
    near = ~(np.abs(first[a] - first[b]) > FARTHEST_DAYS)
    a, b = a[near], b[near]
    ties = NAMES_SLOPE * cosines(names, a, b) + WORDS_SLOPE * cosines(words, a, b) + TIE
    lines = average_link(len(stories), a, b, ties, unseen=TIE)
    tellers = {name for one in skims for name in (one.outlet, one.credit) if name}
    outlets = frozenset(form for name in tellers for form in _outlet_forms(name))
    line_of = {place: stories[min(line, key=lambda k: stories[k].id)].id for line in lines for place in line}
    links = _links(a, b, ties, line_of)
    return tuple(
        replace(
            story,
            storyline=line_of[place],
            links=tuple(
                _link(stories[other].id, members[place], members[other], first[other] - first[place], outlets) for other in links[place]
            ),
        )
        for place, story in enumerate(stories)
    )


def _links(a: Ints, b: Ints, ties: Floats, line_of: Mapping[int, str]) -> Mapping[int, list[int]]:
    """The nearest stories of the same storyline for each story, best tie first."""
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for x, y, tie in zip(a.tolist(), b.tolist(), ties.tolist(), strict=True):
        if tie > 0 and line_of[x] == line_of[y]:
            near[x].append((-tie, y))
            near[y].append((-tie, x))
    found: dict[int, list[int]] = defaultdict(list)
    for place, ranked in near.items():
        found[place] = [other for _, other in sorted(ranked)[:LINKS_SHOWN]]
    return found


def _link(story: str, here: Sequence[Skim], there: Sequence[Skim], days: float, outlets: frozenset[str]) -> Link:
    shared = _shared_names(here, there, outlets)
    gap = None if math.isnan(days) else int(days)
    why = ["same names"] if shared else []
    why.append("no date" if gap is None else "same day" if gap == 0 else "later" if gap > 0 else "earlier")
    return Link(story=story, days=gap, why=tuple(why), shared_names=shared)


def _name_bag(members: Sequence[Skim]) -> dict[str, float]:
    """Words of names, each by the number of its mentions and its rarity; names of a lead count twice."""
    bag: dict[str, float] = {}
    for one in members:
        counts: dict[str, int] = {}
        lead = set(one.lead_names)
        for name, count in one.names:
            for word in name.split():
                word_stem = stem(word)
                counts[word_stem] = counts.get(word_stem, 0) + count * (2 if name in lead else 1)
        _add(bag, counts)
    return bag


def _word_bag(members: Sequence[Skim]) -> dict[str, float]:
    """Words that are no part of a name."""
    of_names = {stem(word) for one in members for name, _ in one.names for word in name.split()}
    bag: dict[str, float] = {}
    for one in members:
        _add(bag, {word: count for word, count in Counter(one.stems).items() if word not in of_names and not word[0].isdigit()})
    return bag


def _add(bag: dict[str, float], counts: Mapping[str, int]) -> None:
    more = {word: rarity(word) if count == 1 else (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    if not bag:
        bag.update(more)
        return
    for word, weight in more.items():
        bag[word] = bag.get(word, 0.0) + weight


def _matrix(bags: Sequence[Bag]) -> sparse.csr_array:
    columns = {key: place for place, key in enumerate(sorted({key for bag in bags for key in bag}))}
    row = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    column = np.array([columns[key] for bag in bags for key in sorted(bag)], dtype=np.int64)
    values = np.array([bag[key] for bag in bags for key in sorted(bag)], dtype=np.float64)
    return unit_rows(values, row, column, (len(bags), max(1, len(columns))))


def _outlet_forms(name: str) -> tuple[str, ...]:
    """An outlet's name as the names of a skim are written, with and without its article."""
    plain = " ".join(bare_words(fold(name)))
    return plain, plain.removeprefix("the ")


def _shared_names(here: Sequence[Skim], there: Sequence[Skim], outlets: frozenset[str]) -> tuple[str, ...]:
    """Names of both stories, each in one form ("ann torv", not also "torv"); no outlets and no demonyms.

    Names of several words, which are mostly people and bodies, stand before names of one, which are mostly places; then the most telling.
    """
    mine, theirs = (_name_counts(group) for group in (here, there))
    shared = {
        name: min(mine[name], theirs[name]) * max(rarity(stem(word)) for word in name.split())
        for name in mine.keys() & theirs.keys()
        if name not in outlets and not _DEMONYM.fullmatch(name)
    }
    chosen: list[str] = []
    for name in sorted(shared, key=lambda name: (" " not in name, -shared[name], name)):
        if not any(f" {name} " in f" {other} " or f" {other} " in f" {name} " for other in chosen):
            chosen.append(name)
    return tuple(chosen[:NAMES_SHOWN])


def _name_counts(members: Sequence[Skim]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in members:
        counts.update(dict(one.names))
    return counts
