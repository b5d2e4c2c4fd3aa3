"""The parts of a page to the fields of an article.

``page_fields(name, page)`` chooses the headline, cleans the main text of what extractors leave in (the headline once more, links, sign-up
lines, image credits), and takes times, byline and outlet from the head. What a page says of its outlet is only a claim: where the address
it was fetched from says otherwise, the address is the outlet and the name stays a claim.
"""

import re
from typing import Any

from secondsource.errors import UnreadableInputError
from secondsource.intake.addresses import host, web
from secondsource.intake.furniture import kind_of
from secondsource.intake.html import HostilePageError, Page, dated, read_page
from secondsource.intake.json_records import Fields
from secondsource.intake.moments import read_moment
from secondsource.records.article import Moment
from secondsource.text.normalize import collapse, fold

_SUFFIX = re.compile(r"\s+[|–—»·•:-]\s+|\s+\|\s*")
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date_published",
    "publisheddate",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "published_time",
    "originalpublicationdate",
    "bt:pubdate",
    "date",
)
_UPDATED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:updated_time",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "article.updated",
)
_ARTICLE_TYPES = re.compile(r"article|posting|report|webpage|newsarticle", re.I)
_KEPT = re.compile(
    r"https?://|www\.|©|\(?c\)|copyright|disclaimer|disclosure|clarification|correction|editor|note", re.I
)  # by the outlet, of this report
_LISTED = re.compile(r"[|:\d]")  # items of a table or of a list with amounts
_ENDED = re.compile(r"[。！？.!?…:;,][\"'”’»)\]]*$|[\"”»]$")
_MENU_LINES, _MENU_LINES_INSIDE = 8, 30  # short lines in a row without a mark
_LINK_LINES = 3
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_MIN_BODY_WORDS = 10  # a short report has thirty; what an error page or a consent wall leaves is less
_PRECISE = {"unknown": 0, "year": 1, "month": 2, "day": 3, "hour": 4, "minute": 5}


def page_fields(name: str, markup: str, *, address: str | None = None) -> Fields:
    """Read one page; ``address`` is where it was fetched from, if that is known.

    Raises:
        UnreadableInputError: it holds no article, or is built to hang a parser.
    """
    try:
        page = read_page(markup)
    except HostilePageError as error:
        raise UnreadableInputError(name, f"refused: {error}") from error
    title = _title(page)
    lines = _body_lines(page.text, title, {_key(words) for words in page.bylines})
    if sum(max(len(line.split()), _wide_chars(line) // 2) for line in lines) < _MIN_BODY_WORDS:
        raise UnreadableInputError(name, "no body: the page holds no article text")
    address = address or page.saved_from
    outlet, claimed = _outlet(page, address)
    published, updated = _times(page, markup)
    problems = ["no headline in the page"] if title is None else []
    return Fields(
        text="\n\n".join([title, *lines] if title else lines),
        title=title,
        outlet=outlet,
        claimed_outlet=claimed,
        byline=_byline(page),
        published=published,
        updated=updated,
        language=_language(page.language),
        url=web(address) or web(page.canonical) or web(page.metas.get("og:url")),
        problems=tuple(problems),
    )


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))


def _title(page: Page) -> str | None:
    """The headline: the <h1> that the head agrees with, else what the head gives, without the outlet's name behind it."""
    stated = [
        page.metas.get("og:title"),
        *(_string(item.get("headline")) for item in page.linked),
        page.metas.get("twitter:title"),
        page.title,
    ]
    heads = [collapse(words) for words in stated if words]
    for heading in page.headings:
        key = _key(heading)
        if key and len(heading) < 300 and any(key in _key(words) or _key(words) in key for words in heads):
            return heading
    if len(page.headings) == 1 and len(page.headings[0].split()) >= 4 and len(page.headings[0]) < 300:
        return page.headings[0]
    return _without_suffix(heads[0], page) if heads else None


