"""Which outlet an article names, credits or speaks for.

What question it answers: does this article say that its words come from another newsroom, and does it show work of its own?

``credits_of`` reads the credit field, the byline and datelines such as "PORT MAREN, March 3 (Quillon) -"; an agency is whatever is
credited by an outlet of another name, so that no list of agencies is needed.
"""

import re
from functools import lru_cache

from secondsource.records.article import Article
from secondsource.text.normalize import fold
from secondsource.text.own_work import DID, STAFF, TOLD

_DATELINE = re.compile(
    r"\A\W{0,3}(?P<place>[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Z.'’-]+){0,4})(?P<rest>[^()\n]{0,45})"
    r"(?:\((?P<agency>[A-Z][\w.&/ -]{1,30})\))?\s*[-–—:]{1,2}\s"
)
_OPENING_AGENCY = re.compile(
    r"\A\W{0,2}(?:[^()\n]{0,60}\((?P<agency>[A-Z][\w.&/ -]{1,30})\)\s*[-–—:]{1,2}"
    r"|(?:[A-Z][\w.,]*\s+){0,2}\((?P<first>[A-Z]{2,8}|[A-Z][a-z]{3,12})\))\s"
)
_CLOSING_AGENCY = re.compile(r"\n\s*[(—–-]\s*(?P<agency>[A-Z][\w.&/ ]{1,30})\)?\s*\Z")
_REPORTING_BY = re.compile(r"\((?:Additional )?Reporting by [A-Z]|\bReporting by [A-Z]\w+ [A-Z]")
_ORIGINALLY = re.compile(
    r"(?:first|originally|also) (?:appeared|published|ran|posted|reported)(?: \w+)? (?:on|in|by|at) (?:the )?(?P<who>[A-Z][\w.&’' -]{1,40})"
)
_TOLD = rf"(?i:{TOLD})"
_DID = rf"(?:{DID}|has (?:seen|read|learned|obtained|reviewed|asked)|found|analy[sz]ed|was told|understands|has learnt)"
_STAFF = rf"(?:{STAFF}|team|crew|cameraman|staff|stringer)s?"
_OURSELVES = re.compile(
    rf"\b(?i:(?:our|this (?:news)?paper'?s?|this outlet'?s?) {_STAFF}|{_STAFF} (?:for|of|from|with) this (?:news)?paper"
    rf"|told (?:this (?:news)?paper|this outlet)"
    rf"|this (?:news)?paper (?:has |was )?{_DID})\b"
)
_COMMON_ENDINGS = frozenset(("news", "online", "today", "press", "network", "media", "service", "agency", "magazine", "desk"))
_CODE = re.compile(r"[A-Za-z]{3,5}")
# Contact with a source, where no other outlet is named beside it: the article's own.
_INTERVIEW = re.compile(
    r"\bin an? (?:\w+ ){0,2}interview\b(?! (?:with|on|for|to|broadcast|aired|published|posted))"
    r"|\b(?:told|said|wrote|confirmed|added|replied)\b[^.\"“”]{0,40}\b(?:in an e-?mail|by e-?mail|by (?:tele)?phone|in a text message)\b"
)
_TAIL = 700  # code points at the end of a page, where those who gave a hand are named
_GAVE_A_HAND = re.compile(
    r"(?P<by>(?:[Tt]he )?[A-Z][^.\n;:()]{1,160}?),? (?:also )?contributed(?: (?:to|from|reporting)\b|\s*\.|\s*$)"
    r"|\b[Ww]ith (?:files|reports?|reporting|material|information|additional reporting) (?:from|by) (?P<of>(?:the )?[A-Z][^.\n;:()]{1,160})"
    r"|\b(?:Contribut(?:ing|ors)|Sources?|Information from|Material from): (?P<list>[^\n]{3,300})"
)
_OWNED = re.compile(r"(?:©|\(c\)|Copyright)[ ©,]{0,4}(?:(?:19|20)\d\d,? )?(?:by )?(?:[Tt]he )?(?P<who>[A-Z][\w&.' ]{2,40}?)(?=[.,\n]|$)")
_WRITER_OF = re.compile(r"(?:'s?)? (?:writers?|reporters?|journalists?|correspondents?|staff)\b.*|'s? [A-Z].*")
_NEWSROOM_WORDS = frozenset(
    "press news agency agence wire wires service services times post journal tribune herald chronicle daily newspapers radio tv".split()
)
_GROUND = r"(?i:reported|reports|said|says|wrote|writes|noted|notes|report|first|has|story|article)"


@lru_cache(maxsize=4096)
def names_of(outlet: str) -> tuple[str, ...]:
    """Folded names that an article may use of an outlet, fullest first: "tarvel ledger", "tl", "ledger"."""
    name = re.sub(r"\s*[(\[].*|\s+[-–|].*", "", outlet).strip() or outlet
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,10}", name.lower()):  # a host
        parts = [part for part in name.lower().split(".")[:-1] if part not in ("www", "m", "news", "edition", "co", "com", "org")]
        name = (parts[-1] if parts else name).replace("-", " ")
    folded = re.sub(r"^the ", "", " ".join(fold(name).replace("-", " ").split()))
    words = folded.split()
    found = [folded]
    if len(words) >= 2:
        found.append("".join(word[0] for word in words))
        if len(words[-1]) > 3 and words[-1] not in _COMMON_ENDINGS:
            found.append(words[-1])
    return tuple(dict.fromkeys(name for name in found if len(name) > 1)) or (folded or name,)


