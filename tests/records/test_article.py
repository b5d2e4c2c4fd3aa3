"""Invariants of the records that everything else points into."""

import msgspec
import pytest
from hypothesis import given

from secondsource.records.article import Article, Span
from tests.builders import article, at
from tests.strategies import articles


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4)])
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    """No span, no claim: a span holds at least one code point."""
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


def test_words_are_exactly_what_stands_there() -> None:
    """``words`` gives the text of a span, not a folded or trimmed form of it."""
    one = article("The dаm  “broke”.")
    assert one.words(at(one, "dаm  “broke”")) == "dаm  “broke”"


@given(articles())
def test_sentences_lie_in_body_blocks_in_order(one: Article) -> None:
    """Sentences are sorted, do not overlap, and each stands in one body block."""
    bodies = [(block.start, block.end) for block in one.blocks if block.kind == "body"]
    before = 0
    for span in one.sentences:
        assert before <= span.start
        before = span.end
        assert any(start <= span.start and span.end <= end for start, end in bodies)


@given(articles())
def test_records_survive_json(one: Article) -> None:
    """What is written as JSON is read back as the same record."""
    assert msgspec.json.decode(msgspec.json.encode(one), type=Article) == one
