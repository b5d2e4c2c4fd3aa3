"""Same words in the same mouth: quotations matched across articles and inside one, with what each outlet did to them.

Segments (see ``segments.py``) that share rare words are aligned; a stretch counts where it stands between quotation marks on one side
at least and the speaker is the same or not told apart. Stretches that overlap in one segment belong to one claim; the longest report is the
base, every other says how it drifts: same words, clipped, reworded, paraphrase, other speaker.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from secondsource.claims.answers import is_answer, quoted_parts, share_quoted, trimmed
from secondsource.claims.segments import Page, Segment, Token
from secondsource.claims.speakers import SURE, Same, compare_speakers
from secondsource.claims.wording import Passage, edits, is_content, passage, passages, stem
from secondsource.records.claim import Drift, DriftKind, Report
from secondsource.records.reading import Actor
from secondsource.text.normalize import fold

# A stem in more segments than this says nothing about which quotation it is (and would make long lists).
_COMMON_SHARE = 0.2
_MAX_CANDIDATES = 12
_ADVERBS = frozenset("never even ever just only also very really not no so too still again".split())
_LEAST_TOLD = 2  # content words of a quotation that is said to be put in another mouth
# One rare word, or two that are not.
_LEAST_SHARED = 3.0
_LEAST_PART, _MANY = 0.2, 6
# In a story of a few paragraphs every word is rare; it is weighed as in one of this many.
_SMALL = 40
# Unquoted words between two quoted runs of one mouth that do not part them.
_BRIDGE = 3
_NEAR_END = 5
# Segments that may hold a stem that still tells one remark from all others.
_RARE, _RARE_SHARE = 5, 0.03


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
    firsts = [segments[group[0]] for group in kinds]
    for left, right, match in _in_own_mouths(firsts, list(_matches(firsts))):
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
    found = [_quoted(by_id, place, segments, group) for group in joined]
    return sorted(found, key=lambda q: min((place[r.article], r.start) for r in q.reports))


def _distinct(segments: Sequence[Segment]) -> list[list[int]]:
    """Numbers of the segments, those with the same words in the same mouth together."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, segment in enumerate(segments):
        pieces = {piece: n for n, piece in enumerate(dict.fromkeys(t.piece for t in segment.tokens if t.piece >= 0))}
        shape = tuple((t.stem, pieces.get(t.piece, -1)) for t in segment.tokens)
        groups.setdefault((shape, segment.speaker.name if segment.speaker else None), []).append(number)
    return list(groups.values())


def _in_own_mouths(segments: Sequence[Segment], matches: Sequence[tuple[int, int, Passage]]) -> list[tuple[int, int, Passage]]:
    """Without matches of two speakers where an article has the words in both mouths: two people said them."""
    told: set[tuple[int, str]] = set()
    others: list[tuple[int, int, Passage]] = []
    kept: list[tuple[int, int, Passage]] = []
    for left, right, match in matches:
        if compare_speakers(segments[left].speaker, segments[right].speaker) == "other":
            others.append((left, right, match))
            continue
        kept.append((left, right, match))
        told.update(((left, segments[right].article), (right, segments[left].article)))
    for left, right, match in others:
        apart = segments[left].article != segments[right].article
        if apart and (left, segments[right].article) not in told and (right, segments[left].article) not in told:
            kept.append((left, right, match))
    return kept


