"""Regions between quotation marks, also those never closed.

``quotations('He said "go. She left.', [(0, 22)])`` gives ``[Region(start=8, end=22, closed=False)]``. Paired marks (curly, low, guillemets,
straight, doubled apostrophes), one left-to-right pass for each paragraph: an odd mark never reaches over the end of its paragraph,
so it cannot spoil the rest of an article. A paragraph that opens with a mark while the one before was left open goes on with
the same speech (``continues``), as newspapers set long quotations.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_MARK = re.compile(r"[“”„‟«»\"]|''|``|(?<![\w])‘|’(?![\w])")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", '"': '"', "''": "''", "``": "''", "‘": "’"}


class Region(NamedTuple):
    """``[start, end)`` with its marks; ``closed`` where the closing mark was found; ``continues`` the region before it."""

    start: int
    end: int
    closed: bool
    continues: bool = False


def _opens(text: str, mark: re.Match[str], low: int) -> bool:
    """A straight mark opens where something may begin after it and nothing has ended before it."""
    before = text[mark.start() - 1] if mark.start() > low else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-/‘'")


def _in_paragraph(text: str, low: int, high: int) -> list[Region]:
    regions: list[Region] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, low, high):
        sign = mark[0]
        if opened is None:
            if sign in "“„‟«‘" or sign == "``" or (sign in ('"', "''") and _opens(text, mark, low)):
                opened = (mark.start(), sign)
            elif sign == "”" and _opens(text, mark, low):  # some outlets open with a closing mark
                opened = (mark.start(), "“")
            continue
        begin, with_sign = opened
        if sign in _CLOSERS[with_sign] or (with_sign == '"' and sign == "”") or (with_sign in "“„" and sign == '"' and not _opens(text, mark, low)):
            if with_sign == "‘" and not regions_may_end(text, mark.end(), high):
                continue
            regions.append(Region(begin, mark.end(), True))
            opened = None
        elif sign in "“„«" and with_sign not in "‘" and sign == with_sign:
            # A second opening mark: the first was never closed. It ends where the second begins.
            regions.append(Region(begin, mark.start(), False))
            opened = (mark.start(), sign)
    if opened is not None and opened[1] != "‘":
        regions.append(Region(opened[0], high, False))
    return regions


def regions_may_end(text: str, at: int, high: int) -> bool:
    """A closing single mark is an apostrophe where a lower-case word follows it at once after one space ("the workers’ union")."""
    return at >= high or not text[at].isspace() or at + 1 >= high or not text[at + 1].islower() or text[at - 2] in ",.!?"


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Region]:
    """Outermost quotation regions of the paragraphs, in order, never overlapping."""
    found: list[Region] = []
    open_before = False
    for low, high in paragraphs:
        here = _in_paragraph(text, low, high)
        for number, region in enumerate(here):
            goes_on = number == 0 and open_before and not text[low : region.start].strip()
            found.append(region._replace(continues=goes_on))
        open_before = bool(here) and not here[-1].closed and here[-1].end == high
    return found
