"""Two sides of one meeting: "the two agreed to a pause" against "he agreed to talk, and to nothing else".

A sentence can say that something was agreed, that it was not, or that nothing else was. Two of them are set against each other where they
speak of the same thing, on the word of two speakers, and one article tells them side by side (or the one who is said to have agreed denies
it himself). What is only like it is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from secondsource.claims.segments import Page, region_at
from secondsource.claims.speakers import compare_speakers, name_words
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.graphs import components
from secondsource.records.claim import Claim
from secondsource.records.reading import Actor

Pole = Literal["yes", "no", "only"]

_AGREED = r"(?:agreed|agree|accepted|accept|consented|pledged|promised|conceded|committed)"
_YES = re.compile(rf"\b{_AGREED}\b")
_NO = re.compile(
    rf"(?:\b(?:not|never|neither|nor|nobody|no one|nothing)\b|n't)[^.;:]{{0,40}}\b{_AGREED}\b"
    r"|\bno (?:agreement|deal|promise|pledge)\b|\b(?:ruled out|turned down)\b"
)
_ONLY = re.compile(rf"\b{_AGREED}\b[^.;]{{0,60}}\b(?:nothing (?:else|more|beyond)|no more than)\b|\b{_AGREED} only\b|\bonly {_AGREED}\b")
_POLES: tuple[tuple[Pole, re.Pattern[str]], ...] = (("only", _ONLY), ("no", _NO), ("yes", _YES))
_BACK = re.compile(r"^\W*(?:that|this) (?:is|was) what\b")
_FIRST_PERSON = re.compile(r"\b(?:i|we)\b")
# To halt, to stop, to pause: one thing in the mouths of two sides.
_STOPPING = frozenset(
    stem(word)
    for word in word_set("halt halted stop stopped stoppage cease ceased suspend suspended suspension pause freeze moratorium ended")
)
_EMPTY = frozenset(
    stem(word)
    for word in word_set(
        "minister ministers side sides two both meeting talks statement day week month year people time "
        "agreed agree accepted accept consented pledged promised conceded committed offered"
    )
)
_NEAR = 3  # sentences
_MOST = 400  # accords of one story


class Accord(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a report that says that something was agreed (``yes``), was not (``no``), or nothing but it (``only``)."""

    claim: int
    pole: Pole
    page: int
    sentence: int
    start: int
    end: int
    things: frozenset[str]
    names: frozenset[str]
    own: bool  # in the first person
    speaker: Actor | None
    cue: str | None


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """The two accounts; ``claims`` are those of which nothing is left to tell beside them."""

    yes: tuple[Accord, ...]
    no: tuple[Accord, ...]
    claims: tuple[int, ...]


def two_sides(claims: Sequence[Claim], pages: Sequence[Page]) -> list[Sides]:
    """Accounts of what was agreed that contradict each other, in order of their first sentence."""
    place = {page.article.id: number for number, page in enumerate(pages)}
    accords = [one for number, claim in enumerate(claims) for one in _accords(number, claim, pages, place)]
    nodes: dict[tuple[int, bool], list[Accord]] = {}
    for one in accords[:_MOST]:
        nodes.setdefault((one.claim, one.pole == "yes"), []).append(one)
    sure = [key for key in nodes if key[1]]
    denying = [key for key in nodes if not key[1]]
    against = [(yes, no) for yes in sure for no in denying if any(_contradict(a, b) for a in nodes[yes] for b in nodes[no])]
    if not against:
        return []
    joined = {key for pair in against for key in pair}
    # The same told elsewhere: two things in common with an account that is contradicted.
    alike = [
        (known, one)
        for known in sorted(joined)
        for one in nodes
        if one not in joined and one[1] == known[1] and any(_alike(a, b) for a in nodes[known] for b in nodes[one])
    ]
    joined.update(one for _, one in alike)
    found = []
    for group in components(sorted(joined), [*against, *alike]):
        parts = [[a for key in group if key[1] is side for a in nodes[key]] for side in (True, False)]
        yes, no = (_once(part) for part in parts)
        told = tuple(number for number in sorted({key[0] for key in group}) if _is_told(claims[number], number, (*parts[0], *parts[1])))
        found.append(Sides(yes=yes, no=no, claims=told))
    return sorted(found, key=lambda one: min((a.page, a.start) for a in (*one.yes, *one.no)))


