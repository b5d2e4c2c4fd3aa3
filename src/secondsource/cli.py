"""The command line: arguments to pipeline to print. The only reader of the environment.

``secondsource brief PATH...`` is the main job; the other commands show one step alone, on the same inputs. The pipeline and the heavy
libraries behind it are imported when a command runs, so that ``--help`` answers at once.
"""

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource import __version__
from secondsource.arguments import (
    BriefFormat,
    ExportForm,
    Fast,
    Output,
    Paths,
    ReaderKind,
    Since,
    Sources,
    StepForm,
    StepFormat,
    Story,
    Strict,
    TableFormat,
    Until,
    Workers,
    options_of,
    reader_kind,
)
from secondsource.errors import ModelMissingError, SecondsourceError, UsageError
from secondsource.terminal import (
    claim_table,
    counted,
    explanation_text,
    lineage_table,
    printable,
    progress,
    reading_table,
    story_table,
    table,
)

if TYPE_CHECKING:
    from secondsource.lines import Line
    from secondsource.pipeline import Options, Pile
    from secondsource.records.brief import Brief

DONE, NOTHING_READ, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_EXAMPLES = """\b
Examples:
  secondsource brief articles/                     the brief of a folder
  secondsource brief a.txt b.html feed.jsonl.gz    any mixture of files
  cat feed.jsonl | secondsource brief -            JSON lines from a pipe
  secondsource brief articles/ --format html -o brief.html
  secondsource lineage articles/ --format jsonl    who copied whom, for programs
"""

app = typer.Typer(
    name="secondsource",
    help="Is there a second source? Reads a pile of articles and tells what is reported, on whose word, how many of the reports are "
    "independent, and where they disagree. Every line cites its words.\n\n" + _EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"secondsource {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Options that stand before the command."""


def _stdin() -> bytes:
    return sys.stdin.buffer.read()


def _write(made: str | bytes | Iterable[str], output: Path | None) -> None:
    """Write a text, its parts one after another, or bytes."""
    parts = [made] if isinstance(made, str) else made
    if output is None:
        if isinstance(parts, bytes):
            sys.stdout.buffer.write(parts)
        else:
            sys.stdout.writelines(parts)
        sys.stdout.flush()
        return
    try:
        if isinstance(parts, bytes):
            output.write_bytes(parts)
            return
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
    except OSError as exc:
        raise typer.BadParameter(f"cannot write {output}: {exc.strerror}") from exc


def _report_rejected(pile: "Pile") -> None:
    """Each rejected input on standard error, with its reason."""
    from secondsource.lines import input_name

    for one in pile.rejected:
        print(f"rejected  {printable(input_name(one.input, one.record))}: {printable(one.reason)}", file=sys.stderr)


def _report_unknown(pile: "Pile", options: "Options") -> None:
    """Each outlet of ``--sources`` that no article carries, on standard error: most likely its name is written otherwise."""
    from secondsource.text.normalize import fold

    there = {fold(article.outlet) for article in pile.articles if article.outlet}
    for one in options.sources:
        if fold(one.outlet) not in there:
            print(f"note      --sources: no article of {printable(repr(one.outlet))}", file=sys.stderr)


def _status(pile: "Pile", strict: bool) -> int:
    if not pile.articles or (strict and len(pile.rejected) > pile.outside):
        return NOTHING_READ
    return DONE


def _print_lines(lines: "Sequence[Line]", form: StepFormat, output: Path | None, as_table: Callable[[], str]) -> None:
    import msgspec

    if form is StepFormat.jsonl:
        _write("".join(msgspec.json.encode(line).decode() + "\n" for line in lines), output)
    elif form is StepFormat.json:
        _write(msgspec.json.format(msgspec.json.encode(list(lines)), indent=1).decode() + "\n", output)
    else:
        _write(as_table(), output)


def _table_width() -> int:
    return max(shutil.get_terminal_size((120, 24)).columns, 60)


def _in_color(output: Path | None) -> bool:
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 80
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)


def _render(brief: "Brief", form: BriefFormat, *, output: Path | None, full: bool, ascii: bool) -> str:
    from secondsource.brief import render_html, render_json, render_markdown, render_text

    match form:
        case BriefFormat.text:
            return render_text(brief, width=_width() if output is None else 80, color=_in_color(output), ascii=ascii, full=full)
        case BriefFormat.md:
            return render_markdown(brief)
        case BriefFormat.html:
            return render_html(brief)
        case BriefFormat.json:
            return render_json(brief)


