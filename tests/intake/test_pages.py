"""What is taken from a page."""

import pytest

from secondsource.errors import UnreadableInputError
from secondsource.intake.json_records import Fields
from secondsource.intake.pages import page_fields

BODY = [
    "Police cleared the dock in Port Maren on Tuesday after a blockade of nine days, the ministry of transport said.",
    "Two people were hurt when the fence came down at Gate 4, a doctor at the port told reporters.",
    "The company said that work would go on at the terminal on Monday, and that nobody had been dismissed.",
]


def page(
    head: str = "",
    *,
    title: str = "Dock cleared at Port Maren",
    body: list[str] | None = None,
    top: str = "",
    bottom: str = "",
    before: str = "",
) -> str:
    """A page with what the test is about and plain paragraphs around it."""
    paragraphs = "".join(f"<p>{words}</p>" for words in body or BODY)
    return (
        f'<!doctype html>{before}<html lang="en-GB"><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<main><article><h1>{title}</h1>{top}{paragraphs}{bottom}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def read(markup: str, address: str | None = None) -> Fields:
    """The fields of a page."""
    return page_fields("page.html", markup, address=address)


def test_text_is_headline_and_paragraphs() -> None:
    """The text begins with the headline, once, and holds the paragraphs and nothing else."""
    top = "<h2>Dock cleared at Port Maren</h2>"
    assert read(page(top=top)).text.split("\n\n") == ["Dock cleared at Port Maren", *BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Get our news in your inbox every morning.",
        "READ ALSO: Swans return",
        "Share this article",
        "Advertisement",
        "Click here to subscribe to our newsletter.",
    ],
)
def test_furniture_leaves_the_text(line: str) -> None:
    """Lines that extractors leave in are taken out."""
    assert line not in read(page(body=[BODY[0], line, *BODY[1:]])).text


@pytest.mark.parametrize(
    ("head", "when"),
    [
        pytest.param('<meta property="article:published_time" content="2026-03-03T21:40:00+01:00">', "2026-03-03T20:40Z", id="open graph"),
        pytest.param('<meta name="date" content="2026-03-03">', "2026-03-03", id="a day stays a day"),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-03-03T20:40:00Z"}]}</script>',
            "2026-03-03T20:40Z",
            id="JSON-LD",
        ),
        pytest.param(
            '<meta name="date" content="2026-03-03"><meta property="article:published_time" content="2026-03-03T20:40:00Z">',
            "2026-03-03T20:40Z",
            id="the finer of two",
        ),
        pytest.param("", None, id="a page without a date has none"),
        pytest.param('<meta name="copyright" content="2026">', None, id="a year of copyright is no date"),
    ],
)
def test_published(head: str, when: str | None) -> None:
    """The time of publication is taken as it is given, and never made up."""
    published = read(page(head)).published
    assert (published.when if published else None) == when


def test_dates_in_the_body_are_no_publication() -> None:
    """A day that the report tells of is not the day of the report."""
    assert read(page(body=[f"On March 3, 2024 the gate was shut. {BODY[0]}", *BODY[1:]])).published is None


@pytest.mark.parametrize(
    ("head", "address", "before", "outlet", "claimed"),
    [
        pytest.param('<meta property="og:site_name" content="Maren Post">', None, "", "Maren Post", None, id="its own name"),
        pytest.param('<link rel="canonical" href="https://www.marenpost.example/a">', None, "", "marenpost.example", None, id="a host"),
        pytest.param(
            '<meta property="og:site_name" content="Maren Post"><link rel="canonical" href="https://www.marenpost.example/a">',
            None,
            "",
            "Maren Post",
            None,
            id="name and host agree",
        ),
        pytest.param(
            '<meta property="og:site_name" content="Reuters">', "http://127.0.0.1/a", "", "127.0.0.1", "Reuters", id="fetched elsewhere"
        ),
        pytest.param(
            '<meta property="og:site_name" content="Reuters">',
            None,
            "<!-- saved from url=(0025)https://copies.example/a -->",
            "copies.example",
            "Reuters",
            id="saved from elsewhere",
        ),
        pytest.param("", None, "", None, None, id="nothing said"),
    ],
)
def test_outlet(head: str, address: str | None, before: str, outlet: str | None, claimed: str | None) -> None:
    """The address is the outlet; where the page calls itself something else, that is a claim."""
    fields = read(page(head, before=before), address)
    assert (fields.outlet, fields.claimed_outlet) == (outlet, claimed)


def test_title_without_the_outlet() -> None:
    """The outlet behind the headline is taken off it, and is the outlet where nothing else says it."""
    markup = page().replace("<title>Dock cleared at Port Maren</title>", "<title>Dock cleared at Port Maren | Maren Post</title>")
    assert (read(markup).title, read(markup).outlet) == ("Dock cleared at Port Maren", "Maren Post")


@pytest.mark.parametrize(
    ("head", "top", "byline"),
    [
        (
            '<script type="application/ld+json">{"@type": "Article", "author": [{"name": "A. Wick"}, {"name": "B. Lunn"}]}</script>',
            "",
            "A. Wick, B. Lunn",
        ),
        ("", '<p class="byline">Piet Sander, Port Maren</p>', "Piet Sander, Port Maren"),
        ('<meta name="author" content="Oda Lunn">', "", "Oda Lunn"),
        ('<meta name="author" content="https://post.example/lunn">', "", None),
    ],
)
def test_byline(head: str, top: str, byline: str | None) -> None:
    """The byline is who the page says wrote it."""
    assert read(page(head, top=top)).byline == byline


def test_only_web_addresses_are_links() -> None:
    """An address with a scheme that runs code is not kept."""
    assert read(page('<link rel="canonical" href="javascript:alert(1)">')).url is None


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<html><head><title>404 Not Found</title></head><body></body></html>", id="an error page"),
        pytest.param(
            page(title="Before you continue", body=["We and our partners use cookies.", "Accept all", "Reject all"]), id="a consent wall"
        ),
        pytest.param("<html>" + "<b>" * 10_000, id="nested"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_article(markup: str) -> None:
    """A page without an article is refused with a reason."""
    with pytest.raises(UnreadableInputError):
        read(markup)


def test_hostile_parts_are_contained() -> None:
    """Bottomless JSON-LD, control characters and an attribute of a megabyte do no harm to the article beside them."""
    head = f'<script type="application/ld+json">{"[" * 200_000}</script><meta name="x" content="{"y" * 1_500_000}">'
    assert read(page(head, body=[BODY[0] + "\x00\x08", *BODY[1:]])).text.count("\n\n") == len(BODY)
