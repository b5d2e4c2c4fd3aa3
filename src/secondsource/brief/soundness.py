"""Whether a line can stand by itself: named subject, whole clause, known speaker, a day that is its own.

What several newsrooms tell is borne out by them. What one tells has nothing but its own words, and a weak line is better counted than
printed, also in the full brief: nothing is dropped in silence, the brief as JSON has it. What is disputed or denied is asked none of this.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from secondsource.brief.clauses import (
    BEGUN,
    SMALL,
    SUBJECT,
    SURE,
    VERB,
    boxed,
    breaks_off,
    ends_whole,
    figure_stands,
    first_verb,
    good_name,
    hangs,
    names_a_thing,
    of_nobody_here,
    only_a_noun,
    points_back,
    refers_back,
    set_beside,
    sure,
)
from secondsource.brief.elsewhere import stems
from secondsource.brief.nearby import Readings, sentence_of
from secondsource.records.article import Article, Span
from secondsource.records.brief import BriefClaim, BriefReport, BriefVariant, Ref, TimelineEntry
from secondsource.records.reading import Attribution, Reading
from secondsource.text.normalize import fold, words

OLD = 30  # days before the story's first article: what happened then is background
DAYS = 2  # days before it that are the story's own
LEAD = 3  # sentences with which an article tells its news
MIN_LEAD = 8  # words of a sentence that opens an article
MUCH_THE_SAME = 0.5  # share of the shorter wording's stems in the other
MAX_DAYS = 100  # a longer time dates no event
MAX_ENTRY = 24  # words of a timeline entry; a longer one could not be cut to a clause
NEAR_SPEAKER = 400  # code points back in which the name stands for which "he" is put
IN_SPEECH = frozenset(("share", "money", "number", "thing", "time", "measure"))  # figures that speakers throw in
_EARLIER = re.compile(r"\b(?:once|previously|had|long|may|might|could|would|should|famously|infamously)\b", re.IGNORECASE)
_MARKS = '"“”«»‘'
_HE_OR_SHE = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:update|updated|correction|clarification|editor['’]s note)\b", re.IGNORECASE)
_IDENTITY = re.compile(r"(?:[A-Z][\w.'’-]*\s){1,4}(?:is|was) (?:the|a|an|one of)\b")  # "Ana Ruiz is the harbour master of Tolm"
# A clause that nobody is given is news where it tells of what happened, not of what is or can be.
_NO_NEWS = frozenset("is are can could may might must should would does do".split())
# "The 14-page complaint" counts no pages; "thirty-one buses" are a number.
_OF_SO_MANY = re.compile(r"-(?!(?:one|two|three|four|five|six|seven|eight|nine)\b)[a-z]+", re.IGNORECASE)
# Behind the words of a line a phrase may begin that they can do without.
_DISPENSABLE = re.compile(
    r"\s(?:about|across|against|along|around|at|behind|between|beyond|by|for|from|in|inside|into|near|of|off|on|onto|outside|over|through"
    r"|throughout|to|toward|towards|under|upon|via|with|within|without|who|which|that|where|whose|it|he|she|they|the|a|an|his|her|their)\b"
)
_ALLEGES = re.compile(
    r"(?:alleg|accus|claim|conten|argu|believ|suggest|charg|maintain|insist|think|thought|suspect|assert|fear|hop)", re.IGNORECASE
)
# Marks that open behind the subject: "is a disgrace", "never expressed concern".
_NO_SUBJECT = re.compile(
    r"to [a-z]{2,}\b"
    r"|(?:(?:ever|never|not|also|always|still|[a-z]+ly)\s)?(?:is|are|was|were|has|have|had|will|would|must|can|could|should|may|might|did"
    r"|does|told|held|holds|said|(?!indeed|hundred|united)[a-z]{3,}ed)\b"
)
# "vowed to “make every effort”", "it would “never happen”": the marks open behind the subject.
_BEFORE_VERB = re.compile(
    r"\b(?:to|will|would|can|could|must|should|may|might|shall|cannot|not|never|\w+n['’]t|(?:he|she|they|it|we|i)['’](?:ll|d)) $"
)
# "He used the word calm": of somebody whom the sentence before names.
_OF_SOMEBODY = re.compile(r"(?:he|she|they|this|that|these|those|him|his|her|their)(?:['’]s|['’]re)?\s", re.IGNORECASE)
# "“Group of Six” leaders told the board": the article's own words round a name in marks.
_A_NAME_FIRST = re.compile(r"“?[^“”\"]{1,40}[^“”\",.?!]”\s[a-z]")
_WHEN = re.compile(r"(?:\b(?:in|on|by|until|during|before|after)\s(?:the\s|early\s|late\s|mid-)?|\bback in )$", re.IGNORECASE)
MAX_WHEN = 14  # code points before a date in which the preposition stands
# Behind a noun that it belongs to; a preposition that was left over.
_CUT = re.compile(r"\s(?:(?:who|that|which|of|whose)\b|(?:to|for|with|in|on|by|about|from|at)[,.;])")


class Soundness:
    """The articles of a story and how they were read, for what is asked of its lines."""

    def __init__(self, articles: Iterable[Article], readings: Readings, first: str | None) -> None:
        self.articles = {article.id: article for article in articles}
        self.lead_ends = {id: max((s.end for s in article.sentences[:LEAD]), default=0) for id, article in self.articles.items()}
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
        if hangs(report.words) or points_back(report.words):
            return False
        back = refers_back(report.words) and not (self._of_a_person(claim) and _HE_OR_SHE.match(report.words))
        if back or boxed(text[sentence.start : sentence.end]) or only_a_noun(report.words):
            return False
        if claim.kind == "quote" or _IDENTITY.match(report.words):
            return False
        if not ends_whole(text, report.end, sentence.end) or breaks_off(text, report.start, report.end) or self._past(report, sentence):
            return False
        return self._tells(report, sentence)

    def opens(self, report: BriefReport) -> bool:
        """Whether the words are a clause of the first sentence of their article that is long enough to tell something."""
        article = self.articles[report.article]
        lead = next((s for s in article.sentences if len(article.text[s.start : s.end].split()) >= MIN_LEAD), None)
        if lead is None or boxed(article.text[lead.start : lead.end]):
            return False
        return lead.start <= report.start and report.end <= lead.end and not only_a_noun(report.words)

    def leads(self, claim: BriefClaim) -> bool:
        """Whether two outlets tell it among their first sentences."""
        return len({self._outlet(report) for report in claim.reports if report.start < self.lead_ends[report.article]}) > 1

    def outlets(self, claim: BriefClaim) -> int:
        """How many outlets tell it; an article whose outlet is not known counts for one."""
        return len({self._outlet(report) for report in claim.reports})

    def _outlet(self, report: BriefReport) -> str:
        return self.articles[report.article].outlet or report.article

    def clearest(self, claim: BriefClaim) -> BriefClaim:
        """The claim told in words that can stand by themselves, where another report has such words for much the same."""
        if claim.kind in ("quote", "figure") or len(claim.reports) < 2:
            return claim
        says = {variant.says: self._clearest(claim, variant) for variant in claim.variants}
        if all(old == new for old, new in says.items()):
            return claim
        variants = tuple(msgspec.structs.replace(variant, says=says[variant.says]) for variant in claim.variants)
        return msgspec.structs.replace(claim, speaks=says.get(claim.speaks, claim.speaks), variants=variants)

    def _clearest(self, claim: BriefClaim, variant: BriefVariant) -> int:
        if self._line(claim.reports[variant.says]):
            return variant.says
        told = stems(claim.reports[variant.says].words)

        def near(number: int) -> bool:
            own = stems(claim.reports[number].words)
            return len(own & told) >= MUCH_THE_SAME * min(len(own), len(told)) and self._line(claim.reports[number])

        return next((number for number in variant.reports if number != variant.says and near(number)), variant.says)

    def shared(self, claim: BriefClaim) -> bool:
        """Whether a line that several articles tell is news: no box, nothing that refers back, more than who somebody is."""
        return self._line(claim.reports[claim.speaks])

    def _line(self, report: BriefReport) -> bool:
        if self.near(report.article) is None:
            return True  # what was not read is not judged
        sentence = self._sentence(report.article, report.start)
        text = self.articles[report.article].text
        if boxed(text[sentence.start : sentence.end]) or refers_back(report.words) or _IDENTITY.match(report.words):
            return False
        if breaks_off(text, report.start, report.end) or hangs(report.words) or (report.speaker is None and of_nobody_here(report.words)):
            return False
        if not _DISPENSABLE.match(text, report.end, sentence.end) and not ends_whole(text, report.end, sentence.end):
            return False  # "reported on a phone" of "a phone call"
        return report.speaker is not None or not (only_a_noun(report.words) or _CUT.match(text, report.end))

    def quote(self, claim: BriefClaim) -> bool:
        """Whether the quotation of one article is a sentence, and it is known whose."""
        report = claim.reports[claim.speaks]
        if self.near(report.article) is None:
            return True  # what was not read is not judged
        sentence = self._sentence(report.article, report.start)
        text = self.articles[report.article].text
        if self.cut(report) or _OF_SOMEBODY.match(report.words.lstrip(_MARKS)) or breaks_off(text, report.start, report.end):
            return False
        first = next((char for char in report.words if char.isalnum()), "")
        if first.islower() or text.startswith("?", report.end) or only_a_noun(report.words) or boxed(text[sentence.start : sentence.end]):
            return False
        return self.known_speaker(report) and not self._past(report, sentence)

    def cut(self, report: BriefReport) -> bool:
        """Whether a quotation begins in the article's own words, or its marks open behind the subject: "has never been tried"."""
        text = self.articles[report.article].text
        before = text[max(0, report.start - MAX_WHEN) : report.start].rstrip(_MARKS)
        if _A_NAME_FIRST.match(report.words):
            return True
        return (
            self.mixed(report)
            or _NO_SUBJECT.match(report.words.lstrip(_MARKS)) is not None
            or _BEFORE_VERB.search(before.casefold()) is not None
        )

    def mixed(self, report: BriefReport) -> bool:
        """Whether a quotation begins in the article's own words: "the tolls for causing 'untold harm'" after "condemned"."""
        if self.near(report.article) is None:
            return False
        text = self.articles[report.article].text
        marked = any(char in _MARKS for char in text[max(0, report.start - 1) : report.start + 1])
        first = next((char for char in report.words if char.isalnum()), "")
        return not marked and (first.islower() or any(char in _MARKS for char in report.words))

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
        if report.figure.kind == "share" and report.figure.counted is None and " of " not in shown.words:
            return False  # "61 percent were older": of whom?
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
        if text.startswith("-", report.figure.ref.end):
            return False  # "2%-of-GDP spending levels"
        lead = [word for word, _, _ in words(fold(text[shown.start : at]))]
        return all(word in SMALL for word in lead) and not boxed(text[sentence.start : sentence.end])

    def told_figure(self, claim: BriefClaim) -> bool:
        """Whether the line of a figure also says what happened."""
        report = claim.reports[claim.speaks]
        read = self.near(report.article) is not None
        return self.shared_figure(claim) and report.figure is not None and (not read or VERB.search(report.figure.shown.words) is not None)

    def entry(self, entry: TimelineEntry, *, background: bool = False) -> bool:
        """Whether the dated words tell of what happened then: one day, that of the first verb, with its subject.

        A year, and a day long before the story, are ``background``: told where the day is surely that of the verb.
        """
        ref, near = entry.ref, self.near(entry.ref.article)
        text = self.articles[ref.article].text
        sentence = self._sentence(ref.article, ref.start)
        if near is None:
            return True
        reading = near.around(ref.start, max(ref.end, entry.date_ref.end))
        day = next((d for d in reading.dates if d.start == entry.date_ref.start and d.end == entry.date_ref.end), None)
        if boxed(text[sentence.start : sentence.end]) or refers_back(ref.words) or _NOTE.match(text, sentence.start):
            return False
        if hangs(ref.words) or points_back(ref.words) or breaks_off(text, ref.start, ref.end) or self._alleged(ref, reading):
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
        old = not entry.also and self.old and (day.first or day.last or "~")[:10] < self.old
        if day.precision == "year" or old or (not entry.also and _days(day.first, day.last) > MAX_DAYS):
            own = day.belongs_to is not None and _WHEN.search(text, max(sentence.start, day.start - MAX_WHEN), day.start) is not None
            if not (background and own):
                return False
        others = (d for d in reading.dates if ref.start <= d.start < ref.end and d.precision in ("day", "part_of_day", "hour", "minute"))
        if any((d.first, d.last) != (day.first, day.last) and d.first and (d.first[:10] != (day.first or "")[:10]) for d in others):
            return False
        if self.speech(entry) and not any(ref.start <= s.start < ref.end for a in reading.attributions for s in a.content):
            return False  # "the ministry announced on Monday": it does not say what
        return day.belongs_to is None or first_verb(text, ref.start, ref.end, day.belongs_to, reading)

    def _alleged(self, ref: Ref, reading: Reading) -> bool:
        """Whether somebody accuses or believes, and the words do not say who."""
        text = self.articles[ref.article].text
        return any(
            any(s.start <= ref.start and ref.end <= s.end + 1 for s in told.content)
            and any(_ALLEGES.match(text, c.start) and not ref.start <= c.start < ref.end for c in told.cue)
            for told in reading.attributions
        )

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
        if speaker is None or not good_name(speaker.name) or (report.cue or "").casefold().startswith("quot"):
            return False  # who quotes somebody is not who says it
        if _EARLIER.search(report.cue or ""):
            return False  # "once said": not now
        told = self._attribution(report)
        if told is None:
            return sure(speaker)
        text = self.articles[report.article].text
        if told.source and told.cue and not set_beside(text, told.source, told.cue):
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
        if before and not (BEGUN.search(text, sentence.start, report.start) and SUBJECT.match(report.words)):
            return False
        near = self.near(report.article)
        for told in near.around(report.start, report.end).attributions if near else ():
            spoken = any(report.start <= s.start < report.end for s in told.cue)
            if spoken and not any(report.start <= s.start < report.end for s in told.content):
                return False  # "Ruiz wrote in a letter": it does not say what
        verb = VERB.search(report.words)
        return verb is not None and verb[0] not in _NO_NEWS and not of_nobody_here(report.words)


def _before(first: str | None, days: int) -> str:
    """The ISO day so many days before; "" where there is none."""
    try:
        return (date.fromisoformat((first or "")[:10]) - timedelta(days=days)).isoformat()
    except ValueError:
        return ""


def _days(first: str | None, last: str | None) -> int:
    """How many days lie between two ISO days; 0 where one is not known."""
    try:
        return (date.fromisoformat((last or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return 0
