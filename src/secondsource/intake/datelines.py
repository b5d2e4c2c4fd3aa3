"""Words inside a paragraph that say where a report comes from: "PORT MAREN, March 3 (Quillon) - " before it, "(Editing by ...)" after it.

``opening("PORT MAREN, March 3 (Quillon) - At least 17 ...", first=True)`` gives ``(32, "Quillon")``: the length of the dateline and the agency.
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import re

from secondsource.intake.furniture import AGENCIES

_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,24}(?:[ /](?:(?:de|del|la|of|al|el|on|am|upon|the)[ ])?[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}){0,3}"
_REGION = r"(?:,\s(?:[A-Z][\w.’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20}){0,2}))"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = rf"(?:[,.]?\s(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH})(?:,?\s\d{{4}})?\.?)"
_DASH = r"\s*(?:--?|[—–―_])\s*"
_AGENCY = r"\((?P<agency>[A-Z][\w./&’'-]{0,24}(?:[ /](?:[\w.&’'-]{1,24})){0,3})\)"
_KNOWN = re.compile(rf"(?:{AGENCIES})$")
_START = r"(?=[A-ZÀ-ÖØ-Þ\"“‘'«„$€£\d(])"

_WITH_AGENCY = re.compile(rf"(?:(?P<place>{_NAME}|{_CAPS})(?:{_REGION})?(?:{_DAY})?\s*)?{_AGENCY}(?P<dash>{_DASH}|:\s+|\s+)?{_START}")
_SLASHED = re.compile(rf"(?P<place>{_CAPS})(?:{_REGION})?(?:{_DAY})?\s*/(?P<agency>[A-Z][\w-]{{2,15}})/[.,]?(?:{_DASH}|\s+){_START}")
_CAPS_DASH = re.compile(rf"(?P<place>{_CAPS})(?:{_REGION})?(?P<day>{_DAY})?(?:{_DASH}){_START}")
_CAPS_DAY = re.compile(rf"(?P<place>{_CAPS})(?:{_REGION})?(?P<day>{_DAY})\s*:?\s+{_START}")
_NAME_DAY = re.compile(rf"(?P<place>{_NAME})(?:{_REGION})?(?P<day>{_DAY})(?:{_DASH}|:\s+){_START}")
_NAME_DASH = re.compile(rf"(?P<place>{_NAME})(?:{_REGION})?(?:\s*[—–―]\s*|\s+--?\s+){_START}")
_CAPS_COLON = re.compile(rf"(?P<place>{_CAPS})(?:{_REGION})?:\s+{_START}")
_NAME_COLON = re.compile(rf"(?P<place>{_NAME}):\s+{_START}")
_NOT_PLACES = frozenset(
    "the a an it he she they we i in on at for but and by update updated exclusive breaking opinion analysis editorial question answer note report watch "
    "video photo photos live correction commentary fact-check factcheck review interview transcript q host president senator sen rep mr mrs ms dr fact "
    "claim verdict warning alert developing urgent just first what who why how when where there this that these".split()
)
_NEVER_PLACES = re.compile(
    r"^(?:NATO|U\.?S\.?A?|U\.?N\.?|E\.?U\.?|U\.?K\.?|G-?\d+|COVID.*|GOP|FBI|CIA|WHO|UPDATE.*|FILE.*|EXCLUSIVE|BREAKING.*|OPINION|ANALYSIS|EDITOR.*|FACT.*|CORRECTION|LIVE|WATCH|VIDEO|REVIEW)$"
)
_LOOKED_AT_CHARS = 120
_LEAD_CHARS = 60  # a first paragraph that opens with a place and a colon tells the news; an answer in an interview may be a word
_CLOSING = re.compile(
    r"[\s]*(?:[(\[]\s*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|production|graphics?|photographs?)\b[^()\[\]]{0,20}\bby\b|with (?:inputs?|files|reporting|agency|agencies)\b|(?:source|credit)s?:)[^()\[\]]{2,400}[)\]]\.?"
    rf"|[(\[]\s*(?P<agency>{AGENCIES})(?:\s*[/,&+]\s*(?:{AGENCIES}))*\s*[)\]]\.?|\s[—–-]{{1,2}}\s?(?P<signed>{AGENCIES})\.?)$",
    re.I,
)
_SIGNED_CASE = re.compile(r"[A-Z]")
# "Update, March 4, 5:10 p.m. ET:" before what came later.
_CLOCK_WORD = rf"(?:[\d:./,()]+|(?i:[ap]\.?m\.?)|noon|midnight|[A-Z]{{1,2}}[DS]?T|GMT|UTC|{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|at|on|of|as|the|local|time|Eastern|Pacific)"
_UPDATE = re.compile(
    rf"[^\w\s]{{0,3}}\s?(?:UPDATED?|Updated?)(?: ?#?\d{{1,2}})?(?:[,:]? ?\(?(?:{_CLOCK_WORD},?;?\s?){{1,12}}\)?)?\s?(?:[:.–—|-]+(?!\d)|(?=\n))\s*(?=\S)"
)


def opening(paragraph: str, *, first: bool, dialogue: bool = False) -> tuple[int, str | None]:
    """Length of the dateline at the start of a paragraph (0 for none) and the agency that it names.

    Only the ``first`` paragraph may have one without an agency; in a ``dialogue`` a name and a colon are a speaker.
    """
    head = paragraph[:_LOOKED_AT_CHARS]
    if not head or not (head[0].isupper() or head[0] == "("):
        return 0, None
    if "(" in head and (match := _WITH_AGENCY.match(head)) and _is_agency(match):
        return match.end(), match["agency"]
    if not first:
        return 0, None
    if match := _SLASHED.match(head):
        return match.end(), match["agency"]
    for pattern in (_CAPS_DASH, _CAPS_DAY, _NAME_DAY, _NAME_DASH, _CAPS_COLON, _NAME_COLON):
        if pattern in {_CAPS_COLON, _NAME_COLON} and (dialogue or len(paragraph) < _LEAD_CHARS):
            continue
        if (match := pattern.match(head)) and _is_place(match["place"]):
            return match.end(), None
    return 0, None


def update(paragraph: str) -> int:
    """Length of the label at the start of a paragraph that was added later, with its time; 0 for none."""
    if "pdate" not in paragraph[:9] and "PDATE" not in paragraph[:9]:
        return 0
    match = _UPDATE.match(paragraph[:_LOOKED_AT_CHARS])
    return match.end() if match else 0


def _is_agency(match: re.Match[str]) -> bool:
    known = bool(_KNOWN.match(match["agency"]))
    dash = (match["dash"] or "").strip()
    if match["place"] is None:
        return known or (bool(dash) and dash != ":" and len(match["agency"]) > 2)
    # "Senator A. Holt (R) ..." and "Harbour Federation (HWF) - ..." are no datelines: a place in capitals or a known agency is.
    return _is_place(match["place"]) and (known or (bool(dash) and match["place"].isupper()) or bool(dash and re.search(r"\d", match[0])))


def _is_place(place: str) -> bool:
    words = place.lower().split()
    return not _NEVER_PLACES.match(place) and not any(word in _NOT_PLACES for word in words) and len(place) >= 3


def closing(paragraph: str) -> tuple[int, str | None]:
    """Where a credit at the end of a paragraph begins (its length for none) and the agency that it names."""
    tail = paragraph[-460:]
    if tail[-1:] not in ")]." and not tail[-1:].isalpha():
        return len(paragraph), None
    at = max(tail.rfind("("), tail.rfind("["), tail.rfind(" -"), tail.rfind(" —"), tail.rfind(" –"), tail.rfind("\u00a0—"))
    if at < 0:
        return len(paragraph), None
    while at > 0 and tail[at - 1].isspace():
        at -= 1
    match = _CLOSING.match(tail, at)
    if not match:
        return len(paragraph), None
    named = match["agency"] or match["signed"]
    if named and not _SIGNED_CASE.match(named):
        return len(paragraph), None
    begin = len(paragraph) - len(tail) + at
    return begin + len(paragraph[begin:]) - len(paragraph[begin:].lstrip()), named
