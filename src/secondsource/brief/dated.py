"""The words that say what happened at a dated time: a clause with its subject and its verb, short enough for two lines.

``statement(article, date, reading)`` chooses among the event's clause, the sentence, what somebody is reported to have said, and the
sentence up to the end of a clause. What none of these gives is left as the sentence; a renderer says how many words it leaves out.
"""

import re
from collections.abc import Sequence

from secondsource.brief.citing import bare, cite
from secondsource.records.article import Article, Span
from secondsource.records.brief import Ref
from secondsource.records.reading import DateRef, Event, Reading
from secondsource.text.normalize import fold

MIN_WORDS = 5  # a shorter clause does not say what happened
MAX_WORDS = 22  # a longer one is cut back to a clause of it
MAX_FROM_CUE = 12  # code points from a verb of saying to the day on which it was said
MIN_SAID = 4  # words after a verb of saying, a verb among them, without which it says nothing
MAX_OPENING = 12  # words of an opening that ends with its date: "In a call with the minister on Monday, ..."
MAX_BEFORE_DATE = 2  # words before a date that opens a sentence: "Late on", "By"
_CLAUSE = re.compile(r"\s*[,;:–—]\s|\s(?=(?:when|while|but|because)\s)")
# After a date that closes a statement: "met on Tuesday over a licence"; not after one between a subject and its verb.
_GOES_ON = re.compile(r"\s(?:over|in|at|with|to|for|from|on|by|between|against|near|along|under|after|before|as)\s")
_NO_SUBJECT = frozenset(
    "after before while when where who whom whose which that as and but or nor so because since although though if unless to of in on at by"
    " with for from until during amid than then over under about into said says saying told adding also was were is are has had have been"
    " be will would not it's including especially even just only".split()
)
_SUBJECT = re.compile(
    r"[^\W\d_]*[A-Z]|(?:the|a|an|its|his|her|their|two|three|each|some|more|all|at\sleast|about|many|several|no|it|they|he|she|we|there)\s|\d"
)
# Where no event and no verb of saying was read.
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|must|may|might|can|could|should)\b|[a-z]ed\b")
_ADVERB = re.compile(r"(?:[A-Z][a-z]+ly|Meanwhile|However|Earlier|Later|Also|Still|Instead|Then)(?: [a-z]+)?,\s+")
_PREPOSITION = re.compile(r"(?:In|At|On|During|After|Before|By|With|From|Since|Until|Amid)\s")
_AFTER_DATE = re.compile(r",?\s+")
_TAG = re.compile(r"[,”\"]\s(?!(?:but|and|though|although|while|as|which|who)\s)[^,]{2,60}$")
_WORD = re.compile(r"\w+")


def statement(article: Article, date: DateRef, reading: Reading) -> Ref | None:
    """The dated words, or nothing where the date stands in no sentence."""
    sentence = next((s for s in article.sentences if s.start <= date.start < s.end), None)
    if sentence is None:
        return None
    low, high = _subject_start(article.text, sentence.start, date), max(sentence.end, date.end)
    event = _covering(reading.events, date)
    said = _said(reading, date)
    verbs = [e.trigger for e in reading.events] + [span for a in reading.attributions for span in a.cue]
    verbs = [v for v in verbs if low <= v.start < high]
    ranges: list[tuple[int, int]] = []
    if event is not None:
        start, end = _event_range(event, date, low, high)
        if start == low or (event.actor and start <= event.actor.start < end):
            ranges.append((start, end))
        if event.status == "attributed":  # with the words that say on whose word
            ranges.insert(0, (low, high))
    ranges.append((low, high))
    ranges += [(max(low, span.start), min(high, span.end)) for span in said if span.start > date.start or date.end <= span.end]
    stops = [m.start() for m in _CLAUSE.finditer(article.text, max(low, date.end - 1), high) if m.start() >= date.end]
    ranges += [(low, stop) for stop in reversed(stops)]
    if _GOES_ON.match(article.text, date.end):
        ranges.append((low, date.end))
    for start, end in ranges:
        if _reads_well(article.text, start, end, sentence.start, verbs, date, reading):
            return _trimmed(article, start, end, sentence.end)
    return _trimmed(article, low, high, sentence.end)


