"""Numerals as they are written in news text: digits, words, mixtures, fractions, ranges, tallies and vague amounts.

What question it answers: which number do these words say? ``"2.3 million"`` says 2,300,000; ``"two dozen"`` 24; ``"three-quarters"`` .75;
``"hundreds"`` says no number at all, only a lower bound. Ranges and tallies of two numerals are ``reading.quantities``.

Works on folded text (``text.normalize.fold``), cut into tokens by one linear pattern; every function takes a position in the token list
and returns what it read and where it stopped. Nothing here knows what is counted: that is ``reading.figures``.
"""

import re
from typing import NamedTuple

from secondsource.reading.lexicon import listed

# A word may hold an apostrophe; digits may hold separators. Everything else is one sign a token.
_TOKEN = re.compile(r"(?P<number>\d+(?:,\d{3})*+(?:\.\d+)?|(?<![\w.])\.\d+)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>[^\w\s]|_)")
# A sentence without one of these holds no figure: most sentences stop here.
MAY_HOLD_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|twenty|forty"
    r"|hundreds?|thousands?|[mb]illions?|trillions?|dozens?|scores?|half|quarters?|thirds?|fifths?|tenths?"
    r"|twice|thrice|couple|several|handful|lakh|crore|(?:than|least|about|nearly|almost|over|around|roughly|under) an?)\b"
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
# Plurals that give no number; the lower bound is what the word itself says.
VAGUE = {
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
    "lakhs": 1e5,
    "crores": 1e7,
}
FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}


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
    value: float = float(toks[at].text.replace(",", ""))
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
        joined = last + 1 if following == "-" and _text(toks, last + 1) in SCALES else last
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


def _words(toks: list[Token], at: int) -> Numeral | None:
    """Number words: "two hundred and fifty thousand", "a million", "half a million", "two dozen", "one and a half million"."""
    start = at
    total = 0.0
    group: float | None = None
    word = _text(toks, at)
    if word in {"a", "an"} and (_text(toks, at + 1) in SCALES or _text(toks, at + 1) in COLLECTIVES):
        group, at = 1.0, at + 1
    elif word == "half" and _text(toks, at + 1) in {"a", "an"} and (_text(toks, at + 2) in SCALES or _text(toks, at + 2) in COLLECTIVES):
        group, at = 0.5, at + 2
    elif word == "a" and _text(toks, at + 1) == "couple" and _text(toks, at + 2) in SCALES:
        group, at = 2.0, at + 2
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
    if at == start or (group is None and total == 0):
        return None
    value = total + (group or 0.0)
    return exact(start, at, value, "words")


def _share(toks: list[Token], at: int) -> Numeral | None:
    """Fractions: "two-thirds", "three quarters", "a third of", "half of", "one in five", "three out of ten"."""
    word = _text(toks, at)
    count = UNITS.get(word, 1.0 if word in {"a", "an"} else 0.0)
    if count:
        part = at + 2 if _text(toks, at + 1) == "-" else at + 1
        name = _text(toks, part)
        if name in PARTS and (count > 1) == name.endswith(("s", "ves")) and count < PARTS[name]:
            sure = count > 1 or _text(toks, at + 1) == "-" or _text(toks, part + 1) in {"of", "the"}
            by = _text(toks, at - 1) in {"by", "than", "about", "around", "nearly", "almost", "roughly", "over", "under", "to", "least"}
            ended = (
                part + 1 >= len(toks) or toks[part + 1].kind == "sign" or _text(toks, part + 1) in {"since", "from", "in", "to", "compared"}
            )
            if (sure or (by and ended)) and not (name in {"quarter", "quarters"} and _text(toks, part + 1) in {"hour", "final", "finals"}):
                return exact(at, part + 1, count / PARTS[name], "share")
    if word == "half" and _text(toks, at + 1) in {"of", "the", "its", "their", "his", "her", "our", "all"}:
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
    if number.value > 100 or (second.value >= 1900 and second.kind == "digits"):
        return None
    return exact(number.first, second.last, number.value / second.value, "share")


def _vague(toks: list[Token], at: int) -> Numeral | None:
    """Plurals that give no number: "hundreds", "tens of thousands", "several hundred", "a few dozen", "a couple of"."""
    word = _text(toks, at)
    if word in {"twice", "thrice"}:
        if _text(toks, at + 1) in {"as", "the", "that", "a", "an", "-", "what", "its", "their", "his", "over"}:
            return None
        return exact(at, at + 1, 2.0 if word == "twice" else 3.0, "frequency")
    if word in {"tens", "hundreds", "dozens", "scores"} and _text(toks, at + 1) == "of" and _text(toks, at + 2) in VAGUE:
        scale = VAGUE[_text(toks, at + 2)]
        times = {"tens": 10.0, "hundreds": 100.0}.get(word, 0.0)
        high = times * scale * 10 - 1 if times else None
        return Numeral(at, at + 3, None, (times or VAGUE[word]) * scale, high, "vague")
    if word in VAGUE:
        if (
            word == "scores"
            and _text(toks, at + 1) != "of"
            and _text(toks, at + 1) not in {"more", "were", "dead", "killed", "injured", "wounded"}
        ):
            return None
        return Numeral(at, at + 1, None, VAGUE[word], None, "vague")
    if word == "several" or (word == "a" and _text(toks, at + 1) == "few"):
        last = at + 1 if word == "several" else at + 2
        times_what = SCALES.get(_text(toks, last)) or COLLECTIVES.get(_text(toks, last))
        if times_what:
            return Numeral(at, last + 1, None, 2 * times_what, None, "vague")
        return Numeral(at, last, None, 2.0, None, "vague") if word == "several" else None
    if word == "a" and _text(toks, at + 1) in {"couple", "handful"} and _text(toks, at + 2) == "of":
        return Numeral(at, at + 3, None, 2.0, None, "vague")
    return None


_HEDGE_END = frozenset({"than", "least", "about", "nearly", "almost", "over", "around", "roughly", "under"})
_MEASURES = listed("measures")


def _article_as_one(toks: list[Token], at: int) -> Numeral | None:
    """ "more than a week", "nearly an hour": the article counts where a hedge stands before it."""
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
