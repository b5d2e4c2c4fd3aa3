"""From candidate pairs to borrowings.

What question it answers: which articles of the pile took words from which, sentence by sentence?

Shared speech, lines that an outlet prints everywhere and lists show no copying: a borrowing needs sentences of a report's own prose, two or
more with long runs of the same words, or one that is too long to be chance, or many that were reworded in the same order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from secondsource.graphs import components
from secondsource.lineage.candidates import Pair, fingerprint_pairs, story_pairs
from secondsource.lineage.citations import mentions
from secondsource.lineage.direction import ORPHANED, Side, way
from secondsource.lineage.furniture import stock_fingerprints
from secondsource.lineage.judging import verdict
from secondsource.lineage.passages import Match, matches
from secondsource.lineage.prints import held, shared_prints
from secondsource.lineage.rarity import NOTHING, Counts, counted
from secondsource.lineage.sheets import Sheet, sheet
from secondsource.lineage.vocabulary import Vocabulary
from secondsource.records.article import Article, Span
from secondsource.records.lineage import Borrowing, Passage, PassageKind
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.text.shingles import HASH_BYTES, Hashes, hashes_of

_NO_STOCK: Hashes = np.empty(0, dtype=np.uint64)
_PILE_SAMPLE = 400  # sheets that the pile's rarity is counted on
_LEAST_FAR = 6  # fingerprints that two articles on different events must share to be aligned
_NEAR_QUOTE = 800  # code points between an excerpt and the name of its outlet: an excerpt may have a few paragraphs
_NEAR_DAYS = 7  # farther apart, and in no common story, shared words are more often background than a copy


def borrowings(
    articles: Sequence[Article],
    skims: Sequence[Skim],
    stories: Sequence[Story],
    *,
    only: Collection[str] | None = None,
    agencies: Collection[str] = (),
    progress: Callable[[int], None] | None = None,
) -> tuple[Borrowing, ...]:
    """Borrowings of the whole pile, sorted by ``(a, b)``; ``agencies`` are the folded names of outlets known to be agencies.

    With ``only``: those between two of these articles, as they are found in the whole pile, at the cost of fewer alignments.
    ``progress`` is called with the number of pairs that were aligned since the last call.
    """
    ground = prepared(articles, skims, stories, agencies)
    pairs = ground.pairs
    if only is not None:
        # Those with other articles are aligned too: they tell whether both took from a third.
        asked = {k for k, skim in enumerate(ground.skims) if skim.id in only}
        pairs = [pair for pair in pairs if not asked.isdisjoint(pair)]
    found: list[Borrowing] = []
    for group, inside in _by_component(sorted({k for pair in pairs for k in pair}), pairs):
        desk = ground.desk(group)
        for a, b in inside:
            borrowed = desk.weigh(ground.skims[a].id, ground.skims[b].id, near=ground.near(a, b)).borrowing
            if borrowed:
                found.append(borrowed)
        if progress:
            progress(len(inside))
    told = with_common_origins(sorted(found, key=lambda one: (one.a, one.b)), ground.articles)
    return tuple(told if only is None else (one for one in told if one.a in only and one.b in only))


class Ground(NamedTuple):
    """What is known of the pile before any two articles are compared.

    ``skims`` are in order of their ids; ``pairs`` are places in them.
    """

    articles: Mapping[str, Article]
    skims: Sequence[Skim]
    told_in: Mapping[str, str]
    stock: Hashes
    pairs: list[tuple[int, int]]
    pile: Counts
    vocabulary: Vocabulary
    agencies: Collection[str]

    def desk(self, places: Sequence[int]) -> "Desk":
        """The desk on which these articles are compared."""
        sheets = [(self.articles[self.skims[k].id], _stock_of(self.skims[k], self.stock)) for k in places]
        return Desk(sheets, self.pile, self.vocabulary, self.agencies)

    def near(self, a: int, b: int) -> bool:
        """Whether the two may be on one event."""
        return _near(self.skims[a], self.skims[b], self.told_in)


def prepared(articles: Sequence[Article], skims: Sequence[Skim], stories: Sequence[Story], agencies: Collection[str] = ()) -> Ground:
    """Stock, candidate pairs, and how rare words are in the pile."""
    by_id = {article.id: article for article in articles}
    skims = sorted((skim for skim in skims if skim.id in by_id), key=lambda skim: skim.id)
    place = {skim.id: number for number, skim in enumerate(skims)}
    prints = shared_prints(skims)
    stock = stock_fingerprints(prints, skims, stories)
    told_in = {article: story.id for story in stories for article in story.articles}
    by_runs = {(pair.a, pair.b) for pair in fingerprint_pairs(prints.without(stock)) if _worth_aligning(pair, skims, told_in)}
    pairs = sorted(by_runs | set(story_pairs(stories, place, skims)))
    del prints
    touched = sorted({k for pair in pairs for k in pair})
    step = max(1, len(touched) // _PILE_SAMPLE)
    vocabulary = Vocabulary()
    sample = (sheet(by_id[skims[k].id], _NO_STOCK, NOTHING, vocabulary) for k in touched[::step])
    pile = counted((one.traits.kinds, one.traits.counts, len(one.spans)) for one in sample)
    return Ground(by_id, skims, told_in, stock, pairs, pile, vocabulary, agencies)


def with_common_origins(found: Sequence[Borrowing], articles: Mapping[str, Article]) -> list[Borrowing]:
    """Two copies of one origin that stands in the pile: what they share is the origin's, whatever their times say."""
    origins: dict[str, dict[str, Borrowing]] = {}
    for one in found:
        if one.direction in ("a->b", "b->a") and one.direction_by != "time":
            origin, copy = (one.a, one.b) if one.direction == "a->b" else (one.b, one.a)
            origins.setdefault(copy, {})[origin] = one
    made: list[Borrowing] = []
    for one in found:
        both = sorted(origins.get(one.a, {}).keys() & origins.get(one.b, {}).keys())
        own = one.direction_by == "time" and articles[one.a].outlet is not None and articles[one.a].outlet == articles[one.b].outlet
        weak = one.direction in ("unknown", "common") or one.direction_by == "time" or one.evidence[-1].endswith(ORPHANED)
        if both and not own and weak:
            name = articles[both[0]].outlet or both[0]
            label = f"both from {name}"
            one = msgspec.structs.replace(one, direction="common", direction_by="content", evidence=(one.evidence[0], label))
        made.append(one)
    return made


