"""How many of the hand-labelled figures are found, and with the right value, bounds and informant.

python evaluation/figures.py [--show]

Data: claims/dev.jsonl and stories/basil_dev.jsonl below SECONDSOURCE_DATA. A labelled figure is found where one of ours overlaps its
words by half of the shorter span. The labels hold some ordinals ("eighth term"), which are no figures here: they
count as missed.
"""

import argparse
import json
import os
from pathlib import Path

from secondsource.reading.reader import open_reader
from secondsource.records.article import Article, Block, Moment, Provenance, Span
from secondsource.records.reading import Figure
from secondsource.text.sentences import sentence_spans

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[1] / ".." / "shared" / "data"))
LEVEL = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def as_article(record: dict[str, str]) -> Article:
    """A labelled article; each line is a paragraph of the body."""
    text, blocks, at = record["text"], [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line.rstrip()), kind="body"))
        at += len(line)
    sentences = tuple(Span(s, e) for block in blocks for s, e in sentence_spans(text, block.start, block.end))
    published = Moment(as_given=record["date"], when=record["date"][:10], precision="day") if record.get("date") else None
    return Article(
        id=record["id"],
        text=text,
        blocks=tuple(blocks),
        sentences=sentences,
        published=published,
        provenance=Provenance(input=record["id"]),
    )


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand, not inside a longer number."""
    level, wanted, found, at = text.translate(LEVEL), words.translate(LEVEL), [], -1
    while (at := level.find(wanted, at + 1)) >= 0:
        end = at + len(wanted)
        inside_left = (
            wanted[0].isdigit() and at > 0 and (level[at - 1].isdigit() or (level[at - 1] in ".," and level[at - 2 : at - 1].isdigit()))
        )
        inside_right = wanted[-1].isdigit() and level[end : end + 1].isdigit()
        if not inside_left and not inside_right:
            found.append((at, end))
    return found


def overlaps(figure: Figure, span: tuple[int, int]) -> bool:
    """By half of the shorter one."""
    shared = min(figure.end, span[1]) - max(figure.start, span[0])
    return shared > 0 and shared * 2 >= min(figure.end - figure.start, span[1] - span[0])


def main() -> None:
    """Print recall of labelled figures and the share with the right value and bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    labelled, stories = DATA / "claims" / "dev.jsonl", DATA / "stories" / "basil_dev.jsonl"
    if not labelled.exists() or not stories.exists():
        print(f"no data below {DATA}: set SECONDSOURCE_DATA")
        return
    records = {}
    for line in stories.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        records[(record.get("event"), record["id"])] = record
    events = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
    wanted = sorted({(event["event"], name) for event in events for name in event["articles"]})
    articles = {key: as_article(records[key]) for key in wanted if key in records}
    readings = dict(zip(articles, open_reader().read(list(articles.values())), strict=True))
    total = found = value_right = bounds_right = 0
    for event in events:
        for group in event["figures"]:
            for report in group["reports"]:
                key = (event["event"], report["article"])
                spans = places(articles[key].text, report["words"])
                matched = [figure for span in spans for figure in readings[key].figures if overlaps(figure, span)]
                total += 1
                found += bool(matched)
                best = [f for f in matched if _close(f.value, report["value"])]
                whole = [f for f in best if _close(f.min, report["min"]) and _close(f.max, report["max"])]
                value_right += bool(best)
                bounds_right += bool(whole)
                if options.show and not whole:
                    said = [(articles[key].text[f.start : f.end], f.value, f.min, f.max) for f in matched]
                    print(f"{report['words']!r} {report['value']} {report['min']} {report['max']}: {said}")
    print(
        f"labelled figures {total}: found {found / total:.3f}, value right {value_right / total:.3f}, "
        f"value and bounds {bounds_right / total:.3f}"
    )
    counted = sum(len(reading.figures) for reading in readings.values())
    words = sum(len(article.text.split()) for article in articles.values())
    print(f"{counted} figures in {len(articles)} articles, {1000 * counted / words:.1f} in 1,000 words")


def _close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-3 * max(1.0, abs(theirs))


if __name__ == "__main__":
    main()
