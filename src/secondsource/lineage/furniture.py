"""Runs of words that unrelated articles share.

What question it answers: which shared words say nothing about who copied whom, because an outlet prints them on every page or a stock
paragraph of background goes round for months?

A fingerprint is *stock* where the articles that hold it stand in at least three stories and in at least three different stretches of four
days (three stories alone where the pile has no dates): one agency text, reprinted by hundreds in a few days, is not stock.
"""

from collections.abc import Sequence

import numpy as np

from secondsource.lineage.prints import Prints
from secondsource.lineage.rarity import Rows
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.text.shingles import Hashes

LEAST_OCCASIONS = 3
_STRETCH_DAYS = 4


def stock_fingerprints(prints: Prints, skims: Sequence[Skim], stories: Sequence[Story]) -> Hashes:
    """Sorted stock fingerprints of the pile; ``prints`` are those of ``skims``."""
    often = prints.of(prints.counts() >= LEAST_OCCASIONS)
    told_in = {article: number for number, story in enumerate(sorted(stories, key=lambda one: one.id)) for article in story.articles}
    alone = len(stories)
    story_of = np.array([told_in.get(skim.id, alone + k) for k, skim in enumerate(skims)], dtype=np.int64)
    stretch_of = np.array([-1 if skim.day is None else skim.day // _STRETCH_DAYS for skim in skims], dtype=np.int64)
    columns, kinds = often.columns, len(often.kinds)
    in_story, stretches = story_of[often.owners], stretch_of[often.owners]
    by_story = _distinct(columns, in_story, kinds)
    dated = stretches >= 0
    by_day = _distinct(columns[dated], stretches[dated], kinds)
    # Articles without a date count as a stretch of their own for each story: in a pile without dates the stories decide alone.
    by_day += _distinct(columns[~dated], in_story[~dated], kinds)
    return often.kinds[np.minimum(by_story, by_day) >= LEAST_OCCASIONS]


def _distinct(columns: Rows, values: Rows, size: int) -> Rows:
    """How many different values stand beside each column."""
    if not len(columns):
        return np.zeros(size, dtype=np.int64)
    order = np.lexsort((values, columns))
    columns, values = columns[order], values[order]
    new = np.concatenate([[True], (columns[1:] != columns[:-1]) | (values[1:] != values[:-1])])
    return np.bincount(columns[new], minlength=size)