def same_name(a: str, b: str) -> bool:
    """Whether two names may be one outlet: equal, or one the initials of the other."""
    left, right = names_of(a), names_of(b)
    return left[0] == right[0] or left[0] in right[:2] or right[0] in left[:2]


def plain(text: str) -> str:
    """The text with curly apostrophes made straight: what the functions below read. Capitals stay: "Time" is an outlet, "time" is none."""
    return text.replace("’", "'")


@lru_cache(maxsize=4096)
def _spellings(outlet: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a text may write the outlet's name: forms that stand alone, and forms that need "the" before them."""
    full = re.sub(r"\s*[(\[].*|\s+[-–|].*", "", outlet).strip()
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,10}", outlet.lower()):
        full = names_of(outlet)[0].title()
    words = re.sub(r"^[Tt]he ", "", plain(full)).split()
    words = [word[0].upper() + word[1:] for word in words] or [outlet]
    whole = " ".join(words)
    initials = {name.upper() for name in names_of(outlet)[1:] if name == "".join(word[0] for word in words).lower() and len(name) > 2}
    last = {words[-1]} if len(words) > 1 and words[-1].lower() in names_of(outlet) else set()
    if len(words) == 1 and full.lower().startswith("the "):
        return (), (whole,)
    capitals = {whole.upper()} if len(whole) > 4 else set()  # "POLITICO": "TIME" in capitals is any headline's
    return (whole, *sorted(initials | capitals)), tuple(sorted(last))


