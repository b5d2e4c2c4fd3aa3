"""An article as rows of numbers: what the alignment of sentences works on.

What question it answers: which words stand in which sentence, which of them are speech, and which sentences are the report's own prose?

A *sheet* is made once for each article that may have borrowed. A word's number is the hash of its stem; two neighbouring words have a
number made of both. Counting and matching such *traits* is numpy's work.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from secondsource.lineage.names import SHORT, LongNames, aliases, folded_row, names_in, short_form
from secondsource.lineage.prints import held
from secondsource.lineage.rarity import Counts, Flags, Floats, Rows, share_of_pile
from secondsource.lineage.vocabulary import Vocabulary
from secondsource.records.article import Article, Span
from secondsource.text.normalize import bare_words, fold, words
from secondsource.text.quotations import quotations
from secondsource.text.shingles import Hashes, runs_of_hashes

# Lines that speak to the reader of the page, not of the news; intake sets most of them apart, pages in a field of a record keep them.
_TO_THE_READER = re.compile(
    r"\b(?:newsletters?|(?:un)?subscri(?:be|ber|bers|ption)|sign(?:ing)? up (?:for|to|now)|sign up|privacy policy|terms (?:of|and) \w+"
    r"|(?:all )?rights reserved|copyright|click (?:here|the|on)|follow (?:us|him|her|me|@?\w+) on (?:twitter|facebook)"
    r"|cookies|your (?:inbox|e-?mail|country)|e-?mail address|download (?:the|our) app|advertisement|join our"
    r"|is an? [^.\n]{0,80}\b(?:contributors?|columnist|commentator|author of|senior fellow)\b"  # a note on who wrote it
    r"|this (?:material|article|story|post|column) (?:may not|was|has been|originally|first)|read more|related (?:stories|articles))\b"
)
# One of these stands in every line to the reader: most articles hold none, and need no pattern.
_SIGNS_OF_LINES = (
    "newsletter|subscri|sign up|signing up|privacy policy|terms of|terms and|rights reserved|copyright|click |follow |cookies|your inbox"
    "|your email|your e-mail|your country|email address|e-mail address|download |advertisement|join our|this material|this article"
    "|this story|this post|this column|read more|related stor|related article| contributor| columnist| commentator| author of| fellow"
).split("|")
_WHO_IT_IS = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}(?:, [^,\n]{3,60},)? (?:is|was) (?:an?|the) "
)  # "Ann Lee is an attorney ..."
_LEAST_NOTES = 3  # of them in one article are notes on those who wrote or spoke
_GLUED = re.compile(r"(?<=[a-z]{4})[A-Z]")  # "RomneyGOP": the text of links set into a sentence, without a space
_GLUED_WORDS = 30  # a sentence with such words that is not longer may just name "BuzzFeed"
_TURN = re.compile(r"(?!THE )([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^)\n]{1,40}\))?: ?\S")  # "KING: In other words ..."
_LEAST_TURNS = 3
MOST_SENTENCES = 1500  # of an article are compared: longer than any report, and two such articles still have a table of a few million cells
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z_]\w{2,}")
_SIGNED_POST = re.compile(r"[—–-]\s*[^\n]{2,80}\(@\w+\)[^\n]{0,40}$")  # "— Name (@handle) May 29, 2018" ends an embedded post
_PARAGRAPH_END = re.compile(r"\n\s*\n|(?<=[.!?”\"’'])\n")
# Straight single marks, as some papers set all speech; to the end of the paragraph where they are not closed.
_SINGLE_MARKS = re.compile(r"(?<![\w'])'(?=[A-Z\w][^'\n]*\s)(?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?= [a-z]))*(?:'(?!\w)|\Z|(?=\n))")
_LEAST_PROSE = 0.18  # of a sentence's words are function words; lists of names and links have fewer


class Traits(NamedTuple):
    """Stems and pairs of neighbouring stems of an article.

    ``kinds`` are sorted; each stands in ``counts`` of its sentences and in the ``share`` of the pile's. Kind ``columns[k]`` stands in
    sentence ``rows[k]``, each once; rows ascend.
    """

    kinds: Hashes
    counts: Rows
    share: Floats
    columns: Rows
    rows: Rows


class Sheet(NamedTuple):
    """The sentences of an article, with the names that it shortens made short throughout.

    Sentence ``i`` has the folded words ``words[bounds[i]:bounds[i + 1]]``; ``spoken`` says of each word whether it stands in speech,
    ``names`` whether it is a name or a number (it begins with a capital or a digit), ``own`` of each sentence whether it is prose of the
    report (no list, no line to the reader, not printed on many unrelated pages), and ``first`` whether it says "I" or "we" outside all
    marks. ``traits`` are what its sentences can share; ``renamed`` holds the words as they stand of sentences in which a name was made
    short.
    """

    id: str
    spans: tuple[Span, ...]
    bounds: tuple[int, ...]
    words: tuple[str, ...]
    spoken: Flags
    names: Flags
    own: Flags
    first: Flags
    traits: "Traits"
    short_names: frozenset[str]
    long_names: LongNames
    renamed: Mapping[int, tuple[str, ...]]
    vocabulary: Vocabulary

    def sentence(self, number: int) -> tuple[str, ...]:
        """The words of one sentence."""
        return self.words[self.bounds[number] : self.bounds[number + 1]]

    def as_it_stands(self, number: int) -> tuple[str, ...]:
        """The words of one sentence, no name made short."""
        return self.renamed.get(number) or self.sentence(number)


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Spans of the body's paragraphs, in order."""
    found: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.kind == "body":
            start = block.start
            for gap in _PARAGRAPH_END.finditer(article.text, block.start, block.end):
                found.append((start, gap.start()))
                start = gap.end()
            found.append((start, block.end))
    return [(a, b) for a, b in found if a < b]


