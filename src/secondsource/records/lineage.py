"""Who took words from whom: passages, borrowings, families."""

from typing import Literal

import msgspec

from secondsource.records.article import Span

PassageKind = Literal["verbatim", "edited", "swapped", "reworded"]
Direction = Literal["a->b", "b->a", "common", "unknown"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of ``a`` beside the sentence of ``b`` that says it in the same or derived words."""

    a: Span
    b: Span
    kind: PassageKind
    similarity: float  # 0..1, idf-weighted overlap of the two sentences
    speech: bool  # most of the shared words stand inside quotation marks: shared speech alone shows no copying


class Borrowing(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles that derive one from the other, or both from one text that may not be in the pile.

    ``a`` < ``b`` as strings. ``a->b``: b took its words from a; ``common``: both from a third text.
    """

    a: str
    b: str
    direction: Direction
    kind: PassageKind
    matched_words: int
    passages: tuple[Passage, ...]
    shared_sentences: int  # sentences of the borrower that stand in ``passages``
    all_sentences: int  # sentences of the borrower (of the shorter article where direction does not tell)
    credited: bool
    direction_by: Literal["credit", "citation", "time", "content", "none"] = "none"
    evidence: tuple[str, ...] = ()  # our own fixed labels and figures, for a person to read


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """A passage and what it says for borrowing: ``words`` in common runs, and in our fixed words why it has none."""

    passage: Passage
    words: int
    note: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why two articles are, or are not, said to derive one from the other; ``a`` < ``b`` as strings.

    ``why`` is our own fixed label. ``compared`` is False where the pile gave no reason to compare them: they are aligned for this
    answer only.
    """

    a: str
    b: str
    compared: bool
    near: bool  # the two may be on one event
    why: str
    aligned: tuple[Aligned, ...]
    borrowing: Borrowing | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where the words of a family come from, as far as it is shown."""

    kind: Literal["agency", "outlet", "statement", "unknown"]
    name: str | None = None


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Articles of one story tied by borrowing, an agency credit or a citation: one telling.

    ``state`` is ``shown`` only on positive evidence of the newsroom's own work (own reporter, dateline, "told X", scene);
    else ``not known``.
    """

    id: str
    articles: tuple[str, ...]
    state: Literal["shown", "not known"]
    origin: Origin
    why: tuple[str, ...] = ()
