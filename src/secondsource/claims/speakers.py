"""Is it the same speaker? Names of two articles compared: never by guess, "maybe" where the words do not decide."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from secondsource.claims.wording import word_set
from secondsource.records.reading import Actor
from secondsource.text.normalize import fold, words
from secondsource.text.spellings import levelled, same_given, same_order

Same = Literal["same", "maybe", "other"]
_TITLE = word_set(
    "mr mrs ms dr sir president prime minister chief justice judge senator sen rep representative governor gov secretary general gen "
    "lt col maj capt sgt chancellor king queen prince princess mayor attorney spokesman spokeswoman spokesperson the leader "
    "commander officer director chairman chairwoman chair professor prof foreign defense defence deputy "
    "speaker vice press house former"
)
_SUFFIX = word_set("jr sr ii iii iv")
# Before a name, whatever stands before them: "Norland Sen. Ida Torv", "opposition leader Tomas Reyk".
_BEFORE_NAME = word_set(
    "mr mrs ms dr sir sen senator rep representative gov governor president premier minister chancellor secretary mayor leader spokesman "
    "spokeswoman spokesperson congressman congresswoman lawmaker candidate commissioner ambassador"
)
# Words for persons that are no names, also where they are written with a capital: "the Norland Democrat", "a Frenchwoman".
_DESCRIBES = word_set(
    "democrat republican conservative liberal tory labourite socialist communist centrist progressive libertarian independent "
    "nationalist moderate unionist senator congressman congresswoman lawmaker legislator governor mayor president premier minister "
    "chancellor secretary ambassador spokesman spokeswoman spokesperson attorney lawyer judge justice sheriff commissioner "
    "councilman councilwoman alderman candidate nominee billionaire businessman businesswoman native resident veteran american "
    "frenchman frenchwoman englishman englishwoman irishman irishwoman dutchman scotsman welshman briton canadian australian "
    "german russian ukrainian israeli palestinian iranian italian spaniard chinese japanese indian pakistani mexican brazilian "
    "texan californian yorker floridian virginian pope cardinal archbishop bishop bureaucrat diplomat official officer general "
    "colonel "
)
_ARTICLES = word_set("the a an")
_BODY = word_set(
    "ministry department office committee council court house senate parliament assembly party agency force forces university "
    "college school bank union federation association board commission bureau service services institute group team army navy "
    "government administration authority company police embassy church hospital"
)
_NICKNAME = re.compile(r"[\"“]?\b[\w.-]{1,20}[\"”]\s")
_BEHIND = re.compile(r",\s|\s?\(")  # party, seat, office: "Ida Torv, D-Norland", "Doug Hale (R"
SURE = frozenset({"name", "last name", "title"})
_PRONOUNS = word_set("i he she they it we you one him her them")


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """Folded words of a name without articles; a person's also without titles, initials, suffixes and nicknames between marks."""
    name = _NICKNAME.sub("", _BEHIND.split(name, maxsplit=1)[0]) or name
    found = [word.removesuffix("'s").strip("'") for word in re.findall(r"[\w'’.-]+", fold(name))]
    found = [word.strip(".") for word in found]
    found = [word for word in found if word and word not in _ARTICLES]
    if found and (found[-1] in _BODY or (found[0] in _BODY and "of" in found)):
        return tuple(found)  # "Defence" and "Justice" are titles of persons, and what tells one ministry from another
    title = max((i for i, word in enumerate(found[:-1]) if word in _BEFORE_NAME), default=-1)
    found = found[title + 1 :] if any(word not in _SUFFIX for word in found[title + 1 :]) else found
    kept = [word for word in found if word not in _TITLE and word not in _SUFFIX and len(word) > 1]
    return tuple(kept or found)


def initials(name: str) -> str:
    """First letters of the capitalised words of a name: ``Harbour Workers' Federation`` gives ``hwf``."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’-]*", name) if word[0].isupper()).lower()


def same_name(a: str, b: str) -> bool:
    """Two forms of one name: equal but for its spelling, one a part of the other at its end (``Reyk``, ``Tomas Reyk``), or its initials."""
    one, two = _level_words(a), _level_words(b)
    if not one or not two:
        return False
    if same_order(one, two):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) == 1:
        word = short[0]
        if word == long[-1]:
            return word not in _BODY  # "the ministry" may be any of them
        for whole, letters in ((a, b), (b, a)):
            bare = "".join(name_words(letters)).replace(".", "")
            if 2 <= len(bare) <= 6 and bare == initials(whole):
                return True
        return False
    # "Ida M. Norn" and "Ida Norn": first and last agree.
    return short[-1] == long[-1] and same_given(short[0], long[0])


def last_word(name: str) -> str:
    """The last word of a name in one spelling, under which its other forms are looked for; "" for no name."""
    return next(reversed(_level_words(name)), "")


@lru_cache(maxsize=1 << 14)
def _level_words(name: str) -> tuple[str, ...]:
    return levelled(name_words(name))


@lru_cache(maxsize=1 << 16)
def compare_speakers(a: Actor | None, b: Actor | None) -> Same:
    """``same`` and ``other`` only where names decide; a spokesman and the body for which he speaks are one mouth."""
    if a is None or b is None:
        return "maybe"
    if _bare(a.name) == _bare(b.name):
        return "same"
    if not _has_name(a) or not _has_name(b):
        return "maybe"
    if same_name(a.name, b.name):
        return "same"
    if not a.named or not b.named or describes(a.name) or describes(b.name):
        return "maybe"
    for one, two in ((a, b), (b, a)):
        if one.body and (same_name(one.body, two.name) or (two.body and same_name(one.body, two.body))):
            return "same" if two.kind != "person" or one.kind != "person" else "maybe"
    # A pronoun that was resolved is our reading, not the article's word: it does not put a quotation in another mouth.
    return "other" if _person(a) and _person(b) and {a.how, b.how} <= SURE else "maybe"


def describes(name: str) -> bool:
    """Whether a name only says of which place, party, office or trade somebody is: he may be anybody of that kind, also one who is named.

    "Torv" may be of Norland, and of "the Norland Democrat", "the French president", "Chief of Information" nothing else is known.
    """
    found = [word for word, _, _ in words(fold(name))]
    office = any(word in _TITLE and after == "of" for word, after in pairwise(found))  # "the Navy's chief of information"
    return bool(found) and (found[-1] in _DESCRIBES or office)


def _bare(name: str) -> str:
    """A name without its article: "the ministry", "ministry"."""
    return re.sub(r"^(?:the|a|an|its|his|her|their) ", "", " ".join(fold(name).split())).strip(" ,")


def _person(actor: Actor) -> bool:
    """A person, or a name of two capitalised words or more that nothing says to be anything else."""
    if actor.kind != "unknown":
        return actor.kind == "person"
    shown = [word for word in re.findall(r"[\w'’.-]+", actor.name) if fold(word).strip(".") not in _TITLE]
    return 2 <= len(shown) <= 4 and all(word[0].isupper() for word in shown) and not any(word.isupper() and len(word) > 2 for word in shown)


def _has_name(actor: Actor) -> bool:
    """A pronoun or a common noun ("the official") decides nothing."""
    found = name_words(actor.name)
    return bool(found) and not set(found) <= _PRONOUNS and any(char.isupper() for char in actor.name)
