"""A page to its main text. The one owner of trafilatura, htmldate and resiliparse."""

import trafilatura


def main_text(page: str) -> str | None:
    """The article's text, paragraphs separated by blank lines; None where the page holds none."""
    found = trafilatura.extract(page, fast=True, include_comments=False, include_tables=False)
    return "\n\n".join(line for line in found.split("\n") if line.strip()) if found else None
