"""What to tell and what to leave out, decided once for all forms of the brief.

Claims are ordered by what is shown (at least), then by what may be (at most), then by the number of reports, then by place in the text.
A claim stands in one section only, and a claim whose words are already printed is not printed again. What does not fit is counted.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from secondsource.brief import figure_board
from secondsource.brief.elsewhere import Elsewhere
from secondsource.brief.timeline_choice import timeline_section
from secondsource.records.brief import BriefClaim, CopiedArticle, Related, Section, SectionName, TimelineEntry, Unknown
from secondsource.text.normalize import fold, words

MIN_WORDS = 4  # a shorter clause does not say what happened; it is counted among what is left out
MIN_QUOTE_WORDS = 5  # a shorter quote that one article alone has is a turn of phrase, no position
SHORTEST_QUOTE, WIDELY = 4, 3  # words of a quote that is told for its words, and articles that quote fewer
SAME_WORDS = 0.6  # share of a claim's words that stand in a printed line already
FEW_BESIDE_FIGURE = 20  # a statement that is a figure of the board and no more is not told twice
LEAD = 3  # how early a line stands that opens its article
LEAD_IN_OTHER_WORDS = 0.3  # what an article opens with is most likely what all tell
IN_OTHER_WORDS = 0.5  # share of a line's rare words in two neighbouring sentences of another article: it is told there too
FEW_WORDS = 6  # a line of one outlet with fewer is a scrap
SHORT_LINE = 50  # code points under which a line says little
FEW_MORE = 70  # code points around printed words that make no new line worth reading


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines each section may take: with the defaults five articles come to about 110 lines of 80 columns."""

    reported: int = 5
    differ: int = 3
    figures: int = 9
    positions: int = 7
    positions_of_one: int = 2
    copied: int = 8
    timeline: int = 5
    timeline_of_one: int = 3
    alone: int = 4
    alone_of_one: int = 2
    unknown: int = 1_000_000  # never left out; the renderers shorten long lists of one kind and count the rest
    related: int = 4


SHORT = Budget()
UNLIMITED = 1_000_000
ALL = Budget(**dict.fromkeys(Budget.__struct_fields__, UNLIMITED))
ONE_ARTICLE = Budget(reported=10, positions=8, positions_of_one=8, figures=8)

Place = Callable[[BriefClaim], tuple[int, int]]


def articles_of(claim: BriefClaim) -> tuple[str, ...]:
    """The articles that report the claim, in order of key."""
    return tuple(dict.fromkeys(report.article for report in claim.reports))


def by_strength(claims: Iterable[BriefClaim], place: Place) -> list[BriefClaim]:
    """Strongest support first: at least, at most, reports, place in the text."""
    return sorted(claims, key=lambda c: (-c.support.at_least, -c.support.at_most, -len(articles_of(c)), -len(c.reports), place(c), c.id))


class _Printed:
    """Spans that are printed already."""

    def __init__(self) -> None:
        self.spans: dict[str, list[tuple[int, int]]] = {}

    def covers(self, claim: BriefClaim, few_more: int = FEW_MORE) -> bool:
        """Whether the words of every side of the claim are printed, but for ``few_more`` code points."""
        for variant in claim.variants:
            report = claim.reports[variant.says]
            if not any(self._same(start, end, report.start, report.end, few_more) for start, end in self.spans.get(report.article, ())):
                return False
        return True

    @staticmethod
    def _same(start: int, end: int, from_: int, to: int, few_more: int) -> bool:
        """Most of the words are printed, or the claim is a printed one with a few words around it."""
        shared = min(end, to) - max(start, from_)
        return shared >= SAME_WORDS * (to - from_) or (start >= from_ and end <= to and to - from_ - shared <= few_more)

    def add(self, claim: BriefClaim) -> None:
        # Every report, not only the speaking one: the next claim may speak through a copy of the same words.
        for report in claim.reports:
            ref = report.figure.shown if report.figure else report
            self.spans.setdefault(report.article, []).append((ref.start, ref.end))

    def also(self, other: "_Printed") -> None:
        """What is printed elsewhere too."""
        for article, spans in other.spans.items():
            self.spans.setdefault(article, []).extend(spans)


