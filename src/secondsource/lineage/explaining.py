"""Why two articles are, or are not, said to derive one from the other.

What question it answers: which sentences did the two have beside one another, what did each of them count for, and what fell short?
"""

from collections.abc import Sequence

from secondsource.lineage.borrowing import prepared, with_common_origins
from secondsource.lineage.judging import shortfall
from secondsource.lineage.passages import Match
from secondsource.records.article import Article
from secondsource.records.lineage import Aligned, Explanation
from secondsource.records.skim import Skim
from secondsource.records.story import Story


def explained(articles: Sequence[Article], skims: Sequence[Skim], stories: Sequence[Story], a: str, b: str) -> Explanation:
    """The explanation of one pair of the pile; what is stock, rare or from a third article is told by the whole pile.

    Raises:
        KeyError: one of the two is not in the pile.
        ValueError: both are the same article.
    """
    if a == b:
        raise ValueError(a)
    a, b = sorted((a, b))
    ground = prepared(articles, skims, stories)
    place = {skim.id: number for number, skim in enumerate(ground.skims)}
    asked = (place[a], place[b])
    # Origins that both took from are found among the partners of the two.
    pairs = sorted({asked, *(pair for pair in ground.pairs if not set(asked).isdisjoint(pair))})
    desk = ground.desk(sorted({k for pair in pairs for k in pair}))
    weighed = {pair: desk.weigh(ground.skims[pair[0]].id, ground.skims[pair[1]].id, near=ground.near(*pair)) for pair in pairs}
    compared = asked in ground.pairs
    borrowings = [found.borrowing for pair, found in weighed.items() if found.borrowing and (pair != asked or compared)]
    known = {(one.a, one.b): one for one in with_common_origins(borrowings, ground.articles)}
    found, why, _ = weighed[asked]
    if why and not compared:
        why = f"too little in common to be compared; else {why}"
    return Explanation(
        a=a,
        b=b,
        compared=compared,
        near=ground.near(*asked),
        why=why or shortfall(found, near=ground.near(*asked)),
        aligned=tuple(Aligned(passage=one.passage, words=one.kept, note=_note(one)) for one in found),
        borrowing=known.get((a, b)),
    )


def _note(one: Match) -> str:
    if one.passage.speech:
        return "speech"
    if not one.own:
        return "stands on pages about other things, or is no prose"
    return "" if one.kept else "no run of three words in common"
