"""Figures, dates, direction and status of events, against the invented sentences in evaluation/data/, which say how they were labelled.

python evaluation/labelled.py [--part development|held-back] [--more] [--reader accurate|fast|rules]
                              [--only | --show figures|dates|direction|status|none]

A figure or date counts where ours overlaps the labelled one by half of the shorter; an event where our trigger shares a character with the
labelled one. What we find beyond the labels counts against precision.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from figures import as_article
from secondsource.reading.reader import open_reader
from secondsource.records.reading import Event, Figure, Participant, Reading

HERE = Path(__file__).parent / "data"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Span = tuple[int, int]
Pair = tuple[dict[str, Any], Reading]


def score(right: int, found: int, labelled: int) -> str:
    """``P .. R .. F1 ..``."""
    precision, recall = right / max(1, found), right / max(1, labelled)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({right} of {found} found, of {labelled} labelled)"


def overlap(a: Span, b: Span) -> int:
    """Characters in both."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def aligned(labelled: Iterable[dict[str, Any]], found: Iterable[Any]) -> Iterator[tuple[dict[str, Any] | None, Any]]:
    """Pairs of a labelled and a found one, the widest overlap first; then those left over on both sides."""
    gold, ours = list(labelled), list(found)
    ways = sorted(
        ((-overlap(tuple(g["span"]), (o.start, o.end)), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)),
    )
    taken: set[int] = set()
    used: set[int] = set()
    for shared, i, j in ways:
        short = min(gold[i]["span"][1] - gold[i]["span"][0], ours[j].end - ours[j].start)
        if i not in taken and j not in used and -shared * 2 >= short:
            taken.add(i)
            used.add(j)
            yield gold[i], ours[j]
    yield from ((g, None) for i, g in enumerate(gold) if i not in taken)
    yield from ((None, o) for j, o in enumerate(ours) if j not in used)


def _close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-3 * max(1.0, abs(theirs))


def value_right(gold: dict[str, Any], figure: Figure) -> bool:
    """Value, both bounds and the hedge."""
    same = all(_close(ours, gold[key]) for key, ours in (("value", figure.value), ("min", figure.min), ("max", figure.max)))
    return same and figure.hedge == gold["hedge"]


def counted_right(gold: dict[str, Any], figure: Figure) -> bool:
    """Ours holds the last word of what is counted and nothing outside of all that belongs to it; or both have nothing."""
    if gold["counts"] is None or figure.counts is None:
        return gold["counts"] is None and figure.counts is None
    long = gold["counts_long"] or gold["counts"]
    start, end = figure.counts.start, figure.counts.end
    return start < gold["counts"][1] <= end and min(long[0], gold["span"][0]) <= start and end <= max(long[1], gold["span"][1]) + 1


def figures(pairs: list[Pair], *, show: bool) -> None:
    """The table of figures."""
    n: Counter[str] = Counter()
    for record, reading in pairs:
        text = record["text"]
        for gold, figure in aligned(record["figures"], reading.figures):
            n["labelled"] += gold is not None
            n["ours"] += figure is not None
            if gold is None:
                n["on no figure"] += any(overlap(tuple(s), (figure.start, figure.end)) for s in record["not_figures"])
            elif figure is not None:
                n["found"] += 1
                n["value"] += value_right(gold, figure)
                n["unit"] += (gold["unit"] or None) == figure.unit
                n["counted"] += counted_right(gold, figure)
                n["counts labelled"] += gold["counts"] is not None
                n["predicates labelled"] += "predicate" in gold
                n["predicate"] += gold.get("predicate", "") == figure.predicate
                if value_right(gold, figure) and counted_right(gold, figure):
                    continue
            if show:
                _shown(
                    text,
                    gold and (gold["span"], gold["value"], gold["min"], gold["max"], gold["hedge"], gold["counts"]),
                    _told(text, figure),
                )
    print("figures found              ", score(n["found"], n["ours"], n["labelled"]))
    print("  value, bounds and hedge  ", score(n["value"], n["ours"], n["labelled"]))
    print("  what is counted          ", score(n["counted"], n["ours"], n["labelled"]))
    shares = {"unit": n["unit"] / max(1, n["found"]), "counted": n["counted"] / max(1, n["found"])}
    if n["predicates labelled"]:
        shares["predicate"] = n["predicate"] / n["predicates labelled"]
    print("  of those found: " + ", ".join(f"{name} {share:.3f}" for name, share in shares.items()))
    marked = sum(len(record["not_figures"]) for record, _ in pairs)
    print(f"  on what is marked as no figure: {n['on no figure']} of {marked}")


