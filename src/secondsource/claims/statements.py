"""What is reported, sentence by sentence: the same content told by several outlets, and what one outlet alone has.

A candidate is the content of an indirect attribution, or a sentence of the outlet's own narration without its speech tag; words between
quotation marks are the quotes' business. Two candidates say the same where one derives from the other (lineage) or where their
rare words do (weighted by how few sentences of the story hold them), names included, numbers not at odds, negation not turned.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

import msgspec

from secondsource.claims.segments import Page
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.graphs import components
from secondsource.records.article import Span
from secondsource.records.reading import Event
from secondsource.text.normalize import words

MIN_WORDS, MAX_WORDS = 4, 25
_NEGATION = word_set("not no never denied denies deny neither nor without n't refused refuse")
# A content may begin with the conjunction or the day that belongs to the speech tag ("said Tuesday the buildup ...").
_LEADING = word_set("that while and but monday tuesday wednesday thursday friday saturday sunday")
_JOINTS = re.compile(r"(?<=,) while |; ")
_CUTS = (";", " — ", " - ", ", ")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A printable stretch of one sentence."""

    page: int
    sentence: int
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    attribution: int | None = None
    event: Event | None = None


def lines(pages: Sequence[Page]) -> list[Line]:
    """Candidates of all pages, in order."""
    return [line for number, page in enumerate(pages) for line in _lines_of(page, number)]


def _lines_of(page: Page, number: int) -> list[Line]:
    contents: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    tags: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, said in enumerate(page.reading.attributions):
        for span in said.content:
            sentence = page.sentence_at(span.start)
            if sentence is not None:
                contents[sentence].append((span.start, span.end, index))
        for span in (*said.source, *said.cue):
            sentence = page.sentence_at(span.start)
            if sentence is not None:
                tags[sentence].append((span.start, span.end))
    found = []
    for sentence, bounds in enumerate(page.article.sentences):
        outer = sorted(contents[sentence], key=lambda c: (c[0] - c[1], c[0]))
        if any(page.reading.attributions[index].kind == "direct" for _, _, index in outer):
            continue
        attribution: int | None = None
        span = bounds
        if outer and outer[0][1] - outer[0][0] >= 0.4 * (bounds.end - bounds.start):
            attribution = outer[0][2]
            span = Span(outer[0][0], min(outer[0][1], bounds.end))
        for clause in _clauses(page, span):
            line = _line(page, number, sentence, clause, attribution)
            if line is not None:
                found.append(line)
    return found


def _clauses(page: Page, span: Span) -> list[Span]:
    """A sentence that joins two reports ("..., while the union said ...") taken apart."""
    text = page.article.text
    cuts = [m.start() for m in _JOINTS.finditer(text, span.start, span.end)]
    cuts = [cut for cut in cuts if not any(r.start <= cut < r.end for r in page.regions)]
    bounds = [span.start, *cuts, span.end]
    parts = [Span(a, b) for a, b in pairwise(bounds) if b > a and len(words(page.folded, a, b)) >= MIN_WORDS]
    return parts if len(parts) == len(bounds) - 1 else [span]


def _line(page: Page, number: int, sentence: int, span: Span, attribution: int | None) -> Line | None:
    text = page.article.text
    quoted = sum(min(r.end, span.end) - max(r.start, span.start) for r in page.regions if r.start < span.end and r.end > span.start)
    if quoted > 0.35 * (span.end - span.start):
        return None
    start, end = printable(page, span)
    tokens = [w for w, _, _ in words(page.folded, start, end)]
    if len(tokens) < MIN_WORDS:
        return None
    whole = [(w, text[s:e]) for w, s, e in words(page.folded, start, end)]
    first = whole[0][1] if whole else ""
    names = frozenset(stem(w) for w, shown in whole if shown[0].isupper() and (shown != first or len(whole) == 1) and len(w) > 1)
    event = next((e for e in page.reading.events if start <= e.trigger.start < end), None)
    return Line(
        page=number,
        sentence=sentence,
        start=start,
        end=end,
        stems=frozenset(stem(w) for w, _ in whole if is_content(stem(w))),
        names=names,
        numbers=frozenset(w for w, _ in whole if w[0].isdigit()),
        negated=any(w in _NEGATION or w.endswith("n't") for w, _ in whole),
        attribution=attribution,
        event=event,
    )


