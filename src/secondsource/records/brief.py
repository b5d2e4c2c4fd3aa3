"""The brief: what is told, by whom, how many are independent, where they differ; every line cites its words.

The keys of these structs are the keys of ``brief --format json``. A claim of the brief is the claim of the step before with its citations
made explicit (:class:`Ref`), so that a reader of the JSON needs no other record to find the words.
"""

from typing import Literal

import msgspec

from secondsource.records.article import Block, Moment, Provenance, Rejected
from secondsource.records.claim import ClaimKind, Dependence, DriftKind, Telling, Verdict
from secondsource.records.lineage import Family
from secondsource.records.reading import DateRef, Event
from secondsource.records.source import Source

SectionName = Literal["reported", "differ", "figures", "positions", "copied", "timeline", "alone", "cannot be told", "related"]


class Ref(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A citation. ``words`` is exactly ``article.text[start:end]`` (or ``article.title[start:end]`` where ``field`` is "title")."""

    article: str
    start: int
    end: int
    words: str
    field: Literal["text", "title"] = "text"


class BriefArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article as the brief carries it. ``key`` is its letter: a..z, aa.. by story and time, undated last, ties by outlet.

    ``sentences`` are half-open ranges of ``text``; the n-th of article ``b`` is cited as ``bn``, counted from 1.
    """

    id: str
    key: str
    outlet: str | None
    title: str | None
    byline: str | None
    credit: str | None
    published: Moment | None
    text: str
    sentences: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]
    problems: tuple[str, ...]
    provenance: Provenance
    source: Source | None = None  # what the user knows of its outlet


class CopiedPassage(msgspec.Struct, frozen=True, kw_only=True, rename={"origin": "from", "copy": "to"}):
    """A sentence of the origin beside the borrower's."""

    origin: Ref
    copy: Ref
    kind: str


class CopiedArticle(msgspec.Struct, frozen=True, kw_only=True, rename={"origin": "from", "copy": "to"}):
    """Who copied whom and why we think so. ``directed`` is False where the two only share a text; ``common``: both from a third text."""

    origin: str
    copy: str
    directed: bool
    common: bool
    kind: str
    sentences: tuple[int, int]  # shared, all of the borrower
    credited: bool
    direction_by: str
    evidence: tuple[str, ...]
    passages: tuple[CopiedPassage, ...]


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have said it; ``how`` says what decided, ``ref`` where the fullest name stands in that article."""

    name: str
    id: str
    how: str
    ref: Ref | None = None


class QuotedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one report gives it; ``counted`` and ``where`` are the words that say what it counts and of which place."""

    value: float | None
    min: float | None
    max: float | None
    hedge: str
    unit: str | None
    counted: Ref | None
    where: Ref | None
    as_of: str | None
    ref: Ref  # the figure itself, inside the report
    shown: Ref  # the figure with the word that says what happened, for a line of the board
    kind: str = "thing"  # what sort of thing it counts: killed, injured, troops, people, money, time, ...


class WordEdit(msgspec.Struct, frozen=True, array_like=True):
    """``[op, start, end, words]``: words kept or put in stand in the report's article, words left out in the base's."""

    op: Literal["keep", "out", "in"]
    start: int
    end: int
    words: str


class QuoteDrift(msgspec.Struct, frozen=True, kw_only=True):
    """How a report of a quote differs from the longest one, ``base`` (an index in ``reports``)."""

    kind: DriftKind
    base: int
    edits: tuple[WordEdit, ...] = ()


class BriefReport(msgspec.Struct, frozen=True, kw_only=True):
    """One article's version of a claim."""

    article: str
    start: int
    end: int
    words: str
    speaker: Speaker | None
    cue: str | None
    drift: QuoteDrift | None
    figure: QuotedFigure | None
    event: Event | None
    date: DateRef | None
    status: str | None


class CitedInformant(msgspec.Struct, frozen=True, kw_only=True):
    """On whose word, and where that stands. ``kind`` "itself": the outlet saw it."""

    id: str
    name: str
    named: bool
    kind: str
    side: str | None
    ref: Ref


class CitedSupport(msgspec.Struct, frozen=True, kw_only=True):
    """At least L and at most U independent tellings, and beside it the informants; never folded into one number."""

    at_least: int
    at_most: int
    tellings: tuple[Telling, ...]
    informants: tuple[CitedInformant, ...]


