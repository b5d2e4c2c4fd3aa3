"""How two articles stand to each other: never independent by assumption."""

import pytest

from secondsource.claims.ownwork import marks, names_outlet, outlet_keys
from secondsource.claims.segments import page
from tests.builders import article, borrowing, family, passage
from tests.claims.telling import told

FACT = "The bridge at Tolm closed to all lorries on Monday after a crack was found in its northern pier."


def test_shared_narration_is_dependent() -> None:
    """Two articles that share narration are dependent, with the count of sentences."""
    one, two = article(FACT, id="a", outlet="One"), article(FACT, id="b", outlet="Two")
    (label,) = told([one, two], borrowings=[borrowing(one, two, passage(one, two, FACT))]).dependence
    assert (label.label, label.why) == ("dependent", ("1 of 1 sentences shared", "verbatim"))


def test_own_work_on_both_sides_is_independent() -> None:
    """A mark of own work on both sides and no shared narration show independence."""
    one = article("The master told the Tolm Mail that it was shut.", id="a", outlet="Tolm Mail")
    two = article("Radio Estmark watched as the bridge was shut.", id="b", outlet="Radio Estmark")
    (label,) = told([one, two]).dependence
    assert label.label == "independent shown"
    assert sorted(label.why) == ["Radio Estmark watched", "told the Tolm Mail"]


def test_nothing_known_stays_not_known() -> None:
    """Without a mark on one side nothing is shown, and it is said whose is missing."""
    one = article("The master told the Tolm Mail that it was shut.", id="a", outlet="Tolm Mail")
    two = article("The bridge was shut in the night.", id="b", outlet="Inland Post")
    (label,) = told([one, two]).dependence
    assert (label.label, label.why) == ("not known", ("no own reporting shown: Inland Post",))


def test_two_datelines_show_nothing() -> None:
    """A dateline serves for one side only."""
    one = article("TOLM — The bridge was shut in the night.", id="a", outlet="One")
    two = article("TOLM — Lorries wait on both banks.", id="b", outlet="Two")
    (label,) = told([one, two]).dependence
    assert label.label == "not known"


def test_one_family_is_dependent() -> None:
    """Articles of one family depend on one another, even without a passage between them."""
    one, two = article(FACT, id="a", outlet="One"), article("Quite other words.", id="b", outlet="Two")
    (label,) = told([one, two], families=[family(one, two, origin="Quillon")]).dependence
    assert (label.label, label.why) == ("dependent", ("both from Quillon",))


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        pytest.param("The Tarvel Ledger", None, "the Ledger", id="last word"),
        pytest.param("FOO", "https://www.foonews.example/x", "Foo News", id="words run together in the address"),
        pytest.param("HP", "https://harbouringpost.example/x", "HarbPost", id="beginning and end of the name"),
        pytest.param("OTT", "https://www.ottimes.example/x", "The Old Tolm Times", id="initials"),
    ],
)
def test_outlet_is_known_by_its_names(outlet: str, url: str | None, name: str) -> None:
    """An outlet is named in full, by its last word, by initials or as its address says it."""
    one = article("Text.", id="a", outlet=outlet)
    provenance = type(one.provenance)(input="x", url=url)
    assert names_outlet(name, outlet_keys(type(one)(id="a", text="Text.", outlet=outlet, provenance=provenance)))


@pytest.mark.parametrize(
    ("body", "own"),
    [
        pytest.param("He told the Ledger that it was over.", True, id="told"),
        pytest.param("He told Radio Estmark that it was over.", False, id="told another"),
        pytest.param("She declined to comment on the letter, and did not return calls.", True, id="own request"),
        pytest.param("“It is over,” he said in an interview with Radio Estmark.", False, id="another's interview"),
        pytest.param("The two spoke by telephone in the afternoon.", False, id="people of the story on the telephone"),
    ],
)
def test_marks_are_of_the_outlet_itself(body: str, own: bool) -> None:
    """A mark counts for the outlet that did the work, never for one that cites it."""
    one = article(body, id="a", outlet="The Tarvel Ledger")
    found = marks(page(one, None), [("b", outlet_keys(article("x", id="b", outlet="Radio Estmark")))])
    assert any(mark.strong and mark.cites is None for mark in found) is own


def test_two_runs_of_narration_are_a_common_text() -> None:
    """Two runs of eight words outside quotation marks show a common text; one may be an office or a name."""
    first = "harbour master Olaf Krin of the port of Tolm"
    second = "a muddled plan for the bridge and for its northern pier"
    one = article(f"In the evening {first} said no.\n\nHe has {second}, people said.", id="a", outlet="One")
    two = article(f"There stood {first} in the rain.\n\nIt is {second} that failed.", id="b", outlet="Two")
    three = article(f"There stood {first} in the snow.", id="c", outlet="Three")
    labels = {(one.a, one.b): one.label for one in told([one, two, three]).dependence}
    assert labels == {("a", "c"): "not known", ("a", "b"): "dependent", ("c", "b"): "not known"}
