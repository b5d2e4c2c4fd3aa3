"""The ends of time that a word opens: "since 2014", "until Friday", "before May".

What question it answers: does "since the May 9 vote" open a time at May 9, and which end of "before June 1" is known?
"""

import datetime as dt
import re

from secondsource.reading import calendar_days as days
from secondsource.reading.not_dates import Place
from secondsource.reading.time_clauses import head_of, top_of
from secondsource.reading.time_joins import Read
from secondsource.reading.trees import Tree

_HEDGES = r"(?:(?:at least|about|around|roughly|approximately|as early as|as late as|sometime|late|early|on|in|the) ){0,3}"
_BEFORE_OPEN = re.compile(
    r"\b(?P<word>ever since|since|up until|until|till|no later than|on or before|by|prior to|before|beyond|after|as of|as from"
    rf"|starting|beginning|effective|from|through) {_HEDGES}$"
)
_FORWARD = frozenset({"since", "ever since", "from", "starting", "beginning", "effective", "as from", "as of"})
_ATTRIBUTIVE_KINDS = frozenset({"weekday", "weekday_part", "month_day", "day_month", "month_year", "named_month", "year", "years", "iso"})
# "since the Aug. 9 shooting", "after Thursday's vote": the date is of the thing behind it and opens no time.
_ATTRIBUTIVE = re.compile(
    r"'s\b| (?!(?:and|but|or|when|as|because|by|in|on|at|with|for|the|a|an|that|which|who|it|he|she|they|to|of|after|before|while|near"
    r"|into|onto|within|under|against|across|along|amid|among|since|till|through|throughout|towards?|without|around|about|also|only|again"
    r"|still|then|now|every|each|all|any|both|more|most|no|not|this|these|those|there|we|you|i|his|her|their|its|our|so"
    r"|until|despite|over|from|has|have|had|is|are|was|were|said|says|will|would|could|may|might)\b)[a-z]{3,}"
)


_FROM_ANOTHER = re.compile(r"(?:day|uary|march|april|may|june|july|august|ember|october|year|month|week|quarter|\b\d{4}|,) from (?:the )?$")


def opening(read: Read, place: Place, tree: Tree | None) -> re.Match[str] | None:
    """The word that opens a time at one end: "since", "until", "by"; None before what only belongs to a noun ("since the May 9 vote")."""
    ranged = read.precision == "interval" and (
        read.kind in {"month_days", "days_month"} or (read.said is not None and "range" in read.said.said)
    )
    if ranged or read.kind in {"interval", "window", "within", "vague"}:
        return None
    lead = _BEFORE_OPEN.search(place.folded, max(place.start, read.start - 36), read.start)
    attributive = read.kind in _ATTRIBUTIVE_KINDS and not (read.said and "which" in read.said.said)
    if lead is None or (attributive and _ATTRIBUTIVE.match(place.folded, read.end)) or place.folded.startswith("'s", read.end):
        return None
    word = lead["word"]
    if read.said and read.said.said.get("part") in {"dawn", "dusk"}:
        return None  # "before dawn Friday" is that day
    if word in {"from", "through"} and not _begins(read, place, tree):
        return None
    if word in {"by", "through", "after", "before", "from"} and read.kind == "ago":
        return None
    if word == "as of" and read.tense != "future":
        return None
    if read.kind in {"clock", "day_clock"} and (word in {"after", "before", "beyond"} and read.kind != "day_clock"):
        return None
    return lead


def _begins(read: Read, place: Place, tree: Tree | None) -> bool:
    """Whether "from" opens a time: not "a report from 2018", "up from last year"."""
    if read.tense in {"past", "unknown"} and _FROM_ANOTHER.search(place.folded, max(place.start, read.start - 32), read.start):
        return False  # "fell in April from March"
    if read.kind in {"year", "period", "decade"} and read.tense in {"past", "unknown"}:
        return read.start - place.start == len("From ") and read.kind == "year"
    at = tree.within(read.start, read.end) if tree is not None else []
    if tree is None or not at:
        return True
    head = head_of(tree, at, top_of(tree, at))
    return read.tense not in {"past", "unknown"} or head < 0 or head > at[-1] or tree.tokens[head].upos not in {"NOUN", "PROPN", "NUM"}


def iso(day: dt.date | None) -> str | None:
    """A day as ISO 8601; None for none."""
    return day.isoformat() if day else None


def opened(word: str, known: days.Days | None, *, ends: bool = False) -> tuple[str | None, str | None]:
    """One end of time: "since 2014" begins on its first day, "until June 1" ends on that day, "before June 1" on the day before.

    ``ends``: the words themselves name an end; "before the end of June" takes June in.
    """
    if known is None or known.first is None or known.last is None:
        return None, None
    if word in _FORWARD:
        return known.first.isoformat(), None
    if word in {"after", "beyond"}:
        return iso(days.shifted(known.last, "day", 1)), None
    if word in {"before", "prior to"} and not ends:
        return None, iso(days.shifted(known.first, "day", -1))
    return None, known.last.isoformat()
