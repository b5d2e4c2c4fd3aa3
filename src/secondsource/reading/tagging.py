"""Which words are a source, a cue or a content: a linear-chain model over the parse.

``Tagger.roles(row)`` gives one label for each token: ``O``, or ``B-``/``I-`` with ``source``, ``cue``, ``content``. Each token is described
by a few dozen traits (:func:`traits`: its word, its place in the tree, the cue verb above it, the quotation around it); each trait has a
learned weight for each label, and so has each pair of neighbouring labels; the best row of labels of a paragraph is found by Viterbi's
method. The weights stand in ``data/roles.tsv.gz``, one trait a line; ``training/attributions.py`` makes them.
"""

import gzip
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np

from secondsource.reading.cues import CueLexicon, cue_lexicon
from secondsource.reading.labels import ROLES
from secondsource.reading.row import TokenRow

LABELS = ROLES
_FORBIDDEN = -1e4
_HIGHEST = 6  # how many heads above a token are looked at


class Tagger:
    """Learned weights: of traits (rows) for each label, and of label pairs."""

    def __init__(self, rows: dict[str, int], weights: "np.ndarray", pairs: "np.ndarray", lexicon: CueLexicon) -> None:
        self.rows = rows
        self.weights = weights
        self.pairs = pairs
        self.lexicon = lexicon

    def roles(self, row: TokenRow) -> list[str]:
        """One label for each token of the row."""
        if not len(row):
            return []
        known = self.rows
        ids: list[int] = []
        begins: list[int] = []
        for described in traits(row, self.lexicon.chances(row)):
            begins.append(len(ids))
            ids.append(0)  # the bias: no token is without a trait
            ids += [known[trait] for trait in described if trait in known]
        scores = np.add.reduceat(self.weights[ids], begins, axis=0)
        labels: list[str] = []
        for first, last in stretches(row):
            labels += [LABELS[k] for k in best_path(scores[first:last], self.pairs)]
        return labels


