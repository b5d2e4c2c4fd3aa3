"""What the words beside a deed say of it: "not", "will", "may", "if", "a planned strike", "no deal".

What question it answers: as far as its own helpers, adverbs and adjectives go, did it happen? The effects of other words are in
``data/event_status.tsv``; ``event_moods`` puts both together.
"""

import functools

from secondsource.reading.acts import act_lexicon
from secondsource.reading.event_lexicon import light_verbs
from secondsource.reading.lexicon import listed, rows
from secondsource.reading.trees import NOMINAL, Tree, infinitive, led_by

_KEPT = 256  # words of late sentences whose company is remembered
_MAX_SHARED = 8  # verbs of one chain: "did not beat, rob, hold or kill"
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "nowhere"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither", "no-one"})
# "no fewer than ten", "not only": nothing is denied.
_AFTER_NO = frozenset({"fewer", "less", "more", "only", "just", "merely", "later", "sooner", "doubt", "even", "surprise", "wonder"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll", "sha"})
_MAY = frozenset({"may", "might"})
_COULD = frozenset({"could", "can", "should", "must", "ought", "ca"})
IF = frozenset({"if", "unless", "whether", "lest", "case", "provided", "providing", "so", "order", "assuming", "supposing"})
_IN_TIME = frozenset({"once", "until", "till", "before", "when", "whenever", "after", "while"})
_PERHAPS = frozenset({"perhaps", "maybe", "possibly", "potentially", "conceivably", "hopefully"})
_ON_WORD = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently", "ostensibly", "presumably"})
_ACCOUNTS = frozenset({"account", "view", "opinion", "word", "telling", "version", "reckoning"})
INSTEAD = frozenset({"without", "rather", "instead"})
_ANYONE = frozenset({"any", "anyone", "anybody", "whoever", "whomever"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TURNING = frozenset({"de", "non", "un", "anti", "self", "co", "mis", "pseudo"})  # "de-escalate" is no escalation
_POINTS = frozenset({"point", "time", "case", "circumstance", "condition", "moment", "stage", "way", "account"})


@functools.cache
def effects() -> dict[tuple[str, str], str]:
    """What a word makes of a deed in one of the forms, from ``data/event_status.tsv``.

    Raises:
        ValueError: a word has two effects on one form.
    """
    table: dict[tuple[str, str], str] = {}
    for words, forms, effect in rows("event_status.tsv"):
        for key in ((word, form) for word in words.split("|") for form in forms.split()):
            if table.setdefault(key, effect) != effect:
                raise ValueError(f"event_status.tsv: {key} has two effects")
    return table


def helpers(tree: Tree, at: int) -> list[str]:
    """Auxiliaries and the copula of a verb, in lower case."""
    return [tree.tokens[kid].text.lower() for kid in tree.children[at] if tree.tokens[kid].dep in {"aux", "aux:pass", "cop"}]


def prefixed(tree: Tree, at: int) -> bool:
    """Whether a prefix that is cut off before the word turns its sense: "de-escalate", "non-aggression", "self-isolate"."""
    return at > 1 and _text(tree, at - 1) in {"-", "‑", "–"} and _text(tree, at - 2) in _TURNING


def nominal(tree: Tree, at: int) -> bool:
    """A noun that is no predicate: with a copula or a helper it is one, whatever the parse calls it."""
    return tree.tokens[at].upos in NOMINAL and tree.kid(at, "cop", "aux", "aux:pass") is None


def negated(tree: Tree, at: int, but: int = -1) -> bool:
    """Whether "not", "never", "nobody", or a "no" with a subject, object or time (other than ``but``) stands with the verb."""
    return any(kid != but for kid in _deniers(tree, at))


@functools.lru_cache(maxsize=_KEPT)
def _deniers(tree: Tree, at: int) -> tuple[int, ...]:
    """The words that deny the verb; "nobody came or spoke" denies both."""
    found = [kid for kid in tree.children[at] if _denies(tree, at, kid)]
    # "Never has the council condemned": the parse may hang "never" on the auxiliary.
    fronted = [kid for aux in tree.kids(at, "aux") for kid in tree.kids(aux, "advmod")]
    found += [kid for kid in fronted if _text(tree, kid) in _NOT]
    found += [kid for kid in (*fronted, *tree.kids(at, "advmod")) if _text(tree, kid) in {"once", "ever"} and _text(tree, kid - 1) == "not"]
    head = tree.tokens[at].head
    if tree.tokens[at].dep == "conj" and head >= 0 and tree.kid(at, "nsubj", "nsubj:pass") is None:
        subject = tree.kid(head, "nsubj", "nsubj:pass")
        found += [subject] if subject is not None and _denies(tree, head, subject) else []
    return tuple(found)


def _denies(tree: Tree, at: int, kid: int) -> bool:
    token = tree.tokens[kid]
    word = token.text.lower()
    if _next(tree, kid) in _AFTER_NO:
        return False
    if word in _NOT and (token.dep in {"advmod", "neg", "cc", "cc:preconj", "aux"} or (token.dep in {"det", "nsubj"} and kid < at)):
        return True
    if word in _NOBODY and token.dep in {"nsubj", "nsubj:pass", "obj", "det"} and (token.dep != "det" or kid < at):
        return True
    if word == "longer" and _text(tree, kid - 1) == "no":
        return True
    if token.dep in {"obl", "obl:tmod"} and token.lemma.lower() not in _POINTS:
        return False
    return token.dep in {"nsubj", "nsubj:pass", "obj", "obl", "obl:tmod"} and none_of(tree, kid)


def none_of(tree: Tree, noun: int) -> bool:
    """ "No shots", "not a single tent", "none of the men"."""
    return any(
        tree.tokens[kid].text.lower() in {"no", "not", "neither", "zero", "hardly", "scarcely"} and _next(tree, kid) not in _AFTER_NO
        for kid in tree.kids(noun, "det", "advmod", "nummod", "cc:preconj")
        if kid < noun
    )


def _text(tree: Tree, at: int) -> str:
    return tree.tokens[at].text.lower() if 0 <= at < len(tree.tokens) else ""


def _next(tree: Tree, at: int) -> str:
    return _text(tree, at + 1)


def own(tree: Tree, at: int, below: int = -1, *, told: bool) -> list[str]:
    """What the word's own helpers, adverbs and conjunctions say, the innermost first; ``below``: the word that was asked before."""
    return _own(tree, at, below if below in _deniers(tree, at) else -1, told)


@functools.lru_cache(maxsize=_KEPT)
def _own(tree: Tree, at: int, below: int, told: bool) -> list[str]:
    said: list[str] = []
    token = tree.tokens[at]
    if nominal(tree, at):
        return _own_of_noun(tree, at)
    scope = _shared(tree, at)
    words = {tree.tokens[kid].text.lower() for one in scope for kid in tree.kids(one, "advmod", "aux", "mark", "cop")}
    not_so = any(negated(tree, one, below) for one in scope)
    with_to = infinitive(tree, at)
    have = bool(words & {"have", "had", "has"})
    if (
        words & _ON_WORD
        or _if_believed(tree, at)
        or any(
            _by_account(tree, kid) for one in {*scope, _joined_to(tree, at)} for kid in tree.kids(one, "obl", "nmod", "advcl", "parataxis")
        )
    ):
        said.append("said")
    if _yet_to(tree, at):
        return ["no"]
    if not_so:
        said.append("maybe" if words & _MAY else "no")
    elif words & (_MAY | _COULD | _PERHAPS):
        said.append("maybe")
    elif words & WILL or (with_to and words & {"is", "are", "was", "were", "am", "'s", "'re"}):
        said.append("maybe" if _conditioned(tree, at) else _meant(tree, at) or "future")
    elif words & {"would", "'d"}:
        said.append("maybe" if have or not told or _conditioned(tree, at) else "future")
    elif with_to and headline(tree, at):
        said.append("future")
    marks = {tree.tokens[kid].text.lower() for one in scope for kid in tree.kids(one, "mark", "advmod") if kid < one}
    marks |= {tree.tokens[below].text.lower() for one in scope for kid in tree.kids(one, "mark") for below in tree.kids(kid, "fixed")}
    led = {led_by(tree, one) for one in scope}
    if led & INSTEAD or (led & {"from"} and "far" in words) or far_from(tree, at):
        said.append("no")
    elif any(_text(tree, kid) == "case" and _text(tree, kid - 1) == "in" for one in scope for kid in tree.kids(one, "obl") if kid < one):
        said.append("if")  # "in case drones strike"
    elif marks & IF and (token.dep != "root" or "whether" in marks) and not (marks & {"so"} and "that" not in marks):
        said.append("if")
    elif (led | marks) & _IN_TIME and token.dep == "advcl" and token.tag in {"VBP", "VBZ"} and not with_to:
        said.append("if" if led & {"once", "until", "till"} else _after_main(tree, at))
    elif inverted(tree, at) or _of_anyone(tree, at) or _asked(tree, at):
        said.append("if")
    return [one for one in said if one]


def far_from(tree: Tree, at: int) -> bool:
    """ "Far from backing the bill": led by "from", but told of what was not done."""
    mark = next((kid for kid in tree.kids(at, "mark", "case") if _text(tree, kid) == "from"), None)
    return mark is not None and _text(tree, mark - 1) == "far"


def _meant(tree: Tree, at: int) -> str | None:
    """ "The aim is to disarm them": what the subject makes of the deed."""
    noun = tree.tokens[at].head if tree.tokens[at].dep == "acl" else tree.kid(at, "nsubj")
    return effects().get((tree.tokens[noun].lemma.lower(), "do")) if noun is not None and noun >= 0 and nominal(tree, noun) else None


def _joined_to(tree: Tree, at: int) -> int:
    token = tree.tokens[at]
    return token.head if token.dep == "conj" and token.head >= 0 else at


def _shared(tree: Tree, at: int) -> list[int]:
    """The verb and those before it whose helpers it shares: "did not attack or detain"."""
    found = [at]
    for _ in range(_MAX_SHARED):
        token = tree.tokens[at]
        head = token.head
        if token.dep != "conj" or head < 0 or head in found or tree.tokens[head].upos not in {"VERB", "AUX", "ADJ"}:
            return found
        if token.tag in FINITE or helpers(tree, at) or tree.kid(at, "nsubj", "nsubj:pass") is not None:
            return found
        found.append(head)
        at = head
    return found


def _if_believed(tree: Tree, at: int) -> bool:
    """ "If the guard is to be believed"."""
    return any(
        tree.tokens[below].lemma in {"believe", "trust", "true", "accurate", "correct", "right"} and led_by(tree, below) == "if"
        for below in tree.kids(at, "advcl")
    )


def _by_account(tree: Tree, at: int) -> bool:
    """ "According to residents", "by his own account", "in the view of the union"."""
    case = tree.case(at)
    return case == "according to" or (case in {"by", "in", "on"} and tree.tokens[at].lemma.lower() in _ACCOUNTS)


def _yet_to(tree: Tree, at: int) -> bool:
    return any(
        tree.tokens[kid].text.lower() == "to" and kid > 0 and tree.tokens[kid - 1].text.lower() == "yet"
        for kid in tree.kids(at, "mark", "aux")
    )


def _conditioned(tree: Tree, at: int) -> bool:
    """ "Would close if", "would have": not what somebody said would come."""
    return any({tree.tokens[kid].text.lower() for kid in tree.kids(below, "mark")} & {"if", "unless"} for below in tree.kids(at, "advcl"))


def headline(tree: Tree, at: int) -> bool:
    """ "Envoy to visit Lima": before "to" stand nouns only, and no full stop ends the line."""
    token = tree.tokens[at]
    to = next((kid for kid in tree.kids(at, "mark", "aux") if tree.tokens[kid].text.lower() == "to"), None)
    if to is None or to == 0 or tree.tokens[-1].text in {".", "!", "?", '"', "”"}:
        return False
    if 0 <= token.head < at and effect(tree, token.head, at, "do") is not None:
        return False
    before = tree.tokens[:to]
    return (
        not any(one.upos in {"VERB", "AUX"} and one.dep not in {"amod", "acl", "compound"} for one in before) and before[-1].upos != "PUNCT"
    )


def _after_main(tree: Tree, at: int) -> str:
    """A clause of time in the present is as far off as the clause it belongs to."""
    head = tree.tokens[at].head
    said = {tree.tokens[kid].text.lower() for kid in tree.kids(head, "aux")} if head >= 0 else set()
    return "future" if said & WILL else ""


def inverted(tree: Tree, at: int) -> bool:
    """ "Had the two met", "should they attack"."""
    subject = tree.kid(at, "nsubj", "nsubj:pass")
    first = tree.kid(at, "aux", "cop", "aux:pass")
    opens = first is not None and (first == 0 or tree.tokens[first - 1].upos in {"PUNCT", "CCONJ"})
    return (
        opens
        and subject is not None
        and first is not None
        and first < subject
        and tree.tokens[first].text.lower() in {"had", "should", "were"}
    )


def _of_anyone(tree: Tree, at: int) -> bool:
    """ "Whoever bombs a dam", "anyone who attacks", told of no single deed."""
    token = tree.tokens[at]
    if token.tag not in {"VBZ", "VBP", "VB"}:
        return False
    subject = tree.kid(at, "nsubj")
    if subject is not None and tree.tokens[subject].text.lower() in {"whoever", "whatever"}:
        return True
    if token.dep != "acl:relcl" or token.head < 0:
        return False
    return tree.tokens[token.head].text.lower() in _ANYONE or _any(tree, token.head)


def _asked(tree: Tree, at: int) -> bool:
    """A question: "Has the junta split?"."""
    return tree.tokens[at].dep == "root" and tree.tokens[-1].text == "?"


def _own_of_noun(tree: Tree, noun: int) -> list[str]:
    """What the noun's article, adjectives and participles say: "no deal", "a planned strike", "talks scheduled for Monday"."""
    said = []
    beside = [kid for kid in tree.kids(noun, "amod", "acl", "compound") if tree.tokens[kid].tag != "VB"]
    head = tree.tokens[noun].head
    if head >= 0 and tree.tokens[noun].dep in {"nsubj", "nsubj:pass"}:  # "Scheduled for Monday, the talks ..."
        beside += [kid for kid in tree.kids(head, "advcl") if kid < noun and tree.tokens[kid].tag == "VBN" and not tree.kids(kid, "mark")]
    # "The eviction of the family, set for Monday": parsed as if the family were set.
    beside += [
        far
        for near in tree.kids(noun, "nmod")
        for far in tree.kids(near, "acl")
        if tree.tokens[far].tag == "VBN" and _text(tree, far - 1) == ","
    ]
    for kid in beside:
        for word in (_with_particle(tree, kid), tree.tokens[kid].text.lower(), tree.tokens[kid].lemma.lower()):
            makes = effects().get((word, "like"))
            if makes is not None:
                said.append("no" if makes in {"future", "maybe"} and negated(tree, kid) else makes)
                break
    if none_of(tree, noun):
        said.append("no")
    if head >= 0 and _any(tree, noun) and {_text(tree, kid) for kid in tree.kids(head, "aux")} & {"will", "would", "could", "can", "may"}:
        said.append("if")  # "any attack would be a crime"
    return said


def _any(tree: Tree, noun: int) -> bool:
    return any(_text(tree, kid) in {"any", "every"} for kid in tree.kids(noun, "det"))


@functools.lru_cache(maxsize=_KEPT)
def _with_particle(tree: Tree, at: int) -> str:
    lemma = tree.tokens[at].lemma.lower()
    more = next((kid for kid in tree.kids(at, "compound:prt", "advmod", "obj") if kid == at + 1), None)
    return f"{lemma} {tree.tokens[more].text.lower()}" if more is not None else lemma


@functools.lru_cache(maxsize=_KEPT)
def _with_case(tree: Tree, at: int) -> tuple[str, ...]:
    """ "Call on", "appeal for": the verb with the prepositions of those it speaks to."""
    cases = sorted({tree.case(kid) for kid in tree.kids(at, "obl")} & {"on", "upon", "for"})
    return tuple(f"{tree.tokens[at].lemma.lower()} {case}" for case in cases)


def effect(tree: Tree, governor: int, below: int, form: str) -> str | None:
    """What the governing word makes of the deed below it: the longest wording that is listed."""
    lemma = tree.tokens[governor].lemma.lower()
    case = (tree.case(below) or led_by(tree, below)) if tree.tokens[below].dep not in {"nsubj", "nsubj:pass"} else ""
    particle = _with_particle(tree, governor)
    keys = [f"{particle} {case}", f"{lemma} {case}", particle, *(_with_case(tree, governor) if form == "do" else ()), lemma]
    if form == "it" and case not in {"", "of"} and tree.tokens[governor].upos in {"VERB", "ADJ"}:
        keys = keys[:2]  # "fell apart over the strike": the object's effect is not the oblique's
    if form == "do" and case not in {"", "of", "to"} and tree.tokens[below].tag == "VBG":
        keys = keys[:2]  # "called him before arriving"
    found = next((makes for key in keys if (makes := effects().get((key, form))) is not None), None)
    if found is None and form == "it" and tree.tokens[below].dep == "obj" and lemma in light_verbs():
        return "so"  # "initiated an inquiry" tells of it what is told of the verb
    return found


def reports(lemma: str) -> bool:
    """Whether a verb of that lemma tells what someone says or holds, in any company."""
    return lemma in listed("saying") or any(
        row.form == "-" and row.stance in {"speech", "attitude"} and row.act == "assertion"
        for row in act_lexicon().rows.get(f"{lemma}|V", ())
    )
