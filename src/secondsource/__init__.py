"""secondsource: who reports what, on whose word, how many of the reports are independent, and where they disagree."""

__version__ = "0.1.0"
