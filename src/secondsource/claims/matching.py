"""One story's readings and families to its claims: what is reported, by whom, who stands behind it, where it differs."""

from collections.abc import Mapping, Sequence

import msgspec

from secondsource.claims.building import figure_claim, quote_claim, sides_claim, statement_claim
from secondsource.claims.denial import Denied, answers_to, denials
from secondsource.claims.dependence import dependences
from secondsource.claims.figures import same_figures
from secondsource.claims.full_names import with_full_names
from secondsource.claims.measures import same_measures
from secondsource.claims.mouths import in_sure_mouths
from secondsource.claims.quotes import quoted_claims
from secondsource.claims.segments import Page, order_key, page
from secondsource.claims.sides import two_sides
from secondsource.claims.statements import same_statements
from secondsource.claims.two_things import parted
from secondsource.claims.weighing import Ground, ground, informant
from secondsource.records.article import Article
from secondsource.records.claim import Claim, Informant, Report, StoryClaims
from secondsource.records.lineage import Borrowing, Family
from secondsource.records.reading import Reading
from secondsource.records.source import Source
from secondsource.records.story import Story


def story_claims(
    story: Story,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    borrowings: Sequence[Borrowing],
    families: Sequence[Family],
    sources: Sequence[Source] = (),
) -> StoryClaims:
    """All claims of a story with their reports, variants and support, and how its articles stand to each other.

    Reports are in order of publication (undated last), then outlet, id and offset; ids (``q1``, ``f1``, ``e1``, ``s1``) follow the
    first report. ``sources`` are what a user knows of the outlets.
    The result does not depend on the order of any input.
    """
    members = sorted((articles[one] for one in story.articles if one in articles), key=order_key)
    named = with_full_names({article.id: readings[article.id] for article in members if article.id in readings})
    pages = [page(article, named.get(article.id)) for article in members]
    known = ground(pages, borrowings, families, sources)
    denied = Denied(denials(pages))
    by_id = {page.article.id: page for page in pages}
    claims = [quote_claim(known, one) for quoted in quoted_claims(pages) for one in in_sure_mouths(quoted, by_id)]
    claims += [figure_claim(known, part) for group in same_figures(pages, known.copied) for part in parted(group, pages)]
    claims += [figure_claim(known, group) for group in same_measures(pages, known.copied)]
    claims += [statement_claim(known, group) for group in same_statements(pages, known.copied)]
    sides = two_sides(claims, pages)
    gone = {number for one in sides for number in one.claims}
    claims = [claim for number, claim in enumerate(claims) if number not in gone] + [sides_claim(known, one) for one in sides]
    numbered = [_with_denials(known, claim, denied) for claim in _numbered(claims, pages)]
    return StoryClaims(
        story=story.id,
        articles=tuple(article.id for article in members),
        claims=tuple(numbered),
        dependence=dependences(known, numbered),
    )


def _with_denials(known: Ground, claim: Claim, denied: Denied) -> Claim:
    """The claim with those who denied one of its variants."""
    if not denied.near(claim.reports, known.place):
        return claim
    variants = []
    for variant in claim.variants:
        found: list[Informant] = []
        reports = [claim.reports[index] for index in variant.reports]
        for denial in denied.near(reports, known.place):
            if any(answers_to(denial, report, known.place[report.article], known.pages) for report in reports):
                page = known.pages[denial.page]
                said = page.reading.attributions[denial.attribution]
                start, end = said.source[0].start, said.source[0].end
                stand_in = Report(article=page.article.id, start=start, end=end, words=page.article.text[start:end])
                made = informant(known, stand_in, said)
                if made is not None and made[1].id not in {one.id for one in found}:
                    found.append(made[1])
        variants.append(msgspec.structs.replace(variant, denied_by=tuple(found)) if found else variant)
    return msgspec.structs.replace(claim, variants=tuple(variants))


def _numbered(claims: Sequence[Claim], pages: Sequence[Page]) -> list[Claim]:
    """Claims in order of kind and first report, each with its number in its kind."""
    place = {page.article.id: number for number, page in enumerate(pages)}
    kinds = {"quote": "q", "figure": "f", "event": "e", "statement": "s"}

    def first(claim: Claim) -> tuple[str, int, int, int]:
        report = claim.reports[0]
        return (kinds[claim.kind], place[report.article], report.start, report.end)

    numbered: list[Claim] = []
    count: dict[str, int] = {}
    for claim in sorted(claims, key=first):
        letter = kinds[claim.kind]
        count[letter] = count.get(letter, 0) + 1
        numbered.append(msgspec.structs.replace(claim, id=f"{letter}{count[letter]}"))
    return numbered
