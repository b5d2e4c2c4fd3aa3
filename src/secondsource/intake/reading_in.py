"""Inputs to outcomes, one for each: the streaming loop of intake.

``read_inputs(["pile/"])`` yields an :class:`Article` or a :class:`Rejected` for each file, and for each record of a JSON file, in the
order of names and records.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from secondsource.errors import UnreadableInputError
from secondsource.intake.articles import article
from secondsource.intake.decoding import decode, storable
from secondsource.intake.files import digest, found
from secondsource.intake.json_records import Fields, fields, markup, parsed
from secondsource.intake.page_worker import PageReader
from secondsource.intake.raw import Raw, raw_documents, short
from secondsource.records.article import Article, Provenance, Rejected

Outcome = Article | Rejected
Over = Callable[[Callable[[Raw | Rejected], Outcome], Iterable[Raw | Rejected]], Iterator[Outcome]]


def read_inputs(
    paths: Sequence[str],
    *,
    stdin: Callable[[], bytes] | None = None,
    over: Over | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Article | Rejected]:
    """Read every input; articles and rejected inputs together are all there were.

    Args:
        paths: files, folders, and ``-`` for standard input.
        stdin: returns the bytes of standard input; asked once, if ``-`` is among the paths.
        over: applies a function to each item, in order, as an engine's ``map`` does, so that reading can be spread over processes.
        progress: called with the number of outcomes so far, after each.
    """
    raw = _raw(paths, stdin)
    outcomes = _one_by_one(raw) if over is None else over(_outcome_here, raw)
    times: dict[str, int] = {}
    for count, outcome in enumerate(outcomes, 1):
        if progress is not None:
            progress(count)
        yield _with_own_id(outcome, times) if isinstance(outcome, Article) else outcome


def _raw(paths: Sequence[str], stdin: Callable[[], bytes] | None) -> Iterator[Raw | Rejected]:
    for item in found(paths):
        if isinstance(item, Rejected):
            yield item
        else:
            yield from raw_documents(item, stdin)


def _one_by_one(documents: Iterator[Raw | Rejected]) -> Iterator[Article | Rejected]:
    with PageReader() as reader:
        for document in documents:
            yield _outcome(document, reader)


_own_reader = PageReader()  # of this process, whoever runs it; it starts with the first page, and ends when this process closes its pipe


def _outcome_here(document: Raw | Rejected) -> Article | Rejected:
    return _outcome(document, _own_reader)


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


def _outcome(document: Raw | Rejected, reader: PageReader) -> Article | Rejected:
    if isinstance(document, Rejected):
        return document
    try:
        match document.kind:
            case "text":
                return _text(document)
            case "page":
                return _page(document, reader)
            case "line":
                return _record(document, parsed(decode(document.data, mend=False).text), reader)
            case "record":
                return _record(document, document.value, reader)
    except UnreadableInputError as error:
        return Rejected(input=document.name, reason=error.reason, record=document.number)
    except ValueError as error:
        return Rejected(input=document.name, reason=f"broken JSON: {short(error)}", record=document.number)


def _text(document: Raw) -> Article:
    decoded = decode(document.data)
    if not decoded.text.strip():
        raise UnreadableInputError(document.name, "empty: only white space" if document.data else "empty")
    provenance = Provenance(input=document.name, sha256=digest(document.data))
    return article(Fields(text=decoded.text, problems=decoded.problems), provenance, kind="text")


def _page(document: Raw, reader: PageReader) -> Article:
    decoded = decode(document.data, stated=True)
    read = reader.read(document.name, storable(decoded.text)[0])
    provenance = Provenance(input=document.name, url=read.url, sha256=digest(document.data))
    return article(msgspec.structs.replace(read, problems=(*decoded.problems, *read.problems)), provenance, kind="page")


def _record(document: Raw, value: object, reader: PageReader) -> Article:
    page = markup(value)
    try:
        read = fields(value) if page is None else _fields_of_markup(document.name, value, page, reader)
    except ValueError as error:
        raise UnreadableInputError(document.name, str(error), document.number) from error
    source = document.data or msgspec.json.encode(read.text)
    provenance = Provenance(input=document.name, record=document.number, url=read.url, sha256=digest(source))
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
