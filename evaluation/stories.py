"""How well stories are found: every table of docs/measured/stories.md in one command.

    python evaluation/stories.py [--no-load]

Reads ``stories/*.jsonl`` under the folder named by SECONDSOURCE_DATA (default: ../shared/data beside the checkout); where it is not there,
says so and ends. Sets: three outlets' reports of an event hidden among 1,500 articles of the same days, with labelled traps (pairs on the
same people whose events differ); two events of one topic, without dates or titles; groups of many outlets. Scores are B-cubed.
"""

import collections
import gzip
import json
import os
import random
import sys
import time
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from secondsource.records.article import Article, Block, Moment, Provenance
from secondsource.records.skim import Skim
from secondsource.skim import skim
from secondsource.stories import group

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")
BACKGROUND = "stories/basil_dev_in_background.jsonl.gz"
TRAPS = "stories/trap_pairs_dev.jsonl"
TOPICS = "stories/ecbplus_dev.jsonl"
OUTLETS = "stories/giveme5w1h_core_dev.jsonl"
FOLLOW_UPS = "stories/giveme5w1h_followups_dev.jsonl"
LOAD = "load/articles_10k.jsonl.gz"
PILES = (  # label, file, with dates, with titles
    ("events among 1,500 articles", BACKGROUND, True, True),
    ("  the same without dates", BACKGROUND, False, True),
    ("  the same without titles", BACKGROUND, True, False),
    ("two events of one topic", TOPICS, True, True),
    ("events of many outlets", OUTLETS, True, True),
    ("  the same, no dates", OUTLETS, False, True),
    ("  the same, no titles", OUTLETS, True, False),
)


@lru_cache(maxsize=8)
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


@lru_cache(maxsize=8)
def skims(name: str, *, dated: bool = True, titled: bool = True) -> list[Skim]:
    """Skims of a file's records."""
    return [skim(article(row, dated=dated, titled=titled)) for row in rows(name)]


@lru_cache(maxsize=8)
def events_of(name: str) -> dict[str, str]:
    """Article id -> event, of the articles that are labelled."""
    return {row["id"]: row["event"] for row in rows(name) if row["event"] is not None}


@lru_cache(maxsize=8)
def topics_of(name: str) -> dict[str, str]:
    """Article id -> topic where the data has topics, else event: what must not be split between fitting and scoring."""
    return {row["id"]: row.get("topic") or row["event"] for row in rows(name) if row["event"] is not None}


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
    event_of = events_of(name)
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


def follow_up_line() -> str:
    """How many later reports of the events of many outlets stand in a story or storyline with a report of their event."""
    core, later = events_of(OUTLETS), events_of(FOLLOW_UPS)
    stories = group([*skims(OUTLETS), *skims(FOLLOW_UPS)])
    story_of = {one: story.id for story in stories for one in story.articles}
    line_of = {one: story.storyline for story in stories for one in story.articles}
    told = [one for one, event in later.items() if event in core.values()]

    def beside(place: Mapping[str, str]) -> int:
        return sum(any(place[one] == place[other] for other, event in core.items() if event == later[one]) for one in told)

    lines = collections.defaultdict(set)
    for one, event in core.items():
        lines[line_of[one]].add(event)
    mixed = sum(len(events) - 1 for events in lines.values())
    found = f"{beside(story_of)} of {len(told)} in a story, {beside(line_of)} in a storyline of their event"
    return f"later reports: {found}; {mixed} events too many in storylines"


class Folder(NamedTuple):
    """A pile of few articles and how it should fall into stories: all articles of an event on one matter and some of another."""

    kind: str
    file: str
    skims: list[Skim]
    parts: list[list[str]]

    def exact(self) -> tuple[bool, bool, bool]:
        """Whether it comes out exactly right, whether its two events are merged, whether one of them is parted."""
        part_of = {one: number for number, part in enumerate(self.parts) for one in part}
        found = [{part_of[one] for one in story.articles} for story in group(self.skims)]
        merged = any(len(parts) > 1 for parts in found)
        parted = any(sum(number in parts for parts in found) > 1 for number in range(len(self.parts)))
        return not merged and not parted, merged, parted


