"""Words right before or around a time that say whether it lies behind or ahead, whatever the verb says.

What question it answers: "in the run-up to Sunday's vote", "likely Thursday", "moved to May 2", "up from 40 in May": behind or ahead?
"""

import re

from secondsource.reading.written_dates import Tense

_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|won't|would|'ll|to be|scheduled|due|slated|planned|plans|expected|set (?:to|for)|is to|are to|going to|upcoming"
    r"|ahead of)\b"
)
_COMPARED = re.compile(
    r"\b(?:(?:up|down|rise|fall|drop|increase|change|unchanged) from|compared (?:with|to))\b[^,;.]{0,40} (?:in|on|at) (?:the )?$"
    r"|\b(?:up|down|higher|lower)\b[^,;.]{0,24} from (?:the )?$"
)
_AHEAD = re.compile(
    r"\b(?:(?:run|build)-?up to|countdown to|(?:going|heading) into|on the eve of|ahead of|in time for) (?:the |a )?$"
    r"|\b(?:likely|come) (?:on |in |by )?(?:the )?$"
    r"|\b(?:pushed|moved|put|brought|rescheduled|postponed|delayed|deferred|adjourned)(?: back| off| forward| up)?"
    r" (?:to|until|till|for) (?:the )?$"
)
_MAYBE_AHEAD = re.compile(
    r"\b(?:probably|possibly|perhaps|maybe|presumably|hopefully|as (?:early|soon) as|no (?:later|earlier|sooner) than)"
    r" (?:on |in |by )?(?:the )?$"
)


def looks_ahead(folded: str, low: int, start: int, when: Tense) -> bool:
    """Whether the words before a time say that it is to come: "in the run-up to Sunday's referendum", "likely Thursday"."""
    low = max(low, start - 32)
    return _AHEAD.search(folded, low, start) is not None or (when != "past" and _MAYBE_AHEAD.search(folded, low, start) is not None)


def looks_back(folded: str, low: int, start: int) -> bool:
    """Whether the words before a time compare with what was: "up from 40 in May"."""
    return _COMPARED.search(folded, max(low, start - 64), start) is not None


def tense_around(folded: str, start: int, end: int, low: int, high: int) -> Tense:
    """Future by the words around a time, else not known, in a sentence without a parse."""
    around = folded[max(low, start - 70) : min(high, end + 30)]
    return "future" if _FUTURE_WORDS.search(around) else "unknown"
