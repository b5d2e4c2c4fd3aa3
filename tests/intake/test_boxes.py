"""What a page sets into the middle of its paragraphs, and what it says of itself."""

# ruff: noqa: E501  (invented lines of pages are long)

import time
from pathlib import Path

import pytest

from secondsource.intake.articles import article
from secondsource.intake.boxes import boxes
from secondsource.intake.json_records import Fields
from secondsource.records.article import Article, Provenance

LEAD = "Port Maren's council voted on Tuesday to close the old quay, 9 to 4, after two hours of debate."
LAST = "The quay has been shut to lorries since the spring, when cracks were found in two of its piers."


def record(*middle: str, title: str = "Council closes the old quay", byline: str | None = None, last: str = LAST) -> Article:
    """A record whose report has ``middle`` between its first paragraph and its last."""
    text = "\n\n".join((LEAD, *middle, last))
    return article(Fields(text=text, title=title, byline=byline), Provenance(input="invented.jsonl"), kind="record")


def apart(made: Article) -> list[tuple[str, str]]:
    """Kind and words of everything that is not the report."""
    return [(block.kind, made.text[block.start : block.end]) for block in made.blocks if block.kind != "body"]


@pytest.mark.parametrize(
    ("paragraph", "box"),
    [
        pytest.param(
            "Senator Ada Holt Ada Marie HoltPort deal stalls again Five things to know about the quay MORE (R) said the vote was “a mistake.”",
            "Ada Marie HoltPort deal stalls again Five things to know about the quay MORE",
            id="a name, in full, glued to headlines",
        ),
        pytest.param(
            "Mayor Bo McHolt Robert (Bo) McHoltMcHolt sues the port Quay vote: live MORE’s office would not comment.",
            "Robert (Bo) McHoltMcHolt sues the port Quay vote: live MORE",
            id="a name with a capital inside",
        ),
        pytest.param(
            "The office of Bo Holt Jr. Robert (Bo) HoltHolt sues the port Quay vote: live MORE would not comment.",
            "Robert (Bo) HoltHolt sues the port Quay vote: live MORE",
            id="a suffix belongs to the name",
        ),
        pytest.param(
            "A spokesman for Judge Ira WickIra WickCourt clears the port Lorries turned back MORE declined to say.",
            "Ira WickCourt clears the port Lorries turned back MORE",
            id="the name itself is glued",
        ),
        pytest.param(
            "The plan of Speaker Ada Holt Ada Marie Holt Port deal stalls again Quay vote put off MORE was dropped.",
            "Ada Marie Holt Port deal stalls again Quay vote put off MORE",
            id="nothing is glued",
        ),
        pytest.param(
            "The piers were tested twice. (RELATED: Harbour Board Sued Over ‘Missing’ Survey) Neither test was published.",
            "(RELATED: Harbour Board Sued Over ‘Missing’ Survey)",
            id="a label in brackets",
        ),
        pytest.param("Holt left early [Watch: Ada Holt leaves the hall] without a word.", "[Watch: Ada Holt leaves the hall]", id="in square brackets"),
        pytest.param("The piers were built in 1911. (Photo by A. Wick) They were never mended.", "(Photo by A. Wick)", id="a photographer"),
        pytest.param(
            "Read: Why the piers of the old port failed The council had been warned in March.",
            "Read: Why the piers of the old port failed",
            id="a headline before a word that opens sentences",
        ),
        pytest.param(
            "Read more: Who pays for the quay? The state has offered a loan, but the council wants more.",
            "Read more: Who pays for the quay?",
            id="a headline that asks",
        ),
        pytest.param("Shares of Maren Port Corp. MPC, -2.31% fell again.", "MPC, -2.31%", id="the price of a share"),
        pytest.param("QUAYPLUS MEMBER ARTICLE Nobody expected the vote.", "QUAYPLUS MEMBER ARTICLE", id="a label of subscribers"),
        pytest.param("The debate was short. ADVERTISEMENT", "ADVERTISEMENT", id="an advertisement"),
        pytest.param("Look at these piers. https://t.co/Ab12Cd pic.twitter.com/Ef34Gh", "https://t.co/Ab12Cd pic.twitter.com/Ef34Gh", id="addresses of a post"),
    ],
)  # fmt: skip
def test_boxes_inside_paragraphs(paragraph: str, box: str) -> None:
    """The words of a box, exactly, are furniture inside a paragraph of the report; nothing else of it is."""
    assert [paragraph[a:b].strip() for a, b in boxes(paragraph)] == [box]
    assert [words for kind, words in apart(record(paragraph)) if kind == "furniture"] == [box]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Holt said MORE people would be hurt if the port did nothing, and MORE lorries would turn back.",
        "Ada Holt and her brother Bo Holt, who sits for McHolt County, voted against it.",
        "Port Watch: that is the name of the group which asked for the survey in May.",
        "Read the report yourself, the mayor said. The survey (all 90 pages) is at the town hall.",
        "The board's motto is: Photos by the sea, and it was mocked for it.",
        "More: that was all that Wick would say when he was asked what the port needed.",
        "Turnout rose in Marle, +4.5% on the year, and fell in Sund, -2%.",
        "“Read: nothing,” she wrote on the board. The council laughed (it had read it).",
    ],
)
def test_words_of_the_report_that_look_like_a_box(paragraph: str) -> None:
    """No word of the report is set apart."""
    assert apart(record(paragraph)) == []


