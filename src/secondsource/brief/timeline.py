"""When what happened: the dated statements of a story, the same statement of several articles told once.

Only what is dated by its own words stands here; a day of publication dates nothing but the publication.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from secondsource.brief.citing import bare, cite
from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim, Ref, TimelineEntry
from secondsource.records.reading import DateRef, Event, Reading
from secondsource.text.normalize import fold, words

SAME_STATEMENT = 0.5  # shared words of the shorter of two statements of one date; below it they say different things
MIN_BEFORE = 24  # code points before a date that can say what happened then
MAX_FROM_CUE = 12  # code points from a verb of saying to the day on which it was said
MIN_WORDS = 5  # a shorter clause does not say what happened
MAX_WORDS = 22  # a longer statement is cut back to its date and the clauses beside it
_CLAUSE = re.compile(r"[,;:]\s+|\s+(?=(?:when|while|after|before|which|who)\s)")


def _covering(events: Sequence[Event], date: DateRef) -> Event | None:
    """The shortest event clause that holds the date."""
    holding = [e for e in events if e.start <= date.start and date.end <= e.end]
    if not holding:
        holding = [e for e in events if e.when is not None and (e.when.start, e.when.end) == (date.start, date.end)]
    return min(holding, key=lambda e: (e.end - e.start, e.start), default=None)


def _statement(article: Article, date: DateRef, reading: Reading) -> Ref | None:
    """The dated words: the event's clause with its date, else what somebody is reported to have said, else the sentence."""
    sentence = next((s for s in article.sentences if s.start <= date.start < s.end), None)
    if sentence is None:
        return None
    start, end = sentence.start, sentence.end
    event = _covering(reading.events, date)
    said = [span for a in reading.attributions for span in a.content if span.start <= date.start and date.end <= span.end]
    if event is not None and event.status != "hypothetical" and len(article.text[event.start : event.end].split()) >= MIN_WORDS:
        end = min(end, max(event.end, date.end))
    elif said:
        shortest = min(said, key=lambda span: (span.end - span.start, span.start))
        start, end = max(start, shortest.start), min(end, shortest.end)
    # "Trump said Thursday" says nothing without what was said.
    said_then = any(cue.start <= date.start <= cue.end + MAX_FROM_CUE for a in reading.attributions for cue in a.cue)
    return _trimmed(article, *_cut(article.text, start, end, date, stops=(end,) if said_then else (end, date.end)), date, sentence.end)


def _trimmed(article: Article, start: int, end: int, date: DateRef, stop: int) -> Ref | None:
    start, end = bare(article, start, end)
    if article.text.startswith("that ", start):
        start += len("that ")
    if end == stop and end - 1 >= date.end and article.text[end - 1] == ".":
        end -= 1
    return cite(article, start, end) if start <= date.start and date.end <= end else None


def _spoken(reading: Reading, date: DateRef) -> bool:
    """Whether the date stands in somebody's direct speech: "tonight" in a speech dates no event."""
    return any(a.kind == "direct" and any(s.start <= date.start < s.end for s in a.content) for a in reading.attributions)


def _cut(text: str, start: int, end: int, date: DateRef, stops: tuple[int, ...]) -> tuple[int, int]:
    """As much as fits into :data:`MAX_WORDS`, from the beginning, where the subject is: all, or up to the date, or the clauses round it."""
    for stop in stops:
        if len(text[start:stop].split()) <= MAX_WORDS and (stop == end or date.start - start > MIN_BEFORE):
            return start, stop
    cuts = [start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]
    pieces = [(a, b) for a, b in pairwise(cuts) if a < b]
    first = next((i for i, (a, b) in enumerate(pieces) if a <= date.start < b), 0)
    last = max(first, next((i for i, (a, b) in enumerate(pieces) if a < date.end <= b), first))
    while first and len(text[pieces[first - 1][0] : pieces[last][1]].split()) <= MAX_WORDS:
        first -= 1
    if len(text[pieces[first][0] : end].split()) <= MAX_WORDS:
        return pieces[first][0], end
    stop = pieces[last][1]
    while stop > date.end and (text[stop - 1].isspace() or text[stop - 1] in ",;:"):
        stop -= 1
    return pieces[first][0], stop


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


def timeline(articles: Sequence[Article], readings: Mapping[str, Reading], claims: Sequence[BriefClaim]) -> tuple[TimelineEntry, ...]:
    """Dated statements in order of time; ``articles`` in order of key, so the earliest article's words speak."""
    found: list[tuple[DateRef, Ref, Ref]] = []
    for article in articles:
        reading = readings.get(article.id)
        if reading is None:
            continue
        for date in reading.dates:
            if (date.first is None and date.last is None) or _spoken(reading, date):
                continue
            statement = _statement(article, date, reading)
            if statement is not None:
                found.append((date, statement, cite(article, date.start, date.end)))
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
