"""4. Articles, skims and stories to borrowings and families: who took words from whom, and which articles are one telling."""

from collections.abc import Callable, Sequence

from secondsource.lineage.families import families
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing
from secondsource.records.skim import Skim
from secondsource.records.story import Story

__all__ = ["borrowings", "families"]


def borrowings(
    articles: Sequence[Article],
    skims: Sequence[Skim],
    stories: Sequence[Story],
    *,
    progress: Callable[[int], None] | None = None,
) -> tuple[Borrowing, ...]:
    """Borrowings of the whole pile, sorted by ``(a, b)``; ``progress`` gets the number of pairs aligned since the last call."""
    from secondsource.lineage.borrowing import borrowings as found  # numpy and scipy load when they are needed

    return found(articles, skims, stories, progress=progress)