def _once(accords: Sequence[Accord]) -> tuple[Accord, ...]:
    """One account for each sentence."""
    ordered = sorted(accords, key=lambda one: (one.page, one.sentence, one.start - one.end, one.claim))
    return tuple(next(iter(group)) for _, group in groupby(ordered, key=lambda one: (one.page, one.sentence)))


def _is_told(claim: Claim, number: int, accords: Sequence[Accord]) -> bool:
    """A statement whose reports all stand among the accounts need not be told twice; a quotation shows its drift as well."""
    return claim.kind in ("statement", "event") and len({a.page for a in accords if a.claim == number}) >= len(
        {report.article for report in claim.reports}
    )


def _accords(number: int, claim: Claim, pages: Sequence[Page], place: dict[str, int]) -> Iterator[Accord]:
    if claim.kind == "figure" or claim.verdict == "contradict":
        return
    for report in claim.reports:
        at = place[report.article]
        page = pages[at]
        for sentence in page.sentences_of(report.start, report.end):
            span = page.article.sentences[sentence]
            start, end = max(span.start, report.start), min(span.end, report.end)
            text = page.folded[start:end]
            found = next(((pole, m) for pole, pattern in _POLES if (m := pattern.search(text))), None)
            if found is None:
                continue
            pole, match = found
            own = bool(_FIRST_PERSON.search(text))
            at_sentence, whole, anchor = sentence, end, start + match.start()
            before = page.article.sentences[sentence - 1] if sentence and _BACK.match(text) else None
            if before is not None:  # "That is what we agreed": what stands before it
                if before.end <= report.start:
                    continue
                start = anchor = max(before.start, report.start)
                end, at_sentence = before.end, sentence - 1
            told = {stem(w): page.article.text[s:e] for w, s, e in page.told(start, whole)}
            start, end = _said(page, start, end, anchor)
            names = frozenset(s for s, shown in told.items() if shown[:1].isupper() and is_content(s))
            things = {"stop" if s in _STOPPING else s for s in told if (is_content(s) and s not in names) or s in _STOPPING}
            yield Accord(
                claim=number,
                pole=pole,
                page=at,
                sentence=at_sentence,
                start=start,
                end=end,
                things=frozenset(things - _EMPTY),
                names=names,
                own=own,
                speaker=report.speaker,
                cue=report.cue,
            )


def _said(page: Page, start: int, end: int, at: int) -> tuple[int, int]:
    """What stands between the marks around ``at``, without the tag beside it; the whole where there are no marks."""
    text = page.article.text
    number = next((region_at(page.regions, offset) for offset in (at, at + 1) if region_at(page.regions, offset) >= 0), -1)
    if number >= 0:
        start, end = max(start, page.regions[number].start), min(end, page.regions[number].end)
    while start < end - 1 and not text[start].isalnum():
        start += 1
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _contradict(yes: Accord, no: Accord) -> bool:
    """Side by side in one article on the word of two speakers, or denied by the one who is said to have agreed."""
    if no.speaker is None or yes.speaker is None or compare_speakers(yes.speaker, no.speaker) == "same":
        return False
    shared = yes.things & no.things
    beside = yes.page == no.page and 0 < abs(yes.sentence - no.sentence) <= _NEAR
    if no.pole == "only":
        return beside and not shared
    if not ("stop" in shared or len(shared) >= 2):
        return False
    himself = no.own and bool({stem(w) for w in name_words(no.speaker.name)[-1:]} & yes.names)
    return beside or himself


def _alike(a: Accord, b: Accord) -> bool:
    return len(a.things & b.things) >= 2 and a.pole == b.pole
