"""What a time hangs on in its sentence: the verb or noun that it tells of, and the tense of that verb.

What question it answers: in "promised on Sunday that his men would withdraw on Tuesday", to which verb does each day belong, and does it
lie behind or ahead?
"""

from collections.abc import Sequence

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.not_dates import words
from secondsource.reading.trees import SAYING, Tree
from secondsource.reading.written_dates import Tense

_PLANNED = listed("planned")
_INSIDE = frozenset({"nmod:poss", "compound", "nummod", "amod", "nmod:tmod"})  # a time before its noun: "Sunday's final", "the 2012 poll"
_TO_COME = frozenset({"until", "till", "by", "through", "from"})  # what these name may lie ahead of a verb in the past
_OPENING = frozenset({"when", "where", "who", "which", "whose"})
_GONE = frozenset({"prior", "previous", "last", "earlier", "recent", "past"})
_NO_EVENT = frozenset({"person", "body", "place", "time"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STOPS = frozenset({";", ":"})
_ON = frozenset({"on", "in", "at", "during"})


def spoken(tree: Tree, at: int) -> bool:
    """Whether the word is a verb of speech, or a speech or letter that one has: "warned in a speech on May 2"."""
    if tree.tokens[at].upos == "NOUN" and tree.tokens[at].lemma in words("speeches"):
        verb = tree.clause_head(at)
        return verb is not None and verb != at and spoken(tree, verb)
    return tree.tokens[at].upos == "VERB" and tree.tokens[at].lemma in SAYING | listed("saying") | {"speak", "write", "promise", "ask"}


def top_of(tree: Tree, at: Sequence[int]) -> int:
    """The word of a time that hangs on a word outside; its noun or number before an adjective ("late")."""
    members = set(at)
    tops = [here for here in at if tree.tokens[here].head not in members and tree.tokens[here].dep not in {"case", "mark", "punct"}]
    return next((here for here in tops if tree.tokens[here].dep not in {"amod", "advmod"}), tops[0] if tops else at[0])


def head_of(tree: Tree, at: Sequence[int], top: int) -> int:
    """The word that a time (its tokens, ``top`` among them) hangs on, -1 for none.

    Whatever the parse says: never across a semicolon or colon; a verb right before a time has it, else the nearest of joined verbs.
    """
    head = tree.tokens[top].head
    if head < 0:
        return head
    if top >= head or not _before_noun(tree, top, head):
        beside = _verb_before(tree, at, top)
        if beside is not None:
            return beside
    other = _other_clause(tree, at, top, head)
    if other is not None:
        return other
    low, high = min(top, head), max(top, head)
    if any(tree.tokens[between].text in _STOPS for between in range(low, high)):
        found = _beside(tree, top, before=head > top)
        return head if found is None else found
    opens = [kid for kid in tree.kids(head, "mark") if top < kid < head and tree.tokens[kid].text.lower() != "that"]
    if opens and tree.tokens[head].head >= 0:
        return tree.tokens[head].head  # "leaves on Friday after failing": the clause begins behind the time
    if any(top < kid < head and tree.tokens[kid].text.lower() in _OPENING for kid in tree.children[head]):
        verbs = [at for at in range(top) if tree.tokens[at].upos == "VERB"]
        return verbs[-1] if verbs else tree.tokens[head].head  # "told them on Friday, when there was no bed left"
    if head < top and tree.tokens[head].upos == "VERB":
        deps = ("conj", "xcomp", "advcl") if tree.tokens[head].lemma in _PLANNED else ("conj",)
        joined = [kid for kid in tree.kids(head, *deps) if head < kid < top and tree.tokens[kid].upos == "VERB"]
        if joined:
            return joined[-1]
    return head


def _verb_before(tree: Tree, at: Sequence[int], top: int) -> int | None:
    """The verb that stands right before a time: "the complaint filed Wednesday by", "as she told them on Thursday, others are"."""
    before = at[0] - 1
    while before >= 0 and tree.tokens[before].text.lower() in _ON | {"back"}:
        before -= 1  # "announced back in May they would"
    if before < 0 or tree.tokens[before].upos != "VERB" or tree.tokens[top].dep in {"nsubj", "nsubj:pass", "obj", "csubj"}:
        return None
    return before if tree.tokens[before].dep not in {"amod", "compound", "case"} else None


def _other_clause(tree: Tree, at: Sequence[int], top: int, head: int) -> int | None:
    """The verb of the clause that a time opens or ends, where the parse hangs it on the other one.

    "told them last week that he would go" is of the telling; "invited both, but on Sunday evening, a spokesman said" of the saying.
    """
    after = at[-1] + 1
    if (
        head > top
        and after < head
        and tree.tokens[after].text.lower() == "that"
        and (tree.tokens[after].dep == "mark" or tree.tokens[after].head == head)
    ):
        return next((here for here in tree.ancestors(head) if here < top), None)
    if 0 < after < len(tree.tokens) and tree.tokens[after].text.lower() == "of" and tree.tokens[at[0] - 1].upos == "NOUN" and at[0]:
        return at[0] - 1  # "the murder a year ago of his brother"
    if at[0] and head > top and tree.tokens[at[0] - 1].upos == "NOUN" and tree.tokens[at[0] - 1].dep in {"nsubj", "nsubj:pass"}:
        return at[0] - 1 if tree.tokens[at[0] - 1].head == head else None  # "The announcement Tuesday follows others"
    before = at[0] - 1
    if before >= 0 and tree.tokens[before].text.lower() in _ON:
        before -= 1
    opens = head < top and before > 0 and tree.tokens[before].upos == "CCONJ" and tree.tokens[before - 1].text == ","
    if not opens or after == len(tree.tokens) or tree.tokens[after].text != ",":
        return None
    ahead = range(after, min(after + 16, len(tree.tokens)))
    return next((here for here in ahead if tree.tokens[here].upos == "VERB" and tree.tokens[here].tag in _FINITE), None)


def _beside(tree: Tree, top: int, *, before: bool) -> int | None:
    """The verb of the time's own side of the semicolon: the nearest one after it, else before; ``before``: the other way round."""
    low = max((at for at in range(top) if tree.tokens[at].text in _STOPS), default=-1) + 1
    high = next((at for at in range(top, len(tree.tokens)) if tree.tokens[at].text in _STOPS), len(tree.tokens))
    verbs = [at for at in range(low, high) if tree.tokens[at].upos == "VERB" or tree.kid(at, "cop") is not None]
    verbs = [at for at in verbs if tree.tokens[at].dep not in {"amod", "acl", "acl:relcl"}]
    ahead, behind = [at for at in verbs if at > top], [at for at in verbs if at < top]
    first, second = (behind[-1:], ahead[:1]) if before else (ahead[:1], behind[-1:])
    return next(iter([*first, *second]), None)


def owner(tree: Tree, at: Sequence[int]) -> int | None:
    """The verb, the word with a form of "be" or the event noun that a time (its tokens) tells of."""
    top = top_of(tree, at)
    if tree.kid(top, "cop") is not None:  # "The final is on Sunday"
        subject = tree.kid(top, "nsubj")
        return subject if subject is not None and tree.tokens[subject].upos == "NOUN" and _tells(tree.tokens[subject].lemma) else None
    head = head_of(tree, at, top)
    if head < 0:
        return None
    if _before_noun(tree, top, head):
        return head
    if tree.tokens[head].upos == "PROPN" and head > top:
        return tree.clause_head(head)  # "On March 3, Ana Vidal, the mayor, said"
    return _right_before(tree, at, top) or _climbed(tree, top, head)


def _before_noun(tree: Tree, top: int, head: int) -> bool:
    inside = tree.tokens[top].dep in _INSIDE or tree.tokens[top].upos == "NUM"
    if not inside or head <= top or tree.tokens[head].upos not in {"NOUN", "PROPN"}:
        return False
    return tree.tokens[head].upos == "NOUN" or tree.tokens[min(top + 1, head)].text != ","


def _right_before(tree: Tree, at: Sequence[int], top: int) -> int | None:
    """What stands right before a time has it, whatever the parse says: "said on Tuesday the army had moved", "as it was in 2020"."""
    before, led_by = at[0] - 1, ""
    while before >= 0 and tree.tokens[before].upos in {"ADP", "SCONJ", "DET"}:
        led_by = tree.tokens[before].text.lower()
        before -= 1
    if before < 0:
        return None
    token = tree.tokens[before]
    if token.upos == "VERB" and token.lemma in SAYING:
        return before
    if token.upos == "ADJ" and led_by == "since":
        return before  # "missing since Tuesday", "the lowest since 2009"
    return before if token.lemma == "be" and token.head < at[0] and before != top else None


def _climbed(tree: Tree, top: int, head: int) -> int | None:
    below = top
    for here in [head, *tree.ancestors(head)]:
        token = tree.tokens[here]
        copula = tree.kid(here, "cop")
        if token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}:
            return _to_do(tree, here, top)
        if here == head and token.upos == "NOUN" and head < top and tree.tokens[top].dep == "nmod" and _has_time(tree, here, top):
            return here
        if copula is not None:
            subject = tree.tokens[below].dep in {"nsubj", "csubj"}
            return here if token.upos in {"ADJ", "VERB"} and not subject else copula
        if token.upos in {"AUX", "ADJ"} and here == head:
            return here
        below = here
    return below if tree.tokens[below].upos == "NOUN" and below != top and _tells(tree.tokens[below].lemma) else None


def _to_do(tree: Tree, verb: int, top: int) -> int:
    """ "have until Monday to ask": the time is that of the asking."""
    if tree.tokens[verb].lemma == "have" and tree.case(top) in {"until", "till", "by"}:
        near = range(top + 2, min(top + 8, len(tree.tokens)))
        return next((at for at in near if tree.tokens[at].tag == "VB" and tree.tokens[at - 1].text.lower() == "to"), verb)
    return verb


def _tells(noun: str) -> bool:
    """Whether a noun may be an event: no person, body, place or time."""
    return not any(noun in row[1].split() for row in rows("noun_sorts.tsv") if row[0] in _NO_EVENT)


def _has_time(tree: Tree, noun: int, top: int) -> bool:
    """Whether a time behind a noun is the noun's: "the eruption of 1902", "the vote in May", not "won the chamber in May"."""
    lemma = tree.tokens[noun].lemma
    return _tells(lemma) and (tree.case(top) not in _ON or lemma not in words("lasting things") or tree.clause_head(noun) is None)


def _wanted(tree: Tree, at: int) -> bool:
    """Whether a participle stands below a verb of wish or plan: "wants the lamps replaced"."""
    above = tree.ancestors(at)[:2]
    return any(tree.tokens[here].lemma in words("ahead verbs") for here in above)


def told(tree: Tree, at: int) -> bool:
    """Whether the word tells of a plan or a saying: "promised", "announced", "agreed"."""
    return spoken(tree, at) or tree.tokens[at].lemma in _PLANNED


def tense(tree: Tree, at: Sequence[int], *, headline: bool) -> Tense:
    """Tense of the verb that a time (its tokens) hangs on; in a headline the present tells what has happened."""
    top = top_of(tree, at)
    head = head_of(tree, at, top)
    if _planned_noun(tree, top, head):
        return "future"
    told = _tense(tree, at, top, head, headline=headline)
    if told == "present":
        verb = next((here for here in [head, *tree.ancestors(head)] if here >= 0 and tree.tokens[here].upos == "VERB"), None)
        if verb is not None and tree.tokens[verb].lemma in words("appointments"):
            return (
                "past" if tree.tokens[verb].tag == "VBZ" and _just_after(tree, verb, at[-1]) else "future"
            )  # "the term ends in the autumn"
        if headline and tree.case(top) not in _TO_COME:
            return "unknown"
    return told


def _noun_before(tree: Tree, at: Sequence[int]) -> str:
    """The lemma right before a time and its preposition."""
    before = at[0] - 1 - (at[0] > 0 and tree.tokens[at[0] - 1].text.lower() in _ON)
    return tree.tokens[before].lemma.lower() if before >= 0 else ""


def _before_to(tree: Tree, verb: int) -> str:
    """The lemma right before the "to" of an infinitive; empty where there is none."""
    to = next((kid for kid in tree.children[verb] if tree.tokens[kid].text.lower() == "to" and 0 < kid < verb), None)
    return tree.tokens[to - 1].lemma.lower() if to is not None else ""


def _just_after(tree: Tree, verb: int, time: int) -> bool:
    """Words under a picture: "Her lawyer leaves the court on Tuesday after pleading her case"."""
    after = tree.kids(verb, "advcl")
    return any(kid > time and tree.tokens[kid].tag == "VBG" and _led_by(tree, kid, "after") for kid in after)


def _led_by(tree: Tree, at: int, word: str) -> bool:
    return any(tree.tokens[kid].text.lower() == word for kid in tree.kids(at, "mark", "case"))


def _planned_noun(tree: Tree, top: int, head: int) -> bool:
    """ "a vote planned for Friday", "the upcoming vote on Friday", "called for a strike on Friday"."""
    case = tree.case(top)
    if head < 0:
        return case == "ahead of"
    token = tree.tokens[head]
    if any(tree.tokens[kid].text.lower() in _GONE for kid in tree.kids(head, "amod")):
        return False
    if case == "ahead of":
        return True
    if token.lemma in words("calls") and any(head < kid < top and tree.case(kid) == "for" for kid in tree.kids(head, "obl")):
        return True  # "called for a strike on Friday"
    if tree.tokens[top].dep in {"obj", "xcomp"} and token.lemma in words("date setters"):
        return True  # "named June 6 as the day of the vote"
    if token.lemma == "due" and not any(tree.tokens[kid].tag == "VBD" for kid in tree.kids(head, "cop", "aux")):
        return True  # "her book, due in the spring"
    above = [token, *(tree.tokens[at] for at in tree.ancestors(head)[:2])]
    if case in _TO_COME | {"between"} and any(one.upos == "NOUN" and one.lemma in words("warnings") for one in above):
        return True  # "a warning for rain from noon on Friday"
    if token.lemma in words("planned nouns") and tree.case(head) == "for":
        above_it = tree.tokens[token.head] if token.head >= 0 else None
        if above_it is None or above_it.tag != "VBD" or above_it.lemma in words("calls"):
            return True  # "candidates for the November election", not "flew in for the debate on Friday"
    if token.lemma.lower() in _PLANNED and (case in {"for", "until", "to"} or (token.tag == "VBN" and token.dep == "acl")):
        return True
    return token.upos in {"NOUN", "PROPN"} and any(
        tree.tokens[kid].lemma.lower() in words("upcoming") for kid in tree.kids(head, "amod", "acl") if kid != top
    )


def _tense(tree: Tree, at: Sequence[int], top: int, head: int, *, headline: bool) -> Tense:
    of_noun = head >= 0 and tree.tokens[head].upos in {"NOUN", "PROPN"}
    inside = head > top and _before_noun(tree, top, head)
    chain = [top, head, *tree.ancestors(head)] if head >= 0 else [top]
    seen, infinitive, through = 0, False, False  # ``through``: a participle stands between
    for here in chain:
        token = tree.tokens[here]
        helpers = [tree.tokens[child] for child in tree.children[here] if tree.tokens[child].dep in {"aux", "aux:pass", "cop", "mark"}]
        texts = {helper.text.lower().replace("’", "'") for helper in helpers}
        if token.upos not in {"VERB", "AUX"} and not helpers:
            if tree.case(here) == "ahead of" and here != top:
                gone = any(tree.tokens[kid].text.lower() in _GONE for kid in tree.kids(here, "amod"))
                return "unknown" if gone else "future"
            continue
        if texts & {"will", "shall", "'ll", "wo"}:
            return "future"
        if "to" in texts and texts & {"is", "are", "'s", "'re"}:
            return "future"  # "are to follow"
        if "could" in texts and any(tree.tokens[child].lemma == "not" for child in tree.children[here]):
            return "past"  # "could not agree"
        if token.lemma in {"give", "allow"} and here == head and tree.case(top) in {"until", "till", "by"}:
            return "future"  # "gave the firm until Friday"
        if "'d" in texts and any(tree.tokens[child].text.lower() == "better" for child in tree.children[here]):
            return "future"  # "you'd better be there on Friday"
        if of_noun and not inside and here != head and texts & {"may", "might", "could"}:
            return "unknown"  # "the quiet of this weekend may mean little"
        if texts & {"would", "could", "might", "may", "should", "can", "must"} and "have" not in texts:
            return "future"
        if (
            texts & {"had", "was", "were", "did", "has", "have", "'ve"}
            or token.tag == "VBD"
            or any(helper.tag == "VBD" for helper in helpers)
        ):
            if token.lemma in _PLANNED and (seen and head != here) and "have" not in texts:
                return "future"
            # "announced a fair in May", "the plan for the May fair was dropped": ahead or behind
            near = here == head and not inside and tree.case(top) not in _TO_COME
            return "past" if near and token.lemma not in _PLANNED | {"announce", "call", "confirm"} else "unknown"
        if token.tag == "VB" and token.dep == "conj" and not texts:
            continue  # "they would stay at home or vote in May"
        if token.tag == "VBG" and not texts & {"is", "are", "am", "'s", "'re"}:
            through = True
            continue  # "is leaving on Friday after failing": the tense is that of the verb above
        seen += 1
        if "to" in texts and (token.tag == "VB" or "be" in texts):  # "to open", "to be open"
            governor = tree.tokens[token.head] if token.head >= 0 else None
            if not through and _before_to(tree, here) in _PLANNED | words("ahead"):
                return "future"  # "have been freed but are due to appear on Monday", whatever it hangs on
            if governor is None or governor.lemma in _PLANNED | words("ahead") | words("asked of"):
                return "future"
            if _noun_before(tree, at) in words("own contests"):
                return "future"  # "to hurt his bid in November"
            if here != head and {tree.case(link) for link in chain[: chain.index(here)]} & {"until", "till", "through"}:
                return "future"  # "picked her to lead it through the end of the season on May 30"
            if governor.upos in {"NOUN", "PROPN"} and headline:
                return "future"  # "Mayor to unveil budget on Friday"
            infinitive = True
            continue
        if token.tag in {"VBZ", "VBP"} or any(helper.tag in {"VBZ", "VBP"} for helper in helpers):
            if infinitive or (token.lemma == "go" and seen > 1) or (token.tag == "VBN" and token.lemma in _PLANNED):
                return "future"
            if of_noun and token.lemma in words("ahead verbs"):
                return "future"  # "predicts an October election"
            return "present" if token.lemma not in listed("saying") and seen == 1 and not of_noun else "unknown"
        if token.tag == "VBN" and token.dep in {"acl", "xcomp"} and _wanted(tree, here) and tree.case(top) in _TO_COME:
            return "future"  # "wants all the lamps replaced by June"
        if token.tag == "VBN" and token.dep in {"acl", "acl:relcl"}:
            return "past"
    return "unknown"
