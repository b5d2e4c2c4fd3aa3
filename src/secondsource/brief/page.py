"""The brief as one self-contained HTML page: each key is a link to the marked words in the article beside it.

It works without its script, which only previews; nothing is fetched from anywhere; all words of articles are escaped.
"""

import base64
import hashlib
from collections.abc import Callable, Sequence
from html import escape
from importlib.resources import files

import msgspec

from secondsource.brief.head import KEY_LINES, articles_line, differences, published, tellers
from secondsource.brief.page_articles import article_html
from secondsource.brief.page_board import figures_table, timeline_html
from secondsource.brief.page_lineage import lineage_svg
from secondsource.brief.page_parts import Parts, bar, text
from secondsource.brief.rendering import sections_shown, told_stories
from secondsource.brief.rows import claim_rows, dispute_pieces, only_denied, openings_apart, section_rows, variant_rows
from secondsource.brief.since_rows import MAX_STORIES as MAX_CHANGED
from secondsource.brief.since_rows import heading, since_parts
from secondsource.brief.verdicts import differing, sides
from secondsource.brief.view import Index, Marks, Row
from secondsource.brief.wording import HEADINGS, OPENINGS, OPENINGS_BESIDE, VERDICTS, count, difference
from secondsource.records.brief import Brief, BriefClaim, BriefReport, BriefStory, Section, SectionName

MAX_STORIES = 20  # told in full
MAX_OTHERS = 300  # stories that get a line
MAX_GAP = 6  # code points between two steps of a diff; what is longer is no part of the quote (`," he said. "`)
MAX_WHOLE = 2_000_000  # code points of all articles; above it only cited articles carry their text
MAX_MORE = 150  # claims of one section that are folded away; above it they are counted
_PLACE: dict[SectionName, str] = {
    "reported": "reported",
    "differ": "differ",
    "figures": "figures",
    "positions": "positions",
    "copied": "lineage",
    "timeline": "timeline",
    "alone": "alone",
    "cannot be told": "cannot",
    "related": "related",
}


def _script() -> str:
    return f"\n{_asset('page.js')}\n"


def _policy() -> str:
    """What the page may do: show its own style, run its own script, and nothing else; a browser holds it to that."""
    digest = base64.b64encode(hashlib.sha256(_script().encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _asset(name: str) -> str:
    return files("secondsource.brief").joinpath(name).read_text(encoding="utf-8").strip()


def render_html(brief: Brief) -> str:
    """One page without any request to elsewhere."""
    page = _Page(brief)
    body = page.main()
    title = text(brief.stories[0].title.words) if brief.stories and brief.stories[0].title else "brief"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
            f'<meta name="color-scheme" content="light dark"><title>{title}: brief</title>',
            f"<style>\n{_asset('page.css')}\n</style></head>",
            '<body id="top">\n<a class="skip" href="#main">Skip to the brief</a>\n<div class="page">',
            body,
            page.articles(),
            '</div>\n<div id="sheet" hidden role="region" aria-live="polite" aria-label="The words in the article"></div>',
            f"<script>{_script()}</script>\n</body></html>\n",
        ]
    )


