"""Positions: who is quoted with what, and what each outlet made of the quote."""

from collections.abc import Sequence

import msgspec

from secondsource.brief.choosing import articles_of
from secondsource.brief.elsewhere import stems
from secondsource.brief.printed import folded
from secondsource.brief.speakers import Speakers, base_of
from secondsource.brief.view import Index, Piece, Row, label, more_row, quoted, tellings_pieces
from secondsource.records.brief import BriefClaim, BriefReport, BriefStory, Ref, WordEdit

MAX_DRIFTS = 2  # changed wordings told of one quote; more are counted
MAX_CHANGED = 8  # words that a change may have to be told by itself
MAX_CHANGES = 2  # places in which a quote may be changed for that
EDGE_WORDS = 6  # words that show where a clipped quote stops or begins


def position_rows(index: Index, story: BriefStory, claims: Sequence[BriefClaim]) -> list[Row]:
    """Quotes by actor, the longest form first, under it what was changed."""
    rows: list[Row] = []
    speakers = Speakers(claims)
    of = [speakers.of(claim) for claim in claims]
    for number, claim in enumerate(claims):
        told = _quote_rows(index, story, claim)
        if not number or of[number] != of[number - 1]:
            name = _speaker(index, claims, of[number], claim)
            if of[number : number + 2].count(of[number]) > 1:
                rows.append(Row(0, (name,), (), claim.id))
            else:  # who is quoted once needs no heading
                told[0] = msgspec.structs.replace(told[0], level=0, pieces=(name, label("  "), *told[0].pieces))
        rows.extend(told)
    return rows


def _speaker(index: Index, claims: Sequence[BriefClaim], name: str, claim: BriefClaim) -> Piece:
    """The name as an article writes it, the place of it where that is known."""
    reports = [*claim.reports, *(report for other in claims if other is not claim for report in other.reports)]
    for report in reports:
        said = report.speaker
        if said and said.name == name and name in index.article(report.article).text:
            return Piece("name", name.rstrip(",;: "), said.ref)
    if any(name and name in index.article(report.article).text for report in reports):
        return Piece("name", name)
    first = next((report.speaker.ref for report in claim.reports if report.speaker and report.speaker.ref), None)
    return Piece("name", first.words, first) if first and name else label("no informant named")


def _quote_rows(index: Index, story: BriefStory, claim: BriefClaim) -> list[Row]:
    base = base_of(claim)
    same = [i for i, r in enumerate(claim.reports) if i == base or r.drift is None or r.drift.kind in ("longest", "same words")]
    same += [i for i, r in enumerate(claim.reports) if i not in same and (_repeats(claim.reports[base].words, r) or _breaks_off(index, r))]
    pieces = [quoted(index.report_ref(claim, base))]
    if len(story.articles) > 1 and len(articles_of(claim)) > 1:
        groups = index.groups(claim, claim.support, range(len(claim.reports)))
        pieces += [label("  "), *tellings_pieces(claim.support, groups)]
    rows = [Row(1, tuple(pieces), index.groups(claim, claim.support, same), claim.id, lines=2)]
    home = claim.reports[base].article  # an article that repeats its own quotation in part changes nothing
    changed = [i for i, report in enumerate(claim.reports) if i not in same and report.article != home]
    told: dict[tuple[str, str], list[int]] = {}
    loose: list[int] = []  # paraphrases: none of them claims to be the words, so where they stand is enough
    for i in changed:
        drift = claim.reports[i].drift
        change = drift.kind if drift else ""
        if change == "paraphrase":
            loose.append(i)
        else:
            told.setdefault((change, folded(claim.reports[i].words)), []).append(i)
    # Changes that read the same are one change, in however many wordings round it.
    alike: dict[tuple[str, ...], tuple[list[Piece], str, list[int]]] = {}
    for (kind, _), reports in told.items():
        pieces = [label(f"{kind} "), *_drift_pieces(index, claim, kind, reports[0], base)]
        alike.setdefault(tuple(folded(p.text) for p in pieces), (pieces, kind, []))[2].extend(reports)
    # Of two wordings that share little, one is hardly the other reworded: they are counted, and told in full elsewhere.
    near = [one for one in alike.values() if one[1] != "reworded" or _near(claim.reports[base].words, claim.reports[one[2][0]].words)]
    for pieces, _, reports in near[:MAX_DRIFTS]:
        rows.append(Row(2, tuple(pieces), index.groups(claim, claim.support, reports), claim.id, lines=1))
    rows.extend(more_row(len(alike) - min(len(near), MAX_DRIFTS), claim))
    if loose:
        rows.append(Row(2, (label("paraphrase"),), index.groups(claim, claim.support, loose), claim.id))
    return rows


def _repeats(whole: str, report: BriefReport) -> bool:
    """Whether the outlet tells the very words, or a stretch of them, as its own: only the marks are other."""
    own = folded(report.words).removeprefix("that ")
    drift = report.drift.kind if report.drift else ""
    return (drift == "paraphrase" and f" {own} " in f" {folded(whole)} ") or (drift == "clipped" and len(own.split()) == 1)


def _near(whole: str, own: str) -> bool:
    """Whether most of what tells something in a wording stands in the longest one."""
    told = stems(own)
    return 2 * len(told & stems(whole)) >= len(told)


def _breaks_off(index: Index, report: BriefReport) -> bool:
    """Whether the page itself shows no more of the words, as where a post is cut: nobody has clipped them."""
    drift = report.drift.kind if report.drift else ""
    return drift == "clipped" and index.article(report.article).text[report.end : report.end + 4].lstrip().startswith(("...", "…"))


def _drift_pieces(index: Index, claim: BriefClaim, kind: str, report: int, base: int) -> list[Piece]:
    """What is other than in the longest: where a clipped quote stops or begins, whose mouth it is put in, else the words themselves."""
    own, whole = index.report_ref(claim, report), index.report_ref(claim, base)
    changed = _changed(claim, report)
    if changed and kind in ("reworded", "translated", "clipped"):
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


def _changed(claim: BriefClaim, report: int) -> list[Piece]:
    """``"Torvik" instead of "Torvig"``: a change or two, each short, in a quote that is otherwise the same; else nothing.

    What is left out at the beginning and at the end is how a quote is clipped and changes no word of it.
    """
    drift = claim.reports[report].drift
    if drift is None or drift.base == report:
        return []
    edits = list(drift.edits)
    while edits and edits[0].op == "out":
        del edits[0]
    while edits and edits[-1].op == "out":
        del edits[-1]
    runs: list[list[WordEdit]] = []
    for before, edit in zip([None, *edits], edits, strict=False):
        if edit.op != "keep":
            if before is None or before.op == "keep":
                runs.append([])
            runs[-1].append(edit)
    if not 1 <= len(runs) <= MAX_CHANGES:
        return []
    pieces: list[Piece] = []
    told: set[tuple[str, ...]] = set()
    own, base = claim.reports[report].article, claim.reports[drift.base].article
    for run in runs:
        new, old = [e for e in run if e.op == "in"], [e for e in run if e.op == "out"]
        if len(old) != 1 or len(new) > 1 or max(len(e.words.split()) for e in run) > MAX_CHANGED:
            return []
        said = tuple(folded(e.words) for e in (*new, *old))
        if said in told:
            continue
        told.add(said)
        pieces += [label(", ")] if pieces else []
        if new:
            pieces += [quoted(_without_marks(own, new[0])), label(" instead of "), quoted(_without_marks(base, old[0]))]
        else:
            pieces += [label("left out "), quoted(_without_marks(base, old[0]))]
    return pieces


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
