"""Words below pictures: doubled lines, lines with an image credit, links to galleries, quotations pulled out of the report.

A page's caption is saved twice as often as once (the picture's own text and the line below it), so a line that stands twice in a row is a
caption unless it is as long as a paragraph.
"""

import re
from collections.abc import Sequence

from secondsource.intake.furniture import CAPTION_CREDIT, kind_of
from secondsource.intake.lines import Paragraph
from secondsource.text.normalize import collapse, fold

_CAPTION_CHARS = 420  # a doubled line beyond this is a paragraph that was pasted twice
_POINTING = re.compile(
    r"\((?:left|right|centre|center|top|bottom|l|r|c|l-r|from left|pictured|file|file photo|seen here|above|below|second (?:from )?(?:left|right))[^)]{0,30}\)"
    r"|^(?:file|pictured|in this|this (?:file|image|photo|picture|handout|combination|undated|aerial|video|satellite|frame)|a (?:file|general) (?:photo|picture|view)|(?:left|right|top|above|below|from left)[:,])"
    r"|\b(?:file (?:photo|picture|image|pic)|in this (?:file|undated|handout|image|photo|picture)|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|pictured (?:in|at|on|with|here)|handout (?:photo|picture|image))\b",
    re.I,
)
_GALLERY = re.compile(r"^(?:photo gallery|gallery|slideshow|in pictures|photos|video|watch)\s*[:|-]?\s*", re.I)
_LONGEST_PULLED_WORDS = 45
_MAX_CANDIDATES = 150  # of pulled quotations in one text; more is no news article


def mark_captions(found: Sequence[Paragraph], first: int) -> None:
    """Mark captions among the paragraphs that have no kind yet; ``first`` is the first one that is prose."""
    keys = [collapse(fold(item.text)).strip(" .") if item.words <= 90 else "" for item in found]
    _mark_doubled(found, keys)
    for i, item in enumerate(found):
        if item.kind is not None or item.words > 70:
            continue
        if CAPTION_CREDIT.search(item.text[-200:]) and (item.words <= 45 or not item.ended):
            item.kind = "caption"
        elif not item.ended and item.words >= 5 and _POINTING.search(item.text):
            item.kind = "caption"
        elif i + 1 < len(found) and found[i + 1].kind == "caption" and _is_credit_line(found[i + 1].text) and (i < first or not item.ended or _repeats(keys, i)):
            item.kind = "caption"
    _mark_pulled(found, keys)


def _is_credit_line(line: str) -> bool:
    return kind_of(line) == "caption"


def _repeats(keys: Sequence[str], at: int) -> bool:
    """The same words stand once more further down: what is above a picture is then its caption."""
    return bool(keys[at]) and keys[at] in keys[at + 1 :]


def _mark_doubled(found: Sequence[Paragraph], keys: Sequence[str]) -> None:
    for i in range(len(found) - 1):
        here, after = found[i], found[i + 1]
        if here.kind not in {None, "caption"} or not keys[i] or len(here.text) < 12:
            continue
        if after.kind in {"furniture", "related"} and (match := _GALLERY.match(after.text)) and match.end():
            if collapse(fold(after.text[match.end() :])).strip(" .") == keys[i]:
                here.kind = "caption"
            continue
        if after.kind not in {None, "caption"}:
            continue
        same = keys[i] == keys[i + 1]
        credited = keys[i + 1].startswith(keys[i]) and len(keys[i + 1]) <= len(keys[i]) + 90 and bool(CAPTION_CREDIT.search(after.text))
        if (same or credited) and len(here.text) <= _CAPTION_CHARS:
            here.kind = after.kind = "caption"


def _mark_pulled(found: Sequence[Paragraph], keys: Sequence[str]) -> None:
    """A short paragraph all of whose words stand inside a longer one is a quotation that was set large."""
    candidates = [
        i for i, item in enumerate(found)
        if item.kind is None and 7 <= item.words <= _LONGEST_PULLED_WORDS and keys[i] and (item.text[0] in "\"“«‘'" or not item.ended)
    ][:_MAX_CANDIDATES]
    if not candidates:
        return
    bodies = "\n".join(collapse(fold(item.text)) for item in found if item.kind is None)
    for i in candidates:
        inner = keys[i].strip("\"' .,")
        if bodies.count(inner) > 1:
            # Whole paragraphs that repeat are settled elsewhere; here the words must be part of a longer one.
            at = bodies.find(inner)
            while at >= 0:
                begin, stop = bodies.rfind("\n", 0, at) + 1, bodies.find("\n", at)
                if len(bodies[begin : stop if stop >= 0 else len(bodies)]) > len(keys[i]) + 12:
                    found[i].kind = "furniture"
                    break
                at = bodies.find(inner, at + 1)
