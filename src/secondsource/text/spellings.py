"""One name, several spellings: "Harenskyy" and "Harensky", "Defence Ministry" and "Ministry of Defense", "U.N." and "UN".

``levelled(words)`` brings the words of a name to one spelling, for comparison only: it is never shown. It joins spellings that
English-language newspapers use side by side for one and the same name: endings of names written in Cyrillic (-iy, -yi, -ii, -y), doubled
letters, "ou" for "u", "ks" for "x", the article "al-", British and American forms of a dozen nouns of office, and "X of Y" for "Y X". It
keeps apart what differs in a sound.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

_AMERICAN = {
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "harbour": "harbor",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
    "metre": "meter",
    "civilisation": "civilization",
    "authorisation": "authorization",
    "stabilisation": "stabilization",
    "dept": "department",
    "govt": "government",
    "univ": "university",
    "int'l": "international",
    "assn": "association",
}
_COMPANY = frozenset("inc corp corporation ltd limited llc plc co company gmbh ag sa spa nv bv oy ab as pte pty".split())
_ARTICLES = frozenset("the al el ul ash as an ad ar at az".split())
_JOINING = frozenset("for and & in on".split())
_ENDING = re.compile(r"(?:iy|yy|ij|yj|ii|yi|ey|ei|i)$")
_DOUBLED = re.compile(r"(.)\1+")


def levelled(words: Iterable[str]) -> tuple[str, ...]:
    """The words, already folded, in one spelling and one order; what is left after "of" stands in front, as in "Defense Ministry"."""
    parts = [part for word in words for part in re.split(r"[-‐‑/]", word.replace(".", "")) if part]
    kept = [_level(part) for number, part in enumerate(parts) if not (number and part in _COMPANY) and part not in _JOINING]
    bare = [part for part in kept if part not in _ARTICLES] or kept
    if "of" in bare[1:-1]:
        at = bare.index("of", 1)
        bare = [part for part in bare[at + 1 :] + bare[:at] if part != "of"]
    return tuple(bare)


@lru_cache(maxsize=1 << 14)
def _level(word: str) -> str:
    word = _AMERICAN.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    word = _ENDING.sub("y", word)
    return _DOUBLED.sub(r"\1", word.replace("ou", "u").replace("ks", "x"))


def same_given(one: str, two: str) -> bool:
    """Two levelled given names, equal or one a usual short form of the other."""
    return one == two or two in _short_forms().get(one, ()) or one in _short_forms().get(two, ())


def same_order(one: Sequence[str], two: Sequence[str]) -> bool:
    """The same words, or the same letters however they are parted: "Abdul Rahman", "Abdulrahman"."""
    return tuple(one) == tuple(two) or "".join(one) == "".join(two)


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    lines = resources.files("secondsource.text").joinpath("data/short_names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.lower().split("\t") for line in lines if line and not line.startswith("#")]
    return {_level(full): frozenset(map(_level, short.split())) for full, short in rows}
