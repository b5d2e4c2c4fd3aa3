"""7. What to tell, each line cited.

``compose`` makes one :class:`~secondsource.records.brief.Brief` of the records of all steps; the four ``render_`` functions print it.
Every word that they print stands in an article or is one of the fixed labels of ``wording``.
"""

from secondsource.brief.changes import brief_changes
from secondsource.brief.composing import compose
from secondsource.brief.encoding import brief_schema, parse_brief, render_json
from secondsource.brief.markdown import render_markdown
from secondsource.brief.page import render_html
from secondsource.brief.rendering import render_text

__all__ = ["brief_changes", "brief_schema", "compose", "parse_brief", "render_html", "render_json", "render_markdown", "render_text"]
