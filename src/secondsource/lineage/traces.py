"""What a copy gives away without a credit.

What question it answers: of two articles that share sentences, which one shows that these were written for the other?

It names the other's author ("as Ann Lee writes"), it names the other's outlet right beside the shared words, or it lets someone speak
under a bare surname whom only the other introduces.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from secondsource.lineage.citations import mentions
from secondsource.records.article import Article, Span

_SAYS = r"(?:said|says|told|added|wrote|writes|noted|notes|argued|argues|explained|continued|testified|recalled)"
_SPEAKS = re.compile(
    r"(?P<before>[A-Z][\w.'-]{1,40} )?\b(?P<first>[A-Z][a-z][\w'-]{1,40}) "
    rf"{_SAYS}\b"
    r"|\b(?:said|says|added|according to) (?P<then>[A-Z][a-z][\w'-]{1,40})\b(?! [A-Z])"
)
_TITLES = frozenset("mr. mrs. ms. dr. mr mrs ms dr".split())
_NO_SURNAME = frozenset(
    """he she they it we you i who officials police authorities witnesses experts critics one others some many nobody everyone somebody
    this that these those what there and but then still now later also yet all both neither none people democrats republicans""".split()
)
_FULL = re.compile(
    r"\b[A-Z][\w.'-]{1,40} (?:(?:[A-Z]\.|[A-Z][\w'-]{1,40}|de|van|von|bin|al|el|la|der) ){0,2}(?P<last>[A-Z][a-z][\w'-]{1,40})"
)


def names_author(text: str, authors: Iterable[str]) -> str | None:
    """The author whose words a plain text says it gives: "Ann Lee writes", "from Ann Lee:", "a column by Ann Lee"."""
    for author in authors:
        at = text.find(author)
        while at >= 0:
            before, after = text[max(0, at - 40) : at], text[at + len(author) : at + len(author) + 40]
            if re.match(rf"(?:,[^,.\n]{{3,36}},)? ?{_SAYS}\b|'s? (?:piece|column|report|article|essay|story|op-ed)", after):
                return author
            if re.search(
                r"(?:\b(?:written|reported|column|piece|essay|article|op-ed|story)\b[^.\n]{0,20} by|\b[Ff]rom|\b[Vv]ia)\s$", before
            ):
                return author
            at = text.find(author, at + 1)
    return None


def named_beside(text: str, outlet: str, sentences: Sequence[Span], rows: Collection[int]) -> bool:
    """Whether a plain text names the outlet in a sentence next to shared ones, or in one of them.

    ``rows``: the numbers of the shared sentences.
    """
    near = sorted({k for row in rows for k in (row - 1, row, row + 1) if 0 <= k < len(sentences)})
    return any(mentions(text, outlet, sentences[k].start, sentences[k].end) for k in near)


def orphans(article: Article, text: str, shared: Sequence[Span], other: str) -> tuple[str, ...]:
    """Surnames that speak in the shared sentences, that this article never gives in full and stand nowhere else in it.

    ``text`` and ``other`` are the plain texts of this article and of the one that is to have introduced them.
    """
    bare: set[str] = set()
    for span in shared:
        for match in _SPEAKS.finditer(text, span.start, span.end):
            name = match["first"] or match["then"]
            led = (match["before"] or "").strip().lower()
            if name.lower() not in _NO_SURNAME and (not led or led in _TITLES):
                bare.add(name)
    if not bare:
        return ()
    here = {match["last"] for match in _FULL.finditer(text)} | {match["last"] for match in _FULL.finditer(article.title or "")}
    bare -= here
    there = {match["last"] for match in _FULL.finditer(other)} if bare else set()
    found = []
    for name in sorted(bare & there):
        places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
        if all(any(span.start <= place < span.end for span in shared) for place in places):
            found.append(name)
    return tuple(found)
