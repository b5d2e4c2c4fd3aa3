"""When: time expressions of an article and the interval of days that each names.

What question it answers: which day does "on Tuesday" mean? In an article of Wednesday 14 April 2021, ``"told him on Tuesday"`` names
2021-04-13 and ``"will meet on Friday"`` 2021-04-16. Without a date of the article only expressions that carry their own year are
resolved: a date is never guessed. ``reading.time_words`` finds the words, ``reading.calendar_days`` counts the days.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.reading import calendar_days as days
from secondsource.reading.lexicon import listed
from secondsource.reading.parser import Parse
from secondsource.reading.resolving import RESOLVERS, Precision, Tense
from secondsource.reading.time_words import MONTHS, TimeWords, time_words
from secondsource.reading.trees import Tree
from secondsource.records.article import Article, Moment
from secondsource.records.reading import DateRef
from secondsource.text.normalize import fold

_PLANNED = listed("planned")
_BEFORE_OPEN = re.compile(r"(?P<word>ever since|since|until|till|by|before|after|as of|starting|beginning|from) (?:on |in |the )?$")
_NAMED_DAY = re.compile(r"\b(?:super|black|good|ash|cyber|bloody|easter|palm|holy|giving|fat|shrove|boxing) $")
_SINCE = re.compile(r"\bsince (?:the |last )?$")
_AT = re.compile(r"(?:at|by|from|until|till|to|around|about|after|before|since|and|,|on) $")
_OF_A_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
# "since the Aug. 9 shooting", "after Thursday's vote": the date is of the thing behind it and opens no time.
_ATTRIBUTIVE = re.compile(
    r"'s\b| (?!(?:and|but|or|when|as|because|by|in|on|at|with|for|the|a|an|that|which|who|it|he|she|they|to|of|after|before|while|near"
    r"|until|despite|over|from|has|have|had|is|are|was|were|said|says)\b)[a-z]{3,}"
)
_BETWEEN = re.compile(r"(?:from|between) (?:on |in |the )?$")
_LINK = re.compile(r" ?(?:(?P<to>to|until|till|through|-)|(?P<and>and)) ?(?:the )?")
_BESIDE = re.compile(r",? ?(?:at|on|of|in the|from|\()? ?")
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|won't|would|'ll|to be|scheduled|due|slated|planned|plans|expected|set (?:to|for)|is to|are to|going to|upcoming"
    r"|ahead of)\b"
)
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


class Read(NamedTuple):
    """An expression with what it names; ``own_year`` where the words themselves give the year."""

    start: int
    end: int
    kind: str
    days: days.Days | None
    precision: Precision
    own_year: bool = False
    said: TimeWords | None = None


def dates(article: Article, parses: Sequence[Parse] | None = None) -> tuple[DateRef, ...]:
    """Every time expression of the body, in order of its first offset, resolved where the article allows it.

    Args:
        article: the article; its ``published`` moment is the day that relative words are counted from.
        parses: the parse of each sentence; without them the words around an expression tell past from future.
    """
    text, folded = article.text, fold(article.text)
    today = _day(article.published)
    found: list[DateRef] = []
    story_day: str | None = None  # the last plain day that was told: a bare time of day in the next sentence belongs to it
    for number, sentence in enumerate(article.sentences):
        tree = Tree(parses[number], sentence.start) if parses is not None and number < len(parses) else None
        read = _merged(_sentence(text, folded, sentence.start, sentence.end, today, tree), folded, today)
        refs = _refs(read, folded, sentence.start, story_day)
        found += refs
        plain = {ref.first[:10] for ref in refs if ref.first and ref.first == ref.last and ref.precision in _OF_A_DAY}
        story_day = next(iter(plain)) if len(plain) == 1 else (story_day if not plain and not refs else None)
    return tuple(found)


def _day(moment: Moment | None) -> dt.date | None:
    """The day of publication; None where only a month or a year, or more than one reading, is known."""
    if moment is None or moment.when is None or moment.precision not in {"minute", "hour", "day"}:
        return None
    try:
        return dt.date.fromisoformat(moment.when[:10])
    except ValueError:
        return None


def _sentence(text: str, folded: str, start: int, end: int, today: dt.date | None, tree: Tree | None) -> list[Read]:
    found = []
    for words in time_words(folded, start, end):
        if not _is_time(text, folded, words, start):
            continue
        tense = _tense(folded, start, end, words, tree)
        if _SINCE.search(folded, max(start, words.start - 12), words.start):
            tense = "past"
        read = RESOLVERS[words.kind](words.said, today, tense)
        found.append(Read(words.start, words.end, words.kind, read[0], read[1], "y" in words.said, words))
    return found


def _is_time(text: str, folded: str, words: TimeWords, sentence_start: int) -> bool:
    """Not a name, a plural of people or an amount that only looks like a time."""
    here = text[words.start : words.end]
    if "m" in words.said and words.kind not in {"iso", "slashed"}:
        at = folded.find(words.said["m"], words.start, words.end)
        if not text[at].isupper():
            return False  # "may 5", "march"
        if words.kind == "named_month" and not words.said.keys() & {"which", "edge"}:
            return bool(_MONTH_LEAD.search(folded, max(sentence_start, words.start - 16), words.start))
    if words.kind in {"weekday", "weekday_part", "part_weekday"}:
        at = folded.find(words.said["w"], words.start, words.end)
        return text[at].isupper() and not _NAMED_DAY.search(folded, max(sentence_start, at - 10), at)
    if words.kind in {"period", "window", "tonight", "deictic", "season"} and _titled(here, text, words.start):
        return False
    if words.kind == "clock" and "h24" in words.said and not words.said.keys() & {"zone", "side"}:
        return bool(_AT.search(folded, max(sentence_start, words.start - 8), words.start))
    if words.kind == "year":
        return _is_year(text, folded, words, sentence_start)
    if words.kind == "years":
        return folded[words.start - 4 : words.start].strip() != "$"
    return bool(here)


def _titled(here: str, text: str, start: int) -> bool:
    """The name of a programme or paper ("This Week", "USA TODAY"): capitals where a time has none."""
    words = here.split()
    if any(word[:1].isupper() for word in words[1:]):
        return True
    before = text[max(0, start - 24) : start].rstrip(" ")
    return words[0].isupper() and len(words[0]) > 1 and bool(before) and not before.endswith((".", "\n"))


_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|during|before|after|and|through|between|throughout|for|or|until) (?:the )?$"
)
_YEAR_BEFORE = re.compile(r"(?:([\w'.]+)[,(]? ?\(?|^)$")


def _is_year(text: str, folded: str, words: TimeWords, sentence_start: int) -> bool:
    """Four digits are a year unless they count what follows ("killed 2000 people") or belong to a name ("Agenda 2030")."""
    after = re.compile(r" ([^\W\d_]+)").match(folded, words.end)
    before = _YEAR_BEFORE.search(folded, max(sentence_start, words.start - 24), words.start)
    word = before[1] or "" if before else ""
    if word in listed("before year") or "edge" in words.said:
        return True
    if after and after[1] in listed("plurals") and after[1] not in listed("function") and text[after.start(1)].islower():
        return False
    if word and not word.endswith("'s") and text[before.start(1)].isupper() and before.start(1) > sentence_start and word not in MONTHS:  # type: ignore[union-attr]
        return False
    if word in listed("hedge words"):
        return False
    return 1900 <= int(words.said["y"]) <= 2099


def _tense(folded: str, start: int, end: int, words: TimeWords, tree: Tree | None) -> Tense:
    if tree is not None:
        at = tree.within(words.start, words.end)
        if at:
            return _tree_tense(tree, at)
    around = folded[max(start, words.start - 70) : min(end, words.end + 30)]
    return "future" if _FUTURE_WORDS.search(around) else "past"


def _tree_tense(tree: Tree, at: list[int]) -> Tense:
    """Tense of the verb that the expression hangs on."""
    members = set(at)
    top = next((here for here in at if tree.tokens[here].head not in members), at[0])
    case = tree.case(top)
    head = tree.tokens[top].head
    if (
        head >= 0
        and tree.tokens[head].lemma.lower() in _PLANNED
        and (case in {"for", "until", "to"} or (tree.tokens[head].tag == "VBN" and tree.tokens[head].dep == "acl"))
    ):
        return "future"
    if case == "ahead of":
        return "future"
    of_noun = head >= 0 and tree.tokens[head].upos in {"NOUN", "PROPN"}
    seen = 0
    for here in [top, *tree.ancestors(top)]:
        token = tree.tokens[here]
        helpers = [tree.tokens[child] for child in tree.children[here] if tree.tokens[child].dep in {"aux", "aux:pass", "cop", "mark"}]
        texts = {helper.text.lower() for helper in helpers}
        if token.upos not in {"VERB", "AUX"} and not helpers:
            if tree.case(here) in {"ahead of", "before"} and here != top:
                return "future"
            continue
        if texts & {"will", "shall", "'ll", "wo", "’ll"}:
            return "future"
        if "could" in texts and any(tree.tokens[child].lemma == "not" for child in tree.children[here]):
            return "past"  # "could not agree"
        if texts & {"would", "could", "might", "may", "should", "can", "must"} and "have" not in texts:
            return "future"
        if (
            texts & {"had", "was", "were", "did", "has", "have", "'ve"}
            or token.tag == "VBD"
            or any(helper.tag == "VBD" for helper in helpers)
        ):
            if token.lemma in _PLANNED and seen and tree.tokens[top].head != here:
                return "future"
            return "past"
        seen += 1
        if token.tag == "VB" and "to" in texts:
            governor = tree.tokens[token.head] if token.head >= 0 else None
            if governor is not None and (governor.lemma in _PLANNED or governor.lemma in {"be", "ask", "urge", "tell"}):
                return "future"
            continue
        if token.tag in {"VBZ", "VBP"} or any(helper.tag in {"VBZ", "VBP"} for helper in helpers):
            if token.lemma == "go" and seen > 1:
                return "future"
            return "present" if token.lemma not in listed("saying") and seen == 1 and not of_noun else "past"
        if token.tag == "VBN" and token.dep in {"acl", "acl:relcl"}:
            return "past"
    return "past"


def _merged(read: list[Read], folded: str, today: dt.date | None) -> list[Read]:
    """Expressions that stand side by side and name one time ("Tuesday at 6 a.m.") or the two ends of one ("from May 1 to June 3")."""
    found: list[Read] = []
    for here in read:
        before = found[-1] if found else None
        if before is not None:
            joined = _beside(before, here, folded) or _interval(before, here, folded)
            if joined is not None:
                found[-1] = joined
                continue
        found.append(here)
    return found


def _beside(a: Read, b: Read, folded: str) -> Read | None:
    gap = folded[a.end : b.start]
    if len(gap) > 12 or not _BESIDE.fullmatch(gap):
        return None
    clocks = (a.kind == "clock") + (b.kind == "clock")
    dayish = [one for one in (a, b) if one.precision in {"day", "part_of_day"} and one.kind != "clock"]
    if clocks == 1 and len(dayish) == 1:
        clock = a if a.kind == "clock" else b
        known = dayish[0].days
        return Read(
            a.start,
            b.end,
            "day_clock",
            known,
            clock.precision if known or clock.precision != "open" else "open",
            dayish[0].own_year,
            clock.said,
        )
    if len(dayish) == 2 and not clocks and gap.strip() in {",", "("}:
        sure, other = (b, a) if b.kind in {"month_day", "day_month", "iso"} else (a, b)
        if other.kind in {"weekday", "weekday_part", "part_weekday"} and sure.kind in {"month_day", "day_month", "iso"}:
            end = b.end + 1 if gap.strip() == "(" and folded[b.end : b.end + 1] == ")" else b.end
            return sure._replace(start=a.start, end=end)
    return None


def _interval(a: Read, b: Read, folded: str) -> Read | None:
    """ "from A until B", "between A and B", "1914 to 1918"."""
    if a.kind == "clock" or b.kind == "clock" or a.precision == "relative" or b.precision == "relative":
        return None
    link = _LINK.fullmatch(folded, a.end, b.start)
    lead = _BETWEEN.search(folded, max(0, a.start - 16), a.start)
    if link is None or lead is None or (link["and"] and "between" not in lead[0]) or (not link["and"] and "from" not in lead[0]):
        return None
    start = lead.start()
    first = a.days.first if a.days else None
    last = b.days.last if b.days else None
    if b.own_year and not a.own_year and last and a.said and "m" in a.said.said and "d" in a.said.said:
        again = RESOLVERS[a.kind]({**a.said.said, "y": str(last.year)}, None, "past")[0]
        first = again.first if again else None
    if first and last and first > last and not a.own_year:
        weekly = a.kind in {"weekday", "weekday_part", "part_weekday"}
        first = first - dt.timedelta(days=7) if weekly else days.day_of(first.year - 1, first.month, first.day)
    known = days.Days(first, last) if first and last and first <= last else None
    return Read(start, b.end, "interval", known, "interval", a.own_year or b.own_year)


def _refs(read: list[Read], folded: str, sentence_start: int, story_day: str | None) -> list[DateRef]:
    plain = {one.days.first for one in read if one.days and one.precision in {"day", "part_of_day"} and one.days.first == one.days.last}
    only = next(iter(plain)) if len(plain) == 1 else None
    told = only.isoformat() if only else (story_day if not plain else None)
    return [_ref(one, folded, sentence_start, told) for one in read]


def _ref(read: Read, folded: str, sentence_start: int, told: str | None) -> DateRef:
    start, first, last, precision = read.start, None, None, read.precision
    if read.days is not None:
        first = read.days.first.isoformat() if read.days.first else None
        last = read.days.last.isoformat() if read.days.last else None
    if read.kind == "clock":
        first = last = told
    if read.kind in {"clock", "day_clock"} and first and first == last and read.said:
        first = last = _minute(first, read.said.said) or first
        return DateRef(start=start, end=read.end, first=first, last=last, precision=precision)
    lead = None if _ATTRIBUTIVE.match(folded, read.end) else _BEFORE_OPEN.search(folded, max(sentence_start, start - 22), start)
    if (
        lead
        and read.kind not in {"interval", "window", "ago", "within", "clock", "day_clock"}
        and (precision != "interval" or read.kind != "month_days")
    ):
        word = lead["word"]
        if word not in {"from", "starting", "beginning", "as of"} or read.kind not in {"year"}:
            first, last, precision = _opened(word, read.days)
            start = lead.start()
    return DateRef(start=start, end=read.end, first=first, last=last, precision=precision)


def _opened(word: str, known: days.Days | None) -> tuple[str | None, str | None, Precision]:
    """One end of time: "since 2014" begins on its first day, "until June 1" ends on that day."""
    first = known.first.isoformat() if known and known.first else None
    last = known.last.isoformat() if known and known.last else None
    if word in {"since", "ever since", "from", "starting", "beginning", "as of"}:
        return first, None, "open"
    if word == "after":
        return last, None, "open"
    return None, (first if word == "before" else last), "open"


def _minute(day: str, said: dict[str, str]) -> str | None:
    """The minute in UTC where the words name a zone whose distance from UTC is certain; None elsewhere."""
    zone = _ZONES.get(said.get("zone", ""))
    if zone is None or said.get("side") or not (said.keys() & {"h", "h24"}):
        return None
    hour = int(said["h24"]) if "h24" in said else int(said["h"]) % 12 + (12 if said["half"] == "p" else 0)
    minute = int(said.get("mi") or said.get("mi24") or 0)
    when = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour, minute)) - dt.timedelta(hours=zone)
    return when.strftime("%Y-%m-%dT%H:%MZ")
