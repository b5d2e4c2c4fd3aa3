"""A source becomes the person or body that the article names; what it does not tell stays unknown."""

import pytest

from secondsource.reading.reader import Reader
from secondsource.records.reading import Actor
from tests.builders import article


def speakers(reader: Reader, text: str) -> list[Actor | None]:
    """The speaker of each attribution, in order."""
    return [a.speaker for a in reader.read([article(text)])[0].attributions]


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


def last_speaker(reader: Reader, text: str) -> Actor:
    """Who speaks in the article's last sentence."""
    found = speakers(reader, text)
    assert found
    assert found[-1] is not None
    return found[-1]


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        pytest.param(
            "Foreign Ministry spokesman Peter Hale said talks had failed.", "Peter Hale", "Foreign Ministry", id="before the name"
        ),
        pytest.param(
            "Peter Hale, a spokesman for the Foreign Ministry, said talks had failed.", "Peter Hale", "Foreign Ministry", id="for"
        ),
        pytest.param("Peter Hale, spokesman of the Harbour Board, said it was closed.", "Peter Hale", "Harbour Board", id="of"),
        pytest.param("The Harbour Board's spokeswoman, Ida Norn, said it was closed.", "Ida Norn", "Harbour Board", id="owner"),
        pytest.param("Ida Norn, who speaks for the dockers, said it was closed.", "Ida Norn", None, id="no body by name"),
        pytest.param(
            "A spokesman for the Harbour Board said it was closed.", "A spokesman for the Harbour Board", "Harbour Board", id="no name"
        ),
        pytest.param(
            "A Harbour Board spokeswoman said it was closed.", "A Harbour Board spokeswoman", "Harbour Board", id="no name, before"
        ),
        pytest.param("The Harbour Board closed the gate. Its spokesman said it was safe.", "Its spokesman", "Harbour Board", id="its"),
        pytest.param("Mayor Ida Norn left early. Her spokesman said she was ill.", "Her spokesman", "Ida Norn", id="her"),
        pytest.param("Mayor Ida Norn left early. Norn's lawyer said she was ill.", "Norn's lawyer", "Ida Norn", id="a person's lawyer"),
        pytest.param("A lawyer for Ida Norn said she was ill.", "A lawyer for Ida Norn", "Ida Norn", id="lawyer for"),
        pytest.param(
            "Peter Hale, a spokesman for the Harbour Board, met dockers. Hale said the gate was closed.",
            "Peter Hale",
            "Harbour Board",
            id="told before",
        ),
        pytest.param(
            "Harbour Board spokesman Peter Hale met dockers. Mr. Hale said the gate was closed.",
            "Peter Hale",
            "Harbour Board",
            id="last name",
        ),
        pytest.param(
            "Harbour Board spokesman Peter Hale met dockers. He said the gate was closed.", "Peter Hale", "Harbour Board", id="he"
        ),
        pytest.param(
            "Harbour Board spokesman Peter Hale met dockers. The spokesman said the gate was closed.",
            "Peter Hale",
            "Harbour Board",
            id="the spokesman",
        ),
        pytest.param("Police spokeswoman Ida Norn said two men were held.", "Ida Norn", "Police", id="police"),
        pytest.param("Company spokesman Peter Hale said sales had risen.", "Peter Hale", None, id="a common noun is no name"),
        pytest.param("United Nations spokesman Peter Hale said aid was late.", "Peter Hale", "United Nations", id="two words"),
        pytest.param("NATO spokeswoman Ida Norn said aid was late.", "Ida Norn", "NATO", id="letters"),
        pytest.param("White House press secretary Ida Norn said aid was late.", "Ida Norn", "White House", id="press secretary"),
    ],
)
def test_for_whom_a_spokesman_speaks(reader: Reader, text: str, name: str, body: str | None) -> None:
    """A spokesman is kept with the body or person for whom he speaks, and stays so later in the article."""
    last = last_speaker(reader, text)
    assert (last.name, last.body) == (name, body)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        pytest.param("Moscow said the call was useful.", "Moscow", "Russia", id="capital"),
        pytest.param("Beijing denied that it had sent ships.", "Beijing", "China", id="capital denies"),
        pytest.param("Ankara has said it will not sign.", "Ankara", "Turkey", id="capital has said"),
        pytest.param("The Kremlin said the call was useful.", "Kremlin", "Russia", id="Kremlin"),
        pytest.param("Downing Street said talks would go on.", "Downing Street", "United Kingdom", id="Downing Street"),
        pytest.param("The White House said talks would go on.", "White House", "United States", id="White House"),
        pytest.param("The Pentagon said two ships were sent.", "Pentagon", "United States", id="Pentagon"),
        pytest.param("France said it would not sign.", "France", "France", id="country"),
        pytest.param("According to Paris, the plan was never signed.", "Paris", "France", id="according to"),
        pytest.param("Tehran and Moscow said they would not sign.", "Tehran and Moscow", None, id="two capitals are a group"),
        pytest.param("The plan was never signed, Berlin said.", "Berlin", "Germany", id="at the end"),
        pytest.param("Washington accused the board of fraud.", "Washington", "United States", id="Washington"),
    ],
)
def test_seats_stand_for_governments(reader: Reader, text: str, name: str, side: str | None) -> None:
    """Capitals, seats and countries that speak are governments."""
    last = last_speaker(reader, text)
    assert last.name == name
    assert (last.how == "metonym") == (side is not None)
    if side is not None:
        assert last.side == side


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Paris Hale won the race. Hale said it was hard.", id="a person called like a capital"),
        pytest.param("Washington Mutual said it would close two banks.", id="a company called like a capital"),
        pytest.param("The mayor of Paris said it was late.", id="the mayor of a capital"),
        pytest.param("A resident of Moscow said it was late.", id="a resident of a capital"),
        pytest.param("Police in Berlin said two men were held.", id="police in a capital"),
        pytest.param("Moscow residents said it was late.", id="residents"),
        pytest.param("A lawyer in Washington said it was late.", id="a lawyer in a capital"),
        pytest.param("The Paris Observer said it was late.", id="a newspaper"),
    ],
)
def test_what_is_no_government(reader: Reader, text: str) -> None:
    """Who merely lives in a capital or is called like one does not speak for it."""
    found = speakers(reader, text)
    assert found
    assert found[-1] is None or found[-1].how != "metonym"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("“Peter Hale must go,” Ida Norn wrote. She added: “He has lied to us.”", "Ida Norn", id="she added"),
        pytest.param(
            "Peter Hale, who chairs the board, spoke first. “Ola Torv must resign,” he said.", "Peter Hale", id="named in what he says"
        ),
        pytest.param("Peter Hale met Ola Torv on Monday. “Torv,” he said, “has lied to us.”", "Peter Hale", id="he in the middle"),
        pytest.param("Peter Hale and his wife, Ida Norn, own the mill. She said it was closed.", "Ida Norn", id="she of two"),
        pytest.param("Mrs. Torv met Peter Hale. “The mill is closed,” he said.", "Peter Hale", id="titles tell"),
        pytest.param("Ms. Peter Hale runs the mill. She said it was closed.", "Peter Hale", id="the article goes before the given name"),
        pytest.param("A driver was hurt at the gate. He said the brakes had failed.", "A driver", id="nobody by name"),
        pytest.param("Two drivers were hurt at the gate. They said the brakes had failed.", "Two drivers", id="they"),
        pytest.param("Ida Norn and Peter Hale were hurt. They said the brakes had failed.", "Ida Norn and Peter Hale", id="both"),
        pytest.param("The Harbour Board met on Monday. It said the gate would close.", "Harbour Board", id="it"),
        pytest.param("Driver Ola Torv was hurt at the gate. The driver said the brakes had failed.", "Ola Torv", id="the driver"),
        pytest.param("Estmark Steel closed a mill. The company said sales had fallen.", "Estmark Steel", id="the company"),
        pytest.param("Gov. Ida Norn left early. The Estmark governor said it was late.", "Ida Norn", id="the governor of"),
    ],
)
def test_who_is_meant(reader: Reader, text: str, name: str) -> None:
    """Pronouns and descriptions lead to whom the article spoke of."""
    last = last_speaker(reader, text)
    assert last.name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mary Norn met dockers on Monday. He said the gate was closed.", id="a woman by name is no he"),
        pytest.param("The gate was closed on Monday. She said it was safe.", id="nobody before"),
        pytest.param("Dockers met on Monday. The minister said it was safe.", id="an office that nobody holds"),
    ],
)
def test_nobody_is_invented(reader: Reader, text: str) -> None:
    """Where the article does not tell, no name is given."""
    found = speakers(reader, text)
    assert found
    assert found[-1] is None or found[-1].how == "words"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The toll was cut by Gov. Ida Venn, who said that no ferry would be lost.", "Ida Venn", id="who after a name"),
        pytest.param(
            "Tomas Reyk is a retired pilot who says the channel is too shallow for the new ferries.",
            "Tomas Reyk",
            id="who after a predicate",
        ),
        pytest.param(
            "One of the authors, former harbour master Tomas Reyk, said the gate had been shut for years.",
            "Tomas Reyk",
            id="one of several",
        ),
        pytest.param(
            "Council members, including Ida Venn, said the gate had been shut for years.", "Council members", id="one example of many"
        ),
        pytest.param(
            "HWF Acting Secretary Tomas Reyk said the gate had been shut for years.", "Tomas Reyk", id="a body, an office and a name"
        ),
        pytest.param(
            "Tomas Reyk hired Corin Hale. While Reyk spared Hale at first, he said later that the order was wrong.",
            "Tomas Reyk",
            id="the subject of the circumstance before",
        ),
        pytest.param(
            "Hours after Diana Hale announced her departure, the pilot Tomas Reyk announced that he would go too.",
            "Tomas Reyk",
            id="no subject of a circumstance",
        ),
        pytest.param(
            "Secretary of State Diana Hale warned the island on Tuesday that it was late.", "Diana Hale", id="an office with 'of'"
        ),
        pytest.param('The board named Corin "Mo" Hale on Monday. Hale said it was late.', 'Corin "Mo" Hale', id="a nickname"),
        pytest.param("WHO recommends that people stay at home for a week.", "WHO", id="an acronym that reads like a pronoun"),
        pytest.param("No. 2 House Democrat Diana Hale ruled that the vote was fair.", "Diana Hale", id="a house and a party"),
        pytest.param("The board fired Ida King on Monday. King said that the charge was false.", "Ida King", id="called like an office"),
        pytest.param("The board fired Theresa May on Monday. May said that the charge was false.", "Theresa May", id="called like a month"),
        pytest.param(
            "Paul Bloomberg runs two ferries. On Monday Bloomberg said the toll was too high.", "Paul Bloomberg", id="called like a paper"
        ),
    ],
)
def test_who_is_named_beside(reader: Reader, text: str, name: str) -> None:
    """The speaker is the name that the words beside the source give."""
    assert name in [actor.name for actor in speakers(reader, text) if actor is not None]


def test_what_is_said_of_a_person_is_not_theirs(reader: Reader) -> None:
    """ "Is thought to": somebody else thinks so."""
    found = speakers(reader, "Ida Venn is thought to have left the island, and Tomas Reyk is said to be with her.")
    assert not [actor for actor in found if actor is not None]


@pytest.mark.parametrize(
    "description",
    [
        pytest.param("the judge", id="a bare office and a speaker without one"),
        pytest.param("the mayor of Arlen", id="an office of a place that nobody is named with"),
        pytest.param("the Harbour News host", id="an office of a body that nobody is named with"),
    ],
)
def test_whoever_spoke_last_is_not_any_office_holder(reader: Reader, description: str) -> None:
    """A description that does not fit whoever spoke last keeps its words."""
    found = speakers(reader, f"Diana Hale, a baker, said the gate was open. On Monday {description} said the gate was shut.")
    assert [actor.name for actor in found if actor is not None][-1:] == [description]
