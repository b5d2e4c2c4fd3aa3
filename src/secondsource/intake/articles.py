"""Fields and classified lines together make an article.

``article(fields, provenance, kind="text")`` classifies the lines of the text, takes from them what the fields left open (title, byline,
credit, dates, outlet), lists what is odd, and marks the sentences of the body.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from secondsource.intake.blocks import Layout, classified
from secondsource.intake.decoding import control_count
from secondsource.intake.json_records import Fields
from secondsource.intake.language import guess
from secondsource.intake.metadata import clean_byline, credit_in, stated
from secondsource.intake.moments import implausible
from secondsource.records.article import Article, Block, Moment, Provenance, Span, body_runs, read_on
from secondsource.text.normalize import BIDI_CONTROLS, collapse, fold, mixed_script_words, without_look_alikes
from secondsource.text.sentences import sentence_spans

Kind = Literal["text", "record", "page"]

_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_NAMED_WORDS = 5  # mixed-script words that a problem names one by one; a text in look-alike letters has hundreds


def article(fields: Fields, provenance: Provenance, *, kind: Kind) -> Article:
    """Build the article of one input. The id is the caller's, or else made of outlet and canonical text."""
    text = fields.text
    plain = without_look_alikes(text)  # "Mаrch" with a Cyrillic letter is still a month; spans are the same
    layout = classified(plain, title=fields.title, byline=fields.byline, saved=kind == "text")
    said = stated(plain, layout)
    outlet = fields.outlet or (said.outlet if kind == "text" else None)
    title_span = layout.title
    title = fields.title or (collapse(text[title_span.start : title_span.end]) if title_span else None)
    published = fields.published or _as_written(said.published, plain, text)
    updated = fields.updated or (_as_written(said.updated, plain, text) if fields.published is None else None)
    problems = [*fields.problems, *_oddities(text)]
    if implausible(published) or implausible(updated):
        problems.append("implausible date, kept as stated")
    return Article(
        id=fields.id or text_id(outlet, text),
        text=text,
        outlet=outlet,
        claimed_outlet=fields.claimed_outlet,
        title=title,
        title_span=title_span,
        byline=clean_byline(fields.byline) or said.byline,
        credit=fields.credit or said.credit or credit_in(clean_byline(fields.byline)),
        published=published,
        updated=updated,
        language=fields.language or guess(_body(plain, layout)),
        blocks=layout.blocks,
        sentences=_sentences(text, layout.blocks),
        problems=tuple(problems),
        provenance=provenance,
    )


def _sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The sentences of the body; one that a box interrupts runs on behind it."""
    found: list[Span] = []
    for run in body_runs(text, blocks):
        start, end = run[0].start, run[-1].end
        if len(run) == 1:
            found += [Span(a, b) for a, b in sentence_spans(text, start, end)]
        else:
            found += [Span(start + a, start + b) for a, b in sentence_spans(read_on(text, run), 0, end - start)]
    return tuple(found)


def _as_written(moment: Moment | None, plain: str, text: str) -> Moment | None:
    """The moment with its words as they stand in the text, look-alike letters and all."""
    if moment is None or plain is text or (at := plain.find(moment.as_given)) < 0:
        return moment
    return msgspec.structs.replace(moment, as_given=text[at : at + len(moment.as_given)])


def text_id(outlet: str | None, text: str) -> str:
    """Twelve hexadecimal digits that stay the same for the same words of the same outlet, however they are set."""
    canonical = f"{fold(outlet or '')}\n{collapse(fold(text))}"
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:12]


def _body(text: str, layout: Layout) -> str:
    """The first few thousand characters of the body: enough to tell a language."""
    parts: list[str] = []
    size = 0
    for block in layout.blocks:
        if block.kind == "body":
            parts.append(text[block.start : min(block.end, block.start + 4000)])
            size += len(parts[-1])
            if size > 4000:
                break
    return "\n".join(parts) or text[:4000]


def _oddities(text: str) -> list[str]:
    """What a reader should know about the characters of a text."""
    found: list[str] = []
    if text.isascii():
        mixed: list[str] = []
    else:
        mixed = sorted({text[start:end] for start, end in mixed_script_words(text)})
    if mixed:
        named = ", ".join(mixed[:_NAMED_WORDS]) + (f" and {len(mixed) - _NAMED_WORDS} more" if len(mixed) > _NAMED_WORDS else "")
        found.append(f"mixed-script word{'s' if len(mixed) > 1 else ''}: {named}")
    if controls := control_count(text):
        found.append(f"{controls} control characters (NUL or the like)")
    if not text.isascii() and (turns := len(_BIDI.findall(text))):
        found.append(f"{turns} characters that turn the direction of writing")
    return found
