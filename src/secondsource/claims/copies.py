"""Sentences that derive from one another, as families of sentences: the ground on which reports are folded before anything is counted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from secondsource.claims.segments import Page
from secondsource.graphs import components
from secondsource.records.lineage import Borrowing

_Node = tuple[int, int]  # page and sentence

# A borrower of whom nearly all stands in the other's text added nothing that we could call its own.
WHOLE_COPY = 0.8
MIN_IDENTICAL = 9
# One run of eight words outside quotation marks is an office or a name of a bill; two are a common text.
RUN, MIN_RUNS = 8, 2
_END = -1  # no word: a quotation, or the end of a paragraph
_MOST_HOLDERS = 12  # a run that more articles hold is stock, or copying that lineage has found


def copied_sentences(pages: Sequence[Page], borrowings: Sequence[Borrowing]) -> list[list[int | None]]:
    """For each page and sentence the number of its family of derived sentences; None where it has none.

    Shared speech ties two sentences only inside a borrowing that also shares narration: two reporters at one press conference share the
    quotes and nothing else.
    """
    place = {page.article.id: number for number, page in enumerate(pages)}
    inside = [one for one in borrowings if one.a in place and one.b in place and not all(passage.speech for passage in one.passages)]
    ties: list[tuple[float, _Node, _Node]] = []
    for borrowing in inside:
        a, b = place[borrowing.a], place[borrowing.b]
        for passage in borrowing.passages:
            one, two = pages[a].sentence_at(passage.a.start), pages[b].sentence_at(passage.b.start)
            if one is not None and two is not None:
                ties.append((passage.similarity, (a, one), (b, two)))
    ties.extend((1.0, one, two) for one, two in _identical(pages))
    nodes = sorted({node for _, *tie in ties for node in tie})
    kept = _without_bridges(ties, _origins(inside, place), {tuple(sorted((place[one.a], place[one.b]))) for one in inside})
    families: list[list[int | None]] = [[None] * len(page.article.sentences) for page in pages]
    for number, group in enumerate(components(nodes, kept)):
        if len(group) < 2:
            continue
        for page, sentence in group:
            families[page][sentence] = number
    return families


def _origins(borrowings: Sequence[Borrowing], place: Mapping[str, int]) -> frozenset[int]:
    """Pages from which others took words and which took none themselves."""
    gave = {place[one.a if one.direction == "a->b" else one.b] for one in borrowings if one.direction in ("a->b", "b->a")}
    took = {place[one.b if one.direction == "a->b" else one.a] for one in borrowings if one.direction in ("a->b", "b->a")}
    return frozenset(gave - took)


def _without_bridges(
    ties: Sequence[tuple[float, _Node, _Node]], origins: frozenset[int], linked: Collection[tuple[int, ...]]
) -> list[tuple[_Node, _Node]]:
    """Ties, surest first, but none by which a sentence of a mosaic would make one telling of two origins that share nothing."""
    home: dict[_Node, int] = {}
    members: dict[int, list[_Node]] = {}
    sources: dict[int, set[int]] = {}
    for node in sorted({node for _, *tie in ties for node in tie}):
        number = home[node] = len(home)
        members[number], sources[number] = [node], {node[0]} & origins
    kept = []
    for _, one, two in sorted(ties, key=lambda tie: (-tie[0], tie[1], tie[2])):
        left, right = home[one], home[two]
        if left == right:
            continue
        if any(a != b and (min(a, b), max(a, b)) not in linked for a in sources[left] for b in sources[right]):
            continue
        kept.append((one, two))
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for node in members.pop(right):
            home[node] = left
            members[left].append(node)
        sources[left] |= sources.pop(right)
    return kept


def _identical(pages: Sequence[Page]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Narration that stands word for word in two articles: nobody writes nine words of his own like that."""
    firsts: dict[tuple[str, ...], tuple[int, int]] = {}
    ties = []
    for number, page in enumerate(pages):
        for sentence, span in enumerate(page.article.sentences):
            if any(r.start < span.end and r.end > span.start for r in page.regions):
                continue
            told = tuple(word for word, _, _ in page.told(span.start, span.end))
            if len(told) < MIN_IDENTICAL:
                continue
            if told in firsts and firsts[told][0] != number:
                ties.append((firsts[told], (number, sentence)))
            else:
                firsts.setdefault(told, (number, sentence))
    return ties


def identical_narration(pages: Sequence[Page]) -> dict[tuple[str, str], int]:
    """How many narration sentences two articles share word for word, by sorted ids; copies are counted against the first only."""
    found: dict[tuple[str, str], int] = {}
    for (a, _), (b, _) in _identical(pages):
        one, two = sorted((pages[a].article.id, pages[b].article.id))
        found[one, two] = found.get((one, two), 0) + 1
    return found


def whole_copies(borrowings: Sequence[Borrowing], known: Mapping[str, object]) -> list[tuple[str, str]]:
    """Pairs of articles of which one adds next to nothing to the other's text."""
    return [
        (one.a, one.b)
        for one in borrowings
        if one.a in known
        and one.b in known
        and one.all_sentences >= 2
        and one.shared_sentences >= WHOLE_COPY * one.all_sentences
        and not all(passage.speech for passage in one.passages)
    ]


def shared_runs(pages: Sequence[Page]) -> dict[tuple[str, str], int]:
    """How many runs of eight words and more two articles share outside quotation marks, where there are two at least; by sorted ids."""
    starts: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for found in _held_runs(pages):
        if 1 < len(found) <= _MOST_HOLDERS:
            for (a, i), (b, j) in combinations(found, 2):
                starts.setdefault((a, b), []).append((i, j))
    shared: dict[tuple[str, str], int] = {}
    for (a, b), places in starts.items():
        known = set(places)
        runs = sum((i - 1, j - 1) not in known for i, j in known)
        if runs >= MIN_RUNS:
            one, two = sorted((pages[a].article.id, pages[b].article.id))
            shared[one, two] = runs
    return shared


def _held_runs(pages: Sequence[Page]) -> list[list[tuple[int, int]]]:
    """For each run of eight words that several pages hold, the pages with the place where each has it first."""
    numbers: dict[str, int] = {}
    told: list[int] = []
    home: list[int] = []
    for at, page in enumerate(pages):
        words = [numbers.setdefault(word, len(numbers)) if word else _END for word in _narrated(page)] + [_END]
        told += words
        home += [at] * len(words)
    names = np.array(told, dtype=np.int64)
    # A run of two is named by its two words, one of four by its two halves, and so on: equal names are equal words.
    size = 1
    while size < RUN and len(names) > size:
        left, right = names[:-size], names[size:]
        both = np.where((left == _END) | (right == _END), _END, left * (max(int(names.max()), 0) + 1) + right)
        _, names = np.unique(both, return_inverse=True)
        names = np.where(both == _END, _END, names)
        size *= 2
    counts = np.bincount(names[names != _END], minlength=1)
    held: dict[int, dict[int, int]] = {}
    for at in np.flatnonzero((names != _END) & (counts[names] > 1)).tolist():
        held.setdefault(int(names[at]), {}).setdefault(home[at], at)
    return [list(found.items()) for found in held.values() if len(found) > 1]


def _narrated(page: Page) -> Iterator[str]:
    """The words outside quotation marks; "" for one inside, and at the end of a paragraph."""
    region = 0
    for low, high in page.paragraphs:
        for word, start, _ in page.told(low, high):
            while region < len(page.regions) and page.regions[region].end <= start:
                region += 1
            yield "" if region < len(page.regions) and page.regions[region].start <= start else word
        yield ""
