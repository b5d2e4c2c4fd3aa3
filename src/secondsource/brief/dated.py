"""The words that say what happened at a dated time: a clause with its subject and its verb, short enough for two lines.

``statement(article, date, reading)`` chooses among the event's clause, the sentence, what somebody is reported to have said, and the
sentence up to the end of a clause. What none of these gives is left as the sentence; a renderer says how many words it leaves out.
"""

import re
from collections.abc import Sequence

from secondsource.brief.citing import bare, cite
from secondsource.brief.clauses import VERB, first_verb
from secondsource.records.article import Article, Span
from secondsource.records.brief import Ref
from secondsource.records.reading import DateRef, Event, Figure, Reading
from secondsource.text.normalize import fold

MIN_WORDS = 5  # a shorter clause does not say what happened
MAX_WORDS = 22  # a longer one is cut back to a clause of it
MAX_FROM_CUE = 12  # code points from a verb of saying to the day on which it was said
MIN_SAID = 4  # words after a verb of saying, a verb among them, without which it says nothing
MAX_OPENING = 12  # words of an opening that ends with its date: "In a call with the minister on Monday, ..."
MAX_BEFORE_DATE = 2  # words before a date that opens a sentence: "Late on", "By"
_CLAUSE = re.compile(r"\s*[,;:–—]\s|\s(?=(?:when|while|but|because)\s)")
# Behind one of these a clause with a subject of its own may begin.
_BEGINS = re.compile(r"(?:[,;:–—]\s(?:and\s|but\s|while\s|as\s|after\s|when\s)?|\s(?:after|when|while|because|but|that|which|before)\s)")
MAX_CUTS = 8  # places on each side of a date at which a sentence is cut
MAX_STOPS = 3  # ends of clauses that are tried for each beginning
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
_ADVERB = re.compile(r"(?:[A-Z][a-z]+ly|Meanwhile|However|Earlier|Later|Also|Still|Instead|Then)(?: [a-z]+)?,\s+")
_PREPOSITION = re.compile(r"(?:In|At|On|During|After|Before|By|With|From|Since|Until|Amid)\s")
_PARTICIPLE = re.compile(r",\s(?:saying|adding|noting|including|arguing|writing|calling|citing)$")  # what was said is cut off
_AFTER_DATE = re.compile(r",?\s+")
_TAG = re.compile(r"[,”\"]\s(?!(?:but|and|though|although|while|as|which|who)\s)[^,]{2,60}$")
_WORD = re.compile(r"\w+")


def statement(article: Article, date: DateRef, reading: Reading) -> Ref | None:
    """The dated words, or nothing where the date stands in no sentence."""
    sentence = next((s for s in article.sentences if s.start <= date.start < s.end), None)
    if sentence is None:
        return None
    verb, verbs = date.belongs_to, _verbs(reading, sentence)
    for own in (True, False) if verb else (False,):  # first what begins with the subject of the date's own verb
        for start, end in _ranges(article, date, reading, sentence):
            if own and verb and not (start <= verb.start < end and first_verb(article.text, start, end, verb, reading)):
                continue
            if _reads_well(article.text, start, end, sentence.start, verbs, date, reading):
                return _trimmed(article, start, end, sentence.end)
    return _trimmed(article, _subject_start(article.text, sentence.start, date), max(sentence.end, date.end), sentence.end)


def clause(article: Article, at: Figure, reading: Reading) -> Ref | None:
    """The clause of a sentence that holds a figure, with its subject and its verb; nothing where none reads well."""
    sentence = next((s for s in article.sentences if s.start <= at.start < s.end), None)
    if sentence is None:
        return None
    verbs = _verbs(reading, sentence)
    ranges = [(s.start, s.end) for s in _said(reading, at)] + _ranges(article, at, reading, sentence)
    for start, end in ranges:
        if start <= at.start and at.end <= end and _reads_well(article.text, start, end, sentence.start, verbs, at, reading):
            return _trimmed(article, start, end, sentence.end)
    return None


def _verbs(reading: Reading, sentence: Span) -> list[Span]:
    """The words of a sentence that tell a deed or that somebody speaks."""
    verbs = [e.trigger for e in reading.events] + [span for a in reading.attributions for span in a.cue]
    return [v for v in verbs if sentence.start <= v.start < sentence.end]


def _ranges(article: Article, date: DateRef | Figure, reading: Reading, sentence: Span) -> list[tuple[int, int]]:
    """Candidates for the clause, the best first: the event's, the sentence, what is said, the sentence cut behind and before."""
    low, high = _subject_start(article.text, sentence.start, date), max(sentence.end, date.end)
    event = _covering(reading.events, date)
    ranges: list[tuple[int, int]] = []
    if event is not None:
        start, end = _event_range(event, date, low, high)
        if start == low or (event.actor and start <= event.actor.start < end):
            ranges.append((start, end))
        if event.status == "attributed":  # with the words that say on whose word
            ranges.insert(0, (low, high))
    ranges.append((low, high))
    said = _said(reading, date)
    ranges += [(max(low, span.start), min(high, span.end)) for span in said if span.start > date.start or date.end <= span.end]
    stops = [m.start() for m in _CLAUSE.finditer(article.text, max(low, date.end - 1), high) if m.start() >= date.end][:MAX_CUTS]
    ranges += [(low, stop) for stop in reversed(stops)]
    if _GOES_ON.match(article.text, date.end):
        ranges.append((low, date.end))
    begins = [m.end() for m in _BEGINS.finditer(article.text, low, date.start)]
    ranges += [(begin, stop) for begin in begins[-MAX_CUTS:] for stop in (high, *reversed(stops[:MAX_STOPS]))]
    return ranges


