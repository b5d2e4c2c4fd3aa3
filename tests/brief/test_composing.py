"""The brief as a record: keys, order, citations, what is chosen."""

import re

import msgspec
import pytest

from secondsource.brief import compose, render_html, render_markdown, render_text
from secondsource.brief.choosing import claim_sections
from secondsource.brief.citing import bare, verify
from secondsource.brief.wording import OPENINGS, OPENINGS_BESIDE, letters
from secondsource.errors import CitationError
from secondsource.records.article import Article
from secondsource.records.brief import Brief, BriefStory, Ref
from secondsource.records.claim import StoryClaims
from secondsource.records.lineage import Family, Origin
from secondsource.records.story import Story
from tests.brief import builders as made
from tests.builders import article, borrowing, moment, passage


def told(brief: Brief) -> BriefStory:
    """The grounding."""
    return next(story for story in brief.stories if story.id == "grounding")


def test_the_brief_does_not_depend_on_the_order_of_its_arguments() -> None:
    """Everything handed over in the opposite order gives the same brief."""
    assert made.composed(-1) == made.composed(1)


def test_keys_go_by_story_then_time_with_undated_articles_last() -> None:
    """The largest story first; in it by time, the undated ones last by outlet."""
    keys = {article.key: article.id for article in made.composed().articles}
    assert keys == {"a": "wire", "b": "copy", "c": "own", "d": "far", "e": "spin", "f": "later"}


