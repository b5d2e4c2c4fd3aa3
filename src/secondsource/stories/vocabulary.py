"""The words of a pile by number: read once, since looking up each word of ten thousand articles costs more than most of what follows."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from secondsource.records.skim import Skim
from secondsource.text.rarity import rarity
from secondsource.text.stems import stem


class PartNumbers(dict[str, int]):
    """Word of a name -> number of its stem, -1 where no article has it; filled as words are met."""

    def __init__(self, number: dict[str, int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, part: str) -> int:
        self[part] = found = self._number.get(stem(part), -1)
        return found


class Vocabulary(NamedTuple):
    """The stems of some articles in alphabetical order, and each article as their numbers."""

    words: list[str]
    rarities: npt.NDArray[np.float64]
    parts: PartNumbers
    rows: list[npt.NDArray[np.int32]]  # one an article: the numbers of its stems, in order, with repeats

    def of(self, places: Sequence[int]) -> "Vocabulary":
        """The same words, with the rows of these articles only."""
        return self._replace(rows=[self.rows[place] for place in places])


def vocabulary(skims: Sequence[Skim]) -> Vocabulary:
    """The words of the articles; numbers do not depend on the order of ``skims``."""
    distinct: set[str] = set()
    for one in skims:
        distinct.update(one.stems)
    words = sorted(distinct)
    number = {word: place for place, word in enumerate(words)}
    rows = [np.fromiter(map(number.__getitem__, one.stems), dtype=np.int32, count=len(one.stems)) for one in skims]
    return Vocabulary(words, np.array([rarity(word) for word in words]), PartNumbers(number), rows)
