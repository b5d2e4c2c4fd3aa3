"""One thing reported, with every report of it, its variants, and who stands behind each."""

from typing import Literal

import msgspec

from secondsource.records.reading import Actor, DateRef, Event, Figure

ClaimKind = Literal["quote", "statement", "figure", "event"]
Verdict = Literal["agree", "refine", "update", "contradict", "one outlet"]
DriftKind = Literal["longest", "same words", "clipped", "reworded", "paraphrase", "translated", "other speaker"]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One step from the base's words to the report's: words kept, left out (of the base) or put in (by the report)."""

    op: Literal["keep", "out", "in"]
    words: str


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How a report of a quote differs from the longest one. ``base`` is the index of that report in ``Claim.reports``."""

    kind: DriftKind
    base: int
    edits: tuple[Edit, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article's version of a claim. ``words`` is exactly ``article.text[start:end]``."""

    article: str
    start: int
    end: int
    words: str
    speaker: Actor | None = None
    cue: str | None = None
    drift: Drift | None = None
    figure: Figure | None = None
    event: Event | None = None
    date: DateRef | None = None
    status: str | None = None


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """Reports (indices in ``Claim.reports``) that rest on one newsroom's work; ``shown`` only on positive evidence, in ``why``."""

    reports: tuple[int, ...]
    state: Literal["shown", "not known"]
    why: tuple[str, ...] = ()


class Informant(msgspec.Struct, frozen=True, kw_only=True):
    """On whose word. ``kind`` "itself": the outlet saw it. The words stand in ``article`` at [start, end)."""

    id: str
    name: str
    named: bool
    kind: str
    side: str | None
    article: str
    start: int
    end: int
    words: str


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """At least L and at most U independent tellings, and beside it the informants; never folded into one number.

    L is the number of shown tellings, but at least 1 where there is a report; U the number of all tellings.
    """

    at_least: int
    at_most: int
    tellings: tuple[Telling, ...]
    informants: tuple[Informant, ...] = ()


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that say the same; ``says`` is the report whose words speak for it, ``against`` the variants it was compared with."""

    says: int
    reports: tuple[int, ...]
    verdict: Verdict
    against: tuple[int, ...] = ()
    denied_by: tuple[Informant, ...] = ()
    why: tuple[str, ...] = ()  # what differs: value, counted, place, as of, actor, ...
    support: Support


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing reported. Reports are in order of article key, then offset; ``speaks`` is the report that stands for the whole claim."""

    id: str
    kind: ClaimKind
    verdict: Verdict
    speaks: int
    variants: tuple[Variant, ...]
    reports: tuple[Report, ...]
    support: Support  # of the claim as a whole
    speaker: str | None = None  # of a quote
    counts: str | None = None  # of a figure: words of the speaking report


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """How two articles of one story stand to each other, with the reasons."""

    a: str
    b: str
    label: Literal["independent shown", "dependent", "not known"]
    why: tuple[str, ...] = ()


class StoryClaims(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of one story."""

    story: str
    articles: tuple[str, ...]
    claims: tuple[Claim, ...]
    dependence: tuple[Dependence, ...] = ()
