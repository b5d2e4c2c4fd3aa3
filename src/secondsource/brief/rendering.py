"""The brief as text for a terminal or a pipe: 80 columns and up, bold and dim only, nothing that a pipe could not hold."""

from collections.abc import Sequence

import msgspec

from secondsource.brief.head import KEY_LINES, articles_line, differences, few, published, tellers
from secondsource.brief.layout import Fragment, Line, Style, clean, width_of, with_keys, wrap
from secondsource.brief.rows import section_rows
from secondsource.brief.since_rows import MAX_STORIES as MAX_CHANGED
from secondsource.brief.since_rows import heading, since_parts
from secondsource.brief.view import Index, Piece, Row
from secondsource.brief.wording import SHORT_HEADINGS, count
from secondsource.records.brief import Brief, BriefStory, Section

MAX_STORIES = 5  # stories told in full; the others get a line each
MAX_LINES = 20  # of stories that get a line
MAX_KEPT = 32  # columns kept free for keys beside the words; more keys stand on a line of their own
MAX_TELLERS = 8  # articles named of one kind of telling
BETWEEN = 2  # columns between two short lines that share one
_ONE_ARTICLE = ("reported", "figures", "positions", "timeline", "cannot be told", "related")
_INDENTS = {0: ("", "  "), 1: (" ", "  "), 2: ("   ", "     ")}


def told_stories(brief: Brief, limit: int = MAX_STORIES) -> tuple[list[BriefStory], list[BriefStory]]:
    """The stories that are told, the largest first, and the others, which get a line each.

    A story of one article is told where there is no larger; one that was not read is never told, since a section without lines would look
    like one without findings. The others leave out what is printed as related to a story that is told.
    """
    read = [story for story in brief.stories if story.claims] or list(brief.stories)
    several = [story for story in read if len(story.articles) > 1]
    told = (several or read)[:limit]
    ids = {story.id for story in told}
    for story in told:
        related = next((section.claims for section in story.sections if section.name == "related"), ())
        ids.update(story.storyline[int(i)].story for i in related)
    return told, [story for story in brief.stories if story.id not in ids]


def sections_shown(story: BriefStory, sections: Sequence[Section]) -> list[Section]:
    """With one article there is nothing to compare; related stories are told where there are some."""
    shown = [s for s in sections if len(story.articles) > 1 or s.name in _ONE_ARTICLE]
    return [s for s in shown if s.claims or s.left_out or s.name not in ("positions", "figures", "alone", "related", "timeline")]


def render_text(brief: Brief, *, width: int = 80, color: bool = False, ascii: bool = False, full: bool = False) -> str:
    """The brief in ``width`` columns (80 to 120 read best); ``full`` prints all of it."""
    style = Style(width=max(40, width), color=color, ascii=ascii, full=full)
    index = Index(brief)
    lines: list[Line] = []
    inputs = brief.generated_from
    if not inputs.articles:
        lines.append([Fragment(f"0 articles, {inputs.rejected} rejected", "bold")])
        lines += _since(index, brief, style)
        lines += _rejected(brief, style)
        return "".join(f"{style.paint(line)}\n" for line in lines)
    told, others = told_stories(brief)
    if full:
        told = [story for story in brief.stories if story.claims] or list(brief.stories)
        others = [story for story in brief.stories if story not in told]
    if inputs.articles > 1:
        for key in KEY_LINES:
            lines += wrap([Fragment(style.sign(key), "dim")], style.width, first="", rest="")
    lines += _since(index, brief, style)
    for story in told:
        if lines:
            lines.append([])
        lines += _story(index, story, style)
    if others:
        lines += _others(index, others, style)
    lines += _rejected(brief, style)
    return "".join(f"{style.paint(line)}\n" for line in lines)


def _rule(name: str, style: Style, left_out: int = 0) -> Line:
    """A heading with its line, how much of the section is left out, and where that stands."""
    more = f" + {left_out} more ({'--format json' if style.full else '--full'})" if left_out else ""
    line = style.sign("─" * (style.width - len(name) - 1 - len(more)))
    return [Fragment(name.upper(), "bold"), Fragment(f" {line}{more}", "dim")]


