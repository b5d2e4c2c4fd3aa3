"""6. One story's readings and families to its claims: who reports what, on whose word, how many are independent, where they differ."""

from collections.abc import Mapping, Sequence

from secondsource.records.article import Article
from secondsource.records.claim import StoryClaims
from secondsource.records.lineage import Borrowing, Family
from secondsource.records.reading import Reading
from secondsource.records.source import Source
from secondsource.records.story import Story

__all__ = ["story_claims"]


def story_claims(
    story: Story,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    borrowings: Sequence[Borrowing],
    families: Sequence[Family],
    sources: Sequence[Source] = (),
) -> StoryClaims:
    """All claims of one story; see ``matching.story_claims``."""
    from secondsource.claims.matching import story_claims as found  # rapidfuzz loads when it is needed

    return found(story, articles, readings, borrowings, families, sources)
