"""What counts as a borrowing, what does not, and how it is told."""

import random
import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.lineage import borrowings, families
from secondsource.records.lineage import PassageKind
from secondsource.records.story import Story
from secondsource.skim import skim
from tests.builders import article
from tests.lineage.piles import OTHER, OWN, SPUN, WIRE, borrowed, one_story

wire = article(WIRE, id="a", outlet="Corran", byline="Lise Dorn", credit="Corran")


def paragraphs(text: str, *numbers: int) -> str:
    """Some paragraphs of a report."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[number] for number in numbers)


def test_copy_is_found_with_all_its_sentences() -> None:
    """A report printed whole is a verbatim borrowing of all its sentences."""
    (found,) = borrowed([wire, article(WIRE, id="b", outlet="Hill Courier")])
    assert (found.a, found.b, found.kind) == ("a", "b", "verbatim")
    assert found.shared_sentences == found.all_sentences == 6
    assert found.evidence[0] == "6 of 6 sentences shared"


def test_swapped_words_are_told_apart() -> None:
    """A copy in which words were put for others is called swapped, and is still found."""
    (found,) = borrowed([wire, article(SPUN, id="b", outlet="Fresh Daily")])
    assert found.kind == "swapped"
    assert found.shared_sentences == 6


def test_long_name_for_short_is_swapped() -> None:
    """A name under its long form everywhere is the same name: learned from its initials."""
    short = (
        "The ORC said the upper weir had been unsafe since autumn.\n\n"
        "Engineers of the ORC will drain the basin in June and mend the crack that divers found."
    )
    long = short.replace("The ORC", "The Oldwater River Council").replace("the ORC", "the Oldwater River Council")
    (found,) = borrowed([article(short, id="a", outlet="One"), article(long, id="b", outlet="Two")])
    assert {passage.kind for passage in found.passages} == {"swapped"}
    assert all(passage.similarity == 1.0 for passage in found.passages)


def test_part_of_a_report_is_edited() -> None:
    """Sentences cut and joined are edited; the rest of the borrower is its own."""
    mixed = (
        OWN
        + "\n\nEleven families were taken from their houses by boat before nine o'clock, the board said.\n\n"
        + "The board had planned to drain the upper basin in June so that engineers could mend a crack, a spokeswoman said."
    )
    (found,) = borrowed([wire, article(mixed, id="b", outlet="Valley Messenger")])
    assert found.kind == "edited"
    assert found.shared_sentences < found.all_sentences


def test_shared_speech_is_no_borrowing() -> None:
    """Two reporters who heard the same words share the quotation and nothing else."""
    assert borrowed([wire, article(OWN, id="b", outlet="Valley Messenger")]) == ()


def test_speech_that_lost_its_marks_is_no_borrowing() -> None:
    """Words quoted here and set without marks there, by an outlet that is not cited, are one speaker's words twice."""
    said = "The stones of the upper weir were laid by convicts and nobody has looked at the mortar since the old king was buried."
    one = article(f'{paragraphs(OWN, 0)}\n\n"{said}" wrote Bram Essel.\n\n{paragraphs(OWN, 3)}', id="a", outlet="Valley Messenger")
    other = article(
        f"Essel wrote a letter to the board.\n\n{said}\n\nThe board did not answer it before the summer.", id="b", outlet="Lock News"
    )
    assert borrowed([one, other]) == ()


def test_excerpt_is_a_borrowing_where_the_outlet_is_named() -> None:
    """Another newsroom's prose in quotation marks, with its name, is an excerpt, and the direction is known."""
    lines = paragraphs(WIRE, 3, 4).split("\n\n")
    quoting = article(f'Corran reported from the river: "{lines[0]}" It went on: "{lines[1]}"', id="b", outlet="The Digest")
    (found,) = borrowed([wire, quoting])
    assert (found.direction, found.direction_by, found.credited) == ("a->b", "citation", True)


def test_footer_on_unrelated_pages_is_furniture() -> None:
    """What an outlet prints below every page joins no two of them."""
    footer = "The Hill Courier is made by eleven people in an old dye works and lives from readers who own the house and the press."
    pages = [
        article(f"{body}\n\n{footer}", id=f"p{number}", outlet="Hill Courier", published=f"2026-0{number + 1}-11")
        for number, body in enumerate([WIRE, OWN, OTHER, OTHER.replace("Bread", "Milk").replace("loaf", "jug")[:100]])
    ]
    stories = [Story(id=one.id, articles=(one.id,), storyline=one.id) for one in pages]
    assert borrowed(pages[:3], stories) == ()


def test_lists_and_lines_to_the_reader_are_furniture() -> None:
    """Forms, lists of names and requests to subscribe show no copying, even in a pile of two."""
    form = "Subscribe to our newsletter and never miss the news of the valley that matters to you and yours.\n\n" + " ".join(
        ["Albania Algeria Andorra Angola Argentina Armenia Austria Belgium Benin Bhutan Bolivia Botswana Brazil Bulgaria"] * 2
    )
    one, other = article(f"{paragraphs(OWN, 0, 1)}\n\n{form}", id="a", outlet="One"), article(f"{OTHER}\n\n{form}", id="b", outlet="Two")
    assert borrowed([one, other]) == ()


