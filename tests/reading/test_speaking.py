"""Who said it, where names, pronouns and reports stand close together."""

import pytest

from secondsource.reading.entities import mentions
from secondsource.reading.reader import Reader
from secondsource.records.article import Article
from secondsource.records.reading import Attribution
from tests.builders import article


def told(reader: Reader, text: str, words: str) -> Attribution:
    """The attribution whose content holds the words."""
    one = article(text)
    return next(a for a in reader.read([one])[0].attributions if any(words in one.text[c.start : c.end] for c in a.content))


def speaker(reader: Reader, text: str, words: str) -> str | None:
    """The name of who is given the words."""
    found = told(reader, text, words).speaker
    return found.name if found is not None else None


def people(reader: Reader, text: str) -> list[str]:
    """The names of people, in order."""
    one: Article = article(text)
    parses = reader.analyser.parse([one.words(span) for span in one.sentences])
    return [m.name for m in mentions(one, parses) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "Mayor Peter Hale spoke first. Hale praised the ferry crews. Like Hale, councillor Martin Brindle said fares were too high.\n\n"
            "“Nobody can pay that twice a day,” he said.",
            "Nobody can pay",
            "Martin Brindle",
            id="the last speaker, not who was named most",
        ),
        pytest.param(
            "Martin Brindle, who praised Peter Hale and his crew, told the council that the tunnel was safe. “I walked it,” he added.",
            "walked it",
            "Martin Brindle",
            id="the subject, not a name in its relative clause",
        ),
        pytest.param(
            "But Martin Brindle said Peter Hale’s temper makes it hard to defend him.\n\n“He changes his mind every week,” he said.",
            "changes his mind",
            "Martin Brindle",
            id="the subject, not a name in the report",
        ),
        pytest.param(
            "Martin Brindle asked the host for a minute. (Files of the late builder Peter Hale show that the wall was thin.)\n\n"
            "“The wall will hold,” he said.",
            "The wall will hold",
            "Martin Brindle",
            id="nobody out of an aside in brackets",
        ),
        pytest.param(
            "A reporter, Karin Norn, asked Peter Hale about the tunnel. “I signed nothing,” he said.",
            "signed nothing",
            "Peter Hale",
            id="who was asked answers",
        ),
        pytest.param(
            "Anna Norn asked Maria Brindle about the missing money. “I never saw a bill,” she said.",
            "never saw a bill",
            "Maria Brindle",
            id="who was asked answers, not who asked",
        ),
    ],
)
def test_he_said_goes_on_with_the_subject(reader: Reader, text: str, words: str, name: str) -> None:
    """The pronoun that reports takes up the teller's last subject."""
    assert speaker(reader, text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "“The dam was never tested,” Anna Norn said, according to the Lindmoor Courier. “It should have been.”",
            "never tested",
            "Anna Norn",
            id="according to a paper",
        ),
        pytest.param(
            "“The dam was never tested,” Anna Norn said, the Courier reported.", "never tested", "Anna Norn", id="a paper reported"
        ),
        pytest.param(
            "In 2019 Peter Hale, who ran the yard, told the inquiry, “We had no drawings at all,” according to the Courier.",
            "no drawings",
            "Peter Hale",
            id="told an inquiry",
        ),
    ],
)
def test_who_speaks_at_second_hand(reader: Reader, text: str, words: str, name: str) -> None:
    """Whoever is quoted speaks, not the paper that has it."""
    assert speaker(reader, text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Harbour strategist Martin Brindle said the quay was full.", "Martin Brindle", id="a trade before the name"),
        pytest.param("Sen. Anna Norn, R-Lindmoor, said the quay was full.", "Anna Norn", id="a party after the name"),
        pytest.param("Eastmark Senator Anna Norn said the quay was full.", "Anna Norn", id="a title inside the run"),
        pytest.param("Alicia Marlow-Teague left early. Marlow-Teague said the quay was full.", "Alicia Marlow-Teague", id="a double name"),
        pytest.param("The guild’s president and founder, Anna Norn, said the quay was full.", "Anna Norn", id="two offices, one name"),
        pytest.param("Norway’s chief of staff Martin Brindle said the quay was full.", "Martin Brindle", id="the name after an owner"),
        pytest.param("One of the wounded, Martin Brindle, said the quay was full.", "Martin Brindle", id="one of them"),
    ],
)
def test_who_a_source_names(reader: Reader, text: str, name: str) -> None:
    """The person's own name, whole and nothing else."""
    assert speaker(reader, text, "the quay was full") == name


