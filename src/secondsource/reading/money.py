"""Whose money: "shillings" are Kenya's where the article names Kenya.

What question it answers: which ISO 4217 currency is meant by a word that several countries use? Names of countries, their people and their
capitals decide: those of the sentence before those of the article, the nearest first. Where none is named the word itself stays.
"""

import functools
import re

from secondsource.reading.lexicon import rows
from secondsource.text.normalize import fold

_NOT_BY_TEXT = frozenset(
    {"USD", "GBP", "pound", "CHF"}
)  # "$5m" in a report on Canada may well be the other dollar: only the word beside it tells


@functools.cache
def _countries() -> dict[str, str]:
    """Names, people and capitals in lower case, with their country."""
    table: dict[str, str] = {}
    for code, names, people, capitals in rows("countries.tsv"):
        for cell in (names, people, capitals):
            for name in cell.split("|"):
                if len(name) > 2:
                    table.setdefault(fold(name), code)
    return table


@functools.cache
def _currencies() -> dict[tuple[str, str], str]:
    return {(row[0], country): row[1] for row in rows("money_by_country.tsv") for country in row[2].split()}


@functools.cache
def _names_with(unit: str) -> re.Pattern[str] | None:
    """The names of the countries that have money of this name."""
    having = {country for word, country in _currencies() if word == unit}
    names = sorted((name for name, code in _countries().items() if code in having), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b") if names and unit not in _NOT_BY_TEXT else None


def country_of(name: str) -> str | None:
    """ISO 3166 alpha-3 of a country by its name, people or capital, in lower case."""
    return _countries().get(name)


def currency(unit: str, country: str) -> str | None:
    """ISO 4217 of ``unit`` ("peso") in ``country``; None where it has no money of that name."""
    return _currencies().get((unit, country))


def settled(unit: str, folded: str, start: int, end: int, known: dict[str, str]) -> str:
    """``unit`` as ISO 4217 by the country named in the sentence ``[start, end)``, or else in the text; unchanged where none is.

    ``known`` keeps what the whole text said of each unit, so that it is searched once.
    """
    pattern = _names_with(unit)
    if pattern is None:
        return unit
    match = pattern.search(folded, start, end)
    if match is None:
        if unit not in known:
            far = pattern.search(folded)
            known[unit] = (currency(unit, _countries()[far[0]]) or unit) if far else unit
        return known[unit]
    return currency(unit, _countries()[match[0]]) or unit
