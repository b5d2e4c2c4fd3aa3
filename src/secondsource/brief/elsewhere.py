"""What other articles of a story tell in other words, and how early an article tells a thing.

A line that one outlet alone seems to have may be the news of the day, told by the others in words that nothing tied to it. So its rare
words are looked for in every two neighbouring sentences of the other articles.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from math import log

from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim
from secondsource.text.normalize import fold, words
from secondsource.text.stems import STOP_WORDS, stem

MIN_LETTERS = 3
COMMON, COMMON_SHARE = 200, 0.2  # sentences, and share of them, that hold a word which tells nothing
OPENING, EARLY, MIDDLE = 2, 5, 12  # sentences


def stems(said: str) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(stem(word) for word, _, _ in words(fold(said)) if len(word) >= MIN_LETTERS and word not in STOP_WORDS)


class Elsewhere:
    """The sentences of a story's articles by their stems."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = {article.id: article for article in articles}

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """stem -> (article, number of the sentence), in order."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for article in self.articles.values():
            for number, span in enumerate(article.sentences):
                for one in stems(article.text[span.start : span.end]):
                    found[one].append((article.id, number))
        return found

    def share(self, claim: BriefClaim) -> float:
        """Share of the weight of a claim's words that two neighbouring sentences of another article hold, at most 1."""
        report = claim.reports[claim.speaks]
        sentences = sum(len(article.sentences) for article in self.articles.values())
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
        return sum(all(id == report.article for id, _ in self._places.get(one, ())) for one in stems(report.words))

    def how_early(self, claim: BriefClaim) -> int:
        """3 where the article opens with it, 2 where it is among its first sentences, 1 in the first dozen, 0 below."""
        report = claim.reports[claim.speaks]
        number = sum(span.start <= report.start for span in self.articles[report.article].sentences)
        return 3 - sum(number > limit for limit in (OPENING, EARLY, MIDDLE))
