"""Numbers that are no figures: names, labels, years, scores' neighbours, pronouns, telephone numbers, times of day.

What question it answers: does this numeral measure or count something here? ``"Gate 4"``, ``"G7"``, ``"Boeing 737"``, ``"one of them"``,
``"15:30"``, ``"10 to 1"`` odds and ages (``"Hale, 41,"``, ``"children under five"``) do not.
"""

import functools
import re
from typing import NamedTuple

from secondsource.reading.lexicon import listed, rows, words
from secondsource.reading.numbers import Numeral, Token

JOINERS = "-‐‑–−"  # signs that tie a number to what stands before or after it; a long dash does not
_PHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ -]?)?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}(?!\d)|\+\d[\d -]{7,16}\d|\b0\d{2,4}(?: \d{3,4}){1,2}\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?(?: to | and | or |-)\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?| o'clock)"
    r"|\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\b\d{1,2}(?: o'clock| ?[ap]\.?m\b\.?)"
)
_ZONED = re.compile(r"\b[0-2]\d[0-5]\d(?: hours)? (?:gmt|utc|bst|ist|jst|msk|cest|cet|eest|eet|[ecmp][sd]t|local time)\b")  # "1500 GMT"
_ADDRESS = re.compile(r"(?:https?://|www\.|@|#)\S{1,200}")
_TEXTING = re.compile(r"\btext(?:s|ing)? [^.;\d]{1,40}? (?:to|at) (\d{3,7})\b(?!,\d)")  # "text HOME to 741741"
_TICKER = re.compile(r"\b[a-z]{1,5}, [+-]\d+\.\d{2}%")  # a share's name and its change of the day, set into a text by machine
_AIRLINER = re.compile(r"7[0-8]7")  # the numbers by which the commonest airliners are called
_AIRCRAFT = frozenset({"max", "jet", "jets", "dreamliner", "dreamliners", "plane", "planes", "aircraft", "airliner", "flight", "program"})
_ONE_PRONOUN_NEXT = listed("one pronoun next")
_DEFINITE = listed("definite")
_PRONOUN_BEFORE = listed("pronoun before")
_FUNCTION = listed("function")
_PLAIN = listed("plain")
_NOT_PEOPLE = listed("not people")


@functools.cache
def figure_words(name: str) -> frozenset[str]:
    """One list of ``data/figure_words.tsv``."""
    return frozenset({row[0]: row[1] for row in rows("figure_words.tsv")}[name].split())


def _text(toks: list[Token], at: int) -> str:
    return toks[at].text if 0 <= at < len(toks) else ""


