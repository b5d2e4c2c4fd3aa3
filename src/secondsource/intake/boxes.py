"""What a page's boxes left in the middle of its paragraphs: links, labels and buttons that were saved as part of a sentence.

``boxes("Senator Ada Holt Ada Marie HoltPort deal stalls again Harbour vote put off MORE (R) said no.")`` gives the range from "Ada Marie"
to "MORE". Signs of the paragraph alone decide: words that no report glues or brackets so, and labels before a headline. What stands before
and behind a box is read on as one sentence (:meth:`~secondsource.records.article.Article.without_boxes`).
"""
# ruff: noqa: E501  (patterns: one row a line is easier to check than a broken one)

import re
from collections.abc import Container, Iterator, Sequence

from secondsource.intake.furniture import holds
from secondsource.intake.lines import Paragraph
from secondsource.text.sentences import STARTERS, sentence_spans

# A box that opens beside a name: the name in full, glued to headlines, and the button that closes the list.
_MORE = re.compile(r"(?<=\s)MORE(?!\w)")
_WORD = re.compile(r"\S+")
_GLUE = re.compile(r"(?<=[a-zà-ÿ.)])(?=[A-ZÀ-Þ0-9‘'“\"$#@])")
_BOX_CHARS = 1600  # the longest list of headlines
_NAME_WORDS = 9  # words between a name and its glued repetition
_SUFFIX = re.compile(r"\s(?:Jr\.|Sr\.|I{2,3}|IV)(?=\s\S)")
_NAME_CHARS = 4  # the shortest name that is glued to its own repetition
_LONGEST_WORD = 80
_APART_WORDS = 4  # words between a name and its repetition where nothing is glued
_TRIMMED = "()[],.;:'’\"“”‘"

_LABEL = (
    r"(?:RELATED(?: (?:STORY|STORIES|ARTICLES?|COVERAGE|VIDEO))?|Related(?: (?:story|stories|articles?|coverage|video))?|(?:READ|Read)(?: (?:MORE|more|ALSO|also|NEXT|next))?"
    r"|(?:SEE|See) (?:ALSO|also|MORE|more)|(?:ALSO|Also) (?:READ|read|SEE|see|WATCH|watch|[Oo]n [A-Z]\w+)|MORE|More|WATCH|Watch|LISTEN|Listen|CHECK OUT|Check out|PHOTOS?|Photos?|VIDEO|Video"
    r"|(?:CLICK|Click) (?:HERE|here)[^()\[\]:]{0,40})"
)
_BRACKETED = re.compile(
    rf"[(\[]\s?(?:{_LABEL}\s?[:|]\s?|(?:Photo|Image|Screenshot|Photograph)s? (?:by|via|courtesy|credit)\b)[^()\[\]\n]{{2,220}}[)\]]"
)
_LABELLED = re.compile(rf"(?:^|(?<=[.!?\"”’)]\s)){_LABEL}\s?:\s?(?=[A-Z‘'“\"$\d])")
_HEADLINE_WORDS, _HEADLINE_CHARS, _FEWEST_WORDS = 24, 600, 3
_LINK_WORDS = 44  # of a line with a label, where it is one sentence
_LEAST_BEHIND_MARK = 8  # words: a headline may itself be two short sentences
_LEAST_WORDS = 4  # of a sentence behind a headline
_BUTTONS = re.compile(
    r"(?<!\S)(?:ADVERTISEMENT(?! \w)|(?:Story|Article) [Cc]ontinue[sd] [Bb]elow(?: (?:[Aa]dvertisement|[Gg]raphic|[Vv]ideo|[Pp]hoto|[Mm]ap))?|Skip [Aa]dvertisement|(?<=[.!?”\"] )Ad (?:Policy|Choices)(?=$)|\[pullquote\]|(?:[A-Z]+ )?(?:MEMBERS?|SUBSCRIBERS?|PREMIUM)(?:[ -]ONLY)?(?: EXCLUSIVE)? (?:ARTICLE|CONTENT|STORY))(?!\w)"
)
# The price of a share beside the name of its firm: "Quillon Inc. QLN, +1.98%".
_TICKER = re.compile(r"(?<=[\w.)’'] )[A-Z]{1,5}(?:[./][A-Z]{1,3})?, [+−–-]\d{1,3}\.\d{1,3}%")
_BUTTON_SIGNS = ("elow", "DVERTISEMENT", "t.co/", "twitter.com/", "Skip ", "[pull", " ARTICLE", "Ad Policy", "Ad Choices")
_POST_LINKS = re.compile(r"(?:\s*(?:https?://t\.co/\w+|pic\.twitter\.com/\w+))+\s*$")
_SMALL = re.compile(r"(?<!\w)[a-z][a-z'’-]+")


class _Small:
    """The words that a text writes small, read when first asked for."""

    def __init__(self, found: Sequence[Paragraph]) -> None:
        self.found = found
        self.words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self.words is None:
            self.words = frozenset(word for item in self.found for word in _SMALL.findall(item.text))
        return word in self.words


def mark_boxes(found: Sequence[Paragraph]) -> None:
    """Note the boxes inside the paragraphs that have no kind yet; a paragraph that is nothing but boxes is furniture."""
    small = _Small(found)
    for item in found:
        if item.kind is None and (inside := boxes(item.text, small)):
            item.apart += [(start, end, "furniture") for start, end in inside]
            if item.is_apart():
                item.kind = "furniture"


