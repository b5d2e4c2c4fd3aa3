"""Who did what to whom."""

from collections.abc import Sequence

from secondsource.reading.parser import Parse
from secondsource.records.article import Article
from secondsource.records.reading import Attribution, DateRef, Event, Mention


def events(
    article: Article,
    parses: Sequence[Parse],
    attributions: Sequence[Attribution],
    dates: Sequence[DateRef],
    mentions: Sequence[Mention],
) -> tuple[Event, ...]:
    """Every event of the body, in order of its first offset."""
    return ()
