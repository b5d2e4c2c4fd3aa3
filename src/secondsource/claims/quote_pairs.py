"""Which segments of a story carry one quotation: pairs that share rare words, aligned, with the stretches that answer to each other.

In a large story nearly every two paragraphs share a word, and nearly none of them a remark. So a pair is aligned only where it could
pass ``is_answer`` (see ``answers.py``): four words in a row, half of a sentence or of what stands between two marks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.claims.answers import is_answer, quoted_parts, trimmed
from secondsource.claims.quote_odds import LEAST, Paragraphs, likelihood
from secondsource.claims.segments import Segment, unit
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import Passage, is_content, passage, passages, weight

# A stem in more segments than this says nothing about which quotation it is (and would make long lists).
_COMMON_SHARE = 0.2
_MAX_CANDIDATES = 12
# One rare word, or two that are not.
_LEAST_SHARED = 3.0
_LEAST_PART, _MANY = 0.2, 6
# So many segments cost little to lay side by side, whatever they share.
_FEW, _LEAST_OF_FEW = 400, 1.5
# In a story of a few paragraphs every word is rare; it is weighed as in one of this many.
_SMALL = 40
# Segments that may hold a stem that still tells one remark from all others.
_RARE, _RARE_SHARE = 5, 0.03
_DIGITS, _ROUNDED = 9, 1e-6  # of the weight of common words: what weighs the same stands by number
_MOST_STEMS = 1 << 20  # of one story, so that runs of stems are numbers: sets of these are cheap


# A weighed match that is as sure as this stands beside a surer one: an article may tell one remark twice.
_SURE_ENOUGH = 0.7
_LEAST_COVERED = 8  # words of a segment that stands behind another


class Match(NamedTuple):
    """A stretch of segment ``left`` that answers to one of segment ``right``; ``odds``: 1 by the rules, less where it was weighed."""

    left: int
    right: int
    passage: Passage
    odds: float


def one_for_each(segments: Sequence[Segment], matches: Sequence[Match]) -> list[Match]:
    """Without weighed matches of a stretch that a surer one has found in the same article: others are only like it."""
    kept: list[Match] = []
    taken: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for one in sorted(matches, key=lambda one: (-one.odds, one[:3])):
        ends = [
            ((one.left, segments[one.right].article), (one.passage.a, one.passage.b)),
            ((one.right, segments[one.left].article), (one.passage.c, one.passage.d)),
        ]
        if one.odds < _SURE_ENOUGH and any(a < end and start < b for place, (start, end) in ends for a, b in taken[place]):
            continue
        kept.append(one)
        for place, stretch in ends:
            taken[place].append(stretch)
    return sorted(kept, key=lambda one: one[:3])


def in_own_mouths(segments: Sequence[Segment], matches: Sequence[Match]) -> list[Match]:
    """Without matches of two speakers where an article has the words in both mouths: two people said them."""
    told: set[tuple[int, str]] = set()
    others: list[Match] = []
    kept: list[Match] = []
    for one in matches:
        left, right = segments[one.left], segments[one.right]
        if compare_speakers(left.speaker, right.speaker) == "other":
            others.append(one)
            continue
        kept.append(one)
        told.update(((one.left, right.article), (one.right, left.article)))
    for one in others:
        left, right = segments[one.left], segments[one.right]
        if left.article != right.article and (one.left, right.article) not in told and (one.right, left.article) not in told:
            kept.append(one)
    return kept


class Held:
    """What the segments of a story hold, read once: their stems, what they quote, and where each stem stands."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.few = len(segments) <= _FEW
        self.speakers = [segment.speaker for segment in segments]
        self.stems = [[t.stem for t in segment.tokens] for segment in segments]
        self.quoted = [any(t.piece >= 0 for t in segment.tokens) for segment in segments]
        self.quotes = [_quoted_words(segment) for segment in segments]
        # Content words that stand between marks with no other content word.
        self.single = [frozenset(word for held in of for word in held if len(held) == 1) for of in self.quotes]
        self.alone = frozenset[str]().union(*self.single)
        self.held = [frozenset(tokens) for tokens in self.stems]
        known: dict[str, int] = {}
        self.runs = [
            _runs([known.setdefault(token, len(known)) for token in tokens], [is_content(token) for token in tokens])
            for tokens in self.stems
        ]
        self.units = [_units(segment) for segment in segments]
        self.postings: dict[str, list[int]] = defaultdict(list)
        for number, tokens in enumerate(self.stems):
            for token in dict.fromkeys(tokens):
                if is_content(token):
                    self.postings[token].append(number)
        size = len(segments)
        limit = max(12, int(size * _COMMON_SHARE))
        self.unusual = frozenset(token for token, at in self.postings.items() if len(at) <= max(_RARE, size * _RARE_SHARE))
        self.value = {token: log(1 + max(size, _SMALL) / len(at)) for token, at in self.postings.items() if len(at) <= limit}
        self.paragraphs = Paragraphs(segments, self.value, self.unusual)
        self.worth = [sum(self.value.get(token, 0.0) for token in dict.fromkeys(tokens)) for tokens in self.stems]

        # What a segment must share with one that holds all that it quotes between two marks, at the least.
        self.least = [min((sum(self.value.get(word, 0.0) for word in words) for words in of), default=inf) - _ROUNDED for of in self.quotes]

    def rare(self, token: str) -> bool:
        """Whether the stem stands in few segments of the story."""
        return token in self.unusual

    def odds(self, a: int, b: int, match: Passage) -> float:
        """How sure it is that the stretch is one utterance: 1 by the rules, else (between two articles) by what speaks for it; 0 for no."""
        left, right = self.segments[a], self.segments[b]
        return 1.0 if is_answer(left, right, match, self.rare) else self.likely(a, b, match)

    def likely(self, a: int, b: int, match: Passage) -> float:
        """What speaks for one utterance where the rules leave it open, 0 for too little."""
        left, right = self.segments[a], self.segments[b]
        value = likelihood(left, right, match, self.paragraphs) if left.article != right.article else 0.0
        return value if value >= LEAST else 0.0

    def quotes_of(self, here: int, there: int) -> bool:
        """All that stands between two marks of the one is held by the other: two content words, or rare ones."""
        held = self.held[there]
        return any(words <= held and (len(words) > 1 or words <= self.unusual) for words in self.quotes[here])

    def may_answer(self, a: int, b: int) -> bool:
        """Whether an alignment could pass ``is_answer``.

        It needs a run of four words, or half of a unit (a sentence, what stands between two marks); without the run and where the
        mouth is not the same for sure, both must quote and share two rare words.
        """
        if self.few or not self.runs[a].isdisjoint(self.runs[b]):
            return True
        common = self.held[a] & self.held[b]
        told = len(common & self.unusual) > 1 and self.quoted[a] and self.quoted[b]
        if not told and compare_speakers(self.speakers[a], self.speakers[b]) != "same":
            return False
        return any(2 * sum(stems[one] for one in common & stems.keys()) >= whole for n in (a, b) for whole, stems in self.units[n])


