"""What a user knows of the outlets, from a table: ``outlet``, ``owner``, ``agency``, ``reliability``.

The file is CSV with a header; its columns are parted by commas, tabs or semicolons, whichever the header has. Only ``outlet`` must be
there; other columns than these four are an error, since a misspelt one would be dropped in silence. Lines that begin with ``#`` and empty
lines are skipped.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from secondsource.errors import UsageError
from secondsource.records.source import Reliability, Source
from secondsource.text.normalize import fold

COLUMNS = ("outlet", "owner", "agency", "reliability")
_YES, _NO = frozenset({"yes", "y", "true", "1", "x"}), frozenset({"", "no", "n", "false", "0", "-"})


def read_sources(path: Path) -> tuple[Source, ...]:
    """The outlets of the file, in its order.

    Raises:
        UsageError: the file cannot be read, or a line of it cannot be used; names the file, the line and what to do.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "it is not UTF-8"
        raise UsageError(f"cannot read {path}: {reason}") from exc
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not rows:
        raise UsageError(f"{path} is empty: its first line must name the columns {', '.join(COLUMNS)}")
    (first, head), body = rows[0], rows[1:]
    mark = max("\t;,", key=head.count)
    names = [name.strip().casefold() for name in next(csv.reader([head], delimiter=mark))]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or "outlet" not in names:
        told = f"unknown column {unknown[0]!r}" if unknown else "no column 'outlet'"
        raise UsageError(f"{path}:{first}: {told}; the columns are {', '.join(COLUMNS)}")
    return tuple(_sources(path, names, body, mark))


def _sources(path: Path, names: list[str], body: list[tuple[int, str]], mark: str) -> Iterator[Source]:
    seen: dict[str, int] = {}
    for number, line in body:
        fields = [field.strip() for field in next(csv.reader([line], delimiter=mark))]
        if len(fields) > len(names):
            raise UsageError(f"{path}:{number}: {len(fields)} fields under {len(names)} columns; put a field with {mark!r} in it in quotes")
        row = dict(zip(names, fields, strict=False))
        outlet = row.get("outlet", "")
        if not outlet:
            raise UsageError(f"{path}:{number}: no outlet")
        if fold(outlet) in seen:
            raise UsageError(f"{path}:{number}: {outlet!r} stands in line {seen[fold(outlet)]} already")
        seen[fold(outlet)] = number
        agency, letter = row.get("agency", "").casefold(), row.get("reliability", "").upper()
        if agency not in _YES | _NO:
            raise UsageError(f"{path}:{number}: agency is yes or no, not {row['agency']!r}")
        if letter and letter not in get_args(Reliability):
            raise UsageError(f"{path}:{number}: reliability is a letter from A to F, not {row['reliability']!r}")
        yield Source(outlet=outlet, owner=row.get("owner") or None, agency=agency in _YES, reliability=letter or None)  # type: ignore[arg-type]
