"""How many, of what, where, as of when, and on whose word.

What question it answers: which quantities does this article give, and what does each count? ``"Kyiv says the war has killed more than
14,000 people"`` gives one figure: the words ``more than 14,000 people``, value 14,000, bounds 14,000 and open, counted ``people``,
predicate ``kill``, informant Kyiv. The span of a figure holds hedge, number, unit and, where they stand at once behind it, the counted
noun with its modifiers, so that its words can be shown by themselves. Numbers without a parser: ``reading.quantities``.
"""

import itertools
import re
from collections.abc import Sequence

import msgspec

from secondsource.reading.lexicon import listed
from secondsource.reading.parser import Parse
from secondsource.reading.quantities import Quantity, quantities
from secondsource.reading.trees import Tree, dated_clause, linked
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, DateRef, Figure
from secondsource.text.normalize import fold

_PLACE_CASES = listed("place cases")
_PLACE_NOUNS = listed("place nouns")
_NARROWING = listed("narrowing")
_TOLL_CASES = frozenset({"at", "to"})  # "put at 41", "rose to 17"
_HELD = frozenset({"say", "believe", "think", "report", "estimate", "know", "expect", "understand", "fear", "presume"})
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
MAX_COUNTED_TOKENS = 12  # a longer phrase no longer says what is counted but tells the story


def figures(article: Article, parses: Sequence[Parse], attributions: Sequence[Attribution], dates: Sequence[DateRef]) -> tuple[Figure, ...]:
    """Every quantity of the body, in order of its first offset.

    Args:
        article: the article; only its sentences are read.
        parses: the parse of each sentence, in the same order.
        attributions: the article's attributions; the smallest content that covers a figure gives its informant.
        dates: the article's dates; numbers inside them are no figures, and a date of the same clause is what the figure is as of.
    """
    folded = fold(article.text)
    day_spans = [(date.start, date.end) for date in dates]
    found: list[Figure] = []
    for sentence, parse in itertools.zip_longest(article.sentences, parses[: len(article.sentences)]):
        inside = [span for span in day_spans if span[0] < sentence.end and sentence.start < span[1]]
        read = list(quantities(article.text, folded, sentence.start, sentence.end, inside))
        if not read:
            continue
        tree = Tree(parse if parse is not None else Parse(()), sentence.start)
        here = [date for date in dates if sentence.start <= date.start < sentence.end]
        before: Span | None = None  # what the figure before counts: "41,000 troops here and 42,000 more there"
        for quantity in read:
            own = [date for date in here if _owner(article.text, read, date) in {None, quantity}]
            figure = _figure(article.text, tree, quantity, here, own, attributions)
            if figure.counts is None and before is not None and _goes_on(tree, quantity):
                figure = msgspec.structs.replace(figure, counts=before)
            before = _noun_alone(article.text, figure.counts) if figure.unit is None and figure.counts is not None else None
            found.append(figure)
    return tuple(found)


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
    dates: Sequence[DateRef],
    own: Sequence[DateRef],
    attributions: Sequence[Attribution],
) -> Figure:
    dated = {at for date in dates for at in tree.within(date.start, date.end)}
    head = _counted_head(tree, quantity, dated)
    if head is None and quantity.kind != "age" and quantity.unit is None:
        head = _behind_of(tree, quantity)
    counts = _counts(text, tree, quantity, head)
    verb = _predicate(tree, quantity, head)
    stands_in = _attribution(attributions, quantity)
    end = _before_quote(text, quantity.end, _shown_end(tree, quantity, head, counts))
    if counts is not None:
        cut = _before_quote(text, counts.start, counts.end)
        counts = Span(counts.start, cut) if cut > counts.start else None
    return Figure(
        start=quantity.start,
        end=end,
        value=quantity.value,
        min=quantity.low,
        max=quantity.high,
        hedge=quantity.hedge,
        unit=quantity.unit,
        counts=counts,
        predicate=_lemma(tree, verb),
        where=_where(tree, head, verb, quantity),
        as_of=_as_of(tree, verb, own),
        informant=attributions[stands_in].speaker if stands_in is not None else None,
        attribution=stands_in,
    )


