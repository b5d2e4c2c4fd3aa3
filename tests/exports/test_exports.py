"""Events and figures as rows for other tools: columns, days, families, cells that a spreadsheet would run."""

import csv
import io
import json

from secondsource.exports import coded_events, one_a_day, render
from secondsource.exports.figures import counted_figures
from secondsource.records.article import Article
from secondsource.records.lineage import Family, Origin
from secondsource.records.reading import DateRef, Event, Participant, Reading
from tests.builders import article, at, figure

TEXT = "Veltan police arrested two union leaders on Monday. The army will send troops to Quillon."


def read(where: Article, *, title_day: bool = True) -> Reading:
    """An arrest that is told and a deployment that is to come."""
    arrest, army = at(where, "arrested"), at(where, "send")
    police, leaders, soldiers = at(where, "Veltan police"), at(where, "two union leaders"), at(where, "The army")
    monday = at(where, "Monday")
    return Reading(
        id=where.id,
        reader="test",
        figures=(figure(where, "two", 2, counts="union leaders", as_of="2026-03-02"),),
        events=(
            Event(
                start=police.start,
                end=monday.end,
                trigger=arrest,
                type="COERCE",
                mode="arrest",
                when=DateRef(start=monday.start, end=monday.end, first="2026-03-02", last="2026-03-02") if title_day else None,
                actor=Participant(start=police.start, end=police.end, name="Veltan police", country="VLT", sector="COP"),
                recipient=Participant(start=leaders.start, end=leaders.end, name="union leaders"),
            ),
            Event(
                start=soldiers.start,
                end=len(where.text),
                trigger=army,
                type="MOBILIZE",
                status="future",
                actor=Participant(start=soldiers.start, end=soldiers.end, name="The army", sector="MIL"),
            ),
        ),
    )


def table(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


A = article(TEXT, id="a", outlet="=Post", title="Leaders held", published="2026-03-03")
B = article(TEXT, id="b", outlet="Courier", published="2026-03-03")
READINGS = {"a": read(A), "b": read(B)}
FAMILY = Family(id="f1", articles=("a", "b"), state="not known", origin=Origin(kind="unknown"))


def test_only_what_is_told_as_having_happened_unless_more_is_asked() -> None:
    assert [row.event.type for row in coded_events([A], READINGS)] == ["COERCE"]
    assert [row.event.type for row in coded_events([A], READINGS, statuses=("asserted", "future"))] == ["COERCE", "MOBILIZE"]


def test_the_day_is_the_words_own_or_else_the_articles() -> None:
    (own,) = coded_events([A], READINGS)
    assert (own.first, own.last, own.dated_by) == ("2026-03-02", "2026-03-02", "text")
    (given,) = coded_events([A], {"a": read(A, title_day=False)})
    assert (given.first, given.dated_by) == ("2026-03-03", "article")
    undated = article(TEXT, id="u")
    (none,) = coded_events([undated], {"u": read(undated, title_day=False)})
    assert (none.first, none.dated_by) == (None, "")


def test_two_copies_are_two_rows_of_one_family_and_one_a_day() -> None:
    rows = coded_events([A, B], READINGS, [FAMILY])
    assert [row.family for row in rows] == ["f1", "f1"]
    assert [row.article.id for row in one_a_day(rows)] == ["a"]


def test_rows_without_a_day_are_never_taken_for_one() -> None:
    one, two = article(TEXT, id="u"), article(TEXT, id="v")
    rows = coded_events([one, two], {"u": read(one, title_day=False), "v": read(two, title_day=False)})
    assert len(one_a_day(rows)) == 2


def test_plover_json_lines() -> None:
    (line,) = render("plover", coded_events([A], READINGS, [FAMILY])).splitlines()
    got = json.loads(line)
    assert got["event"]["event"] == "COERCE"
    assert got["event"]["eventText"] == "arrested"
    assert got["actor"] == [{"actorText": "Veltan police", "code": "VLT", "sector": "COP"}]
    assert got["text"] == "Veltan police arrested two union leaders on Monday"
    assert got["family"] == "f1"


def test_polecat_columns_and_no_formula() -> None:
    (row,) = table(render("polecat", coded_events([A], READINGS)), "\t")
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("COERCE", "arrest", "MATERIAL CONFLICT")
    assert row["Primary Actor Sector"] == "COP"
    assert row["Source"] == "'=Post"
    assert row["Intensity"] == "-7.0"


def test_gdelt_counts_mentions_outlets_articles_and_families() -> None:
    (row,) = table(render("gdelt", coded_events([A, B], READINGS, [FAMILY])), ",")
    assert (row["SQLDATE"], row["EventRootCode"], row["QuadClass"]) == ("20260302", "17", "4")
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"], row["NumFamilies"]) == ("2", "2", "2", "1")
    assert row["Actor1Code"] == "VLTCOP"


def test_figures_in_the_columns_of_ged() -> None:
    (row,) = table(render("ged", counted_figures([A], READINGS)), ",")
    assert (row["best"], row["low"], row["high"], row["counts"]) == ("2", "2", "2", "union leaders")
    assert (row["date_start"], row["source_headline"]) == ("2026-03-02", "Leaders held")


def test_each_row_says_where_it_was_read() -> None:
    events, figures = coded_events([A], READINGS), counted_figures([A], READINGS)
    said = "Veltan police arrested two union leaders on Monday"
    for form in ("polecat", "gdelt"):
        (row,) = table(render(form, events), "\t" if form == "polecat" else ",")
        assert (row["Article"], TEXT[int(row["Start"]) : int(row["End"])]) == ("a", said)
    (row,) = table(render("ged", figures), ",")
    assert (row["article"], TEXT[int(row["start"]) : int(row["end"])]) == ("a", "two")


def test_figures_of_some_verbs_only() -> None:
    assert counted_figures([A], READINGS, predicates=frozenset({"kill"})) == []


def test_nothing_found_is_an_empty_export() -> None:
    for form in ("plover", "polecat", "gdelt", "ged"):
        assert render(form, []) == ""
