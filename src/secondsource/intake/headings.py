"""Short lines between the paragraphs of a report: headings, lists, highlights and links.

A heading repeats what follows and is no sentence of anybody. The items of a list are the report's, though they look like headings: a line
that ends in a colon stands before them ("Here are the figures:"), and one item follows the other.
"""

import re
from collections.abc import Sequence

from secondsource.intake.datelines import closing
from secondsource.intake.furniture import AUTHOR_NOTE, NOT_NAMES
from secondsource.intake.lines import Paragraph

_HEADING_WORDS = 10
_LEAD_IN_WORDS, _FEWEST_ITEMS = 4, 2
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_LINK_WORDS = 18
_PROSE_WORDS = 25  # so long that it can be nothing but a paragraph, whatever mark it ends with
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|[A-Z]\.[A-Z]\.?|de|del|della|da|van|von|der|den|bin|al|el|la|le)$")
_BRACKETED = re.compile(r"^[(\[][A-Z][\w./&’'-]*(?: [\w./&’'-]+){0,3}[)\]]$")  # "(Quillon)" below a report: an agency's credit
_HOLDS_SENTENCE = re.compile(r"[.!?,][\"”’']\s")  # “We'll see what happens.” — A. Wick
_POINTS = re.compile(r"\W*(?:key (?:points|takeaways|facts)|at a glance|in brief|what we know(?: so far)?|the main points)\s*:?$", re.I)
_SLASHED = re.compile(r"^[A-Z][\w-]{1,12}(?:/[A-Z][\w-]{1,15}){1,3}$")  # "ABE/Quillon"
_ASKS_FOR_MORE = re.compile(
    r"\b(?:said|says|added|told|asked|wrote|replied|tweeted|continued|follows|following|stated|reads?)\b[^:]{0,30}:$", re.I
)


def is_prose(item: Paragraph) -> bool:
    """Ended like a sentence and long enough to be one, or so long that it can be nothing else."""
    return (item.ended and item.words >= 6 and item.text[-1] not in ":;") or item.words >= _PROSE_WORDS


def is_name(line: str) -> bool:
    """Two to four words that can be a person's name and no section's."""
    words = line.replace(" and ", " ").replace(",", "").split()
    return (
        2 <= len(words) <= 4 + 3 * (" and " in line)
        and all(map(_NAME_WORD.match, words))
        and not any(w.lower() in NOT_NAMES for w in words)
    )


def mark_headings(found: Sequence[Paragraph], first: int, thread: int) -> None:
    """Short lines without an end mark that no sentence runs into; author's notes at the end; paragraphs that repeat."""
    seen: set[str] = set()
    careful = _ends_its_paragraphs(found)
    last = max((i for i in range(first, thread) if found[i].kind is None and is_prose(found[i])), default=first)
    points = False
    listed = _listed(found, first, last)
    for i in _numbered(found, first, last):
        found[i].kind = "furniture"
    for i in range(thread):
        item = found[i]
        if i in listed:
            continue
        points = bool(_POINTS.match(item.text)) or (points and item.kind is None and not is_prose(item) and item.words >= 4)
        if item.kind is not None or (points and not _POINTS.match(item.text)):
            continue
        if item.words >= 8 and item.text in seen:
            item.kind = "furniture"
            continue
        seen.add(item.text)
        if i >= thread - 4 and i > first and item.words <= 90 and AUTHOR_NOTE.match(item.text):
            item.kind = "furniture"
        elif careful and i < first and item.words <= 30 and _is_unended(item, "\"“‘'"):
            item.kind = "furniture"  # the lines above a report that sum it up
        elif is_heading(item) and (first < len(found) or i > 0):
            item.kind = "dateline" if i > last and _is_signed(item.text) else "furniture"
        # Behind the report a line without an end mark is the page's; inside it only where the report ends its paragraphs with care.
        elif i > 0 and _is_unended(item) and (item.words <= _PROSE_WORDS if i > last > first else careful and item.words <= _LINK_WORDS):
            item.kind = "furniture"


