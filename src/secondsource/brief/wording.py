"""The fixed words of the brief: every label that is ours, and how numbers, days and keys are written.

``interval(2, 3)`` gives ``at least 2, at most 3 tellings``; ``letters(27)`` gives ``ab``. Nothing else that a renderer prints is our own:
the rest are words of the articles.
"""

from collections.abc import Sequence

from secondsource.records.brief import SectionName

HEADINGS: dict[SectionName, str] = {
    "reported": "Reported",
    "differ": "Where the reports differ",
    "figures": "Figures",
    "positions": "Positions",
    "copied": "Who copied whom",
    "timeline": "Timeline",
    "alone": "One outlet alone",
    "cannot be told": "What cannot be told",
    "related": "Related stories",
}
# In the columns of a terminal.
SHORT_HEADINGS: dict[SectionName, str] = {**HEADINGS, "differ": "Differ", "cannot be told": "Cannot be told", "related": "Related"}
VERDICTS = {
    "agree": ("=", "agree"),
    "refine": ("⊂", "refine"),
    "update": ("→", "update"),
    "contradict": ("≠", "contradict"),
    "one outlet": ("", "one outlet"),
}
KINDS = {"verbatim": "verbatim", "edited": "edited", "swapped": "words swapped", "reworded": "reworded"}
PRECISIONS = {"part_of_day": "part of day"}
# Where no line is told by two articles, Reported has the first clause of each.
OPENINGS = "none found; how each opens:"
OPENINGS_BESIDE = "how each opens:"  # after lines that several tell and that are not the news
# What differs between two variants, as the claims step names it, in the words that a reader sees.
DIFFERENCES = {"actor": "who did it", "recipient": "to whom", "as_of": "as of", "counts": "counted", "speaker": "other speaker"}
# No label of ours says any of these, and no verb of saying that would read like one stands outside quotation marks.
NEVER = ("confirmed", "verified", "debunked", "true", "false", "sources say", "fake", "proven")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def letters(index: int) -> str:
    """Key of the ``index``-th article from 0: a..z, aa, ab, ..."""
    key = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        key = chr(ord("a") + rest) + key
    return key


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def interval(at_least: int, at_most: int) -> str:
    """The number of independent tellings, never folded into one where it is not known."""
    if at_least == at_most:
        return count(at_least, "telling")
    return f"at least {at_least}, at most {at_most} tellings"


def tellings(at_least: int, at_most: int) -> str:
    """The same in a column: ``2 to 3 tellings``, ``1 telling``."""
    return count(at_least, "telling") if at_least == at_most else f"{at_least} to {count(at_most, 'telling')}"


def difference(why: Sequence[str]) -> str:
    """What differs, in our words: ``actor`` is "who did it"."""
    return ", ".join(dict.fromkeys(DIFFERENCES.get(word, word) for word in why))


def day(iso: str, *, year: bool = True, long: bool = False) -> str:
    """``2026-03-03T17:30Z`` -> ``3 Mar 2026 17:30Z``; ``2026-03`` -> ``Mar 2026``; anything else as it is."""
    date, _, time = iso.partition("T")
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    names = _LONG_MONTHS if long else _MONTHS
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso
    words = [str(int(parts[2]))] if len(parts) == 3 else []
    if len(parts) >= 2:
        words.append(names[int(parts[1]) - 1])
    if year or len(parts) == 1:
        words.append(parts[0])
    if time:
        words.append(time)
    return " ".join(words)


def days(first: str | None, last: str | None) -> str:
    """``3 to 4 March 2026``; "no date" where neither is known."""
    if first is None and last is None:
        return "no date"
    first, last = (first or last or "")[:10], (last or first or "")[:10]
    if first == last:
        return day(first, long=True)
    a, b = first.split("-"), last.split("-")
    if a[:2] == b[:2] and len(a) == len(b) == 3:
        return f"{int(a[2])} to {day(last, long=True)}"
    return f"{day(first, long=True, year=a[0] != b[0])} to {day(last, long=True)}"


def moment_range(first: str | None, last: str | None, *, year: bool) -> str:
    """The time of a timeline entry: ``3 Mar 06:10Z``, ``3 Mar to 5 Mar``, ``until 4 Mar``."""
    if first is None and last is None:
        return "no date"
    if first is None:
        return f"until {day(last or '', year=year)}"
    if last is None:
        return f"from {day(first, year=year)}"
    if first == last:
        return day(first, year=year)
    start_day, _, start_time = first.partition("T")
    end_day, _, end_time = last.partition("T")
    if start_day == end_day and start_time and end_time:
        return f"{day(start_day, year=year)} {start_time.rstrip('Z')} to {end_time}"
    a, b = start_day.split("-"), end_day.split("-")
    if len(a) == len(b) == 3 and a[0] == b[0] and a[1:] == ["01", "01"] and b[1:] == ["12", "31"]:
        return a[0]
    if a[:2] == b[:2] and len(a) == len(b) == 3 and not start_time:
        if a[2] == "01" and int(b[2]) >= 28:
            return day("-".join(a[:2]), year=True)
        return f"{int(a[2])} to {day(end_day, year=year)}"
    return f"{day(first, year=year and a[0] != b[0])} to {day(last, year=year)}"


def as_of(iso: str) -> str:
    """The time of a figure, a moment or a range that may be open: ``as of 3 Mar 2026``, ``until 3 Mar 2026`` for ``../2026-03-03``."""
    first, slash, last = iso.partition("/")
    first, last = first.strip("."), last.strip(".")
    said = moment_range(first or None, (last if slash else first) or None, year=True)
    return said if said.startswith(("until ", "from ")) else f"as of {said}"
