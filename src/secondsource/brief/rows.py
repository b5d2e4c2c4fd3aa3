"""The lines of each section of a story, the same for every form.

``section_rows(index, story, section)`` gives the rows of one section; which claims stand in it was decided in ``choosing``.
"""

from collections.abc import Callable, Sequence

from secondsource.brief.choosing import articles_of, speaker_of
from secondsource.brief.view import (
    Group,
    Index,
    Piece,
    Row,
    denied_pieces,
    informant_pieces,
    label,
    marks_of,
    quoted,
    strong,
    support_pieces,
)
from secondsource.brief.wording import KINDS, PRECISIONS, VERDICTS, count, day, difference, interval, moment_range
from secondsource.records.brief import (
    BriefClaim,
    BriefStory,
    BriefVariant,
    CopiedArticle,
    Ref,
    Section,
    SectionName,
    Unknown,
    WordEdit,
)
from secondsource.records.claim import Verdict
from secondsource.text.normalize import fold, words

MAX_DRIFTS = 2
MAX_VARIANTS = 3  # sides of one disagreement in a line each; more are counted
MAX_CHANGED = 8  # words that a change may have to be told by itself
MAX_ARTICLES_NAMED = 4
MAX_UNKNOWN = 10  # unknowns of one kind on a line
EDGE_WORDS = 6  # words that show where a clipped quote stops or begins


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
    rows = [Row(1, (quoted(index.report_ref(claim, claim.speaks)),), groups, claim.id, lines=2)]
    detail = _detail(index, story, claim.support.informants, support_pieces(index, claim.support, groups))
    if detail:
        rows.append(Row(2, tuple(detail), (), claim.id))
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


def _detail(index: Index, story: BriefStory, informants: Sequence[object], pieces: list[Piece]) -> list[Piece]:
    """With one article there is nothing to count: only the informant is told, where there is one."""
    if len(story.articles) > 1:
        return pieces
    return pieces[4:] if informants else []


def variant_rows(index: Index, story: BriefStory, claim: BriefClaim, number: int) -> list[Row]:
    """One of the sides of a disagreement."""
    variant = claim.variants[number]
    groups = index.groups(claim, variant.support, variant.reports)
    words = quoted(index.report_ref(claim, variant.says))
    detail = _detail(index, story, variant.support.informants, support_pieces(index, variant.support, groups))
    detail += denied_pieces(index, variant.denied_by)
    rows = [Row(1, (words,), groups, claim.id, number, lines=2)]
    if detail:
        rows.append(Row(2, tuple(detail), (), claim.id, number))
    return rows


def differing(claim: BriefClaim) -> list[str]:
    """What the variants of a claim differ in."""
    return list(dict.fromkeys(word for variant in claim.variants for word in variant.why))


def by_tellings(claim: BriefClaim) -> list[int]:
    """Variants, the one with more tellings first (which says nothing about which is right)."""

    def weight(number: int) -> tuple[int, int, int, int]:
        support = claim.variants[number].support
        return -support.at_least, -support.at_most, -len(claim.variants[number].reports), number

    return sorted(range(len(claim.variants)), key=weight)


def _more(number: int, claim: BriefClaim) -> list[Row]:
    return [Row(2, (label(f"+ {number} more"),), (), claim.id)] if number > 0 else []


