"""Whether the same words were really put in another mouth, or one speaker told what the other had said, or two said the same.

"Torv said that Reyk's talk of 'a slow flood' was rude" is no second speaker of "a slow flood": who is quoted through somebody else is
named beside the words. A contradiction stands where each side names its speaker beside the words and nowhere near them the other's, and
the words are one man's: several articles have them from him, or there are too many of them for chance ("no one is above the law" is
anybody's). Two speakers who are both named beside fewer words said them both; everywhere else the second is not told.
"""

from collections.abc import Mapping, Sequence

import msgspec

from secondsource.claims.quotes import Quoted
from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers, name_words
from secondsource.claims.wording import edits, is_content, is_verbal, stem
from secondsource.records.claim import Drift, DriftKind, Report
from secondsource.records.reading import Actor

_LEAST_TOLD = 3  # content words of what is put in another mouth; fewer where they hold a verb
_MANY_TOLD = 5  # content words that two men do not say by chance
_SEVERAL = 2  # articles
SURE = 2


def in_sure_mouths(quoted: Quoted, by_id: Mapping[str, Page]) -> list[Quoted]:
    """The quotation with "other speaker" where it is sure, and what others said in the same words as quotations of their own."""
    reports, base = list(quoted.reports), quoted.base
    pages = [by_id[report.article] for report in reports]
    doubted = [n for n, report in enumerate(reports) if report.drift and report.drift.kind == "other speaker"]
    apart: dict[str, list[int]] = {}
    for number in doubted:
        one, other = quoted.reports[base].speaker, quoted.reports[number].speaker
        if one is None or other is None:
            continue
        ours, theirs = (_sides(quoted.reports, speaker) for speaker in (one, other))
        first = max((_sureness(quoted.reports[n], one, other, pages[n]) for n in ours), default=0)
        second = max((_sureness(quoted.reports[n], other, one, pages[n]) for n in theirs), default=0)
        if first == second == SURE:
            if not _one_mans(quoted.reports, ours, number, pages):
                apart.setdefault(other.name, []).append(number)
            continue
        reports[number] = _reworded(reports[number])
        # Whose words they are is told where he alone is named; where that is not known, by the longest report.
        for n in ours if second > first else theirs:
            reports[n] = msgspec.structs.replace(reports[n], speaker=None)
    gone = {n for numbers in apart.values() for n in numbers}
    left = [n for n in range(len(reports)) if n not in gone]
    return [_of_some(reports, left, base, pages), *(_of_some(reports, numbers, None, pages) for numbers in apart.values())]


def _of_some(reports: Sequence[Report], numbers: Sequence[int], base: int | None, pages: Sequence[Page]) -> Quoted:
    """Some of the reports as a quotation; the longest quoted one is the base where none is given, and the others drift from that."""
    if base is not None:
        place = numbers.index(base)
        return Quoted(tuple(_rebased(reports[n], place, None) for n in numbers), place)
    place = max(range(len(numbers)), key=lambda n: (reports[numbers[n]].status == "quoted", len(reports[numbers[n]].words), -n))
    longest = reports[numbers[place]]
    words = pages[numbers[place]].words(longest.start, longest.end)
    kept = []
    for n in numbers:
        report = reports[n]
        steps = edits(words, pages[n].words(report.start, report.end)) if report is not longest else ()
        drift = Drift(kind="longest" if report is longest else "other speaker", base=place, edits=steps)
        kept.append(_reworded(msgspec.structs.replace(report, drift=drift)) if report is not longest else _rebased(report, place, drift))
    return Quoted(tuple(kept), place)


def _rebased(report: Report, base: int, drift: Drift | None) -> Report:
    """The report with another place of the base."""
    drift = drift or report.drift
    return report if drift is None else msgspec.structs.replace(report, drift=msgspec.structs.replace(drift, base=base))


def _one_mans(reports: Sequence[Report], ours: Sequence[int], number: int, pages: Sequence[Page]) -> bool:
    """Several articles have the words from the one, or there are many of them."""
    told = [word for word, _, _ in pages[number].told(reports[number].start, reports[number].end)]
    content = sum(is_content(stem(word)) for word in told)
    if content >= _MANY_TOLD:
        return True
    return len({reports[n].article for n in ours}) >= _SEVERAL and (content >= _LEAST_TOLD or any(is_verbal(word) for word in told))


def _sides(reports: Sequence[Report], speaker: Actor) -> list[int]:
    """Reports on the word of this speaker."""
    return [n for n, one in enumerate(reports) if one.speaker is not None and compare_speakers(one.speaker, speaker) == "same"]


def _sureness(report: Report, speaker: Actor, other: Actor, page: Page) -> int:
    """2: between marks, with the speaker and not the other named beside the words; 1: the other is named only behind them; else 0."""
    here = next((n for n, (low, high) in enumerate(page.paragraphs) if low <= report.start < high), None)
    names = name_words(speaker.name), name_words(other.name)
    if here is None or not all(names):
        return 0
    low, high = page.paragraphs[here]
    own, rival = (stem(name[-1]) for name in names)
    sentences = page.sentences_of(report.start, report.end)
    end = page.article.sentences[sentences[-1]].end if sentences else report.end
    if own not in _stems(page, low, high) or rival in _stems(page, low, max(end, report.end)):
        return 0
    before = page.paragraphs[here - 1][0] if here else low
    return SURE if report.status == "quoted" and rival not in _stems(page, before, high) else 1


def _stems(page: Page, start: int, end: int) -> set[str]:
    return {stem(word.removesuffix("'s")) for word, _, _ in page.told(start, end)}


def _reworded(report: Report) -> Report:
    """The report with the drift that its words have, whoever said them."""
    if report.drift is None:
        return report
    ops = {edit.op for edit in report.drift.edits}
    kind: DriftKind = "reworded" if "in" in ops else "clipped" if "out" in ops else "same words"
    if report.status != "quoted":
        kind = "paraphrase"
    return msgspec.structs.replace(report, drift=Drift(kind=kind, base=report.drift.base, edits=report.drift.edits))