def report_behind_label(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Lines with a label ("Read: ...") behind whose headline the report goes on: no links, though they begin like one."""
    small = _Small(found)
    for item in found:
        if item.kind == "furniture" and item.ended and ":" in item.text and (label := _LABELLED.match(item.text)):
            end = _headline_end(item.text, label.end(), small)
            if end is not None and item.words - item.text.count(" ", 0, end) >= _LEAST_WORDS:
                yield item


def boxes(words: str, small: Container[str] = ()) -> list[tuple[int, int]]:
    """Ranges of the boxes inside a paragraph, in order; ``small`` are words that its text writes small. Of two that overlap the first stays."""
    found: list[tuple[int, int]] = []
    if " MORE" in words:
        found += _beside_names(words)
    if ":" in words or " by " in words or "|" in words:
        found += _bracketed(words)
    if ":" in words:
        found += _labelled(words, small)
    if holds(words, _BUTTON_SIGNS):
        found += _buttons(words)
    if "%" in words and (", +" in words or ", -" in words or ", –" in words or ", −" in words):
        found += [match.span() for match in _TICKER.finditer(words)]
    if not found:
        return found
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _beside_names(words: str) -> Iterator[tuple[int, int]]:
    """Boxes that repeat a name: "Holt Ada Marie HoltPort deal stalls MORE"."""
    after = 0
    for more in _MORE.finditer(words):
        begin = _repeated_name(words, max(after, more.start() - _BOX_CHARS), more.start())
        if begin is not None:
            yield begin, more.end()
        after = more.end()


def _repeated_name(words: str, low: int, high: int) -> int | None:
    """Where the box begins whose list of headlines ends at ``high``: behind the word of a name that stands glued in it ("HoltPort").

    Where nothing is glued it begins with the first word that is repeated inside one run of capitals ("Ada Holt Ada Marie Holt Port deal").
    """
    ends: dict[str, tuple[int, int]] = {}  # word → how many words stand before it, where it ends
    again: int | None = None
    small = -1  # the last word that begins small
    for number, match in enumerate(_WORD.finditer(words, low, high)):
        word = match[0]
        for glue in reversed([at.start() for at in _GLUE.finditer(word, 0, _LONGEST_WORD)]):  # "McHolt" before "Mc"
            name = word[:glue].strip(_TRIMMED)
            if name in ends and number - ends[name][0] <= _NAME_WORDS:
                return _next_word(words, ends[name][1])
            if glue >= _NAME_CHARS:
                ends[name] = (number, match.start() + glue)
        bare = word.strip(_TRIMMED).removesuffix("’s").removesuffix("'s")
        if not bare[:1].isupper():
            small = number
        elif again is None and bare in ends and small < ends[bare][0] and 1 < number - ends[bare][0] <= _APART_WORDS:
            again = match.start()
        ends[bare] = (number, match.end())
    return again


def _next_word(words: str, at: int) -> int:
    """Where the next word begins; what belongs to a name before it ("Jr.") is no next word."""
    if suffix := _SUFFIX.match(words, at):
        at = suffix.end()
    while words[at].isspace():
        at += 1
    return at


def _bracketed(words: str) -> Iterator[tuple[int, int]]:
    """Labels in brackets: "(RELATED: Port deal stalls)"."""
    if "(" in words or "[" in words:
        for match in _BRACKETED.finditer(words):
            yield match.start(), match.end()


def _labelled(words: str, small: Container[str]) -> Iterator[tuple[int, int]]:
    """A label and its headline before the first word of the next sentence: "Read: Why the port stalled The deal was …"."""
    for match in _LABELLED.finditer(words):
        end = _headline_end(words, match.end(), small)
        if end is None and match.start() == 0 and words.count(" ") <= _LINK_WORDS:
            short = words.count(" ") <= _HEADLINE_WORDS
            if short or len(sentence_spans(words, match.end(), len(words))) == 1:
                end = len(words)  # a line of its own that begins with a label is a link
        if end is not None:
            yield match.start(), end


def _headline_end(words: str, start: int, small: Container[str]) -> int | None:
    """Where the headline at ``start`` ends; None where that cannot be told.

    A line that has no end mark is a headline to its end. Else a headline ends before a capital behind a word in small letters, where that
    capital opens sentences ("The") or its word is one that the text elsewhere writes small; and behind its own end mark, where much follows.
    """
    left = words[start : start + _HEADLINE_CHARS].split()
    if len(left) <= _HEADLINE_WORDS and words[-1] not in '.!?"”’)':
        return len(words)
    before, lowered = "", 0
    for number, match in enumerate(_WORD.finditer(words, start)):
        word = match[0]
        bare = word.strip(_TRIMMED)
        if number >= _HEADLINE_WORDS:
            return None
        if number >= _FEWEST_WORDS and bare[:1].isupper():
            after = left[number + 1][:1] if number + 1 < len(left) else ""
            opens = (bare.lower() in STARTERS and bare != "I") or (after.islower() and bare.lower() in small)
            runs_on = lowered >= 2 and before[:1].islower() and before[-1:].isalnum() and before not in _LEADS_ON
            ended = before[-1:] in "?!." and len(left) - number >= _LEAST_BEHIND_MARK
            if opens and (runs_on or ended):
                return match.start()
        lowered += bare[:1].islower() and len(bare) > _FEWEST_WORDS
        before = word
    return None


_LEADS_ON = frozenset("a an the of in on at for from by with to and or as is are was were be his her its their this that".split())


def _buttons(words: str) -> Iterator[tuple[int, int]]:
    """Buttons and notes of advertisements, and the addresses at the end of a post that nobody signed."""
    for match in _BUTTONS.finditer(words):
        yield match.start(), match.end()
    links = _POST_LINKS.search(words, max(0, len(words) - 300))
    if links and links.start():
        yield _next_word(words, links.start()), len(words.rstrip())
