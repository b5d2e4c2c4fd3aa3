"""Ids of stories when the pile grows."""

from secondsource.records.story import Change, Link, Story
from secondsource.stories.changes import keep_ids


def story(name: str, *articles: str, storyline: str | None = None, links: tuple[Link, ...] = ()) -> Story:
    """A story of these articles."""
    return Story(id=name, articles=articles, storyline=storyline or name, links=links)


def test_a_story_that_grows_keeps_its_id() -> None:
    """Also where a new article has the least id, by which the story would be named otherwise; links and storylines follow."""
    before = {"b": "s-b", "c": "s-b"}
    now = [story("s-a", "a", "b", "c"), story("s-d", "d", storyline="s-a", links=(Link(story="s-a"),))]
    kept, changes = keep_ids(before, now)
    assert [one.id for one in kept] == ["s-b", "s-d"]
    assert (kept[1].storyline, kept[1].links[0].story) == ("s-b", "s-b")
    assert changes == (Change(kind="grew", story="s-b"), Change(kind="new", story="s-d"))


def test_merges_and_splits_are_told() -> None:
    """The larger part keeps the id."""
    kept, changes = keep_ids({"a": "s-a", "b": "s-b", "c": "s-b"}, [story("s-a", "a", "b", "c")])
    assert kept[0].id == "s-b"
    assert changes == (Change(kind="merged", story="s-b", others=("s-a",)),)
    kept, changes = keep_ids({"a": "s-a", "b": "s-a", "c": "s-a"}, [story("s-a", "a"), story("s-b", "b", "c")])
    assert [one.id for one in kept][1] == "s-a"
    assert len({one.id for one in kept}) == 2
    assert [change.kind for change in changes] == ["split"]


def test_what_is_gone_is_told() -> None:
    """A story none of whose articles is there any more."""
    assert keep_ids({"a": "s-a"}, [])[1] == (Change(kind="gone", story="s-a"),)
