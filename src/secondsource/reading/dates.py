"""When: time expressions of an article and the interval of days that each names.

What question it answers: which day does "on Tuesday" mean? In an article of Wednesday 14 April 2021, ``"told him on Tuesday"`` names
2021-04-13 and ``"will meet on Friday"`` 2021-04-16. Without a date of the article only expressions that carry their own year are
resolved: a date is never guessed. ``reading.time_words`` finds the words, ``reading.not_dates`` drops what only looks like a time,
``reading.time_clauses`` tells tense and verb, ``reading.resolving`` and ``reading.calendar_days`` count the days.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.reading import calendar_days as days
from secondsource.reading.anchoring import from_anchor, from_the_story
from secondsource.reading.not_dates import Place, is_time, nowadays, people
from secondsource.reading.parser import Parse
from secondsource.reading.resolving import RESOLVERS
from secondsource.reading.time_clauses import owner, spoken, tense, told
from secondsource.reading.time_ends import iso, opened, opening
from secondsource.reading.time_joins import Read, merged
from secondsource.reading.time_leads import looks_ahead, looks_back, tense_around
from secondsource.reading.time_words import time_words
from secondsource.reading.trees import Tree
from secondsource.records.article import Article, Moment, Span
from secondsource.records.reading import DateRef
from secondsource.text.normalize import fold

_REACH = 12  # code points right before a time that hold one of these
_TO_COME = re.compile(r"\b(?:before|until|till|by) $")
_SINCE = re.compile(r"\bsince (?:the |last )?$")
_OF_A_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
_DATELINE_END = re.compile(r"[^.\n]{0,40}?(?: - |--|—|–|\) ?-)")
_SIGNED = re.compile(r"\(@\w+\)\s*$")  # below a post: the day on which it was posted
_SPEECH = re.compile(r"\b(?:said|told|says|added|wrote|announced|warned|promised)\b[^.,;\"]{0,48}$")
_APPOSED = re.compile(r", (?:on |in )?")
_AS_OF = re.compile(r"\bas of (?:on |in |the )?$")
_MAX_DATELINE_AGE = 7  # days between the dateline's day and that of publication
_BARE_MONTHS = frozenset({"month_day", "day_month", "named_month"})
_KEPT = 3  # sentences for which a day told earlier anchors "two days later"
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
    "msk": 3,
    "eet": 2,
    "eest": 3,
    "jst": 9,
}


class _Sentence(NamedTuple):
    """A sentence with its expressions, unresolved; ``quotes`` are its stretches between quotation marks."""

    place: Place
    tree: Tree | None
    found: list[Read]
    quotes: list[tuple[int, int]]
    runs_on: bool  # the quotation goes on in the next sentence


def dates(article: Article, parses: Sequence[Parse] | None = None) -> tuple[DateRef, ...]:
    """Every time expression of the body, in order of its first offset, resolved where the article allows it.

    Args:
        article: the article; its ``published`` moment is the day that relative words are counted from.
        parses: the parse of each sentence; without them the words around an expression tell past from future.
    """
    text, folded = article.text, fold(article.text)
    today = _day(article.published)
    read = list(_sentences(article, parses, folded))
    today = _of_dateline(read, text, folded, today) or today
    speeches = [_speech_day(sentence, folded, today) for sentence in read]
    years = _own_years(read)
    found: list[DateRef] = []
    story = _Story()
    for number, sentence in enumerate(read):
        resolved = merged(_resolved(sentence, today, _spoken_on(read, speeches, number), years), folded)
        found += story.refs(sentence, resolved, folded, today)
    return tuple(found)


def _day(moment: Moment | None) -> dt.date | None:
    """The day of publication; None where only a month or a year, or more than one reading, is known."""
    if moment is None or moment.when is None or moment.precision not in {"minute", "hour", "day"}:
        return None
    try:
        return dt.date.fromisoformat(moment.when[:10])
    except ValueError:
        return None


def _sentences(article: Article, parses: Sequence[Parse] | None, folded: str) -> Iterator[_Sentence]:
    text = article.text
    names = people(text)
    runs_on, last = False, 0
    for number, (start, end) in enumerate((span.start, span.end) for span in article.sentences):
        tree = Tree(parses[number], start) if parses is not None and number < len(parses) else None
        quotes, runs_on = _quotes(folded, start, end, runs_on=runs_on and "\n" not in text[last:start])
        last = end
        place = Place(text, folded, start, end, names, text[start:end].istitle())
        headline = text[end - 1 : end] not in {".", "!", "?", '"', "”", "’", "'", ":", ";", ")"}
        yield _Sentence(place, tree, list(_found(place, tree, headline=headline)), quotes, runs_on)


def _quotes(folded: str, start: int, end: int, *, runs_on: bool) -> tuple[list[tuple[int, int]], bool]:
    """Stretches between quotation marks, and whether the last one goes on behind the sentence."""
    found, opened = [], start if runs_on else None
    at = folded.find('"', start, end)
    while at >= 0:
        if opened is None:
            opened = at
        else:
            found.append((opened, at))
            opened = None
        at = folded.find('"', at + 1, end)
    if opened is not None:
        found.append((opened, end))
    return found, opened is not None


def _found(place: Place, tree: Tree | None, *, headline: bool) -> Iterator[Read]:
    """The expressions of a sentence with tense and owner, before their days are counted."""
    for found in time_words(place.folded, place.start, place.end):
        following = "w" in found.said and found.said.get("which") == "next" and place.folded.endswith("the ", 0, found.start)
        words = found._replace(said={**found.said, "which": "following"}) if following else found  # "the next Friday" of a story
        at = tree.within(words.start, words.end) if tree is not None else []
        if tree is not None and at:
            when = tense(tree, at, headline=headline)
        else:
            when = tense_around(place.folded, words.start, words.end, place.start, place.end)
        if _SINCE.search(place.folded, max(place.start, words.start - 12), words.start):
            when = "past"
        if (
            words.kind == "weekend"
            and when in {"unknown", "present"}
            and _TO_COME.search(place.folded, max(place.start, words.start - _REACH), words.start)
        ):
            when = "future"  # "no relief before the weekend"
        ends = when in {"past", "unknown"} and _TO_COME.search(place.folded, max(place.start, words.start - _REACH), words.start)
        if ends and words.kind in {"month_day", "day_month"}:
            when = "present"  # "foresaw 400 deaths by August 4": the nearest one
        if when == "present" and _AS_OF.search(place.folded, max(place.start, words.start - 16), words.start):
            when = "past"  # "as of early July each of them has it"
        if looks_back(place.folded, place.start, words.start):
            when = "past"
        if looks_ahead(place.folded, place.start, words.start, when):
            when = "future"
        if not is_time(words, place, when):
            continue
        of = owner(tree, at) if tree is not None and at else None
        yield Read(words.start, words.end, words.kind, None, "day", "y" in words.said, words, when, of)


def _count(read: Read, today: dt.date | None, place: Place) -> Read:
    assert read.said is not None
    if nowadays(read.said, place):
        return read._replace(days=None, precision="relative")
    known, precision = RESOLVERS[read.kind](read.said.said, today, read.tense)
    return read._replace(days=known, precision=precision)


def _of_dateline(read: Sequence[_Sentence], text: str, folded: str, today: dt.date | None) -> dt.date | None:
    """The day in the dateline that opens the article ("LISBON, October 12 -"), where it lies shortly before that of publication."""
    if not read:
        return None
    first = read[0]
    opening = merged([_count(one, today, first.place) for one in first.found[:2]], folded)
    if not opening or not _heads(opening[0], first.place, text):
        return None
    known = opening[0].days
    if today is None and opening[0].own_year and known and known.first == known.last:
        return known.first  # the only day of the article that is known
    if today is None or known is None or known.first is None or known.first != known.last:
        return None
    return known.first if 0 <= (today - known.first).days <= _MAX_DATELINE_AGE else None


def _heads(one: Read, place: Place, text: str) -> bool:
    """Whether an expression stands in a dateline: capitals before it and a dash behind."""
    lead = text[place.start : one.start]
    return len(lead) < 60 and lead == lead.upper() and bool(lead.strip()) and _DATELINE_END.match(text, one.end, place.end) is not None


def _speech_day(sentence: _Sentence, folded: str, today: dt.date | None) -> dt.date | None:
    """The day on which somebody spoke, by the words outside the quotation marks: the nearest to them."""
    found = []
    for one in sentence.found:
        if _inside(one, sentence.quotes) or not _told(one, sentence, folded):
            continue
        known = _count(one, today, sentence.place).days
        if known and known.first and known.first == known.last:
            away = min((min(abs(one.start - high), abs(low - one.end)) for low, high in sentence.quotes), default=0)
            found.append((away, known.first))
    return min(found)[1] if found and (sentence.quotes or len(found) == 1) else None


def _told(one: Read, sentence: _Sentence, folded: str) -> bool:
    """Whether an expression says when somebody spoke."""
    if sentence.tree is not None:
        return one.owner is not None and spoken(sentence.tree, one.owner)
    return _SPEECH.search(folded, max(sentence.place.start, one.start - 60), one.start) is not None


def _inside(one: Read, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(low <= one.start and one.end <= high for low, high in quotes)


def _spoken_on(read: Sequence[_Sentence], speeches: Sequence[dt.date | None], number: int) -> dt.date | None:
    """The day of speaking of a sentence's quotation: its own, that of the sentence in which it ends, or of the one before it."""
    if speeches[number] is not None or not read[number].quotes:
        return speeches[number]
    if read[number].runs_on and number + 1 < len(read):
        return speeches[number + 1]
    opening = read[number].quotes[0][0] <= read[number].place.start
    return speeches[number - 1] if opening and number and read[number - 1].quotes else None


