"""Lines of a text to the kinds of block: which lines are the report, and which only stand around it.

``classified("Dock cleared\\n\\nBy A. Wick\\n\\nPolice cleared the dock on Tuesday.\\n\\nAdvertisement").blocks`` is a title, a
dateline, a body and a furniture block. Every non-blank line lies in exactly one block; no line is dropped and no character changed. No library does this:
on text that was saved from a page, all of those we measured lose body lines.

Order of decisions: what a line says by itself (``furniture.py``), where the comments begin (``comments.py``), doubled lines and captions
(``captions.py``), the head of the text (masthead, title, byline), lists of links, headings between paragraphs, and at last the datelines
inside paragraphs (``datelines.py``). A heading inside the report is ``furniture``: it repeats what follows and is no sentence of anybody.
What no rule claims is body, so that in doubt a line is kept.
"""
# ruff: noqa: E501  (patterns: one row a line is easier to check than a broken one)

import re
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.intake.boxes import mark_boxes, report_behind_label
from secondsource.intake.captions import mark_captions
from secondsource.intake.comments import thread_start
from secondsource.intake.datelines import opening
from secondsource.intake.furniture import COMMENT_SIGNAL, kind_of, plain
from secondsource.intake.headings import is_heading, is_name, is_prose, mark_headings
from secondsource.intake.image_credits import image_credit
from secondsource.intake.laying import laid_out
from secondsource.intake.lines import Paragraph, paragraphs
from secondsource.intake.notes import mark_notes
from secondsource.records.article import Block, Span
from secondsource.text.normalize import collapse, fold

