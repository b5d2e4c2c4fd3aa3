"""From candidate pairs to borrowings.

What question it answers: which articles of the pile took words from which, sentence by sentence?
"""

from collections import Counter
from collections.abc import Callable, Sequence

from secondsource.lineage.candidates import fingerprint_pairs, story_pairs
from secondsource.lineage.direction import way
from secondsource.lineage.passages import Weigher, passages
from secondsource.lineage.sheets import Sheet, rarity, sheet
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing, Passage
from secondsource.records.skim import Skim
from secondsource.records.story import Story


def borrowings(
    articles: Sequence[Article],
    skims: Sequence[Skim],
    stories: Sequence[Story],
    *,
    progress: Callable[[int], None] | None = None,
) -> tuple[Borrowing, ...]:
    """Borrowings of the whole pile, sorted by ``(a, b)``.

    ``progress`` is called with the number of pairs that were aligned since the last call.
    """
    by_id = {article.id: article for article in articles}
    skims = sorted((skim for skim in skims if skim.id in by_id), key=lambda skim: skim.id)
    place = {skim.id: number for number, skim in enumerate(skims)}
    pairs = sorted({(pair.a, pair.b) for pair in fingerprint_pairs(skims)} | set(story_pairs(stories, place)))
    sheets: dict[int, Sheet] = {k: sheet(by_id[skims[k].id]) for pair in pairs for k in pair}
    pile = rarity(sheets.values())
    found: list[Borrowing] = []
    for a, b in pairs:
        weigher = Weigher(pile, rarity((sheets[a], sheets[b])))
        aligned = passages(sheets[a], sheets[b], weigher)
        borrowed = _borrowing(by_id[skims[a].id], by_id[skims[b].id], aligned)
        if borrowed:
            found.append(borrowed)
        if progress:
            progress(1)
    return tuple(found)


def _borrowing(a: Article, b: Article, aligned: Sequence[Passage]) -> Borrowing | None:
    told = [one for one in aligned if not one.speech]
    strong = [one for one in told if one.kind != "reworded" and one.a.end - one.a.start > 60]
    if len(strong) < 2 and sum(one.similarity for one in told) < 3:
        return None
    found = way(a, b, aligned)
    if a.id > b.id:
        raise ValueError("pairs are given in order of id")
    kinds = Counter(one.kind for one in told)
    kind = max(sorted(kinds), key=lambda one: kinds[one])
    borrower = a if found.direction == "b->a" else b if found.direction == "a->b" else min((a, b), key=lambda one: len(one.sentences))
    shared = len({(one.a if borrower is a else one.b) for one in aligned})
    return Borrowing(
        a=a.id,
        b=b.id,
        direction=found.direction,
        kind=kind,
        matched_words=sum(len(a.words(one.a).split()) for one in aligned),
        passages=tuple(aligned),
        shared_sentences=shared,
        all_sentences=len(borrower.sentences),
        credited=found.credited,
        direction_by=found.by,
        evidence=(f"{shared} of {len(borrower.sentences)} sentences shared", *found.evidence),
    )
