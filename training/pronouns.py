"""Learn what each trait of a pronoun's candidates counts, and what common nouns name, from GUM's coreference.

    PYTHONPATH=src:evaluation python training/pronouns.py [--check]

Writes ``src/secondsource/reading/data/pronouns.tsv`` and ``noun_sorts.tsv``; half a minute on one core, the same every time. ``--check``
writes nothing and prints how well weights learned on four fifths of the training documents do on the fifth that they have not seen.

The scene (``reading/referents.py``) is gone through as it is in use: a pronoun that was read wrong misleads the next. Hence three rounds:
the first follows GUM's own answers, each further one the answers of the weights so far.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads cost far more than matrices this small are worth

import numpy as np
from scipy.optimize import minimize

from coreference import Document, Prepared, Tally, gum, measure, prepared
from secondsource.reading.pronouns import KINDS, Scorer, Traits, candidates, nobody
from secondsource.reading.referents import Kind, Referent, Scene, Sort, with_listed

DATA = Path(__file__).resolve().parents[1] / "src" / "secondsource" / "reading" / "data"
ROUNDS = 3
# On the squares of the weights; of 1, 6 and 20 no one is better than the others beyond chance on held-out fifths.
PENALTY = 6.0
# Where the penalty pulls to, for what is plain, or what newspapers do all the time and GUM's mixed genres seldom ("Ms Norn said. She
# added"); 0 for all other traits.
SPEAKING: Mapping[str, float] = {
    "spoke last, nobody a subject since, and the pronoun speaks": 1.5,
    "speaker of the report around": 1.0,
    "speaker of the quotation around": -1.5,
    "last inside another report, and the pronoun speaks": -1.5,
    "named in what the pronoun says": -2.0,
    "a body, and the pronoun speaks": 1.0,
    "nobody: the pronoun speaks": -1.0,
    "was the other before": -5.0,
    "given name of the other": -2.0,
}
# A trait that is rarer than this tells nothing that holds elsewhere.
RAREST = 8
_SORTS: Mapping[str, Sort] = {"person": "person", "organization": "body", "place": "place", "time": "time"}
Choice = tuple[list[Traits], list[bool], float]  # what could be chosen (nobody last), which of it is right, how much it counts
# What is read later is news: of 1, 2, 4 the best on held-out fifths.
NEWS_COUNTS = 1.0


def learned_sorts(documents: Sequence[Document]) -> dict[str, Sort]:
    """Lemma -> sort, for nouns that head at least two mentions, three in five of them of one of the sorts that matter."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        tokens = [token for parse in document.parses for token in parse.tokens]
        for mention in document.gold:
            if mention.form == "noun":
                seen[tokens[mention.head].lemma.lower()][mention.kind] += 1
    found: dict[str, Sort] = {}
    for lemma, kinds in seen.items():
        kind, times = min(kinds.items(), key=lambda item: (-item[1], item[0]))
        if lemma.isalpha() and kind in _SORTS and times >= 2 and times >= 0.6 * sum(kinds.values()):
            found[lemma] = _SORTS[kind]
    return found


class _Watching:
    """Chooses, and keeps every choice there was."""

    def __init__(self, one: Prepared, scorer: Scorer | None) -> None:
        self.chains = one.chains
        self.counts = NEWS_COUNTS if one.genre in ("news", "interview") else 1.0
        self.scorer = scorer
        self.choices: dict[Kind, list[Choice]] = {kind: [] for kind in KINDS}

    def choose(self, scene: Scene, token: int, kind: Kind) -> Referent | None:
        found = list(candidates(scene, token, kind))
        chain = self.chains.right(token)
        right = [chain is not None and self.chains.of_referent(referent) == chain for referent, _ in found]
        if self.chains.of_head(token) is not None or kind != "it":
            traits = [traits for _, traits in found] + [nobody(scene, token, [referent for referent, _ in found])]
            self.choices[kind].append((traits, [*right, not any(right)], self.counts))
        if self.scorer is not None:
            return self.scorer.choose(scene, token, kind)
        return next((referent for (referent, _), fits in zip(found, right, strict=True) if fits), None)


def learned(documents: Sequence[Prepared], sorts: Mapping[str, Sort]) -> Scorer:
    """Weights of all kinds."""
    scorer: Scorer | None = None
    for _ in range(ROUNDS):
        choices: dict[Kind, list[Choice]] = {kind: [] for kind in KINDS}
        for one in documents:
            watching = _Watching(one, scorer)
            Scene(one.row, one.cast, watching, one.attributions, sorts).until(len(one.row))
            for kind in KINDS:
                choices[kind] += watching.choices[kind]
        scorer = Scorer({kind: _fitted(choices[kind]) for kind in KINDS})
    assert scorer is not None
    return scorer


def _fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right candidates of all choices are likeliest (softmax, penalty on the squares)."""
    seen = Counter(trait for traits, _, _ in choices for one in traits for trait in one)
    names = sorted(trait for trait, times in seen.items() if times >= RAREST or trait in SPEAKING)
    at = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(len(traits) for traits, _, _ in choices), len(names)))
    right = np.zeros(len(table), dtype=bool)
    counted = np.array([counts for _, _, counts in choices])
    starts = []
    row = 0
    for traits, fits, _ in choices:
        starts.append(row)
        for one, fit in zip(traits, fits, strict=True):
            for trait, value in one.items():
                if trait in at:
                    table[row, at[trait]] = value
            right[row] = fit
            row += 1
    begins = np.array(starts)
    of = np.repeat(np.arange(len(begins)), np.diff([*starts, row]))

    prior = np.array([SPEAKING.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        all_ = np.add.reduceat(scores, begins)
        good = np.add.reduceat(np.where(right, scores, 0.0), begins)
        slope = (scores / all_[of] - np.where(right, scores / good[of], 0.0)) * counted[of]
        value = float(counted @ (np.log(all_) - np.log(good)) + PENALTY / 2 * ((weights - prior) @ (weights - prior)))
        return value, table.T @ slope + PENALTY * (weights - prior)

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(weight), 2) for name, weight in zip(names, found.x, strict=True)}


def check(documents: Sequence[Document], ready: Sequence[Prepared]) -> None:
    """Print the tables of held-out fifths."""
    tally = Tally()
    for fold in range(5):
        sorts = with_listed(learned_sorts([d for n, d in enumerate(documents) if n % 5 != fold]))
        scorer = learned([one for n, one in enumerate(ready) if n % 5 != fold], sorts)
        measure([one for n, one in enumerate(ready) if n % 5 == fold], tally, scorer, sorts)
    tally.show("GUM training documents, each read with weights of the other four fifths")


def main() -> None:
    """Learn and write, or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    documents = gum("train")
    ready = [prepared(document) for document in documents]
    if given.check:
        check(documents, ready)
        return
    sorts = learned_sorts(documents)
    scorer = learned(ready, with_listed(sorts))
    names = sorted({trait for kind in KINDS for trait in scorer.weights[kind]})
    lines = ["# what a candidate is like, and what that counts for: " + "\t".join(KINDS) + " (-: not asked)"]
    for name in names:
        lines.append("\t".join([name, *(f"{scorer.weights[kind][name]:.2f}" if name in scorer.weights[kind] else "-" for kind in KINDS)]))
    (DATA / "pronouns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["# sort\tnouns that name it, learned by training/pronouns.py; the lists of actor_words.tsv go before"]
    for sort in ("person", "body", "place", "time"):
        lines.append(f"{sort}\t{' '.join(sorted(lemma for lemma, of in sorts.items() if of == sort))}")
    (DATA / "noun_sorts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
