"""Numbers that are no figures: names, labels, years, scores' neighbours, pronouns, telephone numbers, times of day.

What question it answers: does this numeral measure or count something here? ``"Gate 4"``, ``"G7"``, ``"Boeing 737"``, ``"one of them"``,
``"the two leaders"``, ``"15:30"`` do not; ``"Hale, 41,"`` is an age.
"""

import re

from secondsource.reading.lexicon import listed, words
from secondsource.reading.numbers import Numeral, Token

JOINERS = "-‐‑–−"  # signs that tie a number to what stands before or after it; a long dash does not
_PHONE = re.compile(r"(?<![\d.,])(?:\+\d{1,3}[ -]?)?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}(?!\d)|\+\d[\d -]{7,16}\d")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\b\d{1,2}(?: o'clock| ?[ap]\.?m\b\.?)")
_ADDRESS = re.compile(r"(?:https?://|www\.|@|#)\S{1,200}")
_ONE_PRONOUN_NEXT = listed("one pronoun next")
_DEFINITE = listed("definite")
_PRONOUN_BEFORE = listed("pronoun before")
_CASUALTIES = listed("casualties")
_FUNCTION = listed("function")
_PLAIN = listed("plain")
_NOT_PEOPLE = listed("not people")
# "one" counts before these: nouns of which a report gives the number.
_FIRM = listed("firm")


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
    if "@" in part or "#" in part or "www." in part or "://" in part:
        found += [m.span() for m in _ADDRESS.finditer(part)]
    return [(start + a, start + b) for a, b in found]


def is_age(text: str, toks: list[Token], number: Numeral) -> bool:
    """ "Rivera, 41," and "aged 41": a person's age."""
    if number.kind != "digits" or number.value is None or not 0 < number.value < 120 or number.value % 1:
        return False
    before, after = _text(toks, number.first - 1), _text(toks, number.last)
    if before in {"aged", "age", "ages"}:
        return after not in {"-", "to"}
    if before != "," or number.first < 2 or after not in {",", ".", ";", ")", "-", ""}:
        return False
    if after == "-" and toks[number.last].glued:
        return False
    name = toks[number.first - 2]
    if name.kind != "word" or not text[name.start].isupper() or name.text in _NOT_PEOPLE:
        return False
    return not (after == "," and number.last + 1 < len(toks) and toks[number.last + 1].kind == "number")


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
    capital = text[here.start].isupper()
    if number.kind != "digits" and capital and not at_start and before is not None and before.kind == "word":
        return True  # "Group of Seven", "Formula One", "Big Ten"
    if number.kind == "digits" and before is not None and before.kind == "word":
        return _is_label(text, toks, number, before, after)
    if number.kind in {"words", "collective"} and before is not None and before.text in words("names_with_numbers.txt"):
        return after is None or after.kind != "word" or after.text in _FUNCTION
    return number.kind == "digits" and _is_year(text, toks, number, after)


def _is_label(text: str, toks: list[Token], number: Numeral, before: Token, after: Token | None) -> bool:
    scaled = number.last - number.first > 1 or "," in toks[number.first].text
    counted = after is not None and after.kind == "word" and after.text not in _FUNCTION and text[after.start].islower()
    if not scaled and _is_year(text, toks, number, after):
        return True
    if before.text in words("names_with_numbers.txt") and not scaled:
        return text[before.start].isupper() or not counted
    sentence_start = number.first - 1 == 0
    if text[before.start].isupper() and not sentence_start and not scaled and before.text not in _PLAIN:
        return not counted and not (after is not None and after.text in {"%", "-"})
    return _is_year(text, toks, number, after)


def _is_year(text: str, toks: list[Token], number: Numeral, after: Token | None) -> bool:
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


def is_pronoun(text: str, toks: list[Token], number: Numeral, unit: str | None) -> bool:
    """ "one of them", "no one", "the two leaders": words that point and do not count."""
    if number.kind in {"collective", "frequency"} or number.last - number.first != 1 or toks[number.first].kind != "word":
        return False
    word, before, after = toks[number.first].text, _text(toks, number.first - 1), _text(toks, number.last)
    if number.kind == "vague":
        return word == "several" and (after in {"of", "", ",", "."} or before in _DEFINITE)
    if word == "zero":
        return unit is None
    if word == "one":
        if before in _PRONOUN_BEFORE or before == "-" or after in _ONE_PRONOUN_NEXT or not after or not after[0].isalpha():
            return True
        return unit is None and after not in _CASUALTIES and after not in _FIRM
    return unit is None and word in {"two", "three"} and before in _DEFINITE
