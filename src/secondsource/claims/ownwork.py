"""Marks of a newsroom's own work, in its words: whom it was told, what it saw, where its reporter stood.

A mark is positive evidence; its absence says nothing. "told the Ledger" is the Ledger's mark in the Ledger and a citation of it elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from secondsource.claims.segments import Page
from secondsource.claims.wording import word_set
from secondsource.records.article import Article
from secondsource.text.normalize import fold
from secondsource.text.own_work import DID, STAFF, TOLD

_CAPS = r"(?:[A-Z][\w'’&.-]*|of|the|for|and)"
_NAME = rf"(?:[Tt]he\s+)?[A-Z][\w'’&.-]*(?:\s+{_CAPS}){{0,4}}"
_TOLD = re.compile(rf"\b(?:{TOLD}|interview(?:s|ed)? on|according to|appear(?:ed|ing|ance) on)\s+(?P<name>{_NAME})")
_DID = re.compile(
    rf"(?P<name>{_NAME})(?:,[^,.]{{3,80}},)?\s+(?:\w+ly\s+|has\s+|have\s+|had\s+|first\s+)?"
    rf"(?:{DID}|read|learned|learnt|reported|reports|confirmed)\b"
)
_REPORTER = re.compile(rf"\b(?P<name>{_NAME})(?:'s|’s)?\s+(?:own\s+)?(?:{STAFF}|poll|interview)s?\b")
# Contact without a name of an outlet: the outlet's own, where no other outlet is named beside it.
_CONTACT = re.compile(
    r"\b(?:in an? (?:\w+ ){0,2}interview\b|"
    r"(?:said|told|wrote|added|confirmed|reached|answered|replied)\b[^.“”\"]{0,40}"
    r"\b(?:in|by|via) (?:an? )?(?:e-?mail|text message|telephone|phone)\b|"
    r"(?:did not|didn['’]t|declined to|could not|wouldn['’]t|would not|refused to)\s+(?:immediately |be |respond|return|reply|comment)"
    r"[^.]{0,40}(?:comment|messages?|calls?|reached|inquir|e-?mails?|request)|"
    r"referred (?:questions|a reporter|calls|inquiries))",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,'’-]{2,40}(?:,\s[\w. ]{2,30})?\s*(?:\([^)]{2,40}\)\s*)?[―—–-]{1,2}\s")
_OTHERS = re.compile(
    r"\b(?:interview(?:s|ed)? (?:with|by|to)|told)\s+(?:the\s+)?[\"“A-Z]|"
    r"\b(?:broadcast|aired?|airing|published|posted|appear\w*|television|tv|show|program)\b|"
    r"\bon\s+(?:[\"“‘']|[A-Z]{2,})"
)
_SAW = re.compile(r"\b(?:watched|saw|counted|seen)$")
_SKIPPED = word_set("the of and for")


class Mark(NamedTuple):
    """Words that show own work (``strong``: contact or presence; a dateline alone is weak), or name another outlet (``cites``)."""

    start: int
    end: int
    words: str
    strong: bool
    cites: str | None = None
    saw: bool = False  # the outlet says that it was there or saw it


def outlet_keys(article: Article) -> frozenset[str]:
    """Squeezed forms under which the outlet may be named: its name, and the middle of its address."""
    names = [name for name in (article.outlet, article.claimed_outlet) if name]
    keys = {_squeezed(name) for name in names}
    url = article.provenance.url or ""
    host = re.match(r"https?://(?:www\d?\.)?([^/:]+)", url)
    for name in [host[1]] if host else []:
        keys.update(part for part in name.split(".")[:-1] if len(part) > 3)
    for name in names:
        words = [word for word in fold(name).split() if word not in _SKIPPED]
        if len(words) > 1 and len(words[-1]) > 3:
            keys.add(words[-1])
    return frozenset(key for key in keys if len(key) > 1)


def _squeezed(name: str) -> str:
    return "".join(word for word in re.findall(r"\w+", fold(name)) if word not in _SKIPPED)


@lru_cache(maxsize=1 << 16)
def names_outlet(name: str, keys: frozenset[str]) -> bool:
    """The capitalised words name the outlet: squeezed together, by initials, or as initials with the last word."""
    words = [word for word in re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", name)) if fold(word) not in _SKIPPED]
    for length in range(len(words), 0, -1):
        part = [fold(word) for word in words[:length]]
        forms = {"".join(part), "".join(word[0] for word in part[:-1]) + part[-1]}
        if length >= 3:
            forms.add("".join(word[0] for word in part))
        if forms & keys:
            return True
        # "HarbPost" for harbouringpost: the beginning and the end of the name.
        pieces = [fold(piece) for word in words[:length] for piece in re.findall(r"[A-Z][a-z]+|[A-Z]+|[a-z]+", word)]
        ends = len(pieces) > 1 and min(len(pieces[0]), len(pieces[-1])) > 2
        if ends and any(len(key) > 8 and key.startswith(pieces[0]) and key.endswith(pieces[-1]) for key in keys):
            return True
    return False


def marks(page: Page, others: Sequence[tuple[str, frozenset[str]]] = ()) -> tuple[Mark, ...]:
    """Marks of own work in the body, in order; ``others`` are (id, keys) of the story's other outlets, for citations."""
    text, keys = page.article.text, outlet_keys(page.article)
    found: list[Mark] = []
    for low, high in page.paragraphs:
        for pattern in (_TOLD, _DID, _REPORTER):
            for match in pattern.finditer(text, low, high):
                found.extend(_named(match, pattern is _TOLD, keys, others))
    found.extend(_contacts(page))
    opening = page.paragraphs[0] if page.paragraphs else None
    line = _DATELINE.match(text, *opening) if opening else None
    if line and not re.search(r"\([^)]*\)", line[0]):
        found.append(Mark(line.start(), line.end(), line[0].strip(), False))
    found.extend(
        Mark(block.start, block.end, text[block.start : block.end].strip(), False)
        for block in page.article.blocks
        if block.kind == "dateline" and _DATELINE.match(text[block.start : block.end] + " ")
    )
    return tuple(sorted(set(found)))


def _named(match: re.Match[str], told: bool, keys: frozenset[str], others: Iterable[tuple[str, frozenset[str]]]) -> Iterable[Mark]:
    name = match["name"]
    if names_outlet(name, keys):
        words = re.sub(r"(?:[.,’']|\s(?:the|of|and|for))+$", "", match[0])
        if not (told and words.startswith("according to")):
            yield Mark(match.start(), match.start() + len(words), words, True, None, bool(_SAW.search(words)))
        return
    for other, theirs in others:
        if names_outlet(name, theirs):
            yield Mark(match.start(), match.end(), match[0], False, other)
            return


def _contacts(page: Page) -> list[Mark]:
    text = page.article.text
    found: list[Mark] = []
    for low, high in page.paragraphs:
        for match in _CONTACT.finditer(text, low, high):
            if any(region.start <= match.start() < region.end for region in page.regions):
                continue
            number = page.sentence_at(match.start())
            if number is None:
                continue
            sentence = page.article.sentences[number]
            words = text[sentence.start : sentence.end]
            # "in an interview with X": X's work, whoever X is.
            if _OTHERS.search(words):
                continue
            found.append(Mark(match.start(), match.end(), match[0], True))
    return found
