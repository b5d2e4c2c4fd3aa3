"""The examples, read and told once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.pipeline import Options, Told, brief_of, read_pile, tell
from secondsource.records.article import Article
from secondsource.records.brief import Brief, BriefStory

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def told() -> Iterator[Told]:
    """Everything found about ``examples``; inputs are named as from the repository's root, so that golden files are the same everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        options = Options()
        yield tell(read_pile(["examples"], options), options)


@pytest.fixture(scope="session")
def brief(told: Told) -> Brief:
    """The brief of ``examples``."""
    return brief_of(told)


@pytest.fixture(scope="session")
def by_name(told: Told) -> dict[str, Article]:
    """Articles by short names: the file's stem, and the record's number for one of several."""
    named = {}
    for article in told.pile.articles:
        stem = Path(article.provenance.input).name.split(".")[0]
        named[stem if article.provenance.record is None else f"{stem} {article.provenance.record}"] = article
    return named


@pytest.fixture(scope="session")
def slide(brief: Brief, by_name: dict[str, Article]) -> BriefStory:
    """The story of the slide at Sarrow."""
    return next(story for story in brief.stories if by_name["pelago 1"].id in story.articles)


@pytest.fixture(scope="session")
def talks(brief: Brief, by_name: dict[str, Article]) -> BriefStory:
    """The story of the talks at Port Ilse."""
    return next(story for story in brief.stories if by_name["pelago 2"].id in story.articles)