@pytest.mark.parametrize(("index", "key"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")])
def test_keys_run_on_after_z(index: int, key: str) -> None:
    """a to z, then aa."""
    assert letters(index) == key


def test_articles_and_rejected_inputs_are_all_inputs() -> None:
    """Nothing is dropped in silence."""
    brief = made.composed()
    inputs = brief.generated_from
    assert inputs.articles + inputs.rejected == inputs.inputs == 8
    assert [rejected.input for rejected in brief.rejected] == ["broken.html", "feed.jsonl"]


def test_every_citation_stands_in_its_article() -> None:
    """verify() finds each of them at its place."""
    assert verify(made.composed()) > 50


def test_a_line_that_is_not_in_its_article_is_refused() -> None:
    """One letter changed in one citation, and the brief is refused."""
    brief = made.composed()
    story = told(brief)
    entry = story.timeline[0]
    wrong = Ref(article=entry.ref.article, start=entry.ref.start, end=entry.ref.end, words=entry.ref.words.replace("Alma", "Olma"))
    changed = msgspec.structs.replace(story, timeline=(msgspec.structs.replace(entry, ref=wrong),))
    with pytest.raises(CitationError):
        verify(msgspec.structs.replace(brief, stories=(changed,)))


def test_a_finding_that_is_not_in_its_article_is_refused() -> None:
    """A report whose words do not stand at its span cannot be composed."""
    one = made.story_claims().claims[0]
    report = msgspec.structs.replace(one.reports[0], words="Raisins are cheap in the islands")
    claims = StoryClaims(story="grounding", articles=("far",), claims=(msgspec.structs.replace(one, reports=(report,)),))
    with pytest.raises(CitationError):
        compose(made.ARTICLES, (), made.stories(), (), {}, {"grounding": claims}, {}, reader="by hand")


def test_sections_stand_in_the_order_of_reading() -> None:
    """Reported first, related last; none is missing."""
    names = [section.name for section in told(made.composed()).sections]
    assert names == ["reported", "differ", "figures", "positions", "copied", "timeline", "alone", "cannot be told", "related"]


def test_each_claim_stands_in_one_section() -> None:
    """A claim is told once."""
    sections = [s for s in told(made.composed()).sections if s.name in ("reported", "differ", "figures", "positions", "alone")]
    claims = [claim for section in sections for claim in section.claims]
    assert sorted(claims) == sorted(set(claims)) == ["aboard", "aground", "chain", "injured", "order", "raisins", "rudder"]


def test_claims_stand_where_they_belong() -> None:
    """Disputed statements differ, quotes are positions, what one outlet has stands alone."""
    at = {section.name: section.claims for section in told(made.composed()).sections}
    assert at["reported"] == ("aground",)
    assert at["differ"] == ("rudder",)
    assert at["figures"] == ("injured", "aboard")
    assert at["positions"] == ("order",)
    assert at["alone"] == ("chain", "raisins")


def test_what_a_budget_leaves_out_is_counted() -> None:
    """Chosen and left out together are all."""
    story = told(made.composed())
    from secondsource.brief.choosing import Budget

    sections = claim_sections(story.claims, lambda c: (0, c.reports[c.speaks].start), Budget(reported=1, figures=1, alone=1), single=False)
    assert (len(sections["figures"].claims), sections["figures"].left_out) == (1, 1)
    assert (len(sections["alone"].claims), sections["alone"].left_out) == (1, 1)


def test_the_title_is_a_headline_without_a_disputed_figure() -> None:
    """ "31 hurt" is one side's figure."""
    title = told(made.composed()).title
    assert title is not None
    assert title.words == "Ferry runs aground off Sandholm"


def test_reports_stand_in_the_order_of_keys_with_their_indices_moved() -> None:
    """The speaking report, the tellings and the base of a quote still mean the same reports."""
    order = next(claim for claim in told(made.composed()).claims if claim.id == "order")
    assert [report.article for report in order.reports] == ["wire", "copy", "own", "spin"]
    tellings = [[order.reports[i].article for i in telling.reports] for telling in order.support.tellings]
    assert tellings == [["wire", "copy", "spin"], ["own"]]
    drift = order.reports[2].drift
    assert drift is not None
    assert order.reports[drift.base].article == "wire"


def test_each_step_of_a_quote_s_change_is_cited() -> None:
    """Words put in stand in the report's article, words left out in the base's."""
    order = next(claim for claim in told(made.composed()).claims if claim.id == "order")
    drift = order.reports[2].drift
    assert drift is not None
    steps = [(edit.op, edit.words) for edit in drift.edits]
    assert steps == [
        ("keep", "Nobody"),
        ("out", "gave the"),
        ("in", "has given an"),
        ("keep", "order to sail and nobody will say that anybody did"),
    ]


def test_what_is_not_known_is_told() -> None:
    """Independence, dates, outlet and the man without a name."""
    found = {(unknown.about, unknown.article) for unknown in told(made.composed()).unknown}
    assert {("independence", "far"), ("date", "far"), ("date", "spin"), ("outlet", "far"), ("informant", "far")} <= found


def test_a_date_that_may_be_two_days_is_never_guessed() -> None:
    """Both readings are told and the article stands on no timeline."""
    story = told(made.composed())
    unknown = next(u for u in story.unknown if u.about == "date" and u.article == "far")
    assert unknown.readings == ("2026-05-04", "2026-04-05")


def test_a_figure_is_shown_with_what_happened() -> None:
    """The number, what it counts and the verb."""
    injured = next(claim for claim in told(made.composed()).claims if claim.id == "injured")
    shown = {report.article: report.figure.shown.words for report in injured.reports if report.figure}
    assert shown["own"] == "Forty passengers were injured"
    assert shown["far"] == "At least 31 passengers were injured"


def test_the_same_statement_of_two_articles_is_one_entry_of_the_timeline() -> None:
    """The earlier article speaks, the other is named beside it."""
    entries = told(made.composed()).timeline
    assert entries[0].ref.words == "The Alma left Sandholm at 7 a.m. on May 4"
    assert [ref.article for ref in entries[0].also] == ["copy"]
    assert [entry.first for entry in entries] == sorted(entry.first or "" for entry in entries)


def test_two_hundred_articles_are_told_as_one_telling() -> None:
    """A large family takes no more lines than a small one."""
    wires = [article(made.WIRE.text, id=f"w{i:03}", outlet=f"Outlet {i:03}", published="2026-05-04") for i in range(200)]
    story = Story(id="s", articles=tuple(w.id for w in wires), storyline="s", first="2026-05-04", last="2026-05-04")
    brief = compose(wires, (), [story], (), {}, {}, {}, reader="by hand")
    assert [a.key for a in brief.articles][-1] == "gr"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“We go at noon”", "We go at noon", id="marks around the whole are left to the renderer"),
        pytest.param("“We go,” he said, “at noon”", "“We go,” he said, “at noon”", id="two pieces keep their marks"),
        pytest.param(" We go ", "We go", id="no space around"),
        pytest.param("its “aims”", "its “aims”", id="a mark with its partner stays"),
    ],
)
def test_words_without_the_marks_around_them(text: str, words: str) -> None:
    """A quote is printed in one pair of marks, not two."""
    where = article(text)
    start, end = bare(where, 0, len(text))
    assert text[start:end] == words