def _without_suffix(title: str, page: Page) -> str:
    site = _key(page.metas.get("og:site_name") or "")
    parts = _SUFFIX.split(title)
    last = _key(parts[-1]) if len(parts) > 1 else ""
    if last and (last == site or len(last.split()) <= 4) and len(_key(title[: title.rfind(parts[-1])]).split()) >= 3:
        return title[: title.rfind(parts[-1])].rstrip(" |–—»·•:-")
    return title


def _body_lines(text: str, title: str | None, bylines: set[str]) -> list[str]:
    """Paragraphs of the main text without the headline and what is certainly furniture."""
    wanted = _key(title) if title else None
    seen: set[str] = set()
    kept: list[str] = []
    for number, line in enumerate(text.split("\n\n")):
        line = line.strip()
        key = _key(line)
        if not key or (number < 6 and (key == wanted or key in bylines)):
            continue
        # Captions and decks come twice near the top; further down a repetition is the author's (each day of a plan, each verse).
        if len(line) > 60 and (key in seen if number < 8 else bool(kept) and key == _key(kept[-1])):
            continue
        if kind_of(line) in {"furniture", "related", "comments"} and not _KEPT.match(line):
            continue
        seen.add(key)
        kept.append(line)
    return _without_lists_of_links(kept)


def _without_lists_of_links(lines: list[str]) -> list[str]:
    """Menus anywhere, and the list of links that ends a page: runs of short lines that no mark ends."""
    short = [len(line.split()) <= 6 and len(line) <= 60 and not _ENDED.search(line) for line in lines]
    dropped: set[int] = set()
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and short[i]:
            continue
        # Between paragraphs a list of short items is the author's unless it is longer than any author's.
        at_edge = (
            start == 0
            or i == len(lines)
            or not any(len(line.split()) >= 20 for line in lines[:start])
            or not any(len(line.split()) >= 20 for line in lines[i:])
        )
        listed = sum(bool(_LISTED.search(line)) for line in lines[start:i])
        if i - start >= (_MENU_LINES if at_edge else _MENU_LINES_INSIDE) and listed * 3 < i - start:
            dropped.update(range(start, i))
        start = i + 1
    end = len(lines)
    while (
        end
        and (not _ENDED.search(lines[end - 1]) or lines[end - 1].startswith("- "))
        and len(lines[end - 1].split()) <= 30
        and not lines[end - 1].startswith(("|", "("))
    ):
        end -= 1
    links = [i for i in range(end, len(lines)) if lines[i].startswith("- ")]
    if len(links) >= _LINK_LINES:
        dropped.update(range(links[0], len(lines)))
    return [line for i, line in enumerate(lines) if i not in dropped]


def _wide_chars(line: str) -> int:
    """Characters of scripts that write no spaces between words."""
    return 0 if line.isascii() else len(_NO_SPACES.findall(line))


def _string(value: Any) -> str | None:
    return collapse(value) if isinstance(value, str) and value.strip() else None


def _articles(page: Page) -> list[dict[str, Any]]:
    """JSON-LD objects that describe the article, those of an article's type first."""
    typed = [item for item in page.linked if _ARTICLE_TYPES.search(str(item.get("@type") or ""))]
    return [item for item in typed if "page" not in str(item.get("@type")).lower()] + [
        item for item in typed if "page" in str(item.get("@type")).lower()
    ]


def _times(page: Page, markup: str) -> tuple[Moment | None, Moment | None]:
    linked = _articles(page)
    published = _best(
        [_string(item.get("datePublished")) for item in linked]
        + [page.metas.get(name) for name in _PUBLISHED_METAS]
        + [
            value
            for value, marks in page.times
            if re.search(r"publish|pubdate|date-?line|timestamp|datecreated|entry-date|posted", marks)
            and not re.search(r"modif|updat", marks)
        ]
        + [value for value, _ in page.times[:1]]
    )
    if published is None and (day := dated(markup)):
        published = read_moment(day)
    updated = _best(
        [_string(item.get("dateModified")) for item in linked]
        + [page.metas.get(name) for name in _UPDATED_METAS]
        + [value for value, marks in page.times if re.search(r"modif|updat", marks)]
    )
    if updated is not None and published is not None and updated.when == published.when:
        updated = None
    return published, updated


