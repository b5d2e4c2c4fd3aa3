"""Sentences that derive from one another, as families of sentences: the ground on which reports are folded before anything is counted."""

from collections.abc import Mapping, Sequence

from secondsource.claims.segments import Page
from secondsource.graphs import components
from secondsource.records.lineage import Borrowing
from secondsource.text.normalize import words

# A borrower of whom nearly all stands in the other's text added nothing that we could call its own.
WHOLE_COPY = 0.8
MIN_IDENTICAL = 9


def copied_sentences(pages: Sequence[Page], borrowings: Sequence[Borrowing]) -> list[list[int | None]]:
    """For each page and sentence the number of its family of derived sentences; None where it has none.

    Shared speech ties two sentences only inside a borrowing that also shares narration: two reporters at one press conference share the
    quotes and nothing else.
    """
    place = {page.article.id: number for number, page in enumerate(pages)}
    ties: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for borrowing in borrowings:
        if borrowing.a not in place or borrowing.b not in place or all(passage.speech for passage in borrowing.passages):
            continue
        a, b = place[borrowing.a], place[borrowing.b]
        for passage in borrowing.passages:
            one, two = pages[a].sentence_at(passage.a.start), pages[b].sentence_at(passage.b.start)
            if one is not None and two is not None:
                ties.append(((a, one), (b, two)))
    ties.extend(_identical(pages))
    nodes = sorted({node for tie in ties for node in tie})
    families: list[list[int | None]] = [[None] * len(page.article.sentences) for page in pages]
    for number, group in enumerate(components(nodes, ties)):
        for page, sentence in group:
            families[page][sentence] = number
    return families


def _identical(pages: Sequence[Page]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Narration that stands word for word in two articles: nobody writes nine words of his own like that."""
    firsts: dict[tuple[str, ...], tuple[int, int]] = {}
    ties = []
    for number, page in enumerate(pages):
        for sentence, span in enumerate(page.article.sentences):
            if any(r.start < span.end and r.end > span.start for r in page.regions):
                continue
            told = tuple(word for word, _, _ in words(page.folded, span.start, span.end))
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
