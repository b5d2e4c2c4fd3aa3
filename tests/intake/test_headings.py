"""Short lines between paragraphs: headings are set apart, the items of a list are the report's."""

import time

import pytest

from secondsource.intake.blocks import classified

LEAD = (
    "The harbour board of Port Maren published its figures for the first quarter on Tuesday; they were worse than the council had feared."
)
PLAIN = (
    "Nobody on the board would say when the second crane, which has stood still since the storm in January, could be back at work again.",
    "The unions, which had warned of such a quarter since last autumn, asked for a meeting with the council before the end of the month.",
    "Two shipping lines have moved their calls to Marle for the summer, and a third will decide in May whether it follows them there.",
)


def kinds(*lines: str) -> dict[str, str]:
    """The kind of each line that stands between the paragraphs of a report."""
    text = "\n\n".join((LEAD, *lines, *PLAIN))
    made = classified(text, title="Port figures worse than feared", saved=False).blocks
    return {text[block.start : block.end]: block.kind for block in made}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                "Here are the main figures, against those of a year ago:",
                "Ships: 212, down from 260",
                "Containers: 41,000, down from 55,200",
            ),
            id="figures",
        ),
        pytest.param(
            (
                "The plan of the board would also:",
                "Close the old quay for lorries at night",
                "Sell two of the five tugs by the autumn",
                "Hire a second pilot for the eastern channel",
            ),
            id="demands",
        ),
        pytest.param(("The ballot of the dockers ended so:", "Holt 51 (+2)", "Sander 44 (-3)"), id="tallies"),
    ],
)
def test_lists(lines: tuple[str, ...]) -> None:
    """A line that ends in a colon and the items below it are the report's."""
    found = kinds(*lines)
    assert {line: found[line] for line in lines} == dict.fromkeys(lines, "body")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("What comes next",), id="a heading"),
        pytest.param(("The Second Crane:",), id="a heading with a colon"),
        pytest.param(
            ("'We were not told': Mayor turns on her own harbour board over the second crane of the port",), id="a headline that quotes"
        ),
        pytest.param(("The board named three reasons for it:", "The storm"), id="one short line is a heading below a colon"),
        pytest.param(
            ("Related stories:", "Ferry timetable changes again", "Old quay to close for lorries at night"), id="links below a label"
        ),
    ],
)
def test_no_lists(lines: tuple[str, ...]) -> None:
    """Headings and links are not taken for items."""
    found = kinds(*lines)
    assert found[lines[-1]] == "furniture"


def test_words_that_a_report_quotes() -> None:
    """A report quotes in double marks; without an end mark such a line is still somebody's words."""
    line = "“There was nobody left to ask about it by then,” said Bo Holt, 35"
    assert kinds(line)[line] == "body"


def test_numbered_headings() -> None:
    """Numbered lines above paragraphs are headings."""
    found = kinds("1. The crane stays broken", PLAIN[0] + " So it stays.", "2. The unions want a meeting", PLAIN[1] + " Soon.")
    assert [kind for line, kind in found.items() if line[1] == "."] == ["furniture", "furniture"]


def test_numbered_items() -> None:
    """Numbered lines one below the other are items, and a lone number is no series of headings."""
    found = kinds("1. Close the old quay", "2. Sell two tugs", "3. Hire a second pilot")
    assert [kind for line, kind in found.items() if line[1] == "."] == ["body"] * 3


@pytest.mark.parametrize("unit", ["a b c d:\n\n", "1. a b\n\n", "a b c d:\n\nx 1\n\n"])
def test_time_grows_with_length(unit: str) -> None:
    """Half a megabyte of short lines takes seconds at most."""
    text = LEAD + "\n\n" + unit * (300_000 // len(unit)) + PLAIN[0]
    begin = time.perf_counter()
    classified(text, saved=False)
    assert time.perf_counter() - begin < 15
