"""Who took from whom, and by what it is known."""

import pytest

from secondsource.lineage import borrowings
from secondsource.records.article import Article
from secondsource.records.lineage import Direction
from secondsource.skim import skim
from tests.builders import article
from tests.lineage.piles import SPUN, WIRE, borrowed, one_story

PLAIN = WIRE.split(" - ", 1)[1].replace(" told Corran", " said")  # no dateline, no name
SHORT = "\n\n".join(PLAIN.split("\n\n")[:4])

QUOTED = f"What others say of the weir.\n\n“{PLAIN.split(chr(10))[0]} {PLAIN.split(chr(10))[6]}”\n\n{{who}}"
MINUTE, LATER, DAY, NEXT_DAY = "2026-05-07T08:10Z", "2026-05-07T09:40Z", "2026-05-07", "2026-05-08"


def made(id: str, text: str, outlet: str, published: str | None = None, **fields: str) -> Article:
    """An article of the pair."""
    return article(text, id=id, outlet=outlet, published=published, **fields)


@pytest.mark.parametrize(
    ("a", "b", "direction", "by"),
    [
        pytest.param(made("a", WIRE, "Corran"), made("b", PLAIN, "Hill Courier", credit="Corran"), "a->b", "credit", id="credit field"),
        pytest.param(made("a", WIRE, "Hill Courier"), made("b", WIRE, "Corran"), "b->a", "credit", id="agency in the dateline"),
        pytest.param(made("a", WIRE, "Hill Courier"), made("b", WIRE, "Fresh Daily"), "common", "credit", id="both credit an agency"),
        pytest.param(made("a", WIRE, "Corran"), made("b", SPUN, "Fresh Daily"), "a->b", "content", id="name of the origin left out"),
        pytest.param(
            made("a", PLAIN + "\n\nThis report was first published by Hill Courier.", "Fresh Daily"),
            made("b", PLAIN, "Hill Courier"),
            "b->a",
            "credit",
            id="first published by",
        ),
        pytest.param(
            made("a", PLAIN + "\n\nThe mill had been warned in March, the Courier reported then, and did not answer.", "Fresh Daily"),
            made("b", PLAIN, "Hill Courier"),
            "b->a",
            "citation",
            id="names the other as its source",
        ),
        pytest.param(
            made("a", PLAIN + "\n\nLise Dorn and Corran contributed to this report.", "Fresh Daily"),
            made("b", PLAIN, "Corran"),
            "b->a",
            "credit",
            id="gave a hand",
        ),
        pytest.param(
            made("a", PLAIN, "Fresh Daily"),
            made("b", PLAIN + "\n\nWith files from Corran.", "Hill Courier"),
            "common",
            "credit",
            id="files from an agency that is not there",
        ),
        pytest.param(
            made("a", PLAIN + "\n\nCopyright 2026 The Hill Courier. All rights reserved.", "Fresh Daily"),
            made("b", PLAIN, "Hill Courier"),
            "b->a",
            "credit",
            id="rights of the other",
        ),
        pytest.param(
            made("a", QUOTED.format(who="Lise Dorn, Hill Courier"), "The Digest"),
            made("b", PLAIN, "Hill Courier"),
            "b->a",
            "citation",
            id="name, outlet",
        ),
        pytest.param(
            made("a", "As Lise Dorn writes:\n\n" + SHORT, "The Digest"),
            made("b", PLAIN, "Hill Courier", byline="By Lise Dorn"),
            "b->a",
            "citation",
            id="author named",
        ),
        pytest.param(
            made("a", SHORT + "\n\nHILL COURIER has more on the weir.", "The Digest"),
            made("b", PLAIN, "Hill Courier"),
            "b->a",
            "citation",
            id="in capitals",
        ),
        pytest.param(
            made("a", PLAIN, "Corran", credit="Corran"), made("b", SHORT, "Fresh Daily"), "a->b", "content", id="agency signs its text"
        ),
        pytest.param(
            made("a", PLAIN, "Corran", "2026-05-12", credit="Corran"),
            made("b", SHORT, "Fresh Daily", "2026-05-06"),
            "unknown",
            "none",
            id="agency days later",
        ),
        pytest.param(
            made("a", PLAIN, "Hill Courier", NEXT_DAY), made("b", PLAIN, "Hill Courier", DAY), "b->a", "time", id="one outlet's own days"
        ),
        pytest.param(
            made("a", PLAIN.replace("said Bram Essel, who", "Essel said; he"), "One"),
            made("b", PLAIN, "Two"),
            "b->a",
            "content",
            id="speaker not introduced",
        ),
        pytest.param(made("a", PLAIN, "One", LATER), made("b", PLAIN, "Two", MINUTE), "b->a", "time", id="minutes"),
        pytest.param(made("a", PLAIN, "One", DAY), made("b", PLAIN, "Two", NEXT_DAY), "unknown", "none", id="a day alone"),
        pytest.param(made("a", PLAIN, "One", DAY), made("b", SHORT, "Two", NEXT_DAY), "a->b", "time", id="a day, and more complete"),
        pytest.param(made("a", PLAIN, "One"), made("b", PLAIN, "Two"), "unknown", "none", id="nothing is known"),
        pytest.param(
            made("a", PLAIN, "One", "2026-05-07T00:00Z"), made("b", PLAIN, "Two", MINUTE), "unknown", "none", id="midnight is a day"
        ),
    ],
)
def test_direction(a: Article, b: Article, direction: Direction, by: str) -> None:
    """The strongest sign decides; without one the direction is not known."""
    (found,) = borrowed([a, b])
    assert (found.direction, found.direction_by) == (direction, by)


