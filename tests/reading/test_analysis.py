"""One pass of the encoder: parses in Universal Dependencies terms, the same for an article wherever and with whatever it is read."""

import subprocess
import sys
from itertools import pairwise

import pytest

from secondsource.errors import ModelMissingError
from secondsource.reading import encoder
from secondsource.reading.analysis import EncoderAnalyser
from secondsource.reading.lemmas import lemma
from secondsource.reading.parser import Parse
from secondsource.reading.reader import READERS, Reader, open_reader
from tests.builders import article

SENTENCES = [
    "The minister was told by her aides that the harbour is closed.",
    "According to the ministry, two ships sank near Brask and Quillon.",
    "He isn't a doctor.",
    "“We will not go back,” said Tomas Reyk, who leads the union, “until the gate is open.”",
    "Run!",
    "",
    "   ",
    "One\ttwo   three – four…",
    "It fell. He ran. They left.",
]
BODY = (
    "Ann Torv, the harbour minister, said on Tuesday that two ferries had sunk off Brask.\n\n"
    "“We do not know how many were on board,” she told reporters in the capital. The coast guard said it had saved 41 people.\n\n"
    "The ferry company denied that its boats were overloaded, according to the Brask Courier.\n\n"
)


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
        pytest.param(SENTENCES[1], ("Quillon", "conj", "Brask"), id="coordination"),
        pytest.param(SENTENCES[1], ("and", "cc", "Quillon"), id="conjunction hangs on what follows"),
        pytest.param(SENTENCES[2], ("doctor", "root", ""), id="predicate is the head"),
        pytest.param(SENTENCES[2], ("is", "cop", "doctor"), id="copula"),
    ],
)
def test_universal_dependencies(reader: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in relations(reader.analyser.parse([sentence])[0])


def test_names_have_kinds_and_begin_where_they_begin(reader: Reader) -> None:
    tokens = [t for parse in reader.analyser.analyse([article(BODY)])[0].parses for t in parse.tokens]
    assert {("Ann", "person", True), ("Torv", "person", False), ("Brask", "place", True)} <= {(t.text, t.ent, t.ent_begin) for t in tokens}


@pytest.mark.parametrize("sentence", [*SENTENCES, "word " * 3000, "x" * 5000], ids=range(len(SENTENCES) + 2))
def test_tokens_are_a_tree_over_the_sentence(reader: Reader, sentence: str) -> None:
    """Tokens stand where they say, in order; one root, no cycle; a sentence without end is read in windows."""
    tokens = reader.analyser.parse([sentence])[0].tokens
    assert all(sentence[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(t.text for t in tokens) == "".join(sentence.split())
    assert sum(t.head < 0 for t in tokens) == bool(tokens)
    for start in range(0, len(tokens), 37):
        at, steps = start, 0
        while tokens[at].head >= 0:
            at, steps = tokens[at].head, steps + 1
            assert steps <= len(tokens)


def test_an_article_reads_alike_alone_in_company_and_in_any_order() -> None:
    """What stands beside it, before it or after it in the pile changes nothing; nor does what was read before."""
    pile = [
        article(BODY, id="a"),
        article(SENTENCES[3] + "\n\n" + BODY, id="b"),
        article("“Go,” he said. " * 60, id="c"),
        article("Run!", id="d"),
    ]
    alone = [open_reader().read([one])[0] for one in pile]
    shared = open_reader()
    assert shared.read(pile) == alone
    assert shared.read(pile[::-1]) == alone[::-1]


def test_a_copy_is_read_once(reader: Reader) -> None:
    fresh = open_reader()
    first, second = fresh.read([article(BODY, id="a"), article(BODY, id="b")])
    assert first.attributions == second.attributions
    assert fresh.sentences_seen == 2 * fresh.sentences_parsed


def test_what_is_kept_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secondsource.reading.analysis.KEPT_WORDS", 60)
    analyser = open_reader().analyser
    assert isinstance(analyser, EncoderAnalyser)
    for number in range(8):
        analyser.analyse([article(f"Ship {number} sank off the coast, the harbour office said on Tuesday in a note.")])
    assert analyser._kept_words <= 60
    assert len(analyser._kept) < 8


@pytest.mark.parametrize("kind", READERS)
def test_every_reader_finds_a_plain_report(kind: str) -> None:
    found = open_reader(kind).read([article(BODY)])[0]
    assert any(a.speaker is not None and "Torv" in a.speaker.name for a in found.attributions)


def test_without_its_weights_the_encoder_says_what_to_do_and_rules_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_FOLDER", "data/nowhere")
    with pytest.raises(ModelMissingError, match="--reader rules"):
        open_reader()
    assert open_reader("rules").read([article(BODY)])[0].attributions


def test_no_such_reader() -> None:
    with pytest.raises(ValueError, match="accurate, fast, rules"):
        open_reader("clever")


def test_the_name_of_a_reader_loads_no_library() -> None:
    code = "import sys; from secondsource.reading import open_reader; open_reader().name; print('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


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
    assert lemma(word, upos) == expected
