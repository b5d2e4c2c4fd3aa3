"""Words to stems: "resigned" and "resignation" are the same matter.

``stem("resignation")`` gives ``"resign"``. A light suffix stripper in the manner of Porter (1980) with one derivational step: about
as good for finding the same event, and simple enough to read. Only English suffixes are known; other words pass nearly unchanged.
"""

from functools import lru_cache

_FUNCTION_WORDS = """
a about above after again against all also although am among an and another any anyone are around as at away back be because been before
being below between both but by came can cannot come could did do does doing done down during each either else even ever every few first
for from further get give go going gone got had has have having he her here hers herself him himself his how however i if in including
into is it its itself just know last least less let like made make makes making many may me might more most much must my myself near never
new next no nor not now of off often on once one only onto or other others our out over own per put rather really said same saw say saying
says second see seen several shall she should since so some such take taken tell than that the their theirs them themselves then there
these they thing things this those though through thus to today together told too took toward towards two under until up upon us use used
very via want was way we well went were what when where whether which while who whom whose why will with within without would year years
yesterday yet you your yours according added adding ago already asked called calling day days earlier later month months monday mondays
tuesday wednesday thursday friday saturday sunday morning afternoon evening night week weeks time times people report reported reports
reporter reporters reporting news mr mrs ms dr january february march april june july august september october november december don't
didn't doesn't isn't wasn't aren't won't wouldn't can't couldn't i'm it's that's there's they're we're you're he's she's i've we've
they've i'll we'll hasn't haven't hadn't dont didnt doesnt
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
_VOWELS = frozenset("aeiouy")
# One derivational suffix, longest first, taken off where at least four letters stay.
_DERIVED = (
    "ization", "isation", "fulness", "iveness", "ously", "ation", "ition", "ingly", "ement", "ment", "ness", "tion", "sion", "able", "ible",
    "ance", "ence", "ally", "edly", "ity", "ism", "ist", "ive", "ize", "ise", "ion", "ful", "ous", "ant", "ent", "al", "er", "or", "ly",
)  # fmt: skip
_KEEP = {"tion": "t", "sion": "s"}


def _has_vowel(part: str) -> bool:
    return not _VOWELS.isdisjoint(part)


def _undouble(part: str) -> str:
    if len(part) > 3 and part[-1] == part[-2] and part[-1] not in "lsz":
        return part[:-1]
    return part


def _inflection(word: str) -> str:
    """The word without plural, past and -ing endings."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4 and _has_vowel(word[:-2]) and not word.endswith("eed"):
        return _undouble(word[:-2])
    if word.endswith("ing") and len(word) > 5 and _has_vowel(word[:-3]):
        return _undouble(word[:-3])
    return word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem of a folded word; words of three letters or fewer stay as they are."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= 3:
        return word
    word = _inflection(word)
    for suffix in _DERIVED:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)] + _KEEP.get(suffix, "")
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word
