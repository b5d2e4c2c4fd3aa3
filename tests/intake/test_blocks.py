"""Which lines are the report."""

# ruff: noqa: E501  (invented lines of pages are long)

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.intake.blocks import classified
from tests.intake.reading import kinds, kinds_of_lines, labelled, read
from tests.strategies import any_text

LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.txt"))
REPORT = "Police cleared the dock in Port Maren on Tuesday after nine days.\n\nTwo people were hurt, the port's doctor said in a statement."


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_no_body_line_is_lost(path: Path) -> None:
    """Whatever stands around it, every line of the report is read as the report."""
    text, expected = labelled(path)
    found = kinds_of_lines(read(text))
    lost = [line for line, want, got in zip(text.split("\n"), expected, found, strict=True) if want == "body" and got != "body"]
    assert lost == []


def test_lines_of_saved_pages() -> None:
    """At least 98 of 100 lines of the labelled pages get the kind that a reader gave them."""
    right = wrong = 0
    for path in LABELLED:
        text, expected = labelled(path)
        for want, got in zip(expected, kinds_of_lines(read(text)), strict=True):
            right += want is not None and want == got
            wrong += want is not None and want != got
    assert right / (right + wrong) >= 0.98


def test_nothing_that_is_not_the_report_is_read() -> None:
    """No comment and no furniture of the labelled pages becomes a sentence."""
    for path in LABELLED:
        text, expected = labelled(path)
        made = read(text)
        leaked = [
            w for w, want, got in zip(text.split("\n"), expected, kinds_of_lines(made), strict=True) if got == "body" and want != "body"
        ]
        assert leaked == [], path.stem


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("READ ALSO: Ferry timetable changes from Monday", "furniture", id="a link with its label"),
        pytest.param("READ ALSO:\u00a0 Ferry timetable changes from Monday", "furniture", id="with a hard space"),
        pytest.param("Advertisement", "furniture", id="an advertisement"),
        pytest.param("ADVERTISEMENT", "furniture", id="in capitals"),
        pytest.param("Share this story   Email   Print", "furniture", id="share prompts"),
        pytest.param("What the union wants", "furniture", id="a heading between paragraphs"),
        pytest.param("‘40 Arrests’", "furniture", id="a heading in quotation marks"),
        pytest.param("Sign up for our daily newsletter", "furniture", id="a sign-up line"),
        pytest.param("Pickets at Gate 4 on Tuesday. (Photo: Ilka Marrow)", "caption", id="a caption with its credit"),
        pytest.param("Minister Ilse Varnholt (left) at the gate", "caption", id="a caption that points"),
        pytest.param("“There was no order.”", "body", id="a short quotation"),
        pytest.param("It was quiet.", "body", id="a short sentence"),
        pytest.param("He wrote on Twitter: the board is wrong.", "body", id="somebody's words on a platform"),
        pytest.param("He said:", "body", id="words that lead to a quotation"),
        pytest.param(
            "Like her colleagues, she refused to sign the paper that the company had sent.", "body", id="begins like a share prompt"
        ),
        pytest.param(
            "Follow-up talks were held at the ministry, and the union said that it would read the text.", "body", id="begins like Follow"
        ),
        pytest.param(
            "Related talks in Lindmoor broke up without a date for another round, both sides said.", "body", id="begins like Related"
        ),
        pytest.param(
            "Subscribers to the scheme lost their money when the company failed in May, a court heard.", "body", id="begins like Subscribe"
        ),
        pytest.param(
            "Comments by the minister caused anger at the gate, where pickets burnt her picture.", "body", id="begins like Comments"
        ),
        pytest.param("By Tuesday evening the gate was open and the first lorries drove through it.", "body", id="begins like a byline"),
        pytest.param("Updated figures put the number of injured at 26, the hospital said on Wednesday.", "body", id="begins like Updated"),
    ],
)
def test_line_between_paragraphs(line: str, kind: str) -> None:
    """A line in the middle of a report is judged by what it is, not by its first word."""
    first, second = REPORT.split("\n\n")
    text = f"Police clear dock blockade in Port Maren\n\n{first}\n\n{line}\n\n{second}"
    assert (kind, line) in kinds(text)


