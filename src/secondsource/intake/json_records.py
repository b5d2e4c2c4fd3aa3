"""One JSON object to the fields of an article, under the names that feeds and archives use.

``fields({"headline": "A", "body_text": "B", "versionCreated": "2026-03-03"})`` gives a title, a text and a date. The caller's text is kept
to the letter, since the caller's spans point into it.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from secondsource.intake.addresses import host, web
from secondsource.intake.decoding import doubtful, storable
from secondsource.intake.moments import from_epoch, read_moment
from secondsource.records.article import Moment

_TEXT = (
    "text",
    "body_text",
    "body",
    "content",
    "articleBody",
    "article_body",
    "maintext",
    "fulltext",
    "full_text",
)
_MARKUP = ("html", "body_html", "body_xhtml", "content_html", "raw_html", "page")
_TITLE = ("title", "headline", "title_text", "headlines")
_OUTLET = ("outlet", "source", "publisher", "site_name", "sitename", "source_name", "domain", "host", "provider")
_PUBLISHED = (
    "published",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "published_date",
    "firstcreated",
    "firstpublished",
    "pubDate",
    "pubdate",
    "publish_date",
    "publication_date",
    "date",
    "versioncreated",
    "versionCreated",
    "contentcreated",
    "created_at",
    "timestamp",
    "seendate",
)
_UPDATED = ("updated", "updated_at", "updatedAt", "date_modified", "dateModified", "modified", "versioncreated", "versionCreated")
_BYLINE = ("byline", "author", "authors", "by", "creator")
_CREDIT = ("credit", "creditline", "creditLine", "agency", "copyrightholder")
_LANGUAGE = ("language", "lang", "language_code")
_URL = ("url", "link", "canonical_url", "canonicalurl", "altids_url", "webUrl")
_ID = ("id", "_id", "article_id", "uri", "guid", "uuid")
_PLAIN = ("text", "body_text")  # the caller's text, kept to the letter; under other names of a text feeds send markup too
_TAGS = re.compile(r"</(?:p|div|article|section|html|body|span|h\d|ul|figure)>|<br\b|<p\b", re.I)
_NAMED_FIELDS = 8  # of a record without text, in the reason
_LISTS = ("articles", "items", "records", "results", "documents", "docs", "entries", "stories", "data")
MAX_TEXT_CHARS = 4 << 20  # a longer "article" is a book or an attack


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What an input says of an article, before its lines are looked at."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    claimed_outlet: str | None = None
    byline: str | None = None
    credit: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    url: str | None = None
    problems: tuple[str, ...] = ()


def parsed(line: str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: it is no JSON, is nested beyond reason, or holds what cannot be read.
    """
    try:
        # Numbers of thousands of digits are legal JSON and a trap in Python; as words they do no harm.
        return json.loads(line, parse_int=lambda digits: int(digits) if len(digits) < 400 else digits)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def listed(value: Any) -> Sequence[Any] | None:
    """The records of a whole JSON file: its array, the array under one of the usual names, or the one object it is."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if _words(value, _TEXT) is None:
            for name in _LISTS:
                if isinstance(value.get(name), list):
                    return list(value[name])
        return [value]
    return None


def markup(record: Any) -> str | None:
    """The page that a record holds in place of plain text, as a whole document."""
    if not isinstance(record, Mapping):
        return None
    found = _words(record, _MARKUP) if (words := _words(record, _TEXT)) is None else words
    if words is not None and (_words(record, _PLAIN) is not None or not _is_markup(words)):
        return None
    if found is None or "<" not in found:
        return None
    title = _line(_words(record, _TITLE))
    heading = f"<h1>{html.escape(title)}</h1>" if title and "<h1" not in found[:100000].lower() else ""
    return (
        found
        if "<html" in found[:2000].lower()
        else f"<html><head><title>{html.escape(title)}</title></head><body><article>{heading}{found}</article></body></html>"
    )


def _is_markup(words: str) -> bool:
    return words.lstrip()[:1] == "<" and bool(_TAGS.search(words, 0, 20_000))


def fields(record: Any) -> Fields:
    """Read one record.

    Raises:
        ValueError: it is not an object or holds no text.
    """
    if not isinstance(record, Mapping):
        raise ValueError(f"not an object but {_kind(record)}")
    text = _words(record, _TEXT)
    if text is None:
        raise ValueError(_without_text(record))
    if not text.strip():
        raise ValueError("the text is empty")
    if len(text) > MAX_TEXT_CHARS:
        raise ValueError(f"the text is longer than {MAX_TEXT_CHARS >> 20} million characters")
    text, replaced = storable(text)
    problems = [f"{replaced} lone surrogates shown as U+FFFD"] if replaced else []
    problems += filter(None, [doubtful(text), _odd_id(record)])
    if _is_markup(text):
        problems.append("the text holds markup: in a field html it is read as a page")
    published_name, published = _moment(record, _PUBLISHED)
    updated = next((moment for name in _UPDATED if name != published_name and (moment := _as_moment(record.get(name)))), None)
    if updated is not None and published is not None and updated.when == published.when:
        updated = None
    given = _first(record, _PUBLISHED)
    if published is None and isinstance(given, str) and given.strip():
        problems.append(f"date not understood: {_line(given)[:60]}")
        published = Moment(as_given=_line(given)[:200])
    address = _line(_words(record, _URL)) or None
    return Fields(
        text=text,
        id=_id(record),
        title=_line(_words(record, _TITLE)) or None,
        outlet=_line(_words(record, _OUTLET)) or host(address),
        byline=_byline(_first(record, _BYLINE)),
        credit=_line(_words(record, _CREDIT)) or None,
        published=published,
        updated=updated,
        language=_language(_words(record, _LANGUAGE)),
        url=web(address),
        problems=tuple(problems),
    )


def _kind(value: Any) -> str:
    names = {
        "NoneType": "null",
        "list": "an array",
        "dict": "an object",
        "str": "a string",
        "bool": "true or false",
        "int": "a number",
        "float": "a number",
    }
    return names.get(type(value).__name__, type(value).__name__)


def _without_text(record: Mapping[str, Any]) -> str:
    """Why a record has no text: its field holds something else, or has another name."""
    for name in _TEXT:
        if record.get(name) is not None and not isinstance(record[name], str):
            return f"no text in the record: its {name} holds {_kind(record[name])}"
    if any(name in record for name in _TEXT):
        return "no text in the record: the field for it is empty"
    shown = ", ".join(_line(str(name))[:40] for name in list(record)[:_NAMED_FIELDS])
    return f"no text in the record (looked for text, body_text, body, content, ...; it has {shown or 'no field'})"


def _odd_id(record: Mapping[str, Any]) -> str | None:
    """A problem to name where the only ids of a record are no words or numbers."""
    given = _first(record, _ID)
    return None if given is None or _id(record) or isinstance(given, str) else f"id not used: it is {_kind(given)}"


def _first(record: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The first of the named values that says anything."""
    for name in names:
        value = record.get(name)
        if value is not None and value != "" and value != [] and value != {}:
            return value
    return None


