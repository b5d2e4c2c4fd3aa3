"""The lines of each section of a story, the same for every form.

``section_rows(index, story, section)`` gives the rows of one section; which claims stand in it was decided in ``choosing``.
"""

from collections.abc import Callable, Sequence

from secondsource.brief.choosing import articles_of
from secondsource.brief.context_rows import copied_rows, related_rows, timeline_rows, unknown_rows
from secondsource.brief.quote_rows import position_rows
from secondsource.brief.view import (
    Group,
    Index,
    Piece,
    Row,
    article_pieces,
    denied_pieces,
    informant_pieces,
    label,
    marks_of,
    more_row,
    name_piece,
    nobody_named,
    quoted,
    strong,
    support_pieces,
)
from secondsource.brief.wording import NEVER, VERDICTS, count, difference, interval, moment_range
from secondsource.records.brief import BriefClaim, BriefStory, CitedInformant, Ref, Section, SectionName
from secondsource.records.claim import Verdict

MAX_VARIANTS = 3  # sides of one disagreement in a line each; more are counted


def verdict_pieces(verdict: Verdict, why: Sequence[str] = ()) -> list[Piece]:
    """``contradict ≠: who did it``."""
    sign, word = VERDICTS[verdict]
    pieces = [strong(f"{word} {sign}".strip())]
    if why:
        pieces.append(label(f": {difference(why)}"))
    return pieces


def claim_rows(index: Index, story: BriefStory, claim: BriefClaim) -> list[Row]:
    """The words that speak for the claim, then how many tell it and on whose word."""
    groups = index.groups(claim, claim.support, range(len(claim.reports)))
    if len(story.articles) == 1:
        return [Row(1, tuple(_said_pieces(index, claim, groups)), groups, claim.id, lines=2)]
    rows = [Row(1, (quoted(index.report_ref(claim, claim.speaks)),), groups, claim.id, lines=2)]
    rows.append(Row(2, tuple(support_pieces(index, claim.support, groups)), (), claim.id))
    if claim.verdict == "refine" and len(claim.variants) > 1:
        for number, variant in enumerate(claim.variants[:3]):
            if claim.speaks not in variant.reports:
                words = quoted(index.report_ref(claim, variant.says))
                rows.append(
                    Row(
                        2,
                        (*verdict_pieces("refine"), label(" "), words),
                        index.groups(claim, variant.support, variant.reports),
                        claim.id,
                        number,
                    )
                )
    return rows


def only_denied(claim: BriefClaim) -> bool:
    """Whether no report says otherwise and somebody is reported to deny it."""
    return claim.verdict not in ("contradict", "update")


def dispute_pieces(index: Index, claim: BriefClaim) -> list[Piece]:
    """``contradict ≠: who did it``, or ``denied by HWF [e5]`` where no report tells it in another way."""
    if not only_denied(claim):
        return verdict_pieces(claim.verdict, differing(claim))
    said: dict[str, CitedInformant] = {}
    for variant in claim.variants:
        for informant in variant.denied_by:
            said.setdefault(informant.id, informant)
    pieces = denied_pieces(index, list(said.values()))
    return [strong("denied by "), *pieces[1:]]


def variant_rows(index: Index, claim: BriefClaim, number: int) -> list[Row]:
    """One of the sides of a disagreement."""
    variant = claim.variants[number]
    groups = index.groups(claim, variant.support, variant.reports)
    words = quoted(index.report_ref(claim, variant.says))
    denied = [] if only_denied(claim) else denied_pieces(index, variant.denied_by)
    detail = [*support_pieces(index, variant.support, groups), *denied]
    return [Row(1, (words,), groups, claim.id, number, lines=2), Row(2, tuple(detail), (), claim.id, number)]


def differing(claim: BriefClaim) -> list[str]:
    """What the variants of a claim differ in."""
    return list(dict.fromkeys(word for variant in claim.variants for word in variant.why))


def by_tellings(claim: BriefClaim) -> list[int]:
    """Variants, the one with more tellings first (which says nothing about which is right)."""

    def weight(number: int) -> tuple[int, int, int, int]:
        support = claim.variants[number].support
        return -support.at_least, -support.at_most, -len(claim.variants[number].reports), number

    return sorted(range(len(claim.variants)), key=weight)


