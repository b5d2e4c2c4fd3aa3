"""A sentence → words as the Universal Dependencies treebanks of English cut them, with offsets.

``word_spans("Ann didn't pay $5m.")`` gives the spans of ``Ann did n't pay $ 5m .``. Hyphens part words, a contraction is two words, a
currency sign and a per cent sign stand alone, abbreviations and initials keep their stop. One pass of one pattern, linear time; every
character that is no white space lies in exactly one word.
"""

import re

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Cpl Adm Cmdr Rep Reps Sen Sens Gov Govs Pres Rev Hon St Jr Sr Inc Corp Co Ltd Bros No Nos "
    "vs "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ph etc approx est dept al Ave Blvd Rd Mt Ft Fig "
    "pp Vol "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis "
    "Wyo"
)
_ABBREVIATION = "|".join(sorted(_ABBREVIATIONS.split(), key=len, reverse=True))
_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]]          # addresses of pages
    | [\w.+-]{{1,40}}@[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,5}}                # and of mail: bounded, for linear time
    | [@\#]\w+
    | (?-i:{_ABBREVIATION})\.(?=[,;]|\s+[^\s”"])
    | (?:[^\W\d_]\.){{2,}}                                         # U.S., a.m.
    | (?-i:[A-Z])\.(?=\s+(?-i:[A-Z]))                                     # an initial
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])               # 1,000.5  4:30  21st  9/11
    | \d+(?:[.,]\d+)*                                              # the number of "5m"
    | \w{{1,12}}?(?=n['’]t\b)                                         # did | n't
    | n['’]t\b
    | (?:can)(?=not\b)
    | ['’](?:s|re|ve|ll|d|m)\b
    | [^\W_]+(?:[.&][^\W_]+)*(?:[^\W_]|\b)                         # words; A&E, example.org
    | \.{{2,}} | -{{2,}} | ={{2,}} | \*{{2,}} | _+ | [!?]{{2,}} | `` | ''
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """``[start, end)`` of each word of ``text[start:end]``, in order."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]
