"""Assign articles to stories: score candidate pairs, then merge while the mean log odds between two groups favour one event.

Average link, best merge first: one good pair cannot tie two groups whose other pairs speak against it, as single link would. Nearly
identical texts of the same days are one node, so a thousand copies weigh as one telling and cost as one. Round-ups, opinion and live
pages are set aside and join at the end the one story they fit best, so they can never bridge two. How much two groups must be alike depends
on their sizes (:func:`bar`). What two reports alone would found has no third to speak for or against it, so they must be more alike than
members of a larger story, and most so if their days differ or both are of one outlet.
"""

import datetime
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from secondsource.graphs import components
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.stories.candidates import candidate_pairs
from secondsource.stories.collection import LEAST_PILE, Collection, Floats, Ints, collect
from secondsource.stories.linking import average_link
from secondsource.stories.similarity import VIEWS, PairView, log_odds, views_of_pairs, with_nearest
from secondsource.stories.storylines import with_storylines
from secondsource.stories.vocabulary import vocabulary
from secondsource.text.shingles import HASH_BYTES, hashes_of

UNSEEN_LOG_ODDS = -5.0  # of a pair that is no candidate: about what such pairs score on average
SAME_TEXT = 0.8  # Jaccard overlap of fingerprints from which two articles are one text
SAME_WORDS = 0.6  # and of their stems, which lack repeated furniture that fingerprints have
SAME_TEXT_DAYS = 3
SKETCH = 4  # least fingerprints by which copies are found
LONG_SKETCH = 16  # and by half of which they are seen to be none, without a look at the others: a shared footer is in many sketches
COMPANY = 200  # largest company whose pairs are all scored
MARGIN_OF_HINTED = 0.5  # a round-up must fit a story better than a report must
# Log odds that two articles need to be a story by themselves in a large pile, where each finds something like it by chance; more of
# different days, and then more for each that names no weekday in its opening and so may tell of no event.
LEAST_OF_TWO = 0.5
OF_OTHER_DAYS = 1.5
WITHOUT_WEEKDAY = 0.5
OF_ONE_OUTLET = 3.5  # more if both are of one outlet, which tells an event mostly once and what follows in its own set words
# An event that many tell draws one more report sooner than one that few tell; two groups that each hold several reports have mostly shown
# that they are two events. What the mean log odds between two groups must exceed; sizes tried: docs/measured/stories.md.
MANY, ONE_MORE_OF_MANY = 5, -1.0
SEVERAL, SEVERAL_WITH_SEVERAL = 3, 0.3


def group(skims: Sequence[Skim]) -> tuple[Story, ...]:
    """Stories of the skims with their storylines, in order of their id. Independent of the order of ``skims``.

    A story's id is "s-" and the smallest of its articles' ids. Articles stand by day, undated last, then by id.
    """
    if not skims:
        return ()
    ordered = sorted(skims, key=lambda one: one.id)
    copies, read = same_texts(ordered), vocabulary(ordered)
    nodes = [ordered[place] for place in copies]
    a, b, odds = scored_pairs(collect(nodes, read.of(list(copies))))
    hinted = np.array([bool(one.hints) for one in nodes], dtype=np.bool_)
    groups = firm(merged(len(nodes), a, b, odds, hinted), nodes, a, b, odds)
    places = list(copies.values())
    stories = [story_of([ordered[place] for node in nodes_ for place in places[node]]) for nodes_ in groups]
    return with_storylines(sorted(stories, key=lambda story: story.id), ordered, read)


def scored_pairs(pile: Collection) -> tuple[Ints, Ints, Floats]:
    """Candidate pairs and their log odds; where these tie a small company together, all pairs inside it, so that its means are true."""
    a, b = candidate_pairs(pile)
    pile = with_nearest(pile, a, b)
    odds = log_odds(pile, a, b)
    tied = odds > 0
    companies = components(range(len(pile.days)), zip(a[tied].tolist(), b[tied].tolist(), strict=True))
    known = set(zip(a.tolist(), b.tolist(), strict=True))
    missing = [
        pair
        for company in companies
        if 2 < len(company) <= COMPANY
        for place, x in enumerate(company)
        for y in company[place + 1 :]
        if (pair := (x, y)) not in known
    ]
    if not missing:
        return a, b, odds
    more = np.array(missing, dtype=np.int64)
    return np.r_[a, more[:, 0]], np.r_[b, more[:, 1]], np.r_[odds, log_odds(pile, more[:, 0], more[:, 1])]


def same_texts(skims: Sequence[Skim]) -> dict[int, list[int]]:
    """First place -> places of all articles that carry nearly the same text within a few days; ``skims`` sorted by id."""
    leaders: dict[int, list[int]] = {}
    by_sketch: dict[int, list[int]] = {}
    long_of: dict[int, frozenset[int]] = {}
    for place, one in enumerate(skims):
        least = hashes_of(one.fingerprints[: LONG_SKETCH * HASH_BYTES]).tolist()
        sketch = least[:SKETCH]
        near = sorted({leader for value in sketch for leader in by_sketch.get(value, ())})
        long = frozenset(least)
        near = [leader for leader in near if 2 * len(long & long_of[leader]) >= min(len(long), len(long_of[leader]))]
        home = next((leader for leader in near if _same_text(skims[leader], one)), None)
        if home is not None:
            leaders[home].append(place)
            continue
        leaders[place] = [place]
        long_of[place] = long
        for value in sketch:
            bucket = by_sketch.setdefault(value, [])
            if len(bucket) < 50:
                bucket.append(place)
    return leaders


