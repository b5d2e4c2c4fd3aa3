"""Words below pictures: doubled lines, lines with an image credit, links to galleries, quotations pulled out of the report.

A page's caption is saved twice as often as once (the picture's own text and the line below it), so a line that stands twice in a row is a
caption unless it is as long as a paragraph.
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import re
from collections.abc import Sequence
from itertools import pairwise

from secondsource.intake.furniture import kind_of
from secondsource.intake.image_credits import image_credit
from secondsource.intake.lines import Paragraph
from secondsource.text.normalize import fold
from secondsource.text.sentences import sentence_spans

_CAPTION_CHARS = 420  # a doubled line beyond this is a paragraph that was pasted twice
_POINTING = re.compile(
    r"\((?:left|right|centre|center|top|bottom|from left|pictured|file|file photo|seen here|above|below|second (?:from )?(?:left|right))\b[^)]{0,30}\)|\((?:l|r|c|l-r|l to r)\)"
    r"|^(?:file|pictured|in this|this (?:file|image|photo|picture|handout|combination|undated|aerial|video|satellite|frame)|a (?:file|general) (?:photo|picture|view)|(?:left|right|top|above|below|from left)[:,])"
    r"|\b(?:file (?:photo|picture|image|pic)|in this (?:file|undated|handout|image|photo|picture)|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|pictured (?:in|at|on|with|here)|handout (?:photo|picture|image))\b",
    re.I,
)
_GALLERY = re.compile(r"^(?:photo gallery|gallery|slideshow|in pictures|photos|video|watch)\s*[:|-]?\s*", re.I)
_AGENCIES = "AP|PA|AFP|EPA|Reuters|REUTERS|Getty|Getty Images|Rex|REX|Rex Features|Alamy|Shutterstock|Xinhua|TASS"
_AGENCY_AT_END = re.compile(
    rf"(?<!\btold)(?<!\bto)(?<!\bby)(?<!\bwith)(?<!\bfrom)(?<!\band)(?<!\bthe)(?<!\bfor)(?<!\bof)\s(?:{_AGENCIES})$"
)
_CAPTION_START = re.compile(rf"^(?:\d{{1,3}}/\d{{1,3}}\s|(?:AP:Associated Press|Getty - Contributor|Getty Images|{_AGENCIES})\s[A-Z“\"'‘])")
_SIGNED_QUOTE = re.compile(r"^([^\"]+?)[.,]?\"\s*-{1,2}\s?\w[^\"]{2,60}$")  # ... way around" - game developer A. Wick
_SET_LARGE = re.compile(r"^“ [^“”]{10,400} ”(?:\s[—–-]{1,2}\s.{2,160})?$")
_PICTURE_BUTTON = re.compile(r"^(?:enlarge this image|toggle caption|view image in fullscreen|image caption|image source.{0,60})$", re.I)
_TELLS = re.compile(r"[\"“”]|\b(?:said|told|says|was|were|had|added|according|announced|reported|been|would|will)\b", re.I)
# The button of a video window, glued to its caption; the stock openings of agencies' captions.
_CAPTION_OPENING = re.compile(
    r"^(?:CLOSE [A-Z\"“]|(?:Facebook|Twitter|Pinterest|WhatsApp|Email|LinkedIn)(?: (?:Facebook|Twitter|Pinterest|WhatsApp|Email|LinkedIn)){2,} |(?:Hide Caption \d+ of \d+\s)?Photos: [A-Z]|(?:FILE(?: PHOTO| IMAGE| PIC)?|File photo)\s*[:–—-]|(?:Image|Media|Video) caption,? [A-Z]|Media playback is (?:not supported|unsupported)|(?:File|Representat(?:ive|ional)) (?:photo|picture|image) of\b|In this .{0,50}\b(?:photo|image|frame grab|picture)\b[^.]{0,80},"
    r"|This (?:\w+ ){0,4}(?:photo|image|frame grab|picture|combination)\b.{0,140}\bshows?\b)"
)
# The button between the pictures of a series; a photographer and an agency, before the caption or in brackets behind it.
_SERIES = re.compile(r"(?i:\b(?:hide|toggle) caption\b)|\bPhotos: [^.]{3,90}?\bPhotos: ")
_PHOTOGRAPHER = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}"
_PHOTO_AGENCY = r"(?:AP Photo|AP|AFP|EPA|UPI|Reuters|REUTERS|Getty Images|Getty)"
_CREDIT_FIRST = re.compile(
    rf"^(?!The |An? )(?:{_PHOTOGRAPHER}|[A-Z]{{2,5}})/(?:[^/.,;:\n]{{2,40}}/)?(?:{_PHOTO_AGENCY}|Staff|Pool|Handout|File|(?:The |the )[A-Z][\w&.'’-]+(?: [A-Z][\w&.'’-]+){{1,3}})(?!\w)(?![^.]{{0,40}}\b(?:poll|survey|study))"
)
_CREDIT_LAST = re.compile(
    rf"\((?:(?:\w+ )?{_PHOTO_AGENCY}[/:]\s?{_PHOTOGRAPHER}[^()]{{0,60}}|{_PHOTOGRAPHER}/[^()]{{0,30}}{_PHOTO_AGENCY}\b[^()]{{0,40}}|(?:[Pp]hoto|[Ii]mage)s? by [^()]{{2,80}}|{_PHOTOGRAPHER} for (?:The |the )?[A-Z][^().,;]{{2,40}})\)\.?$"
)
_ILLUSTRATED = re.compile(r"\b[Pp]hoto illustration by\b|^(?:Photo(?:graph)?|Image)s? by [A-Z]")
# What a picture shows, on the day when it was taken: "Ada Holt speaks at the port in Marle on March 3, 2026." No report tells so of a day gone by.
_DAY_TAKEN = re.compile(
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|"
    r"Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)) \d{1,2}, \d{4}\b"
)
_SHOWN_DOING = re.compile(
    r"\s(?:speaks?|arrives?|walks?|waits?|waves?|looks?|listens?|attends?|gestures?|stands?|sits?|talks (?:to|about)|delivers?|departs?|leaves|appears?|greets?|shakes?|poses?|"
    r"smiles?|laughs?|watch(?:es)?|rall(?:y|ies)|marche?s?|gathers?|kneels?|cheers?|applauds?|holds?|wears?|testif(?:y|ies)|signs? (?:an?|the|his|her|their|bills?|legislation|executive)|addresses|boards (?:an?|the)|answers? questions|enters?|carr(?:y|ies)|prays?)\s"
)
_TOLD = re.compile(r"[\"“”]|\b(?:said|says|told|will|would|according)\b")
_HAPPENED = re.compile(r"\b(?:was|were|began|started|opened|ended|took place|broke|died|killed|announced|released)\b")
_SHOWN_CHARS = 400
_WAS = re.compile(
    r"\b(?:was|were|had|has|have|who|which|if|when|as|after|before|began|took|\w{3,}ed)\s|^(?:In|On|At|It|He|She|They|But|And)\s"
)
_CREDITS = re.compile(r"(?:Photo|Image|Picture)s?(?: [Cc]redits?)?: ")  # of all the pictures of a page
_CREDITED_WORDS = 260
_LONGEST_PULLED_WORDS = 45
_SHORTEST_PULLED_WORDS = 7
_BETWEEN = "\x1e"  # ends a line as a line feed does, so that hardly a paragraph holds it
_MAX_CANDIDATES = 150  # of pulled quotations in one text; more is no news article


def mark_captions(found: Sequence[Paragraph], first: int) -> None:
    """Mark captions among the paragraphs that have no kind yet; ``first`` is the first one that is prose."""
    _mark_doubled(found)
    for i, item in enumerate(found):
        if item.kind is not None:
            continue
        if _is_credited(item) or (item.words <= 110 and (_is_caption(item) or _is_at_picture(found, i, first))):
            item.kind = "caption"
    _mark_pulled(found)


def _is_credited(item: Paragraph) -> bool:
    """By its photographer, or as one of a series of pictures; such a caption may be as long as a paragraph."""
    text = item.text
    if "aption" in text or "Photos: " in text:
        return bool(_SERIES.search(text))
    if "/" not in text and "hoto" not in text and " for " not in text[-70:]:
        return False
    if _CREDITS.match(text) and text.count("/") > 1:
        return True
    return item.words <= _CREDITED_WORDS and bool(_CREDIT_FIRST.match(text) or _CREDIT_LAST.search(text[-200:]))


def _is_caption(item: Paragraph) -> bool:
    """By its own words."""
    if _CAPTION_OPENING.match(item.text) or (
        item.words <= 40 and ("hoto" in item.text or "mage" in item.text) and _ILLUSTRATED.search(item.text)
    ):
        return True
    if (", 20" in item.text or ", 19" in item.text) and _shows(item.text[:_SHOWN_CHARS]):
        return True
    if item.ended or item.words > 70:
        return False
    return bool(
        image_credit(item.text[-200:])
        or _AGENCY_AT_END.search(item.text[-60:])
        or _CAPTION_START.match(item.text)
        or (item.words >= 5 and _POINTING.search(item.text))
    )


def _shows(words: str) -> bool:
    """Whether a first sentence with a full date tells in the present tense what can be seen."""
    doing = _SHOWN_DOING.search(words)
    if (
        doing is None
        or "@" in words
        or not words[0].isupper()
        or not _DAY_TAKEN.search(words, doing.start())
        or _WAS.search(words[: doing.start() + 1])
    ):
        return False
    first = words[: sentence_spans(words, 0, len(words))[0][1]]
    return bool(_DAY_TAKEN.search(first, doing.start())) and not _TOLD.search(first) and not _HAPPENED.search(first)


def _is_at_picture(found: Sequence[Paragraph], at: int, first: int) -> bool:
    """By the line above it (a picture's button) or below it (an image credit)."""
    if at and found[at].words <= 40 and _PICTURE_BUTTON.match(found[at - 1].text):
        return True
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and after.kind == "caption" and _is_credit_line(after.text) and _may_be_caption(found, at, first)


def _may_be_caption(found: Sequence[Paragraph], at: int, first: int) -> bool:
    """Above a line with an image credit: anything short that tells of nothing said or done before."""
    item = found[at]
    return at < first or not item.ended or _repeats(found, at) or (item.words <= 30 and not _TELLS.search(item.text))


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
            if (
                here.kind is None
                and after.kind in {"furniture", "related"}
                and (match := _GALLERY.match(after.text))
                and _same(after.text[match.end() :]) == _same(here.text)
            ):
                here.kind = "caption"
            continue
        if after.kind not in {None, "caption"}:
            continue
        one, two = _same(here.text), _same(after.text)
        credited = two.startswith(one) and len(two) <= len(one) + 90 and bool(image_credit(after.text))
        if one == two and here.ended and after.blank_before and not image_credit(after.text) and here.kind is None:
            # Two paragraphs that end like sentences: more likely pasted twice than a caption, so one of them stays.
            after.kind = "furniture"
        elif one == two or credited:
            here.kind = after.kind = "caption"


def _mark_pulled(found: Sequence[Paragraph]) -> None:
    """A short paragraph all of whose words stand inside a longer one was set large; so was one with spaces inside its quotation marks."""
    for item in found:
        if item.kind is None and item.text.startswith("“ ") and item.words <= _LONGEST_PULLED_WORDS and _SET_LARGE.match(item.text):
            item.kind = "furniture"
    left = [item for item in found if item.kind is None and item.words >= _SHORTEST_PULLED_WORDS]
    candidates = [number for number, item in enumerate(left) if item.words <= _LONGEST_PULLED_WORDS][:_MAX_CANDIDATES]
    if not candidates:
        return
    whole = fold(_BETWEEN.join(item.text for item in left))  # at once: a call for each would take twice as long
    level = whole.split(_BETWEEN)
    if len(level) != len(left):  # a hostile text ends its wrapped lines so
        return
    for number in candidates:
        inner = level[number].strip("\"' .,")
        if level[number][0] in "\"'" and (signed := _SIGNED_QUOTE.match(inner)) and len(signed[1].split()) >= _SHORTEST_PULLED_WORDS:
            inner = signed[1]
        # Whole paragraphs that repeat are settled elsewhere; here the words must be part of a longer one.
        if whole.count(inner) > 1 and any(inner in words and len(words) > len(level[number]) + 12 for words in level):
            left[number].kind = "furniture"