def test_of_one_day_an_article_with_a_time_comes_before_one_without() -> None:
    """A day is not turned into midnight."""
    found = [
        article("It fell.", id="day", outlet="A", published="2026-05-04"),
        article("It fell.", id="minute", outlet="B", published="2026-05-04T17:30Z"),
        article("It fell.", id="next", outlet="A", published="2026-05-05T01:00Z"),
    ]
    story = Story(id="s", articles=tuple(sorted(a.id for a in found)), storyline="s")
    brief = compose(found, (), [story], (), {}, {}, {}, reader="by hand")
    assert [a.id for a in brief.articles] == ["minute", "day", "next"]


def test_a_time_whose_zone_is_not_known_is_told() -> None:
    """ "18:20 CST" is a time, though not one of any one zone."""
    when = moment("3 March 2026, 18:20 CST", "2026-03-03")
    brief = made.lone(article("It fell.", id="zone", published=when))
    assert [(u.about, u.why) for u in brief.stories[0].unknown] == [("zone", ("3 March 2026, 18:20 CST",))]


def test_two_names_of_one_body_are_one_informant() -> None:
    """ "The ferry line" of two articles is one informant, with or without its article."""
    aboard = next(claim for claim in told(made.composed()).claims if claim.id == "aboard")
    assert [informant.name for informant in aboard.support.informants] == ["The ferry line"]


def test_own_work_that_a_claim_shows_is_own_work_of_the_family() -> None:
    """The head of a brief and its claims do not tell two stories."""
    none = {"grounding": tuple(msgspec.structs.replace(f, state="not known", why=()) for f in made.families()["grounding"])}
    brief = compose(
        made.ARTICLES, (), made.stories(), made.borrowings(), none, {"grounding": made.story_claims()}, made.readings(), reader="by hand"
    )
    states = {family.articles[0]: family.state for family in told(brief).families}
    assert states == {"wire": "shown", "own": "shown", "far": "not known"}


def test_copies_of_one_text_are_told_once() -> None:
    """Three copies of a wire are six pairs; three of them say all."""
    texts = [article(made.WIRE.text, id=f"t{i}", outlet=f"Outlet {i}", published="2026-05-04") for i in range(4)]
    lead = "The ferry line said 212 passengers were aboard."
    pairs = [borrowing(a, b, passage(a, b, lead)) for i, a in enumerate(texts) for b in texts[i + 1 :]]
    story = Story(id="s", articles=tuple(t.id for t in texts), storyline="s")
    brief = compose(texts, (), [story], pairs, {}, {}, {}, reader="by hand")
    copied = next(section for section in brief.stories[0].sections if section.name == "copied")
    assert (len(brief.stories[0].borrowings), len(copied.claims), copied.left_out) == (6, 3, 3)


@pytest.mark.parametrize(
    ("text", "given", "words"),
    [
        pytest.param('They said "[W]e write to you".', "W]e write to you", "[W]e write to you", id="a bracket before"),
        pytest.param("It stood at (some 9 percent) then.", "(some 9 percent", "(some 9 percent)", id="a bracket after"),
        pytest.param("It would pay for its “aims.” So", "It would pay for its “aims", "It would pay for its “aims.”", id="a mark after"),
    ],
)
def test_words_get_back_the_partner_of_a_mark_at_their_edge(text: str, given: str, words: str) -> None:
    """A bracket or a quotation mark is not left alone."""
    where = article(text)
    start = text.index(given)
    a, b = bare(where, start, start + len(given))
    assert text[a:b] == words


