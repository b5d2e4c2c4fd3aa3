"""The words of a figure as a line of the board prints them: hedge, number, what is counted, and what stands next to it.

"41 people had been arrested", "sent three brigades", "1,200 more in Tolm": the verb and the place are taken in only where nothing but
small words stands between, so that no line of the board runs into the next figure.
"""

import re

from secondsource.brief.citing import cite
from secondsource.brief.clauses import complete
from secondsource.brief.dated import clause
from secondsource.records.article import Article, Span
from secondsource.records.brief import Ref
from secondsource.records.reading import Figure, Reading
from secondsource.text.normalize import fold, words

MAX_COUNTED = 70  # code points from the number to what it counts
MAX_BEFORE = 2  # words from a noun to its number: "the crowd at 2,500"
MAX_TAIL = 4  # words after the noun that is counted
_SPEECH = frozenset(("say", "tell", "put", "add", "report", "call"))  # verbs that tell who counts, not what happened
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between a figure and the verb after it: auxiliaries, adverbs, and the passive of hearsay.
_AUXILIARY = re.compile(
    r"\s+(?:(?:is|are|was|were|be|been|being|has|have|had|having|will|would|may|might|could|can|must|still|also|now|already|then|not|to"
    r"|since|who|that|(?:said|reported|believed|thought|feared|known)(?=\s+to)|\w+ly)\s+)*",
    re.IGNORECASE,
)
# And between a verb and the figure after it.
_SMALL = re.compile(
    r"\s+(?:(?:the|a|an|another|all|its|his|her|their|to|for|by|of|up|out|down|off|on|at|in|about|some|and|other|with)\s+){0,2}"
)
# And between a figure and its place.
_TO_PLACE = re.compile(
    r",?\s+(?:(?:more|others?|troops|people|in|at|on|near|to|from|along|around|across|outside|inside|of|the|its)\s+){0,4}"
)
_TAIL = re.compile(r"\s(?:in|on|at|from|to|with|as|when|where|along|near|over|under|between|protested)\s")
_TALLY = re.compile(r"\b\d{1,3}\s?(?:-|–|—|to)\s?\d{1,3}\b(?![-–\d])")
MIN_TELLING = 2  # words with fewer do not say what a figure is of
MAX_AROUND = 50  # code points, and words, on either side of a bare number
MAX_WORDS_AROUND = 6
_STOP = re.compile(r"[,;:.!?()\"“”]\s|[\"“”()\n]|\s[—–-]+\s|[.!?]$")
# Where the figure has its noun, neither a second clause nor a second figure.
_NARROW = re.compile(
    _STOP.pattern
    + r"|\b(?:and|or|but|while|when|who|which|that|said|says|told|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|\w*\d\S*)\s",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset(
    "a an the of in at to and or about some nearly almost around roughly over under more less fewer than least most up only just other"
    " another its his her their our my this that these those one two three four five six seven eight nine ten eleven twelve twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion trillion dozen dozens half third"
    " quarter us u.s dollar dollars euro euros pound pounds crown crowns percent per cent percentage point points time times p m"
    " a.m p.m".split()
)
_OPENS_BADLY = frozenset("of to and or but by that which who as than".split())
_LOOSE_END = _SAYS_NOTHING | frozenset(
    "for from with by on as but which who whom whose when while where is are was were has have had".split()
)
# "were still missing": without the word behind it, "be" says nothing of the figure.
_STATE = re.compile(
    r"\s+(?:is|are|was|were|remains?|remained|(?:has|have|had) been)\s+(?:(?:still|also|now|already|then|not|reported|believed|feared)\s+)*"
    r"(?!(?:the|a|an|in|at|on|of|to|from|by|with|among|for|as|its|his|her|their)\b)[^\W\d_]+",
    re.IGNORECASE,
)
# "names of people who have not been found": a short clause that says which ones.
_WHICH = re.compile(r"\s(?:who|whom|that|which)(?:\s[^\s,.;:!?“”\"]+){1,7}?(?=[,.;:!?]|\s[“\"]|$)")
_OWN = re.compile(r"\s(?:their|his|her|its)\s[^\W\d_]+")  # "have left their homes", "lost their lives"
# "a nine-day blockade": how long or large the thing is, in a sentence about something else.
_SIZE = re.compile(r"[\w.,]+-(?:second|minute|hour|day|week|month|year|mile|kilomet|metre|meter|foot|storey|story|point|page|member)")
# "were killed", "had been arrested", "have died": with the noun that is counted for its subject a whole clause.
_HAPPENED = re.compile(
    r"\s(?:is|are|was|were|be|been|being)\s(?:\w+\s)?(?:\w+ed|killed|hurt|shot|held|lost|found|freed|cut|sent|struck|hit|laid off)$"
    r"|\s(?:died|drowned|perished|survived|fled|escaped)$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s")
MIN_CUT = 12  # code points that a clause must lose to be worth cutting
# Past forms that do not begin like their lemma.
_FORMS = {
    "die": ("died", "dead", "death", "deaths", "dying"),
    "kill": ("killed", "killing", "kills", "dead"),
    "lose": ("lost",),
    "hold": ("held",),
    "send": ("sent",),
    "spend": ("spent",),
    "pay": ("paid",),
    "sell": ("sold",),
    "buy": ("bought",),
    "flee": ("fled",),
    "leave": ("left",),
    "rise": ("rose", "risen"),
    "fall": ("fell", "fallen"),
    "hit": ("hit",),
    "take": ("took", "taken"),
    "give": ("gave", "given"),
    "make": ("made",),
    "shoot": ("shot",),
    "strike": ("struck",),
    "lay": ("laid",),
    "catch": ("caught",),
    "bring": ("brought",),
    "seek": ("sought",),
    "keep": ("kept",),
    "win": ("won",),
    "begin": ("began", "begun"),
    "steal": ("stole", "stolen"),
    "sink": ("sank", "sunk"),
    "drown": ("drowned",),
}


def shown(article: Article, figure: Figure, reading: Reading | None = None) -> Ref:
    """The figure with what it counts, the verb beside it and the place behind it; the clause where these do not name a subject."""
    terse = _terse(article, figure)
    if figure.counts and figure.counts.start <= figure.end and _SIZE.match(article.text, figure.start, figure.end):
        thing = cite(article, figure.start, max(figure.end, _counted_end(article.text, figure)))
        return terse if terse.start == thing.start and terse.end > thing.end else thing
    if reading is None:
        return terse
    sentence = next((s for s in article.sentences if s.start <= figure.start < s.end), None)
    if sentence is None or complete(article.text, terse.start, terse.end, sentence, figure.start):
        return terse
    whole = clause(article, figure, reading)
    if whole is None:
        return _bare(article, figure, sentence) or terse
    return _cut_back(article, figure, whole, terse, sentence)


def _cut_back(article: Article, figure: Figure, whole: Ref, terse: Ref, sentence: Span) -> Ref:
    """The clause up to where it has told what happened to those who are counted: "Nine people were killed", not when, where and how.

    Behind a passive with its own subject, or "died", nothing is missing; else up to the first comma that closes a clause.
    """
    text = article.text
    if terse.start == whole.start and terse.end < whole.end - MIN_CUT and _HAPPENED.search(text, figure.end, terse.end):
        return cite(article, whole.start, terse.end)
    for comma in _COMMA.finditer(text, max(terse.end, figure.end), whole.end - MIN_CUT):
        if complete(text, whole.start, comma.start(), sentence, figure.start):
            return cite(article, whole.start, comma.start())
        break
    return whole


def _bare(article: Article, figure: Figure, sentence: Span) -> Ref | None:
    """No more than the figure and what it counts, where they stand together: better than half a clause."""
    counted = figure.counts
    if counted is None or _far(article.text, figure, sentence.start, sentence.end) or counted.start < figure.start:
        return None
    return cite(article, figure.start, max(figure.end, _counted_end(article.text, figure)))


def _terse(article: Article, figure: Figure) -> Ref:
    """The figure with what it counts, the verb beside it and the place behind it."""
    text = article.text
    low, high = next(((s.start, s.end) for s in article.sentences if s.start <= figure.start < s.end), (figure.start, figure.end))
    start, end = figure.start, figure.end
    if figure.counts and not _far(text, figure, low, high):
        start, end = min(start, figure.counts.start), max(end, _counted_end(text, figure))
    start, end = max(start, low), min(end, high) if high >= figure.end else end
    verb = _verb(text, figure.predicate, (low, high), (start, end))
    told = bool(verb)
    if verb:
        start, end = min(start, verb[0]), max(end, verb[1])
        lost = _OWN.match(text, end, high) if end == verb[1] else None
        end = lost.end() if lost else end
    else:
        said_of = _WHICH.match(text, end, high) or _STATE.match(text, end, high)
        end = said_of.end() if said_of else end
        told = bool(said_of)
    if figure.where and end <= figure.where.start and figure.where.end <= high and _TO_PLACE.fullmatch(text, end, figure.where.start):
        end, told = figure.where.end, True
    start, end = _tally(text, start, end, low, high)
    if not told or _telling(text[start:end]) < MIN_TELLING:
        start, end = _in_clause(text, start, end, low, high, _NARROW if _telling(text[start:end]) else _STOP)
    return cite(article, start, end)


def _tally(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """With the other number of "240 to 187": neither side of a tally is told alone."""
    for match in _TALLY.finditer(text, low, high):
        if match.start() < end and start < match.end():
            return min(start, match.start()), max(end, match.end())
    return start, end


def _telling(said: str) -> int:
    """How many words are no numbers, units or small words: none in "the $13 million", one in "raise $2 million"."""
    return sum(word not in _SAYS_NOTHING and not any(char.isdigit() for char in word) for word, _, _ in words(fold(said)))


def _in_clause(text: str, start: int, end: int, low: int, high: int, stops: re.Pattern[str]) -> tuple[int, int]:
    """A figure that no verb stands beside with the words around it, up to where its clause stops; small words do not end the line."""
    before = text[max(low, start - MAX_AROUND) : start]
    cut = max((match.end() for match in stops.finditer(before)), default=0)
    told = list(re.finditer(r"\S+", before[cut:]))
    told = told[1:] if not cut and start - MAX_AROUND > low else told  # the first word may be half a word
    while told and fold(told[-MAX_WORDS_AROUND:][0][0]) in _OPENS_BADLY:
        told = told[-MAX_WORDS_AROUND:][1:]
    if told:
        start -= len(before) - cut - told[-MAX_WORDS_AROUND:][0].start()
    behind = text[end : min(high, end + MAX_AROUND)]
    stop = stops.search(behind)
    told = list(re.finditer(r"\S+", behind[: stop.start() if stop else len(behind)]))
    told = told[:-1] if stop is None and end + MAX_AROUND < high else told
    told = told[:MAX_WORDS_AROUND]
    while told and fold(told[-1][0]).strip("'’") in _LOOSE_END:
        told.pop()
    return start, end + (told[-1].end() if told and behind[:1].isspace() else 0)


def _far(text: str, figure: Figure, low: int, high: int) -> bool:
    """Whether what is counted stands too far away: "41,000 troops at the border and 42,000 in the south" is two figures."""
    counted = figure.counts
    if counted is None or counted.start < low or counted.end > high:
        return True
    if counted.end <= figure.start:
        return len(text[counted.end : figure.start].split()) > MAX_BEFORE
    between = text[figure.end : counted.start]
    return len(between) > MAX_COUNTED or any(char.isdigit() for char in between)


def _counted_end(text: str, figure: Figure) -> int:
    """The end of the noun that is counted, without a long tail: "boats with banners" stays, "coffee on the table in the hall" is cut."""
    counted = figure.counts
    if counted is None or counted.end <= figure.end:
        return figure.end
    tail = _TAIL.search(text, max(figure.end, counted.start), counted.end)
    if tail is None or len(text[tail.start() : counted.end].split()) <= MAX_TAIL:
        return counted.end
    return tail.start()


def _verb(text: str, lemma: str | None, sentence: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int] | None:
    """Where the verb that says what happened stands, if only small words part it from the figure."""
    if not lemma or len(lemma) < 3 or lemma == "have" or lemma in _SPEECH:
        return None
    stem = lemma.casefold()[: max(4, len(lemma) - 1)]
    forms = _FORMS.get(lemma.casefold(), ())
    for match in _WORD.finditer(text, *sentence):
        word = match[0].casefold()
        if not (word.startswith(stem) or word in forms):
            continue
        if match.start() >= figure[1] and _AUXILIARY.fullmatch(text, figure[1], match.start()):
            return match.span()
        if match.end() <= figure[0] and _SMALL.fullmatch(text, match.end(), figure[0]):
            return match.span()
    return None
