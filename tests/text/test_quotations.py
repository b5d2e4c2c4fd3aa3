"""Regions between quotation marks, also those never closed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.quotations import quotations
from tests.strategies import any_text, paragraphs


def quoted(*lines: str) -> list[str]:
    """The regions of paragraphs as words."""
    text, spans = "", []
    for line in lines:
        spans.append((len(text), len(text) + len(line)))
        text += line + "\n"
    return [text[region.start : region.end] for region in quotations(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "go" and "stay".', ['"go"', '"stay"'], id="straight"),
        pytest.param("“Go,” he said. “Stay.”", ["“Go,”", "“Stay.”"], id="curly"),
        pytest.param("„Geh“, sagte er.", ["„Geh“"], id="low and high"),
        pytest.param("«Va», dit-il.", ["«Va»"], id="guillemets"),
        pytest.param("‘Go,’ he said. ‘It’s late.’", ["‘Go,’", "‘It’s late.’"], id="single, with an apostrophe"),
        pytest.param("``Go,'' he said.", ["``Go,''"], id="doubled"),
        pytest.param("the workers’ union and the town’s mayor", [], id="apostrophes"),
        pytest.param('The 6" pipe broke.', [], id="inches"),
        pytest.param("his ‘big plan’ was over", ["‘big plan’"], id="single, before a small letter"),
        pytest.param("‘The workers’ union left,’ he said.", ["‘The workers’ union left,’"], id="single, with a plural possessive"),
        pytest.param("She called it 'a farce' and left.", ["'a farce'"], id="single and straight"),
        pytest.param("the workers' union, the boys' club and the '90s", [], id="straight apostrophes"),
        pytest.param("“He said “go” and left,” she said.", ["“He said “go” and left,”"], id="same marks one inside the other"),
        pytest.param("“Never closed. “Closed.” He left.", ["“Never closed. ", "“Closed.”"], id="a second mark ends one never closed"),
        pytest.param('"Never closed. "Closed." He left.', ['"Never closed. ', '"Closed."'], id="the same, straight"),
        pytest.param('“Mixed marks," he said.', ['“Mixed marks,"'], id="opened curly, closed straight"),
        pytest.param("“He told me ‘go’ and I went.”", ["“He told me ‘go’ and I went.”"], id="one inside the other"),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    """Each pair of marks gives one region; what only looks like a mark gives none."""
    assert quoted(text) == expected


def test_an_open_mark_ends_with_its_paragraph() -> None:
    """A mark that is never closed cannot spoil the rest of the article."""
    assert quoted('He said "go and never came back.', 'She said "stay".') == ['"go and never came back.', '"stay"']


def test_a_slip_inside_a_paragraph_ends_with_its_sentence() -> None:
    """Nothing closes the mark, and no next paragraph takes it up."""
    text = "He said “the gate is open. Then Mr. Torv left for Brask. It rained."
    assert [text[r.start : r.end] for r in quotations(text, [(0, len(text))])] == ["“the gate is open."]


def test_a_speech_that_the_next_paragraph_takes_up_runs_to_the_end_of_its_own() -> None:
    """As newspapers set a long quotation: no closing mark before the next opening one."""
    text = "He said: “We stay. We wait.\n“And we sing.”"
    first, second = quotations(text, [(0, 27), (28, len(text))])
    assert text[first.start : first.end] == "“We stay. We wait."
    assert second.continues


def test_a_paragraph_that_opens_with_a_mark_is_quoted_to_its_end() -> None:
    """The speech is the paragraph; only its closing mark is missing."""
    text = "“We stay. We wait."
    assert [(r.start, r.end) for r in quotations(text, [(0, len(text))])] == [(0, len(text))]


def test_speech_that_goes_on_in_the_next_paragraph() -> None:
    """Newspapers leave a long quotation open and open it again."""
    text = "“It was dark.\n“Then it was wet,” she said."
    first, second = quotations(text, [(0, 13), (14, len(text))])
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@given(st.lists(st.one_of(any_text.map(lambda text: text.replace("\n", " ")), paragraphs()), max_size=4))
def test_regions_lie_in_their_paragraphs(lines: list[str]) -> None:
    """Regions are sorted, do not overlap, and none reaches over the end of a paragraph."""
    text, spans = "", []
    for line in lines:
        spans.append((len(text), len(text) + len(line)))
        text += line + "\n"
    before = 0
    for region in quotations(text, spans):
        assert before <= region.start < region.end
        before = region.end
        assert any(start <= region.start and region.end <= end for start, end in spans)


@pytest.mark.parametrize("unit", ['"', "“", '" ', "‘a ", "'' ", '"a. ', "‘s’ a ", "'s' a ", "“”", "“ “a” ", "'a "])
def test_time_grows_with_length(unit: str) -> None:
    """Two hundred thousand marks that are never closed take seconds at most."""
    text = unit * 200_000
    begin = time.perf_counter()
    quotations(text, [(0, len(text))])
    assert time.perf_counter() - begin < 20  # a quadratic pass takes minutes