def _before_quote(text: str, start: int, end: int) -> int:
    """``end``, or where a quotation mark or long dash between ``start`` and ``end`` breaks the phrase off."""
    broken = _BREAK.search(text, start, end)
    return broken.start() if broken else end


def _number_head(tree: Tree, quantity: Quantity) -> int | None:
    """The token of the quantity that all its other tokens hang on."""
    inside = tree.within(quantity.start, quantity.end)
    if not inside:
        return None
    members = set(inside)
    tops = [at for at in inside if tree.tokens[at].head not in members]
    numbers = set(tree.within(quantity.number_start, quantity.number_end))
    # Where the parse scatters the words, the last top that is no mere hedge is the one that reaches the noun.
    real = [at for at in tops if at in numbers or tree.tokens[at].upos in {"NOUN", "NUM", "SYM", "PROPN"}]
    return (real or tops)[-1]


def _counted_head(tree: Tree, quantity: Quantity, dated: set[int]) -> int | None:
    """The noun that the number counts; None where it stands alone ("53 were wounded")."""
    at = _number_head(tree, quantity)
    if at is None or quantity.kind == "age":
        return None
    top = tree.tokens[at]
    of = next((kid for kid in tree.kids(at, "nmod") if tree.case(kid) in {"of", "in"}), None)
    if top.head >= 0 and top.dep in {"nummod", "amod", "compound", "det", "advmod", "obl:npmod", "nmod:poss", "nmod"} and top.head > at:
        head = tree.tokens[top.head]
        if head.upos in {"NOUN", "PROPN", "SYM"} and top.head not in dated and head.lemma not in {"percent", "%"}:
            return _whole_compound(tree, top.head)
    if of is not None and tree.case(of) == "of" and of > at:
        return of
    following = at + 1
    if quantity.unit is None and following < len(tree.tokens):
        # A parse that lost the number still has the noun at once behind it ("41 people").
        noun = next(
            (n for n in range(following, min(following + 4, len(tree.tokens))) if tree.tokens[n].upos not in {"ADJ", "ADV", "PROPN"}), None
        )
        if noun is not None and tree.tokens[noun].upos == "NOUN" and noun not in dated:
            return _whole_compound(tree, noun)
    if top.upos in {"NUM", "SYM"} and quantity.unit is None:
        return _alone(tree, at) or _said_of(tree, at)
    if quantity.unit in TIME_UNITS:
        return None  # "sentenced to three years" counts nobody
    return _said_of(tree, at) if top.dep in {"obl", "xcomp", "root"} else None


def _alone(tree: Tree, at: int) -> int | None:
    """ "of whom four were police officers", "17 of whom died": the officers, and the people before the relative clause."""
    token = tree.tokens[at]
    if token.dep in {"nsubj", "nsubj:pass"} and token.head >= 0:
        said = tree.tokens[token.head]
        if said.upos == "NOUN" and tree.kid(token.head, "cop") is not None:
            return token.head
    whom = next((kid for kid in tree.kids(at, "nmod") if tree.tokens[kid].text.lower() == "whom"), None)
    if whom is not None:
        clause = tree.clause_head(at)
        if clause is not None and tree.tokens[clause].dep == "acl:relcl":
            return tree.tokens[clause].head
    return None


_PREPOSITION = re.compile(r" (?:in|at|on|near|off|along|across|from|to|with|for|of|killed|who|that)\b")


def _noun_alone(text: str, counts: Span) -> Span:
    """The counted noun without what narrows it: the next number counts the same elsewhere."""
    cut = _PREPOSITION.search(text, counts.start, counts.end)
    return Span(counts.start, cut.start()) if cut else counts


def _goes_on(tree: Tree, quantity: Quantity) -> bool:
    """Whether the number stands for more of what was counted before it: "42,000 more in the south", "12 ships here, 5 there"."""
    at = _number_head(tree, quantity)
    if at is None or quantity.unit is not None or quantity.kind not in {"digits", "words", "collective", "vague", "range"}:
        return False
    behind = tree.within(quantity.start, quantity.end)[-1] + 1
    more = behind < len(tree.tokens) and tree.tokens[behind].text.lower() in {"more", "others", "another"}
    return more or tree.tokens[at].dep in {"conj", "appos"}


