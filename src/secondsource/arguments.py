"""Arguments that several commands share, and the forms of their output."""

import os
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.errors import UsageError

if TYPE_CHECKING:
    from secondsource.pipeline import Options


class BriefFormat(StrEnum):
    """Forms of the brief."""

    text = "text"
    md = "md"
    json = "json"
    html = "html"


class StepFormat(StrEnum):
    """Forms of a single step's output."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class ExportForm(StrEnum):
    """Forms of an export."""

    plover = "plover"
    polecat = "polecat"
    gdelt = "gdelt"
    ged = "ged"
    claims = "claims"
    figures = "figures"
    quotes = "quotes"
    annotations = "annotations"
    prov = "prov"


class TableFormat(StrEnum):
    """How the tables of claims are written."""

    csv = "csv"
    parquet = "parquet"


def _day(value: str) -> date:
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2026-03-01") from None


def _check_output(output: Path | None) -> Path | None:
    """Refuse a file that cannot be written before the work is done, not after it."""
    if output is not None and not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.parent}")
    return output


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders, in any mixture: .txt .html .jsonl .json, each also .gz; - reads standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", callback=_check_output, help="Write to this file instead of standard output.", dir_okay=False, show_default=False
    ),
]
Since = Annotated[
    date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Leave out articles published before this day.", show_default=False)
]
Until = Annotated[
    date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Leave out articles published after this day.", show_default=False)
]
Workers = Annotated[int, typer.Option(min=0, help="Processes for reading in and skimming large piles; 0: one for each core.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any input could not be read.")]
ReaderKind = Annotated[
    str,
    typer.Option(
        "--reader", metavar="KIND", help="What reads: accurate, fast (one and a half times as fast, less exact) or rules (no network)."
    ),
]
Fast = Annotated[bool, typer.Option("--fast", help="Short for --reader fast.", show_default=False)]
StepForm = Annotated[StepFormat, typer.Option("--format", "-f", help="A table for people; json or jsonl for programs.")]
Sources = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What you know of the outlets: a table (CSV) with the columns outlet, owner, agency, reliability.",
        show_default=False,
    ),
]
Story = Annotated[str | None, typer.Option(metavar="ID", help="Only this story, as `secondsource stories` names it.", show_default=False)]


def _worker_count(workers: int) -> int:
    return workers or os.cpu_count() or 1


def reader_kind(reader: str, fast: bool) -> str:
    """What was asked for; a kind that there is not is a usage error."""
    from secondsource.reading import READERS

    if reader not in READERS:
        raise UsageError(f"no reader {reader!r}; there are {', '.join(READERS)}")
    return "fast" if fast else reader


def options_of(
    *,
    since: date | None,
    until: date | None,
    workers: int,
    reader: str = "accurate",
    told: int | None = None,
    story: str | None = None,
    sources: Path | None = None,
) -> "Options":
    """What was asked for as one record; a contradiction in it is a usage error."""
    from secondsource.intake.sources import read_sources
    from secondsource.pipeline import Options

    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is after --until {until}")
    known = read_sources(sources) if sources else ()
    return Options(reader=reader, since=since, until=until, workers=_worker_count(workers), told=told, story=story, sources=known)
