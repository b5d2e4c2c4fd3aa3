"""The traits of one article by pattern: stems, names, numbers, dates, fingerprints.

``skim(article)`` reads the title and the ``body`` blocks once. "On 13 April Mayor Ann Lee said 1,400 homes burnt" has the stems
``mayor ann lee home burnt``, the name ``ann lee`` (a title before a name is no part of it), the number ``1400`` and the date ``--04-13``.
Names are runs of capitalised words; where a run opens a sentence its first word counts only if the article never writes it small.
"""

import datetime
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from secondsource.records.article import Article, Moment
from secondsource.records.skim import Skim
from secondsource.skim.furniture import without_repeats
from secondsource.text.normalize import BIDI_CONTROLS, ZERO_WIDTH, bare_words, fold
from secondsource.text.shingles import fingerprints
from secondsource.text.stems import STOP_WORDS, stem

LEAD_CHARS = 400  # with the title it tells one event from another better than the whole text does, see docs/measured/stories.md
WEEKDAY_CHARS = 800

_INVISIBLE = re.compile(f"[{ZERO_WIDTH}{BIDI_CONTROLS}]")
_GENITIVE = "'s"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*\d|\d")
_RAW_WORD = re.compile(r"[^\W\d_]+(?:['‘’‚‛′ʼ`´‹›][^\W\d_]+)?|\d[\d.,]*\d|\d")  # the same words before folding
_MOST_STEMS_KEPT = 400_000  # of the table of words to stems: hostile piles have no end of words
_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d\u0410-\u042f]"
_NAME_WORD = rf"(?:(?:Mc|Mac|O['’]|al-|el-|d['’])?{_CAPITAL}[\w’'-]*|{_CAPITAL}\.(?:{_CAPITAL}\.)*)"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:(?:of|the|de|del|la|bin|van|von|der|da|di|al)[ \u00a0]){{0,2}}{_NAME_WORD})*")
_FIRST_CAPITAL = re.compile(_CAPITAL)
_BEFORE_CAPITAL = ("al-", "el-", "d'", "d’")
_OPENS = re.compile(r"(?:^|[.!?:;…][\"'”’)\]]*\s+|[\n\"“‘(\[•*–—-]\s*)$")
_SCALE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[ -]?(hundred|thousand|million|mn|m|billion|bn|trillion)\b)?(?![\w:/])"
)
_DIGITS = re.compile(r"\d[\d.,]*+")  # where a number may begin
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
         "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\b\.?(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))\b"
)
_WEEKDAYS = {name: number for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_ISO_DATE = re.compile(r"[12]\d{3}-\d\d-\d\d")
_MONTH_WORD = re.compile(rf"(?:{_MONTH})\b")
_MONTH_BEGINNINGS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "may", "march" and the short forms are also other words: they count only after a word that goes before months, or with a day or year.
_PLAIN_MONTHS = frozenset("january february april june july august september october november december".split())
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|by|last|late|early|mid|this|next|from|to|during|before|after)[ -]$|\b\d{1,2}(?:st|nd|rd|th)? $"
)
_AFTER_MONTH = re.compile(r"\.? (?:\d{1,2}\b|(?:19|20)\d\d\b)")
_BEFORE_NAMES = """
mr mrs ms dr prof president vice minister prime secretary senator sen rep gov governor mayor judge justice general gen lt col maj capt sgt
chief king queen prince princess pope sir lord lady dame chancellor ambassador attorney director chairman spokesman spokeswoman the a an
in on at by for and but
"""
_TITLE_WORDS = frozenset(_BEFORE_NAMES.split())
_CALENDAR = frozenset(_MONTHS) | frozenset(_WEEKDAYS)
_OPINION = re.compile(
    r"^\W*(?:opinion|op-ed|editorial|analysis|commentary|column|review|perspective|letters?|essay|voices)\b(?:\s*[:|/]|\s+-\s)"
    r"|\b(?:opinion|editorial|op-ed)\s*$|^\W*(?:in defen[cs]e of|the case (?:for|against))\b"
)
_ROUND_UP = re.compile(
    r"\b(?:round-?up|news in brief|morning briefing|evening briefing|daily briefing|top stories|week in review|things to know|"
    r"what you need to know|need to know today|headlines|newsletter|morning mail|daily digest|in pictures|photos of the (?:day|week))\b"
)
# A headline or first sentence that tells of what is still to come: the announcement of a call and the call are two events.
_AHEAD = re.compile(r"\b(?:will|is to|are to|(?:is|are) set to|(?:is|are) expected to)\b")
_FIRST_SENTENCE = re.compile(r"[.!?]\s")
AHEAD_CHARS = 300
_LIVE = re.compile(r"\b(?:live updates?|as it happened|live blog|liveblog|live coverage|minute by minute)\b|^live\b")


