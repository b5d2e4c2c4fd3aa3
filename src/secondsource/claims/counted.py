"""What a figure counts: the noun, what happened to it, the place, the doer, and the figures beside it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from secondsource.claims.directions import Way, way_of
from secondsource.claims.numbers import is_fraction, with_bounds
from secondsource.claims.segments import Page
from secondsource.claims.wording import is_content, stem, word_set
from secondsource.records.reading import Figure

# What is done to those who are counted. Figures of two classes never count the same thing.
_CLASSES = {
    "die": "die kill slay fatality fatal toll murder casualty massacre behead execut drown",
    "hurt": "hurt injur wound injury hospitaliz hospitalis hospital",
    "arrest": "arrest hold detain custody jail imprison detent",
    "miss": "miss unaccount vanish",
    "flee": "flee fled evacuat displac evacuee refugee",
}
CLASS_OF = {stem(word): name for name, row in _CLASSES.items() for word in row.split()} | {
    word: name for name, row in _CLASSES.items() for word in row.split()
}
# Nouns for persons that say nothing about which: "people" may count the same heads as "workers", with a note on what is counted.
PEOPLE = frozenset(stem(word) for word in word_set("people persons person"))
ANYBODY = PEOPLE | frozenset(stem(word) for word in word_set("others individuals victims souls members dead civilians residents men women"))
PERSONS = ANYBODY | frozenset(
    stem(word)
    for word in word_set(
        "workers protesters demonstrators students officers children passengers employees fans worshippers soldiers troops patients "
        "refugees migrants strikers suspects bystanders villagers citizens nationals militants fighters policemen rebels inmates girls "
        "boys sources witnesses voters members customers doctors nurses teachers drivers sailors miners farmers tourists visitors players "
        "athletes guards prisoners detainees hostages survivors parents mothers fathers teenagers pupils adults officials lawmakers "
        "journalists reporters volunteers veterans immigrants families relatives guests"
    )
)
# Other words for the same persons and things; which of them an article prefers is a matter of style.
_ALIKE = (
    "soldiers troops servicemen",
    "protesters demonstrators",
    "fighters militants insurgents gunmen",
    "pupils schoolchildren",
    "kids children",
    "workers employees",
    "residents inhabitants villagers townspeople",
    "houses homes dwellings",
    "cars vehicles automobiles",
    "planes aircraft airplanes aeroplanes jets",
    "ships vessels boats",
    "firms companies",
    "lawmakers legislators",
    "lorries trucks",
    "hostages captives",
    "bodies corpses",
    "earthquakes quakes",
    "fires blazes",
    "murders homicides",
    "polls surveys",
    "flats apartments",
    "films movies",
    "shops stores",
    "attorneys lawyers",
    "investigation inquiry probe",
    "protests demonstrations rallies unrest",
)
NAMED_AS = {stem(word): stem(row.split()[0]) for row in _ALIKE for word in row.split()}
SHARES = frozenset(("%", "pp", "share"))  # units of shares; "share" is that of a fraction
_AMOUNT_OF = frozenset(stem(word) for word in word_set("number total sum amount"))
_CUT = word_set(
    "of in at on from for to who that which with by near across along among between "
    "around since after before under over were was have has are is had"
)
_LEFT_OUT = word_set(
    "at least more than about some up to nearly almost around roughly only just as many "
    "a an the its his her their this that these those another other further"
)


_LONGEST, _CLOSE = 120, 30  # code points
_APART = re.compile(r"[,;:()\"“”—\d]|\b(?:and|or|but|while|who|that|which)\b")
_COMPOUND = re.compile(r"[^\n]{0,30}?[\da-z]-([a-z]{3,})\b")
_NUMERALS = word_set(
    "one two three four five six seven eight nine half third thirds quarter quarters fifth fifths tenths strong old odd plus"
)
_AMOUNTS = frozenset(
    stem(word)
    for word in word_set("ten hundred thousand million billion trillion dozen score percent percentage points dollars euros pounds")
)
_HOW_MANY = re.compile(r"\b(?:how many|the number of) (?:of the )?([a-z]+)\b")
_CONTEXT = 5  # words kept on either side of a figure
_OPENING, _CLOSING = "\"“‘'", "\"”’'"
# The past of verbs that figures hang on, where it begins unlike the verb.
_PAST = {
    past: verb
    for verb, forms in {
        "begin": "began begun", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "draw": "drew drawn",
        "drive": "drove driven", "fall": "fell fallen", "fight": "fought", "find": "found", "get": "got gotten", "give": "gave given",
        "have": "had has", "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made",
        "meet": "met", "pay": "paid", "rise": "rose risen", "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold",
        "send": "sent", "shoot": "shot", "spend": "spent", "steal": "stole stolen", "strike": "struck", "take": "took taken",
        "win": "won", "write": "wrote written",
    }.items()
    for past in forms.split()
}  # fmt: skip
_PRONOUNS = word_set("i he she they we it you")
_REST = re.compile(r"\b(?:others?|another|additional|further)\b")
_ALL = re.compile(r"\ball (?:of )?(?:the |its |their )?\Z")
_TALLY = re.compile(r"\s*(?:-|–|—|to|to-)\s*")
_MORE = re.compile(r"[^.]{0,60}\b(?:more|another|others?|additional|further)\b")


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the traits that say what it counts."""

    page: int
    figure: Figure
    number: Figure  # the figure with the bounds of its vague words
    unit: str | None  # of the figure, or the noun joined to it ("page" in "31-page report"); "share" for a fraction
    sentence: int | None
    head: str | None
    modifiers: frozenset[str]
    happened: str | None
    near: frozenset[str]
    around: frozenset[str]
    place: frozenset[str]
    noun: bool  # the head is a word of the text that names what is counted
    way: Way | None  # of a rise or a fall
    doer: frozenset[str]  # the name before the verb that the figure hangs on
    tally: float | None  # the other number of "134 to 63"
    listed: bool  # another figure of the same noun stands in the sentence
    whole: bool  # "all 157 on board"
    rest: bool  # "11 other people": besides some that are told apart
    beside: tuple[Figure, ...]  # the other figures of the sentence
    start: int
    end: int
    left: tuple[str, ...]  # the words before it in its sentence, nearest first
    right: tuple[str, ...]
    marked: bool  # stands between quotation marks by itself


