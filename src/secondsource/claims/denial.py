"""Who denied what: a denial answers to what was said just before it, or to a report whose words it repeats."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers, last_word
from secondsource.claims.wording import is_content, is_verbal, stem
from secondsource.records.claim import Report
from secondsource.records.reading import Actor, Attribution
from secondsource.text.normalize import fold, words

# "denied that", "denied saying it", "denied the supervisor's account", "any such proposals": the words point back.
_POINTS_BACK = re.compile(
    r"^(?:(?:ever |having ){0,2}(?:saying|said|doing|done|making|made|writing|written) )?"
    r"(?:that|it|this|so|them|both|(?:any |all )?(?:of )?(?:such|these|those|the|that|this)?\s*"
    r"(?:[\w'’-]+ ){0,2}?(?:account|accusation|allegation|assertion|charge|claim|proposal|report|story|version|suggestion)s?)$"
)
_OWNER = re.compile(r"([\w-]+)['’]s? (?:account|accusation|allegation|assertion|charge|claim|report|story|version|suggestion)s?$")
# "That is not what was said": a quotation that denies the sentence before it. "That is not how you run a country" denies nothing.
_NOT_TRUE = re.compile(
    r"^(?:that|this|it|these|those|they)(?: is| was|'s| are| were)? (?:simply |just |all |absolutely |completely |totally )?"
    r"(?:not (?:true|correct|the case|the truth|what (?:\w+ ){0,2}(?:said|happened|agreed|told|meant|did|done|was|were))"
    r"|n't true|untrue|false|a lie|lies|nonsense)\b(?! to\b)"
)
# Cues that say that something is not so; "voted down", "pushed back", "declined to say" are none.
_DENIES = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ials?)|refut|rebut|contradict|disavow|disput|contest|debunk|repudiat|disprov|disown)\w*\b"
    r"|\b(?:untrue|false|baseless|unfounded|groundless|fabricated)\b"
)
# What is rejected may be a plan, what is denied is a fact: of these only claims.
_REJECTS = re.compile(r"\b(?:reject|dismiss)\w*\b")
_SAYING = re.compile(
    r"\b(?:account|accusation|allegation|assertion|charge|claim|criticism|idea|notion|report|rumou?r|story|suggestion|version)s?\b"
)
_REFUSED = re.compile(r"\bas\b|to (?!have\b|having\b)[a-z]")  # "declined to defend the law", "dismissed that as a trifle"
# "denied reports that ...", "the claims in the article": what follows says what is denied.
_SAYS_WHAT = re.compile(
    r"[”\"'’]?,?\s+(?:that|suggesting|saying|claiming|alleging|of|about|which|from|against|made|first|published"
    r"|in (?:the|this|that|his|her|their|its))\b"
)
# What "the allegations" may be: an accusation, or a wrong that is told; not what is said of one ("found the allegations disturbing").
_ACCUSES = re.compile(
    r"\b(?:accus|alleg|claim|charg|complain|blam|rumou?r|lawsuit|sued?\b|harass|assault|abus|raped?\b|fraud|brib|corrupt|stole|lied\b|cheat"
    r"|misconduct|wrongdoing|violat|hack|spied|spying|meddl|poison|tortur|discriminat|broke (?:the|its) law)\w*"
    r"|\breport(?:s|ed) (?:\w+day )?that\b|\breports? (?:of|about|in)\b"
)
_OF_AN_ACCOUNT = re.compile(
    r"\b(?:the|these|those|such|that|this) (?:\w+ )?(?:account|accusation|allegation|assertion|charge|claim|report|story|suggestion)s?\b"
    r"|\bif (?:\w+ )?true\b|\?\W*$"
)
_ACCOUNT = re.compile(r"\b(?:account|accusation|allegation|assertion|charge|claim|report|story|version)s?\b")
# What is denied to somebody, and not as untrue: "a judge denied the ministry's request".
_REFUSAL = re.compile(
    r"^(?:(?!that\b)[\w.'’-]+ ){0,7}?(?:request|motion|petition|appeal|application|bid|bail|parole|asylum|visa|access|entry|permit"
    r"|permission|clemency|coverage|benefit|service|funding|release|injunction|stay|refuge|tenure)s?\b"
)
_NOBODY = frozenset(("no one", "nobody", "none", "few", "neither", "not one"))
_NOT_DENIED = re.compile(r"\b(?:not|never|nor|cannot|can't|without|hardly|barely|declin\w+|refus\w+)\b|n't\b")
_CLAUSE = re.compile(r"^(?:that\b|\w+ing\b)|\b(?:was|were|is|are|had|has|have|did)\b")
_COPULA = re.compile(r"^[^,;]*?\b(?:was|were|is|are|be|been)\s+(?:the |an? |his |her |its |their |ever |in |on |at )*([\w-]+)")
_NEAR_END = 40  # code points
_NEAR_START = 6  # words
_PRONOUNS = frozenset(("he", "she", "they"))
_BESIDE = re.compile(r"(?<=\w),? (?:who|whom|whose|which|when|after|before)\b")
_DENIAL = frozenset(stem(word) for word in ("deny", "denied", "denying", "denial", "declined", "disputed"))
_BACK = 1  # sentences
_FRONTED = 5  # words before the speaker: "Asked whether the bridge was safe, he denied it"
_META = frozenset(
    stem(word) for word in "account accusation allegation assertion charge claim report story suggestion previous previously past".split()
)
_LEAST_COMMON, _LEAST_TOLD = 3, 2  # content words; those that are no names


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """``targets`` are sentences of the page that it points back to, ``stems`` the words that it repeats (one of the two is empty)."""

    page: int
    attribution: int
    speaker: Actor
    targets: tuple[int, ...] = ()
    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # of the stems, those written with a capital
    doers: frozenset[str] = frozenset()  # of the stems, those before the verb: who is said not to have done it
    own: bool = False  # who denies it denies it of himself


def denials(pages: Sequence[Page]) -> list[Denial]:
    """Denials of all pages, in order."""
    found = []
    for number, page in enumerate(pages):
        for index, said in enumerate(page.reading.attributions):
            if said.speaker is None or not said.content or not said.source or fold(said.speaker.name) in _NOBODY:
                continue
            content = said.content[0]
            sentence = page.sentence_at(content.start)
            if sentence is None:
                continue
            text = fold(page.article.words(content)).strip(" .,\"'")
            if sentence and not said.denied and said.kind == "direct" and _NOT_TRUE.match(text) and not _fronted(page, said):
                found.append(Denial(page=number, attribution=index, speaker=said.speaker, targets=(sentence - 1,)))
            cue = fold(" ".join(page.article.words(span) for span in said.cue))
            if not said.denied or said.stance != "speech" or not _denies(cue, text):
                continue
            if _POINTS_BACK.match(text):
                if _SAYS_WHAT.match(page.folded, content.end) or _fronted(page, said):
                    continue
                targets = _pointed_at(page, sentence, text)
                if targets:
                    found.append(Denial(page=number, attribution=index, speaker=said.speaker, targets=targets))
                continue
            told = [w for w, _, _ in page.told(content.start, content.end)]
            own = told[0].endswith("ing") or not _PRONOUNS.isdisjoint(told[:_NEAR_START])  # "denied that he had": of whom he speaks
            stems = frozenset(s for w in told if is_content(s := stem(w))) - _META
            shown = page.words(content.start, content.end)
            names = frozenset(stem(w) for w, as_shown in shown if as_shown[0].isupper())
            if len(stems) >= 3:
                found.append(
                    Denial(page=number, attribution=index, speaker=said.speaker, stems=stems, names=names, doers=_doers(shown), own=own)
                )
    return found


def _doers(shown: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Content stems before the verb of what is denied; where no verb is known, the name it begins with. ``shown``: (folded, shown)."""
    told = [pair for n, pair in enumerate(shown) if n or pair[0] != "that"]
    verb = next((n for n, (word, _) in enumerate(told) if n and is_verbal(word)), None)
    if verb is None:
        verb = next((n for n, (_, word) in enumerate(told) if not word[0].isupper()), 0)
    return frozenset(s for word, _ in told[:verb] if is_content(s := stem(word))) - _META


