"""Findings as W3C Web Annotations: each says of which words of which article it speaks.

``annotations(articles, readings, stories, borrowings)`` gives one annotation for each attribution, figure, date and event, for each report
of a claim and for each borrowed passage. Selectors count code points of the article's text as it was read in (``secondsource articles
--format jsonl`` prints it), from 0, the end not included: ``text[start:end] == exact``.

The words between ``exact``, ``prefix`` and ``suffix`` are the article's; what we found stands in the body, under ``finding``, a JSON value
(JSON-LD 1.1) that the standard's own terms do not reach.
Source: Web Annotation Data Model, W3C Recommendation, 23 February 2017.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from secondsource.exports.claim_rows import Place, once_each, places
from secondsource.exports.iris import VOCABULARY, Names, article_iris
from secondsource.exports.tables import json_text
from secondsource.records.article import Article, Span
from secondsource.records.claim import Claim, Informant, Report, StoryClaims
from secondsource.records.lineage import Borrowing, Passage
from secondsource.records.reading import Actor, Attribution, DateRef, Event, Figure, Participant, Reading

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"@version": 1.1, "finding": {"@id": VOCABULARY + "finding", "@type": "@json"}})
AROUND = 32  # code points of prefix and suffix
Json = dict[str, Any]
Finding = tuple[Sequence[Span], Json]  # the words that it is about, and its fields; "kind" is the first of them


def annotations(
    articles: Sequence[Article], readings: Mapping[str, Reading], stories: Iterable[StoryClaims], borrowings: Iterable[Borrowing]
) -> Iterator[Json]:
    """Annotations of the articles' own findings, in the order of the articles and of the text; then of claims; then of passages."""
    web, by_id, ids = article_iris(articles), {article.id: article for article in articles}, Names()
    for article in articles:
        reading = readings.get(article.id)
        for spans, finding in _of_reading(article, reading) if reading else ():
            name = ids.uuid(article.id, finding["kind"], *((span.start, span.end) for span in spans))
            yield _annotation(name, "identifying" if finding["kind"] == "date" else "classifying", web[article.id], article, spans, finding)
    for story in stories:
        for claim in story.claims:
            for report, place in zip(claim.reports, places(claim), strict=True):
                article, span = by_id[report.article], Span(report.start, report.end)
                exact = report.figure.start if report.figure else ""
                name = ids.uuid(article.id, "report", claim.kind, span.start, span.end, exact)
                yield _annotation(name, "assessing", web[article.id], article, (span,), _report(story.story, claim, report, place, article))
    for borrowing in sorted(borrowings, key=lambda one: (one.a, one.b)):
        for passage in borrowing.passages:
            yield _linked(ids, web, by_id, borrowing, passage)


def annotation_lines(made: Iterable[Json], articles: Iterable[Article], *, software: str) -> Iterator[str]:
    """An AnnotationCollection as text, one annotation a line, so that it can be written while the annotations are made.

    The collection's id is made of the program and the articles: the same pile read by the same program has the same one.
    """
    pile = sorted(f"{article.id} {article.provenance.sha256}" for article in articles)
    head = {
        "@context": CONTEXT,
        "id": Names().uuid("collection", software, *pile),
        "type": "AnnotationCollection",
        "label": "findings",
        "generator": {"type": "Software", "name": software},
    }
    page = {"id": Names().uuid("page", software, *pile), "type": "AnnotationPage", "startIndex": 0}
    yield f'{json_text(head)[:-1]},\n"first": {json_text(page)[:-1]}, "items": [\n'
    total = 0
    for one in made:
        yield (",\n" if total else "") + json_text(one)
        total += 1
    yield f'\n]}}, "total": {total}}}\n'


def _annotation(name: str, motivation: str, source: str, article: Article, spans: Sequence[Span], finding: Json) -> Json:
    targets = [_part(source, article, span) for span in spans]
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": _body(finding),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(finding: Json) -> list[Json]:
    kind = {"type": "TextualBody", "purpose": "classifying", "value": finding["kind"], "format": "text/plain", "language": "en"}
    return [kind, {"type": "Dataset", "finding": finding}]


def _part(source: str, article: Article, span: Span) -> Json:
    """Some words of an article, by the words and by their place."""
    text = article.text
    quote = {"type": "TextQuoteSelector", "exact": text[span.start : span.end]}
    if before := text[max(0, span.start - AROUND) : span.start]:
        quote["prefix"] = before
    if after := text[span.end : span.end + AROUND]:
        quote["suffix"] = after
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source, "selector": [quote, place]}


