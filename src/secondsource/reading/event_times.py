"""Whether a deed lies well before the article or still ahead of it, by the dates and spans of time in its sentence.

What question it answers: ``"the 1998 raid"``, ``"arrested three years earlier"``, ``"when the dam burst in 1979, Cuba sent doctors"``: is
this the news or its background? A date belongs to the words that it hangs on; a deed without its own takes that of the clause it is told
with.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from secondsource.reading.trees import NOMINAL, SAYING, Tree, led_by
from secondsource.records.reading import DateRef

HISTORICAL_DAYS = 40  # further back than about a month is background, not the news
_LONG_SPANS = frozenset({"year", "decade", "century", "generation", "millennium"})
_EARLIER = frozenset({"ago", "earlier", "before", "previously", "prior", "since"})
_AGES = frozenset({"childhood", "boyhood", "girlhood", "youth", "teens", "twenties", "thirties", "forties", "era", "epoch"})
_MEMORIES = frozenset({"anniversary", "centenary", "bicentenary", "commemoration", "remembrance"})  # what they are of lies back
_NOUNS = 2  # "a raid in the 1998 war" is dated, "an inquiry into a raid in the 1998 war" is not
_WHEN = frozenset({"when", "while", "as", "after", "before", "until"})
_THINGS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "csubj", "conj", "appos", "root", "obl:agent"})
_PAST_HELP = frozenset({"had", "was", "were", "did", "have", "has", "been"})


class Times:
    """The words of one sentence that lie long ago or ahead; ``day`` is the article's own, None where it is not known."""

    def __init__(self, tree: Tree, dates: Iterable[DateRef], day: dt.date | None) -> None:
        self.tree = tree
        self.known: dict[int, str] = {}  # token → "past", "now" or "ahead"
        self._whens: dict[int, list[int]] = {}
        size = tree.tokens[-1].end + tree.offset if tree.tokens else 0
        for date in dates:
            if tree.offset <= date.start < size:
                self._mark(tree.within(date.start, date.end), _side(date, day))
        for at in range(len(tree.tokens)):
            if self._far_back(at):
                self._mark([at], "past", over=True)
            if tree.tokens[at].lemma.lower() in _MEMORIES:
                self.known.update((kid, "past") for kid in tree.kids(at, "nmod") if tree.case(kid) == "of")

    def side(self, at: int) -> str | None:
        """Where the deed at token ``at`` lies: "past" (long ago), "now", "ahead"; None where no date tells."""
        return next((self.known[one] for one in self._told_with(at) if one in self.known), None)

    def _mark(self, date: Sequence[int], side: str | None, *, over: bool = False) -> None:
        if not date or side is None:
            return
        for one in (*dated(self.tree, date), *date):
            if over or one not in self.known:
                self.known[one] = side

    def _far_back(self, at: int) -> bool:
        """ "Three years earlier", "two months after", "in his youth", "in World War II"."""
        tree, lemma = self.tree, self.tree.tokens[at].lemma.lower()
        if lemma in _LONG_SPANS or (lemma == "month" and tree.tokens[at].tag == "NNS"):
            after = tree.tokens[at + 1].text.lower() if at + 1 < len(tree.tokens) else ""
            return after in _EARLIER - {"since", "before"} or (
                after == "before" and (at + 2 == len(tree.tokens) or tree.tokens[at + 2].upos == "PUNCT")
            )
        if lemma in _AGES and tree.case(at) in {"in", "during", "since", "from"}:
            return True
        return lemma == "war" and any(tree.tokens[kid].text == "World" for kid in tree.kids(at, "compound", "amod"))

    def _told_with(self, at: int) -> list[int]:
        """The deed, then the words whose date is also its own, the nearest first."""
        tree, found = self.tree, [at]
        if self._span_after(at):
            return [-1]
        here = at
        for _ in range(4):
            token = tree.tokens[here]
            if token.upos == "VERB" and self._past(here):
                if here not in self._whens:
                    self._whens[here] = [kid for kid in tree.kids(here, "advcl") if {led_by(tree, kid), _adverb(tree, kid)} & _WHEN][:3]
                found += self._whens[here]
            if token.head < 0 or token.dep in {"ccomp", "parataxis"}:
                break
            if token.upos not in NOMINAL and token.dep not in {"conj", "xcomp", "advcl", "acl", "acl:relcl"}:
                break
            if token.dep in {"advcl", "acl:relcl"} and not self._past(here) and token.tag != "VBG":
                break
            if token.dep in {"acl:relcl", "acl"} and tree.tokens[token.head].upos in NOMINAL:
                found.append(token.head)
                break
            here = token.head
            found.append(here)
        return found

    def _span_after(self, at: int) -> bool:
        """ "Two months after gunmen raided it", "a decade after the raid"."""
        tree = self.tree
        for kid in tree.kids(at, "mark", "case"):
            if tree.tokens[kid].text.lower() in {"after", "since"} and kid > 0:
                before = tree.tokens[kid - 1]
                if before.lemma.lower() in _LONG_SPANS or (before.lemma.lower() == "month" and before.tag == "NNS"):
                    self.known[-1] = "past"
                    return True
        return False

    def _past(self, at: int) -> bool:
        token = self.tree.tokens[at]
        return token.tag == "VBD" or (token.tag in {"VBN", "VB"} and not _ahead_helper(self.tree, at))

    def past_tense(self, at: int) -> bool:
        """Whether the verb is told as past; False for nouns and for the present."""
        tree, token = self.tree, self.tree.tokens[at]
        helps = {tree.tokens[kid].text.lower() for kid in tree.kids(at, "aux", "aux:pass", "cop")}
        told = token.tag == "VBD" or (token.tag in {"VBZ", "VBP"} and token.text.endswith("ed"))  # the parse may miss a past tense
        return told or bool(helps & _PAST_HELP)


