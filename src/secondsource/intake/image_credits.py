"""The credit of a picture at the end of a line: who took it, for which agency."""

import re

_CAPTION_CREDIT = re.compile(
    r"(?:(?i:[|(\[/—–-]\s*(?:image|photo|photograph|picture|pic|video|credit|file|illustration|graphic|screenshot|screengrab|courtesy)s?"
    r"\s*(?:credit|source|by|courtesy)?\s*[:|/ ].{0,80})"
    r"|(?i:\b(?:photo|image|photograph|picture|illustration|screenshot|screengrab)s?\s*(?:credit|source|courtesy|by)?\s*:\s.{1,80})"
    r"|(?:\bGetty Images|\bAP Photo|\bAFP via Getty|\bvia Getty|\bvia AP|/\s?Reuters|/AFP|/AP\b|/EPA|/Getty|\bShutterstock"
    r"|\bEPA-EFE|\bEPA/|\bREUTERS/|\b(?:Reuters|AP|AFP|EPA|NPR)/[A-Z]"
    r"|\((?:[A-Z][\w.&’']{1,20}\s?){1,3}[:/]\s?(?:[A-Z][\w.’'-]{1,20}\s?){1,4}\)$|©\s?[A-Z]"
    r"|\bPhoto by\b|\bPhoto courtesy\b).{0,60})[)\]]?\.?$"
)
_CREDIT_SIGNS = re.compile(
    r"[/:©]|(?i:image|photo|pic|video|credit|file|illustration|graphic|screen|courtesy)|Getty|via |Shutterstock|EPA|AP "
)


def image_credit(words: str) -> re.Match[str] | None:
    """The credit of a picture at the end of a line; most lines have no word of one, and are not searched."""
    return _CAPTION_CREDIT.search(words) if _CREDIT_SIGNS.search(words) else None
