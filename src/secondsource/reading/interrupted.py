"""Findings where a page set something into the middle of a sentence: each keeps only words of the report.

What was set in is blank while an article is read, so a name or a clause may run over it. ``uninterrupted(reading, article, blank)`` cuts
such a finding: a name ends before the box, what somebody said stands in pieces around it, an event keeps the piece that holds its verb.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from secondsource.records.article import Article, Span, body_runs
from secondsource.records.reading import Actor, Attribution, Event, Figure, Measure, Mention, Participant, Reading

_Placed = TypeVar("_Placed", Span, Participant, Mention, Figure, Measure)
_Number = TypeVar("_Number", Figure, Measure)
replace = msgspec.structs.replace


class _Boxes:
    """Ranges that are not the report's, in order."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.ranges = ranges
        self.ends = [end for _, end in ranges]

    def pieces(self, start: int, end: int) -> list[Span]:
        """The pieces of a range outside of the boxes; the range itself where that leaves nothing."""
        found, at = [], start
        for low, high in self.ranges[bisect_right(self.ends, start) :]:
            if low >= end:
                break
            if at < low:
                found.append(Span(at, low))
            at = max(at, high)
        if at < end:
            found.append(Span(at, end))
        return found or [Span(start, end)]

    def first(self, span: _Placed) -> _Placed:
        """What begins a range, without the white space before a box."""
        piece = self.pieces(span.start, span.end)[0]
        return span if piece.end == span.end and piece.start == span.start else replace(span, start=piece.start, end=piece.end)


def uninterrupted(reading: Reading, article: Article, blank: str) -> Reading:
    """The reading of ``article`` with every finding cut at the boxes inside; ``blank`` is its text with those blanked."""
    ranges = [(b.start, b.end) for run in body_runs(article.text, article.blocks) for b in run if b.kind != "body"]
    if not ranges:
        return reading
    boxes = _Boxes([(low, _up(blank, high)) for low, high in ((_down(blank, low), high) for low, high in ranges)])
    return replace(
        reading,
        attributions=tuple(_said(one, boxes) for one in reading.attributions),
        figures=tuple(_counted(one, boxes) for one in reading.figures),
        measures=tuple(_counted(one, boxes) for one in reading.measures),
        events=tuple(_event(one, boxes) for one in reading.events),
        mentions=tuple(boxes.first(one) for one in reading.mentions),
    )


def _down(blank: str, at: int) -> int:
    while at and blank[at - 1] == " ":
        at -= 1
    return at


def _up(blank: str, at: int) -> int:
    while at < len(blank) and blank[at] == " ":
        at += 1
    return at


def _actor(actor: Actor | None, boxes: _Boxes) -> Actor | None:
    if actor is None or actor.span is None:
        return actor
    return replace(actor, span=boxes.first(actor.span), name=" ".join(actor.name.split()))


def _said(one: Attribution, boxes: _Boxes) -> Attribution:
    return replace(
        one,
        source=tuple(boxes.first(span) for span in one.source),
        cue=tuple(boxes.first(span) for span in one.cue),
        content=tuple(piece for span in one.content for piece in boxes.pieces(span.start, span.end)),
        speaker=_actor(one.speaker, boxes),
    )


def _counted(one: _Number, boxes: _Boxes) -> _Number:
    return replace(
        boxes.first(one),
        counts=boxes.first(one.counts) if one.counts else None,
        where=boxes.first(one.where) if one.where else None,
        informant=_actor(one.informant, boxes),
    )


def _event(one: Event, boxes: _Boxes) -> Event:
    pieces = boxes.pieces(one.start, one.end)
    told = next((piece for piece in pieces if piece.start <= one.trigger.start < piece.end), pieces[0])
    return replace(
        one,
        start=told.start,
        end=max(told.end, one.trigger.end),
        actor=_participant(one.actor, boxes),
        recipient=_participant(one.recipient, boxes),
    )


def _participant(one: Participant | None, boxes: _Boxes) -> Participant | None:
    return None if one is None else replace(boxes.first(one), name=" ".join(one.name.split()))
