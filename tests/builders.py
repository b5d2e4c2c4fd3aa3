"""Small constructors of records, so that a test says only what it is about.

``article("It fell. He ran.")`` gives an article whose paragraphs (parted by an empty line) are body blocks and whose sentences are
derived as the intake derives them. Words are given as words: ``at(article, "It fell")`` finds their span.
"""

import hashlib
from collections.abc import Iterable, Sequence

from secondsource.records.article import Article, Block, BlockKind, Moment, Precision, Provenance, Span
from secondsource.records.lineage import Borrowing, Direction, Family, Origin, Passage, PassageKind
from secondsource.records.reading import Actor, Attribution, DateRef, Figure, Mention, Reading
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.text.sentences import sentence_spans


def moment(as_given: str, when: str | None = None, precision: Precision = "day", zone_known: bool = False) -> Moment:
    """A time of publication; ``when`` is ``as_given`` where it is left out."""
    return Moment(as_given=as_given, when=when or as_given, precision=precision, zone_known=zone_known)


def blocks_of(paragraphs: Iterable[tuple[str, BlockKind]]) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of paragraphs, one empty line between two of them."""
    text = ""
    blocks: list[Block] = []
    for words, kind in paragraphs:
        if text:
            text += "\n\n"
        blocks.append(Block(start=len(text), end=len(text) + len(words), kind=kind))
        text += words
    return text, tuple(blocks)


def article(
    body: str,
    *,
    id: str | None = None,
    outlet: str | None = "The Test Post",
    title: str | None = None,
    byline: str | None = None,
    credit: str | None = None,
    published: str | Moment | None = None,
    before: Sequence[tuple[str, BlockKind]] = (),
    after: Sequence[tuple[str, BlockKind]] = (),
    problems: tuple[str, ...] = (),
) -> Article:
    """An article with ``body`` (paragraphs parted by an empty line) between the paragraphs of other kinds in ``before`` and ``after``.

    ``published`` may be a day such as ``"2026-03-03"`` or a minute such as ``"2026-03-03T17:30Z"``.
    """
    paragraphs: list[tuple[str, BlockKind]] = [*before]
    paragraphs.extend((paragraph, "body") for paragraph in body.split("\n\n") if paragraph.strip())
    paragraphs.extend(after)
    text, blocks = blocks_of(paragraphs)
    sentences = tuple(Span(s, e) for block in blocks if block.kind == "body" for s, e in sentence_spans(text, block.start, block.end))
    title_span = next((Span(block.start, block.end) for block in blocks if block.kind == "title"), None)
    if title is None and title_span is not None:
        title = text[title_span.start : title_span.end]
    if isinstance(published, str):
        published = moment(published, precision="minute" if "T" in published else "day", zone_known=published.endswith("Z"))
    digest = hashlib.sha256(f"{outlet}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=id or digest[:16],
        text=text,
        outlet=outlet,
        title=title,
        title_span=title_span,
        byline=byline,
        credit=credit,
        published=published,
        language="en",
        blocks=blocks,
        sentences=sentences,
        problems=problems,
        provenance=Provenance(input=f"{id or digest[:16]}.txt", sha256=digest),
    )


def at(where: Article | str, words: str, nth: int = 0) -> Span:
    """The span of the ``nth`` place where ``words`` stand.

    Raises:
        ValueError: they do not stand there so often.
    """
    text = where if isinstance(where, str) else where.text
    start = text.index(words)
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def actor(name: str, *, span: Span | None = None, how: str = "name", named: bool = True, side: str | None = None) -> Actor:
    """A person on whose word something stands."""
    return Actor(name=name, how=how, span=span, kind="person", named=named, side=side)


def attribution(
    where: Article, content: str, *, source: str | None = None, cue: str | None = "said", speaker: str | None = None
) -> Attribution:
    """Words of ``where`` put in someone's mouth; direct where the content begins with a quotation mark."""
    span = at(where, content)
    marks = "\"'“‘„«"
    return Attribution(
        source=(at(where, source),) if source else (),
        cue=(at(where, cue),) if cue else (),
        content=(span,),
        kind="direct" if content[:1] in marks else "mixed" if any(mark in content for mark in marks) else "indirect",
        speaker=actor(speaker, span=at(where, source) if source else None) if speaker else None,
    )


def figure(
    where: Article, words: str, value: float | None, *, counts: str | None = None, as_of: str | None = None, informant: str | None = None
) -> Figure:
    """An exact figure that stands at ``words``."""
    span = at(where, words)
    return Figure(
        start=span.start,
        end=span.end,
        value=value,
        min=value,
        max=value,
        counts=at(where, counts) if counts else None,
        as_of=as_of,
        informant=actor(informant, span=at(where, informant)) if informant else None,
    )


def reading(
    where: Article,
    *,
    attributions: Sequence[Attribution] = (),
    figures: Sequence[Figure] = (),
    dates: Sequence[DateRef] = (),
    mentions: Sequence[Mention] = (),
) -> Reading:
    """What was read in ``where``."""
    return Reading(
        id=where.id,
        reader="test",
        attributions=tuple(attributions),
        figures=tuple(figures),
        dates=tuple(dates),
        mentions=tuple(mentions),
    )


def skim(id: str, **traits: object) -> Skim:
    """A skim with the traits given and nothing else."""
    return Skim(id=id, **traits)  # type: ignore[arg-type]


def story(*articles: Article | str, id: str = "s1") -> Story:
    """One story of these articles."""
    ids = tuple(sorted(one if isinstance(one, str) else one.id for one in articles))
    return Story(id=id, articles=ids, storyline=id)


def passage(
    a: Article, b: Article, words: str, *, other: str | None = None, kind: PassageKind = "verbatim", speech: bool = False
) -> Passage:
    """``words`` of ``a`` beside the same (or the ``other``) words of ``b``."""
    return Passage(a=at(a, words), b=at(b, other or words), kind=kind, similarity=1.0 if kind == "verbatim" else 0.7, speech=speech)


def borrowing(
    a: Article,
    b: Article,
    *passages: Passage,
    direction: Direction = "a->b",
    kind: PassageKind = "verbatim",
    credited: bool = False,
) -> Borrowing:
    """``b`` took ``passages`` from ``a``; turned round where the ids stand the other way."""
    if a.id > b.id:
        turned: dict[Direction, Direction] = {"a->b": "b->a", "b->a": "a->b", "common": "common", "unknown": "unknown"}
        swapped = (Passage(a=p.b, b=p.a, kind=p.kind, similarity=p.similarity, speech=p.speech) for p in passages)
        return borrowing(b, a, *swapped, direction=turned[direction], kind=kind, credited=credited)
    return Borrowing(
        a=a.id,
        b=b.id,
        direction=direction,
        kind=kind,
        matched_words=sum(len(a.words(p.a).split()) for p in passages),
        passages=passages,
        shared_sentences=len(passages),
        all_sentences=len(b.sentences if direction == "a->b" else a.sentences),
        credited=credited,
        direction_by="credit" if credited else "none",
    )


def family(
    *articles: Article | str, id: str = "f1", state: str = "not known", origin: str | None = None, why: tuple[str, ...] = ()
) -> Family:
    """A copy family; ``origin`` names the outlet that it goes back to."""
    return Family(
        id=id,
        articles=tuple(one if isinstance(one, str) else one.id for one in articles),
        state="shown" if state == "shown" else "not known",
        origin=Origin(kind="outlet" if origin else "unknown", name=origin),
        why=why,
    )
