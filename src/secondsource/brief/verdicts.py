"""What a verdict looks like in a line, and in which order the sides of a disagreement stand."""

from collections.abc import Sequence

from secondsource.brief.view import Piece, label, strong
from secondsource.brief.wording import VERDICTS, difference
from secondsource.records.brief import BriefClaim
from secondsource.records.claim import Verdict


def verdict_pieces(verdict: Verdict, why: Sequence[str] = ()) -> list[Piece]:
    """``≠ contradict: who did it``."""
    pieces = [strong(" ".join(VERDICTS[verdict]).strip())]
    if why:
        pieces.append(label(f": {difference(why)}"))
    return pieces


def differing(claim: BriefClaim) -> list[str]:
    """What the variants of a claim differ in."""
    return list(dict.fromkeys(word for variant in claim.variants for word in variant.why))


def by_tellings(claim: BriefClaim) -> list[int]:
    """Variants, the one with more tellings first (which says nothing about which is right)."""

    def weight(number: int) -> tuple[int, int, int, int]:
        support = claim.variants[number].support
        return -support.at_least, -support.at_most, -len(claim.variants[number].reports), number

    return sorted(range(len(claim.variants)), key=weight)
