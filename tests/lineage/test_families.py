"""Articles that are one telling, and whether its own work is shown."""

import pytest

from secondsource.lineage import families
from secondsource.records.article import Article
from secondsource.records.lineage import Family
from tests.builders import article
from tests.lineage.piles import OWN, SPUN, WIRE, borrowed, one_story


def told(*pile: Article) -> tuple[Family, ...]:
    """The families of a pile that is one story."""
    return families(one_story(pile), {one.id: one for one in pile}, borrowed(pile))


def test_copies_of_an_agency_are_one_shown_family() -> None:
    """The agency's dateline shows its work; a spin without credit belongs to the same telling."""
    pile = (
        article(WIRE, id="a", outlet="Corran"),
        article(WIRE, id="b", outlet="Hill Courier"),
        article(SPUN, id="c", outlet="Fresh Daily"),
        article(OWN, id="d", outlet="Valley Messenger"),
    )
    wire, own = told(*pile)
    assert (wire.articles, wire.state, wire.origin.kind, wire.origin.name) == (("a", "b", "c"), "shown", "agency", "Corran")
    assert (own.articles, own.state, own.origin.kind, own.origin.name) == (("d",), "shown", "outlet", "Valley Messenger")


def test_spins_without_origin_are_one_family_not_known() -> None:
    """Copies of a text that is not in the pile, without any sign of own work, are one telling of which nothing is known."""
    (family,) = told(article(SPUN, id="a", outlet="One"), article(SPUN.replace("Mayor", "Lord Mayor"), id="b", outlet="Two"))
    assert (family.articles, family.state, family.origin.kind) == (("a", "b"), "not known", "unknown")


@pytest.mark.parametrize(
    ("text", "byline", "state"),
    [
        pytest.param("Nine doors floated past, a baker told the Messenger.", None, "shown", id="told the outlet"),
        pytest.param("Nine doors floated past, a baker told Corran.", None, "not known", id="told another"),
        pytest.param("The Messenger saw a piano in the schoolyard.", None, "shown", id="the outlet saw"),
        pytest.param("The keeper spoke in an interview with the Valley Messenger.", None, "shown", id="own interview"),
        pytest.param("Our reporter counted nine doors in the street.", None, "shown", id="our reporter"),
        pytest.param("OLDWATER, May 6 - The weir gave way on Thursday.", "By Lise Dorn", "shown", id="byline and dateline"),
        pytest.param("The weir gave way on Thursday.", "Lise Dorn, Oldwater", "shown", id="byline with its place"),
        pytest.param("The weir gave way on Thursday.", "By Lise Dorn", "not known", id="byline alone"),
        pytest.param("The weir gave way on Thursday.", "Messenger staff and agency", "not known", id="staff and agency"),
        pytest.param(
            "The weir gave way on Thursday.\n\n(Reporting by Lise Dorn; editing by the desk)", None, "shown", id="line of credits"
        ),
        pytest.param("The keeper told reporters that he had heard the stones.", None, "not known", id="told reporters"),
    ],
)
def test_own_work(text: str, byline: str | None, state: str) -> None:
    """A family is shown on positive evidence only."""
    (family,) = told(article(text, id="a", outlet="Valley Messenger", byline=byline))
    assert family.state == state
    assert bool(family.why) == (state == "shown")


def test_relying_on_a_report_ties() -> None:
    """An article that gives another's report as its ground, and shows no work of its own, is no second telling."""
    leaning = article("The wave brought a piano with it, the Valley Messenger reported on Thursday.", id="b", outlet="Hill Courier")
    assert [family.articles for family in told(article(OWN, id="a", outlet="Valley Messenger"), leaning)] == [("a", "b")]


def test_mosaic_does_not_join_its_sources() -> None:
    """An article made of two reports stays with one of them: the two reports remain two tellings."""
    parts = WIRE.split("\n\n"), OWN.split("\n\n")
    mosaic = article("\n\n".join([*parts[0][3:5], parts[1][0], parts[1][3]]), id="m", outlet="Fresh Daily")
    found = told(article(WIRE, id="a", outlet="Corran"), article(OWN, id="b", outlet="Valley Messenger"), mosaic)
    assert [family.articles for family in found] == [("a", "m"), ("b",)]


def test_every_article_is_in_one_family() -> None:
    """Families part the story."""
    pile = tuple(article(text, id=id, outlet=id) for id, text in zip("dabc", (WIRE, SPUN, OWN, WIRE), strict=True))
    found = told(*pile)
    assert sorted(one for family in found for one in family.articles) == ["a", "b", "c", "d"]
    assert [family.id for family in found] == sorted(family.id for family in found)