def _covering(events: Sequence[Event], date: DateRef | Figure) -> Event | None:
    """The shortest event clause that holds the date."""
    holding = [e for e in events if e.start <= date.start and date.end <= e.end]
    if not holding:
        holding = [e for e in events if e.when is not None and (e.when.start, e.when.end) == (date.start, date.end)]
    return min((e for e in holding if e.status != "hypothetical"), key=lambda e: (e.end - e.start, e.start), default=None)


def _said(reading: Reading, date: DateRef | Figure) -> list[Span]:
    """What somebody is reported to have said that holds the date, the shortest first."""
    spans = [span for a in reading.attributions for span in a.content if span.start <= date.start and date.end <= span.end]
    return sorted(spans, key=lambda span: (span.end - span.start, span.start))


def _event_range(event: Event, date: DateRef | Figure, low: int, high: int) -> tuple[int, int]:
    start = min(event.start, event.actor.start) if event.actor and event.actor.start >= low else event.start
    return max(low, start), min(high, max(event.end, date.end))


def _subject_start(text: str, start: int, date: DateRef | Figure) -> int:
    """Where a sentence begins that opens with its date: "On Tuesday, the minister ..." begins with the minister."""
    opening = _ADVERB.match(text, start)
    if opening:
        start = opening.end()
    before = len(_WORD.findall(text, start, date.start))
    after = _AFTER_DATE.match(text, date.end)
    short = before <= MAX_BEFORE_DATE or (before <= MAX_OPENING and "," in (after[0] if after else "") and _PREPOSITION.match(text, start))
    return after.end() if after and short and _SUBJECT.match(text, after.end()) else start


def _reads_well(text: str, start: int, end: int, sentence: int, verbs: Sequence[Span], date: DateRef | Figure, reading: Reading) -> bool:
    """Whether the range is a clause: of a fit length, with its subject first, a verb, and what was said if the verb is one of saying."""
    begins = start == sentence
    if not begins and text.count("“", start, end) != text.count("”", start, end):
        return False
    while start < end and (text[start].isspace() or text[start] in "\"“”'‘’"):
        start += 1
    if not start < end or not MIN_WORDS <= len(text[start:end].split()) <= MAX_WORDS:
        return False
    if not begins and (not _has_subject(text, start, end) or (isinstance(date, DateRef) and date.start <= start < date.end)):
        return False
    inside = [verb for verb in verbs if start <= verb.start and verb.end <= end]
    for verb in inside:
        if any(verb == span for a in reading.attributions for span in a.cue) and verb.start < date.end + MAX_FROM_CUE:
            after = max(verb.end, date.end) if date.start <= verb.end + MAX_FROM_CUE else verb.end
            if not _has_content(text, start, after, verb, end, verbs):
                return False
    return bool(inside) or VERB.search(text, start, end) is not None


def _has_subject(text: str, start: int, end: int) -> bool:
    """Whether a range that begins inside its sentence begins with a subject, with no comma between the two."""
    first, second = [*fold(text[start:end]).split(maxsplit=2), "", ""][:2]
    first = first.strip("\"',.()")
    if (first in _NO_SUBJECT and second != "least") or first.endswith("ing") or not _SUBJECT.match(text, start):
        return False
    verb = VERB.search(text, start, end)
    return verb is None or "," not in text[start : verb.start()]


def _has_content(text: str, start: int, after: int, cue: Span, end: int, verbs: Sequence[Span]) -> bool:
    """Whether a clause follows a verb of saying, or it stands at the end as a tag: "..., the ministry said on Monday"."""
    if _TAG.search(text[max(start, cue.start - 66) : cue.start].rstrip()):
        return True
    verb = VERB.search(text, after, end) or any(after <= span.start and span.end <= end for span in verbs)
    return len(text[after:end].split()) >= MIN_SAID and bool(verb)


def _trimmed(article: Article, start: int, end: int, stop: int) -> Ref | None:
    start, end = bare(article, start, end)
    if article.text.startswith("that ", start):
        start += len("that ")
    if end == stop and article.text[end - 1] == ".":
        end -= 1
    more = _PARTICIPLE.search(article.text, max(start, end - 16), end)
    end = more.start() if more else end
    while end > start and (article.text[end - 1].isspace() or article.text[end - 1] in ",;:"):
        end -= 1
    return cite(article, start, end) if start < end else None
