"""The same thing reported by several outlets, line beside line; and lines that say the opposite of each other.

Two lines say the same where one derives from the other (lineage) or where their rare words do (weighted by how few sentences of the story
hold them): more than names in common, numbers and days not at odds, negation not turned.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import fsum, log, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from secondsource.claims.deeds import same_deeds
from secondsource.claims.lines import LONG_NAME, Line, at_odds, lines
from secondsource.claims.news import same_news
from secondsource.claims.rivals import is_somebody, other_doers, other_group
from secondsource.claims.segments import Page
from secondsource.claims.speakers import same_name
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.graphs import components
from secondsource.records.reading import Event

# "He declined to give details" may be said of anybody.
_TELLING = 4
_ONE_DOER = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_OWN_WORDS = 0.75  # a copy that shares less with its origin is compared with the others as well
_LEAD = 2  # sentences
_MOST_COMPARED = 30
_BOTH_TOLD = 0.45  # share of either line's weight that the other tells, from which they say the same
# Before a name, and not whose: "Senator" opens many a line.
_OFFICES = frozenset(
    stem(word)
    for word in word_set(
        "president vice senator sen representative rep congressman congresswoman governor gov mayor minister prime secretary attorney"
        " general justice judge sheriff chief director leader chairman speaker former house senate republican democrat democratic"
        " republicans democrats mr mrs ms dr state court"
    )
)
_LEAST_COSINE = 0.0999  # below it no two lines are one, nor at odds


def same_statements(pages: Sequence[Page], copied: Sequence[Sequence[int | None]]) -> list[list[list[Line]]]:
    """Claims as lists of variants, each a list of lines that say the same; lone lines too, in order of their first line."""
    found = lines(pages)
    alone = _alone(found)
    ties: list[tuple[int, int]] = []
    firsts: dict[int, list[int]] = defaultdict(list)
    leaders: list[int] = []
    reworded: list[int] = []  # copies in other words: others may have told it in these
    verbatim: dict[str, int] = {}
    for number, line in enumerate(found):
        told = pages[line.page].folded[line.start : line.end]
        if len(line.stems) >= _TELLING:
            if told in verbatim:
                ties.append((verbatim[told], number))
                continue
            verbatim[told] = number
        family = copied[line.page][line.sentence]
        if family is not None:
            # A sentence that joins two of another text is tied to the one it says, not to both. Where each sentence holds one line
            # there is nothing to choose, however many words were swapped.
            others = [n for n in firsts[family] if found[n].page != line.page]
            best = max(others, key=lambda n: (_common_share(line, found[n]), -n), default=None)
            share = _common_share(line, found[best]) if best is not None else 0.0
            single = best is not None and len(others) == 1 and {number, best} <= alone and _wholly(line, found[best], pages)
            if best is not None and (share >= 0.5 or single):
                ties.append((best, number))
                if share < _OWN_WORDS:
                    reworded.append(number)
                continue
            firsts[family].append(number)
        leaders.append(number)
    # Copies do not make a word common.
    counts: dict[str, int] = defaultdict(int)
    for number in leaders:
        for token in found[number].stems:
            counts[token] += 1
    value = {token: log(1 + len(leaders) / counts[token]) for token in counts}
    for number in reworded:
        for token in found[number].stems:
            value.setdefault(token, log(1 + len(leaders)))
    alike, against = _compared(found, sorted([*leaders, *reworded]), value)
    groups = components(range(len(found)), [*ties, *alike, *same_deeds(found, leaders, pages), *same_news(found, leaders, pages)])
    home = {number: place for place, group in enumerate(groups) for number in group}
    rivals = [(home[a], home[b]) for a, b in (*against, *other_doers(found, leaders, pages)) if home[a] != home[b]]
    claims = [[[found[n] for n in groups[place]] for place in claim] for claim in _paired(len(groups), rivals)]
    return _without_lone_tails(claims)


def _without_lone_tails(claims: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """A second deed that nobody else tells goes back to the line that names its doer."""
    lone = [
        claim for claim in claims if len(claim) == 1 and all(line.tail for line in claim[0]) and len({line.page for line in claim[0]}) == 1
    ]
    back = {(line.page, line.sentence) for claim in lone for line in claim[0]}
    return [
        [[_whole(line) if (line.page, line.sentence) in back else line for line in row] for row in claim]
        for claim in claims
        if not any(claim is one for one in lone)
    ]


def _whole(line: Line) -> Line:
    return line if line.whole is None or line.tail else msgspec.structs.replace(line, end=line.whole)


def _wholly(line: Line, other: Line, pages: Sequence[Page]) -> bool:
    """The line is most of its sentence, or half of it is told in the other's words."""
    span = pages[line.page].article.sentences[line.sentence]
    return 5 * (line.end - line.start) >= 2 * (span.end - span.start) or 2 * len(line.stems & other.stems) >= len(line.stems)


