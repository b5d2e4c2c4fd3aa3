"""Words that report: how often each lemma is (part of) a cue.

``cue_lexicon().chances(row)`` gives for each token the chance that its lemma is a cue, 0 for a word never seen as one. The counts stand
in ``data/cues.tsv`` (lemma, V/N/J for verb, noun, other, times a cue, times not) and were made by ``training/attributions.py``.
"""

from functools import lru_cache
from importlib import resources

from secondsource.reading.row import TokenRow

_CLASS = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADP": "J", "ADJ": "J", "PROPN": "N"}
# A lemma seen once as a cue is no sure cue: counts are weighed as if it had also been seen this often in other use.
PRIOR_OTHER = 2.0


class CueLexicon:
    """Counts by ``lemma|class``: (times a cue, times not)."""

    def __init__(self, counts: dict[str, tuple[int, int]]) -> None:
        self.counts = counts

    def chances(self, row: TokenRow) -> list[float]:
        """For each token how often its lemma is a cue, 0..1."""
        found = []
        for token in range(len(row)):
            cue, other = self.counts.get(cue_key(row, token), (0, 0))
            found.append(cue / (cue + other + PRIOR_OTHER) if cue else 0.0)
        return found


def cue_key(row: TokenRow, token: int) -> str:
    """``lemma|class`` of a token, ``""`` where it cannot be a cue by itself."""
    kind = _CLASS.get(row.upos[token])
    if row.texts[token] == ":":
        return ":|J"
    return f"{row.lemmas[token].lower()}|{kind}" if kind else ""


@lru_cache(maxsize=1)
def cue_lexicon() -> CueLexicon:
    """The counts that come with the package."""
    lines = resources.files("secondsource.reading").joinpath("data/cues.tsv").read_text(encoding="utf-8").splitlines()
    counts = {}
    for line in lines:
        if not line.startswith("#"):
            lemma, kind, cue, other = line.split("\t")
            counts[f"{lemma}|{kind}"] = (int(cue), int(other))
    return CueLexicon(counts)
