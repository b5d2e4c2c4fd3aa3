"""Word steps from one sequence to another, and the runs that two share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.align import Run, Step, edits, shared_runs

ROWS = st.lists(st.sampled_from("abcd"), max_size=25)


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [
        pytest.param("the strike goes on", "the walkout goes on", ["keep", "swap", "keep"], id="a word for another"),
        pytest.param("the long strike goes on", "the strike goes on", ["keep", "out", "keep"], id="a word left out"),
        pytest.param("the strike goes on", "the strike goes on today", ["keep", "in"], id="a word put in at the end"),
        pytest.param("", "new words", ["in"], id="from nothing"),
        pytest.param("old words", "", ["out"], id="to nothing"),
        pytest.param("same words", "same words", ["keep"], id="no change"),
        pytest.param("old", "new words", ["swap"], id="nothing kept"),
    ],
)
def test_steps(a: str, b: str, steps: list[str]) -> None:
    """Each change is named for what it does to the words of the first."""
    assert [step.op for step in edits(a.split(), b.split())] == steps


def test_step_places() -> None:
    """Steps say where they stand in both."""
    assert edits(["a", "b", "c"], ["a", "x", "y", "c"])[1] == Step("swap", 1, 2, 1, 3)


@given(a=ROWS, b=ROWS)
def test_steps_cover_both(a: list[str], b: list[str]) -> None:
    """Steps follow one another without gaps, and what is kept is equal."""
    at_a = at_b = 0
    for step in edits(a, b):
        assert (step.a_start, step.b_start) == (at_a, at_b)
        at_a, at_b = step.a_end, step.b_end
        if step.op == "keep":
            assert a[step.a_start : step.a_end] == b[step.b_start : step.b_end]
    assert (at_a, at_b) == (len(a), len(b))


def test_runs_come_longest_first() -> None:
    """Runs are found wherever they stand, in any order of the two texts."""
    assert shared_runs(
        ["one", "two", "three", "x", "four", "five", "six", "seven"], ["four", "five", "six", "seven", "y", "one", "two", "three"], 3
    ) == [
        Run(4, 0, 4),
        Run(0, 5, 3),
    ]


@given(a=ROWS, b=ROWS)
def test_runs_are_maximal(a: list[str], b: list[str]) -> None:
    """A run is equal in both and cannot be made longer."""
    for run in shared_runs(a, b, 2):
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length]
        assert run.length >= 2
        assert not (run.a and run.b and a[run.a - 1] == b[run.b - 1])
        after_a, after_b = run.a + run.length, run.b + run.length
        assert not (after_a < len(a) and after_b < len(b) and a[after_a] == b[after_b])