def best_path(scores: "np.ndarray", pairs: "np.ndarray") -> list[int]:
    """Viterbi: the row of labels with the highest sum; ties go to the lower label."""
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + pairs[-1]  # the last row of ``pairs``: from the start
    for step in range(1, len(scores)):
        through = best[:, None] + pairs[:-1]
        back[step] = through.argmax(axis=0)
        best = through.max(axis=0) + scores[step]
    path = [int(best.argmax())]
    for step in range(len(scores) - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return path[::-1]


def allowed_pairs() -> "np.ndarray":
    """0 where a label may follow another (last row: begin a paragraph), else a large negative number."""
    pairs = np.zeros((len(LABELS) + 1, len(LABELS)))
    for after, label in enumerate(LABELS):
        if label.startswith("I-"):
            for before in range(len(LABELS) + 1):
                same = before < len(LABELS) and LABELS[before][2:] == label[2:]
                if not same:
                    pairs[before, after] = _FORBIDDEN
    return pairs


def stretches(row: TokenRow) -> list[tuple[int, int]]:
    """Token ranges that are labelled together: the paragraphs."""
    found = []
    first = 0
    for token in range(1, len(row) + 1):
        if token == len(row) or row.paragraph[token] != row.paragraph[first]:
            found.append((first, token))
            first = token
    return found


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The tagger with the weights that come with the package."""
    packed = resources.files("secondsource.reading").joinpath("data/roles.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    width = len(LABELS)
    pairs = allowed_pairs()
    rows: dict[str, int] = {}
    numbers: list[list[float]] = []
    for line in lines:
        if line.startswith("#"):
            continue
        trait, _, rest = line.partition("\t")
        values = [float(value) if value else 0.0 for value in rest.split("\t")]
        if trait.startswith("pair "):
            before = trait[5:]
            pairs[LABELS.index(before) if before in LABELS else width] += values
        else:
            rows[trait] = len(numbers)
            numbers.append(values)
    return Tagger(rows, np.array(numbers, dtype=np.float64), pairs, cue_lexicon())


def _bucket(chance: float) -> str:
    for number, bound in enumerate((0.0, 0.02, 0.08, 0.2, 0.4, 0.65, 0.85)):
        if chance <= bound:
            return str(number)
    return "7"


def _far(distance: int) -> str:
    for bound in (1, 2, 3, 5, 8, 13, 21, 34):
        if distance <= bound:
            return str(bound)
    return "far"


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return "punct"
    if word[0].isdigit():
        return "digit"
    if word.isupper() and len(word) > 1:
        return "CAPS"
    return "Cap" if word[0].isupper() else "low"


def _above(row: TokenRow, chances: Sequence[float]) -> list[tuple[int, int]]:
    """For each token the nearest likely cue at or above it and the child of that cue on the way; (-1, -1) where there is none."""
    found = []
    for token in range(len(row)):
        at, child = token, -1
        for _ in range(_HIGHEST + 6):
            if at < 0 or chances[at] > 0.2:
                break
            at, child = row.heads[at], at
        found.append((at, child) if at >= 0 and chances[at] > 0.2 else (-1, -1))
    return found


def traits(row: TokenRow, chances: Sequence[float]) -> Iterator[list[str]]:
    """For each token what is known of it, as strings. ``chances``: how often its lemma is a cue (:mod:`secondsource.reading.cues`)."""
    size = len(row)
    # Names are left out of the words: which names speak is a matter of the articles learned from, not of the language.
    low = ["<name>" if upos == "PROPN" else "<number>" if upos == "NUM" else word for word, upos in zip(row.lows, row.upos, strict=True)]
    base = [word if word[0] == "<" else lemma.lower() for word, lemma in zip(low, row.lemmas, strict=True)]
    tags, deps, heads = row.tags, row.deps, row.heads
    shapes = [_shape(word) for word in row.texts]
    above = _above(row, chances)
    buckets = [_bucket(chance) for chance in chances]
    quotes = _quote_traits(row)
    near = _nearest_cues(row, chances)
    that = [any(deps[c] == "mark" and low[c] == "that" for c in row.children[t]) for t in range(size)]
    subjects = [any(deps[c].startswith("nsubj") for c in row.children[t]) for t in range(size)]
    clauses = [
        next((deps[c] for c in row.children[t] if deps[c] in ("ccomp", "xcomp", "parataxis", "acl", "obj")), "") for t in range(size)
    ]
    for t in range(size):
        begin = row.first[row.sentence[t]]
        stop = row.first[row.sentence[t] + 1]
        before = t - 1 if t > begin else -1
        after = t + 1 if t + 1 < stop else -1
        two = t - 2 if t - 2 >= begin else -1
        later = t + 2 if t + 2 < stop else -1
        head = heads[t]
        top = heads[head] if head >= 0 else -1
        w, g, d = low[t], tags[t], deps[t]
        w1, g1, d1 = (low[before], tags[before], deps[before]) if before >= 0 else ("<s>", "<s>", "<s>")
        w2, g2 = (low[after], tags[after]) if after >= 0 else ("</s>", "</s>")
        hl, hg, hd = (base[head], tags[head], deps[head]) if head >= 0 else ("", "", "root")
        q = quotes[t]
        b = buckets[t]
        f = [
            "w=" + w,
            "l=" + base[t] + "|" + g,
            "g=" + g,
            "g-1=" + g1,
            "g+1=" + g2,
            "gg-=" + g1 + "|" + g,
            "gg+=" + g + "|" + g2,
            "ggg=" + g1 + "|" + g + "|" + g2,
            "g-2=" + (tags[two] if two >= 0 else "") + "|" + g1,
            "g+2=" + g2 + "|" + (tags[later] if later >= 0 else ""),
            "w-1=" + w1,
            "w+1=" + w2,
            "ww-=" + w1 + "|" + w,
            "ww+=" + w + "|" + w2,
            "w-2=" + (low[two] if two >= 0 else "<s>"),
            "w+2=" + (low[later] if later >= 0 else "</s>"),
            "sh=" + shapes[t] + "|" + (shapes[before] if before >= 0 else "<s>") + "|" + (shapes[after] if after >= 0 else "</s>"),
            "d=" + d,
            "dd=" + d1 + "|" + d,
            "dg=" + d + "|" + g,
            "dhd=" + d + "|" + hd,
            "dhl=" + d + "|" + hl,
            "hl=" + hl,
            "dhg=" + d + "|" + hg + "|" + ("<" if head > t else ">"),
            "dhdt=" + d + "|" + hd + "|" + (deps[top] if top >= 0 else ""),
            "b=" + b,
            "bg=" + b + "|" + g,
            "bk=" + b + "|" + d + "|" + clauses[t] + ("|s" if subjects[t] else "") + ("|t" if that[t] else ""),
            "b-=" + (buckets[before] if before >= 0 else "-") + "|" + b,
            "b+=" + b + "|" + (buckets[after] if after >= 0 else "-"),
            "hb=" + (buckets[head] if head >= 0 else "-") + "|" + d,
            "q=" + q,
            "qg=" + q + "|" + g,
            "q-=" + (quotes[before] if before >= 0 else "<s>") + "|" + q,
            "qw=" + q + "|" + w1,
            "e=" + row.ents[t] + "|" + d,
            "f=" + ("first" if before < 0 else "last" if after < 0 else "in") + "|" + g,
            "suf=" + (w if w[0] == "<" else w[-3:]) + "|" + g[:2],
            "ch=" + clauses[t] + ("|s" if subjects[t] else "") + ("|t" if that[t] else "") + "|" + g[:2],
        ]
        cue, child = above[t]
        if cue >= 0:
            cb, cl = buckets[cue], base[cue]
            if child < 0:
                f.append("a=self|" + cb + "|" + q)
            else:
                cd = deps[child]
                side = "<" if t < cue else ">"
                subject = "s" if subjects[cue] else ""
                f += [
                    "a=" + cd + "|" + side,
                    "ab=" + cd + "|" + side + "|" + cb,
                    "al=" + cd + "|" + side + "|" + cl,
                    "ag=" + cd + "|" + g + "|" + side,
                    "ad=" + cd + "|" + side + "|" + d + ("|direct" if child == t else ""),
                    "as=" + cd + "|" + side + "|" + subject + "|" + deps[cue],
                    "aw=" + cd + "|" + w,
                    "aw1=" + cd + "|" + side + "|" + w1,
                    "ac=" + cd + "|" + side + "|" + ("t" if that[child] else "") + ("s" if subjects[child] else "") + tags[child],
                    "aq=" + cd + "|" + side + "|" + q,
                    "afar=" + cd + "|" + side + "|" + _far(abs(cue - t)),
                ]
                if before >= 0:
                    other, way = above[before]
                    f.append(
                        "aa="
                        + (deps[way] if way >= 0 else "self" if other >= 0 else "none")
                        + ("=" if other == cue else "#")
                        + "|"
                        + cd
                        + "|"
                        + side
                    )
                second = heads[cue]
                step = cue
                for _ in range(_HIGHEST):
                    if second < 0 or chances[second] > 0.2:
                        break
                    second, step = heads[second], second
                if second >= 0:
                    f.append("a2=" + deps[step] + "|" + ("<" if t < second else ">") + "|" + cd)
                    f.append("a2b=" + deps[step] + "|" + ("<" if t < second else ">") + "|" + buckets[second])
        else:
            f.append("a=none|" + d)
            f.append("a=none|" + q)
        left, right = near[t]
        f += [
            "nl=" + left[0],
            "nr=" + right[0],
            "nlr=" + left[1] + "|" + right[1],
            "nlg=" + left[0] + "|" + g,
            "nrg=" + right[0] + "|" + g,
            "nlq=" + left[1] + "|" + right[1] + "|" + q,
            "nll=" + left[2],
            "nrl=" + right[2],
        ]
        yield f


def _nearest_cues(row: TokenRow, chances: Sequence[float]) -> list[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    """For each token the nearest likely cue to its left and to its right in the sentence: how far, how likely, which."""
    none = ("none", "none", "none")
    lefts: list[tuple[str, str, str]] = []
    rights: list[tuple[str, str, str]] = []
    for begin, stop in zip(row.first, row.first[1:], strict=False):
        here = [t for t in range(begin, stop) if chances[t] > 0.3]
        last = -1
        for t in range(begin, stop):
            if last >= 0:
                lefts.append(
                    (_bucket(chances[last]) + "|" + _far(t - last), _bucket(chances[last]), row.lemmas[last].lower() + "|" + _far(t - last))
                )
            else:
                lefts.append(none)
            if chances[t] > 0.3:
                last = t
        following = 0
        for t in range(begin, stop):
            while following < len(here) and here[following] <= t:
                following += 1
            if following < len(here):
                cue = here[following]
                rights.append(
                    (_bucket(chances[cue]) + "|" + _far(cue - t), _bucket(chances[cue]), row.lemmas[cue].lower() + "|" + _far(cue - t))
                )
            else:
                rights.append(none)
    return list(zip(lefts, rights, strict=True))


def _quote_traits(row: TokenRow) -> list[str]:
    """For each token its place with regard to quotations: in one (short or long, at its mark or inside, going on) or near one."""
    lengths = [0] * len(row.regions)
    for region in row.region:
        if region >= 0:
            lengths[region] += 1
    found = []
    for token, region in enumerate(row.region):
        if region < 0:
            begin = row.first[row.sentence[token]]
            stop = row.first[row.sentence[token] + 1]
            ended = next((k for k in (1, 2, 3) if token - k >= begin and row.region[token - k] >= 0), 0)
            coming = next((k for k in (1, 2, 3) if token + k < stop and row.region[token + k] >= 0), 0)
            found.append("out" + (f"<{ended}" if ended else "") + (f">{coming}" if coming else ""))
            continue
        size = "1" if lengths[region] <= 4 else "2" if lengths[region] <= 8 else "3"
        place = "B" if token == 0 or row.region[token - 1] != region else "I"
        if token + 1 == len(row) or row.region[token + 1] != region:
            place = "E"
        onward = "s" if row.first[row.sentence[token]] == token else ""
        found.append(
            f"in{size}{place}{onward}" + ("c" if row.regions[region].continues else "") + ("" if row.regions[region].closed else "o")
        )
    return found
