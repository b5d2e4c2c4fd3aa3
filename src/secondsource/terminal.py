"""What a terminal shows beside the brief: tables of single steps and the progress of long work.

Reads no environment variable: widths are handed in by the command line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from secondsource.records.article import Article
from secondsource.records.claim import StoryClaims
from secondsource.records.lineage import Borrowing, Explanation
from secondsource.records.reading import Reading
from secondsource.records.story import Change, Decision, Story

Progress = Callable[[str, int, int | None], None]
NARROWEST_CUT_COLUMN = 28  # columns that hold ids, days and names are cut here; the wide one takes what is left


def printable(text: str) -> str:
    """Control and bidirectional characters as codes, so that a file name cannot move the cursor or hide words."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}" for char in text)


def table(titles: Sequence[str], rows: Sequence[Sequence[Any]], *, wide: int, width: int) -> str:
    """A plain table of at most ``width`` columns; the column ``wide`` takes what room is left, and is cut there with an ellipsis.

    Widths are counted as a terminal shows them (East Asian letters take two columns). The first line holds the titles.
    """
    from rich.cells import cell_len, set_cell_size

    cells = [[printable(" ".join(str("" if value is None else value).split())) for value in row] for row in rows]
    widths = [max([cell_len(title), *(cell_len(row[at]) for row in cells)], default=0) for at, title in enumerate(titles)]
    widths = [size if at == wide else min(size, NARROWEST_CUT_COLUMN) for at, size in enumerate(widths)]
    room = width - sum(size + 2 for at, size in enumerate(widths) if at != wide)
    widths[wide] = max(min(widths[wide], room), 12)

    def line(row: Sequence[str]) -> str:
        cut = [value if cell_len(value) <= size else set_cell_size(value, size - 1) + "…" for value, size in zip(row, widths, strict=True)]
        return "  ".join(set_cell_size(value, size) for value, size in zip(cut, widths, strict=True)).rstrip() + "\n"

    return line(list(titles)) + "".join(map(line, cells))


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``3 stories``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def story_table(stories: Sequence[Story], articles: Sequence[Article], *, width: int) -> str:
    """Stories with their articles in a row each; the story is named once."""
    by_id = {one.id: one for one in articles}
    rows = [
        (story.storyline if at == 0 else "", story.id if at == 0 else "", id, by_id[id].outlet or "not known", by_id[id].title)
        for story in stories
        for at, id in enumerate(story.articles)
    ]
    titles = ("storyline", "story", "article", "outlet", "title")
    return table(titles, rows, wide=4, width=width) + f"\n{counted(len(stories), 'story')}\n"


def claim_table(told: Sequence[StoryClaims], *, width: int) -> str:
    """Claims in a row each, by the words that speak for them."""
    rows = [
        (
            one.story,
            claim.kind,
            claim.verdict,
            f"{claim.support.at_least}..{claim.support.at_most}",
            len(claim.reports),
            claim.reports[claim.speaks].words,
        )
        for one in told
        for claim in one.claims
    ]
    return table(("story", "kind", "verdict", "tellings", "reports", "words"), rows, wide=5, width=width)


def lineage_table(found: Sequence[Borrowing], by_id: Mapping[str, Article], *, passages: bool, width: int) -> str:
    """Pairs of articles in a row each; with ``passages`` the words of both sides under each pair."""
    titles = ("a", "direction", "b", "kind", "sentences", "words", "evidence")
    rows = [
        (
            one.a,
            one.direction,
            one.b,
            one.kind,
            f"{one.shared_sentences} of {one.all_sentences}",
            one.matched_words,
            "; ".join(one.evidence),
        )
        for one in found
    ]
    if not passages:
        return table(titles, rows, wide=6, width=width) + f"\n{counted(len(found), 'pair')}\n"
    said = ""
    for one, row in zip(found, rows, strict=True):
        said += table(titles, [row], wide=6, width=width)
        for each in one.passages:
            said += f"    {each.kind}{', speech' if each.speech else ''}\n"
            said += f"      a [{each.a.start}:{each.a.end}] {printable(by_id[one.a].words(each.a))}\n"
            said += f"      b [{each.b.start}:{each.b.end}] {printable(by_id[one.b].words(each.b))}\n"
        said += "\n"
    return said + counted(len(found), "pair") + "\n"