def closest(borrowings: Sequence[CopiedArticle]) -> tuple[list[CopiedArticle], list[CopiedArticle]]:
    """Borrowings that tie articles which nothing stronger ties, and the others.

    Four copies of one text are six pairs; three of them say all. Known direction goes first, then the pair that shares most. A borrower
    of two sources keeps both.
    """
    parent: dict[str, str] = {}

    def root(id: str) -> str:
        while id in parent:
            id = parent[id]
        return id

    kept, others = [], []
    for number, copied in sorted(enumerate(borrowings), key=lambda pair: (not pair[1].directed, -pair[1].sentences[0], pair[0])):
        a, b = root(copied.origin), root(copied.copy)
        if a == b:
            others.append((number, copied))
        else:
            parent[b] = a
            kept.append((number, copied))
    return [copied for _, copied in sorted(kept, key=lambda p: p[0])], [copied for _, copied in sorted(others, key=lambda p: p[0])]


def _take(
    candidates: Iterable[BriefClaim], limit: int, printed: _Printed, room: Callable[[BriefClaim], bool] | None = None
) -> list[BriefClaim]:
    """The first candidates whose words are not printed yet and for which there is room; all of them where there is no limit."""
    everything = limit > UNLIMITED // 2
    chosen: list[BriefClaim] = []
    for claim in candidates:
        if everything or (len(chosen) < limit and not printed.covers(claim) and (room is None or room(claim))):
            chosen.append(claim)
            printed.add(claim)
    return chosen


def _room(limit: int, of: Callable[[BriefClaim], str]) -> Callable[[BriefClaim], bool]:
    """Lets each actor, or each article, have so many lines and no more."""
    taken: dict[str, int] = {}

    def room(claim: BriefClaim) -> bool:
        name = of(claim)
        taken[name] = taken.get(name, 0) + 1
        return taken[name] <= limit

    return room


def speaker_of(claim: BriefClaim) -> str:
    """In whose mouth the words are put: the name, or "" where no article says."""
    if claim.speaker:
        return claim.speaker
    speaker = claim.reports[claim.speaks].speaker
    return speaker.name if speaker else ""


def _words(claim: BriefClaim) -> int:
    return len(claim.reports[claim.speaks].words.split())


def _home(claim: BriefClaim, single: bool) -> SectionName:
    """The one section to which a claim belongs."""
    if claim.kind == "figure":
        return "figures"
    disputed = claim.verdict in ("contradict", "update") or any(variant.denied_by for variant in claim.variants)
    if disputed and not single and (claim.kind != "quote" or claim.verdict == "contradict"):
        return "differ"
    if claim.kind == "quote" and (speaker_of(claim) or _words(claim) < MIN_QUOTE_WORDS):
        return "positions"
    return "reported" if single or len(articles_of(claim)) > 1 else "alone"


def _by_actor(claims: Sequence[BriefClaim]) -> list[BriefClaim]:
    first: dict[str, int] = {}
    for number, claim in enumerate(claims):
        first.setdefault(speaker_of(claim), number)
    return sorted(claims, key=lambda c: first[speaker_of(c)])


