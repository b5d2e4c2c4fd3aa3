"""Which outlet an article names, credits or speaks for.

What question it answers: does this article say that its words come from another newsroom, and does it show work of its own?

``credits_of`` reads the credit field, the byline and datelines such as "PORT MAREN, March 3 (Quillon) -"; an agency is whatever is
credited by an outlet of another name, so that no list of agencies is needed.
"""

import re
from functools import lru_cache

from secondsource.records.article import Article
from secondsource.text.normalize import fold

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
_TOLD = (
    r"(?:told|tells|spoke (?:to|with)|speaking (?:to|with)|interview(?:ed)? (?:with|by)"
    r"|seen by|obtained by|reviewed by|statement to|shown to|shared with)"
)
_DID = (
    r"(?:watched|saw|asked|counted|visited|witnessed|spoke|interviewed|obtained|reviewed|has (?:seen|read|learned|obtained|reviewed|asked)"
    r"|found|analy[sz]ed|reached|contacted|was told|understands|has learnt)"
)
_STAFF = r"(?:reporter|correspondent|journalist|photographer|team|crew|cameraman|staff|producer|stringer)s?"
_OURSELVES = re.compile(
    rf"\b(?:(?:our|this (?:news)?paper'?s?|this outlet'?s?) {_STAFF}|{_STAFF} (?:for|of|from|with) this (?:news)?paper"
    rf"|told (?:this (?:news)?paper|this outlet)"
    rf"|this (?:news)?paper (?:has |was )?{_DID})\b"
)


@lru_cache(maxsize=4096)
def names_of(outlet: str) -> tuple[str, ...]:
    """Folded names that an article may use of an outlet, fullest first: "the tarvel ledger", "tarvel ledger", "ledger"."""
    name = re.sub(r"\s*[(\[].*|\s+[-–|].*", "", outlet).strip() or outlet
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,10}", name.lower()):  # a host
        parts = [part for part in name.lower().split(".")[:-1] if part not in ("www", "m", "news", "edition", "co", "com", "org")]
        name = (parts[-1] if parts else name).replace("-", " ")
    folded = re.sub(r"^the ", "", " ".join(fold(name).split()))
    words = folded.split()
    found = [folded]
    if len(words) >= 2:
        found.append("".join(word[0] for word in words))
        if len(words[-1]) > 3 and words[-1] not in (
            "news",
            "online",
            "today",
            "press",
            "network",
            "media",
            "service",
            "agency",
            "magazine",
            "desk",
        ):
            found.append(words[-1])
    return tuple(dict.fromkeys(name for name in found if len(name) > 1)) or (folded or name,)


def same_name(a: str, b: str) -> bool:
    """Whether two names may be one outlet: equal, or one the initials of the other."""
    left, right = names_of(a), names_of(b)
    return left[0] == right[0] or left[0] in right[:2] or right[0] in left[:2]


@lru_cache(maxsize=4096)
def _named(outlet: str) -> re.Pattern[str]:
    """The outlet's name in a folded text; a last word alone only after "the"."""
    full, *others = names_of(outlet)
    short = [name for name in others if " " not in name and name == full.split()[-1]]
    rest = [name for name in (full, *others) if name not in short]
    forms = [rf"(?:the )?{re.escape(name)}" for name in rest] + [rf"the {re.escape(name)}" for name in short]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def mentions(folded: str, outlet: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a folded text names the outlet."""
    stop = len(folded) if end is None else end
    if not any(folded.find(name, start, stop) >= 0 for name in names_of(outlet)):  # most texts name none: no pattern needs to be made
        return False
    return _named(outlet).search(folded, start, stop) is not None


def cites(folded: str, outlet: str) -> bool:
    """Whether a folded text names the outlet as where its words come from ("told Quillon", "Quillon reported", "according to Quillon")."""
    name = _named(outlet).pattern
    pattern = (
        rf"(?:{_TOLD}|according to|reported by|report (?:by|in|from)|first (?:appeared|published|reported) (?:in|on|by|at)"
        rf"|(?:in|on|from|with|via|to|of)) (?:an? |the )?(?:\w+ ){{0,2}}{name}"
        rf"|{name}(?:'s)?(?: \w+){{0,2}} (?:reported|reports|said|says|wrote|writes|noted|notes|report|first|has|story|article)"
    )
    return _pattern(pattern).search(folded) is not None


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def body_of(article: Article) -> str:
    """The article's dateline and body lines, where intake has set others apart; as they stand."""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind in ("body", "dateline"))


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
        found += re.split(r"\s*(?:,|/|;| and )\s*", article.credit)
    if article.byline:
        found += re.findall(r"\b(?:with|from|via|of the|for)\s+(?:the )?([A-Z][\w.&’' ]{1,30})$", article.byline.strip())
    dateline = dateline_of(article)
    if dateline and dateline[1]:
        found += re.split(r"\s*/\s*", dateline[1])
    body = [block for block in article.blocks if block.kind in ("body", "dateline")]
    if body:
        opening = _OPENING_AGENCY.match(article.text[body[0].start : body[0].start + 120] + " ")
        if opening:
            found += re.split(r"\s*/\s*", opening["agency"] or opening["first"])
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


def own_work(article: Article, folded: str, start: int, end: int) -> str | None:
    """How the folded words ``[start, end)`` show that the outlet reported itself: our fixed label, or None."""
    if _OURSELVES.search(folded, start, end):
        return "own reporter"
    if article.outlet is None or not mentions(folded, article.outlet, start, end):
        return None
    name = _named(article.outlet).pattern
    if _pattern(rf"\binterview (?:with|to|by) {name}").search(folded, start, end):
        return "own interview"
    if _pattern(rf"\b{_TOLD} (?:an? |the )?{name}").search(folded, start, end):
        return f"told {article.outlet}"
    if _pattern(rf"{name}(?:'s)? (?:{_STAFF}|(?:also |later |which \w+[^.]{{0,40}}, )?{_DID})\b").search(folded, start, end):
        return "own reporter"
    if _pattern(rf"\b{_STAFF} (?:for|of|from|with) {name}").search(folded, start, end):
        return "own reporter"
    return None


def told(folded: str, name: str, start: int, end: int) -> bool:
    """Whether the folded words ``[start, end)`` say that someone told the outlet or agency of this name."""
    if not mentions(folded, name, start, end):
        return False
    return _pattern(rf"\b{_TOLD} (?:an? |the )?(?:\w+ )?{_named(name).pattern}").search(folded, start, end) is not None


def relies_on(folded: str, outlet: str) -> bool:
    """Whether a folded text gives the outlet's report as its ground: "Quillon reported", "as first reported by Quillon"."""
    if not mentions(folded, outlet):
        return False
    name = _named(outlet).pattern
    pattern = (
        rf"(?:(?:first )?reported by|according to(?: a report (?:by|in|from))?) (?:the )?{name}(?! poll)"
        rf"|{name} (?:first |has |had )?reported\b"
    )
    return _pattern(pattern).search(folded) is not None


def has_reporting_line(article: Article) -> bool:
    """Whether a line says who reported ("(Reporting by ...)")."""
    return _REPORTING_BY.search(article.text) is not None