def test_each_shared_name_stands_in_an_article_of_the_story() -> None:
    """A link knows folded names; what is printed are words of an article, and a name that stands in none is dropped."""
    brief = made.composed()
    texts = {article.id: article.text for article in brief.articles}
    related = told(brief).storyline[0]
    assert sorted(related.shared_actors) == ["Alma", "Lene Aas", "Sandholm"]
    assert [ref.words for ref in related.shared] == list(related.shared_actors)
    assert all(texts[ref.article][ref.start : ref.end] == ref.words for ref in related.shared)
    assert all(ref.article in told(brief).articles for ref in related.shared)


def test_a_name_is_found_without_its_marks_and_the_shorter_of_two_forms_is_printed() -> None:
    """ "Harbour Workers' Federation" has no mark in a link, and of "Orvel" and "Orvelian" one is enough."""
    from secondsource.brief.shared_names import Names

    where = article("The Harbour Workers’ Federation met Orvelian shipowners in Orvel. Ann went.", id="n")
    found = Names([where], {}).shared(["harbour workers federation", "orvelian", "orvel", "the"])
    assert sorted(ref.words for ref in found) == ["Harbour Workers’ Federation", "Orvel", "The"] or [ref.words for ref in found] == [
        "Harbour Workers’ Federation",
        "Orvel",
    ]


def test_quotes_that_several_articles_carry_come_first() -> None:
    """Whoever says them."""
    one = article(
        '"We sail at noon and no later," said Ida Holm. "Not one rope was cut that night," said Per Lind.', id="one", outlet="Post"
    )
    two = article('"Not one rope was cut that night," said Per Lind.', id="two", outlet="Echo")
    alone, both = made.support([[0]]), made.support([[0], [1]])
    noon, rope = "We sail at noon and no later", "Not one rope was cut that night"
    claims = (
        made.claim("noon", "quote", [made.report(one, noon, speaker="Ida Holm")], [made.variant(0, [0], alone)], alone, speaker="Ida Holm"),
        made.claim(
            "rope",
            "quote",
            [made.report(one, rope, speaker="Per Lind"), made.report(two, rope, speaker="Per Lind")],
            [made.variant(0, [0, 1], both)],
            both,
            speaker="Per Lind",
        ),
    )
    found = StoryClaims(story="s", articles=("one", "two"), claims=claims)
    brief = compose([one, two], (), [Story(id="s", articles=("one", "two"), storyline="s")], (), {}, {"s": found}, {}, reader="by hand")
    assert next(s.claims for s in brief.stories[0].sections if s.name == "positions") == ("rope", "noon")


@pytest.mark.parametrize(
    ("said", "by", "is_fragment"),
    [
        ("Divers found the anchor chain cut in two", False, False),
        ("which the divers had found cut in two", False, True),
        ("the anchor chain that lay on the", False, True),
        ("it made a request to speak with him", False, True),
        ("it made a request to speak with him", True, False),
        ("Two were lost", False, True),
    ],
)
def test_what_stands_by_itself(said: str, by: bool, is_fragment: bool) -> None:
    """A line of one outlet alone is a whole clause."""
    from secondsource.brief.alone import fragment

    assert fragment(said, said_by=by) is is_fragment


def test_where_no_line_is_told_by_two_each_article_shows_how_it_opens() -> None:
    """Two reports in their own words: the first clause of either that hangs on no other, and no line of a later sentence."""
    one = article(
        "As crowds gathered at the quay, the harbour board halted all sailings from Corran on Friday. Tickets will be paid back.",
        id="one",
        outlet="Corran Post",
        published="2026-03-06",
    )
    two = article(
        "Nobody will leave the island by ship before next week. The decision was taken by the board.",
        id="two",
        outlet="Island Mail",
        published="2026-03-06",
    )
    said = [
        (one, "As crowds gathered at the quay"),
        (one, "the harbour board halted all sailings from Corran on Friday"),
        (one, "Tickets will be paid back"),
        (two, "Nobody will leave the island by ship before next week"),
    ]
    stands = made.support([], [[0]])
    claims = tuple(
        made.claim(f"s{n}", "statement", [made.report(where, words)], [made.variant(0, [0], stands, "one outlet")], stands, "one outlet")
        for n, (where, words) in enumerate(said)
    )
    story = Story(id="s", articles=("one", "two"), storyline="s")
    told_of = StoryClaims(story="s", articles=("one", "two"), claims=claims)
    brief = compose([one, two], (), [story], (), {}, {"s": told_of}, {}, reader="by hand")
    (section,) = (section for section in brief.stories[0].sections if section.name == "reported")
    by_id = {claim.id: claim.reports[claim.speaks].words for claim in brief.stories[0].claims}
    assert [by_id[id] for id in section.claims] == [said[1][1], said[3][1]]
    for form in (render_text(brief), render_markdown(brief), render_html(brief)):
        assert OPENINGS in form


