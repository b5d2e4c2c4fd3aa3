"""A page to its parts: main text, and what its head and marked elements say. The one owner of trafilatura, htmldate, resiliparse and lxml.

Nothing is decided here and nothing is fetched; ``pages.py`` chooses among the parts. Hostile markup (elements nested by the ten thousand)
is refused before a parser sees it, since both extractors hang or crash on it.
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import itertools
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import lxml.etree
import lxml.html
import trafilatura
from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text

MAX_PAGE_CHARS = 6 << 20  # the largest real news pages have 3 million characters, nearly all of it script
MAX_DEPTH = 400  # nested elements; browsers stop at 512, articles stay below 60
_MAX_ATTRIBUTE_CHARS = 20000  # embedded images; no part of an article
_MAX_JSON_LD_CHARS = 400000
_LONG_ATTRIBUTE = re.compile(rf"(?<==)(\"[^\"<>]{{{_MAX_ATTRIBUTE_CHARS},}}\"|'[^'<>]{{{_MAX_ATTRIBUTE_CHARS},}}')")
_DROPPED = re.compile(r"<(script|style|svg|template)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,2000}?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option".split())
_LAYOUT_BREAKS, _LAYOUT_CHARS = 3, 400  # paragraphs in one cell: no table of figures has them
_POSTED = re.compile(r"twitter|tweet|instagram|tiktok|social|embed", re.I)
_BOXES = "//*[" + " or ".join(f"contains(@class,'{name}')" for name in ("tooltip", "popover", "popup", "rollover", "hovercard")) + "]"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{4,2000})\s*-->", re.I)
_BOX = re.compile(
    r"(?:tooltip|popover|popup|rollover|hovercard)[\w-]*[-_](?:block|content|text|card|body|inner)\b|\b(?:tooltiptext|popover-body)\b", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a bad page is our caller's news, told once, not a log line for each element


class Page(NamedTuple):
    """The parts of one page, as they stand in it."""

    text: str  # main text, paragraphs separated by blank lines; empty where there is none
    title: str | None  # of the <title> element
    headings: tuple[str, ...]  # of <h1> elements
    metas: dict[str, str]  # name, property or itemprop in lower case -> first content
    linked: tuple[dict[str, Any], ...]  # objects of JSON-LD, flattened
    canonical: str | None
    saved_from: str | None  # the address that a browser wrote into the file it saved
    language: str | None
    times: tuple[tuple[str, str], ...]  # (datetime attribute or text, class and itemprop) of <time>
    bylines: tuple[str, ...]  # texts of elements that are marked as the byline


class HostilePageError(Exception):
    """The markup is built so that parsers hang; ``str()`` says how."""


def read_page(page: str) -> Page:
    """Parse one page and take it apart.

    Raises:
        HostilePageError: too large or nested too deeply.
    """
    if len(page) > MAX_PAGE_CHARS:
        raise HostilePageError(f"a page of more than {MAX_PAGE_CHARS >> 20} million characters")
    page = _CONTROLS.sub(" ", page)
    slim = _LONG_ATTRIBUTE.sub('""', _DROPPED.sub(" ", page))
    if _depth(slim) > MAX_DEPTH:
        raise HostilePageError(f"elements nested more than {MAX_DEPTH} deep")
    try:
        tree = lxml.html.document_fromstring(slim)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return Page("", None, (), {}, (), None, None, None, (), ())
    _prepare(tree)
    saved = _SAVED_FROM.search(page[:4000])
    parts = _parts(tree, saved[1] if saved else None)
    return parts._replace(text=_main_text(tree, slim))


def _prepare(tree: lxml.html.HtmlElement) -> None:
    """Mend what the extractor gets wrong: it drops posts that a report quotes, and keeps boxes that only show under the pointer."""
    for quoted in tree.xpath("//blockquote[contains(@class,'twitter') or contains(@class,'instagram') or contains(@class,'tiktok')]"):
        for element in (quoted, *itertools.islice(quoted.iterancestors("div", "figure"), 2)):
            if _POSTED.search(element.get("class") or ""):
                element.set("class", "")
    for element in tree.xpath(_BOXES):
        if _BOX.search(element.get("class") or "") and element.getparent() is not None and len(_text(element)) < 3000:
            element.drop_tree()
    _unfold_layout_tables(tree)


def _unfold_layout_tables(tree: lxml.html.HtmlElement) -> None:
    """Tables that only set a page in columns become plain boxes; read as tables their paragraphs would run into one line."""
    for table in tree.xpath("//table[.//td]"):
        cells = table.xpath(".//td")
        if any(len(cell.xpath(".//p | .//br")) >= _LAYOUT_BREAKS and len(_text(cell)) >= _LAYOUT_CHARS for cell in cells[:60]):
            for element in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                element.tag = "div"


def _depth(page: str) -> int:
    """A cheap upper bound of how deep elements nest: opened minus closed, over all kinds that must be closed."""
    depth = deepest = 0
    for close, name, empty in _TAG.findall(page):
        if empty or name.lower() in _VOID:
            continue
        depth += -1 if close else 1
        if depth > deepest:
            deepest = depth
            if deepest > MAX_DEPTH:
                break
        elif depth < 0:
            depth = 0
    return deepest


def _main_text(tree: lxml.html.HtmlElement, page: str) -> str:
    """trafilatura's fast mode (F1 .962 on the public benchmark of 181 pages); resiliparse where that finds nothing."""
    try:
        found = trafilatura.extract(tree, fast=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, lxml.etree.LxmlError):
        found = None  # an extractor's own crash on odd markup; the second one reads the page instead
    if not found or len(found) < 120:
        other = extract_plain_text(page, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True)
        found = other if len(other) > 2 * len(found or "") else found
    return "\n\n".join(line.strip() for line in (found or "").split("\n") if line.strip())


