"""Whether a line can stand by itself in a short brief: named subject, whole clause, known speaker, a day that is its own.

What several newsrooms tell is borne out by them. What one tells has nothing but its own words, and a weak line is better left to the full
brief than printed in the short one: it is counted there, never dropped in silence. What is disputed or denied is asked none of this.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondsource.brief.nearby import Readings, sentence_of
from secondsource.records.article import Article, Span
from secondsource.records.brief import BriefClaim, BriefReport, Ref, Speaker, TimelineEntry
from secondsource.records.reading import Attribution, DateRef, Reading
from secondsource.text.normalize import fold, words

OLD = 30  # days before the story's first article: what happened then is background
MAX_SENTENCE = 2000  # code points of a sentence that are looked at
DAYS = 2  # days before it that are the story's own
MAX_GAP = 3  # words between a speaker's name and the verb of saying, where no comma or bracket sets them off
MAX_NAME = 7  # words of a name
MAX_ENTRY = 24  # words of a timeline entry; a longer one could not be cut to a clause
NEAR_SPEAKER = 400  # code points back in which the name stands for which "he" is put
IN_SPEECH = frozenset(("share", "money", "number", "thing", "time", "measure"))  # figures that speakers throw in
SURE = frozenset(("name", "last name", "title", "office", "speaker", "own words", "metonym", "statement", "words"))

# Words that stand for something in the sentence before.
_STANDS_FOR = frozenset(
    "he she it they and but so yet this that these those his her hers its their theirs them him such here then i we you my our your one"
    " ones some others both either neither another".split()
)
_HE_OR_SHE = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"the (?:moves?|latter|former|pair|duo|trio|two|three|same|others?|former|decision|incidents?|practice|news|latest|group|program)\b",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"it (?:is|was|will be|would be|has been) [a-z]+", re.IGNORECASE
)  # "it was an abuse to ...": "it" stands for nothing
_JOINS = re.compile(
    r"\s*(?:[.,;:!?)\]…–—\"”’']|(?:and|or|but|while|when|as|after|before|because|although|though|since|until|if|unless|despite|amid|so"
    r"|following|saying|adding|according)\b|$)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|must|may|might|can|could|should|says?|said|told|did|does|do|became|began|came|fell|found"
    r"|gave|got|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|saw|sent|set|shot|sold|sought|spoke|spent|stood|struck|sued|swept"
    r"|took|went|won|wrote|hit|let|cut|quit|beat|broke|built|caught|chose|drew|drove|felt|fought|flew|froze|grew|heard|laid|meant|rode|sank"
    r"|shook|shut|slept|spread|stole|taught|tore|threw|wore|withdrew|bought|brought|thought|dealt|forgot|won't|isn't|wasn't|didn't|[a-z]+ed)\b"
)
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:is|are|was|were|be|been|being|has|have|had|will|would|did|not|also|later|then|never|to|due|set|\w+ly)\b)*\s*"
)
_ASIDE = re.compile(r",\s(?:who|whom|whose|which)\b[^,]*,")
_OFFSET = re.compile(r"^\s*[,(–—-].*[,)–—-]\s*$", re.DOTALL)
_CAMEL = re.compile(r"\b([A-Z][a-z]{2,})(?=[A-Z][a-z])")
_GLUED = re.compile(r"[a-z]{2}[.?!][A-Z][a-z]+ [a-z]")
_SHOUTS = re.compile(r"\b(?:MORE|RELATED|ADVERTISEMENT|SUBSCRIBE|WATCH|VIDEO)\b")
_STRANGE = re.compile(r"[\[\]{}<>|@#_/\\0-9]|\bMORE\b")
_NOTE = re.compile(r"\W*(?:update|updated|correction|clarification|editor['’]s note)\b", re.IGNORECASE)
# Before a day that says which thing is meant: "his Tuesday statement", "the bank's Friday deadline".
_OWNER = re.compile(r"(?:\b(?:a|an|the|his|her|their|its|our|new|another|each|every)|['’]s|s['’])\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_THING_AFTER = re.compile(
    r"(?:['’]s)?\s+(?!(?:at|in|on|to|for|from|by|with|and|or|but|after|before|when|that|over|about|as|during|near)\b)[a-z]"
)
_TIME_WORD = re.compile(r"(?:morning|afternoon|evening|night|week|month|year|day|weekend|quarter|half)s?\b", re.IGNORECASE)
# What stands before a clause inside its sentence: a mark, a word that joins, a verb of saying.
_BEGUN = re.compile(
    r"(?:[,;:–—(\"“‘]|\b(?:and|but|that|while|as|after|because|when|where|before|said|says|whether|if|although|though))\s*$", re.IGNORECASE
)
_IDENTITY = re.compile(r"(?:[A-Z][\w.'’-]*\s){1,4}(?:is|was) (?:the|a|an|one of)\b")  # "Ana Ruiz is the harbour master of Tolm"
_SMALL = frozenset(
    "a an the at least most more less fewer than about some nearly almost around roughly over under up to only just all another other and"
    " those these its his her their as many".split()
)
_SUBJECT = re.compile(r"[^\W\d_]*[A-Z]|(?:the|a|an|its|his|her|their|two|three|each|some|more|all|many|several|no|it|they|he|she|we)\s|\d")
# A clause that nobody is given is news where it tells of what happened, not of what is or can be.
_NO_NEWS = frozenset("is are can could may might must should would does do".split())
_DETERMINER = re.compile(r"\s(?:the|a|an|its|his|her|their|one|no)\b")
_WHERE = re.compile(r"\b(?:who|which|where|whose)\b")
_INFINITIVE = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!due )(?<!set )\bto $")
# "The 14-page complaint" counts no pages; "thirty-one buses" are a number.
_OF_SO_MANY = re.compile(r"-(?!(?:one|two|three|four|five|six|seven|eight|nine)\b)[a-z]+", re.IGNORECASE)
# Behind a noun that it belongs to; a preposition that was left over.
_CUT = re.compile(r"\s(?:(?:who|that|which|of|whose)\b|(?:to|for|with|in|on|by|about|from|at)[,.;])")
# "I write", "Not only did he lose": nobody of the line is meant.
_NOBODY_HERE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b|^(?:[A-Za-z][a-z]*\s){1,4}(?:he|she|they|it)\s")
_BETWEEN_MARKS = re.compile(r"[“\"][^“”\"]*[”\"]")
_BARE_COPULA = frozenset(("is", "are", "am", "be", "'s", "’s"))


def boxed(sentence: str) -> bool:
    """Whether a page's own links ran into the sentence ("Ana Ruiz Ana RuizPort strike ends | Mayor resigns MORE (R-Tolm)"), or the next."""
    sentence = sentence[:MAX_SENTENCE]
    if " | " in sentence or _SHOUTS.search(sentence) or _GLUED.search(sentence):
        return True
    return any(sentence.find(match[1]) < match.start() for match in _CAMEL.finditer(sentence))