def _alone(found: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that are the only one of their sentence."""
    held: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, line in enumerate(found):
        held[line.page, line.sentence].append(number)
    return frozenset(numbers[0] for numbers in held.values() if len(numbers) == 1)


def _paired(count: int, rivals: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Groups joined with their rivals, each with one at most: a chain of contradictions says nothing clear."""
    partner: dict[int, int] = {}
    for a, b in rivals:
        if a not in partner and b not in partner:
            partner[a], partner[b] = b, a
    leading = [place for place in range(count) if partner.get(place, count) > place]
    return [[place, partner[place]] if place in partner else [place] for place in leading]


def _common_share(a: Line, b: Line) -> float:
    """Common stems as a share of the larger line's."""
    return len(a.stems & b.stems) / max(1, len(a.stems), len(b.stems))


def _compared(
    found: Sequence[Line], leaders: Sequence[int], value: dict[str, float]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs that say the same, and pairs that tell one thing in two ways, most alike first."""
    norms = {n: sqrt(sum(value[t] ** 2 for t in sorted(found[n].stems))) or 1.0 for n in leaders}
    wholes = {n: sum(value[t] for t in sorted(found[n].stems)) for n in leaders}
    pages = np.array([found[n].page for n in leaders])
    home = {number: at for at, number in enumerate(leaders)}
    places: dict[str, list[int]] = defaultdict(list)
    for at, number in enumerate(leaders):
        for token in found[number].stems:
            places[token].append(at)
    postings = {token: np.array(held) for token, held in places.items() if len(held) > 1}
    seen: dict[str, int] = defaultdict(int)
    limit = max(10, len(leaders) // 6)
    same: list[tuple[float, int, int]] = []
    other: list[tuple[float, int, int]] = []
    for number in leaders:
        line = found[number]
        earlier = []
        for token in sorted(line.stems & postings.keys()):
            if seen[token]:
                earlier.append((postings[token][: seen[token]], value[token] ** 2))
            seen[token] += 1
        for place, dot in _nearest(home[number], earlier, pages, limit):
            one = leaders[place]
            if dot < _LEAST_COSINE * norms[number] * norms[one]:
                continue
            smaller = min(one, number, key=lambda n: (len(found[n].stems), found[n].page, found[n].start))
            cosine, contained = _likeness(found[one], line, value, norms[number] * norms[one], wholes[smaller])
            if (cosine >= 0.3 and _opposed(found[one], line)) or (cosine >= 0.22 and _other_doer(found[one], line)):
                other.append((cosine, one, number))
            elif _agreeing(found[one], line, cosine, contained) or (
                cosine >= 0.4
                and contained * wholes[smaller] >= _BOTH_TOLD * max(wholes[one], wholes[number])
                and _both_told(found[one], line)
            ):
                same.append((cosine, one, number))
    ordered = [sorted(row, key=lambda p: (-p[0], p[1], p[2])) for row in (same, other)]
    return [(a, b) for _, a, b in ordered[0]], [(a, b) for _, a, b in ordered[1]]


def _nearest(at: int, earlier: Sequence[tuple[NDArray[np.int64], float]], pages: NDArray[np.int64], limit: int) -> list[tuple[int, float]]:
    """The lines before this one, of other articles, that share most of the stems that are not common, with the product of all they share.

    ``earlier`` has for each stem the places of the lines before this one that hold it, and its weight.
    """
    rare = [(places, weight) for places, weight in earlier if len(places) <= limit]
    if not rare:
        return []
    worth, whole = (
        np.bincount(np.concatenate([p for p, _ in row]), np.repeat([w for _, w in row], [len(p) for p, _ in row]), minlength=at)
        for row in (rare, earlier)
    )
    candidates = np.flatnonzero((worth > 0) & (pages[:at] != pages[at]))
    chosen = candidates[np.argsort(-worth[candidates], kind="stable")[:_MOST_COMPARED]]
    return list(zip(chosen.tolist(), whole[chosen].tolist(), strict=True))


def _likeness(a: Line, b: Line, value: dict[str, float], norm: float, whole: float) -> tuple[float, float]:
    """Cosine of the weighted stems, and how much of the shorter line, which weighs ``whole``, the other holds."""
    worth = [value[token] for token in a.stems & b.stems]
    return (fsum(one * one for one in worth) / norm, fsum(worth) / whole) if worth else (0.0, 0.0)


def _agreeing(a: Line, b: Line, cosine: float, contained: float) -> bool:
    """Thresholds found by reading every match (docs/measured/claims.md)."""
    common = a.stems & b.stems
    told = common - a.names - b.names
    lead = max(a.sentence, b.sentence) < _LEAD
    if len(common) < 3 or a.negated != b.negated or at_odds(a, b):
        return False
    # Where both articles begin with a thing of a long name, it is what happened to it: one "suspends" what the other "pulls out of".
    if lead and cosine >= 0.35 and any(len(one & two & common) >= LONG_NAME for one in a.titles for two in b.titles):
        return True
    if not told:
        return False
    if _same_doing(a, b):
        return True
    if (
        {number for number in a.numbers & b.numbers if len(number) > 1}
        and cosine >= 0.35
        and contained >= 0.55
        and (len(told) >= 2 or contained >= 0.7)
    ):
        return True
    # What both articles begin with is the news that made them one story: names and the verb in common are enough.
    if lead and a.verbs & b.verbs and len(a.names & b.names) >= 2:
        return cosine >= (0.1 if a.before & b.before & a.names & b.names else 0.2)
    # So are two names of one day and two words besides.
    if lead and cosine >= 0.2 and a.days & b.days and len((a.names & b.names) - a.days) >= 2 and len(told) >= 2:
        return True
    # The same doer in three words that are no name, and what was done shares two more.
    doer = a.before & b.before - a.names - b.names
    if cosine >= 0.2 and len(doer) >= 3 and len((a.after & b.after) - doer) >= 2:
        return True
    if cosine >= 0.5 and (len(told) >= 2 or contained >= 0.6):
        return True
    return cosine >= 0.36 and contained >= 0.6 and len(common) >= 4


def _both_told(a: Line, b: Line) -> bool:
    """What two lines share that tell most of each other is more than a name: four words, two of them no names."""
    common = a.stems & b.stems
    return a.negated == b.negated and not at_odds(a, b) and len(common) >= 4 and len(common - a.names - b.names) >= 2


def _same_doing(a: Line, b: Line) -> bool:
    """The same name does it, a verb of both is one, and two words behind it are the same, or the day."""
    doer = (a.before & b.before & a.names & b.names) - _OFFICES
    alike = len(a.after & b.after) >= 2 or bool((a.days & b.days) - a.before - b.before)
    return bool(doer and a.verbs & b.verbs) and alike


def _opposed(a: Line, b: Line) -> bool:
    """The same deed to the same object, told of another doer, or told as not done."""
    one, two = a.event, b.event
    if one is None or two is None or one.type != two.type or at_odds(a, b):
        return False
    if {one.status, two.status} & {"hypothetical", "future", "historical"} or one.recipient is None or two.recipient is None:
        return False
    if not same_name(one.recipient.name, two.recipient.name):
        return False
    if (one.status == "negated") != (two.status == "negated"):
        return _same_doer(one, two)
    # Many may ask for one thing or stand by one man; of a blow or an arrest there is one doer.
    single = one.type in _ONE_DOER and len((a.stems & b.stems) - a.names - b.names) >= 2
    return single and one.actor is not None and two.actor is not None and not _one_doer(one, two)


def _other_doer(a: Line, b: Line) -> bool:
    """Before the same verb stand other groups of people ("soldiers", "engineers of ..."), after it the same things."""
    if a.verb is None or a.verb != b.verb or not is_content(a.verb) or a.negated or b.negated or at_odds(a, b):
        return False
    if not a.group or not b.group or not other_group(a.group, b.group) or a.before & b.before:
        return False
    return len(a.after & b.after) >= 3


def _same_doer(a: Event, b: Event) -> bool:
    return a.actor is not None and b.actor is not None and same_name(a.actor.name, b.actor.name)


def _one_doer(a: Event, b: Event) -> bool:
    """By name or by code the doers may be one."""
    if a.actor is None or b.actor is None or same_name(a.actor.name, b.actor.name):
        return True
    if a.actor.country and a.actor.country == b.actor.country:
        return True
    named = all(one.name[:1].isupper() and not is_somebody(one.name) for one in (a.actor, b.actor))
    return not named
