"""A text to its paragraphs: lines, and lines that were wrapped at a fixed width joined again.

``paragraphs("Police cleared the dock on Tuesday\\nafter nine days.\\n\\nIt was quiet.")`` gives two paragraphs; the first spans both lines.
Spans only: no character is moved or changed.
"""

import re
from itertools import pairwise

from secondsource.intake.furniture import kind_of
from secondsource.records.article import BlockKind

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"^(?:[•‣◦▪●·*+»–—-]|\d{1,2}[.)])\s+")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$")
_MIN_WIDTH, _MAX_WIDTH = 40, 110  # columns at which mail programs, wires and editors wrap
_LOWER_SHARE = 0.3  # of continuation lines that begin in lower case: prose has two thirds, lists of headlines none


class Paragraph:
    """A run of lines ``text[start:end]`` without the white space around it. ``kind`` is filled in by the classifier.

    ``apart`` holds ranges of ``text`` that are not the report's, each with its kind, though the paragraph is.
    """

    __slots__ = ("apart", "blank_before", "bullet", "end", "ended", "indent", "kind", "start", "text", "words")

    def __init__(self, start: int, text: str, *, indent: int, blank_before: bool) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.indent = indent
        self.blank_before = blank_before
        self.bullet = bool(_BULLET.match(text))
        self.words = text.count(" ") + 1
        self.ended = bool(_ENDED.search(text[-6:]))
        self.kind: str | None = None
        self.apart: list[tuple[int, int, BlockKind]] = []

    def is_apart(self) -> bool:
        """Whether nothing of the paragraph is the report's."""
        at = 0
        for start, end, _ in (*sorted(self.apart), (len(self.text), len(self.text), "")):
            if any(map(str.isalnum, self.text[at:start])):
                return False
            at = max(at, end)
        return bool(self.apart)


def paragraphs(text: str) -> list[Paragraph]:
    """Paragraphs of ``text`` in order; each non-blank line lies in exactly one."""
    found: list[Paragraph] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        left = len(line) - len(line.lstrip())
        gap = text.count("\n", last_end, match.start()) or (text.count("\r", last_end, match.start()) if found else 0)
        found.append(Paragraph(match.start() + left, stripped, indent=left, blank_before=gap > 1 or not found))
        last_end = match.end()
    return _unwrapped(text, found)


def _first_word(line: str) -> int:
    return len(line.partition(" ")[0])


def _full(line: Paragraph, after: Paragraph, width: int) -> bool:
    """A line is full where the first word of the next one would not have found room on it."""
    return line.indent + len(line.text) + 1 + _first_word(after.text) > width


def _width(found: list[Paragraph]) -> int:
    """The column at which a text was wrapped; 0 where it was not."""
    widest, lower, joints = 0, 0, 0
    run: list[Paragraph] = []
    for line in [*found, None]:
        if line is not None and not line.blank_before:
            run.append(line)
            continue
        if len(run) >= 3:
            width = max(item.indent + len(item.text) for item in run)
            if _MIN_WIDTH <= width <= _MAX_WIDTH and all(_full(a, b, width) for a, b in pairwise(run)):
                widest = max(widest, width)
                lower += sum(item.text[0].islower() for item in run[1:])
                joints += len(run) - 1
        run = [line] if line is not None else []
    return widest if joints and lower >= _LOWER_SHARE * joints else 0


def _unwrapped(text: str, found: list[Paragraph]) -> list[Paragraph]:
    if all(line.blank_before for line in found):
        return found
    width = _width(found)
    joined: list[Paragraph] = []
    run_start = 0
    for number, line in enumerate(found):
        before = found[number - 1] if number else None
        if before is not None and not line.blank_before and not line.bullet and _continues(before, line, width):
            continue
        if number:
            joined.append(_joined(text, found[run_start:number]))
        run_start = number
    if found:
        joined.append(_joined(text, found[run_start:]))
    return joined


def _continues(before: Paragraph, line: Paragraph, width: int) -> bool:
    size = before.indent + len(before.text)
    if size > _MAX_WIDTH:
        return False
    if width and _full(before, line, width) and size <= width:
        # A full line may end a paragraph by chance; the next then begins like one of its own only if it is a label or a list.
        return line.text[0].islower() or not before.ended or before.text[-1] not in ":"
    # Without a known width only what cannot be two paragraphs: no end mark above, lower case below.
    if size < _MIN_WIDTH or before.ended or not line.text[0].islower():
        return False
    return kind_of(before.text) is None and kind_of(line.text) is None


def _joined(text: str, run: list[Paragraph]) -> Paragraph:
    if len(run) == 1:
        return run[0]
    first = run[0]
    whole = Paragraph(first.start, text[first.start : run[-1].end], indent=first.indent, blank_before=first.blank_before)
    whole.words = len(whole.text.split())
    return whole
