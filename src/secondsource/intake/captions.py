"""Words below pictures: doubled lines, lines with an image credit, links to galleries, quotations pulled out of the report.

A page's caption is saved twice as often as once (the picture's own text and the line below it), so a line that stands twice in a row is a
caption unless it is as long as a paragraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from secondsource.intake.furniture import CAPTION_CREDIT, kind_of
from secondsource.intake.lines import Paragraph
from secondsource.text.normalize import fold

_CAPTION_CHARS = 420  # a doubled line beyond this is a paragraph that was pasted twice
_POINTING = re.compile(
    r"\((?:left|right|centre|center|top|bottom|l|r|c|l-r|from left|pictured|file|file photo|seen here|above|below|second (?:from )?(?:left|right))[^)]{0,30}\)"
    r"|^(?:file|pictured|in this|this (?:file|image|photo|picture|handout|combination|undated|aerial|video|satellite|frame)|a (?:file|general) (?:photo|picture|view)|(?:left|right|top|above|below|from left)[:,])"
    r"|\b(?:file (?:photo|picture|image|pic)|in this (?:file|undated|handout|image|photo|picture)|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|pictured (?:in|at|on|with|here)|handout (?:photo|picture|image))\b",
    re.I,
)
_GALLERY = re.compile(r"^(?:photo gallery|gallery|slideshow|in pictures|photos|video|watch)\s*[:|-]?\s*", re.I)
_SIGNED_QUOTE = re.compile(r"^([^\"]+?)[.,]?\"\s*-{1,2}\s?\w[^\"]{2,60}$")  # ... way around" - game developer A. Wick
_VIDEO_CLOSE = re.compile(r"^CLOSE [A-Z\"“]")  # the button of a video window, glued to its caption
_LONGEST_PULLED_WORDS = 45
_MAX_CANDIDATES = 150  # of pulled quotations in one text; more is no news article


def mark_captions(found: Sequence[Paragraph], first: int) -> None:
    """Mark captions among the paragraphs that have no kind yet; ``first`` is the first one that is prose."""
    _mark_doubled(found)
    for i, item in enumerate(found):
        if item.kind is not None or item.words > 70:
            continue
        if _VIDEO_CLOSE.match(item.text) or (not item.ended and CAPTION_CREDIT.search(item.text[-200:])):
            item.kind = "caption"
        elif not item.ended and item.words >= 5 and _POINTING.search(item.text):
            item.kind = "caption"
        elif i + 1 < len(found) and found[i + 1].kind == "caption" and _is_credit_line(found[i + 1].text) and (i < first or not item.ended or _repeats(found, i)):
            item.kind = "caption"
    _mark_pulled(found)


def _is_credit_line(line: str) -> bool:
    return kind_of(line) == "caption"


def _repeats(found: Sequence[Paragraph], at: int) -> bool:
    """The same words stand once more further down: what is above a picture is then its caption."""
    return any(item.text == found[at].text for item in found[at + 1 :])


def _same(words: str) -> str:
    return words.strip(" .")


def _mark_doubled(found: Sequence[Paragraph]) -> None:
    for here, after in pairwise(found):
        if here.kind not in {None, "caption"} or not 12 <= len(here.text) <= _CAPTION_CHARS or here.text[:8] != after.text[:8]:
            # Most pairs end here; a label such as "Photo Gallery:" may still stand before the repeated words.
            if here.kind is None and after.kind in {"furniture", "related"} and (match := _GALLERY.match(after.text)) and _same(after.text[match.end() :]) == _same(here.text):
                here.kind = "caption"
            continue
        if after.kind not in {None, "caption"}:
            continue
        one, two = _same(here.text), _same(after.text)
        credited = two.startswith(one) and len(two) <= len(one) + 90 and bool(CAPTION_CREDIT.search(after.text))
        if one == two and here.ended and after.blank_before and not CAPTION_CREDIT.search(after.text) and here.kind is None:
            # Two paragraphs that end like sentences: more likely pasted twice than a caption, so one of them stays.
            after.kind = "furniture"
        elif one == two or credited:
            here.kind = after.kind = "caption"


def _mark_pulled(found: Sequence[Paragraph]) -> None:
    """A short paragraph all of whose words stand inside a longer one is a quotation that was set large."""
    candidates = [item for item in found if item.kind is None and 7 <= item.words <= _LONGEST_PULLED_WORDS and (item.text[0] in "\"“«‘'" or not item.ended)]
    if not candidates:
        return
    longer = [fold(item.text) for item in found if item.kind is None and item.words >= 10]
    whole = "\n".join(longer)
    for item in candidates[:_MAX_CANDIDATES]:
        inner = fold(item.text).strip("\"' .,")
        if (signed := _SIGNED_QUOTE.match(inner)) and len(signed[1].split()) >= 7:
            inner = signed[1]
        # Whole paragraphs that repeat are settled elsewhere; here the words must be part of a longer one.
        if whole.count(inner) > 1 and any(inner in words and len(words) > len(item.text) + 12 for words in longer):
            item.kind = "furniture"
