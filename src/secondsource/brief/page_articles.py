"""The articles beside the brief: their own words, with the cited ones marked, so that every key has somewhere to lead."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from secondsource.brief.layout import visible
from secondsource.brief.page_parts import text
from secondsource.brief.view import Index
from secondsource.brief.wording import KINDS, day
from secondsource.records.brief import BriefArticle, BriefStory

MAX_APART = 20_000  # code points of furniture and comments that the page carries of one article
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")

Range = tuple[int, int, str, str]  # start, end, opening tag with its id, opening tag without


def _marked(source: str, start: int, end: int, ranges: Iterable[Range], opened: set[str]) -> str:
    """``source[start:end]`` with each range as a span; ranges may overlap in any way.

    Where one range ends inside another, the inner spans are closed and opened again, so that the tags nest. The id stands on the first
    piece of a range only.
    """
    own = sorted(
        ((max(start, r[0]), min(end, r[1]), r[2], r[3]) for r in ranges if r[0] < end and r[1] > start), key=lambda r: (r[0], -r[1], r[2])
    )
    cuts = sorted({start, end, *(r[0] for r in own), *(r[1] for r in own)})
    out: list[str] = []
    stack: list[Range] = []
    number = 0

    def open_span(one: Range) -> None:
        out.append(one[3] if one[2] in opened else one[2])
        opened.add(one[2])
        stack.append(one)

    for position, following in zip(cuts, [*cuts[1:], end], strict=True):
        again: list[Range] = []
        while any(one[1] <= position for one in stack):
            one = stack.pop()
            out.append("</span>")
            if one[1] > position:
                again.append(one)
        for one in reversed(again):
            open_span(one)
        while number < len(own) and own[number][0] == position:
            open_span(own[number])
            number += 1
        out.append(escape(visible(source[position:following])))
    out.extend("</span>" for _ in stack)
    return "".join(out)


def _ranges(article: BriefArticle, cited: Iterable[tuple[int, int]], back: Mapping[str, str]) -> list[Range]:
    ranges: list[Range] = []
    for number, (start, end) in enumerate(article.sentences, 1):
        name = f"{article.key}{number}"
        line = back.get(name)
        label = f'<a class="n" href="#{line}" title="to the line of the brief">{name}</a> ' if line else f'<span class="n">{name}</span> '
        ranges.append((start, end, f'<span class="s" id="{name}">{label}', '<span class="s">'))
    for start, end in cited:
        name = f"w-{article.key}-{start}-{end}"
        ranges.append((start, end, f'<span class="x" id="{name}">', f'<span class="x" data-of="{name}">'))
    return ranges


def _paragraphs(article: BriefArticle, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a block, without the white space around them."""
    source = article.text
    cuts = [start]
    for match in _PARAGRAPH.finditer(source, start, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if source[a:b].strip()]


def _body(article: BriefArticle, ranges: list[Range], opened: set[str]) -> str:
    out = []
    classes = {"body": "", "dateline": ' class="dl"', "caption": ' class="cap"'}
    for block in article.blocks:
        if block.kind in classes:
            for start, end in _paragraphs(article, block.start, block.end):
                out.append(f'<p dir="auto"{classes[block.kind]}>{_marked(article.text, start, end, ranges, opened)}</p>')
    return "".join(out)


def _apart(article: BriefArticle, ranges: list[Range], opened: set[str]) -> str:
    """Furniture and reader comments: never counted, and there to be looked at."""
    out = []
    left = MAX_APART
    kinds = []
    for block in article.blocks:
        if block.kind not in ("furniture", "comment"):
            continue
        kinds.append("comments" if block.kind == "comment" else "furniture")
        for start, end in _paragraphs(article, block.start, block.end):
            if left > 0:
                out.append(f'<p dir="auto">{_marked(article.text, start, min(end, start + left), ranges, opened)}</p>')
            left -= end - start
    if not out:
        return ""
    said = " and ".join(kind for kind in ("furniture", "comments") if kind in kinds)
    more = f"<p>+ {-left} characters</p>" if left < 0 else ""
    return f"<details><summary>set apart: {said}</summary>{''.join(out)}{more}</details>"


def _standing(story: BriefStory | None, index: Index, article: BriefArticle) -> str:
    """How the article stands in its story: copy of which, with whom it makes one telling, own reporting, not known."""
    if story is None or len(story.articles) == 1:
        return ""
    for copied in story.borrowings:
        if copied.copy == article.id and copied.directed:
            credit = "credited" if copied.credited else "not credited"
            return f"copy of {index.key(copied.origin)}, {KINDS.get(copied.kind, copied.kind)}, {credit}"
    for family in story.families:
        if article.id in family.articles:
            keys = [index.key(a) for a in family.articles]
            shown = "" if family.state == "shown" else " (not known)"
            if len(keys) > 1:
                return f"one telling{shown}: {' '.join(keys[:12])}{f' +{len(keys) - 12}' if len(keys) > 12 else ''}"
            return "own reporting" if family.state == "shown" else "independence not known"
    return ""


def _by(article: BriefArticle) -> str:
    moment = article.published
    if moment is None or (moment.when is None and not moment.as_given):
        when = "no date"
    elif moment.when is None:
        when = f"“{text(moment.as_given)}”: {' or '.join(text(day(r)) for r in moment.readings) or 'not known'}"
    else:
        zone = ": zone not known" if moment.precision in ("minute", "hour") and not moment.zone_known else ""
        when = text(day(moment.when, long=True)) + zone
    record = f" line {article.provenance.record}" if article.provenance.record is not None else ""
    file = f'<span class="file">{text(article.provenance.input.rsplit("/", 1)[-1])}{record}</span>'
    parts = [f"<bdi>{text(said)}</bdi>" for said in (article.byline, article.credit) if said]
    return " · ".join([*parts, when, file])


def article_html(
    index: Index,
    article: BriefArticle,
    story: BriefStory | None,
    cited: Iterable[tuple[int, int]],
    back: Mapping[str, str],
    *,
    whole: bool,
    standing: str | None = None,
) -> str:
    """One article; ``whole`` False: only its head, where the page would grow too large and nothing of it is cited.

    ``standing`` says how it stands in its story, where that is not read from ``story``.
    """
    ranges = _ranges(article, cited, back)
    opened: set[str] = set()
    standing = _standing(story, index, article) if standing is None else standing
    key = article.key
    out = [f'<article id="art-{key}" aria-labelledby="{key}0"><p class="hd"><span class="key">{key}</span> ']
    out.append(f'<b><bdi>{text(index.outlet(article.id))}</bdi></b> <span class="fam">{standing}</span></p>')
    title = text(article.title) if article.title else '<span class="mut">no headline</span>'
    out.append(f'<h3 id="{key}0" dir="auto">{title}</h3><p class="by">{_by(article)}</p>')
    if whole:
        out.append(_body(article, ranges, opened))
        out.append(_apart(article, ranges, opened))
        left = [r for r in ranges if r[2] not in opened and 'class="x"' in r[2]]
        if left:
            # Cited words of a title or of no block at all.
            spans = "".join(f"<p>{_marked(article.text, r[0], r[1], [r], opened)}</p>" for r in left)
            out.append(f"<details><summary>set apart: headline</summary>{spans}</details>")
    if article.problems:
        out.append(f'<p class="by">{"; ".join(text(problem) for problem in article.problems)}</p>')
    out.append('<p class="up"><a href="#top">to the brief</a></p></article>')
    return "".join(out)
