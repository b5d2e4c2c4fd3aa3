"""Paragraphs with their kinds to blocks: each a span, sorted, none over another.

A paragraph of the report may hold words that are not its own: a dateline at its beginning, a credit at its end, boxes anywhere. Each is a
block for itself, and what is left of the paragraph is ``body``.
"""

import re
from collections.abc import Sequence

from secondsource.intake.datelines import closing, opening, update
from secondsource.intake.lines import Paragraph
from secondsource.records.article import Block, BlockKind

_HEADING_WORDS = 14
_SPEAKER = re.compile(r"^[A-Z][\w .'’-]{1,30}:\s")


def laid_out(found: Sequence[Paragraph]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Blocks, and the agencies that datelines and credits inside paragraphs name."""
    blocks: list[Block] = []
    agencies: list[str] = []
    bodies = [i for i, item in enumerate(found) if item.kind is None and not item.is_apart()]
    early, late = frozenset(bodies[:4]), frozenset(bodies[-3:])
    dialogue = sum(bool(_SPEAKER.match(found[i].text)) for i in bodies[:40]) > 1
    for i, item in enumerate(found):
        if item.kind is not None:
            blocks.append(Block(start=item.start, end=item.end, kind=_kind(item.kind)))
            continue
        apart = sorted(item.apart)
        if i in early and (not apart or apart[0][0] > 0):
            size, agency = opening(item.text, first=i == bodies[0], dialogue=dialogue)
            if size:
                apart.insert(0, (0, size, "dateline"))
            agencies += [agency] if agency else []
        if (not apart or apart[0][0] > 0) and (size := update(item.text)):
            rest = item.text[size:]
            heading = _HEADING_WORDS > rest.count(" ") > 2 * (rest[-1:] in '.!?"”') and _capitalised(rest)
            apart = [(0, len(item.text) if heading else size, "dateline"), *apart]
        if i in late:
            stop, agency = closing(item.text)
            if 0 < stop < len(item.text):
                apart.append((stop, len(item.text), "dateline"))
                agencies += [agency] if agency else []
        blocks += _cut(item, apart) if apart else [Block(start=item.start, end=item.end, kind="body")]
    return tuple(blocks), tuple(agencies)


def _capitalised(words: str) -> bool:
    """Whether most words begin with a capital, as in a heading."""
    first = [word[0].isupper() for word in words.split() if word[0].isalpha()]
    return 3 * sum(first) >= 2 * len(first)


def _cut(item: Paragraph, apart: Sequence[tuple[int, int, BlockKind]]) -> list[Block]:
    """The blocks of one paragraph; of ranges that overlap the first stays."""
    blocks: list[Block] = []
    at = 0
    for start, end, kind in (*apart, (len(item.text), len(item.text), "body")):
        if start < at:
            continue
        for a, b, what in ((at, start, "body"), (start, end, kind)):
            words = item.text[a:b]
            if words.strip():
                left = item.start + a + len(words) - len(words.lstrip())
                blocks.append(Block(start=left, end=left + len(words.strip()), kind=_kind(what)))
        at = end
    return blocks


def _kind(kind: str) -> BlockKind:
    match kind:
        case "body" | "title" | "dateline" | "caption" | "furniture" | "comment":
            return kind
        case _:
            raise ValueError(kind)
