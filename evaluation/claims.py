"""Same quotes, same figures and dependence on labelled events: ``python evaluation/claims.py [--events more|held-back] [--show]``.

The articles of an event go through reading, lineage and claims as one story each; the scorer of the labelled data prints the figures.
Without ``--events`` the events are those of ``claims/dev.jsonl``; ``more`` and ``held-back`` are those of
``data/claims/more.jsonl`` (labels by offsets only, see ``data/claims.md``). The held back ones judge the work: do not read their errors.
Data stand in ``SECONDSOURCE_DATA`` (default: ``../shared/data`` beside the checkout).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from secondsource.claims import story_claims
from secondsource.intake import read_inputs
from secondsource.lineage import borrowings, families
from secondsource.reading import Reader, open_reader
from secondsource.records.article import Article
from secondsource.records.claim import Claim, StoryClaims
from secondsource.records.story import Story
from secondsource.skim import skim

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))
STORIES = DATA / "stories" / "basil_dev.jsonl"
MORE = Path(__file__).parent / "data" / "claims" / "more.jsonl"
_LEVEL = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "―": "-", "\u00a0": " "})
PARTS = {"more": "development", "held-back": "held back"}
# The labels' names for what we call the drift of a group, strongest first.
DRIFTS = {
    "other speaker": "other speaker",
    "reworded": "reworded",
    "paraphrase": "paraphrase against quotation",
    "clipped": "clipped",
    "same words": "none",
    "longest": "none",
}


def same_quote(claim: Claim) -> dict[str, Any]:
    """A quotation as the labels have it: the strongest drift of its reports."""
    kinds = [report.drift.kind for report in claim.reports if report.drift]
    drift = next(DRIFTS[kind] for kind in DRIFTS if kind in kinds)
    reports = [{"article": r.article, "start": r.start, "end": r.end, "words": r.words, "span": [r.start, r.end]} for r in claim.reports]
    return {"speaker": claim.speaker, "drift": drift, "reports": reports}


def same_figure(claim: Claim) -> dict[str, Any]:
    """A figure as the labels have it."""
    reports = [
        {"article": r.article, "span": [r.start, r.end], "words": r.words, "value": r.figure.value if r.figure else None}
        for r in claim.reports
    ]
    return {"counts": claim.counts, "verdict": claim.verdict, "reports": reports}


def prediction(event: str, claims: StoryClaims) -> dict[str, Any]:
    """One line for the scorer: claims of several articles only."""
    several = [claim for claim in claims.claims if len({report.article for report in claim.reports}) > 1]
    return {
        "event": event,
        "same_quote": [same_quote(claim) for claim in several if claim.kind == "quote"],
        "figures": [same_figure(claim) for claim in several if claim.kind == "figure"],
        "dependence": [{"a": one.a, "b": one.b, "label": one.label, "why": one.why} for one in claims.dependence],
    }


def event_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the articles of each event."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row.get("event"), []).append(row)
    return rows


def labelled_events(which: str) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The labels of each event of a set ("first", "more", "held-back") and the rows of its articles; all reports with a ``span``."""
    lines = (DATA / "claims" / "dev.jsonl" if which == "first" else MORE).read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    rows = event_rows()
    for event in labels:
        if event.get("part") == PARTS.get(which):
            texts = {row["id"]: row["text"] for row in rows[event["event"]]}
            for group in event["same_quote"]:
                for report in group["reports"]:
                    report.setdefault("span", _span(texts[report["article"]], report.get("quote", "")))
            yield event, rows[event["event"]]


def _span(text: str, words: str) -> list[int]:
    """Where the words stand, dashes and marks levelled."""
    start = text.translate(_LEVEL).find(words.translate(_LEVEL))
    return [start, start + len(words)]


def articles_of(rows: Sequence[dict[str, Any]], folder: Path) -> list[Article]:
    """The rows read as JSON lines, as a user would give them; ids are the caller's."""
    path = folder / "event.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return [outcome for outcome in read_inputs([str(path)]) if isinstance(outcome, Article)]


def claims_of(event: str, articles: Sequence[Article], reader: Reader) -> StoryClaims:
    """The articles of an event through reading, lineage and claims, as one story."""
    by_id = {article.id: article for article in articles}
    story = Story(id=event, articles=tuple(sorted(by_id)), storyline=event)
    found = borrowings(articles, [skim(article) for article in articles], [story])
    readings = {reading.id: reading for reading in reader.read(articles)}
    return story_claims(story, by_id, readings, found, families(story, by_id, found))


def main() -> int:
    """Write the predictions and run the scorer on them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--events", choices=["first", *PARTS], default="first")
    chosen, rest = options.parse_known_args()
    if not STORIES.exists() or not (DATA / "claims" / "score.py").exists():
        print(f"claims: no data at {DATA}; set SECONDSOURCE_DATA")
        return 0
    reader = open_reader()
    with tempfile.TemporaryDirectory() as folder:
        lines, labels = [], []
        for event, rows in labelled_events(chosen.events):
            claims = claims_of(event["event"], articles_of(rows, Path(folder)), reader)
            lines.append(json.dumps(prediction(event["event"], claims)))
            labels.append(json.dumps(event))
        path, gold = Path(folder) / "predicted.jsonl", Path(folder) / "gold.jsonl"
        path.write_text("\n".join(lines) + "\n")
        gold.write_text("\n".join(labels) + "\n")
        scorer = [sys.executable, str(DATA / "claims" / "score.py"), str(path), "--gold", str(gold), "--stories", str(STORIES)]
        return subprocess.run([*scorer, *rest], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
