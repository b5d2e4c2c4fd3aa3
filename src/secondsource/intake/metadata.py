"""What the lines around a report say of it: byline, credit, times and outlet.

``stated(text, layout)`` reads only datelines, mastheads and furniture before and after the body, never a sentence of the report: a date inside
the body is a date that the report tells of. What is not said stays None.
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from secondsource.intake.blocks import Layout
from secondsource.intake.furniture import AGENCIES, LABELLED, NOT_NAMES
from secondsource.intake.moments import read_moment
from secondsource.records.article import Block, Moment
from secondsource.text.normalize import collapse, fold

_UPDATED = re.compile(r"\b(?:last\s+)?(?:up-?dated|modified|upd)\b", re.I)
_SPLIT = re.compile(
    r"(?=\b(?:first\s+published|originally\s+published|published|posted|last\s+updated|updated|last\s+modified|modified|upd)\b)|\s*\|\s*|\s[·•]\s",
    re.I,
)
_CLOCK_ONLY = re.compile(r"\b\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m)", re.I)
_BY = re.compile(r"^[\W_]*(?:(?:story|written|reported|posted|published|compiled|words|text|analysis|report)\s+)?by:?\s+(?P<who>.+)$", re.I)
_ROLE = re.compile(r"^(?:(?:[Aa]uthors?|[Rr]eporters?|[Ww]riters?|[Cc]orrespondents?|[Bb]ylines?)\s*:\s*|From\s+(?=[A-ZÀ-Þ]))(?P<who>.+)$")
_BY_LATER = re.compile(r"[–—|,·-]\s*[Bb]y\s+(?P<who>[A-Z][\w./’' -]{1,60})$")
_DATE_TAIL = re.compile(
    r"\s*(?:[|,·•–—-]\s*)?(?:on\s+)?(?:(?:published|posted|updated)\b.*|\(?\d{1,2}:\d\d.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d.*|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)$",
    re.I,
)
_AGENCY = re.compile(rf"(?<![\w./-])(?:{AGENCIES})(?![\w./-])")
_WITH = re.compile(
    r"(?:,|\band\b)?\s*\b(?:with|and)\s+(?:(?:inputs?|reporting|files)\s+(?:from|by)\s+)?(?P<who>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})$"
)
_PARENTHESIS = re.compile(r"^[\W_]*[(\[](?P<who>[A-Z][\w./&’'-]*(?: [\w./&’'-]+){0,3})[)\]][\W_]*$")
_CONTRIBUTED = re.compile(r"\bcontributed\b|\badditional reporting\b", re.I)
_OTHER_REPORTS = re.compile(r"^[\W_]*other (?:reports|stories|news|articles) (?:by|from)\s+(?P<who>\S.{1,60})$", re.I)
_COPYRIGHT = re.compile(
    r"^[\W_]*(?:copyright|\(c\)|©)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s*[–-]\s*\d{2,4})?)?[\s,]*(?:by\s+)?(?P<who>[A-Z0-9].{1,60}?)(?:\s*[,.|]?\s*(?:all rights.*|inc\b.*|llc\b.*|ltd\b.*|\d{4}.*))?[.\s]*$",
    re.I,
)
_RESERVED = re.compile(r"^[\W_]*(?P<who>[A-Z].{1,60}?)[.,|]?\s+all rights reserved\W*$", re.I)
_NO_OWNER = re.compile(r"\b(?:all rights|reserved|copyright|the author)\b", re.I)
_SUFFIX = re.compile(r"\s(?:\||[–—-])\s(?P<who>[^|]{2,40})$")
_NEWS_WORD = re.compile(
    r"\b(?:times|post|news|gazette|courier|herald|tribune|journal|ledger|daily|radio|tv|television|press|chronicle|observer|telegraph|mail|star|sun|guardian|standard|"
    r"dispatch|examiner|inquirer|register|reporter|review|wire|today|globe|mirror|express|independent|echo|argus|bulletin|agency|broadcasting|media|newspaper|weekly|"
    r"monitor|sentinel|advertiser|enquirer|gazetteer|messenger|citizen|bugle|beacon|clarion|newswire|fm|network|magazine|\w+\.(?:com|org|net|co|news|info|tv|io|uk|in|de))\b",
    re.I,
)
_NOT_IN_NAMES = re.compile(r"[()\[\]:\d]")
_LATE_HEAD = 5  # blocks
_MAX_OUTLET_WORDS = 6


class Stated(NamedTuple):
    """None wherever the text does not say."""

    byline: str | None = None
    credit: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    outlet: str | None = None


def stated(text: str, layout: Layout) -> Stated:
    """Read the lines before the body and after it."""
    bodies = [i for i, block in enumerate(layout.blocks) if block.kind == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(layout.blocks), -1)
    # Some outlets set their points above the byline: a byline or a labelled time among the first lines still belongs to the head.
    late = [
        i
        for i in range(first, min(first + _LATE_HEAD, last))
        if layout.blocks[i].kind == "dateline" and _opens_line(text, layout.blocks[i])
    ]
    first = late[-1] + 1 if late else first
    before = [(text[b.start : b.end], b) for b in layout.blocks[:first] if b.kind in {"dateline", "furniture"}]
    after = [(text[b.start : b.end], b) for b in layout.blocks[last + 1 :] if b.kind in {"dateline", "furniture"}]
    published, updated = _times(before, after)
    byline = _byline(text, before) or _byline(text, after)
    return Stated(
        byline=byline,
        credit=_credit(before + after, layout, byline),
        published=published,
        updated=updated,
        outlet=_outlet(text, layout, before, after, byline),
    )


def _opens_line(text: str, block: Block) -> bool:
    """A byline or a labelled time on a line of its own."""
    line = text[block.start : block.end]
    alone = block.start == 0 or text[block.start - 1] in "\n\r"
    return alone and len(line) < 160 and bool(_BY.match(line) or (LABELLED.match(line) and any(char.isdigit() for char in line)))


def _times(before: list[tuple[str, Block]], after: list[tuple[str, Block]]) -> tuple[Moment | None, Moment | None]:
    """Publication and update. An unlabelled date counts only above the report; below it many dates stand for other things."""
    published = updated = None
    for lines, above in ((before, True), (after, False)):
        for line, block in lines:
            if block.kind != "dateline" or len(line) > 200:
                continue
            for label, moment in _moments(line):
                if label == "updated":
                    updated = updated or moment
                elif label == "published" or above:
                    published = published or moment
    return published, updated


def _moments(line: str) -> Iterator[tuple[str, Moment]]:
    """Each time that a line gives, with its label ("published", "updated" or "")."""
    day: str | None = None
    for part in _SPLIT.split(line):
        if not part or not any(char.isdigit() for char in part):
            continue
        label = "updated" if _UPDATED.search(part) else "published" if LABELLED.match(part) else ""
        given = collapse(part)
        moment = read_moment(given, exact=True)
        if moment is None and day is not None and label and _CLOCK_ONLY.search(given):
            # "Published 3 March 2026, 18:20 | Updated 19:05": the second time is of the same day.
            clock = LABELLED.sub("", given)
            dated = read_moment(f"{day} {clock}")
            moment = msgspec.structs.replace(dated, as_given=clock) if dated else None
        if moment is not None:
            day = moment.when[:10] if moment.when and len(moment.when) >= 10 else day
            yield label, moment


def _byline(text: str, lines: list[tuple[str, Block]]) -> str | None:
    """The first byline among the lines; a line that is a bare name counts too, since the classifier lets only names pass."""
    bare = None
    for line, block in lines:
        if block.kind != "dateline" or len(line) > 200:
            continue
        if match := _BY.match(line) or _ROLE.match(line) or _BY_LATER.search(line):
            who = collapse(_DATE_TAIL.sub("", match["who"])).strip(" ,;|·–—-")
            if who and any(char.isalpha() for char in who):
                return who
        if bare is None and _is_bare_name(line) and text[block.end : block.end + 1] in {"", "\n", "\r"}:
            bare = collapse(line)
    return bare


def _is_bare_name(line: str) -> bool:
    return (
        2 <= len(line.split()) <= 7
        and line[:1].isupper()
        and not _NOT_IN_NAMES.search(line)
        and not _AGENCY.search(line)
        and all(word.lower().strip(",.") not in NOT_NAMES for word in line.split())
    )


def clean_byline(words: str | None) -> str | None:
    """A byline without its "By"."""
    if not words:
        return None
    match = _BY.match(words)
    return collapse(match["who"] if match else words).strip(" ,;|") or None


def _credit(lines: list[tuple[str, Block]], layout: Layout, byline: str | None) -> str | None:
    """The agency that the report says it comes from; one that only contributed is no origin."""
    if layout.agencies:
        return collapse(layout.agencies[0])
    for line, block in lines:
        if block.kind != "dateline" or _CONTRIBUTED.search(line) or len(line) > 300:
            continue
        if not re.match(r"\W*by\b", line, re.I) and (match := _AGENCY.search(line)) and len(line.split()) <= 12:
            return match[0]
        if match := _PARENTHESIS.match(line):
            return collapse(match["who"])
    owners = [owner for line, block in lines if block.kind == "furniture" and (owner := _owner(line)) and _AGENCY.fullmatch(owner)]
    return credit_in(byline) or (owners[0] if owners else None)


def credit_in(byline: str | None) -> str | None:
    """The agency that a byline names: "Staff, with Quillon", "Associated Press"."""
    if not byline:
        return None
    if match := _AGENCY.search(byline):
        return match[0]
    if match := _WITH.search(byline):
        return match["who"] if byline[: match.start()].strip() and "with" in match[0] else None
    return None


def _outlet(text: str, layout: Layout, before: list[tuple[str, Block]], after: list[tuple[str, Block]], byline: str | None) -> str | None:
    """The outlet by the text's own signs: "Other reports by X", its copyright line, its masthead; None where none is clear."""
    signs = [name for line, _ in after if (name := _signed(line)) and not (byline and _same(name, byline))]
    if layout.masthead is not None:
        name = collapse(text[layout.masthead.start : layout.masthead.end])
        if any(_same(name, sign) for sign in signs) or _is_masthead(text, name):
            return name
    if signs:
        return signs[0]
    if layout.title is not None and (match := _SUFFIX.search(collapse(text[layout.title.start : layout.title.end]))):
        return (
            match["who"].strip()
            if _NEWS_WORD.search(match["who"]) and len(match["who"].split()) <= 4 and match["who"][0].isupper()
            else None
        )
    return None


