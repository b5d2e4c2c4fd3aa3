"""Figures as rows: one for each figure of each article that counts people or things, with its days and its family of tellings."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from secondsource.records.article import Article
from secondsource.records.lineage import Family
from secondsource.records.reading import Figure, Reading


class CountedFigure(NamedTuple):
    """``first`` and ``last``: ISO days as of which the figure holds, the article's day where its words name none."""

    id: str
    article: Article
    figure: Figure
    first: str | None
    last: str | None
    family: str | None


def counted_figures(
    articles: Iterable[Article], readings: Mapping[str, Reading], families: Iterable[Family] = (), predicates: frozenset[str] | None = None
) -> list[CountedFigure]:
    """One row for each figure, in the order of the articles and of the text; ``predicates``: only those of these verbs ("kill", "die")."""
    of_article = {id: family.id for family in families for id in family.articles}
    found = []
    for article in articles:
        day = article.published.when[:10] if article.published and article.published.when else None
        for figure in readings[article.id].figures:
            if predicates is not None and figure.predicate not in predicates:
                continue
            first, _, last = (figure.as_of or "").partition("/")
            span = (first, last or first) if figure.as_of else (day, day)
            found.append(CountedFigure(f"{article.id}-{figure.start}", article, figure, span[0], span[1], of_article.get(article.id)))
    return found