def _best(candidates: list[str | None]) -> Moment | None:
    """The first that is a date, or a finer statement of the same day further down the list."""
    best: Moment | None = None
    for words in candidates:
        moment = read_moment(words) if words else None
        if moment is None:
            continue
        if best is None or (
            best.when and moment.when and moment.when[:10] == best.when[:10] and _PRECISE[moment.precision] > _PRECISE[best.precision]
        ):
            best = moment
    return best


def _byline(page: Page) -> str | None:
    names: list[str] = []
    for item in _articles(page):
        value = item.get("author")
        for one in value if isinstance(value, list) else [value]:
            name = _string(one.get("name")) if isinstance(one, dict) else _string(one)
            if name and not name.startswith("http") and name not in names and len(name) < 80:
                names.append(name)
        if names:
            # The line that the page shows often says more: "Greta Olmo, Sarrow" tells that somebody was there.
            shown = [words for words in map(_bare, page.bylines) if words.startswith(names[0]) and _is_shown_byline(words)]
            return shown[0] if len(names) == 1 and shown else ", ".join(names[:6])
    for words in page.bylines:
        if _is_shown_byline(words):
            return words
    for key in ("author", "byl", "article:author", "dc.creator", "parsely-author", "sailthru.author"):
        name = page.metas.get(key)
        if name and not name.startswith(("http", "/", "@")) and len(name) < 120:
            return name
    return None


def _bare(words: str) -> str:
    return re.sub(r"^by:?\s+", "", words, flags=re.I)


def _is_shown_byline(words: str) -> bool:
    return len(words) <= 80 and len(words.split()) >= 2 and not re.search(r"https?:|@|\d{4}|\d:\d", words)


def _outlet(page: Page, address: str | None) -> tuple[str | None, str | None]:
    """Outlet and claimed outlet."""
    claim = _claim(page)
    named = host(address) or host(page.canonical) or host(page.metas.get("og:url"))
    if named is None:
        return claim, None
    if claim is None:
        return named, None
    return (claim, None) if _agree(claim, named) else (named, claim)


def _claim(page: Page) -> str | None:
    """The name that the page gives its outlet."""
    site = page.metas.get("og:site_name") or page.metas.get("application-name")
    if site and len(site) <= 60:
        return site
    for item in _articles(page):
        publisher = item.get("publisher")
        name = _string(publisher.get("name")) if isinstance(publisher, dict) else None
        if name and len(name) <= 60:
            return name
    if page.title:
        parts = _SUFFIX.split(page.title)
        told = any(_key(parts[0]) in _key(heading) or _key(heading) in _key(page.title) for heading in page.headings)
        if (
            len(parts) > 1
            and 1 <= len(parts[-1].split()) <= 5
            and (told or (not page.headings and len(parts[0].split()) >= 3 and " | " in page.title))
        ):
            return collapse(parts[-1])
    return None


def _agree(claim: str, named: str) -> bool:
    """Whether a name can be that of the host: one of its words, or its initials, stands in the address."""
    plain = fold(named).replace("-", "")
    words = re.findall(r"\w+", fold(claim))
    initials = "".join(word[0] for word in words)
    return (
        any(word in plain for word in words if len(word) >= 4)
        or "".join(words) in plain
        or (len(initials) >= 2 and initials in re.split(r"[.]", plain))
        or any(word in re.split(r"[.]", plain) for word in words)
    )


def _language(code: str | None) -> str | None:
    short = (code or "").lower().replace("_", "-").partition("-")[0]
    return short if 2 <= len(short) <= 3 and short.isalpha() and short.isascii() else None
