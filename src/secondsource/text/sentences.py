"""Where sentences begin and end, without a parser.

``sentence_spans("It fell. He ran.", 0, 16)`` gives ``[(0, 8), (9, 16)]``. Rules: a mark of end (with its closing quotes and brackets),
white space, then something that can begin a sentence; not after a known abbreviation or an initial. One pass, linear time.
"""

import re

# Never end a sentence before a name or number that follows.
_TITLES = frozenset(
    "mr mrs ms dr drs prof profs gen gens lt col cols maj capt sgt cpl adm cmdr rep reps sen sens gov govs pres rev hon st sir fr "
    "br sr messrs mme mlle insp supt det pvt vs v no nos fig vol pp art sec ch dept assn bros univ mt ft jan feb mar apr jun jul "
    "aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun al approx est".split()
)
# May end a sentence; they do where the next word is one that begins sentences more often than names.
_EITHER = frozenset("u.s u.k u.n e.u d.c inc corp co ltd llc jr sr etc a.m p.m ph.d n.y l.a u.s.a u.s.s.r b.c a.d gov plc".split())
STARTERS = frozenset(
    "the a an it he she they we i you his her their its this that these those but and in on at for from as if when while after before "
    "there here what who how why no not some many most both all one two officials police authorities last earlier later according "
    "meanwhile however asked by with since under over also still yet so then now during despite although because".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”’]*")
_BEGIN = re.compile(r"\s+[\"'“‘„«(\[¿¡]*(?:[A-Z0-9À-ÖØ-ÞĀ-Ž\u0370-\u03ff\u0410-\u042f$€£•]|[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NUMBER_NEXT = re.compile(r"\s+\d")
_NEXT_WORD = re.compile(r"[\s\"'“‘„«(\[]*([\w'’]+)")
_ITEM_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])\.$")


def _ends_sentence(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    if mark[0][0] in "。！？":
        return True
    if mark.end() >= stop:
        return True
    if mark.end() - start < 8 and _ITEM_NUMBER.match(text[start : mark.end()]):  # "4. The gate": the number of an item is no sentence
        return False
    if not _BEGIN.match(text, mark.end(), stop):
        return False
    if mark[0][0] != "." or mark[0].startswith(".."):
        # "?" or "!" inside a quotation that goes on: the next word would be lower case, which _BEGIN has refused.
        return True
    before = _LAST_WORD.search(text[max(start, mark.start() - 24) : mark.start()])
    if not before:
        return True
    word = before[0].lower().strip("'’-.")
    if mark[0] != ".":  # a closing quote or bracket stands after the stop
        return True
    if word in {"no", "nos", "fig", "art"} and _NUMBER_NEXT.match(text, mark.end(), stop):
        return False
    if word in _TITLES and not (word in {"no", "mar", "sat", "sun", "fig", "art"} and before[0].islower()):
        return False
    if word in _EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        following = _NEXT_WORD.match(text, mark.end(), stop)
        return bool(following and following[1].lower() in STARTERS and following[1][0].isupper())
    if len(word) == 1 and word.isalpha() and before[0].isupper() and word != "i":  # an initial
        return False
    return True


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of ``text[start:end]`` (one paragraph), without surrounding white space, in order, covering all its words."""
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if _ends_sentence(text, mark, begin, end):
            spans.append((begin, mark.end()))
            begin = mark.end()
    spans.append((begin, end))
    return [trimmed for a, b in spans if (trimmed := trim(text, a, b))]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where nothing is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return (start + left, start + right) if right > left else None
