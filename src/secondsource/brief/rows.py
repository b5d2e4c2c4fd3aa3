"""The lines of each section of a story, the same for every form.

``section_rows(index, story, section)`` gives the rows of one section; which claims stand in it was decided in ``choosing``.
"""

from collections.abc import Callable, Sequence

from secondsource.brief.alone import told_elsewhere
from secondsource.brief.context_rows import copied_rows, related_rows, timeline_rows, unknown_rows
from secondsource.brief.elsewhere import Elsewhere, stems
from secondsource.brief.figure_rows import figure_rows
from secondsource.brief.quote_rows import position_rows
from secondsource.brief.verdicts import differing, sides, verdict_pieces
from secondsource.brief.view import (
    Group,
    Index,
    Piece,
    Row,
    article_pieces,
    denied_pieces,
    informant_pieces,
    label,
    more_row,
    name_piece,
    nobody_named,
    quoted,
    strong,
    support_pieces,
)
from secondsource.brief.wording import NEVER, OPENINGS, OPENINGS_BESIDE, count
from secondsource.records.brief import BriefClaim, BriefStory, CitedInformant, Section, SectionName

_PAPERS_DO = frozenset("show shows showed indicate indicates indicated reveal reveals revealed find finds found".split())
SAME_STEMS = 0.75
MAX_CUE = 3  # words of a verb of saying
MAX_VARIANTS = 3  # sides of one disagreement in a line each; more are counted


def claim_rows(index: Index, story: BriefStory, claim: BriefClaim, *, opening: bool = False) -> list[Row]:
    """The words that speak for the claim, of an ``opening`` the whole sentence, then how many tell it and on whose word."""
    groups = index.groups(claim, claim.support, range(len(claim.reports)))
    if len(story.articles) == 1:
        return [Row(1, tuple(_said_pieces(index, claim, groups)), groups, claim.id, lines=2)]
    told = index.report_ref(claim, claim.speaks)
    rows = [Row(1, (quoted(index.sentence_ref(told) if opening else told),), groups, claim.id, lines=2)]
    rows.append(Row(2, tuple(support_pieces(index, claim.support, groups)), (), claim.id))
    if claim.verdict == "refine" and len(claim.variants) > 1:
        for number, variant in enumerate(claim.variants[:3]):
            if claim.speaks not in variant.reports and not _much_the_same(claim, variant.says):
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


def _much_the_same(claim: BriefClaim, report: int) -> bool:
    """Whether a wording says hardly more or less than the words that speak; a number is always told."""
    own, whole = stems(claim.reports[report].words), stems(claim.reports[claim.speaks].words)
    return claim.kind != "figure" and len(own & whole) >= SAME_STEMS * len(own)


def only_denied(claim: BriefClaim) -> bool:
    """Whether no report says otherwise and somebody is reported to deny it."""
    return claim.verdict not in ("contradict", "update")


def dispute_pieces(index: Index, claim: BriefClaim) -> list[Piece]:
    """``≠ contradict: who did it``, or ``denied by HWF [e5]`` where no report tells it in another way."""
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


def _reported(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    if not claims:
        return [Row(0, (label("none found"),))]
    shared, opening = openings_apart(index, story, claims)
    rows = [row for claim in shared for row in claim_rows(index, story, claim)]
    if opening:
        rows.append(Row(0, (label(OPENINGS_BESIDE if shared else OPENINGS),)))
    return [*rows, *(row for claim in opening for row in claim_rows(index, story, claim, opening=True))]


def openings_apart(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> tuple[list[BriefClaim], list[BriefClaim]]:
    """What several outlets tell, and the lines that are how each article opens, since none of the others is the news."""
    if len(story.articles) == 1:
        return list(claims), []
    alone = [c for c in claims if c.kind != "figure" and len({index.outlet(report.article) for report in c.reports}) == 1]
    return [claim for claim in claims if claim not in alone], alone


def _differ(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows: list[Row] = []
    for claim in claims:
        rows.append(Row(0, tuple(dispute_pieces(index, claim)), (), claim.id))
        order = sides(claim)
        for number in order[:MAX_VARIANTS]:
            rows.extend(variant_rows(index, claim, number))
        rows.extend(more_row(len(order) - MAX_VARIANTS, claim))
    return [*rows, *_differ_elsewhere(story)]


def _differ_elsewhere(story: BriefStory) -> list[Row]:
    """Where figures differ the board tells it; where nothing does, in how many claims it was looked for."""
    disputed = [claim for claim in story.claims if claim.verdict in ("contradict", "update")]
    figures = [claim for claim in disputed if claim.kind == "figure"]
    if figures:
        said = [f"{n} {verdict}" for verdict in ("contradict", "update") if (n := sum(c.verdict == verdict for c in figures))]
        return [Row(0, (label("figures: "), strong(", ".join(said))))]
    if disputed:
        return []
    denied = any(variant.denied_by for claim in story.claims if claim.kind != "figure" for variant in claim.variants)
    none = label(f"none found in {count(len(story.claims), 'claim')}")
    return [Row(0, (*verdict_pieces("contradict"), label(": "), none) if denied else (none,))]


def _said_pieces(index: Index, claim: BriefClaim, groups: Sequence[Group]) -> list[Piece]:
    """``Vantrel said: "some 2,300 containers stood on the quays"``, name and verb as the article has them.

    A clause without its verb of saying can be read as fact. Where there is not one informant with a verb, the informants follow.
    """
    words, informants = quoted(index.report_ref(claim, claim.speaks)), claim.support.informants
    cue = claim.reports[claim.speaks].cue
    one = len(informants) == 1 and not nobody_named(informants[0]) and informants[0].kind != "itself"
    if not informants:
        return [words]
    if not one or not cue or any(word in cue.casefold() for word in NEVER) or not _tells(cue, informants[0]):
        return [words, label("; "), *informant_pieces(index, informants, groups)]
    name, verb = name_piece(index, informants[0].name, informants[0].ref), Piece("name", cue.rstrip(":, "))
    before = cue.casefold().startswith(("according", "per "))
    return [*([verb, label(" "), name] if before else [name, label(" "), verb]), label(": "), words]


def _tells(cue: str, informant: CitedInformant) -> bool:
    """Whether a verb of saying reads well between a name and what was said: not "arguing", "told", "had the right to say".

    The verb of another subject does not either: "polls indicate" makes no "Ana Ruiz indicate".
    """
    told = cue.casefold().split()
    if told[-1] in _PAPERS_DO:
        return False
    if informant.kind == "person" and informant.named and len(told) == 1 and not told[0].endswith(("s", "d", "t", "wrote", "spoke")):
        return False
    return len(told) <= MAX_CUE and told[0] != "told" and not any(word.endswith("ing") and word != "according" for word in told)


def _alone(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    """What one outlet has; what others tell in other words stands by itself at the end."""
    elsewhere = Elsewhere([index.article(id) for id in story.articles])
    told = {claim.id for claim in claims if told_elsewhere(claim, elsewhere)}
    rows = _of_one(index, [claim for claim in claims if claim.id not in told])
    if told:
        rows.append(Row(0, (label("in other articles in other words:"),)))
        rows += _of_one(index, [claim for claim in claims if claim.id in told])
    return rows


def _of_one(index: Index, claims: Sequence[BriefClaim]) -> list[Row]:
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
    "figures": figure_rows,
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
    if section.name == "reported" and section.left_out and not section.claims:
        return []  # there is something, if nothing that stands by itself
    by_id = {claim.id: claim for claim in story.claims}
    return _OF_CLAIMS[section.name](index, story, [by_id[id] for id in section.claims])
