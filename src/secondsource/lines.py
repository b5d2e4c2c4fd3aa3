"""What each command prints as a line of JSON: the contract of the single steps.

Plain dictionaries on purpose: these are the keys that other programs read, and they stay when a record grows. Spans index
``Article.text``; a part that may stand in pieces is a list of ``[start, end]``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from secondsource.errors import UsageError
from secondsource.records.article import Article, Rejected, Span
from secondsource.records.claim import Claim, Report, StoryClaims
from secondsource.records.lineage import Borrowing, Explanation, Passage
from secondsource.records.reading import Actor, Attribution, DateRef, Event, Figure, Participant, Reading
from secondsource.records.story import Decision, Story

Line = dict[str, Any]


def input_name(input: str, record: int | None) -> str:
    """An input as a person would point at it: ``feed.jsonl:3``."""
    return input if record is None else f"{input}:{record}"


def rejected_line(rejected: Rejected) -> Line:
    """``{rejected, reason}``."""
    return {"rejected": input_name(rejected.input, rejected.record), "reason": rejected.reason}


def article_line(article: Article) -> Line:
    """An article with its blocks; ``published`` is ISO 8601 cut at ``precision``, null where it is not known."""
    moment = article.published
    return {
        "id": article.id,
        "outlet": article.outlet,
        "claimed_outlet": article.claimed_outlet,
        "title": article.title,
        "byline": article.byline,
        "credit": article.credit,
        "published": moment.when if moment else None,
        "precision": moment.precision if moment else "unknown",
        "published_as_given": moment.as_given if moment else None,
        "published_readings": list(moment.readings) if moment else [],
        "language": article.language,
        "text": article.text,
        "blocks": [{"start": block.start, "end": block.end, "kind": block.kind} for block in article.blocks],
        "problems": list(article.problems),
        "provenance": {
            "input": article.provenance.input,
            "record": article.provenance.record,
            "url": article.provenance.url,
            "sha256": article.provenance.sha256,
        },
    }


def decision_line(found: Decision) -> Line:
    """``{a, b, stories, decided, log_odds, mean_log_odds, intercept, views: [{view, value, adds}], shared: [[of a, of b]]}``."""
    return {
        "a": found.a,
        "b": found.b,
        "stories": list(found.stories),
        "decided": found.decided,
        "log_odds": found.log_odds,
        "mean_log_odds": found.mean_log_odds,
        "intercept": found.intercept,
        "views": [{"view": view, "value": value, "adds": adds} for view, value, adds in found.views],
        "shared": [list(pair) for pair in found.shared],
    }


def earlier_stories(path: Path) -> dict[str, str]:
    """Article id -> story id, from the lines of an earlier ``stories --format jsonl``.

    Raises:
        UsageError: a line is not such a line.
    """
    try:
        read = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
        return {str(line["id"]): str(line["story"]) for line in read}
    except (msgspec.DecodeError, KeyError, TypeError) as problem:
        raise UsageError(f"{path} is no earlier output of `secondsource stories --format jsonl`: {problem!r}") from None


def story_lines(stories: Sequence[Story]) -> list[Line]:
    """``{id, story, storyline}`` for each article, in the order of the stories."""
    return [{"id": id, "story": story.id, "storyline": story.storyline} for story in stories for id in story.articles]


def _place(span: Span | None) -> Line | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _passage(passage: Passage) -> Line:
    return {
        "a": [passage.a.start, passage.a.end],
        "b": [passage.b.start, passage.b.end],
        "kind": passage.kind,
        "similarity": round(passage.similarity, 3),
        "speech": passage.speech,
    }


def borrowing_line(borrowing: Borrowing, *, passages: bool = False) -> Line:
    """Two articles of which one derives from the other, or both from one text; ``a->b``: b copied a."""
    line: Line = {
        "a": borrowing.a,
        "b": borrowing.b,
        "direction": borrowing.direction,
        "kind": borrowing.kind,
        "matched_words": borrowing.matched_words,
        "evidence": list(borrowing.evidence),
        "direction_by": borrowing.direction_by,
        "credited": borrowing.credited,
        "sentences": [borrowing.shared_sentences, borrowing.all_sentences],
    }
    if passages:
        line["passages"] = [_passage(passage) for passage in borrowing.passages]
    return line


def explanation_line(told: Explanation) -> Line:
    """Why two articles are, or are not, said to derive one from the other, with each aligned pair of sentences."""
    return {
        "a": told.a,
        "b": told.b,
        "compared": told.compared,
        "near": told.near,
        "why": told.why,
        "aligned": [{**_passage(one.passage), "words": one.words, "note": one.note} for one in told.aligned],
        "borrowing": borrowing_line(told.borrowing) if told.borrowing else None,
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _speaker(actor: Actor | None) -> Line | None:
    if actor is None:
        return None
    return {"name": actor.name, "how": actor.how, "kind": actor.kind, "named": actor.named, "body": actor.body}


def _attribution(found: Attribution) -> Line:
    return {
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "kind": found.kind,
        "speaker": _speaker(found.speaker),
        "denied": found.denied,
        "stance": found.stance,
        "act": found.act,
    }


def _figure(found: Figure) -> Line:
    return {
        "start": found.start,
        "end": found.end,
        "value": found.value,
        "min": found.min,
        "max": found.max,
        "hedge": found.hedge,
        "unit": found.unit,
        "counts": _place(found.counts),
        "predicate": found.predicate,
        "where": _place(found.where),
        "as_of": found.as_of,
        "informant": _speaker(found.informant),
    }


def _date(found: DateRef) -> Line:
    return {
        "start": found.start,
        "end": found.end,
        "from": found.first,
        "to": found.last,
        "precision": found.precision,
        "belongs_to": _place(found.belongs_to),
    }


def _participant(found: Participant | None) -> Line | None:
    if found is None:
        return None
    return {"start": found.start, "end": found.end, "name": found.name, "country": found.country, "sector": found.sector}


def _event(found: Event) -> Line:
    return {
        "start": found.start,
        "end": found.end,
        "trigger": _place(found.trigger),
        "type": found.type,
        "mode": found.mode,
        "status": found.status,
        "when": None if found.when is None else _date(found.when),
        "actor": _participant(found.actor),
        "recipient": _participant(found.recipient),
    }


def reading_line(reading: Reading) -> Line:
    """All that one article says, as spans."""
    return {
        "id": reading.id,
        "attributions": [_attribution(one) for one in reading.attributions],
        "figures": [_figure(one) for one in reading.figures],
        "dates": [_date(one) for one in reading.dates],
        "events": [_event(one) for one in reading.events],
        "mentions": [{"start": one.start, "end": one.end, "name": one.name, "kind": one.kind} for one in reading.mentions],
        "reader": reading.reader,
    }


def _report(report: Report) -> Line:
    return {"article": report.article, "start": report.start, "end": report.end, "words": report.words}


# A group is named after its strongest change, as the labelled data does.
_DRIFT_BY_STRENGTH = (
    ("other speaker", "other speaker"),
    ("reworded", "reworded"),
    ("translated", "reworded"),
    ("paraphrase", "paraphrase against quotation"),
    ("clipped", "clipped"),
)


def group_drift(claim: Claim) -> str:
    """The strongest drift among the reports of a quote: other speaker, reworded, paraphrase against quotation, clipped, none."""
    kinds = {report.drift.kind for report in claim.reports if report.drift}
    return next((label for kind, label in _DRIFT_BY_STRENGTH if kind in kinds), "none")


def _figure_report(report: Report) -> Line:
    figure = report.figure
    informant = report.speaker or (figure.informant if figure else None)
    return {
        **_report(report),
        "value": figure.value if figure else None,
        "min": figure.min if figure else None,
        "max": figure.max if figure else None,
        "hedge": figure.hedge if figure else None,
        "informant": informant.name if informant else None,
    }


def claims_line(found: StoryClaims) -> Line:
    """The claims of one story: quotes that several reports carry, figures, who-did-what differences, dependence, and every claim whole."""
    quotes = [claim for claim in found.claims if claim.kind == "quote" and len(claim.reports) > 1]
    figures = [claim for claim in found.claims if claim.kind == "figure"]
    differing = [claim for claim in found.claims if claim.kind in ("event", "statement") and claim.verdict == "contradict"]
    return {
        "story": found.story,
        "articles": list(found.articles),
        "same_quote": [
            {"speaker": claim.speaker, "drift": group_drift(claim), "reports": [_report(one) for one in claim.reports]} for claim in quotes
        ],
        "figures": [
            {"counts": claim.counts, "verdict": claim.verdict, "reports": [_figure_report(one) for one in claim.reports]}
            for claim in figures
        ],
        "who_did_what": [
            {
                "why": sorted({why for variant in claim.variants for why in variant.why}),
                "variants": [[_report(claim.reports[number]) for number in variant.reports] for variant in claim.variants],
            }
            for claim in differing
        ],
        "dependence": [{"a": one.a, "b": one.b, "label": one.label, "why": list(one.why)} for one in found.dependence],
        "claims": msgspec.to_builtins(found.claims),
    }