def _denies(cue: str, text: str) -> bool:
    """Whether the cue and what is denied (folded) say that something is not so."""
    refused = _REFUSAL.match(text)
    if _REFUSED.match(text) or _NOT_DENIED.search(cue) or (refused is not None and not _CLAUSE.search(refused[0])):
        return False
    # Who rejects a claim "of authority" quarrels with it; who rejects one "that he was there" denies it.
    if not _DENIES.search(cue) and not _POINTS_BACK.match(text) and " that " not in text:
        return False
    return bool(_DENIES.search(cue) or (_REJECTS.search(cue) and _SAYING.search(text) and " as " not in text))


def _fronted(page: Page, said: Attribution) -> bool:
    """Who denies it stands behind a clause that tells what: "Asked whether the bridge was safe, Torv denied it"."""
    start = said.source[0].start
    if said.content and said.content[0].start < start:
        return False  # "Any such proposals are denied by the alliance"
    sentence = page.sentence_at(start)
    if sentence is None or len(page.told(page.article.sentences[sentence].start, start)) >= _FRONTED:
        return sentence is not None
    # "First admitted that he was there, then denied it": what he said before in the same sentence.
    pointing = said.content and not _ACCOUNT.search(page.folded, said.content[0].start, said.content[0].end)
    return bool(pointing and said.cue and len(page.told(said.source[0].end, said.cue[0].start)) >= _FRONTED)