def sheet(article: Article, stock: Hashes, pile: Counts, vocabulary: Vocabulary) -> Sheet:
    """The sheet of an article; ``stock`` are the sorted fingerprints of runs that unrelated articles of the pile share."""
    article = article.without_boxes()
    folded = fold(article.text)
    shorts, longs = names_in(article)
    (spans, bounds, row, starts), renamed = _shortened(_rows_of_words(article, folded), aliases(shorts, longs))
    lengths = np.diff(bounds)
    known = vocabulary.rows(row)
    numbers = vocabulary.stems(known)
    of_sentence = np.repeat(np.arange(len(spans)), lengths)
    spoken = _also_spoken(_speech(article)[starts], numbers, of_sentence, len(spans))

    def of_words(flags: Flags) -> npt.NDArray[np.int64]:
        return np.bincount(of_sentence[flags], minlength=len(spans))

    prose = (lengths < 10) | (of_words((numbers & np.uint64(1)).astype(bool)) >= _LEAST_PROSE * lengths)
    own = prose & (2 * of_words(_covered(vocabulary.hashes(known), stock)) < lengths) & ~_furniture(article, spans, bounds, row, folded)
    first = (of_words(vocabulary.first_person(known)) > 0) & (of_words(spoken) == 0)
    return Sheet(
        id=article.id,
        spans=tuple(spans),
        bounds=tuple(bounds),
        words=vocabulary.words(known),
        spoken=spoken,
        names=_capitals(article.text)[starts],
        own=own,
        first=first,
        traits=_traits(numbers, of_sentence, pile),
        short_names=shorts,
        long_names=longs,
        renamed=renamed,
        vocabulary=vocabulary,
    )


class _Rows(NamedTuple):
    """Sentences that hold words, where each begins and ends among the words, the words, and where each starts in the text."""

    spans: list[Span]
    bounds: list[int]
    words: list[str]
    starts: Rows


def _rows_of_words(article: Article, folded: str) -> _Rows:
    texts, at = _placed(folded)
    texts, at = _with_dotted_joined(article.text, texts, at)
    sentences = article.sentences[:MOST_SENTENCES]
    firsts = np.searchsorted(at, [span.start for span in sentences]).tolist()
    lasts = np.searchsorted(at, [span.end for span in sentences]).tolist()
    rows = _Rows([], [0], [], at[:0])
    places = []
    for span, first, last in zip(sentences, firsts, lasts, strict=True):
        if first < last:
            rows.spans.append(span)
            rows.words.extend(texts[first:last])
            rows.bounds.append(len(rows.words))
            places.append(at[first:last])
    return rows._replace(starts=np.concatenate(places)) if places else rows


def _placed(folded: str) -> tuple[list[str], Rows]:
    """The words of a folded text and where each starts."""
    if not folded.isascii():
        found = words(folded)
        return [word for word, _, _ in found], np.fromiter((start for _, start, _ in found), dtype=np.int64, count=len(found))
    texts = bare_words(folded)
    find, at, end = folded.find, [], 0
    for word in texts:  # between two words stand no letters: the next one begins where its letters are found first
        start = find(word, end)
        at.append(start)
        end = start + len(word)
    return texts, np.array(at, dtype=np.int64)


