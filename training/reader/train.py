"""Learn the encoder and write the file that the package ships: one command, about an hour and a half on one core.

    PYTHONPATH=src python training/reader/train.py --data DATA --base MODEL_FOLDER --out weights.pt [--rounds 5] [--seed 1]
    PYTHONPATH=src python training/reader/export.py weights.pt

``DATA``: folder with ``quotes/``, ``parse/`` and ``names/``; ``MODEL_FOLDER``: the sentence model's ``model.safetensors`` and
``vocab.txt``. Windows of all corpora are shuffled together; every head learns where its corpus is annotated. The weights that are kept
are a moving average over the steps. Ctrl-C ends after the present step and keeps what was learned; the same command goes on from there.

Where other work runs beside it, set OMP_WAIT_POLICY=passive and GOMP_SPINCOUNT=0: threads that wait by spinning make a shared core ten
times slower.
"""

import argparse
import random
import signal
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from corpora import KEPT_FOR_MEASURING, NAMED, NONE, Labelled, attributed, json_lines, named, treebank
from losses import losses
from model import LAYERS, Encoder, pretrained

from secondsource.reading.labels import NAMES, ROLES
from secondsource.reading.windows import NO_WORD, Vocabulary, Word, windows, words_with_pieces

WEIGHTS = {"roles": 1.0, "link0": 1.0, "link1": 1.0, "heads": 0.5, "relations": 0.4, "upos": 0.2, "tags": 0.3, "names": 0.8}
EARLY_SHARE = 0.3
LABELS = ("roles", "links", "upos", "tags", "heads", "relations", "names")


def corpus(data: Path) -> list[Labelled]:
    """All training texts."""
    found = list(attributed(json_lines(data / "quotes/train.jsonl.gz")))
    for name in ("ewt_train", "gum_train"):
        found += treebank(data / f"parse/{name}.conllu.gz")
    for name, (together, capitals) in NAMED.items():
        texts = list(named(data / f"names/{name}.conll.gz", together=together, capitals=capitals))
        found += texts[: round(len(texts) * (1 - KEPT_FOR_MEASURING.get(name, 0)))]
    return found


def prepared(texts: Sequence[Labelled], vocabulary: Vocabulary) -> list[list[Word]]:
    """The words of each text with their pieces."""
    found = []
    for text in texts:
        lines = [(text.words[p[0]][0][0], text.words[p[-1]][-1][1]) for p in text.paragraphs]
        found.append(words_with_pieces(text.text, text.words, lines, vocabulary))
    return found


Example = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], dict[str, list[int]]]


def examples(texts: Sequence[Labelled], words: Sequence[Sequence[Word]], vocabulary: Vocabulary, chance: random.Random) -> list[Example]:
    """The windows of one round with their labels; links and heads count from the window's first word."""
    found: list[Example] = []
    for text, of_text in zip(texts, words, strict=True):
        for window in windows(of_text, text.paragraphs, vocabulary, chance.uniform(0.75, 1.0)):
            labels = {kind: getattr(text, kind)[window.first : window.last] for kind in LABELS}
            for kind in ("links", "heads"):
                labels[kind] = [_within(at, window.first, window.last) for at in labels[kind]]
            for kind, names in (("roles", ROLES), ("names", NAMES)):
                first = labels[kind][0]
                if first >= 0 and names[first].startswith("I-"):
                    labels[kind][0] = first - 1
            labels["sentences"] = [word.sentence for word in of_text[window.first : window.last]]
            found.append((window.ids, window.flags, window.places, labels))
    return found


def _within(at: int, first: int, last: int) -> int:
    if at < 0:
        return at
    return at - first if first <= at < last else NONE