def _linked(ids: Names, web: Mapping[str, str], by_id: Mapping[str, Article], borrowing: Borrowing, passage: Passage) -> Json:
    """The borrowed words as the target, those they were taken from as a body; of two texts of which neither is known to be first, b's."""
    copied = borrowing.direction != "b->a"
    copy, own = (borrowing.b, passage.b) if copied else (borrowing.a, passage.a)
    origin, theirs = (borrowing.a, passage.a) if copied else (borrowing.b, passage.b)
    finding = {
        "kind": "passage",
        "article": copy,
        "from": origin,
        "directed": borrowing.direction in ("a->b", "b->a"),
        "common": borrowing.direction == "common",
        "direction_by": borrowing.direction_by,
        "change": passage.kind,
        "similarity": round(passage.similarity, 3),
        "speech": passage.speech,
        "credited": borrowing.credited,
        "evidence": list(borrowing.evidence),
    }
    name = ids.uuid(copy, "passage", own.start, own.end, origin, theirs.start, theirs.end)
    made = _annotation(name, "linking", web[copy], by_id[copy], (own,), finding)
    made["body"].append({**_part(web[origin], by_id[origin], theirs), "purpose": "linking"})
    return made


def _of_reading(article: Article, reading: Reading) -> Iterator[Finding]:
    """What one article says, by the place of its first word."""
    found: list[Finding] = []
    for said in reading.attributions:
        if spans := said.content or said.source or said.cue:
            found.append((spans, _attribution(article, said)))
    found += [((Span(one.start, one.end),), _figure(article, one)) for one in reading.figures]
    found += [((Span(one.start, one.end),), {"kind": "date", "article": article.id, **_date(article, one)}) for one in reading.dates]
    found += [((Span(one.start, one.end),), _event(article, one, reading)) for one in reading.events]
    yield from sorted(found, key=lambda one: (one[0][0].start, one[0][-1].end, one[1]["kind"]))


def _words(article: Article, span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "words": article.words(span)}


def _actor(article: Article, actor: Actor | None) -> Json | None:
    if actor is None:
        return None
    told = {"name": actor.name, "how": actor.how, "kind": actor.kind, "named": actor.named, "body": actor.body, "side": actor.side}
    return {**told, "at": _words(article, actor.span)}


def _attribution(article: Article, said: Attribution) -> Json:
    return {
        "kind": "attribution",
        "article": article.id,
        "quotation": said.kind,
        "stance": said.stance,
        "act": said.act,
        "denied": said.denied,
        "speaker": _actor(article, said.speaker),
        "source": [_words(article, span) for span in said.source],
        "cue": [_words(article, span) for span in said.cue],
    }


def _figure(article: Article, figure: Figure) -> Json:
    return {
        "kind": "figure",
        "article": article.id,
        "value": figure.value,
        "min": figure.min,
        "max": figure.max,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "counts": _words(article, figure.counts),
        "predicate": figure.predicate,
        "where": _words(article, figure.where),
        "as_of": figure.as_of,
        "informant": _actor(article, figure.informant),
    }


def _date(article: Article, when: DateRef) -> Json:
    told = {"from": when.first, "to": when.last, "precision": when.precision}
    return {**told, "belongs_to": _words(article, when.belongs_to)}


def _event(article: Article, event: Event, reading: Reading) -> Json:
    said = reading.attributions[event.attribution] if event.attribution is not None else None
    return {
        "kind": "event",
        "article": article.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "trigger": _words(article, event.trigger),
        "actor": _participant(article, event.actor),
        "recipient": _participant(article, event.recipient),
        "when": _date(article, event.when) if event.when else None,
        "speaker": _actor(article, said.speaker) if said else None,
    }


def _participant(article: Article, who: Participant | None) -> Json | None:
    if who is None:
        return None
    told = {"name": who.name, "country": who.country, "sector": who.sector}
    return {**told, "at": _words(article, Span(who.start, who.end))}


def _informant(one: Informant) -> Json:
    told = {"name": one.name, "named": one.named, "kind": one.kind, "side": one.side, "article": one.article}
    return {**told, "start": one.start, "end": one.end, "words": one.words}


def _report(story: str, claim: Claim, report: Report, place: Place, article: Article) -> Json:
    variant, telling = place.variant, place.telling
    return {
        "kind": "report",
        "article": article.id,
        "story": story,
        "claim": claim.id,
        "claim_kind": claim.kind,
        "verdict": claim.verdict,
        "tellings": {"at_least": claim.support.at_least, "at_most": claim.support.at_most},
        "variant": place.variant_number,
        "variant_verdict": variant.verdict if variant else None,
        "variant_tellings": {"at_least": variant.support.at_least, "at_most": variant.support.at_most} if variant else None,
        "why": list(variant.why) if variant else [],
        "denied_by": [_informant(one) for one in once_each(variant.denied_by)] if variant else [],
        "informants": [_informant(one) for one in once_each((variant or claim).support.informants)],
        "telling_state": telling.state if telling else None,
        "telling_why": list(telling.why) if telling else [],
        "speaker": _actor(article, report.speaker),
        "cue": report.cue,
        "status": report.status,
        "figure": _figure(article, report.figure) if report.figure else None,
        "drift": report.drift.kind if report.drift else None,
    }
