"""The words that show an event: its clause, one contiguous run, without who says so.

What question it answers: which words of ``"Police arrested the mayor on Tuesday, the ministry said"`` does a reader need to see? From the
subject to the end of the objects and obliques, at most about thirty words.
"""

import re
from bisect import bisect_left, bisect_right

from secondsource.reading.lexicon import listed
from secondsource.reading.trees import Tree, infinitive, led_by

MAX_QUOTED = 120  # characters that a quotation begun in the clause may go on
_CLOSE = re.compile(r"[”\"]")
MAX_CLAUSE_TOKENS = 34  # about thirty words: what a reader takes in as one line
WINDOW = 120  # tokens on either side of the verb that are looked at: several lines
_FAR = 14  # tokens between a shared subject and its verb, beyond which the verb is shown alone
_ENDS_NO_CLAUSE = frozenset({"PUNCT", "CCONJ", "ADP", "SCONJ", "DET"})


def clause(tree: Tree, outer: int, trigger: int, actor: int | None, recipient: int | None) -> tuple[int, int]:
    """Offsets in the article of the clause of ``outer`` (the verb or noun that is shown as the trigger)."""
    if tree.tokens[outer].upos == "NOUN":
        phrases = [tree.phrase(at) for at in (outer, actor, recipient) if at is not None]
        first, last = min(start for start, _ in phrases), max(end for _, end in phrases)
    else:
        members = _members(tree, outer)
        last = outer
        while last + 1 in members or (last + 2 in members and tree.tokens[last + 1].text in {'"', "“", "”", "'", "’"}):
            last += 1
        last = max(last, trigger)
        first = _first(tree, outer, actor, members)
    return _trimmed(tree, first, last, outer, trigger, recipient)


def _members(tree: Tree, outer: int) -> set[int]:
    """The words of the clause: without conjoined clauses, asides and long relative clauses; with "of doing" and "to do"."""
    members = _below(tree, outer, {"cc", "conj", "parataxis", "advcl", "discourse", "vocative"}, outer)
    for below in _near(tree.kids(outer, "advcl"), outer):
        if below > outer and (led_by(tree, below) in {"of", "for", "from", "into", "against", "to"} or infinitive(tree, below)):
            members |= _below(tree, below, {"conj", "cc", "punct"}, outer)
    for at in sorted(members):
        if tree.tokens[at].dep == "acl:relcl" and at > outer:
            below_it = sorted(_below(tree, at, set(), outer))
            aside = tree.tokens[below_it[0] - 1].upos == "PUNCT"
            if len(below_it) > 7 or aside or any(tree.tokens[n].lemma in listed("saying") for n in below_it):
                members -= set(below_it)
    return members


def _near(words: list[int], at: int) -> list[int]:
    """Those of the words (in order) that may stand in one line with ``at``."""
    return words[bisect_left(words, at - WINDOW) : bisect_right(words, at + WINDOW)]


def _below(tree: Tree, at: int, without: set[str], outer: int) -> set[int]:
    """``at`` and what is below it, without its children of these relations, no further from ``outer`` than a line is long."""
    found, todo = {at}, [kid for kid in _near(tree.children[at], outer) if tree.tokens[kid].dep not in without]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += _near(tree.children[here], outer)
    return found


def _first(tree: Tree, outer: int, actor: int | None, members: set[int]) -> int:
    token = tree.tokens[outer]
    subject = tree.kid(outer, "nsubj", "nsubj:pass", "csubj")
    if subject is not None and subject < outer:
        first = tree.phrase(subject)[0]
        if token.dep == "acl:relcl" and token.head >= 0 and tree.tokens[subject].upos == "PRON":
            first = min(first, tree.phrase(token.head)[0])
        return first
    first = outer
    while (
        first - 1 in members
        and tree.tokens[first - 1].dep in {"aux", "aux:pass", "advmod", "mark", "cop"}
        and tree.tokens[first - 1].head == outer
    ):
        first -= 1
    if token.dep == "acl" and token.head >= 0:
        return min(first, tree.phrase(token.head)[0])
    if actor is not None and actor < outer and outer - actor < _FAR:
        return min(first, tree.phrase(actor)[0])
    return first


def _trimmed(tree: Tree, first: int, last: int, outer: int, trigger: int, recipient: int | None) -> tuple[int, int]:
    if last - first >= MAX_CLAUSE_TOKENS:
        ends = [max(_below(tree, kid, set(), outer)) for at in {outer, trigger} for kid in _near(tree.children[at], at)] + [outer]
        ends += [tree.phrase(recipient)[1]] if recipient is not None else []
        fitting = [end for end in ends if outer <= end <= last and end - first < MAX_CLAUSE_TOKENS]
        last = max(fitting) if fitting else min(last, max(outer, first + MAX_CLAUSE_TOKENS - 1))
    if last - first >= MAX_CLAUSE_TOKENS:
        first = max(first, last - MAX_CLAUSE_TOKENS + 1)
    while last > outer and tree.tokens[last].upos in _ENDS_NO_CLAUSE and tree.tokens[last].dep != "compound:prt":
        last -= 1
    while first < outer and tree.tokens[first].upos in {"PUNCT", "CCONJ", "SCONJ"}:
        first += 1
    return tree.begin(first), tree.finish(last)


def quoted_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the closing mark of a quotation that was opened inside it, where that mark follows soon."""
    inside = text[start:end]
    if inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1:
        closing = _CLOSE.search(text, end, end + MAX_QUOTED)
        if closing is not None:
            return start, closing.end()
    return start, end
