"""Articles → readings, each distinct passage taken apart once.

``open_reader().read([article])`` gives one ``Reading`` for each article, in order. What was taken apart is kept for the life of the
reader, so a passage that was copied costs once.
"""

from collections.abc import Sequence

from secondsource.reading import READERS
from secondsource.reading.analysis import Analyser, Analysis, EncoderAnalyser, ParserAnalyser
from secondsource.reading.attributions import attributions
from secondsource.reading.dates import dates
from secondsource.reading.encoder import open_encoder
from secondsource.reading.entities import mentions
from secondsource.reading.events import events
from secondsource.reading.figures import figures
from secondsource.reading.interrupted import uninterrupted
from secondsource.reading.light import LightParser
from secondsource.reading.measures import measures
from secondsource.records.article import Article
from secondsource.records.reading import Reading


class Reader:
    """An analyser, and the steps that read its parses."""

    def __init__(self, analyser: Analyser) -> None:
        self.analyser = analyser

    @property
    def name(self) -> str:
        """What reads: name, version and weight hash."""
        return self.analyser.name

    @property
    def sentences_seen(self) -> int:
        """How many sentences were asked for."""
        return self.analyser.sentences_seen

    @property
    def sentences_parsed(self) -> int:
        """How many of them were read anew: the rest had been met before."""
        return self.analyser.sentences_parsed

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """One reading for each article, in order. What a page set into the middle of a sentence is not read."""
        plain = [article.without_boxes() for article in articles]
        found = [_reading(article, analysis, self.name) for article, analysis in zip(plain, self.analyser.analyse(plain), strict=True)]
        return [
            reading if blank is article else uninterrupted(reading, article, blank.text)
            for reading, article, blank in zip(found, articles, plain, strict=True)
        ]


def open_reader(kind: str = "accurate") -> Reader:
    """A reader; weights are loaded at the first article.

    ``kind``: "accurate" (the encoder), "fast" (its lower half), "rules" (no weights but readable ones).

    Raises:
        ModelMissingError: the package was installed without the encoder's files.
        ValueError: no such kind.
    """
    if kind not in READERS:
        raise ValueError(f"reader must be one of {', '.join(READERS)}, not {kind!r}")
    if kind == "rules":
        return Reader(ParserAnalyser(LightParser()))
    return Reader(EncoderAnalyser(open_encoder(kind)))


def _reading(article: Article, analysis: Analysis, reader: str) -> Reading:
    parses = analysis.parses
    named = mentions(article, parses)
    said = attributions(article, parses, named, analysis.reports)
    when = dates(article, parses)
    told = measures(article, parses, named)
    return Reading(
        id=article.id,
        reader=reader,
        attributions=said,
        figures=figures(article, parses, said, when, told),
        dates=when,
        events=events(article, parses, said, when, named),
        mentions=named,
        measures=told,
    )
