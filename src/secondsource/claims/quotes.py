"""Same words in the same mouth: quotations matched across articles and inside one, with what each outlet did to them.

Segments (see ``segments.py``) that share rare words are aligned; a stretch counts where it stands between quotation marks on one side
at least and the speaker is the same or not told apart. Stretches that overlap in one segment belong to one claim; the longest report is the
base, every other says how it drifts: same words, clipped, reworded, paraphrase, other speaker.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from secondsource.claims.segments import Page, Segment, Token
from secondsource.claims.speakers import Same, compare_speakers
from secondsource.claims.wording import Passage, edits, is_content, passages, weight
from secondsource.graphs import components
from secondsource.records.claim import Drift, DriftKind, Report
from secondsource.records.reading import Actor

# A stem in more segments than this says nothing about which quotation it is (and would make long lists).
_COMMON_SHARE = 0.2
_MAX_CANDIDATES = 40


class Quoted(NamedTuple):
    """Reports of one quotation, in page order; ``base`` is the index of the longest."""

    reports: tuple[Report, ...]
    base: int


class _Stretch(NamedTuple):
    """Tokens ``first`` to ``last`` of a segment (by number), as part of a match."""

    segment: int
    first: int
    last: int


def quoted_claims(pages: Sequence[Page]) -> list[Quoted]:
    """All quotations of a story: those that several articles carry (or one repeats), then those that stand once."""
    segments = [segment for page in pages for segment in page.segments]
    kinds = _distinct(segments)
    stretches: list[tuple[_Stretch, _Stretch]] = []
    for left, right, match in _matches([segments[group[0]] for group in kinds]):
        first, second = kinds[left], kinds[right]
        here = [_Stretch(n, match.a, match.b) for n in first]
        there = [_Stretch(n, match.c, match.d) for n in second]
        # Every copy is tied to the first of its kind: enough for the union, and linear in the copies.
        stretches.extend((here[0], other) for other in there)
        stretches.extend((there[0], other) for other in here[1:])
    for group in kinds:
        if len(group) > 1:
            hull = _quoted_hull(segments[group[0]])
            if hull is not None:
                stretches.extend((_Stretch(group[0], *hull), _Stretch(other, *hull)) for other in group[1:])
    joined = _joined(segments, stretches)
    by_id = {page.article.id: page for page in pages}
    place = {page.article.id: number for number, page in enumerate(pages)}
    found = [_quoted(by_id, place, segments, group) for group in joined]
    found.extend(_quoted(by_id, place, segments, [alone]) for alone in _alone(segments, joined))
    return sorted(found, key=lambda q: min((place[r.article], r.start) for r in q.reports))


def _distinct(segments: Sequence[Segment]) -> list[list[int]]:
    """Numbers of the segments, those with the same words in the same mouth together."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, segment in enumerate(segments):
        pieces = {piece: n for n, piece in enumerate(dict.fromkeys(t.piece for t in segment.tokens if t.piece >= 0))}
        shape = tuple((t.stem, pieces.get(t.piece, -1)) for t in segment.tokens)
        groups.setdefault((shape, segment.speaker.name if segment.speaker else None), []).append(number)
    return list(groups.values())


def _matches(segments: Sequence[Segment]) -> Iterable[tuple[int, int, Passage]]:
    """Pairs of distinct segments with the stretches that carry one quotation."""
    stems = [[t.stem for t in segment.tokens] for segment in segments]
    quoted = [any(t.piece >= 0 for t in segment.tokens) for segment in segments]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, tokens in enumerate(stems):
        for token in dict.fromkeys(tokens):
            if is_content(token):
                postings[token].append(number)
    limit = max(12, int(len(segments) * _COMMON_SHARE))
    covered: set[int] = set()
    order = sorted(range(len(segments)), key=lambda n: (-len(stems[n]), n))
    rank = {number: place for place, number in enumerate(order)}
    for number in order:
        shared: dict[int, float] = defaultdict(float)
        for token in dict.fromkeys(stems[number]):
            others = postings.get(token, ())
            if 1 < len(others) <= limit:
                value = log(1 + len(segments) / len(others))
                for other in others:
                    # Longer segments come first; a segment wholly told by one before it stands behind that one.
                    if rank[other] < rank[number] and other not in covered and (quoted[number] or quoted[other]):
                        shared[other] += value
        best = sorted(shared, key=lambda n: (-shared[n], n))[:_MAX_CANDIDATES]
        for other in best:
            for match in passages(stems[other], stems[number]):
                if _is_quote(segments[other], segments[number], match):
                    yield other, number, match
                    if min(match.d - match.c, match.words) >= 0.9 * len(stems[number]) and len(stems[number]) >= 8:
                        covered.add(number)


