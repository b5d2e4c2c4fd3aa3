"""Bytes to text: which encoding, and what was odd about it.

``decode(b"\\xff\\xfea\\x00")`` gives ``Decoded("a", ())``: a byte order mark wins, then valid UTF-8, then what a page states in its
``charset``, then the likeliest of the legacy encodings. Text that was decoded wrongly before it came to us ("â€œHello") is mended where
the way back is certain and flagged where it is not.
"""

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STATED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.-]{2,40})", re.I
)
_SIGNATURES = (
    (b"%PDF-", "a PDF; save its text, and give that"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"RIFF", "an image or sound"),
    (b"PK\x03\x04", "a zip archive or office document; unpack it, or save it as text"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text"),
    (b"{\\rtf", "a rich-text document; save it as text"),
    (b"OggS", "sound or video"),
    (b"ID3", "sound or video"),
    (b"BZh", "a bzip2 archive; unpack it, or pack it with gzip"),
    (b"\xfd7zXZ", "an xz archive; unpack it, or pack it with gzip"),
    (b"(\xb5/\xfd", "a zstd archive; unpack it, or pack it with gzip"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"Rar!\x1a", "a rar archive; unpack it"),
    (b"PAR1", "a Parquet table; give its rows as lines of JSON"),
)
_TAR = range(257, 262)  # where a tar archive names itself
# UTF-8 that was read as Windows-1252: a lead byte's letter and a continuation byte's sign.
_MOJIBAKE = re.compile(
    "â€[œ\x9d˜™“”¦\x93\x94\x98\x99\x9c–—]|Ã[\x80-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-¿]|[ÐÑ][\x80-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """The text and what a reader should know about how it was got."""

    text: str
    problems: tuple[str, ...]


def foreign(data: bytes) -> str | None:
    """What the bytes are, where they are certainly no text; None where they may be."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and (signature != b"BM" or b"\x00" in data[:64]):
            return f"not text: {name}"
    if data[_TAR.start : _TAR.stop] == b"ustar":
        return "not text: a tar archive; unpack it"
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return None
    head = data[:65536]
    if not head:
        return None
    nuls = head.count(b"\x00")
    if nuls and _wide(head) is None and nuls * 50 > len(head):
        return "not text: binary data"
    # Legacy encodings use the high half freely, control bytes hardly ever.
    controls = sum(head.count(bytes([b])) for b in (*range(1, 8), *range(14, 27), *range(28, 32)))
    if controls * 50 > len(head) and _wide(head) is None:
        return "not text: binary data"
    return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is NUL."""
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def decode(data: bytes, *, stated: bool = False, mend: bool = True) -> Decoded:
    """Decode ``data``.

    With ``stated`` the charset that a page names in its head is tried after UTF-8. Without ``mend`` text that was decoded wrongly before
    it came to us is left as it is: a record's words are its caller's, whose spans point into them.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, "replace").removeprefix("\ufeff")
            return Decoded(text, _noted(text, name, ()))
    wide = _wide(data[:65536])
    if wide:
        text = data.decode(wide, "replace")
        return Decoded(text, _noted(text, wide, (f"no byte order mark: read as {wide}",)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A last character cut in half is the end of a truncated file, not another encoding.
        if error.start >= len(data) - 3:
            return Decoded(data[: error.start].decode("utf-8"), ("the last character is cut off",))
        return _legacy(data, stated)
    return mended(text) if mend else Decoded(text, ())


def _legacy(data: bytes, stated: bool) -> Decoded:
    if stated and (match := _STATED.search(data[:4096])):
        name = (match[1] or match[2]).decode("ascii")
        try:
            codec = codecs.lookup(name).name
            if codec not in {"utf-8", "utf-16", "utf-32"}:
                # Browsers read Latin-1 as Windows-1252; so do we.
                text = data.decode("cp1252" if codec in {"iso8859-1", "ascii"} else codec, "replace")
                return Decoded(text, _noted(text, codec, ()))
        except (LookupError, ValueError):
            pass
    bad = data.decode("utf-8", "replace").count("\ufffd")
    if bad * 200 < len(data):
        # Mostly valid UTF-8 with a few broken bytes: one more encoding would spoil all the rest.
        high = sum(byte >= 0x80 for byte in data[:200000])
        if high > bad * 4:
            return Decoded(data.decode("utf-8", "replace"), (f"{bad} broken bytes in UTF-8",))
    codec = "cp1251" if _looks_cyrillic(data) else "cp1252"
    text = data.decode(codec, "replace")
    return Decoded(text, (f"encoding not stated or wrong: read as {codec}",))


def _looks_cyrillic(data: bytes) -> bool:
    """Windows-1251 text is mostly bytes 0xC0-0xFF with runs of them; Western text has single ones between ASCII letters."""
    runs = re.findall(rb"[\xc0-\xff]{3,}", data[:200000])
    letters = len(re.findall(rb"[A-Za-z]", re.sub(rb"<[^>]{0,500}>", b"", data[:200000])))
    return sum(map(len, runs)) > 20 and sum(map(len, runs)) * 2 > letters


def _noted(text: str, codec: str, problems: tuple[str, ...]) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    return (*problems, f"{broken} characters cannot be read as {codec}") if broken else problems


def mended(text: str) -> Decoded:
    """Undo UTF-8 that was once read as Windows-1252; flag it where the way back is not certain."""
    if text.isascii() or not any(lead in text for lead in "âÃÂÐÑ"):  # a search for one character is a hundred times as fast
        return Decoded(text, ())
    marks = len(_MOJIBAKE.findall(text))
    if not marks:
        return Decoded(text, ())
    lines = text.split("\n")
    changed = 0
    for number, line in enumerate(lines):
        if _MOJIBAKE.search(line):
            better = _back(line)
            if better is not None and len(_MOJIBAKE.findall(better)) == 0:
                lines[number] = better
                changed += 1
    if changed:
        fixed = "\n".join(lines)
        left = len(_MOJIBAKE.findall(fixed))
        note = f"mended encoding: UTF-8 that was read as Windows-1252, {changed} lines"
        return Decoded(fixed, (note, f"{left} places may still be in a wrong encoding") if left else (note,))
    return Decoded(text, (f"{marks} places may be in a wrong encoding",)) if marks > 2 else Decoded(text, ())


def _back(line: str) -> str | None:
    """The line as it was before, or None where a byte of it has no way back."""
    out = bytearray()
    for char in line:
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            out.append(ord(char))  # the five bytes that Windows-1252 leaves undefined pass through as they are
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError:
        return None


def doubtful(text: str) -> str | None:
    """A problem to name where text that may not be changed looks as if it was decoded wrongly."""
    if text.isascii() or not any(lead in text for lead in "âÃÂÐÑ"):
        return None
    places = len(_MOJIBAKE.findall(text))
    return f"{places} places may be in a wrong encoding" if places > 2 else None


def storable(text: str) -> tuple[str, int]:
    """The text with each lone surrogate made U+FFFD, one for one so that no offset moves, and how many there were."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        changed = re.sub("[\ud800-\udfff]", "\ufffd", text)
        return changed, sum(a != b for a, b in zip(text, changed, strict=True))
    return text, 0


def control_count(text: str) -> int:
    """How many control characters that no text should hold."""
    return len(_CONTROLS.findall(text))