def _words(record: Mapping[str, Any], names: Sequence[str]) -> str | None:
    """The first named value that is a string, or an object or list that holds one under a usual name."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, dict):
            inner = next(
                (
                    value[key]
                    for key in ("name", "main", "title", "value", "href", "rendered")
                    if isinstance(value.get(key), str) and value[key]
                ),
                None,
            )
            if inner:
                return str(inner)
        if (
            isinstance(value, list)
            and value
            and name in {"headlines"}
            and isinstance(value[0], dict)
            and isinstance(value[0].get("value"), str)
        ):
            return str(value[0]["value"])
    return None


def _line(words: str | None) -> str:
    """On one line, without what cannot be written."""
    if not words:
        return ""
    shown, _ = storable(words)
    return " ".join(shown.replace("\x00", " ").split())


def _byline(value: Any) -> str | None:
    if isinstance(value, str):
        names = [value]
    elif isinstance(value, Mapping):
        names = [value["name"]] if isinstance(value.get("name"), str) else []
    elif isinstance(value, list):
        names = [
            name for item in value if (name := item if isinstance(item, str) else item.get("name") if isinstance(item, Mapping) else None)
        ]
    else:
        names = []
    joined = _line(", ".join(str(name) for name in names))
    return joined or None


def _id(record: Mapping[str, Any]) -> str | None:
    for name in _ID:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return storable(value)[0]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def _moment(record: Mapping[str, Any], names: Sequence[str]) -> tuple[str | None, Moment | None]:
    for name in names:
        if moment := _as_moment(record.get(name)):
            return name, moment
    return None, None


def _as_moment(value: Any) -> Moment | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return from_epoch(value) if value == value and abs(value) < 1e15 else None
    if isinstance(value, str):
        words = _line(value)
        if words.isdigit() and len(words) in {10, 13}:
            return from_epoch(int(words))
        return read_moment(words)
    return None


def _language(value: str | None) -> str | None:
    code = (value or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else None
