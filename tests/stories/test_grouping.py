"""Grouping of skims into stories."""

from secondsource.stories import group


def test_nothing_gives_nothing() -> None:
    """No article, no story."""
    assert group([]) == ()
