"""The examples end to end: what the brief must say of them, and what must hold for any pile.

``docs/examples.md`` says what each file is there to show.
"""

import gzip
import itertools
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from secondsource.brief import render_json, render_text
from secondsource.pipeline import Options, Told, brief_of, read_pile, run, tell
from secondsource.records.article import Article
from secondsource.records.brief import Brief, BriefStory
from secondsource.records.claim import Claim, Report
from secondsource.skim import skim
from secondsource.stories import group

ROOT = Path(__file__).parents[2]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").rglob("*") if path.is_file())

SLIDE = {
    "pelago 1",
    "marle-observer",
    "newsroom24 1",
    "quessa-tribune-slide",
    "daily-lantern-slide",
    "radio-corran-slide",
    "stavely-gazette-slide",
    "upland-weekly",
}
TALKS = {
    "pelago 2",
    "lothen-press-bureau 1",
    "harbour-post",
    "quessa-tribune-talks",
    "daily-lantern-talks",
    "radio-corran-talks",
    "stavely-gazette-talks",
    "newsroom24 2",
}


def cited(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a brief that says where its words stand."""
    if isinstance(value, dict):
        if {"article", "start", "end", "words"} <= set(value):
            yield value
        for inner in value.values():
            yield from cited(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from cited(inner)


def reports(story: BriefStory) -> Iterator[tuple[Claim, Report]]:
    """Every report of a story with its claim."""
    for claim in story.claims:
        for report in claim.reports:
            yield claim, report


def figures_of(story: BriefStory, words: str) -> list[Claim]:
    """Figure claims of which a report holds ``words``."""
    return [claim for claim in story.claims if claim.kind == "figure" and any(words in report.words for report in claim.reports)]


# ------------------------------------------------------------------ what must hold for any pile


def test_every_input_is_accounted_for(told: Told, brief: Brief) -> None:
    """Articles and rejected inputs together are all inputs; the examples are all readable."""
    assert len(told.pile.articles) == 18
    assert told.pile.rejected == ()
    assert brief.generated_from.inputs == brief.generated_from.articles + brief.generated_from.rejected == 18


def test_every_citation_is_exact(brief: Brief) -> None:
    """``words`` is exactly what stands in the article between ``start`` and ``end``, wherever the brief cites."""
    articles = {article.id: article for article in brief.articles}
    found = list(cited(msgspec.to_builtins(brief)))
    assert len(found) > 100
    for ref in found:
        article = articles[ref["article"]]
        source = (article.title or "") if ref.get("field") == "title" else article.text
        assert source[ref["start"] : ref["end"]] == ref["words"]


def test_only_the_body_is_reported(brief: Brief) -> None:
    """No claim, no dated statement and no shared passage stands in furniture, a caption or a reader's comment."""
    outside = {
        article.id: [(block.start, block.end) for block in article.blocks if block.kind in {"furniture", "comment", "caption"}]
        for article in brief.articles
    }
    assert sum(map(len, outside.values())) > 20
    for story in brief.stories:
        refs = [*cited(msgspec.to_builtins(story.claims)), *cited(msgspec.to_builtins(story.timeline))]
        refs += cited(msgspec.to_builtins(story.borrowings))
        for ref in refs:
            for start, end in outside[ref["article"]]:
                assert ref["end"] <= start or end <= ref["start"], ref["words"]


def test_the_order_of_the_inputs_does_not_matter(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files named in any order give the same brief, byte for byte."""
    monkeypatch.chdir(ROOT)
    mixed = list(FILES)
    random.Random(7).shuffle(mixed)
    assert render_json(run(mixed)) == render_json(brief)


def test_where_the_files_lie_does_not_matter(brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other names, folders and formats of the same bytes change where articles come from, and nothing that is told."""
    for number, name in enumerate(reversed(FILES)):
        target = tmp_path / "pile" / f"{number:02}" / ("x" + "".join(Path(name).suffixes))
        target.parent.mkdir(parents=True)
        if name.endswith(".gz"):
            target.with_suffix("").write_bytes(gzip.decompress((ROOT / name).read_bytes()))
        else:
            shutil.copyfile(ROOT / name, target)
    monkeypatch.chdir(tmp_path)

    def what_is_told(made: Brief) -> Any:
        return [msgspec.to_builtins(story) for story in made.stories]

    assert what_is_told(run(["pile"])) == what_is_told(brief)


def test_grouping_does_not_depend_on_order(told: Told) -> None:
    """Skims in any order give the same stories."""
    skims = [skim(article) for article in told.pile.articles]
    first = sorted(group(skims), key=lambda story: story.id)
    for seed in range(10):
        random.Random(seed).shuffle(skims)
        assert sorted(group(skims), key=lambda story: story.id) == first


def test_each_claim_carries_a_true_interval(brief: Brief) -> None:
    """At least one telling, at most as many as there are reports; the tellings share the reports among them."""
    for story in brief.stories:
        for claim in story.claims:
            for support, told_by in [(claim.support, range(len(claim.reports))), *((v.support, v.reports) for v in claim.variants)]:
                shown = sum(telling.state == "shown" for telling in support.tellings)
                assert support.at_least == max(1, shown)
                assert support.at_most == len(support.tellings)
                assert sorted(itertools.chain.from_iterable(telling.reports for telling in support.tellings)) == sorted(told_by)
                assert all(telling.why for telling in support.tellings if telling.state == "shown")


def test_more_copies_are_not_more_tellings(tmp_path: Path, by_name: dict[str, Article]) -> None:
    """Forty copies of one report on forty sites leave each interval as it was."""
    report = by_name["pelago 1"].text
    gazette = by_name["stavely-gazette-slide"].text

    def upper(copies: int) -> int:
        rows = [{"id": f"c{n:02}", "outlet": f"Site {n}", "text": report} for n in range(copies)] + [
            {"id": "g", "outlet": "Gazette", "text": gazette}
        ]
        path = tmp_path / f"{copies}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        made = run([str(path)])
        story = max(made.stories, key=lambda story: len(story.articles))
        assert len(story.articles) == copies + 1
        return max(claim.support.at_most for claim in story.claims)

    assert upper(40) == upper(2) <= 2


# ------------------------------------------------------------------ what the examples are there to show


def test_four_stories_in_two_storylines(brief: Brief, slide: BriefStory, talks: BriefStory, by_name: dict[str, Article]) -> None:
    """The slide, the talks, the inquiry and the ruling are four stories; each later one is linked to what it follows."""
    names = {article.id: name for name, article in by_name.items()}
    assert {names[id] for id in slide.articles} == SLIDE
    assert {names[id] for id in talks.articles} == TALKS
    assert sorted(len(story.articles) for story in brief.stories) == [1, 1, 8, 8]
    of = {id: story.id for story in brief.stories for id in story.articles}
    assert [link.story for link in slide.storyline] == [of[by_name["pelago 3"].id]]
    assert [link.story for link in talks.storyline] == [of[by_name["pelago-court"].id]]


@pytest.mark.parametrize(
    ("name", "outlet", "title"),
    [
        ("marle-observer", "The Marle Observer", "At least nine dead after slide above Sarrow"),
        ("upland-weekly", "UPLAND WEEKLY", "Fourteen houses gone in the Sarrow flood"),
        ("daily-lantern-slide", "The Daily Lantern", "Mountainside Crashes Into Reservoir, Nine Lose Their Lives"),
        ("harbour-post", "The Harbour Post", "Talks on Ansel Shelf end without a halt to drilling"),
        ("stavely-gazette-talks", "The Stavely Gazette", "“Nobody said halt”: four hours in the customs hall"),
        ("quessa-tribune-slide", "The Quessa Tribune", "In the cattle market, a town waits for its names"),
        ("radio-corran-slide", "Radio Corran", "Fourteen dead in Sarrow, 17 still missing"),
        ("lothen-press-bureau 1", "Lothen Press Bureau", "No halt to drilling on Ansel Shelf, ministry says after talks"),
    ],
)
def test_outlet_and_title(by_name: dict[str, Article], name: str, outlet: str, title: str) -> None:
    """Who published it and under which headline, from mastheads, page heads and records."""
    article = by_name[name]
    assert (article.outlet, article.title) == (outlet, title)


@pytest.mark.parametrize(
    ("name", "byline"),
    [("radio-corran-talks", "Greta Olmo"), ("pelago 1", "Amaro Visk"), ("stavely-gazette-slide", "Ruth Ansgar")],
)
def test_bylines(by_name: dict[str, Article], name: str, byline: str) -> None:
    """Who wrote it, where the article says so."""
    assert (by_name[name].byline or "").startswith(byline)


@pytest.mark.parametrize(
    "name",
    [
        "marle-observer",
        "quessa-tribune-slide",
        pytest.param("quessa-tribune-talks", marks=pytest.mark.xfail(reason="a byline that names two agencies")),
        "harbour-post",
    ],
)
def test_credits(by_name: dict[str, Article], name: str) -> None:
    """An agency that a byline or a closing line names is credited."""
    assert by_name[name].credit


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("pelago 1", "2026-04-02T11:40Z"),
        ("newsroom24 1", "2026-04-02T13:02Z"),
        ("newsroom24 2", "2026-04-15"),
        ("quessa-tribune-slide", "2026-04-02T19:15Z"),
        ("radio-corran-slide", "2026-04-03T06:45Z"),
        ("stavely-gazette-slide", "2026-04-03"),
        ("stavely-gazette-talks", "2026-04-15"),
        ("daily-lantern-slide", None),
        ("upland-weekly", None),
    ],
)
def test_dates_are_read_as_they_were_given(by_name: dict[str, Article], name: str, when: str | None) -> None:
    """To the minute, to the day, or not at all: never more exact than the words."""
    published = by_name[name].published
    assert (published.when if published else None) == when