def refers_back(said: str) -> bool:
    """Whether the words open with one that stands for something told before: "he", "the move", "its owner"."""
    told = fold(said).lstrip("\"'“‘([").replace("’", "'")
    first = re.match(r"[^\W\d_]+", told)
    if first is None:
        return False
    if first[0] == "it" and _EMPTY_IT.match(told):
        return False
    return first[0] in _STANDS_FOR or bool(_ANAPHOR.match(told))


def of_nobody_here(said: str) -> bool:
    """Whether the writer speaks of himself, or the subject is a pronoun: "as I write", "Not only did he lose"."""
    return _NOBODY_HERE.search(_BETWEEN_MARKS.sub("", said)) is not None


def ends_whole(text: str, end: int, stop: int) -> bool:
    """Whether what follows the words begins something new: a stop, a mark, another clause."""
    return _JOINS.match(text, end, stop) is not None


def only_a_noun(said: str) -> bool:
    """Whether the first verb of the words stands in a clause behind "who", "which" or "that": a noun with its relative clause."""
    said = _ASIDE.sub(" ", said)
    verb, relative = VERB.search(said), _RELATIVE.search(said)
    return verb is not None and relative is not None and relative.start() < verb.start()


def sure(speaker: Speaker | None) -> bool:
    """Whether the speaker is named beside the words, by a name or by a noun ("police"), and not as a page signs a post."""
    if speaker is None or speaker.how not in SURE or not good_name(speaker.name):
        return False
    return speaker.how == "words" or speaker.name != speaker.name.lower()


