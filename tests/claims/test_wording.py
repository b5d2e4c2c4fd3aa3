"""Words side by side."""

import pytest

from secondsource.claims.wording import hunks


@pytest.mark.parametrize(
    ("base", "report", "places"),
    [
        ("the eel trap", "the eel trap", []),
        ("the eel trap", "the old trap", [(1, 2, 1, 2)]),
        # What is left out is left out at an end where that can be.
        ("an act of spite and an act of neglect", "act of neglect", [(0, 6, 0, 0)]),
        ("act of spite and act of neglect", "act of spite", [(3, 7, 3, 3)]),
        ("act of spite and act of spite again", "act of spite", [(3, 8, 3, 3)]),
        ("an eel is an eel and a trap is a trap", "an eel is a trap", [(3, 9, 3, 3)]),
        ("", "the eel", [(0, 0, 0, 2)]),
        ("the eel", "", [(0, 2, 0, 0)]),
    ],
)
def test_where_two_sequences_differ(base: str, report: str, places: list[tuple[int, int, int, int]]) -> None:
    """Hunks, and what stands between them is the same on both sides."""
    one, other = base.split(), report.split()
    found = hunks(one, other)
    at = kept = 0
    for a, b, c, d in [*found, (len(one), len(one), len(other), len(other))]:
        assert one[at:a] == other[kept:c]
        at, kept = b, d
    if places:
        assert sum(b - a for a, b, _, _ in found) == sum(b - a for a, b, _, _ in places)
        assert found[0][0] == places[0][0]
    else:
        assert found == []
