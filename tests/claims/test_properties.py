"""What holds for any story: words stand in their articles, nothing depends on the order of input, copies cost little."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.claims import story_claims
from secondsource.records.article import Article
from secondsource.records.claim import StoryClaims
from secondsource.records.story import Story
from tests.builders import article, attribution, figure, reading, story
from tests.claims.telling import told

NOUNS = ["bridge", "council", "weir", "harbour", "fence", "market", "minister", "crack", "lorry", "strike", "ferry", "quay", "pier", "dyke"]
VERBS = ["closed", "opened", "blocked", "saw", "counted", "mended", "left", "found"]


def invented(seed: int) -> Article:
    """An article of three paragraphs of invented sentences, some quoted, some with figures."""
    draw = random.Random(seed)
    paragraphs = []
    for _ in range(3):
        one, two, three = draw.sample(NOUNS, 3)
        words = f"the {one} {draw.choice(VERBS)} the {two} near the {three}"
        choice = draw.randrange(3)
        if choice == 0:
            paragraphs.append(f'"We {words}," Norn said.')
        elif choice == 1:
            paragraphs.append(f"About {draw.choice([17, 26, 41])} people stood at the {one} when {words}.")
        else:
            paragraphs.append(f"T{words[1:]} on Monday, and nobody spoke.")
    return article("\n\n".join(paragraphs), id=f"x{seed}", outlet=f"Outlet {seed % 3}")


def read(one: Article) -> StoryClaims:
    """Claims of one invented article."""
    return told([one])


def readings_of(one: Article) -> object:
    """Attributions and figures of an invented article."""
    said, counted = [], []
    for paragraph in one.text.split("\n\n"):
        if paragraph.startswith('"'):
            said.append(attribution(one, paragraph.partition(" Norn")[0], source="Norn", speaker="Norn"))
        if paragraph.startswith("About"):
            value = float(paragraph.split()[1])
            counted.append(figure(one, " ".join(paragraph.split()[:2]), value, counts="people"))
    return reading(one, attributions=said, figures=counted)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=6, unique=True), st.randoms())
def test_claims_do_not_depend_on_order(seeds: list[int], shuffle: random.Random) -> None:
    """The same articles in another order give the same claims, to the id."""
    articles = [invented(seed) for seed in seeds]
    readings = {one.id: readings_of(one) for one in articles}
    one = story_claims(story(*articles), {a.id: a for a in articles}, readings, (), ())  # type: ignore[arg-type]
    shuffle.shuffle(articles)
    turned = Story(id="s1", articles=tuple(a.id for a in articles), storyline="s1")
    assert story_claims(turned, {a.id: a for a in articles}, readings, (), ()) == one  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=6, unique=True))
def test_words_stand_in_their_articles(seeds: list[int]) -> None:
    """Every report's words are the article's at that place, and every index points at a report."""
    articles = {one.id: one for one in map(invented, seeds)}
    readings = {one.id: readings_of(one) for one in articles.values()}
    found = story_claims(story(*articles.values()), articles, readings, (), ())  # type: ignore[arg-type]
    for claim in found.claims:
        assert 0 <= claim.speaks < len(claim.reports)
        assert sorted(index for variant in claim.variants for index in variant.reports) == list(range(len(claim.reports)))
        assert sorted(index for telling in claim.support.tellings for index in telling.reports) == list(range(len(claim.reports)))
        assert 1 <= claim.support.at_least <= max(1, claim.support.at_most)
        for report in claim.reports:
            assert articles[report.article].text[report.start : report.end] == report.words
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_a_hundred_articles_take_seconds() -> None:
    """A story of a hundred articles of many sentences is told in a few seconds."""
    articles = [invented(seed) for seed in range(100)]
    readings = {one.id: readings_of(one) for one in articles}
    begin = time.perf_counter()
    story_claims(story(*articles), {a.id: a for a in articles}, readings, (), ())  # type: ignore[arg-type]
    assert time.perf_counter() - begin < 20


def test_empty_and_single() -> None:
    """A story of one article without findings has no figures and no quotes, and no pair to compare."""
    found = read(article("Nothing stands here.", id="a"))
    assert found.dependence == ()
    assert [claim.kind for claim in found.claims if claim.kind in ("quote", "figure")] == []
