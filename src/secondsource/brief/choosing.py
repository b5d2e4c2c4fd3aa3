"""What to tell and what to leave out, decided once for all forms of the brief.

Claims are ordered by what is shown (at least), then by what may be (at most), then by the number of reports, then by place in the text.
A claim stands in one section only, and a claim whose words are already printed is not printed again. What does not fit is counted.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from secondsource.brief import alone, figure_board
from secondsource.brief.clauses import hangs
from secondsource.brief.elsewhere import Elsewhere
from secondsource.brief.printed import UNLIMITED, Place, Printed, printed_of, room_for, take
from secondsource.brief.soundness import Soundness
from secondsource.brief.speakers import Speakers, base_of, speaker_of, surely
from secondsource.brief.timeline_choice import timeline_section
from secondsource.records.brief import BriefClaim, CopiedArticle, Related, Section, SectionName, TimelineEntry, Unknown

MIN_WORDS = 4  # a shorter clause does not say what happened; it is counted among what is left out
MAX_BESIDE, MAX_OPENINGS = 2, 3  # lines that several tell, and openings beside them, where none of those lines is the news
MIN_OPENING = 6  # words with which an article can be said to open
MIN_QUOTE_WORDS = 5  # a shorter quote that one article alone has is a turn of phrase, no position
SHORTEST_QUOTE, WIDELY = 5, 3  # words of a quote that is told for its words, and articles that quote fewer
NEAR_TOPIC = 2  # stems of a headline in a quote, from which it is of the matter
FEW_BESIDE_FIGURE = 20  # a statement that is a figure of the board and no more is not told twice


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines each section may take: with the defaults four to six articles take 45 to 80 lines of 80 columns.

    ``full``: all that can stand by itself, also what the story can be told without: background, small figures, what is told elsewhere.
    """

    full: bool = False

    reported: int = 4
    differ: int = 3
    figures: int = 6
    positions: int = 4
    positions_of_one: int = 1
    copied: int = 8
    timeline: int = 3
    timeline_of_one: int = 2
    alone: int = 2
    alone_of_one: int = 2
    unknown: int = UNLIMITED  # never left out; the renderers shorten long lists of one kind and count the rest
    related: int = 4


SHORT = Budget()
FULL = Budget(**dict.fromkeys([name for name in Budget.__struct_fields__ if name != "full"], UNLIMITED), full=True)
ONE_ARTICLE = Budget(reported=10, positions=8, positions_of_one=8, figures=8)


def articles_of(claim: BriefClaim) -> tuple[str, ...]:
    """The articles that report the claim, in order of key."""
    return tuple(dict.fromkeys(report.article for report in claim.reports))


def by_strength(claims: Iterable[BriefClaim], place: Place) -> list[BriefClaim]:
    """Strongest support first: at least, at most, reports, place in the text."""
    return sorted(claims, key=lambda c: (-c.support.at_least, -c.support.at_most, -len(articles_of(c)), -len(c.reports), place(c), c.id))


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


def _words(claim: BriefClaim) -> int:
    return len(claim.reports[claim.speaks].words.split())


def _home(claim: BriefClaim, single: bool, sound: Soundness | None) -> SectionName:
    """The one section to which a claim belongs; what two articles of one outlet tell is one outlet's."""
    if claim.kind == "figure":
        return "figures"
    denied = any(variant.denied_by for variant in claim.variants)
    if not single and (denied or claim.verdict == "contradict" or (claim.verdict == "update" and claim.kind != "quote")):
        return "differ"
    if claim.kind == "quote" and (speaker_of(claim) or _words(claim) < MIN_QUOTE_WORDS):
        return "positions"
    several = len(articles_of(claim)) > 1 and (sound is None or sound.outlets(claim) > 1)
    return "reported" if single or several else "alone"


def _new_words(printed: Printed, room: Callable[[BriefClaim], bool]) -> Callable[[BriefClaim], bool]:
    """Lets a quote in whose very words no line has, where there is room for its speaker."""
    return lambda claim: not printed.quotes(claim.reports[base_of(claim)].words) and room(claim)


def _by_actor(claims: Sequence[BriefClaim]) -> list[BriefClaim]:
    speakers = Speakers(claims)
    first: dict[str, int] = {}
    for number, claim in enumerate(claims):
        first.setdefault(speakers.of(claim), number)
    return sorted(claims, key=lambda c: first[speakers.of(c)])


