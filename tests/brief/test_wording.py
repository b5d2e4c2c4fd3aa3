"""The fixed words of the brief: how many tellings, as of when."""

import pytest

from secondsource.brief.wording import as_of, tellings


@pytest.mark.parametrize(
    ("at_least", "at_most", "said"),
    [(1, 1, "1 telling"), (2, 2, "2 tellings"), (1, 3, "1 to 3 tellings"), (0, 1, "0 to 1 telling")],
)
def test_how_many_tellings_in_a_column(at_least: int, at_most: int, said: str) -> None:
    """One number where both are the same."""
    assert tellings(at_least, at_most) == said


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        pytest.param("2026-03-03", "as of 3 Mar 2026", id="a day"),
        pytest.param("2026-03-03/2026-03-05", "as of 3 to 5 Mar 2026", id="some days"),
        pytest.param("../2026-03-03", "until 3 Mar 2026", id="open before"),
        pytest.param("2026-03-03/..", "from 3 Mar 2026", id="open behind"),
    ],
)
def test_the_time_of_a_figure(iso: str, said: str) -> None:
    """A day, several, or a time with one open end."""
    assert as_of(iso) == said