def masked(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches that look like numbers and are none: telephone numbers, times of day, addresses."""
    part = folded[start:end]
    found = []
    if "." in part or ":" in part or "-" in part or "+" in part or "o'clock" in part or "m" in part:
        found += [m.span() for m in _PHONE.finditer(part)]
        for match in _CLOCK.finditer(part):
            # "3.50 euros" is no time of day; "3.50 p.m." and "15:30" are.
            if ":" in match[0] or "m" in match[0] or "clock" in match[0]:
                found.append(match.span())
    found += [m.span() for m in _ZONED.finditer(part)]
    if "text" in part:
        found += [m.span(1) for m in _TEXTING.finditer(part)]
    if ", +" in part or ", -" in part:
        found += [m.span() for m in _TICKER.finditer(part)]
    if "@" in part or "#" in part or "www." in part or "://" in part:
        found += [m.span() for m in _ADDRESS.finditer(part)]
    return [(start + a, start + b) for a, b in found]


@functools.cache
def persons() -> frozenset[str]:
    """Nouns that name a person, in the singular."""
    return frozenset(noun for row in rows("noun_sorts.tsv") if row[0] == "person" for noun in row[1].split())


_SET_OFF = frozenset({*((",", sign) for sign in (",", ".", ";", ")", "-", "")), ("(", ")")})  # "Hale, 41," and "Hale (41)"
_POINTING = frozenset({"the", "a", "an", "his", "her", "their", "my", "whose"})
_BOUND = frozenset({"under", "over", "above", "below"})
_BEING = frozenset({"is", "are", "was", "were", "be"})
_OR_OLDER = frozenset({"over", "older", "under", "younger", "up", "above"})


def is_age(text: str, toks: list[Token], number: Numeral) -> bool:
    """ "Rivera, 41,", "aged 41", "children under five", "65 and older": a person's age or the bound of one."""
    if number.value is None or not 0 < number.value < 120 or number.kind not in {"digits", "words"}:
        return False
    at = number.first - 1
    before, after = _text(toks, at), _text(toks, number.last)
    if after in {"and", "or"} and _text(toks, number.last + 1) in _OR_OLDER and not before.startswith("$"):
        return True
    if before == "as" and _text(toks, at - 1) in {"young", "old"}:
        return True
    at -= before in {"between", "about", "around", "just", "over", "under"}
    if _text(toks, at) in {"aged", "age", "ages"} or (_text(toks, at) == "of" and _text(toks, at - 1) in {"age", "ages"}):
        return True
    if before in _BOUND and _text(toks, number.first - 2) in figure_words("counted people"):
        return True
    if before in {"under", "over"} and _text(toks, number.first - 2) in _BEING and _unbound(toks, number.last):
        return number.value >= 10  # "half of them were under 18"
    if number.kind != "digits" or number.value % 1 or number.first < 2 or (before, after) not in _SET_OFF:
        return False
    if after == "-" and toks[number.last].glued:
        return False
    name = toks[number.first - 2]
    if name.text in persons() and after == ",":
        return True  # "the minister, 58, said"
    article = _text(toks, number.first - 3)
    if (after, before) == (",", ",") and article in _POINTING and not name.text.endswith("s") and name.text not in figure_words("tallies"):
        return number.value >= 10  # "the suspect, 52, lived"
    if name.kind != "word" or not text[name.start].isupper() or name.text in _NOT_PEOPLE:
        return False
    return not (after == "," and number.last + 1 < len(toks) and toks[number.last + 1].kind == "number")


def _unbound(toks: list[Token], at: int) -> bool:
    """Whether nothing that could be counted stands at ``at``."""
    return at >= len(toks) or toks[at].kind == "sign" or toks[at].text in _FUNCTION


def is_odds(toks: list[Token], first: Numeral, second: Numeral) -> bool:
    """ "odds of 10 to 1", "a 33-to-1 outsider"."""
    near = (token.text for token in toks[max(0, first.first - 5) : second.last + 4])
    return second.value == 1 and any(word in figure_words("odds") for word in near)


def _is_address(text: str, toks: list[Token], number: Numeral) -> bool:
    """ "14 Tannery Lane", "221 West Old Mill Road": a house."""
    if number.kind != "digits" or number.last - number.first != 1:
        return False
    for token in toks[number.last : number.last + 4]:
        if token.kind != "word" or not text[token.start].isupper():
            return False
        if token.text in figure_words("streets") and token.start != toks[number.last].start:
            return True
    return False


def is_name(text: str, toks: list[Token], number: Numeral) -> bool:
    """A number that belongs to a name, a label, a list or a year: "G7", "Gate 4", "Boeing 737", "Formula One", "1."."""
    first, last = number.first, number.last
    here, at_start = toks[first], first == 0
    before = toks[first - 1] if first else None
    after = toks[last] if last < len(toks) else None
    if before is not None and here.glued and before.kind in {"word", "number"}:
        return True
    if before is not None and before.text in {"-", "_", "/", ".", "'", "#", "°"} and here.glued and before.glued and first > 1:
        return not (before.text == "-" and text[before.start] not in JOINERS)
    if after is not None and after.glued and after.kind in {"word", "number"}:
        return True  # "5G", "2nd", "3D": units were read before
    if after is not None and after.glued and (after.text in {"/", "("} or (after.text == ":" and _text(toks, last + 1)[:1].isdigit())):
        return True  # "401(k)", "10:1"
    if before is not None and before.text == ":" and before.glued and here.glued:
        return True
    if at_start and after is not None and after.text in {".", ")", ":"} and number.kind == "digits":
        return True
    if after is not None and after.text in {"th", "st", "nd", "rd"}:
        return True
    if _is_address(text, toks, number) or (here.text.startswith("0") and len(here.text) > 1 and here.text.isdigit()):
        return True
    if before is not None and before.text == "." and before.glued and first > 1 and toks[first - 2].text in figure_words("abbreviations"):
        return number.kind == "digits"  # "H.R. 12", "No. 4", "Art. 12"
    if text[here.start : toks[last - 1].end] == "3M" and _unbound(toks, last):
        return True  # the company
    if _AIRLINER.fullmatch(here.text) and (after is None or after.text in _AIRCRAFT or _text(toks, first - 1) == "the"):
        return True  # "the 737", "737 MAX jets"
    if before is not None and before.text == "of" and first > 1 and text[toks[first - 2].start : toks[first - 2].end] == "Group":
        return number.kind == "digits" or text[here.start].isupper()  # "the Group of 20"
    capital = text[here.start].isupper()
    if number.kind != "digits" and capital and not at_start and before is not None and before.kind == "word":
        return True  # "Group of Seven", "Formula One", "Big Ten"
    if number.kind == "digits" and before is not None and before.kind == "word":
        return _is_label(text, toks, number, before, after)
    if number.kind in {"words", "collective"} and before is not None and before.text in words("names_with_numbers.txt"):
        return after is None or after.kind != "word" or after.text in _FUNCTION
    return number.kind == "digits" and _is_year(toks, number, after)


def is_label(text: str, toks: list[Token], number: Numeral, last: int) -> bool:
    """Whether a name or label stands before a number or range that ends before token ``last``."""
    before = toks[number.first - 1] if number.first else None
    named = before is not None and before.kind == "word" and number.kind == "digits"
    return before is not None and named and _is_label(text, toks, number, before, toks[last] if last < len(toks) else None)


def _is_label(text: str, toks: list[Token], number: Numeral, before: Token, after: Token | None) -> bool:
    scaled = number.last - number.first > 1 or "," in toks[number.first].text
    if before.text in words("names_with_numbers.txt") and scaled and toks[number.last - 1].text in {"b", "k", "m"}:
        return True  # "flat 3B"
    counted = after is not None and after.kind == "word" and after.text not in _FUNCTION and text[after.start].islower()
    if not scaled and _is_year(toks, number, after):
        return True
    if before.text in words("names_with_numbers.txt") and not scaled:
        return text[before.start].isupper() or not counted
    sentence_start = number.first - 1 == 0
    if text[before.start].isupper() and not sentence_start and not scaled and before.text not in _PLAIN:
        return not counted and not (after is not None and after.text in {"%", "-"})
    return _is_year(toks, number, after)


def _is_year(toks: list[Token], number: Numeral, after: Token | None) -> bool:
    """Four bare digits that no date pattern took: a year, unless they stand before what they count."""
    token = toks[number.first]
    if number.last - number.first != 1 or len(token.text) != 4 or not 1700 <= (number.value or 0) <= 2100:
        return False
    return not (after is not None and after.kind == "word" and after.text in listed("plurals"))


_HOUR_BEFORE = frozenset({"at", "since", "until", "till", "before"})
_HOUR_AFTER = frozenset({"and", "or", "but", "when", "while", "in", "on", "until", "to", "sharp", "again", "every", "each"})


def is_hour(toks: list[Token], number: Numeral) -> bool:
    """ "at six, and again at seven", "since seven.": the time of day in words, with nothing that it could count."""
    if number.kind != "words" or number.last - number.first != 1 or not 1 <= (number.value or 0) <= 12:
        return False
    if _text(toks, number.first - 1) not in _HOUR_BEFORE:
        return False
    after = toks[number.last] if number.last < len(toks) else None
    return after is None or (after.kind not in {"word", "number"} and after.text not in {"%", "$", "-", "/"}) or after.text in _HOUR_AFTER


class _Saying(NamedTuple):
    """A way of speaking: the words right behind and right before, None where any will do."""

    behind: frozenset[str] | None
    before: frozenset[str] | None


@functools.cache
def _sayings() -> dict[tuple[str, ...], list[_Saying]]:
    """``data/number_sayings.tsv`` by the words of the number."""
    found: dict[tuple[str, ...], list[_Saying]] = {}
    for row in rows("number_sayings.tsv"):
        sides = _Saying(*(None if words == "*" else frozenset(words.split()) for words in row[1:3]))
        for number in row[0].split("|"):
            found.setdefault(tuple(number.split()), []).append(sides)
    return found


def is_saying(toks: list[Token], first: int, last: int) -> bool:
    """ "100 percent sure", "a thousand times", "his two cents", "the first half of the book": the number (with its unit) counts nothing."""
    sayings = _sayings().get(tuple(token.text for token in toks[first:last]))
    if not sayings:
        return False
    behind = "." if last >= len(toks) or (toks[last].kind == "sign" and toks[last].text != "-") else toks[last].text
    before = _text(toks, first - 1)
    return any(
        (one.behind is None or behind in one.behind) and (one.before is None or before in one.before or (first == 0 and '"' in one.before))
        for one in sayings
    )


_ONE_IDIOMS = _ONE_PRONOUN_NEXT - {"big", "major", "final", "more"}
_ENDING = frozenset({"killing", "wounding", "injuring", "killed", "wounded", "injured", "leaving", "including"})
_LASTING = frozenset({"for", "in", "within", "after", "lasted", "took", "than", "least", "under", "over", "about"})  # "in one day"
_CLAUSE_START = frozenset({"", ",", ";", ":", "and", "but", "while", "with", '"'})
_BEFALLS = frozenset({"was", "were", "is", "has", "had", "remains", "remained", "died", "survived", "escaped", "in", "who"})


def is_pronoun(toks: list[Token], number: Numeral, unit: str | None, told: bool) -> bool:
    """ "one of the drafters", "no one", "zero tolerance": words that point and do not count.

    ``told``: a number above one was counted before in the sentence, so that "one of them" and "one was" count on.
    """
    if number.kind in {"collective", "frequency", "vague"} or number.last - number.first != 1 or toks[number.first].kind != "word":
        return False
    word, before, after = toks[number.first].text, _text(toks, number.first - 1), _text(toks, number.last).removesuffix("'s")
    if word == "zero":
        return unit is None and not _zero_counts(toks, number)
    if word != "one":
        return False
    if before in {"only", "that", "which"}:
        if _text(toks, number.first - 2) in _DEFINITE or _unbound(toks, number.last):
            return True
    elif before in _PRONOUN_BEFORE or before in figure_words("which one") or before == "-" or after in _NOT_PEOPLE:
        return True
    if unit is not None and (after != "day" or before in _LASTING):
        return False
    if after == "of":
        return not (told and _text(toks, number.last + 1) in {"them", "whom", "which"})
    if after in _BEFALLS:
        return not (told and before in _CLAUSE_START)
    if before in _ENDING and not after[:1].isalpha():
        return False
    return after in _ONE_IDIOMS or after in _FUNCTION or not after[:1].isalpha()


def _zero_counts(toks: list[Token], number: Numeral) -> bool:
    """ "zero new cases", "fell to zero", but no "zero tolerance" and no "ground zero"."""
    before, after = _text(toks, number.first - 1), _text(toks, number.last)
    if before in figure_words("zero before") or before == "-" or after == "-" or after in figure_words("no zero"):
        return False
    if before in {"to", "at", "from", "was", "is"}:
        return _unbound(toks, number.last)
    following = [token.text for token in toks[number.last : number.last + 4]]
    return any(word.endswith("s") and word not in _FUNCTION for word in following)
