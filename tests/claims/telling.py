"""Shared small steps of the claims tests: one story from articles, attributions and figures given as words."""

from collections.abc import Sequence

from secondsource.claims import story_claims
from secondsource.records.article import Article
from secondsource.records.claim import Claim, StoryClaims
from secondsource.records.lineage import Borrowing, Family
from secondsource.records.reading import Reading
from secondsource.records.source import Source
from tests.builders import reading, story


def told(
    articles: Sequence[Article],
    readings: Sequence[Reading] = (),
    borrowings: Sequence[Borrowing] = (),
    families: Sequence[Family] = (),
    sources: Sequence[Source] = (),
) -> StoryClaims:
    """Claims of one story of these articles; an article without a reading is read as having no findings."""
    known = {one.id: one for one in readings}
    return story_claims(
        story(*articles),
        {one.id: one for one in articles},
        {one.id: known.get(one.id) or reading(one) for one in articles},
        borrowings,
        families,
        sources,
    )


def of_kind(claims: StoryClaims, kind: str, articles: int = 2) -> list[Claim]:
    """Claims of a kind that at least so many articles carry."""
    return [one for one in claims.claims if one.kind == kind and len({report.article for report in one.reports}) >= articles]


def drifts(claim: Claim) -> list[tuple[str, str]]:
    """(article, drift) of each report."""
    return [(report.article, report.drift.kind if report.drift else "") for report in claim.reports]