def test_date_before_the_dateline_is_no_origin() -> None:
    """A page dated before the day that its own words give cannot prove that it came first, and says so."""
    text = WIRE.replace("(Corran) ", "").replace(" told Corran", " said")
    early, real = made("a", text, "Fake First", "2026-05-01T06:00Z"), made("b", text, "Hill Courier", MINUTE)
    (found,) = borrowed([early, real])
    assert found.direction == "unknown"
    assert "Fake First: published before its own dateline" in found.evidence


def test_signs_that_contradict_decide_nothing() -> None:
    """A clock against a speaker whom only the later article introduces: one of the two is wrong, and it cannot be told which."""
    cut = PLAIN.replace("said Bram Essel, who", "Essel said; he")
    (found,) = borrowed([made("a", cut, "One", MINUTE), made("b", PLAIN, "Two", LATER)])
    assert found.direction == "unknown"
    assert "Essel is introduced in the other only" in found.evidence


def test_two_copies_of_one_origin_are_common() -> None:
    """What two copies share is their origin's, whichever was printed first."""
    pile = [
        made("a", PLAIN.replace(" said.", " told Corran.", 1), "Corran"),
        made("b", PLAIN, "Hill Courier", MINUTE, credit="Corran"),
        made("c", PLAIN, "Fresh Daily", LATER, credit="Corran"),
    ]
    found = {(one.a, one.b): one.direction for one in borrowed(pile)}
    assert found == {("a", "b"): "a->b", ("a", "c"): "a->b", ("b", "c"): "common"}


def test_an_agency_that_the_user_knows_gave_the_text() -> None:
    """Two texts without a credit or a time tell nothing; that one outlet writes for others tells who took from whom."""
    pair = made("a", PLAIN, "Quill Desk"), made("b", PLAIN, "Fresh Daily")
    (plain,) = borrowed(pair)
    assert plain.direction == "unknown"
    (told,) = borrowings(pair, [skim(one) for one in pair], [one_story(pair)], agencies={"quill desk"})
    assert told.direction == "a->b"
    assert told.evidence[-1] == "Quill Desk: an agency, by --sources"