def folders(seed: int) -> list[Folder]:
    """Some hundred small folders of two events: the same for the same seed.

    Three to six articles of an event, with one to three of the other event of its topic, or of any other event (every second one
    without dates); or an event of three outlets with one article on the same people, a labelled trap, with and without dates.
    """
    chance = random.Random(seed)
    return [*_of_topics(chance), *_of_outlets(chance), *_with_traps()]


def _of_topics(chance: random.Random) -> Iterator[Folder]:
    made, members = _made(TOPICS), _members(TOPICS)
    events: dict[str, list[str]] = collections.defaultdict(list)
    for event, topic in sorted({(row["event"], row["topic"]) for row in rows(TOPICS)}):
        events[topic].append(event)
    for _, both in sorted(events.items()):
        for _ in range(4 if len(both) > 1 else 0):
            yield _drawn(chance, "one topic", TOPICS, made, [members[event] for event in chance.sample(both, 2)])


def _of_outlets(chance: random.Random) -> Iterator[Folder]:
    made, undated, members = _made(OUTLETS), _made(OUTLETS, dated=False), _members(OUTLETS)
    events = sorted(members)
    large = [event for event in events if len(members[event]) > 2]
    for number in range(80):
        event = chance.choice(large)
        other = chance.choice([one for one in events if one != event])
        yield _drawn(chance, "many outlets", OUTLETS, made if number % 2 else undated, [members[event], members[other]])


def _with_traps() -> Iterator[Folder]:
    events = {row["id"]: row["event"] for row in rows(BACKGROUND)}
    members = _members(BACKGROUND)
    traps = {
        (events[one], other)
        for row in rows(TRAPS)
        if row["label"] == "related"
        for one, other in ((row["a"], row["b"]), (row["b"], row["a"]))
        if events[one] is not None and events[other] != events[one]
    }
    for kind, made in (("same people", _made(BACKGROUND)), ("same people, no dates", _made(BACKGROUND, dated=False))):
        for event, trap in sorted(traps):
            yield Folder(kind, BACKGROUND, [made[one] for one in (*members[event], trap)], [members[event], [trap]])


def _drawn(chance: random.Random, kind: str, file: str, made: Mapping[str, Skim], events: list[list[str]]) -> Folder:
    sizes = (chance.randint(3, 6), chance.randint(1, 3))
    parts = [chance.sample(event, min(size, len(event))) for event, size in zip(events, sizes, strict=True)]
    return Folder(kind, file, [made[one] for part in parts for one in part], parts)


def _made(name: str, *, dated: bool = True) -> dict[str, Skim]:
    return {one.id: one for one in skims(name, dated=dated)}


def _members(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = collections.defaultdict(list)
    for row in rows(name):
        if row["event"] is not None:
            found[row["event"]].append(row["id"])
    return {event: sorted(members) for event, members in found.items()}


def folder_lines(seed: int) -> Iterator[str]:
    """For each kind of small folder how many come out exactly right, merge what is apart, and part what is one."""
    tallies: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for folder in folders(seed):
        tally = tallies[folder.kind]
        exact, merged, parted = folder.exact()
        tally.update({"all": 1, "exact": exact, "merged": merged, "parted": parted})
    for kind, tally in tallies.items():
        exact, merged, parted = (tally[key] for key in ("exact", "merged", "parted"))
        yield f"small folders, {kind:24} {exact:3} of {tally['all']} exactly right, {merged} merge the two, {parted} part one"


def main() -> None:
    """Print the tables."""
    if not (DATA / BACKGROUND).exists():
        print(f"stories: no data at {DATA}; set SECONDSOURCE_DATA to the folder that holds stories/")
        return
    print(f"{'':34} precision  recall      F1  events  seconds")
    for label, name, dated, titled in PILES:
        print(line(label, name, dated=dated, titled=titled), flush=True)
    print(follow_up_line())
    for text in folder_lines(seed=7):
        print(text)
    if (DATA / LOAD).exists() and "--no-load" not in sys.argv:
        begun = time.perf_counter()
        pile = skims(LOAD)
        skimmed = time.perf_counter()
        stories = group(pile)
        done = time.perf_counter()
        print(f"load: {len(pile)} articles skimmed in {skimmed - begun:.1f} s, {len(stories)} stories in {done - skimmed:.1f} s")


if __name__ == "__main__":
    main()
