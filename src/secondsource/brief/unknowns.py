"""What the articles do not tell: independence, dates, zones, outlets, informants without a name, words in mixed letters.

This part of a brief is never left out: what is not known must not look like what was not asked.
"""

import re
from collections.abc import Iterable, Sequence

from secondsource.brief.citing import cite
from secondsource.brief.speakers import speaker_of, surely
from secondsource.brief.view import nobody_named
from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim, CitedInformant, Ref, Unknown
from secondsource.records.lineage import Family

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?![.\d])|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)  # a time was given, though not of which zone
_MIXED = "mixed-script word: "


def _independence(families: Sequence[Family], rank: dict[str, int]) -> Iterable[Unknown]:
    for family in sorted(families, key=lambda f: min(rank[a] for a in f.articles)):
        if family.state == "not known":
            first = min(family.articles, key=lambda a: rank[a])
            yield Unknown(about="independence", article=first, why=family.why)


def _dates(article: Article) -> Iterable[Unknown]:
    moment = article.published
    if moment is None or moment.when is None:
        given = () if moment is None or not moment.as_given else (moment.as_given,)
        yield Unknown(about="date", article=article.id, why=given or ("no date",), readings=moment.readings if moment else ())
    elif not moment.zone_known and (moment.precision in ("minute", "hour") or _CLOCK.search(moment.as_given)):
        yield Unknown(about="zone", article=article.id, why=(moment.as_given,), readings=moment.readings)


def _outlet(article: Article) -> Iterable[Unknown]:
    if article.outlet is None:
        claimed = (article.claimed_outlet,) if article.claimed_outlet else ()
        yield Unknown(about="outlet", article=article.id, why=("not known",), readings=claimed)


def _mixed_words(article: Article) -> Iterable[Unknown]:
    for problem in article.problems:
        if problem.startswith(_MIXED):
            word = problem.removeprefix(_MIXED)
            start = article.text.find(word)
            if start >= 0:
                ref = cite(article, start, start + len(word))
                yield Unknown(about="words", article=article.id, why=("mixed scripts in one word",), ref=ref)


_CUT_OFF = re.compile(r"\b(?:who|that|which|of|and|in|for|from|with|to|the|an?)$")
_NOBODY = re.compile(
    r"(?:th(?:e|is|at|ese|ose)\b|(?:many|some|most|others?|all|who|they|people|everyone|everybody|nobody|critics|observers)$"
    r"|(?:most|many) [\w-]+(?: and [\w-]+)?$)"
)


def _informants(claims: Sequence[BriefClaim]) -> Iterable[CitedInformant]:
    for claim in claims:
        if claim.kind == "quote" and surely(claim) and speaker_of(claim)[:1].isupper():
            continue  # who says it is named, if not by every article
        for support in [claim.support, *(variant.support for variant in claim.variants)]:
            yield from (informant for informant in support.informants if nobody_named(informant))


def unknowns(
    articles: Sequence[Article], families: Sequence[Family], claims: Sequence[BriefClaim], printed: Sequence[BriefClaim]
) -> tuple[Unknown, ...]:
    """What cannot be told about a story; ``articles`` in order of key, ``printed`` those of its ``claims`` that the brief shows.

    Who is not named is told of every claim, those of printed ones first: a reader should know how much rests on nobody's name.
    """
    rank = {article.id: number for number, article in enumerate(articles)}
    found = list(_independence(families, rank)) if len(articles) > 1 else []  # of one article there is nothing to be independent of
    for article in articles:
        found.extend(_dates(article))
    for article in articles:
        found.extend(_outlet(article))
    named: set[str] = set()
    for informant in _informants([*printed, *claims]):
        words = " ".join(informant.ref.words.casefold().split())
        if words not in named and not _NOBODY.match(words) and not _CUT_OFF.search(words):
            named.add(words)
            found.append(Unknown(about="informant", article=informant.ref.article, why=("not named",), ref=informant.ref))
    for claim in printed:
        if claim.verdict in ("contradict", "update") and any("count" in word for variant in claim.variants for word in variant.why):
            found.extend(_counted(claim))
    for article in articles:
        found.extend(_mixed_words(article))
    return tuple(found)


def _counted(claim: BriefClaim) -> Iterable[Unknown]:
    said: set[str] = set()
    for variant in claim.variants:
        report = claim.reports[variant.says]
        ref: Ref | None = report.figure.counted if report.figure else None
        if ref is not None and ref.words.casefold() not in said:
            said.add(ref.words.casefold())
            yield Unknown(about="counted", article=report.article, why=("may not count the same",), ref=ref)