def _adverb(tree: Tree, at: int) -> str:
    return next((tree.tokens[kid].text.lower() for kid in tree.kids(at, "advmod") if tree.tokens[kid].tag == "WRB"), "")


def _ahead_helper(tree: Tree, at: int) -> bool:
    return any(
        tree.tokens[kid].text.lower() in {"will", "would", "to", "shall", "may", "can", "could"} for kid in tree.kids(at, "aux", "mark")
    )


def dated(tree: Tree, date: Sequence[int]) -> list[int]:
    """The words that a date (its tokens) belongs to: the noun that it narrows, and the verb where that noun tells when.

    Right behind a verb of speech it dates the speech: "said on Tuesday the army had moved".
    """
    before = date[0] - 1
    while before >= 0 and tree.tokens[before].upos in {"ADP", "SCONJ", "DET"}:
        before -= 1
    if before >= 0 and tree.tokens[before].upos == "VERB" and tree.tokens[before].lemma in SAYING:
        return [before]
    members = set(date)
    here = next((at for at in date if tree.tokens[at].head not in members), date[0])
    found: list[int] = []
    for _ in range(6):
        token = tree.tokens[here]
        if token.head < 0 or (found and token.dep in _THINGS) or len(found) > _NOUNS:
            break
        here = token.head
        found.append(here)
        if tree.tokens[here].upos == "VERB" or tree.kid(here, "cop") is not None:
            break
    return found


def _side(date: DateRef, day: dt.date | None) -> str | None:
    """Where a date lies; without a day of the article only what is told by its year lies back."""
    if day is None:
        return "past" if date.precision in {"year", "interval"} and date.last is not None else None
    if date.last is not None and (day - dt.date.fromisoformat(date.last[:10])).days > HISTORICAL_DAYS:
        return "past"
    if date.first is not None and dt.date.fromisoformat(date.first[:10]) > day:
        return "ahead"
    return "now" if date.last is not None else None
