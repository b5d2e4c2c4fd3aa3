"""5. What each article says: who said what, figures, dates, events, names, each as a span of its text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.reading.reader import Reader

__all__ = ["Reader", "open_reader"]


def open_reader(model: str | None = None) -> "Reader":
    """A reader with the parser model ``model`` (an installed spaCy model or the path of one; default: the packaged small model).

    Raises:
        ModelMissingError: no such model.
    """
    from secondsource.reading.reader import open_reader as open_it

    return open_it(model)


def __getattr__(name: str) -> object:
    """``Reader``, loaded when it is asked for."""
    if name == "Reader":
        from secondsource.reading.reader import Reader

        return Reader
    raise AttributeError(name)
