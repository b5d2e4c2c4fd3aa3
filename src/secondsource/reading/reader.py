"""Articles → readings, each distinct sentence parsed once.

``open_reader().read([article])`` gives one ``Reading`` for each article, in order. Parses are kept by sentence text for the life of the
reader, so a sentence costs once, wherever it is copied to; ``sentences_seen`` and ``sentences_parsed`` show how often that helped.
"""

from collections.abc import Sequence

from secondsource.reading.attributions import attributions
from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.events import events
from secondsource.reading.figures import figures
from secondsource.reading.parser import Parse, Parser, open_parser
from secondsource.records.article import Article
from secondsource.records.reading import Reading

# How many parses are kept: some 2 kB each. The oldest go first.
KEPT_PARSES = 200_000


class Reader:
    """A parser with the parses that it has made so far."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.sentences_seen = 0
        self.sentences_parsed = 0
        self._parses: dict[str, Parse] = {}

    @property
    def name(self) -> str:
        """What reads: name, version and weight hash."""
        return self.parser.name

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """One reading for each article, in order."""
        sentences = [[article.text[s.start : s.end] for s in article.sentences] for article in articles]
        self._parse_new([sentence for of_article in sentences for sentence in of_article])
        readings = []
        for article, of_article in zip(articles, sentences, strict=True):
            readings.append(_reading(article, [self._parses[sentence] for sentence in of_article], self.name))
        self._forget()
        return readings

    def _parse_new(self, sentences: Sequence[str]) -> None:
        self.sentences_seen += len(sentences)
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._parses]
        self.sentences_parsed += len(new)
        if new:
            self._parses.update(zip(new, self.parser.parse(new), strict=True))

    def _forget(self) -> None:
        for sentence in list(self._parses)[: max(0, len(self._parses) - KEPT_PARSES)]:
            del self._parses[sentence]


def open_reader(model: str | None = None) -> Reader:
    """A reader with the parser model ``model`` (name of an installed package, or path); the model is loaded at the first sentence."""
    return Reader(open_parser(model))


def _reading(article: Article, parses: Sequence[Parse], reader: str) -> Reading:
    named = mentions(article, parses)
    said = attributions(article, parses, named)
    when = dates(article, parses)
    return Reading(
        id=article.id,
        reader=reader,
        attributions=said,
        figures=figures(article, parses, said, when),
        dates=when,
        events=events(article, parses, said, when, named),
        mentions=named,
    )
