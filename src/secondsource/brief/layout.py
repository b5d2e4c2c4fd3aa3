"""Set pieces of a line in columns of a terminal: width by East Asian width, keys at the right end, control characters as their codes."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from secondsource.brief.view import Group, Marks, Piece

TELLING = 30  # columns of a line that words may leave to others where they are cut in front
FEW = 3  # words that are not worth leaving out: their count takes as much room
SLACK = 8  # columns that wrapping leaves empty at the end of a line
MAX_KEYS = 5  # keys printed of one bracket
MAX_GROUPS = 8  # brackets printed of one line
MAX_MARKS = 20  # above it marks become numbers
_RTL = frozenset(("R", "AL", "AN"))
_JOINERS = "\u200c\u200d"
_SPACE = re.compile(r"\s+")
_CODES = {"bold": "\x1b[1m", "dim": "\x1b[2m"}


class Fragment(msgspec.Struct, frozen=True):
    """Text in one style ("", "bold" or "dim")."""

    text: str
    style: str = ""


Line = list[Fragment]


def _shown(char: str, before: str) -> str:
    if char in "\t\n\r":
        return char
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs", "Co", "Cn") or (kind == "Cf" and char != "\u00ad"):
        if char in _JOINERS and before and not before.isascii():
            return char  # part of the spelling in scripts that join, and of emoji
        return f"<U+{ord(char):04X}>"
    return "" if char == "\u00ad" else char


def visible(text: str) -> str:
    """The text with control and bidi characters printed as their code, never obeyed; white space as it stands."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char, text[i - 1] if i else "") for i, char in enumerate(text))


def clean(words: str) -> str:
    """Words on one line: :func:`visible`, with white space made one space."""
    return visible(_SPACE.sub(" ", words).strip())


def isolated(words: str) -> str:
    """The words between isolates where they hold letters written from right to left, so that they cannot move our keys."""
    if words.isascii() or not any(unicodedata.bidirectional(char) in _RTL for char in words):
        return words
    return f"\u2068{words}\u2069"


def quotation_marks(words: str) -> tuple[str, str]:
    """The marks to set round words: such that marks inside them still find their partners."""
    inner = words.find('"')
    if 0 <= words.find("”") < words.find("“"):
        return "“", "”"
    # A mark inside that closes (`order," he said. "The truck`) closes the one that we set before the first word.
    return ('"', '"') if inner < 0 or (inner and words[inner - 1] != " ") else ("“", "”")


