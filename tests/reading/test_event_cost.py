"""That the events step costs what its input is long, however a sentence is built."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules

import pytest

from secondsource import reading
from secondsource.reading.events import events
from secondsource.reading.parser import Parse, Token
from secondsource.records.article import Article
from tests.builders import article
from tests.reading.hostile import in_step, linear, patterns

# Found, not listed: a new module of the step is held to it too.
MODULES = tuple(
    import_module(f"{reading.__name__}.{module.name}") for module in iter_modules(reading.__path__) if module.name.startswith("event")
)
PIECES = ['"', "”", "“", "not to ", "said that ", "and, ", ", ", " ", "a"]

Word = tuple[str, str, str, str, str, int]  # text, lemma, part of speech, tag, relation, head
Shape = Callable[[int], list[Word]]


def _chain(words: Sequence[tuple[str, str, str, str, str]], deps: dict[int, int]) -> Shape:
    """The piece ``words`` over and over; its word ``one`` hangs on the word ``deps[one]`` of the piece before, the others inside it."""

    def shape(times: int) -> list[Word]:
        found: list[Word] = []
        for turn in range(times):
            begin = turn * len(words)
            for number, (text, lemma, upos, tag, dep) in enumerate(words):
                if number in deps:
                    head = begin - len(words) + deps[number] if turn else -1
                    found.append((text, lemma, upos, tag, dep if turn else "root", head))
                else:
                    inside = next(at for at in deps)
                    found.append((text, lemma, upos, tag, dep, begin + inside))
        return found

    return shape


def _star(words: Sequence[tuple[str, str, str, str, str]], top: int, dep: str) -> Shape:
    """The piece ``words`` over and over; its word ``top`` hangs by ``dep`` on that of the first piece, the others on it."""

    def shape(times: int) -> list[Word]:
        found: list[Word] = []
        for turn in range(times):
            begin = turn * len(words)
            for number, (text, lemma, upos, tag, own) in enumerate(words):
                if number == top:
                    found.append((text, lemma, upos, tag, dep if turn else "root", top if turn else -1))
                else:
                    found.append((text, lemma, upos, tag, own, begin + top))
        return found

    return shape


_NOT, _TO = ("not", "not", "PART", "RB", "advmod"), ("to", "to", "PART", "TO", "mark")
_THAT, _POLICE = ("that", "that", "SCONJ", "IN", "mark"), ("police", "police", "NOUN", "NNS", "nsubj")
_AND, _COMMA = ("and", "and", "CCONJ", "CC", "cc"), (",", ",", "PUNCT", ",", "punct")
SHAPES: dict[str, Shape] = {
    "not to refuse not to refuse": _chain([_NOT, _TO, ("refuse", "refuse", "VERB", "VB", "xcomp")], {2: 2}),
    "not to attack not to attack": _chain([_NOT, _TO, ("attack", "attack", "VERB", "VB", "xcomp")], {2: 2}),
    "police said that police said that": _chain([_THAT, _POLICE, ("said", "say", "VERB", "VBD", "ccomp")], {2: 2}),
    "who attacked police who attacked police": _chain(
        [
            ("who", "who", "PRON", "WP", "nsubj"),
            ("attacked", "attack", "VERB", "VBD", "acl:relcl"),
            ("police", "police", "NOUN", "NNS", "obj"),
        ],
        {1: 2},
    ),
    "the arrest of the arrest of": _chain([("of", "of", "ADP", "IN", "case"), ("arrest", "arrest", "NOUN", "NN", "nmod")], {1: 1}),
    "attacked and attacked, each on the one before": _chain([_AND, ("attacked", "attack", "VERB", "VBD", "conj")], {1: 1}),
    "police attacked, and police attacked, all on the first": _star(
        [_COMMA, _AND, _POLICE, ("attacked", "attack", "VERB", "VBD", "")], 3, "conj"
    ),
    "attacked, and attacked, all on the first": _star([_COMMA, _AND, ("attacked", "attack", "VERB", "VBD", "")], 2, "conj"),
    "police and police and police": _star([_AND, ("police", "police", "NOUN", "NNS", "")], 1, "conj"),
    "after the arrest, after the arrest": _star(
        [_COMMA, ("after", "after", "ADP", "IN", "case"), ("arrest", "arrest", "NOUN", "NN", "")], 2, "obl"
    ),
    "attacking, attacking, all on the first": _star([_COMMA, ("attacking", "attack", "VERB", "VBG", "")], 1, "advcl"),
    "were attacked, were attacked": _star(
        [_POLICE, ("were", "be", "AUX", "VBD", "aux:pass"), ("attacked", "attack", "VERB", "VBN", "")], 2, "conj"
    ),
}


def built(shape: Shape, times: int) -> tuple[Article, list[Parse]]:
    """An article of one sentence of that shape, and its parse."""
    tokens: list[Token] = []
    text = ""
    for word, lemma, upos, tag, dep, head in shape(times):
        text += " " if text else ""
        tokens.append(Token(word, len(text), len(text) + len(word), lemma, upos, dep, head, "", tag=tag))
        text += word
    of = article("He left.", published="2026-03-04")
    whole = article(text + ".", published="2026-03-04")
    one = whole.sentences[0] if whole.sentences else of.sentences[0]
    return whole, [Parse(tuple(token for token in tokens if token.end <= one.end))]


@pytest.mark.parametrize("name", SHAPES)
def test_a_sentence_costs_its_length(name: str) -> None:
    """Twice the words, about twice the time: chains, lists and nested clauses of one sentence."""

    def step(times: int) -> Callable[[], object]:
        of, parses = built(SHAPES[name], times)
        assert len(parses[0].tokens) > times  # one sentence, not cut
        return lambda: events(of, parses, (), (), ())

    assert in_step(step(300), step(600))


def test_no_pattern_costs_more_than_its_length() -> None:
    """Every compiled pattern of the modules that read events, over every hostile piece."""
    for name, pattern in patterns(*MODULES):
        for piece in PIECES:
            assert linear(pattern, piece), (name, piece)
