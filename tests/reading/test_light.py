"""Tags and rough heads without a network."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.light import LightParser
from secondsource.reading.parser import Parse

PARSER = LightParser()


def relations(sentence: str) -> set[tuple[str, str, str]]:
    tokens = PARSER.parse([sentence])[0].tokens
    return {(t.text, t.dep, tokens[t.head].text if t.head >= 0 else "") for t in tokens}


def test_a_plain_report_has_subject_and_clause() -> None:
    found = relations("The minister said that the harbour had closed.")
    assert {("minister", "nsubj", "said"), ("closed", "ccomp", "said"), ("that", "mark", "closed"), ("said", "root", "")} <= found
    assert ("had", "aux", "closed") in found
    assert ("harbour", "nsubj", "closed") in found


def test_passive_possessive_and_preposition() -> None:
    found = relations("The union's leaders were told by the mayor.")
    assert {
        ("leaders", "nsubj:pass", "told"),
        ("were", "aux:pass", "told"),
        ("union", "nmod:poss", "leaders"),
        ("by", "case", "mayor"),
    } <= found


def test_a_name_of_two_words_hangs_on_its_first() -> None:
    assert ("Torv", "flat", "Ann") in relations("Then Ann Torv left.")


def trees(parse: Parse, sentence: str) -> None:
    tokens = parse.tokens
    assert all(sentence[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert sum(t.head < 0 for t in tokens) == bool(tokens)
    for start in range(len(tokens)):
        seen, at = set(), start
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = tokens[at].head


@given(st.text(max_size=120))
def test_every_text_gives_one_tree(text: str) -> None:
    trees(PARSER.parse([text])[0], text)


@given(
    st.lists(
        st.sampled_from("the a minister who said that and , was told to leave by of it Ann Torv 's “ ” . in which have been not".split()),
        max_size=25,
    )
)
def test_every_order_of_common_words_gives_one_tree(words: list[str]) -> None:
    text = " ".join(words)
    trees(PARSER.parse([text])[0], text)