def skim(article: Article) -> Skim:
    """Cheap traits of ``article``; a function of the article alone. An article without body words has empty traits."""
    bodies = [(block.start, block.end) for block in article.blocks if block.kind == "body"]
    body = "\n".join(article.text[start:end] for start, end in bodies)
    title = article.title or ""
    if not (body.isascii() and title.isascii()):
        body, title = _INVISIBLE.sub("", body), _INVISIBLE.sub("", title)
    folded_body, folded_title = fold(body), fold(title)
    body_words = bare_words(folded_body)  # of all of it, as lineage reads it
    own = without_repeats(body)
    if own is not body:
        body, folded_body = own, fold(own)
    lead_end = _lead_end(folded_body)
    lead_words, later_words = _RAW_WORD.findall(body, 0, lead_end), _RAW_WORD.findall(body, lead_end)
    title_stems, lead_stems = _stems(_RAW_WORD.findall(title)), _stems(lead_words)
    places = _names(body, folded_body, {*lead_words, *later_words})
    names = Counter(name for name, _ in places)
    lead_names = {name for name, start in places if start < lead_end} | _title_names(folded_title, names)
    month_places = _month_places(folded_body)
    return Skim(
        id=article.id,
        outlet=article.outlet,
        credit=article.credit,
        day=_day(article.published),
        minute=_minute(article.published),
        words=len(body_words),
        stems=(*title_stems, *lead_stems, *_stems(later_words)),
        title_stems=len(title_stems),
        lead_stems=len(title_stems) + len(lead_stems),
        names=tuple(sorted(names.items())),
        lead_names=tuple(sorted(lead_names)),
        numbers=tuple(sorted(set(_numbers(folded_title)) | set(_numbers(folded_body)))),
        dates=tuple(sorted(set(_dates(folded_body, month_places)))),
        months=tuple(sorted(_months(folded_body, month_places))),
        weekdays=tuple(sorted({_WEEKDAYS[found] for found in _WEEKDAY.findall(folded_title + "\n" + folded_body[:WEEKDAY_CHARS])})),
        ahead=_is_ahead(folded_title, folded_body[: AHEAD_CHARS + 200]),
        hints=_hints(folded_title, folded_body[:300]),
        fingerprints=fingerprints(body_words),
    )


class _StemTable(dict[str, str]):
    """Word as it is written -> its stem, "" for words that leave none; filled as words are met: a known word costs one look-up."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_STEMS_KEPT:
            self.clear()
        folded = fold(word)
        if folded[0].isdigit():
            self[word] = found = folded.replace(",", "")
        elif folded in STOP_WORDS or len(folded) == 1:
            self[word] = found = ""
        else:
            self[word] = found = stem(folded)
        return found


_STEM_OF = _StemTable()


def _stems(words: Iterable[str]) -> list[str]:
    """Stems of words in order; an amount in digits is one of them, without its separators."""
    return [found for found in map(_STEM_OF.__getitem__, words) if found]


def _lead_end(folded_body: str) -> int:
    """End of the lead: ``LEAD_CHARS``, drawn out to the end of the word it falls in."""
    if len(folded_body) <= LEAD_CHARS:
        return len(folded_body)
    cut = folded_body.find(" ", LEAD_CHARS, LEAD_CHARS + 40)
    return LEAD_CHARS if cut < 0 else cut


def _names(text: str, folded: str, words: Container[str]) -> list[tuple[str, int]]:
    """Folded names of ``text`` and where the run of capitals that holds each begins, in order; ``words`` are the text's, as written."""
    found = [(start, _opens(text, start), folded[start:end]) for start, end in _name_runs(text)]
    inside = {run.replace(".", "") for _, opens, run in found if not opens}
    places = []
    for start, opens, run in found:
        parts = run.replace(".", "").split()
        # A word that opens a sentence and is elsewhere written small is no name.
        if opens and (parts[0] in words or parts[0] in STOP_WORDS or (len(parts) == 1 and parts[0] not in inside)):
            parts = parts[1:]
        first, last = 0, len(parts)
        while first < last and (parts[first] in _TITLE_WORDS or parts[first] in _CALENDAR or parts[first] in STOP_WORDS):
            first += 1
        while last > first and (parts[last - 1] in _CALENDAR or parts[last - 1] in STOP_WORDS):
            last -= 1
        name = " ".join(part.removesuffix("'s").strip("'-") for part in parts[first:last])
        if len(name) > 1:
            places.append((name, start))
    return places


