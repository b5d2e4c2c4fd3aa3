"""Where sentences begin and end, without a parser.

``sentence_spans("It fell. He ran.", 0, 16)`` gives ``[(0, 8), (9, 16)]``. Rules: a mark of end (with its closing quotes and brackets),
white space, then something that can begin a sentence; not after a known abbreviation or an initial. A page that lost the space between two
sentences ("It fell.He ran.") has them apart all the same, and a quotation that ends with "?" or "!" is one sentence with the words that say
whose it is ("Who fell?" Holt asked). One pass, linear time.
"""

import re

# Never end a sentence before a name or number that follows.
_TITLES = frozenset(
    "mr mrs ms dr drs prof profs gen gens lt col cols maj capt sgt cpl adm cmdr rep reps sen sens gov govs pres rev hon st sir fr "
    "br sr messrs mme mlle insp supt det pvt vs v no nos fig vol pp art sec ch dept assn bros univ mt ft jan feb mar apr jun jul "
    "aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun al approx est i.e e.g "
    "ald alds asst atty brig cdr cllr comdr cpt msgr supts".split()
)
# May end a sentence; they do where the next word is one that begins sentences more often than names.
_EITHER = frozenset("u.s u.k u.n e.u d.c inc corp co ltd llc jr sr etc a.m p.m ph.d n.y l.a u.s.a u.s.s.r b.c a.d gov plc".split())
STARTERS = frozenset(
    "the a an it he she they we i you his her their its this that these those but and in on at for from as if when while after before "
    "there here what who how why no not some many most both all one two officials police authorities last earlier later according "
    "meanwhile however asked by with since under over also still yet so then now during despite although because".split()
)
# Behind a quotation with its own end mark: a name and a word that reports, and nothing that such words would go on to tell.
_SAYS = (
    "said|says|asked|asks|wrote|writes|added|adds|tweeted|posted|replied|responded|answered|continued|declared|exclaimed|shouted|yelled|"
    "screamed|cried|joked|quipped|demanded|wondered|retorted|concluded|explained|insisted|warned|argued|noted|recalled|announced|chanted"
)
_AND_NO_MORE = (
    r"(?=[.;]|,(?!\s[“\"‘'])|\s?$|\s(?:in|on|at|to|of|as|after|before|during|while|when|with|from|via|about|last|this|earlier|later|following|again|online|rhetorically|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\s[A-Z][\w’'-]*[.,])"
)
_SPOKEN_BY = re.compile(
    rf"\s+(?!(?i:{'|'.join(sorted(STARTERS))})\b)[A-Z][\w.'’-]*(?:\s(?:[\w'’-]+|[A-Z][\w]{{0,4}}\.)){{0,9}}?"
    rf"(?:,(?:\s[\w.'’-]+){{1,10}}?,)?\s(?:(?:{_SAYS}){_AND_NO_MORE}|told(?:\s[\w'’-]+){{1,4}}?{_AND_NO_MORE})"
)
_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]」』]*")
# The end of a sentence to which the next was glued, and what stands there in addresses and names of firms instead.
_GLUED_AFTER = re.compile(r"[a-z0-9)%][a-z0-9)%]$")
_GLUED_WORD = re.compile(r"[“‘]?([A-Z][a-z'’]*)(?![\w@/]|\.\w)")
_DOMAINS = frozenset("com org net gov edu mil int co io tv us uk ca au de fr js ai app info biz news pdf doc html php jpg png".split())
_BEGIN = re.compile(r"\s+[\"'“‘„«(\[¿¡]*(?:[A-Z0-9À-ÖØ-ÞĀ-Ž\u0370-\u03ff\u0410-\u042f$€£•]|[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_BETWEEN_NAMES = re.compile(
    r".*(?<![\w.])(?!War\b|Article\b|Title\b|Part\b|Phase\b|Type\b|Act\b|Chapter\b|Section\b|Division\b|Class\b|Volume\b|Book\b)"
    rf"[A-Z][a-zà-ÿ]+ I\. (?!(?i:{'|'.join(sorted(STARTERS))})\b)[A-Z][a-zà-ÿ]+(?![.?!])"
)
_NUMBER_NEXT = re.compile(r"\s+\d")
_NEXT_WORD = re.compile(r"[\s\"'“‘„«(\[]*([\w'’]+)")
_ITEM_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])\.$")