def counts(pages: Sequence[Page]) -> list[Count]:
    """Every figure of the pages with its traits, and how long ago things began, in page order."""
    found = []
    for number, page in enumerate(pages):
        sources = [(s.start, s.end) for one in page.reading.attributions if one.stance == "speech" for s in one.source]
        lasting = [one for one in page.reading.measures if one.sort == "since"]
        for figure in sorted((*page.reading.figures, *lasting), key=lambda one: one.start):
            if figure.attribution is not None and page.reading.attributions[figure.attribution].denied:
                continue  # who denies a figure does not report it
            # "three witnesses said": who speaks, not what is told; but "the 31-page report says" tells how long it is.
            count = count_of(page, number, figure)
            if count.unit is not None or not any(start <= figure.start <= start + 4 and figure.end <= end for start, end in sources):
                found.append(count)
    return _with_neighbours(pages, found)


def _with_neighbours(pages: Sequence[Page], found: Sequence[Count]) -> list[Count]:
    """Tallies and lists, seen from the figures beside."""
    sentences: dict[tuple[int, int | None], list[Figure]] = defaultdict(list)
    for count in found:
        sentences[count.page, count.sentence].append(count.number)
    changed = [
        msgspec.structs.replace(c, beside=tuple(other for other in sentences[c.page, c.sentence] if other.start != c.figure.start))
        for c in found
    ]
    for here, (a, b) in enumerate(pairwise(found)):
        if (a.page, a.sentence) != (b.page, b.sentence):
            continue
        between = pages[a.page].article.text[a.figure.end : b.figure.start] if a.figure.end <= b.figure.start else ""
        if _TALLY.fullmatch(between):
            changed[here] = msgspec.structs.replace(changed[here], tally=b.figure.value)
            changed[here + 1] = msgspec.structs.replace(changed[here + 1], tally=a.figure.value)
        elif a.unit == b.unit and (_MORE.match(between) or (a.head == b.head and a.happened == b.happened)):
            changed[here] = msgspec.structs.replace(changed[here], listed=True)
            changed[here + 1] = msgspec.structs.replace(changed[here + 1], listed=True)
    return changed


