"""The brief: what is told, by whom, how many are independent, where they differ; every line cites its words."""

from typing import Literal

import msgspec

from secondsource.records.article import Block, Moment, Provenance, Rejected, Span
from secondsource.records.claim import Claim, Dependence
from secondsource.records.lineage import Family

SectionName = Literal[
    "reported", "differ", "figures", "positions", "copied", "timeline", "alone", "cannot be told", "related"
]


class Ref(msgspec.Struct, frozen=True, kw_only=True):
    """A citation. ``words`` is exactly ``article.text[start:end]`` (or ``article.title[start:end]`` where ``field`` is "title")."""

    article: str
    start: int
    end: int
    words: str
    field: Literal["text", "title"] = "text"


class BriefArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article as the brief carries it. ``key`` is its letter: a..z, aa.. by time, undated last, ties by outlet."""

    id: str
    key: str
    outlet: str | None
    title: str | None
    byline: str | None
    credit: str | None
    published: Moment | None
    text: str
    sentences: tuple[Span, ...]
    blocks: tuple[Block, ...]
    problems: tuple[str, ...]
    provenance: Provenance


class CopiedPassage(msgspec.Struct, frozen=True, kw_only=True, rename={"origin": "from", "copy": "to"}):
    """A sentence of the origin beside the borrower's."""

    origin: Ref
    copy: Ref
    kind: str


class CopiedArticle(msgspec.Struct, frozen=True, kw_only=True, rename={"origin": "from", "copy": "to"}):
    """Who copied whom and why we think so. ``directed`` is False where the two only share a text."""

    origin: str
    copy: str
    directed: bool
    kind: str
    sentences: tuple[int, int]  # shared, all of the borrower
    credited: bool
    direction_by: str
    evidence: tuple[str, ...]
    passages: tuple[CopiedPassage, ...]


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
    """Another story of the storyline, with its headline."""

    story: str
    days: int | None
    why: tuple[str, ...]
    shared_actors: tuple[str, ...]
    title: Ref | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What the renderers print of one section, so that all of them choose alike. ``claims`` are claim ids (for other sections: indices as text)."""

    name: SectionName
    claims: tuple[str, ...]
    left_out: int


class BriefStory(msgspec.Struct, frozen=True, kw_only=True):
    """One story as told."""

    id: str
    title: Ref | None
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    storyline: tuple[Related, ...]
    families: tuple[Family, ...]
    borrowings: tuple[CopiedArticle, ...]
    claims: tuple[Claim, ...]
    dependence: tuple[Dependence, ...]
    timeline: tuple[TimelineEntry, ...]
    unknown: tuple[Unknown, ...]
    sections: tuple[Section, ...]


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """articles + rejected = inputs."""

    inputs: int
    articles: int
    rejected: int


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that ``secondsource brief`` prints, in any form."""

    schema: str
    generated_from: Inputs
    reader: str
    articles: tuple[BriefArticle, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[BriefStory, ...]
