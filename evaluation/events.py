"""PLOVER root accuracy of the event rules on sentences whose source, target and root are labelled.

python evaluation/events.py [--show ROOT] [--limit N]

Data: events/plover_sentences_train.jsonl below SECONDSOURCE_DATA. A sentence counts as right where the event that is found between the
labelled source and target has the labelled root. With several events in a sentence the one whose actor overlaps the source (then:
whose recipient overlaps the target) is taken. The labels join CONCEDE and RETREAT under YIELD.
"""

import argparse
import collections
import json
import os
from pathlib import Path

from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.events import events
from secondsource.reading.parser import Parse
from secondsource.reading.reader import open_reader
from secondsource.records.article import Article, Block, Provenance, Span
from secondsource.records.reading import Event, Participant

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[1] / ".." / "shared" / "data"))
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def sentence_article(text: str) -> Article:
    """An undated article of one sentence."""
    whole = Span(0, len(text))
    return Article(
        id="s", text=text, blocks=(Block(start=0, end=len(text), kind="body"),), sentences=(whole,), provenance=Provenance(input="s")
    )


def coded(text: str, parse: Parse) -> tuple[Event, ...]:
    """The events of one sentence, without attributions."""
    article = sentence_article(text)
    return events(article, [parse], (), dates(article, [parse]), mentions(article, [parse]))


def overlap(participant: Participant | None, text: str, words: str) -> bool:
    """Whether the participant stands inside (or over) one of the places of ``words``."""
    if participant is None:
        return False
    at = text.find(words.strip())
    while at >= 0:
        if participant.start < at + len(words.strip()) and at < participant.end:
            return True
        at = text.find(words.strip(), at + 1)
    return False


def chosen(found: tuple[Event, ...], text: str, source: str, target: str) -> Event | None:
    """The event between source and target: both sides first, then the actor, then the recipient, then the first of the sentence."""

    def rank(event: Event) -> tuple[bool, bool, int]:
        return (not overlap(event.actor, text, source), not overlap(event.recipient, text, target), event.start)

    return min(found, key=rank, default=None)


def main() -> None:
    """Print accuracy, coverage, direction and confusions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", help="print the sentences of this root that are wrong")
    parser.add_argument("--limit", type=int, default=0)
    options = parser.parse_args()
    path = DATA / "events" / "plover_sentences_train.jsonl"
    if not path.exists():
        print(f"no data at {path}: set SECONDSOURCE_DATA")
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][: options.limit or None]
    parses = open_reader().analyser.parse([record["text"] for record in records])
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    confusions: collections.Counter[tuple[str, str]] = collections.Counter()
    none = actors = directed = 0
    for record, parse in zip(records, parses, strict=True):
        gold = record["gold"][0]
        event = chosen(coded(record["text"], parse), record["text"], gold["source"], gold["target"])
        said = YIELD.get(event.type, event.type) if event else "none"
        total[gold["code"]] += 1
        right[gold["code"]] += said == gold["code"]
        confusions[(gold["code"], said)] += said != gold["code"]
        none += event is None
        if event is not None and event.actor is not None:
            actors += 1
            directed += overlap(event.actor, record["text"], gold["source"])
        if options.show == gold["code"] and said != gold["code"]:
            print(f"{said:9} {record['marked']}")
            if event:
                print(f"          {record['text'][event.start : event.end]!r} {event.status}")
    count = sum(total.values())
    print(
        f"root accuracy {sum(right.values()) / count:.3f} of {count}; no event {none}; "
        f"actor is the source {directed / max(1, actors):.3f} of {actors}"
    )
    for root in sorted(total):
        wrong = ", ".join(f"{said} {n}" for (gold_root, said), n in confusions.most_common() if gold_root == root and n)
        print(f"{root:10} {right[root]:4}/{total[root]:<4} {right[root] / total[root]:.2f}   {wrong}")


if __name__ == "__main__":
    main()
