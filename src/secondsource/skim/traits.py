"""The traits of one article by pattern: stems, names, numbers, dates, fingerprints.

``skim(article)`` reads the title and the ``body`` blocks once. "On 13 April Mayor Ann Lee said 1,400 homes burnt" has the stems
``mayor ann lee home burnt``, the name ``ann lee`` (a title before a name is no part of it), the number ``1400`` and the date ``--04-13``.
Names are runs of capitalised words; where a run opens a sentence its first word counts only if the article never writes it small.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable

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
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-z]+")
_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d\u0410-\u042f]"
_NAME_WORD = rf"(?:(?:Mc|Mac|O['’]|al-|el-|d['’])?{_CAPITAL}[\w’'-]*|{_CAPITAL}\.(?:{_CAPITAL}\.)*)"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:(?:of|the|de|del|la|bin|van|von|der|da|di|al)[ \u00a0]){{0,2}}{_NAME_WORD})*")
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
# "may", "march" and the short forms are also other words: they count only after a word that goes before months, or with a day or year.
_MONTH_NAMED = re.compile(
    rf"\b(?:(?:in|of|since|until|by|last|late|early|mid|this|next|from|to|during|before|after)[ -])(?P<after>{_MONTH})\b"
    rf"|\b(?P<before>{_MONTH})\.? (?:\d{{1,2}}\b|(?:19|20)\d\d\b)|\b\d{{1,2}}(?:st|nd|rd|th)? (?P<behind>{_MONTH})\b"
    r"|\b(?P<plain>january|february|april|june|july|august|september|october|november|december)\b"
)
_BEFORE_NAMES = """
mr mrs ms dr prof president vice minister prime secretary senator sen rep gov governor mayor judge justice general gen lt col maj capt sgt
chief king queen prince princess pope sir lord lady dame chancellor ambassador attorney director chairman spokesman spokeswoman the a an
in on at by for and but
"""
_TITLE_WORDS = frozenset(_BEFORE_NAMES.split())
_CALENDAR = frozenset(_MONTHS) | frozenset(_WEEKDAYS)
_OPINION = re.compile(
    r"^\W*(?:opinion|op-ed|editorial|analysis|commentary|column|review|perspective|letters?|essay|voices)\b(?:\s*[:|/]|\s+-\s)"
    r"|\b(?:opinion|editorial|op-ed)\s*$"
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
    title_stems = _stems(folded_title)
    lead_stems = _stems(folded_body[:lead_end])
    names, lead_names = _names(body, folded_body, lead_end)
    lead_names |= _title_names(folded_title, names)
    return Skim(
        id=article.id,
        outlet=article.outlet,
        credit=article.credit,
        day=_day(article.published),
        minute=_minute(article.published),
        words=len(body_words),
        stems=(*title_stems, *lead_stems, *_stems(folded_body[lead_end:])),
        title_stems=len(title_stems),
        lead_stems=len(title_stems) + len(lead_stems),
        names=tuple(sorted(names.items())),
        lead_names=tuple(sorted(lead_names)),
        numbers=tuple(sorted(set(_numbers(folded_title)) | set(_numbers(folded_body)))),
        dates=tuple(sorted(set(_dates(folded_body)))),
        months=tuple(sorted({_MONTHS[found.group(found.lastgroup or 0)] for found in _MONTH_NAMED.finditer(folded_body)})),
        weekdays=tuple(sorted({_WEEKDAYS[found] for found in _WEEKDAY.findall(folded_title + "\n" + folded_body[:WEEKDAY_CHARS])})),
        ahead=_is_ahead(folded_title, folded_body[: AHEAD_CHARS + 200]),
        hints=_hints(folded_title, folded_body[:300]),
        fingerprints=fingerprints(body_words),
    )


def _stems(folded: str) -> list[str]:
    """Stems in order; an amount in digits is one of them, without its separators."""
    return [
        word.replace(",", "") if word[0].isdigit() else stem(word)
        for word in _WORD.findall(folded)
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]


def _lead_end(folded_body: str) -> int:
    """End of the lead: ``LEAD_CHARS``, drawn out to the end of the word it falls in."""
    if len(folded_body) <= LEAD_CHARS:
        return len(folded_body)
    cut = folded_body.find(" ", LEAD_CHARS, LEAD_CHARS + 40)
    return LEAD_CHARS if cut < 0 else cut


def _names(text: str, folded: str, lead_end: int) -> tuple[Counter[str], set[str]]:
    """Folded names of ``text`` with their counts, and those that begin before ``lead_end``."""
    found = [
        (match.start(), _OPENS.search(text, max(0, match.start() - 4), match.start()) is not None, folded[match.start() : match.end()])
        for match in _NAME.finditer(text)
    ]
    inside = {run.replace(".", "") for _, opens, run in found if not opens}
    small = frozenset(_SMALL_WORD.findall(text))  # a word that is also written small is no name
    counts: Counter[str] = Counter()
    lead: set[str] = set()
    for start, opens, run in found:
        parts = run.replace(".", "").split()
        if opens and (parts[0] in small or parts[0] in STOP_WORDS or (len(parts) == 1 and parts[0] not in inside)):
            parts = parts[1:]
        first, last = 0, len(parts)
        while first < last and (parts[first] in _TITLE_WORDS or parts[first] in _CALENDAR or parts[first] in STOP_WORDS):
            first += 1
        while last > first and (parts[last - 1] in _CALENDAR or parts[last - 1] in STOP_WORDS):
            last -= 1
        name = " ".join(part.removesuffix("'s").strip("'-") for part in parts[first:last])
        if len(name) > 1:
            counts[name] += 1
            if start < lead_end:
                lead.add(name)
    return counts, lead


def _title_names(folded_title: str, names: Iterable[str]) -> set[str]:
    """Names of the body that stand in the title: a headline may capitalise every word, so its capitals tell nothing."""
    padded = f" {' '.join(_WORD.findall(folded_title.replace(_GENITIVE, '')))} "
    return {name for name in names if f" {name} " in padded}


def _numbers(folded: str) -> Iterable[str]:
    for match in _NUMBER.finditer(folded):
        whole, fraction, scale = match.groups()
        if not scale and not fraction and (len(whole) == 1 or (len(whole) == 4 and whole[:2] in ("19", "20"))):
            continue  # single digits match by chance, and a bare year is no amount
        amount = float(whole.replace(",", "") + (fraction or "")) * _SCALE.get(scale or "", 1) if len(whole) < 16 else 0.0
        if amount:
            yield f"{amount:.10g}"


def _dates(folded: str) -> Iterable[str]:
    for match in _DATE.finditer(folded):
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
