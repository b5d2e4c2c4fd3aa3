"""The figures board and the timeline of the page: variants beside one another, times to look at."""

from collections.abc import Sequence
from datetime import datetime

from secondsource.brief.context_rows import on_whose_word
from secondsource.brief.figure_board import runs
from secondsource.brief.figure_rows import NOT_MATCHED, beside, counted_refs, denied_elsewhere, figure_ref, not_yet
from secondsource.brief.page_parts import Parts, bar, text
from secondsource.brief.verdicts import by_tellings, differing
from secondsource.brief.view import denied_pieces, informant_pieces, marks_of
from secondsource.brief.wording import PRECISIONS, VERDICTS, as_of, difference, interval, moment_range
from secondsource.records.brief import BriefClaim, BriefStory, TimelineEntry

MAX_COLUMNS = 5  # tellings that have a column of their own; the rest stand under "others"


def _columns(parts: Parts, story: BriefStory) -> list[tuple[str, str, bool, tuple[str, ...]]]:
    """A column for each of the largest tellings, then one for the others: keys, what it is, whether shown, articles."""
    columns = []
    for family in story.families[:MAX_COLUMNS]:
        keys = [parts.index.key(a) for a in family.articles]
        head = " ".join(keys[:4]) + (f" +{len(keys) - 4}" if len(keys) > 4 else "")
        shown = family.state == "shown"
        said = "one telling" if len(keys) > 1 else "own" if shown else "not known"
        columns.append((head, said, shown, family.articles))
    told = {a for column in columns for a in column[3]}
    rest = tuple(a for a in story.articles if a not in told)
    if rest:
        columns.append(("others", f"{len(rest)}", False, rest))
    return columns


def figures_table(parts: Parts, story: BriefStory, claims: Sequence[BriefClaim], label: str) -> str:
    """Every figure of the board: what is counted, what each telling says, how many tellings, on whose word."""
    columns = _columns(parts, story)
    heads = "".join(
        f'<th scope="col" class="g{"" if shown else " gu"}"><b>{text(keys)}</b><br>{text(said)}</th>' for keys, said, shown, _ in columns
    )
    last = '<th scope="col">on whose word</th>'
    head = f'<thead><tr><th scope="col">counted</th>{heads}<th scope="col">tellings</th>{last}</tr></thead>'
    denied = denied_elsewhere(story)
    rows = "".join(_run_rows(parts, run, columns, denied) for run in runs(claims))
    return f'<div class="scroll" role="region" aria-labelledby="{label}" tabindex="0"><table>{head}<tbody>{rows}</tbody></table></div>'


def _run_rows(parts: Parts, run: Sequence[BriefClaim], columns: Sequence[tuple[str, str, bool, tuple[str, ...]]], denied: set[str]) -> str:
    """Claims that count one sort of thing; over those that were not matched it says so."""
    out = [_claim_rows(parts, claim, columns, denied, placed=beside(run)) for claim in run if len(claim.variants) > 1]
    single = [claim for claim in run if len(claim.variants) < 2]
    if beside(run) and single:
        names = ", ".join(parts.words(ref.words) for ref in counted_refs(single))
        said = f"counts {names}: {NOT_MATCHED}" if names else NOT_MATCHED
        out.append(f'<tr class="first run"><th scope="rowgroup" colspan="{len(columns) + 3}">{said}</th></tr>')
    out.extend(_claim_rows(parts, claim, columns, denied, placed=beside(run)) for claim in single)
    return "".join(out)


def _claim_rows(
    parts: Parts, claim: BriefClaim, columns: Sequence[tuple[str, str, bool, tuple[str, ...]]], denied_before: set[str], *, placed: bool
) -> str:
    parts.line = f"k-{text(claim.id)}"
    order = by_tellings(claim)
    names = ", ".join(parts.words(ref.words) for ref in counted_refs([claim])[:3]) or "–"
    sign, word = VERDICTS[claim.verdict]
    why = f'<span class="why1">{text(difference(differing(claim)))}</span>' if len(order) > 1 and differing(claim) else ""
    verdict = (
        f'<span class="v">{sign} {word}</span>{why}'
        if len(order) > 1 or claim.verdict != "one outlet"
        else '<span class="v">one outlet</span>'
    )
    out = []
    for nth, number in enumerate(order):
        variant = claim.variants[number]
        groups = parts.index.groups(claim, variant.support, variant.reports)
        head = f'<th scope="row" rowspan="{len(order)}">{names}{verdict}</th>' if not nth else ""
        row_id = f' id="k-{text(claim.id)}" class="first"' if not nth else ""
        cells = "".join(_cell(parts, claim, number, articles) for _, _, _, articles in columns)
        figure = claim.reports[variant.says].figure
        dated = f"; {text(as_of(figure.as_of))}" if figure and figure.as_of else ""
        word_of = parts.pieces(informant_pieces(parts.index, variant.support.informants))
        denied = parts.pieces(denied_pieces(parts.index, not_yet(variant.denied_by, denied_before)))
        shown = figure.shown if figure else None
        place = figure.where if figure and placed else None
        if place and shown and shown.start <= place.start and place.end <= shown.end:
            place = None
        where = f"where {parts.words(place.words)}; " if place else ""
        count = f"{bar(marks_of(variant.support, groups))}<span>{interval(variant.support.at_least, variant.support.at_most)}</span>"
        out.append(f'<tr{row_id}>{head}{cells}<td class="iv">{count}</td><td class="in">{where}{word_of}{dated}{denied}</td></tr>')
    return "".join(out)