def printable(page: Page, span: Span) -> tuple[int, int]:
    """The span cut to at most ``MAX_WORDS`` words at the last seam of the sentence before that, without a loose end."""
    text = page.article.text
    found = words(page.folded, span.start, span.end)
    while len(found) > MIN_WORDS and (found[0][0] in _LEADING or (found[0][0] == "on" and found[1][0] in _LEADING)):
        found = found[2:] if found[0][0] == "on" else found[1:]
    if not found:
        return span.start, span.end
    start, end = found[0][1], span.end
    if text[span.start : start].strip() in ("$", "€", "£", "“", '"', "‘", "'"):
        start = span.start + len(text[span.start : start]) - len(text[span.start : start].lstrip())
    if len(found) > MAX_WORDS:
        limit = found[MAX_WORDS][1]
        best = 0
        for cut in _CUTS:
            at = text.rfind(cut, found[min(len(found) - 1, 6)][2], limit)
            if at > 0:
                best = max(best, at)
        end = best or found[MAX_WORDS - 1][2]
    while end > start and text[end - 1] in " .,;:—–-\n\t":
        end -= 1
    return start, max(end, start + 1)


def same_statements(pages: Sequence[Page], copied: Sequence[Sequence[int | None]]) -> list[list[Line]]:
    """Groups of lines that say the same, lone ones too, in order of their first line."""
    found = lines(pages)
    counts: dict[str, int] = defaultdict(int)
    for line in found:
        for token in line.stems:
            counts[token] += 1
    value = {token: log(1 + len(found) / counts[token]) for token in counts}
    ties: list[tuple[int, int]] = []
    firsts: dict[int, list[int]] = defaultdict(list)
    leaders: list[int] = []
    for number, line in enumerate(found):
        family = copied[line.page][line.sentence]
        if family is not None:
            # A sentence that joins two of another text is tied to the one it says, not to both.
            best = max(firsts[family], key=lambda n: (_common_share(line, found[n]), -n), default=None)
            if best is not None and _common_share(line, found[best]) >= 0.5:
                ties.append((best, number))
                continue
            firsts[family].append(number)
        leaders.append(number)
    ties.extend(_alike(found, leaders, value))
    return [[found[n] for n in group] for group in components(range(len(found)), ties)]


def _common_share(a: Line, b: Line) -> float:
    """Common stems as a share of the larger line's."""
    return len(a.stems & b.stems) / max(1, len(a.stems), len(b.stems))


def _alike(found: Sequence[Line], leaders: Sequence[int], value: dict[str, float]) -> list[tuple[int, int]]:
    norms = {n: sqrt(sum(value[t] ** 2 for t in found[n].stems)) or 1.0 for n in leaders}
    postings: dict[str, list[int]] = defaultdict(list)
    limit = max(10, len(leaders) // 6)
    pairs: list[tuple[float, int, int]] = []
    for number in leaders:
        line = found[number]
        shared: dict[int, float] = defaultdict(float)
        for token in sorted(line.stems):
            others = postings[token]
            if len(others) <= limit:
                for other in others:
                    shared[other] += value[token] ** 2
            others.append(number)
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:30]:
            if found[other].page == line.page:
                continue
            score = _likeness(line, found[other], value, norms[number] * norms[other])
            if score > 0:
                pairs.append((score, other, number))
    return [(a, b) for _, a, b in sorted(pairs, key=lambda p: (-p[0], p[1], p[2]))]


def _likeness(a: Line, b: Line, value: dict[str, float], norm: float) -> float:
    """Cosine of the weighted stems, 0 where it does not suffice; measured by reading every match (docs/measured/claims.md)."""
    common = a.stems & b.stems
    if len(common) < 3 or a.negated != b.negated:
        return 0.0
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return 0.0
    weight = sum(value[t] ** 2 for t in sorted(common))
    cosine = weight / norm
    smaller = min((a, b), key=lambda line: (len(line.stems), line.page))
    contained = sum(value[t] for t in sorted(common)) / sum(value[t] for t in sorted(smaller.stems))
    if cosine >= 0.5 or (cosine >= 0.38 and contained >= 0.62 and len(common) >= 4):
        return cosine
    return 0.0
