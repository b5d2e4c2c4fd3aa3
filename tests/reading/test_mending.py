"""Whole clauses, whole sources and the right speaker where the tagger alone would cut or mix them: invented sentences."""

import pytest

from secondsource.reading.lemmas import lemma
from secondsource.reading.reader import Reader
from tests.builders import article


def told(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """(speaker, source, content) of each attribution."""
    one = article(text)
    found = reader.read([one])[0].attributions
    return [
        (
            a.speaker.name if a.speaker else "",
            " ... ".join(one.text[s.start : s.end] for s in a.source),
            " ... ".join(one.text[s.start : s.end] for s in a.content),
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "Two gates were opened before the slide, according to a duty log that the paper has seen.",
            "a duty log that the paper has seen",
            "Two gates were opened before the slide",
            id="whole relative clause",
        ),
        pytest.param(
            "The ferry will stay in port, the minister said ahead of an emergency meeting of the council.",
            "the minister",
            "The ferry will stay in port",
            id="the occasion is no content",
        ),
        pytest.param(
            "Outside the customs hall about 800 people protested against the mine, police said.",
            "police",
            "Outside the customs hall about 800 people protested against the mine",
            id="closing report",
        ),
        pytest.param(
            "Reyk told reporters on the quay that the licence was sound.", "Reyk", "that the licence was sound", id="past the addressee"
        ),
        pytest.param(
            "According to Ida Venn, a researcher at Tarn University, the vote reflected deep anger in the villages.",
            "Ida Venn, a researcher at Tarn University",
            "the vote reflected deep anger in the villages",
            id="apposition ends at its comma",
        ),
    ],
)
def test_parts_are_whole(reader: Reader, text: str, source: str, content: str) -> None:
    """Source and content of an attribution, to the letter."""
    assert (source, content) in [(s, c) for _, s, c in told(reader, text)]


def test_the_paper_that_reports_a_quotation_did_not_speak_it(reader: Reader) -> None:
    """X said, according to the paper: X."""
    text = "“I never make a habit of supporting people who attack my wife,” Cole Reyk said at a press conference, according to The Hill."
    assert [name for name, _, _ in told(reader, text)] == ["Cole Reyk"]


def test_a_quotation_with_its_own_speaker_is_no_more_of_the_speech_before(reader: Reader) -> None:
    """Two ministries, two statements."""
    text = (
        "“The drilling will stop until the court has ruled,” the Estmark foreign ministry said in a statement.\n\n"
        "“A halt was neither offered nor accepted,” the trade ministry in Stavely said in its own statement."
    )
    assert [name.removeprefix("the ") for name, _, _ in told(reader, text)] == ["Estmark foreign ministry", "trade ministry in Stavely"]


def test_it_is_the_body_of_the_sentence_before(reader: Reader) -> None:
    """Not the body that spoke last."""
    text = (
        "The boats blocked the harbour, the port authority of Tolm said. The Estmark foreign ministry gave another version of the meeting. "
        "It said Reyk had agreed to stop the drilling."
    )
    assert told(reader, text)[-1][0].endswith("Estmark foreign ministry")


def test_who_was_she_once_is_she_again(reader: Reader) -> None:
    """A man named in between, known as "he", is not meant."""
    text = (
        "Marisol Tengan climbed on a crate. “The shelf is no bank account,” she said. Tomas Reyk, the minister, heard it. "
        "“That is so,” he said. She told the crowd that the fishers would stay."
    )
    assert told(reader, text)[-1][0] == "Marisol Tengan"


def test_of_whom_he_speaks_is_not_he(reader: Reader) -> None:
    """ "Of Olsen, he said ..."."""
    text = "Tomas Reyk met the press on Monday. Of Carl Olsen, he said, “I want him to do well in all that he does.”"
    assert told(reader, text)[-1][0] == "Tomas Reyk"


@pytest.mark.parametrize("text", ["You last called on July 9th.", "It appeared that the bridge was open again."])
def test_no_attributions(reader: Reader, text: str) -> None:
    """Days and appearances are nobody's words."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("word", "base"),
    [("evacuated", "evacuate"), ("quizzed", "quiz"), ("associated", "associate"), ("rang", "ring"), ("rung", "ring"), ("yelled", "yell")],
)
def test_verbs(word: str, base: str) -> None:
    """Forms that rules by suffix get wrong."""
    assert lemma(word, "VERB") == base
