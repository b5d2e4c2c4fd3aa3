"""In whose mouth a quote is put, and which names of a story's speakers are one person's."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from secondsource.brief.clauses import sure
from secondsource.records.brief import BriefClaim, BriefReport
from secondsource.text.normalize import fold, words
from secondsource.text.spellings import levelled, same_given

MIN_CLIPPED = 5  # words of a clipped quote that say whose it is
MIN_PARTS = 2  # a given name and a family name
_PAPER = re.compile(r"\b(?:Times|Post|News|Journal|Tribune|Herald|Chronicle|Gazette|Courier|Press|Magazine|Ledger|Observer|Mail|Radio|TV)$")
_TITLES = frozenset("mr mrs ms miss dr sir sen rep gov gen col capt lt prof president senator minister the jr sr".split())


def base_of(claim: BriefClaim) -> int:
    """The report whose words stand for a quote: the longest form."""
    return next((i for i, report in enumerate(claim.reports) if report.drift and report.drift.kind == "longest"), claim.speaks)


def speaker_of(claim: BriefClaim) -> str:
    """In whose mouth the words are put, or "" where no article says, or articles put them in several by no more than "he".

    It is the name that most reports of the very words have beside them; of as many, the one beside the words that are printed. A paper is
    it only where nobody else is named.
    """
    speaker = claim.reports[base_of(claim)].speaker
    named = Counter(r.speaker.name for r in claim.reports if r.speaker and sure(r.speaker) and _same_words(r))
    if named:
        # Where one article names a paper and another a person or a body, the paper is who had the words first.
        return max(named, key=lambda name: (not _PAPER.search(name), named[name], speaker is not None and name == speaker.name))
    unsure = {r.speaker.name for r in claim.reports if r.speaker}
    return claim.speaker or (speaker.name if speaker else "") if len(unsure) < 2 else ""


def _same_words(report: BriefReport) -> bool:
    if report.drift is not None and report.drift.kind == "clipped":
        return len(report.words.split()) >= MIN_CLIPPED  # two words may be anybody's
    return report.drift is None or report.drift.kind in ("longest", "same words")


def surely(claim: BriefClaim) -> bool:
    """Whether some article names the speaker beside the words."""
    return any(sure(report.speaker) and _same_words(report) for report in claim.reports)


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words(fold(name)) if len(word) > 1 and word not in _TITLES)


def _short(one: str, two: str) -> bool:
    """Whether the given names are one and its usual short form: "Joseph R. Voll", "Joe Voll"."""
    a, b = levelled(_parts(one)), levelled(_parts(two))
    return len(a) == len(b) == MIN_PARTS and same_given(a[0], b[0])


class Speakers:
    """The speakers of some claims: "Mr. Voll", "Voll" and "Idre A. Voll" are "Idre Voll", where no other Voll speaks.

    Of two spellings the one that more reports have stands for both.
    """

    def __init__(self, claims: Iterable[BriefClaim]) -> None:
        claims = list(claims)
        names = dict.fromkeys(speaker_of(claim) for claim in claims)
        written = Counter(report.speaker.name for claim in claims for report in claim.reports if report.speaker)
        full = sorted(names, key=lambda name: (-len(_parts(name)), -written[name], len(name), name))
        self._of: dict[str, str] = {}
        for name in names:
            parts = _parts(name)
            same = [one for one in full if parts and _parts(one)[-1:] == parts[-1:]]
            fuller = [one for one in same if set(parts) <= set(_parts(one)) or _short(one, name)]
            others = {_parts(one) for one in fuller if len(_parts(one)) > len(parts)}
            self._of[name] = fuller[0] if fuller and len(others) < 2 else name

    def of(self, claim: BriefClaim) -> str:
        """The speaker of a claim under the name that stands for all of this person's."""
        name = speaker_of(claim)
        return self._of.get(name, name)
