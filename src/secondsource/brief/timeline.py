"""When what happened: the dated statements of a story, the same statement of several articles told once.

Only what is dated by its own words stands here; a day of publication dates nothing but the publication.
"""

from collections.abc import Mapping, Sequence

from secondsource.brief.citing import cite
from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim, Ref, TimelineEntry
from secondsource.records.reading import DateRef, Event, Reading
from secondsource.text.normalize import fold, words

SAME_STATEMENT = 0.5  # shared words of the shorter of two statements of one date; below it they say different things
MAX_WORDS = 28  # a longer statement is cut back to its date and the clause that carries it


def _covering(events: Sequence[Event], date: DateRef) -> Event | None:
    """The shortest event clause that holds the date."""
    holding = [e for e in events if e.start <= date.start and date.end <= e.end]
    if not holding:
        holding = [e for e in events if e.when is not None and (e.when.start, e.when.end) == (date.start, date.end)]
    return min(holding, key=lambda e: (e.end - e.start, e.start), default=None)


def _statement(article: Article, date: DateRef, events: Sequence[Event]) -> Ref | None:
    """The dated words: the event's clause with its date, else the sentence where it is short."""
    sentence = next((s for s in article.sentences if s.start <= date.start < s.end), None)
    if sentence is None:
        return None
    event = _covering(events, date)
    if event is not None and event.status != "hypothetical":
        start, end = max(sentence.start, min(event.start, date.start)), min(sentence.end, max(event.end, date.end))
    else:
        start, end = sentence.start, sentence.end
    if len(article.text[start:end].split()) > MAX_WORDS:
        return None
    return cite(article, start, end)


def _content(ref: Ref) -> frozenset[str]:
    return frozenset(word for word, _, _ in words(fold(ref.words)) if len(word) > 3)


def _claim_at(claims: Sequence[BriefClaim], ref: Ref) -> str | None:
    for claim in claims:
        for report in claim.reports:
            if report.article == ref.article and report.start < ref.end and ref.start < report.end:
                return claim.id
    return None


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


def timeline(articles: Sequence[Article], readings: Mapping[str, Reading], claims: Sequence[BriefClaim]) -> tuple[TimelineEntry, ...]:
    """Dated statements in order of time; ``articles`` in order of key, so the earliest article's words speak."""
    found: list[tuple[DateRef, Ref, Ref]] = []
    for article in articles:
        reading = readings.get(article.id)
        for date in reading.dates if reading else ():
            if date.first is None and date.last is None:
                continue
            statement = _statement(article, date, reading.events if reading else ())
            if statement is not None:
                found.append((date, statement, cite(article, date.start, date.end)))
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
                claim=_claim_at(claims, statement),
            )
        )
    rank = {article.id: number for number, article in enumerate(articles)}
    return tuple(sorted(entries, key=lambda e: (e.first or e.last or "", e.last or "~", rank[e.ref.article], e.ref.start)))
