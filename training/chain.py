"""Fit a linear-chain model (conditional random field) on binary traits: numpy and L-BFGS, deterministic.

All sequences are walked at once, one step of time after another: rows are laid out by step, longest sequence first, so that a step is
a slice.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


class Layout:
    """Rows of many sequences in order of their step; ``order[k]`` is the original row at place k."""

    def __init__(self, lengths: Sequence[int]) -> None:
        lengths_of = np.array(lengths)
        starts = np.concatenate([[0], np.cumsum(lengths_of)[:-1]])
        longest = np.argsort(-lengths_of, kind="stable")
        self.active = [int((lengths_of > step).sum()) for step in range(int(lengths_of.max()))]
        self.offsets = np.concatenate([[0], np.cumsum(self.active)])
        self.order = np.concatenate([starts[longest[:n]] + step for step, n in enumerate(self.active)])


def expectations(scores: np.ndarray, pairs: np.ndarray, layout: Layout) -> tuple[float, np.ndarray, np.ndarray]:
    """Log partition, label marginals of each row, expected counts of label pairs. Last row of ``pairs``: from the start."""
    top = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - top)
    move = np.exp(pairs[:-1])
    begin = np.exp(pairs[-1])
    forward = np.empty_like(local)
    scale = np.empty(len(local))
    offsets, active = layout.offsets, layout.active
    for step, count in enumerate(active):
        here = slice(offsets[step], offsets[step + 1])
        value = local[here] * (begin if step == 0 else forward[offsets[step - 1] : offsets[step - 1] + count] @ move)
        scale[here] = value.sum(axis=1)
        forward[here] = value / scale[here, None]
    backward = np.ones_like(local)
    counts = np.zeros_like(pairs)
    for step in range(len(active) - 1, 0, -1):
        here = slice(offsets[step], offsets[step + 1])
        before = slice(offsets[step - 1], offsets[step - 1] + active[step])
        weighted = local[here] * backward[here] / scale[here, None]
        backward[before] = weighted @ move.T
        counts[:-1] += (forward[before].T @ weighted) * move
    marginals = forward * backward
    counts[-1] = marginals[: active[0]].sum(axis=0)
    return float(np.log(scale).sum() + top.sum()), marginals, counts


def fit(
    columns: np.ndarray,
    begins: np.ndarray,
    width: int,
    gold: np.ndarray,
    lengths: Sequence[int],
    allowed: np.ndarray,
    *,
    penalty: float,
    rounds: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Trait weights (``width`` x labels) and pair weights that make the gold labels likeliest.

    Args:
        columns: trait ids of all rows, one after another. begins: where each row's ids begin, with the end appended.
        gold: label of each row. allowed: 0 for label pairs that may occur, very negative for others.
        penalty: of squared weights. rounds: of L-BFGS at most.
    """
    layout = Layout(lengths)
    labels = allowed.shape[1]
    matrix = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, begins), shape=(len(gold), width))[layout.order]
    turned = matrix.T.tocsr()
    truth = gold[layout.order]
    open_pairs = allowed == 0
    seen = np.zeros_like(allowed)
    rows = np.arange(len(truth))
    for step in range(1, len(layout.active)):
        before = truth[layout.offsets[step - 1] : layout.offsets[step - 1] + layout.active[step]]
        np.add.at(seen, (before, truth[layout.offsets[step] : layout.offsets[step + 1]]), 1)
    np.add.at(seen, (-1, truth[: layout.active[0]]), 1)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat[: width * labels].reshape(width, labels)
        pairs = np.where(open_pairs, flat[width * labels :].reshape(allowed.shape), allowed)
        scores = (matrix @ weights.astype(np.float32)).astype(np.float64)
        total, marginals, expected = expectations(scores, pairs, layout)
        right = scores[rows, truth].sum() + (pairs * seen).sum()
        marginals[rows, truth] -= 1
        slope = (turned @ marginals.astype(np.float32)).astype(np.float64) + penalty * weights
        slope_pairs = np.where(open_pairs, expected - seen + penalty * pairs, 0)
        value = total - right + penalty / 2 * ((weights**2).sum() + (pairs[open_pairs] ** 2).sum())
        return value, np.concatenate([slope.ravel(), slope_pairs.ravel()])

    start = np.zeros(width * labels + allowed.size)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6, "ftol": 1e-5})
    print(f"  {found.nit} rounds, {found.nfev} evaluations, loss {found.fun:.0f}")
    weights = found.x[: width * labels].reshape(width, labels)
    return weights, np.where(open_pairs, found.x[width * labels :].reshape(allowed.shape), 0.0)


def fit_choice(
    choices: Sequence[Sequence[tuple[Sequence[str], bool]]], *, penalty: float, rounds: int, seen_at_least: int
) -> dict[str, float]:
    """Weights of traits so that in each choice the right candidates are likeliest (softmax over its candidates)."""
    ids: dict[str, int] = {}
    columns: list[int] = []
    begins = [0]
    right: list[float] = []
    sizes: list[int] = []
    for choice in choices:
        sizes.append(len(choice))
        for described, fits in choice:
            columns += [ids.setdefault(trait, len(ids)) for trait in described]
            begins.append(len(columns))
            right.append(float(fits))
    cols = np.array(columns)
    kept = np.bincount(cols, minlength=len(ids)) >= seen_at_least
    mask = kept[cols]
    starts_of = np.concatenate([[0], np.cumsum(mask)])[np.array(begins)]
    matrix = csr_matrix((np.ones(int(mask.sum())), (np.cumsum(kept) - 1)[cols[mask]], starts_of), shape=(len(right), int(kept.sum())))
    turned = matrix.T.tocsr()
    truth = np.array(right)
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, firsts)[group])
        likely /= np.add.reduceat(likely, firsts)[group]
        good = np.maximum(np.add.reduceat(likely * truth, firsts), 1e-12)
        slope = turned @ (likely - likely * truth / good[group])
        return -np.log(good).sum() + penalty / 2 * (weights @ weights), slope + penalty * weights

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return dict(zip([name for name, number in ids.items() if kept[number]], found.x.tolist(), strict=True))
