"""Who copied whom as a drawing: the origin at the left, its copies to the right, what shares nothing below."""

from collections.abc import Mapping, Sequence

import msgspec

from secondsource.brief.choosing import closest
from secondsource.brief.page_parts import Parts, text
from secondsource.brief.wording import KINDS, count
from secondsource.records.brief import BriefStory, CopiedArticle

MAX_BOXES = 24  # boxes of copies; what is left is counted
BOX = (176, 62)
STEP = (218, 72)
MAX_DEPTH = 3
_NAME = 21  # code points of an outlet's name that a box holds


class _Box(msgspec.Struct, frozen=True):
    article: str
    x: int
    y: int
    lines: tuple[str, ...]
    dashed: bool


def _trees(ties: Sequence[CopiedArticle]) -> tuple[dict[str, CopiedArticle], list[CopiedArticle]]:
    """The first source of each borrower, without circles, and the other sources of a mosaic."""
    parent: dict[str, CopiedArticle] = {}
    others = []
    for copied in ties:
        above: str | None = None if copied.copy in parent else copied.origin
        first = above is not None
        while above is not None and above != copied.copy:
            above = parent[above].origin if above in parent else None
        if first and above is None:
            parent[copied.copy] = copied
        else:
            others.append(copied)
    return parent, others


def _placed(
    story: BriefStory, parent: Mapping[str, CopiedArticle], others: Sequence[CopiedArticle], states: Mapping[str, str]
) -> tuple[list[_Box], int, int]:
    """Boxes of the trees of copies, the height they take, and how many articles were left out."""
    children: dict[str, list[str]] = {}
    for id in story.articles:
        if id in parent:
            children.setdefault(parent[id].origin, []).append(id)
    sources = {copied.origin for copied in others}
    boxes: list[_Box] = []
    row = 0

    def place(id: str, depth: int) -> None:
        nonlocal row
        if len(boxes) >= MAX_BOXES:
            return
        begin = row
        at = len(boxes)
        boxes.append(_Box(id, 0, 0, (), False))
        for child in children.get(id, ()):
            if len(boxes) < MAX_BOXES:
                place(child, min(depth + 1, MAX_DEPTH - 1))
        row = max(row, begin + 1)
        y = 10 + (begin + row - 1) * STEP[1] // 2
        directed = any(parent[child].directed for child in children.get(id, ())) or any(c.directed for c in others if c.origin == id)
        said = _said(parent[id]) if id in parent else ("origin" if directed else "direction not known",)
        boxes[at] = _Box(id, 2 + depth * STEP[0], y, said, states.get(id) != "shown")

    for id in story.articles:
        if (id in children or id in sources) and id not in parent:
            place(id, 0)
    left_out = len({*parent, *children, *sources}) - len(boxes)
    return boxes, 10 + row * STEP[1], left_out


def _said(copied: CopiedArticle) -> tuple[str, ...]:
    shared = f"{KINDS.get(copied.kind, copied.kind)}, {copied.sentences[0]} of {copied.sentences[1]}"
    if not copied.directed:
        return shared, "common text" if copied.common else "direction not known"
    return shared, "credited" if copied.credited else "not credited"


def _box(parts: Parts, box: _Box) -> str:
    index = parts.index
    name = index.outlet(box.article)
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    key = index.key(box.article)
    lines = "".join(f'<text x="{box.x + 9}" y="{box.y + 36 + 16 * i}" class="s">{text(line)}</text>' for i, line in enumerate(box.lines))
    return (
        f'<a href="{parts.article_href(box.article)}"><g class="n{" unk" if box.dashed else ""}"><title>{text(name)}</title>'
        f'<rect x="{box.x}" y="{box.y}" width="{BOX[0]}" height="{BOX[1]}" rx="2"/>'
        f'<text x="{box.x + 9}" y="{box.y + 19}"><tspan class="key">{key}</tspan> {text(short)}</text>{lines}</g></a>'
    )


def _edges(boxes: Sequence[_Box], ties: Sequence[CopiedArticle], marker: str) -> str:
    at = {box.article: box for box in boxes}
    out = []
    for copied in ties:
        if copied.origin not in at or copied.copy not in at:
            continue
        origin, box = at[copied.origin], at[copied.copy]
        x1, y1 = origin.x + BOX[0], origin.y + BOX[1] // 2
        x2, y2 = box.x - (2 if copied.directed else 0), box.y + BOX[1] // 2
        bend = max(16, abs(x2 - x1) // 2)
        style = {"verbatim": "v", "edited": "m"}.get(copied.kind, "x")
        head = f' marker-end="url(#{marker})"' if copied.directed else ""
        out.append(f'<path class="e {style}" d="M{x1} {y1} C {x1 + bend} {y1}, {x2 - bend} {y2}, {x2} {y2}"{head}/>')
    return "".join(out)


def lineage_svg(parts: Parts, story: BriefStory, number: int) -> str:
    """The drawing; empty where the story has one article."""
    if len(story.articles) < 2:
        return ""
    states = {a: f.state for f in story.families for a in f.articles}
    ties = closest(story.borrowings)[0]
    parent, others = _trees(ties)
    boxes, height, left_out = _placed(story, parent, others, states)
    tied = {id for copied in ties for id in (copied.origin, copied.copy)}
    single = [a for a in story.articles if a not in tied]
    if boxes and left_out:
        height += 18
    singles: list[_Box] = []
    for position, id in enumerate(single[:MAX_BOXES]):
        said = "own reporting" if states.get(id) == "shown" else "not known"
        y = height + 26 + position // 3 * STEP[1]
        singles.append(_Box(id, 2 + position % 3 * STEP[0], y, (said,), states.get(id) != "shown"))
    marker, total = f"arrow-{number}", height
    out = []
    if boxes and left_out:
        out.append(f'<text class="s" x="{2 + STEP[0]}" y="{height - 4}">+ {left_out} more</text>')
    if singles:
        out.append(f'<text class="s lab" x="2" y="{height + 16}">no narration shared</text>')
        total = singles[-1].y + BOX[1] + 10
        if len(single) > MAX_BOXES:
            out.append(f'<text class="s" x="2" y="{total + 8}">+ {len(single) - MAX_BOXES} more</text>')
            total += 14
    directed = {c.copy for c in ties if c.directed}
    said = f"{count(len(directed), 'copy', 'copies')}; {len(single)} with no narration shared"
    head = (
        f'<div class="linw"><svg class="lin" viewBox="0 0 620 {total}" role="img" aria-labelledby="lin-title-{number} lin-text-{number}">'
        f'<title id="lin-title-{number}">Who copied whom</title><desc id="lin-text-{number}">{said}</desc>'
        f'<defs><marker id="{marker}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 L8 4 L0 8 z" class="ahp"/></marker></defs>'
    )
    drawn = "".join(_box(parts, box) for box in [*boxes, *singles])
    return f"{head}{_edges(boxes, ties, marker)}{drawn}{''.join(out)}</svg></div>"
