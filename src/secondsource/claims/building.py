"""From groups of reports to claims: variants, verdicts, who speaks, and the support of each."""

from collections.abc import Callable, Sequence

from secondsource.claims.comparing import compare_figures, date_of, strongest, timed
from secondsource.claims.counted import Count
from secondsource.claims.lines import Line, printable
from secondsource.claims.numbers import same_number
from secondsource.claims.quotes import Quoted
from secondsource.claims.sides import Accord, Sides
from secondsource.claims.weighing import Ground, support, tellings
from secondsource.records.article import Span
from secondsource.records.claim import Claim, ClaimKind, Edit, Report, Support, Variant, Verdict
from secondsource.records.reading import Attribution

Weigh = Callable[[Sequence[int]], Support]


def quote_claim(known: Ground, quoted: Quoted) -> Claim:
    """A quotation: reports with the same words are one variant, in order of drift and of first report."""
    reports = quoted.reports
    weigh = _weigh(known, reports)
    groups: dict[tuple[str, tuple[Edit, ...]], list[int]] = {}
    for index, report in enumerate(reports):
        drift = report.drift.kind if report.drift else "longest"
        key: tuple[str, tuple[Edit, ...]] = ("same words", ())
        if report.drift and drift not in ("longest", "same words"):
            key = (drift, report.drift.edits)  # what was done to the words, not the tag between them
        groups.setdefault(key, []).append(index)
    # What contradicts stands beside the base; the other drifts follow.
    rank = {"same words": 0, "other speaker": 1}
    ordered = sorted(groups.items(), key=lambda item: (rank.get(item[0][0], 2), item[1][0]))
    several = len({report.article for report in reports}) > 1
    variants: list[Variant] = []
    for (kind, _), indices in ordered:
        verdict: Verdict = "one outlet"
        if several:
            verdict = "agree" if kind == "same words" else "contradict" if kind == "other speaker" else "refine"
        why = () if kind == "same words" else ("speaker",) if kind == "other speaker" else (kind,)
        against = () if kind == "same words" or not variants else (0,)
        says = quoted.base if quoted.base in indices else indices[0]
        variants.append(Variant(says=says, reports=tuple(indices), verdict=verdict, against=against, why=why, support=weigh(indices)))
    speakers = [report.speaker for report in (reports[quoted.base], *reports) if report.speaker is not None]
    speaker = next((one for one in speakers if one.named), speakers[0] if speakers else None)
    return Claim(
        id="q",
        kind="quote",
        verdict=strongest([variant.verdict for variant in variants]) if several else "one outlet",
        speaks=quoted.base,
        variants=tuple(variants),
        reports=reports,
        support=weigh(range(len(reports))),
        speaker=speaker.name if speaker else None,
    )