def _behind_of(tree: Tree, quantity: Quantity) -> int | None:
    """The noun of "tens of thousands of dollars", "four of the ferries", whatever the parse ties it to."""
    inside = tree.within(quantity.start, quantity.end)
    at = inside[-1] + 1 if inside else len(tree.tokens)
    if at >= len(tree.tokens) or tree.tokens[at].text.lower() != "of":
        return None
    noun = None
    for word in range(at + 1, min(at + 9, len(tree.tokens))):
        upos = tree.tokens[word].upos
        if upos in {"NOUN", "PROPN"}:
            noun = word
        elif upos not in {"DET", "ADJ", "NUM", "PART"} and tree.tokens[word].text not in {"'s", "’s", "-"}:
            break
    return noun


def _whole_compound(tree: Tree, head: int) -> int:
    """The noun that a compound ends in: the number of "11 Estmark students" counts students, whatever the parse ties it to."""
    while (
        tree.tokens[head].dep in {"compound", "amod"}
        and tree.tokens[head].head > head
        and tree.tokens[tree.tokens[head].head].upos in {"NOUN", "PROPN"}
    ):
        head = tree.tokens[head].head
    return head


def _said_of(tree: Tree, at: int) -> int | None:
    """ "put the arrests at 41", "the toll rose to 17", "the toll is 17", "a toll of 41": the noun that the number is said of."""
    token = tree.tokens[at]
    if token.dep == "nmod" and tree.case(at) in {"of", "at"} and token.head >= 0 and tree.tokens[token.head].upos in {"NOUN", "PROPN"}:
        return token.head
    if token.dep in {"obl", "xcomp", "obj"} and token.head >= 0 and tree.case(at) in _TOLL_CASES:
        verb = token.head
        for relation in ("obj", "nsubj:pass", "nsubj"):
            noun = tree.kid(verb, relation)
            if noun is not None and noun != at and tree.tokens[noun].upos in {"NOUN", "PROPN"}:
                return noun
    if tree.kid(at, "cop") is not None:
        noun = tree.kid(at, "nsubj")
        if noun is not None and tree.tokens[noun].upos == "NOUN":
            return noun
    return None


