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
import numpy.typing as npt
from msgspec.structs import replace
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from secondsource.records.skim import Skim
from secondsource.records.story import Link, Story
from secondsource.stories.candidates import indexed_together
from secondsource.stories.collection import Floats, Ints, distinct, places_in, unit_rows, without_common
from secondsource.stories.linking import average_link
from secondsource.stories.similarity import cosines
from secondsource.stories.vocabulary import Vocabulary
from secondsource.text.normalize import bare_words, fold
from secondsource.text.rarity import rarity
from secondsource.text.stems import stem

FARTHEST_DAYS = 400
NAMES_SLOPE, WORDS_SLOPE, TIE = 7.0, 8.0, -4.4  # tied where the sum is above zero: both cosines at .3, or one much higher
FAINT = 0.12  # cosine of names below which stories are not tied
LIKELY = 0.2  # and from which they may be by their names and words; of 126,000 pairs between the two 19 were
NAME_WORDS_KEPT = 12  # rarest name words of a story that are indexed
LINKS_SHOWN = 5  # of one story, nearest in content first
NAMES_SHOWN = 8

# Of one word; endings and the few that have none of them. A surname in -ian mostly stands beside its fuller form.
_DEMONYM = re.compile(
    r"\w{2,}(?:ians?|eans?|ese|ish)|americans?|mexicans?|germans?|dutch|french|welsh|greeks?|swiss|czechs?|turks?|arabs?|afghans?"
    r"|iraqis?|israelis?|pakistanis?|saudis?|kurds?|kurdish|republicans?|democrats?|democratic"
)


def with_storylines(stories: Sequence[Story], skims: Sequence[Skim], read: Vocabulary) -> tuple[Story, ...]:
    """The stories, each with the id of its storyline (the least id of its stories) and its links; in the given order.

    ``read`` are the words of ``skims``, in their order.
    """
    place_of = {one.id: place for place, one in enumerate(skims)}
    places = [[place_of[article] for article in story.articles] for story in stories]
    members = [[skims[place] for place in group] for group in places]
    names, words = _names_and_words(members, read.of([place for group in places for place in group]))
    first = np.array([min((one.day for one in group if one.day is not None), default=math.nan) for group in members])
    keys = distinct(indexed_together(names, first, NAME_WORDS_KEPT))
    a, b = keys // len(stories), keys % len(stories)
    near = ~(np.abs(first[a] - first[b]) > FARTHEST_DAYS)
    a, b = a[near], b[near]
    a, b, ties = _ties(names, words, a, b)
    lines = average_link(len(stories), a, b, ties, unseen=TIE)
    tellers = {name for one in skims for name in (one.outlet, one.credit) if name}
    outlets = frozenset(form for name in tellers for form in _outlet_forms(name))
    line_of = {place: stories[min(line, key=lambda k: stories[k].id)].id for line in lines for place in line}
    links = _links(a, b, ties, line_of)
    told = {place: _name_counts(members[place]) for place in links}
    return tuple(
        replace(
            story,
            storyline=line_of[place],
            links=tuple(_link(stories[other].id, told[place], told[other], first[other] - first[place], outlets) for other in links[place]),
        )
        for place, story in enumerate(stories)
    )


def _ties(names: sparse.csr_array, words: sparse.csr_array, a: Ints, b: Ints) -> tuple[Ints, Ints, Floats]:
    """The pairs ``a[i] < b[i]`` of stories that can tell whether groups of stories are merged, and how much each is tied.

    Stories end in one storyline only where a chain of tied pairs leads from one to the other, so pairs across such companies are left
    out. A pair whose names are less alike than ``LIKELY`` is hardly ever tied, by whatever words, so its words are looked at only
    inside a company.
    """
    by_name = cosines(names, a, b)
    a, b, by_name = a[by_name >= FAINT], b[by_name >= FAINT], by_name[by_name >= FAINT]
    ties = np.full(len(a), TIE)

    def weigh(some: npt.NDArray[np.bool_]) -> None:
        ties[some] = NAMES_SLOPE * by_name[some] + WORDS_SLOPE * cosines(words, a[some], b[some]) + TIE

    likely = by_name >= LIKELY
    weigh(likely)
    tied = ties > 0
    chain = sparse.csr_array((np.ones(int(tied.sum()), dtype=np.int8), (a[tied], b[tied])), shape=(names.shape[0], names.shape[0]))
    company = connected_components(chain, directed=False)[1]
    inside = company[a] == company[b]
    weigh(inside & ~likely)
    return a[inside], b[inside], ties[inside]


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


