"""A small invented story with every kind of finding, made by hand: what the steps before the brief would hand over.

A ferry runs aground off Sandholm. An agency reports it (``wire``); one paper prints it (``copy``), one swaps its words (``spin``), one
watched (``own``), of one nothing is known (``far``). A month later an inquiry opens (``later``), which is another story.
"""

from collections.abc import Sequence

import msgspec

from secondsource.brief import compose
from secondsource.records.article import Article, Moment, Rejected
from secondsource.records.brief import Brief
from secondsource.records.claim import (
    Claim,
    ClaimKind,
    Dependence,
    Drift,
    DriftKind,
    Edit,
    Informant,
    Report,
    StoryClaims,
    Support,
    Telling,
    Variant,
    Verdict,
)
from secondsource.records.lineage import Borrowing, Family, Origin
from secondsource.records.reading import Actor, DateRef, Event, Figure, Reading
from secondsource.records.story import Link, Story
from tests.builders import article, at, borrowing, passage

QUOTE = "Nobody gave the order to sail and nobody will say that anybody did"
WIRE = article(
    "The ferry Alma ran aground off Sandholm on Monday and 31 passengers were injured, the coast guard said.\n\n"
    'The captain, Idre Voll, told the coast guard that the rudder had failed. "' + QUOTE + '," said Port Minister Lene Aas.\n\n'
    "The Alma left Sandholm at 7 a.m. on May 4 in a gale, two passengers said.\n\n"
    "The ferry line said 212 passengers were aboard.",
    id="wire",
    outlet="Norrin Wire",
    title="Ferry runs aground off Sandholm",
    published="2026-05-04T15:10Z",
    byline="Ebba Lind",
)
COPY = article(
    WIRE.text,
    id="copy",
    outlet="Sandholm Chronicle",
    title="31 hurt as ferry runs aground",
    published="2026-05-04T16:40Z",
    credit="Norrin Wire",
)
SPIN = article(
    "The vessel Alma ran aground off Sandholm on Monday and 31 travellers were hurt, the coast guard said.\n\n"
    "The skipper, Idre Voll, told the coast guard that the rudder had failed. "
    '"Nobody gave the order to sail," said Port Secretary Lene Aas.\n\n'
    "The ferry line said 212 travellers were aboard.",
    id="spin",
    outlet="The Daily Swift",
    title="Vessel Runs Aground, 31 Travellers Hurt",
)
OWN = article(
    "I was on the pier when the Alma struck. The rudder turned until the last moment, said Mats Olin, who mended it in April.\n\n"
    "Forty passengers were injured, said Sandholm hospital at 6 p.m. on Monday.\n\n"
    '"Nobody has given an order to sail and nobody will say that anybody did," Aas told the Echo.\n\n'
    "The ferry line said 212 passengers were aboard. Divers found the anchor chain cut.",
    id="own",
    outlet="Echo of the Sound",
    title="On the pier when the Alma struck",
    published="2026-05-04T19:00Z",
    byline="Runa Vik, Sandholm",
)
FAR = article(
    "A ferry ran aground off Sandholm. At least 31 passengers were injured.\n\nRaisins are dear in the islands, said one man.",
    id="far",
    outlet=None,
    title="Ferry aground",
    published=Moment(as_given="05/04/2026", readings=("2026-05-04", "2026-04-05")),
)
LATER = article(
    "An inquiry into the grounding of the Alma opened in Sandholm on Thursday.",
    id="later",
    outlet="Echo of the Sound",
    title="Inquiry into the Alma opens",
    published="2026-06-11",
)
ARTICLES = (WIRE, COPY, SPIN, OWN, FAR, LATER)
REJECTED = (Rejected(input="broken.html", reason="no text found"), Rejected(input="feed.jsonl", record=3, reason="no text field"))


def report(where: Article, words: str, *, speaker: str | None = None, drift: Drift | None = None, figure: Figure | None = None) -> Report:
    """One article's version, at ``words``; ``speaker`` are words of the article too."""
    span = at(where, words)
    said = Actor(name=speaker, how="name", span=at(where, speaker), kind="person") if speaker else None
    return Report(article=where.id, start=span.start, end=span.end, words=words, speaker=said, drift=drift, figure=figure)


def informant(
    where: Article, words: str, *, name: str | None = None, named: bool = True, kind: str = "body", side: str | None = None
) -> Informant:
    """Somebody on whose word something stands."""
    span = at(where, words)
    name = name or words
    return Informant(
        id=name.lower(), name=name, named=named, kind=kind, side=side, article=where.id, start=span.start, end=span.end, words=words
    )


def support(shown: Sequence[Sequence[int]], unknown: Sequence[Sequence[int]] = (), informants: Sequence[Informant] = ()) -> Support:
    """Tellings by the indices of their reports."""
    tellings = [Telling(reports=tuple(t), state="shown", why=("own reporting",)) for t in shown]
    tellings += [Telling(reports=tuple(t), state="not known") for t in unknown]
    return Support(at_least=max(1, len(shown)), at_most=len(tellings), tellings=tuple(tellings), informants=tuple(informants))


