"""What looks like a time and is none: names with a day or a year in them, what recurs, lengths of time, amounts.

What question it answers: is "May" a month here, "1984" a year, "in eleven months" a day to come?
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.time_words import MONTHS, TimeWords


@functools.cache
def words(name: str) -> frozenset[str]:
    """One list of ``data/time_lists.tsv``."""
    return frozenset({row[0]: row[1] for row in rows("time_lists.tsv")}[name].split())


class Place(NamedTuple):
    """Where an expression stands: the sentence ``[start, end)`` of the text, as written and folded, and what is known of both."""

    text: str
    folded: str
    start: int
    end: int
    people: frozenset[str]  # months that are somebody's name in this text
    capitals: bool  # a headline in which every word has its capital


_NAMED_DAY = re.compile(r"\b(?:super|black|good|ash|cyber|bloody|easter|palm|holy|giving|fat|shrove|boxing|remembrance|mothering) $")
_DAY_NOUN = re.compile(r" (?:league|roast|school|shows|supplement|driver|lunches)\b")  # "a Sunday league side"
_DATED = re.compile(r"\b(?:updated?|corrected|correction|posted|published|edited|dated|as of)(?: at| on)?[:,]? $")
_AT = re.compile(r"(?:\b(?:at|by|from|until|till|to|around|about|after|before|since|between|and|on)|,) $")
_MONTH_LEAD = re.compile(
    r"\b(?:in|into|since|until|till|by|from|to|of|during|before|after|and|through|between|throughout|for|or|beyond|late|early|mid)"
    r" (?:the )?$"
)
_MONTH_LIST = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b\.?,? (?:(?:and|or|then) )?(?:even |also |again in )?$"
)  # "in May, June and even July"
_SURE_LEAD = re.compile(r"\b(?:in|into|since|until|till|during|throughout|late|early|mid) $")
_SEASON_LEAD = re.compile(r"\b(?:in|by|until|till|since|during|over|through|throughout|from|before|this|last|next|of) (?:the )?$")
_DAY_LEAD = re.compile(r"\b(?:on|by|until|till|since|before|after|from|to) $")
_YEAR_BEFORE = re.compile(r"(?:([\w'.]+)([,(])? ?\(?|^)$")
_WEEKEND_LEAD = re.compile(r"\b(?:in|after|from|following|over|amid|during|before|for) $")
_PART_OF_NAME = re.compile(r"-[a-z]{0,3}[A-Z]")  # "2019-nCoV", "2024-BX1"
_WORD = re.compile(r" ([^\W\d_]+)")
_CAPITAL = re.compile(r"'?s? [A-Z][^\W\d_]")
_NAME_RUN = re.compile(r"(?: (?:of|on|the|and|for) | )?([A-Z][\w'-]*)")
_EACH = re.compile(r" (?:of )?(?:each|every) [a-z]| of the (?:week|month|year)\b")
_ANY_SUCH = re.compile(r" (?:day|morning|afternoon|evening|night|week|weekend|sky|sun)s?\b")  # "on an April day", "a Sunday morning"
_EACH_YEAR = re.compile(
    r"\b(?:every|each) (?:year|month|week|summer|winter|spring|autumn)\b,?(?: (?:on|in|from|between|around))?(?: the)? $"
)
_EVERY = re.compile(
    r"(?: [ecmp][sd]?t)?[^.;\w]{0,2}(?:every|each|daily|nightly|a (?:day|night)"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun|week)days)\b"
)
_HABIT = re.compile(
    r"\b(?:weekdays|daily|nightly|(?:every|each) [a-z]+) (?:(?:from|between|at) )?(?:[\d.:]{1,5} ?(?:[ap]\.?m\.? )?(?:to|and|until|-) )?$"
)
_MARCH_ON = re.compile(r" (?:on|for|against) [A-Z]")  # "the March on Rome"
_SOMEBODYS_MARCH = re.compile(r"\b(?:[A-Z]\w+['’]s?|Pride|Science|Life|Lives|Freedom|Peace|Climate|Tax|Million \w+|Washington|Dairy) $")
_RANGE_END = re.compile(r" (?:to|until|and|-) (?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\b\.?)?|midnight|noon)")
_LENGTH_LEAD = re.compile(r"\b(?:first|second|third|fourth|fifth|once|twice|times?|only|first \w+|\w+est(?: \w+)?|most \w+) $")
_BARE_NOUN = re.compile(
    r" (?!(?:and|but|or|as|at|in|of|the|when|while|that|after|before|with|they|she|you|his|her|their|its|our|this|these|those|there|for"
    r"|then|from|until|since|because|where|who|which|was|were|are|has|have|had|will|would|said|says|not)\b)[a-z]{3,}"
)
_NAMES = re.compile(r"\b(?:([A-Z][a-z]+)|M(?:r|rs|s)\.?) (May|March|April|June|August)\b(?! \d|,? \d)")
_NAMED_OF = re.compile(r"[A-Z][\w'-]* ([A-Z][a-z]+) of $")
_POSSESSED = re.compile(r"['’]s ([A-Za-z-]+(?: [A-Za-z-]+){0,2})")
_LETTERS = re.compile(r"[a-z]+")
_STILL = re.compile(r"\b(?:even|still|unlike|(?<!as )(?<!end )(?<!start )of|than) $")


def people(text: str) -> frozenset[str]:
    """Months that are a name somewhere in the text: "Theresa May", "Mrs. May"."""
    found = set()
    for match in _NAMES.finditer(text):
        first = (match[1] or "").lower()
        if first not in listed("function") and first not in listed("before year") and first not in words("repeats"):
            found.add(match[2].lower())
    return frozenset(found)


def is_time(words_: TimeWords, place: Place, tense: str) -> bool:
    """Whether the words name a time here."""
    kind, said = words_.kind, words_.said
    if _titled(words_, place) or _recurs(words_, place):
        return False
    if "m" in said and kind not in {"iso", "slashed"} and not _is_month(words_, place):
        return False
    if "w" in said:
        at = place.folded.find(said["w"], words_.start, words_.end)
        if not place.text[at].isupper() or _NAMED_DAY.search(place.folded, max(place.start, at - 14), at):
            return False
        return not _heads_a_name(words_, place) and _DAY_NOUN.match(place.folded, words_.end) is None
    rule = _RULES.get(kind)
    return rule is None or rule(words_, place, tense)


def _titled(words_: TimeWords, place: Place) -> bool:
    """The name of a programme, paper or book ("This Week", "USA TODAY", "The Last Sunday in May"): capitals where a time has none."""
    if place.capitals:
        return False
    here = [] if words_.kind == "clock" else place.text[words_.start : words_.end].split()
    before = place.text[max(place.start, words_.start - 24) : words_.start].rstrip(" ")
    opens = not before or before.endswith((".", "\n", ":", '"', "“", "'", "‘", "-", "—", "("))
    plain = [word for word in here if not word[:1].isdigit() and word.rstrip(".,").lower() not in MONTHS and not _is_day(word)]
    if any(word[:1].isupper() and len(word) > 2 for word in plain[opens and plain[:1] == here[:1] :]):
        return True
    if not opens and place.folded[words_.start : words_.end] in {"noon", "midnight"} and place.text[words_.start].isupper():
        return True
    return _in_title(words_, place)


def _is_day(word: str) -> bool:
    return word.lower().rstrip("',.s").endswith("day") and word.lower() not in {"day", "today", "yesterday"}


def _in_title(words_: TimeWords, place: Place) -> bool:
    """Inside quotation marks in which every longer word has its capital: the name of a work."""
    low = place.folded.rfind('"', max(place.start, words_.start - 60), words_.start)
    high = place.folded.find('"', words_.end, min(place.end, words_.end + 60))
    if low < 0 or high < 0:
        return False
    inside = [word for word in re.findall(r"[^\W\d_]{4,}", place.text[low:high]) if word.lower() not in listed("function")]
    return len(inside) > 1 and all(word[0].isupper() for word in inside)


def _recurs(words_: TimeWords, place: Place) -> bool:
    """ "every Friday", "on Mondays", "from 10 p.m. to 5 a.m. every night", "the usual flow of an April day"."""
    if "plural" in words_.said:
        return True
    before = place.folded[max(place.start, words_.start - 12) : words_.start].split()
    if before and before[-1] in words("repeats") and words_.kind not in {"year", "month_year"}:
        return True
    end = words_.end
    if before and before[-1] in {"a", "an", "any"} and words_.said.keys() <= {"w", "m"} and _ANY_SUCH.match(place.folded, end):
        return True
    if _EACH_YEAR.search(place.folded, max(place.start, words_.start - 48), words_.start) and words_.said.keys() & {"w", "d", "m"}:
        return "y" not in words_.said  # "every year on the first Sunday in May"
    if before and before[-1] in {"a", "an", "any"} and "w" in words_.said and words_.said.keys() <= {"w", "part"}:
        return _BARE_NOUN.match(place.folded, end) is None  # "on a Sunday morning", but "a Sunday morning raid"
    if words_.kind == "clock":
        far = _RANGE_END.match(place.folded, end)
        end = far.end() if far else end
        habit = _HABIT.search(place.folded, max(place.start, words_.start - 48), words_.start)
        return habit is not None or _EVERY.match(place.folded, end) is not None
    return bool(words_.said.keys() & {"w", "d", "m"}) and _EACH.match(place.folded, end) is not None


def _is_month(words_: TimeWords, place: Place) -> bool:
    """A month, not a verb or somebody's name: "may", "march", "April Moreau", "talks with May"."""
    name = words_.said["m"]
    at = place.folded.find(name, words_.start, words_.end)
    if not place.text[at].isupper() or (words_.kind != "named_month" and "y" not in words_.said and _heads_a_name(words_, place)):
        return False
    if words_.kind == "ordinal_day":
        return "y" in words_.said or _CAPITAL.match(place.text, words_.end) is None  # "the second of April Moreau's sons"
    if words_.kind != "named_month" or words_.said.keys() & {"which", "edge"}:
        return True
    low = max(place.start, words_.start - 16)
    sure = _SURE_LEAD.search(place.folded, low, words_.start)
    if name == "march" and (_MARCH_ON.match(place.text, words_.end) or _SOMEBODYS_MARCH.search(place.text, low, words_.start)):
        return False
    if name in words("name months"):
        if not sure and (name in place.people or _CAPITAL.match(place.text, words_.end)):
            return False
        if not sure and name not in {"june", "august"} and words_.start == place.start:
            return False
    if _heads_a_name(words_, place):
        return False
    if _MONTH_LEAD.search(place.folded, low, words_.start) or _MONTH_LIST.search(
        place.folded, max(place.start, words_.start - 32), words_.start
    ):
        return True
    # "a December report", "hints at May rise"
    return len(name) > 2 and (_BARE_NOUN.match(place.text, words_.end) is not None or place.folded.startswith("'s ", words_.end))


