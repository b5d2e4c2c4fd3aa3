"""When what happened: the dated statements of a story, the same statement of several articles told once.

Only what is dated by its own words stands here; a day of publication dates nothing but the publication.
"""

import re
from collections.abc import Sequence

from secondsource.brief import dated
from secondsource.brief.citing import cite
from secondsource.brief.nearby import Readings
from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim, Ref, TimelineEntry
from secondsource.records.reading import DateRef, Reading
from secondsource.text.normalize import fold, words

_ACCOUNT = re.compile(r"\(@\w{1,15}\)\s$")
_THING = re.compile(
    r"\s(?:deliver(?:y|ies)|futures?|contracts?|issue|edition|vintage|rent|statute|law|act|treaty|novel|film|book|song|album)\b"
)
SAME_STATEMENT = 0.5  # shared words of the shorter of two statements of one date; below it they say different things


def _spoken(reading: Reading, date: DateRef) -> bool:
    """Whether the date stands in somebody's direct speech: "tonight" in a speech dates no event."""
    return any(a.kind == "direct" and any(s.start <= date.start < s.end for s in a.content) for a in reading.attributions)


def _names_a_thing(article: Article, date: DateRef) -> bool:
    """Whether the date stands under a post, after its account, or says which delivery, issue or contract is meant: nothing happens then."""
    signs = _ACCOUNT.search(article.text[max(0, date.start - 20) : date.start])
    return bool(signs or _THING.match(article.text, date.end))


def _content(ref: Ref) -> frozenset[str]:
    return frozenset(word for word, _, _ in words(fold(ref.words)) if len(word) > 3)


def _places(claims: Sequence[BriefClaim]) -> dict[str, list[tuple[int, int, str]]]:
    """Where the reports of each article stand, with their claim, in the order of the claims."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for claim in claims:
        for report in claim.reports:
            found.setdefault(report.article, []).append((report.start, report.end, claim.id))
    return found


def _told_once(found: Sequence[tuple[DateRef, Ref, Ref]]) -> list[tuple[DateRef, Ref, Ref, list[Ref]]]:
    """Statements of one date that share their words are one; the first speaks, the others of other articles stand beside it."""
    of_date: dict[tuple[str | None, str | None], list[tuple[frozenset[str], Ref, list[Ref]]]] = {}
    told = []
    for date, statement, date_ref in found:
        groups = of_date.setdefault((date.first, date.last), [])
        content = _content(statement)
        for first_content, first, also in groups:
            shared = len(content & first_content)
            if shared and shared >= SAME_STATEMENT * min(len(content), len(first_content)):
                if statement.article != first.article:
                    also.append(statement)
                break
        else:
            others: list[Ref] = []
            groups.append((content, statement, others))
            told.append((date, statement, date_ref, others))
    return told


def timeline(articles: Sequence[Article], readings: Readings, claims: Sequence[BriefClaim]) -> tuple[TimelineEntry, ...]:
    """Dated statements in order of time; ``articles`` in order of key, so the earliest article's words speak."""
    found: list[tuple[DateRef, Ref, Ref]] = []
    for article in articles:
        near = readings.of(article.id)
        if near is None:
            continue
        for date in readings.whole[article.id].dates:
            reading = near.around(date.start, date.end)
            if (date.first is None and date.last is None) or _spoken(reading, date) or _names_a_thing(article, date):
                continue
            said = dated.statement(article, date, reading)
            if said is not None:
                found.append((date, said, cite(article, date.start, date.end)))
    places = _places(claims)
    entries = []
    for date, statement, date_ref, also in _told_once(found):
        others = {ref.article: ref for ref in reversed(also)}
        entries.append(
            TimelineEntry(
                first=date.first,
                last=date.last,
                precision=date.precision,
                ref=statement,
                date_ref=date_ref,
                also=tuple(others[article.id] for article in articles if article.id in others),
                claim=next((c for a, b, c in places.get(statement.article, ()) if a < statement.end and statement.start < b), None),
            )
        )
    rank = {article.id: number for number, article in enumerate(articles)}
    return tuple(sorted(entries, key=lambda e: (e.first or e.last or "", e.last or "~", rank[e.ref.article], e.ref.start)))
