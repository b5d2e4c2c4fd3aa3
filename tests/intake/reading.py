"""Reading one invented text, for the tests of this step."""

from pathlib import Path

from secondsource.intake.articles import Kind, article
from secondsource.intake.json_records import Fields
from secondsource.records.article import Article, BlockKind, Provenance

LABELS: dict[str, BlockKind] = {"T": "title", "B": "body", "D": "dateline", "F": "furniture", "C": "caption", "M": "comment"}


def read(text: str, *, title: str | None = None, kind: Kind = "text") -> Article:
    """The article of a text as intake makes it."""
    return article(Fields(text=text, title=title), Provenance(input="invented.txt"), kind=kind)


def kinds(text: str, *, title: str | None = None, kind: Kind = "text") -> list[tuple[str, str]]:
    """Each block's kind and words, in order."""
    made = read(text, title=title, kind=kind)
    return [(block.kind, text[block.start : block.end]) for block in made.blocks]


def labelled(path: Path) -> tuple[str, list[BlockKind | None]]:
    """A labelled text: its lines without their labels, and the label of each line (None for an empty one)."""
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if row]
    return "\n".join(row[2:] for row in rows), [LABELS[row[0]] if row[2:].strip() else None for row in rows]


def kinds_of_lines(made: Article) -> list[BlockKind | None]:
    """The kind that covers most of each line; None for a line in no block."""
    found: list[BlockKind | None] = []
    at = 0
    for line in made.text.split("\n"):
        covered: dict[BlockKind, int] = {}
        for block in made.blocks:
            shared = min(block.end, at + len(line)) - max(block.start, at)
            if shared > 0:
                covered[block.kind] = covered.get(block.kind, 0) + shared
        found.append(max(sorted(covered), key=lambda kind: covered[kind]) if covered else None)
        at += len(line) + 1
    return found