_TITLE_WORDS, _TITLE_CHARS = 26, 170  # the longest headlines of the sources we read
_SHORT_TITLE_WORDS = 16
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
# What the first sentence of a report has and a headline leaves out.
_LEAD_WORDS = re.compile(
    r"\b(?:said|told|according|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|I|we)\b|^(?:It|She|He|They|This|That|These|There|When|For|In|On|At|After|As|Some|To|Get)\s"
)
_RUN_IN_WORDS = 3  # spaces in the shortest headline that is looked for inside a paragraph
_RUN_IN_LONGEST = 160
_LONGEST_SUMMARY = 45
_SECTION = re.compile(r"^[A-Z]{4,}: ")  # "OPINION: "
_SHORT_TAIL = re.compile(r"(?:\s[\w&’'-]+){1,4}$")  # the name of a section between a credit and a headline
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_AND_ROLE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w'’.-]+\s){1,3}?[A-ZÀ-Þ][\w'’.-]+(?:,| \||\s[-–—])\s(?:[\w'’/-]+\s){0,4}"
    r"(?:editor|correspondent|reporter|writer|columnist|contributor|journalist|chief|bureau|desk|staff|producer)s?(?:\s(?:in|at|for)\s.{2,40})?$",
    re.I,
)
_SIGN_UP = re.compile(
    r"\W*(?:enter your e-?mail|your e-?mail|e-?mail address|sign[ -]?up|subscribe|by signing up|get the newsletter)\b", re.I
)
_HOUSE_RULES = re.compile(
    r"\b(?:your|keep|all|reader|user)\s(?:comments?|posts)\b.{0,160}\b(?:moderat\w+|on[ -]topic|respectful|abusive|guidelines|removed|relevant|civil)\b"
    r"|\bcomments? (?:will be|are|is) (?:moderated|reviewed|closed|subject)\b|\b(?:community guidelines|comments? policy|house rules|terms of use)\b.{0,80}\b(?:comment|post)",
    re.I,
)
_SPOKEN = re.compile(r"[.!?,…][\"'”’»]")  # a sentence in quotation marks: no headline ends or goes on like this


class Layout(NamedTuple):
    """What stands where: all blocks in order, the headline, the line that names the outlet, agencies named in datelines."""

    blocks: tuple[Block, ...]
    title: Span | None = None
    masthead: Span | None = None
    agencies: tuple[str, ...] = ()


def classified(text: str, *, title: str | None = None, byline: str | None = None, saved: bool = True) -> Layout:
    """Classify every line of ``text``.

    Args:
        text: as found; never changed.
        title: the headline, where a field of its own gives it; the line that repeats it becomes the ``title`` block.
        byline: who wrote it, where a field of its own says so; a note on its author is told by the name.
        saved: the text was saved from a page with what stood around it, so that its first lines may be a masthead and a headline.
    """
    found = paragraphs(text)
    for item in found:
        item.kind = kind_of(item.text)
    for item in report_behind_label(found):
        item.kind = None
    prose = [i for i, item in enumerate(found) if item.kind is None and is_prose(item)]
    wanted = _key(title) if title else ""
    headline = _headline(found, prose, wanted, saved=saved)
    first = next((i for i in prose if headline is None or i > headline), len(found))
    masthead = None
    if headline is not None:
        found[headline].kind = "title"
        masthead = _mark_head(found, headline, first) if saved else None
    split = _split_headline(found, title) if title and headline is None else None
    thread = thread_start(found, first)
    mark_boxes(found[:thread])
    _mark_links(found[:thread])
    mark_captions(found[:thread], first)
    _mark_sign_up_boxes(found[:thread])
    mark_headings(found, first, thread)
    _mark_house_rules(found, first, thread)
    mark_notes(text, found[:thread], byline)
    _mark_thread(found, thread)
    _keep_something(found, headline)
    blocks, agencies = laid_out(found)
    span = _heading_span(found[headline]) if headline is not None else split
    sign = Span(found[masthead].start, found[masthead].end) if masthead is not None else None
    return Layout(blocks, span, sign, agencies)


def _heading_span(item: Paragraph) -> Span:
    """The headline without the signs by which Markdown marks it."""
    mark = _MARKDOWN.match(item.text)
    return Span(item.start + (mark.end() if mark else 0), item.end)


def _key(words: str) -> str:
    return collapse(fold(words)).strip(" .")


def _headline(found: Sequence[Paragraph], prose: Sequence[int], wanted: str, *, saved: bool) -> int | None:
    """Index of the line that is the headline."""
    first = prose[0] if prose else len(found)
    if wanted:
        for i, item in enumerate(found[: min(first + 3, 12)]):
            if item.words <= _TITLE_WORDS + 10 and _key(item.text) == wanted:
                return i
        return None
    if len(prose) < 1 or (len(found) < 2):
        return None
    # A headline that ends in a full stop is told from a first paragraph by what follows at once: a share prompt, a byline, a date.
    if first + 1 < len(found) and len(prose) > 1 and _may_be_title(found[first]) and _title_like_prose(found, first):
        earlier = [i for i in range(first) if found[i].kind is None and found[i].words >= 4 and _may_be_title(found[i])]
        if not earlier:
            return first
    heads = [i for i in range(first) if found[i].kind is None and _may_be_title(found[i])]
    if not saved:
        heads = [i for i in heads if i == 0 and found[i].words >= 4]
    if not heads:
        return None
    told = _stems(" ".join(found[i].text for i in prose[:6]))
    # The headline is the line whose words the report uses again; a masthead, a section or a menu shares few.
    shared = {i: len(_stems(found[i].text) & told) + min(found[i].words, 4) / 2 for i in heads}
    best = max(shared.values())
    return next(i for i in heads if shared[i] >= 0.6 * best)  # the line below the headline often shares more, and stands below


def _split_headline(found: Sequence[Paragraph], title: str) -> Span | None:
    """The headline inside a first paragraph that was saved as one with the caption above it and the words below it; those are set apart."""
    wanted = fold(_SECTION.sub("", title)).strip()
    if wanted.count(" ") < _RUN_IN_WORDS:
        return None
    for item in found[:3]:
        if item.kind is not None or item.words > _RUN_IN_LONGEST or (at := fold(item.text).find(wanted)) < 0:
            continue
        end = at + len(wanted)
        before, after = item.text[:at].rstrip(), item.text[end:].lstrip()
        captioned = bool(before) and before[-1] not in '.!?,;:"”' and bool(image_credit(_SHORT_TAIL.sub("", before)) or "|" in before)
        leads = not before and item.ended and after[:1].isupper() and item.text[end : end + 1] == " " and wanted[-1] not in ".!?,"
        if captioned or leads:
            item.apart = [(0, at, "caption"), (at, end, "title")] if captioned else [(0, end, "title")]
            if captioned and after and after.count(" ") < _LONGEST_SUMMARY:
                item.apart.append((end, len(item.text), "title"))
            return Span(item.start + at, item.start + end)
    return None


def _stems(words: str) -> set[str]:
    """Beginnings of the longer words: enough to see that two lines speak of one thing."""
    return {word[:5] for word in _LETTERS.findall(words.lower()) if len(word) >= 4}


def _may_be_title(item: Paragraph) -> bool:
    return (
        item.words <= _TITLE_WORDS
        and len(item.text) <= _TITLE_CHARS
        and not item.bullet
        and item.text[-1] not in ":;,"
        and (not item.ended or opening(item.text, first=True)[0] == 0)
        and not image_credit(item.text[-200:])
        and any(char.isalpha() for char in item.text)
    )


def _title_like_prose(found: Sequence[Paragraph], at: int) -> bool:
    """Whether a first line that ends like a sentence is a headline: by the line below it, or because it is short and no lead is."""
    item, after = found[at], found[at + 1]
    if item.words > _SHORT_TITLE_WORDS + 4 or any(before.kind is None for before in found[:at]):
        return False
    if after.kind in {"dateline", "furniture"} or item.text[-1] in "?!":
        return True
    if item.text[-1] in "\"”’'»" and item.text[-2] not in ".!?,…":
        return True  # ... threatened with a ‘list’
    capitals = sum(word[:1].isupper() for word in item.text.split())
    if item.text.count(". ") == 0 and capitals >= 0.7 * item.words and item.words >= 5:
        return True
    longer = [other.words for other in found[at + 1 : at + 8] if other.kind is None and is_prose(other)]
    return (
        item.words <= _SHORT_TITLE_WORDS
        and len(longer) >= 3
        and longer[0] >= 20
        and after.blank_before
        and not _LEAD_WORDS.search(item.text)
    )


def _mark_head(found: Sequence[Paragraph], headline: int, first: int) -> int | None:
    """Kinds of the lines around the headline; returns the index of the masthead."""
    masthead = None
    for i in range(headline):
        if found[i].kind is None:
            if masthead is None and _may_be_masthead(found[i]):
                masthead = i
            found[i].kind = "furniture"
    again = _key(found[headline].text)
    for i in range(headline + 1, first):
        item = found[i]
        if item.kind is not None:
            continue
        if _key(item.text) == again:
            item.kind = "furniture"
        elif is_name(item.text) or _NAME_AND_ROLE.match(item.text):
            item.kind = "dateline"
        elif item.words >= 6 and not item.bullet and i <= headline + 2:
            item.kind = "title"  # the line below a headline that sums the report up
        elif not is_prose(item):
            item.kind = None  # left to the rules for captions and headings
    return masthead


def _may_be_masthead(item: Paragraph) -> bool:
    return item.words <= 6 and not item.ended and len(item.text) <= 48 and item.text[0].isupper()


def _mark_links(found: Sequence[Paragraph]) -> None:
    """The links below a label such as "Most read today": short lines without the look of a paragraph."""
    listing = False
    numbered = False
    for i, item in enumerate(found):
        if item.kind == "related":
            item.kind, listing, numbered = "furniture", True, False
            continue
        if not listing:
            continue
        if item.kind in {"furniture", "dateline", "caption"}:
            continue
        is_link = (
            item.words <= 22
            and not item.apart
            and not _SPOKEN.search(item.text)
            and (not item.ended or item.text[-1] in "?!’'\"”" or item.bullet)
        )
        if i and found[i - 1].kind == "furniture" and numbered and not item.bullet and item.blank_before:
            is_link = False
        if item.kind is None and is_link and not _looks_like_heading(found, i):
            numbered = numbered or item.bullet
            item.kind = "furniture"
        else:
            listing = False


def _looks_like_heading(found: Sequence[Paragraph], at: int) -> bool:
    """A short line set off by blank lines right before a paragraph is that paragraph's heading, no link."""
    return (
        found[at].blank_before and at + 1 < len(found) and found[at + 1].kind is None and is_prose(found[at + 1]) and found[at].words <= 5
    )


def _mark_sign_up_boxes(found: Sequence[Paragraph]) -> None:
    """The words of a newsletter's box: short lines right above "Enter your email" or "Sign up"."""
    for i in range(1, len(found) - 1):
        item, before, after = found[i], found[i - 1], found[i + 1]
        boxed = before.kind == "furniture" or (before.kind is None and is_heading(before))
        if item.kind is None and item.words <= 14 and boxed and after.kind == "furniture" and _SIGN_UP.match(after.text):
            item.kind = "furniture"


def _mark_house_rules(found: Sequence[Paragraph], first: int, thread: int) -> None:
    """What the page asks of its commenters, at the end of the text."""
    bodies = [i for i in range(first + 1, thread) if found[i].kind is None]
    for i in bodies[-3:]:
        low = found[i].text.lower()
        if ("comment" in low or "posts" in low) and _HOUSE_RULES.search(low):
            found[i].kind = "furniture"


def _mark_thread(found: Sequence[Paragraph], thread: int) -> None:
    """Everything from the thread on is a reader's or the page's, never the report's."""
    forms = [i for i in range(thread, len(found)) if found[i].kind == "comments"]
    signals = [i for i in range(thread, len(found)) if COMMENT_SIGNAL.match(plain(found[i].text))]
    form = forms[-1] if forms and (not signals or forms[-1] > signals[-1]) else len(found)
    for i in range(thread, len(found)):
        item = found[i]
        if item.kind in {"comments", "related"} or (i > form and item.words <= 8 and not item.ended):
            item.kind = "furniture"
        elif COMMENT_SIGNAL.match(plain(item.text)) or item.kind != "furniture":
            item.kind = "comment"
    for item in found[:thread]:
        if item.kind in {"comments", "related"}:
            item.kind = "furniture"


def _keep_something(found: Sequence[Paragraph], headline: int | None) -> None:
    """A text of one short line, or of list items alone, is still a text: without any body its longest unclear line is the body."""
    if any(item.kind is None for item in found):
        return
    left = [i for i, item in enumerate(found) if item.kind == "furniture" and kind_of(item.text) is None and i != headline]
    if left:
        found[max(left, key=lambda i: (len(found[i].text), -i))].kind = None