def _text(element: Any) -> str:
    return " ".join(str(element.text_content() or "").split())


def _parts(tree: lxml.html.HtmlElement, saved_from: str | None) -> Page:
    title = next((words for element in tree.iter("title") if (words := _text(element))), None)
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("name", "property", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content and len(content) < 2000:
                metas.setdefault(name, content)
    canonical = next(
        (element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split()), None
    )
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    times: list[tuple[str, str]] = []
    for element in tree.iter("time"):
        value = element.get("datetime") or _text(element)
        if value and len(times) < 40:
            times.append(
                (
                    " ".join(value.split())[:100],
                    f"{element.get('class') or ''} {element.get('itemprop') or ''} {'pubdate' if element.get('pubdate') is not None else ''}".lower(),
                )
            )
    return Page(
        text="",
        title=title[:500] if title else None,
        headings=tuple(words[:500] for element in tree.iter("h1") if (words := _text(element)))[:10],
        metas=metas,
        linked=tuple(_linked(tree)),
        canonical=(canonical or "").strip() or None,
        saved_from=saved_from,
        language=language,
        times=tuple(times),
        bylines=tuple(_bylines(tree)),
    )


def _bylines(tree: lxml.html.HtmlElement) -> Iterator[str]:
    count = 0
    for element in tree.xpath(
        "//*[contains(@class,'byline') or contains(concat(' ', @class, ' '), ' by ') or contains(@class,'author') or @rel='author' or @itemprop='author']"
    ):
        words = _text(element)
        if 3 < len(words) <= 160:
            yield words
            count += 1
            if count >= 8:
                return


def _linked(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD, one level of lists and graphs unfolded; broken or bottomless ones are passed over."""
    for element in tree.iter("script"):
        source = element.text or ""
        if "ld+json" not in (element.get("type") or "").lower() or len(source) > _MAX_JSON_LD_CHARS:
            continue
        try:
            value = json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = value if isinstance(value, list) else [value]
        for item in queue[:40]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                if isinstance(graph, list):
                    yield from (inner for inner in graph[:40] if isinstance(inner, dict))


def dated(page: str) -> str | None:
    """The publication day as htmldate finds it in the markup, ``YYYY-MM-DD``; None rather than a guess."""
    try:
        found = find_date(page, extensive_search=False, original_date=True, deferred_url_extractor=True)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, lxml.etree.LxmlError):
        return None
    if not found:
        return None
    year, month, day = found.split("-")
    # It fills in what a page leaves open (a year alone becomes its first of January): the day must stand in the page.
    written = rf"{year}[-/.]?0?{int(month)}[-/.]?0?{int(day)}(?!\d)|(?<!\d)0?{int(day)}[-/.]0?{int(month)}[-/.]{year}|(?<!\d)0?{int(month)}[-/.]0?{int(day)}[-/.]{year}"
    named = rf"(?<!\d)0?{int(day)}(?:st|nd|rd|th)?\W+\w{{3,9}}\W+{year}|\w{{3,9}}\W+0?{int(day)}(?:st|nd|rd|th)?\W+{year}"
    return found if re.search(f"{written}|{named}", page) else None
