"""Which dated statements a brief prints: those of the story's own event, not what an article mentions by the way."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondsource.brief.printed import Printed
from secondsource.brief.soundness import Soundness
from secondsource.records.brief import BriefClaim, Ref, Section, TimelineEntry
from secondsource.text.normalize import fold, words
from secondsource.text.stems import STOP_WORDS, stem

_YEAR = re.compile(r"(?:since |until |before |after |by |in )?\d{4}")
MIN_SOUND = 2  # entries that stand by themselves; with so many, what one article mentions by the way tells nothing
MIN_TIMELINE = 3  # entries that tell of days; with so many a bare year tells nothing
TENTHS = 10  # in which the share of an entry's words that the event has is counted
MIN_SHARED = 4  # fewer in an entry of one article alone, and it is background
NEAR = 2  # what it counts that an entry is of the days on which the story was told
BEFORE = 3  # days before the first article that still belong to the event
MIN_SHARE = 6  # tenths, with what nearness counts; a smaller share in an entry of one article alone, and it is background
MIN_LETTERS = 4  # shorter words tell no event
# Nor do these, and a date is what an entry has anyway.
_COMMON = STOP_WORDS | frozenset(
    "said says told week weeks month months year years today yesterday tomorrow morning evening afternoon night monday tuesday wednesday"
    " thursday friday saturday sunday january february march april june july august september october november december".split()
)


def _only_years(entry: TimelineEntry) -> bool:
    """Dated by no more than a year ("2014", "since 2014"): how background is told, however many tell it."""
    return entry.precision == "year" or bool(_YEAR.fullmatch(entry.date_ref.words.casefold()))


def about(title: Ref | None, claims: Sequence[BriefClaim], sections: Iterable[Section]) -> frozenset[str]:
    """The words with which the story's own event is told: of its headline and of what is reported, disputed and quoted."""
    wanted = {id for section in sections if section.name in ("reported", "differ", "positions") for id in section.claims}
    said = [claim.reports[claim.speaks].words for claim in claims if claim.id in wanted and claim.reports]
    return frozenset(term for one in [title.words if title else "", *said] for term in _terms(one))


def _terms(said: str) -> set[str]:
    return {stem(word) for word, _, _ in words(fold(said)) if len(word) >= MIN_LETTERS and word not in _COMMON}


def timeline_section(
    entries: Sequence[TimelineEntry],
    *,
    limit: int,
    of_one_time: int,
    full: bool = False,
    event: frozenset[str],
    days: tuple[str | None, str | None],
    sound: Soundness | None = None,
    printed: Printed | None = None,
    reported: Printed | None = None,
) -> Section:
    """What belongs to the story's own event, in order of time: first what several articles tell, then what shares words with the event.

    A bare year, and another day that one article mentions by the way, are background, which ``full`` has too.
    """
    first, last = days

    begin = _days_before(first, BEFORE) if first else ""

    def of_these_days(entry: TimelineEntry) -> bool:
        when = (entry.first or entry.last or "")[:10]
        return bool(first and last and when and begin <= when <= last[:10])

    def past(entry: TimelineEntry) -> bool:
        return bool(begin and (entry.first or entry.last or "~")[:10] < begin)

    def shared(entry: TimelineEntry) -> int:
        return len(_terms(entry.ref.words) & event) + (NEAR if of_these_days(entry) else 0)

    def share(entry: TimelineEntry) -> int:
        terms = _terms(entry.ref.words)
        return round(TENTHS * len(terms & event) / max(1, len(terms))) + (NEAR if of_these_days(entry) else 0)

    def weight(i: int) -> tuple[bool, int, int, int]:
        entry = entries[i]
        told = {entry.ref.article, *(ref.article for ref in entry.also)}
        # A bare year is how background is told, however many tell it.
        return _only_years(entry), -len(told) if len(told) > 1 else 0, -share(entry), i

    kept: list[int] = []
    of_time: dict[tuple[str | None, str | None], int] = {}
    for i in sorted(range(len(entries)), key=weight):
        entry = entries[i]
        lone = not entry.also
        by_the_way = lone and (entry.precision == "relative" or past(entry) or shared(entry) < MIN_SHARED or share(entry) < MIN_SHARE)
        if not full and len(kept) >= (MIN_SOUND if sound is not None else MIN_TIMELINE) and (_only_years(entry) or by_the_way):
            continue
        if sound is not None and not sound.entry(entry, background=full):
            continue
        spoken = sound is not None and sound.speech(entry)
        if not full and printed is not None and told_already(entry, printed, reported, speech=spoken):
            continue
        if any(_inside(entry.ref, entries[k].ref) for k in kept):
            continue
        when = entry.first, entry.last
        if len(kept) < limit and of_time.get(when, 0) < of_one_time:
            of_time[when] = of_time.get(when, 0) + 1
            kept.append(i)
    kept.sort()
    return Section(name="timeline", claims=tuple(str(i) for i in kept), left_out=len(entries) - len(kept))


def told_already(entry: TimelineEntry, printed: Printed, reported: Printed | None, *, speech: bool) -> bool:
    """Whether what one article dates stands in another section, or the day is that of words which are told or quoted there."""
    if not entry.also and printed.holds(entry.ref):
        return True
    return speech and (printed.again(entry.ref.words) or (reported is not None and reported.again(entry.ref.words)))


def _days_before(iso: str, days: int) -> str:
    try:
        return (date.fromisoformat(iso[:10]) - timedelta(days=days)).isoformat()
    except ValueError:
        return iso[:10]


def _inside(ref: Ref, other: Ref) -> bool:
    """Whether the words overlap: two dates of one sentence are one line."""
    return ref.article == other.article and ref.start < other.end and other.start < ref.end
