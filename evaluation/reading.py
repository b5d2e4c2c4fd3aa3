"""How well attributions and speakers are read: every table of docs/measured/reading.md in one command.

    PYTHONPATH=src python evaluation/reading.py [--model NAME|PATH]

Reads ``quotes/*`` under the folder named by SECONDSOURCE_DATA (default: ../shared/data beside the checkout); where it is not there,
says so and ends. Contents match where the Dice of their word sets is .8 or more, sources where they share a word and the Dice is .5 or the
shorter lies inside the longer; joint is both, one to one, the best pair first.
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from secondsource.reading.reader import Reader, open_reader
from secondsource.records.article import Article, Block, Moment, Provenance, Span
from secondsource.records.reading import Reading
from secondsource.text.quotations import quotations
from secondsource.text.sentences import sentence_spans

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")
ATTRIBUTIONS = (("news, US politics (84 articles)", "quotes/dev.jsonl.gz"), ("Wikinews (10 articles)", "quotes/wikinews_dev.jsonl"))
SPEAKERS = "quotes/basil_speakers_dev.jsonl"
_WORD = re.compile(r"\w+(?:['’\-‑]\w+)*")
_GROUP_LABELS = frozenset({"now", "lawmakers", "officials", "democrats", "republicans", "campaign"})


def records(name: str) -> list[dict[str, Any]]:
    """The lines of a JSON-lines file of the data."""
    path = DATA / name
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def article(record: dict[str, Any]) -> Article:
    """An article whose whole text is body, a paragraph a line."""
    text: str = record["text"]
    spans = [Span(a, b) for line in re.finditer(r"[^\n]+", text) for a, b in sentence_spans(text, line.start(), line.end())]
    date = record.get("date")
    return Article(
        id=record["id"],
        text=text,
        published=Moment(as_given=date, when=date[:10], precision="day") if date else None,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=tuple(spans),
        provenance=Provenance(input=record["id"]),
    )


Part = tuple[frozenset[int], frozenset[int], frozenset[int]]  # words of source, cue and content, by number


class Words:
    """The words of a text by number, and which of them stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.at = {offset: n for n, (a, b) in enumerate(self.spans) for offset in range(a, b)}
        lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
        self.quoted = frozenset(n for r in quotations(text, lines) if text[r.start] not in "‘'" for n in self.of([(r.start, r.end)]))

    def of(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """Words that share a character with the spans."""
        return frozenset(self.at[k] for a, b in spans for k in range(a, b) if k in self.at)

    def kind(self, content: frozenset[int]) -> str:
        """direct (four words in five quoted), mixed or indirect."""
        quoted = len(content & self.quoted)
        return "indirect" if not quoted else "direct" if quoted >= 0.8 * len(content) else "mixed"


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Overlap of two sets, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_source(a: frozenset[int], b: frozenset[int]) -> bool:
    """Both empty, or one source in two lengths."""
    if not a or not b:
        return not a and not b
    shared = len(a & b)
    return shared > 0 and (dice(a, b) >= 0.5 or shared == min(len(a), len(b)))


def matches(gold: Sequence[Part], found: Sequence[Part], fits: Callable[[Part, Part], float]) -> list[tuple[int, int]]:
    """One-to-one pairs with a weight above 0, the heaviest first."""
    weighed = [(fits(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for weight, i, j in sorted(weighed, key=lambda w: (-w[0], w[1], w[2])):
        if weight > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def joint(g: Part, f: Part) -> float:
    """Dice of the contents where content and source match."""
    overlap = dice(g[2], f[2])
    return overlap if overlap >= 0.8 and same_source(g[0], f[0]) else 0.0


MEASURES: dict[str, Callable[[Part, Part], float]] = {
    "joint": joint,
    "content": lambda g, f: dice(g[2], f[2]) if dice(g[2], f[2]) >= 0.8 else 0.0,
    "cue": lambda g, f: dice(g[1], f[1]),
    "source": lambda g, f: dice(g[0], f[0]) if g[0] and f[0] and same_source(g[0], f[0]) else 0.0,
}


def attribution_table(label: str, golden: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> None:
    """Precision, recall and F1 of each measure, and of joint by kind of content."""
    right: Counter[tuple[str, str]] = Counter()
    for record, reading in zip(golden, readings, strict=True):
        words = Words(record["text"])
        gold: list[Part] = [(words.of(a["source"]), words.of(a["cue"]), words.of(a["content"])) for a in record["attributions"]]
        found: list[Part] = [
            (
                words.of([(s.start, s.end) for s in a.source]),
                words.of([(s.start, s.end) for s in a.cue]),
                words.of([(s.start, s.end) for s in a.content]),
            )
            for a in reading.attributions
        ]
        for name, fits in MEASURES.items():
            pairs = matches(gold, found, fits)
            right[name, "gold"] += len(gold) if name != "source" else sum(bool(g[0]) for g in gold)
            right[name, "found"] += len(found) if name != "source" else sum(bool(f[0]) for f in found)
            right[name, "pairs"] += len(pairs)
            if name == "joint":
                matched = {j for _, j in pairs}
                for kind in ("direct", "mixed", "indirect"):
                    of_kind = [(i, j) for i, j in pairs if words.kind(gold[i][2]) == kind]
                    right[kind, "gold"] += sum(words.kind(g[2]) == kind for g in gold)
                    right[kind, "pairs"] += len(of_kind)
                    right[kind, "found"] += len(of_kind) + sum(j not in matched and words.kind(f[2]) == kind for j, f in enumerate(found))
    print(f"\n{label}\n{'':12}      P      R     F1   gold  found")
    for name in (*MEASURES, "direct", "mixed", "indirect"):
        gold_count, found_count, pairs_count = (right[name, k] for k in ("gold", "found", "pairs"))
        p, r = pairs_count / max(1, found_count), pairs_count / max(1, gold_count)
        shown = name if name in MEASURES else f"joint, {name}"
        print(f"{shown:16}  {100 * p:5.1f}  {100 * r:5.1f}  {200 * p * r / max(1e-9, p + r):5.1f}  {gold_count:5}  {found_count:5}")


def speaker_table(golden: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> None:
    """For quotations of named people: is the speaker that person (by last name)?"""
    counts: Counter[str] = Counter()
    ways: Counter[tuple[str, bool]] = Counter()
    for record, reading in zip(golden, readings, strict=True):
        for quote in record["quotes"]:
            name = quote["speaker"].split("_")
            last = name[-1]
            if len(name) < 2 or not all(part[:1].isupper() for part in name) or last.lower() in _GROUP_LABELS or last not in record["text"]:
                continue
            counts["quotations"] += 1
            start, end = quote["content"][0]
            over = [
                (min(end, c.end) - max(start, c.start), -(c.end - c.start), n)
                for n, a in enumerate(reading.attributions)
                for c in a.content
                if min(end, c.end) - max(start, c.start) > (end - start) / 2
            ]
            if not over:
                counts["in no attribution"] += 1
                continue
            speaker = reading.attributions[max(over)[2]].speaker
            if speaker is None:
                counts["speaker not told"] += 1
                continue
            fits = last.lower() in re.findall(r"\w+", speaker.name.lower())
            counts["right" if fits else "wrong"] += 1
            ways[speaker.how, fits] += 1
    print("\nspeakers of quotations (BASIL, 165 articles; labels that name a person of the article)")
    print("  " + ", ".join(f"{label} {n}" for label, n in counts.most_common()))
    print(f"  right of all: {100 * counts['right'] / max(1, counts['quotations']):.1f}%")
    print("  decided by: " + ", ".join(f"{how} {ways[how, True]} right {ways[how, False]} wrong" for how in sorted({h for h, _ in ways})))


def quotation_line(label: str, articles: Sequence[Article], readings: Sequence[Reading]) -> None:
    """Share of quotations of six words or more that touch a content."""
    long = covered = 0
    for one, reading in zip(articles, readings, strict=True):
        lines = [m.span() for m in re.finditer(r"[^\n]+", one.text)]
        for region in quotations(one.text, lines):
            if len(_WORD.findall(one.text[region.start : region.end])) < 6:
                continue
            long += 1
            covered += any(c.start < region.end and region.start < c.end for a in reading.attributions for c in a.content)
    print(f"quotations of six words or more in an attribution, {label}: {covered} of {long} ({100 * covered / max(1, long):.1f}%)")


def read(reader: Reader, golden: Sequence[dict[str, Any]]) -> tuple[list[Article], list[Reading]]:
    """Read the records and print the speed."""
    articles = [article(record) for record in golden]
    begun = time.perf_counter()
    readings = reader.read(articles)
    took = time.perf_counter() - begun
    words = sum(len(one.text.split()) for one in articles)
    print(f"\nread {len(articles)} articles, {words} words: {words / took:,.0f} words a second, model start included")
    return articles, readings


def main() -> None:
    """Print all tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model")
    given = options.parse_args()
    if not (DATA / SPEAKERS).exists():
        print(f"no data at {DATA}: set SECONDSOURCE_DATA to the folder that holds quotes/")
        return
    reader = open_reader(given.model)
    print("reader:", reader.name)
    for label, name in ATTRIBUTIONS:
        golden = records(name)
        articles, readings = read(reader, golden)
        attribution_table(label, golden, readings)
        quotation_line(label, articles, readings)
    golden = records(SPEAKERS)
    _, readings = read(reader, golden)
    speaker_table(golden, readings)
    print(f"\nsentences seen {reader.sentences_seen}, parsed {reader.sentences_parsed}")


if __name__ == "__main__":
    main()
