"""From the words of a sentence to quantities: numeral, unit, hedge and bounds, without a parser.

What question it answers: which numbers of this sentence measure or count something, and which are names, scores, times or places in a
list? ``"At least 17 people"`` gives value 17, bounds 17 and open, hedge "at least"; ``"Gate 4"``, ``"G7"`` and ``"3-2"`` give nothing.
"""

import functools
from collections.abc import Iterator
from typing import Literal, NamedTuple

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.not_figures import (
    JOINERS,
    figure_words,
    is_age,
    is_hour,
    is_label,
    is_name,
    is_odds,
    is_pronoun,
    is_saying,
    masked,
)
from secondsource.reading.numbers import MAY_HOLD_NUMBER, SCALES, Numeral, Token, one_number, tokens
from secondsource.reading.units import ages, currencies, metres, sign_before, time_units, unit_after, units

Hedge = Literal["exact", "at least", "more than", "about", "up to", "less than", "range", "vague"]

_VOTE_WORDS = listed("vote words")
_CHANGE = listed("change")
_DURING = frozenset({"over", "under", "above", "below"})
_LONGER = listed("longer")
_NO_COMPOUND = listed("no compound") - {"man", "woman", "piece", "level", "fold"}


class Quantity(NamedTuple):
    """A number with its unit, hedge and bounds; ``[start, end)`` holds all of these words, ``number`` the numeral alone (offsets)."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    kind: str  # as in Numeral; "compound" for "nine-day blockade"


@functools.cache
def _hedges() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    before = {tuple(t.text for t in tokens(row[0])): row[1] for row in rows("hedges.tsv") if row[2] == "before"}
    after = {tuple(t.text for t in tokens(row[0])): row[1] for row in rows("hedges.tsv") if row[2] == "after"}
    return before, after


def _text(toks: list[Token], at: int) -> str:
    return toks[at].text if 0 <= at < len(toks) else ""


def quantities(text: str, folded: str, start: int, end: int, skip: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Quantities of the sentence ``text[start:end]``, in order. ``skip`` are spans that hold no figure (dates)."""
    if not MAY_HOLD_NUMBER.search(folded, start, end):
        return
    toks = tokens(folded, start, end)
    barred = sorted([*skip, *masked(folded, start, end)])
    at, passed, told = 0, 0, False
    while at < len(toks):
        number = one_number(toks, at)
        if number is None:
            at += 1
            continue
        begins, ends = toks[number.first].start, toks[number.last - 1].end
        while passed < len(barred) and barred[passed][1] <= begins:
            passed += 1
        if passed < len(barred) and barred[passed][0] < ends:
            at = number.last
            continue
        read = _read(text, toks, number, told)
        for quantity in read[0]:
            if not any(low < quantity.end and quantity.start < high for low, high in barred[passed : passed + 2]):
                told = told or (quantity.unit is None and quantity.value is not None and quantity.value > 1)
                yield quantity
        at = max(read[1], number.last)


def _read(text: str, toks: list[Token], number: Numeral, told: bool) -> tuple[list[Quantity], int]:
    """Quantities that begin with ``number`` (none, one, or two for a tally) and the token to go on from."""
    if number.first and toks[number.first - 1].text == "minus" and _text(toks, number.first - 2) != "or" and number.value is not None:
        number = Numeral(number.first - 1, number.last, -number.value, -number.value, -number.value, number.kind)
    second = _second(text, toks, number)
    if second is not None:
        return second
    sign, sign_unit = sign_before(toks, number.first)
    unit, last = unit_after(toks, number.last)
    if number.kind == "vague" and _text(toks, number.last) == "of":  # "tens of millions of dollars", "hundreds of tonnes"
        unit, last = unit_after(toks, number.last + 1)
        last = last if unit else number.last
    number, unit, last = metres(toks, number, unit, last, sign_unit)
    if number.last - number.first == _AND_A_HALF:  # "an hour and a half"
        unit = unit_after(toks, number.first + 1)[0]
    saying = is_saying(toks, number.first, last) or is_saying(toks, number.first, number.last)
    if unit in ages() or _rate(toks, number) or (sign_unit is None and saying):
        return [], last
    if sign_unit is None and unit is None and (is_age(text, toks, number) or is_name(text, toks, number)):
        return [], number.last
    if is_pronoun(toks, number, unit or sign_unit, told) or (unit is None and is_hour(toks, number)):
        return [], number.last
    kind = number.kind
    if unit is None and sign_unit is None:
        compound = _compound(toks, number)
        if compound == "barred":
            return [], number.last
        if compound:
            return [_hedged(toks, number, number.first, number.last + 2, None, "compound")], number.last + 2
    elif unit and _text(toks, number.last) == "-":
        kind = "compound"
    return [_hedged(toks, number, sign, last, sign_unit or unit, kind)], last


