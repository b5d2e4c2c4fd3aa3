"""This process, or a pool of processes on this machine."""

import itertools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items, starting processes costs more than it saves (about 0.4 s each against 1 to 3 ms an item).
FEWEST_ITEMS_FOR_A_POOL = 400


class LocalEngine:
    """Runs in this process; with ``workers`` > 1 and enough items, in that many processes.

    Args:
        workers: processes to use; 1 keeps everything in this process.
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = max(1, workers)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for each item, in order; errors of ``function`` are raised where their item stands."""
        source = iter(items)
        head = list(itertools.islice(source, FEWEST_ITEMS_FOR_A_POOL)) if self.workers > 1 else []
        if len(head) < FEWEST_ITEMS_FOR_A_POOL:
            yield from map(function, itertools.chain(head, source))
            return
        # "spawn" behaves alike on every system and inherits no half-open file or thread of a caller.
        with multiprocessing.get_context("spawn").Pool(self.workers) as pool:
            yield from pool.imap(function, itertools.chain(head, source), chunksize=64)
