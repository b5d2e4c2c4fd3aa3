# ruff: noqa: E501 (a paragraph of a report is one line)
"""Attempts to be counted as more, or as fewer, independent reports than there are. Ten more of the kinds that the labelled attacks have."""

import random
from collections.abc import Sequence

import pytest

from secondsource.lineage import families
from secondsource.records.article import Article
from secondsource.records.lineage import Family
from secondsource.records.story import Story
from tests.builders import article
from tests.lineage.piles import OTHER, OWN, SPUN, WIRE, borrowed, one_story

PLAIN = WIRE.split(" - ", 1)[1].replace(" told Corran", " said")
PARTS = PLAIN.split("\n\n")

SWAPS = {
    "weir": ("dam", "barrage", "lock wall", "sluice"),
    "brown": ("muddy", "dirty", "murky", "dark"),
    "planned": ("meant", "intended", "wanted", "hoped"),
    "mend": ("repair", "fix", "patch", "seal"),
    "closed": ("shut", "blocked", "barred", "sealed off"),
    "houses": ("homes", "dwellings", "cottages", "buildings"),
    "cold": ("chill", "hypothermia", "exposure", "shivering"),
    "asked": ("urged", "told", "begged", "called on"),
    "expressed regret": ("said it was sorry", "apologised", "voiced regret", "offered an apology"),
    "board": ("authority", "agency", "council", "commission"),
}

# Three newsrooms that were there, each in words of its own.
THERE = (
    OWN,
    """Firemen pulled a cow from the nave of Saint Ebba's at dusk on Thursday, after the river had come in through both doors.

"She did not care for the organ," said fire captain Jost Harm, who spoke to the Lock News on the church steps. The Lock News counted four boats in the nave.

Of the twenty men who work the upper gates, none had been told that the stone was loose, gatekeeper Essel's daughter said.""",
    """Nobody drowned. That is what people in Oldwater say first when a reporter of the Upland Star asks them how they are.

Schoolmaster Emil Tannwald had led sixty children up the mill hill before breakfast, because the water in the privy had risen, he told the Star.

The hospital took in two men who were blue with cold and let them go by evening, its matron said.""",
)


def counted(*pile: Article) -> tuple[Family, ...]:
    """The families of a pile that is one story."""
    return families(one_story(pile), {one.id: one for one in pile}, borrowed(pile))


def spun(number: int) -> str:
    """The report with words put for others, each site in its own way."""
    draw = random.Random(number)
    text = PLAIN
    for word, others in SWAPS.items():
        text = text.replace(word, draw.choice((word, *others)))
    return text


def of(texts: Sequence[str], **fields: str) -> tuple[Article, ...]:
    """One article of each text, each of another outlet."""
    return tuple(
        article(text, id=f"n{number:02}", outlet=f"Outlet {chr(65 + number % 26)}{number}", **fields) for number, text in enumerate(texts)
    )


def test_forty_spins_on_forty_outlets_are_one_telling() -> None:
    """Forty sites that each swap other words of one report are one telling, of which nothing is known."""
    (family,) = counted(*of([spun(number) for number in range(40)]))
    assert len(family.articles) == 40
    assert (family.state, family.origin.kind) == ("not known", "unknown")


def test_shuffled_paragraphs_are_one_telling() -> None:
    """The order of paragraphs changes nothing."""
    parts = PLAIN.split("\n\n")
    assert len(counted(*of([PLAIN, "\n\n".join(parts[::-1]), "\n\n".join(parts[3:] + parts[:3])]))) == 1


def test_each_site_with_a_third_of_the_report_hangs_on_the_whole() -> None:
    """Pieces of one report, each on a site of its own, are one telling with the report."""
    pieces = ["\n\n".join(PARTS[k : k + 2]) for k in (0, 2, 4)]
    assert len(counted(*of([PLAIN, *pieces]))) == 1


def test_padding_does_not_hide_a_copy() -> None:
    """A copy inside three times as much text about something else is still a copy."""
    padding = "\n\n".join(OTHER.replace("Bread", name).replace("loaf", name.lower()) for name in ("Bread", "Milk", "Salt"))
    assert len(counted(*of([PLAIN, f"{padding}\n\n{PLAIN}"]))) == 1


def test_look_alike_letters_do_not_hide_a_copy() -> None:
    """Letters of another script that look the same, and invisible characters, change no word."""
    disguised = PLAIN.replace("water", "wаtеr").replace("weir", "wеir").replace("board", "bo\u200bard")
    assert len(counted(*of([PLAIN, disguised]))) == 1


def test_sentences_joined_and_split_are_one_telling() -> None:
    """Full stops put for commas, and "and" for full stops, are the same words in the same order."""
    split = (
        PLAIN.replace(", and two men", ". Two men")
        .replace(", the river board said", ". So said the river board")
        .replace(" so that ", ". Then ")
    )
    assert len(counted(*of([PLAIN, split]))) == 1