def test_a_headline_ends_before_a_word_that_the_text_writes_small() -> None:
    """ "Surveys" opens a sentence, since the text has "surveys": no headline holds it."""
    made = record("Read: How the old port failed Surveys were kept from the council.", "Two surveys were done in May.")
    assert apart(made) == [("furniture", "Read: How the old port failed")]
    assert "Surveys were kept from the council." in [made.words(span) for span in made.sentences]


def test_a_sentence_is_read_on_behind_a_box() -> None:
    """The sentence that a box interrupts is one; read without the box, no offset moves."""
    words = "Senator Ada Holt Ada Marie HoltPort deal stalls again Quay vote put off MORE (R) said no. Wick said yes."
    made = record(words)
    told = [made.words(span) for span in made.sentences]
    assert [words.removesuffix(" Wick said yes."), "Wick said yes."] == told[1:3]
    read = made.without_boxes()
    assert len(read.text) == len(made.text)
    assert " ".join(read.words(made.sentences[1]).split()) == "Senator Ada Holt (R) said no."
    assert [block.kind for block in read.blocks] == ["body", "body", "body"]


def test_an_article_without_boxes_stays_what_it_is() -> None:
    """Nothing is copied where nothing is blanked."""
    made = record("Wick said yes.")
    assert made.without_boxes() is made


@pytest.mark.parametrize(
    "words",
    [
        "Get the Quay Letter. Email Sign Up By signing up you agree to get email alerts and letters from us.",
        "Every day we aim to answer your questions. It takes money and time. Please consider making a contribution today.",
        "Holt Wire texts are available without charge to any eligible paper or station.",
        "Correction: An earlier version of this story gave the wrong year for the piers.",
        "This is a rush transcript and may not be in its final form.",
        "If you or someone you know is in distress, help is at hand at any hour. Call the line in your county.",
        "Note to readers: if you buy a thing through our affiliate links, we may earn a commission.",
        "A version of this column appeared in The Maren Week.",
        "Your browser does not support the video tag.",
        "Advisory: story includes words that some readers may not want to read.",
        "10 Min read time Share:",
        "Politics Mayor Holt: 'There Is At Least One More Crack' Mayor Holt: 'There Is At Least One More Crack' Listen · 4:16 4:16",
        "See all the votes of the harbour council »",
        "Stay up to date with our reports on the port.",
        "This article appears as “The Last Quay” in the May 20, 2026, print edition of The Maren Week.",
        "Read more: The harbour board has spent nine years and forty million crowns on a quay that nobody may use, and here are the seven firms and two ministries that were paid for it.",
        'Story highlights Mayor Holt calls the survey "a mistake"',
        "Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.",
        "For more news on the port, visit our website.",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "LISTEN TO ARTICLE 3:12 SHARE THE ARTICLE Share Tweet Post Email",
        "“ Nobody asked the dockers what the quay is worth to them. ” — Ada Holt, mayor of Port Maren",
        "'We were not told':Mayor turns on her own council over the quay",
        "Harbour coverage at the Ledger is made possible by a grant. The Wick Fund does not provide editorial input.",
        'quay="https://cdn.invented.example/1155/clip.jpg?id=99"',
        "Holt's allies turn on the mayor: 'We were not told' Read more",
        "Updated at 10:29 a.m.",
        "This article was updated at 7:42 a.m.",
        "Updated: 5:22 p.m. ET",
    ],
)
def test_what_a_page_says_of_itself(words: str) -> None:
    """A prompt, a note on versions, on money or on help is no paragraph of the report."""
    assert [said for _, said in apart(record(words, last=LAST))] == [words]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Who pays for the quay? A guide in six charts",
        "More: Schools on the coast are shut. Who feeds the children?",
        "Related: Tears for Gov. Ada Holt",
    ],
)
def test_a_line_with_a_label_is_a_link_to_its_end(line: str) -> None:
    """Headlines may be two short sentences, and hold marks that end none."""
    assert apart(record(line)) == [("furniture", line)]