def _matches(segments: Sequence[Segment]) -> Iterable[tuple[int, int, Passage]]:
    """Pairs of distinct segments with the stretches that carry one quotation."""
    stems = [[t.stem for t in segment.tokens] for segment in segments]
    quoted = [any(t.piece >= 0 for t in segment.tokens) for segment in segments]
    quotes = [_quoted_words(segment) for segment in segments]
    # Content words that stand between marks with no other content word.
    single = [frozenset(word for held in of for word in held if len(held) == 1) for of in quotes]
    held = [frozenset(tokens) for tokens in stems]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, tokens in enumerate(stems):
        for token in dict.fromkeys(tokens):
            if is_content(token):
                postings[token].append(number)
    limit = max(12, int(len(segments) * _COMMON_SHARE))

    def rare(token: str) -> bool:
        return len(postings[token]) <= max(_RARE, len(segments) * _RARE_SHARE)

    def stands(words: frozenset[str], there: frozenset[str]) -> bool:
        return words <= there and (len(words) > 1 or all(rare(word) for word in words))

    value = {token: log(1 + max(len(segments), _SMALL) / len(held)) for token, held in postings.items() if len(held) <= limit}
    worth = [sum(value.get(token, 0.0) for token in dict.fromkeys(tokens)) for tokens in stems]
    alone = frozenset[str]().union(*single)
    # Longer segments come first; a segment wholly told by one before it stands behind that one. Words of the segments before, and of
    # those among them that quote: of two segments one must.
    before: dict[str, list[int]] = defaultdict(list)
    quoting: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(segments)), key=lambda n: (-len(stems[n]), n)):
        shared: dict[int, float] = defaultdict(float)
        common: dict[int, int] = defaultdict(int)
        own = [token for token in dict.fromkeys(stems[number]) if token in value and len(postings[token]) > 1]
        held_by = before if quoted[number] else quoting
        for token in own:
            worth_it, lonely = value[token], token in alone
            for other in held_by.get(token, ()):
                shared[other] += worth_it
                # One word in common is enough where it is all that one of them quotes.
                common[other] += 2 if lonely and (token in single[number] or token in single[other]) else 1
        # In a large story many paragraphs share a word or two: those that share little of either are not aligned, unless
        # it is all that stands between two marks.
        near = [
            n
            for n in shared
            if common[n] > 1
            and shared[n] >= _LEAST_SHARED
            and (
                common[n] >= _MANY
                or shared[n] >= _LEAST_PART * min(worth[n], worth[number])
                or any(stands(words, held[there]) for here, there in ((n, number), (number, n)) for words in quotes[here])
            )
        ]
        covered = False
        for other in sorted(near, key=lambda n: (-shared[n], n))[:_MAX_CANDIDATES]:
            sure: list[Passage] = []
            for found in passages(stems[other], stems[number]):
                sure += _answers(segments[other], segments[number], found, rare)
            words = (single[other] & held[number]) | (single[number] & held[other])
            sure += [
                one
                for one in _places_of(words, stems[other], stems[number], sure)
                if is_answer(segments[other], segments[number], one, rare)
            ]
            if sure:
                sure += _further(segments[other], segments[number], sure)
            for match in sure:
                yield other, number, match
                covered |= min(match.d - match.c, match.words) >= 0.9 * len(stems[number]) and len(stems[number]) >= 8
        if not covered:
            for token in own:
                before[token].append(number)
                if quoted[number]:
                    quoting[token].append(number)


def _quoted_words(segment: Segment) -> list[frozenset[str]]:
    """The content words between each pair of marks, where there are any."""
    pieces: dict[int, set[str]] = defaultdict(set)
    for token in segment.tokens:
        if token.piece >= 0 and is_content(token.stem):
            pieces[token.piece].add(token.stem)
    return [frozenset(held) for held in pieces.values()]


def _places_of(words: Iterable[str], left: Sequence[str], right: Sequence[str], taken: Sequence[Passage]) -> list[Passage]:
    """Each of the words where it first stands in both, as a stretch of its own, unless it is part of a stretch already."""
    found = []
    for word in sorted(words):
        i, j = left.index(word), right.index(word)
        if not any(match.a <= i < match.b or match.c <= j < match.d for match in taken):
            found.append(passage(left, [(i, j, 1)]))
    return found


def _further(left: Segment, right: Segment, sure: Sequence[Passage]) -> list[Passage]:
    """What else one side quotes to the word from a remark that both are known to carry: "step down" beside a longer clipping."""
    found: list[Passage] = []
    if compare_speakers(left.speaker, right.speaker) == "other":
        return found
    for side, (here, there) in enumerate(((left, right), (right, left))):
        quoted = [token.stem if token.piece >= 0 else "" for token in there.tokens]
        for first, last in _pieces(here):
            words = [token.stem for token in here.tokens[first:last]]
            at = _run_of(words, quoted)
            if at is None or len(words) < 2 or not any(map(is_content, words)):
                continue
            i, j = (first, at) if side == 0 else (at, first)
            if not any(match.a < i + len(words) and i < match.b for match in [*sure, *found]) and not any(
                match.c < j + len(words) and j < match.d for match in [*sure, *found]
            ):
                found.append(passage([token.stem for token in left.tokens], [(i, j, len(words))]))
    return found


def _pieces(segment: Segment) -> list[tuple[int, int]]:
    """Runs of tokens between one pair of marks, as ``[first, last)``."""
    runs: list[tuple[int, int]] = []
    for number, token in enumerate(segment.tokens):
        if token.piece < 0:
            continue
        if runs and runs[-1][1] == number and segment.tokens[number - 1].piece == token.piece:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _run_of(words: Sequence[str], there: Sequence[str]) -> int | None:
    """Where the words first stand one after the other."""
    size = len(words)
    return next((at for at in range(len(there) - size + 1) if there[at] == words[0] and list(there[at : at + size]) == words), None)


