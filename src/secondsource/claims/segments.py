"""One article made ready for matching: its body words in segments of one mouth each.

A paragraph is cut into what each speaker is said to have said (the words of all contents of his, with "he said" left out) and the outlet's
own narration. A segment keeps for each token its stem, its offsets and whether it stands between quotation marks, so that words half inside
and half outside the marks still align with a full quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from secondsource.claims.posts import posts, with_posts, with_regions
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import stems, weight
from secondsource.records.article import Article
from secondsource.records.reading import Actor, Attribution, Reading
from secondsource.text.normalize import fold, words
from secondsource.text.quotations import Region, quotations


class Token(msgspec.Struct, frozen=True, gc=False):
    """A stem with the offsets of the word it was read from.

    ``piece`` is the number of the quotation region, -1 outside the marks; ``sentence`` the number of the sentence; ``capital``: the
    word is written with a capital.
    """

    stem: str
    start: int
    end: int
    piece: int
    sentence: int
    capital: bool = False


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one paragraph that stand in one mouth (``speaker`` None: the outlet's, or nobody named)."""

    article: str
    paragraph: int
    tokens: tuple[Token, ...]
    speaker: Actor | None = None
    told: dict[tuple[int, int], float]  # weight of each unit: the words of one sentence between one pair of marks (or outside)
    attribution: int | None = None  # of the first word, index in Reading.attributions


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An article beside what was read in it, with what the matching needs of both."""

    article: Article
    reading: Reading
    folded: str
    paragraphs: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]
    segments: tuple[Segment, ...]
    table: list[tuple[str, int, int]]  # the words of the text with their places, in order
    starts: list[int]  # of the words

    def told(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """Words of a range as ``(folded, start, end)``: what ``words`` gives, read once for the whole text."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if (first and self.table[first - 1][2] > start) or (last and self.table[last - 1][2] > end):
            return words(self.folded, start, end)  # an end of the range lies inside a word
        return self.table[first:last]

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds the offset."""
        spans = self.article.sentences
        index = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return index if index >= 0 and offset < spans[index].end else None

    def sentences_of(self, start: int, end: int) -> list[int]:
        """Indices of the sentences that overlap the range."""
        spans = self.article.sentences
        index = max(0, bisect_right(spans, start, key=lambda span: span.start) - 1)
        found = []
        while index < len(spans) and spans[index].start < end:
            if spans[index].end > start:
                found.append(index)
            index += 1
        return found

    def words(self, start: int, end: int) -> list[tuple[str, str]]:
        """Words of a range as (folded, shown)."""
        return [(word, self.article.text[s:e]) for word, s, e in self.told(start, end)]


def order_key(article: Article) -> tuple[str, str, str]:
    """Articles stand by time of publication, those without one last, ties by outlet and id."""
    when = article.published.when if article.published else None
    return (when or "~", article.outlet or "~", article.id)


def paragraphs_of(article: Article) -> tuple[tuple[int, int], ...]:
    """Paragraphs of the body: its blocks, cut at line ends."""
    found = []
    for block in article.blocks:
        if block.kind != "body":
            continue
        begin = block.start
        while begin < block.end:
            stop = article.text.find("\n", begin, block.end)
            stop = block.end if stop < 0 else stop
            if article.text[begin:stop].strip():
                found.append((begin, stop))
            begin = stop + 1
    return tuple(found)


def page(article: Article, reading: Reading | None) -> Page:
    """Make an article ready for matching; without a reading all its words are narration."""
    reading = reading or Reading(id=article.id, reader="none")
    plain = article.without_boxes()
    folded = fold(plain.text)
    paragraphs = paragraphs_of(plain)
    posted = posts(plain, paragraphs)
    reading = with_posts(reading, posted)
    regions = with_regions(tuple(quotations(plain.text, paragraphs)), posted)
    boxes = [block.start for block in article.blocks if block.kind != "body"] if plain is not article else []
    segments: list[Segment] = []
    # A speech verb between quotation marks ("I said no") opens a report inside the quotation, not one of the outlet's.
    outer = [n for n, a in enumerate(reading.attributions) if not a.cue or not all(region_at(regions, c.start) >= 0 for c in a.cue)]
    tagged, contents = (_covering(ranges, len(article.text)) for ranges in _attributed(reading.attributions, outer))
    table = words(folded)
    starts = [start for _, start, _ in table]
    for number, (low, high) in enumerate(paragraphs):
        told = table[bisect_left(starts, low) : bisect_left(starts, high)]
        for made in _segments_of(article, reading, number, told, regions, tagged, contents):
            segments.extend(_cut(made, boxes))
    return Page(
        article=article,
        reading=reading,
        folded=folded,
        paragraphs=paragraphs,
        regions=regions,
        segments=tuple(segments),
        table=table,
        starts=starts,
    )


def _cut(segment: Segment, boxes: Sequence[int]) -> list[Segment]:
    """The segment in parts, so that no report of its words holds a box of the page."""
    tokens = segment.tokens
    places = [bisect_left(boxes, token.start) for token in tokens] if boxes else []
    cuts = [n for n, (before, here) in enumerate(pairwise(places), 1) if before < here]
    if not cuts:
        return [segment]
    ends = pairwise([0, *cuts, len(tokens)])
    return [_segment(segment.article, segment.paragraph, tokens[a:b], segment.speaker, segment.attribution) for a, b in ends]


Range = tuple[int, int, int]


def _attributed(attributions: Sequence[Attribution], chosen: Sequence[int]) -> tuple[list[Range], list[Range]]:
    """Ranges of sources and cues, and of contents, each with the attribution's index."""
    tags = [(s.start, s.end, n) for n in chosen for s in (*attributions[n].source, *attributions[n].cue)]
    contents = [(s.start, s.end, n) for n in chosen for s in attributions[n].content]
    return tags, contents


