"""Numerals as they are written in news text: digits, words, mixtures, fractions, ranges, tallies and vague amounts.

What question it answers: which number do these words say? ``"2.3 million"`` says 2,300,000; ``"two dozen"`` 24; ``"three-quarters"`` .75;
``"hundreds"`` says no number at all. Ranges and tallies of two numerals are ``reading.quantities``.

Works on folded text (``text.normalize.fold``), cut into tokens by one linear pattern; every function takes a position in the token list
and returns what it read and where it stopped. Nothing here knows what is counted: that is ``reading.figures``.
"""

import re
from typing import NamedTuple

from secondsource.reading.lexicon import listed

# A word may hold an apostrophe; digits may hold separators ("1,200,000", "1.200.000", "12,00,000"). Everything else is one sign a token.
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{3}){2,5}+(?![.,]?\d)|\d{1,2}(?:,\d\d(?=,)){1,4},\d{3}(?![.,]?\d)|\d+(?:,\d{3})*+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>[^\w\s]|_)"
)
# A sentence without one of these holds no figure: most sentences stop here.
MAY_HOLD_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|twenty|forty"
    r"|(?:three|four|five|six|seven|eight|nine|ten)fold|zero|tens|hundreds?|thousands?|[mb]illions?|trillions?|dozens?|scores?|half|quarters?"
    r"|(?:third|fourth|(?:fif|six|seven|eigh|nin|ten)th)s?"
    r"|twice|thrice|couple|several|few|handful|lakhs?|crores?"
    r"|(?:than|least|about|nearly|almost|over|around|roughly|under|quite|barely) an?)\b"
)

UNITS = {
    word: float(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: float(10 * number)
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# Letters that stand at once behind digits ("2.3m", "$40bn"); a space between them is only allowed for the longer ones.
GLUED_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
SPACED_SCALES = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12}
COLLECTIVES = {"dozen": 12.0, "score": 20.0}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
# Plurals that give no number.
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"})
FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}


_MEASURES = listed("measures")
_FUNCTION = listed("function")


class Token(NamedTuple):
    """A token of folded text; ``kind`` is ``number``, ``word`` or ``sign``; ``glued`` where nothing stands before it."""

    text: str
    start: int
    end: int
    kind: str
    glued: bool


class Numeral(NamedTuple):
    """A number read from ``tokens[first:last]``. ``value`` is None where the words only bound it. ``kind`` says how it was written."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    kind: str  # "digits", "words", "share", "vague", "range", "collective", "frequency"


def tokens(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of folded text with their offsets, in order."""
    found = []
    stop = len(folded) if end is None else end
    before = -1
    for match in _TOKEN.finditer(folded, start, stop):
        found.append(Token(match[0], match.start(), match.end(), match.lastgroup or "sign", match.start() == before))
        before = match.end()
    return found


def exact(first: int, last: int, value: float, kind: str) -> Numeral:
    """A numeral that says one number."""
    return Numeral(first, last, round(value, 6), round(value, 6), round(value, 6), kind)


def _text(toks: list[Token], at: int) -> str:
    return toks[at].text if 0 <= at < len(toks) else ""


def _digits(toks: list[Token], at: int) -> Numeral | None:
    if at >= len(toks) or toks[at].kind != "number":
        return None
    written = toks[at].text
    value: float = float(written.replace(".", "") if written.count(".") > 1 else written.replace(",", ""))
    last = at + 1
    if _text(toks, last) in FRACTION_SIGNS:
        value += FRACTION_SIGNS[toks[last].text]
        last += 1
    following = _text(toks, last)
    if following in GLUED_SCALES and toks[last].glued:
        value *= GLUED_SCALES[following]
        last += 1
    else:
        # "2.3 million", "500 thousand crore", "1.5-billion"
        # and, with the mark of a quotation that was cut short, '"$5.6" billion'
        tied = following == "-" or (following == '"' and toks[last].glued)
        joined = last + 1 if tied and _text(toks, last + 1) in SCALES else last
        scaled = False
        while (word := _text(toks, joined)) in SCALES or (not scaled and word in SPACED_SCALES):
            value *= SCALES[word] if word in SCALES else SPACED_SCALES[word]
            joined += 1
            last, scaled = joined, True
        if not scaled and following == "and" and _text(toks, last + 1) in {"a", "half"}:
            half = last + 2 if toks[last + 1].text == "a" else last + 1
            if _text(toks, half) == "half":
                scale = SCALES.get(_text(toks, half + 1))
                return exact(at, half + (2 if scale else 1), (value + 0.5) * (scale or 1.0), "digits")
        if not scaled and following == "dozen":
            value *= 12
            last += 1
    return exact(at, last, value, "digits")


def _below_hundred(toks: list[Token], at: int) -> tuple[float, int] | None:
    word = _text(toks, at)
    if word in TENS:
        behind = at + 2 if _text(toks, at + 1) == "-" else at + 1
        unit = _text(toks, behind)
        if unit in UNITS and 1 <= UNITS[unit] <= 9 and behind == at + 2:
            return TENS[word] + UNITS[unit], behind + 1
        return TENS[word], at + 1
    if word in UNITS:
        return UNITS[word], at + 1
    return None


