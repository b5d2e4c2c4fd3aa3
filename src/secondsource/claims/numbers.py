"""Two numbers as they were written: the same, compatible within what their hedges leave open, or at odds.

What question it answers: may these two numbers be one figure, and how much does a number alone say?
"""

from math import log10

from secondsource.records.reading import Figure


def same_number(a: Figure, b: Figure) -> bool:
    """The same number, hedges aside; ranges by their bounds; never two vague ones."""
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
    if amount is None or amount <= 3:
        return 0.0
    if figure.value is None and figure.min is not None and figure.max is not None:
        return 1.6  # both bounds of a range
    digits = f"{amount:.15g}".replace(".", "").strip("0")
    return min(2.2, 0.35 * log10(max(amount, 1.0)) / 2 + 0.6 * (len(digits) - 1) + (0.3 if amount > 12 else 0.0))


def may_be_one(a: Figure, b: Figure, toll: bool) -> bool:
    """Could two different numbers be of one thing: near each other, or within the bounds that their hedges leave, or a growing toll."""
    one, two = amount_of(a), amount_of(b)
    if one is None or two is None:
        return a.hedge == "vague" or b.hedge == "vague"
    low, high = sorted((abs(one), abs(two)))
    if low <= 0:
        return False
    return high / low <= (2.5 if toll else 1.3)


def _bounds(figure: Figure) -> tuple[float, float]:
    """What the words leave open: hedges are read generously, since writers do ("about 20,000" of 20,700)."""
    low = figure.min if figure.min is not None else None
    high = figure.max if figure.max is not None else None
    value = figure.value
    if value is None:
        return (low if low is not None else 0.0, high if high is not None else float("inf"))
    slack = 0.08 * abs(value)
    if figure.hedge in ("at least", "more than"):
        return value, value * 1.6 + 1
    if figure.hedge in ("up to", "less than"):
        return value * 0.6, value
    if figure.hedge == "about":
        return value - slack, value + slack
    return (low if low is not None else value, high if high is not None else value)


def compatible(a: Figure, b: Figure) -> bool:
    """The ranges that the words leave open overlap, or one is the other rounded."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if a.hedge == b.hedge == "exact" and a.value is not None and b.value is not None:
        return _rounds_to(a.value, b.value) or _rounds_to(b.value, a.value)
    return max(low_a, low_b) <= min(high_a, high_b) + 1e-9


def _rounds_to(fine: float, rough: float) -> bool:
    """824 million said as 800 million: the rough one has one significant digit fewer, at least three digits, and is its rounding."""
    if abs(rough) < 100 or abs(fine - rough) > 0.05 * abs(fine):
        return False
    digits = f"{abs(rough):.15g}".rstrip("0").replace(".", "")
    finer = f"{abs(fine):.15g}".rstrip("0").replace(".", "")
    return len(digits) < len(finer)
