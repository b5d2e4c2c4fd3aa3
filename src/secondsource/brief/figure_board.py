"""Which figures the board shows, in which order, and which of them stand side by side.

First what the reports differ about, then tolls and troops, people and money, things, times. Claims that count the same sort of thing and
were not matched are one *run*: they are printed under one another, each with its own words, and never compared.
"""

import re
from collections.abc import Sequence

from secondsource.brief.elsewhere import Elsewhere
from secondsource.brief.figure_kinds import KIN, MEASURES, weight
from secondsource.brief.printed import Printed
from secondsource.brief.soundness import IN_SPEECH, Soundness
from secondsource.records.brief import BriefClaim, QuotedFigure
from secondsource.text.normalize import fold, words
from secondsource.text.stems import stem

MAX_OF_RUN = 6  # claims of one run on a short board
FEW = 4  # rows that a short board tries to have, also of figures that are a detail of one article
GRAVE = ("killed", "missing")  # told at once, even by one article alone
ALL = 100
_TALLY = re.compile(r"\d+\s?[-–—]\s?\d+")
SMALL = 10  # a count of things below it, told by one article alone, is a detail
DETAIL = 5  # weight from which a figure that one article alone has is a detail


def figure_of(claim: BriefClaim) -> QuotedFigure | None:
    """The figure of the report that speaks."""
    return claim.reports[claim.speaks].figure


def run_of(claim: BriefClaim) -> str:
    """What claims of one run have in common: the sort of thing, or of things the noun; "" for what stands by itself."""
    figure = figure_of(claim)
    if figure is None:
        return ""
    if figure.kind in KIN:
        return figure.kind
    if figure.kind == "thing" and figure.counted and (figure.value or 0) >= SMALL:
        told = [word for word, _, _ in words(fold(figure.counted.words))]
        if not told:  # what is counted is a sign, not a word
            return ""
        head = next((told[i - 1] for i, word in enumerate(told) if i and word in ("in", "on", "at", "from", "of", "with")), told[-1])
        return f"thing {stem(head)}"
    return ""


def runs(claims: Sequence[BriefClaim]) -> list[list[BriefClaim]]:
    """Neighbours of one run together; in a run those of several variants first."""
    found: list[list[BriefClaim]] = []
    for claim in claims:
        same = found and run_of(claim) and run_of(claim) == run_of(found[-1][-1])
        if same:
            found[-1].append(claim)
        else:
            found.append([claim])
    return found


def differs(claim: BriefClaim) -> bool:
    """Whether the reports give figures that contradict one another or changed with time."""
    return len(claim.variants) > 1 and claim.verdict in ("contradict", "update")


def _alone(claim: BriefClaim) -> bool:
    """Whether one newsroom alone tells it, in however many copies."""
    if len({report.article for report in claim.reports}) < 2:
        return True
    return claim.support.at_most < 2 and (claim.support.at_least < 1 or len(claim.variants) < 2)


def _weight(claim: BriefClaim) -> int:
    figure = figure_of(claim)
    if figure is None:
        return DETAIL
    small = figure.kind == "thing" and (figure.max or figure.value or 0) < SMALL
    return weight(figure.kind) + (1 if figure.kind == "thing" and small else 0)


def _detail(claim: BriefClaim) -> bool:
    figure = figure_of(claim)
    return _alone(claim) and (_weight(claim) > weight("thing") or (figure is not None and figure.kind == "number"))


def _idle(claim: BriefClaim, *, several: bool) -> bool:
    """What no board is for: "several colleagues", "one element", and, of ``several`` articles, what one mentions in small numbers."""
    figure = figure_of(claim)
    if figure is None or differs(claim) or weight(figure.kind) < weight("people"):
        return figure is None
    if figure.kind in MEASURES:
        return True
    if _TALLY.fullmatch(figure.ref.words):
        return True  # "a 5-4 ruling" counts nothing
    number = figure.max or figure.value
    if number is None or (figure.kind not in ("money", "share", "measure") and number <= 1):
        return True
    small = number < SMALL
    if figure.kind == "share" and number == ALL and _alone(claim):
        return True  # a hundred per cent of something is a way of speaking
    if small and figure.kind in ("number", "time"):
        return several
    if small and figure.kind in ("thing", "people", "crowd") and several:
        return True
    return (
        several
        and _alone(claim)
        and ((small and figure.kind in ("thing", "people", "crowd")) or figure.kind in ("number", "time", "measure"))
    )


