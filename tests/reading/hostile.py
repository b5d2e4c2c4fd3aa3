"""Every compiled pattern of a module, and whether a step's cost grows with the length of its input only."""

import re
import time
from collections.abc import Callable, Iterator
from types import ModuleType


def patterns(*modules: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The compiled patterns of the modules by name, those inside tuples too; patterns that a module imports count once."""
    seen: set[int] = set()
    for module in modules:
        for name, value in vars(module).items():
            inside = [value] if isinstance(value, re.Pattern) else [found for _, found in value] if name == "PATTERNS" else []
            for number, found in enumerate(inside):
                if id(found) not in seen:
                    seen.add(id(found))
                    yield f"{module.__name__.rpartition('.')[2]}.{name}[{number}]", found


def seconds(step: Callable[[], object]) -> float:
    """The least processor time of three runs."""
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        step()
        best = min(best, time.process_time() - start)
    return best


def in_step(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether ``large``, which has twice the input of ``small``, takes about twice the time.

    A busy machine only ever adds time, and more of it to the longer run: up to eight rounds are taken in turn, and the
    least time of each counts. What is quadratic takes four times as long in every round.
    """
    least, most = seconds(small), seconds(large)
    for _ in range(7):
        if most < 3.2 * least + 0.02:
            return True
        least, most = min(least, seconds(small)), min(most, seconds(large))
    return most < 3.2 * least + 0.02


def linear(pattern: re.Pattern[str], piece: str) -> bool:
    """Whether finding every match in twice the text takes about twice the time; what takes no time at all needs no second look."""

    def step(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: sum(1 for _ in pattern.finditer(text))

    start = time.process_time()
    step(12000)()
    if time.process_time() - start < 0.02:
        return True
    return in_step(step(6000), step(12000))