def _heads_a_name(words_: TimeWords, place: Place) -> bool:
    """ "the Sunday Times", "the 26 March Movement", "April 7 Street": the day is a part of the name that follows."""
    if place.capitals:
        return False
    last = _last_of_name(words_, place)
    return last in words("name ends") or (words_.kind == "weekday" and last != "" and place.folded.endswith("the ", 0, words_.start))


def _last_of_name(words_: TimeWords, place: Place) -> str:
    """The last of the words with a capital that stand right behind, at most four."""
    at, last = words_.end, ""
    for _ in range(4):
        match = _NAME_RUN.match(place.text, at, place.end)
        if match is None or match.start(1) == at:
            break
        at, last = match.end(), match[1].lower()
    return last


def _clock(words_: TimeWords, place: Place, tense: str) -> bool:
    if "h24" in words_.said and not words_.said.keys() & {"zone", "side"}:
        return bool(_AT.search(place.folded, max(place.start, words_.start - 8), words_.start))
    return True


def _is_year(words_: TimeWords, place: Place, tense: str) -> bool:
    """Four digits are a year unless they count what follows ("killed 2000 people") or belong to a name ("Agenda 2030")."""
    text, folded = place.text, place.folded
    after = _WORD.match(folded, words_.end)
    before = _YEAR_BEFORE.search(folded, max(place.start, words_.start - 24), words_.start)
    word = before[1] or "" if before else ""
    if _last_of_name(words_, place) in words("law") or _PART_OF_NAME.match(text, words_.end):
        return False
    named = _NAMED_OF.search(text, max(place.start, words_.start - 32), words_.start)
    if named and named[1].lower() in words("law"):
        return False  # "the Forests Act of 2011"
    if word in listed("before year") or "edge" in words_.said:
        return True
    if after and after[1] in listed("plurals") and after[1] not in listed("function") and text[after.start(1)].islower():
        return False
    if before and word and not before[2] and not word.endswith("'s") and text[before.start(1)].isupper() and word not in MONTHS:
        return folded[words_.start - 1] == "(" or (before.start(1) == place.start and word in listed("function"))
    if word in listed("hedge words"):
        return False
    return 1900 <= int(words_.said["y"]) <= 2099


