"""Fold text for matching without moving a single offset.

What question it answers: are these the same words, whatever marks, accents, look-alike letters or capitals they are written with?

``fold("“Café” — Rиga")`` gives ``'"cafe" - riga'``: the same length as its input, so an offset in the folded text is an offset in the
source. Zero-width characters cannot be removed without moving offsets; :func:`words` skips them inside a word instead.
Text is folded for matching only and never shown.
"""

import re
import unicodedata

# Letters of other scripts that look like a Latin letter (the visually exact ones of Unicode's confusables, lower and upper case).
_LOOK_ALIKE = {
    **dict(zip("асеорхуіјѕһӏԁԛԝкмтвнг", "aceopxyijshldqwkmtbhr", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅЗ", "ABEKMHOPCTYXIJS3", strict=True)),
    **dict(zip("αονικτρυχε", "aoviktpuxe", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}
_MARKS = {
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′ʼ`´‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e"
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SKIPPED = ZERO_WIDTH + BIDI_CONTROLS
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LETTERS = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_SKIPPED}])*")
_WORD = re.compile(rf"\w[\w{_SKIPPED}]*(?:['-]\w[\w{_SKIPPED}]*|(?<=\d)[.,](?=\d)[\w{_SKIPPED}]+)*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SKIP_TABLE = dict.fromkeys(map(ord, _SKIPPED))
_ANY_SKIPPED = re.compile(f"[{_SKIPPED}]")


def _latin_bases() -> dict[int, str]:
    """Accented letters of one code point to their base letter, lower case."""
    table: dict[int, str] = {}
    for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        if len(base) == 1 and base != char and char.isalpha():
            table[code] = base
    table.update({ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d", ord("Đ"): "d", ord("ı"): "i"})
    return table


_FOLD = {**_latin_bases(), **{ord(char): to for char, to in _MARKS.items()}}


def mixed_script_words(text: str) -> list[tuple[int, int]]:
    """Spans of words that hold both Latin letters and Greek or Cyrillic ones, in order."""
    if not _OTHER_SCRIPT.search(text):
        return []
    return [m.span() for m in _LETTERS.finditer(text) if _OTHER_SCRIPT.search(m[0]) and re.search("[A-Za-z]", m[0])]


def without_look_alikes(text: str) -> str:
    """The text with the look-alike letters of its mixed-script words made Latin; always of the same length."""
    mixed = mixed_script_words(text)
    if not mixed:
        return text
    chars = list(text)
    for start, end in mixed:
        chars[start:end] = [_LOOK_ALIKE.get(char, char) for char in chars[start:end]]
    return "".join(chars)


def fold(text: str) -> str:
    """The text with case, accents, quotation marks, dashes, spaces and look-alike letters levelled; always of the same length."""
    if text.isascii():
        return text.replace("`", "'").lower()
    if _OTHER_SCRIPT.search("".join(_NOT_ASCII.findall(text))):
        text = without_look_alikes(text)
    # Only what needs it is looked up letter by letter.
    folded = _NOT_ASCII.sub(_folded_run, text).replace("`", "'")
    lowered = folded.lower()
    if len(lowered) == len(folded):  # no letter grew: each stands where it stood
        return lowered
    # Letters outside Latin: lower() one for one, since a few (such as the dotted capital I) lower to two code points.
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def _folded_run(match: re.Match[str]) -> str:
    return match[0].translate(_FOLD)


def bare_words(folded: str) -> list[str]:
    """The words of :func:`words` without their places: half the time."""
    found: list[str] = _WORD.findall(folded)
    if folded.isascii() or not _ANY_SKIPPED.search(folded):
        return found
    return [word.translate(_SKIP_TABLE) for word in found]


def words(folded: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Words of a folded text as ``(word, start, end)``; inner apostrophes, hyphens and number separators stay inside a word."""
    stop = len(folded) if end is None else end
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(folded, start, stop)]
    if folded.isascii() or not _ANY_SKIPPED.search(folded, start, stop):
        return found
    return [(word.translate(_SKIP_TABLE), s, e) for word, s, e in found]


def collapse(text: str) -> str:
    """The text with each run of white space made one space: for titles and names that are shown on one line."""
    return " ".join(text.split())
