"""What one article says, as spans: who said what, figures, dates, events, mentions. All offsets are of ``Article.text``."""

from typing import Literal

import msgspec

from secondsource.records.article import Span

Stance = Literal["speech", "attitude", "plan"]
Act = Literal["assertion", "denial", "question", "demand", "promise", "threat"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person or body on whose word something stands.

    ``name`` is made of words of the article (the fullest form found there); ``span`` is where that form stands. ``body`` is the
    body for which a spokesman speaks. ``how`` says what decided: name, title, last name, pronoun, statement, metonym, nearest
    speaker, ...
    """

    name: str
    how: str
    span: Span | None = None
    kind: Literal["person", "body", "place", "document", "group", "unknown"] = "unknown"
    named: bool = True  # False: "a top official", "three witnesses"
    body: str | None = None
    side: str | None = None  # the government, party or body whose side this is


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Words that one article puts in someone's mouth: each part may stand in pieces; no source where nobody is named.

    ``kind``: how much of the content stands in quotation marks. ``stance``: it was uttered, held or intended. ``act``: what the utterance
    does; ``denied`` where it denies.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    speaker: Actor | None = None
    denied: bool = False
    stance: Stance = "speech"
    act: Act = "assertion"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity as it was written: ``value`` (or bounds) in ``unit``, with what it counts.

    ``value`` is None where the words give no number ("dozens"). ``min``/``max`` are the bounds that the words give, None where open.
    ``hedge`` is one of the labels below; the words that carry it lie inside the span.
    """

    start: int
    end: int
    value: float | None
    min: float | None
    max: float | None
    hedge: Literal["exact", "at least", "more than", "about", "up to", "less than", "range", "vague"] = "exact"
    unit: str | None = None  # "%", "USD", "km", "day", ...; None for a plain count
    counts: Span | None = None  # the noun phrase that is counted
    predicate: str | None = None  # lemma of the verb it hangs on: killed, injured, arrested, pledged
    where: Span | None = None
    as_of: str | None = None  # ISO day or interval "from/to" of the date that belongs to the figure
    informant: Actor | None = None
    attribution: int | None = None  # index in Reading.attributions


class Measure(Figure, frozen=True, kw_only=True):
    """A number that counts nothing, but that two articles may give differently: how old somebody is, which of a row something is, how
    long ago it began.

    ``counts`` is whose age it is, of what row, or what has lasted since; ``whose`` the person's fullest name in the article, where one is
    named or pointed to.
    """

    sort: Literal["age", "order", "since"]
    whose: str | None = None
    sure: bool = True  # False: "he was 41", "the 41-year-old": the last person named before
    then: bool = False  # of another time than the article's: "then 32", "when she was 14"


class DateRef(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the closed interval of days (or UTC minutes) that it names; both None where it cannot be resolved."""

    start: int
    end: int
    first: str | None = msgspec.field(name="from", default=None)
    last: str | None = msgspec.field(name="to", default=None)
    precision: Literal["minute", "hour", "part_of_day", "day", "week", "month", "year", "interval", "open", "relative"] = "day"
    belongs_to: Span | None = None  # the verb or event noun that the time tells of: "rule" in "is due to rule on Tuesday"


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, or to whom: the words, the actor's name, ISO 3166 alpha-3 country and sector code where they are known."""

    start: int
    end: int
    name: str
    country: str | None = None
    sector: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom. ``type`` is a PLOVER root; the span covers the clause that carries the event, ``trigger`` its verb or noun."""

    start: int
    end: int
    trigger: Span
    type: str
    mode: str | None = None
    status: Literal["asserted", "attributed", "negated", "hypothetical", "future", "historical"] = "asserted"
    when: DateRef | None = None
    actor: Participant | None = None
    recipient: Participant | None = None
    attribution: int | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the text; mentions of one actor share ``name`` (the fullest form in the article)."""

    start: int
    end: int
    name: str
    kind: Literal["person", "body", "place", "other"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All findings of one article, each list in order of its first offset."""

    id: str
    reader: str  # name, version and weight hash of what read it
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateRef, ...] = ()
    events: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    measures: tuple[Measure, ...] = ()  # no figures: they are compared, and told only where articles differ