class _Standing:
    """Some of the segments, by where they stand among these: which of them hold a stem, and which stand behind no other yet."""

    def __init__(self, held: Held, numbers: Sequence[int]) -> None:
        """None of the segments stands before it is added."""
        self.numbers = list(numbers)
        self.home = {number: at for at, number in enumerate(self.numbers)}
        self.places: dict[str, NDArray[np.int64]] = {}
        for token in held.value:
            at = [self.home[n] for n in held.postings[token] if n in self.home] if len(held.postings[token]) > 1 else []
            if at:
                self.places[token] = np.array(at, dtype=np.int64)
        self.standing = np.zeros(len(self.numbers), dtype=bool)
        self.worth = np.array([held.worth[n] for n in self.numbers])
        self.quoted = np.array([held.least[n] for n in self.numbers])

    def add(self, number: int) -> None:
        """From now on the segment stands, if it is one of these."""
        if number in self.home:
            self.standing[self.home[number]] = True


def _runs(tokens: Sequence[int], content: Sequence[bool]) -> frozenset[int]:
    """Runs of four stems (by number), at least one of them with content, each as one number."""
    return frozenset(
        ((tokens[n] * _MOST_STEMS + tokens[n + 1]) * _MOST_STEMS + tokens[n + 2]) * _MOST_STEMS + tokens[n + 3]
        for n in range(len(tokens) - 3)
        if content[n] or content[n + 1] or content[n + 2] or content[n + 3]
    )


def _units(segment: Segment) -> list[tuple[float, dict[str, float]]]:
    """Each unit with its weight and what each of its stems adds to it."""
    held: dict[tuple[int, int], dict[str, float]] = {}
    for token in segment.tokens:
        stems = held.setdefault(unit(token), {})
        stems[token.stem] = stems.get(token.stem, 0.0) + weight(token.stem)
    return [(segment.told[one] - 1e-9, stems) for one, stems in held.items()]


def matches(segments: Sequence[Segment], alike: Iterable[tuple[Segment, Segment]] = ()) -> Iterator[Match]:
    """Pairs of distinct segments with the stretches that carry one quotation.

    Twice through the pairs: what the rules are sure of tells where the two articles go along with each other, and so does ``alike``
    (pairs of segments that are the same to the word); then what is left open is weighed.
    """
    held = Held(segments)
    for left, right in alike:
        held.paragraphs.note(left, right, None)
    pairs = list(_pairs(held))
    for pair in pairs:
        for match in pair.sure:
            held.paragraphs.note(segments[pair.left], segments[pair.right], match)
    for pair in pairs:
        found = [answer for one in pair.stretches for answer in _weighed(held, pair, one)]
        here, there = held.stems[pair.left], held.stems[pair.right]
        alone = places_of(pair.alone, here, there, [one for one, _ in found])
        found += [(one, odds) for one in alone if (odds := held.odds(pair.left, pair.right, one))]
        if any(odds == 1 for _, odds in found):
            found += [(one, 1.0) for one in _further(segments[pair.left], segments[pair.right], [one for one, _ in found])]
        for match, odds in found:
            yield Match(pair.left, pair.right, match, odds)