_AND_A_HALF = 5  # words of "an hour and a half"


def _rate(toks: list[Token], number: Numeral) -> bool:
    """ "3 dollars a dozen": the price of one, no count."""
    before = _text(toks, number.first - 1)
    money = (before,) in units() and (units()[(before,)].isupper() or before in {"pesos", "rupees", "shillings", "francs"})
    return number.kind == "collective" and _text(toks, number.first) == "a" and (money or toks[max(0, number.first - 1)].kind == "number")


# Units of which there may be less than none: "-0.7 percent", "-5 degrees".
_SIGNED = frozenset({"%", "percentage point", "degree", "°C", "°F"})


def _hedged(toks: list[Token], number: Numeral, first: int, last: int, unit: str | None, kind: str) -> Quantity:
    hedge, begin, stop = _hedge(toks, first, last, unit)
    sign = toks[first - 1] if first > 0 and hedge == "exact" and begin == first else None
    free = first < 2 or not toks[first - 1].glued or toks[first - 2].text in {"(", "["}
    if sign is not None and sign.text == "-" and toks[first].glued and free and unit in _SIGNED and number.value is not None:
        below = Numeral(number.first, number.last, -number.value, -number.value, -number.value, number.kind)
        return _quantity(toks, below, first - 1, stop, hedge, unit, kind)
    return _quantity(toks, number, begin, stop, hedge, unit, kind)


def _quantity(toks: list[Token], number: Numeral, first: int, last: int, hedge: str, unit: str | None, kind: str) -> Quantity:
    """The quantity with the bounds that its words give: none where they only say "about" or "dozens"."""
    low, high = number.low, number.high
    named: Hedge = "exact"
    if number.kind == "vague":
        named = "vague"
    elif number.kind == "range":
        named = "range"
    elif hedge in {"at least", "more than"}:
        named, high = ("at least" if hedge == "at least" else "more than"), None
    elif hedge in {"up to", "less than"}:
        named, low = ("up to" if hedge == "up to" else "less than"), None
    elif hedge == "about":
        named, low, high = "about", None, None
    if unit == "time":
        unit = None  # "three times" is a plain count
    return Quantity(
        toks[first].start,
        toks[last - 1].end,
        toks[number.first].start,
        toks[number.last - 1].end,
        number.value,
        low,
        high,
        named,
        unit,
        kind,
    )


def _hedge(toks: list[Token], first: int, last: int, unit: str | None) -> tuple[str, int, int]:
    """Hedge around ``toks[first:last]`` and the tokens with its words."""
    before, after = _hedges()
    for size in range(min(4, first), 0, -1):
        key = tuple(token.text for token in toks[first - size : first])
        hedge = before.get(key)
        if hedge is None:
            continue
        if unit in time_units() and key[-1] in _DURING and len(key) == 1 and _text(toks, first - 2) not in _LONGER | {"in"}:
            return "exact", first, last  # "over two days" is a time in which something went on
        if (
            size == 1
            and key[0] == "over"
            and (_text(toks, first - 2) in figure_words("gains") or _text(toks, last) in figure_words("spells"))
        ):
            return "exact", first, last  # "a gain over 22% a year ago", "over two terms"
        if key == ("up", "to") and (_text(toks, first - 3) in figure_words("moving") or _text(toks, last) == "from"):
            return "exact", first, last  # "ticked up to 7.6% from 7.5%"
        tail = 2 if _text(toks, last) == "-" and _text(toks, last + 1) == "odd" else 0  # "some 2,000-odd"
        return hedge, first - size, last + tail
    for size in (3, 2, 1):
        hedge = after.get(tuple(token.text for token in toks[last : last + size])) if last + size <= len(toks) else None
        if hedge and not (_text(toks, last) == "plus" and size == 1 and _text(toks, last + 1) in {"a", "the", "another"}):
            return hedge, first, last + size
    return "exact", first, last