def width_of(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return cell_len(text.translate({0x2068: None, 0x2069: None}))


def _fitting(parts: Sequence[str], room: int) -> int:
    """How many of the words fit."""
    for number, part in enumerate(parts):
        room -= width_of(part) + 1
        if room < 0:
            return number
    return len(parts)


class Style(msgspec.Struct, frozen=True):
    """How to print: columns, whether bold and dim are used, whether our own signs are ASCII, whether nothing is cut."""

    width: int = 80
    color: bool = False
    ascii: bool = False
    full: bool = False

    def sign(self, text: str) -> str:
        """Our own signs, in ASCII where that is asked for."""
        if not self.ascii:
            return text
        for sign, plain in (("≠", "!="), ("→", "->"), ("⊂", "<"), ("■", "#"), ("□", "?"), ("·", "."), ("─", "-")):
            text = text.replace(sign, plain)
        return text

    def paint(self, line: Line) -> str:
        """The line as it is written to a terminal or a pipe."""
        if not self.color:
            return "".join(fragment.text for fragment in line).rstrip()
        return "".join(f"{_CODES[f.style]}{f.text}\x1b[0m" if f.style in _CODES and f.text.strip() else f.text for f in line).rstrip()

    def isolated(self, words: str) -> str:
        """Words kept from moving what stands round them; in ASCII nothing of ours is added."""
        return words if self.ascii else isolated(words)

    def quote(self, words: str, columns: int, lines: int = 3, reserve: int = 0, *, focus: tuple[int, int] | None = None) -> list[Fragment]:
        """Words in quotation marks; after so many lines, less what stands beside them, they stop and the rest is counted.

        Where they would stop before the end of ``focus`` they begin later instead, and what is left out before them is counted.
        """
        told = clean(words)
        marks = ('"', '"') if self.ascii else quotation_marks(told)
        room = lines * columns - reserve - SLACK * (lines - 1)
        if self.full or width_of(told) <= room - 2:
            return [Fragment(self.isolated(f"{marks[0]}{told}{marks[1]}"))]
        room -= len('"" ... + 100 words')
        parts = told.split(" ")
        last = len(clean(words[: focus[1]]).split(" ")) if focus else 0  # words up to the end of those that stay
        end = _fitting(parts, room)
        if focus and end < last:
            room = max(room, columns - TELLING)
            begin = min(last - _fitting(parts[last - 1 :: -1], room), last - len(clean(words[slice(*focus)]).split(" ")))
            said = " ".join(parts[begin:last])
            marks = ('"', '"') if self.ascii else quotation_marks(said)
            before = [Fragment(f"+ {begin} words ... ", "dim")] if begin else []
            after = [Fragment(f" ... + {len(parts) - last} words", "dim")] if last < len(parts) else []
            return [*before, Fragment(self.isolated(f"{marks[0]}{said}{marks[1]}")), *after]
        if not end or len(parts) - end <= FEW:
            return [Fragment(self.isolated(f"{marks[0]}{told}{marks[1]}"))]
        more = [Fragment(f" ... + {len(parts) - end} words", "dim")]
        return [Fragment(self.isolated(f"{marks[0]}{' '.join(parts[:end])}{marks[1]}")), *more]

    def marks(self, marks: Marks) -> str:
        """One mark for each report, or numbers where there are many."""
        if marks.shown + marks.unknown + marks.adds_none > MAX_MARKS:
            parts = [f"{sign}{n}" for sign, n in (("■", marks.shown), ("□", marks.unknown), ("·", marks.adds_none)) if n]
            return self.sign(" ".join(parts))
        return self.sign("■" * marks.shown + "□" * marks.unknown + "·" * marks.adds_none)

    def fragments(self, piece: Piece, columns: int, *, heading: bool = False, lines: int = 3) -> list[Fragment]:
        """A piece in this style."""
        bold = "bold" if heading else ""
        if piece.kind == "words":
            return self.quote(piece.text, columns, lines)
        if piece.kind == "marks" and piece.marks is not None:
            return [Fragment(self.marks(piece.marks))]
        if piece.kind == "key":
            return [Fragment(f"[{piece.anchor.label}]", "dim")] if piece.anchor else [Fragment(clean(piece.text), "bold")]
        if piece.kind in ("name", "outlet"):
            return [Fragment(self.isolated(clean(piece.text)), bold)]
        if piece.kind == "strong":
            return [Fragment(self.sign(piece.text), "bold")]
        if piece.kind == "time":
            return [Fragment(piece.text.ljust(13), "bold" if heading else "")]
        return [Fragment(self.sign(piece.text), bold)]

    def keys(self, groups: Sequence[Group]) -> list[str]:
        """Brackets of keys, each one telling."""
        limit = len(groups) if self.full else MAX_GROUPS
        found = []
        for group in groups[:limit]:
            labels = [anchor.label for anchor in group.anchors]
            if len(labels) > MAX_KEYS and not self.full:
                labels = [*labels[:3], f"+{len(labels) - 3}"]
            left, right = "[]" if group.state == "shown" else "()"
            found.append(f"{left}{' '.join(labels)}{right}")
        if len(groups) > limit:
            found.append(f"+{len(groups) - limit}")
        return found


def _words(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments as words that may not be broken; a word can hold pieces of several styles (`"x"` + `;`)."""
    found: list[list[Fragment]] = [[]]
    for fragment in fragments:
        for number, part in enumerate(re.split(r"( +)", fragment.text)):
            if number % 2:
                if found[-1]:
                    found.append([])
                if len(part) > 1 and found and not found[-1]:
                    found[-1].append(Fragment(" " * (len(part) - 1)))
            elif part:
                found[-1].append(Fragment(part, fragment.style))
    return [word for word in found if word]


def _broken(word: list[Fragment], columns: int) -> list[list[Fragment]]:
    """A word that is longer than a line (or a text without spaces), cut where the line is full."""
    pieces: list[list[Fragment]] = [[]]
    room = columns
    for fragment in word:
        text = ""
        for char in fragment.text:
            size = width_of(char)
            if size > room:
                pieces[-1].append(Fragment(text, fragment.style))
                pieces.append([])
                text, room = "", columns
            text += char
            room -= size
        pieces[-1].append(Fragment(text, fragment.style))
    return pieces


def wrap(fragments: Sequence[Fragment], columns: int, *, first: str, rest: str) -> list[Line]:
    """Lines no wider than ``columns``; ``first`` and ``rest`` are what the lines begin with."""
    lines: list[Line] = [[Fragment(first)]]
    used, fresh = len(first), True
    for whole in _words(fragments):
        pieces = [whole] if sum(width_of(f.text) for f in whole) <= columns - len(rest) else _broken(whole, columns - len(rest))
        for word in pieces:
            size = sum(width_of(f.text) for f in word)
            if not fresh and used + 1 + size > columns:
                lines.append([Fragment(rest)])
                used, fresh = len(rest), True
                word = [f for f in word if f.text.strip()] or word
                size = sum(width_of(f.text) for f in word)
            if not fresh:
                lines[-1].append(Fragment(" "))
                used += 1
            lines[-1].extend(word)
            used += size
            fresh = False
    return lines


def with_keys(lines: list[Line], keys: Sequence[str], columns: int) -> list[Line]:
    """Keys at the right end of the last line, or on lines of their own where they do not fit."""
    if not keys:
        return lines
    joined = "".join(keys)
    used = sum(width_of(f.text) for f in lines[-1])
    if used + 1 + len(joined) <= columns:
        lines[-1].extend([Fragment(" " * (columns - used - len(joined))), Fragment(joined, "dim")])
        return lines
    row = ""
    for part in [part for key in keys for part in _split_key(key, columns - 8)]:
        if row and len(row) + len(part) > columns - 4:
            lines.append([Fragment(" " * (columns - len(row))), Fragment(row, "dim")])
            row = ""
        row += part
    lines.append([Fragment(" " * (columns - len(row))), Fragment(row, "dim")])
    return lines


def _split_key(key: str, columns: int) -> list[str]:
    """One bracket, in parts where it alone is longer than a line."""
    parts = [""]
    for word in key.split(" "):
        if parts[-1] and len(parts[-1]) + 1 + len(word) > columns:
            parts.append("")
        parts[-1] += f" {word}" if parts[-1] else word
    return parts
