"""The bench of extractors turns what they give into spans of the article's text, and counts it; none of them is needed here."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FILE = Path(__file__).parents[1] / "bench/attributions.py"


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("bench_attributions", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


class Token(str):
    """What the conversion asks of a spaCy token: its number, its offset and its length."""

    i: int
    idx: int


def tokens(text: str, *words: str) -> list[Any]:
    """The tokens of ``text`` (between blanks) that are among ``words``."""
    found = []
    offset = 0
    for number, word in enumerate(text.split()):
        offset = text.index(word, offset)
        token = Token(word)
        token.i, token.idx = number, offset
        offset += len(word)
        if word in words:
            found.append(token)
    return found


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[low:high] for low, high in spans]


def test_tokens_side_by_side_are_one_span(bench: ModuleType) -> None:
    """Neighbours are joined, in whatever order they come; a token that stands apart is a span of its own."""
    text = "Ann Poe and Bo Ray said so"
    assert cut(text, bench.token_spans(reversed(tokens(text, "Ann", "Poe", "Ray")))) == ["Ann Poe", "Ray"]
    assert bench.token_spans([]) == []


def test_a_triple_becomes_an_attribution(bench: ModuleType) -> None:
    """Speaker and cue tokens and the content with its marks, as offsets."""
    text = '" We are late , " Ann Poe had said .'
    triple = SimpleNamespace(
        speaker=tokens(text, "Ann", "Poe"), cue=tokens(text, "had", "said"), content=SimpleNamespace(start_char=0, end_char=17)
    )
    assert [cut(text, part) for part in bench.from_triple(triple)] == [["Ann Poe"], ["had said"], ['" We are late , "']]


def test_halves_of_one_quotation_are_joined(bench: ModuleType) -> None:
    """Two contents with one speaker and one cue are one attribution; another cue begins another."""
    first, second, other = (
        bench.Found([(10, 13)], [(14, 18)], [(0, 9)]),
        bench.Found([(10, 13)], [(14, 18)], [(20, 30)]),
        bench.Found([(10, 13)], [(40, 44)], [(45, 50)]),
    )
    assert bench.joined([first, other, second]) == [bench.Found([(10, 13)], [(14, 18)], [(0, 9), (20, 30)]), other]


def test_offsets_lead_back_through_a_prepared_text(bench: ModuleType) -> None:
    """Characters that a peer put in or left out do not move a span; a span of inserted characters is dropped."""
    text = "  The drivers' union:\n\n''We strike,'' it said."
    prepared = 'The drivers\'x union:\n"We strike," it said."'
    words = ("drivers'x", "We strike", "it")
    spans = [(prepared.index(word), prepared.index(word) + len(word)) for word in words]
    found = bench.Found([spans[0], (len(prepared) - 1, len(prepared))], [spans[2]], [spans[1]])
    (back,) = bench.in_original([found], prepared, text)
    assert [cut(text, part) for part in back] == [["drivers'"], ["it"], ["We strike"]]


def test_paragraphs_keep_their_place(bench: ModuleType) -> None:
    """A paragraph is a line with more than blanks, and what is found in it moves by its start."""
    text = "One.\n\n  \nTwo."
    assert cut(text, bench.paragraphs(text)) == ["One.", "Two."]
    one = bench.Found([(0, 3)], [], [(0, 3), (3, 4)])
    assert bench.moved(one, 9) == bench.Found([(9, 12)], [], [(9, 12), (12, 13)])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            '"We are late," said Mr. A. Poe. "Very late."',
            [["Mr. A. Poe"], ["said"], ['"We are late,"', '"Very late."']],
            id="quotation first",
        ),
        pytest.param('"We are late," she said. "Very late."', [["she"], ["said"], ['"We are late,"', '"Very late."']], id="two halves"),
        pytest.param("Ann Poe told reporters: “We are late.”", [["Ann Poe"], ["told"], ["“We are late.”"]], id="name first"),
        pytest.param("The mayor said that the bus was late.", [["The mayor"], ["said"], ["the bus was late"]], id="indirect"),
        pytest.param("The bus was late, Ann Poe said.", [["Ann Poe"], ["said"], ["The bus was late"]], id="content first"),
        pytest.param("The bus was late, according to Ann Poe", [["Ann Poe"], ["according to"], ["The bus was late"]], id="according to"),
    ],
)
def test_the_baseline_reads_plain_cases(bench: ModuleType, text: str, parts: list[list[str]]) -> None:
    """The regular expressions find what a plain sentence says, once."""
    assert [[cut(text, part) for part in found] for found in bench.by_patterns(text)] == [parts]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param('He said "yes" and “no”.', ['"yes"', "“no”"], id="both kinds"),
        pytest.param("He said ''yes'' again.", ["''yes'"], id="doubled apostrophes"),
        pytest.param('He said "yes.\n\nShe said "no".', ['"yes.', '"no"'], id="never closed"),
    ],
)
def test_quoted_words_stand_between_double_marks(bench: ModuleType, text: str, quoted: list[str]) -> None:
    """Marks are paired as they come, within a paragraph; marks themselves never count."""
    assert cut(text, bench.double_quotations(text)) == quoted


def test_a_run_survives_the_way_between_processes(bench: ModuleType) -> None:
    """What the child writes as JSON the parent reads as it was."""
    run = bench.Run("some 1.0", 0.5, [1.0], [0.9], [bench.Extracted([[bench.Found([], [(1, 2)], [(3, 4)])], []], 1)])
    assert bench.as_run(json.loads(json.dumps(run))) == run


def test_the_gold_scores_all_and_nothing_scores_none(bench: ModuleType) -> None:
    """Each column is 100 for the gold itself, a colon as cue too; a wrong source costs joint and source only."""
    text = 'Ann Poe: "We are late."\n\nBo Ray said that he was early.'
    gold = [([(0, 7)], [(7, 8)], [(10, 22)]), ([(25, 31)], [(32, 36)], [(42, 54)])]
    record = {"id": "a", "text": text, "attributions": [dict(zip(("source", "cue", "content"), parts, strict=True)) for parts in gold]}
    found = [bench.Found(*parts) for parts in gold]
    assert bench.f1_by_column([record], [found]) == dict.fromkeys(bench.COLUMNS, 100.0)
    assert bench.f1_by_column([record], [[]]) == dict.fromkeys(bench.COLUMNS, 0.0)
    scores = bench.f1_by_column([record], [[found[0]._replace(source=[(25, 31)]), found[1]]])
    assert scores == {"joint": 50, "quoted": 0, "direct": 0, "speech": 50, "content": 100, "cue": 100, "source": 50}
