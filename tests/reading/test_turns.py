"""Transcripts: "NAME: what was said", and what only looks like one. Invented articles."""

from secondsource.reading.reader import Reader
from tests.builders import article


def told(reader: Reader, text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution."""
    one = article(text)
    return [
        (" ... ".join(one.text[s.start : s.end] for s in a.source), " ... ".join(one.text[s.start : s.end] for s in a.content))
        for a in reader.read([one])[0].attributions
    ]


INTERVIEW = """The head of the Velm port authority spoke with the Courier on Monday.

COURIER: When will the cranes move again?

RUIZ: We hope on Thursday. The union told me that it would vote on Wednesday.

Nobody is against that.

COURIER: And if they say no?

RUIZ: Then we will wait.

The interview was shortened for clarity."""


def test_each_turn_is_its_speakers(reader: Reader) -> None:
    """From label to label; an answer of two paragraphs is one; what follows the last answer is the article's."""
    found = told(reader, INTERVIEW)
    assert ("COURIER", "When will the cranes move again?") in found
    assert ("COURIER", "And if they say no?") in found
    assert ("RUIZ", "Then we will wait.") in found
    long = next(content for source, content in found if source == "RUIZ" and "Thursday" in content)
    assert long.endswith("Nobody is against that.")
    assert not any("shortened" in content for _, content in found)


def test_what_is_told_inside_a_turn_is_kept(reader: Reader) -> None:
    """An attribution inside another one."""
    assert any(source.lower() == "the union" and "vote on Wednesday" in content for source, content in told(reader, INTERVIEW))


def test_labels_of_other_things_are_no_turns(reader: Reader) -> None:
    """A list of facts, a caption and a headline with a colon."""
    text = "Photo: The port of Velm at dawn.\n\nWhere: Quay 4\n\nWhen: Sunday\n\nTickets: At the door\n\nThe fair opens at noon."
    assert told(reader, text) == []


def test_a_few_words_under_a_rare_verb_report_nothing(reader: Reader) -> None:
    """A decision that angers someone tells nothing."""
    assert told(reader, "The move enraged the miners of Tarn.\n\nThe band featured two drummers.") == []


def test_a_paragraph_of_quoted_words_goes_on_from_the_speech_before(reader: Reader) -> None:
    """Not to whoever reports something in the next paragraph."""
    text = (
        "“We counted the boats twice,” said Ida Venn, who runs the harbour.\n\n"
        "“Nobody on the quay believed the number that the ministry gave us that night.”\n\n"
        "The fishers of Tarn believe that the ministry will give way."
    )
    found = told(reader, text)
    assert any(source.startswith("Ida Venn") and "Nobody on the quay" in content for source, content in found)
    assert not any("fishers" in source and "Nobody" in content for source, content in found)


def test_a_quotation_of_several_paragraphs_is_one_speakers(reader: Reader) -> None:
    """Each paragraph begins with a mark, only the last one ends with one."""
    text = (
        "Ida Venn said in a letter: “We counted the boats twice on the evening of the storm.\n\n"
        "“There were forty of them in the inner basin, and not one had a light.\n\n"
        "“The ministry can count them too, whenever it likes to come here.”"
    )
    for words in ("forty of them", "whenever it likes"):
        assert any("Ida Venn" in source and words in content for source, content in told(reader, text))


def test_whom_it_was_told_is_not_who_told_it(reader: Reader) -> None:
    """The subject stands far from its verb, the addressee right behind it."""
    text = "A guard who had stood at the gate all night told the Courier that two vans had left before dawn."
    assert any(source.startswith("A guard") and "two vans" in content for source, content in told(reader, text))
