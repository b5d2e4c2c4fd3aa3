"""Learn what the words of a clause say of an event's root: ``src/secondsource/reading/data/event_roots.tsv``.

    python training/event_roots.py --data DATA [--folds 8]

``DATA``: folder with ``events/plover_sentences_train.jsonl`` (source, target, root); to these come the development lines of this
project's own sets (``evaluation/data``). Learnt from the events that the rules find, one-against-the-rest with squared
hinge loss and a quadratic penalty, traits seen at least twice. To be run again whenever the encoder's weights or the lexicon change.
``--folds`` prints the accuracy on the events left out, fold by fold, and writes nothing. Needs torch (the ``train`` extra).
"""

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "evaluation"))

from events import chosen, sentence_article  # noqa: E402
from figures import as_article  # noqa: E402
from secondsource.reading import events as step  # noqa: E402
from secondsource.reading.event_roots import YIELDS, traits  # noqa: E402
from secondsource.reading.reader import open_reader  # noqa: E402
from secondsource.reading.trees import Tree  # noqa: E402

OUT = HERE / "src" / "secondsource" / "reading" / "data" / "event_roots.tsv"
PENALTY = 5.0  # one half of this times the squared weights, against the sum of losses
SEEN = 2  # how often a trait must occur
SMALL = 0.02  # weights below are left out of the table


class Labelled(NamedTuple):
    """One event that was found: its traits, the lexicon's root, the labelled root, and which text it is from."""

    traits: tuple[str, ...]
    said: str
    root: str
    text: str


def gathered(data: Path) -> tuple[list[Labelled], int]:
    """The labelled events that the rules find, and how many of the first file they do not find."""
    reader = open_reader()
    kept: list[tuple[Tree, object]] = []
    plain = step.rooted
    step.rooted = lambda tree, event: kept.append((tree, event)) or event  # type: ignore[assignment,func-returns-value]
    found: list[Labelled] = []
    missed = 0
    try:
        for record in _lines(data / "events" / "plover_sentences_train.jsonl"):
            kept.clear()
            (reading,) = reader.read([sentence_article(record["text"])])
            gold = record["gold"][0]
            event = chosen(reading.events, record["text"], gold["source"], gold["target"])
            missed += event is None
            found += [_labelled(tree, one, gold["code"], record["text"]) for tree, one in kept if one == event][:1]
        for name in ("event_direction", "event_status", "more/events"):
            for record in _lines(HERE / "evaluation" / "data" / f"{name}.jsonl"):
                if record["part"] != "development":
                    continue
                kept.clear()
                reader.read([as_article({**record, "date": record.get("published")})])
                for wanted in record["events"]:
                    start, end = wanted["trigger"]
                    hit = [(t, e) for t, e in kept if e.trigger.start < end and start < e.trigger.end]  # type: ignore[attr-defined]
                    found += [_labelled(t, e, YIELDS.get(wanted["type"], wanted["type"]), record["text"]) for t, e in hit[:1]]
    finally:
        step.rooted = plain
    return found, missed


def _labelled(tree, event, root: str, text: str) -> Labelled:  # type: ignore[no-untyped-def]
    return Labelled(tuple(dict.fromkeys(traits(tree, event))), YIELDS.get(event.type, event.type), root, text)


def _lines(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fitted(given: np.ndarray, wanted: np.ndarray, roots: int) -> np.ndarray:
    """Weights (traits, roots), by squared hinge loss of each root against the rest."""
    x = torch.tensor(given)
    y = torch.full((len(wanted), roots), -1.0)
    y[torch.arange(len(wanted)), torch.tensor(wanted)] = 1.0
    weights = torch.zeros(x.shape[1], roots, requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        value = (torch.relu(1 - y * (x @ weights)) ** 2).sum() + PENALTY * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    steps.step(loss)
    return weights.detach().numpy()


def table(examples: list[Labelled], roots: list[str]) -> tuple[list[str], np.ndarray]:
    """The traits that are kept, sorted, and their weights; the first is the constant of each root."""
    counts = Counter(trait for one in examples for trait in one.traits)
    names = ["always", *sorted(trait for trait, n in counts.items() if n >= SEEN)]
    place = {name: number for number, name in enumerate(names)}
    given = np.zeros((len(examples), len(names)), dtype=np.float32)
    given[:, 0] = 1.0
    for row, one in zip(given, examples, strict=True):
        row[[place[trait] for trait in one.traits if trait in place]] = 1.0
    return names, fitted(given, np.array([roots.index(one.root) for one in examples]), len(roots))


def main() -> None:
    """Learn and write, or print what folds give."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--folds", type=int, default=0)
    asked = options.parse_args()
    torch.set_num_threads(1)
    examples, missed = gathered(asked.data)
    roots = sorted({one.root for one in examples} | {one.said for one in examples})
    right = sum(one.said == one.root for one in examples)
    print(f"{len(examples)} events found, {missed} labelled ones not; by the lexicon alone {right / len(examples):.3f} have their root")
    if asked.folds:
        chance = random.Random(1)
        fold_of = {text: chance.randrange(asked.folds) for text in dict.fromkeys(one.text for one in examples)}
        hit = 0
        for fold in range(asked.folds):
            names, weights = table([one for one in examples if fold_of[one.text] != fold], roots)
            points = dict(zip(names, weights, strict=True))
            for one in (one for one in examples if fold_of[one.text] == fold):
                total = sum((points[trait] for trait in one.traits if trait in points), points["always"])
                hit += roots[int(np.argmax(total))] == one.root
        print(f"with the table, on folds left out: {hit / len(examples):.3f}")
        return
    names, weights = table(examples, roots)
    lines = [
        "# What each trait of an event's clause says for or against each root, in points; by training/event_roots.py.",
        "# Kinds of traits: see traits() in event_roots.py. An empty field counts nothing.",
        "\t".join(["trait", *roots]),
    ]
    for name, row in zip(names, weights, strict=True):
        if abs(row).max() >= SMALL:
            lines.append("\t".join([name, *(f"{value:.2f}" if abs(value) >= SMALL else "" for value in row)]).rstrip("\t"))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines) - 3} traits, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
