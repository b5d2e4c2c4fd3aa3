"""5. What each article says: who said what, figures, dates, events, names, each as a span of its text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.reading.reader import Reader

__all__ = ["READERS", "Reader", "open_reader"]

# What may read: the encoder, its lower half, or rules and readable weights alone.
READERS = ("accurate", "fast", "rules")


def open_reader(kind: str = "accurate") -> "Reader":
    """A reader: "accurate" (the encoder), "fast" (its lower half) or "rules" (no network).

    Raises:
        ModelMissingError: the package was installed without the encoder's files.
        ValueError: no such kind.
    """
    from secondsource.reading.reader import open_reader as open_it

    return open_it(kind)


def __getattr__(name: str) -> object:
    """``Reader``, loaded when it is asked for."""
    if name == "Reader":
        from secondsource.reading.reader import Reader

        return Reader
    raise AttributeError(name)
