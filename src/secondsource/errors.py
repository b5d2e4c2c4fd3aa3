"""Every exception that secondsource raises on purpose.

::

    SecondsourceError
    ├── UnreadableInputError   one input cannot be read; the run goes on and the input is listed as rejected
    ├── UsageError             the caller asked for something that cannot be done
    ├── ModelMissingError      the reader's weights are not installed
    └── CitationError          a line would have been printed that is not in its article (a bug: the brief refuses)
"""


class SecondsourceError(Exception):
    """Root of all errors below; catch this to catch every one of them."""


class UnreadableInputError(SecondsourceError):
    """One input cannot be read. ``input`` names it as the caller did, ``record`` the line or item inside it."""

    def __init__(self, input: str, reason: str, record: int | None = None) -> None:
        self.input = input
        self.reason = reason
        self.record = record
        where = input if record is None else f"{input}:{record}"
        super().__init__(f"{where}: {reason}")


class UsageError(SecondsourceError):
    """The call cannot be carried out as it was made."""


class ModelMissingError(SecondsourceError):
    """The reader's weights are not part of this installation."""

    def __init__(self, model: str, hint: str) -> None:
        self.model = model
        super().__init__(f"the reader's file {model!r} is not there: {hint}")


class CitationError(SecondsourceError):
    """A line does not equal the words at its span. ``article`` and ``words`` say which."""

    def __init__(self, article: str, words: str) -> None:
        self.article = article
        self.words = words
        super().__init__(f"{words!r} does not stand at its place in article {article}")