def test_new_headline_byline_and_quotation_make_no_second_telling() -> None:
    """A quotation of one's own below a copied report does not show that the report is one's own."""
    dressed = article(
        PLAIN + '\n\n"It was a night to forget," a man on Tanner Street said.',
        id="b",
        outlet="Fresh Daily",
        title="Night of terror",
        byline="By Max Power",
    )
    (family,) = counted(article(PLAIN, id="a", outlet="Hill Courier"), dressed)
    assert family.state == "not known"


def test_backdated_copy_is_no_origin() -> None:
    """A copy that gives itself an earlier day than its own dateline does not become the origin."""
    text = WIRE.replace("(Corran) ", "").replace(" told Corran", " said")
    real = article(text, id="b", outlet="Hill Courier", published="2026-05-06T20:00Z", byline="By Lise Dorn")
    fake = article(text, id="a", outlet="Fake First", published="2026-05-01T06:00Z")
    (found,) = borrowed([fake, real])
    assert found.direction != "a->b"


@pytest.mark.parametrize("shared", [
    pytest.param('"We heard the stones go one after another, and then the whole wall leaned out and was gone," said Bram Essel.', id="quotation"),
    pytest.param("Sign up for our newsletter and get the news of the valley in your inbox every morning before breakfast.", id="line to the reader"),
    pytest.param("@oldwaterboard: All people of the lower town are asked to stay on high ground until the water has fallen below the mark.", id="post"),
])  # fmt: skip
def test_three_true_reports_stay_three(shared: str) -> None:
    """What every reporter was handed ties no two reports."""
    pile = of([f"{text}\n\n{shared}" for text in THERE])
    assert borrowed(pile) == ()
    assert len(counted(*pile)) == 3


def test_conversation_printed_twice_is_speech() -> None:
    """Two outlets that each print out what was said on the air took nothing from one another."""
    talk = "\n\n".join(
        f"{name}: {said}"
        for name, said in [
            ("DORN", "You were the first to see that the wall had moved, and you ran down to the lower town in your shirt."),
            ("ESSEL", "The stones had been loose since the autumn and everyone who works the gates knew it very well."),
            ("DORN", "And the board had planned to drain the basin in June, which would have been four weeks too late."),
            ("ESSEL", "They were told in March by the divers and they wrote it into a book and shut the book again."),
        ]
    )
    first = f"The keeper of the lock spoke on the valley's wireless on Friday.\n\n{talk}"
    second = f"What was said by Essel on the air, in full:\n\n{talk}"
    assert borrowed(of([first, second])) == ()


def test_boilerplate_on_unrelated_pages_ties_nothing() -> None:
    """A paragraph of background that goes round for months joins no two reports."""
    background = "The upper weir was built by the monks of Saint Ebba in the year of the great frost and has been mended nine times since, always in stone."
    bodies = (WIRE, OWN, OTHER, THERE[1].replace("Thursday", "Sunday"))
    pages = [
        article(f"{body}\n\n{background}", id=f"p{k}", outlet=f"Paper {k}", published=f"2026-0{k + 1}-11") for k, body in enumerate(bodies)
    ]
    stories = [Story(id=one.id, articles=(one.id,), storyline=one.id) for one in pages]
    assert borrowed(pages, stories) == ()


def test_names_and_offices_alone_show_nothing() -> None:
    """Long names of bodies and of those who hold their offices run alike in every report."""
    names = "Minister of Inland Waters Tilde Aust, Chief Engineer Piet Sander, Harbour Master Jonna Klee, Treasurer Max Olden and Lord Mayor Emil Tann"
    one = (
        f"Five people will have to answer before the valley's court in autumn. They are {names}, and the first hearing is set for October."
    )
    other = f"A letter went out on Monday to {names}. In it the mill's widow demands her garden back, with the pear trees, and a wall."
    assert borrowed(of([one, other])) == ()


def test_copy_with_credit_and_two_true_reports() -> None:
    """A report, its credited copy, a spin of it and two reports of others are three tellings, two of them shown besides the agency's."""
    pile = (
        article(WIRE, id="a", outlet="Corran"),
        article(WIRE, id="b", outlet="Hill Courier", credit="Corran"),
        article(SPUN, id="c", outlet="Fresh Daily"),
        article(THERE[0], id="d", outlet="Valley Messenger"),
        article(THERE[2], id="e", outlet="Upland Star"),
    )
    told = counted(*pile)
    assert [(one.articles, one.state) for one in told] == [(("a", "b", "c"), "shown"), (("d",), "shown"), (("e",), "shown")]


def test_agency_that_is_not_in_the_pile_is_the_origin() -> None:
    """Three papers that print one text, of which one says that an agency gave a hand, are one telling: the agency's."""
    pile = (
        article(PLAIN, id="a", outlet="Hill Courier"),
        article(PLAIN.replace("weir", "dam"), id="b", outlet="Fresh Daily"),
        article(PLAIN + "\n\nCorran contributed to this report.", id="c", outlet="Lock News"),
    )
    (family,) = counted(*pile)
    assert (family.origin.kind, family.origin.name) == ("agency", "Corran")
