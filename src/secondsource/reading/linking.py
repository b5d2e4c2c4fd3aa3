"""Which cue a content belongs to, and which source a cue.

``Linker.choose(row, span, candidates)`` gives the candidate whose traits (order, distance, what stands between, the way through the tree)
weigh most; the weights were learned from annotated pairs by ``training/attributions.py`` and stand in ``data/links.tsv``, one trait a line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from secondsource.reading.row import TokenRow

# A cue further away than this from a content, in sentences, is not its cue.
REACH_SENTENCES = 4
# No cue or source is longer, in sentences: bounds the search in very long articles.
LONGEST_SENTENCES = 8


class Piece(NamedTuple):
    """A run of tokens, ``last`` included, that plays one part."""

    first: int
    last: int
    part: str  # source, cue, content


class Linker:
    """Weights of traits, by kind of link: ``content>cue`` and ``cue>source``."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    def weigh(self, described: Sequence[str]) -> float:
        """Sum of the weights of the traits that are known."""
        return sum(self.weights.get(trait, 0.0) for trait in described)

    def choose(self, row: TokenRow, piece: Piece, others: Sequence[Piece], pieces: Sequence[Piece]) -> tuple[int, float] | None:
        """Index in ``others`` of the one that ``piece`` belongs to, with its lead over belonging to none; None where none does.

        ``pieces``: all pieces of the article in order. Ties go to the earlier one.
        """
        kind = f"{piece.part}>{others[0].part}" if others else ""
        best: tuple[int, float] | None = None
        low = row.sentence[piece.first] - REACH_SENTENCES - LONGEST_SENTENCES
        for number in range(bisect_left(others, low, key=lambda p: row.sentence[p.first]), len(others)):
            other = others[number]
            if row.sentence[other.first] - row.sentence[piece.last] > REACH_SENTENCES:
                break
            if reachable(row, piece, other):
                weight = self.weigh(link_traits(row, piece, other, pieces, kind))
                if best is None or weight > best[1]:
                    best = (number, weight)
        if best is None:
            return None
        lead = best[1] - self.weigh(none_traits(row, piece, kind))
        return (best[0], lead) if lead > 0 else None


def reachable(row: TokenRow, piece: Piece, other: Piece) -> bool:
    """Near enough to belong together."""
    apart = (
        row.sentence[other.first] - row.sentence[piece.last]
        if other.first > piece.last
        else row.sentence[piece.first] - row.sentence[other.last]
    )
    return apart <= REACH_SENTENCES


def head_of(row: TokenRow, piece: Piece) -> int:
    """The token of the piece that hangs on something outside it (the first such)."""
    for token in range(piece.first, piece.last + 1):
        head = row.heads[token]
        if (head < piece.first or head > piece.last) and row.upos[token] != "PUNCT":
            return token
    return piece.first


def _way(row: TokenRow, low: int, high: int) -> str:
    """Relations on the way from ``low`` up to ``high``; "" where ``high`` is not above it within five steps."""
    steps = []
    at = low
    for _ in range(5):
        if at == high or at < 0:
            break
        steps.append(row.deps[at])
        at = row.heads[at]
    return "/".join(steps) if at == high and steps else ""


def _bucket(distance: int) -> str:
    for bound in (0, 1, 2, 3, 5, 8, 13, 21, 40):
        if distance <= bound:
            return str(bound)
    return "far"


def none_traits(row: TokenRow, piece: Piece, kind: str) -> list[str]:
    """Traits of belonging to none."""
    quoted = "q" if row.region[piece.first] >= 0 else ""
    found = [f"{kind} none", f"{kind} none {quoted}"]
    if piece.part == "cue":
        head = head_of(row, piece)
        subject = any(row.deps[c].startswith("nsubj") for c in row.children[head])
        passive = any(row.deps[c] == "aux:pass" for c in row.children[head])
        found += [
            f"{kind} none {row.upos[head]} {'s' if subject else ''}{'p' if passive else ''}",
            f"{kind} none {row.lemmas[head].lower()}",
        ]
    return found


def link_traits(row: TokenRow, piece: Piece, other: Piece, pieces: Sequence[Piece], kind: str) -> list[str]:
    """Traits of the pair: ``kind`` is ``content>cue`` or ``cue>source``."""
    after = other.first > piece.first
    low, high = (piece, other) if after else (other, piece)
    gap = max(0, high.first - low.last - 1)
    order = ">" if after else "<"
    apart = row.sentence[high.first] - row.sentence[low.last]
    begin = bisect_right(pieces, low.last, key=lambda p: p.first)
    stop = bisect_left(pieces, high.first, key=lambda p: p.first)
    between = [p.part for p in pieces[begin:stop] if p.last < high.first]
    same = between.count(other.part)
    rest = "".join(sorted(p[:2] for p in between))[:8]
    paragraphs = min(2, row.paragraph[high.first] - row.paragraph[low.last])
    a, b = head_of(row, piece), head_of(row, other)
    up, down = _way(row, a, b), _way(row, b, a)
    inside = "".join("q" if row.region[t] >= 0 else "-" for t in (piece.first, other.first))
    same_region = row.region[piece.first] >= 0 and row.region[piece.first] == row.region[other.first]
    found = [
        f"{order} {_bucket(gap)} s{min(apart, 3)}",
        f"{order} s{min(apart, 3)} p{paragraphs} {inside}{'=' if same_region else ''}",
        f"{order} n{min(same, 3)} s{min(apart, 3)}",
        f"{order} between {rest} s{min(apart, 2)}",
        f"gap {_bucket(gap)} n{min(same, 2)}",
    ]
    if apart == 0:
        mid = [row.texts[t] for t in range(low.last + 1, high.first)]
        marks = "".join(w for w in mid if w in (",", ":", ";", "—", "-", "(", ")", '"', "”", "“"))[:3]
        found.append(f"{order} marks {marks}")
        if up:
            found += [f"up {up}", f"up {up.rsplit('/', 1)[-1]} {order}"]
        elif down:
            found += [f"down {down}", f"down {down.split('/', 1)[0]} {order}", f"down {down.rsplit('/', 1)[-1]} {order}"]
        else:
            meet = _way(row, a, row.heads[b]) if row.heads[b] >= 0 else ""
            found.append(f"apart {order} {row.deps[a]} {row.deps[b]}" + (f" {meet}" if meet else ""))
    elif piece.part == "content":
        found.append(f"{order} far {row.deps[b]} {inside} s{min(apart, 3)}")
    else:
        found.append(f"{order} far {row.upos[b]} {inside} s{min(apart, 3)}")
    return [f"{kind} {trait}" for trait in found]


@lru_cache(maxsize=1)
def linker() -> Linker:
    """The linker with the weights that come with the package."""
    lines = resources.files("secondsource.reading").joinpath("data/links.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if not line.startswith("#"))
    return Linker({trait: float(weight) for trait, weight in pairs})