def figure_claim(known: Ground, group: Sequence[Count]) -> Claim:
    """A figure: reports of the same number of the same thing are one variant; the most told one stands first."""
    group = sorted(group, key=lambda count: (count.page, count.start))
    reports = tuple(_figure_report(known, count) for count in group)
    weigh = _weigh(known, reports)
    rows: list[list[int]] = []
    for index, count in enumerate(group):
        for row in rows:
            other = group[row[0]]
            if same_number(count.number, other.number) and compare_figures(other, count, known.pages) == ("agree", ()):
                row.append(index)
                break
        else:
            rows.append([index])
    supports = [weigh(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda n: (-supports[n].at_least, -supports[n].at_most, -len(rows[n]), rows[n][0]))
    several = len({report.article for report in reports}) > 1
    variants: list[Variant] = []
    for rank, number in enumerate(order):
        verdict: Verdict = "agree" if several else "one outlet"
        why: tuple[str, ...] = ()
        against: tuple[int, ...] = ()
        if rank:
            one, two = ([group[n] for n in rows[row]] for row in (order[0], number))
            verdict, why = compare_figures(timed(one, known.pages), timed(two, known.pages), known.pages)
            against = (0,)
        variants.append(
            Variant(says=rows[number][0], reports=tuple(rows[number]), verdict=verdict, against=against, why=why, support=supports[number])
        )
    return Claim(
        id="f",
        kind="figure",
        verdict=strongest([v.verdict for v in variants[1:]] or [variants[0].verdict]),
        speaks=variants[0].says,
        variants=tuple(variants),
        reports=reports,
        support=weigh(range(len(reports))),
        counts=_counted_words(known, group[variants[0].says]),
    )


def _figure_report(known: Ground, count: Count) -> Report:
    page = known.pages[count.page]
    attribution = page.reading.attributions[count.figure.attribution] if count.figure.attribution is not None else None
    return Report(
        article=page.article.id,
        start=count.start,
        end=count.end,
        words=page.article.text[count.start : count.end],
        speaker=count.figure.informant or (attribution.speaker if attribution else None),
        cue=page.article.words(attribution.cue[0]) if attribution and attribution.cue else None,
        figure=count.figure,
        date=date_of(count, known.pages),
    )


def _counted_words(known: Ground, count: Count) -> str | None:
    article = known.pages[count.page].article
    return article.words(count.figure.counts) if count.figure.counts else None


def statement_claim(known: Ground, rows: Sequence[Sequence[Line]]) -> Claim:
    """Something reported: an event where the outlets assert it, a statement where it stands on somebody's word. A row is a variant."""
    group = sorted((line for row in rows for line in row), key=lambda line: (line.page, line.start))
    reports = tuple(_line_report(known, line) for line in group)
    weigh = _weigh(known, reports)
    kind: ClaimKind = "statement" if all(line.attribution is not None for line in group) else "event"
    whole = weigh(range(len(reports)))
    several = len({report.article for report in reports}) > 1
    places = [[index for index, line in enumerate(group) if any(line is one for one in row)] for row in rows]
    supports = [weigh(row) for row in places]
    order = sorted(range(len(rows)), key=lambda n: (-supports[n].at_least, -supports[n].at_most, -len(places[n]), places[n][0]))
    variants: list[Variant] = []
    for rank, number in enumerate(order):
        verdict: Verdict = "contradict" if rank else "agree" if several else "one outlet"
        why = _what_differs(rows[order[0]], rows[number]) if rank else ()
        says = _speaking(supports[number], places[number], group)
        variants.append(
            Variant(
                says=says, reports=tuple(places[number]), verdict=verdict, against=(0,) if rank else (), why=why, support=supports[number]
            )
        )
    return Claim(
        id=kind[0],
        kind=kind,
        verdict=strongest([variant.verdict for variant in variants]),
        speaks=variants[0].says,
        variants=tuple(variants),
        reports=reports,
        support=whole,
    )


def _speaking(support: Support, indices: Sequence[int], group: Sequence[Line]) -> int:
    """The longest line of the earliest shown telling; of the earliest where none is shown. A line that names its doer goes first."""
    naming = {n for n in indices if not group[n].tail and not group[n].pronoun}
    shown = [telling for telling in support.tellings if telling.state == "shown"] or list(support.tellings)
    if naming and not any(naming & set(telling.reports) for telling in shown):
        shown = list(support.tellings)
    rows = sorted(tuple(n for n in telling.reports if n in naming or not naming) for telling in shown)
    first = next((row for row in rows if row), tuple(indices))
    return max(first, key=lambda n: (group[n].page == group[first[0]].page, group[n].end - group[n].start, -n))


def _what_differs(one: Sequence[Line], two: Sequence[Line]) -> tuple[str, ...]:
    negated = {line.event.status == "negated" for row in (one, two) for line in row if line.event}
    return ("negated",) if len(negated) > 1 else ("actor",)


def sides_claim(known: Ground, sides: Sides) -> Claim:
    """What one side says was agreed and what the other says of it, as two variants of one statement."""
    ordered = sorted((*sides.yes, *sides.no), key=lambda one: (one.page, one.start))
    reports = tuple(_accord_report(known, one) for one in ordered)
    weigh = _weigh(known, reports)
    rows = [[index for index, one in enumerate(ordered) if (one.pole == "yes") is side] for side in (True, False)]
    supports = [weigh(row) for row in rows]
    order = sorted((0, 1), key=lambda n: (-supports[n].at_least, -supports[n].at_most, -len(rows[n]), rows[n][0]))
    variants = tuple(
        Variant(
            says=_longest_shown(supports[n], rows[n], reports),
            reports=tuple(rows[n]),
            verdict="contradict" if rank else "agree",
            against=(0,) if rank else (),
            why=("two sides",) if rank else (),
            support=supports[n],
        )
        for rank, n in enumerate(order)
    )
    return Claim(
        id="s",
        kind="statement",
        verdict="contradict",
        speaks=variants[0].says,
        variants=variants,
        reports=reports,
        support=weigh(range(len(reports))),
    )


def _longest_shown(support: Support, indices: Sequence[int], reports: Sequence[Report]) -> int:
    """The longest report of the earliest shown telling, of the earliest where none is shown."""
    shown = [telling for telling in support.tellings if telling.state == "shown"] or list(support.tellings)
    first = min(telling.reports for telling in shown) if shown else tuple(indices)
    return max(first, key=lambda n: (reports[n].article == reports[first[0]].article, reports[n].end - reports[n].start, -n))


def _accord_report(known: Ground, one: Accord) -> Report:
    page = known.pages[one.page]
    start, end = printable(page, Span(one.start, one.end))
    return Report(
        article=page.article.id,
        start=start,
        end=end,
        words=page.article.text[start:end],
        speaker=one.speaker,
        cue=one.cue,
        status="attributed",
    )


def _line_report(known: Ground, line: Line) -> Report:
    page = known.pages[line.page]
    attribution = page.reading.attributions[line.attribution] if line.attribution is not None else None
    return Report(
        article=page.article.id,
        start=line.start,
        end=line.end,
        words=page.article.text[line.start : line.end],
        speaker=attribution.speaker if attribution else None,
        cue=page.article.words(attribution.cue[0]) if attribution and attribution.cue else None,
        event=line.event,
        status="attributed" if attribution else (line.event.status if line.event else "asserted"),
    )


def _weigh(known: Ground, reports: Sequence[Report]) -> Weigh:
    """Support of some of the reports, with the attribution that covers each."""
    covering = [_covering(known, report) for report in reports]
    folded = tellings(known, reports)
    weighed: dict[tuple[int, ...], Support] = {}  # of one variant alone, the whole

    def weigh(indices: Sequence[int]) -> Support:
        chosen = tuple(indices)
        if chosen not in weighed:
            weighed[chosen] = support(known, reports, chosen, covering, folded)
        return weighed[chosen]

    return weigh


def _covering(known: Ground, report: Report) -> Attribution | None:
    """The attribution on whose content the report stands: the shortest that holds most of it.

    One whose cue stands in the report itself is what the report tells, not on whose word it is told ("Hallam proposed a summit, the
    ministry said": the ministry's word), and gives way to one around it.
    """
    page = known.pages[known.place[report.article]]
    best: tuple[tuple[bool, int], Attribution] | None = None
    for attribution in page.reading.attributions:
        content = attribution.content
        if not content or content[0].start >= report.end or content[-1].end <= report.start:
            continue
        inside = any(report.start <= cue.start < report.end for cue in attribution.cue)
        if inside and not (report.drift or report.figure or report.speaker):
            continue  # the report tells that it was said
        # A quotation may stand in pieces, with the tag between them.
        common = sum(max(0, min(content.end, report.end) - max(content.start, report.start)) for content in attribution.content)
        if 2 * common >= report.end - report.start:
            rank = (inside and not report.drift, sum(content.end - content.start for content in attribution.content))
            if best is None or rank < best[0]:
                best = (rank, attribution)
    return best[1] if best else None