def explanation_text(told: Explanation, by_id: Mapping[str, Article]) -> str:
    """Why two articles are, or are not, said to derive one from the other: the answer, then each aligned pair of sentences."""
    found = told.borrowing
    lines = [
        f"a  {told.a}  {printable(by_id[told.a].outlet or 'outlet not known')}",
        f"b  {told.b}  {printable(by_id[told.b].outlet or 'outlet not known')}",
        f"{'a borrowing' if found else 'no borrowing'}: {told.why}",
    ]
    if found:
        lines.append(f"direction {found.direction}, by {found.direction_by}: {printable('; '.join(found.evidence))}")
    lines.append(f"{'on one event, as far as days and stories tell' if told.near else 'on different events'}")
    for one in told.aligned:
        each = one.passage
        lines += [
            "",
            f"  {each.kind}, {one.words} words in common runs, similarity {each.similarity:.2f}{f' ({one.note})' if one.note else ''}",
            f"    a [{each.a.start}:{each.a.end}] {printable(by_id[told.a].words(each.a))}",
            f"    b [{each.b.start}:{each.b.end}] {printable(by_id[told.b].words(each.b))}",
        ]
    return "\n".join(lines) + "\n"


def reading_table(articles: Sequence[Article], readings: Mapping[str, Reading], *, width: int) -> str:
    """Findings in a row each, article by article."""
    rows: list[tuple[str, str, str, str]] = []
    for one in articles:
        reading = readings[one.id]
        for said in reading.attributions:
            content = " … ".join(one.words(span) for span in said.content)
            rows.append((one.id, said.kind, said.speaker.name if said.speaker else "nobody named", content))
        for figure in reading.figures:
            rows.append((one.id, "figure", one.text[figure.start : figure.end], one.words(figure.counts) if figure.counts else ""))
        for when in reading.dates:
            days = f"{when.first or '?'} to {when.last or '?'} ({when.precision})"
            rows.append((one.id, "date", one.text[when.start : when.end], days))
        for event in reading.events:
            rows.append(
                (one.id, f"{event.type} {event.status}", event.actor.name if event.actor else "", one.text[event.start : event.end])
            )
    return table(("article", "finding", "who / words", "what"), rows, wide=3, width=width)


@contextmanager
def progress(stream: TextIO) -> Iterator[Progress]:
    """Progress of long work on ``stream``, if it is a terminal; it is wiped away when the work is done."""
    if not stream.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:>10}"), BarColumn(24), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(file=stream), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield show


def change_lines(changes: Sequence[Change]) -> str:
    """What became of earlier stories, one a line; stories that are new or only grew are counted."""
    said = "".join(
        f"{change.kind}  {printable(change.story)}: {', '.join(map(printable, change.others))}\n"
        for change in changes
        if change.kind in ("merged", "split")
    )
    counts = [f"{sum(change.kind == kind for change in changes)} {kind}" for kind in ("merged", "split", "grew", "new", "gone")]
    return said + ", ".join(counts) + "\n"


def decision_text(found: Decision, articles: Sequence[Article]) -> str:
    """A decision on a pair: both headlines, what decided, the words that both have, and what each view adds to the log odds."""
    by_id = {one.id: one for one in articles}
    said = [
        f"{printable(id)}  {printable(by_id[id].outlet or 'not known')}: {printable(by_id[id].title or '')}" for id in (found.a, found.b)
    ]
    said += ["", found.decided, f"log odds of one event  {found.log_odds:+.2f}"]
    if found.mean_log_odds is not None:
        where = "between the two stories" if found.stories[0] != found.stories[1] else "of the first to the rest of its story"
        said.append(f"mean {where}  {found.mean_log_odds:+.2f}")
    if found.shared:
        said += ["", "rarest neighbouring words of both"]
        said += [f"  {printable(one)}  |  {printable(other)}" for one, other in found.shared]
    said += ["", f"{'view':20} {'value':>8} {'adds':>7}", f"{'to begin with':20} {'':>8} {found.intercept:+7.2f}"]
    said += [f"{view:20} {value:8.3f} {adds:+7.2f}" for view, value, adds in sorted(found.views, key=lambda view: -abs(view[2]))]
    return "\n".join(said) + "\n"
