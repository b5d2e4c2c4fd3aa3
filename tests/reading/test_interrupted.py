"""Sentences into whose middle a page set something."""

import pytest

from secondsource.intake.articles import article
from secondsource.intake.json_records import Fields
from secondsource.reading.reader import open_reader
from secondsource.records.article import Provenance, Span

BOX = "Ada Marie HoltPort deal stalls again 300 lorries turned back on Friday MORE"


@pytest.mark.parametrize(
    ("words", "speaker", "said"),
    [
        (f"“We close it now,” Senator Ada Holt {BOX} (R) said on Monday.", "Ada Holt", "We close it now"),
        (f"Senator Ada Holt {BOX} said that the quay would stay shut.", "Ada Holt", "the quay would stay shut"),
    ],
)
def test_a_name_is_read_without_the_box_beside_it(words: str, speaker: str, said: str) -> None:
    """Who says it is told by the words around the box; no figure, name or date of the box is found, and no finding runs over it."""
    made = article(Fields(text=f"{words}\n\nThe port has four quays."), Provenance(input="invented.jsonl"), kind="record")
    found = open_reader("rules").read([made])[0]
    told = next(one for one in found.attributions if said in " ".join(made.words(span) for span in one.content))
    assert told.speaker is not None
    assert speaker in told.speaker.name
    low = made.text.index(BOX)
    spans = [Span(x.start, x.end) for x in (*found.figures, *found.mentions, *found.dates, *found.events)]
    spans += [span for one in found.attributions for span in (*one.source, *one.cue, *one.content)]
    assert not [made.words(span) for span in spans if span.start < low + len(BOX) and low < span.end]


def test_what_is_said_stands_in_pieces_around_a_box() -> None:
    """A statement that a box interrupts keeps its words before and behind it."""
    words = f"Wick said the council had asked Senator Ada Holt {BOX} to close the quay."
    made = article(Fields(text=f"{words}\n\nThe port has four quays."), Provenance(input="invented.jsonl"), kind="record")
    found = open_reader("rules").read([made])[0]
    pieces = [[made.words(span) for span in one.content] for one in found.attributions if one.kind == "indirect"]
    assert [piece[-1] for piece in pieces] == ["to close the quay"]