def _counts(text: str, tree: Tree, quantity: Quantity, head: int | None) -> Span | None:
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
        and (tree.tokens[first - 1].upos not in {"PUNCT", "VERB", "CCONJ"} or tree.tokens[first - 1].text == "-")
        and first - 1 in tree.subtree(head)
    ):
        if left is not None and first - 1 <= left:
            break
        first -= 1
    while first < head and (
        tree.tokens[first].upos in {"ADP", "DET", "PART", "AUX"} or tree.tokens[first].text.lower() in {"them", "whom"}
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
    """The last token of the phrase with what narrows it at once behind it: "people killed in the conflict", "members of the union"."""
    last = head
    for child in tree.children[head]:
        token = tree.tokens[child]
        if child < head:
            continue
        whole = tree.subtree(child)
        if whole[0] != last + 1 or whole != list(range(whole[0], whole[-1] + 1)):
            if token.dep in {"punct", "cc", "conj"}:
                break
            continue
        if (
            token.dep in {"compound", "flat", "nmod:poss"}
            or (token.dep == "nmod" and tree.case(child) in _NARROWING)
            or (token.dep == "acl" and not any(tree.tokens[n].upos == "PUNCT" for n in whole))
        ):
            last = whole[-1]
        else:
            break
    return last


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


def _predicate(tree: Tree, quantity: Quantity, head: int | None) -> int | None:
    at = head if head is not None else _number_head(tree, quantity)
    if at is None:
        return None
    if tree.tokens[at].dep == "nmod" and tree.case(at) == "of" and tree.tokens[tree.tokens[at].head].upos == "NUM" and head is not None:
        whole = tree.within(quantity.start, quantity.end)
        if whole and tree.tokens[at].head < whole[0]:
            return None  # "300 of its 1,200 houses": what befell the 300 did not befall the rest
    participle = next((kid for kid in tree.kids(at, "acl") if tree.tokens[kid].tag == "VBN"), None)
    if participle is None and head is None:
        inside = tree.within(quantity.start, quantity.end)
        behind = inside[-1] + 1 if inside else at + 1
        if behind < len(tree.tokens) and tree.tokens[behind].tag == "VBN" and not tree.kids(behind, "aux", "aux:pass"):
            return behind  # "more than 60 held"
    if participle is not None and participle > at:
        return participle
    verb = tree.clause_head(at)
    if verb is not None and tree.tokens[verb].lemma in _HELD:
        inner = tree.kid(verb, "xcomp")
        if inner is not None and tree.kid(verb, "aux:pass") is not None:
            return inner  # "are said to be stationed near the border"
    return verb


def _lemma(tree: Tree, verb: int | None) -> str | None:
    """Lemma of the predicate: "be" where a number is said of something, the noun in "were under arrest"."""
    if verb is None:
        return None
    if tree.tokens[verb].upos in {"NUM", "SYM"} or tree.tokens[verb].text == "%":
        return "be"
    if tree.tokens[verb].lemma == "be":
        state = next((kid for kid in tree.kids(verb, "obl") if tree.case(kid) == "under" and tree.tokens[kid].upos == "NOUN"), None)
        if state is not None:
            return tree.tokens[state].lemma
    return tree.tokens[verb].lemma


def _where(tree: Tree, head: int | None, verb: int | None, quantity: Quantity) -> Span | None:
    """The place that the counted noun, or the verb it hangs on, is set in."""
    alone = _number_head(tree, quantity) if head is None else None
    if alone is not None and _goes_on(tree, quantity):
        behind = tree.within(quantity.start, quantity.end)[-1] + 1
        near = next((at for at in range(behind, min(behind + 6, len(tree.tokens))) if _is_place(tree, at)), None)
        if near is None:
            return None  # the place of the figure before is not its own
        first, last = tree.phrase(near)
        return Span(tree.begin(first), tree.finish(last))
    for governor in (head, alone, verb):
        if governor is None:
            continue
        for child in tree.kids(governor, "nmod", "obl"):
            if child != head and _is_place(tree, child) and not (quantity.start <= tree.begin(child) < quantity.end):
                first, last = tree.phrase(child)
                return Span(tree.begin(first), tree.finish(last))
            inner = next((kid for kid in tree.kids(child, "nmod") if _is_place(tree, kid)), None)
            if inner is not None and tree.tokens[child].upos == "NOUN" and governor == verb:  # "died in fighting in the north"
                first, last = tree.phrase(inner)
                return Span(tree.begin(first), tree.finish(last))
    return None


def _is_place(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    case = tree.case(at).split(" ")[0]
    if token.lemma.lower() in _PLACE_NOUNS:
        return case in _PLACE_CASES
    return case in _PLACE_CASES - {"on", "to", "from", "into", "over", "between", "among", "off"} and token.ent == "place"


def _as_of(tree: Tree, verb: int | None, dates: Sequence[DateRef]) -> str | None:
    """The resolved date that hangs on the same verb, the nearest where there are several."""
    best: tuple[int, str] | None = None
    for date in dates:
        if date.first is None and date.last is None:
            continue
        tokens = tree.within(date.start, date.end)
        if not tokens or verb is None:
            continue
        clause = dated_clause(tree, tokens)
        if clause not in linked(tree, verb):
            continue
        distance = abs(tree.begin(verb) - date.start)
        when = f"{date.first}" if date.first == date.last else f"{date.first or '..'}/{date.last or '..'}"
        if best is None or distance < best[0]:
            best = (distance, when)
    return best[1] if best else None


def _attribution(attributions: Sequence[Attribution], quantity: Quantity) -> int | None:
    """Index of the smallest content that covers the figure."""
    covering = [
        (sum(part.end - part.start for part in attribution.content), number)
        for number, attribution in enumerate(attributions)
        if any(part.start <= quantity.start and quantity.number_end <= part.end for part in attribution.content)
    ]
    return min(covering)[1] if covering else None