def _own_years(read: Sequence[_Sentence]) -> dict[tuple[str, str], tuple[int, str]]:
    """The days of a month that the text tells with a year, once and for all: where the first stands, and the year."""
    years: dict[tuple[str, str], tuple[int, str]] = {}
    other: set[tuple[str, str]] = set()
    for sentence in read:
        for one in sentence.found:
            if one.own_year and one.said and one.kind in {"month_day", "day_month"}:
                said = one.said.said
                first = years.setdefault((said["m"], said["d"]), (one.start, said["y"]))
                if first[1] != said["y"]:
                    other.add((said["m"], said["d"]))
    return {day: told for day, told in years.items() if day not in other}


def _with_year(one: Read, years: dict[tuple[str, str], tuple[int, str]]) -> Read:
    """A day of a month that was told with its year before has that year: "on 9 May 2018 ... On 9 May"."""
    if one.kind not in {"month_day", "day_month"} or one.own_year or not one.said or "yr" in one.said.said:
        return one
    told = years.get((one.said.said["m"], one.said.said["d"]))
    return one._replace(said=one.said._replace(said={**one.said.said, "y": told[1]})) if told and told[0] < one.start else one


def _resolved(
    sentence: _Sentence, today: dt.date | None, spoken_on: dt.date | None, years: dict[tuple[str, str], tuple[int, str]]
) -> list[Read]:
    """Each expression counted from its own day: that of the article, of the speech, or of the day on which a plan was told."""
    lent = next((one.said.said["y"] for one in sentence.found if one.own_year and one.said and "m" in one.said.said), None)
    found = []
    for one in sentence.found:
        one = _with_year(one, years)
        if today is None and lent and one.said and one.kind in {"month_day", "day_month", "named_month"} and not one.own_year:
            kind = "month_year" if one.kind == "named_month" else one.kind
            one = one._replace(kind=kind, said=one.said._replace(said={**one.said.said, "y": lent}))
        here = spoken_on if spoken_on and _inside(one, sentence.quotes) else today
        if here is today and one.tense == "future" and one.said and ("w" in one.said.said or one.kind == "within"):
            here = _plan_day(sentence, one, today) or today
        found.append(_count(one, here, sentence.place))
    return found


