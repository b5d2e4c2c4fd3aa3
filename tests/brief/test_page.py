"""The brief as a page: self-contained, every key leads to its words, nothing of an article is obeyed."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from secondsource.brief import compose, render_html
from secondsource.records.story import Story
from tests.brief import builders as made
from tests.builders import article, borrowing, passage

VOID = {"meta", "link", "br", "rect", "circle", "path", "img", "input"}


class Page(HTMLParser):
    """Text by id, links of keys, addresses, and whether the tags nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None, list[str]]] = []
        self.by_id: dict[str, str] = {}
        self.links: list[str] = []
        self.outside: list[str] = []
        self.tags: set[str] = set()
        self.feed(source)
        assert [tag for tag, _, _ in self.open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        for name in ("src", "href", "action", "srcset", "data", "poster", "xlink:href"):
            address = found.get(name)
            if address is not None:
                (self.links if address.startswith("#") else self.outside).append(address)
        assert not [name for name in found if name.startswith("on")]
        if tag not in VOID:
            id = found.get("id")
            if id:
                assert id not in self.by_id, f"two elements with the id {id}"
                self.by_id[id] = ""
            self.open.append((tag, id, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name, id, parts = self.open.pop()
        assert name == tag, f"<{name}> closed by </{tag}>"
        if id:
            self.by_id[id] = "".join(parts)

    def handle_data(self, data: str) -> None:
        for _, _, parts in self.open:
            parts.append(data)


@cache
def source() -> str:
    """The page of the made story."""
    return render_html(made.composed())


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    """No address but those inside the page; no import in the style."""
    page = Page(source())
    assert page.outside == []
    assert not re.search(r"url\((?!#)|@import|https?://", source())


def test_every_key_leads_to_its_place() -> None:
    """No link of the page ends in nothing."""
    page = Page(source())
    assert len(page.links) > 80
    assert [link for link in page.links if link[1:] not in page.by_id] == []


def test_a_key_leads_to_the_words_that_are_cited() -> None:
    """The marked words are those of the line."""
    page = Page(source())
    marked = {words for id, words in page.by_id.items() if id.startswith("w-")}
    for words in ("the rudder had failed", "Divers found the anchor chain cut", "Forty passengers were injured"):
        assert any(words in one for one in marked)


def test_the_page_shows_each_section() -> None:
    """All nine, with their headings."""
    page = Page(source())
    assert {"reported", "differ", "figures", "positions", "lineage", "timeline", "alone", "cannot", "related"} <= set(page.by_id)


def test_a_change_of_a_quote_is_shown_in_its_words() -> None:
    """What was left out is struck through, what was put in stands out."""
    assert re.search(
        r'<del><span class="vh"> left out: </span>gave the</del> <ins><span class="vh"> instead: </span>has given an</ins>', source()
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('"><img src=x onerror=alert(1)>', id="attribute"),
        pytest.param("</style></script><svg onload=alert(1)>", id="end of the style"),
        pytest.param("'&amp;#x3C;b onmouseover='x", id="entities"),
        pytest.param("\u202egnp.exe\u2066 <b>", id="bidi"),
    ],
)
def test_hostile_words_stay_words(words: str) -> None:
    """Title, outlet, byline, text, problems, input: none is markup."""
    hostile = article(f"It said {words} here.", id="h", outlet=words, title=words, byline=words, problems=(words,), published=None)
    text = render_html(made.lone(hostile))
    page = Page(text)
    assert page.outside == []
    assert not page.tags & {"img", "iframe", "object", "b"} - {"b"}
    assert text.count("<script>") == 1
    assert "\u202e" not in text


def test_ranges_that_overlap_still_nest() -> None:
    """Claims may cite words that overlap in any way; the tags nest and each range is found."""
    from secondsource.brief.page_articles import _marked

    ranges = [(i, i + 7, f'<span id="r{i}">', '<span class="r">') for i in range(0, 20, 3)]
    page = Page(_marked("abcdefghijklmnopqrstuvwxyz", 0, 26, ranges, set()))
    assert set(page.by_id) == {f"r{i}" for i in range(0, 20, 3)}


def test_furniture_and_comments_are_set_apart() -> None:
    """They can be opened and are no part of the article."""
    noisy = article("It fell.", id="n", after=[("Share this story", "furniture"), ("I saw a hundred fall", "comment")])
    text = render_html(made.lone(noisy))
    assert "set apart: furniture and comments" in text
    assert text.index("<details><summary>set apart") < text.index("Share this story")


def test_no_article_and_one_article() -> None:
    """Both are pages."""
    Page(render_html(compose((), made.REJECTED, (), (), {}, {}, {}, reader="by hand")))
    assert "nothing to compare" in render_html(made.lone(made.LATER))


def test_two_hundred_articles() -> None:
    """The page stays a page."""
    wires = [article(made.WIRE.text, id=f"w{i:03}", outlet=f"Outlet {i:03}", published="2026-05-04") for i in range(200)]
    story = Story(id="s", articles=tuple(w.id for w in wires), storyline="s")
    text = render_html(compose(wires, (), [story], (), {}, {}, {}, reader="by hand"))
    Page(text)
    assert len(text) < 600_000


def test_a_pile_that_is_too_large_carries_cited_articles_only() -> None:
    """Above two million characters an article that no line cites has its head only."""
    long = [article("It fell. " * 30_000, id=f"l{i}", outlet=f"Post {i}", published="2026-05-04") for i in range(9)]
    story = Story(id="s", articles=tuple(one.id for one in long), storyline="s")
    text = render_html(compose(long, (), [story], (), {}, {}, {}, reader="by hand"))
    assert len(text) < 100_000
    assert "Post 8" in text


def test_the_drawing_of_a_mosaic_shows_both_sources() -> None:
    """An article that took words from two others is tied to both, and neither stands among those that share nothing."""
    texts = ["One went out. Two came in.", "Six ran. Seven hid.", "One went out. Six ran.", "Zed alone spoke."]
    found = [article(text, id=f"x{i}", outlet=f"Outlet {i}", published=f"2026-05-0{i + 1}") for i, text in enumerate(texts)]
    first = borrowing(found[0], found[2], passage(found[0], found[2], "One went out."))
    second = borrowing(found[1], found[2], passage(found[1], found[2], "Six ran."))
    story = Story(id="s", articles=tuple(one.id for one in found), storyline="s")
    brief = compose(found, (), [story], [first, second], {}, {}, {}, reader="by hand")
    drawing = render_html(brief).partition('<svg class="lin"')[2].partition("</svg>")[0]
    assert drawing.count('<path class="e') == 2
    assert drawing.count(">origin</text>") == 2
    assert drawing.count("<rect") == 4
