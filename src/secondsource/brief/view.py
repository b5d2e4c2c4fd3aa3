"""What the renderers see: lines made of pieces, and keys that lead from a piece to the words of an article.

A :class:`Row` is one line of a brief in any form; its pieces say what each part is (words of an article, a name, our own label), so that
each form can set it in its own way and no form can print anything else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from secondsource.brief.wording import interval, tellings
from secondsource.records.brief import Brief, BriefArticle, BriefClaim, BriefStory, CitedInformant, CitedSupport, Ref

State = Literal["shown", "not known"]
PieceKind = Literal["words", "name", "label", "strong", "key", "marks", "time", "outlet"]

MAX_INFORMANTS = 3
MAX_NAME = 300  # code points of a source that are looked at for a name
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
_ANY = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|some|several|many|most|others?|another|unnamed|anonymous|senior|top"
    r"|local|people|those|someone|somebody|\d+)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:witness|official|source|resident|diplomat|analyst|expert|aide|insider|neighbou?r|colleague|survivor)(?:e?s)?$", re.IGNORECASE
)


# "One of the lawyers, Lan Devis,"; "a Quillon University poll"; "Harbour Insider": a name stands in the words, or something to look up.
_APPOSED = re.compile(r"[a-z],\s(?:the\s)?(?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w.’'-]+(?:,|$)")
_DOCUMENT = re.compile(
    r"\b[A-Z][\w.’'-]+\b.{0,80}?\b(?:poll|survey|study|report|profile|column|editorial|book|analysis|transcript|piece|article|story"
    r"|brief|filing|lawsuit|memo|letter|statement)\b"
)
_PAPER = re.compile(
    r"\b(?:cop(?:y|ies)|testimony|reports?|documents?|statements?|memos?|filings?|transcripts?|letters?|surveys?|polls?|stud(?:y|ies)|audits?|cases?|lawsuits?|states|countries|rulings?)\b"
)
_OUTLET = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+")


class Anchor(msgspec.Struct, frozen=True):
    """``a2``: article a, sentence 2 (0: headline), and the words it leads to."""

    label: str
    ref: Ref


class Group(msgspec.Struct, frozen=True):
    """Keys of one telling: in square brackets where it is shown, in round ones where that is not known."""

    state: State
    anchors: tuple[Anchor, ...]


class Marks(msgspec.Struct, frozen=True):
    """One mark for each report: tellings shown, tellings not known, reports that add no telling."""

    shown: int
    unknown: int
    adds_none: int


class Piece(msgspec.Struct, frozen=True):
    """A part of a line. ``ref`` leads to the words; ``focus`` says which of them, from and to, stay when words are left out."""

    kind: PieceKind
    text: str
    ref: Ref | None = None
    anchor: Anchor | None = None
    marks: Marks | None = None
    focus: tuple[int, int] | None = None


class Row(msgspec.Struct, frozen=True):
    """A line. ``level`` 0: names what follows; 1: the words; 2: what belongs to the words above it."""

    level: int
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...] = ()
    claim: str | None = None
    variant: int | None = None
    lines: int = 3  # lines of a terminal that its words may take


def label(text: str) -> Piece:
    """Our own words."""
    return Piece("label", text)


def strong(text: str) -> Piece:
    """Our own words that carry the line."""
    return Piece("strong", text)


def quoted(ref: Ref, focus: Ref | None = None) -> Piece:
    """Words of an article, to be printed in quotation marks; those of ``focus`` are not left out."""
    inside = focus is not None and focus.article == ref.article and ref.start <= focus.start and focus.end <= ref.end
    return Piece("words", ref.words, ref, focus=(focus.start - ref.start, focus.end - ref.start) if focus and inside else None)


class Index:
    """Articles and keys of one brief."""

    def __init__(self, brief: Brief) -> None:
        known = (*brief.articles, *(brief.changes.articles if brief.changes else ()))
        self.articles = {article.id: article for article in known}
        self.rank = {article.id: number for number, article in enumerate(known)}
        self.stories = {story.id: story for story in brief.stories}
        self._written: dict[str, bool] = {}
        self._starts = {article.id: [start for start, _ in article.sentences] for article in known}

    def article(self, id: str) -> BriefArticle:
        """The article with this id."""
        return self.articles[id]

    def writes(self, name: str) -> bool:
        """Whether some article has the name in these words."""
        if name not in self._written:
            self._written[name] = any(name in article.text for article in self.articles.values())
        return self._written[name]

    def key(self, id: str) -> str:
        """Its letter."""
        return self.articles[id].key

    def outlet(self, id: str) -> str:
        """Its outlet's name, or the input it came from where no outlet is known."""
        article = self.articles[id]
        return article.outlet or article.provenance.input.rstrip("/").rsplit("/", 1)[-1] or "not known"

    def anchor(self, ref: Ref) -> Anchor:
        """The key of a citation: letter of the article, number of the sentence in which the words begin; 0 for the headline."""
        number = 0 if ref.field == "title" else bisect_right(self._starts[ref.article], ref.start)
        return Anchor(f"{self.key(ref.article)}{number}", ref)

    def report_ref(self, claim: BriefClaim, report: int) -> Ref:
        """The citation of one report of a claim."""
        told = claim.reports[report]
        return Ref(article=told.article, start=told.start, end=told.end, words=told.words)

    def sentence_ref(self, ref: Ref) -> Ref:
        """The citation of the sentence in which the words begin, or the words themselves where they stand in none."""
        article = self.articles[ref.article]
        number = bisect_right(self._starts[ref.article], ref.start) - 1
        if number < 0 or not ref.start < article.sentences[number][1]:
            return ref
        start, end = article.sentences[number]
        words = article.text[start:end].rstrip()
        return Ref(article=ref.article, start=start, end=start + len(words), words=words)

    def groups(self, claim: BriefClaim, support: CitedSupport, reports: Iterable[int] | None = None) -> tuple[Group, ...]:
        """Keys of the reports by telling; a report of no telling stands by itself as not known."""
        wanted = set(reports) if reports is not None else {i for t in support.tellings for i in t.reports}
        found = []
        for telling in support.tellings:
            anchors = self._anchors(claim, [i for i in telling.reports if i in wanted])
            wanted.difference_update(telling.reports)
            if anchors:
                found.append(Group(telling.state, anchors))
        found.extend(Group("not known", self._anchors(claim, [i])) for i in sorted(wanted))
        return tuple(found)

    def _anchors(self, claim: BriefClaim, reports: Sequence[int]) -> tuple[Anchor, ...]:
        anchors: dict[str, Anchor] = {}
        for report in sorted(reports):
            anchor = self.anchor(self.report_ref(claim, report))
            anchors.setdefault(anchor.label, anchor)
        return tuple(anchors.values())

    def family_groups(self, story: BriefStory, refs: Sequence[Ref]) -> tuple[Group, ...]:
        """Keys of citations that belong to no claim, by the families of the story."""
        groups = []
        left = list(refs)
        for family in story.families:
            own = [ref for ref in left if ref.article in family.articles]
            left = [ref for ref in left if ref.article not in family.articles]
            if own:
                groups.append(Group(family.state, tuple(self.anchor(ref) for ref in own)))
        groups.extend(Group("not known", (self.anchor(ref),)) for ref in left)
        return tuple(groups)