def _answers(left: Segment, right: Segment, found: Passage, rare: Callable[[str], bool]) -> list[Passage]:
    """The stretch, or those of its quoted parts, that answer."""
    match = trimmed(left, right, found)
    if match is None:
        return []
    if is_answer(left, right, match, rare):
        return [match]
    return [part for part in quoted_parts(left, right, match) if is_answer(left, right, part, rare)]


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
    return [_merged(segments, group) for group in _clusters(segments, nodes, edges)]


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


def _merged(segments: Sequence[Segment], group: Sequence[_Stretch]) -> list[_Stretch]:
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
        # A paraphrase is shown to the ends of its clause where these are near.
        low, high = first, last
        while low > 0 and tokens[low - 1].sentence == tokens[first].sentence:
            low -= 1
        while high < len(tokens) and tokens[high].sentence == tokens[last - 1].sentence:
            high += 1
        return (low if first - low <= _NEAR_END else first), (high if high - last <= _NEAR_END else last)
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
    told = [" ".join(word for word, _ in _own_words(pages, segments, entry)) for entry in entries]
    longest = max(_rank(segments, entry)[:2] for entry in entries)
    # Of versions as long, but for a word or two, the one that most articles carry is the base, not a copy with swapped words.
    near = [n for n, entry in enumerate(entries) if _rank(segments, entry)[0] == longest[0] and _rank(segments, entry)[1] >= longest[1] - 2]
    base = max(near, key=lambda n: (told.count(told[n]), _rank(segments, entries[n]), -n))
    speaker = _mouth([segments[entry.segment].speaker for entry in (entries[base], *entries)])
    base_words = _own_words(pages, segments, entries[base])
    reports = []
    for number, entry in enumerate(entries):
        segment = segments[entry.segment]
        tokens = segment.tokens[entry.first : entry.last]
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        words = _own_words(pages, segments, entry)
        kind = _drift(base_words, words, speaker, segment.speaker, share_quoted(tokens)) if number != base else "longest"
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


def _own_words(pages: Mapping[str, Page], segments: Sequence[Segment], entry: _Stretch) -> list[tuple[str, str]]:
    """Words of the stretch as (folded, shown), without the speech tag that interrupts it."""
    segment = segments[entry.segment]
    page = pages[segment.article]
    tokens = segment.tokens[entry.first : entry.last]
    if share_quoted(tokens) >= 0.5:  # the outlet's own words between two quoted pieces are no part of the quotation
        tokens = tuple(token for token in tokens if token.piece >= 0)
    spans = dict.fromkeys((t.start, t.end) for t in tokens)
    # "flood-gate" and "floodgate" are one word.
    return [(page.folded[start:end].replace("-", ""), page.article.text[start:end]) for start, end in spans]


def _cue(page: Page, segment: Segment) -> str | None:
    if segment.attribution is None:
        return None
    cue = page.reading.attributions[segment.attribution].cue
    return page.article.words(cue[0]) if cue else None


def _drift(
    base: Sequence[tuple[str, str]], words: Sequence[tuple[str, str]], one: Actor | None, other: Actor | None, quoted: float
) -> DriftKind:
    """Strongest first: other speaker, then by what was put in, then by what was left out."""
    # A turn of phrase ("never even heard of") may be anybody's.
    told = sum(is_content(stem(word)) and word not in _ADVERBS for word, _ in words)
    if told >= _LEAST_TOLD and compare_speakers(one, other) == "other":
        return "other speaker"
    if quoted < 0.5:
        return "paraphrase"
    steps = [step for step in edits(base, words) if step.op != "keep"]
    put_in = [step.words for step in steps if step.op == "in"]
    left_out = [step.words for step in steps if step.op == "out"]
    if _spelling(left_out, put_in):
        return "same words"
    if put_in:
        return "reworded"
    return "clipped" if left_out else "same words"


def _spelling(left_out: Sequence[str], put_in: Sequence[str]) -> bool:
    """The same letters spaced otherwise ("into", "in to"), or names spelled otherwise ("Corran", "Koran"), are no drift."""
    if not left_out or not put_in:
        return False
    if _letters(left_out) == _letters(put_in):
        return True
    out, into = " ".join(left_out).split(), " ".join(put_in).split()
    return len(out) == len(into) and all(_one_name(a, b) for a, b in zip(out, into, strict=True))


def _letters(parts: Sequence[str]) -> str:
    return "".join(char for char in fold("".join(parts)) if char.isalnum())


def _one_name(a: str, b: str) -> bool:
    capitals = any(char.isupper() for char in a) and any(char.isupper() for char in b)
    return capitals and Levenshtein.normalized_similarity(fold(a), fold(b)) >= 0.5
