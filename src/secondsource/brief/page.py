"""The brief as one self-contained HTML page."""

from html import escape

from secondsource.brief.rendering import render_text
from secondsource.records.brief import Brief


def render_html(brief: Brief) -> str:
    """One page without any request to elsewhere."""
    head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>secondsource</title></head>'
    return f"{head}<body><pre>{escape(render_text(brief))}</pre></body></html>\n"
