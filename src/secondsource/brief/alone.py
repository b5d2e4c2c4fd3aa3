"""What one outlet has and the others lack: which of it is worth a line, and which lines stand by themselves."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from secondsource.brief.elsewhere import Elsewhere
from secondsource.brief.printed import Place, Printed, room_for, take
from secondsource.brief.soundness import Soundness
from secondsource.records.brief import BriefClaim
from secondsource.text.normalize import fold, words

LEAD = 3  # how early a line stands that opens its article
LEAD_IN_OTHER_WORDS = 0.3  # what an article opens with is most likely what all tell
IN_OTHER_WORDS = 0.5  # share of a line's rare words in two neighbouring sentences of another article: it is told there too
FEW_WORDS = 6  # a line of one outlet with fewer is a scrap
MIN_NOVEL = 2  # stems of a line that no other article has
WORTH = 2  # somebody's word, or what opens the article; a number among its first sentences
SHORT_LINE = 50  # code points under which a line says little


def told_elsewhere(claim: BriefClaim, elsewhere: Elsewhere) -> bool:
    """Whether another article tells it in other words, as far as its rare words show."""
    lead = elsewhere.how_early(claim) >= LEAD
    return elsewhere.share(claim) >= (LEAD_IN_OTHER_WORDS if lead else IN_OTHER_WORDS)


def loose(claim: BriefClaim) -> bool:
    """A clause that hangs on one which is not printed ("if the council agrees"), or the address of a page."""
    said = claim.reports[claim.speaks].words
    pronoun = said.split(maxsplit=1)[0].casefold() in _PRONOUNS and not claim.support.informants
    return pronoun or bool(_HANGS.match(said) or _FURNITURE.search(said))


_HANGS = re.compile(
    r"(?:read|watch|see|click|why|how|what|who|if|unless|because|although|whether|is|are|was|were|has|have|had|will|would"
    r"|an? .{0,20}question)\b",
    re.IGNORECASE,
)
_QUESTIONS = ("who ", "what ", "whether ", "how ", "why ", "if ", "when ", "where ", "which ")  # what somebody asked or would not say


_NUMBER = re.compile(r"\d|\b(?:ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b", re.I)
_OWN_VIEW = re.compile(r"\b(?:I|we|my|our|you|your|I’m|I'm|seems?|perhaps|maybe)\b")
_FURNITURE = re.compile(
    r"^\[|https?:|pic\.twitter|www\.|\(@\w+\)|^\(|\bRELATED\b|\bREAD MORE\b|^Updated?\b|^Correction\b|[Oo]pinions expressed"
    r"|^This (?:story|article|post)\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LOOSE = frozenset(
    "if unless although though whether so and or but nor so which who whom whose that as than to of in on at by with for from when where"
    " while because".split()
)
_PRONOUNS = frozenset("he she it they this that these those his her its their him them there".split())


def fragment(said: str, *, said_by: bool) -> bool:
    """Whether the words do not stand by themselves: they begin or end in the middle, or with a pronoun that nobody explains."""
    told = [word for word, _, _ in words(fold(said))]
    if len(told) < FEW_WORDS or told[0] in _LOOSE or told[-1] in _LOOSE | {"the", "a", "an", "is", "are", "was", "were"}:
        return True
    return told[0] in _PRONOUNS and not said_by


def choose(
    claims: Sequence[BriefClaim],
    limit: int,
    of_one: int,
    printed: Printed,
    place: Place,
    elsewhere: Elsewhere | None,
    figures: Collection[tuple[str, int]],
    sound: Soundness | None,
    *,
    full: bool = False,
) -> list[BriefClaim]:
    """What one outlet has and the others lack, a few lines of each article: what an article tells early, on somebody's word, in numbers.

    With ``full``, all that stands by itself, also what other articles tell in other words.
    """
    starts = sorted(figures)

    def known(claim: BriefClaim) -> bool:
        """It opens its article, tells of the story's own day, or holds a figure that others have too."""
        report = claim.reports[claim.speaks]
        at = bisect_left(starts, (report.article, report.start))
        figure = at < len(starts) and starts[at] < (report.article, report.end)
        today = sound is not None and sound.of_the_day(claim)
        return figure or today or (elsewhere is not None and elsewhere.how_early(claim) >= LEAD)

    if sound is not None:
        claims = [c for c in claims if sound.alone(c) and not printed.touches(c) and not printed.again(c.reports[c.speaks].words)]
    if elsewhere is not None and not full:
        claims = [c for c in claims if elsewhere.share(c) < (LEAD_IN_OTHER_WORDS if known(c) else IN_OTHER_WORDS)]
        claims = [c for c in claims if elsewhere.novel(c) >= MIN_NOVEL and not elsewhere.headline(c)]

    def worth(claim: BriefClaim) -> int:
        """On whose word, with which numbers, how early; less what is somebody's view and what happened years ago."""
        said = claim.reports[claim.speaks].words
        named = any(informant.named or informant.kind == "itself" for informant in claim.support.informants)
        early = min(2, elsewhere.how_early(claim)) if elsewhere is not None else 0
        shown = any(telling.state == "shown" for telling in claim.support.tellings)
        background = bool(_OWN_VIEW.search(said)) + bool(_YEAR.search(said))
        number = early > 0 and bool(_NUMBER.search(_YEAR.sub("", said)))
        return 2 * named + number + early + shown - 2 * background

    def weight(claim: BriefClaim) -> tuple[bool, bool, int, int, bool, tuple[int, int]]:
        report = claim.reports[claim.speaks]
        asked = report.words.casefold().startswith(_QUESTIONS) or report.words.endswith("?") or bool(_FURNITURE.search(report.words))
        return (
            asked,
            fragment(report.words, said_by=bool(claim.support.informants)),
            -worth(claim),
            -elsewhere.topic(report.words) if elsewhere is not None else 0,
            len(report.words) < SHORT_LINE,
            place(claim),
        )

    ordered = sorted(claims, key=weight)
    ordered = [claim for claim in ordered if not any(weight(claim)[:2])]  # scraps say nothing
    if full:
        return sorted(take(ordered, limit, printed), key=place)
    worthy = [claim for claim in ordered if worth(claim) >= WORTH]  # a short list of what is worth reading is the better one
    return sorted(_in_turn(worthy if sound is not None or len(worthy) >= limit else ordered, limit, of_one, printed), key=place)


def _in_turn(ordered: Sequence[BriefClaim], limit: int, of_one: int, printed: Printed) -> list[BriefClaim]:
    """The first claims that are not printed yet, one line of each article before a second of any."""
    chosen: list[BriefClaim] = []
    for lines in range(1, of_one + 1):
        taken = [claim.reports[claim.speaks].article for claim in chosen]
        left = [c for c in ordered if c not in chosen and taken.count(c.reports[c.speaks].article) < lines]
        room = room_for(1, lambda claim: claim.reports[claim.speaks].article)
        chosen += take(left, limit - len(chosen), printed, room)
    return chosen
