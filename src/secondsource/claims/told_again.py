"""One man's remark that another article tells in other words, known by one word that is unusual in news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from secondsource.claims.quote_pairs import Match
from secondsource.claims.segments import Segment, Token, unit
from secondsource.claims.speakers import compare_speakers, last_word
from secondsource.claims.wording import is_content, passage, stem
from secondsource.text.rarity import rarity
from secondsource.text.stems import STOP_WORDS
from secondsource.text.stems import stem as fuller

# A word that tells one remark by itself: segments that hold it, and how rare it is in news (inverse document frequency).
_FEWEST, _UNUSUAL, _MOST_UNUSUAL = 3, 3.2, 4.6


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
