"""Why two articles are one story, or two."""

import pytest

from secondsource.records.article import Article, Block, Moment, Provenance
from secondsource.skim import skim
from secondsource.stories import group
from secondsource.stories.explaining import explain, shared_words

TEXTS = {
    "a": (
        "2026-05-04",
        "Ferry Aldora ran aground off Cape Minna on Monday with 212 people on board, the coastguard of Selvia said. Nobody was hurt.",
    ),
    "b": (
        "2026-05-04",
        "The ferry Aldora, with 212 people on board, ran aground off Cape Minna. Selvia's coastguard took everyone off by noon on Monday.",
    ),
    "c": (
        "2026-05-29",
        "The captain of the ferry Aldora, which ran aground off Cape Minna with 212 people on board, goes on trial in Selvia on Friday.",
    ),
    "d": (
        "2026-05-04",
        "Barley prices rose for a third week as drought spread over the plains of Otmar, the growers' board said on Monday.",
    ),
}


def made(key: str) -> Article:
    """One of the texts as an article."""
    day, text = TEXTS[key]
    return Article(
        id=key,
        text=text,
        published=Moment(as_given=day, when=day, precision="day"),
        blocks=(Block(start=0, end=len(text), kind="body"),),
        provenance=Provenance(input=key),
    )


@pytest.mark.parametrize(
    ("a", "b", "decided"), [("a", "b", "one story"), ("a", "c", "25 days apart"), ("a", "d", "next to no pairs of words")]
)
def test_what_decided(a: str, b: str, decided: str) -> None:
    """The decision says what put a pair together or kept it apart."""
    skims = [skim(made(key)) for key in TEXTS]
    found = explain(made(a), made(b), skims, group(skims))
    assert decided in found.decided
    assert found.log_odds == pytest.approx(found.intercept + sum(adds for _, _, adds in found.views), abs=0.01)


def test_words_are_cited_as_each_article_has_them() -> None:
    """The rarest neighbouring words of both."""
    found = shared_words(made("a"), made("b"))
    assert all(one in TEXTS["a"][1] and other in TEXTS["b"][1] for one, other in found)
    assert any("Minna" in one for one, _ in found)


def test_an_unknown_article() -> None:
    """Only articles of the pile can be asked about."""
    skims = [skim(made("a"))]
    with pytest.raises(KeyError):
        explain(made("a"), made("b"), skims, group(skims))