def claim_sections(
    claims: Sequence[BriefClaim],
    place: Place,
    budget: Budget,
    *,
    single: bool,
    elsewhere: Elsewhere | None = None,
    sound: Soundness | None = None,
) -> dict[SectionName, Section]:
    """The sections that print claims, filled from ``claims``; ``single`` where the story has one article only.

    With ``elsewhere``, what other articles tell in other words is not told as what one outlet alone has; with ``sound``, a line that one
    article alone has and that does not stand by itself is counted. What is disputed is never asked whether it is sound.
    """
    at_home: dict[SectionName, list[BriefClaim]] = {"reported": [], "differ": [], "figures": [], "positions": [], "alone": []}
    scraps = 0
    for claim in by_strength(claims, place):
        if claim.kind in ("event", "statement") and _words(claim) < MIN_WORDS:
            scraps += 1
        else:
            at_home[_home(claim, single, sound)].append(claim)
    printed = Printed()
    chosen: dict[SectionName, list[BriefClaim]] = {}
    chosen["differ"] = take(at_home["differ"], budget.differ, printed)
    quotes = _positions(at_home["positions"], budget, printed, single=single, elsewhere=elsewhere, sound=sound)
    chosen["positions"] = _by_actor(quotes)
    of_figures = Printed()
    chosen["figures"] = figure_board.choose(
        at_home["figures"],
        budget.figures,
        full=budget.full,
        sound=sound,
        elsewhere=elsewhere,
        quoted=printed_of(quotes) if sound is not None else None,
        disputed=printed_of(chosen["differ"]),
    )
    for claim in chosen["figures"]:
        of_figures.add(claim)
    reported = [c for c in at_home["reported"] if not (of_figures.covers(c, FEW_BESIDE_FIGURE) or alone.loose(c))]
    if sound is not None:
        reported = sorted(reported, key=lambda claim: not sound.alone(claim)) if single else [c for c in reported if sound.shared(c)]
    lines = budget.reported
    if not single and sound is not None and not any(map(sound.leads, reported[:lines])):
        # What the articles open with is the news, and was not found to be one thing.
        opening = _openings(at_home, chosen["positions"], place, sound)
        opening = opening if budget.full or not reported else opening[:MAX_OPENINGS]
        reported = [*reported[: lines if budget.full else MAX_BESIDE], *opening]
        lines = max(lines, MAX_BESIDE + MAX_OPENINGS)
    chosen["reported"] = take(reported, lines, printed)
    printed.also(of_figures)
    shared = {
        (report.article, report.figure.ref.start)
        for claim in at_home["figures"]
        if len(articles_of(claim)) > 1
        for report in claim.reports
        if report.figure
    }
    # Where the articles have little in common, what each has alone is the story.
    spare = max(0, budget.reported - len(chosen["reported"]))
    chosen["alone"] = alone.choose(
        at_home["alone"], budget.alone + spare, budget.alone_of_one, printed, place, elsewhere, shared, sound, full=budget.full
    )
    left_out = {name: len(at_home[name]) - len(chosen[name]) for name in chosen}
    left_out["reported" if single else "alone"] += scraps
    return {name: Section(name=name, claims=tuple(c.id for c in chosen[name]), left_out=left_out[name]) for name in chosen}


def _positions(
    quoted: Sequence[BriefClaim], budget: Budget, printed: Printed, *, single: bool, elsewhere: Elsewhere | None, sound: Soundness | None
) -> list[BriefClaim]:
    """The quotes that are told: those of several articles first, each whose speaker is known; they are printed from now on."""
    several = [c for c in quoted if single or len(articles_of(c)) > 1]
    lone = [c for c in quoted if not single and len(articles_of(c)) == 1 and _words(c) >= MIN_QUOTE_WORDS]
    several = [c for c in several if speaker_of(c) and (not single or _words(c) >= MIN_QUOTE_WORDS)]
    lone = [c for c in lone if speaker_of(c) and (sound is None or sound.quote(c))]
    if sound is not None and not single:
        several = [c for c in several if surely(c) or sound.known_speaker(c.reports[base_of(c)])]
        several = [c for c in several if not sound.cut(c.reports[base_of(c)])]
    # A word or two that two articles put between marks is no position.
    several = [c for c in several if _words(c) >= SHORTEST_QUOTE or len(articles_of(c)) >= WIDELY]
    substantial = [c for c in several if _words(c) >= MIN_QUOTE_WORDS] + [c for c in several if _words(c) < MIN_QUOTE_WORDS]
    if elsewhere is not None and not single:  # what is said of the matter, not what else was said that day
        lone = sorted(lone, key=lambda claim: -min(NEAR_TOPIC, elsewhere.topic(claim.reports[base_of(claim)].words)))
    # What several articles quote comes first, whoever says it; then each speaker of one article alone gets what room is left.
    speakers = Speakers([*several, *lone])
    quotes: list[BriefClaim] = []
    for candidates, of_one in ((substantial, budget.positions_of_one), (substantial, UNLIMITED), (lone, budget.positions_of_one)):
        taken = {claim.id for claim in quotes}
        left = [claim for claim in candidates if claim.id not in taken]
        quotes += take(left, budget.positions - len(quotes), printed, _new_words(printed, room_for(of_one, speakers.of)))
    return quotes


def _openings(at_home: dict[SectionName, list[BriefClaim]], told: Sequence[BriefClaim], place: Place, sound: Soundness) -> list[BriefClaim]:
    """Where no line of the news is told by two: how each article opens, in order of key; moved here from where these claims stood.

    Of the clauses of its first sentence that hang on no other, one that stands by itself goes first, then the earliest, then the longest.
    """

    def rank(claim: BriefClaim) -> tuple[bool, tuple[int, int], int, str]:
        return not sound.alone(claim), place(claim), -_words(claim), claim.id

    first: dict[str, BriefClaim] = {}
    for claim in sorted((*at_home["alone"], *at_home["positions"]), key=rank):
        report = claim.reports[claim.speaks]
        if claim not in told and _words(claim) >= MIN_OPENING and sound.opens(report) and not hangs(report.words):
            first.setdefault(report.article, claim)
    opening = sorted(first.values(), key=lambda claim: (place(claim), claim.id))
    for name in ("alone", "positions"):
        at_home[name] = [claim for claim in at_home[name] if claim not in opening]
    at_home["reported"] += opening
    return opening


def _copied(borrowings: Sequence[CopiedArticle], budget: Budget) -> Section:
    """The borrowings that tie the articles together. Many alike (same origin, same way) take one line, so they count as one."""
    kept = len(borrowings) if budget.full else len(closest(borrowings)[0])
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
    sound: Soundness | None = None,
    printed: Printed | None = None,
    reported: Printed | None = None,
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
            full=budget.full,
            event=event,
            days=days,
            sound=sound,
            printed=printed,
            reported=reported,
        ),
        of_claims["alone"],
        _numbered("cannot be told", len(unknown), budget.unknown),
        _numbered("related", len(storyline), budget.related),
    )
