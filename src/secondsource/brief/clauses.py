"""Whether words of an article are a clause that a reader understands without the sentence before: a subject, a verb, nothing cut off.

By pattern, without a parse: a brief knows of an article what was read of it, and this is asked of a few hundred lines of a story.
"""

import re
from collections.abc import Sequence

from secondsource.records.article import Span
from secondsource.records.brief import Ref, Speaker
from secondsource.records.reading import DateRef, Reading
from secondsource.text.normalize import fold, words

MAX_SENTENCE = 2000  # code points of a sentence that are looked at
MAX_GAP = 3  # words between a speaker's name and the verb of saying, where no comma or bracket sets them off
MAX_NAME = 7  # words of a name
SURE = frozenset(("name", "last name", "title", "office", "speaker", "own words", "metonym", "statement", "words"))
# Words that stand for something in the sentence before.
_STANDS_FOR = frozenset(
    "he she it they and but so yet this that these those his her hers its their theirs them him such here then i we you my our your one"
    " ones some others both either neither another".split()
)
_ANAPHOR = re.compile(
    r"the (?:(?:moves?|latter|former|pair|duo|trio|two|three|same|others?|decision|incidents?|practice|news|latest|group|program)\b"
    r"|(?:first|second|third|fourth|fifth|last|next|other) (?:was|were|is|had|has|will|killed|[a-z]+ed)\b"
    r"|(?:polls?|surveys?|stud(?:y|ies)|posts?|tweets?|comments?|remarks?|photos?|images?|clips?|threads?|messages?|letters?)"
    r" (?:was|were|had|has|[a-z]+ed|came)\b"
    r"|\w+ (?:came|comes|follows|followed) (?:as|after|amid|hours|days|just|on the heels)\b)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"(?<!across )(?<!around )\bthe country\b|\bthere$")  # which one the sentence before says
# "it was an abuse to ...": "it" stands for nothing.
_EMPTY_IT = re.compile(r"it (?:is|was|will be|would be|has been) (?:[a-z]+ ){1,4}(?:to|that)\b", re.IGNORECASE)
_JOINS = re.compile(
    r"\s*(?:[.,;:!?)\]…–—\"”’']|(?:and|or|but|while|when|as|after|before|because|although|though|since|until|if|unless|despite|amid|so"
    r"|following|saying|adding|according)\b|$)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b", re.IGNORECASE)
VERB = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )\b(?:is|are|was|were|has|have|had|will|would|must|may|might|can|could|should|says?|said|told|did|does"
    r"|do|became|began|came|fell|found|gave|got|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|saw|sent|set|shot|sold|sought|spoke"
    r"|spent|stood|struck|sued|swept|took|went|won|wrote|hit|let|cut|quit|beat|broke|built|caught|chose|drew|drove|felt|fought|flew|froze"
    r"|grew|heard|laid|meant|rode|sank|shook|shut|slept|spread|stole|taught|tore|threw|wore|withdrew|bought|brought|thought|dealt|forgot"
    r"|won't|isn't|wasn't|didn't|[a-z]+ed)\b"
)
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:is|are|was|were|be|been|being|has|have|had|will|would|did|not|also|later|then|never|to|due|set|\w+ly)\b)*\s*"
)
# What opens a sentence or hangs on one: "After the boats had left, ..."; "On 7 October".
_OPENING = re.compile(
    r"(?:on|in|at|by|with|for|from|during|amid|despite|over|after|before|when|while|as|because|although|though|since|until|if|unless|who"
    r"|which|whose|where|whom|\d{4})\b",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\bthat (?:soon |shortly |just |only |even |long )?(?:after|before|when|while|if|although|because)\b[^,]*$")
_NAME_GOES_ON = re.compile(r"\s(?:and|of|for)\s(?:the\s)?[A-Z]")
_LAST_WORD = re.compile(r"\b[A-Z][\w’'-]*$")
MAX_LAST = 40  # code points of a last word
_SUBORDINATES = re.compile(r"\b(?:when|while|because|who|which|where|whether|unless)\b")
# "the outlet", "the agency spokesman": which, the sentence before says. "the ministry", "police" can be asked.
_THE_ONE = re.compile(
    r"the (?:[a-z]+ )?(?:outlet|paper|newspaper|magazine|network|site|website|station|spokes\w+|officials?|sources?|statement|post|tweet"
    r"|author|report|article|man|woman|officer|lawmaker|candidate|pair|group|couple|document|filing|letter|ruling|announcement)",
    re.IGNORECASE,
)
# Before a pronoun: "However, he agreed".
_LINKING = re.compile(
    r"^(?:however|meanwhile|instead|still|also|then|later|earlier|yet|indeed|nevertheless|afterwards?),?\s", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"(?:\w+ly\s)?(?:[a-z]+ed|held|made|known|seen|told|built|led|drawn|written|given|taken|set)\b")
# A clause that hangs on another: "Even though the pier is shut", "Two days after the vote".
_HANGS = re.compile(
    r"(?:even )?(?:if|though|although|while|when|once|until|unless|after|before|as|since|because|despite|amid|whether|where|how|why)\b"
    r"|(?:\w+ )?(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|just|long) (?:after|before)\b",
    re.IGNORECASE,
)
# What goes on with an argument: "Yet the board", "First, the lease".
_ARGUES_ON = re.compile(
    r"(?:yet|therefore|thus|regardless|instead|similarly|moreover|furthermore|likewise|otherwise|oh|turns out|remember|of course|even so"
    r"|for instance|for example|in fact|in other words|what(?:['’]s| is) more|on the other hand|to be sure|(?:first|second|third|finally"
    r"|then|well|still|so|also|besides|indeed),)\s",
    re.IGNORECASE,
)
# "the judge agreed and ruled", "the minister asked why": what was said is cut off.
_SAYING_LAST = re.compile(
    r"\b(?:said|says|ruled|asked|argued|argues|noted|announced|wrote|added|told \w+|claimed|warned|testified|found|insisted|agreed|that"
    r"|why|how|whether|for instance|for example|in fact|as soon|such as|including|because|however)$"
)
_AND_THEN = re.compile(r"\b(?:and|but), ")
_THAT = re.compile(r"[a-z] that\b")
# "joined other members — Ruiz among them —": the clause goes on behind the aside.
_DASH = re.compile(r"\s[—–-]{1,2}\s")
_ASIDE_BEHIND = re.compile(r"\s[—–-]{1,2}\s[^—–]*\s[—–-]{1,2}\s")
_ASIDE = re.compile(r",\s(?:who|whom|whose|which)\b[^,]*,")
_CAMEL = re.compile(r"\b([A-Z][a-z]{2,})(?=[A-Z][a-z])")
_GLUED = re.compile(r"[a-z]{2}[.?!][A-Z][a-z]+ [a-z]")
_SHOUTS = re.compile(r"\b(?:MORE|RELATED|ADVERTISEMENT|SUBSCRIBE|WATCH|VIDEO)\b")
_STRANGE = re.compile(r"[\[\]{}<>|@#_/\\]|\d{3}|\d-|\bMORE\b")
# Before a day that says which thing is meant: "his Tuesday statement", "the bank's Friday deadline".
_OWNER = re.compile(r"(?:\b(?:a|an|the|his|her|their|its|our|new|another|each|every)|['’]s|s['’])\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_THING_AFTER = re.compile(
    r"(?:['’]s)?\s+(?!(?:at|in|on|to|for|from|by|with|and|or|but|after|before|when|that|over|about|as|during|near)\b)[a-z]"
)
_TIME_WORD = re.compile(r"(?:morning|afternoon|evening|night|week|month|year|day|weekend|quarter|half)s?\b", re.IGNORECASE)
# What stands before a clause inside its sentence: a mark, a word that joins, a verb of saying.
BEGUN = re.compile(
    r"(?:[,;:–—(\"“‘]|\b(?:and|but|that|while|as|after|because|when|where|before|said|says|whether|if|although|though))\s*$", re.IGNORECASE
)
SMALL = frozenset(
    "a an the at least most more less fewer than about some nearly almost around roughly over under up to only just all another other and"
    " those these its his her their as many".split()
)
SUBJECT = re.compile(r"[^\W\d_]*[A-Z]|(?:the|a|an|its|his|her|their|two|three|each|some|more|all|many|several|no|it|they|he|she|we)\s|\d")
_DETERMINER = re.compile(r"\s(?:the|a|an|its|his|her|their|one|no)\b")
_WHERE = re.compile(r"\b(?:who|which|where|whose)\b")
_OF_A_NOUN = re.compile(r"(?:\b(?:a|an|the|his|her|their|its)|['’]s|s['’])\s+$", re.IGNORECASE)
_APPOSED = re.compile(r"[^,]*,\s")
_INFINITIVE = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!due )(?<!set )\bto $")
# "I write", "Not only did he lose": nobody of the line is meant.
_NOBODY_HERE = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]urs?|[Yy]ou|[Yy]ours?)\b"
    r"|^(?:[A-Za-z][a-z]*\s){1,4}(?:he|she|they|it)\s|\b(?:a similar|the same|such an?)\b"
)
# "in this state", "those voters": which, the sentence before says; not a time that the day of the article explains.
_POINTS = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]hose)\s(?!(?:(?:past|coming|last|same)\s)?(?:week|weekend|month|year|morning|afternoon|evening|spring|summer"
    r"|fall|autumn|winter|season|decade|century|time|point|who|whose|in|of|[A-Z]))"
    r"|\b(?:at|on|in|of|for|from|by|with|about|under|during) that\s[a-z]|\b(?:did|do|does|doing|done) (?:that|so|this)\b"
    r"|\bsuch an?\s|\bthat (?:view|idea|claim|argument|scenario|possibility|effort|decision|proposal)\b"
    r"|\bthe (?:incident|remarks?|comments?|announcement|scenario)\b(?! (?:of|that|to|by|on|from|in|which|about|at|made|posted)\b)"
)
_BETWEEN_MARKS = re.compile(r"[“\"][^“”\"]*[”\"]")
_BARE_COPULA = frozenset(("is", "are", "am", "be", "'s", "’s"))
_OFFSET = re.compile(r"^\s*[,(–—-].*[,)–—-]\s*$", re.DOTALL)


def boxed(sentence: str) -> bool:
    """Whether a page's own links ran into the sentence ("Ana Ruiz Ana RuizPort strike ends | Mayor resigns MORE (R-Tolm)"), or the next."""
    sentence = sentence[:MAX_SENTENCE]
    if " | " in sentence or _SHOUTS.search(sentence) or _GLUED.search(sentence):
        return True
    return any(sentence.find(match[1]) < match.start() for match in _CAMEL.finditer(sentence))


def refers_back(said: str) -> bool:
    """Whether the words open with one that stands for something told before: "he", "the move", "its owner"."""
    told = fold(said).lstrip("\"'“‘([").replace("’", "'")
    told = _LINKING.sub("", told)
    first = re.match(r"[^\W\d_]+", told)
    if first is None:
        return False
    if first[0] == "it" and _EMPTY_IT.match(told):
        return False
    return first[0] in _STANDS_FOR or bool(_ANAPHOR.match(told) or _PLACE_BEFORE.search(told))


def points_back(said: str) -> bool:
    """Whether somewhere in the words "this" or "those" points to what was told before, or they go on with it: "Yet", "Instead"."""
    if _ARGUES_ON.match(said):
        return True
    return _POINTS.search(_BETWEEN_MARKS.sub("", said)) is not None


def of_nobody_here(said: str) -> bool:
    """Whether the writer speaks of himself, or the subject is a pronoun: "as I write", "Not only did he lose"."""
    return _NOBODY_HERE.search(_BETWEEN_MARKS.sub("", said)) is not None


def ends_whole(text: str, end: int, stop: int) -> bool:
    """Whether what follows the words begins something new: a stop, a mark, another clause."""
    if _NAME_GOES_ON.match(text, end, stop) and _LAST_WORD.search(text[max(0, end - MAX_LAST) : end]):
        return False  # "the Board of Ports" of "the Board of Ports and Harbours"
    return _JOINS.match(text, end, stop) is not None


def breaks_off(text: str, start: int, end: int) -> bool:
    """Whether the words end in a clause that has no verb yet, in an aside, a bracket or a quotation that is cut, or in "he said"."""
    said = text[start:end]
    if said.count("(") != said.count(")") or said.count("“") != said.count("”") or said.count('"') % 2:
        return True
    if len(_DASH.findall(said)) % 2 and _DASH.match(text, end):
        return True
    # "has been in prison and, during most of the time": the second clause has not begun.
    if _without_verb(said, _AND_THEN) or _without_verb(said, _SUBORDINATES) or _ASIDE_BEHIND.match(text, end, end + MAX_SENTENCE):
        return True
    # "the fact that early in the testimony": no verb behind "that".
    if (_SAYING_LAST.search(said) or _without_verb(said, _THAT)) and not text.startswith((".", ",", ";"), end):
        return True
    opened = max(said.rfind(", which"), said.rfind(", who"))
    return opened >= 0 and "," not in said[opened + 1 :] and text.startswith(",", end)


def _without_verb(said: str, opener: re.Pattern[str]) -> bool:
    """Whether no verb stands behind the last of the words that open a clause."""
    last = max((found.end() for found in opener.finditer(said)), default=0)
    return last > 0 and VERB.search(said, last) is None


def only_a_noun(said: str) -> bool:
    """Whether no verb of the words is the clause's own: all stand behind "who", "which", "that", in an opening, or behind a comma."""
    said = _ASIDE.sub(" ", said)
    verb, relative = VERB.search(said), _RELATIVE.search(said)
    if verb is None:
        return _OPENING.match(said) is not None and "," not in said
    if _HANGING.search(said) or all(_APPOSED.fullmatch(said, 0, found.start()) for found in VERB.finditer(said)):
        return True  # "said that after the boats had left"; "the amendment, added after the war"
    if relative is not None and relative.start() < verb.start():
        return True
    parts = said.split(", ")
    own = (part for part in parts if VERB.search(part) and not _OPENING.match(part) and not _PARTICIPLE.match(part))
    return len(parts) > 1 and next(own, None) is None


def hangs(said: str) -> bool:
    """Whether the words hang on a clause that they do not have: "If the pier stays shut", "As the divers came up"."""
    if not _HANGS.match(said):
        return False
    return not any(SUBJECT.match(part) and VERB.search(part) for part in said.split(", ")[1:])


def sure(speaker: Speaker | None) -> bool:
    """Whether the speaker is named beside the words, by a name or by a noun ("police"), and not as a page signs a post."""
    if speaker is None or speaker.how not in SURE or not good_name(speaker.name):
        return False
    return speaker.how == "words" or speaker.name != speaker.name.lower()


def good_name(name: str) -> bool:
    """Whether it reads as the name of somebody: no bracket, no digit, no whole line of a page, nobody whom the sentence before names."""
    told = name.split()
    if _THE_ONE.fullmatch(name):
        return False
    if not told or len(told) > MAX_NAME or told[0].casefold() in _STANDS_FOR:
        return False
    return not _STRANGE.search(name) and not boxed(name)


def first_verb(text: str, start: int, end: int, verb: Span, reading: Reading) -> bool:
    """Whether ``verb``, to which a day belongs, is the first of the words that tells something, and more than "is"."""
    if _INFINITIVE.search(text, max(start, verb.start - 12), verb.start):
        return False
    if not start <= verb.start < end or text[verb.start : verb.end].casefold() in _BARE_COPULA:
        return False
    if text[verb.start : verb.end] in ("was", "were") and _DETERMINER.match(text, verb.end):
        return False
    events = [e for e in reading.events if e.trigger.start < verb.end and verb.start < e.trigger.end]
    if any(e.status == "hypothetical" for e in events):
        return False
    if _OF_A_NOUN.search(text[max(start, verb.start - 30) : verb.start]):
        return False  # "the north's announcement on Tuesday was unclear"
    if _WHERE.search(_ASIDE.sub(" ", text[start : verb.start])):
        return False
    found = VERB.search(text, start, verb.start)
    return found is None or _AUXILIARY.fullmatch(text, found.start(), verb.start) is not None


def names_a_thing(text: str, day: DateRef) -> bool:
    """Whether the day says which thing is meant: "his Tuesday statement", "Saturday's primary"."""
    if text.startswith(("'s", "’s"), day.end):
        return True
    behind = _THING_AFTER.match(text, day.end)
    if behind is None or _TIME_WORD.match(text, behind.end() - 1):
        return False
    return _OWNER.search(text[max(0, day.start - 30) : day.start]) is not None


def complete(text: str, start: int, end: int, sentence: Span, figure: int) -> bool:
    """Whether the words of a figure are a clause: a subject, a verb, and nothing cut off behind."""
    said = text[start:end]
    if not ends_whole(text, end, sentence.end) or only_a_noun(said) or VERB.search(said) is None:
        return False
    lead = [word for word, _, _ in words(fold(text[start:figure]))]
    if not (start <= sentence.start or BEGUN.search(text, sentence.start, start)):
        return False
    if all(word in SMALL for word in lead):
        return True  # the figure is the subject
    return VERB.search(text, start, figure) is not None and bool(start <= sentence.start or SUBJECT.match(said))


def figure_stands(text: str, shown: Ref, figure: int, sentence: Span) -> bool:
    """Whether the line of a figure is a clause that needs no other."""
    if boxed(text[sentence.start : sentence.end]) or refers_back(shown.words) or of_nobody_here(shown.words):
        return False
    if hangs(shown.words) or points_back(shown.words) or breaks_off(text, shown.start, shown.end):
        return False
    return complete(text, shown.start, shown.end, sentence, figure)


def set_beside(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether name and verb stand together, or what parts them is set off and tells nothing by itself: ", the mayor of Tolm,"."""
    first, last = (source[-1], cue[0]) if source[-1].start < cue[0].start else (cue[-1], source[0])
    gap = text[first.end : last.start]
    if len(gap.split()) <= MAX_GAP:
        return True
    return bool(_OFFSET.match(gap)) and VERB.search(gap) is None