def _reported(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows = [row for claim in claims for row in claim_rows(index, story, claim)]
    return rows or [Row(0, (label("none found"),))]


def _differ(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows: list[Row] = []
    for claim in claims:
        rows.append(Row(0, tuple(dispute_pieces(index, claim)), (), claim.id))
        order = by_tellings(claim)
        for number in order[:MAX_VARIANTS]:
            rows.extend(variant_rows(index, claim, number))
        rows.extend(more_row(len(order) - MAX_VARIANTS, claim))
    figures = [claim for claim in story.claims if claim.kind == "figure" and claim.verdict in ("contradict", "update")]
    if figures:
        said = [f"{n} {verdict}" for verdict in ("contradict", "update") if (n := sum(c.verdict == verdict for c in figures))]
        rows.append(Row(0, (label("figures: "), strong(", ".join(said)))))
    return rows or [Row(0, (label(f"none found in {count(len(story.claims), 'claim')}"),))]


def figure_ref(index: Index, claim: BriefClaim, report: int) -> Ref:
    """The figure with what it counts and what happened, not the whole report."""
    figure = claim.reports[report].figure
    return figure.shown if figure else index.report_ref(claim, report)


def _figures(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows: list[Row] = []
    for claim in claims:
        several = len(claim.variants) > 1
        if several:
            rows.append(Row(0, (*_counts(claim), *verdict_pieces(claim.verdict, differing(claim))), (), claim.id))
        order = by_tellings(claim)
        for number in order[:MAX_VARIANTS]:
            rows.append(_figure_row(index, story, claim, number, several))
        rows.extend(more_row(len(order) - MAX_VARIANTS, claim))
    return rows


def _counts(claim: BriefClaim) -> list[Piece]:
    """``counts "people": `` with the words of each variant that counts something else."""
    refs: dict[str, Ref] = {}
    for variant in claim.variants:
        figure = claim.reports[variant.says].figure
        if figure and figure.counted:
            refs.setdefault(figure.counted.words.casefold(), figure.counted)
    pieces: list[Piece] = []
    for ref in list(refs.values())[:3]:
        pieces += [label("counts " if not pieces else ", "), quoted(ref)]
    return [*pieces, label(": ")] if pieces else []


def _figure_row(index: Index, story: BriefStory, claim: BriefClaim, number: int, several: bool) -> Row:
    variant = claim.variants[number]
    groups = index.groups(claim, variant.support, variant.reports)
    pieces = [quoted(figure_ref(index, claim, variant.says))]
    if len(story.articles) > 1:
        marks = Piece("marks", "", marks=marks_of(variant.support, groups))
        pieces += [label("  "), strong(interval(variant.support.at_least, variant.support.at_most)), label(" "), marks]
    figure = claim.reports[variant.says].figure
    if figure and figure.as_of and (several or claim.verdict == "update"):
        pieces.append(label(f"; as of {_as_of(figure.as_of)}"))
    pieces += [label("; "), *informant_pieces(index, variant.support.informants, groups), *denied_pieces(index, variant.denied_by)]
    if not several and len(story.articles) > 1 and claim.verdict in ("agree", "refine") and len(articles_of(claim)) > 1:
        pieces += [label("; "), label(f"{VERDICTS[claim.verdict][1]} {VERDICTS[claim.verdict][0]}")]
    return Row(1, tuple(pieces), groups, claim.id, number)


def _as_of(iso: str) -> str:
    first, _, last = iso.partition("/")
    return moment_range(first or None, last or first or None, year=True)


def _said_pieces(index: Index, claim: BriefClaim, groups: Sequence[Group]) -> list[Piece]:
    """``Vantrel said: "some 2,300 containers stood on the quays"``, name and verb as the article has them.

    A clause without its verb of saying can be read as fact. Where there is not one informant with a verb, the informants follow.
    """
    words, informants = quoted(index.report_ref(claim, claim.speaks)), claim.support.informants
    cue = claim.reports[claim.speaks].cue
    one = len(informants) == 1 and not nobody_named(informants[0]) and informants[0].kind != "itself"
    if not informants:
        return [words]
    if not one or not cue or any(word in cue.casefold() for word in NEVER):
        return [words, label("; "), *informant_pieces(index, informants, groups)]
    name, verb = name_piece(index, informants[0].name, informants[0].ref), Piece("name", cue)
    before = cue.casefold().startswith(("according", "per "))
    return [*([verb, label(" "), name] if before else [name, label(" "), verb]), label(": "), words]


def _alone(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows = []
    for claim in claims:
        groups = index.groups(claim, claim.support, range(len(claim.reports)))
        article = claim.reports[claim.speaks].article
        pieces = [*article_pieces(index, article), label("  "), *_said_pieces(index, claim, groups)]
        rows.append(Row(1, tuple(pieces), groups, claim.id, lines=2))
    return rows


_OF_CLAIMS: dict[SectionName, Callable[[Index, BriefStory, Sequence[BriefClaim]], list[Row]]] = {
    "reported": _reported,
    "differ": _differ,
    "figures": _figures,
    "positions": position_rows,
    "alone": _alone,
}
_OF_INDICES: dict[SectionName, Callable[[Index, BriefStory, Section], list[Row]]] = {
    "copied": copied_rows,
    "timeline": timeline_rows,
    "cannot be told": unknown_rows,
    "related": related_rows,
}


def section_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """The lines of one section; without its heading and without ``+ N more``."""
    if section.name in _OF_INDICES:
        return _OF_INDICES[section.name](index, story, section)
    by_id = {claim.id: claim for claim in story.claims}
    return _OF_CLAIMS[section.name](index, story, [by_id[id] for id in section.claims])
