"""Claims as rows: one for each report of a claim, so that each row has the span that it was read from.

``claim_rows(stories, articles, families, "quotes")``. Nothing is left out and nothing is folded: the interval of tellings stands beside
the verdict, for the claim as a whole and for the variant that the report belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from secondsource.exports.tables import Column
from secondsource.records.article import Article, Span
from secondsource.records.claim import Claim, Informant, Report, StoryClaims, Telling, Variant
from secondsource.records.lineage import Family

Of = Literal["claims", "figures", "quotes"]
Cells = dict[str, object]

_WHERE = (
    Column("story"),
    Column("claim"),
    Column("kind"),
    Column("article"),
    Column("url"),
    Column("outlet"),
    Column("title"),
    Column("published"),
    Column("start", "whole"),
    Column("end", "whole"),
    Column("words"),
    Column("speaks", "flag"),
)
_WHO = (
    Column("speaker"),
    Column("speaker_by"),
    Column("speaker_start", "whole"),
    Column("speaker_end", "whole"),
    Column("cue"),
    Column("status"),
)
_STANDS = (
    Column("verdict"),
    Column("at_least", "whole"),
    Column("at_most", "whole"),
    Column("variant", "whole"),
    Column("variant_verdict"),
    Column("variant_at_least", "whole"),
    Column("variant_at_most", "whole"),
    Column("why", "texts"),
    Column("denied_by", "texts"),
    Column("denied_by_at", "texts"),
    Column("informants", "texts"),
    Column("informants_at", "texts"),
    Column("telling", "whole"),
    Column("telling_state"),
    Column("telling_why", "texts"),
    Column("family"),
)
_FIGURE = (
    Column("value", "number"),
    Column("min", "number"),
    Column("max", "number"),
    Column("hedge"),
    Column("unit"),
    Column("figure"),
    Column("figure_start", "whole"),
    Column("figure_end", "whole"),
    Column("counts"),
    Column("counts_start", "whole"),
    Column("counts_end", "whole"),
    Column("place"),
    Column("place_start", "whole"),
    Column("place_end", "whole"),
    Column("predicate"),
    Column("as_of"),
)
_QUOTE = (
    Column("drift"),
    Column("base_article"),
    Column("base_start", "whole"),
    Column("base_end", "whole"),
    Column("left_out", "texts"),
    Column("put_in", "texts"),
)
COLUMNS: Mapping[Of, tuple[Column, ...]] = {
    "claims": (*_WHERE, *_WHO, *_STANDS),
    "figures": (*_WHERE, *_WHO, *_FIGURE, *_STANDS),
    "quotes": (*_WHERE, *_WHO, *_QUOTE, *_STANDS),
}


def claim_rows(stories: Iterable[StoryClaims], articles: Mapping[str, Article], families: Iterable[Family], of: Of) -> Iterator[Cells]:
    """Rows with the columns ``COLUMNS[of]``, in the order of the stories, of their claims and of the reports of each."""
    family = {id: one.id for one in families for id in one.articles}
    for story in stories:
        for claim in story.claims:
            if (of == "figures" and claim.kind != "figure") or (of == "quotes" and claim.kind != "quote"):
                continue
            for number, (report, place) in enumerate(zip(claim.reports, places(claim), strict=True)):
                article = articles[report.article]
                row = _where(story.story, claim, number, article) | _who(report) | _stands(claim, place)
                if of == "figures":
                    row |= _figure(report, article)
                if of == "quotes":
                    row |= _drift(claim, report)
                yield row | {"family": family.get(article.id)}


class Place(NamedTuple):
    """Where one report of a claim belongs: its variant and its telling, with their numbers from 0; None where it is of none."""

    variant_number: int | None
    variant: Variant | None
    telling_number: int | None
    telling: Telling | None


def places(claim: Claim) -> list[Place]:
    """The place of each report of a claim, in their order."""
    variants = {report: number for number, one in reversed(list(enumerate(claim.variants))) for report in one.reports}
    tellings = {report: number for number, one in reversed(list(enumerate(claim.support.tellings))) for report in one.reports}
    found = []
    for report in range(len(claim.reports)):
        v, t = variants.get(report), tellings.get(report)
        found.append(Place(v, None if v is None else claim.variants[v], t, None if t is None else claim.support.tellings[t]))
    return found


def once_each(informants: Iterable[Informant]) -> list[Informant]:
    """Each name once, at its first place."""
    found: dict[str, Informant] = {}
    for one in informants:
        found.setdefault(one.name, one)
    return list(found.values())


def _named(column: str, informants: Iterable[Informant]) -> Cells:
    """Names in one column and where each stands in another, in the same order: ``a1:168-192`` is [168, 192) of article a1."""
    known = once_each(informants)
    places = tuple(f"{one.article}:{one.start}-{one.end}" for one in known)
    return {column: tuple(one.name for one in known), f"{column}_at": places}


def _where(story: str, claim: Claim, number: int, article: Article) -> Cells:
    report = claim.reports[number]
    return {
        "story": story,
        "claim": claim.id,
        "kind": claim.kind,
        "article": article.id,
        "url": article.provenance.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.when if article.published else None,
        "start": report.start,
        "end": report.end,
        "words": report.words,
        "speaks": number == claim.speaks,
    }


def _who(report: Report) -> Cells:
    speaker = report.speaker
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_by": speaker.how if speaker else None,
        "speaker_start": speaker.span.start if speaker and speaker.span else None,
        "speaker_end": speaker.span.end if speaker and speaker.span else None,
        "cue": report.cue,
        "status": report.status,
    }


def _stands(claim: Claim, place: Place) -> Cells:
    variant, telling = place.variant, place.telling
    support = variant.support if variant else None
    return {
        "verdict": claim.verdict,
        "at_least": claim.support.at_least,
        "at_most": claim.support.at_most,
        "variant": place.variant_number,
        "variant_verdict": variant.verdict if variant else None,
        "variant_at_least": support.at_least if support else None,
        "variant_at_most": support.at_most if support else None,
        "why": variant.why if variant else (),
        **_named("denied_by", variant.denied_by if variant else ()),
        **_named("informants", (support or claim.support).informants),
        "telling": place.telling_number,
        "telling_state": telling.state if telling else None,
        "telling_why": telling.why if telling else (),
    }


def _figure(report: Report, article: Article) -> Cells:
    figure = report.figure
    if figure is None:
        return {column.name: None for column in _FIGURE}
    found: Cells = {
        "value": figure.value,
        "min": figure.min,
        "max": figure.max,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "predicate": figure.predicate,
        "as_of": figure.as_of,
    }
    for name, span in (("figure", Span(figure.start, figure.end)), ("counts", figure.counts), ("place", figure.where)):
        found |= {
            name: article.words(span) if span else None,
            f"{name}_start": span.start if span else None,
            f"{name}_end": span.end if span else None,
        }
    return found


def _drift(claim: Claim, report: Report) -> Cells:
    """How the words differ from the longest report's; ``left_out`` are words of that report, ``put_in`` of this one."""
    drift = report.drift
    base = claim.reports[drift.base] if drift else None
    return {
        "drift": drift.kind if drift else None,
        "base_article": base.article if base else None,
        "base_start": base.start if base else None,
        "base_end": base.end if base else None,
        "left_out": tuple(edit.words for edit in drift.edits if edit.op == "out") if drift else (),
        "put_in": tuple(edit.words for edit in drift.edits if edit.op == "in") if drift else (),
    }
