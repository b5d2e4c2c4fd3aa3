"""Ages and places in a row: numbers that count nothing, and that two articles may still give differently.

What question it answers: how old is who here, and which of a row is it? ``"Ida Torv, 41,"`` gives 41 years of Ida Torv, ``"a 14-year-old
girl"`` 14 years of a girl, ``"the third time"`` the third of times. They are kept apart from the figures (``reading.figures``), which
count and measure.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from secondsource.reading.not_figures import figure_words, persons
from secondsource.reading.numbers import TENS, UNITS
from secondsource.reading.parser import Parse
from secondsource.reading.predicates import lemma_of
from secondsource.reading.time_words import ORDINALS
from secondsource.reading.trees import Tree
from secondsource.records.article import Article, Span
from secondsource.records.reading import Measure, Mention
from secondsource.text.normalize import fold

Hedge = Literal["exact", "about", "at least", "more than", "less than", "range"]
OLDEST = 120
_ONES, _TEENS = list(UNITS)[1:10], list(UNITS)[10:]
_VALUES = UNITS | TENS
_ORDINALS = ORDINALS | {
    word: value
    for value, word in enumerate(
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), len(ORDINALS) + 1
    )
}
_HEDGES: dict[str, Hedge] = {
    **dict.fromkeys(("nearly", "almost", "about", "around", "some"), "about"),
    "at least": "at least",
    **dict.fromkeys(("more than", "over"), "more than"),
    "under": "less than",
}
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))})"
_HEDGE = rf"(?:(?P<hedge>{'|'.join(_HEDGES)}) |(?:just|only|now|still|already) )?"
_ORDINAL = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_BEHIND = r"(?=[,.;:)\"\n]|-(?!\w)|$| (?:and|who|when|at the time|then|now|today|was|is|has|had|years? old)\b)"
_FREE = r"(?<![\w.,$-])"
# The ways to tell an age; ``n`` is the number, ``low`` the lower end of a range.
_AGES = {
    "joined": re.compile(  # "a 41-year-old baker", "41 years old"
        rf"{_FREE}(?:between )?{_HEDGE}(?:(?P<low>{_NUMBER})(?: to | and | or |-to-|- to |-))?(?P<n>{_NUMBER})[- ]"
        r"(?:(?P<unit>year|month|week|day)s?[- ]olds?|years of age)\b"
    ),
    "ends": re.compile(  # "ages 12 to 16", "between the ages of 12 and 16"
        rf"\b(?:between )?(?:the )?(?:ages|aged?)(?: of)? (?P<low>{_NUMBER})(?: to | and |-)(?P<n>{_NUMBER})(?![\w%-])"
    ),
    "said": re.compile(rf"(?:\b(?:is|was|turn(?:ed|s|ing)|be)|'s) {_HEDGE}(?P<n>{_NUMBER}){_BEHIND}"),  # "she was 14"
    "apposed": re.compile(rf"(?:, (?:(?P<then>then|aged|age|who (?:is|was|turned)) )?| \()(?P<n>\d{{1,3}}){_BEHIND}"),  # "Ida Torv, 41,"
    "reached": re.compile(rf"\b(?:at (?:the )?age(?: of)?|(?:died|dead|dies) at) (?P<n>{_NUMBER}){_BEHIND}"),  # "died at 92"
    "bound": re.compile(rf"{_FREE}(?P<n>{_NUMBER}) (?:or|and) (?P<bound>older|younger|over|above|under)\b"),  # "16 or older"
    "decade": re.compile(  # "in his 30s"
        r"\bin (?:his|her|their|my) (?:early[- ]|mid-? ?|late[- ])?(?P<n>[2-9]0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
    ),
}
_ROW = re.compile(rf"{_FREE}{_ORDINAL}[- ](?:(?:straight|consecutive|successive|full) )?(?P<noun>[a-z]+)\b")
_SINCE = re.compile(rf"{_FREE}{_HEDGE}(?P<n>{_NUMBER}|an?) (?P<unit>decade|year|month|week|day|hour)s? (?:ago|earlier)\b")
_WITHIN = re.compile(r"\b(?:within|for) (?P<n>an?) (?P<unit>decade|year|month|week|day|hour)\b")
_PLACED = re.compile(
    rf"\b(?:placed|ranked|tied for|(?:finished|came)(?: in)?|in)(?: a)?(?: distant| joint)? {_ORDINAL}"
    r"(?:(?P<place>[- ]place)\b|(?=[,.;:)]|$| (?:in|to|behind|with|there|on|at|for|after|overall|out)\b))"
)
_APPOSED = re.compile(r",? (?:a|an|the) (?:then[- ])?\Z")
_WHO = re.compile(r",? who\Z")
_PRONOUN = re.compile(r"\b(?:he|she|i)\Z")
_PERSON = re.compile(r"\b(?:the|a|an|his|her|their|whose) (?:[a-z-]+ ){0,2}([a-z]+)\Z")
_SET_OFF = re.compile(r"[,.;:)]|$| (?:was|is|who|and|had|has)\b")
_THEN = re.compile(r"\b(?:when (?:he|she|i|they)(?: is| was| were| turned)?|then[- ]?) ?\Z")
_AT_THE_TIME = re.compile(r" (?:years? old )?(?:when|at the time|in (?:19|20)\d\d)\b")
_LOOK_BACK = 24  # code points in which the words before an age are looked at
_RUN = 6  # words of a noun phrase behind an age
NEAR = 2  # sentences before an age in which "he" or "the 41-year-old" is looked for


class _Owner(NamedTuple):
    """Whose age it is: the words, and the name where one is told or pointed to."""

    words: Span | None
    name: str | None
    sure: bool


class _People:
    """The persons named in an article, by where their names begin and end."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.all = [mention for mention in mentions if mention.kind == "person"]
        self.by_start = {mention.start: mention for mention in self.all}
        self.by_end = {mention.end: mention for mention in self.all}
        self._starts = [mention.start for mention in self.all]

    def last(self, before: int, after: int) -> Mention | None:
        """The last one named before an offset, not before another."""
        at = bisect_left(self._starts, before) - 1
        return self.all[at] if at >= 0 and self.all[at].start >= after else None