def variant(
    says: int,
    reports: Sequence[int],
    stands: Support,
    verdict: Verdict = "agree",
    *,
    why: tuple[str, ...] = (),
    denied_by: Sequence[Informant] = (),
) -> Variant:
    """Reports that say the same."""
    return Variant(says=says, reports=tuple(reports), verdict=verdict, why=why, denied_by=tuple(denied_by), support=stands)


def claim(
    id: str,
    kind: ClaimKind,
    reports: Sequence[Report],
    variants: Sequence[Variant],
    stands: Support,
    verdict: Verdict = "agree",
    **more: str,
) -> Claim:
    """One thing reported."""
    return Claim(
        id=id, kind=kind, verdict=verdict, speaks=variants[0].says, variants=tuple(variants), reports=tuple(reports), support=stands, **more
    )


def _figure(where: Article, words: str, value: float, counts: str, predicate: str, as_of: str | None = None) -> Figure:
    span = at(where, words)
    return Figure(
        start=span.start, end=span.end, value=value, min=value, max=value, counts=at(where, counts), predicate=predicate, as_of=as_of
    )


def _aground() -> Claim:
    reports = [
        report(WIRE, "The ferry Alma ran aground off Sandholm"),
        report(COPY, "The ferry Alma ran aground off Sandholm"),
        report(SPIN, "The vessel Alma ran aground off Sandholm"),
        report(OWN, "the Alma struck"),
        report(FAR, "A ferry ran aground off Sandholm"),
    ]
    stands = support([[0, 1, 2], [3]], [[4]])
    return claim("aground", "event", reports, [variant(0, range(5), stands)], stands)


def _rudder() -> Claim:
    reports = [
        report(WIRE, "the rudder had failed", speaker="Idre Voll"),
        report(COPY, "the rudder had failed", speaker="Idre Voll"),
        report(SPIN, "the rudder had failed", speaker="Idre Voll"),
        report(OWN, "The rudder turned until the last moment", speaker="Mats Olin"),
    ]
    first = support([[0, 1, 2]], informants=[informant(WIRE, "Idre Voll", kind="person", side="ferry line")])
    second = support([[3]], informants=[informant(OWN, "Mats Olin", kind="person")])
    variants = [
        variant(0, range(3), first, "contradict", why=("value",), denied_by=[informant(OWN, "Mats Olin", kind="person")]),
        variant(3, [3], second, "contradict"),
    ]
    return claim("rudder", "statement", reports, variants, support([[0, 1, 2], [3]]), "contradict")


def _injured() -> Claim:
    reports = [
        report(WIRE, "31 passengers were injured", figure=_figure(WIRE, "31 passengers", 31, "passengers", "injure")),
        report(COPY, "31 passengers were injured", figure=_figure(COPY, "31 passengers", 31, "passengers", "injure")),
        report(SPIN, "31 travellers were hurt", figure=_figure(SPIN, "31 travellers", 31, "travellers", "hurt")),
        report(
            OWN, "Forty passengers were injured", figure=_figure(OWN, "Forty passengers", 40, "passengers", "injure", "2026-05-04T16:00Z")
        ),
        report(FAR, "At least 31 passengers were injured", figure=_figure(FAR, "At least 31 passengers", 31, "passengers", "injure")),
    ]
    first = support([[0, 1, 2]], [[4]], [informant(WIRE, "the coast guard")])
    second = support([[3]], informants=[informant(OWN, "Sandholm hospital")])
    variants = [variant(0, [0, 1, 2, 4], first, "update", why=("as_of", "counts")), variant(3, [3], second, "update")]
    return claim("injured", "figure", reports, variants, support([[0, 1, 2], [3]], [[4]]), "update", counts="passengers")


def _aboard() -> Claim:
    reports = [
        report(WIRE, "212 passengers were aboard", figure=_figure(WIRE, "212 passengers", 212, "passengers", "be")),
        report(OWN, "212 passengers were aboard", figure=_figure(OWN, "212 passengers", 212, "passengers", "be")),
    ]
    stands = support([[0], [1]], informants=[informant(WIRE, "The ferry line"), informant(OWN, "The ferry line")])
    return claim("aboard", "figure", reports, [variant(0, [0, 1], stands)], stands, counts="passengers")


def _order() -> Claim:
    def drift(kind: DriftKind, *edits: Edit) -> Drift:
        return Drift(kind=kind, base=0, edits=edits)

    changed = (
        Edit(op="keep", words="Nobody"),
        Edit(op="out", words="gave the"),
        Edit(op="in", words="has given an"),
        Edit(op="keep", words="order to sail and nobody will say that anybody did"),
    )
    other = "Nobody has given an order to sail and nobody will say that anybody did"
    reports = [
        report(WIRE, QUOTE, speaker="Lene Aas", drift=drift("longest")),
        report(COPY, QUOTE, speaker="Lene Aas", drift=drift("same words")),
        report(SPIN, "Nobody gave the order to sail", speaker="Lene Aas", drift=drift("clipped")),
        report(OWN, other, speaker="Aas", drift=drift("reworded", *changed)),
    ]
    stands = support([[0, 1, 2], [3]], informants=[informant(WIRE, "Lene Aas", kind="person")])
    return claim("order", "quote", reports, [variant(0, range(4), stands, "refine")], stands, "refine", speaker="Lene Aas")


