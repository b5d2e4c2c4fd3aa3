"""Inputs to outcomes, one for each: the streaming loop of intake.

``read_inputs(["pile/"])`` yields an :class:`Article` or a :class:`Rejected` for each file, and for each record of a JSON file, in the
order of names and records.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from secondsource.errors import UnreadableInputError
from secondsource.intake.articles import article
from secondsource.intake.decoding import decode, storable
from secondsource.intake.files import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, Found, digest, format_of, found, lines, pieces, whole
from secondsource.intake.json_records import Fields, fields, listed, markup, parsed
from secondsource.intake.page_worker import PageReader
from secondsource.records.article import Article, Provenance, Rejected

_HEAD_BYTES = 65536
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_inputs(
    paths: Sequence[str],
    *,
    stdin: Callable[[], bytes] | None = None,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Article | Rejected]:
    """Read every input; articles and rejected inputs together are all there were.

    Args:
        paths: files, folders, and ``-`` for standard input.
        stdin: returns the bytes of standard input; asked once, if ``-`` is among the paths.
        workers: processes that read at the same time; the outcomes and their order are the same for any number.
        progress: called with the number of outcomes so far, after each.
    """
    times: dict[str, int] = {}
    count = 0
    with PageReader() as reader:
        for item in found(paths):
            for outcome in [item] if isinstance(item, Rejected) else _outcomes(item, stdin, reader):
                count += 1
                if progress is not None:
                    progress(count)
                yield _with_own_id(outcome, times) if isinstance(outcome, Article) else outcome


def _with_own_id(read: Article, times: dict[str, int]) -> Article:
    """An id that came before gets a number; which is first is settled by the order of inputs, which is that of names."""
    first = read.id
    number = times.get(first, 0) + 1
    times[first] = number
    if number == 1:
        return read
    while (own := f"{first}-{number}") in times:
        number += 1
    times[own] = 1
    return msgspec.structs.replace(read, id=own, problems=(*read.problems, f"duplicate id: {first} is an earlier input's too"))


def _outcomes(item: Found, stdin: Callable[[], bytes] | None, reader: PageReader) -> Iterator[Article | Rejected]:
    try:
        stream = _Replay(pieces(item, stdin))
        head = stream.head()
        match format_of(item.name, head):
            case "jsonl":
                yield from _json_lines(item, stream, reader)
            case "json":
                yield from _json_file(item, whole(item.name, iter(stream), MAX_JSON_BYTES), reader)
            case "html":
                yield _page(item, whole(item.name, iter(stream), MAX_DOCUMENT_BYTES), reader)
            case "text":
                yield _text(item, whole(item.name, iter(stream), MAX_DOCUMENT_BYTES))
    except UnreadableInputError as error:
        yield Rejected(input=error.input, reason=error.reason, record=error.record)


class _Replay:
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, stream: Iterator[bytes]) -> None:
        self._stream = stream
        self._read: list[bytes] = []

    def head(self) -> bytes:
        size = 0
        while size < _HEAD_BYTES:
            part = next(self._stream, None)
            if part is None:
                break
            self._read.append(part)
            size += len(part)
        return b"".join(self._read)[:_HEAD_BYTES]

    def __iter__(self) -> Iterator[bytes]:
        yield from self._read
        self._read = []
        yield from self._stream


def _text(item: Found, data: bytes) -> Article:
    decoded = decode(data)
    text = decoded.text
    if not text.strip():
        raise UnreadableInputError(item.name, "empty" if not data else "empty: only white space")
    provenance = Provenance(input=item.name, sha256=digest(data))
    return article(Fields(text=text, problems=decoded.problems), provenance, kind="text")


def _page(item: Found, data: bytes, reader: PageReader) -> Article:
    decoded = decode(data, stated=True)
    read = reader.read(item.name, storable(decoded.text)[0])
    provenance = Provenance(input=item.name, url=read.url, sha256=digest(data))
    return article(msgspec.structs.replace(read, problems=(*decoded.problems, *read.problems)), provenance, kind="page")


def _json_lines(item: Found, stream: _Replay, reader: PageReader) -> Iterator[Article | Rejected]:
    parts: Iterator[bytes] = iter(stream)
    if stream.head().startswith(_WIDE_MARKS):  # no line can be found in UTF-16 before it is decoded
        parts = iter([decode(whole(item.name, parts, MAX_JSON_BYTES)).text.encode("utf-8", "replace")])
    empty = True
    number = 0
    try:
        for number, line in enumerate(lines(parts), 1):
            if line is None:
                yield Rejected(input=item.name, reason="a line beyond the size limit", record=number)
                empty = False
            elif line.strip():
                empty = False
                yield _record_of_line(item.name, number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, reader)
    except UnreadableInputError as error:
        yield Rejected(input=item.name, reason=error.reason, record=number + 1 if number else None)
        return
    if empty:
        raise UnreadableInputError(item.name, "empty")


def _record_of_line(name: str, number: int, line: bytes, reader: PageReader) -> Article | Rejected:
    decoded = decode(line)
    try:
        value = parsed(decoded.text)
    except ValueError as error:
        return Rejected(input=name, reason=f"broken JSON: {_short(error)}", record=number)
    return _record(name, number, value, line, reader)


def _json_file(item: Found, data: bytes, reader: PageReader) -> Iterator[Article | Rejected]:
    if not data.strip():
        raise UnreadableInputError(item.name, "empty")
    decoded = decode(data)
    try:
        value = parsed(decoded.text)
    except ValueError as error:
        kept = decoded.text.encode("utf-8", "replace")
        if decoded.text.count("\n") and _first_line_is_json(kept):
            yield from _json_lines(item, _Replay(iter([kept])), reader)
            return
        raise UnreadableInputError(item.name, f"broken JSON: {_short(error)}") from error
    records = listed(value)
    if records is None:
        raise UnreadableInputError(item.name, "no record in it")
    if not records:
        raise UnreadableInputError(item.name, "empty: a list without records")
    if records and len(records) == 1 and records[0] is value:
        yield _record(item.name, None, value, data, reader)
        return
    for number, record in enumerate(records, 1):
        yield _record(item.name, number, record, None, reader)


def _first_line_is_json(data: bytes) -> bool:
    try:
        return isinstance(parsed(data.lstrip().partition(b"\n")[0].decode("utf-8")), dict)
    except ValueError:
        return False


def _record(name: str, number: int | None, value: object, line: bytes | None, reader: PageReader) -> Article | Rejected:
    try:
        page = markup(value)
        read = fields(value) if page is None else _fields_of_markup(name, value, page, reader)
    except ValueError as error:
        return Rejected(input=name, reason=str(error), record=number)
    except UnreadableInputError as error:
        return Rejected(input=name, reason=error.reason, record=number)
    source = line if line is not None else msgspec.json.encode(read.text)
    provenance = Provenance(input=name, record=number, url=read.url, sha256=digest(source))
    return article(read, provenance, kind="record" if page is None else "page")


def _fields_of_markup(name: str, value: object, page: str, reader: PageReader) -> Fields:
    """A record that holds a page: the record's own fields stand before what the page says of itself."""
    assert isinstance(value, dict)
    address = value.get("url")
    of_page = reader.read(name, storable(page)[0], address if isinstance(address, str) else None)
    own = fields({**value, "text": of_page.text})
    kept = {field: getattr(own, field) or getattr(of_page, field) for field in own.__struct_fields__}
    claimed = of_page.claimed_outlet or (of_page.outlet if own.outlet and of_page.outlet not in {None, own.outlet} else None)
    return Fields(**{**kept, "claimed_outlet": claimed, "problems": own.problems})


def _short(error: ValueError) -> str:
    return " ".join(str(error).split())[:120]
