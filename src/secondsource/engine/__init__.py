"""Runs functions over many records. A step cannot reach an engine; the pipeline hands it one.

Every engine keeps the order of its input and gives the same results as a plain loop.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from secondsource.engine.local import LocalEngine

Item = TypeVar("Item")
Result = TypeVar("Result")

__all__ = ["Engine", "LocalEngine"]


class Engine(Protocol):
    """Maps a picklable function over items, in order."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for each item, in the order of ``items``."""