def _counted(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "in two days" is a day to come; "in two days" of a sentence in the past, or behind "the first time", is a length of time."""
    said = words_.said
    if said["how"] == "in" and said.get("n") in {"a", "an"} and said["u"] in {"minute", "hour", "day", "night", "quarter"}:
        return False
    if _LENGTH_LEAD.search(place.folded, max(place.start, words_.start - 24), words_.start):
        return False
    return tense == "future" or "time" in said or (tense == "present" and "hedge" not in said)


def _window(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "the last months", "recent years", not "could last months", nor "following two weeks of hearings"."""
    if words_.said["way"] == "following" and not place.folded.startswith("the", words_.start):
        return False
    return words_.said.keys() & {"n", "loose"} != set() or words_.said["way"] == "recent" or place.folded.startswith("the", words_.start)


def _season(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "in the spring" of what was or will be, not of what is every year."""
    if "bare" not in words_.said:
        return True
    if place.text[words_.end - 1 : words_.end + 1].isupper() or tense == "present":
        return False
    lead = _SEASON_LEAD.search(place.folded, max(place.start, words_.start - 16), words_.start)
    return "fall" not in words_.said["bare"] and lead is not None and _BARE_NOUN.match(place.folded, words_.end) is None


def _day_number(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "on the 19th", not "on the 19th floor"."""
    lead = _DAY_LEAD.search(place.folded, max(place.start, words_.start - 8), words_.start)
    after = _WORD.match(place.folded, words_.end)
    return lead is not None and (after is None or after[1] in listed("function"))


def _quarter(words_: TimeWords, place: Place, tense: str) -> bool:
    """The quarter of a company or an economy, not of a match."""
    near = set(_LETTERS.findall(place.folded[max(place.start, words_.start - 120) : min(place.end, words_.end + 120)]))
    return bool(near & words("result"))


def _weekend(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "at the weekend", "Weekend of violence", "in weekend storms", not "a long weekend"."""
    here = place.folded[words_.start : words_.end]
    return (
        here.startswith("the")
        or words_.start == place.start
        or _WEEKEND_LEAD.search(place.folded, max(place.start, words_.start - 12), words_.start) is not None
    )


def _today(words_: TimeWords, place: Place, tense: str) -> bool:
    return not place.folded.startswith((" show", '" show', "' show", "/"), words_.end) or place.text[words_.start].islower()


def _other_day(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "that day", not "that day when all will be free"."""
    return not (words_.said["which"] == "that" and place.folded.startswith((" when ", " that ", " in which "), words_.end))


def _short(words_: TimeWords, place: Place, tense: str) -> bool:
    """ "Updated 9/16", not a share, a score or "9/11"."""
    return _DATED.search(place.folded, max(place.start, words_.start - 24), words_.start) is not None


_RULES = {
    "slashed_short": _short,
    "clock": _clock,
    "year": _is_year,
    "years": lambda words_, place, tense: place.folded[words_.start - 4 : words_.start].strip() != "$",
    "within": _counted,
    "window": _window,
    "season": _season,
    "day_number": _day_number,
    "quarter": _quarter,
    "weekend": _weekend,
    "other_day": _other_day,
    "deictic": _today,
}


def nowadays(words_: TimeWords, place: Place) -> bool:
    """ "today's standards", "even today": no day but the time in which we live."""
    if words_.said.get("day") != "today" or len(words_.said) > 1:
        return False
    after = _POSSESSED.match(place.text, words_.end)
    lead = _STILL.search(place.folded, max(place.start, words_.start - 12), words_.start)
    return (after is not None and _of_our_time(after[1].split())) or lead is not None


def _of_our_time(behind: Sequence[str]) -> bool:
    """Whether the words behind "today's" name what lasts: "today's Democratic Party", "today's young women"; up to a function word."""
    for word in behind:
        if word.lower() in listed("function"):
            return False
        if word.lower() in words("nowadays") or word == "Party":
            return True
    return False
