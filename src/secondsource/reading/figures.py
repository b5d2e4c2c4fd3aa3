"""How many, of what, where, as of when, and on whose word.

What question it answers: which quantities does this article give, and what does each count? ``"Brask says the war has killed more than
14,000 people"`` gives one figure: the words ``more than 14,000 people``, value 14,000, bounds 14,000 and open, counted ``people``,
predicate ``kill``, informant Brask. The span of a figure holds hedge, number, unit and, where they stand at once behind it, the counted
noun with its modifiers, so that its words can be shown by themselves. Numbers without a parser: ``reading.quantities``.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from secondsource.reading.counting import counted
from secondsource.reading.lexicon import listed
from secondsource.reading.money import settled
from secondsource.reading.not_figures import figure_words, persons
from secondsource.reading.parser import Parse
from secondsource.reading.placing import MORE, as_of, where
from secondsource.reading.predicates import lemma_of, predicate
from secondsource.reading.quantities import Quantity, quantities
from secondsource.reading.trees import Tree
from secondsource.reading.units import kind_of_unit
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, DateRef, Figure, Measure
from secondsource.text.normalize import fold

_CASUALTIES = listed("casualties")
_NAMED_DAYS = listed("not people")
MAX_AGE = 120
MAX_COUNTED_TOKENS = 12  # a longer phrase no longer says what is counted but tells the story
LIKE_AMOUNTS = 10.0  # a bare number of "from 11 years to seven" has the unit of the number before, if neither is so many times the other


class _Before(NamedTuple):
    """What the figure before in the sentence gives to a number that stands alone."""

    start: int
    end: int
    counts: Span | None
    unit: str | None
    value: float | None
    predicate: str | None


def figures(
    article: Article,
    parses: Sequence[Parse],
    attributions: Sequence[Attribution],
    dates: Sequence[DateRef],
    ages: Sequence[Measure] = (),
) -> tuple[Figure, ...]:
    """Every quantity of the body, in order of its first offset.

    Args:
        article: the article; only its sentences are read.
        parses: the parse of each sentence, in the same order.
        attributions: the article's attributions; the smallest content that covers a figure gives its informant.
        dates: the article's dates; numbers inside them are no figures, and a date of the same clause is what the figure is as of.
        ages: the article's ages and places in a row (``reading.measures``); numbers inside the ages are no figures.
    """
    folded = fold(article.text)
    day_spans = sorted(
        [(date.start, date.end) for date in dates if not _lasts(article.text, date)]
        + [(one.start, one.end) for one in ages if one.sort == "age"]
    )
    day_starts = [start for start, _ in day_spans]
    found: list[Figure] = []
    money: dict[str, str] = {}
    for sentence, parse in itertools.zip_longest(article.sentences, parses[: len(article.sentences)]):
        inside = day_spans[bisect_left(day_starts, sentence.start) : bisect_left(day_starts, sentence.end)]
        read = list(quantities(article.text, folded, sentence.start, sentence.end, inside))
        if not read:
            continue
        tree = Tree(parse if parse is not None else Parse(()), sentence.start)
        here = [date for date in dates if sentence.start <= date.start < sentence.end]
        read = [one._replace(unit=settled(one.unit, folded, sentence.start, sentence.end, money)) if one.unit else one for one in read]
        taken = {at for quantity in read for at in tree.within(quantity.start, quantity.end)}
        told: list[_Before] = []
        for quantity, following in itertools.zip_longest(read, read[1:]):
            own = [date for date in here if _owner(article.text, read, date) in {None, quantity}]
            figure = _figure(article.text, tree, quantity, following, here, own, attributions, taken, told)
            if figure is None:
                continue
            if quantity.kind != "share":
                counted_before = figure.counts and _noun_alone(article.text, figure.counts)
                told.append(_Before(quantity.start, quantity.end, counted_before, figure.unit, figure.value, figure.predicate))
            found.append(figure)
    return tuple(found)


def _lasts(text: str, date: DateRef) -> bool:
    """ "fell 40% in 18 months" names no day: it is how long something took."""
    return date.first is None and date.last is None and text[date.start : date.start + 3].lower() == "in "


_BREAK = re.compile(r"[\"”—]")
_BESIDE = re.compile(r",? ?(?:in|on|as of|by|at|for|during)? ?(?:the )?", re.IGNORECASE)


def _owner(text: str, read: Sequence[Quantity], date: DateRef) -> Quantity | None:
    """The figure that a date stands right behind ("46% in late April"): it is as of that date, no other is."""
    before = [quantity for quantity in read if quantity.end <= date.start]
    if before and len(read) > 1 and _BESIDE.fullmatch(text, before[-1].end, date.start):
        return before[-1]
    return None


def _figure(
    text: str,
    tree: Tree,
    quantity: Quantity,
    following: Quantity | None,
    dates: Sequence[DateRef],
    own: Sequence[DateRef],
    attributions: Sequence[Attribution],
    taken: Collection[int],
    told: Sequence[_Before],
) -> Figure | None:
    dated = {at for date in dates for at in tree.within(date.start, date.end)}
    if _is_person_s_age(tree, quantity) or _is_named(text, tree, quantity):
        return None
    of = counted(tree, quantity, dated, taken)
    head = of.noun
    counts = _counts(tree, quantity, head)
    unit = quantity.unit
    verb = predicate(tree, quantity, of)
    lemma = lemma_of(tree, verb)
    before = _figure_before(quantity, told)
    if told and quantity.kind != "share" and unit in {None, told[-1].unit} and _from_to(text, told[-1], quantity):
        unit, lemma = told[-1].unit, told[-1].predicate  # "cut the sentence from 11 years to seven"
        counts = told[-1].counts or counts
    elif before is not None and _goes_on(tree, quantity, head):
        counts, unit = _continued(text, tree, quantity, lemma, before)
    elif unit == "%" and (
        counts is None or (counts.start < quantity.start and _COMPARED.search(text, max(0, quantity.start - LOOK_BACK), quantity.start))
    ):
        counts = _of_the_same(text, quantity, told) or counts
    elif unit == "pp" and counts is None and told and told[-1].unit == "%":
        counts = told[-1].counts  # "61.4 percent, 3.1 points lower than in 2017"
    if counts is None and unit is None and _one_alone(tree, quantity):
        return None
    stands_in = _attribution(attributions, quantity)
    end = _before_quote(text, quantity.end, _shown_end(tree, quantity, head, counts))
    if counts is not None:
        cut = _before_quote(text, counts.start, counts.end)
        counts = Span(counts.start, cut) if cut > counts.start else None
    return Figure(
        start=quantity.start,
        end=end if following is None or end <= following.start else quantity.end,
        value=quantity.value,
        min=quantity.low,
        max=quantity.high,
        hedge=quantity.hedge,
        unit=unit,
        counts=counts,
        predicate=lemma,
        where=where(tree, head, verb, quantity),
        as_of=as_of(tree, quantity, verb, head, own),
        informant=attributions[stands_in].speaker if stands_in is not None else None,
        attribution=stands_in,
    )


def _before_quote(text: str, start: int, end: int) -> int:
    """``end``, or where a quotation mark or long dash between ``start`` and ``end`` breaks the phrase off."""
    broken = _BREAK.search(text, start, end)
    return broken.start() if broken else end


def _is_person_s_age(tree: Tree, quantity: Quantity) -> bool:
    """ "he was 43", "my mother is ninety": a bare number said of one person."""
    if quantity.unit is not None or quantity.kind not in {"digits", "words"} or not 1 < (quantity.value or 0.0) < MAX_AGE:
        return False
    inside = tree.within(quantity.start, quantity.end)
    verb = inside[0] - 1 if inside else 0
    verb -= verb > 1 and tree.tokens[verb].text.lower() in {"about", "only", "just", "now", "nearly", "almost", "already", "still"}
    behind = inside[-1] + 1 if inside else 0
    if verb < 1 or tree.tokens[verb].text.lower() not in {"is", "was", "be", "turned", "turns", "turn", "'s", "’s"}:
        return False
    if behind < len(tree.tokens) and tree.tokens[behind].upos in {"NOUN", "ADJ", "PROPN", "NUM", "SYM"}:
        return False
    subject = next((kid for at in (*inside, verb) for kid in tree.kids(at, "nsubj")), verb - 1)
    before = tree.tokens[subject]
    return before.text.lower() in {"he", "she", "i", "who", "age"} or before.ent == "person" or before.lemma.lower() in persons()


def _is_named(text: str, tree: Tree, quantity: Quantity) -> bool:
    """ "that Directive 87 allows", "an Embraer 190 clipped wings": digits behind a name, with nothing that they could count."""
    inside = tree.within(quantity.start, quantity.end)
    if quantity.unit is not None or quantity.kind != "digits" or quantity.hedge != "exact" or not inside or inside[0] < 1:
        return False
    if "," in text[quantity.start : quantity.end] or inside[0] < 2:
        return False
    name, ahead = tree.tokens[inside[0] - 1], tree.tokens[inside[0] - 2]
    if (
        not name.text[:1].isupper()
        or name.upos not in {"PROPN", "NOUN"}
        or name.text.lower() in _NAMED_DAYS
        or ahead.upos in {"ADP", "PUNCT"}
    ):
        return False
    behind = tree.tokens[inside[-1] + 1] if inside[-1] + 1 < len(tree.tokens) else None
    return behind is None or behind.upos in {"VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ"}


_PREPOSITION = re.compile(r" (?:in|at|on|near|off|along|across|from|to|with|for|of|killed|who|that)\b")


def _noun_alone(text: str, counts: Span) -> Span:
    """The counted noun without what narrows it: the next number counts the same elsewhere."""
    cut = _PREPOSITION.search(text, counts.start, counts.end)
    return Span(counts.start, cut.start()) if cut else counts


def _one_alone(tree: Tree, quantity: Quantity) -> bool:
    """ "one wonders": a "one" that counts nothing; "killing one", "one dead" count people."""
    inside = tree.within(quantity.start, quantity.end)
    if quantity.value != 1.0 or quantity.kind != "words" or quantity.hedge != "exact" or not inside:
        return False
    behind = tree.tokens[inside[-1] + 1].text.lower() if inside[-1] + 1 < len(tree.tokens) else ""
    return behind not in _CASUALTIES and (inside[0] == 0 or tree.tokens[inside[0] - 1].lemma not in figure_words("befalls people"))


# "the north accounting for 60 percent": of what was told before.
_PART_OF_IT = re.compile(r"\b(?:account\w* for|ma(?:de|kes?|king) up|represent\w*|by|down|up|down by|up by)\s$")
_COMPARED = re.compile(r"\b(?:(?:up|down) from|compared with|compared to|against)\s$")  # "up from 58%": of the same
LOOK_BACK = 20
_LEFT_OUT = frozenset({"them", "whom", "more", "fewer", "less", "extra", "additional", "further", "another"})


def _goes_on(tree: Tree, quantity: Quantity, head: int | None) -> bool:
    """Whether the number stands for more of what was counted before it: "42,000 more in the south", "got 12", "from 11 years to seven"."""
    inside = tree.within(quantity.start, quantity.end)
    if inside and inside[0] > 1 and [tree.tokens[at].text.lower() for at in (inside[0] - 2, inside[0] - 1)] == ["in", "which"]:
        return False  # "three fires in which 31 died"
    if inside and tree.tokens[inside[-1]].text.lower() == "times":
        return False  # "seven times the population"
    if not inside or quantity.unit is not None or quantity.kind not in {"digits", "words", "collective", "vague", "range", "share"}:
        return False
    if head is not None and tree.tokens[head].lemma.lower() in figure_words("rest"):
        return True  # "the share is nearer half"
    return head is None or tree.tokens[head].text.lower() in MORE


def _figure_before(quantity: Quantity, told: Sequence[_Before]) -> _Before | None:
    """The figure that a number alone goes on from: for a share the last share; else the last that is no time, if there is one."""
    if quantity.kind == "share":
        return next((one for one in reversed(told) if one.unit == "%"), told[-1] if told else None)
    return next((one for one in reversed(told) if kind_of_unit(one.unit) != "time"), told[-1] if told else None)


def _of_the_same(text: str, quantity: Quantity, told: Sequence[_Before]) -> Span | None:
    """What a percentage alone is of: "24 percent of voters agreed, 28 percent did not", "with the north accounting for 60 percent"."""
    if told and _PART_OF_IT.search(text, max(0, quantity.start - LOOK_BACK), quantity.start):
        return told[-1].counts
    return next((one.counts for one in reversed(told) if one.unit == "%"), None)


def _from_to(text: str, before: _Before, quantity: Quantity) -> bool:
    """Whether two amounts are the ends of one change: "from 11 years to seven"."""
    tied = text[before.end : quantity.start].lower() == " to " and text[max(0, before.start - 5) : before.start].lower() == "from "
    return tied and _alike(quantity, before)


def _alike(quantity: Quantity, before: _Before) -> bool:
    value = quantity.value if quantity.value is not None else quantity.high
    return bool(value and before.value) and 1 / LIKE_AMOUNTS <= (value or 0.0) / (before.value or 1.0) <= LIKE_AMOUNTS


def _continued(text: str, tree: Tree, quantity: Quantity, lemma: str | None, before: _Before) -> tuple[Span | None, str | None]:
    """What a number that stands alone counts, and its unit: those of the figure before, unless it befalls people or is of another size."""
    if quantity.kind == "share":
        return before.counts, None
    behind = tree.within(quantity.start, quantity.end)[-1] + 1
    following = tree.tokens[behind].text.lower() if behind < len(tree.tokens) else ""
    harmed = lemma in figure_words("befalls people") or following in _CASUALTIES or following == "feared"
    if before.unit is None:
        return (None if harmed and before.counts and not _personal(text, before.counts) else before.counts), None
    return (before.counts, before.unit) if not harmed and _alike(quantity, before) else (None, None)


def _personal(text: str, counts: Span) -> bool:
    """Whether a counted noun may name people: "12 miners, 4 dead", but not "12 homes, 4 dead"."""
    noun = text[counts.start : counts.end].lower().rsplit(maxsplit=1)[-1]
    return noun in persons() or noun.removesuffix("s") in persons() or noun.endswith(tuple(figure_words("person endings")))


def _counts(tree: Tree, quantity: Quantity, head: int | None) -> Span | None:
    if head is None:
        return None
    inside = tree.within(quantity.start, quantity.end)
    members = set(inside)
    if head in members:
        return None
    left = inside[-1] if inside and inside[-1] < head else None
    first = head
    while (
        first - 1 >= 0
        and first - 1 not in members
        and tree.tokens[first - 1].text not in {"'s", "’s", "'", "’"}
        and (
            tree.tokens[first - 1].upos not in {"PUNCT", "VERB", "CCONJ", "ADP"}
            or "-" in (tree.tokens[first - 1].text, tree.tokens[first].text)
        )
        and first - 1 in tree.subtree(head)
    ):
        if left is not None and first - 1 <= left:
            break
        first -= 1
    numbers = [at for at in range(first, head) if tree.tokens[at].upos == "NUM" and tree.tokens[at + 1].text != "-"]
    first = numbers[-1] + 1 if numbers else first  # "70% of the roughly 1,800 cases"
    while first < head and (
        tree.tokens[first].upos in {"ADP", "DET", "PART", "AUX", "PUNCT", "PRON"} or tree.tokens[first].text.lower() in _LEFT_OUT
    ):
        first += 1
    last = _narrowed(tree, head)
    last = min(last, first + MAX_COUNTED_TOKENS - 1) if last > head else head
    if inside and first <= inside[0] <= last:  # "the arrests at 41": stop before the number
        last = max(head, inside[0] - 1) if inside[0] > head else head
        while last > head and tree.tokens[last].upos in {"ADP", "PUNCT", "VERB", "AUX"}:
            last -= 1
    while last > head and tree.tokens[last].upos in {"ADP", "PUNCT", "DET", "CCONJ", "SCONJ", "ADV"}:
        last -= 1
    return Span(tree.begin(first), tree.finish(last))


def _narrowed(tree: Tree, head: int) -> int:
    """The last token of the phrase with its "of" at once behind it: "members of the union"; where and when are told apart from it."""
    last = head
    for child in tree.children[head]:
        if child < head:
            continue
        whole = tree.subtree(child)
        close = whole[0] == last + 1 and whole == list(range(whole[0], whole[-1] + 1))
        named = tree.tokens[child].dep in {"compound", "flat", "nmod:poss"}
        of = tree.tokens[child].dep == "nmod" and tree.case(child) == "of"
        if not close or not (named or of) or any(tree.tokens[at].upos in {"NUM", "PUNCT"} for at in whole):
            break
        last = whole[-1] if named else max(at for at in whole if at <= _end_of_noun(tree, child))
    return last


def _end_of_noun(tree: Tree, noun: int) -> int:
    """The end of a noun's own words, without what hangs on it behind."""
    return max([noun, *(kid for kid in tree.kids(noun, "flat", "compound") if kid > noun)])


def _shown_end(tree: Tree, quantity: Quantity, head: int | None, counts: Span | None) -> int:
    """The end of the counted noun where only its modifiers part it from the number; otherwise the end of the quantity."""
    if head is None or counts is None or counts.start < quantity.end or quantity.kind == "share":
        return quantity.end
    inside = tree.within(quantity.start, quantity.end)
    between = range(inside[-1] + 1, head)
    if len(between) > 5 or any(
        tree.tokens[at].upos in {"VERB", "ADP", "PUNCT", "AUX", "SCONJ"} and tree.tokens[at].text not in {"of", "-"} for at in between
    ):
        return quantity.end
    return max(quantity.end, tree.finish(head))


def _attribution(attributions: Sequence[Attribution], quantity: Quantity) -> int | None:
    """Index of the smallest content that covers the figure."""
    covering = [
        (sum(part.end - part.start for part in attribution.content), number)
        for number, attribution in enumerate(attributions)
        if any(part.start <= quantity.start and quantity.number_end <= part.end for part in attribution.content)
    ]
    return min(covering)[1] if covering else None