def _told(text: str, figure: Figure | None) -> object:
    if figure is None:
        return None
    counts = text[figure.counts.start : figure.counts.end] if figure.counts else None
    return (text[figure.start : figure.end], figure.value, figure.min, figure.max, figure.hedge, counts)


def _shown(text: str, gold: Any, ours: object) -> None:
    def read(value: Any) -> Any:
        if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
            return text[value[0] : value[1]]
        return value

    print(text)
    print("    labelled", tuple(read(v) for v in gold) if gold else None)
    print("    found   ", ours)


def dates(pairs: list[Pair], *, show: bool) -> None:
    """The table of dates."""
    n: Counter[str] = Counter()
    for record, reading in pairs:
        text = record["text"]
        for gold, date in aligned(record["dates"], reading.dates):
            n["labelled"] += gold is not None
            n["ours"] += date is not None
            right = gold is not None and date is not None and (gold["from"], gold["to"]) == (_day(date.first), _day(date.last))
            n["found"] += gold is not None and date is not None
            n["right"] += right
            if gold is not None and date is not None and gold["belongs_to"] is not None:
                n["owned"] += 1
                n["owner"] += (
                    date.belongs_to is not None and overlap(tuple(gold["belongs_to"]), (date.belongs_to.start, date.belongs_to.end)) > 0
                )
            n["precision"] += right and gold is not None and gold["precision"] == date.precision
            if gold is None:
                n["on no date"] += any(overlap(tuple(s), (date.start, date.end)) for s in record["not_dates"])
            if show and not right:
                ours = date and (text[date.start : date.end], date.first, date.last, date.precision)
                _shown(text, gold and (gold["span"], gold["from"], gold["to"], gold["precision"], record["published"]), ours)
    print("dates found                ", score(n["found"], n["ours"], n["labelled"]))
    print("  resolved to the same days", score(n["right"], n["ours"], n["labelled"]))
    print(f"  and the same precision {n['precision'] / max(1, n['right']):.3f} of those")
    print(f"  the verb or noun it belongs to {n['owner'] / max(1, n['owned']):.3f} ({n['owner']} of {n['owned']} labelled and found)")
    print(f"  on what is marked as no date: {n['on no date']} of {sum(len(record['not_dates']) for record, _ in pairs)}")


def _day(given: str | None) -> str | None:
    return given[:10] if given else None


def matched(gold: dict[str, Any], found: Iterable[Event]) -> Event | None:
    """The event of ours with the labelled trigger, one of the same root first."""
    same = [e for e in found if overlap(tuple(gold["trigger"]), (e.trigger.start, e.trigger.end))]
    return min(same, key=lambda e: (root(e.type) != root(gold["type"]), e.start), default=None)


def root(name: str) -> str:
    """CONCEDE and RETREAT are one, as in the newspapers' data."""
    return YIELD.get(name, name)


def on(participant: Participant | None, span: list[int] | None) -> bool:
    """Whether the participant stands on the labelled words."""
    return participant is not None and span is not None and overlap((participant.start, participant.end), (span[0], span[1])) > 0


