"""Stories (articles on one event) and storylines (stories that follow one another)."""

import msgspec


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another story of the same storyline: ``days`` from this story's first day to the other's (None: not known)."""

    story: str
    days: int | None = None
    why: tuple[str, ...] = ()
    shared_names: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles on one event. ``first`` and ``last`` are ISO days of publication, None where no article has a date."""

    id: str
    articles: tuple[str, ...]
    storyline: str
    first: str | None = None
    last: str | None = None
    links: tuple[Link, ...] = ()