class _Page:
    """One page being written; what it cites decides what the articles mark, so the articles come last."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.index = Index(brief)
        self.parts = Parts(self.index)
        self.told, self.others = told_stories(brief, MAX_STORIES)
        self.story_of = {a: story for story in brief.stories for a in story.articles}

    def main(self) -> str:
        brief, inputs = self.brief, self.brief.generated_from
        out = ['<main id="main" tabindex="-1"><p class="brand">secondsource <span>brief</span></p>']
        if not inputs.articles:
            out.append(f"<h1>0 articles, {inputs.rejected} rejected</h1>")
        out.append(self._since())
        for number, story in enumerate(self.told):
            out.append(self._story(story, number))
        if self.others:
            out.append(self._others())
        if brief.rejected:
            rows = "".join(
                f'<li><span class="file">{text(r.input)}{f":{r.record}" if r.record is not None else ""}</span>: {text(r.reason)}</li>'
                for r in brief.rejected
            )
            out.append(f'<section id="rejected"><h2>{len(brief.rejected)} rejected</h2><ul class="note">{rows}</ul></section>')
        return "".join(out) + "</main>"

    def articles(self) -> str:
        large = sum(len(article.text) for article in self.brief.articles) > MAX_WHOLE
        out = ['<aside id="articles" aria-labelledby="h-art"><h2 id="h-art">The articles</h2>']
        for article in self.brief.articles:
            cited = self.parts.cited.get(article.id, {})
            if not large or article.id in self.parts.linked:
                whole = bool(cited) or not large
                out.append(article_html(self.index, article, self.story_of.get(article.id), cited, self.parts.back, whole=whole))
        for article in self.brief.changes.articles if self.brief.changes else ():
            cited, before = self.parts.cited.get(article.id, {}), "of the earlier brief"
            out.append(article_html(self.index, article, None, cited, self.parts.back, whole=bool(cited), standing=before))
        return "\n".join(out) + "</aside>"

    def _since(self) -> str:
        """What is new, changed or gone since an earlier brief; claims beyond the first of a story are folded away."""
        if self.brief.changes is None:
            return ""
        self.parts.line = "since"
        out = [f'<section id="since" aria-labelledby="h-since"><h2 id="h-since">{text(heading(self.brief.changes))}</h2>']
        parts = since_parts(self.index, self.brief)
        for part in parts[: MAX_CHANGED + 1]:
            out.append(self._rows(part.rows))
            if part.rest:
                out.append(f'<details class="more"><summary>+ {part.left}</summary>{self._rows(part.rest[:MAX_MORE])}</details>')
        if len(parts) > MAX_CHANGED + 1:
            out.append(f'<p class="note">+ {len(parts) - MAX_CHANGED - 1} more stories</p>')
        return "".join(out) + "</section>"

    # One story

    def _story(self, story: BriefStory, number: int) -> str:
        mark = f"-{number + 1}" if number else ""
        sections = sections_shown(story, story.sections)
        everything = {s.name: s for s in story.full or story.sections}
        out = [f'<div class="story" id="story{mark}">', self._head(story, sections, mark)]
        for section in sections:
            place = f"{_PLACE[section.name]}{mark}"
            self.parts.line = place
            body = self._section(story, section, f"h-{place}", number)
            more = self._more(story, section, everything[section.name])
            heading = f'<h2 id="h-{place}">{HEADINGS[section.name]}</h2>'
            out.append(f'<section id="{place}" aria-labelledby="h-{place}">{heading}{body}{more}</section>')
        return "".join(out) + "</div>"

    def _head(self, story: BriefStory, sections: Sequence[Section], mark: str) -> str:
        parts, index = self.parts, self.index
        parts.line = f"story{mark}"
        key = f" {parts.key(index.anchor(story.title))}" if story.title else ""
        title = f"<bdi>{text(story.title.words)}</bdi>" if story.title else "no headline"
        level = "h1" if not mark else 'h1 class="next"'
        out = [f'<header class="mast"><{level}>{title}{key}</h1>']
        first, _, rest = articles_line(story, index).partition("; ")
        inputs = self.brief.generated_from
        read = (
            f"{count(inputs.inputs, 'input')}, {count(inputs.articles, 'article')}, {inputs.rejected} rejected; {len(self.brief.stories)} "
        )
        note = f'<span class="mut">{read}{"story" if len(self.brief.stories) == 1 else "stories"}.</span>' if not mark else ""
        out.append(f'<p class="dek"><b>{text(first)}</b>{f"; {text(rest)}" if rest else ""}. {note}</p>')
        if len(story.articles) > 1 and (found := differences(story)):
            links = " ".join(f'<a href="#{_PLACE[name]}{mark}">{escape(said)}</a>' for said, name in found if name in _PLACE)
            out.append(f'<p class="sum">{links}</p>')
        out.append(self._who(story))
        if not mark and len(story.articles) > 1:
            out.append(self._key_line())
        links = " ".join(f'<a href="#{_PLACE[s.name]}{mark}">{HEADINGS[s.name]}</a>' for s in sections)
        out.append(f'<nav aria-label="Sections">{links} <a class="only-narrow" href="#articles">The articles</a></nav></header>')
        return "".join(out)

    def _who(self, story: BriefStory) -> str:
        rows = []
        for teller in tellers(story, self.index):
            mark = bar(Marks(1, 0, 0) if teller.state == "shown" else Marks(0, 1, 0))
            named = [
                f'<span><a class="src" href="{self.parts.article_href(a)}"><span class="key">{self.index.key(a)}</span> '
                f'<bdi>{text(self.index.outlet(a))}</bdi></a> <span class="mut">{text(published(self.index, a))}</span></span>'
                for a in teller.articles[:40]
            ]
            if len(teller.articles) > 40:
                named.append(f"<span>+ {len(teller.articles) - 40} more</span>")
            rows.append(f"<div><dt>{mark} {teller.title}</dt><dd>{' '.join(named)}</dd></div>")
        return f'<dl class="who">{"".join(rows)}</dl>'

    def _key_line(self) -> str:
        marks = [
            f"{bar(Marks(1, 0, 0))} telling shown",
            f"{bar(Marks(0, 1, 0))} not known",
            f"{bar(Marks(0, 0, 1))} adds no telling",
        ]
        said = " ".join(KEY_LINES).partition(" ■")[0]
        return f'<p class="key-line"><span>{escape(said)}</span> {" ".join(f"<span>{mark}</span>" for mark in marks)}</p>'

    # Sections

    def _section(self, story: BriefStory, section: Section, label: str, number: int) -> str:
        by_id = {claim.id: claim for claim in story.claims}
        if section.name == "copied":
            return lineage_svg(self.parts, story, number) + self._copied(story, section)
        if section.name == "timeline":
            return timeline_html(self.parts, story, [story.timeline[int(i)] for i in section.claims])
        if section.name == "cannot be told":
            return self._cannot(story, section)
        if section.name == "related":
            return f'<div class="rel">{self._rows(section_rows(self.index, story, section))}</div>'
        claims = [by_id[id] for id in section.claims]
        if section.name == "figures" and len(story.articles) > 1:
            return figures_table(self.parts, story, claims, label) if claims else ""
        if section.name == "alone":
            return self._alone(story, claims)
        written: dict[SectionName, Callable[[BriefStory, Sequence[BriefClaim]], str]] = {
            "reported": self._reported,
            "figures": self._reported,
            "differ": self._differ,
            "positions": self._positions,
        }
        if not claims and section.left_out and section.name == "reported":
            return ""  # there is something, if nothing that stands by itself
        return written[section.name](story, claims)

    def _rows(self, rows: Sequence[Row]) -> str:
        return "".join(self.parts.plain_row(row) for row in rows)

    def _claim(self, rows: Sequence[Row], id: str, tag: str) -> str:
        """A claim or a side of one: marks in the margin, the words, what stands behind them."""
        self.parts.line = id
        first = rows[0]
        marks = next((piece.marks for row in rows for piece in row.pieces if piece.kind == "marks" and piece.marks), None)
        detail = []
        for row in rows[1:]:
            said = self.parts.pieces(piece for piece in row.pieces if piece.kind != "marks").replace("</b> ; ", "</b>; ")
            detail.append(f'<p class="m">{said} {self.parts.cites(row.groups)}</p>')
        margin = bar(marks) if marks else ""
        cites = f'<p class="m">{self.parts.cites(first.groups)}</p>'
        words = f'<p class="w">{self.parts.pieces(first.pieces)}</p>{"".join(detail)}{cites}'
        return f'<{tag} class="claim" id="{text(id)}"><div class="gut">{margin}</div><div>{words}</div></{tag}>'

    def _reported(self, story: BriefStory, claims: Sequence[BriefClaim]) -> str:
        if not claims:
            return '<p class="note">none found</p>'
        shared, opening = openings_apart(self.index, story, claims)
        told = "".join(self._claim(claim_rows(self.index, story, claim), f"k-{claim.id}", "li") for claim in shared)
        opens = "".join(self._claim(claim_rows(self.index, story, claim, opening=True), f"k-{claim.id}", "li") for claim in opening)
        note = f'<p class="note">{OPENINGS_BESIDE if shared else OPENINGS}</p>' if opening else ""
        return "".join([f'<ol class="claims">{told}</ol>' if told else "", note, f'<ol class="claims">{opens}</ol>' if opens else ""])

    def _differ(self, story: BriefStory, claims: Sequence[BriefClaim]) -> str:
        out = []
        for claim in claims:
            self.parts.line = f"k-{claim.id}-{sides(claim)[0]}"
            if only_denied(claim):
                head = self.parts.pieces(dispute_pieces(self.index, claim)[1:])
                out.append(f'<h3><span class="v">denied by</span> {head}</h3><div class="sides">')
            else:
                sign, word = VERDICTS[claim.verdict]
                why = text(difference(differing(claim)))
                out.append(f'<h3><span class="v">{sign} {word}</span> {why}</h3><div class="sides">')
            for number in sides(claim):
                out.append(self._claim(variant_rows(self.index, claim, number), f"k-{claim.id}-{number}", "div"))
            out.append("</div>")
        rest = section_rows(self.index, story, Section(name="differ", claims=(), left_out=0))
        figures = any(claim.kind == "figure" and claim.verdict in ("contradict", "update") for claim in story.claims)
        if figures:
            place = _PLACE["figures"] + (f"-{number + 1}" if (number := self.told.index(story)) else "")
            out.append(f'<p class="note"><a href="#{place}">{"".join(self.parts.pieces(row.pieces) for row in rest)}</a></p>')
        elif rest:
            out.append(f'<p class="note">{"".join(self.parts.pieces(row.pieces) for row in rest)}</p>')
        return "".join(out)

    def _positions(self, story: BriefStory, claims: Sequence[BriefClaim]) -> str:
        out: list[str] = []
        open_list = False
        for row in section_rows(self.index, story, Section(name="positions", claims=tuple(c.id for c in claims), left_out=0)):
            marks = ""
            if row.level == 0:
                out.append("</ol>" if open_list else "")
                out.append(f'<h3>{self.parts.pieces(row.pieces[:1])}</h3><ol class="quotes">')
                open_list = True
                if not row.pieces[2:]:
                    continue
                row = msgspec.structs.replace(row, level=1, pieces=row.pieces[2:])
            if row.level == 1:
                self.parts.line = f"k-{row.claim}"
                claim = next(c for c in claims if c.id == row.claim)
                kind = "longest" if any(r.drift and r.drift.kind not in ("longest", "same words") for r in claim.reports) else ""
                words, marks = self.parts.pieces(row.pieces[:1]), f' id="k-{text(claim.id)}"'
                if len(row.pieces) > 2:  # how many tell it stands under the words
                    said = f"{self.parts.pieces(row.pieces[2:])} {self.parts.cites(row.groups)}"
                    out.append(f'<li{marks}><span class="kind">{kind}</span><p class="w">{words}</p><p class="m">{said}</p></li>')
                    continue
            else:
                kind, words = self._drift_row(story, row)
            cites = self.parts.cites(row.groups)
            out.append(f'<li{marks}><span class="kind">{kind}</span><p class="w">{words}</p><p class="m">{cites}</p></li>')
        out.append("</ol>" if open_list else "")
        return "".join(out)

    def _drift_row(self, story: BriefStory, row: Row) -> tuple[str, str]:
        """The kind of change and the words: with what was left out struck through, where the diff is known."""
        kind = row.pieces[0].text.strip()
        claim = next(c for c in story.claims if c.id == row.claim)
        labels = {anchor.label for group in row.groups for anchor in group.anchors}
        for number, report in enumerate(claim.reports):
            label = self.index.anchor(self.index.report_ref(claim, number)).label
            if label in labels and report.drift and report.drift.kind == kind and report.drift.edits and _mostly_kept(report):
                return kind, f'<q dir="auto">{_diff(report)}</q>'
        return kind, self.parts.pieces(row.pieces[1:])

    def _alone(self, story: BriefStory, claims: Sequence[BriefClaim]) -> str:
        out = []
        for claim in claims:
            self.parts.line = f"k-{claim.id}"
            row = section_rows(self.index, story, Section(name="alone", claims=(claim.id,), left_out=0))[0]
            who = f'<span class="o">{self.parts.pieces(row.pieces[:3])}</span>'
            said = f"{self.parts.pieces(row.pieces[4:])} {self.parts.cites(row.groups)}"
            out.append(f'<li id="k-{text(claim.id)}">{who}<p>{said}</p></li>')
        return f'<ul class="plain">{"".join(out)}</ul>'

    def _copied(self, story: BriefStory, section: Section) -> str:
        rows = section_rows(self.index, story, section)
        out = [f"<li>{self.parts.pieces(row.pieces)}</li>" for row in rows]
        chosen = [story.borrowings[int(i)] for i in section.claims]
        for copied in chosen[:12]:
            pairs = []
            for passage in copied.passages[:8]:
                origin, copy = self.index.anchor(passage.origin), self.index.anchor(passage.copy)
                pairs.append(
                    f'<div class="pair"><p>{self.parts.words(passage.origin.words)} {self.parts.key(origin)}</p>'
                    f"<p>{self.parts.words(passage.copy.words)} {self.parts.key(copy)}</p></div>"
                )
            if pairs:
                names = f"{self.index.key(copied.origin)} beside {self.index.key(copied.copy)}"
                why = f"<p>{text('; '.join(copied.evidence))}</p>" if copied.evidence else ""
                left = len(copied.passages) - len(pairs)
                more = f"<p>+ {left} more</p>" if left > 0 else ""
                summary = f"<summary>{names}: {count(len(copied.passages), 'sentence')}</summary>"
                out.append(f"<li><details>{summary}{why}{''.join(pairs)}{more}</details></li>")
        return f'<ul class="why">{"".join(out)}</ul>'

    def _cannot(self, story: BriefStory, section: Section) -> str:
        rows = section_rows(self.index, story, section)
        if len(rows) == 1 and rows[0].level == 0:
            return f'<p class="note">{self.parts.pieces(rows[0].pieces)}</p>'
        said = "".join(f"<dt>{text(row.pieces[0].text)}</dt><dd>{self.parts.pieces(row.pieces[2:])}</dd>" for row in rows)
        return f"<dl>{said}</dl>"

    def _more(self, story: BriefStory, section: Section, everything: Section) -> str:
        """What was left out of a section, folded away."""
        if not section.left_out:
            return ""
        left = tuple(id for id in everything.claims if id not in set(section.claims))
        shown = Section(name=section.name, claims=left[:MAX_MORE], left_out=max(0, len(left) - MAX_MORE))
        rows = [row for row in section_rows(self.index, story, shown) if row.groups or row.level < 2] if left else []
        rest = section.left_out - len(shown.claims)
        note = f'<p class="note">+ {rest} more</p>' if rest > 0 else ""
        return f'<details class="more"><summary>+ {section.left_out} more</summary>{self._rows(rows)}{note}</details>'

    def _others(self) -> str:
        out = []
        for story in self.others[:MAX_OTHERS]:
            key = self.index.key(story.articles[0])
            title = self.parts.words(story.title.words) if story.title else "no headline"
            link = f" {self.parts.key(self.index.anchor(story.title))}" if story.title else ""
            outlet = text(self.index.outlet(story.articles[0]))
            who = f'<span class="key">{key}</span> <bdi>{outlet}</bdi>, {count(len(story.articles), "article")}'
            out.append(f'<li><span class="o">{who}</span><p>{title}{link}</p></li>')
        left = len(self.others) - MAX_OTHERS
        more = f'<p class="note">+ {left} more</p>' if left > 0 else ""
        return f'<section id="others"><h2>Other stories</h2><ul class="plain">{"".join(out)}</ul>{more}</section>'


def _mostly_kept(report: BriefReport) -> bool:
    """A diff of which more than half is changed reads worse than the words themselves."""
    edits = report.drift.edits if report.drift else ()
    kept = sum(len(e.words) for e in edits if e.op == "keep")
    return kept * 2 >= sum(len(e.words) for e in edits)


def _diff(report: BriefReport) -> str:
    edits = report.drift.edits if report.drift else ()
    out = []
    last = None
    for edit in edits:
        if last is not None and edit.op != "out" and edit.start - last > MAX_GAP:
            out.append("…")
        last = last if edit.op == "out" else edit.end
        if edit.op == "keep":
            out.append(text(edit.words))
        elif edit.op == "out":
            out.append(f'<del><span class="vh"> left out: </span>{text(edit.words)}</del>')
        else:
            out.append(f'<ins><span class="vh"> instead: </span>{text(edit.words)}</ins>')
    return " ".join(out)
