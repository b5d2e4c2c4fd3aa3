"""Where a page speaks of itself: prompts to sign up, notes on the author, on versions of the text, on money that it earns.

Such words stand in whole sentences with end marks, so that no look of a line tells them from the report; what tells them is that they speak
to the reader and of the article (``data/page_phrases.tsv``) and, of a note on the author, that it begins with the name of the byline.
A sentence with quotation marks is never taken: somebody may be quoted who speaks like a page.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from secondsource.intake.lines import Paragraph
from secondsource.text.sentences import sentence_spans

_MARKS = re.compile(r"[\"“”„«»]")
_VERBS = "is|are|was|has|writes|wrote|reported|contributed|covers|serves|served|co-?founded|teaches|directs|leads|hosts|can be|lives|works"
_BY_NAME = re.compile(rf"(?:[A-ZÀ-Þ][\w.'’-]*\s+){{1,4}}(?:\([^)]{{2,40}}\)\s|@\w+\s)?(?:{_VERBS})\b")
_TELLS_OF = re.compile(rf"[^.]{{0,160}}?\b(?:{_VERBS})\b")
_NAMES = re.compile(r"\s*(?:[,;|]|\band\b|\b[Bb]y\b|\b[Ww]ith\b|\b[Aa]nalysis\b|\b[Oo]pinion\b)\s*")
_LONGEST_WORDS = 130  # a longer paragraph is no prompt
_FIRST, _LAST = 2, 5  # paragraphs above and below a report in which notes on its author stand
_BYLINE_NAMES = 12
_HERE = ("here.", "here", "here:", "here!", "here,", "here.)", "here:)")
_POINTER = re.compile(
    r"(?:^|(?<=[.!?”\"')] ))[(\[]?(?:You can |Please |To )?"
    r"(?:[Rr]ead|[Ss]ee|[Ww]atch|[Ll]isten to|[Vv]iew|[Ff]ind|[Cc]heck out|[Cc]lick|[Ll]earn|[Ss]ubscribe|[Ss]ign up)\b"
    r"[^.!?;“”\"\n]{0,90}\b(?:here|HERE|Here)(?:[.:!][)\]]?|$|[)\]])(?=\s|$)"
)
_EARLY, _EARLY_BEHIND_NAME = 12, 45  # code points of a sentence before which it turns to the reader


@cache
def _phrases() -> dict[str, str]:
    """Phrases with their scope."""
    text = resources.files("secondsource.intake").joinpath("data", "page_phrases.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {phrase: scope for scope, phrase in rows}


@cache
def _keys() -> dict[str, list[str]]:
    """Phrases by their longest word but the last, behind which a mark may stand: a text that lacks the word lacks the phrase."""
    keys: dict[str, list[str]] = {}
    for phrase in _phrases():
        keys.setdefault(max(phrase.split()[:-1], key=len), []).append(phrase)
    return keys


def mark_notes(text: str, found: Sequence[Paragraph], byline: str | None) -> None:
    """Mark paragraphs, or sentences in them, in which the page speaks; ``found`` are those before the comments."""
    low = text.lower()
    keys = _keys()
    once = set(low.split())
    said = [phrase for key in keys.keys() & once for phrase in keys[key] if phrase in low]
    authors = _authors(byline)
    points = not once.isdisjoint(_HERE)
    if not said and not authors and not points:
        return
    bodies = [item for item in found if item.kind is None]
    edge = {id(item) for item in (*bodies[:_FIRST], *bodies[-_LAST:])} if len(bodies) > _FIRST else set()
    for item in bodies:
        if id(item) in edge and item.text.startswith(authors) and _of_author(item.text, authors):
            item.kind = "furniture"
        elif said:
            _mark(item, said, at_edge=id(item) in edge)
        if points and item.kind is None and "ere" in item.text and (pointers := _pointers(item.text)):
            item.apart += [(start, end, "furniture") for start, end in pointers]
            if item.is_apart():
                item.kind = "furniture"


def _authors(byline: str | None) -> tuple[str, ...]:
    """The full names in a byline."""
    names = [name for name in _NAMES.split(byline[:400]) if 2 <= len(name.split()) <= 4] if byline else []
    return tuple(dict.fromkeys(names[:_BYLINE_NAMES]))


def _of_author(words: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph that begins with the name of its own author tells who that is."""
    return any(words.startswith(name) and _TELLS_OF.match(words, len(name), len(name) + 200) for name in authors)


def _mark(item: Paragraph, said: Sequence[str], *, at_edge: bool) -> None:
    low = item.text.lower()
    here = [phrase for phrase in said if phrase in low]
    if not here:
        return
    scopes = {_phrases()[phrase] for phrase in here}
    sentences = sentence_spans(item.text, 0, len(item.text))
    own = [(at, b) for a, b in sentences if (at := _speaks_from(item.text, a, b, here)) is not None]
    all_own = len(own) == len(sentences) and all(at == a for (at, _), (a, _) in zip(own, sentences, strict=True))
    # A note on an author may name a book in quotation marks; in a prompt they are somebody's words.
    whole = ("paragraph" in scopes and not _MARKS.search(item.text)) or (
        at_edge and ("edge" in scopes or ("note" in scopes and bool(_BY_NAME.match(item.text))))
    )
    if own and item.words <= _LONGEST_WORDS and (whole or all_own):
        item.kind = "furniture"
    else:
        item.apart += [(a, b, "furniture") for a, b in own]


def _pointers(words: str) -> list[tuple[int, int]]:
    """Sentences that send the reader to a link: "Read the full letter here." Not those of somebody who is quoted."""
    found = []
    for match in _POINTER.finditer(words):
        quoted = words.count("“", 0, match.start()) > words.count("”", 0, match.start()) or words.count('"', 0, match.start()) % 2
        if not quoted:
            found.append(match.span())
    return found


def _speaks_from(words: str, start: int, end: int, phrases: Sequence[str]) -> int | None:
    """Where a sentence turns to the reader: at its beginning, or at a prompt with a capital behind an abbreviation."""
    sentence = words[start:end]
    low = sentence.lower()
    if len(low) != len(sentence):
        return None
    if _MARKS.search(sentence):  # the name of a book or programme, where the page speaks of its author or of itself
        phrases = [phrase for phrase in phrases if _phrases()[phrase] == "edge"]
    places = [(at, phrase) for phrase in phrases if (at := low.find(phrase)) >= 0]
    if not places:
        return None
    at, phrase = min(places)
    if at and sentence[at].isupper() and sentence[:at].rstrip()[-1:] in ".!?)":
        return start + at
    early = _EARLY_BEHIND_NAME if phrase.startswith(("can ", "may ")) else _EARLY
    return start if at <= early or _phrases()[phrase] != "note" else None
