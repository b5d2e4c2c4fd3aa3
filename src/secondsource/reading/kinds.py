"""What kind of report an attribution is: speech, attitude or plan; assertion, denial, question, demand, promise or threat.

``kind_of_report(row, cue, source, contents)`` of "The rebels warned that they would strike the port" is ``("speech", "threat")``, of
"The ranger warned that the path was icy" ``("speech", "assertion")``. One word of the cue decides (``acts.py``); the forms of company that
its rows ask for are looked up here. What counts as what is told in ``evaluation/data/attribution_kinds.md``.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from secondsource.reading.acts import GENERAL, ActLexicon, Row, act_lexicon
from secondsource.reading.lemmas import lemma
from secondsource.reading.lexicon import listed_names
from secondsource.reading.quoted_acts import Pair, act_of_quotation, ends_as_question, quoted
from secondsource.reading.row import TokenRow
from secondsource.records.reading import Act, Stance

_CLASS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N"}
_VERBAL = ("VERB", "AUX")
_OPEN = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "X")
# "Failed to deny", "stopped short of denying".
_NEGATORS = frozenset("not n't n’t never no nor neither without cannot hardly fail failed fails failing short".split())
_PASSED_OVER = ("DET", "ADJ", "ADV")
_BEFORE_VERB = ("AUX", "PART", "ADV", "CCONJ")
_QUESTION_WORDS = frozenset("if whether what why how who whom which where when whose about".split())
_MUST = frozenset("should must ought shall".split())
_FUTURE = frozenset("will would 'll ’ll 'd ’d wo shall".split())
_BE = frozenset("am is are was were 'm ’m 's ’s 're ’re".split())
_SPEAKERS = frozenset("i we".split())
_OTHERS = frozenset("he she it they".split())
_CONDITIONS = frozenset("if unless should until any".split())
_REACH = 24  # tokens of the content in which its first verb, or what the source will do, is looked for


_UTTERED = Row("-", "speech", "assertion")
_STATE = Row("-", "attitude", "assertion")


def kind_of_report(row: TokenRow, cue: Pair | None, source: Pair | None, contents: Sequence[Pair]) -> tuple[Stance, Act]:
    """Stance and act of one attribution.

    Args:
        row: the article.
        cue, source, contents: first and last token of each, both included; contents in any order.

    Returns:
        What the deciding word of the cue says (``data/acts.tsv``); speech and assertion where the cue is empty or unknown. What is asserted
        in quotation marks may yet be a question or an order.
    """
    if cue is None:
        return ("speech", act_of_quotation(row, None, contents)) if contents else ("speech", "assertion")
    word, found = deciding_row(row, cue, source, contents)
    stance, act = (found.stance, found.act) if found is not None else (_UTTERED.stance, _UTTERED.act)
    if act != "assertion":
        if word >= 0 and found is not None and found.form != "not" and negated(row, cue, word):
            act = "assertion"  # "has not denied", "never promised"
    elif stance == "speech" and contents:
        act = act_of_quotation(row, cue, contents)
    return stance, act


def deciding_row(row: TokenRow, cue: Pair, source: Pair | None, contents: Sequence[Pair]) -> tuple[int, Row | None]:
    """The token of the cue that decides and its row in the lexicon; -1 and None where no word of the cue is listed.

    The first word with a full row decides, then the first "alone", then the first "light" one.
    """
    lexicon = act_lexicon()
    rest: dict[str, tuple[int, Row]] = {}
    for token in range(cue[0], cue[1] + 1):
        rows = lexicon.rows.get(f"{row.lemmas[token].lower()}|{_CLASS.get(row.upos[token], 'J')}")
        if rows is None:
            continue
        one = rows[0] if len(rows) == 1 else _first_that_holds(row, cue, source, contents, token, rows)
        if one is None:
            continue
        if one.form not in ("alone", "light"):
            return token, one
        rest.setdefault(one.form, (token, one))
    if "alone" in rest:
        return rest["alone"]
    word, one = _by_any_class(row, cue, source, contents, lexicon)
    return rest["light"] if one is None and rest else (word, one)


def _by_any_class(row: TokenRow, cue: Pair, source: Pair | None, contents: Sequence[Pair], lexicon: ActLexicon) -> tuple[int, Row | None]:
    """As above, for words whose part of speech was read wrongly: "Ministry slams report" with a noun "slams"."""
    for token in range(cue[0], cue[1] + 1):
        if row.upos[token] not in _OPEN:
            continue
        low = row.lows[token]
        for base in (lemma(low, "VERB"), lemma(low, "NOUN"), low):
            for kind in lexicon.classes.get(base, ""):
                one = _first_that_holds(row, cue, source, contents, token, lexicon.rows[f"{base}|{kind}"])
                if one is not None and one.form != "light":
                    return token, one
    # "Is fundamental to": an adjective that is not listed tells of a state.
    classes = row.upos[cue[0] : cue[1] + 1]
    return -1, _STATE if "ADJ" in classes and "VERB" not in classes and "NOUN" not in classes else None


def _first_that_holds(
    row: TokenRow, cue: Pair, source: Pair | None, contents: Sequence[Pair], word: int, rows: Sequence[Row]
) -> Row | None:
    company = _Company(row, cue, source, contents, word)
    for one in rows:
        if one.form in GENERAL:
            return one
        for form in one.forms:
            look = _FORMS.get(form)
            if look(company) if look is not None else _followed_by(company, form):
                return one
    return None


def negated(row: TokenRow, cue: Pair, word: int) -> bool:
    """Whether a "not" stands before the word: in the cue, or just before it among auxiliaries ("did not [deny]")."""
    lows = row.lows
    for token in range(cue[0], word):
        if lows[token] in _NEGATORS:
            return True
    token = cue[0] - 1
    while token >= max(0, cue[0] - 4) and (row.upos[token] in _BEFORE_VERB or lows[token] in _NEGATORS):
        if lows[token] in _NEGATORS:
            return True
        token -= 1
    return False


class _Company(NamedTuple):
    """What the forms look at: the word of the cue, and what goes with it."""

    row: TokenRow
    cue: Pair
    source: Pair | None
    contents: Sequence[Pair]
    word: int

    def complement(self) -> Pair | None:
        """The first piece of content behind the cue, else the first of all; without the quotation marks before it."""
        if not self.contents:
            return None
        behind = [piece for piece in self.contents if piece[0] > self.word]
        first, last = min(behind or self.contents)
        while first < last and self.row.upos[first] == "PUNCT":
            first += 1
        return first, last

    def next_words(self) -> list[str]:
        """The next three words of the cue; where there are none the first behind it that is no article, adjective or adverb, and those."""
        row, begin = self.row, self.word + 1
        days = listed_names("days")
        while begin + 1 < len(row) and (row.lows[begin] in days or (row.lows[begin] == "on" and row.lows[begin + 1] in days)):
            begin += 1  # "insisted on Friday that" is no "insisted on", "called on Friday for" is a "called for"
        if begin <= self.cue[1]:
            return row.lows[begin : min(begin + 3, self.cue[1] + 1)]
        end = begin
        while end + 1 < len(row) and end < begin + 3 and (row.upos[end] in _PASSED_OVER or row.tags[end] == "PRP$"):
            end += 1
        return row.lows[begin : end + 1]


def _followed_by(at: _Company, word: str) -> bool:
    words = at.next_words()
    return word in words or (" " in word and f" {word} " in f" {' '.join(words)} ")


def _is_negated(at: _Company) -> bool:
    return negated(at.row, at.cue, at.word)


def _may_be_verb(row: TokenRow, token: int) -> bool:
    """Whether a word behind "to" that was read as a noun or adjective is a verb: "to free the crew", "to vote before the summer"."""
    if token >= len(row) or row.upos[token] not in ("ADJ", "NOUN", "ADV") or row.tags[token] == "NNS":
        return False
    if token + 1 < len(row) and row.upos[token + 1] in ("DET", "PRON"):
        return True
    lexicon, key = act_lexicon(), f"{row.lows[token]}|V"
    listed = key in lexicon.rows or key in lexicon.speaking or key in lexicon.hostile or key in lexicon.harmful
    return listed and (token + 1 >= len(row) or row.upos[token + 1] != "NOUN" or row.tags[token + 1] == "NNS")


def _infinitive(row: TokenRow, first: int, last: int) -> int:
    """The verb with "to" that is the first verb from ``first`` on, or -1."""
    lows, upos = row.lows, row.upos
    if lows[first] in ("that", "if", "when"):
        return -1
    for token in range(first, min(last, first + _REACH) + 1):
        if upos[token] in _VERBAL:
            before = token - 1
            while before >= 0 and upos[before] == "ADV":
                before -= 1
            return token if before >= 0 and lows[before] == "to" else -1
        if lows[token] == "to" and _may_be_verb(row, token + 1):
            return token + 1
    return -1


def _infinitive_of(at: _Company) -> int:
    """The infinitive that the word governs, in the rest of the cue or in the content behind it; or -1."""
    verb = _infinitive(at.row, at.word + 1, at.cue[1]) if at.word < at.cue[1] else -1
    if verb >= 0:
        return verb
    piece = at.complement()
    if piece is None or piece[0] < at.word:
        return -1
    # A whole quotation is no complement: "told them: “What ought we to do?”"
    if quoted(at.row, piece[0]) and at.row.lows[piece[0]] not in ("to", "not", "never"):
        return -1
    return _infinitive(at.row, *piece)


def _to_do(at: _Company) -> bool:
    return _infinitive_of(at) >= 0


def _passive(at: _Company) -> bool:
    """ "Is convinced": a form of "be" before the word."""
    token = at.word - 1
    while token >= 0 and at.row.upos[token] in ("ADV", "PART"):
        token -= 1
    return token >= 0 and at.row.lemmas[token].lower() == "be" and at.row.tags[at.word] != "VBG"


def _to_know(at: _Company) -> bool:
    verb = _infinitive_of(at)
    return verb >= 0 and at.row.lows[verb] in ("know", "hear")


def _at_once_to_do(at: _Company) -> bool:
    """ "Said to wait", "wrote not to worry": nobody in between."""
    piece = at.complement()
    if _passive(at):  # "is said to be rich"
        return False
    return piece is not None and at.row.lows[piece[0]] in ("to", "not", "never") and at.cue[1] == piece[0] - 1 and _infinitive_of(at) >= 0


def _someone_to_do(at: _Company) -> bool:
    piece = at.complement()
    if piece is None or _infinitive_of(at) < 0:
        return False
    between = range(at.cue[1] + 1, piece[0])
    return at.row.lows[piece[0]] not in ("to", "not", "never") or any(at.row.upos[t] in ("NOUN", "PROPN", "PRON") for t in between)


def _doing(at: _Company) -> bool:
    piece = at.complement()
    if piece is None or not at.row.lows[piece[0]].endswith("ing"):
        return False
    if at.row.tags[piece[0]] == "VBG":
        return True
    return piece[0] < piece[1] and at.row.upos[piece[0] + 1] in ("DET", "PRON")


def _whether(at: _Company) -> bool:
    piece = at.complement()
    if piece is not None and (at.row.lows[piece[0]] in _QUESTION_WORDS or ends_as_question(at.row, at.contents)):
        return True
    return any(low in _QUESTION_WORDS for low in at.next_words())


def _should(at: _Company) -> bool:
    piece = at.complement()
    if piece is None:
        return False
    row = at.row
    for token in range(piece[0], min(piece[1], piece[0] + _REACH) + 1):
        low = row.lows[token]
        following = row.lows[token + 1] if token < piece[1] else ""
        if low in _MUST:
            return following != "have"
        if low in ("has", "have", "had", "needs", "need") and following == "to":
            return True
        if row.upos[token] in _VERBAL:
            return row.tags[token] == "VB" and row.lows[token - 1] != "to" and token > piece[0]
    return False


def _someone_for(at: _Company) -> bool:
    piece = at.complement()
    if piece is None:
        return False
    for token in range(piece[0], min(piece[1], piece[0] + 8) + 1):
        if at.row.upos[token] in _VERBAL:
            return False
        if at.row.lows[token] == "for":
            return True
    return False


def _own_future(at: _Company) -> int:
    """The verb that says what the source itself will do, or -1. "We" and "I" in quotation marks, else a pronoun that may be the source."""
    piece = at.complement()
    if piece is None:
        return -1
    row, lows = at.row, at.row.lows
    name = lows[at.source[1]] if at.source else ""
    # A name of one word may well be a country's that was read as a person's.
    full_name = at.source is not None and at.source[0] < at.source[1] and row.ents[at.source[1]] == "person"
    person = full_name or name in ("he", "she", "who", "i")
    for token in range(piece[0], min(piece[1], piece[0] + _REACH)):
        quoted = row.region[token] >= 0
        low = lows[token]
        own = low in _SPEAKERS if quoted else low in _OTHERS and not (low == "it" and person)
        if not (own or (name and low == name and not quoted)):
            continue
        following = token + 1
        while following < piece[1] and row.upos[following] == "ADV":
            following += 1
        if lows[following] in _BE and lows[following + 1 : following + 3] == ["going", "to"]:
            following += 2
        elif lows[following] not in _FUTURE:
            continue
        following += 1
        while following < piece[1] and row.upos[following] == "ADV" and lows[following] not in _NEGATORS:
            following += 1
        if following <= piece[1]:
            return following
    return -1


def _future(at: _Company) -> bool:
    return _own_future(at) >= 0


def _is_verb_of(row: TokenRow, token: int, deeds: frozenset[str]) -> bool:
    return f"{row.lemmas[token].lower()}|V" in deeds or f"{lemma(row.lows[token], 'VERB')}|V" in deeds


def _deed(at: _Company) -> bool:
    """A hostile deed is vowed."""
    piece = at.complement()
    if piece is None:
        return False
    row, hostile = at.row, act_lexicon().hostile
    verb = _infinitive_of(at)
    if verb >= 0:
        return _is_verb_of(row, verb, hostile) and not _NEGATORS.intersection(row.lows[max(0, verb - 3) : verb])
    verb = _own_future(at)
    if verb >= 0:
        return _is_verb_of(row, verb, hostile)
    return any(f"{row.lemmas[t].lower()}|N" in hostile for t in range(piece[0], min(piece[1], piece[0] + 3) + 1))


def _own_deed(at: _Company) -> bool:
    """A deed of the source's own, or consequences under a condition."""
    piece = at.complement()
    if piece is None:
        return False
    row, lexicon = at.row, act_lexicon()
    verb = _own_future(at)
    if verb >= 0:
        return _is_verb_of(row, verb, lexicon.hostile) or _is_verb_of(row, verb, lexicon.harmful)
    near = range(piece[0], min(piece[1], piece[0] + 8) + 1)
    if not any(f"{row.lemmas[t].lower()}|N" in lexicon.hostile for t in near):
        return False
    return any(low in _CONDITIONS for low in row.lows[piece[0] : piece[1] + 1])


def _speaking(at: _Company) -> bool:
    """The verb after "to", in the cue or at the head of the content, is one of speaking."""
    verb = _infinitive_of(at)
    if verb < 0:
        return False
    return _is_verb_of(at.row, verb, act_lexicon().speaking)


_FORMS: dict[str, Callable[[_Company], bool]] = {
    "not": _is_negated,
    "to do": _to_do,
    "passive": _passive,
    "to know": _to_know,
    "at once to do": _at_once_to_do,
    "someone to do": _someone_to_do,
    "doing": _doing,
    "whether": _whether,
    "should": _should,
    "someone for": _someone_for,
    "future": _future,
    "deed": _deed,
    "own deed": _own_deed,
    "speaking": _speaking,
}
