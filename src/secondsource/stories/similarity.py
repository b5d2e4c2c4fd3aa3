"""Views of a pair of articles, and how likely both tell of the same event."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from secondsource.records.skim import Skim

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

RAREST = 7.2


@lru_cache(maxsize=1)
def background() -> Mapping[str, float]:
    """Stem -> inverse document frequency (natural log) in a background of news; stems that it lacks count as ``RAREST``."""
    table: dict[str, float] = {}
    for line in files("secondsource.stories").joinpath("background.txt").read_text("utf-8").splitlines():
        tenths, *stems = line.split()
        table.update(dict.fromkeys(stems, int(tenths) / 10))
    return table


class Views(NamedTuple):
    """What is compared: one row an article."""

    text: sparse.csr_array
    lead: sparse.csr_array
    title: sparse.csr_array
    names: sparse.csr_array
    numbers: sparse.csr_array
    prints: sparse.csr_array
    days: Floats  # NaN: not known
    has_title: npt.NDArray[np.bool_]


def _rows(bags: Sequence[Mapping[str, float]]) -> sparse.csr_array:
    """Rows of length one; a column for each key, in sorted order so that sums are taken in one order always."""
    column = {key: number for number, key in enumerate(sorted({key for bag in bags for key in bag}))}
    starts, columns, values = [0], [], []
    for bag in bags:
        length = math.sqrt(sum(value * value for value in bag.values())) or 1.0
        for key in sorted(bag):
            columns.append(column[key])
            values.append(bag[key] / length)
        starts.append(len(columns))
    return sparse.csr_array((values, columns, starts), shape=(len(bags), max(1, len(column))))


def views(skims: Sequence[Skim]) -> Views:
    """The comparable views of the skims, in their order."""
    idf = background()
    text, lead, title, names = [], [], [], []
    for one in skims:
        text.append({t: (1 + math.log(n)) * idf.get(t, RAREST) for t, n in one.terms})
        bag: dict[str, float] = {}
        for t in one.lead_terms:
            bag[t] = bag.get(t, 0) + 1
        lead.append({t: (1 + math.log(n)) * idf.get(t, RAREST) for t, n in bag.items()})
        title.append({t: idf.get(t, RAREST) for t in one.title_terms})
        nb: dict[str, float] = {}
        for run, n in one.names:
            for part in run.split():
                nb[part] = nb.get(part, 0) + n
        names.append({t: (1 + math.log(n)) * idf.get(t, RAREST) for t, n in nb.items()})
    return Views(
        text=_rows(text),
        lead=_rows(lead),
        title=_rows(title),
        names=_rows(names),
        numbers=_rows([dict.fromkeys(one.numbers, 1.0) for one in skims]),
        prints=_rows([{str(p): 1.0 for p in one.fingerprints} for one in skims]),
        days=np.array([math.nan if one.day is None else one.day for one in skims]),
        has_title=np.array([bool(one.title_terms) for one in skims]),
    )


def _dots(rows: sparse.csr_array, a: Ints, b: Ints) -> Floats:
    out = np.empty(len(a))
    for start in range(0, len(a), 20_000):
        part = slice(start, start + 20_000)
        out[part] = rows[a[part]].multiply(rows[b[part]]).sum(axis=1)
    return out


def log_odds(v: Views, a: Ints, b: Ints) -> Floats:
    """Log odds that articles ``a[i]`` and ``b[i]`` tell of one event."""
    gap = np.abs(v.days[a] - v.days[b])
    known = ~np.isnan(gap)
    return (
        -5.0
        + 14 * _dots(v.lead, a, b)
        + 12 * _dots(v.text, a, b)
        + 3 * _dots(v.title, a, b)
        - 2 * _dots(v.names, a, b)
        - np.where(known, np.minimum(np.nan_to_num(gap), 10) * 0.8, 1.5)
    )
