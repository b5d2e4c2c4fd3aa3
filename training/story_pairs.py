"""Make ``src/secondsource/stories/weights.json`` and ``text/data/background.txt``: one command, no library but numpy.

    PYTHONPATH=src:evaluation python training/story_pairs.py [--background] [--check]

The pair scorer is a logistic regression over the views of ``stories.similarity`` (ridge, Newton's method). It is fitted on labelled
pairs of three kinds (events of three outlets with labelled traps; two events of one topic; many outlets), each kind and each class with
the same weight; pairs that would be no candidates if no day were known are left out: chosen by days, they would hide from the scorer what
days are worth. Dated and titled pairs are given again with the dates or titles hidden, and in piles of two events only, so that the scorer
knows what these are worth. ``--check`` writes nothing: it fits five times, each time without a fifth of the events and topics, and groups
whole piles by weights that have not seen what is scored.
"""

import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from secondsource.stories import similarity
from secondsource.stories.candidates import FARTHEST_DAYS, candidate_pairs
from secondsource.stories.collection import Floats, Ints, collect
from secondsource.stories.similarity import VIEWS, gap_view, views_of_pairs, with_nearest
from secondsource.text import rarity
from stories import BACKGROUND, LOAD, OUTLETS, PILES, TOPICS, TRAPS, b_cubed, events_of, folders, grouped, rows, skims, topics_of

HOME = Path(similarity.__file__).parent
RIDGE = 3.0
WEIGHT_OF_A_CLASS = 300.0
WEIGHT_OF_A_TRAP = 10.0
UNTITLED_TRAP = 2.0  # times that, where titles are hidden: else more of them merge
OFFSET = 0.5  # moves the balance between parting and merging; chosen on the events that each fit has not seen (--check)
FOLDER_SEED = 1
CHECKED_FOLDERS = 7  # other draws
FOLDS = 5
KIND_OF = {BACKGROUND: "events in background", TOPICS: "two events of one topic", OUTLETS: "many outlets"}


class Labelled(NamedTuple):
    """Pairs of one pile, or of small folders: their views, whether they are one event, which are traps, and the folds of both articles."""

    kind: str
    views: Floats
    same: Floats
    traps: Floats  # weight of a labelled trap or its counterpart, 0 for other pairs
    folds: Ints
    share: float  # of the weight of its kind


def fold_of(group: str | None) -> int:
    """Which fifth an event or topic is in; -1 for an article without."""
    return -1 if group is None else int(hashlib.md5(group.encode()).hexdigest(), 16) % FOLDS


def labelled(name: str, *, dated: bool = True, titled: bool = True, share: float) -> Labelled:
    """The labelled pairs of one file that are candidates, and in the pile with background those of the list of traps."""
    made, event_of, group_of = skims(name, dated=dated, titled=titled), events_of(name), topics_of(name)
    pile = collect(made)
    a, b = candidate_pairs(pile)
    pile = with_nearest(pile, a, b)
    events = [event_of.get(one.id) for one in made]
    known = np.array([place for place, event in enumerate(events) if event is not None])
    x, y = (known[side] for side in np.triu_indices(len(known), 1))
    same = np.array([events[p] == events[q] for p, q in zip(x, y, strict=True)], dtype=float)
    undated = pile._replace(days=np.full(len(made), np.nan))
    candidates = {x * len(made) + y for x, y in zip(*(side.tolist() for side in candidate_pairs(undated)), strict=True)}
    kept = (same == 1) | np.array([key in candidates for key in (x * len(made) + y).tolist()])
    kept &= ~(np.abs(pile.days[x] - pile.days[y]) > FARTHEST_DAYS)
    x, y, same = x[kept], y[kept], same[kept]
    traps = np.zeros(len(x))
    if name == BACKGROUND:
        place = {one.id: number for number, one in enumerate(made)}
        listed = [(place[row["a"]], place[row["b"]], row["label"] == "same") for row in rows(TRAPS) if row["label"] in ("same", "related")]
        more = np.array(listed, dtype=np.int64)
        x, y, same = np.r_[x, more[:, 0]], np.r_[y, more[:, 1]], np.r_[same, more[:, 2]]
        traps = np.r_[traps, WEIGHT_OF_A_TRAP * np.where((more[:, 2] == 0) & (not titled), UNTITLED_TRAP, 1.0)]
    folds = np.array([fold_of(group_of.get(one.id)) for one in made])
    return Labelled(KIND_OF[name], views_of_pairs(pile, x, y), same, traps, np.c_[folds[x], folds[y]], share)


def small_folders(seed: int) -> Iterable[Labelled]:
    """All pairs of folders of two events, four to nine articles: other draws than those of the evaluation."""
    parts: dict[str, list[tuple[Floats, Floats, Ints]]] = defaultdict(list)
    for folder in folders(seed):
        group_of = topics_of(folder.file)
        made = sorted(folder.skims, key=lambda one: one.id)
        part_of = {one: number for number, part in enumerate(folder.parts) for one in part}
        pile = collect(made)
        pile = with_nearest(pile, *candidate_pairs(pile))
        x, y = np.triu_indices(len(made), 1)
        same = np.array([part_of[made[p].id] == part_of[made[q].id] for p, q in zip(x, y, strict=True)], dtype=float)
        near = views_of_pairs(pile, x, y)[:, VIEWS.index("gap")] <= gap_view(np.array(FARTHEST_DAYS))  # farther ones are never compared
        folds = np.array([fold_of(group_of.get(one.id)) for one in made])
        parts[folder.file].append((views_of_pairs(pile, x, y)[near], same[near], np.c_[folds[x], folds[y]][near]))
    for name, found in parts.items():
        views, same, folds = (np.concatenate(column) for column in zip(*found, strict=True))
        yield Labelled(KIND_OF[name], views, same, np.zeros(len(same)), folds, 0.5)


