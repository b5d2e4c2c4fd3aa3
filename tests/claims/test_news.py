"""What the articles of a story open with, told in other words."""

import pytest

from secondsource.claims.news import deed_words
from secondsource.records.article import Article
from secondsource.records.reading import Event, Mention, Participant, Reading
from tests.builders import article, at, attribution
from tests.claims.telling import of_kind, told

NAMES = ("Ida Torv", "Torv", "Norland", "Olaf Krin", "Krin", "Tolm", "Camp Aster", "the Reyk League")


def opening(id: str, text: str, who: str = "", deed: str = "", whom: str = "") -> tuple[Article, Reading]:
    """An article of one sentence with the names in it, and the event that ``deed`` tells, if any."""
    one = article(text, id=id, outlet=f"Outlet {id}")
    full = {"Torv": "Ida Torv", "Krin": "Olaf Krin"}
    found = {name: at(one, name) for name in NAMES if name in text}
    whole = [
        n
        for n in found
        if not any(n != other and n in other and found[other].start <= found[n].start < found[other].end for other in found)
    ]
    mentions = tuple(
        Mention(
            start=found[name].start, end=found[name].end, name=full.get(name, name), kind="person" if name in ("Torv", "Krin") else "place"
        )
        for name in sorted(whole, key=lambda name: found[name].start)
    )
    events: tuple[Event, ...] = ()
    if deed:
        sides = [Participant(start=at(one, n).start, end=at(one, n).end, name=full.get(n, n)) if n else None for n in (who, whom)]
        trigger = at(one, deed)
        events = (Event(start=trigger.start, end=trigger.end, trigger=trigger, type="ASSAULT", actor=sides[0], recipient=sides[1]),)
    return one, Reading(id=id, reader="test", mentions=mentions, events=events)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "As expected, Ida Torv won the Norland primary on a night of heavy rain.",
            "Ida Torv claimed a narrow victory in the Norland primary.",
        ),
        (
            "Olaf Krin called off a meeting with leaders of the Reyk League.",
            "Olaf Krin scrapped the talks that the Reyk League had wanted.",
        ),
        (
            "Mayor Olaf Krin stepped down in Tolm over the broken weir.",
            "Olaf Krin has quit, leaving Tolm to mend the weir by itself.",
        ),
        (
            "The assembly voted on Monday to acquit Olaf Krin in Tolm.",
            "In Tolm Olaf Krin won an acquittal by the assembly on Monday.",
        ),
        (
            "Ida Torv drops her bid for mayor of Tolm and goes back to the ferry.",
            "After a poor night, Ida Torv dropped out of the race for mayor in Tolm.",
        ),
        (
            "Ida Torv pardoned a ferryman of Tolm, Olaf Krin, on her last day.",
            "Olaf Krin of Tolm was granted clemency by Ida Torv.",
        ),
        # A body that is no name of a person or a place.
        (
            "The Assembly on Friday passed a sweeping bill on ferries.",
            "The Assembly approved the most sweeping rules for ferries in a lifetime.",
        ),
        ("Ida Torv took the oath in a hall full of umbrellas at Tolm.", "In Tolm the crowd cheered as Ida Torv took her oath of office."),
    ],
)
def test_openings_in_other_words_are_one_claim(left: str, right: str) -> None:
    """A deed under two words, and what it is about."""
    rows = [opening("a", left), opening("b", right)]
    (claim,) = of_kind(told([one for one, _ in rows], [read for _, read in rows]), "event")
    assert [report.article for report in claim.reports] == ["a", "b"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Still ahead here, done there.
        ("Olaf Krin will step down in Tolm over the broken weir.", "Olaf Krin has quit, leaving Tolm to mend the weir by itself."),
        # Beside the deed of the line.
        (
            "As expected, Ida Torv claimed victory in Norland on a night of heavy rain.",
            "When she won in Norland, Ida Torv promised a bridge.",
        ),
        (
            "Ida Torv sang in Tolm after Olaf Krin resigned over the weir.",
            "Olaf Krin has quit, leaving Tolm to mend the weir by itself.",
        ),
        # Refused.
        ("Olaf Krin refused to back the bridge at Tolm again.", "In spring Olaf Krin agreed to endorse something for Tolm."),
        # Two nouns.
        ("Olaf Krin planned talks at Camp Aster with fishermen.", "Olaf Krin missed a meeting at Camp Aster of dredgers."),
        # Another chamber.
        (
            "The Tolm House passed a bill on ferries and bells earlier this month.",
            "The Tolm Senate approved new rules for ferries and bells on a wet Tuesday.",
        ),
        # Another name.
        (
            "Olaf Krin has quit over the broken weir.",
            "Ida Torv resigned in anger, and left the weir to the river.",
        ),
    ],
)
def test_what_is_not_the_same_news(left: str, right: str) -> None:
    """Another time, another stance, another doer, or hardly a deed."""
    rows = [opening("a", left), opening("b", right)]
    found = of_kind(told([one for one, _ in rows], [read for _, read in rows]), "event")
    assert not found


def test_who_hits_is_not_who_is_hit() -> None:
    """The sides of a deed are not turned round."""
    one = opening("a", "Ida Torv denounced Olaf Krin at the weir of Tolm on a wet day.", "Torv", "denounced", "Krin")
    two = opening("b", "Olaf Krin slammed Ida Torv from a boat outside Tolm.", "Krin", "slammed", "Torv")
    same = opening("c", "In Tolm, Ida Torv blasted Olaf Krin for an hour.", "Torv", "blasted", "Krin")
    assert not of_kind(told([one[0], two[0]], [one[1], two[1]]), "event")
    (claim,) = of_kind(told([one[0], same[0]], [one[1], same[1]]), "event")
    assert [report.article for report in claim.reports] == ["a", "c"]


def test_the_table_of_deeds_reads_forms_and_phrases() -> None:
    """Words by their stems, phrases as runs of stems; a word may tell several deeds."""
    known = deed_words()
    assert known[("resign",)] == ("resign",)
    assert known[("step", "down")] == ("resign",)
    assert set(known[("increas",)]) == {"rise", "raise"}
    assert all(1 <= len(run) <= 3 for run in known)


def test_what_was_done_before_it_was_announced_is_a_line() -> None:
    """ "On Tuesday morning, the council closed the weir and said that ...": the deed beside the words, without the day."""
    one = article("On Tuesday morning, the Tolm council closed the old weir and said that nobody had been asked about it.", id="a")
    said = attribution(one, "that nobody had been asked about it", source="the Tolm council", speaker="the Tolm council")
    words = [claim.reports[0].words for claim in told([one], [Reading(id="a", reader="test", attributions=(said,))]).claims]
    assert "the Tolm council closed the old weir" in words