def _ends_sentence(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    if mark[0][0] in "。！？" or mark.end() >= stop:
        return True
    if mark.end() - start < 8 and _ITEM_NUMBER.match(text[start : mark.end()]):  # "4. The gate": the number of an item is no sentence
        return False
    if not _BEGIN.match(text, mark.end(), stop):
        return False
    if mark[0][0] != "." or mark[0][1:2] in {".", "!", "?", "…"}:
        # "?" or "!" inside a quotation that goes on: the next word would be lower case, which _BEGIN has refused.
        return mark[0][-1] not in "\"”’'" or not _SPOKEN_BY.match(text, mark.end(), stop)
    before = _LAST_WORD.search(text[max(start, mark.start() - 24) : mark.start()])
    if not before:
        return True
    word = before[0].lower().strip("'’-.")
    before_hyphen, _, second = word.rpartition("-")
    if second in _TITLES or (second in _EITHER and len(before_hyphen) > 1):  # "then-Gov.", "then-U.S.", but "D-N.Y."
        word = second
    if mark[0] != ".":  # a closing quote or bracket stands after the stop
        return True
    if word in {"no", "nos", "fig", "art", "p"} and _NUMBER_NEXT.match(text, mark.end(), stop):
        return False
    if word in _TITLES and not (word in {"no", "mar", "sat", "sun", "fig", "art", "brig"} and before[0].islower()):
        return False
    if word in _EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        following = _NEXT_WORD.match(text, mark.end(), stop)
        return bool(following and following[1].lower() in STARTERS and following[1][0].isupper())
    if len(word) == 1 and word.isalpha() and before[0].isupper():  # an initial; "I" between two names: "Ada I. Holt"
        return word == "i" and not _BETWEEN_NAMES.match(text[max(start, mark.start() - 24) : mark.end() + 24])
    return True


def _is_glued(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    """Whether the next sentence begins right behind an end mark: "It fell.He ran."."""
    if (
        mark[0][0] not in ".!?"
        or mark[0][1:2] in {".", "!", "?", "…"}
        or not _GLUED_AFTER.search(text[max(start, mark.start() - 2) : mark.start()])
    ):
        return False
    following = _GLUED_WORD.match(text, mark.end(), stop)
    if not following or following[1].lower() in _DOMAINS:
        return False
    before = _LAST_WORD.search(text[max(start, mark.start() - 24) : mark.start()])
    word = before[0].lower() if before else ""
    return "." not in word and (mark[0] != "." or word not in _TITLES)


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of ``text[start:end]`` (one paragraph), without surrounding white space, in order, covering all its words."""
    spans: list[tuple[int, int]] = []
    begin = start
    quotes, counted = 0, start  # straight quotation marks before the last glued sentence: whether the next one closes or opens
    for mark in _END.finditer(text, start, end):
        at = mark.end()
        if at < end and not text[at].isspace() and mark[0][0] not in "。！？":
            if (text[at] in "“‘" or text[at].isupper()) and _is_glued(text, mark, start, end):
                if '"' in mark[0]:
                    quotes += text.count('"', counted, mark.start())
                    counted = mark.start()
                    at = mark.start() + mark[0].index('"') + quotes % 2
                spans.append((begin, at))
                begin = at
        elif _ends_sentence(text, mark, begin, end):
            spans.append((begin, at))
            begin = at
    spans.append((begin, end))
    return [trimmed for a, b in spans if (trimmed := trim(text, a, b))]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where nothing is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return (start + left, start + right) if right > left else None
