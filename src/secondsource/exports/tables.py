"""Rows as text: CSV as RFC 4180 has it with cells that a spreadsheet would not run, and JSON on one line.

A cell of words that begins with =, +, -, @, a tab or a line end (or a full-width one of these marks) gets an apostrophe in front, as
OWASP advises against formulas in spreadsheets. Numbers stay numbers.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BETWEEN = " | "  # between the values of a cell that holds several
Row = Mapping[str, object]


class Column(NamedTuple):
    """A column of a table; ``texts``: several values, which Parquet keeps apart."""

    name: str
    type: Literal["text", "whole", "number", "flag", "texts"] = "text"


def defused(words: str) -> str:
    """The words as a cell that no spreadsheet runs."""
    return "'" + words if words.startswith(FORMULA) and not _is_number(words) else words


def _is_number(words: str) -> bool:
    try:
        float(words)
    except ValueError:
        return False
    return words == words.strip()


def comma_separated(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Lines of a CSV: the names, then a line for each row, ended as RFC 4180 says. Inside quotation marks a cell may hold line ends."""
    yield _line([column.name for column in columns])
    for row in rows:
        yield _line([_cell(row[column.name]) for column in columns])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return f"{value:.15g}"
        case tuple():
            return defused(BETWEEN.join(map(str, value)))
    return defused(str(value))


def json_text(value: object) -> str:
    """JSON on one line; escapes what is not ASCII only where lone surrogates of a damaged input could not be written otherwise."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