def test_an_ambiguous_date_keeps_both_readings(by_name: dict[str, Article]) -> None:
    """ "04/03/2026" is the third of April or the fourth of March."""
    published = by_name["upland-weekly"].published
    assert published is not None
    assert set(published.readings) == {"2026-03-04", "2026-04-03"}


def test_an_ambiguous_zone_stays_so(by_name: dict[str, Article]) -> None:
    """ "IST" may be of three countries: no minute in UTC is made of it."""
    published = by_name["marle-observer"].published
    assert published is not None
    assert not published.zone_known
    assert published.as_given.startswith("2 April 2026, 14:10 IST")


def test_a_letter_of_another_script_is_a_problem(by_name: dict[str, Article]) -> None:
    """The Cyrillic letter is told, stays in the text, and does not hide the copy."""
    assert any("bаrrage" in problem for problem in by_name["daily-lantern-slide"].problems)


@pytest.mark.parametrize(
    ("origin", "copy", "kinds", "credited", "directed"),
    [
        ("pelago 1", "marle-observer", {"verbatim"}, True, True),
        ("pelago 1", "newsroom24 1", {"verbatim", "edited"}, False, True),
        ("pelago 1", "daily-lantern-slide", {"swapped", "edited"}, False, False),  # no date, no credit: the direction may stay open
        ("pelago 1", "quessa-tribune-slide", {"edited", "verbatim"}, True, True),
        ("lothen-press-bureau 1", "harbour-post", {"verbatim"}, True, True),
        ("lothen-press-bureau 1", "daily-lantern-talks", {"swapped", "edited", "reworded"}, False, True),
        ("lothen-press-bureau 1", "quessa-tribune-talks", {"verbatim", "edited"}, True, True),
        ("pelago 2", "quessa-tribune-talks", {"verbatim", "edited"}, True, True),
    ],
)
def test_who_copied_whom(
    brief: Brief, by_name: dict[str, Article], origin: str, copy: str, kinds: set[str], credited: bool, directed: bool
) -> None:
    """Each copy of an agency's report is found with its kind and its credit, and never in the wrong direction."""
    pair = {by_name[origin].id, by_name[copy].id}
    found = [one for story in brief.stories for one in story.borrowings if {one.origin, one.copy} == pair]
    assert len(found) == 1
    assert found[0].kind in kinds
    assert found[0].credited is credited
    if found[0].directed or directed:
        assert (found[0].directed, found[0].origin) == (True, by_name[origin].id)


