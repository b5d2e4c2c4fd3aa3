"""Pieces of the page: words, names, keys, marks; and the record of which words are cited, so that the articles can mark them."""

from collections.abc import Iterable, Sequence
from html import escape

from secondsource.brief.layout import MAX_MARKS, clean
from secondsource.brief.view import Anchor, Group, Index, Marks, Piece, Row
from secondsource.records.brief import Ref

MAX_FRAMES = 40  # tellings shown of one line
MAX_KEYS = 12  # keys shown of one telling; a thousand copies are one telling and need no thousand links


def text(words: str) -> str:
    """Words on one line, safe inside an element or an attribute."""
    return escape(clean(words), quote=True)


def mark_id(key: str, ref: Ref) -> str:
    """The id of the marked words in the article: ``w-a-120-160``; the headline is ``a0``."""
    return f"{key}0" if ref.field == "title" else f"w-{key}-{ref.start}-{ref.end}"


class Parts:
    """Writes pieces; remembers which words were cited and from which line."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.cited: dict[str, dict[tuple[int, int], None]] = {}
        self.back: dict[str, str] = {}  # key of a sentence -> id of the first line that cites it
        self.line = "top"
        self.linked: set[str] = set()  # articles that some link of the page leads to

    def article_href(self, id: str) -> str:
        """Where an article stands beside the brief."""
        self.linked.add(id)
        return f"#art-{self.index.key(id)}"

    def href(self, ref: Ref) -> str:
        """Where a citation leads; the words will be marked there."""
        self.linked.add(ref.article)
        if ref.field == "text" and ref.words == self.index.article(ref.article).title:
            return f"#{self.index.key(ref.article)}0"
        if ref.field == "text":
            self.cited.setdefault(ref.article, {}).setdefault((ref.start, ref.end))
        return f"#{mark_id(self.index.key(ref.article), ref)}"

    def key(self, anchor: Anchor) -> str:
        """A key as a link to its words."""
        self.back.setdefault(anchor.label, self.line)
        number = anchor.label.removeprefix(self.index.key(anchor.ref.article))
        where = "headline" if number == "0" else f"sentence {number}"
        said = f"{text(self.index.outlet(anchor.ref.article))}, {where}"
        return f'<a class="c" href="{self.href(anchor.ref)}" aria-label="{said}">{anchor.label}</a>'

    def cites(self, groups: Sequence[Group], *, plain: bool = False) -> str:
        """Keys, one frame a telling: solid where it is shown, dashed where that is not known."""
        if not groups:
            return ""
        if plain:
            anchors = [a for group in groups for a in group.anchors]
            more = f" +{len(anchors) - MAX_KEYS}" if len(anchors) > MAX_KEYS else ""
            return f'<span class="cites">{" ".join(self.key(a) for a in anchors[:MAX_KEYS])}{more}</span>'
        frames = []
        for group in groups[:MAX_FRAMES]:
            keys = " ".join(self.key(anchor) for anchor in group.anchors[:MAX_KEYS])
            more = f" <span>+{len(group.anchors) - MAX_KEYS}</span>" if len(group.anchors) > MAX_KEYS else ""
            state, said = ("t", "one telling: ") if group.state == "shown" else ("t u", "independence not known: ")
            frames.append(f'<span class="{state}"><span class="vh">{said}</span>{keys}{more}</span>')
        left = f"<span>+{len(groups) - MAX_FRAMES}</span>" if len(groups) > MAX_FRAMES else ""
        return f'<span class="cites">{"".join(frames)}{left}</span>'

    def words(self, ref_words: str) -> str:
        """Words of an article in quotation marks, kept from moving what stands around them."""
        return f'<q dir="auto">{text(ref_words)}</q>'

    def piece(self, piece: Piece) -> str:
        """A piece of a line."""
        if piece.kind == "words":
            return self.words(piece.text)
        if piece.kind == "marks":
            return bar(piece.marks) if piece.marks else ""
        if piece.kind == "key":
            return self.key(piece.anchor) if piece.anchor else f'<span class="key">{text(piece.text)}</span>'
        if piece.kind in ("name", "outlet"):
            return f"<bdi>{text(piece.text)}</bdi>"
        if piece.kind == "strong":
            return f"<b>{escape(piece.text)}</b>"
        return escape(piece.text)

    def pieces(self, pieces: Iterable[Piece]) -> str:
        """Pieces one after another."""
        return "".join(self.piece(piece) for piece in pieces)

    def plain_row(self, row: Row) -> str:
        """A row where no better form is made for it: what was left out of a section."""
        return f'<div class="row l{row.level}">{self.pieces(row.pieces)} {self.cites(row.groups)}</div>'


def bar(marks: Marks) -> str:
    """One mark for each report; above twenty of them, numbers."""
    total = marks.shown + marks.unknown + marks.adds_none
    said = f"{marks.shown} shown, {marks.unknown} not known, {marks.adds_none} add none"
    if total > MAX_MARKS:
        numbers = " ".join(f"{sign}{n}" for sign, n in (("■", marks.shown), ("□", marks.unknown), ("·", marks.adds_none)) if n)
        return f'<span class="num" role="img" aria-label="{said}">{numbers}</span>'
    shapes = []
    for number in range(total):
        x = 12 * number
        if number < marks.shown:
            shapes.append(f'<rect x="{x + 0.75}" y="2.75" width="8.5" height="10.5" class="k"/>')
        elif number < marks.shown + marks.unknown:
            shapes.append(f'<rect x="{x + 0.75}" y="2.75" width="8.5" height="10.5" class="o"/>')
        else:
            shapes.append(f'<circle cx="{x + 5}" cy="8" r="1.6" class="d"/>')
    width = max(10, 12 * total - 2)
    box = f'width="{width}" height="16" viewBox="0 0 {width} 16"'
    return f'<svg class="bar" {box} role="img" aria-label="{said}">{"".join(shapes)}</svg>'
