"""Events as rows: one for each event of each article, with its day and the family of tellings that its article belongs to.

``coded_events(articles, readings, families)`` leaves out no event but those whose status was not asked for. How to count is the user's
choice: rows, rows by ``family`` (copies of one telling count once), or :func:`one_a_day`, the filter of the classical event data.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from secondsource.records.article import Article
from secondsource.records.lineage import Family
from secondsource.records.reading import Event, Participant, Reading

# What is told as having happened, by the article or on someone's word.
HAPPENED = ("asserted", "attributed")
STATUSES = (*HAPPENED, "negated", "hypothetical", "future", "historical")


class CodedEvent(NamedTuple):
    """``first`` and ``last``: ISO days, both None where neither the words nor the article tell; ``dated_by``: "text", "article" or ""."""

    id: str
    article: Article
    event: Event
    reading: Reading
    first: str | None
    last: str | None
    dated_by: str
    family: str | None


def coded_events(
    articles: Iterable[Article], readings: Mapping[str, Reading], families: Iterable[Family] = (), statuses: Sequence[str] = HAPPENED
) -> list[CodedEvent]:
    """One row for each event, in the order of the articles and of the text. ``id``: article, offset of the trigger, root."""
    of_article = {id: family.id for family in families for id in family.articles}
    found: list[CodedEvent] = []
    for article in articles:
        reading = readings[article.id]
        for event in reading.events:
            if event.status not in statuses:
                continue
            first, last, dated_by = _days(article, event)
            name = f"{article.id}-{event.trigger.start}-{event.type.lower()}"
            found.append(CodedEvent(name, article, event, reading, first, last, dated_by, of_article.get(article.id)))
    return found


def one_a_day(rows: Iterable[CodedEvent]) -> list[CodedEvent]:
    """The first row of each day, actor, recipient and root; rows without a day are all kept, since nothing says that they are one.

    This is the filter that event data use against repeated reports (Schrodt 2012). It takes two raids of one day by one army for one,
    and a report of the next morning for a second: the count by ``family`` does neither.
    """
    seen: set[tuple[object, ...]] = set()
    kept = []
    for row in rows:
        key = (row.first, row.last, _who(row.event.actor), _who(row.event.recipient), row.event.type)
        if (row.first is None and row.last is None) or key not in seen:
            kept.append(row)
            seen.add(key)
    return kept


def _who(participant: Participant | None) -> tuple[str, ...]:
    """Codes where there are any, else the name."""
    if participant is None:
        return ()
    if participant.country or participant.sector:
        return (participant.country or "", participant.sector or "")
    return (participant.name.casefold(),)


def _days(article: Article, event: Event) -> tuple[str | None, str | None, str]:
    when = event.when
    if when is not None and (when.first or when.last):
        return when.first and when.first[:10], when.last and when.last[:10], "text"
    if article.published is not None and article.published.when:
        day = article.published.when[:10]
        return day, day, "article"
    return None, None, ""