def in_order(claims: Sequence[BriefClaim]) -> list[list[BriefClaim]]:
    """All runs in the order of the board; ``claims`` come strongest first, which breaks ties."""
    place = {claim.id: number for number, claim in enumerate(claims)}
    by_run: dict[str, list[BriefClaim]] = {}
    for claim in claims:
        by_run.setdefault(run_of(claim) or f"claim {claim.id}", []).append(claim)

    def inside(claim: BriefClaim) -> tuple[bool, bool, bool, bool, int]:
        figure = figure_of(claim)
        return not differs(claim), len(claim.variants) < 2, _alone(claim), figure is None or figure.value is None, place[claim.id]

    def of_run(run: Sequence[BriefClaim]) -> tuple[bool, int, int]:
        lone = all(map(_alone, run)) and (len(run) == 1 or run_of(run[0]) not in KIN)
        later = lone and run_of(run[0]) not in GRAVE
        return not any(map(differs, run)), min(map(_weight, run)) + (1 if later else 0), min(place[claim.id] for claim in run)

    return sorted((sorted(run, key=inside) for run in by_run.values()), key=of_run)


def choose(
    claims: Sequence[BriefClaim],
    rows: int,
    *,
    full: bool = False,
    sound: Soundness | None = None,
    elsewhere: Elsewhere | None = None,
    quoted: Printed | None = None,
    disputed: Printed | None = None,
) -> list[BriefClaim]:
    """The claims of the board, at most ``rows`` lines of figures, without a figure whose words another line holds.

    With ``full``, all that can stand by itself, details too. With ``sound``, a figure that one article alone has is told only where its
    line says by itself what the figure is of. A figure in what is ``quoted``, or in what is ``disputed``, is told there.
    """
    ordered = in_order(claims)
    several = len({report.article for claim in claims for report in claim.reports}) > 1
    ordered = [left for run in ordered if (left := [claim for claim in run if not _idle(claim, several=several)])]
    if sound is not None and several:
        ordered = _sound(ordered, sound, elsewhere, full=full)
    if quoted is not None:  # a sum or a share that a quote of the positions names is told there

        def said(claim: BriefClaim) -> bool:
            figure = figure_of(claim)
            if figure is None or differs(claim):
                return False
            told = figure.kind in IN_SPEECH and quoted.holds(figure.ref)
            return told or (_alone(claim) and disputed is not None and disputed.holds(figure.ref))

        ordered = [left for run in ordered if (left := [claim for claim in run if not said(claim)])]
    chosen: list[BriefClaim] = []
    used = 0
    for wanted in (lambda c: not _detail(c), _detail):  # type: Callable[[BriefClaim], bool]
        for run in ordered:
            for claim in [claim for claim in run if wanted(claim)][: None if full else MAX_OF_RUN]:
                size = min(len(claim.variants), 3)
                no_room = used >= rows or (not full and used >= FEW and _detail(claim)) or (used and used + size > rows + 1)
                if not no_room and not _covered(claim, chosen):
                    chosen.append(claim)
                    used += size
    chosen = [claim for claim in chosen if not _covered(claim, [other for other in chosen if other is not claim], longer=True)]
    order = {claim.id: number for number, claim in enumerate(claim for run in ordered for claim in run)}
    return sorted(chosen, key=lambda claim: order[claim.id])


def _sound(ordered: Sequence[Sequence[BriefClaim]], sound: Soundness, elsewhere: Elsewhere | None, *, full: bool) -> list[list[BriefClaim]]:
    """The runs without figures that do not stand by themselves, and without details where not all is told."""

    def shared(claim: BriefClaim) -> bool:
        figure = figure_of(claim)
        early = full or elsewhere is None or elsewhere.how_early(claim) > 1
        if figure is not None and figure.kind in ("measure", "time", "number") and not early:
            return False  # "20 miles north": a detail, also where two tell it
        return (len(claim.variants) > 1 and claim.verdict != "agree") or sound.told_figure(claim)

    def tells(claim: BriefClaim, run: Sequence[BriefClaim]) -> bool:
        figure, others = figure_of(claim), [c for c in run if c is not claim]
        if figure and run_of(claim) in KIN and len({r.article for c in run for r in c.reports}) > 1 and sound.told_figure(claim):
            # It may be at odds with what another article counts, unless all count the very same.
            return any(r.figure and r.figure.value != figure.value for c in others for r in c.reports)
        grave = _weight(claim) <= weight("troops")
        early = 2 if figure and figure.kind == "thing" else 1  # a count of things, further down, is a detail
        if run_of(claim) not in GRAVE and not sound.figure(claim):
            return False
        return sound.told_figure(claim) and (full or elsewhere is None or elsewhere.how_early(claim) >= (1 if grave else early))

    return [left for run in ordered if (left := [c for c in run if differs(c) or (tells(c, run) if _alone(c) else shared(c))])]


def _covered(claim: BriefClaim, chosen: Sequence[BriefClaim], *, longer: bool = False) -> bool:
    """Whether the words of every side of the claim stand inside words that are printed, inside more words where ``longer`` is set."""
    printed = [(r.article, r.figure.shown.start, r.figure.shown.end) for c in chosen for r in c.reports if r.figure]
    for variant in claim.variants:
        report = claim.reports[variant.says]
        if report.figure is None:
            return False
        shown = report.figure.shown
        more = shown.end - shown.start + (1 if longer else 0)
        if not any(a == report.article and s <= shown.start and shown.end <= e and e - s >= more for a, s, e in printed):
            return False
    return True
