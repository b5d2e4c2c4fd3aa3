"""Why two articles are, or are not, said to derive one from the other; and borrowings of some articles only."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli import app
from secondsource.lineage import borrowings, explain
from secondsource.records.article import Article
from secondsource.records.lineage import Explanation
from secondsource.skim import skim
from tests.builders import article
from tests.lineage.piles import OTHER, OWN, SPUN, WIRE, borrowed, one_story

WIRED = article(WIRE, id="a", outlet="Corran")


def explained(*pile: Article) -> Explanation:
    """The explanation of the first two articles of a pile that is one story."""
    return explain(pile, [skim(one) for one in pile], [one_story(pile)], pile[0].id, pile[1].id)


def test_a_copy_is_explained_as_it_is_listed() -> None:
    """The borrowing of the explanation is the one of the list, and its passages are the aligned sentences."""
    told = explained(WIRED, article(SPUN, id="b", outlet="Fresh Daily"))
    (listed,) = borrowed([WIRED, article(SPUN, id="b", outlet="Fresh Daily")])
    assert told.borrowing == listed
    assert told.compared
    assert "words in common runs" in told.why
    assert tuple(one.passage for one in told.aligned) == listed.passages


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param(OWN, "all that is alike is speech", id="speech"),
        pytest.param(OTHER, "no sentence of one is like a sentence of the other", id="nothing"),
        pytest.param(
            OTHER + "\n\nEleven families were taken from their houses by boat before nine o'clock, and two bakers with them.",
            "1 sentence with 14 words in common runs; needed: two sentences with 24, or one with a run of 16",
            id="too little",
        ),
    ],
)
def test_why_not(other: str, why: str) -> None:
    """What falls short is said, whether the two were compared or not."""
    told = explained(WIRED, article(other, id="b", outlet="Valley Messenger"))
    assert told.borrowing is None
    assert told.why == why


def test_notes_of_aligned_sentences() -> None:
    """A shared quotation is marked as speech."""
    told = explained(WIRED, article(OWN, id="b", outlet="Valley Messenger"))
    assert [(one.note, one.words) for one in told.aligned] == [("speech", 0)]


def test_origin_of_both_is_told() -> None:
    """Two copies of a third article of the pile are explained as copies of it."""
    plain = WIRE.split(" - ", 1)[1]
    pile = (
        article(plain, id="b", outlet="Hill Courier", credit="Corran"),
        article(plain.replace("weir", "dam"), id="c", outlet="Fresh Daily", credit="Corran"),
        WIRED,
    )
    told = explained(*pile)
    assert told.borrowing is not None
    assert told.borrowing.direction == "common"


def test_same_article_twice_is_refused() -> None:
    """One article is no pair."""
    with pytest.raises(ValueError, match="a"):
        explain([WIRED], [skim(WIRED)], [one_story([WIRED])], "a", "a")


def test_borrowings_of_some_are_those_of_all() -> None:
    """What is found for a few articles is what the whole pile says of them."""
    pile = [
        WIRED,
        article(SPUN, id="b", outlet="Fresh Daily"),
        article(OWN, id="c", outlet="Valley Messenger"),
        article("\n\n".join([*WIRE.split("\n\n")[3:5], *OWN.split("\n\n")[:2]]), id="d", outlet="Lock News"),
        article(SPUN.replace("Mayor", "Lord Mayor"), id="e", outlet="Hill Courier"),
    ]
    skims, stories = [skim(one) for one in pile], [one_story(pile)]
    everything = borrowings(pile, skims, stories)
    for asked in ({"b", "d"}, {"b", "e"}, set(), {"a", "b", "c", "d", "e"}):
        assert borrowings(pile, skims, stories, only=asked) == tuple(one for one in everything if {one.a, one.b} <= asked)


def test_command(tmp_path: Path) -> None:
    """``--why`` prints one explanation, also as JSON, and refuses ids that are not there."""
    lines = [{"id": "a", "outlet": "Corran", "text": WIRE}, {"id": "b", "outlet": "Fresh Daily", "text": SPUN}]
    (tmp_path / "pile.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    runner = CliRunner()
    shown = runner.invoke(app, ["lineage", str(tmp_path), "--why", "b", "a"])
    assert shown.exit_code == 0
    assert "a borrowing: " in shown.stdout
    told = json.loads(runner.invoke(app, ["lineage", str(tmp_path), "--why", "a", "b", "--format", "jsonl"]).stdout)
    assert (told["a"], told["b"], told["borrowing"]["direction"]) == ("a", "b", "a->b")
    assert len(told["aligned"]) == 6
    assert runner.invoke(app, ["lineage", str(tmp_path), "--why", "a", "z"]).exit_code != 0
