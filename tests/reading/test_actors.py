"""A source becomes the person or body that the article names; what it does not tell stays unknown."""

import pytest

from secondsource.reading.attributions import attributions
from secondsource.reading.entities import mentions
from secondsource.reading.reader import Reader
from secondsource.records.reading import Actor
from tests.builders import article


def speakers(reader: Reader, text: str) -> list[Actor | None]:
    """The speaker of each attribution, in order."""
    one = article(text)
    parses = reader.parser.parse([one.words(span) for span in one.sentences])
    return [a.speaker for a in attributions(one, parses, mentions(one, parses))]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        pytest.param("Anna Brindle left early. Brindle said the order was false.", "Anna Brindle", "last name", id="last name"),
        pytest.param(
            "Anna Brindle left early. Ms. Brindle said the order was false.", "Anna Brindle", "last name", id="title and last name"
        ),
        pytest.param("Anna Brindle left early. She said the order was false.", "Anna Brindle", "pronoun", id="pronoun"),
        pytest.param(
            "Transport Minister Peter Varnholt met dockers. The minister said the gate was open.", "Peter Varnholt", "title", id="office"
        ),
        pytest.param("The Kremlin said the call was useful.", "Kremlin", "metonym", id="seat of government"),
        pytest.param("Kyiv said the call was useful.", "Kyiv", "metonym", id="capital"),
        pytest.param("A White House statement said the call was useful.", "White House", "statement", id="statement of a body"),
        pytest.param("Anna Brindle left early. Her statement said the order was false.", "Anna Brindle", "statement", id="her statement"),
    ],
)
def test_who_spoke(reader: Reader, text: str, name: str, how: str) -> None:
    """The fullest name in the article, and what decided."""
    last = speakers(reader, text)[-1]
    assert last is not None
    assert (last.name, last.how) == (name, how)


def test_the_statement_is_of_who_stated(reader: Reader) -> None:
    """ "The statement" leads back to the body that put it out."""
    found = speakers(reader, "The Foreign Ministry said in a statement that talks had failed. The statement added that they would go on.")
    assert [actor.name for actor in found if actor] == ["Foreign Ministry", "Foreign Ministry"]


def test_gender_decides_between_two(reader: Reader) -> None:
    """ "She" is not the man who was named last."""
    text = "Mary Torv and her brother run the shop. Peter Hale is the landlord. She said the rent was too high."
    last = speakers(reader, text)[-1]
    assert last is not None
    assert last.name == "Mary Torv"


def test_a_spokesman_keeps_his_body(reader: Reader) -> None:
    """Who speaks for a body is named with the body."""
    found = speakers(reader, "State Department spokesman Peter Hale said the call was useful.")
    assert found[0] is not None
    assert (found[0].name, found[0].kind, found[0].body) == ("Peter Hale", "person", "State Department")


@pytest.mark.parametrize("source", ["A top official", "Three witnesses", "Some analysts"])
def test_who_is_not_named(reader: Reader, source: str) -> None:
    """A source without a name keeps its words and is not named."""
    found = speakers(reader, f"{source} said the gate was open.")
    assert found[0] is not None
    assert (found[0].name, found[0].named) == (source, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Two officials, who asked not to be named, said the plan was ready.", "Two officials", id="relative clause"),
        pytest.param("The report said 41 people were held. It added that 12 were injured.", "The report", id="it"),
        pytest.param("Two diplomats said the gate was open. The diplomats said it would close again.", "Two diplomats", id="same words"),
    ],
)
def test_names_of_who_is_not_named(reader: Reader, text: str, name: str) -> None:
    """A source without a name is called by its first words, without what is told about it."""
    last = speakers(reader, text)[-1]
    assert last is not None
    assert last.name == name


def test_an_office_is_not_another_countrys(reader: Reader) -> None:
    """ "The Danish president" is not the president of France."""
    text = "French President Paul Roche spoke first. The talks were long. The Danish president said they had failed."
    last = speakers(reader, text)[-1]
    assert last is None or last.name != "Paul Roche"


def test_unknown_stays_unknown(reader: Reader) -> None:
    """A pronoun with nobody before it is nobody."""
    assert speakers(reader, "He said the gate was open.") == [None]


def test_names_are_words_of_the_article(reader: Reader) -> None:
    """No actor has a name that the article lacks."""
    text = (
        "U.S. President Peter Olsen called the harbour. The president said it was over. "
        "“We are glad,” he added. Moscow denied that. Officials said they were not told. A ministry spokeswoman, Maia Torv, said so too."
    )
    one = article(text)
    for attribution in reader.read([one])[0].attributions:
        if attribution.speaker is not None:
            assert attribution.speaker.name in " ".join(one.text.split())
            assert attribution.speaker.span is not None
