"""How rare a stem is in the news: what a shared word says before the pile itself is looked at. Stems are those of ``text.stems``."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

RAREST = 7.2  # inverse document frequency of stems that the background lacks
RARE_NUMBER = 6.0


@lru_cache(maxsize=1)
def background() -> Mapping[str, float]:
    """Stem -> inverse document frequency (natural log) among ten thousand news articles; stems found in fewer than ten are not in it."""
    table: dict[str, float] = {}
    for line in files("secondsource.text").joinpath("data/background.txt").read_text("utf-8").splitlines():
        tenths, *stems = line.split()
        table.update(dict.fromkeys(stems, int(tenths) / 10))
    return table


def rarity(word: str) -> float:
    """Inverse document frequency of a stem or an amount in digits."""
    if word[0].isdigit():
        return RARE_NUMBER
    return background().get(word, RAREST)