class _Where(NamedTuple):
    """The sentence of an age, and from where on the one whose age it is may have been named."""

    tree: Tree
    people: _People
    sentence: Span
    before: int


def measures(article: Article, parses: Sequence[Parse], mentions: Sequence[Mention]) -> tuple[Measure, ...]:
    """Every age and every place in a row of the body, in order of its first offset.

    Args:
        article: the article; only its sentences are read.
        parses: the parse of each sentence, in the same order.
        mentions: the names in the article; an age is that of a person who is named beside it.
    """
    folded = fold(article.text)
    people = _People(mentions)
    starts = [sentence.start for sentence in article.sentences]
    trees: dict[int, Tree] = {}
    found: list[Measure] = []
    passed = 0
    for way, match in sorted(_matches(folded), key=lambda one: (one[1].start(), -one[1].end())):
        place = bisect_right(starts, match.start("n")) - 1
        if match.start() < passed or place < 0 or match.end() > article.sentences[place].end:
            continue
        sentence = article.sentences[place]
        if place not in trees:
            trees[place] = Tree(parses[place] if place < len(parses) else Parse(()), sentence.start)
        if way in _AGES:
            before = article.sentences[max(0, place - NEAR)].start  # where the one whose age it is may be named
            made = _age(folded, way, match, _Where(trees[place], people, sentence, before))
        else:
            made = _order(match, trees[place]) if way in ("row", "placed") else _since(match, trees[place])
        if made is not None:
            found.append(made)
            passed = made.end
    return tuple(found)


def _matches(folded: str) -> Iterator[tuple[str, re.Match[str]]]:
    for way, pattern in (*_AGES.items(), ("row", _ROW), ("placed", _PLACED), ("since", _SINCE), ("within", _WITHIN)):
        for match in pattern.finditer(folded):
            yield way, match


def _number(words: str) -> float:
    """ "forty-one", "41", "30s" and "thirties" as a number."""
    if words[0].isdigit():
        return float(words.rstrip("s"))
    if words.endswith("ties"):
        return float(_VALUES[f"{words.removesuffix('ies')}y"])
    return float(sum(_VALUES[part] for part in words.split("-")))


def _age(folded: str, way: str, match: re.Match[str], where: _Where) -> Measure | None:
    """The age that the match tells, or None where nobody's age is told."""
    told = match.groupdict()
    value = _number(match["n"])
    least, most = (_number(told["low"]), value) if told.get("low") else (value, value + 9 if way == "decade" else value)
    if not 0 < value < OLDEST or (least >= most and told.get("low")):
        return None
    hedge: Hedge = _HEDGES.get(told.get("hedge") or "", "exact")
    if least < most:
        hedge = "range"
    elif way == "bound":
        hedge = "at least" if told["bound"] in ("older", "over", "above") else "less than"
    owner = _owner(folded, way, match, where)
    if owner is None:
        return None
    first, end = match.start("low") if told.get("low") else match.start("n"), match.end()
    first = match.start() if way == "decade" else first
    end += folded.startswith(")", end) and "(" in match[0]
    shown = owner.words if owner.words and max(owner.words.start - end, first - owner.words.end) <= _LOOK_BACK else Span(first, end)
    return Measure(
        start=min(first, shown.start),
        end=max(end, shown.end),
        value=None if hedge == "range" else value,
        min=None if hedge in ("less than", "about") else least,
        max=None if hedge in ("at least", "more than", "about") else most,
        hedge=hedge,
        unit=f"{told.get('unit') or 'year'} old",
        counts=owner.words,
        sort="age",
        whose=owner.name,
        sure=owner.sure,
        then=told.get("then") == "then"
        or any(_THEN.search(folded, max(where.sentence.start, at - _LOOK_BACK), at) for at in {first, match.start()})
        or _AT_THE_TIME.match(folded, match.end()) is not None,
    )


