"""Hypothesis strategies of articles with everything that real pages hold: odd letters, marks, spaces, controls, empty paragraphs."""

from hypothesis import strategies as st

from secondsource.records.article import Article, BlockKind
from tests.builders import article

_NEWS = """
    police said the dam minister told reporters at least 40 people were killed on Tuesday 3,200 Sarrow Mr. Oduya U.N. "we" denied it would
    not go back a third of St. Marle's NATO euros half past six Dr. no. 5 4:20 a.m. €45 million -12 per cent “quote” ‘so’ and
"""
WORDS = st.sampled_from(_NEWS.split())
ODD = st.sampled_from(
    [
        "bаrrage",  # a Cyrillic letter
        "ΝΑΤΟ",  # all Greek
        "zero\u200bwidth",
        "soft\u00adhyphen",
        "\u202eright to left\u202c",
        "İstanbul",
        "ﬁve",
        "é",
        "e\u0301",
        "東京。",
        "العربية",
        "👩‍🚒",
        "\ud7ff",
        "\ue000",
        "``",
        "''",
        "„so“",
        "«so»",
        "...",
        "—",
        "½",
        "１２",
        "\u00a0",
        "\u2028",
        "1e999",
        "9" * 40,
    ]
)
MARKS = st.sampled_from([".", ". ", "? ", "! ", ", ", " ", "  ", '" ', ' "', "” ", " “", "’s ", ": ", " - ", ".” ", '." '])


def sentences_of_news(max_words: int = 10) -> st.SearchStrategy[str]:
    """Sentence-like runs of words that need not make sense."""
    words = st.one_of(WORDS, WORDS, WORDS, ODD, MARKS)
    ends = st.sampled_from([".", ".", "?", '"', "”", ""])
    return st.builds(lambda parts, end: " ".join(parts).strip() + end, st.lists(words, min_size=1, max_size=max_words), ends)


def paragraphs() -> st.SearchStrategy[str]:
    """Paragraphs: no line breaks, at least one sign that is not white space."""
    runs = st.lists(sentences_of_news(), min_size=1, max_size=2)
    return runs.map(lambda made: " ".join(" ".join(made).split()) or "So.")


any_text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=300)
days = st.dates().map(lambda day: day.isoformat())
ids = st.text("abcdef0123456789", min_size=4, max_size=8)


@st.composite
def articles(draw: st.DrawFn, id: str | None = None) -> Article:
    """An article with body paragraphs, now and then a title, furniture and comments around them, with or without a date."""
    kinds: list[BlockKind] = ["title", "dateline", "caption", "furniture"]
    before = [(draw(paragraphs()), kind) for kind in draw(st.lists(st.sampled_from(kinds), max_size=2, unique=True))]
    after: list[tuple[str, BlockKind]] = [(draw(paragraphs()), "comment") for _ in range(draw(st.integers(0, 1)))]
    return article(
        "\n\n".join(draw(st.lists(paragraphs(), min_size=1, max_size=3))),
        id=id,
        outlet=draw(st.sampled_from(["The Test Post", "Radio Test", None])),
        published=draw(st.one_of(st.none(), days)),
        before=before,
        after=after,
    )


@st.composite
def piles(draw: st.DrawFn, max_size: int = 5) -> list[Article]:
    """Articles with distinct ids; one may repeat paragraphs of another."""
    made = [draw(articles(id=f"a{number}")) for number in range(draw(st.integers(1, max_size)))]
    if len(made) > 1 and draw(st.booleans()):
        source = made[0]
        body = "\n\n".join(source.text[b.start : b.end] for b in source.blocks if b.kind == "body")
        made[-1] = article(body + "\n\n" + draw(paragraphs()), id=made[-1].id, outlet="The Copy")
    return made
