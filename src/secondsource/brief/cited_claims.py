"""Claims of the step before with every word of them cited, in an order that does not depend on the order of input."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from secondsource.brief.citing import bare, cite
from secondsource.brief.clauses import figure_stands
from secondsource.brief.figure_kinds import kind_of
from secondsource.brief.figure_words import shown
from secondsource.brief.nearby import Readings, sentence_of
from secondsource.errors import CitationError
from secondsource.records.article import Article, Span
from secondsource.records.brief import (
    BriefClaim,
    BriefReport,
    BriefVariant,
    CitedInformant,
    CitedSupport,
    QuotedFigure,
    QuoteDrift,
    Ref,
    Speaker,
    WordEdit,
)
from secondsource.records.claim import Claim, Drift, Edit, Informant, Report, Support, Telling, Variant
from secondsource.records.reading import Actor, Figure
from secondsource.text.normalize import fold, words

_THAT = re.compile(r"that,?\s+", re.IGNORECASE)  # the conjunction before reported words is no part of what was said
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their)-")
_PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "who", "whom", "which", "that", "this", "these", "those", "one"])
_LOOSE = re.compile(r"\b(?:of|in|for|to|with|and|or|the|a|who|that|which|from|by)$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:whose|which|who|that|what)\b", re.IGNORECASE)
_MARK = re.compile('["“”«»]')


def actor_id(name: str) -> str:
    """One id for one name, whatever its case and spacing."""
    return "-".join(re.findall(r"\w+", name.casefold())) or "unnamed"


class _Words:
    """The words of a stretch of text, taken one after another."""

    def __init__(self, text: str, start: int, end: int, *, spoken: bool) -> None:
        self.text = text
        self._spans = [(word, s + start, e + start) for word, s, e in words(fold(text[start:end]))]
        if spoken:
            outside = _unspoken(text, start, end)
            self._spans = [one for one in self._spans if not any(a <= one[1] < b for a, b in outside)]
        self._at = 0

    def next(self, said: str) -> list[tuple[int, int]] | None:
        """The ranges of the next words, which must be these: one range, or several where something stands between them."""
        wanted = [word for word, _, _ in words(fold(said))]
        taken = self._spans[self._at : self._at + len(wanted)]
        self._at += len(wanted)
        if not wanted or [word for word, _, _ in taken] != wanted:
            return None
        runs: list[tuple[int, int]] = []
        for _, start, end in taken:
            if runs and not _MARK.search(self.text, runs[-1][1], start):
                runs[-1] = runs[-1][0], end
            else:
                runs.append((start, end))
        return runs


def _unspoken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the pieces of a quote (`," he said. "`), where the stretch begins and ends inside of it."""
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    return list(zip(marks[::2], marks[1::2], strict=False))