def marks_of(support: CitedSupport, groups: Sequence[Group]) -> Marks:
    """Marks that agree with the brackets: one for each key, as many of them full and hollow as there are tellings."""
    shown = sum(1 for telling in support.tellings if telling.state == "shown")
    unknown = len(support.tellings) - shown
    reports = sum(len(group.anchors) for group in groups)
    return Marks(shown, unknown, max(0, reports - shown - unknown))


def support_pieces(index: Index, support: CitedSupport, groups: Sequence[Group]) -> list[Piece]:
    """``at least 2, at most 3 tellings ■■□···; 1 informant: the ministry``."""
    marks = marks_of(support, groups)
    pieces = [strong(interval(support.at_least, support.at_most)), label(" "), Piece("marks", "", marks=marks), label("; ")]
    return pieces + informant_pieces(index, support.informants, groups)


def column_pieces(index: Index, support: CitedSupport, groups: Sequence[Group]) -> list[Piece]:
    """The same as short as a board has it: ``2 to 3 tellings ■■□···; the ministry``, ``1 telling ■; none named``."""
    pieces = [*tellings_pieces(support, groups), label("; ")]
    named = informant_pieces(index, support.informants, groups)
    one = len({informant.id for informant in support.informants}) == 1
    return [*pieces, *(named[2:] if one else named if support.informants else [label("none named")])]


