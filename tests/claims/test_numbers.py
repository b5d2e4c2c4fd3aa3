"""Two numbers as they were written: which can both be true, which are hardly of two things, which are times or sums."""

from typing import Any

import pytest

from secondsource.claims.numbers import compatible, consistent, is_sum, is_time, lengths, may_be_one, neighbours, same_number
from secondsource.records.reading import Figure


def number(
    value: float | None, hedge: Any = "exact", *, unit: str | None = None, low: float | None = None, high: float | None = None
) -> Figure:
    """A number by itself; an exact one has itself for bounds."""
    exact = hedge == "exact"
    return Figure(
        start=0,
        end=1,
        value=value,
        min=value if exact else low,
        max=value if exact else high,
        hedge=hedge,
        unit=unit,
    )


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        pytest.param(
            number(1e6, "more than", low=1e6), number(None, "range", low=2e6, high=3e6), True, id="more than a million is open above"
        ),
        pytest.param(number(200, "less than", high=200), number(50), True, id="less than two hundred is open below"),
        pytest.param(number(200, "less than", high=200), number(350), False, id="but not above"),
        pytest.param(number(12), number(15), False, id="two exact numbers"),
    ],
)
def test_what_can_both_be_true(one: Figure, other: Figure, *, both: bool) -> None:
    """A bound leaves one side open, however far the other number lies there."""
    assert consistent(one, other) is both
    assert consistent(other, one) is both


def test_uncommon_numbers_side_by_side() -> None:
    """1,344 and 1,357 are hardly of two things; round ones may be, and so may numbers far apart."""
    assert neighbours(number(1344), number(1357))
    assert not neighbours(number(1000), number(1010))
    assert not neighbours(number(1344), number(1757))


def test_times_in_two_units() -> None:
    """ "Two years" leave "22 months" open, and not "three months"; they are never the same number."""
    years, months = number(2, unit="year"), number(22, unit="month")
    assert lengths(years, months)
    assert not lengths(years, number(3, unit="year"))
    assert compatible(years, months)
    assert may_be_one(years, months, toll=False)
    assert not may_be_one(years, number(3, unit="month"), toll=False)
    assert not same_number(number(2, unit="year"), number(2, unit="month"))


def test_units_of_time_and_of_money() -> None:
    """Money by the code of its currency."""
    assert is_time(number(3, unit="week"))
    assert not is_time(number(3, unit="USD"))
    assert is_sum(number(3, unit="USD"))
    assert not is_sum(number(3, unit="%"))
