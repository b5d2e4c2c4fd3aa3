"""What is new, changed or gone since an earlier brief: matched by places in articles, every line cited, nothing without the option."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from secondsource.brief import brief_changes, brief_schema, parse_brief, render_html, render_json, render_markdown, render_text
from secondsource.brief.citing import verify
from secondsource.brief.rendering import widest
from secondsource.cli import run_command_line
from secondsource.errors import UsageError
from secondsource.pipeline import Options, changed_since
from secondsource.pipeline import run as told_of
from secondsource.records.brief import Brief, BriefClaim, BriefStory, ChangedStory
from tests.brief import builders as made
from tests.brief.test_page import Page
from tests.exports.conftest import RECORDS, pile_at


def with_claims(brief: Brief, change: Callable[[BriefClaim], BriefClaim | None]) -> Brief:
    """The brief with each claim changed, or left out where that gives None."""

    def story(one: BriefStory) -> BriefStory:
        kept = [changed for claim in one.claims if (changed := change(claim)) is not None]
        ids = {claim.id for claim in kept}
        sections = tuple(
            msgspec.structs.replace(section, claims=tuple(id for id in section.claims if id in ids or id.isdigit()))
            for section in one.sections
        )
        return msgspec.structs.replace(one, claims=tuple(kept), sections=sections)

    return msgspec.structs.replace(brief, stories=tuple(story(one) for one in brief.stories))


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[dict[str, Any]]], Brief]:
    """The brief of records, made the whole way."""

    def brief(records: list[dict[str, Any]]) -> Brief:
        return told_of([str(pile_at(tmp_path_factory.mktemp("pile"), records))], Options())

    return brief


@pytest.fixture(scope="module")
def later(pile: Callable[[list[dict[str, Any]]], Brief]) -> Brief:
    """The whole pile."""
    return pile(RECORDS)


def changed(old: Brief, new: Brief) -> dict[str, ChangedStory]:
    """Changed stories by the id of their first article (of the new brief, where they are in it)."""
    stories = {one.id: one for one in new.stories}
    return {(stories[one.story].articles if one.story else one.gone)[0]: one for one in brief_changes(old, new).stories}


def test_the_same_brief_has_no_changes() -> None:
    brief = made.composed()
    found = brief_changes(brief, brief)
    assert (found.stories, found.articles, found.unchanged) == ((), (), len(brief.stories))
    assert "nothing new, changed or gone" in render_text(changed_since(brief, brief))


def test_numbers_of_claims_and_stories_do_not_matter() -> None:
    """The same claims under other ids, in another order, in a story of another id."""
    brief = made.composed()
    other = with_claims(brief, lambda claim: msgspec.structs.replace(claim, id=f"x-{claim.id}"))
    stories = [msgspec.structs.replace(one, id=f"y-{one.id}", claims=one.claims[::-1]) for one in other.stories]
    assert brief_changes(msgspec.structs.replace(other, stories=tuple(stories[::-1])), brief).stories == ()


def test_claims_that_are_new_stand_otherwise_or_are_gone() -> None:
    brief = made.composed()

    def once(claim: BriefClaim) -> BriefClaim | None:
        if claim.id == "rudder":
            return None
        if claim.id == "injured":
            return msgspec.structs.replace(claim, verdict="agree")
        if claim.id == "aground":
            return msgspec.structs.replace(claim, support=msgspec.structs.replace(claim.support, at_least=1))
        return claim

    (story,) = brief_changes(with_claims(brief, once), brief).stories
    assert [(one.state, one.claim) for one in story.claims] == [("changed", "injured"), ("changed", "aground"), ("new", "rudder")]
    injured, aground, rudder = story.claims
    assert injured.before is not None
    assert injured.now is not None
    assert (injured.before.verdict, injured.now.verdict) == ("agree", "update")
    assert aground.before is not None
    assert (aground.before.at_least, aground.before.at_most) == (1, 3)
    assert rudder.before is None
    (back,) = brief_changes(brief, with_claims(brief, once)).stories
    assert [(one.state, one.claim) for one in back.claims if one.state == "gone"] == [("gone", None)]
    assert next(one for one in back.claims if one.state == "gone").ref.words == "the rudder had failed"


def test_a_claim_in_two_and_two_claims_in_one_are_neither_new_nor_gone() -> None:
    """What was one claim stands in two now: its words are not new, and none of them are gone."""
    brief = made.composed()
    aground = next(claim for story in brief.stories for claim in story.claims if claim.id == "aground")
    halves = [
        msgspec.structs.replace(
            aground,
            id=f"aground{number}",
            reports=reports,
            speaks=0,
            variants=(msgspec.structs.replace(aground.variants[0], says=0, reports=tuple(range(len(reports)))),),
            support=msgspec.structs.replace(aground.support, tellings=()),
        )
        for number, reports in enumerate((aground.reports[:2], aground.reports[2:]))
    ]
    stories = [
        msgspec.structs.replace(one, claims=tuple(new for claim in one.claims for new in (halves if claim.id == "aground" else [claim])))
        for one in brief.stories
    ]
    split = msgspec.structs.replace(brief, stories=tuple(stories))
    assert brief_changes(brief, split).stories == ()
    assert brief_changes(split, brief).stories == ()


def test_a_story_that_was_listed_only_is_not_compared() -> None:
    """All claims of a story that was not read then would look new."""
    brief = made.composed()
    unread = with_claims(brief, lambda claim: None)
    assert brief_changes(unread, brief).stories == ()
    assert brief_changes(brief, unread).stories == ()


def test_new_articles_new_stories_and_what_a_new_report_changes(pile: Callable[..., Brief], later: Brief) -> None:
    found = changed(pile([RECORDS[0], RECORDS[1], RECORDS[3]]), later)
    fire, music = found["urn:halden:0410"], found["other"]
    assert (fire.state, fire.new, fire.gone) == ("changed", ("own",), ())
    dead = next(one for one in fire.claims if one.state == "changed" and one.kind == "figure" and one.beside)
    assert dead.before is not None
    assert dead.now is not None
    assert dead.before.verdict == "agree"
    assert dead.now.verdict in ("update", "contradict")
    assert fire.claims[0] is dead  # what is newly disputed stands first, with the other side beside it
    assert any("ixteen" in ref.words for ref in dead.beside) or "ixteen" in dead.ref.words
    assert (music.state, music.new, music.claims) == ("new", ("other",), ())
    assert all(ref.article == "own" for one in fire.claims if one.state == "new" for told in one.tellings for ref in told.refs)


def test_what_is_gone_is_cited_from_the_earlier_brief(pile: Callable[..., Brief], later: Brief) -> None:
    """Articles that are not here any more come with the changes, under letters of their own."""
    new = changed_since(later, pile(RECORDS[:2]), "monday.json")
    assert new.changes is not None
    assert {one.id for one in new.changes.articles} == {"own", "short", "other"}
    keys = [one.key for one in (*new.articles, *new.changes.articles)]
    assert keys == ["a", "b", "c", "d", "e"]
    assert {one.state for one in new.changes.stories} == {"changed", "gone"}
    assert verify(new) > 0


def test_an_article_with_another_text_under_the_same_id(pile: Callable[..., Brief], later: Brief) -> None:
    """Its claims are matched by their words, and what is gone is cited from the text as it was."""
    text = RECORDS[2]["text"]
    edited = {
        **RECORDS[2],
        "text": "UPDATED\n\n" + text.replace("About 300 traders lost their stalls, said", "We all lost what we had, said"),
    }
    new = changed_since(later, pile([RECORDS[0], RECORDS[1], edited, *RECORDS[3:]]))
    assert new.changes is not None
    (fire,) = new.changes.stories
    assert (fire.new, fire.gone, fire.edited) == ((), (), ("own",))
    assert not any("Sixteen" in one.ref.words for one in fire.claims if one.state in ("new", "gone"))
    then = {one.id: one.text for one in new.changes.articles}
    assert set(then) <= {"own (before)"}
    for one in fire.claims:
        for told in one.tellings:
            for ref in told.refs:
                home = then.get(ref.article) or next(article.text for article in new.articles if article.id == ref.article)
                assert home[ref.start : ref.end] == ref.words


def test_every_form_tells_it_and_every_key_leads_somewhere(pile: Callable[..., Brief], later: Brief) -> None:
    new = changed_since(pile([RECORDS[1], RECORDS[3], RECORDS[4]]), pile(RECORDS[:3]), "monday.json")
    for width in (80, 120):
        for full in (False, True):
            text = render_text(new, width=width, full=full)
            assert "SINCE monday.json ──" in text
            assert "gone story: " in text
            assert "changed story: " in text
            assert widest(text) <= width
    assert "## Since monday.json" in render_markdown(new)
    page = Page(render_html(new))
    assert page.by_id["since"].startswith("Since monday.json")
    assert {link.removeprefix("#") for link in page.links} <= set(page.by_id)
    assert "of the earlier brief" in render_html(new)
    value = json.loads(render_json(new))
    jsonschema.validate(value, json.loads(brief_schema()))
    assert set(value["changes"]) == {"since", "generated_from", "reader", "unchanged", "stories", "articles"}


def test_without_the_option_nothing_of_it_is_printed() -> None:
    brief = made.composed()
    assert brief.changes is None
    assert "changes" not in json.loads(render_json(brief))
    for form in (render_text(brief), render_markdown(brief), render_html(brief)):
        assert "Since " not in form
        assert 'id="since"' not in form


def test_a_name_cannot_write_into_the_page_or_the_terminal() -> None:
    brief = made.composed()
    new = changed_since(brief, brief, '<script>x</script>\x1b[2J"*_')
    assert "\x1b" not in render_text(new)
    assert "<script>x" not in render_html(new)
    assert "<script>" not in render_markdown(new)
    assert widest(render_text(changed_since(brief, brief, "ö" * 200 + ".json"))) <= 80


def test_the_json_is_read_back(later: Brief) -> None:
    assert parse_brief(render_json(later).encode(), "old.json") == later
    assert parse_brief(render_json(made.composed()).encode(), "old.json") == made.composed()
    since = changed_since(made.composed(), later, "x")
    assert parse_brief(render_json(since).encode(), "old.json") == since


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "broken JSON"),
        (b'{"schema": "secondsource/brief/1"', "broken JSON"),
        (b"\xff\xfe\x00", "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b"[]", "no brief"),
        (b'{"id": "a", "text": "An article."}', "no brief"),
        (b'{"schema": 1}', "no brief"),
        (b'{"schema": "secondsource/brief/0"}', "another version: secondsource/brief/0, not secondsource/brief/1"),
        (b'{"schema": "secondsource/brief/1"}', "damaged brief"),
    ],
)
def test_what_is_no_earlier_brief_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=r"^piles/old\.json: ") as error:
        parse_brief(data, "piles/old.json")
    assert said in str(error.value)


def test_an_earlier_brief_whose_words_do_not_stand_in_its_articles() -> None:
    value = json.loads(render_json(made.composed()))
    value["stories"][0]["title"]["words"] += "!"
    with pytest.raises(UsageError, match="damaged brief"):
        parse_brief(json.dumps(value).encode(), "old.json")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong OLD.json is said before anything is read, with status 2; the right one stands at the head of the brief."""
    pile, old = pile_at(tmp_path, RECORDS[:1]), tmp_path / "old.json"
    assert run_command_line(["brief", str(pile), "--since-brief", str(old)]) == 2
    assert f"{old}: cannot be read" in capsys.readouterr().err
    old.write_text("{}", encoding="utf-8")
    assert run_command_line(["brief", str(pile), "--since-brief", str(old)]) == 2
    assert f"{old}: no brief" in capsys.readouterr().err
    assert run_command_line(["brief", str(pile), "--format", "json", "-o", str(old)]) == 0
    pile_at(tmp_path, RECORDS[:3])
    capsys.readouterr()
    assert run_command_line(["brief", str(pile), "--since-brief", str(old)]) == 0
    told = capsys.readouterr().out
    assert "SINCE old.json" in told
    assert "stories: 1 changed; then 1 article, now 3 articles" in told


def test_a_brief_of_nothing_tells_what_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pile, old = pile_at(tmp_path, RECORDS[:1]), tmp_path / "old.json"
    assert run_command_line(["brief", str(pile), "--format", "json", "-o", str(old)]) == 0
    pile.write_text("", encoding="utf-8")
    for form in ("text", "md", "html", "json"):
        assert run_command_line(["brief", str(pile), "--since-brief", str(old), "-f", form]) == 1
        assert "gone" in capsys.readouterr().out
