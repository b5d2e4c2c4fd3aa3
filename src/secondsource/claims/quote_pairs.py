"""Which segments of a story carry one quotation: pairs that share rare words, aligned, with the stretches that answer to each other.

In a large story nearly every two paragraphs share a word, and nearly none of them a remark. So a pair is aligned only where it could
pass ``is_answer`` (see ``answers.py``): four words in a row, half of a sentence or of what stands between two marks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.claims.answers import is_answer, quoted_parts, trimmed
from secondsource.claims.quote_odds import LEAST, Paragraphs, likelihood
from secondsource.claims.segments import Segment, Token, unit
from secondsource.claims.speakers import compare_speakers, last_word
from secondsource.claims.wording import Passage, is_content, passage, passages, stem, weight
from secondsource.text.rarity import rarity
from secondsource.text.stems import STOP_WORDS
from secondsource.text.stems import stem as fuller

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
# A word that tells one remark by itself: segments that hold it, and how rare it is in news (inverse document frequency).
_FEWEST, _UNUSUAL, _MOST_UNUSUAL = 3, 3.2, 4.6
_DIGITS, _ROUNDED = 9, 1e-6  # of the weight of common words: what weighs the same stands by number
_MOST_STEMS = 1 << 20  # of one story, so that runs of stems are numbers: sets of these are cheap


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
        if one.odds < 1 and any(a < end and start < b for place, (start, end) in ends for a, b in taken[place]):
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
        if is_answer(left, right, match, self.rare):
            return 1.0
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


def matches(segments: Sequence[Segment]) -> Iterator[Match]:
    """Pairs of distinct segments with the stretches that carry one quotation."""
    held = Held(segments)
    stems, single = held.stems, held.single
    # Longer segments come first; a segment wholly told by one before it stands behind that one. Of two segments one must quote.
    numbers = range(len(segments))
    before, quoting = _Standing(held, numbers), _Standing(held, [n for n in numbers if held.quoted[n]])
    for number in sorted(numbers, key=lambda n: (-len(stems[n]), n)):
        own = [token for token in dict.fromkeys(stems[number]) if token in before.places]
        covered = False
        for other in _near(held, number, own, before if held.quoted[number] else quoting):
            words = (single[other] & held.held[number]) | (single[number] & held.held[other])
            found: list[tuple[Passage, float]] = []
            if held.may_answer(other, number):
                for one in passages(stems[other], stems[number]):
                    found += _answers(held, other, number, one)
            alone = places_of(words, stems[other], stems[number], [one for one, _ in found])
            found += [(one, held.odds(other, number, one)) for one in alone]
            sure = [one for one, odds in found if odds == 1]
            if sure:
                found += [(one, 1.0) for one in _further(segments[other], segments[number], [one for one, odds in found if odds])]
            for match, odds in found:
                if odds:
                    yield Match(other, number, match, odds)
                    covered |= min(match.d - match.c, match.words) >= 0.9 * len(stems[number]) and len(stems[number]) >= 8
        if not covered:
            before.add(number)
            quoting.add(number)


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


def told_again(segments: Sequence[Segment], found: Iterable[Match], by_pronoun: Set[tuple[str, int]]) -> Iterator[Match]:
    """One man's remark that another article tells in other words: a word that is unusual in news and that hardly anybody else has here.

    Only where one side quotes it and the other tells it on somebody's word, in sentences that answer to nothing else yet.
    A word with no other beside it must be more unusual. ``by_pronoun`` are the attributions (article, index) whose source is a pronoun.
    """
    known: dict[tuple[int, str], set[tuple[int, int]]] = defaultdict(set)  # a segment and another article: the units that answer to it
    for left, right, match, _ in found:
        known[left, segments[right].article].update(unit(token) for token in segments[left].tokens[match.a : match.b])
        known[right, segments[left].article].update(unit(token) for token in segments[right].tokens[match.c : match.d])
    paragraphs: dict[tuple[str, int], set[str]] = defaultdict(set)
    held: dict[str, dict[int, Token]] = defaultdict(dict)
    for number, segment in enumerate(segments):
        for token in segment.tokens:
            held[token.stem].setdefault(number, token)
            if token.capital:
                paragraphs[segment.article, segment.paragraph].add(token.stem)
    for told, at in held.items():
        if not 1 < len(at) <= _FEWEST or not is_content(told) or told in STOP_WORDS or told + "e" in STOP_WORDS:
            continue
        for (left, one), (right, two) in combinations(at.items(), 2):
            here, there = segments[left], segments[right]
            if here.article == there.article or unit(one) in known[left, there.article] or unit(two) in known[right, here.article]:
                continue
            if (one.piece < 0) == (two.piece < 0) or one.capital or two.capital:
                continue
            least = _UNUSUAL if len(_lower(here, one) & _lower(there, two)) > 1 else _MOST_UNUSUAL
            # The light stem may have lost the "e" by which the fuller one knows an ending.
            if min(rarity(fuller(told)), rarity(fuller(told + "e"))) >= least and _one_mouth(here, there, least, paragraphs, by_pronoun):
                i, j = (side.tokens.index(token) for side, token in ((here, one), (there, two)))
                yield Match(left, right, passage([token.stem for token in here.tokens], [(i, j, 1)]), 1.0)


def _lower(segment: Segment, token: Token) -> set[str]:
    """Content stems, but names, of the unit in which the token stands."""
    return {one.stem for one in segment.tokens if unit(one) == unit(token) and not one.capital and is_content(one.stem)}


def _one_mouth(
    left: Segment, right: Segment, least: float, paragraphs: Mapping[tuple[str, int], set[str]], by_pronoun: Set[tuple[str, int]]
) -> bool:
    """The same by name; or, for a most unusual word, a pronoun that was not resolved, in a paragraph that names the other's speaker."""
    if left.attribution is None or right.attribution is None:
        return False
    if left.speaker is not None and right.speaker is not None:
        return left.speaker.named and right.speaker.named and compare_speakers(left.speaker, right.speaker) == "same"
    known, nameless = (left, right) if right.speaker is None else (right, left)
    if known.speaker is None or not known.speaker.named or least < _MOST_UNUSUAL or nameless.attribution is None:
        return False
    beside = paragraphs[nameless.article, nameless.paragraph]
    return (nameless.article, nameless.attribution) in by_pronoun and stem(last_word(known.speaker.name)) in beside


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


def _answers(held: Held, here: int, there: int, found: Passage) -> list[tuple[Passage, float]]:
    """The stretch, or those of its quoted parts, that answer, with how sure that is."""
    left, right = held.segments[here], held.segments[there]
    match = trimmed(left, right, found)
    if match is None:
        return []
    whole = held.odds(here, there, match)
    parts = [] if whole == 1 else [(part, held.odds(here, there, part)) for part in quoted_parts(left, right, match)]
    sure = [one for one in parts if one[1] == 1]
    return sure or ([(match, whole)] if whole else [one for one in parts if one[1]])
