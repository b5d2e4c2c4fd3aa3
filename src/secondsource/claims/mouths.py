"""Whether the same words were really put in another mouth, or one speaker told what the other had said.

"Torv said that Reyk's talk of 'a slow flood' was rude" is no second speaker of "a slow flood": who is quoted through somebody else is
named beside the words. A contradiction stands where each side names its speaker beside the words and nowhere near them the other's;
everywhere else the second speaker is not told, and the words are one quotation.
"""

from collections.abc import Sequence

import msgspec

from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers, name_words
from secondsource.claims.wording import is_content, is_verbal, stem
from secondsource.records.claim import Drift, DriftKind, Report
from secondsource.records.reading import Actor

_LEAST_TOLD = 3  # content words of what is put in another mouth; fewer where they hold a verb


def in_sure_mouths(reports: Sequence[Report], base: int, pages: Sequence[Page]) -> tuple[Report, ...]:
    """The reports of one quotation, in which "other speaker" is left where it is sure; ``pages[i]`` is that of ``reports[i]``."""
    kept = list(reports)
    doubted = [n for n, report in enumerate(reports) if report.drift and report.drift.kind == "other speaker"]
    for number in doubted:
        one, other = reports[base].speaker, reports[number].speaker
        if one is None or other is None:
            continue
        ours, theirs = (_sides(reports, speaker) for speaker in (one, other))
        first = max((_sureness(reports[n], one, other, pages[n]) for n in ours), default=0)
        second = max((_sureness(reports[n], other, one, pages[n]) for n in theirs), default=0)
        if first == second == 2 and _tells(reports[number], pages[number]):
            continue
        kept[number] = _reworded(kept[number])
        # Whose words they are is told where he alone is named; where that is not known, by the longest report.
        for n in ours if second > first else theirs:
            kept[n] = msgspec.structs.replace(kept[n], speaker=None)
    return tuple(kept)


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
    return 2 if report.status == "quoted" and rival not in _stems(page, before, high) else 1


def _stems(page: Page, start: int, end: int) -> set[str]:
    return {stem(word.removesuffix("'s")) for word, _, _ in page.told(start, end)}


def _tells(report: Report, page: Page) -> bool:
    """The words say something: "in the near future" may be anybody's."""
    told = [word for word, _, _ in page.told(report.start, report.end)]
    return sum(is_content(stem(word)) for word in told) >= _LEAST_TOLD or any(is_verbal(word) for word in told)


def _reworded(report: Report) -> Report:
    """The report with the drift that its words have, whoever said them."""
    if report.drift is None:
        return report
    ops = {edit.op for edit in report.drift.edits}
    kind: DriftKind = "reworded" if "in" in ops else "clipped" if "out" in ops else "same words"
    if report.status != "quoted":
        kind = "paraphrase"
    return msgspec.structs.replace(report, drift=Drift(kind=kind, base=report.drift.base, edits=report.drift.edits))