@pytest.mark.parametrize(
    ("paragraph", "own"),
    [
        pytest.param("The vote was close. Sign up for our harbour letter here.", "Sign up for our harbour letter here.", id="a prompt"),
        pytest.param(
            "The hall emptied at 1:30 p.m. Sign up for our harbour letter.",
            "Sign up for our harbour letter.",
            id="a prompt behind an abbreviation",
        ),
        pytest.param("The mayor answered. Read the full letter here.", "Read the full letter here.", id="a link"),
        pytest.param("It was long. You can watch the debate here.", "You can watch the debate here.", id="a film"),
        pytest.param("It is a long list. Follow us on Twitter and Facebook.", "Follow us on Twitter and Facebook.", id="an account"),
    ],
)
def test_a_sentence_of_the_page(paragraph: str, own: str) -> None:
    """Only the sentence that turns to the reader is set apart."""
    assert apart(record(paragraph)) == [("furniture", own)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Please sign up for our letter,” the mayor told the crowd. Few did.",
        "About 4,000 people in the town, according to a survey of the county, follow him on Twitter.",
        "The letter to the pilot did not reach him at his house, so the port called him.",
        "He asked the clerk to sign up for night shifts, and an earlier version of the plan was dropped.",
        "Ada Holt is a harbour pilot. She has worked on the quay for 20 years.",
    ],
)
def test_people_who_speak_like_a_page(paragraph: str) -> None:
    """What is quoted or told is the report's."""
    assert apart(record(paragraph)) == []


@pytest.mark.parametrize(
    "note",
    [
        "Jo Wick, a former pilot, is president of the Harbour Trust. Her book “Low Water” came out in May.",
        "Jo Wick (@jowick) covers the coast from Port Maren.",
        "Jo Wick is chief correspondent of the Ledger. You can follow her on Twitter @jowick.",
    ],
)
def test_a_note_on_the_author(note: str) -> None:
    """A last or first paragraph that begins with the name of the byline and tells who that is."""
    assert apart(record(LAST, byline="Analysis by Jo Wick, Ira Lund", last=note)) == [("furniture", note)]
    assert apart(record(LAST, byline="Ira Lund", last="Jo Wick, a pilot, has worked on the quay for twenty years.")) == []


def test_a_note_with_the_views_of_an_author() -> None:
    """Without a byline the phrase tells; the whole paragraph is the note."""
    note = "Jo Wick is mayor of Port Maren. The views expressed in this essay are her own. View more opinion here."
    assert apart(record(LAST, "It is late.", "It was loud.", last=note)) == [("furniture", note)]


@pytest.mark.parametrize(
    "words",
    [
        "The quay at dusk on Tuesday. It has been shut since spring, the port said; lorries wait on the coast road. (AP Photo/Jo Wick)",
        "Jo Wick/The Maren Ledger Harbour pilots wait below the quay on Tuesday, May 5. Some had come at dawn.",
        "Jo Wick/Coast Pictures/Reuters A pilot waits below the quay.",
        "Hide Caption 1 of 9 Photos: The quay A pilot waits below the quay on Tuesday. “It is cold,” he said. Hide Caption 2 of 9",
        "A pilot on the quay. Photo illustration by the Ledger.",
        "Mayor Ada Holt speaks to dockers at the old quay in Port Maren on March 3, 2026.",
        "A docker wears a mask as he walks past the quay, Tuesday, Feb. 10, 2026, in Port Maren. It has been shut since spring.",
        "Facebook Twitter Pinterest Pilots wait below the quay.",
        "Holt in the hall. She has led the board since 2019. (Jo Wick for The Maren Ledger)",
        "File photo of the quay in Port Maren.",
        "Image caption, The quay at dusk.",
    ],
)
def test_captions_by_their_photographers(words: str) -> None:
    """A caption may be as long as a paragraph and end like one."""
    assert apart(record(words)) == [("caption", words)]


