"""Two numbers as they were written: the same, compatible within what their hedges leave open, or at odds.

What question it answers: may these two numbers be one figure, and how much does a number alone say?
"""

import re
from math import log10

import msgspec

from secondsource.records.reading import Figure

# What vague words leave open: the least and the most that one of them says.
_VAGUE = {
    "couple": (2, 4),
    "few": (2, 9),
    "handful": (2, 9),
    "several": (3, 20),
    "tens": (20, 100),
    "dozens": (24, 240),
    "scores": (40, 400),
    "hundreds": (200, 1000),
    "thousands": (2e3, 2e4),
    "millions": (2e6, 2e7),
    "billions": (2e9, 2e10),
    "trillions": (2e12, 2e13),
}
_UNCOMMON = 1.7  # three digits that are not zero
_NEAR_END = 1.1
_BROAD = 1.5  # a range whose ends are no further apart is one number, told with care
WIDEST = 4.0  # a range whose ends are further apart leaves too much open
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25, "decade": 3652.5}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def with_bounds(figure: Figure, said: str) -> Figure:
    """A vague figure with the bounds that its words leave open, to be laid beside others: "tens of thousands" is 20,000 to 100,000.

    ``said`` are the folded words of the figure. Any other figure, and words that leave everything open, come back as they are.
    """
    if figure.hedge != "vague" or figure.min is not None or figure.max is not None:
        return figure
    low = high = 0.0
    for word in re.findall(r"[a-z]+", said):
        if not high and word in _VAGUE:
            low, high = _VAGUE[word]
        elif high and word.removesuffix("s") in _SCALES:
            scale = _SCALES[word.removesuffix("s")]
            low, high = low * scale, high * scale
    return msgspec.structs.replace(figure, min=low, max=high) if high else figure


def is_fraction(figure: Figure) -> bool:
    """ "two-thirds", "a half", "one in five": a share without a percent sign."""
    return figure.unit is None and figure.value is not None and 0 < figure.value < 1


def is_time(figure: Figure) -> bool:
    """Whether hours, days or years are told."""
    return figure.unit in _DAYS


def is_sum(figure: Figure) -> bool:
    """Whether it is an amount of money: currencies are named by their ISO code."""
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()


def lengths(a: Figure, b: Figure) -> bool:
    """Two times told in different units: "22 months" and "two years"."""
    return a.unit != b.unit and a.unit in _DAYS and b.unit in _DAYS