def test_own_reports_are_no_copies(brief: Brief, by_name: dict[str, Article]) -> None:
    """Reporters who were there share quotations and figures with the others, and no telling."""
    own = {by_name[name].id for name in ("radio-corran-slide", "stavely-gazette-slide", "radio-corran-talks", "stavely-gazette-talks")}
    for story in brief.stories:
        for one in story.borrowings:
            assert not own & {one.origin, one.copy}
    for story in brief.stories:
        for one in story.dependence:
            if {one.a, one.b} <= own:
                assert one.label == "independent shown"


@pytest.mark.parametrize("words", ["forty", "My uncle", "Well said", "neither was the coffee", "Bus 14", "Eleven Cakes", "partners store"])
def test_what_readers_and_machines_wrote_is_not_told(brief: Brief, words: str) -> None:
    """Comments, most-read lists and cookie notices are in no claim."""
    for story in brief.stories:
        for _, report in reports(story):
            assert words not in report.words


def test_a_later_toll_is_an_update(slide: BriefStory) -> None:
    """Nine dead as of Thursday and fourteen as of Friday are one figure that changed."""
    tolls = [
        claim for claim in figures_of(slide, "nine people") if any(report.words.startswith("Fourteen people") for report in claim.reports)
    ]
    assert [claim.verdict for claim in tolls] == ["update"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("3,200 people", "3,200 cubic metres", id="the same number counts people and water"),
        pytest.param("Fourteen people", "fourteen houses", id="dead and houses"),
        pytest.param("nine people", "Eleven bodies", id="the dead and the bodies in one hospital"),
        pytest.param("22", "3,200 people", id="missing and evacuated"),
    ],
)
def test_what_counts_something_else_is_another_figure(slide: BriefStory, one: str, other: str) -> None:
    """Figures are compared where they count the same thing, and there only; a doubt is told as one."""
    for claim in figures_of(slide, one):
        for variant in claim.variants:
            words = [claim.reports[number].words for number in variant.reports]
            assert not (any(one in word for word in words) and any(other in word for word in words))
        assert claim.verdict != "agree" or not any(other in report.words for report in claim.reports)


