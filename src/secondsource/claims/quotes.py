"""Same words in the same mouth: quotations matched across articles and inside one, with what each outlet did to them.

Segments (see ``segments.py``) that share rare words are aligned (``quote_pairs.py``); a stretch counts where it stands between quotation
marks on one side at least and the speaker is the same or not told apart. Stretches that overlap in one segment belong to one claim; the
longest report is the base, every other says how it drifts: same words, clipped, reworded, paraphrase, other speaker.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from secondsource.claims.answers import share_quoted
from secondsource.claims.drift import Said, drift_of, said
from secondsource.claims.quote_pairs import in_own_mouths, matches, one_for_each
from secondsource.claims.segments import Page, Segment, Token
from secondsource.claims.speakers import SURE, Same, compare_speakers
from secondsource.claims.told_again import told_again
from secondsource.claims.wording import edits, is_content
from secondsource.records.claim import Drift, Report
from secondsource.records.reading import Actor

# Unquoted words between two quoted runs of one mouth that do not part them.
_BRIDGE = 3
_NEAR_END, _FAR_END = 5, 12


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
    kinds = distinct(segments)
    stretches: list[tuple[_Stretch, _Stretch]] = []
    firsts = [segments[group[0]] for group in kinds]
    found = in_own_mouths(firsts, one_for_each(firsts, list(matches(firsts, alike(segments, kinds)))))
    for left, right, match, _ in [*found, *told_again(firsts, found, _by_pronoun(pages))]:
        first, second = kinds[left], kinds[right]
        here = [_Stretch(n, *_rounded(segments[n], match.a, match.b)) for n in first]
        there = [_Stretch(n, *_rounded(segments[n], match.c, match.d)) for n in second]
        # Every copy is tied to the first of its kind: enough for the union, and linear in the copies.
        stretches.extend((here[0], other) for other in there)
        stretches.extend((there[0], other) for other in here[1:])
    joined = _joined(segments, stretches)
    joined.extend(_left_over(segments, kinds, joined))
    by_id = {page.article.id: page for page in pages}
    place = {page.article.id: number for number, page in enumerate(pages)}
    claims = [_quoted(by_id, place, segments, group) for group in joined]
    return sorted(claims, key=lambda q: min((place[r.article], r.start) for r in q.reports))


def _by_pronoun(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Attributions (article, index) whose source is "he", "she" or "who"."""
    return {
        (page.article.id, number)
        for page in pages
        for number, one in enumerate(page.reading.attributions)
        if one.source and page.folded[one.source[0].start : one.source[0].end] in ("he", "she", "who")
    }


def alike(segments: Sequence[Segment], kinds: Sequence[Sequence[int]]) -> list[tuple[Segment, Segment]]:
    """Segments of two articles that are the same to the word and quote: the first of each kind with the others."""
    pairs = [(segments[kind[0]], segments[other]) for kind in kinds for other in kind[1:]]
    return [pair for pair in pairs if pair[0].article != pair[1].article and any(token.piece >= 0 for token in pair[0].tokens)]


