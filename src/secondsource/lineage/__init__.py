"""4. Articles, skims and stories to borrowings and families: who took words from whom, and which articles are one telling."""

from collections.abc import Callable, Collection, Sequence

from secondsource.lineage.families import families
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing, Explanation
from secondsource.records.skim import Skim
from secondsource.records.story import Story

__all__ = ["borrowings", "explain", "families"]


def borrowings(
    articles: Sequence[Article],
    skims: Sequence[Skim],
    stories: Sequence[Story],
    *,
    only: Collection[str] | None = None,
    agencies: Collection[str] = (),
    progress: Callable[[int], None] | None = None,
) -> tuple[Borrowing, ...]:
    """Borrowings of the whole pile by ``(a, b)``, or those between two of the articles ``only``.

    ``agencies`` are the folded names of outlets that the user knows to be agencies. ``progress`` gets the number of pairs aligned since
    the last call.
    """
    from secondsource.lineage.borrowing import borrowings as found  # numpy and scipy load when they are needed

    return found(articles, skims, stories, only=only, agencies=agencies, progress=progress)


def explain(articles: Sequence[Article], skims: Sequence[Skim], stories: Sequence[Story], a: str, b: str) -> Explanation:
    """Why two articles of the pile are, or are not, said to derive one from the other.

    Raises:
        KeyError: one of the two is not in the pile.
        ValueError: both are the same article.
    """
    from secondsource.lineage.explaining import explained

    return explained(articles, skims, stories, a, b)