def count_of(page: Page, number: int, figure: Figure) -> Count:
    """The figure of page ``number`` with its traits, as yet without those beside it."""
    sentence = page.sentence_at(figure.start)
    bounds = page.article.sentences[sentence] if sentence is not None else None
    low, high = (bounds.start, bounds.end) if bounds else (figure.start, figure.end)
    start, end = _shown(page, figure, low, high)
    joined = _joined(page, figure)
    head, modifiers = _head(page, figure, low)
    modifiers |= {stem(joined)} if joined and is_content(stem(joined)) else frozenset()
    before = [_stem(w) for w, s, _ in page.told(low, figure.start)][-9:] if low < figure.start else []
    after = [_stem(w) for w, s, _ in page.told(figure.end, high)][:10] if figure.end < high else []
    whole = frozenset(stem(w) for w, _, _ in page.told(low, high))
    near = frozenset(t for t in (*before, *after) if _tells(t))
    place = frozenset(stem(w) for w, _, _ in page.told(figure.where.start, figure.where.end)) if figure.where else frozenset()
    return Count(
        page=number,
        figure=figure,
        number=with_bounds(figure, page.folded[figure.start : figure.end]),
        unit=figure.unit or joined or ("share" if is_fraction(figure) else None),
        sentence=sentence,
        head=head,
        modifiers=modifiers,
        happened=_happened(figure, head, before, after),
        near=near,
        around=frozenset(t for t in whole if _tells(t)),
        place=place,
        way=way_of(before, [stem(w) for w, _, _ in page.told(figure.start, figure.end)], after),
        doer=_doer(page, figure, low),
        tally=None,
        listed=False,
        whole=_ALL.search(page.folded, low, figure.start) is not None,
        rest=_REST.search(page.folded, start, max(end, min(high, end + _CLOSE // 2))) is not None,
        beside=(),
        noun=head is not None and head not in CLASS_OF,
        start=start,
        end=end,
        left=tuple(w for w, _, _ in page.told(low, figure.start))[: -_CONTEXT - 1 : -1] if low < figure.start else (),
        right=tuple(w for w, _, _ in page.told(figure.end, high))[:_CONTEXT] if figure.end < high else (),
        marked=_marked(page.article.text, figure),
    )


def _marked(text: str, figure: Figure) -> bool:
    """Whether the number is all that is quoted: "12 percent" in marks, a comma before the closing one too."""
    behind = text[figure.end : figure.end + 2].lstrip(",.")
    return figure.start > 0 and text[figure.start - 1] in _OPENING and behind[:1] in _CLOSING and behind != ""


def _stem(word: str) -> str:
    """The stem; "missed" (a game) is left apart from "missing" (persons)."""
    return word if word == "missed" else stem(word)


def _tells(token: str) -> bool:
    """Whether a word says something on what is counted: no number, no unit of money or shares."""
    return is_content(token) and not token[0].isdigit() and token not in _AMOUNTS


def _shown(page: Page, figure: Figure, low: int, high: int) -> tuple[int, int]:
    """The words that show the figure: with what it counts, if that is behind it or close before it, else with the harm at once behind."""
    start, end = figure.start, figure.end
    if figure.counts and figure.counts.start >= figure.start:
        end = max(end, figure.counts.end) if figure.counts.end - figure.start <= _LONGEST else end
        return start, end
    if figure.counts and figure.counts.start >= low and not _APART.search(page.folded, figure.counts.end, figure.start):
        start = figure.counts.start if figure.start - figure.counts.end <= _CLOSE else start
    behind = next(iter(page.told(end, min(high, end + _CLOSE))), None) if end < high else None
    if behind and stem(behind[0]) in CLASS_OF and page.folded[end : behind[1]].isspace():
        end = behind[2]  # "53 wounded"
    return start, end


def _joined(page: Page, figure: Figure) -> str | None:
    """The noun that is joined to the number before what is counted: "page" in "31-page report"."""
    if figure.unit is not None or figure.counts is None:
        return None
    found = _COMPOUND.match(page.folded, figure.start, figure.end)
    return found[1] if found and found.end(1) < figure.counts.start and found[1] not in _NUMERALS else None


def _head(page: Page, figure: Figure, low: int) -> tuple[str | None, frozenset[str]]:
    """Stem of the counted noun and the stems that stand before it."""
    if figure.counts is None:
        # "Estimates of how many lorries cross run from 40 to 60".
        asked = _HOW_MANY.search(page.folded, low, figure.start) if figure.unit is None else None
        return (stem(asked[1]), frozenset()) if asked else (None, frozenset())
    found = [w for w, _, _ in page.told(figure.counts.start, figure.counts.end)]
    found = [w for w in found if not w[0].isdigit()]
    while found and (found[0] in _LEFT_OUT or found[0] in _CUT):
        found = found[1:]
    if len(found) > 2 and stem(found[0]) in _AMOUNT_OF and found[1] == "of":
        found = [word for word in found[2:] if word not in _LEFT_OUT]  # "half the number of lorries"
    kept: list[str] = []
    for place, word in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else ""
        if kept and (word in _CUT or (after in _CUT and word.endswith(("ed", "ing")))):  # "indictment released by ..."
            break
        kept.append(word)
    if not kept:
        return None, frozenset()
    # "31-page report": the unit or the joined word is part of what is counted.
    parts = [part for word in kept for part in re.split("-", word) if part and not part[0].isdigit()]
    tokens = [stem(part) for part in parts] or [stem(kept[-1])]
    person = next((number for number, token in enumerate(tokens) if token in PERSONS), None)
    if person is not None:  # "women seeking back pay", "people arrested that day"
        tokens = tokens[: person + 1]
    return tokens[-1], frozenset(t for t in tokens[:-1] if is_content(t))


def _doer(page: Page, figure: Figure, low: int) -> frozenset[str]:
    """Stems of the last name before the verb that the figure hangs on, speech tags left out: "Tamarra has sent 2,600 guards"."""
    if not figure.predicate:
        return frozenset()
    verb = stem(figure.predicate)
    tags = [(s.start, s.end) for one in page.reading.attributions for s in (*one.source, *one.cue)]
    name: list[str] = []
    last: list[str] = []
    for word, start, _ in page.told(low, figure.start):
        if any(a <= start < b for a, b in tags):
            continue
        if word in _PRONOUNS or any(d.start <= start < d.end for d in page.reading.dates):
            continue
        # A capital at the start of the sentence says nothing unless a name was read there.
        initials = page.article.text[start : start + 3].isupper() and len(word) > 1
        if page.article.text[start].isupper() and (
            start != low or initials or any(m.start <= start < m.end for m in page.reading.mentions)
        ):
            name.append(stem(word))
            continue
        last, name = name or last, []
        if stem(word) == verb or _PAST.get(word) == figure.predicate or word.startswith(figure.predicate.removesuffix("e")):
            return frozenset(last)
    return frozenset()


def _happened(figure: Figure, head: str | None, before: Sequence[str], after: Sequence[str]) -> str | None:
    for word in (figure.predicate and figure.predicate != "miss" and stem(figure.predicate), head):
        if word and word in CLASS_OF:
            return CLASS_OF[word]
    if figure.unit is not None:
        return None
    for word in after[:5]:
        if word in CLASS_OF:
            return CLASS_OF[word]
    for word in reversed(before[-3:] if head else before):
        if word in CLASS_OF:
            return CLASS_OF[word]
    return None
