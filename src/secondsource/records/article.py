"""Articles and where their words stand.

What question it answers: what is one published text, who published it and when, and which of its lines are the report itself?

Every finding of the later steps is a :class:`Span` of ``Article.text``; ``article.text[span.start:span.end]`` is what a reader sees.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

BlockKind = Literal["body", "title", "dateline", "caption", "furniture", "comment"]
Precision = Literal["minute", "hour", "day", "month", "year", "unknown"]


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open range ``[start, end)`` of code points in ``Article.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span: [{self.start}, {self.end})")


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of lines of one kind.

    ``dateline`` holds the lines (or the opening words of a paragraph) that say where the report comes from: byline, place and date,
    agency credit, publication time, "(Reporting by ...)". Only ``body`` is read for claims; ``comment`` and ``furniture`` never are.
    """

    start: int
    end: int
    kind: BlockKind


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time of publication, kept in the precision in which it was given.

    ``when`` is ISO 8601 cut at ``precision``: ``2026-03-03T17:30Z`` (minute), ``2026-03-03`` (day), ``2026-03``, ``2026``.
    A day is never turned into midnight. ``when`` is None where the words allow more than one day; they then stand in ``readings``.
    """

    as_given: str
    when: str | None = None
    precision: Precision = "unknown"
    zone_known: bool = False
    readings: tuple[str, ...] = ()


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article came from: the input as the caller named it, the record inside it, and the digest of its bytes."""

    input: str
    record: int | None = None  # 1-based line or item number inside a JSON or JSON-lines input
    url: str | None = None
    sha256: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes (or one JSON record) as received, before anything is decided about them."""

    provenance: Provenance
    data: bytes
    media: Literal["text", "html", "record"]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text.

    Invariants: blocks are sorted and do not overlap; sentences are sorted, do not overlap, and each begins and ends in a ``body`` block:
    in one, or in two of one line, where something else stands between them (:func:`body_runs`).
    """

    id: str
    text: str
    outlet: str | None = None
    claimed_outlet: str | None = None  # what a page says of itself, where the address says otherwise
    title: str | None = None
    title_span: Span | None = None  # where the title stands in ``text``; None where it came from a field of its own
    byline: str | None = None
    credit: str | None = None  # the agency or outlet that is credited
    published: Moment | None = None
    updated: Moment | None = None
    language: str = "und"
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()  # of the body, in order
    problems: tuple[str, ...] = ()
    provenance: Provenance

    def words(self, span: Span) -> str:
        """The words of ``span``, exactly as they stand."""
        return self.text[span.start : span.end]

    def without_boxes(self) -> "Article":
        """The article as one reads it on: what stands apart inside a line of the body is blanked, and the line is one ``body`` block.

        Each character becomes a space, so that no offset moves. The article itself where no line holds anything apart.
        """
        runs = body_runs(self.text, self.blocks)
        if all(len(run) == 1 for run in runs):
            return self
        parts, blocks, at = [], [], 0
        inside = {id(block) for run in runs if len(run) > 1 for block in run}
        for run in runs:
            if len(run) > 1:
                parts += [self.text[at : run[0].start], read_on(self.text, run)]
                at = run[-1].end
                blocks.append(Block(start=run[0].start, end=at, kind="body"))
        blocks += [block for block in self.blocks if id(block) not in inside]
        text = "".join([*parts, self.text[at:]])
        return msgspec.structs.replace(self, text=text, blocks=tuple(sorted(blocks, key=lambda block: block.start)))


def body_runs(text: str, blocks: Sequence[Block]) -> list[list[Block]]:
    """The ``body`` blocks in order, each with those that follow it on its line and with what stands between them."""
    runs: list[list[Block]] = []
    last = -1
    for i, block in enumerate(blocks):
        if block.kind != "body":
            continue
        if 0 <= last < i - 1 and len(text[blocks[last].end : block.start].splitlines()) <= 1:
            runs[-1] += blocks[last + 1 : i + 1]
        else:
            runs.append([block])
        last = i
    return runs


def read_on(text: str, run: Sequence[Block]) -> str:
    """The words of a run, with spaces for what is no ``body``."""
    parts, at = [], run[0].start
    for block in run:
        size = block.end - block.start
        parts += [" " * (block.start - at), text[block.start : block.end] if block.kind == "body" else " " * size]
        at = block.end
    return "".join(parts)


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An input that is no article, and why. Nothing is dropped in silence."""

    input: str
    reason: str
    record: int | None = None
