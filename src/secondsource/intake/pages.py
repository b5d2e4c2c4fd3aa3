"""A page to the fields of an article: its main text, and what its head says of it."""

import html as entities
import re

from secondsource.errors import UnreadableInputError
from secondsource.intake.html import main_text
from secondsource.intake.json_records import Fields
from secondsource.intake.moments import read_moment

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title>", re.I)
_H1 = re.compile(r"<h1[^>]{0,500}>(.{1,500}?)</h1>", re.I | re.S)
_PUBLISHED = re.compile(r"<meta[^>]{0,200}article:published_time[^>]{0,50}content=[\"']([^\"']{4,60})", re.I)
_CANONICAL = re.compile(r"<link[^>]{0,100}rel=[\"']canonical[\"'][^>]{0,50}href=[\"']([^\"']{4,500})", re.I)


def page_fields(name: str, page: str) -> Fields:
    """Read one page.

    Raises:
        UnreadableInputError: no article in it.
    """
    text = main_text(page)
    if not text:
        raise UnreadableInputError(name, "no body: the page holds no article text")
    head = _H1.search(page) or _TITLE.search(page)
    title = " ".join(entities.unescape(re.sub(r"<[^>]{0,500}>", "", head[1])).split()) if head else None
    suffix = _TITLE.search(page)
    outlet = None
    if suffix and " | " in suffix[1]:
        outlet = entities.unescape(suffix[1]).rpartition(" | ")[2].strip()
    published = _PUBLISHED.search(page)
    canonical = _CANONICAL.search(page)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Fields(
        text=text,
        title=title,
        outlet=outlet,
        published=read_moment(published[1]) if published else None,
        url=canonical[1] if canonical else None,
    )
