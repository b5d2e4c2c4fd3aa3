"""2. The cheap traits of every article: ``skim(article)`` gives its :class:`~secondsource.records.skim.Skim`. No parser, no model."""

from secondsource.skim.traits import skim

__all__ = ["skim"]