class Citer:
    """Cites the claims of one story; holds the articles and their keys' order."""

    def __init__(self, articles: Mapping[str, Article], rank: Mapping[str, int], readings: Readings | None = None) -> None:
        self.articles = articles
        self.rank = rank
        self.readings = readings or Readings(articles, {})

    def claim(self, claim: Claim) -> BriefClaim:
        """The claim with its reports in order of article key, then offset, and every index moved with them."""
        order = sorted(range(len(claim.reports)), key=lambda i: (self._place(claim.reports[i]), i))
        new = {old: position for position, old in enumerate(order)}
        reports = [self._report(claim.reports[old], new, claim) for old in order]
        variants = [self._variant(variant, new, reports) for variant in claim.variants]
        speaks = next((v.says for v, old in zip(variants, claim.variants, strict=True) if old.says == claim.speaks), new[claim.speaks])
        speaking = claim.reports[claim.speaks]
        counts = speaking.figure.counts if speaking.figure else None
        return BriefClaim(
            id=claim.id,
            kind=claim.kind,
            verdict=claim.verdict,
            speaks=speaks,
            variants=tuple(variants),
            reports=tuple(reports),
            support=self._support(claim.support, new),
            speaker=claim.speaker,
            counts=self._span(speaking.article, counts),
        )

    def _place(self, report: Report) -> tuple[int, int, int]:
        if report.article not in self.rank:
            raise CitationError(report.article, report.words)
        return self.rank[report.article], report.start, report.end

    def _span(self, article: str, span: Span | None) -> Ref | None:
        return None if span is None else cite(self.articles[article], span.start, span.end)

    def _report(self, report: Report, new: Mapping[int, int], claim: Claim) -> BriefReport:
        article = self.articles[report.article]
        if article.text[report.start : report.end] != report.words:
            raise CitationError(report.article, report.words)
        start, end = bare(article, report.start, report.end)
        opening = _THAT.match(article.text, start, end)
        if claim.kind != "quote" and opening and opening.end() < end:
            start = opening.end()
        return BriefReport(
            article=report.article,
            start=start,
            end=end,
            words=article.text[start:end],
            speaker=self._speaker(report.article, report.speaker),
            cue=report.cue if report.cue and report.cue in article.text else None,
            drift=self._drift(report, new, claim.reports),
            figure=self._figure(report.article, report.figure),
            event=report.event,
            date=report.date,
            status=report.status,
        )

    def _speaker(self, article: str, actor: Actor | None) -> Speaker | None:
        if actor is None:
            return None
        return Speaker(name=actor.name, id=actor_id(actor.name), how=actor.how, ref=self._span(article, actor.span))

    def _drift(self, report: Report, new: Mapping[int, int], reports: Sequence[Report]) -> QuoteDrift | None:
        drift = report.drift
        if drift is None:
            return None
        return QuoteDrift(kind=drift.kind, base=new[drift.base], edits=self._edits(drift, report, reports[drift.base]))

    def _edits(self, drift: Drift, report: Report, base: Report) -> tuple[WordEdit, ...]:
        """Where each step of a diff stands. All or nothing: a diff with a hole would read as the words of neither.

        The diff may be of all words of the two, or of the spoken ones without what stands between the pieces of a quote.
        """
        for own_spoken, their_spoken in ((False, False), (True, True), (True, False), (False, True)):
            own = _Words(self.articles[report.article].text, report.start, report.end, spoken=own_spoken)
            theirs = _Words(self.articles[base.article].text, base.start, base.end, spoken=their_spoken)
            placed = _placed(drift, own, theirs)
            if placed:
                return _cited(placed, own.text, theirs.text)
        return ()

    def _figure(self, article: str, figure: Figure | None) -> QuotedFigure | None:
        if figure is None:
            return None
        near = self.readings.of(article)
        return QuotedFigure(
            value=figure.value,
            min=figure.min,
            max=figure.max,
            hedge=figure.hedge,
            unit=figure.unit,
            counted=self._span(article, figure.counts),
            where=self._span(article, figure.where),
            as_of=figure.as_of,
            ref=cite(self.articles[article], figure.start, figure.end),
            shown=shown(self.articles[article], figure, near.around(figure.start, figure.end) if near else None),
            kind=kind_of(self.articles[article], figure),
        )

    def _clearest(self, says: int, among: Sequence[int], reports: Sequence[BriefReport]) -> int:
        """The report that speaks; where the line of its figure does not stand by itself, the first whose line does, of the same number."""
        figure = reports[says].figure
        if figure is None:
            return says
        same = [i for i in among if (f := reports[i].figure) is not None and (f.value, f.hedge) == (figure.value, figure.hedge)]
        return next((i for i in (says, *same) if self._stands(reports[i])), says)

    def _stands(self, report: BriefReport) -> bool:
        if report.figure is None:
            return False
        article, shown = self.articles[report.article], report.figure.shown
        return figure_stands(article.text, shown, report.figure.ref.start, sentence_of(article, report.figure.ref.start))

    def _telling(self, telling: Telling, new: Mapping[int, int]) -> Telling:
        return Telling(reports=tuple(sorted(new[i] for i in telling.reports)), state=telling.state, why=telling.why)

    def _support(self, support: Support, new: Mapping[int, int]) -> CitedSupport:
        tellings = sorted((self._telling(t, new) for t in support.tellings), key=lambda t: (t.state != "shown", -len(t.reports), t.reports))
        return CitedSupport(
            at_least=support.at_least,
            at_most=support.at_most,
            tellings=tuple(tellings),
            informants=tuple(self._informant(i) for i in self._distinct(support.informants)),
        )

    def _distinct(self, informants: Sequence[Informant]) -> list[Informant]:
        """ "The ministry" and "ministry" are one informant."""
        once: dict[str, Informant] = {}
        for informant in self._sorted(informants):
            if informant.name.casefold() in _PRONOUNS or (not informant.named and informant.words.casefold() in _PRONOUNS):
                continue  # "who" names nobody and leads a reader nowhere
            if _LOOSE.search(informant.name) or _RELATIVE.match(informant.name):
                continue  # "four lawyers, three of", "whose report": the words were cut, and name nobody
            name = _DETERMINER.sub("", actor_id(informant.name)) if informant.kind != "itself" else f"itself {informant.article}"
            once.setdefault(name, informant)
        return list(once.values())

    def _sorted(self, informants: Sequence[Informant]) -> list[Informant]:
        return sorted(informants, key=lambda i: (not i.named, self.rank.get(i.article, len(self.rank)), i.start, i.name))

    def _informant(self, informant: Informant) -> CitedInformant:
        ref = cite(self.articles[informant.article], informant.start, informant.end)
        if ref.words != informant.words:
            raise CitationError(informant.article, informant.words)
        return CitedInformant(
            id=informant.id, name=informant.name, named=informant.named, kind=informant.kind, side=informant.side, ref=ref
        )

    def _variant(self, variant: Variant, new: Mapping[int, int], reports: Sequence[BriefReport]) -> BriefVariant:
        return BriefVariant(
            says=self._clearest(new[variant.says], sorted(new[i] for i in variant.reports), reports),
            reports=tuple(sorted(new[i] for i in variant.reports)),
            verdict=variant.verdict,
            against=variant.against,
            denied_by=tuple(self._informant(i) for i in self._sorted(variant.denied_by)),
            why=variant.why,
            support=self._support(variant.support, new),
        )