def _deniable(denial: Denial, report: Report, page: Page) -> bool:
    """What "it" and "the allegations" may point back to: no question and no remark about an account; an accusation, for the latter."""
    sentence = page.article.sentences[denial.targets[-1]]
    text = page.folded[min(sentence.start, report.start) : max(sentence.end, report.end)]
    if _OF_AN_ACCOUNT.search(text.rstrip(" \"'”’")):
        return False
    said = page.reading.attributions[denial.attribution]
    denied = page.folded[said.content[0].start : said.content[0].end].strip(" .,\"'")
    if not _ACCOUNT.search(denied) or _OWNER.search(denied):
        return True  # "denied it", "denied the supervisor's account"
    return bool(_ACCUSES.search(text))


def _pointed_at(page: Page, sentence: int, text: str) -> tuple[int, ...]:
    """The sentence before, or those of the one whose account it is."""
    owner = _OWNER.search(text)
    if owner is None:
        return (sentence - 1,) if sentence else ()
    targets = []
    for said in page.reading.attributions:
        spans = (*said.source, *said.content)
        at = page.sentence_at(spans[0].start) if spans else None
        if at is None or not sentence - _BACK <= at < sentence:
            continue
        names = " ".join(page.article.words(span) for span in said.source) + " " + (said.speaker.name if said.speaker else "")
        if stem(owner[1]) in {stem(word) for word, _, _ in words(fold(names))}:
            targets.append(at)
    return (max(targets),) if targets else ()


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    return frozenset(s for w, _, _ in words(fold(text)) if is_content(s := stem(w)))


def _before_verb(text: str) -> frozenset[str]:
    """Stems before the first verb of the words, who does it; all of them where no verb is known."""
    told = [word for word, _, _ in words(fold(text))]
    verb = next((n for n, word in enumerate(told) if n and is_verbal(word)), len(told))
    return frozenset(stem(word) for word in told[:verb])


class Denied:
    """Denials by where they point and by their words, so that a report is held against few of them."""

    def __init__(self, denials: Sequence[Denial]) -> None:
        self.denials = denials
        self._pointing: dict[int, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, denial in enumerate(denials):
            if denial.targets:
                self._pointing[denial.page].append(number)
            for one in denial.stems:
                self._by_stem[one].append(number)

    def near(self, reports: Sequence[Report], place: Mapping[str, int]) -> list[Denial]:
        """Denials that may answer to one of the reports, in order."""
        found: set[int] = set()
        for report in reports:
            found.update(self._pointing.get(place[report.article], ()))
            if not self._by_stem:
                continue
            common: dict[int, int] = defaultdict(int)
            for one in _stems(report.words):
                for number in self._by_stem.get(one, ()):
                    common[number] += 1
            found.update(number for number, count in common.items() if count >= _LEAST_COMMON)
        return [self.denials[number] for number in sorted(found)]


def _told_beside(denial: Denial, report: Report, page: Page) -> bool:
    """What somebody else is said to have said stands in the sentence beside the report: it is that which "it" points back to."""
    for said in page.reading.attributions:
        if said.stance != "speech" or said.speaker is None or compare_speakers(said.speaker, denial.speaker) == "same":
            continue
        spans = [span for span in said.content if page.sentence_at(span.start) in denial.targets]
        if spans and not any(span.start < report.end and report.start < span.end for span in spans):
            return True
    return False


def answers_to(denial: Denial, report: Report, page: int, pages: Sequence[Page]) -> bool:
    """The denial answers to this report: it stands where the denial points, or says in its words what is denied."""
    if denial.targets and page != denial.page:
        return False
    if report.speaker is not None and compare_speakers(report.speaker, denial.speaker) == "same":
        return False
    here = pages[page]
    if denial.targets:
        pointed = [s for s in here.sentences_of(report.start, report.end) if s in denial.targets]
        # "That" is what was said last: a report that leaves out the end of a long sentence may leave out just this.
        whole = any(here.article.sentences[s].end - report.end <= _NEAR_END for s in pointed)
        return whole and _deniable(denial, report, here) and not _told_beside(denial, report, here)
    said = pages[denial.page].reading.attributions[denial.attribution]
    if page == denial.page and any(s.start < report.end and s.end > report.start for s in said.content):
        return False
    held = _stems(_BESIDE.split(report.words, maxsplit=1)[0])
    if not _DENIAL.isdisjoint(held) or (denial.own and stem(last_word(denial.speaker.name)) not in held):
        return False  # that it was denied is no report of it; and a man denies what is told of him
    common = held & denial.stems
    was = _COPULA.match(fold(pages[denial.page].article.words(said.content[0])))
    if was is not None and is_content(stem(was[1])) and stem(was[1]) not in held:
        return False  # "denied that the lab was the origin": of the lab something else is told
    if denial.doers and not denial.doers & _before_verb(report.words):
        return False
    if len(common - denial.names) < _LEAST_TOLD:
        return False  # two names say of whom it is, not what
    return len(common) >= _LEAST_COMMON and len(common) >= 0.6 * len(denial.stems)