def _covering(events: Sequence[Event], date: DateRef) -> Event | None:
    """The shortest event clause that holds the date."""
    holding = [e for e in events if e.start <= date.start and date.end <= e.end]
    if not holding:
        holding = [e for e in events if e.when is not None and (e.when.start, e.when.end) == (date.start, date.end)]
    return min((e for e in holding if e.status != "hypothetical"), key=lambda e: (e.end - e.start, e.start), default=None)


def _said(reading: Reading, date: DateRef) -> list[Span]:
    """What somebody is reported to have said that holds the date, the shortest first."""
    spans = [span for a in reading.attributions for span in a.content if span.start <= date.start and date.end <= span.end]
    return sorted(spans, key=lambda span: (span.end - span.start, span.start))


def _event_range(event: Event, date: DateRef, low: int, high: int) -> tuple[int, int]:
    start = min(event.start, event.actor.start) if event.actor and event.actor.start >= low else event.start
    return max(low, start), min(high, max(event.end, date.end))


def _subject_start(text: str, start: int, date: DateRef) -> int:
    """Where a sentence begins that opens with its date: "On Tuesday, the minister ..." begins with the minister."""
    opening = _ADVERB.match(text, start)
    if opening:
        start = opening.end()
    before = len(_WORD.findall(text, start, date.start))
    after = _AFTER_DATE.match(text, date.end)
    short = before <= MAX_BEFORE_DATE or (before <= MAX_OPENING and "," in (after[0] if after else "") and _PREPOSITION.match(text, start))
    return after.end() if after and short and _SUBJECT.match(text, after.end()) else start


def _reads_well(text: str, start: int, end: int, sentence: int, verbs: Sequence[Span], date: DateRef, reading: Reading) -> bool:
    """Whether the range is a clause: of a fit length, with its subject first, a verb, and what was said if the verb is one of saying."""
    while start < end and (text[start].isspace() or text[start] in "\"“”'‘’"):
        start += 1
    told = text[start:end].split()
    if not MIN_WORDS <= len(told) <= MAX_WORDS or not start < end:
        return False
    first = fold(told[0]).strip("\"',.()")
    if start > sentence and (first in _NO_SUBJECT or first.endswith("ing") or date.start <= start < date.end):
        return False
    inside = [verb for verb in verbs if start <= verb.start and verb.end <= end]
    cues = {(span.start, span.end) for a in reading.attributions for span in a.cue}
    for verb in inside:
        if (verb.start, verb.end) in cues and verb.start < date.end + MAX_FROM_CUE:
            after = max(verb.end, date.end) if date.start <= verb.end + MAX_FROM_CUE else verb.end
            if not _has_content(text, after, verb, end, verbs):
                return False
    return bool(inside) or _VERB.search(text, start, end) is not None


def _has_content(text: str, after: int, cue: Span, end: int, verbs: Sequence[Span]) -> bool:
    """Whether a clause follows a verb of saying, or it stands at the end as a tag: "..., the ministry said on Monday"."""
    if _TAG.search(text[: cue.start].rstrip()[-64:]):
        return True
    verb = _VERB.search(text, after, end) or any(after <= span.start and span.end <= end for span in verbs)
    return len(text[after:end].split()) >= MIN_SAID and bool(verb)


def _trimmed(article: Article, start: int, end: int, stop: int) -> Ref | None:
    start, end = bare(article, start, end)
    if article.text.startswith("that ", start):
        start += len("that ")
    if end == stop and article.text[end - 1] == ".":
        end -= 1
    while end > start and (article.text[end - 1].isspace() or article.text[end - 1] in ",;:"):
        end -= 1
    return cite(article, start, end) if start < end else None