def tellings_pieces(support: CitedSupport, groups: Sequence[Group]) -> list[Piece]:
    """``2 to 3 tellings ■■□···``."""
    return [strong(tellings(support.at_least, support.at_most)), label(" "), Piece("marks", "", marks=marks_of(support, groups))]


def nobody_named(informant: CitedInformant) -> bool:
    """Whether nobody stands by the words with a name: "three witnesses", "a senior official".

    "The ministry", "police", "its annual report" name no person either, but a reader can go and ask them.
    """
    if informant.named or informant.kind in ("itself", "body", "place", "document"):
        return False
    words = informant.ref.words[:MAX_NAME]
    if _PAPER.search(informant.name) or _APPOSED.search(words) or _DOCUMENT.search(words) or _OUTLET.fullmatch(words):
        return False
    return bool(_ANY.match(informant.name) or _PEOPLE.search(informant.name))


def informant_pieces(index: Index, informants: Sequence[CitedInformant], groups: Sequence[Group] = ()) -> list[Piece]:
    """``2 informants: "three witnesses" not named [a2], Radio Estmark itself [c3]``.

    A key that already stands at the end of the line, in ``groups``, is not printed a second time.
    """
    said = {anchor.label for group in groups for anchor in group.anchors}
    once: dict[str, CitedInformant] = {}
    for informant in informants:
        once.setdefault(informant.id, informant)
    if not once:
        return [label("no informant named")]
    people = list(once.values())
    pieces = [label(f"{len(people)} informant{'' if len(people) == 1 else 's'}")]
    sides = {informant.side for informant in people}
    if len(people) > 1 and len(sides) == 1 and None not in sides:
        pieces.append(label(", 1 side"))
    pieces.append(label(": "))
    for number, informant in enumerate(people[:MAX_INFORMANTS]):
        if number:
            pieces.append(label(", "))
        pieces.extend(_informant(index, informant, said))
    if len(people) > MAX_INFORMANTS:
        pieces.append(label(f", + {len(people) - MAX_INFORMANTS} more"))
    return pieces


def _informant(index: Index, informant: CitedInformant, said: set[str]) -> list[Piece]:
    anchor = index.anchor(informant.ref)
    key = [] if anchor.label in said else [label(" "), Piece("key", "", informant.ref, anchor)]
    if informant.kind == "itself":
        return [Piece("outlet", index.outlet(informant.ref.article)), label(" itself"), *key]
    if nobody_named(informant):
        return [quoted(informant.ref), label(" not named"), *key]
    return [name_piece(index, informant.name, informant.ref), *key]


def name_piece(index: Index, name: str, ref: Ref) -> Piece:
    """A name as its article writes it, or another article where this one has no more than "he"; else the words that stand at its place."""
    text = index.article(ref.article).text
    known = name in text or (ref.words.casefold() in _PRONOUNS and index.writes(name))
    return Piece("name", name if known else ref.words, ref)


def denied_pieces(index: Index, denied_by: Sequence[CitedInformant]) -> list[Piece]:
    """``; denied by HWF [e5]``."""
    pieces: list[Piece] = []
    for informant in denied_by:
        pieces.append(label("; denied by " if not pieces else ", "))
        pieces.extend(
            [name_piece(index, informant.name, informant.ref), label(" "), Piece("key", "", informant.ref, index.anchor(informant.ref))]
        )
    return pieces


def article_pieces(index: Index, id: str) -> list[Piece]:
    """``b Maren Courier``."""
    return [Piece("key", index.key(id)), label(" "), Piece("outlet", index.outlet(id))]


def more_row(number: int, claim: BriefClaim) -> list[Row]:
    """``+ 2 more``, or nothing."""
    return [Row(2, (label(f"+ {number} more"),), (), claim.id)] if number > 0 else []