def test_doubled_caption() -> None:
    """A line that is saved twice in a row is a caption, both times."""
    caption = "Workers beside the fence at Gate 4, on an earlier strike day"
    text = f"Dock blockade cleared\n\n{REPORT}\n\n{caption}\n{caption}\n\nThe gate is shut."
    assert kinds(text).count(("caption", caption)) == 2


def test_indented_comments_without_a_heading() -> None:
    """A thread that begins at once, bulleted and indented, is known by the marks below its comments."""
    text = (
        f"Dock blockade cleared\n\n{REPORT}\n\n  • They had it coming.\n    And more than that.\n\n    Liked by 3 people\n\n"
        "      • “Two people were hurt.” I counted ten.\n\n        Liked by 1 person\n\nLeave a Reply\n\nPlease log in to post."
    )
    found = kinds(text)
    assert [words for kind, words in found if kind == "body"] == REPORT.split("\n\n")
    assert ("comment", "And more than that.") in found
    assert ("furniture", "Please log in to post.") in found


def test_comment_button_inside_a_report() -> None:
    """A button in the middle of a report does not turn the rest of it into comments."""
    paragraphs = [
        f"Paragraph {n} says that the port was quiet and that nothing moved on any of the quays, as far as one could see." for n in range(8)
    ]
    text = "Quiet day at the port of Kellan\n\n" + "\n\n".join([*paragraphs[:4], "Join the conversation", *paragraphs[4:]])
    assert [words for kind, words in kinds(text) if kind == "body"] == paragraphs


@pytest.mark.parametrize(
    ("lead", "dateline"),
    [
        pytest.param("PORT MAREN, March 3 (Quillon) - Police cleared it.", "PORT MAREN, March 3 (Quillon) -", id="place, day, agency"),
        pytest.param("(Reuters) - Police cleared it.", "(Reuters) -", id="an agency alone"),
        pytest.param("WASHINGTON (AP) — Police cleared it.", "WASHINGTON (AP) —", id="no day"),
        pytest.param("KYIV — Police cleared it.", "KYIV —", id="a place in capitals"),
        pytest.param("Kyiv, Ukraine (AP) — Police cleared it.", "Kyiv, Ukraine (AP) —", id="a place and its country"),
        pytest.param("New Delhi: Police cleared the gate.", "New Delhi:", id="a place and a colon"),
        pytest.param("Question: Police cleared the whole gate?", None, id="a label is no place"),
        pytest.param("Update: Police cleared the whole gate.", "Update:", id="a label of what came later"),
        pytest.param("UPDATED, March 4, 5:10 p.m. ET: Police cleared it.", "UPDATED, March 4, 5:10 p.m. ET:", id="with its time"),
        pytest.param("Updates to the gate were cleared by police.", None, id="a word of the report"),
        pytest.param("MOSCOW. March 3 (Interfax) - Police cleared it.", "MOSCOW. March 3 (Interfax) -", id="with points"),
        pytest.param("(CNN) Police cleared it.", "(CNN)", id="no dash"),
        pytest.param("NATO — Police cleared it.", None, id="an organisation is no place"),
        pytest.param("Senator Ada Holt (R) - Police cleared it.", None, id="a party is no agency"),
        pytest.param("The Harbour Workers (HWF) - Police cleared it.", None, id="an abbreviation is no agency"),
    ],
)
def test_dateline_inside_a_paragraph(lead: str, dateline: str | None) -> None:
    """The words that say where a report comes from are split off the paragraph, and no others."""
    text = f"Police clear dock blockade at last\n\n{lead} Two people were hurt on Tuesday.\n\n{REPORT}"
    found = [words for kind, words in kinds(text) if kind == "dateline"]
    assert found == ([dateline] if dateline else [])


