"""The brief as GitHub Markdown: the same lines; each key links to its sentence in the list of cited words at the end."""

import re

from secondsource.brief.head import KEY_LINES, articles_line, differences, published, tellers
from secondsource.brief.layout import clean, quotation_marks
from secondsource.brief.rendering import sections_shown, told_stories
from secondsource.brief.rows import section_rows
from secondsource.brief.since_rows import MAX_STORIES as MAX_CHANGED
from secondsource.brief.since_rows import heading, since_parts
from secondsource.brief.view import Anchor, Group, Index, Piece, Row
from secondsource.brief.wording import HEADINGS, count
from secondsource.records.brief import Brief, BriefStory

MAX_KEYS = 8
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$!&@])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def escape(words: str) -> str:
    """Words as they are: nothing in them is read as Markdown or HTML."""
    escaped = (
        _SPECIAL.sub(r"\\\1", clean(words)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;").replace("\\@", "&#64;")
    )
    escaped = re.sub(r"(https?|ftp)(:)", r"\1&#58;", escaped)
    escaped = re.sub(r"\b(www)\.", r"\1&#46;", escaped)
    return _LINE_START.sub(r"\1\\\2\3", escaped)


class _Page:
    """Lines, and the keys that were used and need their words."""

    def __init__(self, brief: Brief) -> None:
        self.index = Index(brief)
        self.used: dict[str, Anchor] = {}
        self.lines: list[str] = []

    def key(self, anchor: Anchor) -> str:
        self.used.setdefault(anchor.label, anchor)
        return f"[{anchor.label}](#{anchor.label})"

    def groups(self, groups: tuple[Group, ...]) -> str:
        said = []
        for group in groups:
            keys = [self.key(anchor) for anchor in group.anchors[:MAX_KEYS]]
            if len(group.anchors) > MAX_KEYS:
                keys.append(f"+{len(group.anchors) - MAX_KEYS}")
            left, right = ("\\[", "\\]") if group.state == "shown" else ("(", ")")
            said.append(f"{left}{' '.join(keys)}{right}")
        return " ".join(said)

    def quote(self, words: str) -> str:
        """Words in quotation marks."""
        marks = quotation_marks(clean(words))
        return f"{marks[0]}{escape(words)}{marks[1]}"

    def piece(self, piece: Piece) -> str:
        if piece.kind == "words":
            return self.quote(piece.text)
        if piece.kind == "marks" and piece.marks is not None:
            return "■" * min(piece.marks.shown, 20) + "□" * min(piece.marks.unknown, 20) + "·" * min(piece.marks.adds_none, 20)
        if piece.kind == "key":
            return f"\\[{self.key(piece.anchor)}\\]" if piece.anchor else f"**{escape(piece.text)}**"
        if piece.kind == "strong":
            return f"**{escape(piece.text)}**"
        if piece.kind == "label":
            return re.sub(r"[<>]", lambda m: f"\\{m[0]}", re.sub(" +", " ", piece.text))
        return escape(piece.text)

    def row(self, row: Row) -> str:
        words = "".join(self.piece(piece) for piece in row.pieces).strip()
        if row.groups:
            words += f" {self.groups(row.groups)}"
        if words.startswith("+ "):
            words = f"\\{words}"
        if row.level == 0:
            return f"\n{words}\n"
        return f"- {words}" if row.level == 1 else f"  - {words}"


def render_markdown(brief: Brief) -> str:
    """The brief as GitHub Markdown."""
    page = _Page(brief)
    out = page.lines
    inputs = brief.generated_from
    if not inputs.articles:
        out.append(f"# {inputs.articles} articles, {inputs.rejected} rejected\n")
    told, others = told_stories(brief)
    if inputs.articles > 1:
        out.append(f"_{' '.join(KEY_LINES).replace('[', chr(92) + '[').replace(']', chr(92) + ']')}_\n")
    if brief.changes is not None:
        out.append(f"\n## {escape(heading(brief.changes))}\n")
        parts = since_parts(page.index, brief)
        for part in parts[: MAX_CHANGED + 1]:
            out.extend(page.row(row) for row in part.rows)
            if part.left:
                out.append(f"\n\\+ {part.left}\n")
        if len(parts) > MAX_CHANGED + 1:
            out.append(f"\n\\+ {len(parts) - MAX_CHANGED - 1} more stories\n")
    for story in told:
        _story(page, story)
    if others:
        out.append("\n## Other stories\n")
        for story in others:
            title = f" {page.quote(story.title.words)} \\[{page.key(page.index.anchor(story.title))}\\]" if story.title else ""
            first = story.articles[0]
            out.append(f"- **{page.index.key(first)}** {count(len(story.articles), 'article')}, {escape(page.index.outlet(first))}{title}")
    _cited(page)
    if brief.rejected:
        out.append(f"\n## {len(brief.rejected)} rejected\n")
        for rejected in brief.rejected:
            record = f":{rejected.record}" if rejected.record is not None else ""
            out.append(f"- {escape(rejected.input)}{record}: {escape(rejected.reason)}")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip() + "\n"


def _story(page: _Page, story: BriefStory) -> None:
    index, out = page.index, page.lines
    if story.title:
        out.append(f"\n# {escape(story.title.words)} \\[{page.key(index.anchor(story.title))}\\]\n")
    out.append(f"{articles_line(story, index)}  ")
    if len(story.articles) > 1 and (found := differences(story)):
        out.append(", ".join(words for words, _ in found) + "\n")
    out.append("")
    for teller in tellers(story, index):
        named = [f"**{index.key(id)}** {escape(index.outlet(id))} {escape(published(index, id))}" for id in teller.articles]
        out.append(f"- {teller.title}: {'; '.join(named)}")
    for section in sections_shown(story, story.sections):
        out.append(f"\n## {HEADINGS[section.name]}\n")
        out.extend(page.row(row) for row in section_rows(index, story, section))
        if section.left_out:
            out.append(f"\n\\+ {section.left_out} more")


def _cited(page: _Page) -> None:
    """The words behind each key: the whole sentence, in order of key."""
    if not page.used:
        return
    page.lines.append("\n## The cited words\n")
    order = sorted(page.used.values(), key=lambda a: (page.index.rank[a.ref.article], a.ref.field != "title", a.ref.start))
    for anchor in order:
        article = page.index.article(anchor.ref.article)
        number = int(anchor.label.removeprefix(article.key))
        if anchor.ref.field == "title" or not number:
            words = anchor.ref.words
        else:
            start, end = article.sentences[number - 1]
            words = article.text[start:end]
        page.lines.append(f'- <a id="{anchor.label}"></a>**{anchor.label}** {escape(page.index.outlet(article.id))}: {escape(words)}')