class _Stretch(NamedTuple):
    """Words that two segments share, what of them stands between marks, and which of these answer by the rules."""

    whole: Passage
    sure: bool
    parts: tuple[Passage, ...] = ()
    sure_parts: tuple[Passage, ...] = ()


class _Pair(NamedTuple):
    """Two segments with what they share; ``alone``: words that one of them quotes with no other word beside them."""

    left: int
    right: int
    stretches: tuple[_Stretch, ...]
    alone: Set[str]

    @property
    def sure(self) -> list[Passage]:
        """What answers by the rules."""
        return [part for one in self.stretches for part in ((one.whole,) if one.sure else one.sure_parts)]


def _pairs(held: Held) -> Iterator[_Pair]:
    """Pairs of segments that share rare words, aligned."""
    stems, single = held.stems, held.single
    # Longer segments come first; a segment wholly told by one before it stands behind that one. Of two segments one must quote.
    numbers = range(len(stems))
    before, quoting = _Standing(held, numbers), _Standing(held, [n for n in numbers if held.quoted[n]])
    for number in sorted(numbers, key=lambda n: (-len(stems[n]), n)):
        own = [token for token in dict.fromkeys(stems[number]) if token in before.places]
        covered = False
        for other in _near(held, number, own, before if held.quoted[number] else quoting):
            alone = (single[other] & held.held[number]) | (single[number] & held.held[other])
            aligned = held.may_answer(other, number)
            pair = _Pair(other, number, tuple(_stretches(held, other, number)) if aligned else (), alone)
            if pair.stretches or alone:
                yield pair
            # Who is told by a rival's words is not told by them to others.
            if len(stems[number]) >= _LEAST_COVERED and compare_speakers(held.speakers[other], held.speakers[number]) != "other":
                covered |= any(min(one.d - one.c, one.words) >= 0.9 * len(stems[number]) for one in pair.sure)
        if not covered:
            before.add(number)
            quoting.add(number)


def _stretches(held: Held, here: int, there: int) -> Iterator[_Stretch]:
    left, right = held.segments[here], held.segments[there]
    for found in passages(held.stems[here], held.stems[there]):
        match = trimmed(left, right, found)
        if match is None:
            continue
        if is_answer(left, right, match, held.rare):
            yield _Stretch(match, sure=True)
            continue
        parts = tuple(quoted_parts(left, right, match))
        yield _Stretch(match, False, parts, tuple(part for part in parts if is_answer(left, right, part, held.rare)))


def _weighed(held: Held, pair: _Pair, one: _Stretch) -> list[tuple[Passage, float]]:
    """The stretch, or those of its quoted parts, that answer, with how sure that is."""
    sure = (one.whole,) if one.sure else one.sure_parts
    if sure:
        return [(part, 1.0) for part in sure]
    if whole := held.likely(pair.left, pair.right, one.whole):
        return [(one.whole, whole)]
    return [(part, odds) for part in one.parts if (odds := held.likely(pair.left, pair.right, part))]


def _near(held: Held, number: int, own: Sequence[str], among: _Standing) -> list[int]:
    """The segments that still stand and share most with this one, by falling weight of the common words, then number.

    In a large story many paragraphs share a word or two: those that share little of either are not aligned, unless it is all that
    stands between two marks.
    """
    kept = [token for token in own if token in among.places]
    if not kept:
        return []
    places = [among.places[token] for token in kept]
    joined, size = np.concatenate(places), len(among.numbers)
    counts = np.bincount(joined, minlength=size)
    # One word in common is enough where it is all that one of them quotes.
    for token, at in zip(kept, places, strict=True):
        if token in held.alone:
            counts[at if token in held.single[number] else [n for n in at if token in held.single[among.numbers[n]]]] += 1
    weights = np.repeat([held.value[token] for token in kept], [len(at) for at in places])
    shared = np.bincount(joined, weights, minlength=size).round(_DIGITS)
    enough = among.standing & (shared >= (_LEAST_OF_FEW if held.few else _LEAST_SHARED)) & (counts >= (1 if held.few else 2))
    sure = np.full(size, held.few)
    if not held.few:
        sure = (counts >= _MANY) | (shared >= _LEAST_PART * np.minimum(among.worth, held.worth[number]))
        enough &= sure | (shared >= np.minimum(among.quoted, held.least[number]))
    candidates = np.flatnonzero(enough)
    near: list[int] = []
    for at in candidates[np.argsort(-shared[candidates], kind="stable")].tolist():
        other = among.numbers[at]
        if sure[at] or held.quotes_of(other, number) or held.quotes_of(number, other):
            near.append(other)
            if len(near) == _MAX_CANDIDATES:
                break
    return near


def _quoted_words(segment: Segment) -> list[frozenset[str]]:
    """The content words between each pair of marks, where there are any."""
    pieces: dict[int, set[str]] = defaultdict(set)
    for token in segment.tokens:
        if token.piece >= 0 and is_content(token.stem):
            pieces[token.piece].add(token.stem)
    return [frozenset(held) for held in pieces.values()]


def places_of(words: Iterable[str], left: Sequence[str], right: Sequence[str], taken: Sequence[Passage]) -> list[Passage]:
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