def _reported(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    return [row for claim in claims for row in claim_rows(index, story, claim)]


def _differ(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows: list[Row] = []
    for claim in claims:
        rows.append(Row(0, tuple(verdict_pieces(claim.verdict, differing(claim))), (), claim.id))
        order = by_tellings(claim)
        for number in order[:MAX_VARIANTS]:
            rows.extend(variant_rows(index, story, claim, number))
        rows.extend(_more(len(order) - MAX_VARIANTS, claim))
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
        rows.extend(_more(len(order) - MAX_VARIANTS, claim))
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


def _positions(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows: list[Row] = []
    speaker = None
    for claim in claims:
        if speaker_of(claim) != speaker:
            speaker = speaker_of(claim)
            rows.append(Row(0, (_speaker(index, claim),), (), claim.id))
        rows.extend(_quote_rows(index, story, claim))
    return rows


def _speaker(index: Index, claim: BriefClaim) -> Piece:
    name = speaker_of(claim)
    for report in claim.reports:
        said = report.speaker
        if said and said.name == name and name in index.article(report.article).text:
            return Piece("name", name, said.ref)
    if any(name in index.article(report.article).text for report in claim.reports):
        return Piece("name", name)
    first = next((report.speaker.ref for report in claim.reports if report.speaker and report.speaker.ref), None)
    return Piece("name", first.words, first) if first else label("no informant named")


def _quote_rows(index: Index, story: BriefStory, claim: BriefClaim) -> list[Row]:
    base = next((i for i, r in enumerate(claim.reports) if r.drift and r.drift.kind == "longest"), claim.speaks)
    same = [i for i, r in enumerate(claim.reports) if i == base or r.drift is None or r.drift.kind in ("longest", "same words")]
    rows = [Row(1, (quoted(index.report_ref(claim, base)),), index.groups(claim, claim.support, same), claim.id)]
    if len(story.articles) > 1 and len(articles_of(claim)) > 1:
        groups = index.groups(claim, claim.support, range(len(claim.reports)))
        marks = Piece("marks", "", marks=marks_of(claim.support, groups))
        rows.append(Row(2, (strong(interval(claim.support.at_least, claim.support.at_most)), label(" "), marks), (), claim.id))
    changed = [i for i in range(len(claim.reports)) if i not in same]
    told: dict[tuple[str, str], list[int]] = {}
    for i in changed:
        drift = claim.reports[i].drift
        told.setdefault((drift.kind if drift else "", _folded(claim.reports[i].words)), []).append(i)
    drifts = list(told.items())
    for (kind, _), reports in drifts[:MAX_DRIFTS]:
        pieces = (label(f"{kind} "), *_drift_pieces(index, claim, kind, reports[0], base))
        rows.append(Row(2, pieces, index.groups(claim, claim.support, reports), claim.id, lines=1 if kind == "paraphrase" else 2))
    rows.extend(_more(len(drifts) - MAX_DRIFTS, claim))
    return rows


def _folded(said: str) -> str:
    """Words without case, marks and spacing: what makes two wordings one."""
    return " ".join(word for word, _, _ in words(fold(said)))


def _drift_pieces(index: Index, claim: BriefClaim, kind: str, report: int, base: int) -> list[Piece]:
    """What is other than in the longest: where a clipped quote stops or begins, whose mouth it is put in, else the words themselves."""
    own, whole = index.report_ref(claim, report), index.report_ref(claim, base)
    changed = _changed(index, claim, report)
    if changed and kind in ("reworded", "translated"):
        return changed
    said = claim.reports[report].speaker
    if kind == "other speaker" and said and said.ref:
        return [quoted(said.ref), label(": "), quoted(own)]
    if kind == "clipped":
        # Only an exact end or beginning is told by its edge: of anything else the reader gets the words.
        if whole.words.startswith(own.words) and len(own.words.split()) > EDGE_WORDS:
            return [label("after "), quoted(_edge(own, last=True))]
        if whole.words.endswith(own.words) and len(own.words.split()) > EDGE_WORDS:
            return [label("before "), quoted(_edge(own, last=False))]
    return [quoted(own)]


def _changed(index: Index, claim: BriefClaim, report: int) -> list[Piece]:
    """``"Kiev" instead of "Kyiv"``: one short change in a quote that is the same before and after it; else nothing."""
    drift = claim.reports[report].drift
    if drift is None or len([e for e in drift.edits if e.op != "keep"]) > 2 or drift.base == report:
        return []
    put = [e for e in drift.edits if e.op == "in"]
    out = [e for e in drift.edits if e.op == "out"]
    if len(put) != 1 or len(out) != 1 or max(len(put[0].words.split()), len(out[0].words.split())) > MAX_CHANGED:
        return []
    if abs(drift.edits.index(put[0]) - drift.edits.index(out[0])) != 1:
        return []
    homes = (claim.reports[report].article, put[0]), (claim.reports[drift.base].article, out[0])
    new, old = (_without_marks(home, edit) for home, edit in homes)
    return [quoted(new), label(" instead of "), quoted(old)]


def _without_marks(home: str, edit: WordEdit) -> Ref:
    words = edit.words.rstrip(".,;:!?")
    return (
        Ref(article=home, start=edit.start, end=edit.start + len(words), words=words)
        if words
        else Ref(article=home, start=edit.start, end=edit.end, words=edit.words)
    )


def _edge(ref: Ref, *, last: bool) -> Ref:
    parts = ref.words.split()
    if last:
        start = ref.words.rfind(parts[-EDGE_WORDS], 0, len(ref.words) - sum(len(p) + 1 for p in parts[-EDGE_WORDS + 1 :]) + 1)
        return Ref(article=ref.article, start=ref.start + start, end=ref.end, words=ref.words[start:])
    position = 0
    for part in parts[:EDGE_WORDS]:
        position = ref.words.index(part, position) + len(part)
    return Ref(article=ref.article, start=ref.start, end=ref.start + position, words=ref.words[:position])


def _copied(index: Index, story: BriefStory, section: Section) -> list[Row]:
    chosen = [story.borrowings[int(i)] for i in section.claims]
    rows: list[Row] = []
    alike: dict[tuple[str, bool, bool, str, bool], list[CopiedArticle]] = {}
    for copied in chosen:
        alike.setdefault((copied.origin, copied.directed, copied.common, copied.kind, copied.credited), []).append(copied)
    many = len(chosen) > 8
    for group in alike.values():
        rows.extend([_copied_row(index, group)] if many else [_copied_row(index, [copied]) for copied in group])
    if not rows:
        rows.append(Row(0, (label("none found"),)))
    return rows


def article_pieces(index: Index, id: str) -> list[Piece]:
    """``b Maren Courier``."""
    return [Piece("key", index.key(id)), label(" "), Piece("outlet", index.outlet(id))]


def _copied_row(index: Index, group: Sequence[CopiedArticle]) -> Row:
    first = group[0]
    pieces: list[Piece] = []
    for number, copied in enumerate(group[:MAX_ARTICLES_NAMED]):
        pieces += [label(", ")] if number else []
        pieces += article_pieces(index, copied.copy)
    if len(group) > MAX_ARTICLES_NAMED:
        pieces.append(label(f", + {len(group) - MAX_ARTICLES_NAMED} more"))
    pieces += [label(" from " if first.directed else " with "), *article_pieces(index, first.origin), label(": ")]
    said = [KINDS.get(first.kind, first.kind)]
    if len(group) == 1:
        said.append(f"{first.sentences[0]} of {count(first.sentences[1], 'sentence')}")
    if first.directed:
        said.append("credited" if first.credited else "not credited")
        if first.direction_by not in ("none", "credit"):
            said.append(f"direction by {first.direction_by}")
    else:
        if first.common:
            said.append("common text")
        said.append("direction not known")
    return Row(1, (*pieces, strong(said[0]), label("".join(f", {word}" for word in said[1:]))))


_SAID = frozenset(("hour", "part_of_day", "open", "relative"))  # what the time itself does not show


def _timeline(index: Index, story: BriefStory, section: Section) -> list[Row]:
    entries = [story.timeline[int(i)] for i in section.claims]
    years = {(e.first or e.last or "")[:4] for e in entries}
    rows = []
    for entry in entries:
        when = moment_range(entry.first, entry.last, year=len(years) > 1)
        said = f"  {PRECISIONS.get(entry.precision, entry.precision)}  " if entry.precision in _SAID else "  "
        pieces = (Piece("time", when), label(said), quoted(entry.ref))
        rows.append(Row(1, pieces, index.family_groups(story, [entry.ref, *entry.also]), entry.claim, lines=2))
    return rows or [Row(0, (label("no date"),))]


def _alone(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    rows = []
    for claim in claims:
        pieces = [*article_pieces(index, claim.reports[claim.speaks].article), label("  "), quoted(index.report_ref(claim, claim.speaks))]
        groups = index.groups(claim, claim.support, range(len(claim.reports)))
        if claim.support.informants:
            pieces += [label("; "), *informant_pieces(index, claim.support.informants, groups)]
        rows.append(Row(1, tuple(pieces), groups, claim.id, lines=2))
    return rows


def _unknown_pieces(index: Index, unknown: Unknown, families: dict[str, tuple[str, ...]]) -> list[Piece]:
    if unknown.about == "independence":
        articles = families.get(unknown.article, (unknown.article,))
        keys = " ".join(index.key(a) for a in articles[:MAX_ARTICLES_NAMED])
        more = f" + {len(articles) - MAX_ARTICLES_NAMED} more" if len(articles) > MAX_ARTICLES_NAMED else ""
        pieces = [Piece("key", keys), label(more)]
        return pieces + ([label(": " + ", ".join(unknown.why))] if unknown.why else [])
    if unknown.ref is not None:
        key = Piece("key", "", unknown.ref, index.anchor(unknown.ref))
        why = f" {', '.join(unknown.why)}" if unknown.about == "words" else ""
        return [quoted(unknown.ref), label(" "), key, label(why)]
    pieces = [Piece("key", index.key(unknown.article)), label(" ")]
    if unknown.about == "date" and unknown.readings:
        given = [Piece("words", unknown.why[0])] if unknown.why and unknown.why[0] != "no date" else []
        return [*pieces, *given, label(": " + " or ".join(day(r) for r in unknown.readings))]
    if unknown.about == "date" and unknown.why == ("no date",):
        return [*pieces, label("no date")]
    if unknown.about in ("date", "zone") and unknown.why:
        return [*pieces, Piece("words", unknown.why[0])]
    return [*pieces, label(", ".join(unknown.why))]


_ABOUT = {
    "independence": "independence",
    "date": "date",
    "zone": "zone not known",
    "outlet": "outlet",
    "informant": "not named",
    "counted": "may not count the same",
    "words": "letters",
}


def _cannot(index: Index, story: BriefStory, section: Section) -> list[Row]:
    families = {family.articles[0]: family.articles for family in story.families}
    rows: list[Row] = []
    found = [story.unknown[int(i)] for i in section.claims]
    for about, title in _ABOUT.items():
        of_kind = [unknown for unknown in found if unknown.about == about]
        pieces: list[Piece] = [Piece("time", title), label("  ")]
        for number, unknown in enumerate(of_kind[:MAX_UNKNOWN]):
            pieces += [label("; ")] if number else []
            pieces += _unknown_pieces(index, unknown, families)
        if len(of_kind) > MAX_UNKNOWN:
            pieces.append(label(f"; + {len(of_kind) - MAX_UNKNOWN} more"))
        if of_kind:
            rows.append(Row(1, tuple(pieces)))
    return rows or [Row(0, (label("none found"),))]


def _related(index: Index, story: BriefStory, section: Section) -> list[Row]:
    rows = []
    for i in section.claims:
        related = story.storyline[int(i)]
        pieces: list[Piece] = []
        if related.days is not None:
            when = "same day" if not related.days else f"{count(abs(related.days), 'day')} {'later' if related.days > 0 else 'before'}"
            pieces.append(Piece("time", when))
        else:
            pieces.append(Piece("time", "no date"))
        pieces.append(label("  "))
        groups: tuple[Group, ...] = ()
        if related.title:
            pieces += [Piece("outlet", index.outlet(related.title.article)), label(" "), quoted(related.title)]
            groups = (Group("shown", (index.anchor(related.title),)),)
        rows.append(Row(1, tuple(pieces), groups))
        if related.shared_actors:
            names: list[Piece] = [label("same names: ")]
            for number, name in enumerate(related.shared_actors[:6]):
                names += [label(", ")] if number else []
                names.append(Piece("name", name))
            rows.append(Row(2, tuple(names)))
    return rows


_OF_CLAIMS: dict[SectionName, Callable[[Index, BriefStory, Sequence[BriefClaim]], list[Row]]] = {
    "reported": _reported,
    "differ": _differ,
    "figures": _figures,
    "positions": _positions,
    "alone": _alone,
}
_OF_INDICES: dict[SectionName, Callable[[Index, BriefStory, Section], list[Row]]] = {
    "copied": _copied,
    "timeline": _timeline,
    "cannot be told": _cannot,
    "related": _related,
}


def section_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """The lines of one section; without its heading and without ``+ N more``."""
    if section.name in _OF_INDICES:
        return _OF_INDICES[section.name](index, story, section)
    by_id = {claim.id: claim for claim in story.claims}
    return _OF_CLAIMS[section.name](index, story, [by_id[id] for id in section.claims])


def sides(claim: BriefClaim) -> list[tuple[int, BriefVariant]]:
    """Variants in the order in which they stand side by side."""
    return [(number, claim.variants[number]) for number in by_tellings(claim)]