def _earlier(path: Path) -> "Brief":
    """An earlier brief, read before any other work is done."""
    from secondsource.brief import parse_brief

    try:
        return parse_brief(path.read_bytes(), str(path))
    except OSError as exc:
        raise UsageError(f"{path}: cannot be read: {exc.strerror}") from exc


@app.command(short_help="What is reported, by whom, and where they differ.")
def brief(
    paths: Paths,
    form: Annotated[
        BriefFormat, typer.Option("--format", "-f", help="Text for a terminal, Markdown, JSON (see `schema`), or one page.")
    ] = BriefFormat.text,
    output: Output = None,
    reader: ReaderKind = "accurate",
    fast: Fast = False,
    since: Since = None,
    until: Until = None,
    story: Story = None,
    sources: Sources = None,
    top: Annotated[
        int, typer.Option(min=0, help="Stories to read and tell, those with most articles first; the rest are listed. 0: all.")
    ] = 20,
    since_brief: Annotated[
        Path | None,
        typer.Option(
            metavar="OLD.json", help="Tell first what is new, changed or gone since this brief (--format json).", show_default=False
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Print every line that can stand by itself, not a page (text form).")] = False,
    ascii: Annotated[bool, typer.Option("--ascii", help="No marks beyond ASCII (text form).")] = False,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """What is reported, on whose word, how many tellings are independent, and where they differ.

    \b
    Examples:
      secondsource brief articles/
      secondsource brief articles/ --format html --output brief.html
      zcat feed.jsonl.gz | secondsource brief - --since 2026-03-01 --format json
      secondsource brief articles/ --since-brief monday.json
    """
    from secondsource.pipeline import brief_of, changed_since, read_pile, tell

    earlier = _earlier(since_brief) if since_brief else None
    options = options_of(
        since=since, until=until, workers=workers, reader=reader_kind(reader, fast), told=top or None, story=story, sources=sources
    )
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        found = tell(pile, options, progress=show)
        made = brief_of(found)
    if earlier and since_brief:
        made = changed_since(earlier, made, since_brief.name)
    _report_rejected(pile)
    _report_unknown(pile, options)
    _write(_render(made, form, output=output, full=full, ascii=ascii), output)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Step 1: what was read from each input.")
def articles(
    paths: Paths,
    form: StepForm = StepFormat.table,
    output: Output = None,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Step 1: what was read from each input: outlet, title, times, and which lines are the report itself.

    \b
    Example:
      secondsource articles pages/ --format jsonl
    """
    from secondsource.lines import article_line, input_name, rejected_line
    from secondsource.pipeline import read_pile

    options = options_of(since=since, until=until, workers=workers)
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
    lines = [article_line(one) for one in pile.articles]

    def as_table() -> str:
        rows = [(line["id"], line["published"] or "no date", line["outlet"] or "not known", line["title"]) for line in lines]
        said = table(("article", "published", "outlet", "title"), rows, wide=3, width=_table_width()) + "\n" if rows else ""
        for one in pile.articles:
            said += "".join(f"problem   {printable(one.id)}: {printable(problem)}\n" for problem in one.problems)
        for refused in pile.rejected:
            said += f"rejected  {printable(input_name(refused.input, refused.record))}: {printable(refused.reason)}\n"
        return said + f"\n{counted(len(pile.articles), 'article')}, {len(pile.rejected)} rejected\n"

    if form is StepFormat.table:
        _print_lines(lines, form, output, as_table)
    else:
        _report_rejected(pile)
        _print_lines([*lines, *map(rejected_line, pile.rejected)], form, output, as_table)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Steps 2 and 3: articles on the same event.")
def stories(
    paths: Paths,
    form: StepForm = StepFormat.table,
    output: Output = None,
    why: Annotated[
        tuple[str, str] | None, typer.Option("--why", metavar="A B", help="Explain why this pair of article ids is one story, or two.")
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Keep the ids of an earlier output (jsonl), and tell what changed."),
    ] = None,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Steps 2 and 3: which articles tell of the same event, and which stories follow one another.

    \b
    Example:
      secondsource stories articles/ --format jsonl
      secondsource stories articles/ --why 2f81c6 9b3d07
    """
    from secondsource.engine import LocalEngine
    from secondsource.lines import decision_line, earlier_stories, story_lines
    from secondsource.pipeline import explain_story, group_pile, read_pile
    from secondsource.stories.changes import keep_ids
    from secondsource.terminal import change_lines, decision_text

    options = options_of(since=since, until=until, workers=workers)
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        grouped = group_pile(pile.articles, LocalEngine(options.workers), progress=show)
    _report_rejected(pile)
    told = grouped.stories
    if before is not None:
        told, changes = keep_ids(earlier_stories(before), told)
        sys.stderr.write(change_lines(changes))
    if why is not None:
        decision = explain_story(pile, grouped, *why)
        _print_lines([decision_line(decision)], form, output, lambda: decision_text(decision, pile.articles))
        raise typer.Exit(_status(pile, strict))

    def as_table() -> str:
        return story_table(told, pile.articles, width=_table_width())

    _print_lines(story_lines(told), form, output, as_table)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Step 4: who copied whom.")
def lineage(
    paths: Paths,
    form: StepForm = StepFormat.table,
    output: Output = None,
    passages: Annotated[bool, typer.Option("--passages", help="Give each aligned pair of sentences, with both spans.")] = False,
    why: Annotated[
        tuple[str, str] | None, typer.Option("--why", metavar="A B", help="Explain this one pair of article ids, also why it is no copy.")
    ] = None,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Step 4: pairs of articles that derive one from the other, or both from one text, with the evidence.

    \b
    Examples:
      secondsource lineage articles/
      secondsource lineage articles/ --passages --format jsonl
      secondsource lineage articles/ --why 2f81c6 9b3d07
    """
    from secondsource.engine import LocalEngine
    from secondsource.lines import borrowing_line, explanation_line
    from secondsource.pipeline import explain_pair, read_pile, trace

    options = options_of(since=since, until=until, workers=workers)
    engine = LocalEngine(options.workers)
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        told = explain_pair(pile, engine, *why, progress=show) if why else None
        found = () if told else trace(pile, engine, progress=show)[1]
    _report_rejected(pile)
    by_id = {one.id: one for one in pile.articles}
    if told:
        _print_lines([explanation_line(told)], form, output, lambda: explanation_text(told, by_id))
        raise typer.Exit(_status(pile, strict))

    def as_table() -> str:
        return lineage_table(found, by_id, passages=passages, width=_table_width())

    _print_lines([borrowing_line(one, passages=passages) for one in found], form, output, as_table)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Step 5: who said what, figures, dates, events.")
def read(
    paths: Paths,
    form: StepForm = StepFormat.table,
    output: Output = None,
    reader: ReaderKind = "accurate",
    fast: Fast = False,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Step 5: who is said to have said what, figures, dates, events and names, as spans of each article.

    \b
    Example:
      secondsource read article.txt --format jsonl
    """
    from secondsource.lines import reading_line
    from secondsource.pipeline import read_articles, read_pile
    from secondsource.reading import open_reader

    options = options_of(since=since, until=until, workers=workers, reader=reader_kind(reader, fast))
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        opened = open_reader(options.reader)
        readings = read_articles(pile.articles, opened, progress=show)
    _report_rejected(pile)
    print(f"{opened.sentences_seen} sentences, {opened.sentences_parsed} read anew", file=sys.stderr)

    def as_table() -> str:
        return reading_table(pile.articles, readings, width=_table_width())

    _print_lines([reading_line(readings[one.id]) for one in pile.articles], form, output, as_table)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Findings in the forms of other tools.")
def export(
    form: Annotated[
        ExportForm,
        typer.Argument(
            metavar="FORM",
            help="Events: plover (JSON lines), polecat (tab-separated), gdelt (comma-separated, CAMEO roots). Figures: ged. "
            "Claims, a row for each report: claims, figures, quotes (CSV or Parquet). Every finding: annotations (W3C Web Annotations). "
            "Who copied whom and on whose word: prov (PROV-O). The last two are JSON-LD.",
            show_default=False,
        ),
    ],
    paths: Paths,
    table_form: Annotated[
        TableFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="claims, figures, quotes: how the table is written. Without it: parquet where the output's name ends so, else csv.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    status: Annotated[
        str,
        typer.Option(
            metavar="LIST",
            help="Which events, by commas: asserted, attributed, negated, hypothetical, future, historical; all: every one.",
        ),
    ] = "asserted,attributed",
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="Keep one event for each day, actor, recipient and root, as classical event data do.")
    ] = False,
    predicates: Annotated[
        str | None, typer.Option(metavar="LIST", help="ged: only figures of these verbs, by commas: kill,die,injure.", show_default=False)
    ] = None,
    sources: Sources = None,
    reader: ReaderKind = "accurate",
    fast: Fast = False,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Findings for other tools: events and figures, claims as tables, annotations of the texts, lineage as a graph.

    Every row has the span that it was read from. The column "family" names the telling that an article belongs to: copies of one telling
    share it, so counting families counts tellings, where counting rows counts copies.

    \b
    Examples:
      secondsource export plover articles/ -o events.jsonl
      secondsource export gdelt articles/ --one-a-day -o events.csv
      secondsource export ged articles/ --predicates kill,die -o deaths.csv
      secondsource export claims articles/ -o claims.csv
      secondsource export quotes articles/ -o quotes.parquet
      secondsource export annotations articles/ -o findings.jsonld
      secondsource export prov articles/ -o lineage.jsonld
    """
    from secondsource.exporting import OF_CLAIMS, Wanted, export_of
    from secondsource.exports.events import STATUSES
    from secondsource.exports.parquet import require
    from secondsource.pipeline import read_pile

    wanted = STATUSES if status == "all" else tuple(part.strip() for part in status.split(","))
    unknown = [part for part in wanted if part not in STATUSES]
    if unknown:
        raise UsageError(f"no status {unknown[0]!r}; there are {', '.join(STATUSES)}, all")
    if table_form and form not in OF_CLAIMS:
        raise UsageError(f"--format is for {', '.join(OF_CLAIMS)}; {form.value} has one form only")
    parquet = form in OF_CLAIMS and (table_form or (output and output.suffix.lower()[1:])) == TableFormat.parquet
    if parquet:
        require()
        if output is None and sys.stdout.isatty():
            raise UsageError("Parquet is nothing for a terminal; name a file with --output")
    asked = Wanted(
        statuses=wanted,
        one_a_day=one_a_day,
        predicates=frozenset(predicates.split(",")) if predicates else None,
        table="parquet" if parquet else "csv",
        software=f"secondsource {__version__}",
    )
    options = options_of(since=since, until=until, workers=workers, reader=reader_kind(reader, fast), sources=sources)
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        made = export_of(form.value, pile, options, asked, progress=show)
    _report_rejected(pile)
    _report_unknown(pile, options)
    _write(made.parts, output)
    print(made.said, file=sys.stderr)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="Step 6: what agrees, what differs, on whose word.")
def claims(
    paths: Paths,
    form: StepForm = StepFormat.table,
    output: Output = None,
    reader: ReaderKind = "accurate",
    fast: Fast = False,
    story: Story = None,
    sources: Sources = None,
    since: Since = None,
    until: Until = None,
    workers: Workers = 0,
    strict: Strict = False,
) -> None:
    """Step 6: for each story, what agrees and what differs, and who stands behind it.

    \b
    Example:
      secondsource claims articles/ --format jsonl
    """
    from secondsource.lines import claims_line
    from secondsource.pipeline import read_pile, tell

    options = options_of(since=since, until=until, workers=workers, reader=reader_kind(reader, fast), story=story, sources=sources)
    with progress(sys.stderr) as show:
        pile = read_pile(paths, options, stdin=_stdin, progress=show)
        found = tell(pile, options, progress=show)
    _report_rejected(pile)
    _report_unknown(pile, options)
    told = [found.claims[one.id] for one in found.stories if one.id in found.claims]

    def as_table() -> str:
        return claim_table(told, width=_table_width())

    _print_lines([claims_line(one) for one in told], form, output, as_table)
    raise typer.Exit(_status(pile, strict))


@app.command(short_help="The JSON Schema of the brief.")
def schema(output: Output = None) -> None:
    """Print the JSON Schema of `brief --format json`."""
    from secondsource.brief import brief_schema

    _write(brief_schema(), output)


def run_command_line(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. The last place where an error meets the user."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        outcome = app(args=None if arguments is None else list(arguments), standalone_mode=False)
    except typer.Exit as exc:
        return int(exc.exit_code)
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader of our pipe has seen enough (`| head`); that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (UsageError, ModelMissingError) as exc:
        print(f"secondsource: {exc}", file=sys.stderr)
        return WRONG_USAGE
    except SecondsourceError as exc:
        print(f"secondsource: {exc}", file=sys.stderr)
        return NOTHING_READ
    except Exception as exc:
        if type(exc).__module__.startswith("click") or type(exc).__module__.startswith("typer"):
            return _usage_error(exc)
        raise
    return int(outcome or DONE)


def _interrupted() -> int:
    print("stopped; nothing was written", file=sys.stderr)
    return INTERRUPTED


def _usage_error(exc: Exception) -> int:
    """Wrong usage, said in one line with the way to the help."""
    if type(exc).__name__ == "Abort":  # what click makes of an interrupt
        return _interrupted()
    show = getattr(exc, "show", None)
    if show is not None:
        show(file=sys.stderr)
    return int(getattr(exc, "exit_code", WRONG_USAGE))