def _owner(folded: str, way: str, match: re.Match[str], where: _Where) -> _Owner | None:
    """Whose age the match tells; None where a number alone ("is 41", ", 41,") is said of nobody."""
    people, start = where.people, match.start()
    if way in ("ends", "bound"):
        return _Owner(None, None, sure=True)
    last = people.last(start, where.before)
    pointed = _Owner(None, last.name if last else None, sure=False)
    if way in ("reached", "decade"):
        return pointed
    if way in ("apposed", "said"):
        begin = start - (folded[start - 1 : start] == " ")
        named = people.by_end.get(begin)
        if way == "said" and named is None and (who := _WHO.search(folded, max(0, begin - _LOOK_BACK), begin)):
            named = people.by_end.get(who.start())
        if named is not None:
            return _Owner(Span(named.start, named.end), named.name, sure=True)
        if way == "said":
            pronoun = _PRONOUN.search(folded, max(0, begin - _LOOK_BACK), begin)
            return pointed._replace(words=Span(*pronoun.span())) if pronoun else None
        noun = _PERSON.search(folded, max(0, begin - 2 * _LOOK_BACK), begin)
        return _Owner(Span(*noun.span(1)), None, sure=True) if noun and noun[1] in persons() else None
    return _described(folded, match, where, pointed)


def _described(folded: str, match: re.Match[str], where: _Where, pointed: _Owner) -> _Owner:
    """Whose age "41-year-old" is: of the name before ("Ida Torv, a 41-year-old baker"), behind, or of the noun behind."""
    tree, people, start, end = where.tree, where.people, match.start(), match.end()
    apposed = _APPOSED.search(folded, max(where.sentence.start, start - _LOOK_BACK), start)
    named = people.by_end.get(apposed.start()) if apposed else None
    noun = None
    for at in tree.within(end, where.sentence.end)[:_RUN]:
        token = tree.tokens[at]
        if token.upos not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
            break
        if token.upos in ("NOUN", "PROPN"):
            noun = at
        named = named or people.by_start.get(tree.begin(at))
    if named is None and noun is not None and folded.startswith(", ", tree.finish(noun)):
        behind = people.by_start.get(tree.finish(noun) + 2)  # "his 6-year-old son, Ida"
        if behind is not None and _SET_OFF.match(folded, behind.end):
            return _Owner(Span(tree.begin(noun), tree.finish(noun)), behind.name, sure=True)
    if named is not None:
        return _Owner(Span(named.start, named.end), named.name, sure=True)
    words = Span(tree.begin(noun), tree.finish(noun)) if noun is not None else None
    definite = folded.endswith("the ", 0, start)
    return pointed._replace(words=words) if definite else _Owner(words, None, sure=True)


def _order(match: re.Match[str], tree: Tree) -> Measure | None:
    """ "the third time", "a second-term senator", "finished third", "the fourth-largest port"; never the first: a way of speaking."""
    told = match.groupdict()
    value = float(_ORDINALS.get(match["n"]) or match["n"].rstrip("stndrh"))
    noun = told.get("noun")
    if noun is not None and noun not in figure_words("orders"):
        return None
    if value <= 1 or (noun is None and match[0].startswith("in") and not told["place"]):
        return None
    inside = tree.within(match.start("n"), match.end("n"))
    return Measure(
        start=match.start("n"),
        end=match.end(),
        value=value,
        min=value,
        max=value,
        counts=Span(*match.span("noun")) if noun is not None else None,
        predicate=lemma_of(tree, tree.clause_head(inside[0])) if inside else None,
        sort="order",
    )


def _since(match: re.Match[str], tree: Tree) -> Measure | None:
    """ "the inquiry began two years ago", "within a year": how long something has gone on, or may."""
    told = match.groupdict()
    value = 1.0 if match["n"] in ("a", "an") else _number(match["n"])
    inside = tree.within(*match.span("unit"))
    verb = tree.clause_head(inside[0]) if inside else None
    lasting = _lasting(tree, verb) if verb is not None else None
    hedge = _HEDGES.get(told.get("hedge") or "", "exact")
    return Measure(
        start=match.start("hedge") if told.get("hedge") else match.start("n"),
        end=match.end(),
        value=value,
        min=None if hedge in ("less than", "about") else value,
        max=None if hedge in ("at least", "more than", "about") else value,
        hedge=hedge,
        unit=match["unit"],
        counts=Span(tree.begin(lasting), tree.finish(lasting)) if lasting is not None else None,
        predicate=lemma_of(tree, verb),
        sort="since",
    )


def _lasting(tree: Tree, verb: int) -> int | None:
    """What began: "the inquiry" that began, "investigating" of "began investigating"; None where nothing did."""
    token = tree.tokens[verb]
    if token.lemma in figure_words("beginning"):
        deed = tree.kid(verb, "xcomp")
        return deed if deed is not None else tree.kid(verb, "nsubj", "nsubj:pass")
    return verb if token.dep == "xcomp" and tree.tokens[token.head].lemma in figure_words("beginning") else None
