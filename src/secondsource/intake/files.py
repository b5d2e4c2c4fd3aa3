"""Paths to what stands in them: folders, text, pages, JSON, each also gzipped, and standard input.

``found(["pile/"])`` gives one :class:`Found` for each file, by name, whatever the order of the arguments or of the file system. What
cannot be an article is returned as :class:`Rejected` with its reason; nothing is skipped in silence.
"""

import hashlib
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

from secondsource.errors import UnreadableInputError
from secondsource.intake.decoding import decode, foreign
from secondsource.records.article import Rejected

Format = Literal["text", "html", "jsonl", "json"]

MAX_DOCUMENT_BYTES = 8 << 20  # of one text or page, unpacked; the longest real articles are below 1 MB
MAX_JSON_BYTES = 512 << 20  # of one .json file, unpacked: it must be held in memory as a whole
MAX_LINE_BYTES = 16 << 20  # of one JSON line
_CHUNK = 1 << 16

_BY_ENDING: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
_TABLE = "a table; give its rows as lines of JSON, each with a field text"
_FEED = "a feed or other XML; give the pages that it names, or its entries as lines of JSON"
_WEB_ARCHIVE = "a web archive; unpack its pages, and give those"
_OTHER_FORMATS = {
    **dict.fromkeys((".csv", ".tsv"), _TABLE),
    **dict.fromkeys((".xml", ".rss", ".atom", ".opml"), _FEED),
    **dict.fromkeys((".warc", ".wacz", ".arc"), _WEB_ARCHIVE),
    **dict.fromkeys((".eml", ".mbox"), "mail; save its text, and give that"),
    **{
        ending: f"a {ending} file"
        for ending in ".yaml .yml .toml .ini .cfg .log .py .js .css .sh .c .h .rs .go .java .tex .lock .svg .ipynb .sql .r .ts .map".split()
    },
}


class Found(NamedTuple):
    """A file (or standard input) that may hold articles."""

    name: str  # as the caller wrote it, or the folder's name with the file's path under it
    path: Path | None  # None for standard input


def found(paths: Sequence[str]) -> Iterator[Found | Rejected]:
    """The files under ``paths``, each once, sorted by name; a file that two names lead to is read under the first."""
    outcomes: dict[str, Found | Rejected] = {}
    for name in sorted(set(paths)):
        if name == "-":
            outcomes[name] = Found(name, None)
            continue
        path = Path(name)
        try:
            mode = path.stat().st_mode
        except OSError as error:
            outcomes[name] = Rejected(input=name, reason=_why(error, path))
            continue
        if stat.S_ISDIR(mode):
            inside = dict(_in_folder(name, path, frozenset()))
            outcomes.update(inside or {name: Rejected(input=name, reason="an empty folder")})
        else:
            outcomes[name] = _file(name, path, mode)
    seen: dict[str, str] = {}
    for name in sorted(outcomes):
        outcome = outcomes[name]
        if isinstance(outcome, Found) and outcome.path is not None:
            real = os.path.realpath(outcome.path)
            if real in seen:
                # The same name spelled in two ways is one input; a link beside its file is a second one and is named.
                if Path(seen[real]).absolute() != Path(name).absolute():
                    yield Rejected(input=name, reason=f"the same file as {seen[real]}")
                continue
            seen[real] = name
        yield outcome


def _in_folder(name: str, folder: Path, above: frozenset[str]) -> Iterator[tuple[str, Found | Rejected]]:
    """Every entry below ``folder``; ``above`` holds the real paths of the folders we came through, so that links cannot loop."""
    real = os.path.realpath(folder)
    if real in above:
        yield name, Rejected(input=name, reason="a link back to a folder that it stands in")
        return
    try:
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield name, Rejected(input=name, reason=_why(error))
        return
    for entry in entries:
        path, label = folder / entry, f"{name.rstrip('/')}/{entry}"
        shown = label.encode("utf-8", "replace").decode("utf-8")
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield shown, Rejected(input=shown, reason=_why(error, path))
            continue
        if entry.startswith("."):
            yield shown, Rejected(input=shown, reason="hidden folder" if stat.S_ISDIR(mode) else "hidden file")
        elif stat.S_ISDIR(mode):
            yield from _in_folder(shown, path, above | {real})
        elif stat.S_ISFIFO(mode):
            yield shown, Rejected(input=shown, reason="a pipe")  # by itself a pipe is read; in a folder nobody may ever write to it
        else:
            yield shown, _file(shown, path, mode)


def _file(name: str, path: Path, mode: int) -> Found | Rejected:
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        return Rejected(input=name, reason="not a file")
    return Found(name, path)


def _why(error: OSError, path: Path | None = None) -> str:
    """An operating system's reason in our words."""
    if isinstance(error, FileNotFoundError):
        if path is not None and path.is_symlink():
            return f"a link to a file that is not there: {str(path.readlink()).encode('utf-8', 'replace').decode('utf-8')}"
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or type(error).__name__).lower()


