"""1. Bytes to articles: files, folders, pages, JSON and standard input become :class:`Article` or :class:`Rejected`, one for each input."""

from secondsource.intake.reading_in import read_inputs

__all__ = ["read_inputs"]