def _chain() -> Claim:
    stands = support([[0]])
    return claim(
        "chain", "event", [report(OWN, "Divers found the anchor chain cut")], [variant(0, [0], stands, "one outlet")], stands, "one outlet"
    )


def _raisins() -> Claim:
    stands = support([], [[0]], [informant(FAR, "one man", named=False, kind="person")])
    reports = [report(FAR, "Raisins are dear in the islands")]
    return claim("raisins", "statement", reports, [variant(0, [0], stands, "one outlet")], stands, "one outlet")


def story_claims() -> StoryClaims:
    """All claims of the grounding."""
    return StoryClaims(
        story="grounding",
        articles=("wire", "copy", "spin", "own", "far"),
        claims=(_raisins(), _aboard(), _order(), _injured(), _rudder(), _chain(), _aground()),
        dependence=(
            Dependence(a="wire", b="copy", label="dependent", why=("verbatim",)),
            Dependence(a="wire", b="own", label="independent shown", why=("own reporting",)),
        ),
    )


def readings() -> dict[str, Reading]:
    """Dates and events of the articles."""

    def one(where: Article, event: str, date: str, iso: str) -> Reading:
        span, when = at(where, event), at(where, date)
        ref = DateRef(start=when.start, end=when.end, first=iso, last=iso, precision="minute")
        found = Event(start=span.start, end=span.end, trigger=span, type="CONSULT", when=ref)
        return Reading(id=where.id, reader="by hand", dates=(ref,), events=(found,))

    left, date = "The Alma left Sandholm at 7 a.m. on May 4", "7 a.m. on May 4"
    return {
        "wire": one(WIRE, left, date, "2026-05-04T05:00Z"),
        "copy": one(COPY, left, date, "2026-05-04T05:00Z"),
        "own": one(
            OWN, "Forty passengers were injured, said Sandholm hospital at 6 p.m. on Monday", "6 p.m. on Monday", "2026-05-04T16:00Z"
        ),
    }


def borrowings() -> tuple[Borrowing, ...]:
    """The copy and the spin, both of the wire."""
    lead = "The ferry Alma ran aground off Sandholm on Monday and 31 passengers were injured, the coast guard said."
    spun = "The vessel Alma ran aground off Sandholm on Monday and 31 travellers were hurt, the coast guard said."
    copied = borrowing(WIRE, COPY, passage(WIRE, COPY, lead), credited=True)
    swapped = borrowing(WIRE, SPIN, passage(WIRE, SPIN, lead, other=spun, kind="swapped"), kind="swapped")
    return copied, swapped


def families() -> dict[str, tuple[Family, ...]]:
    """Tellings of both stories."""
    unknown = Origin(kind="unknown")
    return {
        "grounding": (
            Family(id="f2", articles=("far",), state="not known", origin=unknown, why=("no byline", "no credit")),
            Family(
                id="f0", articles=("copy", "spin", "wire"), state="shown", origin=Origin(kind="agency", name="Norrin Wire"), why=("agency",)
            ),
            Family(id="f1", articles=("own",), state="shown", origin=Origin(kind="outlet", name="Echo of the Sound"), why=("byline",)),
        ),
        "inquiry": (Family(id="f3", articles=("later",), state="not known", origin=unknown, why=("no byline",)),),
    }


def stories() -> tuple[Story, ...]:
    """The grounding and the inquiry, in one storyline."""
    return (
        Story(
            id="inquiry",
            articles=("later",),
            storyline="alma",
            first="2026-06-11",
            last="2026-06-11",
            links=(Link(story="grounding", days=-38, shared_names=("alma",)),),
        ),
        Story(
            id="grounding",
            articles=("copy", "far", "own", "spin", "wire"),
            storyline="alma",
            first="2026-05-04",
            last="2026-05-04",
            links=(Link(story="inquiry", days=38, why=("same names",), shared_names=("sandholm", "alma", "nowhere", "lene aas")),),
        ),
    )


def composed(order: int = 1) -> Brief:
    """The brief of the whole pile; ``order`` -1 hands everything over in the opposite order."""
    told = story_claims()
    turned = msgspec.structs.replace(told, claims=told.claims[::order], dependence=told.dependence[::order])
    return compose(
        ARTICLES[::order],
        REJECTED[::order],
        stories()[::order],
        borrowings()[::order],
        {id: found[::order] for id, found in families().items()},
        {"grounding": turned},
        readings(),
        reader="by hand",
    )


def lone(where: Article) -> Brief:
    """The brief of one article without findings."""
    one = Story(id="only", articles=(where.id,), storyline="only")
    return compose([where], (), [one], (), {}, {}, {}, reader="by hand")


__all__ = ["ARTICLES", "REJECTED", "composed", "lone"]
