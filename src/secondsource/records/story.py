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


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a story when the pile grew: "merged" took in ``others``, "split" lost articles to them; "grew", "new", "gone"."""

    kind: str
    story: str
    others: tuple[str, ...] = ()


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Why two articles are one story or two. ``views`` are (name, value, what it adds to the log odds)."""

    a: str
    b: str
    stories: tuple[str, str]
    views: tuple[tuple[str, float, float], ...]
    intercept: float
    log_odds: float
    mean_log_odds: float | None  # between the two stories, or between ``a`` and the rest of its story
    decided: str
    shared: tuple[tuple[str, str], ...] = ()  # neighbouring words that both have, as each writes them
