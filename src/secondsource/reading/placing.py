"""Where a figure was counted and as of when.

What question it answers: of which place and of which day is "310 calls"? A date is the figure's where it stands right behind it, or
tells of the noun or verb that the figure has (``DateRef.belongs_to``).
"""

from collections.abc import Sequence

from secondsource.reading.counting import number_head
from secondsource.reading.lexicon import listed
from secondsource.reading.quantities import Quantity
from secondsource.reading.trees import Tree, linked
from secondsource.records.article import Span
from secondsource.records.reading import DateRef

_PLACE_CASES = listed("place cases")
_PLACE_NOUNS = listed("place nouns")
MORE = frozenset({"more", "fewer", "less"})
MAX_BETWEEN = 12  # words between a figure and the date behind it


def where(tree: Tree, head: int | None, verb: int | None, quantity: Quantity) -> Span | None:
    """The place that the counted noun, or the verb it hangs on, is set in."""
    alone = number_head(tree, quantity) if head is None else None
    behind = tree.within(quantity.start, quantity.end)[-1] + 1 if alone is not None else 0
    more = behind < len(tree.tokens) and tree.tokens[behind].text.lower() in MORE
    if alone is not None and quantity.unit is None and (more or tree.tokens[alone].dep in {"conj", "appos"}):
        near = next((at for at in range(behind, min(behind + 6, len(tree.tokens))) if _is_place(tree, at)), None)
        if near is None:
            return None  # the place of the figure before is not its own
        return _place(tree, near)
    for governor in (head, alone, verb):
        if governor is None:
            continue
        for child in tree.kids(governor, "nmod", "obl"):
            if child != head and _is_place(tree, child) and not (quantity.start <= tree.begin(child) < quantity.end):
                return _place(tree, child)
            inner = next((kid for kid in tree.kids(child, "nmod") if _is_place(tree, kid)), None)
            if (
                inner is not None and inner != head and tree.tokens[child].upos == "NOUN" and governor == verb
            ):  # "died in fighting in the north"
                return _place(tree, inner)
    return None


def _place(tree: Tree, at: int) -> Span:
    """The words of a place, as far as no number and no dash breaks them off."""
    first, last = tree.phrase(at)
    broken = (here for here in range(at + 1, last + 1) if tree.tokens[here].upos in {"NUM", "SYM"} or tree.tokens[here].text in {"–", "—"})
    last = next(broken, last + 1) - 1
    while last > at and tree.tokens[last].upos in {"ADP", "PUNCT", "DET", "ADV"}:
        last -= 1
    return Span(tree.begin(first), tree.finish(last))


def _is_place(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    case = tree.case(at).split(" ")[0]
    if token.lemma.lower() in _PLACE_NOUNS:
        return case in _PLACE_CASES and not _state(tree, at)
    return case in _PLACE_CASES - {"on", "to", "from", "into", "over", "between", "among", "off"} and token.ent == "place"


def _state(tree: Tree, at: int) -> bool:
    """ "ten years in prison", "from state to state": a place noun without any word of its own before it names no place."""
    return tree.tokens[at].tag == "NN" and not tree.kids(at, "det", "nmod:poss", "amod", "compound", "nmod", "nummod", "flat")


# Prepositions of an event that gives the figure no day of its own: "printed 900 posters for the 2020 fair".
_ASIDE = frozenset({"for", "ahead of", "before", "after", "since", "until", "against", "about", "to", "from", "than", "with"})


def as_of(tree: Tree, quantity: Quantity, verb: int | None, noun: int | None, dates: Sequence[DateRef]) -> str | None:
    """The resolved date that tells of the figure's noun or verb, or of an event beside it; a closed one first, then the nearest."""
    best: tuple[int, bool, int, str] | None = None
    for date in dates:
        if verb is None or (date.first is None and date.last is None):
            continue
        rank = 0 if _stands_behind(tree, quantity, date) else _tie(tree, date, verb, noun)
        if rank is None or _ranks_since(tree, date):
            continue
        distance = abs(tree.begin(verb) - date.start)
        when = f"{date.first}" if date.first == date.last else f"{date.first or '..'}/{date.last or '..'}"
        found = (rank, date.first is None or date.last is None, distance, when)
        best = found if best is None else min(best, found)
    return best[3] if best else None


def _ranks_since(tree: Tree, date: DateRef) -> bool:
    """ "the lowest since 1998", "for the first time since May": the date says how long a record has stood."""
    at = tree.within(date.start, date.end)
    before = tree.tokens[at[0] - 1].text.lower() if at and at[0] else ""
    return date.last is None and (before == "time" or before.endswith("est"))


def _stands_behind(tree: Tree, quantity: Quantity, date: DateRef) -> bool:
    """Whether no verb and no sign parts a date from the figure before it: "310 calls on 8 May"."""
    inside = tree.within(quantity.start, quantity.end)
    behind = tree.within(date.start, date.end)
    if not inside or not behind or not inside[-1] < behind[0] <= inside[-1] + MAX_BETWEEN:
        return False
    between = tree.tokens[inside[-1] + 1 : behind[0]]
    return not any(
        token.upos in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}
        or token.text.lower() in _ASIDE
        or (token.text.lower() == "in" and token is not between[-1])
        for token in between
    )


def _tie(tree: Tree, date: DateRef, verb: int, noun: int | None) -> int | None:
    """How near what a date tells of is to the figure: its noun or verb 0, a verb joined to that 1, an event beside it 2; None if far."""
    of = date.belongs_to
    told = tree.within(of.start, of.end) if of is not None else []
    if not told:
        return None
    owner = told[0]
    if owner in {verb, noun}:
        return 0
    if owner in linked(tree, verb):
        return 1
    if tree.tokens[owner].upos == "VERB" or tree.case(owner) in _ASIDE:
        return None
    return 2 if tree.clause_head(owner) in linked(tree, verb) else None
