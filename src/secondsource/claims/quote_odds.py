"""How likely two stretches are one utterance, where no rule of ``answers.py`` settles it: a logistic regression over a dozen views.

The rules see what is sure. What is left is weighed: how much of the quoted words the other side tells, how rare the common words are in
the story, what else the two paragraphs share, whether the mouths agree. The weights stand in ``quote_weights.json``, made by
``training/quote_pairs.py`` from labelled events; what they rest on is in docs/measured/claims.md.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, fsum, log1p

from secondsource.claims.answers import WORN, share_quoted, told
from secondsource.claims.segments import Segment, Token
from secondsource.claims.speakers import compare_speakers
from secondsource.claims.wording import Passage, is_content

VIEWS = (
    "both_quoted",  # at least half of either stretch stands between marks
    "both_quoted*told",  # then: the share of the better told side's sentences
    "same_mouth",
    "names",  # share of the common content words that are written with a capital on both sides
    "rare",  # common content words that stand in few paragraphs of the story, at most three
    "piece_told",  # most of what stands between two marks on one side that the other tells
    "words",  # log of the common words
    "least_told",  # share of the sentences of the side that is told less
    "around",  # log of the weight of other rare words that the two paragraphs share
    "beside",  # a sure match of the same two paragraphs
    "in_step",  # a sure match of the two articles at most two paragraphs on, on the same side of both
    "place",  # how far apart they stand, as shares of their articles
)
LEAST = 0.45  # measured: docs/measured/claims.md
_MOST_RARE = 3
_STEPS = 2  # paragraphs that two articles may go along with each other
_LEAST_LETTERS = 4


class Paragraphs:
    """The stems of each paragraph of a story with their weights, and how many paragraphs each article has."""

    def __init__(self, segments: Sequence[Segment], value: Mapping[str, float], unusual: frozenset[str]) -> None:
        """``value`` is the weight of each stem that is not common, ``unusual`` those that stand in few segments."""
        held: dict[tuple[str, int], set[str]] = defaultdict(set)
        last: dict[str, int] = defaultdict(int)
        for segment in segments:
            held[segment.article, segment.paragraph].update(token.stem for token in segment.tokens)
            last[segment.article] = max(last[segment.article], segment.paragraph)
        self.held = {place: frozenset(stems & value.keys()) for place, stems in held.items()}
        self.last = last
        self.value = value
        self.unusual = unusual
        # For a paragraph and another article: the sure matches with it, as the paragraph there, the segments and the stretch.
        self.sure: dict[tuple[str, int, str], list[tuple[int, Segment, Segment, Passage | None]]] = defaultdict(list)

    def note(self, left: Segment, right: Segment, match: Passage | None) -> None:
        """Keep a sure match of two articles (``match`` None: the segments are the same to the word)."""
        if left.article != right.article:
            self.sure[left.article, left.paragraph, right.article].append((right.paragraph, left, right, match))
            self.sure[right.article, right.paragraph, left.article].append((left.paragraph, left, right, match))

    def along(self, left: Segment, right: Segment, match: Passage) -> tuple[float, float]:
        """Whether another sure match stands in the same two paragraphs; whether one stands a few on, or a few back, in both."""
        found = [
            (here, there - right.paragraph)
            for here in range(-_STEPS, _STEPS + 1)
            for there, one, other, words in self.sure.get((left.article, left.paragraph + here, right.article), ())
            if not (words and one is left and other is right and (overlap(words, match)))
        ]
        beside = any(here == there == 0 for here, there in found)
        return float(beside), float(any(here * there >= 0 and 0 < max(abs(here), abs(there)) <= _STEPS for here, there in found))

    def place(self, segment: Segment) -> float:
        """Where a segment stands in its article, 0 to 1."""
        return segment.paragraph / (self.last[segment.article] or 1)


def views(left: Segment, right: Segment, match: Passage, story: Paragraphs) -> tuple[float, ...]:
    """The views in the order of ``VIEWS``."""
    here, there = left.tokens[match.a : match.b], right.tokens[match.c : match.d]
    both = min(share_quoted(here), share_quoted(there)) >= 0.5
    sides = told(left, match, 0), told(right, match, 1)
    common = _content(left, right, match)
    inside = {one.stem for one, _ in common}
    who = compare_speakers(left.speaker, right.speaker)
    shared = (story.held[left.article, left.paragraph] & story.held[right.article, right.paragraph]) - inside
    return (
        float(both),
        both * max(sides),
        float(who == "same"),
        sum(one.capital and other.capital for one, other in common) / len(common) if common else 1.0,
        min(len(inside & story.unusual), _MOST_RARE),
        max(_piece_told(left, match, 0), _piece_told(right, match, 1)),
        log1p(match.words),
        min(sides),
        log1p(fsum(story.value[stem] for stem in shared)),
        *story.along(left, right, match),
        abs(story.place(left) - story.place(right)),
    )


def weighable(left: Segment, right: Segment, match: Passage) -> bool:
    """Two content words, not all of them names, numbers or worn, or a longer one that both sides quote: less says nothing.

    One of them must stand between marks on one side. What two people are named for, only a rule may put in both mouths.
    """
    if compare_speakers(left.speaker, right.speaker) == "other":
        return False
    common = _content(left, right, match)
    if not any(one.piece >= 0 or other.piece >= 0 for one, other in common):
        return False
    telling = [one for one, other in common if not (one.capital and other.capital) and one.stem not in WORN and not one.stem[0].isdigit()]
    if len(common) == 1:
        ((one, other),) = common
        alike = abs((one.end - one.start) - (other.end - other.start)) <= 1  # "correct" and "correction" are two words
        return bool(telling) and one.piece >= 0 and other.piece >= 0 and len(one.stem) >= _LEAST_LETTERS and alike
    return bool(telling)


def likelihood(left: Segment, right: Segment, match: Passage, story: Paragraphs) -> float:
    """How likely the stretch is one utterance, 0 to 1; 0 where it cannot be weighed."""
    if not weighable(left, right, match):
        return 0.0
    intercept, slopes = _weights()
    score = intercept + fsum(slope * view for slope, view in zip(slopes, views(left, right, match, story), strict=True))
    return 1 / (1 + exp(-score))


def overlap(one: Passage, other: Passage) -> bool:
    """Whether two stretches of the same segments share a word's place on either side."""
    return (one.a < other.b and other.a < one.b) or (one.c < other.d and other.c < one.d)


def _content(left: Segment, right: Segment, match: Passage) -> list[tuple[Token, Token]]:
    """The common words that carry content, as written on either side."""
    pairs = [(left.tokens[i + k], right.tokens[j + k]) for i, j, n in match.blocks for k in range(n)]
    return [pair for pair in pairs if is_content(pair[0].stem)]


def _piece_told(segment: Segment, match: Passage, side: int) -> float:
    """The largest share of the content words between two marks that are common, 0 where none is."""
    common = {block[side] + k for block in match.blocks for k in range(block[2])}
    whole: dict[int, int] = defaultdict(int)
    held: dict[int, int] = defaultdict(int)
    for number, token in enumerate(segment.tokens):
        if token.piece >= 0 and is_content(token.stem):
            whole[token.piece] += 1
            held[token.piece] += number in common
    return max((held[piece] / size for piece, size in whole.items()), default=0.0)


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    made = json.loads(files("secondsource.claims").joinpath("quote_weights.json").read_text("utf-8"))
    return made["intercept"], tuple(made["slopes"][view] for view in VIEWS)