def of_one_clause(first: Article, second: Article) -> Brief:
    """A story of two articles that tell one clause, each as its own newsroom's work."""
    words = "the harbour board halted all sailings from Corran on Friday"
    stands = made.support([[0], [1]])
    reports = [made.report(one, words) for one in (first, second)]
    claim = made.claim("s0", "statement", reports, [made.variant(0, [0, 1], stands)], stands)
    ids = (first.id, second.id)
    story = Story(id="s", articles=ids, storyline="s")
    families = [Family(id=id, articles=(id,), state="shown", origin=Origin(kind="unknown")) for id in ids]
    found = {"s": StoryClaims(story="s", articles=ids, claims=(claim,))}
    return compose([first, second], (), [story], (), {"s": families}, found, {}, reader="by hand")


def test_what_two_articles_of_one_outlet_tell_is_one_outlet_s() -> None:
    """An outlet does not bear itself out."""
    text = "All of a sudden the harbour board halted all sailings from Corran on Friday."
    post, again = (article(text, id=id, outlet="Corran Post", published="2026-03-06") for id in ("one", "two"))
    mail = article(text, id="two", outlet="Island Mail", published="2026-03-06")
    assert OPENINGS in render_text(of_one_clause(post, again))
    assert OPENINGS not in render_text(of_one_clause(post, mail))


def test_what_an_agency_wrote_is_no_own_reporting() -> None:
    """The head names the agency beside the outlet that prints it."""
    text = "All of a sudden the harbour board halted all sailings from Corran on Friday."
    post = article(text, id="one", outlet="Corran Post", published="2026-03-06", credit="Norrin Wire")
    mail = article(text, id="two", outlet="Island Mail", published="2026-03-06", credit="IM")
    told = render_text(of_one_clause(post, mail))
    assert "own reporting in 1" in told
    assert re.search(r"own reporting +b Island Mail 6 Mar\n an agency's +a Corran Post 6 Mar, Norrin Wire\n", told)


def test_what_the_articles_open_with_follows_what_is_not_the_news() -> None:
    """One line is told by two outlets, further down; the news of each stands after it."""
    tail = "Nobody was hurt. The quay is old. The tide was low. Later the mayor thanked the crews of both boats in the harbour."
    one = article(
        f"The harbour board halted all sailings from Corran on Friday. {tail}", id="one", outlet="Corran Post", published="2026-03-06"
    )
    two = article(f"Nobody will leave the island by ship before next week. {tail}", id="two", outlet="Island Mail", published="2026-03-06")
    thanks = "Later the mayor thanked the crews of both boats in the harbour"
    both, alone = made.support([[0], [1]]), made.support([], [[0]])
    claims = (
        made.claim("both", "statement", [made.report(x, thanks) for x in (one, two)], [made.variant(0, [0, 1], both)], both),
        *(
            made.claim(id, "statement", [made.report(where, said)], [made.variant(0, [0], alone, "one outlet")], alone, "one outlet")
            for id, where, said in (
                ("first", one, "The harbour board halted all sailings from Corran on Friday"),
                ("second", two, "Nobody will leave the island by ship before next week"),
            )
        ),
    )
    story = Story(id="s", articles=("one", "two"), storyline="s")
    found = {"s": StoryClaims(story="s", articles=("one", "two"), claims=claims)}
    brief = compose([one, two], (), [story], (), {}, found, {}, reader="by hand")
    assert brief.stories[0].sections[0].claims == ("both", "first", "second")
    for form in (render_text(brief), render_markdown(brief), render_html(brief)):
        assert form.index("thanked the crews") < form.index(OPENINGS_BESIDE) < form.index("halted all sailings")
