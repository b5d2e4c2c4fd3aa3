"""This process, or a pool of processes on this machine."""

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import AsyncResult
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items, starting processes costs more than it saves (about 0.4 s each against 1 to 3 ms an item).
FEWEST_ITEMS_FOR_A_POOL = 400
_CHUNK = 32  # items sent to a process at once
_AHEAD = 4  # chunks for each process that may be under way; the items of a large pile are not all held at once


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
        everything = itertools.chain(head, source)
        if len(head) < FEWEST_ITEMS_FOR_A_POOL:
            yield from map(function, everything)
        else:
            yield from self._side_by_side(function, everything)

    def _side_by_side(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        """In a pool. Chunks are handed out from here and not from a thread of the pool: an interrupt finds nothing that waits for us."""
        # "spawn" behaves alike on every system and inherits no half-open file or thread of a caller.
        with multiprocessing.get_context("spawn").Pool(self.workers, _leave_interrupts_to_the_parent) as pool:
            under_way: deque[AsyncResult[list[Result]]] = deque()
            while True:
                while len(under_way) < self.workers * _AHEAD and (chunk := list(itertools.islice(items, _CHUNK))):
                    under_way.append(pool.apply_async(_each, (function, chunk)))
                if not under_way:
                    return
                yield from under_way.popleft().get()


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the parent alone answers it, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
