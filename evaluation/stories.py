"""How well stories are found: every table of docs/measured/stories.md in one command.

    python evaluation/stories.py

Reads ``stories/*.jsonl`` under the folder named by SECONDSOURCE_DATA (default: ../shared/data beside the checkout); where it is not there,
says so and ends. Sets: three outlets' reports of an event hidden among 1,500 articles of the same days, with labelled traps (pairs on the
same people whose events differ); two events of one topic, without dates or titles; groups of many outlets. Scores are B-cubed.
"""

import collections
import gzip
import json
import os
import time
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from secondsource.records.article import Article, Block, Moment, Provenance
from secondsource.records.skim import Skim
from secondsource.skim import skim
from secondsource.stories import group

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")
BACKGROUND = "stories/basil_dev_in_background.jsonl.gz"
TRAPS = "stories/trap_pairs_dev.jsonl"
TOPICS = "stories/ecbplus_dev.jsonl"
OUTLETS = "stories/giveme5w1h_core_dev.jsonl"
LOAD = "load/articles_10k.jsonl.gz"


def rows(name: str) -> list[dict[str, Any]]:
    """The records of a JSON-lines file of the data."""
    path = DATA / name
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def article(row: Mapping[str, Any], *, dated: bool = True, titled: bool = True) -> Article:
    """The record as an article whose whole text is body; ``dated`` and ``titled`` False hide what a page may lack."""
    text, date = row["text"], row.get("date")
    return Article(
        id=row["id"],
        text=text,
        title=(row.get("title") or None) if titled else None,
        outlet=row.get("source") or row.get("outlet"),
        published=Moment(as_given=date, when=date[:10], precision="day") if date and dated else None,
        blocks=(Block(start=0, end=len(text), kind="body"),) if text else (),
        provenance=Provenance(input=row["id"]),
    )


def skims(name: str, *, dated: bool = True, titled: bool = True) -> list[Skim]:
    """Skims of a file's records."""
    return [skim(article(row, dated=dated, titled=titled)) for row in rows(name)]


def b_cubed(event_of: Mapping[str, Hashable], story_of: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the articles of ``event_of``."""
    events = collections.Counter(event_of.values())
    stories = collections.Counter(story_of[one] for one in event_of)
    both = collections.Counter((event, story_of[one]) for one, event in event_of.items())
    total = len(event_of)
    precision = sum(both[event, story_of[one]] / stories[story_of[one]] for one, event in event_of.items()) / total
    recall = sum(both[event, story_of[one]] / events[event] for one, event in event_of.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def grouped(found: Iterable[Skim]) -> dict[str, str]:
    """Article id -> story id."""
    return {one: story.id for story in group(list(found)) for one in story.articles}


def line(label: str, name: str, *, dated: bool = True, titled: bool = True) -> str:
    """One row of the table."""
    event_of = {row["id"]: row["event"] for row in rows(name) if row["event"] is not None}
    pile = skims(name, dated=dated, titled=titled)
    begun = time.perf_counter()
    story_of = grouped(pile)
    took = time.perf_counter() - begun
    precision, recall, f1 = b_cubed(event_of, story_of)
    text = f"{label:34} {precision:9.3f} {recall:7.3f} {f1:7.3f} {len(set(event_of.values())):7} {took:8.1f}"
    if name == BACKGROUND:
        labels = collections.Counter(row["label"] for row in rows(TRAPS))
        joined = collections.Counter(row["label"] for row in rows(TRAPS) if story_of[row["a"]] == story_of[row["b"]])
        text += f"   same {joined['same']}/{labels['same']}, traps merged {joined['related']}/{labels['related']}"
    return text


def small_piles(label: str, name: str, *, size: int = 2) -> str:
    """Mean scores over piles of ``size`` events each, neighbours in the order of their names: what a folder of a dozen articles meets."""
    labelled = [row for row in rows(name) if row["event"] is not None]
    events = sorted({row["event"] for row in labelled})
    made = {row["id"]: skim(article(row)) for row in labelled}
    scores = []
    for start in range(0, len(events) - size + 1, size):
        event_of = {row["id"]: row["event"] for row in labelled if row["event"] in events[start : start + size]}
        scores.append(b_cubed(event_of, grouped(made[one] for one in event_of)))
    means = [sum(score[k] for score in scores) / len(scores) for k in range(3)]
    return f"{label:34} {means[0]:9.3f} {means[1]:7.3f} {means[2]:7.3f} {len(scores) * size:7}"


def main() -> None:
    """Print the tables."""
    if not (DATA / BACKGROUND).exists():
        print(f"stories: no data at {DATA}; set SECONDSOURCE_DATA to the folder that holds stories/")
        return
    print(f"{'':34} precision  recall      F1  events  seconds")
    print(line("events among 1,500 articles", BACKGROUND), flush=True)
    print(line("  the same without dates", BACKGROUND, dated=False))
    print(line("  the same without titles", BACKGROUND, titled=False))
    print(line("two events of one topic", TOPICS))
    print(line("events of many outlets", OUTLETS))
    print(line("  the same without dates", OUTLETS, dated=False))
    print(line("  the same without titles", OUTLETS, titled=False))
    print(small_piles("piles of two events, one topic", TOPICS))
    print(small_piles("piles of two events, outlets", OUTLETS))
    print(small_piles("piles of two events, same people", BACKGROUND))
    if (DATA / LOAD).exists():
        begun = time.perf_counter()
        pile = skims(LOAD)
        skimmed = time.perf_counter()
        stories = group(pile)
        done = time.perf_counter()
        print(f"load: {len(pile)} articles skimmed in {skimmed - begun:.1f} s, {len(stories)} stories in {done - skimmed:.1f} s")


if __name__ == "__main__":
    main()