def _listed(found: Sequence[Paragraph], first: int, last: int) -> set[int]:
    """Lists inside ``found[first:last]``: a line of prose that ends in a colon, and two or more lines below it that are no paragraphs."""
    listed: set[int] = set()
    at = first
    while at < last:
        item = found[at]
        run = [at]
        if item.kind is None and item.text[-1] == ":" and item.words >= _LEAD_IN_WORDS and _is_small(item.text):
            while run[-1] + 1 < last and _is_item(found[run[-1] + 1]):
                run.append(run[-1] + 1)
            if len(run) > _FEWEST_ITEMS:
                listed.update(run)
        at = run[-1] + 1
    return listed


def _is_small(words: str) -> bool:
    """Whether half the words or more begin in lower case, as in a sentence."""
    small = [word[0].islower() for word in words.split()]
    return 2 * sum(small) >= len(small)


def _is_item(item: Paragraph) -> bool:
    return (
        item.kind is None
        and not is_prose(item)
        and item.text[-1] != ":"
        and (item.words >= _LEAD_IN_WORDS or bool(_DIGIT.search(item.text)))
    )


def _numbered(found: Sequence[Paragraph], first: int, last: int) -> list[int]:
    """Headings with numbers ("2. What comes next"): two or more, each above a paragraph."""
    numbered = [
        i
        for i in range(first, last)
        if found[i].bullet
        and found[i].kind is None
        and not found[i].ended
        and found[i].words <= _LINK_WORDS
        and _NUMBER.match(found[i].text)
    ]
    above = [i for i in numbered if found[i + 1].kind is None and not found[i + 1].bullet and is_prose(found[i + 1])]
    return above if len(above) > 1 else []


def _ends_its_paragraphs(found: Sequence[Paragraph]) -> bool:
    """Whether nearly all long paragraphs have an end mark, so that a short line without one is a heading, a highlight or a link."""
    long = [item.ended for item in found if item.kind is None and item.words >= 20]
    return len(long) >= 4 and sum(long) >= 0.9 * len(long)


def is_heading(item: Paragraph) -> bool:
    """By its own look: short, without the end of a sentence, not broken off."""
    text = item.text
    if item.apart or item.bullet or item.words > _HEADING_WORDS or len(text) > 90 or _HOLDS_SENTENCE.search(text):
        return False
    if _is_credited(text):
        return False
    if text[-1] == ":":
        return item.words <= 6 and not _ASKS_FOR_MORE.search(text)
    if text[-1] in ",;-–—":
        return False
    if item.ended:
        # ‘900 Containers’ is a heading, "We will not." a sentence.
        capitals = sum(word.strip("\"“”‘’'«»")[:1].isupper() for word in text.split())
        return (
            text[-1] in "\"”’'»"
            and (item.words <= 5 or capitals >= 0.7 * item.words)
            and text[-2:-1] not in ".!?,…"
            and text[0] in "\"“‘'«"
        )
    return text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'«#[(" or item.words <= 4


def _is_unended(item: Paragraph, marks: str = "‘'") -> bool:
    """Without an end mark, from a capital to a word; a headline quotes in single ``marks``, a report in double ones."""
    return (
        not item.ended
        and not item.apart
        and not item.bullet
        and item.text.lstrip(marks)[:1].isupper()
        and item.text[-1].isalnum()
        and "@" not in item.text
        and not _is_credited(item.text)
    )


def _is_credited(words: str) -> bool:
    """A sentence of the report with a credit behind it, which hides its end mark: "It was late. (Reporting by Ada Holt)"."""
    if ". " not in words:
        return False
    end, _ = closing(words)
    return words[:end].rstrip()[-1:] in ".!?" and end < len(words)


def _is_signed(line: str) -> bool:
    """A line below the report that says whose it is: "- Ada Holt", "(Quillon)", "ABE/Quillon"."""
    if _BRACKETED.match(line) or _SLASHED.match(line):
        return True
    return line[0] in "-—–" and is_name(line.lstrip("-—– "))
