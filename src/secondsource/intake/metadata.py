"""What the lines around a report say of it: byline, credit, dates and outlet."""

import re
from typing import NamedTuple

from secondsource.intake.blocks import Layout
from secondsource.intake.moments import read_moment
from secondsource.records.article import Moment

_OTHER_REPORTS = re.compile(r"^other (?:reports|stories|articles) (?:by|from)\s+(.{2,60})$", re.I)


class Stated(NamedTuple):
    """None wherever the text does not say."""

    byline: str | None = None
    credit: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    outlet: str | None = None


def stated(text: str, layout: Layout, *, outlet_known: bool) -> Stated:
    """Read the dateline and furniture blocks."""
    byline = None
    published = updated = None
    outlet = None
    for block in layout.blocks:
        line = text[block.start : block.end]
        if block.kind == "dateline":
            if moment := read_moment(line):
                if re.match(r"\W*(?:last )?(?:updated|modified)", line, re.I):
                    updated = updated or moment
                else:
                    published = published or moment
            elif line[:3].lower() == "by " and byline is None:
                byline = line[3:].strip()
        elif block.kind == "furniture" and (match := _OTHER_REPORTS.match(line)):
            outlet = match[1].strip()
    return Stated(byline, None, published, updated, outlet)
