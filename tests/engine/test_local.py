"""Every engine gives what a plain loop gives, in its order."""

import pytest

from secondsource.engine import Engine, LocalEngine
from secondsource.engine.local import FEWEST_ITEMS_FOR_A_POOL


def half(number: int) -> float:
    """A function that a process pool can be sent."""
    if number < 0:
        raise ValueError(f"negative: {number}")
    return number / 2


@pytest.fixture(params=[1, 2], ids=["this process", "two processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    return LocalEngine(request.param)


@pytest.mark.parametrize("count", [0, 1, FEWEST_ITEMS_FOR_A_POOL - 1, FEWEST_ITEMS_FOR_A_POOL + 200])
def test_results_come_in_the_order_of_the_items(engine: Engine, count: int) -> None:
    """Nothing is lost, doubled or moved."""
    assert list(engine.map(half, iter(range(count)))) == [number / 2 for number in range(count)]


def test_an_error_reaches_the_caller(engine: Engine) -> None:
    """A bug in the function is raised, not swallowed."""
    with pytest.raises(ValueError, match="negative: -1"):
        list(engine.map(half, [1, 2, -1] + [0] * FEWEST_ITEMS_FOR_A_POOL))
