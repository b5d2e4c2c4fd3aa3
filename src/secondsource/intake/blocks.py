"""Lines of a text to the kinds of block: which lines are the report, and which only stand around it.

``classified("Dock cleared\\n\\nBy A. Wick\\n\\nPolice cleared the dock on Tuesday.\\n\\nAdvertisement").blocks`` is a title, a dateline, a body and a furniture
block. Every non-blank line lies in exactly one block; no line is dropped and no character changed. No library does this: on text that was
saved from a page, all of those we measured lose body lines.
"""

import re
from typing import NamedTuple

from secondsource.intake.furniture import CAPTION_CREDIT, COMMENT_AUTHOR, COMMENT_SIGNAL, kind_of
from secondsource.records.article import Block, BlockKind, Span
from secondsource.text.normalize import collapse, fold

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$|[\"”»]\s*$")


class Layout(NamedTuple):
    """Blocks of a text in order, the span of its title, and its lines before the body by kind."""

    blocks: tuple[Block, ...]
    title: Span | None


class _Unit:
    """A paragraph: one line, or the lines of one that was wrapped at a fixed width."""

    __slots__ = ("end", "indent", "kind", "start", "text")

    def __init__(self, start: int, end: int, text: str, indent: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.indent = indent
        self.kind: str | None = None


def _units(text: str) -> list[_Unit]:
    found = []
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            left = len(line) - len(line.lstrip())
            found.append(_Unit(match.start() + left, match.start() + left + len(stripped), stripped, left))
    return found


def _is_prose(line: str) -> bool:
    """Long enough and ended like a sentence, or so long that it can be nothing else."""
    words = line.count(" ") + 1
    return (words >= 6 and bool(_ENDED.search(line[-12:]))) or words >= 25


def classified(text: str, *, title: str | None = None, page: bool = False, record: bool = False) -> Layout:
    """Classify every line of ``text``."""
    units = _units(text)
    for unit in units:
        unit.kind = kind_of(unit.text)
    first_prose = next((i for i, unit in enumerate(units) if unit.kind is None and _is_prose(unit.text)), len(units))
    title_at = None
    wanted = collapse(fold(title)) if title else None
    for i, unit in enumerate(units[: first_prose + 1]):
        if wanted is not None and collapse(fold(unit.text)) == wanted:
            title_at = i
            break
    if title_at is None and wanted is None and not record:
        heads = [i for i, unit in enumerate(units[:first_prose]) if unit.kind is None]
        long = [i for i in heads if unit_words(units[i]) >= 4]
        title_at = long[0] if long else (heads[0] if heads else None)
    if title_at is not None:
        units[title_at].kind = "title"
    comments = False
    for i, unit in enumerate(units):
        if unit.kind == "comments":
            comments = i > first_prose
            unit.kind = "furniture"
        elif unit.kind == "related":
            unit.kind = "furniture"
        elif comments and unit.kind is None:
            unit.kind = "comment"
        elif unit.kind is None and i < first_prose and title_at is not None and not _is_prose(unit.text):
            unit.kind = "furniture"
        elif unit.kind is None and not _is_prose(unit.text) and unit_words(unit) <= 10 and unit.text[-1] not in '.,:;!?"”':
            unit.kind = "furniture"
        elif unit.kind is None:
            unit.kind = "body"
    blocks = tuple(Block(start=u.start, end=u.end, kind=_kind(u.kind)) for u in units)
    span = Span(units[title_at].start, units[title_at].end) if title_at is not None else None
    return Layout(blocks, span)


def unit_words(unit: _Unit) -> int:
    return unit.text.count(" ") + 1


def _kind(kind: str | None) -> BlockKind:
    match kind:
        case "title" | "dateline" | "caption" | "furniture" | "comment":
            return kind
        case _:
            return "body"