def _name_runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of capitalised words: :data:`_NAME` is tried only where a capital stands."""
    end = 0
    while (capital := _FIRST_CAPITAL.search(text, end)) is not None:
        start = capital.start()
        for before in _BEFORE_CAPITAL:
            if text.startswith(before, start - len(before)) and start - len(before) >= end:
                start -= len(before)
                break
        run = _NAME.match(text, start)
        if run is None:
            end = capital.end()
        else:
            end = run.end()
            yield start, end


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation opens at ``start``; most words stand after a letter and a space."""
    if start >= 2 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
        return False
    return _OPENS.search(text, max(0, start - 4), start) is not None


def _title_names(folded_title: str, names: Iterable[str]) -> set[str]:
    """Names of the body that stand in the title: a headline may capitalise every word, so its capitals tell nothing."""
    padded = f" {' '.join(_WORD.findall(folded_title.replace(_GENITIVE, '')))} "
    return {name for name in names if f" {name} " in padded}


def _numbers(folded: str) -> Iterable[str]:
    for digits in _DIGITS.finditer(folded):
        match = _NUMBER.match(folded, digits.start())
        if match is None:
            continue
        whole, fraction, scale = match.groups()
        if not scale and not fraction and (len(whole) == 1 or (len(whole) == 4 and whole[:2] in ("19", "20"))):
            continue  # single digits match by chance, and a bare year is no amount
        amount = float(whole.replace(",", "") + (fraction or "")) * _SCALE.get(scale or "", 1) if len(whole) < 16 else 0.0
        if amount:
            yield f"{amount:.10g}"


def _month_places(folded: str) -> list[tuple[int, int]]:
    """Start and end of each word that may name a month, in order: patterns for dates are tried only there."""
    places = []
    for beginning in _MONTH_BEGINNINGS:
        start = folded.find(beginning)
        while start >= 0:
            if (start == 0 or not folded[start - 1].isalnum()) and (word := _MONTH_WORD.match(folded, start)) is not None:
                places.append(word.span())
            start = folded.find(beginning, start + 3)
    return sorted(places)


def _months(folded: str, places: Iterable[tuple[int, int]]) -> set[int]:
    """The months that are named, January is 1."""
    return {
        _MONTHS[word]
        for start, end in places
        if (word := folded[start:end]) in _PLAIN_MONTHS
        or _BEFORE_MONTH.search(folded, max(0, start - 8), start)
        or _AFTER_MONTH.match(folded, end)
    }


def _dates(folded: str, places: Iterable[tuple[int, int]]) -> Iterable[str]:
    found_dates = [match for written in _ISO_DATE.finditer(folded) if (match := _DATE.match(folded, written.start())) is not None]
    behind = 0
    for start, end in places:
        match = _DATE.search(folded, max(behind, start - 9), end + 20) if start >= behind else None
        if match is not None:
            found_dates.append(match)
            behind = match.end()
    for match in found_dates:
        found = match.groupdict()
        month_word = found["m1"] or found["m2"]
        month = _MONTHS[month_word] if month_word else int(found["m3"])
        day = int(found["d1"] or found["d2"] or found["d3"])
        year = found["y1"] or found["y2"] or found["y3"]
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{year or '-'}-{month:02}-{day:02}"


def _is_ahead(folded_title: str, folded_start: str) -> bool:
    first = _FIRST_SENTENCE.split(folded_start.lstrip(), maxsplit=1)[0]
    return _AHEAD.search(f"{folded_title}. {first}"[:AHEAD_CHARS]) is not None


def _hints(folded_title: str, folded_start: str) -> tuple[str, ...]:
    found = []
    if _LIVE.search(folded_title):
        found.append("live")
    if _OPINION.search(folded_title) or re.match(r"\W*(?:analysis|opinion|commentary|editorial)\b", folded_start):
        found.append("opinion")
    if _ROUND_UP.search(folded_title):
        found.append("round-up")
    return tuple(found)


def _day(published: Moment | None) -> int | None:
    if published is None or published.when is None or published.precision not in ("minute", "hour", "day"):
        return None
    try:
        return datetime.date.fromisoformat(published.when[:10]).toordinal()
    except ValueError:
        return None


def _minute(published: Moment | None) -> int | None:
    if published is None or published.when is None or published.precision != "minute" or not published.zone_known:
        return None
    try:
        when = datetime.datetime.fromisoformat(published.when)
    except ValueError:
        return None
    if when.tzinfo is None:
        return None
    return int(when.timestamp() // 60)