def test_notes_on_those_who_wrote_are_furniture() -> None:
    """What an outlet prints about its writers joins none of their pieces."""
    notes = "\n\n".join(
        [
            "Lise Dorn is a fellow of the Guild of Lock Keepers. She has written three books about rivers and their people.",
            "Piet Sander, once the engineer of the lower weir, is a member of the valley council and the father of the harbour school.",
            "Pia Renn is the master of the bakers' guild and has kept a column about bread and flour for eleven years.",
        ]
    )
    one, other = article(f"{OWN}\n\n{notes}", id="a", outlet="One"), article(f"{OTHER}\n\n{notes}", id="b", outlet="Two")
    assert borrowed([one, other]) == ()


def test_mosaic_has_several_parents() -> None:
    """An article may take from two others that share nothing."""
    mosaic = article(f"{paragraphs(WIRE, 0, 3, 4)}\n\n{paragraphs(OWN, 0, 1, 3)}", id="m", outlet="Fresh Daily")
    found = borrowed([wire, article(OWN, id="b", outlet="Valley Messenger"), mosaic])
    assert [(one.a, one.b) for one in found] == [("a", "m"), ("b", "m")]


def test_three_hundred_copies_are_one_family_and_fast() -> None:
    """Hundreds of pages with one text are joined through a hub, not pair by pair."""
    pages = [article(WIRE, id=f"c{number:03}", outlet=f"Outlet {number}") for number in range(300)]
    start = time.process_time()
    found = borrowed(pages)
    (family,) = families(one_story(pages), {one.id: one for one in pages}, found)
    assert len(family.articles) == 300
    assert len(found) < 1000
    assert time.process_time() - start < 15


def test_hundreds_of_spins_are_one_family_and_fast() -> None:
    """Spins that differ from each other are still one telling, and each is compared with its nearest only."""
    words = [
        ("weir", "dam"),
        ("brown", "muddy"),
        ("planned", "meant"),
        ("mend", "repair"),
        ("closed", "shut"),
        ("houses", "homes"),
        ("cold", "chill"),
    ]
    plain = WIRE.split(" - ", 1)[1]
    pages = []
    for number in range(128):
        text = plain
        for bit, (word, other) in enumerate(words):
            text = text.replace(word, other) if number >> bit & 1 else text
        pages.append(article(text, id=f"s{number:03}", outlet=f"Site {number}"))
    start = time.process_time()
    found = borrowed(pages)
    assert len(families(one_story(pages), {one.id: one for one in pages}, found)) == 1
    assert len(found) < 128 * 30
    assert time.process_time() - start < 30


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1000))
def test_order_of_input_does_not_matter(seed: int) -> None:
    """Borrowings are the same for any order of articles, skims and stories."""
    pile = [
        wire,
        article(SPUN, id="b", outlet="Fresh Daily"),
        article(OWN, id="c", outlet="Valley Messenger"),
        article(paragraphs(WIRE, 0, 3, 4), id="d", outlet="Hill Courier"),
    ]
    skims = [skim(one) for one in pile]
    expected = borrowings(pile, skims, [one_story(pile)])
    order = random.Random(seed)
    order.shuffle(pile)
    order.shuffle(skims)
    assert borrowings(pile, skims, [one_story(pile)]) == expected


@settings(max_examples=25, deadline=None)
@given(
    a=st.lists(st.sampled_from(WIRE.split("\n\n") + OWN.split("\n\n")), min_size=1, max_size=8),
    b=st.lists(st.sampled_from(SPUN.split("\n\n") + WIRE.split("\n\n")), min_size=1, max_size=8),
)
def test_passages_are_sentences_of_their_articles(a: list[str], b: list[str]) -> None:
    """Each span of a passage is a sentence of its article; counts agree with the passages."""
    left, right = article("\n\n".join(a), id="a", outlet="One"), article("\n\n".join(b), id="b", outlet="Two")
    for found in borrowed([left, right]):
        assert found.passages
        assert found.a < found.b
        assert 0 < found.shared_sentences <= found.all_sentences
        for passage in found.passages:
            assert passage.a in left.sentences
            assert passage.b in right.sentences
            assert 0 <= passage.similarity <= 1
            assert passage.kind in get_args(PassageKind)


@pytest.mark.parametrize(
    "text", ["", "!!! ... ???", "One word.", "“", "\u200b\u200b"], ids=["empty", "marks", "short", "open mark", "zero width"]
)
def test_texts_without_words_do_no_harm(text: str) -> None:
    """An article with nothing to compare has no borrowings."""
    assert borrowed([wire, article(text, id="b", outlet="Two"), article(text, id="c", outlet="Three")]) == ()


@pytest.mark.parametrize("noise", ["A.A.", "Ab ", "Ann Lee said ", "“", "' ", "KING: x\n\n", "@ab ", "A-A-", "is a is a ", ", , "])
def test_hostile_copies_cost_little(noise: str) -> None:
    """A copy with a hundred thousand characters of noise is compared in seconds, whatever the noise is made of."""
    text = WIRE + "\n\n" + noise * (100_000 // len(noise))
    start = time.process_time()
    borrowed([article(text, id="a", outlet="One", byline=noise * 2000), article(text, id="b", outlet="Two", byline=noise * 2000)])
    assert time.process_time() - start < 30