def test_speakers_are_no_datelines() -> None:
    """In a transcript a name and a colon say who speaks."""
    text = f"Talk with Ada Holt\n\nAda Holt: Nobody gave an order to charge, and I have asked everybody.\n\nRadio: Nobody?\n\nAda Holt: Nobody.\n\n{REPORT}"
    assert "dateline" not in dict(kinds(text))


def test_credit_at_the_end_of_a_paragraph() -> None:
    """ "(Reporting by ...)" behind the last sentence is split off as well."""
    text = f"Police clear dock blockade at last\n\n{REPORT} (Reporting by Dana Orrel; Editing by Piet Sander)"
    assert kinds(text)[-1] == ("dateline", "(Reporting by Dana Orrel; Editing by Piet Sander)")


def test_wrapped_paragraphs_are_joined() -> None:
    """A paragraph that was wrapped at a fixed width is one block, and its sentences run over the line ends."""
    made = read(
        "Dock cleared\n\nPolice cleared the dock in Port Maren on Tuesday, the ministry\nof transport said, after a blockade of nine days.\n\nIt was quiet."
    )
    assert [made.text[b.start : b.end].count("\n") for b in made.blocks if b.kind == "body"] == [1, 0]
    assert len(made.sentences) == 2


def test_headline_in_markdown() -> None:
    """Its signs are no words of it."""
    text = "# Dock cleared\n\nPolice cleared the dock on Tuesday after nine days.\n\nIt was quiet at the gate on Wednesday morning."
    title = classified(text).title
    assert title is not None
    assert text[title.start : title.end] == "Dock cleared"


def test_title_of_a_record() -> None:
    """The line that repeats a record's headline is its title; without such a line the title has no span."""
    assert read(f"Dock cleared\n\n{REPORT}", title="Dock cleared", kind="record").title_span is not None
    assert read(REPORT, title="Dock cleared", kind="record").title_span is None


def test_headline_with_a_full_stop() -> None:
    """A headline that ends like a sentence is told by the share prompt below it."""
    made = read(f"Minister denies order after police clear the dock.\n\nSpread the love\n\n{REPORT}")
    assert made.title == "Minister denies order after police clear the dock."


def test_one_line_is_body() -> None:
    """A text of one short line is still a text."""
    assert kinds("Police clear dock") == [("body", "Police clear dock")]


@settings(max_examples=80)
@given(text=any_text, title=st.none() | st.just("Dock cleared"))
def test_blocks_cover_every_line(text: str, title: str | None) -> None:
    """Blocks are sorted, do not overlap, and leave out nothing but white space."""
    blocks = classified(text, title=title).blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert "".join("".join(text[b.start : b.end] for b in blocks).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("READ ALSO ", id="a label"),
        pytest.param("By A ", id="bylines"),
        pytest.param("“", id="opening marks"),
        pytest.param("A. B, ", id="initials"),
        pytest.param("1 comment\n", id="comment headings"),
        pytest.param("PORT MAREN, ", id="places"),
        pytest.param("Home > ", id="breadcrumbs"),
        pytest.param("(photo: ", id="credits"),
        pytest.param("12:30 ", id="times"),
        pytest.param("\n\n• x", id="bullets"),
        pytest.param("It was quiet at Gate 4.\nPhoto: Lunn\n", id="captions"),
        pytest.param("A line of a list without a mark\n", id="lines without a mark"),
        pytest.param("“We felt the whole deck move under us,” she said to me.\n", id="quotations that repeat"),
        pytest.param("Reply\n", id="marks of a thread"),
        pytest.param("x | ", id="bars"),
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    """Hostile lines take seconds at most."""
    begin = time.process_time()
    classified(unit * (200_000 // len(unit)))
    assert time.process_time() - begin < 5
