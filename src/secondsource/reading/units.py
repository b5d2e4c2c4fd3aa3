"""Units beside a number: currency signs before it, unit words behind it.

What question it answers: what is the number measured in? The words are ``data/units.tsv`` and ``data/currencies.tsv``.
"""

import functools

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.money import country_of, currency
from secondsource.reading.numbers import GLUED_SCALES, SCALES, Numeral, Token, tokens

_METRE_CUES = listed("metre cues")


def _text(toks: list[Token], at: int) -> str:
    return toks[at].text if 0 <= at < len(toks) else ""


@functools.cache
def units() -> dict[tuple[str, ...], str]:
    """Unit words, as tokens, with their unit."""
    return {tuple(token.text for token in tokens(row[0])): row[1] for row in rows("units.tsv")}


@functools.cache
def time_units() -> frozenset[str]:
    """Units of time."""
    return frozenset(row[1] for row in rows("units.tsv") if row[2] == "time")


@functools.cache
def ages() -> frozenset[str]:
    """Units of age ("year old")."""
    return frozenset(row[1] for row in rows("units.tsv") if row[2] == "age")


@functools.cache
def currencies() -> dict[str, str]:
    """Signs before a number with their currency."""
    return {row[0]: row[1] for row in rows("currencies.tsv")}


def sign_before(toks: list[Token], at: int) -> tuple[int, str | None]:
    """Currency sign before token ``at``: the token it begins with and its unit; ``(at, None)`` where there is none."""
    table = currencies()
    first, joined = at, ""
    found: tuple[int, str | None] = (at, None)
    for size in range(1, 4):
        first = at - size
        if first < 0 or (size > 1 and not toks[first + 1].glued):
            break
        joined = toks[first].text + joined
        if joined in table and (not joined.isalpha() or toks[at].kind == "number"):
            found = (first, table[joined])
    behind = _text(toks, at + 1)
    if found[1] is None and _text(toks, at - 1) == "r" and toks[at].glued and (behind in SCALES or behind in GLUED_SCALES):
        return at - 1, "ZAR"  # "R1.2m", but not "R20"
    if found[1] is not None and found[0] > 0 and _text(toks, found[0] - 1) == "-" and toks[found[0]].glued:
        return found[0], found[1]
    return found


_EXTRA = frozenset({"more", "additional", "extra", "further", "full", "whole", "consecutive", "straight", "other"})


_OBJECTS = frozenset({"the", "his", "her", "their", "its", "gold", "silver"})


def unit_after(toks: list[Token], at: int) -> tuple[str | None, int]:
    """Unit words behind token ``at`` (a hyphen may stand between) and the token behind them."""
    table = units()
    begin = at + 1 if _text(toks, at) == "-" and at < len(toks) and toks[at].glued else at
    glued = begin < len(toks) and toks[begin].glued
    first = at
    while begin == at and _text(toks, begin) in _EXTRA:
        at = begin = begin + 1
    flat = [t.text for t in toks[begin : begin + 6] if t.text != "-"][:3]
    for size in (3, 2, 1):
        key = tuple(flat[:size])
        if len(key) < size or key not in table:
            continue
        if key[0] in {"m", "g", "c", "f", "b"} and len(key) == 1 and not (glued and begin == at):
            continue
        if key in {("min",), ("mins",), ("mb",), ("gb",), ("tb",), ("mm",)} and at and toks[at - 1].kind != "number":
            continue
        count, stop = 0, begin
        while count < size:
            count += toks[stop].text != "-"
            stop += 1
        if (key == ("time",) and begin == at) or (key == ("won",) and _text(toks, begin + 1) in _OBJECTS):
            continue  # "ticket 4411 won the prize"
        if key[0] in {"pound", "pounds"} and _text(toks, at - 1) in SCALES:
            return "GBP", stop  # a million pounds are never a weight
        return table[key], stop
    return _national(toks, at) or (None, first)


def _national(toks: list[Token], at: int) -> tuple[str, int] | None:
    """ "500 Egyptian pounds", "Hong Kong dollars": the money of the country that is named with it."""
    for size in (1, 2):
        unit = units().get((_text(toks, at + size),)) if at + size < len(toks) else None
        if unit:
            country = country_of(" ".join(token.text for token in toks[at : at + size]))
            money = currency(unit, country) if country else None
            return (money, at + size + 1) if money else None
    return None


def metres(toks: list[Token], number: Numeral, unit: str | None, last: int, sign_unit: str | None) -> tuple[Numeral, str | None, int]:
    """ "100m" is 100 metres beside words of distance and 100 million elsewhere."""
    if number.kind != "digits" or sign_unit or toks[number.last - 1].text != "m" or "." in toks[number.first].text:
        return number, unit, last
    far = "," in toks[number.first].text  # "a 1,500m race": nobody writes so of millions
    if far or _text(toks, number.last) in _METRE_CUES or (_text(toks, number.last) == "-" and _text(toks, number.last + 1) in _METRE_CUES):
        value = round((number.value or 0.0) / 1e6, 6)
        return number._replace(value=value, low=value, high=value), "m", number.last
    return number, unit, last


@functools.cache
def _kinds() -> dict[str, str]:
    return {row[1]: row[2] for row in rows("units.tsv")}


def kind_of_unit(unit: str | None) -> str:
    """ "money", "time", "length", "share", ...; empty for none."""
    if unit is None:
        return ""
    return _kinds().get(unit, "money" if len(unit) == 3 and unit.isupper() else "measure")
