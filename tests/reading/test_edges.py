"""Sources without pronouns and places of speech, contents that end where their clause does: invented sentences."""

import pytest

from secondsource.reading.reader import Reader
from tests.reading.test_mending import told


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "Ida Venn and Tomas Reyk met on Monday. Those doubts, Venn added, were shared by the crew of the ferry.",
            "Venn",
            "Those doubts ... were shared by the crew of the ferry",
            id="a clause that the tag cuts in two",
        ),
        pytest.param(
            "In a letter to the harbour board, Ida Venn, a retired pilot, wrote that the channel was too shallow.",
            "Ida Venn, a retired pilot,",
            "that the channel was too shallow",
            id="the letter does not speak",
        ),
        pytest.param(
            "On Gull Hill, council leader Tomas Reyk, a former pilot, said he did not believe a single word of the report.",
            "council leader Tomas Reyk, a former pilot,",
            "he did not believe a single word of the report",
            id="nor does the place",
        ),
        pytest.param(
            "The inquiry first disclosed the leak on Oct. 7, 2016, in a statement to the harbour board.",
            "The inquiry",
            "the leak on Oct. 7, 2016",
            id="a date keeps its year",
        ),
        pytest.param(
            'The suspect opened the gate and "ran into the harbour at once," the sheriff said.',
            "the sheriff",
            'The suspect opened the gate and "ran into the harbour at once,"',
            id="the closing mark is the quotation's",
        ),
        pytest.param(
            "According to the Harbour Courier, which has just lost its editor, the gate had been shut for years.",
            "the Harbour Courier",
            "the gate had been shut for years",
            id="a relative clause tells of the source",
        ),
        pytest.param(
            "The Senate Monday rejected the plan to close the harbour.",
            "The Senate",
            "the plan to close the harbour",
            id="the day of speech is no part of the source",
        ),
        pytest.param(
            "The report that followed the storm blamed the harbour board for the loss of the ferry.",
            "The report that followed the storm",
            "the harbour board for the loss of the ferry",
            id="a whole relative clause is kept",
        ),
    ],
)
def test_parts_end_where_their_phrase_does(reader: Reader, text: str, source: str, content: str) -> None:
    """Source and content of an attribution, to the letter."""
    assert (source, content) in [(s, c) for _, s, c in told(reader, text)]


def test_no_article_speaks(reader: Reader) -> None:
    """A lone "The" or "A" is nobody."""
    text = "The decision to reject the toll was praised by Ida Venn. The government would not say how many ferries were lost."
    assert not [s for _, s, _ in told(reader, text) if s in ("The", "A")]


def test_a_name_behind_a_quotation_signs_it(reader: Reader) -> None:
    """As below a picture: no verb and no dash."""
    text = 'The gate was shut.\n\n"You wait for years and nobody tells you anything at all." Diana Hale, a pilot on Gull Island\n'
    assert ("Diana Hale", "Diana Hale, a pilot on Gull Island") in [(name, source) for name, source, _ in told(reader, text)]


def test_a_second_report_is_one_of_its_own(reader: Reader) -> None:
    """What the subject of the cue did next is no part of what was said."""
    found = told(reader, "The board's spokeswoman said the party feels good about its chances but declined to discuss the money.")
    contents = [content for _, _, content in found]
    assert "the party feels good about its chances" in contents
    assert "to discuss the money" in contents


def test_what_is_announced_before_a_colon(reader: Reader) -> None:
    """The subject of the sentence that ends in the colon speaks."""
    text = 'Diana Hale has a message for the harbour board:\n\n"You have waited for years and nobody believes you any more."\n'
    assert "Diana Hale" in [name for name, _, _ in told(reader, text)]
