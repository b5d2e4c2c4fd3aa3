"""secondsource: who reports what, on whose word, how many of the reports are independent, and where they disagree.

::

    import secondsource

    brief = secondsource.run(["articles/"])
    print(secondsource.render_text(brief))

The steps can be called one by one: :func:`read_inputs`, :func:`skim_article`, :func:`group`, :func:`borrowings`, :func:`families`,
:func:`open_reader`, :func:`story_claims`, :func:`compose`. Importing this package loads none of the libraries behind them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from secondsource.brief import brief_schema, compose, parse_brief, render_html, render_json, render_markdown, render_text
    from secondsource.claims import story_claims
    from secondsource.errors import SecondsourceError
    from secondsource.intake import read_inputs
    from secondsource.lineage import borrowings, families
    from secondsource.pipeline import Options, changed_since, run
    from secondsource.reading import open_reader
    from secondsource.records.article import Article, Rejected, Span
    from secondsource.records.brief import Brief
    from secondsource.skim import skim as skim_article
    from secondsource.stories import group

# public name -> the module it comes from (and its name there, where that is another), loaded when the name is first used
_HOME = {
    "Article": "secondsource.records.article",
    "Brief": "secondsource.records.brief",
    "Options": "secondsource.pipeline",
    "Rejected": "secondsource.records.article",
    "SecondsourceError": "secondsource.errors",
    "Span": "secondsource.records.article",
    "borrowings": "secondsource.lineage",
    "brief_schema": "secondsource.brief",
    "changed_since": "secondsource.pipeline",
    "compose": "secondsource.brief",
    "families": "secondsource.lineage",
    "group": "secondsource.stories",
    "open_reader": "secondsource.reading",
    "parse_brief": "secondsource.brief",
    "read_inputs": "secondsource.intake",
    "render_html": "secondsource.brief",
    "render_json": "secondsource.brief",
    "render_markdown": "secondsource.brief",
    "render_text": "secondsource.brief",
    "run": "secondsource.pipeline",
    "skim_article": "secondsource.skim:skim",  # plain "skim" would be hidden by the folder of that name once it is imported
    "story_claims": "secondsource.claims",
}

__all__ = [
    "Article",
    "Brief",
    "Options",
    "Rejected",
    "SecondsourceError",
    "Span",
    "borrowings",
    "brief_schema",
    "changed_since",
    "compose",
    "families",
    "group",
    "open_reader",
    "parse_brief",
    "read_inputs",
    "render_html",
    "render_json",
    "render_markdown",
    "render_text",
    "run",
    "skim_article",
    "story_claims",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home when it is first used (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'secondsource' has no attribute {name!r}")
    module, _, there = _HOME[name].partition(":")
    value = getattr(import_module(module), there or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Public names, also those not loaded yet."""
    return sorted([*globals(), *__all__])
