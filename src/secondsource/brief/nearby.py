"""What was read of one sentence of an article, found at once: a long article has thousands of findings, a line needs those beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, DateRef, Event, Mention, Reading


class Nearby:
    """The reading of an article by sentence."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self._starts = [span.start for span in article.sentences]
        self._bare = msgspec.structs.replace(reading, attributions=(), figures=(), dates=(), events=(), mentions=())
        self._attributions: dict[int, list[Attribution]] = defaultdict(list)
        self._dates: dict[int, list[DateRef]] = defaultdict(list)
        self._events: dict[int, list[Event]] = defaultdict(list)
        for told in reading.attributions:
            for number in {n for span in (*told.source, *told.cue, *told.content) for n in self._numbers(span.start, span.end)}:
                self._attributions[number].append(told)
        for date in reading.dates:
            self._dates[self._number(date.start)].append(date)
        for event in reading.events:
            for number in self._numbers(event.start, event.end):
                self._events[number].append(event)
        self._persons = sorted((m for m in reading.mentions if m.kind == "person"), key=lambda m: m.start)
        self._person_starts = [m.start for m in self._persons]
        self._kept: dict[tuple[int, int], Reading] = {}

    def _number(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _numbers(self, start: int, end: int) -> range:
        return range(self._number(start), self._number(max(start, end - 1)) + 1)

    def around(self, start: int, end: int) -> Reading:
        """The attributions, dates and events of the sentences in which [start, end) stands."""
        numbers = self._numbers(start, end)
        key = numbers.start, numbers.stop
        if key not in self._kept:
            told = {id(one): one for n in numbers for one in self._attributions.get(n, ())}
            events = {id(one): one for n in numbers for one in self._events.get(n, ())}
            dates = tuple(one for n in numbers for one in self._dates.get(n, ()))
            self._kept[key] = msgspec.structs.replace(
                self._bare, attributions=tuple(told.values()), events=tuple(events.values()), dates=dates
            )
        return self._kept[key]

    def last_person(self, at: int, back: int) -> Mention | None:
        """The last person whose name ends before ``at``, no more than so many code points back."""
        number = bisect_right(self._person_starts, at) - 1
        while number >= 0 and self._persons[number].end > at:
            number -= 1
        found = self._persons[number] if number >= 0 else None
        return found if found is not None and found.start > at - back else None


class Readings:
    """The readings of a pile by article, each laid out by sentence when it is first asked for."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> None:
        self._articles = articles
        self.whole = readings
        self._near: dict[str, Nearby] = {}

    def of(self, article: str) -> Nearby | None:
        """The reading of an article; None where it was not read."""
        if article not in self._near and article in self.whole:
            self._near[article] = Nearby(self._articles[article], self.whole[article])
        return self._near.get(article)


def sentence_of(article: Article, at: int) -> Span:
    """The sentence in which something stands; the one code point where there is none."""
    number = bisect_right(article.sentences, at, key=lambda span: span.start) - 1
    found = article.sentences[number] if number >= 0 else None
    return found if found is not None and at < found.end else Span(at, at + 1)
