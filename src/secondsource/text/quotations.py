"""Regions between quotation marks, also those never closed.

``quotations('He said "go. She left.', [(0, 22)])`` gives ``[Region(start=8, end=12, closed=False)]``. Paired marks (curly, low, guillemets,
straight, doubled apostrophes, single), one left-to-right pass for each paragraph: an odd mark never reaches over the end of its
paragraph, so it cannot spoil the rest of an article. A paragraph that opens with a mark while the one before was left open goes on with
the same speech (``continues``), as newspapers set long quotations. A mark inside a paragraph that nothing closes and no next paragraph
takes up
is a slip: the quotation ends with its sentence. Quotations inside a quotation belong to the outer one.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from secondsource.text.sentences import sentence_spans

_MARK = re.compile(
    r"[“”„‟«»\"]|''|``"
    # Single marks: not inside a word; not before an elision ('em, '90s) or right after a letter.
    r"|(?<![\w‘'])[‘'](?=[\w“\"(\[$£€])(?!(?:\d\ds|em|til|tis|twas|cause|n|bout|round)\b)"
    r"|(?<=[\w.,!?…;:)\]”\"%—–-])['’](?![\w'])",
    re.IGNORECASE,
)
_BEGINS_QUOTED = re.compile(r"\s*[“”„‟«\"]|\s*(?:''|``)")
_DOUBLE_OPENERS = frozenset({"“", "„", "‟", "«", "``"})
_CLOSERS = {
    "“": frozenset({"”", '"'}),
    "„": frozenset({"“", "”", '"'}),
    "‟": frozenset({"”", '"'}),
    "«": frozenset({"»"}),
    "»": frozenset({"«"}),
    '"': frozenset({'"', "”"}),
    "''": frozenset({"''", '"', "”"}),
    "``": frozenset({"''", "``", '"'}),
}


class Region(NamedTuple):
    """``[start, end)`` with its marks; ``closed`` where the closing mark was found; ``continues`` the region before it."""

    start: int
    end: int
    closed: bool
    continues: bool = False


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Region]:
    """Outermost quotation regions of the paragraphs, in order, never overlapping."""
    found: list[Region] = []
    open_before = False
    lines = list(paragraphs)
    for number, (low, high) in enumerate(lines):
        here = _in_paragraph(text, low, high)
        if here and not here[-1].closed and here[-1].end == high and text[low : here[-1].start].strip():
            taken_up = number + 1 < len(lines) and _BEGINS_QUOTED.match(text, *lines[number + 1])
            if not taken_up:
                here[-1] = here[-1]._replace(end=sentence_spans(text, here[-1].start, high)[0][1])
        if here and open_before and not text[low : here[0].start].strip():
            here[0] = here[0]._replace(continues=True)
        found += here
        open_before = bool(here) and not here[-1].closed and here[-1].end == high
    return found


def _in_paragraph(text: str, low: int, high: int) -> list[Region]:
    marks = list(_MARK.finditer(text, low, high))
    regions: list[Region] = []
    opened: re.Match[str] | None = None
    sign = ""  # that closes what is open
    number = 0
    while number < len(marks):
        mark = marks[number]
        if opened is None:
            if mark[0] in ("‘", "'"):
                closing = None if _is_closing(text, mark) else _single_close(text, marks, number)
                if closing is not None:
                    regions.append(Region(mark.start(), marks[closing].end(), True))
                    number = closing
            elif _opens(text, mark, low):
                opened = mark
                # Some outlets open with a closing mark.
                sign = "“" if mark[0] == "”" else mark[0]
        elif _opens_again(text, mark, sign, low):
            if _nested(marks, number, sign):
                number += 1
            else:  # the first was never closed: it ends where the second begins
                regions.append(Region(opened.start(), mark.start(), False))
                opened, sign = mark, mark[0]
        elif mark[0] in _CLOSERS[sign]:
            regions.append(Region(opened.start(), mark.end(), True))
            opened = None
        number += 1
    if opened is not None:
        regions.append(Region(opened.start(), high, False))
    return regions


def _opens(text: str, mark: re.Match[str], low: int) -> bool:
    """An opening mark, or one without a side where something may begin after it and nothing has ended before it."""
    if mark[0] in _DOUBLE_OPENERS:
        return True
    if mark[0] == "’":
        return False
    before = text[mark.start() - 1] if mark.start() > low else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-/‘'")


def _opens_again(text: str, mark: re.Match[str], sign: str, low: int) -> bool:
    """A second opening mark of the same kind while one is open."""
    if sign == '"':
        before = text[mark.start() - 1] if mark.start() > low else " "
        after = text[mark.end()] if mark.end() < len(text) else " "
        return mark[0] in ('"', "“") and before.isspace() and after.isalnum()
    return sign in _DOUBLE_OPENERS and mark[0] == sign


def _nested(marks: list[re.Match[str]], number: int, sign: str) -> bool:
    """The mark opens a quotation inside the open one: two closing marks follow before anything opens."""
    if sign == '"':
        return False
    closers = _CLOSERS[sign]
    after = [mark[0] for mark in marks[number + 1 : number + 3]]
    return len(after) == 2 and all(mark in closers for mark in after)


def _single_close(text: str, marks: list[re.Match[str]], number: int) -> int | None:
    """Index of the mark that closes a single opening mark; None where it is an apostrophe.

    ``s’`` before a lower-case word is a plural's possessive ("the workers’ union"): it closes only where no other mark does. The search
    ends at the next single opening mark, so that each mark is looked at once.
    """
    wanted = "’" if marks[number][0] == "‘" else "'"
    possessive: int | None = None
    for at in range(number + 1, len(marks)):
        mark = marks[at]
        if mark[0] in ("‘", "'") and not _is_closing(text, mark):
            break
        if mark[0] != wanted:
            continue
        following = text[mark.end() : mark.end() + 2]
        if text[mark.start() - 1] in "sS" and len(following) == 2 and following[0] == " " and following[1].islower():
            possessive = at if possessive is None else possessive
            continue
        return at
    # A straight mark is too often an apostrophe to be trusted with the doubtful case.
    return possessive if wanted == "’" else None


def _is_closing(text: str, mark: re.Match[str]) -> bool:
    """A straight single mark that stands right after something."""
    return mark[0] == "'" and mark.start() > 0 and not text[mark.start() - 1].isspace() and text[mark.start() - 1] not in '([{“"—–-'