def _plan_day(sentence: _Sentence, plan: Read, today: dt.date | None) -> dt.date | None:
    """The day on which a plan was told: "promised on Sunday that they would leave on Tuesday" is the Tuesday after that Sunday."""
    tree = sentence.tree
    if tree is None or plan.owner is None:
        return None
    above = tree.ancestors(plan.owner)
    for one in sentence.found:
        if one is not plan and one.owner in above and one.tense in {"past", "unknown"} and told(tree, one.owner):
            known = _count(one, today, sentence.place).days
            if known and known.first and known.first == known.last:
                return known.first
    return None


class _Story:
    """What the sentences before have told: the day that a bare time of day belongs to, and the time that "two days later" counts from."""

    def __init__(self) -> None:
        self.day: dt.date | None = None
        self.anchors: list[days.Days] = []
        self.age = 0
        self.dated: days.Days | None = None  # the month or day told last with its year, in this paragraph

    def refs(self, sentence: _Sentence, read: Sequence[Read], folded: str, today: dt.date | None) -> list[DateRef]:
        """The findings of a sentence; what it tells is kept for those to come."""
        read = self._anchored(read, folded, today)
        leads = [opening(one, sentence.place, sentence.tree) for one in read]
        plain = [
            (one.tense in {"past", "unknown"}, one.days.first)
            for one, lead in zip(read, leads, strict=True)
            if lead is None and one.days and one.precision in _OF_A_DAY and one.days.first == one.days.last
        ]
        days = {past: {day for then, day in plain if then == past} for past in (True, False)}
        refs = []
        for one, lead in zip(read, leads, strict=True):
            near = days[one.tense in {"past", "unknown"}]
            ahead = one.tense in {"future", "present"} and self.day is not None and today is not None and self.day < today
            clock_day = next(iter(near)) if len(near) == 1 else (self.day if not plain and not ahead else None) or today
            refs.append(_ref(one, lead, sentence, clock_day))
        self._keep(sentence, read, folded)
        told_days = {day for _, day in plain}
        day = told_days.pop() if len(told_days) == 1 else None
        self.day = day or (self.day if not plain and not refs else None)
        return refs

    def _anchored(self, read: Sequence[Read], folded: str, today: dt.date | None) -> list[Read]:
        """ "four days earlier", "that evening": counted from the last fitting time before, of the sentence or the story.

        What would lie ahead of the article though nothing says that it is to come has another anchor, and stays without days.
        """
        found: list[Read] = []
        for one in read:
            if one.days is None and one.said and from_the_story(one):
                before = [*self.anchors, *(other.days for other in found if other.days)]
                known = (from_anchor(one.kind, one.said.said, anchor) for anchor in reversed(before))
                told = next((answer for answer in known if answer), None)
                ahead = told is not None and today is not None and told.first is not None and told.first > today
                one = one._replace(days=None if ahead and one.tense != "future" else told)
            elif self.dated is not None and one.kind in _BARE_MONTHS and today is not None:
                one = _after(one, self.dated, today)
            elif (
                found
                and found[-1].days is None
                and found[-1].kind in {"ago", "other_day"}
                and _APPOSED.fullmatch(folded, found[-1].end, one.start)
            ):
                found[-1] = found[-1]._replace(days=one.days)  # "two days earlier, on May 3"
            found.append(one)
            if one.own_year:
                self.dated = one.days if one.precision != "year" else None
        return found

    def _keep(self, sentence: _Sentence, read: Sequence[Read], folded: str) -> None:
        if not any(one.own_year for one in read) or "\n" in folded[sentence.place.end : sentence.place.end + 2]:
            self.dated = None
        new = [one.days for one in read if one.days and not _told(one, sentence, folded)]
        self.age = 0 if new else self.age + 1
        if new or self.age > _KEPT:
            self.anchors = new