def _in_one_unit(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Times in different units as days, the one in the longer unit with what that leaves open: "two years" are 18 to 30 months."""
    if not lengths(a, b):
        return a, b
    longer = max(_DAYS[a.unit or ""], _DAYS[b.unit or ""])
    one, two = (_in_days(figure, open_ended=_DAYS[figure.unit or ""] == longer) for figure in (a, b))
    return one, two


def _in_days(figure: Figure, *, open_ended: bool) -> Figure:
    days = _DAYS[figure.unit or ""]
    low, high = _bounds(figure)
    if open_ended and figure.value is not None:
        slack = min(0.5, figure.value / 4)
        low, high = (low if figure.hedge == "more than" else low - slack), high + slack
        return msgspec.structs.replace(figure, value=None, min=low * days, max=high * days, hedge="range", unit="day")
    value, least, most = (None if number is None else number * days for number in (figure.value, figure.min, figure.max))
    return msgspec.structs.replace(figure, value=value, min=least, max=most, unit="day")


def same_number(a: Figure, b: Figure) -> bool:
    """The same number, hedges aside; ranges by their bounds; never two vague ones, nor two times in different units."""
    if lengths(a, b):
        return False
    if a.value is not None and b.value is not None:
        return abs(a.value - b.value) <= 1e-6 * max(1.0, abs(a.value))
    return a.value is None and b.value is None and a.min is not None and (a.min, a.max) == (b.min, b.max)


def amount_of(figure: Figure) -> float | None:
    """The value, or the middle of the bounds."""
    if figure.value is not None:
        return figure.value
    bounds = [bound for bound in (figure.min, figure.max) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


def uncommon(figure: Figure) -> float:
    """How much the number alone says: 0 for one, two, a dozen; about 2 for 2,314."""
    amount = amount_of(figure)
    if figure.hedge == "vague":
        return 0.6  # "dozens", "millions"
    if is_fraction(figure):
        return 0.2 if figure.value == 0.5 else 0.5
    if amount is None or amount <= 3:
        return 0.0
    if figure.value is None and figure.min is not None and figure.max is not None:
        return 1.6  # both bounds of a range
    digits = f"{amount:.15g}".replace(".", "").strip("0")
    return min(2.2, 0.35 * log10(min(max(amount, 1.0), 1e6)) / 2 + 0.6 * (len(digits) - 1) + (0.3 if amount > 12 else 0.0))


def may_be_one(a: Figure, b: Figure, toll: bool) -> bool:
    """Could two different numbers be of one thing: near each other, or within the bounds of vague words or a range, or a toll."""
    lasting = lengths(a, b)
    a, b = _in_one_unit(a, b)
    one, two = amount_of(a), amount_of(b)
    if one is None or two is None:
        return a.hedge == "vague" or b.hedge == "vague"
    if any(one.hedge == "range" and (one.max or 0) > WIDEST * (one.min or 0) for one in (a, b)):
        return False  # "from six to 75 years" says little
    if not lasting and (_inside(a, b) or _inside(b, a)):
        return False
    if {a.hedge, b.hedge} & {"vague", "range"}:
        return compatible(a, b)
    low, high = sorted((abs(one), abs(two)))
    if low <= 0:
        return False
    return high / low <= (2.5 if toll else 1.3)


def _inside(number: Figure, span: Figure) -> bool:
    """An exact number well inside a range that was written out: "$890,000" is no other word for "$628,000 to $1.7 million"."""
    if span.hedge != "range" or number.value is None or not span.min or not span.max or span.max < _BROAD * span.min:
        return False
    return span.min * _NEAR_END < number.value < span.max / _NEAR_END


def _bounds(figure: Figure) -> tuple[float, float]:
    """What the words leave open: hedges are read generously, since writers do ("about 20,000" of 20,700)."""
    low = figure.min if figure.min is not None else None
    high = figure.max if figure.max is not None else None
    value = figure.value
    if value is None:
        return (low if low is not None else 0.0, high if high is not None else float("inf"))
    slack = max(0.08 * abs(value), min(1.0, abs(value) / 10))  # "nearly a dozen" of 11
    if figure.hedge in ("at least", "more than"):
        return value, value * 1.6 + 1
    if figure.hedge in ("up to", "less than"):
        return value * 0.6, value
    if figure.hedge == "about":
        return value - slack, value + slack
    return (low if low is not None else value, high if high is not None else value)


def near_rounding(a: Figure, b: Figure) -> bool:
    """$716 million and "more than $700 million": one of them is a round number that the other, nearly the same, may have been cut to."""
    one, two = a.value, b.value
    if one is None or two is None or not compatible(a, b):
        return False
    low, high = sorted((abs(one), abs(two)))
    return low >= 100 and high <= 1.05 * low and _digits(one) != _digits(two)


def neighbours(a: Figure, b: Figure) -> bool:
    """Two uncommon numbers so near each other that they are hardly of two things: 1,344 and 1,357 delegates."""
    if a.value is None or b.value is None or min(uncommon(a), uncommon(b)) < _UNCOMMON:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return 0 < low < high <= 1.05 * low


def is_end_of(number: Figure, span: Figure) -> bool:
    """An uncommon number that is one end of the other's range: "up to 1.6 million" and "from 500,000 to 1.6 million"."""
    if number.value is None or span.hedge != "range":
        return False
    ends = [end for end in (span.min, span.max) if end is not None]
    return uncommon(number) >= 1 and any(abs(number.value - end) <= 1e-6 * abs(end) for end in ends)


def _digits(value: float) -> int:
    """How many digits a number has up to its last one that is not zero."""
    return len(f"{abs(value):.15g}".rstrip("0").replace(".", ""))


def compatible(a: Figure, b: Figure) -> bool:
    """The ranges that the words leave open overlap, or one is the other rounded."""
    a, b = _in_one_unit(a, b)
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if a.hedge == b.hedge == "exact" and a.value is not None and b.value is not None:
        return _rounds_to(a.value, b.value) or _rounds_to(b.value, a.value)
    return max(low_a, low_b) <= min(high_a, high_b) + 1e-9


def consistent(a: Figure, b: Figure) -> bool:
    """Whether both can be true as they stand: "more than a million" leaves "two to three million" open, however far it goes beyond."""
    a, b = _in_one_unit(a, b)
    return all(low is None or high is None or low <= high for low, high in ((_least(a), _most(b)), (_least(b), _most(a))))


def _least(figure: Figure) -> float | None:
    return None if figure.hedge in ("up to", "less than") else _bounds(figure)[0]


def _most(figure: Figure) -> float | None:
    return None if figure.hedge in ("at least", "more than") else _bounds(figure)[1]


def _rounds_to(fine: float, rough: float) -> bool:
    """824 million said as 800 million: the rough one has one significant digit fewer, at least three digits, and is its rounding."""
    if abs(rough) < 100 or abs(fine - rough) > 0.05 * abs(fine):
        return False
    return _digits(rough) < _digits(fine)