def _cell(parts: Parts, claim: BriefClaim, number: int, articles: Sequence[str]) -> str:
    """What the articles of one column say of this variant, each wording once."""
    inside = set(articles)
    wordings: dict[str, list[int]] = {}
    for i in claim.variants[number].reports:
        if claim.reports[i].article in inside:
            words = figure_ref(parts.index, claim, i).words
            wordings.setdefault(" ".join(words.casefold().split()), []).append(i)
    if not wordings:
        return '<td class="no"><span class="vh">not reported</span>–</td>'
    out = []
    for reports in list(wordings.values())[:3]:
        words = figure_ref(parts.index, claim, reports[0]).words
        groups = parts.index.groups(claim, claim.variants[number].support, reports)
        out.append(f'<div>{parts.words(words)} <span class="fc">{parts.cites(groups, plain=True)}</span></div>')
    if len(wordings) > 3:
        out.append(f"<div>+ {len(wordings) - 3} more</div>")
    return f"<td>{''.join(out)}</td>"


def _moment(iso: str | None, *, end: bool) -> float | None:
    """Seconds since 1970 of an ISO day or minute; of a day its begin or its end."""
    if not iso:
        return None
    try:
        at = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return None
    if at.tzinfo is None:
        at = datetime.fromisoformat(f"{iso}+00:00" if "T" in iso else f"{iso}T00:00+00:00")
    return at.timestamp() + (86_400 if end and "T" not in iso else 0)


def timeline_html(parts: Parts, story: BriefStory, entries: Sequence[TimelineEntry]) -> str:
    """The dated statements in order, each with its stretch of the time that all of them span."""
    spans = [(_moment(e.first, end=False), _moment(e.last, end=True)) for e in entries]
    known = [at for span in spans for at in span if at is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    years = {(e.first or e.last or "")[:4] for e in entries}
    out = []
    for number, (entry, (begin, end)) in enumerate(zip(entries, spans, strict=True)):
        name = f"k-t-{text(story.id)}-{number}"
        parts.line = name
        precision = PRECISIONS.get(entry.precision, entry.precision)
        when = f'<span class="when">{text(moment_range(entry.first, entry.last, year=len(years) > 1))} <small>{precision}</small></span>'
        axis = _axis(begin, end, low, high)
        said = parts.cites(parts.index.family_groups(story, [entry.ref, *entry.also]))
        word = parts.pieces(on_whose_word(parts.index, story, entry))
        out.append(f'<li id="{name}">{when}{axis}<span class="what">{_dated(entry)}{word} {said}</span></li>')
    return f'<ol class="tl">{"".join(out)}</ol>'


def _axis(begin: float | None, end: float | None, low: float, high: float) -> str:
    span = max(high - low, 1.0)
    left = 0.0 if begin is None else (begin - low) / span * 100
    right = 100.0 if end is None else (end - low) / span * 100
    open_end = ' class="op"' if begin is None or end is None else ""
    place = f"left:{min(left, 98):.1f}%;width:{max(1.0, min(right, 100) - left):.1f}%"
    return f'<span class="ax" aria-hidden="true"><i{open_end} style="{place}"></i></span>'


def _dated(entry: TimelineEntry) -> str:
    """The words with their time expression in bold."""
    start, end = entry.date_ref.start - entry.ref.start, entry.date_ref.end - entry.ref.start
    words = entry.ref.words
    if not 0 <= start < end <= len(words):
        return f'<q dir="auto">{text(words)}</q>'
    before, date, after = words[:start], words[start:end], words[end:]
    return f'<q dir="auto">{_spaced(before)}<b>{_spaced(date)}</b>{_spaced(after)}</q>'


def _spaced(words: str) -> str:
    """Words on one line, with the space kept that parts them from their neighbour."""
    front = " " if words[:1].isspace() else ""
    back = " " if words[-1:].isspace() and words.strip() else ""
    return f"{front}{text(words)}{back}"