def _worth_aligning(pair: Pair, skims: Sequence[Skim], told_in: Mapping[str, str]) -> bool:
    """Articles on different events share a sentence or two more often than not: only more than that is looked at."""
    a, b = skims[pair.a], skims[pair.b]
    enough = min(_LEAST_FAR, 0.3 * min(len(a.fingerprints), len(b.fingerprints)) / HASH_BYTES)
    return pair.shared >= enough or _near(a, b, told_in)


def _by_component(nodes: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Connected articles with their pairs, so that only one component's sheets are held at a time."""
    groups = components(nodes, pairs)
    number = {node: k for k, group in enumerate(groups) for node in group}
    inside: list[list[tuple[int, int]]] = [[] for _ in groups]
    for pair in pairs:
        inside[number[pair[0]]].append(pair)
    yield from zip(groups, inside, strict=True)


def _near(a: Skim, b: Skim, told_in: Mapping[str, str]) -> bool:
    """Whether the two may be on one event: one story, or outlets that differ and days that are near.

    An outlet repeats its own background and its own lines to the reader in the reports of a week.
    """
    if a.id in told_in and told_in[a.id] == told_in.get(b.id):
        return True
    if a.outlet is not None and a.outlet == b.outlet:
        return False
    return a.day is not None and b.day is not None and abs(a.day - b.day) <= _NEAR_DAYS


def _stock_of(skim: Skim, stock: Hashes) -> Hashes:
    """Those of the article's fingerprints that are stock, sorted."""
    own = hashes_of(skim.fingerprints)
    return own[held(stock, own)]


class Weighed(NamedTuple):
    """The aligned sentences of two articles, what in them shows that words were taken (None: nothing), and the borrowing."""

    found: list[Match]
    why: str | None
    borrowing: Borrowing | None


class Desk:
    """Sheets and credits of the articles of one component, made when they are first needed."""

    def __init__(
        self, articles: Sequence[tuple[Article, Hashes]], pile: Counts, vocabulary: Vocabulary, agencies: Collection[str] = ()
    ) -> None:
        self._articles = {article.id: article for article, _ in articles}
        self._stock = {article.id: stock for article, stock in articles}
        self._pile = pile
        self._vocabulary = vocabulary
        self._agencies = agencies
        self._sheets: dict[str, Sheet] = {}
        self._sides: dict[str, Side] = {}

    def _sheet(self, article: str) -> Sheet:
        if article not in self._sheets:
            self._sheets[article] = sheet(self._articles[article], self._stock[article], self._pile, self._vocabulary)
        return self._sheets[article]

    def _side(self, article: str) -> Side:
        if article not in self._sides:
            self._sides[article] = Side.of(self._articles[article], self._agencies)
        return self._sides[article]

    def weigh(self, a: str, b: str, *, near: bool) -> Weighed:
        """What two articles have in common, ``a < b``."""
        left, right = self._sheet(a), self._sheet(b)

        def quotes(first: bool, at: Span) -> bool:
            copy, origin = (a, b) if first else (b, a)
            outlet = self._articles[origin].outlet
            if outlet is None or outlet == self._articles[copy].outlet:
                return False
            return mentions(self._side(copy).text, outlet, max(0, at.start - _NEAR_QUOTE), at.end + _NEAR_QUOTE)

        found = matches(left, right, self._pile, quotes)
        outlets = self._articles[a].outlet, self._articles[b].outlet
        why = verdict(found, len(left.spans), len(right.spans), near=near, foreign=outlets[0] is None or outlets[0] != outlets[1])
        return Weighed(found, why, _borrowing(self._side(a), self._side(b), found) if why else None)


def _borrowing(a: Side, b: Side, found: Sequence[Match]) -> Borrowing:
    told = way(a, b, found)
    known = {"a->b": b, "b->a": a}
    borrower = known.get(told.direction) or min((a, b), key=lambda one: len(one.article.sentences))
    shared = len({one.row_a if borrower is a else one.row_b for one in found})
    total = len(borrower.article.sentences)
    return Borrowing(
        a=a.article.id,
        b=b.article.id,
        direction=told.direction,
        kind=_kind_of_all([one.passage for one in found]),
        matched_words=sum(one.kept for one in found),
        passages=tuple(one.passage for one in found),
        shared_sentences=shared,
        all_sentences=total,
        credited=told.credited,
        direction_by=told.by,
        evidence=(f"{shared} of {total} sentences shared", *told.evidence),
    )


def _kind_of_all(found: Sequence[Passage]) -> PassageKind:
    """The kind of most sentences outside speech; swapped as soon as a quarter are: a spin leaves alone what does not hold its words."""
    told = [one for one in found if not one.speech] or list(found)
    counts = Counter(one.kind for one in told)
    if counts["swapped"] >= max(2, 0.25 * len(told)):
        return "swapped"
    order: tuple[PassageKind, ...] = ("verbatim", "edited", "swapped", "reworded")
    return max(order, key=lambda kind: counts[kind])
