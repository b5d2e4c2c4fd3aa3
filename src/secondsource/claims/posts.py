"""Posts that a page shows whole: a paragraph that ends with the account and the day is its writer's, from its first word to the last.

They stand without quotation marks ("Our ferry is late. — Marle Ferries (@marleferries) March 3, 2026"), so the reading takes their words
for the outlet's own, and what stands inside of them for what somebody is reported to have said.
"""

import re
from collections.abc import Sequence

import msgspec

from secondsource.records.article import Article, Span
from secondsource.records.reading import Actor, Attribution, Reading
from secondsource.text.quotations import Region

_SIGNED = re.compile(r"[—–-]{1,2}\s?([^\n—–()]{2,50}?)\s\(@\w{1,15}\)\s[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s*$")
_REACH = 120  # code points of a paragraph in which it is signed
_LINK = ("http:", "https:", "pic.", "t.co/")
_OPENING = re.compile(r"[\s.…]*")
MIN_WORDS = 4
MAX_LINKS = 10


def posts(article: Article, paragraphs: Sequence[tuple[int, int]]) -> list[Attribution]:
    """One direct attribution for each paragraph that is signed as a post, in order."""
    found = []
    for low, high in paragraphs:
        begin = max(low, high - _REACH)
        signed = _SIGNED.search(article.text[begin:high])
        if signed is None:
            continue
        end = _without_links(article.text, low, begin + signed.start())
        opening = _OPENING.match(article.text, low, end)
        start = opening.end() if opening else low
        if len(article.text[start:end].split()) < MIN_WORDS:
            continue
        name = Span(begin + signed.start(1), begin + signed.end(1))
        words = " ".join(article.words(name).split())
        speaker = Actor(name=words, how="name", span=name, kind="person" if len(words.split()) > 1 else "unknown")
        found.append(Attribution(source=(name,), cue=(), content=(Span(start, end),), kind="direct", speaker=speaker))
    return found


def _without_links(text: str, start: int, end: int) -> int:
    """Where the words of a post end: before the addresses and dots behind them."""
    for _ in range(MAX_LINKS):
        end = start + len(text[start:end].rstrip(" .…\t"))
        last = max(text.rfind(" ", start, end), text.rfind("\t", start, end), start - 1) + 1
        if last >= end or not text.startswith(_LINK, last):
            break
        end = last
    return end


def with_posts(reading: Reading, found: Sequence[Attribution]) -> Reading:
    """The reading in which nobody else says anything inside a post; indices of attributions stay what they were."""
    if not found:
        return reading
    spans = [one.content[0] for one in found]

    def inside(one: Attribution) -> bool:
        return any(part.start < span.end and span.start < part.end for part in one.content for span in spans)

    nobody = Attribution(source=(), cue=(), content=(), kind="direct")
    kept = [nobody if inside(one) else one for one in reading.attributions]
    return msgspec.structs.replace(reading, attributions=(*kept, *found))


def with_regions(regions: Sequence[Region], found: Sequence[Attribution]) -> tuple[Region, ...]:
    """The quotations of an article and its posts, in order; marks inside a post are its own."""
    spans = [one.content[0] for one in found]
    outside = [region for region in regions if not any(region.start < span.end and span.start < region.end for span in spans)]
    return tuple(sorted([*outside, *(Region(span.start, span.end, True) for span in spans)], key=lambda region: region.start))
