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
    told = sides(claim)
    if claim.kind == "quote" and len(told) < len(claim.variants):
        return ["speaker"]
    return list(dict.fromkeys(word for number, variant in enumerate(claim.variants) if number in told for word in variant.why))


def by_tellings(claim: BriefClaim) -> list[int]:
    """Variants, the one with more tellings first (which says nothing about which is right)."""

    def weight(number: int) -> tuple[int, int, int, int]:
        support = claim.variants[number].support
        return -support.at_least, -support.at_most, -len(claim.variants[number].reports), number

    return sorted(range(len(claim.variants)), key=weight)


def sides(claim: BriefClaim) -> list[int]:
    """The variants that stand against one another, in the order of :func:`by_tellings`.

    Of a quote that one article puts in another mouth, the wordings that differ in a word are no sides; the one that speaks and the other
    speaker's are. Of a quote that somebody denies, it is the wording that is denied.
    """
    order = by_tellings(claim)
    if claim.kind != "quote":
        return order
    if claim.verdict != "contradict":  # one side, and who denies it
        return [next((n for n in order if claim.variants[n].denied_by), order[0])]
    against = [n for n in order if "speaker" in claim.variants[n].why]
    first = next((n for n in order if n not in against), order[0])
    return [first, *against] if against else order