def batches(found: list[Example], pieces: int, chance: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    found.sort(key=lambda e: len(e[0]) + 20 * chance.random())
    made: list[list[Example]] = [[]]
    for example in found:
        if made[-1] and (len(made[-1]) + 1) * len(example[0]) > pieces:
            made.append([])
        made[-1].append(example)
    chance.shuffle(made)
    return made


def tensors(batch: Sequence[Example]) -> dict[str, torch.Tensor]:
    """One batch, padded."""
    pieces = max(len(e[0]) for e in batch)
    count = max(len(e[2]) for e in batch)
    rows = 1 + count
    made = {
        "ids": torch.zeros(len(batch), pieces, dtype=torch.long),
        "flags": torch.full((len(batch), pieces), NO_WORD),
        "mask": torch.zeros(len(batch), pieces, dtype=torch.long),
        "places": torch.zeros(len(batch), rows, dtype=torch.long),
        "real": torch.zeros(len(batch), rows, dtype=torch.bool),
        "sentences": torch.full((len(batch), count), -1),
        **{kind: torch.full((len(batch), count), NONE) for kind in LABELS},
    }
    for row, (ids, flags, places, labels) in enumerate(batch):
        made["ids"][row, : len(ids)] = torch.tensor(ids)
        made["flags"][row, : len(ids)] = torch.tensor(flags)
        made["mask"][row, : len(ids)] = 1
        made["places"][row, 1 : 1 + len(places)] = torch.tensor(places)
        made["real"][row, : 1 + len(places)] = True
        for kind, values in labels.items():
            made[kind][row, : len(values)] = torch.tensor(values)
    return made


def optimiser(model: Encoder, rate: float, head_rate: float, decay: float) -> torch.optim.Optimizer:
    """Lower layers learn more slowly; what only scales or shifts is not drawn to zero."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("layers."):
            own = rate * decay ** (LAYERS - int(name.split(".")[1]))
        elif name.startswith(("early.", "late.")):
            own = head_rate * (5 if name.endswith(("pairs", "bias")) and "all" not in name and "relation" not in name else 1)
        else:
            own = rate * decay ** (LAYERS + 1)
        groups[own, 0.01 if value.ndim > 1 and "pairs" not in name and "_bias" not in name else 0.0].append(value)
    return torch.optim.AdamW(
        [{"params": values, "lr": own, "weight_decay": drawn} for (own, drawn), values in groups.items()], betas=(0.9, 0.98), foreach=True
    )


def main() -> None:
    """Train."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--rounds", type=float, default=5.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--decay", type=float, default=0.85)
    options.add_argument("--pieces", type=int, default=2560, help="of one batch")
    options.add_argument("--steps", type=int, default=0, help="stop after so many, to try things out")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--start", type=Path, help="begin with these weights, and not with the sentence model's")
    asked = options.parse_args()
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)
    vocabulary = Vocabulary((asked.base / "vocab.txt").read_text(encoding="utf-8").splitlines())
    texts = corpus(asked.data)
    words = prepared(texts, vocabulary)
    model = pretrained(asked.base)
    if asked.start:
        model.load_state_dict(torch.load(asked.start, map_location="cpu")["average"], strict=False)
    average = {name: value.detach().clone() for name, value in model.named_parameters() if value.requires_grad}
    steps = optimiser(model, asked.rate, asked.head_rate, asked.decay)
    total = round(asked.rounds * len(batches(examples(texts, words, vocabulary, chance), asked.pieces, chance)))
    warm = 0.06 * total
    plan = torch.optim.lr_scheduler.LambdaLR(steps, lambda s: min((s + 1) / (warm + 1), max(0.01, (total - s) / (total - warm))))
    print(f"{len(texts)} texts, {sum(map(len, words))} words, {total} steps", flush=True)
    stop = []
    signal.signal(signal.SIGINT, lambda *_: stop.append(1))
    begin, done, seen = time.monotonic(), 0, 0
    if asked.out.exists():
        kept = torch.load(asked.out, map_location="cpu", weights_only=False)
        model.load_state_dict(kept["model"])
        steps.load_state_dict(kept["optimiser"])
        plan.load_state_dict(kept["plan"])
        average, done = kept["average"], kept["steps"]
        chance.setstate(kept["chance"])
        torch.set_rng_state(kept["torch"])
        print(f"goes on at step {done}", flush=True)
    running: dict[str, float] = defaultdict(float)

    def save() -> None:
        partial = asked.out.with_suffix(".partial")
        state = {"model": model.state_dict(), "optimiser": steps.state_dict(), "plan": plan.state_dict()}
        torch.save({"average": average, "steps": done, "chance": chance.getstate(), "torch": torch.get_rng_state(), **state}, partial)
        partial.replace(asked.out)

    while done < total and not stop:
        for batch in batches(examples(texts, words, vocabulary, chance), asked.pieces, chance):
            one = tensors(batch)
            model.train()
            with torch.autocast("cpu", torch.bfloat16):
                early, late = model(one["ids"], one["flags"], one["mask"], one["places"], one["real"])
            of_late = losses(model.late, late, one, chained=True)
            of_early = losses(model.early, early, one, chained=False)
            loss = sum(WEIGHTS[k] * v for k, v in of_late.items()) + EARLY_SHARE * sum(WEIGHTS[k] * v for k, v in of_early.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
            steps.step()
            steps.zero_grad(set_to_none=True)
            plan.step()
            done += 1
            seen += int(one["mask"].sum())
            with torch.no_grad():
                share = min(0.998, done / (done + 10))
                now = [value for name, value in model.named_parameters() if name in average]
                torch._foreach_lerp_(list(average.values()), now, 1 - share)
            for name, value in of_late.items():
                running[name] += float(value.detach()) / 50
            if done % 50 == 0:
                spent = time.monotonic() - begin
                told = " ".join(f"{k} {v:.3f}" for k, v in running.items())
                print(f"{done}/{total} {spent / 60:.1f} min, {seen / spent:.0f} pieces/s | {told}", flush=True)
                running.clear()
            if done % 250 == 0:
                save()
            if done == total or stop or done == asked.steps:
                stop.append(1)
                break
    save()


if __name__ == "__main__":
    main()