def _after(one: Read, told: days.Days, today: dt.date) -> Read:
    """A month behind one that was told with its year is the next after that: "filmed in May 2019 and shown from June 30"."""
    if one.own_year or one.said is None or one.tense == "future" or one.said.said.keys() & {"which", "yr"}:
        return one
    if told.last is None or told.last.year >= today.year:
        return one
    known = RESOLVERS[one.kind](one.said.said, told.last, "future")[0]
    return one._replace(days=known) if known and known.first and known.first <= today else one


def _ref(read: Read, lead: re.Match[str] | None, sentence: _Sentence, clock_day: dt.date | None) -> DateRef:
    start, known, precision = read.start, read.days, read.precision
    if read.kind == "clock" and clock_day:
        known = days.of_day(clock_day)
    first, last = iso(known.first if known else None), iso(known.last if known else None)
    as_of = _AS_OF.search(sentence.place.folded, max(sentence.place.start, start - 16), start)
    if lead is not None:
        edge = read.said.said.get("edge", "") if read.said else ""
        first, last = opened(lead["word"], known, ends=edge.startswith(("end", "close")))
        start, precision = lead.start(), "open"
    elif as_of:
        start = as_of.start()
    elif read.kind in {"clock", "day_clock"} and first and read.said:
        first = last = _minute(first, read.said.said) or first
    return DateRef(start=start, end=read.end, first=first, last=last, precision=precision, belongs_to=_belongs_to(read, sentence))


def _belongs_to(read: Read, sentence: _Sentence) -> Span | None:
    if read.owner is None or sentence.tree is None or _SIGNED.search(sentence.place.text, max(0, read.start - 40), read.start):
        return None
    if _heads(read, sentence.place, sentence.place.text):
        return None
    return Span(sentence.tree.begin(read.owner), sentence.tree.finish(read.owner))


def _minute(day: str, said: dict[str, str]) -> str | None:
    """The minute in UTC where the words name a zone whose distance from UTC is certain; None elsewhere."""
    zone = _ZONES.get(said.get("zone", ""))
    if zone is None or said.get("side") or not (said.keys() & {"h", "h24", "h4"}):
        return None
    hour = int(said["h"]) % 12 + (12 if said["half"] == "p" else 0) if "h" in said else int(said.get("h24") or said["h4"])
    minute = int(said.get("mi") or said.get("mi24") or said.get("mi4") or 0)
    when = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour, minute)) - dt.timedelta(hours=zone)
    return when.strftime("%Y-%m-%dT%H:%MZ")