@lru_cache(maxsize=4096)
def _named(outlet: str) -> re.Pattern[str]:
    """The outlet's name in a plain text."""
    alone, after_the = _spellings(outlet)
    forms = [rf"(?:[Tt]he )?{re.escape(name)}" for name in alone] + [rf"[Tt]he {re.escape(name)}" for name in after_the]
    if _CODE.fullmatch(outlet):  # "nyt" is "The New York Times" too
        forms.append(r"(?:[Tt]he )?" + " ".join(rf"{letter.upper()}[a-z'-]+" for letter in outlet))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def mentions(text: str, outlet: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a plain text names the outlet."""
    stop = len(text) if end is None else end
    alone, after_the = _spellings(outlet)
    if not _CODE.fullmatch(outlet) and not any(
        text.find(name, start, stop) >= 0 for name in (*alone, *after_the)
    ):  # most texts name none: no pattern needs to be made
        return False
    return _named(outlet).search(text, start, stop) is not None


def cites(text: str, outlet: str) -> bool:
    """Whether a plain text gives the outlet as where its words come from: "told Quillon", "Quillon reported", "- Ann Lee, Quillon"."""
    name = _named(outlet).pattern
    pattern = (
        rf"(?:{_TOLD}|(?i:according to|(?:reported|published|written) by|report (?:by|in|from)"
        rf"|first (?:appeared|published|reported) (?:in|on|by|at))) (?:an? |the )?(?:\w+ ){{0,2}}{name}"
        rf"|{name}(?:'s)?(?: \w+){{0,2}} {_GROUND}"
        rf"|(?:^|[.?!\"”)]\s*)[—–-]? ?[A-Z][\w.' -]{{2,60}}, {name}\s*$"
    )
    return _pattern(pattern).search(text) is not None


def points_to(text: str, outlet: str) -> bool:
    """Whether a plain text names the outlet behind "in", "on", "from", "with" or the like: a weaker sign than :func:`cites`."""
    pattern = rf"\b(?:in|on|from|with|via|to|of|by) (?:an? |the )?(?:\w+ ){{0,2}}{_named(outlet).pattern}"
    return _pattern(pattern).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def dateline_of(article: Article) -> tuple[str, str | None] | None:
    """Place and agency (if any) of the dateline."""
    for block in article.blocks[:12]:
        if block.kind not in ("dateline", "body"):
            continue
        found = _DATELINE.match(article.text[block.start : min(block.end, block.start + 140)] + " ")
        if found and (found["agency"] or re.search(r"\d|^\s*$|^,", found["rest"])):
            return found["place"].strip(" ,"), found["agency"]
        if block.kind == "body":
            break
    return None


def credits_of(article: Article) -> tuple[str, ...]:
    """Names that the article credits for its text, itself excepted, in order of where they stand: field, byline, dateline, end."""
    found: list[str] = []
    if article.credit:
        found += _parted(article.credit, article.outlet)
    if article.byline:
        said = re.findall(r"\b(?:with|from|via|of the|for)\s+(?:the )?([A-Z][\w.&’', /]{1,60})$", article.byline.strip())
        found += [name for names in said for name in _parted(names, article.outlet)]
    dateline = dateline_of(article)
    if dateline and dateline[1]:
        found += _parted(dateline[1], article.outlet)
    body = [block for block in article.blocks if block.kind in ("body", "dateline")]
    if body:
        opening = _OPENING_AGENCY.match(article.text[body[0].start : body[0].start + 120] + " ")
        if opening:
            found += _parted(opening["agency"] or opening["first"], article.outlet)
        closing = _CLOSING_AGENCY.search(article.text[max(0, body[-1].end - 60) : body[-1].end])
        if closing:
            found.append(closing["agency"])
        last = article.text[max(body[0].start, body[-1].end - 400) : body[-1].end]
        found += [match["who"] for match in _ORIGINALLY.finditer(last)]
    kept: dict[str, str] = {}
    for name in (one.strip(" .,()") for one in found):
        if len(name) > 1 and not re.fullmatch(r"[RDI](?:-\w.*)?|\d.*", name) and not (article.outlet and same_name(name, article.outlet)):
            kept.setdefault(names_of(name)[0], name)
    return tuple(kept.values())


def contributors_of(article: Article) -> tuple[str, ...]:
    """Newsrooms that the end of the page names beside its own: "Quillon contributed to this report", "with files from Quillon"."""
    tail = plain(article.text[-_TAIL:])
    found: list[str] = []
    for match in _GAVE_A_HAND.finditer(tail):
        for name in re.split(r"\s*(?:,|/|;|\band\b)\s*", match["by"] or match["of"] or match["list"]):
            bare = _WRITER_OF.sub("", name.strip(" .")).removeprefix("The ").removeprefix("the ")
            if bare[:1].isupper() and (" " not in bare or not _NEWSROOM_WORDS.isdisjoint(bare.lower().split())):
                found.append(bare)
    return tuple(dict.fromkeys(name for name in found if not (article.outlet and same_name(name, article.outlet))))


def owners_of(article: Article) -> tuple[str, ...]:
    """Who holds the rights in the page, as its end says."""
    return tuple(match["who"].strip(" .") for match in _OWNED.finditer(plain(article.text[-_TAIL:])))


def authors_of(article: Article) -> tuple[str, ...]:
    """Full names of the byline."""
    return tuple(
        dict.fromkeys(re.findall(r"\b[A-Z][\w.'-]{1,40}(?: [A-Z][\w.'-]{0,40}){1,3}", plain(article.byline or "").removeprefix("By ")))
    )[:12]


def _parted(credit: str, outlet: str | None) -> list[str]:
    """The names of a credit such as "AP/Reuters"; a name of its own outlet that holds a stroke is one."""
    if (outlet is not None and same_name(credit, outlet)) or re.fullmatch(r"[A-Z]{2,3}/[A-Z]{2,3}", credit):
        return [credit]
    return re.split(r"\s*(?:,|/|;| and )\s*", credit)


def own_work(article: Article, text: str, start: int, end: int, *, contact: bool = False) -> str | None:
    """How the plain text's words ``[start, end)`` show that the outlet reported itself: our fixed label, or None.

    ``contact``: an interview or a letter whose receiver is not named counts too (only where the article credits nobody).
    """
    if _OURSELVES.search(text, start, end):
        return "own reporter"
    if article.outlet is None or not mentions(text, article.outlet, start, end):
        return "own interview" if contact and _INTERVIEW.search(text, start, end) else None
    name = _named(article.outlet).pattern
    if _pattern(rf"\binterview (?:with|to|by) {name}").search(text, start, end):
        return "own interview"
    if _pattern(rf"\b{_TOLD} (?:an? |the )?{name}").search(text, start, end):
        return f"told {article.outlet}"
    if _pattern(rf"{name}(?:'s)? (?:{_STAFF}|(?:also |later |which \w+[^.]{{0,40}}, )?{_DID})\b").search(text, start, end):
        return "own reporter"
    if _pattern(rf"\b{_STAFF} (?:for|of|from|with) {name}").search(text, start, end):
        return "own reporter"
    return None


def told(text: str, name: str, start: int, end: int) -> bool:
    """Whether the plain text's words ``[start, end)`` say that someone told the outlet or agency of this name."""
    if not mentions(text, name, start, end):
        return False
    return _pattern(rf"\b{_TOLD} (?:an? |the )?(?:\w+ )?{_named(name).pattern}").search(text, start, end) is not None


def relies_on(text: str, outlet: str) -> bool:
    """Whether a plain text gives the outlet's report as its ground: "Quillon reported", "as first reported by Quillon"."""
    if not mentions(text, outlet):
        return False
    name = _named(outlet).pattern
    pattern = (
        rf"(?i:(?:first )?reported by|according to(?: a report (?:by|in|from))?) (?:the )?{name}(?! poll)"
        rf"|{name} (?:first |has |had )?reported\b"
    )
    return _pattern(pattern).search(text) is not None


def has_reporting_line(article: Article) -> bool:
    """Whether a line says who reported ("(Reporting by ...)")."""
    return _REPORTING_BY.search(article.text) is not None
