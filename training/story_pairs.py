"""Make ``src/secondsource/stories/weights.json`` and ``background.txt``: one command, no library but numpy.

    PYTHONPATH=src:evaluation python training/story_pairs.py [--background]

The pair scorer is a logistic regression over the views of ``stories.similarity`` (ridge, Newton's method). It is fitted on labelled
pairs of three kinds (events of three outlets with labelled traps; two events of one topic; many outlets), each kind and each class with
the same weight; pairs that share next to nothing are left out, since any scorer tells them. Dated and titled pairs are given again with
the dates or titles hidden, and in piles of two events only, so that the scorer knows what these are worth. ``--check`` leaves each kind
out in turn.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.records.skim import Skim
from secondsource.stories import similarity
from secondsource.stories.candidates import FARTHEST_DAYS, candidate_pairs
from secondsource.stories.similarity import VIEWS, Floats, collect, gap_view, views_of_pairs, with_nearest
from stories import BACKGROUND, LOAD, OUTLETS, TOPICS, TRAPS, folders, rows, skims

HOME = Path(similarity.__file__).parent
RIDGE = 3.0
WEIGHT_OF_A_CLASS = 300.0
WEIGHT_OF_A_TRAP = 10.0
UNTITLED_TRAP = 2.0  # times that, where titles are hidden: else one in four of them merges
EASY = 0.35  # pairs with less shared than this (root of the word-pair cosine + text cosine) are told by anything
OFFSET = 0.55  # chosen on evaluation/stories.py: at most one trap in seven merges
FOLDER_SEED = 1
FOLDER_WEIGHT = 2.0  # of the small folders of a kind, against each of its other piles


def labelled(name: str, *, dated: bool = True, titled: bool = True) -> tuple[Floats, Floats, Floats]:
    """Views, classes and sample weights of the pairs of one file."""
    records = rows(name)
    views, same, sample = labelled_pile(records, skims(name, dated=dated, titled=titled), traps=name == BACKGROUND)
    if name == BACKGROUND and not titled:
        traps = sum(row["label"] in ("same", "related") for row in rows(TRAPS))  # they stand last
        sample[-traps:] *= np.where(same[-traps:] == 0, UNTITLED_TRAP, 1.0)
    return views, same, sample


def small_folders(name: str) -> tuple[Floats, Floats, Floats]:
    """The same of folders of two events, four to nine articles: other draws than those of the evaluation."""
    parts = []
    for folder in folders(FOLDER_SEED):
        if folder.file == name:
            event_of = {one: number for number, part in enumerate(folder.parts) for one in part}
            records = [{"id": one.id, "event": event_of[one.id]} for one in folder.skims]
            parts.append(labelled_pile(records, folder.skims, traps=False, easy=0.0))
    views, same = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    return views, same, FOLDER_WEIGHT * sample_weights(same)


def sample_weights(same: Floats) -> Floats:
    """Each class weighs the same in all."""
    return np.where(same == 1, WEIGHT_OF_A_CLASS / max(1, same.sum()), WEIGHT_OF_A_CLASS / max(1, (1 - same).sum()))


def labelled_pile(
    records: Sequence[dict[str, Any]], made: Sequence[Skim], *, traps: bool, easy: float = EASY
) -> tuple[Floats, Floats, Floats]:
    """Views, classes and sample weights of the labelled pairs of one pile."""
    pile = collect(made)
    pile = with_nearest(pile, *candidate_pairs(pile))
    events = [row["event"] for row in records]
    known = [place for place, event in enumerate(events) if event is not None]
    a, b = (np.array(known)[side] for side in np.triu_indices(len(known), 1))
    same = np.array([events[x] == events[y] for x, y in zip(a, b, strict=True)], dtype=float)
    views = views_of_pairs(pile, a, b)
    hard = (same == 1) | (views[:, 0] + views[:, 1] > easy)
    hard &= views[:, VIEWS.index("gap")] <= gap_view(np.array(FARTHEST_DAYS))  # farther ones are never compared
    views, same = views[hard], same[hard]
    sample = sample_weights(same)
    if traps:
        place = {row["id"]: number for number, row in enumerate(records)}
        pairs = [row for row in rows(TRAPS) if row["label"] in ("same", "related")]
        more = views_of_pairs(pile, np.array([place[row["a"]] for row in pairs]), np.array([place[row["b"]] for row in pairs]))
        views = np.concatenate([views, more])
        same = np.concatenate([same, [float(row["label"] == "same") for row in pairs]])
        sample = np.concatenate([sample, np.full(len(pairs), WEIGHT_OF_A_TRAP)])
    return views, same, sample


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


KINDS: dict[str, list[tuple[str, bool, bool]]] = {
    "events in background": [(BACKGROUND, True, True), (BACKGROUND, False, True), (BACKGROUND, True, False)],
    "two events of one topic": [(TOPICS, True, True)],
    "many outlets": [(OUTLETS, True, True), (OUTLETS, False, True), (OUTLETS, True, False)],
}


def fit(kinds: Sequence[str], cache: dict[str, list[tuple[Floats, Floats, Floats]]]) -> dict[str, object]:
    """The weights as they are shipped."""
    parts = [(views, same, sample / (len(cache[kind]) + FOLDER_WEIGHT - 1)) for kind in kinds for views, same, sample in cache[kind]]
    slopes, intercept = fitted(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return {
        "made_by": "training/story_pairs.py",
        "intercept": round(intercept + OFFSET, 4),
        "slopes": {view: round(float(slope), 4) for view, slope in zip(VIEWS, slopes, strict=True)},
    }


def background() -> str:
    """Stems by tenths of their inverse document frequency in the load articles; those in fewer than ten are left out."""
    pile = skims(LOAD)
    found_in = Counter(word for one in pile for word in set(one.stems) if word.isalpha() and word.isascii())
    tenths: dict[int, list[str]] = defaultdict(list)
    for word, count in found_in.items():
        if count >= 10:
            tenths[round(10 * math.log(len(pile) / count))].append(word)
    return "".join(f"{tenth} {' '.join(sorted(words))}\n" for tenth, words in sorted(tenths.items()))


def main() -> None:
    """Write the files, or with ``--check`` the figures of weights made without each kind in turn."""
    if "--background" in sys.argv:
        HOME.joinpath("background.txt").write_text(background(), "utf-8")
        similarity.background.cache_clear()
    cache = {
        kind: [*(labelled(name, dated=dated, titled=titled) for name, dated, titled in files), small_folders(files[0][0])]
        for kind, files in KINDS.items()
    }
    if "--check" in sys.argv:
        from stories import line

        for left_out, files in KINDS.items():
            made = fit([kind for kind in KINDS if kind != left_out], cache)
            trial = similarity.Weights(made["intercept"], np.array([made["slopes"][view] for view in VIEWS]))
            similarity.weights = lambda trial=trial: trial
            for name, dated, titled in files:
                print(line(f"{left_out}{'' if dated else ', no dates'}{'' if titled else ', no titles'}", name, dated=dated, titled=titled))
        return
    made = fit(list(KINDS), cache)
    HOME.joinpath("weights.json").write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    print(json.dumps(made, indent=2))


if __name__ == "__main__":
    main()