def _share_quoted(tokens: Sequence[Token]) -> float:
    """Weight of the tokens between marks, as a share of all."""
    whole = sum(weight(t.stem) for t in tokens)
    return sum(weight(t.stem) for t in tokens if t.piece >= 0) / whole if whole else 0.0


def _piece_covered(segment: Segment, first: int, last: int) -> bool:
    """The stretch holds all content of a quotation region."""
    pieces = {t.piece for t in segment.tokens[first:last] if t.piece >= 0}
    inside = {id(t) for t in segment.tokens[first:last]}
    return bool(pieces) and all(id(t) in inside or not is_content(t.stem) for t in segment.tokens if t.piece in pieces)


def _is_quote(left: Segment, right: Segment, match: Passage) -> bool:
    """A stretch counts as one quotation; the thresholds are measured in docs/measured/claims.md."""
    here, there = left.tokens[match.a : match.b], right.tokens[match.c : match.d]
    share_left, share_right = _share_quoted(here), _share_quoted(there)
    if max(share_left, share_right) < 0.5:
        return False
    who: Same = compare_speakers(left.speaker, right.speaker)
    whole_left, whole_right = sum(weight(t.stem) for t in here), sum(weight(t.stem) for t in there)
    dense = match.weight / max(whole_left, whole_right)
    both = min(share_left, share_right) >= 0.5
    if who == "other":
        return both and match.weight >= 2 and match.words >= 4 and dense >= 0.8
    if both:
        if match.weight >= 2 and dense >= 0.5 and (match.run >= 3 or match.weight >= 4):
            return True
        return dense >= 0.75 and match.weight >= 1 and _piece_covered(left, match.a, match.b) and _piece_covered(right, match.c, match.d)
    if who == "same":
        return match.weight >= 2 and dense >= 0.6 and (match.run >= 3 or match.weight >= 3)
    return match.weight >= 3 and match.run >= 5 and dense >= 0.7


def _quoted_hull(segment: Segment) -> tuple[int, int] | None:
    """From the first to the last token between marks."""
    inside = [n for n, t in enumerate(segment.tokens) if t.piece >= 0]
    if not inside or not any(is_content(segment.tokens[n].stem) for n in inside):
        return None
    return inside[0], inside[-1] + 1


def _joined(segments: Sequence[Segment], pairs: Sequence[tuple[_Stretch, _Stretch]]) -> list[list[_Stretch]]:
    """Stretches of one claim, one for each segment: pairs joined where their stretches overlap in a segment by half of the shorter."""
    nodes = sorted({stretch for pair in pairs for stretch in pair})
    edges = list(pairs)
    by_segment: dict[int, list[_Stretch]] = defaultdict(list)
    for node in nodes:
        by_segment[node.segment].append(node)
    for group in by_segment.values():
        for n, one in enumerate(group):
            for other in group[n + 1 :]:
                if other.first >= one.last:
                    break
                common = min(one.last, other.last) - max(one.first, other.first)
                if 2 * common >= min(one.last - one.first, other.last - other.first):
                    edges.append((one, other))
    joined = []
    for group in components(nodes, edges):
        spans: dict[int, tuple[int, int]] = {}
        for stretch in group:
            low, high = spans.get(stretch.segment, (stretch.first, stretch.last))
            spans[stretch.segment] = (min(low, stretch.first), max(high, stretch.last))
        joined.append([_Stretch(number, *_rounded(segments[number], *span)) for number, span in sorted(spans.items())])
    return joined