_Step = tuple[Literal["keep", "out", "in"], int, int]


def _out_first(edits: Sequence[Edit]) -> list[Edit]:
    """The steps with what was left out before what was put in its place, as a reader expects to see it."""
    ordered: list[Edit] = []
    for edit in edits:
        at = len(ordered)
        while edit.op == "out" and at and ordered[at - 1].op == "in":
            at -= 1
        ordered.insert(at, edit)
    return ordered


def _placed(drift: Drift, own: _Words, theirs: _Words) -> list[_Step]:
    """The steps with their ranges; nothing where one of them is not there."""
    placed: list[_Step] = []
    for edit in _out_first(drift.edits):
        runs = None
        if edit.op != "in":
            runs = theirs.next(edit.words)
        if edit.op != "out":
            runs = own.next(edit.words) if edit.op == "in" or runs else None
        if runs is None:
            return []
        placed.extend((edit.op, start, end) for start, end in runs)
    return placed


def _cited(placed: Sequence[_Step], own: str, theirs: str) -> tuple[WordEdit, ...]:
    edits = []
    for number, (op, start, end) in enumerate(placed):
        # Marks between two steps belong to the step before them, so that the kept words read as they were printed.
        text = theirs if op == "out" else own
        stop = next((s for other, s, _ in placed[number + 1 :] if (other == "out") == (op == "out")), end)
        while end < stop and not text[end].isspace() and not _MARK.match(text, end):
            end += 1
        edits.append(WordEdit(op=op, start=start, end=end, words=text[start:end]))
    return tuple(edits)