def _link(story: str, here: Mapping[str, int], there: Mapping[str, int], days: float, outlets: frozenset[str]) -> Link:
    shared = _shared_names(here, there, outlets)
    gap = None if math.isnan(days) else int(days)
    why = ["same names"] if shared else []
    why.append("no date" if gap is None else "same day" if gap == 0 else "later" if gap > 0 else "earlier")
    return Link(story=story, days=gap, why=tuple(why), shared_names=shared)


def _names_and_words(members: Sequence[Sequence[Skim]], read: Vocabulary) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Unit rows, one a story: words of its names, each by the number of its mentions and its rarity; and words that are no part of a name.

    Names of a lead count twice. Logs of counts are taken for each article and then summed.
    ``read`` has one row an article, in the order of ``members``.
    """
    skims = [one for group in members for one in group]
    story = np.repeat(np.arange(len(members)), [len(group) for group in members])
    # Words of names that are no stems, "the" in "Bank of the West", stand behind them.
    parts = {part for one in skims for name, _ in one.names for part in name.split()}
    more = sorted({stem(part) for part in parts if read.parts[part] < 0})
    behind = {word: len(read.words) + place for place, word in enumerate(more)}
    number = {part: read.parts[part] if read.parts[part] >= 0 else behind[stem(part)] for part in parts}
    rarities = np.concatenate([read.rarities, [rarity(word) for word in more]])
    width = max(1, len(rarities))
    name_keys, name_counts = _name_cells(skims, number, width)
    keys = np.repeat(np.arange(len(skims)) * width, [len(row) for row in read.rows])
    keys += np.concatenate(read.rows)
    word_keys, word_counts = _summed(keys, np.ones(len(keys)))
    # What is a name in one article of a story is no word in any of them; amounts are neither.
    named = distinct(story[name_keys // width] * width + name_keys % width)
    amount = np.array([word[0].isdigit() for word in (*read.words, *more)], dtype=np.bool_)
    plain = (places_in(named, story[word_keys // width] * width + word_keys % width) < 0) & ~amount[word_keys % width]

    def rows(keys: Ints, counts: Floats) -> sparse.csr_array:
        column = keys % width
        cells, values = _summed(story[keys // width] * width + column, (1 + np.log(counts)) * rarities[column])
        return unit_rows(values, cells // width, cells % width, (len(members), width))

    return without_common(rows(name_keys, name_counts)), without_common(rows(word_keys[plain], word_counts[plain]))


def _name_cells(skims: Sequence[Skim], number: Mapping[str, int], width: int) -> tuple[Ints, Floats]:
    """Keys ``place * width + word`` of the words of names, and how often each is mentioned, twice for names of the lead."""
    keys, counts = [], []
    for place, one in enumerate(skims):
        lead = set(one.lead_names)
        for name, count in one.names:
            for part in name.split():
                keys.append(place * width + number[part])
                counts.append(count * (2 if name in lead else 1))
    return _summed(np.array(keys, dtype=np.int64), np.array(counts, dtype=np.float64))


def _summed(keys: Ints, values: Floats) -> tuple[Ints, Floats]:
    """The distinct keys, ascending, each with the sum of its values."""
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    return keys[first], np.add.reduceat(values, first) if len(keys) else values


def _outlet_forms(name: str) -> tuple[str, ...]:
    """An outlet's name as the names of a skim are written, with and without its article."""
    plain = " ".join(bare_words(fold(name)))
    return plain, plain.removeprefix("the ")


def _shared_names(here: Mapping[str, int], there: Mapping[str, int], outlets: frozenset[str]) -> tuple[str, ...]:
    """Names of both stories, each in one form ("ann torv", not also "torv"); no outlets and no demonyms.

    Names of several words, which are mostly people and bodies, stand before names of one, which are mostly places; then the most telling.
    """
    shared = {
        name: min(here[name], there[name]) * max(rarity(stem(word)) for word in name.split())
        for name in here.keys() & there.keys()
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
