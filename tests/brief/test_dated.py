"""The timeline: whole clauses with their subject, the story's own event first."""

import pytest

from secondsource.brief.dated import statement
from secondsource.brief.timeline_choice import about, timeline_section
from secondsource.records.brief import Ref, TimelineEntry
from secondsource.records.reading import Actor, Attribution, DateRef, Event, Participant, Reading
from tests.brief import builders as made
from tests.builders import article, at

WHO = "The port minister"


def said(text: str, date: str, *, event: str | None = None, trigger: str | None = None, cue: str | None = None) -> str:
    """The words that are printed for ``date``."""
    where = article(text, id="x")
    when = at(where, date)
    ref = DateRef(start=when.start, end=when.end, first="2026-05-04", last="2026-05-04")
    events = []
    if trigger:
        clause = at(where, event or text)
        actor = Participant(start=at(where, WHO).start, end=at(where, WHO).end, name=WHO) if WHO in text else None
        events.append(Event(start=clause.start, end=clause.end, trigger=at(where, trigger), type="CONSULT", when=ref, actor=actor))
    attributions = []
    if cue:
        verb = at(where, cue)
        rest = type(verb)(verb.end + 1, len(text) - 1)
        attributions.append(Attribution(source=(), cue=(verb,), content=(rest,), kind="indirect", speaker=Actor(name=WHO, how="name")))
    reading = Reading(id="x", reader="by hand", events=tuple(events), attributions=tuple(attributions))
    found = statement(where, ref, reading)
    assert found is not None
    assert where.text[found.start : found.end] == found.words
    return found.words


def test_a_sentence_that_opens_with_its_date_begins_with_its_subject() -> None:
    """The day stands beside it already."""
    assert (
        said("On Tuesday, The port minister opened the gates of the dock.", "Tuesday") == "The port minister opened the gates of the dock"
    )


def test_the_day_on_which_something_was_said_keeps_who_said_it() -> None:
    """ "Tuesday the drills were over" would date the drills."""
    text = "The port minister said Tuesday the drills were over in the whole of the north."
    assert said(text, "Tuesday", cue="said") == text[:-1]


def test_what_somebody_said_is_not_cut_before_its_verb() -> None:
    """The end of a clause after "said that the thirty allies" says nothing."""
    text = (
        "The port minister said on Monday that the thirty allies, and not the owners of the northern yards, would decide who may join them."
    )
    assert said(text, "Monday", cue="said").endswith("would decide who may join them")


def test_a_long_sentence_is_cut_at_the_end_of_a_clause() -> None:
    """With subject, verb and date."""
    text = (
        "The port minister opened the gates on Tuesday when the water had fallen, and a crowd that had stood there since the night before"
        " went home with songs and lanterns."
    )
    assert said(text, "Tuesday", trigger="opened").startswith("The port minister opened the gates on Tuesday")
    assert "lanterns" not in said(text, "Tuesday", trigger="opened")


@pytest.mark.parametrize("order", [1, -1])
def test_the_timeline_does_not_depend_on_the_order_of_input(order: int) -> None:
    """The same entries in the same order."""
    story = next(s for s in made.composed(order).stories if s.id == "grounding")
    section = next(s for s in story.sections if s.name == "timeline")
    assert next(story.timeline[int(i)].ref.words for i in section.claims) == "The Alma left Sandholm at 7 a.m. on May 4"


def test_what_one_article_mentions_by_the_way_is_left_out() -> None:
    """Three entries of the event are enough; another matter, a bare year and the past of one article wait for ``--full``."""

    def entry(words: str, first: str, *, also: bool = False, precision: str = "day") -> TimelineEntry:
        start = 1000 * int(first[-2:]) + 100 * len(first)  # no two overlap
        ref = Ref(article="a", start=start, end=start + len(words), words=words)
        other = (Ref(article="b", start=0, end=len(words), words=words),) if also else ()
        return TimelineEntry(first=first, last=first, precision=precision, ref=ref, date_ref=ref, also=other)

    entries = [
        entry("Divers found a crack in the northern lock", "2019", precision="year"),
        entry("A bakery opened beside the fish market with songs", "2026-05-03"),
        entry("The ferry Alma left Sandholm harbour", "2026-05-04", also=True),
        entry("The ferry Alma ran aground off Sandholm", "2026-05-04T07", also=True),
        entry("Passengers of the ferry Alma reached Sandholm hospital", "2026-05-05", also=True),
    ]
    event = about(Ref(article="a", start=0, end=40, words="Ferry Alma runs aground off Sandholm harbour", field="title"), (), ())
    chosen = timeline_section(entries, limit=5, of_one_time=3, event=event, days=("2026-05-04", "2026-05-05"))
    assert (chosen.claims, chosen.left_out) == (("2", "3", "4"), 2)
    full = timeline_section(entries, limit=9, of_one_time=9, full=True, event=event, days=(None, None))
    assert full.claims == ("0", "1", "2", "3", "4")
