"""Inputs to raw documents: one for each text, page and record, before anything is decided about its words.

Cheap and in order, so that the work on the documents can be spread over processes. ``raw_documents(found)`` yields :class:`Raw` or
:class:`Rejected`; nothing is lost between an input and its documents.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from secondsource.errors import UnreadableInputError
from secondsource.intake.decoding import decode
from secondsource.intake.files import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, MAX_LINE_BYTES, Found, format_of, lines, pieces, whole
from secondsource.intake.json_records import listed, parsed
from secondsource.records.article import Rejected

_HEAD_BYTES = 65536
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"


class Raw(NamedTuple):
    """A text or page as bytes, a JSON line as bytes, or a record that was parsed with the rest of its file."""

    kind: Literal["text", "page", "line", "record"]
    name: str
    number: int | None = None
    data: bytes = b""
    value: Any = None


def raw_documents(item: Found, stdin: Callable[[], bytes] | None) -> Iterator[Raw | Rejected]:
    """The documents of one input, in order; what breaks on the way ends it with the reason."""
    try:
        stream = _Replay(pieces(item, stdin))
        match format_of(item.name, stream.head()):
            case "jsonl":
                yield from _json_lines(item, stream)
            case "json":
                yield from _json_file(item, whole(item.name, iter(stream), MAX_JSON_BYTES))
            case "html":
                yield Raw("page", item.name, data=whole(item.name, iter(stream), MAX_DOCUMENT_BYTES))
            case "text":
                yield Raw("text", item.name, data=whole(item.name, iter(stream), MAX_DOCUMENT_BYTES))
    except UnreadableInputError as error:
        yield Rejected(input=error.input, reason=error.reason, record=error.record)


class _Replay:
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, stream: Iterator[bytes]) -> None:
        self._stream = stream
        self._read: list[bytes] = []

    def head(self) -> bytes:
        size = sum(map(len, self._read))
        while size < _HEAD_BYTES and (part := next(self._stream, None)) is not None:
            self._read.append(part)
            size += len(part)
        return b"".join(self._read)[:_HEAD_BYTES]

    def __iter__(self) -> Iterator[bytes]:
        yield from self._read
        self._read = []
        yield from self._stream


def _json_lines(item: Found, stream: _Replay) -> Iterator[Raw | Rejected]:
    parts: Iterator[bytes] = iter(stream)
    if stream.head().startswith(_WIDE_MARKS):  # no line can be found in UTF-16 before it is decoded
        parts = iter([decode(whole(item.name, parts, MAX_JSON_BYTES), mend=False).text.encode("utf-8", "replace")])
    empty = True
    number = 0
    try:
        for number, line in enumerate(lines(parts), 1):
            if line is None:
                empty = False
                yield Rejected(input=item.name, reason=f"a line longer than the limit of {MAX_LINE_BYTES >> 20} MB", record=number)
            elif line.strip():
                empty = False
                yield Raw("line", item.name, number, line.removeprefix(_MARK) if number == 1 else line)
    except UnreadableInputError as error:  # a gzip file that breaks in the middle keeps the records before the break
        yield Rejected(input=item.name, reason=error.reason, record=number + 1 if number else None)
        return
    if empty:
        raise UnreadableInputError(item.name, "empty")


def _json_file(item: Found, data: bytes) -> Iterator[Raw | Rejected]:
    if not data.strip():
        raise UnreadableInputError(item.name, "empty")
    text = decode(data, mend=False).text
    try:
        value = parsed(text)
    except ValueError as error:
        if _first_line_is_json(text):
            yield from _json_lines(item, _Replay(iter([text.encode("utf-8", "replace")])))
            return
        raise UnreadableInputError(item.name, f"broken JSON: {short(error)}") from error
    records = listed(value)
    if records is None:
        raise UnreadableInputError(item.name, "no record in it")
    if not records:
        raise UnreadableInputError(item.name, "empty: a list without records")
    alone = len(records) == 1 and records[0] is value
    for number, record in enumerate(records, 1):
        yield Raw("record", item.name, None if alone else number, data if alone else b"", record)


def _first_line_is_json(text: str) -> bool:
    """JSON lines that are called ``.json``."""
    first, more, _ = text.lstrip().partition("\n")
    try:
        return bool(more) and isinstance(parsed(first), dict)
    except ValueError:
        return False


def short(error: ValueError) -> str:
    """A parser's complaint on one line, with the place: the character of a record, the line too of a file of several lines."""
    if isinstance(error, json.JSONDecodeError):
        place = f"character {error.colno}" if error.lineno == 1 else f"line {error.lineno}, character {error.colno}"
        return f"{error.msg.removesuffix(' at')} at {place}"
    return " ".join(str(error).split())[:120]