def _signed(line: str) -> str | None:
    """The outlet that a line below the report names as its own."""
    owner = _owner(line)
    # An agency's copyright below a report is a credit; the outlet that runs it is another.
    return None if owner is None or _AGENCY.fullmatch(owner) else owner


def _owner(line: str) -> str | None:
    if len(line) >= 200:
        return None
    match = _OTHER_REPORTS.match(line) or _COPYRIGHT.match(line) or _RESERVED.match(line)
    who = collapse(match["who"]).strip(" .,|–—-") if match else ""
    plausible = who and len(who.split()) <= _MAX_OUTLET_WORDS and who[0].isalnum() and not _NO_OWNER.search(who)
    return who if plausible else None


def _is_masthead(text: str, name: str) -> bool:
    """A first line is a masthead where it sounds like a newspaper, or where the report calls itself by it."""
    if (
        any(word.lower() in {"breaking", "latest", "live", "top", "headlines"} for word in name.split())
        or len(name.split()) > _MAX_OUTLET_WORDS
    ):
        return False
    if fold(name) in {"news", "daily news", "world news", "press", "press release", "news agency", "media", "review", "today", "radio"}:
        return False
    if _NEWS_WORD.search(name) and not re.search(r"\d", name):
        return True
    short = re.escape(name.removeprefix("The "))
    return bool(re.search(rf"\b(?:told|tells|by|to)\s+(?:the\s+)?{short}\b", text))


def _same(a: str, b: str) -> bool:
    return fold(a).removeprefix("the ").strip() == fold(b).removeprefix("the ").strip()
