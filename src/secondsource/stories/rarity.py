"""How rare a stem is in the news: the table of ``text.rarity``, under the name by which this step knows it."""

from secondsource.text.rarity import RARE_NUMBER, RAREST, background, rarity

__all__ = ["RAREST", "RARE_NUMBER", "background", "rarity"]
