"""The brief of the examples as it was when somebody last read it. ``make golden`` rewrites the files; the difference is to be read."""

import difflib
import os
from pathlib import Path

import pytest

from secondsource.brief import render_html, render_json, render_markdown, render_text
from secondsource.records.brief import Brief

GOLDEN = Path(__file__).parents[1] / "golden"
FORMS = {
    "examples.brief.txt": render_text,
    "examples.brief.md": render_markdown,
    "examples.brief.json": render_json,
}


@pytest.mark.parametrize("name", FORMS)
def test_golden_brief(brief: Brief, name: str) -> None:
    """Each form is what it was, to the letter."""
    made = FORMS[name](brief)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(made, encoding="utf-8", newline="\n")
    expected = (GOLDEN / name).read_text(encoding="utf-8")
    changed = list(difflib.unified_diff(expected.splitlines(), made.splitlines(), "golden", "now", n=0, lineterm=""))
    assert made == expected, "\n".join(changed[:40]) + "\nread the difference, then `make golden`"


def test_two_renderings_are_the_same(brief: Brief) -> None:
    """Rendering draws on the brief alone: no clock, no chance, no machine."""
    for render in (*FORMS.values(), render_html):
        assert render(brief) == render(brief)
