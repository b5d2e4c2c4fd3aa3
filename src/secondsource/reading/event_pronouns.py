"""Whom "he" and "she" of an event stand for.

What question it answers: ``"Ola Brandt flew home. She blamed the council."``: who blamed? The scene of ``referents.py`` is gone through
once, and only for an article with such a pronoun in an event. "They" and "it" are left to their own sentence (``event_actors``): only half
of them are told right across sentences (docs/measured/speakers.md).
"""

from collections.abc import Sequence

from secondsource.reading.cast import Cast
from secondsource.reading.parser import Parse
from secondsource.reading.pronouns import shipped_scorer
from secondsource.reading.referents import Scene
from secondsource.reading.row import TokenRow
from secondsource.records.article import Article
from secondsource.records.reading import Attribution, Mention


class Pronouns:
    """The third person pronouns of an article; nothing is read before the first is asked for."""

    def __init__(
        self, article: Article, parses: Sequence[Parse], mentions: Sequence[Mention], attributions: Sequence[Attribution] = ()
    ) -> None:
        self._made_of = (article, parses, mentions, attributions)
        self._scene: Scene | None = None

    def behind(self, start: int) -> str | None:
        """The name, else the first words, of whom the pronoun that begins at ``start`` stands for; None where that is left open."""
        if self._scene is None:
            article, parses, mentions, attributions = self._made_of
            row = TokenRow(article, parses)
            self._scene = Scene(row, Cast(row, mentions), shipped_scorer(), attributions)
            self._scene.until(len(row))
        row = self._scene.row
        at = next(iter(row.inside(start, start + 1)), None)
        found = self._scene.behind(at) if at is not None else None
        if found is None or found.coordinated:
            return None
        if found.named is not None:
            return found.named.mention.name
        if found.noun is None or found.form == "bare":
            return None
        words = row.span(*found.noun)
        return " ".join(row.text[words.start : words.end].split())