def test_barges_and_boats_are_two_things(talks: BriefStory) -> None:
    """Greywater's 12 barges and the fishers' twelve boats are never one figure."""
    for claim in figures_of(talks, "12 barges"):
        assert not any("boats" in report.words for report in claim.reports)


def test_figures_that_differ_stand_side_by_side(talks: BriefStory) -> None:
    """45 and 54 million crowns for one licence contradict each other."""
    claims = [claim for claim in figures_of(talks, "45 million crowns") if any("54 million" in report.words for report in claim.reports)]
    assert [claim.verdict for claim in claims] == ["contradict"]


def test_a_quotation_in_another_mouth(slide: BriefStory, by_name: dict[str, Article]) -> None:
    """ "The dam is standing" is Tolliver's; one outlet gives it to the minister."""
    drifts = {report.drift.kind for claim, report in reports(slide) if report.drift and report.article == by_name["upland-weekly"].id}
    assert "other speaker" in drifts


def test_a_quotation_cut_short(talks: BriefStory, by_name: dict[str, Article]) -> None:
    """Tengan's sentence about the shelf stops after its first half in the Gazette."""
    found = [
        report.drift.kind
        for claim, report in reports(talks)
        if report.drift and report.article == by_name["stavely-gazette-talks"].id and "bank account" in report.words
    ]
    assert found == ["clipped"]


def test_two_sides_of_one_meeting_differ(talks: BriefStory) -> None:
    """Each side's own account of the talks stands against the other's."""
    sides = [
        claim
        for claim in talks.claims
        if claim.verdict == "contradict"
        and any("drilling" in report.words and "stop" in report.words for report in claim.reports)
        and any("neither offered nor accepted" in report.words for report in claim.reports)
    ]
    assert sides


def test_who_opened_the_gates(slide: BriefStory) -> None:
    """Engineers in one telling, soldiers in another: both stand among the differences."""
    (differ,) = [section for section in slide.sections if section.name == "differ"]
    words = [report.words for claim, report in reports(slide) if claim.id in differ.claims]
    assert any("ngineers of Corran Hydro" in one for one in words)
    assert any("oldiers opened two gates" in one for one in words)


def test_what_is_denied_is_told_with_who_denies_it(slide: BriefStory) -> None:
    """The company denies what the duty log says; it denies nothing about the soldiers."""
    denied = {
        claim.reports[number].words[:9]: {by.name for by in variant.denied_by}
        for claim in slide.claims
        for variant in claim.variants
        for number in variant.reports
        if variant.denied_by
    }
    assert "Corran Hydro" in denied["Engineers"]
    assert "Soldiers " not in denied


def test_what_cannot_be_told_is_told(slide: BriefStory, talks: BriefStory, by_name: dict[str, Article]) -> None:
    """Missing and ambiguous dates, an ambiguous zone, an informant without a name, an outlet of which nothing shows own work."""
    said = {(unknown.about, unknown.article) for story in (slide, talks) for unknown in story.unknown}
    assert ("date", by_name["daily-lantern-slide"].id) in said
    assert ("date", by_name["upland-weekly"].id) in said
    assert ("zone", by_name["marle-observer"].id) in said
    assert ("informant", by_name["pelago 2"].id) in said
    assert ("independence", by_name["upland-weekly"].id) in said


def test_a_pile_of_copies_is_one_telling(by_name: dict[str, Article], tmp_path: Path) -> None:
    """An agency's report with three copies of it: every claim has one telling, and the figures are not called confirmed by anybody."""
    names = ("pelago 1", "marle-observer", "newsroom24 1", "daily-lantern-slide")
    path = tmp_path / "copies.jsonl"
    rows = [{"id": str(n), "outlet": by_name[name].outlet or name, "text": by_name[name].text} for n, name in enumerate(names)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    options = Options()
    made = brief_of(tell(read_pile([str(path)], options), options))
    assert len(made.stories) == 1
    assert {claim.support.at_most for claim in made.stories[0].claims} == {1}


def test_the_full_text_leaves_nothing_out(brief: Brief) -> None:
    """What the short form counts as left out stands in the full one."""
    assert "more (--full)" in render_text(brief)
    assert "more (--full)" not in render_text(brief, full=True)
