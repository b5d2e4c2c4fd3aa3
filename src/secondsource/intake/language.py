"""A cheap guess of a text's language from its commonest words.

``guess("The ministry said that it was ...")`` gives ``"en"``; ``"und"`` where no language is clear. Stop words of the larger languages
and scripts for those that a script decides; no model, the same answer every time.
"""

import re
from collections import Counter

_STOPS = {
    "en": "the of and to in that is was for on with as he it by at from his they said be this have had are not who but which were an",
    "de": "der die das und ist nicht ein eine von zu den mit sich des auf für im dem auch wird als nach bei aus sind hat dass einer wurde",
    "fr": "le la les des et est une dans que pour qui sur par au du pas avec sont plus ce ont été aux cette mais selon leur dont elle",
    "es": "el los las una que por con para del se al como más pero sus ha está fue este según desde también sobre entre cuando muy",
    "it": "il lo gli una che di non per con sono della dei nel alla più come è ha anche delle degli stato questo dopo dal nella",
    "pt": "os uma que não com para por mais dos das foi ao são como pelo pela mas também segundo em da do no na já seu sua está",
    "nl": "het een van de en dat niet zijn met voor aan er ook bij naar heeft worden werd maar uit nog door over deze wordt",
    "pl": "nie się że jest na do to przez jak po od dla oraz są tym został była które także jego przed roku",
    "tr": "bir ve bu da de için ile olarak çok daha olan gibi sonra kadar ancak dedi yüzde tarafından",
    "sv": "och att det som en på är av för med den till inte har de ett om var han från vid kan efter",
}
_SETS = {language: frozenset(words.split()) for language, words in _STOPS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("uk", re.compile("[іїєґІЇЄҐ]"), re.compile("[а-яА-Я]")),
    ("ru", re.compile("[ыэъёЫЭЪЁ]"), re.compile("[а-яА-Я]")),
    ("el", re.compile("[α-ω]"), re.compile("[α-ωά-ώ]")),
    ("ar", re.compile("[\u0627-\u064a]"), re.compile("[\u0621-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]"), re.compile("[\u05d0-\u05ea]")),
    ("ja", re.compile("[\u3041-\u30ff]"), re.compile("[\u3041-\u30ff\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]"), re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]"), re.compile("[\u4e00-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]"), re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0e00-\u0e7f]")),
)
_OTHER_SCRIPTS = re.compile("[\u0370-\u0e7f\u3040-\ud7a3]")  # holds all marks above
_LOOKED_AT_CHARS = 4000  # more changes no answer and costs time
_FIRST_CHARS, _CLEAR_SHARE = 1200, 0.25  # so many stop words there settle it
_MIN_SHARE = 0.12  # of words that are stop words; English news has .35, a list of names has less than .1


def guess(text: str) -> str:
    """ISO 639-1 code of the language that ``text`` is most likely in, or ``und``."""
    return _of(text[:_FIRST_CHARS], _CLEAR_SHARE) or _of(text[:_LOOKED_AT_CHARS], _MIN_SHARE) or "und"


def _of(head: str, share: float) -> str | None:
    """The language of which at least ``share`` of the words are stop words, or whose script most letters are."""
    words = _WORD.findall(head.lower())
    if not words:
        return None
    if not head.isascii() and _OTHER_SCRIPTS.search(head):
        letters = sum(map(len, words))
        for language, mark, script in _SCRIPTS:
            if mark.search(head) and len(script.findall(head)) * 2 > letters:
                return language
    times = Counter(words)
    counts = {language: sum(times[stop] for stop in stops if stop in times) for language, stops in _SETS.items()}
    best = max(sorted(counts), key=lambda language: counts[language])
    return best if counts[best] >= max(2, share * len(words)) else None