def _of_a_scale(toks: list[Token], at: int) -> int | None:
    """The token of the scale in "(a) quarter of a million"; None elsewhere."""
    at += _text(toks, at) in {"a", "one"}
    said = [token.text for token in toks[at : at + 3]]
    return at + 3 if said == ["quarter", "of", "a"] and _text(toks, at + 3) in SCALES else None


def _words(toks: list[Token], at: int) -> Numeral | None:
    """Number words: "two hundred and fifty thousand", "a million", "half a million", "two dozen", "one and a half million"."""
    start = at
    total = 0.0
    group: float | None = None
    word = _text(toks, at)
    if word in {"a", "an"} and (_text(toks, at + 1) in SCALES or _text(toks, at + 1) in COLLECTIVES):
        group, at = 1.0, at + 1
    elif (quarter := _of_a_scale(toks, at)) is not None:
        group, at = 0.25, quarter  # "a quarter of a million"
    elif word == "half" and _text(toks, at + 1) in {"a", "an"} and (_text(toks, at + 2) in SCALES or _text(toks, at + 2) in COLLECTIVES):
        group, at = 0.5, at + 2
    while True:
        part = _below_hundred(toks, at) if group is None or group % 100 == 0 else None
        if part and (group is None or part[0] < 100):
            group = (group or 0.0) + part[0]
            at = part[1]
            if _text(toks, at) == "and" and _text(toks, at + 1) == "half" and at + 2 < len(toks):
                group += 0.5
                at += 2
            elif _text(toks, at) == "and" and _text(toks, at + 1) == "a" and _text(toks, at + 2) in {"half", "quarter"}:
                group += 0.5 if toks[at + 2].text == "half" else 0.25
                at += 3
            continue
        word = _text(toks, at)
        scale_at = at + 1 if word == "-" and _text(toks, at + 1) in SCALES else at
        scale = SCALES.get(_text(toks, scale_at))
        if group is not None and scale is not None:
            if scale == 100:
                group *= 100
            else:
                total += group * scale
                group = None
            at = scale_at + 1
            if group is None and _text(toks, at) == "and" and _below_hundred(toks, at + 1) and _text(toks, at + 2) not in SCALES:
                at += 1 if total >= 1000 else 0
            elif group is not None and _text(toks, at) == "and" and _below_hundred(toks, at + 1):
                at += 1
            if group is None and not _below_hundred(toks, at):
                break
            continue
        if group is not None and word in COLLECTIVES:
            return exact(start, at + 1, (total + group) * COLLECTIVES[word], "collective")
        break
    if group is not None and [token.text for token in toks[at : at + 6]] == ["-", "and", "-", "a", "-", "half"]:
        group, at = group + 0.5, at + 6  # "two-and-a-half hours"
    if at == start or (group is None and total == 0):
        return None
    value = total + (group or 0.0)
    return exact(start, at, value, "words")


# A bare fraction is one behind these ("by a third", "nearer half"), before the end of the phrase: "to a third country" holds none.
_BEFORE_SHARE = frozenset(
    {"by", "than", "about", "around", "nearly", "nearer", "almost", "roughly", "over", "under", "to", "least", "is", "was", "just", "only"}
)
_NO_SHARE = frozenset({"hour", "final", "finals"})


def _ended(toks: list[Token], at: int) -> bool:
    return at >= len(toks) or (toks[at].kind == "sign" and toks[at].text != "-") or toks[at].text in _FUNCTION


def _share(toks: list[Token], at: int) -> Numeral | None:
    """Fractions: "two-thirds", "three quarters", "a third of", "half of", "one in five", "three out of ten"."""
    word = _text(toks, at)
    if _of_a_scale(toks, at) is not None:
        return None
    count = UNITS.get(word, 1.0 if word in {"a", "an"} else 0.0)
    if count:
        part = at + 2 if _text(toks, at + 1) == "-" else at + 1
        name = _text(toks, part)
        if name in PARTS and (count > 1) == name.endswith(("s", "ves")) and count < PARTS[name]:
            sure = (
                count > 1
                or _text(toks, at - 1) == "between"
                or _text(toks, at + 1) == "-"
                or word == "one"
                or _text(toks, part + 1) in {"of", "the", "fewer", "less", "more", "higher", "lower"}
            )
            if (sure or (_text(toks, at - 1) in _BEFORE_SHARE and _ended(toks, part + 1))) and _text(toks, part + 1) not in _NO_SHARE:
                return exact(at, part + 1, count / PARTS[name], "share")
    if word == "half" and _text(toks, at + 1) in {"a", "an"} and _text(toks, at + 2) in _MEASURES | _HALVED:
        return exact(at, at + 2, 0.5, "words")  # "half an hour"
    if word == "half" and (
        _text(toks, at + 1) in {"of", "the", "its", "their", "his", "her", "our", "all"}
        or (_text(toks, at - 1) in _BEFORE_SHARE and _ended(toks, at + 1) and _text(toks, at + 1) not in {"a", "an"})
    ):
        return exact(at, at + 1, 0.5, "share")
    return None


