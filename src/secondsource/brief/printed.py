"""Words that a brief prints already: no line says again what another has said."""

import re
from collections.abc import Callable, Iterable

from secondsource.brief.elsewhere import stems
from secondsource.records.brief import BriefClaim, Ref
from secondsource.text.normalize import fold, words

UNLIMITED = 1_000_000  # lines, more than a story has
Place = Callable[[BriefClaim], tuple[int, int]]
SAME_WORDS = 0.6  # share of a claim's words that stand in a printed line already
FEW_MORE = 70  # code points around printed words that make no new line worth reading
AGAIN = 0.45  # share of a line's stems in one printed line, whoever tells it: the same in other words
MIN_STEMS = 3  # a line with fewer is not compared
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
TOUCHED = 0.3  # share of a claim's words in a printed line, from which it is no line of its own in a short list


class Printed:
    """Spans that are printed already."""

    def __init__(self) -> None:
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.lines: list[tuple[frozenset[str], str]] = []  # stems, and the words folded

    def covers(self, claim: BriefClaim, few_more: int = FEW_MORE) -> bool:
        """Whether the words of every side of the claim are printed, but for ``few_more`` code points."""
        for variant in claim.variants:
            report = claim.reports[variant.says]
            if not any(self._same(start, end, report.start, report.end, few_more) for start, end in self.spans.get(report.article, ())):
                return False
        return True

    def touches(self, claim: BriefClaim) -> bool:
        """Whether a part of the speaking words is printed already."""
        report = claim.reports[claim.speaks]
        shared = (min(end, report.end) - max(start, report.start) for start, end in self.spans.get(report.article, ()))
        return max(shared, default=0) >= TOUCHED * (report.end - report.start)

    @staticmethod
    def _same(start: int, end: int, from_: int, to: int, few_more: int) -> bool:
        """Most of the words are printed, or the claim is a printed one with a few words around it."""
        shared = min(end, to) - max(start, from_)
        return shared >= SAME_WORDS * (to - from_) or (start >= from_ and end <= to and to - from_ - shared <= few_more)

    def again(self, said: str) -> bool:
        """Whether a printed line tells it in much the same words, or quotes what these words quote."""
        own = stems(said)
        if len(own) >= MIN_STEMS and any(len(own & line) >= AGAIN * len(own) for line, _ in self.lines):
            return True
        quoted = [folded(match[1]) for match in _QUOTED.finditer(said)]
        return any(f" {quote} " in line for quote in quoted if " " in quote for _, line in self.lines)

    def quotes(self, said: str) -> bool:
        """Whether the very words stand in a printed line."""
        own = f" {folded(said)} "
        return any(own in line for _, line in self.lines)

    def holds(self, ref: Ref) -> bool:
        """Whether most of the words of a citation are printed, or most of what is printed there is its words."""
        shared = [(min(end, ref.end) - max(start, ref.start), end - start) for start, end in self.spans.get(ref.article, ())]
        return any(both >= SAME_WORDS * min(ref.end - ref.start, size) for both, size in shared)

    def add(self, claim: BriefClaim) -> None:
        """The words of every report of a claim are printed."""
        # Every report, not only the speaking one: the next claim may speak through a copy of the same words.
        for report in claim.reports:
            ref = report.figure.shown if report.figure else report
            self.spans.setdefault(report.article, []).append((ref.start, ref.end))
        self.lines.append(_line(claim))

    def also(self, other: "Printed") -> None:
        """What is printed elsewhere too."""
        for article, spans in other.spans.items():
            self.spans.setdefault(article, []).extend(spans)
        self.lines += other.lines


def folded(said: str) -> str:
    """Words without case, marks and spacing: what makes two wordings one."""
    return " ".join(word for word, _, _ in words(fold(said)))


def _line(claim: BriefClaim) -> tuple[frozenset[str], str]:
    report = claim.reports[claim.speaks]
    said = report.figure.shown.words if report.figure else report.words
    longest = max((r.words for r in claim.reports), key=len) if claim.kind == "quote" else said
    return stems(longest), f" {folded(longest)} "


def printed_of(claims: Iterable[BriefClaim]) -> Printed:
    """What is printed where these claims are told."""
    printed = Printed()
    for claim in claims:
        printed.add(claim)
    return printed


def take(
    candidates: Iterable[BriefClaim], limit: int, printed: Printed, room: Callable[[BriefClaim], bool] | None = None
) -> list[BriefClaim]:
    """The first candidates whose words are not printed yet and for which there is room."""
    chosen: list[BriefClaim] = []
    for claim in candidates:
        if len(chosen) < limit and not printed.covers(claim) and (room is None or room(claim)):
            chosen.append(claim)
            printed.add(claim)
    return chosen


def room_for(limit: int, of: Callable[[BriefClaim], str]) -> Callable[[BriefClaim], bool]:
    """Lets each actor, or each article, have so many lines and no more."""
    taken: dict[str, int] = {}

    def room(claim: BriefClaim) -> bool:
        name = of(claim)
        taken[name] = taken.get(name, 0) + 1
        return taken[name] <= limit

    return room