def _compound(toks: list[Token], number: Numeral) -> str | None:
    """ "225-page report" counts pages: the noun tied to the number; "barred" for "four-star", "two-state" and the like."""
    at = number.last
    if not (_text(toks, at) == "-" and toks[at].glued and at + 1 < len(toks) and toks[at + 1].glued and toks[at + 1].kind == "word"):
        return None
    word = toks[at + 1].text
    if ("-", word) in _hedges()[1]:
        return None  # "300-plus drivers"
    if (
        word in _NO_COMPOUND
        or word in SCALES
        or number.kind == "vague"
        or len(word) < 3
        or (number.value == 1.0 and word in {"man", "woman", "piece", "level", "fold"})
    ):
        return "barred"
    return word


def _link(text: str, toks: list[Token], at: int, between: bool) -> tuple[str, int] | None:
    """The word or sign at ``at`` that ties two numbers, and the token behind it."""
    word = _text(toks, at)
    if word == "-":
        if _text(toks, at + 1) in {"to", "or"}:  # "40- to 60-hour", "134-to-63"
            return "to", at + (3 if _text(toks, at + 2) == "-" else 2)
        if toks[at].glued and text[toks[at].start] in JOINERS and at + 1 < len(toks) and toks[at + 1].glued:
            return "-", at + 1
        return None
    if word == "to" or (word == "and" and between):
        return word, at + 1
    return ("or", at + 1) if word == "or" else None


def _second(text: str, toks: list[Token], first: Numeral) -> tuple[list[Quantity], int] | None:
    """What ``first`` and a number tied to it say together: a range, a tally, a score (nothing); None where it stands alone."""
    if first.value is None or first.kind == "frequency":
        return None
    at = first.last
    if _text(toks, at) == "/" and toks[at].glued:  # "24/7", "9/11"
        beyond = one_number(toks, at + 1) if at + 1 < len(toks) else None
        return ([], beyond.last) if beyond else None
    sign, sign_unit = sign_before(toks, first.first)
    between = _text(toks, sign - 1) == "between"
    unit, behind_unit = unit_after(toks, at)
    link = _link(text, toks, at, between) or (_link(text, toks, behind_unit, between) if unit else None)
    if link is None:
        return None
    begin = _skip_hedge_and_sign(toks, link[1])
    second = one_number(toks, begin) if begin < len(toks) else None
    if second is None or second.value is None or (first.kind == "share") != (second.kind == "share"):
        return None
    if is_odds(toks, first, second) or (link[0] == "-" and (first.value, second.value) == (1.0, 2.0) and first.kind == "words"):
        return [], second.last  # "a 33-to-1 outsider", "a one-two punch"
    low, high = _with_scale(toks, first, second), second.value
    if link[0] == "to" and _text(toks, at) == "-" and low < 1000 <= high and high % 1000 == 0 and first.kind == "digits":
        low *= 1000  # "80- to 100,000"
    unit_behind, last = unit_after(toks, second.last)
    if unit_behind in ages() or (not sign_unit and unit_behind is None and is_age(text, toks, first)):
        return [], last  # "16- to 24-year-olds", "aged 5 to 11"
    signed = begin > link[1] and toks[begin - 1].kind == "sign"
    if (
        link[0] == "to"
        and not between
        and ((unit and not sign_unit and unit != unit_behind) or (sign_unit and not signed and (second.kind != "digits" or low >= high)))
    ):
        return None  # "rising 6.2% to 2,630", "paid $3,500 to two brothers"
    measured = sign_unit or unit_behind or unit
    if link[0] == "or":
        if (
            first.kind == "share"
            or not (measured or _text(toks, second.last))
            or not 0 < high - low <= 10
            or high > 100
            or "." in toks[first.first].text
        ):
            return None
        return [_ranged(toks, first, second, low, high, sign, last, measured)], last
    nothing: tuple[list[Quantity], int] = ([], second.last)
    if 1900 <= low <= 2100 and 1900 <= high <= 2100 and not measured:
        return nothing
    if not measured and link[0] in {"-", "to"} and first.kind == second.kind == "digits":
        voted = any(token.text in _VOTE_WORDS for token in toks[max(0, first.first - 14) : second.last + 8])
        if voted and (link[0] == "-" or low > high):
            return _both(toks, first, second, None, None, (at, last))
        if link[0] == "-" and (low >= high or is_label(text, toks, first, second.last)):
            return nothing  # a score, "Local 161-710"
        if link[0] == "-" and (second.last >= len(toks) or toks[second.last].kind == "sign") and high < 200:
            return nothing
    if link[0] == "to" and (low >= high or _moves(toks, sign, shares=measured == "%")) and first.kind != "share":
        return _both(toks, first, second, sign_unit or unit or unit_behind, sign_unit or unit_behind or unit, (behind_unit, last))
    if low >= high:
        return None if link[0] == "and" else nothing
    return [_ranged(toks, first, second, low, high, sign, last, measured)], last


