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