def pieces(item: Found, stdin: Callable[[], bytes] | None) -> Iterator[bytes]:
    """The bytes of one input in pieces, unpacked where they are gzipped.

    Raises:
        UnreadableInputError: it cannot be opened, or its gzip data are broken or cut short.
    """
    if item.path is None:
        data = stdin() if stdin is not None else b""
        raw: Iterator[bytes] = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
    else:
        raw = _raw(item.name, item.path)
    first = next(raw, b"")
    if first[:2] == b"\x1f\x8b":
        yield from _unpacked(item.name, first, raw)
        return
    yield first
    yield from raw


def _raw(name: str, path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise UnreadableInputError(name, _why(error)) from error


def _unpacked(name: str, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip members one after the other, never more than a chunk at a time in memory."""
    unpacker = zlib.decompressobj(wbits=31)
    data: bytes = first
    ended = False
    while True:
        try:
            while data:
                if unpacker.eof:
                    if not data.strip(b"\x00"):
                        data = b""
                        break
                    unpacker = zlib.decompressobj(wbits=31)
                out = unpacker.decompress(data, _CHUNK)
                data = unpacker.unconsumed_tail or unpacker.unused_data
                if out:
                    yield out
        except zlib.error as error:
            raise UnreadableInputError(name, "broken gzip data") from error
        ended = unpacker.eof
        data = next(rest, b"")
        if not data:
            break
    if not ended:
        raise UnreadableInputError(name, "gzip data that are cut short")


def whole(name: str, stream: Iterator[bytes], limit: int) -> bytes:
    """All of a stream, or an error once it grows beyond ``limit`` bytes."""
    parts: list[bytes] = []
    size = 0
    for part in stream:
        size += len(part)
        if size > limit:
            raise UnreadableInputError(name, f"larger than the limit of {limit >> 20} MB")
        parts.append(part)
    return b"".join(parts)


def lines(stream: Iterator[bytes]) -> Iterator[bytes | None]:
    """Lines split at line feeds only (a JSON string may hold every other line end); None for a line beyond the limit."""
    begun: list[bytes] = []  # of the line that has not ended, while it is below the limit
    size = 0
    for part in stream:
        *full, left = part.split(b"\n")
        for piece in full:
            yield None if size > MAX_LINE_BYTES else b"".join((*begun, piece))
            begun, size = [], 0
        size += len(left)
        begun = [*begun, left] if size <= MAX_LINE_BYTES else []
    if size:
        yield None if size > MAX_LINE_BYTES else b"".join(begun)


def ending(name: str) -> str:
    """The file name's ending in lower case, that of ``.gz`` aside."""
    return PurePath(name.lower().removesuffix(".gz")).suffix


def format_of(name: str, head: bytes) -> Format:
    """The format of an input from its content, with its name to decide what content leaves open.

    Raises:
        UnreadableInputError: it is no text, or text of a format that is not read.
    """
    if reason := foreign(head):
        raise UnreadableInputError(name, reason)
    by_name = _BY_ENDING.get(ending(name))
    if by_name is None and ending(name) in _OTHER_FORMATS:
        raise UnreadableInputError(name, f"not text of an article: {_OTHER_FORMATS[ending(name)]}")
    start = decode(head[:8192]).text.lstrip("\ufeff \t\r\n")
    if start.startswith("WARC/"):
        raise UnreadableInputError(name, f"not text of an article: {_WEB_ARCHIVE}")
    if by_name != "html" and start.startswith(("<?xml", "<rss", "<feed", "<rdf:")) and not _is_html(start):
        raise UnreadableInputError(name, f"not text of an article: {_FEED}")
    if start[:1] in "{[" and start[:1]:
        if by_name == "jsonl":
            return "jsonl"
        if by_name == "json":
            return "json"
        if start[0] == "{" and start[1:].lstrip()[:1] in {'"', "}"}:
            return "jsonl" if _line_is_object(start) else "json"
        if start[0] == "[" and start[1:].lstrip()[:1] in {"{", "]"}:
            return "json"
        return "text"
    if by_name in {"jsonl", "json"}:
        return by_name if by_name == "jsonl" or not _is_html(start) else "html"
    return "html" if _is_html(start) or (by_name == "html" and start.startswith("<")) else "text"


def _is_html(start: str) -> bool:
    low = start[:4096].lower()
    if low.startswith(("<!doctype html", "<html", "<?xml")):
        return not low.startswith("<?xml") or "<html" in low
    return low.startswith("<") and any(tag in low for tag in ("<html", "<head", "<body", "<div", "<p>", "<article", "<main", "<meta"))


def _line_is_object(start: str) -> bool:
    """Whether the first line is a whole object, so that the rest are lines of the same kind."""
    return start.partition("\n")[0].rstrip().endswith("}")


def digest(data: bytes) -> str:
    """SHA-256 of the bytes as received, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