def _rounded(segment: Segment, first: int, last: int) -> tuple[int, int]:
    """The stretch grown to the ends of a quotation region of which it holds most."""
    tokens = segment.tokens
    for piece in {t.piece for t in tokens[first:last] if t.piece >= 0}:
        inside = [n for n, t in enumerate(tokens) if t.piece == piece]
        held = [n for n in inside if first <= n < last]
        if len(held) >= 0.6 * len(inside):
            first, last = min(first, inside[0]), max(last, inside[-1] + 1)
    return first, last


def _alone(segments: Sequence[Segment], joined: Sequence[Sequence[_Stretch]]) -> list[_Stretch]:
    """Quotations that no match holds: the quoted hull of each segment with four words or more."""
    taken = {stretch.segment for group in joined for stretch in group}
    alone = []
    for number, segment in enumerate(segments):
        hull = _quoted_hull(segment)
        if number in taken or hull is None or hull[1] - hull[0] < 4:
            continue
        alone.append(_Stretch(number, *hull))
    return alone


def _quoted(pages: Mapping[str, Page], place: Mapping[str, int], segments: Sequence[Segment], group: Sequence[_Stretch]) -> Quoted:
    """Reports of one claim with their drift against the longest."""
    entries = sorted(group, key=lambda s: (place[segments[s.segment].article], segments[s.segment].tokens[s.first].start))
    base = max(range(len(entries)), key=lambda n: (_rank(segments, entries[n]), -n))
    speaker = segments[entries[base].segment].speaker
    base_words = _own_words(pages, segments, entries[base])
    reports = []
    for number, entry in enumerate(entries):
        segment = segments[entry.segment]
        tokens = segment.tokens[entry.first : entry.last]
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        words = _own_words(pages, segments, entry)
        kind = _drift(base_words, words, speaker, segment.speaker, _share_quoted(tokens)) if number != base else "longest"
        steps = () if kind in ("longest", "same words") else edits(base_words, words)
        reports.append(
            Report(
                article=segment.article,
                start=start,
                end=end,
                words=pages[segment.article].article.text[start:end],
                speaker=segment.speaker,
                cue=_cue(pages[segment.article], segment),
                drift=Drift(kind=kind, base=base, edits=steps),
                status="quoted" if _share_quoted(tokens) >= 0.5 else "reported",
            )
        )
    return Quoted(tuple(reports), base)


def _rank(segments: Sequence[Segment], entry: _Stretch) -> tuple[bool, bool, int]:
    """The base is quoted, in a known mouth, and the longest."""
    segment = segments[entry.segment]
    tokens = segment.tokens[entry.first : entry.last]
    return (_share_quoted(tokens) >= 0.5, segment.speaker is not None and segment.speaker.named, len(tokens))


def _own_words(pages: Mapping[str, Page], segments: Sequence[Segment], entry: _Stretch) -> list[tuple[str, str]]:
    """Words of the stretch as (folded, shown), without the speech tag that interrupts it."""
    segment = segments[entry.segment]
    page = pages[segment.article]
    spans = dict.fromkeys((t.start, t.end) for t in segment.tokens[entry.first : entry.last])
    return [(page.folded[start:end], page.article.text[start:end]) for start, end in spans]


def _cue(page: Page, segment: Segment) -> str | None:
    if segment.attribution is None:
        return None
    cue = page.reading.attributions[segment.attribution].cue
    return page.article.words(cue[0]) if cue else None


def _drift(
    base: Sequence[tuple[str, str]], words: Sequence[tuple[str, str]], one: Actor | None, other: Actor | None, quoted: float
) -> DriftKind:
    """Strongest first: other speaker, then by what was put in, then by what was left out."""
    if compare_speakers(one, other) == "other":
        return "other speaker"
    steps = edits(base, words)
    if quoted < 0.5:
        return "paraphrase"
    if any(step.op == "in" for step in steps):
        return "reworded"
    return "clipped" if any(step.op == "out" for step in steps) else "same words"
