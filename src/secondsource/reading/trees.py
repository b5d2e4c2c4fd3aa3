"""Walks over the heads of one parsed sentence: children, phrases as contiguous runs, the verb that governs a word.

What question it answers: which words belong to this word, and what does it hang on? All indices are of ``parse.tokens``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from secondsource.reading.parser import Parse, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
SAYING = frozenset({"say", "tell", "add", "announce", "report", "state", "claim", "confirm", "warn", "declare", "insist", "note", "reveal"})
_CLAUSES = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "appos", "conj", "cc", "punct"})


class Tree:
    """The tokens of one sentence with their children; ``offset`` is where the sentence begins in the article."""

    def __init__(self, parse: Parse, offset: int = 0) -> None:
        self.tokens: tuple[Token, ...] = parse.tokens
        self.offset = offset
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self._related: dict[tuple[int, str], list[int]] = {}  # children by relation: one word may have hundreds
        for number, token in enumerate(self.tokens):
            if token.head >= 0:
                self.children[token.head].append(number)
                self._related.setdefault((token.head, token.dep), []).append(number)
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]

    def begin(self, at: int) -> int:
        """Offset in the article where token ``at`` begins."""
        return self.offset + self.tokens[at].start

    def finish(self, at: int) -> int:
        """Offset in the article where token ``at`` ends."""
        return self.offset + self.tokens[at].end

    def within(self, start: int, end: int) -> list[int]:
        """Tokens that overlap ``[start, end)`` of the article, in order."""
        return list(range(bisect_right(self._ends, start - self.offset), bisect_left(self._starts, end - self.offset)))

    def kids(self, at: int, *deps: str) -> list[int]:
        """Children of ``at`` with one of the relations, in order."""
        found = [child for dep in deps for child in self._related.get((at, dep), ())]
        if len(deps) > 1:
            found.sort()
        return found

    def kid(self, at: int, *deps: str) -> int | None:
        """The first child of ``at`` with one of the relations."""
        return next(iter(self.kids(at, *deps)), None)

    def case(self, at: int) -> str:
        """The preposition of ``at`` in lower case, its words joined by spaces ("near", "according to"); empty where it has none."""
        parts = []
        for child in self.kids(at, "case"):
            parts += [self.tokens[child].text.lower(), *(self.tokens[more].text.lower() for more in self.kids(child, "fixed"))]
        return " ".join(parts)

    def ancestors(self, at: int) -> list[int]:
        """Heads from the head of ``at`` up to the root."""
        found: dict[int, None] = {}
        head = self.tokens[at].head
        while head >= 0 and head not in found:
            found[head] = None
            head = self.tokens[head].head
        return list(found)

    def subtree(self, at: int, without: Collection[str] = ()) -> list[int]:
        """``at`` and all below it, in order, leaving out children of ``at`` (not of deeper words) with a relation in ``without``."""
        found, todo = {at}, [child for child in self.children[at] if self.tokens[child].dep not in without]
        while todo:
            here = todo.pop()
            if here not in found:
                found.add(here)
                todo += self.children[here]
        return sorted(found)

    def run(self, at: int, members: Collection[int]) -> tuple[int, int]:
        """The longest contiguous run of ``members`` around ``at``, as token indices ``[first, last]``."""
        first = last = at
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        return first, last

    def phrase(self, at: int, *, clauses: bool = False) -> tuple[int, int]:
        """The noun phrase headed by ``at`` as token indices ``[first, last]``: without its case, clauses, appositions and conjuncts."""
        bare = {"case", "punct", "cop", "mark", "nsubj", "advmod", "aux"} if self.tokens[at].upos in NOMINAL else {"case", "mark", "punct"}
        without = bare | (set() if clauses else _CLAUSES)
        first, last = self.run(at, set(self.subtree(at, without)))
        while first < at and (
            self.tokens[first].upos in {"PUNCT", "CCONJ"} or (self.tokens[first].dep == "case" and self.tokens[first].head == at)
        ):
            first += 1
        while last > at and self.tokens[last].upos in {"PUNCT", "CCONJ", "ADP", "SCONJ"}:
            last -= 1
        return first, last

    def clause_head(self, at: int) -> int | None:
        """The verb, or the word with a copula, that ``at`` hangs on (``at`` itself where it is one)."""
        here, seen = at, set[int]()
        while here >= 0 and here not in seen:
            seen.add(here)
            token = self.tokens[here]
            if token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}:
                return here
            if self.kid(here, "cop") is not None:
                return here
            here = token.head
        return None


def infinitive(tree: Tree, verb: int) -> bool:
    """Whether "to" stands with the verb."""
    return any(tree.tokens[kid].text.lower() == "to" and tree.tokens[kid].dep in {"mark", "aux", "case"} for kid in tree.children[verb])


def led_by(tree: Tree, verb: int) -> str:
    """The preposition or conjunction that leads a clause."""
    return next((tree.tokens[kid].text.lower() for kid in tree.kids(verb, "case", "mark")), "")


def linked(tree: Tree, verb: int) -> set[int]:
    """``verb`` and the verbs that it is conjoined to: "shot and killed" share their day."""
    found = {verb}
    while tree.tokens[verb].dep == "conj" and tree.tokens[verb].head >= 0 and tree.tokens[verb].head not in found:
        verb = tree.tokens[verb].head
        found.add(verb)
    return found