def good_name(name: str) -> bool:
    """Whether it reads as the name of somebody: no bracket, no digit, no whole line of a page."""
    told = name.split()
    if not told or len(told) > MAX_NAME or told[0].casefold() in _STANDS_FOR:
        return False
    return not _STRANGE.search(name) and not boxed(name)


class Soundness:
    """The articles of a story and how they were read, for what is asked of its lines."""

    def __init__(self, articles: Iterable[Article], readings: Readings, first: str | None) -> None:
        self.articles = {article.id: article for article in articles}
        self.near = readings.of
        self.old = _before(first, OLD)
        self.first = _before(first, DAYS)

    def alone(self, claim: BriefClaim) -> bool:
        """Whether a line that one outlet alone has tells, by itself, something new on a word that is known."""
        report = claim.reports[claim.speaks]
        if self.near(report.article) is None:
            return True  # what was not read is not judged
        sentence = self._sentence(report.article, report.start)
        text = self.articles[report.article].text
        back = refers_back(report.words) and not (self._of_a_person(claim) and _HE_OR_SHE.match(report.words))
        if back or boxed(text[sentence.start : sentence.end]) or only_a_noun(report.words):
            return False
        if claim.kind == "quote" or _IDENTITY.match(report.words):
            return False
        if not ends_whole(text, report.end, sentence.end) or self._past(report, sentence):
            return False
        return self._tells(report, sentence)

    def shared(self, claim: BriefClaim) -> bool:
        """Whether a line that several articles tell is news: no box, nothing that refers back, more than who somebody is."""
        report = claim.reports[claim.speaks]
        if self.near(report.article) is None:
            return True  # what was not read is not judged
        sentence = self._sentence(report.article, report.start)
        text = self.articles[report.article].text
        if boxed(text[sentence.start : sentence.end]) or refers_back(report.words) or _IDENTITY.match(report.words):
            return False
        return report.speaker is not None or not (only_a_noun(report.words) or _CUT.match(text, report.end))

    def quote(self, claim: BriefClaim) -> bool:
        """Whether the quotation of one article is a sentence, and it is known whose."""
        report = claim.reports[claim.speaks]
        if self.near(report.article) is None:
            return True  # what was not read is not judged
        sentence = self._sentence(report.article, report.start)
        text = self.articles[report.article].text
        first = next((char for char in report.words if char.isalnum()), "")
        if first.islower() or text.startswith("?", report.end) or boxed(text[sentence.start : sentence.end]):
            return False
        return self.known_speaker(report) and not self._past(report, sentence)

    def figure(self, claim: BriefClaim) -> bool:
        """Whether the line of a figure names what it is of, and stands in no box."""
        report = claim.reports[claim.speaks]
        if report.figure is None or self.near(report.article) is None:
            return report.figure is not None
        shown = report.figure.shown
        text = self.articles[report.article].text
        sentence = self._sentence(report.article, shown.start)
        if self._past(report, sentence):
            return False
        told = self._attribution(report)
        if report.figure.kind in IN_SPEECH and told is not None and told.kind == "direct":
            return False
        if text.startswith("-", report.figure.ref.end) or _OF_SO_MANY.search(report.figure.ref.words):
            return False
        return figure_stands(text, shown, report.figure.ref.start, sentence)

    def shared_figure(self, claim: BriefClaim) -> bool:
        """Whether the line of a figure that several give begins with the figure or a subject, and stands in no box."""
        report = claim.reports[claim.speaks]
        if report.figure is None or self.near(report.article) is None:
            return report.figure is not None
        shown, at = report.figure.shown, report.figure.ref.start
        text = self.articles[report.article].text
        sentence = self._sentence(report.article, shown.start)
        if figure_stands(text, shown, at, sentence):
            return True
        lead = [word for word, _, _ in words(fold(text[shown.start : at]))]
        return all(word in _SMALL for word in lead) and not boxed(text[sentence.start : sentence.end])

    def entry(self, entry: TimelineEntry) -> bool:
        """Whether the dated words tell of what happened then: one day, that of the first verb, with its subject."""
        ref, near = entry.ref, self.near(entry.ref.article)
        text = self.articles[ref.article].text
        sentence = self._sentence(ref.article, ref.start)
        if near is None:
            return True
        reading = near.around(ref.start, max(ref.end, entry.date_ref.end))
        day = next((d for d in reading.dates if d.start == entry.date_ref.start and d.end == entry.date_ref.end), None)
        if boxed(text[sentence.start : sentence.end]) or refers_back(ref.words) or _NOTE.match(text, sentence.start):
            return False
        if (
            day is None
            or only_a_noun(ref.words)
            or not VERB.search(ref.words)
            or len(ref.words.split()) > MAX_ENTRY
            or names_a_thing(text, day)
        ):
            return False
        if of_nobody_here(ref.words) or (day.first is None and day.precision == "open"):
            return False
        if day.precision == "year" or (not entry.also and self.old and (day.first or day.last or "~")[:10] < self.old):
            return False
        others = (d for d in reading.dates if ref.start <= d.start < ref.end and d.precision in ("day", "part_of_day", "hour", "minute"))
        if any((d.first, d.last) != (day.first, day.last) and d.first and (d.first[:10] != (day.first or "")[:10]) for d in others):
            return False
        if self.speech(entry) and not any(ref.start <= s.start < ref.end for a in reading.attributions for s in a.content):
            return False  # "the ministry announced on Monday": it does not say what
        return day.belongs_to is None or first_verb(text, ref.start, ref.end, day.belongs_to, reading)

    def speech(self, entry: TimelineEntry) -> bool:
        """Whether the day is that of a saying, not of a deed."""
        near = self.near(entry.ref.article)
        if near is None:
            return False
        reading = near.around(entry.ref.start, max(entry.ref.end, entry.date_ref.end))
        day = next((d for d in reading.dates if d.start == entry.date_ref.start and d.end == entry.date_ref.end), None)
        verb = day.belongs_to if day else None
        return verb is not None and any(verb.start < span.end and span.start < verb.end for a in reading.attributions for span in a.cue)

    def of_the_day(self, claim: BriefClaim) -> bool:
        """Whether the words are dated to the days on which the story was told: most likely all tell it."""
        report = claim.reports[claim.speaks]
        near = self.near(report.article) if self.first else None
        dates = near.around(report.start, report.end).dates if near else ()
        return any(report.start <= d.start < report.end and (d.first or "")[:10] >= self.first for d in dates)

    def known_speaker(self, report: BriefReport) -> bool:
        """Whether the speaker is named beside the words, or is the last one named before a pronoun."""
        speaker = report.speaker
        if speaker is None or not good_name(speaker.name):
            return False
        told = self._attribution(report)
        if told is None:
            return sure(speaker)
        text = self.articles[report.article].text
        if told.source and told.cue and not _beside(text, told.source, told.cue):
            return False
        return sure(speaker) or self._named_before(report, told)

    def _of_a_person(self, claim: BriefClaim) -> bool:
        """Whether one named person says it: "he" in the words is most likely this one."""
        report = claim.reports[claim.speaks]
        named = [one for one in claim.support.informants if one.named and one.kind == "person"]
        return len(named) == 1 and len(claim.support.informants) == 1 and report.speaker is not None and report.speaker.how in SURE

    def _named_before(self, report: BriefReport, told: Attribution) -> bool:
        """Whether the last person who is named before a pronoun is the one for whom it was taken."""
        at = min((s.start for s in (*told.source, *told.cue)), default=report.start)
        near = self.near(report.article)
        last = near.last_person(at, NEAR_SPEAKER) if near else None
        return last is not None and report.speaker is not None and last.name.split()[-1] in report.speaker.name.split()

    def _attribution(self, report: BriefReport) -> Attribution | None:
        """What the reading has about the words of a report."""
        name = report.speaker.name if report.speaker else None

        def shared(told: Attribution) -> tuple[bool, int]:
            both = sum(max(0, min(s.end, report.end) - max(s.start, report.start)) for s in told.content)
            return both > 0 and told.speaker is not None and told.speaker.name == name, both

        near = self.near(report.article)
        best = max(near.around(report.start, report.end).attributions, key=shared, default=None) if near else None
        return best if best is not None and shared(best)[1] else None

    def _sentence(self, article: str, at: int) -> Span:
        return sentence_of(self.articles[article], at)

    def _past(self, report: BriefReport, sentence: Span) -> bool:
        """Whether the sentence dates the words, or their saying, well before the story."""
        near = self.near(report.article)
        if near is None or not self.old:
            return False
        dates = near.around(sentence.start, sentence.end).dates
        return any((d.last or "~")[:10] < self.old[: len((d.last or "~")[:10])] for d in dates)

    def _tells(self, report: BriefReport, sentence: Span) -> bool:
        """Somebody has said it; or it begins its sentence, or a clause of it, with a subject, and tells of what happened."""
        text = self.articles[report.article].text
        if report.speaker is not None:
            told = self._attribution(report)
            inside = told is not None and any(report.start <= s.start < report.end for s in told.source)
            return self.known_speaker(report) and not inside and (told is None or told.stance == "speech")
        before = text[sentence.start : report.start].strip(" \"“‘'")
        if before and not (_BEGUN.search(text, sentence.start, report.start) and _SUBJECT.match(report.words)):
            return False
        verb = VERB.search(report.words)
        return verb is not None and verb[0] not in _NO_NEWS and not of_nobody_here(report.words)