def direction(pairs: list[Pair], *, show: bool) -> None:
    """The table of who did it to whom."""
    by: dict[str, Counter[str]] = {}
    for record, reading in pairs:
        for gold in record["events"]:
            event = matched(gold, reading.events)
            swapped = event is not None and (on(event.actor, gold["recipient"]) or on(event.recipient, gold["actor"]))
            actor = event is not None and (event.actor is None if gold["actor"] is None else on(event.actor, gold["actor"]))
            other = event is not None and (gold["recipient"] is None or on(event.recipient, gold["recipient"]))
            for key in ("all", *(record[name] for name in ("order", "form", "batch") if name in record)):
                n = by.setdefault(key, Counter())
                n["labelled"] += 1
                n["found"] += event is not None
                n["type"] += event is not None and root(event.type) == root(gold["type"])
                n["actor"] += actor
                n["recipient"] += other
                n["both"] += actor and other
                n["swapped"] += swapped
            if show and not (actor and other):
                ours = event and (event.type, _words(record["text"], event.actor), _words(record["text"], event.recipient))
                _shown(record["text"], (gold["type"], gold["trigger"], gold["actor"], gold["recipient"]), ours)
    print("direction          labelled  found   type  actor recipient  both  swapped  direction (of those with an actor or recipient)")
    for key, n in by.items():
        told = n["actor"] + n["swapped"]
        share = [n[k] / n["labelled"] for k in ("found", "type", "actor", "recipient", "both", "swapped")]
        print(f"  {key:17} {n['labelled']:7}  " + "  ".join(f"{s:.3f}" for s in share) + f"   {n['actor'] / max(1, told):.3f}")


def _words(text: str, participant: Participant | None) -> str | None:
    return text[participant.start : participant.end] if participant else None


def status(pairs: list[Pair], *, show: bool) -> None:
    """The table of status, and how many sentences without an event hold none."""
    labelled: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    extra = missed = 0
    for record, reading in pairs:
        if not record["events"]:
            continue
        seen = set()
        for gold in record["events"]:
            event = matched(gold, reading.events)
            labelled[gold["status"]] += 1
            if event is None:
                missed += 1
            else:
                seen.add(id(event))
                found[event.status] += 1
                right[gold["status"]] += event.status == gold["status"]
            if show and (event is None or event.status != gold["status"]):
                _shown(record["text"], (gold["type"], gold["trigger"], gold["status"]), event and (event.type, event.status))
        extra += sum(id(event) not in seen for event in reading.events)
    print("status (of events found)   ", score(sum(right.values()), sum(found.values()), sum(labelled.values()) - missed))
    print(
        "  with events not found    ",
        score(sum(right.values()), sum(found.values()), sum(labelled.values())),
        f"; {extra} found beyond the labels",
    )
    for name in sorted(labelled):
        print(f"  {name:24} ", score(right[name], found[name], labelled[name]))


def nothing(pairs: list[Pair], *, show: bool) -> None:
    """How many sentences without an event hold none."""
    empty = [(record, reading) for record, reading in pairs if not record["events"]]
    clean = sum(not reading.events for _, reading in empty)
    print(f"no event where there is none {clean / max(1, len(empty)):.3f} of {len(empty)}")
    for record, reading in empty:
        if show and reading.events:
            print(record["text"])
            print("    found   ", [(e.type, e.status, record["text"][e.trigger.start : e.trigger.end]) for e in reading.events])


TABLES = {
    "figures": (("figures.jsonl", figures),),
    "dates": (("dates.jsonl", dates),),
    "direction": (("event_direction.jsonl", direction),),
    "status": (("event_status.jsonl", status),),
    "none": (("event_status.jsonl", nothing),),
}
# The sentences of evaluation/data/more/, which were written later and mended on; one file holds both sides and status.
MORE = {
    "figures": (("more/figures.jsonl", figures),),
    "dates": (("more/dates.jsonl", dates),),
    "direction": (("more/events.jsonl", direction),),
    "status": (("more/events.jsonl", status),),
}


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("development", "held-back"))
    parser.add_argument("--reader", default="accurate")
    parser.add_argument("--show", choices=tuple(TABLES))
    parser.add_argument("--only", choices=tuple(TABLES))
    parser.add_argument("--more", action="store_true", help="the sentences of evaluation/data/more/ instead, all of them development")
    options = parser.parse_args()
    reader = open_reader(options.reader)
    for name, parts in (MORE if options.more else TABLES).items():
        if options.only and name != options.only:
            continue
        for file, table in parts:
            records = [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]
            if options.part:
                records = [record for record in records if record["part"] == options.part.replace("-", " ")]
            read = reader.read([as_article({**record, "date": record.get("published")}) for record in records])
            table(list(zip(records, read, strict=True)), show=options.show == name)


if __name__ == "__main__":
    main()
