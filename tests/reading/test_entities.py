"""Names and their fullest form inside one article."""

import pytest

from secondsource.reading.entities import mentions
from secondsource.reading.reader import Reader
from tests.builders import article


def names(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """(words, fullest form, kind) of each mention."""
    one = article(text)
    parses = reader.analyser.parse([one.words(span) for span in one.sentences])
    return [(one.text[m.start : m.end], m.name, m.kind) for m in mentions(one, parses)]


def test_last_name_leads_to_full_name(reader: Reader) -> None:
    """A last name alone, with a title or in the possessive, carries the full name."""
    found = names(reader, "Corin Hale drove the truck. Police held Hale on Monday. Mr. Hale's lawyer left.")
    assert [(words, name) for words, name, kind in found if kind == "person"] == [
        ("Corin Hale", "Corin Hale"),
        ("Hale", "Corin Hale"),
        ("Hale", "Corin Hale"),
    ]


def test_titles_are_no_part_of_a_name(reader: Reader) -> None:
    """What stands before a name says what the person is, not who."""
    found = names(reader, "Transport Minister Anna Varnholt met President Peter Olsen in Oslo.")
    assert ("Anna Varnholt", "Anna Varnholt", "person") in found
    assert ("Peter Olsen", "Peter Olsen", "person") in found


def test_acronym_leads_to_long_name(reader: Reader) -> None:
    """An acronym that the article explains carries the long name."""
    found = names(reader, "The Harbour Workers' Federation (HWF) called a strike. The HWF said nothing more.")
    assert ("HWF", "Harbour Workers' Federation", "body") in found


@pytest.mark.parametrize("seat", ["White House", "Kremlin", "State Department"])
def test_seats_of_government_are_bodies(reader: Reader, seat: str) -> None:
    """Buildings that stand for those who govern are bodies, without their article."""
    assert (seat, seat, "body") in names(reader, f"The {seat} declined to comment on Friday.")


def test_capitals_are_places(reader: Reader) -> None:
    """A capital is a place, whatever the parser takes it for."""
    assert ("Kyiv", "Kyiv", "place") in names(reader, "Kyiv says the attack was over by noon.")


def test_one_kind_for_one_name(reader: Reader) -> None:
    """All mentions of the same words have one kind."""
    text = "Maren Torv spoke first. Then Torv left. Torv was late. In Lindmoor, Torv spoke again, and Torv was heard."
    kinds = {kind for words, _, kind in names(reader, text) if words == "Torv"}
    assert len(kinds) == 1


def test_spans_equal_their_words(reader: Reader) -> None:
    """A mention's span holds no white space at its ends and no title."""
    for words, _, _ in names(reader, "On Monday the U.N. and Mrs. Ada Lind, 44, spoke to the BBC’s Tom Hart — “briefly”."):
        assert words == words.strip()
        assert not words.startswith(("Mrs", "the "))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("House Speaker Ida Venn, D-Brask, has said the vote is fair.", "Ida Venn", "person", id="party and place"),
        pytest.param("Fulton District Attorney Tomas Reyk, Jr., said the vote was fair.", "Tomas Reyk, Jr.", "person", id="suffix"),
        pytest.param("Rep. Corin King of Brask left the house early.", "Corin King", "person", id="a last name that is a title"),
        pytest.param("Senator Diana Hale of Brask and Speaker Corin Reyk met.", "Corin Reyk", "person", id="two office holders"),
        pytest.param("The federal Harbour Safety Board said the gate was shut.", "Harbour Safety Board", "body", id="small letters before"),
        pytest.param("Mr. Bloomberg said the vote was fair. Bloomberg then left.", "Bloomberg", "person", id="called like a paper"),
    ],
)
def test_names_end_where_they_should(reader: Reader, text: str, name: str, kind: str) -> None:
    """Name and kind, to the letter."""
    assert (name, kind) in {(n, k) for _, n, k in names(reader, text)}


def test_a_name_has_its_first_word_where_the_article_has_it_elsewhere(reader: Reader) -> None:
    """Behind an article the first word may look like a word of its own: "a White House statement"."""
    goods = '"Licensed travelers will be authorized to import goods," a White House statement on the new policy said.'
    found = names(reader, f"At the White House on Wednesday Olsen met the pilots. {goods}")
    assert [words for words, _, _ in found if "House" in words] == ["White House", "White House"]