def _covering(ranges: Sequence[Range], size: int) -> list[int]:
    """For each offset of a text the attribution of the shortest range that holds it, -1 where none does."""
    found = [-1] * size
    for start, end, number in sorted(ranges, key=lambda one: (one[0] - one[1], one)):
        found[start:end] = [number] * (end - start)
    return found


def region_at(regions: Sequence[Region], offset: int) -> int:
    """Number of the quotation region that holds the offset, -1 outside the marks."""
    index = bisect_right(regions, offset, key=lambda region: region.start) - 1
    return index if index >= 0 and offset < regions[index].end else -1


def _segments_of(
    article: Article,
    reading: Reading,
    number: int,
    told: Sequence[tuple[str, int, int]],
    regions: Sequence[Region],
    tags: Sequence[int],
    contents: Sequence[int],
) -> list[Segment]:
    if not told:
        return []
    groups: list[tuple[Actor | None, int | None, list[Token]]] = []
    home: dict[int, list[Token]] = {}  # attribution to the tokens of its group
    narration: list[Token] = []
    loose: list[Token] = []  # between marks, in nobody's mouth
    region = bisect_right(regions, told[0][1], key=lambda one: one.start) - 1
    sentences = article.sentences
    sentence = bisect_right(sentences, told[0][1], key=lambda span: span.start) - 1
    for word, start, end in told:
        while region + 1 < len(regions) and regions[region + 1].start <= start:
            region += 1
        while sentence + 1 < len(sentences) and sentences[sentence + 1].start <= start:
            sentence += 1
        piece = region if region >= 0 and start < regions[region].end else -1
        tag, content = tags[start], contents[start]
        if tag >= 0 and piece < 0 and content in (-1, tag):
            continue
        tokens = [Token(one, start, end, piece, sentence, article.text[start].isupper()) for one in stems(word)]
        if content < 0:
            (narration if piece < 0 else loose).extend(tokens)
            continue
        if content in home:
            home[content].extend(tokens)
            continue
        speaker = reading.attributions[content].speaker
        for group in groups:
            if speaker is not None and compare_speakers(group[0], speaker) == "same":
                group[2].extend(tokens)
                home[content] = group[2]
                break
        else:
            groups.append((speaker, content, tokens))
            home[content] = tokens
    if loose:
        # Words between marks that nobody was found for go to the one speaker of the paragraph, where there is just one.
        # A few words in marks beside what someone is said to have said in the same sentence are his too.
        homes = {token.sentence: group for group in groups for token in group[2]}
        rest = [token for token in loose if token.sentence not in homes]
        for token in loose:
            if token.sentence in homes:
                homes[token.sentence][2].append(token)
        if len(groups) == 1 and len(rest) >= 3:
            groups[0][2].extend(rest)
        elif rest:
            groups.append((None, None, rest))
    made = [_segment(article.id, number, sorted(tokens, key=lambda t: t.start), speaker, index) for speaker, index, tokens in groups]
    if narration:
        made.append(_segment(article.id, number, narration, None, None))
    return made


def _segment(article: str, paragraph: int, tokens: Sequence[Token], speaker: Actor | None, attribution: int | None) -> Segment:
    told = unit_weights(tokens)
    return Segment(article=article, paragraph=paragraph, tokens=tuple(tokens), speaker=speaker, attribution=attribution, told=told)


def unit(token: Token) -> tuple[int, int]:
    """What a token is told with: its sentence, and in it what stands between one pair of marks."""
    return (token.sentence, token.piece)


def unit_weights(tokens: Iterable[Token]) -> dict[tuple[int, int], float]:
    """Weight of the tokens of each unit."""
    weights: dict[tuple[int, int], float] = {}
    for token in tokens:
        weights[unit(token)] = weights.get(unit(token), 0.0) + weight(token.stem)
    return weights
