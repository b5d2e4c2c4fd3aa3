"""What other articles of a story tell in other words, and how early an article tells a thing.

A line that one outlet alone seems to have may be the news of the day, told by the others in words that nothing tied to it. So its rare
words are looked for in every two neighbouring sentences of the other articles.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from math import log

from secondsource.records.article import Article, Span
from secondsource.records.brief import BriefArticle, BriefClaim
from secondsource.text.normalize import fold, words
from secondsource.text.stems import STOP_WORDS, stem

MIN_LETTERS = 3
MIN_TITLE, OF_TITLE = 4, 0.6  # stems of a headline, and share of them in a line that tells the same
COMMON, COMMON_SHARE = 200, 0.2  # sentences, and share of them, that hold a word which tells nothing
OPENING, EARLY, MIDDLE = 2, 5, 12  # sentences


def stems(said: str) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(stem(word) for word, _, _ in words(fold(said)) if len(word) >= MIN_LETTERS and word not in STOP_WORDS)


class Elsewhere:
    """The sentences of a story's articles by their stems."""

    def __init__(self, articles: Sequence[Article | BriefArticle]) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._titles: list[frozenset[str]] = []
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for article in articles:
            spans = [(s.start, s.end) if isinstance(s, Span) else s for s in article.sentences]
            self._titles.append(stems(article.title or ""))
            self._starts[article.id], self._ends[article.id] = [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """stem -> (article, number of the sentence), in order."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id, text in self._texts.items():
            for number, (start, end) in enumerate(zip(self._starts[id], self._ends[id], strict=True)):
                for one in stems(text[start:end]):
                    found[one].append((id, number))
        return found

    def share(self, claim: BriefClaim) -> float:
        """Share of the weight of a claim's words that two neighbouring sentences of another article hold, at most 1."""
        report = claim.reports[claim.speaks]
        sentences = sum(map(len, self._starts.values()))
        common = max(COMMON, int(sentences * COMMON_SHARE))
        whole = 0.0
        held: dict[tuple[str, int], float] = defaultdict(float)
        for one in stems(report.words):
            places = self._places.get(one, [])
            if len(places) > common:
                continue  # what so many sentences hold says nothing of this one
            value = log(1 + sentences / max(1, len(places)))
            whole += value
            for place in {(id, number - back) for id, number in places if id != report.article for back in (0, 1)}:
                held[place] += value
        return max(held.values(), default=0.0) / whole if whole else 0.0

    def novel(self, claim: BriefClaim) -> int:
        """How many of a claim's stems stand in no other article: what is told by one alone has a word of its own."""
        report = claim.reports[claim.speaks]
        return sum(self._tellers.get(one, {report.article}) == {report.article} for one in stems(report.words))

    @cached_property
    def _tellers(self) -> dict[str, set[str]]:
        """stem -> the articles that have it."""
        return {one: {id for id, _ in places} for one, places in self._places.items()}

    def headline(self, claim: BriefClaim) -> bool:
        """Whether the words hold most of a headline: that is the news, and no outlet's own."""
        own = stems(claim.reports[claim.speaks].words)
        return any(len(title) >= MIN_TITLE and len(title & own) >= OF_TITLE * len(title) for title in self._titles)

    def topic(self, said: str) -> int:
        """How many stems of the words stand in a headline: how near they are to what the story is about."""
        return len(stems(said) & self._headlines)

    @cached_property
    def _headlines(self) -> frozenset[str]:
        return frozenset(one for title in self._titles for one in title)

    def how_early(self, claim: BriefClaim) -> int:
        """3 where the article opens with it, 2 where it is among its first sentences, 1 in the first dozen, 0 below."""
        report = claim.reports[claim.speaks]
        number = bisect_right(self._starts[report.article], report.start)
        return 3 - sum(number > limit for limit in (OPENING, EARLY, MIDDLE))
