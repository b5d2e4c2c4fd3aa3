"""Which act a quotation is by its own words: it asks, it orders, else it asserts."""

import re
from collections.abc import Sequence

from secondsource.reading.row import TokenRow
from secondsource.records.reading import Act

Pair = tuple[int, int]  # first and last token of a piece

# First words of a quotation that look like an order and are none.
_NO_ORDERS = frozenset("thank thanks bless god see look listen imagine suppose guess welcome congratulations".split())
_STOPS = re.compile(r"""[.!][”"’']*\s""")  # ends of sentences that ask nothing


def act_of_quotation(row: TokenRow, cue: Pair | None, contents: Sequence[Pair]) -> Act:
    """Question or demand where the quoted words are one, else assertion. A colon stands for quotation marks."""
    if ends_as_question(row, contents):
        return "question"
    first, last = min(contents)
    if quoted(row, first) or (cue is not None and row.lows[cue[1]] == ":"):
        return "demand" if _is_order(row, first, last) else "assertion"
    return "assertion"


def quoted(row: TokenRow, token: int) -> bool:
    """Whether the token stands between quotation marks."""
    return row.region[token] >= 0


def ends_as_question(row: TokenRow, contents: Sequence[Pair]) -> bool:
    """The last quoted piece ends in "?", and more sentences of all pieces do than do not."""
    first, last = max(contents)
    text, end = row.text, row.ends[last]
    if "?" not in text[max(0, end - 2) : end + 2] or not (quoted(row, first) or quoted(row, last)):
        return False
    words = " ".join(text[row.starts[start] : row.ends[stop]] for start, stop in contents) + " "
    asked = max(1, words.count("?"))
    return asked > len(_STOPS.findall(words)) and not words.rstrip(" ?\"'”’").endswith(", right")


def _is_order(row: TokenRow, first: int, last: int) -> bool:
    """A quotation of one sentence, or two, that begins with a capital and a bare verb."""
    while first < last and (row.upos[first] == "PUNCT" or row.lows[first] == "please"):
        first += 1
    low = row.lows[first]
    begin = first - 1 if first > 0 and row.lows[first - 1] == "please" else first
    if not row.texts[begin][0].isupper() or low in _NO_ORDERS:
        return False
    following = row.lows[first + 1] if first < last else ""
    if low in ("do", "don't", "don’t", "dont"):
        is_bare = following in ("not", "n't", "n’t") or low != "do"
    elif low in ("never", "always", "just"):
        is_bare = first < last and row.tags[first + 1] == "VB"
    elif low == "let":
        is_bare = following in ("him", "her", "them", "my", "our", "the", "go")  # not "let's say", "let everyone know"
    else:
        is_verb = row.tags[first] == "VB" and row.upos[first] in ("VERB", "AUX") and not row.ents[first]
        is_bare = is_verb and following not in ("i", "we", "they", "he", "she")
    if not is_bare:
        return False
    words = row.text[row.starts[first] : row.ends[last]]
    return words.count(". ") + words.count("! ") <= 1
