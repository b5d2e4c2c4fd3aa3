"""Time expressions as they are written: one linear pattern for each kind, over folded text.

What question it answers: where does this sentence speak of a time, and what do its words say (a weekday, a day of a month, a distance
from now)? Nothing is resolved here; ``reading.dates`` does that with the article's own date.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.reading.numbers import UNITS

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ["monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun"]
    )
    for name in names.split()
}
ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1)
}
SMALL = {word: int(number) for word, number in UNITS.items() if 1 <= number <= 19} | {
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT_WEEKDAY = r"(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d{2}(?![\d%]|[.,:]\d|-year)"
COUNT = rf"(?:\d{{1,3}}|(?:a|one|two|three|four|five) hundred|{'|'.join(sorted(SMALL, key=len, reverse=True))})"
_LOOSE = r"(?:few|couple of|couple|several|many|number of)"
_UNIT = r"(?:minute|hour|day|night|weekend|week|fortnight|month|year|decade|centurie|century|quarter)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|lunchtime|midday)"
_S = r"\s{1,3}"
_EDGE_WORDS = r"early|late|mid|beginning of|start of|middle of|end of"
_EDGE = rf"(?:(?:the )?(?P<edge>{_EDGE_WORDS})[ -](?:in |the )?)?"
_OF_THE_DAY = r"(?:the )?(?P<part>(?:early |small )?(?:hours|morning|afternoon|evening|night)|dawn|dusk|daybreak|nightfall|eve) (?:of|on) "
_BUSINESS = r"(?:(?:the )?(?:close|end|start) of (?:the )?(?:business|play|trading|day)(?:,? (?:of|on))? )?"
_LEAD = rf"(?:{_OF_THE_DAY})?(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?{_S})?"
_OF_YEAR = r"(?: (?:of )?(?P<yr>last|this|next) year\b)?"  # "on 3 May last year"
_ZONE = r"(?: ?(?P<zone>gmt|utc|z|est|edt|pst|pdt|cet|cest|bst|ist|cst|et|pt|msk|eet|eest|jst|local time)\b)?"
_HEDGE = r"(?:(?:just |a little |well )?(?:about|around|nearly|almost|more than|over|under|less than|at least|some|roughly|just) )?"
_WHICH = r"(?P<which>this past|this coming|last|next|this|(?<=the )previous|past|coming|(?<=the )following)"
_ORDINAL = r"(?P<nth>first|second|third|fourth|last|final|opening|closing)"

# In the order in which they are tried at one place; the first that fits is taken, so the longer forms stand first.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>(?:19|20)\d{2})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    ("slashed", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d{2})(?!\d)"),
    ("slashed_short", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y2>\d{2}))?(?![\d/])"),
    (
        "month_days",
        rf"{_LEAD}(?P<m>{_MONTH}){_S}(?P<d>{_DAY}) ?(?:-|to|and|through|until) ?(?P<d2>{_DAY})(?! (?:{_MONTH}))(?:,?{_S}(?P<y>{_YEAR}))?",
    ),
    (
        "days_month",
        rf"{_LEAD}(?P<d>{_DAY}) ?(?:-|to|and|through|until) ?(?P<d2>{_DAY}){_S}(?:of )?(?P<m>{_MONTH})\b(?:,?{_S}(?P<y>{_YEAR}))?",
    ),
    ("month_day", rf"{_LEAD}(?P<m>{_MONTH}){_S}(?:the )?(?P<d>{_DAY})(?:,?{_S}(?P<y>{_YEAR}))?{_OF_YEAR}"),
    ("day_month", rf"{_LEAD}(?:the )?(?P<d>{_DAY}){_S}(?:day )?(?:of )?(?P<m>{_MONTH})\b(?:,?{_S}(?P<y>{_YEAR}))?{_OF_YEAR}"),
    ("ordinal_day", rf"{_LEAD}(?:the )?(?P<dw>{'|'.join(ORDINALS)}) of (?P<m>{_MONTH})\b(?:,?{_S}(?P<y>{_YEAR}))?"),
    (
        "day_of_period",
        rf"{_LEAD}the (?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)) of (?P<which>this|last|next|the) (?P<u>month)\b",
    ),
    (
        "slice",
        rf"(?:the )?{_ORDINAL}[ -](?:(?P<n>{COUNT}) )?(?P<u>day|week|month|quarter|half)(?P<many>s)? (?:of|in) "
        rf"(?:(?P<which>this|last|next|the) (?P<whole>month|year)|(?:(?P<m>{_MONTH})\b,? ?)?(?P<y>{_YEAR})|(?P<m2>{_MONTH}))\b",
    ),
    ("quarter", r"(?:the )?(?P<nth>first|second|third|fourth|final)[ -](?P<u>quarter|half)\b(?! of\b|-)"),
    ("month_year", rf"{_EDGE}(?P<m>{_MONTH})(?:,?{_S}|-)(?:of )?(?P<y>{_YEAR})"),
    (
        "nth_weekday",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<w>{_WEEKDAY}) (?:of|in) "
        rf"(?:(?P<m>{_MONTH})\b(?:,? (?P<y>{_YEAR}))?|(?P<which>this|last|next) (?P<u>month)\b)",
    ),
    (
        "weekday_part",
        rf"(?:{_WHICH} )?(?P<w>{_WEEKDAY})(?:'s)? (?P<part>{_PART}|overnight)\b(?: (?:of )?(?P<wk>last|this|next) week\b)?",
    ),
    (
        "part_weekday",
        rf"(?:(?P<part>early|late|later|earlier|mid|dawn|dusk) (?:on )?|{_OF_THE_DAY.replace('part', 'part2')})"
        rf"(?:{_WHICH} )?(?P<w>{_WEEKDAY})\b(?: {_PART}\b)?",
    ),
    (
        "weekday",
        rf"(?:a (?P<ahead>week) (?:on|from|come) |{_BUSINESS})(?:{_WHICH} )?(?P<w>{_WEEKDAY})(?P<plural>s)?\b"
        rf"(?: (?:{_PART} )?(?:of )?(?P<wk>last|this|next) week\b"
        r"| (?P<on>week|fortnight)\b(?=[.,;:)]|$| (?:at|in|for|when|to|and|but|with)\b))?",
    ),
    (
        "ago",
        rf"{_HEDGE}(?P<half>half )?(?:(?P<n>{COUNT})(?: and a half)?|(?:a )?(?P<loose>{_LOOSE}))[ -](?P<u>{_UNIT})s?(?: and a half)?"
        r" (?P<way>ago|earlier|later|from (?:now|today)|on(?=[.,;:]|$))(?![\w-])(?! than\b)",
    ),
    ("long_ago", rf"(?P<u>{_UNIT})s (?P<way>ago|later|earlier)\b(?! than\b)"),
    (
        "window",
        rf"(?:the |these )?(?P<way>last|past|previous|next|coming|following|upcoming|recent)"
        rf"(?: (?:(?P<n>{COUNT})|(?P<loose>{_LOOSE}))(?: or so)?)? (?P<u>{_UNIT})s\b",
    ),
    (
        "within",
        rf"(?P<how>in|within) (?P<hedge>{_HEDGE.removesuffix('?')})?(?:(?P<n>{COUNT})(?: more)?|(?:a )?(?P<loose>{_LOOSE}))"
        rf" (?P<u>{_UNIT})s?"
        r"(?P<time>'? time\b|'s? time\b)?'?\b(?!'?s? (?:of|after|before|since|later|earlier|to|as)\b|-)",
    ),
    ("beyond", r"the (?P<u>night|week|weekend|month|year) (?P<which>before last|after next)\b"),
    ("vague", rf"within (?P<u>{_UNIT})s\b(?! of\b)"),
    (
        "period",
        r"(?:the )?(?P<u>week|month|year|decade)(?:'s|-)[ -]?(?P<edge>end|close)\b(?!-| [a-z]+s? (?:party|parties|bonus|bonuses)\b)",
    ),
    (
        "century",
        r"(?:the )?(?:(?P<edge>early|late|mid)[ -])?(?:(?P<nth>first|second|third|final|last) (?P<part>half|quarter) of (?:the )?)?"
        r"(?:the )?(?P<d>1\d|2[01]|[1-9])(?:st|nd|rd|th) century\b(?!-)",
    ),
    (
        "period",
        rf"(?:(?:the )?(?P<edge>{_EDGE_WORDS}|earlier|later)[ -](?:in )?)?"
        r"(?P<which>this past|this coming|this|last|next|the past|the coming|the current)"
        r" (?P<u>weekend|week|fortnight|month|year|quarter|decade|century)\b(?P<more> and a half\b)?(?!-)",
    ),
    (
        "period",
        r"(?:the )?(?P<edge>beginning of|start of|middle of|end of|close of|turn of) (?P<which>the) (?P<u>week|month|year|decade)\b(?!-)",
    ),
    ("period", r"(?P<edge>earlier|later|early|late) in (?P<which>the) (?P<u>week|month|year)\b(?!-)"),
    ("weekend", r"(?:the )?weekend\b(?!-)(?:(?= (?P<of>of) ))?"),
    (
        "season",
        rf"(?:{_WHICH}|that) (?P<u>{_SEASON})\b"
        rf"|{_EDGE}(?:the )?(?P<u2>{_SEASON}) (?:of )?(?P<y>{_YEAR})(?:[-/](?P<y2>\d{{2}}(?:\d{{2}})?)\b)?"
        rf"|(?:the )?(?P<edge2>(?:early|late|mid)[ -])?(?P<bare>{_SEASON})\b(?! of\b)",
    ),
    ("named_month", rf"(?:{_WHICH} |{_EDGE})(?P<m>{_MONTH})\b(?!\.? \d){_OF_YEAR}"),
    (
        "deictic",
        rf"(?:(?P<edge>early|late|earlier|later) )?(?P<day>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)"
        rf"(?: (?P<part>{_PART}|overnight)\b)?",
    ),
    ("tonight", r"(?:(?:early|late|earlier|later) )?(?P<day>tonight|last night|this morning|this afternoon|this evening|overnight)\b"),
    (
        "other_day",
        r"(?:(?:early|earlier|late|later) (?:in )?)?(?:the )?(?P<which>next|previous|following|same|that)(?: same)? "
        r"(?:(?P<edge>early|late) )?(?P<u>day|night|morning|evening|afternoon|weekend|week|month|year)\b(?!-)",
    ),
    ("other_day", r"the (?P<u>day|night|week|month|year) (?P<which>before|after)\b(?! [\w'])"),
    ("other_day", r"(?P<which>earlier|later|late|early) in the (?P<u>day|night|morning|evening|afternoon)\b"),
    ("decade", r"(?:the )?(?:(?P<edge>early|late|mid)[ -])?(?:the )?(?P<y>(?:1[5-9]|20)\d0)'?s\b"),
    ("years", r"(?P<y>(?:19|20)\d{2})(?:-|/)(?P<y2>(?:19|20)?\d{2})(?![\d-])"),
    ("year", rf"{_EDGE}(?P<y>{_YEAR})\b"),
    (
        "clock",
        r"(?:(?P<vague>shortly|just|soon|sometime) )?(?:(?P<side>before|after|around|about) )?"
        r"(?:(?P<range>(?:1[0-2]|\d)(?:[:.][0-5]\d)? ?(?:to|-|and|until) ?)?"
        r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
        r"|(?P<h24>[01]?\d|2[0-3])(?::|\.(?=\d\d (?:on|tomorrow|yesterday|this|local|gmt|tonight|hrs|hours)\b))"
        r"(?P<mi24>[0-5]\d)(?![\d:])(?: ?(?:hours|hrs))?"
        r"|(?P<h4>[01]\d|2[0-3])(?P<mi4>[0-5]\d)(?= (?:gmt|utc|hours|hrs)\b)"
        rf"|(?P<word>noon|midnight|midday)\b|(?P<hw>{COUNT}) o'clock"
        r"|(?P<past>half|(?:a )?quarter|five|ten|twenty|twenty-five) (?P<dir>past|to) "
        r"(?P<hp>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
        rf"{_ZONE}",
    ),
    ("day_number", r"the (?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?![\w-])"),
    ("vague", r"soon\b(?! (?:after|as|before|enough)\b)|recently\b(?! as\b)|lately\b|nowadays\b|these days\b|the near future\b"),
)
_FREE = r"(?:(?<![\w.$€£#/-])|(?<=\d-)(?=[a-z]{3}))"  # not inside a word or number, but "April 30-May 4"
PATTERNS = tuple((name, re.compile(rf"{_FREE}(?:{pattern})")) for name, pattern in _PATTERNS)
# What an expression can begin with; only there are the patterns tried.
_START = re.compile(
    rf"{_FREE}(?:\d|{_WEEKDAY}|{_SHORT_WEEKDAY}|{_MONTH}"
    r"|the |these |this |that |last |next |previous |past |coming |following |upcoming |recent |same "
    r"|first|second |third|fourth|(?:fif|six|seven|eigh|nin|ten|eleven|twelf)th of |final|opening |closing "
    r"|early|late|earlier |later |mid[ -]|beginning of|start of|middle of|end of|close of |yesterday|today|tomorrow|tonight|overnight"
    r"|dawn |dusk "
    r"|in |within |about |around |nearly |almost |more than |less than |at least |well |some |roughly |just |over |under "
    r"|(?:morning|afternoon|evening|night|dawn|dusk|daybreak|nightfall|lunchtime|midday) o[fn] "
    rf"|{COUNT}[ -]|few |several |many |{_UNIT}s (?:ago|later|earlier)\b|(?:week|month|year|decade)(?:'s|-)[ -]?(?:end|close)\b"
    rf"|shortly |soon|sometime |before |after |noon|midnight|midday|half |quarter |{_SEASON}\b|weekend|recently|nowadays)"
)


class TimeWords(NamedTuple):
    """An expression at ``[start, end)``; ``kind`` is the name of its pattern and ``said`` its named parts."""

    start: int
    end: int
    kind: str
    said: dict[str, str]


def time_words(folded: str, start: int, end: int) -> Iterator[TimeWords]:
    """Time expressions of ``folded[start:end]``, in order, never overlapping."""
    at = start
    while True:
        begin = _START.search(folded, at, end)
        if begin is None:
            return
        for kind, pattern in PATTERNS:
            match = pattern.match(folded, begin.start(), end)
            if match:
                yield TimeWords(
                    match.start(), match.end(), kind, {key: value for key, value in match.groupdict().items() if value is not None}
                )
                at = match.end()
                break
        else:
            at = begin.start() + 1