def _with_dotted_joined(text: str, row: list[str], at: Rows) -> tuple[list[str], Rows]:
    """The words with short names in their folded form; "U.S." is one word, not "u" and "s"."""
    names = list(SHORT.finditer(text))
    if not names:
        return row, at
    firsts = np.searchsorted(at, [name.start() for name in names]).tolist()
    lasts = np.searchsorted(at, [name.end() for name in names]).tolist()
    dropped: list[int] = []
    for name, first, last in zip(names, firsts, lasts, strict=True):
        if first < last:
            row[first] = short_form(name[0])
            dropped.extend(range(first + 1, last))
    for k in reversed(dropped):
        del row[k]
    return row, np.delete(at, dropped)


def _shortened(rows: _Rows, names: Mapping[tuple[str, ...], str]) -> tuple[_Rows, dict[int, tuple[str, ...]]]:
    """The rows with long names made short, and the words as they stand of the sentences that changed."""
    begins = {name[0] for name in names}
    if begins.isdisjoint(rows.words):
        return rows, {}
    renamed: dict[int, tuple[str, ...]] = {}
    made = _Rows(rows.spans, [0], [], rows.starts)
    places: list[int] = []
    starts = rows.starts.tolist()
    for k, (low, high) in enumerate(pairwise(rows.bounds)):
        row, at = rows.words[low:high], starts[low:high]
        if not begins.isdisjoint(row):
            short, at = folded_row(row, at, names)
            if len(short) != len(row):
                renamed[k], row = tuple(row), list(short)
        made.words.extend(row)
        made.bounds.append(len(made.words))
        places.extend(at)
    return made._replace(starts=np.asarray(places, dtype=np.int64)), renamed


def _speech(article: Article) -> Flags:
    """For each code point of the text whether it stands in a quotation, an embedded post or a block quotation."""
    speech = np.zeros(len(article.text) + 1, dtype=bool)
    blocks = paragraphs(article)
    for region in quotations(article.text, blocks):
        speech[region.start : region.end] = True
    introduced = False
    turns = {start: turn[1] for start, end in blocks if (turn := _TURN.match(article.text, start, end))}
    if len(turns) < _LEAST_TURNS or len(set(turns.values())) == len(turns):  # in a conversation someone speaks twice
        turns = {}
    for start, end in blocks:
        signed = article.text.find("(@", start, end) >= 0 and _SIGNED_POST.search(article.text[start:end])
        if introduced or signed or start in turns:
            speech[start:end] = True
        elif "'" in article.text[start:end]:
            for single in _SINGLE_MARKS.finditer(article.text, start, end):
                speech[single.start() : single.end()] = True
        introduced = article.text[:end].rstrip().endswith(":") if article.text[end - 1].isspace() else article.text[end - 1] == ":"
    if "@" in article.text:  # a sentence that speaks to or of "@someone" is a post
        starts = [span.start for span in article.sentences]
        for handle in _HANDLE.finditer(article.text):
            at = bisect_right(starts, handle.start()) - 1
            if at >= 0:
                speech[starts[at] : article.sentences[at].end] = True
    return speech