def _since(index: Index, brief: Brief, style: Style) -> list[Line]:
    """What is new, changed or gone since an earlier brief; the name of that stands as it was given."""
    if brief.changes is None:
        return []
    name = f"SINCE{clean(heading(brief.changes))[5:]}"
    lines: list[Line] = [
        *([[]] if brief.generated_from.articles > 1 else []),
        *wrap([Fragment(name, "bold")], style.width, first="", rest=""),
    ]
    lines[-1].append(Fragment(" " + style.sign("─" * max(0, style.width - _width(lines[-1]) - 1)), "dim"))
    parts = since_parts(index, brief)
    for part in parts if style.full else parts[: MAX_CHANGED + 1]:
        lines += _rows([*part.rows, *part.rest] if style.full else part.rows, style)
        if part.left and not style.full:
            lines.append([Fragment(f" + {part.left} (--full)", "dim")])
    if len(parts) > MAX_CHANGED + 1 and not style.full:
        lines.append([Fragment(f"+ {len(parts) - MAX_CHANGED - 1} more stories (--full)", "dim")])
    return lines


def _story(index: Index, story: BriefStory, style: Style) -> list[Line]:
    lines = _head(index, story, style)
    sections = story.full or story.sections if style.full else story.sections
    for section in sections_shown(story, sections):
        lines.append(_rule(SHORT_HEADINGS[section.name], style, section.left_out))
        rows = section_rows(index, story, section)
        if section.name == "cannot be told":
            lines += _flowing(rows, style)
        else:
            lines += _rows([_keys_only(row) for row in rows] if section.name == "copied" else rows, style)
    return lines


def _keys_only(row: Row) -> Row:
    """The row with articles by their letters; the head of the story says who they are."""
    kept: list[Piece] = []
    for piece in row.pieces:
        if piece.kind != "outlet":
            kept.append(piece)
        elif kept and kept[-1].kind == "label" and not kept[-1].text.strip():
            kept.pop()
    return msgspec.structs.replace(row, pieces=tuple(kept))


def _head(index: Index, story: BriefStory, style: Style) -> list[Line]:
    lines: list[Line] = []
    if story.title:
        title = Fragment(style.isolated(clean(story.title.words)), "bold")
        lines += with_keys(wrap([title], style.width, first="", rest=""), [f"[{index.anchor(story.title).label}]"], style.width)
    lines += wrap([Fragment(articles_line(story, index))], style.width, first="", rest="  ")
    if len(story.articles) > 1 and (found := differences(story)):
        lines += wrap([Fragment(", ".join(words for words, _ in found))], style.width, first="", rest="  ")
    for teller in tellers(story, index):
        named, more = few(teller.articles, len(teller.articles) if style.full else MAX_TELLERS)
        parts: list[Fragment] = []
        for number, id in enumerate(named):
            said = [Fragment(index.key(id), "bold"), Fragment(f" {style.isolated(clean(index.outlet(id)))} {clean(published(index, id))}")]
            parts += [Fragment("; "), *said] if number else said
        if more:
            parts.append(Fragment(f"; + {more} more", "dim"))
        lines += wrap(parts, style.width, first=f" {teller.title}".ljust(16), rest=" " * 16)
    return lines


def _rows(rows: Sequence[Row], style: Style) -> list[Line]:
    """Rows as lines; keys that find no room beside their words stand at the end of the line below, where that is about the same words."""
    lines: list[Line] = []
    waiting: list[str] = []
    short: Line | None = None  # the line before, if another may stand beside it
    for number, row in enumerate(rows):
        first, rest = _INDENTS[row.level]
        columns = style.width - len(rest)
        keys = style.keys(row.groups)
        below = rows[number + 1] if number + 1 < len(rows) else None
        same = below is not None and row.level == 1 and below.level == 2 and not below.groups and below.pieces[0].kind != "label"
        reserve = 0 if same or row.lines > 2 else min(sum(map(len, keys)), MAX_KEPT) + 1
        fragments = _fragments(row, style, columns, reserve)
        set_row = wrap(fragments, style.width, first=first, rest=rest)
        keys = waiting or keys
        waiting = []
        if same and keys and _width(set_row[-1]) + 1 + sum(map(len, keys)) > style.width:
            waiting, keys = keys, []
        if short is not None and row.level == 2 and (joined := _beside(short, set_row, keys, style)):
            lines[-1] = joined
            short = None
            continue
        short = _keyed(set_row, keys) if row.level == 2 and len(set_row) == 1 else None
        lines += with_keys(set_row, keys, style.width)
    return lines