def _ranged(
    toks: list[Token], first: Numeral, second: Numeral, low: float, high: float, sign: int, last: int, unit: str | None
) -> Quantity:
    both = Numeral(first.first, second.last, None, low, high, "range")
    begin = sign - 1 if _text(toks, sign - 1) == "between" else _hedge(toks, sign, last, unit)[1]
    return _quantity(toks, both, begin, last, "range", unit, "range")


def _both(
    toks: list[Token], first: Numeral, second: Numeral, unit: str | None, second_unit: str | None, ends: tuple[int, int]
) -> tuple[list[Quantity], int]:
    """Two numbers of a tally or a change, each a figure of its own; ``ends`` are the tokens behind them and their units."""
    sign = sign_before(toks, first.first)[0]
    one = _hedged(toks, first, sign, ends[0], unit, first.kind)
    begin = sign_before(toks, second.first)[0]
    two = _quantity(toks, second, begin, ends[1], "exact", second_unit, second.kind)
    return [one, two], ends[1]


_RANGING = frozenset(
    {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "estimates", "estimate", "between"}
)


def _moves(toks: list[Token], at: int, *, shares: bool) -> bool:
    """ "rose from 5 to 8", "rose from about 5 to 8": two figures at two times, no range."""
    at -= _text(toks, at - 1) in {"about", "around", "roughly", "nearly", "almost", "over", "under", "some", "just", "only"}
    if _text(toks, at - 1) == "from" and shares and not any(token.text in _RANGING for token in toks[max(0, at - 10) : at - 1]):
        return True  # "the plan to take the tax from 5% to 5.8%"
    return _text(toks, at - 1) == "from" and any(token.text in _CHANGE for token in toks[max(0, at - 16) : at - 1])


def _with_scale(toks: list[Token], first: Numeral, second: Numeral) -> float:
    """The first number of a range, with the scale that stands only behind the second ("4 to 6 million")."""
    scales = [SCALES[t.text] for t in toks[second.first : second.last] if t.text in SCALES]
    own = any(t.text in SCALES or t.text in {"k", "m", "bn", "b", "tn"} for t in toks[first.first : first.last])
    value, high = first.value or 0.0, second.value or 0.0
    if toks[second.last - 1].text in {"m", "bn", "k", "tn", "b"} and second.kind == "digits":
        scales = [{"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}[toks[second.last - 1].text]]
    if scales and not own:
        scale = scales[-1]
        if value <= high / scale and value < 1000:
            return round(value * scale, 6)
    return value


def _skip_hedge_and_sign(toks: list[Token], at: int) -> int:
    if _text(toks, at) in {"about", "around", "nearly", "over", "roughly", "some"}:
        at += 1
    table = currencies()
    joined = ""
    for size in range(1, 4):
        token = toks[at + size - 1] if at + size - 1 < len(toks) else None
        if token is None or token.kind == "number":
            break
        joined += token.text
        if joined in table and token.kind == "sign":
            return at + size
    return at
