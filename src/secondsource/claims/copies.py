"""Sentences that derive from one another, as families of sentences: the ground on which reports are folded before anything is counted."""

from collections.abc import Mapping, Sequence

from secondsource.claims.segments import Page
from secondsource.graphs import components
from secondsource.records.lineage import Borrowing

# A borrower of whom nearly all stands in the other's text added nothing that we could call its own.
WHOLE_COPY = 0.8


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
    nodes = sorted({node for tie in ties for node in tie})
    families: list[list[int | None]] = [[None] * len(page.article.sentences) for page in pages]
    for number, group in enumerate(components(nodes, ties)):
        for page, sentence in group:
            families[page][sentence] = number
    return families


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