def _same_text(a: Skim, b: Skim) -> bool:
    if a.day is not None and b.day is not None and abs(a.day - b.day) > SAME_TEXT_DAYS:
        return False
    prints, other_prints = hashes_of(a.fingerprints), hashes_of(b.fingerprints)
    small, large = sorted((len(prints), len(other_prints)))
    if small < SAME_TEXT * large:
        return False
    both = len(np.intersect1d(prints, other_prints, assume_unique=True))
    if both < SAME_TEXT * (small + large - both):
        return False
    words, others = set(a.stems[a.title_stems :]), set(b.stems[b.title_stems :])  # without what the page repeats
    return len(words & others) >= SAME_WORDS * len(words | others)


def merged(size: int, a: Ints, b: Ints, odds: Floats, hinted: npt.NDArray[np.bool_]) -> list[list[int]]:
    """Groups of ``range(size)``; each sorted, in order of their first member."""
    plain = ~(hinted[a] | hinted[b])
    groups = average_link(size, a[plain], b[plain], odds[plain], unseen=UNSEEN_LOG_ODDS, bar=bar)
    home = {node: number for number, group_ in enumerate(groups) for node in group_}
    # Hinted nodes: each to the one story of plain nodes that it fits best.
    fits: dict[int, dict[int, float]] = {}
    for x, y, value in zip(a.tolist(), b.tolist(), odds.tolist(), strict=True):
        for node, other in ((x, y), (y, x)):
            if hinted[node] and not hinted[other]:
                fit = fits.setdefault(node, {})
                fit[home[other]] = fit.get(home[other], 0.0) + value - UNSEEN_LOG_ODDS
    moved: dict[int, int] = {}
    for node, fit in sorted(fits.items()):
        best = max(fit, key=lambda number: (fit[number] / len(groups[number]), -number))
        if fit[best] / len(groups[best]) + UNSEEN_LOG_ODDS > MARGIN_OF_HINTED:
            moved[node] = best
    for node, number in sorted(moved.items()):
        groups[home[node]].remove(node)
        groups[number].append(node)
    # Those that fit no story may still tell of one event among themselves.
    left = hinted.copy()
    left[list(moved)] = False
    among = left[a] & left[b]
    for joined in average_link(size, a[among], b[among], odds[among], unseen=UNSEEN_LOG_ODDS, bar=bar):
        if len(joined) > 1:
            for node in joined:
                groups[home[node]].remove(node)
            groups.append(joined)
    return sorted(sorted(members) for members in groups if members)


def bar(one: int, other: int) -> float:
    """Mean log odds that two groups of these sizes must have between them to be one story."""
    small, large = min(one, other), max(one, other)
    if small == 1 and large >= MANY:
        return ONE_MORE_OF_MANY
    return SEVERAL_WITH_SEVERAL if small >= SEVERAL else 0.0


def firm(groups: Sequence[list[int]], nodes: Sequence[Skim], a: Ints, b: Ints, odds: Floats) -> list[list[int]]:
    """The groups, those of two parted that are less alike than :func:`least_of_two` asks; in order of their first member."""
    score = dict(zip(zip(a.tolist(), b.tolist(), strict=True), odds.tolist(), strict=True))
    found = []
    for members in groups:
        one, other = members[0], members[-1]
        if len(members) == 2 and score.get((one, other), UNSEEN_LOG_ODDS) < least_of_two(nodes[one], nodes[other], len(nodes)):
            found += [[one], [other]]
        else:
            found.append(members)
    return sorted(found)


def least_of_two(a: Skim, b: Skim, size: int) -> float:
    """Log odds from which two articles of a pile of ``size`` are a story by themselves.

    A folder of a few articles was mostly put together by somebody; in a pile of thousands each report has its like by chance. The bar
    grows with the pile up to ``LEAST_PILE`` articles.
    """
    apart = a.day is not None and b.day is not None and a.day != b.day
    one_outlet = a.outlet is not None and a.outlet == b.outlet
    least = LEAST_OF_TWO + apart * (OF_OTHER_DAYS + WITHOUT_WEEKDAY * ((not a.weekdays) + (not b.weekdays))) + one_outlet * OF_ONE_OUTLET
    return least * min(1.0, size / LEAST_PILE)


def story_of(members: Sequence[Skim]) -> Story:
    """The story of these articles, as yet in a storyline of its own."""
    placed = sorted(members, key=lambda one: (one.day is None, one.day or 0, one.id))
    days = [datetime.date.fromordinal(one.day).isoformat() for one in placed if one.day is not None]
    name = "s-" + min(one.id for one in members)
    return Story(
        id=name,
        articles=tuple(one.id for one in placed),
        storyline=name,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def why(a: Skim, b: Skim, pile: Sequence[Skim] = ()) -> PairView:
    """How ``a`` and ``b`` compare among the articles of ``pile``: words are weighed by it and likeness is measured against its own."""
    everything = sorted({one.id: one for one in (*pile, a, b)}.values(), key=lambda one: one.id)
    collected = collect(everything)
    collected = with_nearest(collected, *candidate_pairs(collected))
    place = {one.id: number for number, one in enumerate(everything)}
    pair = np.array([place[a.id]]), np.array([place[b.id]])
    row = views_of_pairs(collected, *pair)[0]
    odds = float(log_odds(collected, *pair)[0])
    return PairView(dict(zip(VIEWS, map(float, row), strict=True)), odds, 1 / (1 + math.exp(-odds)))