def first_verb(text: str, start: int, end: int, verb: Span, reading: Reading) -> bool:
    """Whether ``verb``, to which a day belongs, is the first of the words that tells something, and more than "is"."""
    if _INFINITIVE.search(text, max(start, verb.start - 12), verb.start):
        return False
    if not start <= verb.start < end or text[verb.start : verb.end].casefold() in _BARE_COPULA:
        return False
    if text[verb.start : verb.end] in ("was", "were") and _DETERMINER.match(text, verb.end):
        return False
    events = [e for e in reading.events if e.trigger.start < verb.end and verb.start < e.trigger.end]
    if any(e.status == "hypothetical" for e in events):
        return False
    if _WHERE.search(_ASIDE.sub(" ", text[start : verb.start])):
        return False
    found = VERB.search(text, start, verb.start)
    return found is None or _AUXILIARY.fullmatch(text, found.start(), verb.start) is not None


def names_a_thing(text: str, day: DateRef) -> bool:
    """Whether the day says which thing is meant: "his Tuesday statement", "Saturday's primary"."""
    behind = _THING_AFTER.match(text, day.end)
    if behind is None or _TIME_WORD.match(text, behind.end() - 1):
        return False
    return text.startswith(("'s", "’s"), day.end) or bool(_OWNER.search(text[max(0, day.start - 30) : day.start]))


