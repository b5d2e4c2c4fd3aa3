"""3. Skims to stories (articles on one event) and storylines: ``group(skims)``."""

from collections.abc import Sequence

from secondsource.records.skim import Skim
from secondsource.records.story import Story


def group(skims: Sequence[Skim]) -> tuple[Story, ...]:
    """Stories with their storylines; see :func:`secondsource.stories.grouping.group`. Loads numpy and scipy when it is first called."""
    from secondsource.stories.grouping import group as grouped

    return grouped(skims)


__all__ = ["group"]
