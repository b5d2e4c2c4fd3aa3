"""Pages beside the articles that were made of them when somebody last read both. ``make golden`` rewrites the expected files."""

import os
from pathlib import Path

import msgspec
import pytest

from secondsource.intake import read_inputs
from secondsource.records.article import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "intake"
HEAD = ("outlet", "claimed_outlet", "title", "byline", "credit", "published", "updated", "language", "problems")
PAGES = sorted(GOLDEN.glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_golden_page(page: Path) -> None:
    """A page gives the article that it gave before: its fields, and each block in its words."""
    (article,) = read_inputs([str(page)])
    assert isinstance(article, Article)
    fields = msgspec.to_builtins(article)
    head = {name: fields[name] for name in HEAD}
    blocks = [f"{block.kind}: {article.text[block.start : block.end]}" for block in article.blocks]
    made = msgspec.json.format(msgspec.json.encode({**head, "url": article.provenance.url, "blocks": blocks}), indent=1).decode() + "\n"
    expected = page.with_suffix(".json")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8")