def test_pairs_of_names_stay_two(reader: Reader) -> None:
    """ "The Hale-Norn deal" names two people who stand alone elsewhere."""
    found = people(reader, "Peter Hale met Anna Norn. Hale left. Norn stayed. The Hale-Norn deal was signed on Monday.")
    assert not any("-" in name for name in found)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "President Peter Hale met the press in Kabul. The Afghan president said the vote must be held.",
            "the vote must be held",
            "The Afghan president",
            id="of another country",
        ),
        pytest.param(
            "Peter Hale, president of the Lindmoor Pilots, waited. The president of Brask’s dockers’ union said the strike was over.",
            "the strike was over",
            "The president of Brask’s dockers’ union",
            id="of another body",
        ),
        pytest.param(
            "President Peter Hale had phoned Turkish President Emre Kaya. The president said the call was good.",
            "the call was good",
            "Peter Hale",
            id="the bare office is of who has no country beside it",
        ),
        pytest.param(
            "A veteran strategist told the Courier that the odds were poor. Anna Norn walked by. The strategist said most agreed.",
            "most agreed",
            "A veteran strategist",
            id="who was brought in by the same noun",
        ),
    ],
)
def test_whose_office_it_is(reader: Reader, text: str, words: str, name: str) -> None:
    """An office leads to its holder only where country and body agree."""
    assert speaker(reader, text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "Peter Hale’s panel heard an account of the fire from a former pilot in Brask, who described a night of smoke.",
            "a night of smoke",
            None,
            id="a description nearer than a name",
        ),
        pytest.param(
            "The hearing drew protests from the dockers and the pilots, who accused the mayor of delay.",
            "the mayor of delay",
            None,
            id="no event is who",
        ),
    ],
)
def test_what_who_stands_for(reader: Reader, text: str, words: str, name: str | None) -> None:
    """ "Who" is a person or people, the nearest before it; no place, no event, no owner."""
    found = told(reader, text, words).speaker
    assert found is not None
    assert not found.named
    assert found.name not in ("Peter Hale", "The hearing")


def test_a_source_stays_in_its_sentence(reader: Reader) -> None:
    """What another paragraph's subject did is not said by it."""
    text = (
        "Candidate Anna Norn was denounced for saying she loved her sister but not her politics.\n\n"
        "President Peter Hale and his allies have been condemned for enacting a law against songs."
    )
    found = [a.speaker for a in reader.read([article(text)])[0].attributions if a.cue and a.cue[0].start > text.index("\n")]
    assert not [s for s in found if s is not None and s.name == "Anna Norn"]


def test_a_quotation_stays_in_its_paragraph(reader: Reader) -> None:
    """Words at the end of a speaker's paragraph are not those of the report that opens the next."""
    text = (
        "“We were promised the dream,” Daniel Brindle said. “That promise was never kept, and everybody in my street knows it.”\n\n"
        "Market traders echo the same theme of anger."
    )
    assert speaker(reader, text, "never kept") == "Daniel Brindle"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param(
            "Anna Norn, head of the guild and daughter of the late mayor Peter Hale,", "Anna Norn", id="an apposition with a name"
        ),
        pytest.param("Former Minister of Housing and Urban Planning Peter Hale", "Peter Hale", id="the and of an office"),
        pytest.param("Peter Hale, Ann Norn and Joe Brindle", "Peter Hale, Ann Norn and Joe Brindle", id="three"),
        pytest.param("Ms. Norn’s chief of staff", "Ms. Norn’s chief of staff", id="an owner is not who she employs"),
    ],
)
def test_one_or_several(reader: Reader, source: str, name: str) -> None:
    """How many people a long source names, and which of them speaks."""
    assert speaker(reader, f"{source} said the race was open.", "the race was open") == name