def distinct(segments: Sequence[Segment]) -> list[list[int]]:
    """Numbers of the segments, those with the same words in the same mouth together."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, segment in enumerate(segments):
        pieces = {piece: n for n, piece in enumerate(dict.fromkeys(t.piece for t in segment.tokens if t.piece >= 0))}
        shape = tuple((t.stem, pieces.get(t.piece, -1)) for t in segment.tokens)
        groups.setdefault((shape, segment.speaker.name if segment.speaker else None), []).append(number)
    return list(groups.values())


def _joined(segments: Sequence[Segment], pairs: Sequence[tuple[_Stretch, _Stretch]]) -> list[list[_Stretch]]:
    """Stretches of one claim: pairs joined where their stretches overlap in a segment by half of the shorter."""
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
    return [_merged(group) for group in _clusters(segments, nodes, edges)]


def _clusters(segments: Sequence[Segment], nodes: Sequence[_Stretch], edges: Sequence[tuple[_Stretch, _Stretch]]) -> list[list[_Stretch]]:
    """Connected stretches, where an edge that is unsure of the speaker never brings two known speakers together.

    One outlet's "both called it a day of shame" answers to either man's quotation, but does not make one quotation of the two.
    """
    rank: dict[Same, int] = {"same": 0, "maybe": 1, "other": 2}

    def who(edge: tuple[_Stretch, _Stretch]) -> Same:
        return compare_speakers(segments[edge[0].segment].speaker, segments[edge[1].segment].speaker)

    skipped: list[tuple[_Stretch, _Stretch]] = []
    home = {node: number for number, node in enumerate(nodes)}
    members = {number: [node] for node, number in home.items()}
    mouths = {number: _sure([segments[node.segment].speaker]) for node, number in home.items()}
    for edge in sorted(edges, key=lambda edge: (rank[who(edge)], edge)):
        one, two = home[edge[0]], home[edge[1]]
        if one == two:
            continue
        clash = any(compare_speakers(a, b) == "other" for a in mouths[one] for b in mouths[two])
        if clash and who(edge) != "other":
            skipped.append(edge)
            continue
        keep, gone = min(one, two), max(one, two)
        for node in members.pop(gone):
            home[node] = keep
            members[keep].append(node)
        mouths[keep] = _sure([*mouths[keep], *mouths.pop(gone)])
    # Words that one outlet puts in two mouths at once stand in both claims.
    for edge in skipped:
        for node, other in (edge, edge[::-1]):
            if home[node] != home[other] and not _clashes(segments[node.segment].speaker, mouths[home[other]]):
                members[home[other]].append(node)
    return [sorted(set(members[number])) for number in sorted(members) if len(members[number]) > 1]


def _clashes(speaker: Actor | None, mouths: Sequence[Actor]) -> bool:
    return any(compare_speakers(speaker, one) == "other" for one in mouths)


def _sure(speakers: Sequence[Actor | None]) -> list[Actor]:
    """The named speakers, each once."""
    kept: list[Actor] = []
    for speaker in speakers:
        if speaker is not None and speaker.named and all(compare_speakers(speaker, one) != "same" for one in kept):
            kept.append(speaker)
    return kept


def _merged(group: Sequence[_Stretch]) -> list[_Stretch]:
    """Stretches of one segment that overlap or all but touch made one; those that lie apart stay two reports."""
    merged: list[_Stretch] = []
    for stretch in sorted(group):
        last = merged[-1] if merged else None
        if last is not None and last.segment == stretch.segment and stretch.first - last.last <= _BRIDGE:
            merged[-1] = last._replace(last=max(last.last, stretch.last))
        else:
            merged.append(stretch)
    return merged


def _rounded(segment: Segment, first: int, last: int) -> tuple[int, int]:
    """A stretch that is mostly quoted, without loose words outside the marks and grown to the quoted sentences of which it holds a part.

    So the words that another outlet left out of a sentence stand in the longest report, and can be shown as left out.
    """
    tokens = segment.tokens
    if share_quoted(tokens[first:last]) < 0.5:
        # A paraphrase is shown to the ends of its clause where these are near; one that shares but a word is shown with more.
        low, high = first, last
        while low > 0 and tokens[low - 1].sentence == tokens[first].sentence:
            low -= 1
        while high < len(tokens) and tokens[high].sentence == tokens[last - 1].sentence:
            high += 1
        near = _FAR_END if last - first == 1 else _NEAR_END
        return (low if first - low <= near else first), (high if high - last <= near else last)
    while first < last - 1 and tokens[first].piece < 0:
        first += 1
    while last - 1 > first and tokens[last - 1].piece < 0:
        last -= 1
    while first > 0 and _one_unit(tokens[first - 1], tokens[first]):
        first -= 1
    while last < len(tokens) and _one_unit(tokens[last - 1], tokens[last]):
        last += 1
    return first, last


def _one_unit(a: Token, b: Token) -> bool:
    return a.piece >= 0 and a.piece == b.piece and a.sentence == b.sentence


def _left_over(segments: Sequence[Segment], kinds: Sequence[Sequence[int]], joined: Sequence[Sequence[_Stretch]]) -> list[list[_Stretch]]:
    """Quoted words that no other version answers to: each run of four words or more, with the segments that are the same to the word."""
    taken: dict[int, set[int]] = defaultdict(set)
    for group in joined:
        for stretch in group:
            taken[stretch.segment].update(range(stretch.first, stretch.last))
    found = []
    for kind in kinds:
        tokens = segments[kind[0]].tokens
        run: list[int] = []
        for number in range(len(tokens) + 1):
            free = number < len(tokens) and number not in taken[kind[0]]
            if free and tokens[number].piece >= 0:
                run.append(number)
                continue
            if free and run and number - run[-1] <= _BRIDGE:
                continue
            if len(run) >= 4 and any(is_content(tokens[n].stem) for n in run):
                found.append([_Stretch(segment, run[0], run[-1] + 1) for segment in kind])
            run = []
    return found


def _quoted(pages: Mapping[str, Page], place: Mapping[str, int], segments: Sequence[Segment], group: Sequence[_Stretch]) -> Quoted:
    """Reports of one claim with their drift against the longest."""
    entries = sorted(group, key=lambda s: (place[segments[s.segment].article], segments[s.segment].tokens[s.first].start))
    told = [" ".join(word for word, _ in _own_words(pages, segments, entry).words) for entry in entries]
    longest = max(_rank(segments, entry)[:2] for entry in entries)
    # Of versions as long, but for a word or two, the one that most articles carry is the base, not a copy with swapped words.
    near = [n for n, entry in enumerate(entries) if _rank(segments, entry)[0] == longest[0] and _rank(segments, entry)[1] >= longest[1] - 2]
    base = max(near, key=lambda n: (told.count(told[n]), _rank(segments, entries[n]), -n))
    speaker = _mouth([segments[entry.segment].speaker for entry in (entries[base], *entries)])
    first = _own_words(pages, segments, entries[base])
    reports = []
    for number, entry in enumerate(entries):
        segment = segments[entry.segment]
        tokens = segment.tokens[entry.first : entry.last]
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        words = _own_words(pages, segments, entry)
        kind = drift_of(first, words, speaker, segment.speaker) if number != base else "longest"
        steps = () if kind in ("longest", "same words") else edits(first.words, words.words)
        reports.append(
            Report(
                article=segment.article,
                start=start,
                end=end,
                words=pages[segment.article].article.text[start:end],
                speaker=segment.speaker,
                cue=_cue(pages[segment.article], segment),
                drift=Drift(kind=kind, base=base, edits=steps),
                status="quoted" if share_quoted(tokens) >= 0.5 else "reported",
            )
        )
    return Quoted(tuple(reports), base)


def _rank(segments: Sequence[Segment], entry: _Stretch) -> tuple[bool, int, bool]:
    """The base is quoted and the longest, in a known mouth where two are as long."""
    segment = segments[entry.segment]
    tokens = segment.tokens[entry.first : entry.last]
    return (share_quoted(tokens) >= 0.5, len(tokens), segment.speaker is not None and segment.speaker.named)


def _mouth(speakers: Sequence[Actor | None]) -> Actor | None:
    """The first named speaker, else the first."""
    known = [speaker for speaker in speakers if speaker is not None]
    sure = [speaker for speaker in known if speaker.named and speaker.how in SURE]
    return next(iter([*sure, *(speaker for speaker in known if speaker.named), *known]), None)


def _own_words(pages: Mapping[str, Page], segments: Sequence[Segment], entry: _Stretch) -> Said:
    """Words of the stretch, without the speech tag that interrupts it."""
    segment = segments[entry.segment]
    tokens = segment.tokens[entry.first : entry.last]
    quoted = share_quoted(tokens) >= 0.5
    if quoted:  # the outlet's own words between two quoted pieces are no part of the quotation
        tokens = tuple(token for token in tokens if token.piece >= 0)
    return said(pages[segment.article], tokens, quoted=quoted)


def _cue(page: Page, segment: Segment) -> str | None:
    if segment.attribution is None:
        return None
    cue = page.reading.attributions[segment.attribution].cue
    return page.article.words(cue[0]) if cue else None
