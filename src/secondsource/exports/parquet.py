"""Rows as Parquet. The only owner of pyarrow, which not every installation has: ``pip install 'secondsource[parquet]'``."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from secondsource.errors import UsageError
from secondsource.exports.tables import Column, Row

MISSING = "Parquet needs pyarrow, which is not installed: pip install 'secondsource[parquet]' (or --format csv, which needs nothing)"


def require() -> None:
    """Say at once, before any work is done, that pyarrow is not there.

    Raises:
        UsageError: it is not; says what to install.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as exc:
        raise UsageError(MISSING) from exc


def parquet(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """A Parquet file of these rows: whole numbers as int64, numbers as double, several values as lists; what is not known is null.

    Raises:
        UsageError: pyarrow is not installed; says what to install.
    """
    require()
    import pyarrow
    import pyarrow.parquet

    types = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(column.name, types[column.type]) for column in columns])
    table = pyarrow.Table.from_pylist([{name: _storable(value) for name, value in row.items()} for row in rows], schema=schema)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def _storable(value: object) -> Any:
    """Lone surrogates of a damaged input cannot be written as UTF-8; each becomes a question mark, so that no offset moves."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_storable(one) for one in value] if isinstance(value, tuple) else value