@pytest.mark.parametrize(
    "words",
    [
        "A Maren Ledger/Coast News poll found that 40 percent of voters want the quay kept.",
        "Harbour Judge/Executive Ada Holt, who asked for the survey, said she had been told nothing.",
        "The port signs its contract for the new quay on March 3, 2026, the mayor said.",
        "Talks on the quay began on March 3, 2025, and were broken off a month later.",
        "The survey looks at the years before the first cracks were found on March 3, 2019.",
        "The survey was read by Senator Ada Holt of Maren (R-Maren)",
        "The clause (Holt/Wick) passed by one vote, and the photo of the quay was taken down.",
    ],
)
def test_slashes_that_are_no_credit(words: str) -> None:
    """A slash joins also pollsters, offices and movers."""
    assert apart(record(words)) == []


def test_a_headline_run_into_the_caption_above_it() -> None:
    """The caption, the headline and the line below it are set apart; the report begins behind them."""
    first = "A pilot waits below the quay. | Jo Wick/Coast Pictures Harbours Council closes the old quay The vote ends a long dispute over who pays."
    made = article(
        Fields(text=f"{first}\n\n{LEAD}\n\n{LAST}", title="OPINION: Council closes the old quay"),
        Provenance(input="invented.jsonl"),
        kind="record",
    )
    assert [kind for kind, _ in apart(made)] == ["caption", "title", "title"]
    assert made.title_span is not None
    assert made.words(made.title_span) == "Council closes the old quay"
    assert made.words(made.sentences[0]) == LEAD


@pytest.mark.parametrize(
    ("paragraph", "label"),
    [
        ("UPDATE (May 5, 2026, 7:55 a.m.): Two more piers have been closed.", "UPDATE (May 5, 2026, 7:55 a.m.):"),
        ("Update, 8:27 p.m. ET: The mayor has asked for a second survey.", "Update, 8:27 p.m. ET:"),
        ("Update at 9:45 a.m. ET. Second Pier Is Closed.", "Update at 9:45 a.m. ET. Second Pier Is Closed."),
    ],
)
def test_what_was_added_later(paragraph: str, label: str) -> None:
    """The label of an addition is no word of the report, and what it heads is."""
    assert apart(record(paragraph)) == [("dateline", label)]


@pytest.mark.parametrize(
    "words",
    [
        "MORE " * 40_000,
        "Aa MORE " * 30_000,
        "HoltHolt" * 40_000 + " MORE",
        "Read: A b c d " * 20_000,
        "(RELATED: " * 30_000,
        "https://t.co/a " * 20_000,
        "sign up for our " * 20_000,
        "Photos: a " * 20_000,
        "Update at 1 a.m. " * 20_000,
        "(AP Photo/Aa " * 20_000,
        "Aa/" * 60_000,
    ],
    ids=lambda words: words[:12],
)
def test_cost_grows_with_the_text(words: str, tmp_path: Path) -> None:
    """Thousands of signs of a box that is none cost no more than their reading."""
    begin = time.process_time()
    made = record(words)
    assert time.process_time() - begin < 4
    assert all(made.words(span).strip() for span in made.sentences)


def test_a_sentence_that_was_set_large() -> None:
    """One sentence alone that stands again in a longer paragraph is kept once, there."""
    large = "The quay will outlive everybody who voted to close it, mayor or not."
    assert apart(record(large, f"Wick was calm. {large} So he went home.")) == [("furniture", large)]


@pytest.mark.parametrize(
    "words", ["“It is all there. Read it here.” Wick smiled.", "Nobody could see the cracks from here.", "See what the port did."]
)
def test_words_that_point_to_no_link(words: str) -> None:
    """Somebody else's words, and those of the report."""
    assert apart(record(words)) == []