class BriefVariant(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that say the same; ``says`` is the report whose words speak for it."""

    says: int
    reports: tuple[int, ...]
    verdict: Verdict
    against: tuple[int, ...]
    denied_by: tuple[CitedInformant, ...]
    why: tuple[str, ...]
    support: CitedSupport


class BriefClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing reported. Reports are in order of article key, then offset."""

    id: str
    kind: ClaimKind
    verdict: Verdict
    speaks: int
    variants: tuple[BriefVariant, ...]
    reports: tuple[BriefReport, ...]
    support: CitedSupport
    speaker: str | None
    counts: Ref | None


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """A dated statement. ``first`` and ``last`` are ISO; None: open."""

    first: str | None
    last: str | None
    precision: str
    ref: Ref  # the words that are dated
    date_ref: Ref  # the time expression
    also: tuple[Ref, ...] = ()  # the same in other articles
    claim: str | None = None


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the articles do not tell."""

    about: Literal["independence", "date", "zone", "outlet", "informant", "counted", "words"]
    article: str
    why: tuple[str, ...]
    ref: Ref | None = None
    readings: tuple[str, ...] = ()


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another story of the storyline, with its headline; ``shared_actors`` are names as an article of this story writes them."""

    story: str
    days: int | None
    why: tuple[str, ...]
    shared_actors: tuple[str, ...]
    title: Ref | None = None
    shared: tuple[Ref, ...] = ()  # where the shared names stand


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What the renderers print of one section, so that all of them choose alike.

    ``claims`` are claim ids; in the sections copied, timeline, cannot be told and related they are indices, as text, into ``borrowings``,
    ``timeline``, ``unknown`` and ``storyline``.
    """

    name: SectionName
    claims: tuple[str, ...]
    left_out: int


class BriefStory(msgspec.Struct, frozen=True, kw_only=True):
    """One story as told: ``sections`` in the short form, ``full`` with every line that can stand by itself.

    What neither has is among ``claims`` and ``timeline``, and counted as left out.
    """

    id: str
    title: Ref | None
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    storyline: tuple[Related, ...]
    families: tuple[Family, ...]
    borrowings: tuple[CopiedArticle, ...]
    claims: tuple[BriefClaim, ...]
    dependence: tuple[Dependence, ...]
    timeline: tuple[TimelineEntry, ...]
    unknown: tuple[Unknown, ...]
    sections: tuple[Section, ...]
    full: tuple[Section, ...] = ()


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """articles + rejected = inputs."""

    inputs: int
    articles: int
    rejected: int


class CitedTelling(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that rest on one newsroom's work, as citations."""

    state: Literal["shown", "not known"]
    refs: tuple[Ref, ...]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim stands in one brief."""

    verdict: Verdict
    why: tuple[str, ...]
    at_least: int
    at_most: int


class ChangedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that is new, that stands otherwise, or that is gone. ``claim`` is its id in this brief, None where it is gone.

    ``ref`` are the words that speak for it, ``beside`` those of the sides that stand against it, and ``tellings`` all its reports: of this
    brief where it is in it, else of the earlier one. ``before`` is None where it is new, ``now`` where it is gone.
    """

    state: Literal["new", "changed", "gone"]
    kind: ClaimKind
    claim: str | None
    ref: Ref
    beside: tuple[Ref, ...]
    tellings: tuple[CitedTelling, ...]
    before: Standing | None
    now: Standing | None


class ChangedStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story in which something is new, changed or gone. ``story`` is its id in this brief, None where it is gone.

    ``new`` are articles that were not in the earlier pile (of a new story: all of it), ``gone`` those that are not in this one, ``edited``
    those whose text is another. ``read`` False: one of the two briefs lists the story and does not tell it, so claims were not compared.
    Of a new or gone story the claims are not listed: all of them are new or gone.
    """

    state: Literal["new", "changed", "gone"]
    story: str | None
    title: Ref | None
    new: tuple[str, ...]
    gone: tuple[str, ...]
    edited: tuple[str, ...]
    read: bool
    claims: tuple[ChangedClaim, ...]


class BriefChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What is new, changed or gone since an earlier brief.

    ``articles`` are those of the earlier brief that are not in this one, or had another text then (the id then ends in ``(before)``), with
    keys of their own, so that what is gone can be cited.
    """

    since: str  # the earlier brief's name
    generated_from: Inputs
    reader: str
    unchanged: int  # stories of both in which nothing is new, changed or gone
    stories: tuple[ChangedStory, ...]
    articles: tuple[BriefArticle, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that ``secondsource brief`` prints, in any form. ``changes`` is there only where an earlier brief was given."""

    schema: str
    generated_from: Inputs
    reader: str
    articles: tuple[BriefArticle, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[BriefStory, ...]
    changes: BriefChanges | None = None