def complete(text: str, start: int, end: int, sentence: Span, figure: int) -> bool:
    """Whether the words of a figure are a clause: a subject, a verb, and nothing cut off behind."""
    said = text[start:end]
    if not ends_whole(text, end, sentence.end) or only_a_noun(said) or VERB.search(said) is None:
        return False
    lead = [word for word, _, _ in words(fold(text[start:figure]))]
    if not (start <= sentence.start or _BEGUN.search(text, sentence.start, start)):
        return False
    if all(word in _SMALL for word in lead):
        return True  # the figure is the subject
    return VERB.search(text, start, figure) is not None and bool(start <= sentence.start or _SUBJECT.match(said))


def figure_stands(text: str, shown: Ref, figure: int, sentence: Span) -> bool:
    """Whether the line of a figure is a clause that needs no other."""
    if boxed(text[sentence.start : sentence.end]) or refers_back(shown.words) or of_nobody_here(shown.words):
        return False
    return complete(text, shown.start, shown.end, sentence, figure)


def _beside(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether name and verb stand together, or what parts them is set off and tells nothing by itself: ", the mayor of Tolm,"."""
    first, last = (source[-1], cue[0]) if source[-1].start < cue[0].start else (cue[-1], source[0])
    gap = text[first.end : last.start]
    if len(gap.split()) <= MAX_GAP:
        return True
    return bool(_OFFSET.match(gap)) and VERB.search(gap) is None


def _before(first: str | None, days: int) -> str:
    """The ISO day so many days before; "" where there is none."""
    try:
        return (date.fromisoformat((first or "")[:10]) - timedelta(days=days)).isoformat()
    except ValueError:
        return ""