def fit(parts: Sequence[Labelled], without: int | None = None) -> dict[str, object]:
    """The weights as they are shipped; ``without`` leaves out every pair with an article of that fold."""
    inputs, classes, samples = [], [], []
    for part in parts:
        kept = np.ones(len(part.same), dtype=bool) if without is None else (part.folds != without).all(axis=1)
        same, traps = part.same[kept], part.traps[kept]
        counts = [max(1, int(((same == value) & (traps == 0)).sum())) for value in (0, 1)]
        inputs.append(part.views[kept])
        classes.append(same)
        samples.append(
            part.share * np.where(traps > 0, traps, np.where(same == 1, WEIGHT_OF_A_CLASS / counts[1], WEIGHT_OF_A_CLASS / counts[0]))
        )
    slopes, intercept = fitted(np.concatenate(inputs), np.concatenate(classes), np.concatenate(samples))
    return {
        "made_by": "training/story_pairs.py",
        "intercept": round(intercept + OFFSET, 4),
        "slopes": {view: round(float(slope), 4) for view, slope in zip(VIEWS, slopes, strict=True)},
    }


def fitted(views: Floats, same: Floats, sample: Floats) -> tuple[Floats, float]:
    """Slopes and intercept of the ridge logistic regression."""
    mean, spread = views.mean(axis=0), views.std(axis=0) + 1e-9
    inputs = np.c_[(views - mean) / spread, np.ones(len(views))]
    penalty = np.diag([RIDGE] * len(mean) + [1e-6])
    coefficients = np.zeros(inputs.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-inputs @ coefficients))
        slope = inputs.T @ (sample * (chance - same)) + penalty @ coefficients
        step = np.linalg.solve((inputs.T * (sample * chance * (1 - chance) + 1e-9)) @ inputs + penalty, slope)
        coefficients -= step
        if np.abs(step).max() < 1e-9:
            break
    slopes = coefficients[:-1] / spread
    return slopes, float(coefficients[-1] - slopes @ mean)


def background() -> str:
    """Stems by tenths of their inverse document frequency in the load articles; those in fewer than ten are left out."""
    pile = skims(LOAD)
    found_in = Counter(word for one in pile for word in set(one.stems) if word.isalpha() and word.isascii())
    tenths: dict[int, list[str]] = defaultdict(list)
    for word, count in found_in.items():
        if count >= 10:
            tenths[round(10 * math.log(len(pile) / count))].append(word)
    return "".join(f"{tenth} {' '.join(sorted(words))}\n" for tenth, words in sorted(tenths.items()))


def check(parts: Sequence[Labelled]) -> None:
    """Print the figures of each pile, grouped five times by weights that have not seen the events that are scored."""
    story_of: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    joined: dict[str, Counter[str]] = defaultdict(Counter)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        use(fit(parts, without=fold))
        for label, name, dated, titled in PILES:
            event_of, group_of = events_of(name), topics_of(name)
            found = grouped(skims(name, dated=dated, titled=titled))
            unseen = {one for one in event_of if fold_of(group_of.get(one)) == fold}
            story_of[label].update({one: (fold, found[one]) for one in unseen})
            if name == BACKGROUND:
                for row in rows(TRAPS):
                    if (row["a"] if row["a"] in event_of else row["b"]) in unseen:
                        joined[label][row["label"]] += found[row["a"]] == found[row["b"]]
        for folder in folders(CHECKED_FOLDERS):
            if fold_of(topics_of(folder.file).get(folder.parts[0][0])) == fold:
                tallies[folder.kind].update({"all": 1, "exact": folder.exact()[0]})
    labels = Counter(row["label"] for row in rows(TRAPS))
    for label, name, _, _ in PILES:
        precision, recall, f1 = b_cubed(events_of(name), story_of[label])
        text = f"{label:34} {precision:9.3f} {recall:7.3f} {f1:7.3f}"
        if name == BACKGROUND:
            text += f"   same {joined[label]['same']}/{labels['same']}, traps merged {joined[label]['related']}/{labels['related']}"
        print(text)
    for kind, tally in tallies.items():
        print(f"small folders, {kind:24} {tally['exact']} of {tally['all']} exactly right")


def use(made: Mapping[str, object]) -> None:
    """Let the grouping use these weights instead of the shipped ones."""
    slopes: Mapping[str, float] = made["slopes"]  # type: ignore[assignment]
    trial = similarity.Weights(float(made["intercept"]), np.array([slopes[view] for view in VIEWS]))  # type: ignore[arg-type]
    similarity.weights = lambda: trial  # type: ignore[assignment]


def main() -> None:
    """Write the files, or with ``--check`` print figures on events that the weights have not seen."""
    if "--background" in sys.argv:
        HOME.parent.joinpath("text/data/background.txt").write_text(background(), "utf-8")
        rarity.background.cache_clear()
    kinds = Counter(KIND_OF[name] for _, name, _, _ in PILES)
    parts = [labelled(name, dated=dated, titled=titled, share=1 / kinds[KIND_OF[name]]) for _, name, dated, titled in PILES]
    parts += small_folders(FOLDER_SEED)
    if "--check" in sys.argv:
        check(parts)
        return
    made = fit(parts)
    HOME.joinpath("weights.json").write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    print(json.dumps(made, indent=2))


if __name__ == "__main__":
    main()