def claim_sections(
    claims: Sequence[BriefClaim], place: Place, budget: Budget, *, single: bool, elsewhere: Elsewhere | None = None
) -> dict[SectionName, Section]:
    """The sections that print claims, filled from ``claims``; ``single`` where the story has one article only.

    With ``elsewhere``, what other articles tell in other words is not told as what one outlet alone has.
    """
    at_home: dict[SectionName, list[BriefClaim]] = {"reported": [], "differ": [], "figures": [], "positions": [], "alone": []}
    scraps = 0
    for claim in by_strength(claims, place):
        if claim.kind in ("event", "statement") and _words(claim) < MIN_WORDS and budget.reported < UNLIMITED:
            scraps += 1
        else:
            at_home[_home(claim, single)].append(claim)
    printed = _Printed()
    chosen: dict[SectionName, list[BriefClaim]] = {}
    chosen["differ"] = _take(at_home["differ"], budget.differ, printed)
    several = [c for c in at_home["positions"] if single or len(articles_of(c)) > 1]
    alone = [c for c in at_home["positions"] if not single and len(articles_of(c)) == 1 and _words(c) >= MIN_QUOTE_WORDS]
    several = [c for c in several if speaker_of(c) and (not single or _words(c) >= MIN_QUOTE_WORDS)]
    alone = [c for c in alone if speaker_of(c)]
    if budget.positions == UNLIMITED:  # asked for everything: turns of phrase and words that nobody is given, too
        alone += [c for c in at_home["positions"] if c not in several and c not in alone]
    if budget.positions < UNLIMITED:  # a word or two that two articles put between marks is no position
        several = [c for c in several if _words(c) >= SHORTEST_QUOTE or len(articles_of(c)) >= WIDELY]
    substantial = [c for c in several if _words(c) >= MIN_QUOTE_WORDS] + [c for c in several if _words(c) < MIN_QUOTE_WORDS]
    # What several articles quote comes first, whoever says it; then each speaker of one article alone gets a line or two.
    quotes: list[BriefClaim] = []
    for candidates, of_one in ((substantial, budget.positions_of_one), (substantial, UNLIMITED), (alone, budget.positions_of_one)):
        left = [claim for claim in candidates if claim not in quotes]
        limit = budget.positions if budget.positions == UNLIMITED else budget.positions - len(quotes)
        quotes += _take(left, limit, printed, _room(of_one, speaker_of))
    chosen["positions"] = _by_actor(quotes)
    of_figures = _Printed()
    chosen["figures"] = figure_board.choose(at_home["figures"], budget.figures, everything=budget.figures == UNLIMITED)
    for claim in chosen["figures"]:
        of_figures.add(claim)
    reported = [
        c for c in at_home["reported"] if budget.reported == UNLIMITED or not (of_figures.covers(c, FEW_BESIDE_FIGURE) or _loose(c))
    ]
    chosen["reported"] = _take(reported, budget.reported, printed)
    printed.also(of_figures)
    shared = {
        (report.article, report.figure.ref.start)
        for claim in at_home["figures"]
        if len(articles_of(claim)) > 1
        for report in claim.reports
        if report.figure
    }
    # Where the articles have little in common, what each has alone is the story.
    spare = max(0, min(budget.reported, UNLIMITED // 4) - len(chosen["reported"]))
    chosen["alone"] = _alone(at_home["alone"], budget.alone + spare, budget.alone_of_one, printed, place, elsewhere, shared)
    left_out = {name: len(at_home[name]) - len(chosen[name]) for name in chosen}
    left_out["reported" if single else "alone"] += scraps
    return {name: Section(name=name, claims=tuple(c.id for c in chosen[name]), left_out=left_out[name]) for name in chosen}


def _loose(claim: BriefClaim) -> bool:
    """A clause that hangs on one which is not printed ("if the council agrees"), or the address of a page."""
    said = claim.reports[claim.speaks].words
    pronoun = said.split(maxsplit=1)[0].casefold() in _PRONOUNS and not claim.support.informants
    return pronoun or bool(_HANGS.match(said) or _FURNITURE.search(said))


_HANGS = re.compile(r"(?:if|unless|because|although|whether|is|are|was|were|has|have|had|will|would|an? .{0,20}question)\b", re.IGNORECASE)
_QUESTIONS = ("who ", "what ", "whether ", "how ", "why ", "if ", "when ", "where ", "which ")  # what somebody asked or would not say


_NUMBER = re.compile(r"\d|\b(?:ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b", re.I)
_OWN_VIEW = re.compile(r"\b(?:I|we|my|our|you|your|I’m|I'm|seems?|perhaps|maybe)\b")
_FURNITURE = re.compile(
    r"^\[|https?:|pic\.twitter|www\.|\(@\w+\)|^\(|\bRELATED\b|\bREAD MORE\b|^Updated?\b|^Correction\b|[Oo]pinions expressed"
    r"|^This (?:story|article|post)\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LOOSE = frozenset(
    "if unless although though whether so and or but nor so which who whom whose that as than to of in on at by with for from when where"
    " while because".split()
)
_PRONOUNS = frozenset("he she it they this that these those his her its their him them there".split())


def fragment(said: str, *, said_by: bool) -> bool:
    """Whether the words do not stand by themselves: they begin or end in the middle, or with a pronoun that nobody explains."""
    told = [word for word, _, _ in words(fold(said))]
    if len(told) < FEW_WORDS or told[0] in _LOOSE or told[-1] in _LOOSE | {"the", "a", "an", "is", "are", "was", "were"}:
        return True
    return told[0] in _PRONOUNS and not said_by


def _alone(
    claims: Sequence[BriefClaim],
    limit: int,
    of_one: int,
    printed: _Printed,
    place: Place,
    elsewhere: Elsewhere | None,
    figures: Collection[tuple[str, int]],
) -> list[BriefClaim]:
    """What one outlet has and the others lack, a few lines of each article: what an article tells early, on somebody's word, in numbers."""
    everything = limit > UNLIMITED // 2
    starts = sorted(figures)

    def known(claim: BriefClaim) -> bool:
        """It opens its article, or holds a figure that others have too."""
        report = claim.reports[claim.speaks]
        at = bisect_left(starts, (report.article, report.start))
        figure = at < len(starts) and starts[at] < (report.article, report.end)
        return figure or (elsewhere is not None and elsewhere.how_early(claim) >= LEAD)

    if elsewhere is not None and not everything:
        claims = [c for c in claims if elsewhere.share(c) < (LEAD_IN_OTHER_WORDS if known(c) else IN_OTHER_WORDS)]

    def worth(claim: BriefClaim) -> int:
        """On whose word, with which numbers, how early; less what is somebody's view and what happened years ago."""
        said = claim.reports[claim.speaks].words
        named = any(informant.named or informant.kind == "itself" for informant in claim.support.informants)
        early = elsewhere is not None and elsewhere.how_early(claim) > 1
        background = bool(_OWN_VIEW.search(said)) + bool(_YEAR.search(said))
        return 2 * named + bool(_NUMBER.search(_YEAR.sub("", said))) + early - 2 * background

    def weight(claim: BriefClaim) -> tuple[bool, bool, int, bool, tuple[int, int]]:
        shown = any(telling.state == "shown" for telling in claim.support.tellings)
        report = claim.reports[claim.speaks]
        asked = report.words.casefold().startswith(_QUESTIONS) or report.words.endswith("?") or bool(_FURNITURE.search(report.words))
        return (
            asked,
            fragment(report.words, said_by=bool(claim.support.informants)),
            -worth(claim) - shown,
            len(report.words) < SHORT_LINE,
            place(claim),
        )

    ordered = sorted(claims, key=weight)
    if not everything:  # scraps say nothing, and a short list of what is worth reading is the better one
        ordered = [claim for claim in ordered if not any(weight(claim)[:2])]
        worthy = [claim for claim in ordered if worth(claim) > 0]
        ordered = worthy if len(worthy) >= limit else ordered
    chosen: list[BriefClaim] = []
    for lines in range(1, of_one + 1):  # one line of each article before a second of any
        taken = [claim.reports[claim.speaks].article for claim in chosen]
        left = [c for c in ordered if c not in chosen and taken.count(c.reports[c.speaks].article) < lines]
        room = _room(1, lambda claim: claim.reports[claim.speaks].article)
        chosen += _take(left, limit if everything else limit - len(chosen), printed, room)
        if everything:
            break
    return sorted(chosen, key=place)


def _copied(borrowings: Sequence[CopiedArticle], budget: Budget) -> Section:
    """The borrowings that tie the articles together. Many alike (same origin, same way) take one line, so they count as one."""
    kept = len(borrowings) if budget.copied == UNLIMITED else len(closest(borrowings)[0])
    lines: dict[tuple[str, bool, str, bool], int] = {}
    for copied in borrowings[:kept]:
        lines.setdefault((copied.origin, copied.directed, copied.kind, copied.credited), len(lines))
    shown = [
        i
        for i, copied in enumerate(borrowings[:kept])
        if kept <= budget.copied or lines[copied.origin, copied.directed, copied.kind, copied.credited] < budget.copied
    ]
    return Section(name="copied", claims=tuple(str(i) for i in shown), left_out=len(borrowings) - len(shown))


def _numbered(name: SectionName, count: int, limit: int) -> Section:
    return Section(name=name, claims=tuple(str(i) for i in range(min(count, limit))), left_out=max(0, count - limit))


def all_sections(
    of_claims: dict[SectionName, Section],
    borrowings: Sequence[CopiedArticle],
    timeline: Sequence[TimelineEntry],
    unknown: Sequence[Unknown],
    storyline: Sequence[Related],
    budget: Budget,
    *,
    event: frozenset[str] = frozenset(),
    days: tuple[str | None, str | None] = (None, None),
) -> tuple[Section, ...]:
    """All sections in the order in which they are read."""
    return (
        of_claims["reported"],
        of_claims["differ"],
        of_claims["figures"],
        of_claims["positions"],
        _copied(borrowings, budget),
        timeline_section(
            timeline,
            limit=budget.timeline,
            of_one_time=budget.timeline_of_one,
            everything=budget.timeline == UNLIMITED,
            event=event,
            days=days,
        ),
        of_claims["alone"],
        _numbered("cannot be told", len(unknown), budget.unknown),
        _numbered("related", len(storyline), budget.related),
    )
