"""Words levelled for comparison: which forms are the same word, and which words carry no news.

What question it answers: do "injured" and "injuries" count as shared? ``stem("injured") == stem("injuries") == "injur"``.
A light stemmer on purpose: it must be fast, and two sentences are never matched by one stem alone.
"""

import re
from functools import lru_cache

_FUNCTION_WORDS = """
a about after again against all also although am among an and any are as at be because been before being between both but by can could did
do does during each either else even ever every few for from further get got had has have he her here hers him himself his how however i if
in into is it its itself just last like may me might more most much must my neither no nor not now of off on once one only or other our out
over own said same say says she should since so some still such than that the their them then there these they this those though through to
told too two under until up upon us very was we well were what when where whether which while who whom whose why will with within without
would yet you your year years week day time people it's he's she's that's don't didn't i'm we're they're
monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
_ENDINGS = (
    *("ization", "isation", "ational", "ations", "ation", "ments", "ment", "ingly", "edly", "ness"),
    *("ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y"),
)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


def bare(word: str) -> str:
    """The word without the mark of possession."""
    return _POSSESSIVE.sub("", word) if word[-1] in "'s" else word


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A short form that most inflections share: endings cut, at most seven letters kept; numbers stay as they are."""
    word = bare(word)
    if not word.isalpha() or len(word) < 4:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:7]