def _flowing(rows: Sequence[Row], style: Style) -> list[Line]:
    """Rows without keys, as many to a line as have room there."""
    lines: list[Line] = []
    for row in rows:
        set_row = _rows([row], style)
        if lines and len(set_row) == 1 and _width(lines[-1]) + BETWEEN + _width(set_row[0]) <= style.width:
            lines[-1] = [*lines[-1], Fragment(" " * BETWEEN), *set_row[0]]
        else:
            lines += set_row
    return lines


def _keyed(set_row: Sequence[Line], keys: Sequence[str]) -> Line:
    """A line with its keys right behind the words."""
    return [*set_row[0], *([Fragment(" "), Fragment("".join(keys), "dim")] if keys else [])]


def _beside(short: Line, set_row: Sequence[Line], keys: Sequence[str], style: Style) -> Line | None:
    """Two short lines of what belongs to one line above as one, where both fit: ``clipped "no order" (f3)  paraphrase [b5]``."""
    if len(set_row) > 1 or _width(short) + 1 + _width(_keyed(set_row, keys)) > style.width:
        return None
    first, *rest = set_row[0]
    joined = [*short, Fragment(" " * BETWEEN), Fragment(first.text.lstrip(), first.style), *rest]
    return with_keys([joined], keys, style.width)[0]


def _fragments(row: Row, style: Style, columns: int, reserve: int) -> list[Fragment]:
    """The pieces of a row; its quotes get the room that the other pieces and the keys leave."""
    heading = row.level == 0
    others = [f for p in row.pieces if p.kind != "words" for f in style.fragments(p, columns, heading=heading)]
    reserve += _width(others) if row.lines < 3 else 0
    quotes = sum(1 for piece in row.pieces if piece.kind == "words")
    found: list[Fragment] = []
    for piece in row.pieces:
        if piece.kind == "words":
            found += style.quote(piece.text, columns, row.lines, reserve if quotes == 1 else 0, focus=piece.focus)
        else:
            found += style.fragments(piece, columns, heading=heading)
    return found


def _width(line: Line) -> int:
    return sum(width_of(fragment.text) for fragment in line)


def _others(index: Index, stories: Sequence[BriefStory], style: Style) -> list[Line]:
    """One line for each story that is not told here."""
    lines: list[Line] = [[], _rule("Other stories", style)]
    for story in stories[: len(stories) if style.full else MAX_LINES]:
        said = [Fragment(index.key(story.articles[0]), "bold"), Fragment(f" {count(len(story.articles), 'article')}, ")]
        said.append(Fragment(style.isolated(clean(index.outlet(story.articles[0])))))
        keys = []
        if story.title:
            keys = [f"[{index.anchor(story.title).label}]"]
            said += [Fragment(" "), *style.quote(story.title.words, style.width, 1, _width(said) + len(keys[0]) + 3)]
        lines += with_keys(wrap(said, style.width, first=" ", rest="   "), keys, style.width)
    if len(stories) > MAX_LINES and not style.full:
        lines.append([Fragment(f" + {len(stories) - MAX_LINES} more", "dim")])
    return lines


def _rejected(brief: Brief, style: Style) -> list[Line]:
    """Inputs that are no article, each with its reason."""
    if not brief.rejected:
        return []
    lines: list[Line] = [[], _rule(f"{len(brief.rejected)} rejected", style)]
    limit = len(brief.rejected) if style.full else MAX_LINES
    for rejected in brief.rejected[:limit]:
        record = f":{rejected.record}" if rejected.record is not None else ""
        said = f"{clean(rejected.input)}{record}: "
        if width_of(said + rejected.reason) < style.width:
            lines.append([Fragment(f" {said}{clean(rejected.reason)}")])
        else:  # a path is never broken, even where it is too long for the line: it is there to be copied
            lines.append([Fragment(f" {said.rstrip()}")])
            lines += wrap([Fragment(clean(rejected.reason))], style.width, first="   ", rest="   ")
    if len(brief.rejected) > limit:
        lines.append([Fragment(f" + {len(brief.rejected) - limit} more", "dim")])
    return lines


def widest(text: str) -> int:
    """Columns of the widest line."""
    return max((width_of(line) for line in text.splitlines()), default=0)
