"""The figures board in lines: each figure with its words, how many tell it, on whose word; those of one sort side by side."""

from collections.abc import Sequence

from secondsource.brief.figure_board import runs
from secondsource.brief.verdicts import by_tellings, differing, verdict_pieces
from secondsource.brief.view import Index, Piece, Row, column_pieces, denied_pieces, informant_pieces, label, more_row, quoted, strong
from secondsource.brief.wording import as_of
from secondsource.records.brief import BriefClaim, BriefStory, CitedInformant, QuotedFigure, Ref

MAX_VARIANTS = 3  # sides of one disagreement in a line each; more are counted
MAX_WORDINGS = 2  # other wordings of one figure
NOT_MATCHED = "may not count the same"
OTHER = "other figures:"  # what stands under it belongs to no head


def figure_ref(index: Index, claim: BriefClaim, report: int) -> Ref:
    """The figure with what it counts and what happened, not the whole report."""
    figure = claim.reports[report].figure
    return figure.shown if figure else index.report_ref(claim, report)


def denied_elsewhere(story: BriefStory) -> set[str]:
    """Who is said, among the differences, to deny something; it is told once."""
    shown = {claim for section in story.sections if section.name == "differ" for claim in section.claims}
    return {informant.id for claim in story.claims if claim.id in shown for v in claim.variants for informant in v.denied_by}


def figure_rows(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    """The board: what differs under the words that say in what, what was not matched under ``may not count the same``."""
    rows: list[Row] = []
    denied = denied_elsewhere(story)
    headed = False
    for run in runs(claims):
        side_by_side = beside(run)
        if headed and not side_by_side and len(run[0].variants) < 2:
            rows.append(Row(0, (label(OTHER),), (), run[0].id))
        headed = side_by_side or len(run[0].variants) > 1
        matched = [claim for claim in run if len(claim.variants) > 1]
        single = [claim for claim in run if len(claim.variants) < 2]
        for claim in matched:
            rows.append(Row(0, (*counts_pieces([claim]), *verdict_pieces(claim.verdict, differing(claim))), (), claim.id))
            order = by_tellings(claim)
            for number in order[:MAX_VARIANTS]:
                rows.extend(_rows(index, story, claim, number, denied, placed=side_by_side))
            rows.extend(more_row(len(order) - MAX_VARIANTS, claim))
        if side_by_side and single:
            rows.append(Row(0, (*counts_pieces(single), strong(NOT_MATCHED)), (), single[0].id))
        for claim in single:
            rows.extend(_rows(index, story, claim, 0, denied, placed=side_by_side))
    return rows


def beside(run: Sequence[BriefClaim]) -> bool:
    """Whether figures of one sort stand under one head: those of several articles may be about one thing."""
    return len(run) > 1 and len({report.article for claim in run for report in claim.reports}) > 1


def counted_refs(claims: Sequence[BriefClaim]) -> list[Ref]:
    """The words that say what is counted, each once."""
    refs: dict[str, Ref] = {}
    for claim in claims:
        for variant in claim.variants:
            figure = claim.reports[variant.says].figure
            if figure and figure.counted:
                refs.setdefault(" ".join(figure.counted.words.casefold().split()), figure.counted)
    return list(refs.values())[:4]


def counts_pieces(claims: Sequence[BriefClaim]) -> list[Piece]:
    """``counts "people", "civilians": `` with the words of each that counts something else."""
    pieces: list[Piece] = []
    figure = claims[0].reports[claims[0].speaks].figure
    heads = "age of " if figure is not None and figure.kind == "age" else "counts "
    for ref in counted_refs(claims):
        pieces += [label(heads if not pieces else ", "), quoted(ref)]
    return [*pieces, label(": ")] if pieces else []


def place_pieces(figure: QuotedFigure) -> list[Piece]:
    """``; counts "troops"; where "the border"``: what the words of the line do not show."""
    pieces: list[Piece] = []
    for name, ref in (("counts", figure.counted), ("where", figure.where)):
        if ref and not (figure.shown.start <= ref.start and ref.end <= figure.shown.end):
            pieces += [label(f"; {name} "), quoted(ref)]
    return pieces


def _rows(index: Index, story: BriefStory, claim: BriefClaim, number: int, denied: set[str], *, placed: bool) -> list[Row]:
    variant = claim.variants[number]
    several = len(claim.variants) > 1
    same, others = _wordings(claim, number)
    groups = index.groups(claim, variant.support, same)
    every = index.groups(claim, variant.support, variant.reports)
    figure = claim.reports[variant.says].figure
    pieces = [quoted(figure_ref(index, claim, variant.says), figure.ref if figure else None)]
    if figure and placed:
        pieces += place_pieces(figure)
    if len(story.articles) > 1:
        pieces += [label("  "), *column_pieces(index, variant.support, every)]
    else:
        pieces += [label("; "), *informant_pieces(index, variant.support.informants, every)]
    if figure and figure.as_of and (several or claim.verdict == "update"):
        pieces.append(label(f"; {as_of(figure.as_of)}"))
    pieces += denied_pieces(index, not_yet(variant.denied_by, denied))
    rows = [Row(1, tuple(pieces), groups, claim.id, number)]
    for reports in others[:MAX_WORDINGS]:
        other = claim.reports[reports[0]].figure
        words = quoted(other.ref if other else index.report_ref(claim, reports[0]))
        rows.append(Row(2, (words,), index.groups(claim, variant.support, reports), claim.id, number))
    return rows


def _wordings(claim: BriefClaim, number: int) -> tuple[list[int], list[list[int]]]:
    """Reports of a variant that are hedged as the speaking one, and those hedged otherwise: "14,000" and "more than 14,000"."""
    variant = claim.variants[number]
    by_hedge: dict[tuple[str, float | None], list[int]] = {}
    for i in variant.reports:
        figure = claim.reports[i].figure
        by_hedge.setdefault((figure.hedge, figure.value) if figure else ("", None), []).append(i)
    speaking = claim.reports[variant.says].figure
    same = by_hedge.pop((speaking.hedge, speaking.value) if speaking else ("", None), list(variant.reports))
    others = list(by_hedge.values())
    return [*same, *(i for reports in others[MAX_WORDINGS:] for i in reports)], others


def not_yet(informants: Sequence[CitedInformant], said: set[str]) -> list[CitedInformant]:
    """Those who were not named as denying it in a line above."""
    fresh = [informant for informant in informants if informant.id not in said]
    said.update(informant.id for informant in fresh)
    return fresh