def _capitals(text: str) -> Flags:
    """For each code point whether it is a capital letter of the Latin alphabet, or a digit."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return ((codes >= 65) & (codes <= 90)) | ((codes >= 48) & (codes <= 57)) | ((codes >= 0xC0) & (codes <= 0xDE))


def _also_spoken(spoken: Flags, numbers: Hashes, of_sentence: Rows, sentences: int) -> Flags:
    """A sentence without marks whose words stand in marks elsewhere in the article (an embedded post, a pull quote) is speech too."""
    if not spoken.any() or len(numbers) < 4:
        return spoken
    pairs = pair_number(numbers[:-1], numbers[1:])
    fours = pair_number(pairs[:-2], pairs[2:])
    begun = of_sentence[:-3]
    inside = begun == of_sentence[3:]
    said = held(np.sort(fours[inside & spoken[:-3] & spoken[3:]]), fours) & inside
    share = np.bincount(begun[said], minlength=sentences) >= 0.6 * np.maximum(np.bincount(begun[inside], minlength=sentences), 1)
    return np.asarray(spoken | (share[of_sentence] & ~(np.bincount(of_sentence[spoken], minlength=sentences) > 0)[of_sentence]))


def _furniture(article: Article, spans: Sequence[Span], bounds: Sequence[int], row: Sequence[str], folded: str) -> Flags:
    """Sentences that speak to the reader of the page, or that the article prints three times or more."""
    flags = np.zeros(len(spans), dtype=bool)
    if spans:
        starts = [span.start for span in spans]
        cues = _TO_THE_READER.finditer(folded, spans[0].start, spans[-1].end) if any(sign in folded for sign in _SIGNS_OF_LINES) else ()
        for cue in cues:
            flags[max(0, int(np.searchsorted(starts, cue.start(), side="right")) - 1)] = True
        for glued in _GLUED.finditer(article.text, spans[0].start, spans[-1].end):
            at = max(0, int(np.searchsorted(starts, glued.start(), side="right")) - 1)
            flags[at] |= bounds[at + 1] - bounds[at] > _GLUED_WORDS
    notes = [k for k, span in enumerate(spans) if _WHO_IT_IS.match(article.text, span.start, span.end)]
    for k in notes if len(notes) >= _LEAST_NOTES else ():
        flags[k] = True
        while (k := k + 1) < len(spans) and "\n" not in article.text[spans[k - 1].end : spans[k].start]:
            flags[k] = True  # the rest of its paragraph
    times: dict[tuple[str, ...], int] = {}
    sentences = [tuple(row[low:high]) for low, high in pairwise(bounds)]
    for one in sentences:
        times[one] = times.get(one, 0) + 1
    repeated: Flags = np.fromiter((times[one] > 2 for one in sentences), dtype=bool, count=len(sentences))
    return flags | repeated


def _covered(hashes: Hashes, stock: Hashes, n: int = 8) -> Flags:
    """For each word, given their hashes, whether it stands in a run of ``n`` words that is stock."""
    covered = np.zeros(len(hashes), dtype=bool)
    if len(stock):
        for start in np.flatnonzero(held(stock, runs_of_hashes(hashes, n))):
            covered[start : start + n] = True
    return covered


def _traits(numbers: Hashes, of_sentence: Rows, pile: Counts) -> Traits:
    inside = of_sentence[:-1] == of_sentence[1:]
    kinds, columns = np.unique(np.concatenate([numbers, pair_number(numbers[:-1], numbers[1:])[inside]]), return_inverse=True)
    places = np.concatenate([of_sentence, of_sentence[:-1][inside]])
    size = max(1, len(kinds))
    each = np.sort(places * size + columns)
    each = each[np.diff(each, prepend=-1) > 0]  # a sentence has each trait once
    rows, columns = each // size, each % size
    return Traits(kinds, np.bincount(columns, minlength=len(kinds)), share_of_pile(kinds, pile), columns, rows)


def pair_number(first: Hashes, second: Hashes) -> Hashes:
    """The number of two neighbouring stems; the last bit is set where both are function words."""
    mixed = (first * np.uint64(0x9E3779B97F4A7C15)) ^ (second * np.uint64(0xC2B2AE3D27D4EB4F) + np.uint64(0x165667B19E3779F9))
    return (mixed & ~np.uint64(1)) | (first & second & np.uint64(1))


def with_short_names(one: Sheet, names: Mapping[tuple[str, ...], str], pile: Counts) -> Sheet:
    """The sheet with each long name of ``names`` made its short one; the sheet itself where it holds none."""
    if not names or {name[0] for name in names}.isdisjoint(one.words):
        return one
    flags = list(zip(one.spoken.tolist(), one.names.tolist(), strict=True))
    sentences = [folded_row(one.words[low:high], flags[low:high], names) for low, high in pairwise(one.bounds)]
    renamed = {k: one.as_it_stands(k) for k, (row, _) in enumerate(sentences) if len(row) != one.bounds[k + 1] - one.bounds[k]}
    if not renamed:
        return one
    bounds = np.concatenate([[0], np.cumsum([len(row) for row, _ in sentences])])
    flat = tuple(word for row, _ in sentences for word in row)
    said = np.array([flag for _, row in sentences for flag in row], dtype=bool).reshape(-1, 2)
    known = one.vocabulary.rows(flat)
    traits = _traits(one.vocabulary.stems(known), np.repeat(np.arange(len(sentences)), np.diff(bounds)), pile)
    return one._replace(
        bounds=tuple(bounds.tolist()),
        words=one.vocabulary.words(known),
        spoken=said[:, 0],
        names=said[:, 1],
        traits=traits,
        renamed={**one.renamed, **renamed},
    )