def _ratio(toks: list[Token], number: Numeral) -> Numeral | None:
    """ "one in five", "3 out of 10", "two in every three" behind an already read first number."""
    at = number.last
    if _text(toks, at) == "in":
        at += 2 if _text(toks, at + 1) == "every" else 1
    elif _text(toks, at) == "out" and _text(toks, at + 1) == "of":
        at += 3 if _text(toks, at + 2) == "every" else 2
    else:
        return None
    second = _digits(toks, at) or _words(toks, at)
    if second is None or not second.value or not number.value or number.value >= second.value or second.value > 1e6:
        return None
    if number.value % 1 and number.kind == "digits":
        return exact(number.first, second.last, number.value, "digits")  # "a mark of 7.5 out of ten"
    if number.value > 100 or (second.value >= 1900 and second.kind == "digits" and at == number.last + 1 and "," not in toks[at].text):
        return None
    return exact(number.first, second.last, number.value / second.value, "share")


def _vague(toks: list[Token], at: int) -> Numeral | None:
    """Plurals that give no number: "hundreds", "tens of thousands", "several hundred", "a few dozen", "a couple of"."""
    word = _text(toks, at)
    if word in {"twice", "thrice"}:
        if _text(toks, at + 1) in {"as", "the", "that", "a", "an", "-", "what", "its", "their", "his", "over"}:
            return None
        return exact(at, at + 1, 2.0 if word == "twice" else 3.0, "frequency")
    if word.endswith("fold") and UNITS.get(word[:-4], 0) >= 2:
        return exact(at, at + 1, UNITS[word[:-4]], "frequency")  # "grew fivefold"
    last = _vague_end(toks, at, word)
    return Numeral(at, last, None, None, None, "vague") if last else None


def _vague_end(toks: list[Token], at: int, word: str) -> int | None:
    """The token behind a word that gives no number: "tens of thousands", "several hundred", "a couple of hundred", "a handful"."""
    second, third = _text(toks, at + 1), _text(toks, at + 2)
    if word == "tens" or word in VAGUE:
        if second == "of" and third in VAGUE:
            return at + 5 if _text(toks, at + 3) == "of" and _text(toks, at + 4) in VAGUE else at + 3
        if word == "scores" and second not in _MEN and second != "of" and _text(toks, at - 1) not in _HARMING:
            return None  # "the best scores"
        return at + 1 if word != "tens" or second == "of" else None
    last = at + 1
    if word == "a" and second in {"few", "couple", "handful"}:
        last = at + 2
    elif word != "several":
        return None
    scale = last + 1 if second == "couple" and third == "of" else last
    if _text(toks, scale) in SCALES or _text(toks, scale) in COLLECTIVES:
        return scale + 1
    return last if word == "several" or second in {"handful", "few"} or (second == "couple" and third == "of") else None


_HARMING = frozenset(
    "kill kills killed killing injure injures injured injuring wound wounds wounded wounding hurt hurts hurting leave leaves leaving left "
    "arrest arrests arrested arresting displace displaces displaced displacing".split()
)
_MEN = frozenset({"more", "were", "are", "have", "dead", "killed", "injured", "wounded", "missing", "others"})
_HALVED = frozenset(
    {"point", "percent", "per", "percentage", "degree", "kilo", "litre", "liter", "pint", "gallon", "inch", "pound", "dollar", "euro"}
)
_MORE_THAN = frozenset({"more", "less", "longer", "shorter", "fewer", "greater", "higher", "lower"})
_HEDGE_END = frozenset({"than", "least", "about", "nearly", "almost", "over", "around", "roughly", "under", "quite", "barely"})


def _article_as_one(toks: list[Token], at: int) -> Numeral | None:
    """ "more than a week", "nearly an hour": the article counts where a hedge stands before it."""
    half = [token.text for token in toks[at + 2 : at + 5]] == ["and", "a", "half"]
    if half and toks[at].text in {"a", "an"} and _text(toks, at + 1) in _MEASURES:
        return exact(at, at + 5, 1.5, "words")  # "an hour and a half"
    if _text(toks, at - 1) == "than" and _text(toks, at - 2) not in _MORE_THAN:
        return None  # "fewer came than a year before"
    if toks[at].text in {"a", "an"} and _text(toks, at - 1) in _HEDGE_END and _text(toks, at + 1) in _MEASURES:
        return exact(at, at + 1, 1.0, "words")
    return None


def one_number(toks: list[Token], at: int) -> Numeral | None:
    """The numeral that begins at token ``at``, without looking for a range; None where none begins there."""
    kind = toks[at].kind
    if kind == "number":
        found = _digits(toks, at)
        return (_ratio(toks, found) or found) if found else None
    if kind == "word":
        share = _share(toks, at)
        if share:
            return share
        found = _words(toks, at)
        if found:
            return _ratio(toks, found) or found
        return _vague(toks, at) or _article_as_one(toks, at)
    if toks[at].text in FRACTION_SIGNS:
        return exact(at, at + 1, FRACTION_SIGNS[toks[at].text], "share")
    return None
