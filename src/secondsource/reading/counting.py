"""What a figure counts or measures.

What question it answers: of what is this the number? A count stands before its noun ("17 people", "two of its five plants"); a measure is
mostly said of a noun before it: "a reserve of 4,700 hectares", "the rate rose to 6%", "cut the sentence from 11 years to seven". The words
beside the number decide where they can, the parse where they cannot: a small parser errs most on heads far away.
"""

from collections.abc import Collection
from typing import NamedTuple

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.not_figures import figure_words
from secondsource.reading.quantities import Quantity
from secondsource.reading.trees import Tree
from secondsource.reading.units import kind_of_unit

_NAMED_DAYS = listed("not people")
_MOVED = frozenset({"by", "to", "at", "from"})  # "cut by 3%", "rose to 17", "put at 41"
_BESIDE = frozenset({"below", "above", "under", "over", "up", "around", "about", "than", "least", "between", "past", "beyond"})
_TIES = frozenset({"of", "at", "worth", "between", "down", "up"})
_KEPT = frozenset({"down", "up", "worth"})
_INTO = frozenset({"into", "onto", "off", "down", "over", "through", "across", "from", "away"})
_OF_TIMES = frozenset({"last", "next", "this", "later", "earlier", "ago"})
MAX_COMPOUND = 8  # words between a number and the noun that it counts


class Counted(NamedTuple):
    """The head of the counted or measured noun, and the token from which the verb above the figure is looked for."""

    noun: int | None
    seat: int | None


def _time_nouns() -> frozenset[str]:
    return frozenset(row[0] for row in rows("units.tsv") if row[2] == "time")


_TIME_NOUNS = _time_nouns()
_FORMS = frozenset(row[0] for row in rows("units.tsv"))


def number_head(tree: Tree, quantity: Quantity) -> int | None:
    """The token of the quantity that all its other tokens hang on."""
    inside = tree.within(quantity.start, quantity.end)
    if not inside:
        return None
    members = set(inside)
    tops = [at for at in inside if tree.tokens[at].head not in members]
    numbers = set(tree.within(quantity.number_start, quantity.number_end))
    # Where the parse scatters the words, the last top that is no mere hedge is the one that reaches the noun.
    real = [at for at in tops if at in numbers or tree.tokens[at].upos in {"NOUN", "NUM", "SYM", "PROPN"}]
    return (real or tops)[-1]


def counted(tree: Tree, quantity: Quantity, dated: Collection[int], figures: Collection[int]) -> Counted:
    """What the quantity counts or measures.

    Args:
        tree: the sentence.
        quantity: the quantity.
        dated: tokens that are part of a date.
        figures: tokens that are part of any quantity of the sentence.
    """
    at = number_head(tree, quantity)
    if at is None:
        return Counted(None, None)
    inside = tree.within(quantity.start, quantity.end)
    share = quantity.kind == "share" or kind_of_unit(quantity.unit) == "share"
    plain = quantity.unit is None and quantity.kind != "share"
    noun = _behind_of(tree, quantity, inside, figures)
    if noun is not None:
        return Counted(noun, at)
    joined = quantity.kind == "compound" or _joined(tree, quantity, inside)
    if plain or share or joined or kind_of_unit(quantity.unit) == "money" or _possessive(tree, inside[-1] + 1):
        noun = _behind(tree, inside[-1] + 1, dated, figures)
        if (
            noun is not None
            and (not share or _shared(tree, noun, inside[-1] + 1))
            and not (kind_of_unit(quantity.unit) == "money" and _acts(tree, noun))
        ):
            return Counted(noun, noun)
    if plain:
        top = tree.tokens[at]
        if top.dep in {"nummod", "amod", "compound", "det"} and at < top.head <= at + MAX_COMPOUND and top.head not in dated:
            head = tree.tokens[top.head]
            if head.upos in {"NOUN", "PROPN"} and not _barrier(tree, inside[-1] + 1, top.head):
                return Counted(top.head, top.head)
        noun = _told_of(tree, at, inside)
        return Counted(noun if noun is not None else _said_of(tree, at, inside, figures), at)
    return Counted(_measured(tree, quantity, at, inside, figures), at)


def _shared(tree: Tree, noun: int, behind: int) -> bool:
    """Whether a noun behind a share can be what it is a share of: no name, and no "40 percent approving"."""
    token = tree.tokens[noun]
    return token.tag == "NNPS" or (
        token.upos == "NOUN" and not (noun == behind and token.tag in {"NN", "VBG"} and token.text.endswith("ing"))
    )


def _joined(tree: Tree, quantity: Quantity, inside: list[int]) -> bool:
    """Whether a unit stands in the singular behind more than one: "a 40- to 60-hour course", "a 12 mile race"."""
    most = quantity.high if quantity.high is not None else quantity.value
    last = tree.tokens[inside[-1]].text.lower()
    plural = f"{quantity.unit}s" in _FORMS or quantity.unit == "foot"
    return most is not None and most > 1 and plural and last.rpartition("-")[2] == quantity.unit


def _behind_of(tree: Tree, quantity: Quantity, inside: list[int], figures: Collection[int]) -> int | None:
    """The noun of "tens of thousands of dollars", "four of the ferries", "2 billion francs in bad loans"."""
    at = inside[-1] + 1
    word = tree.tokens[at].text.lower() if at < len(tree.tokens) else ""
    if word == "in" and (kind_of_unit(quantity.unit) == "money" or quantity.kind == "vague"):
        noun = _noun_run(tree, at + 1, ())
        fiscal = tree.tokens[min(at + 1, len(tree.tokens) - 1)].text.lower() in {"fiscal", "fy"}
        plain = not fiscal and noun is not None and tree.tokens[noun].upos == "NOUN" and tree.tokens[noun].text.lower() not in _TIME_NOUNS
        return noun if plain and tree.tokens[at + 1].upos != "DET" else None
    if word == "worth" and tree.tokens[min(at + 1, len(tree.tokens) - 1)].text.lower() == "of":
        at, word = at + 1, "of"  # "$2 million worth of wheat"
    half = quantity.kind == "share" and at < len(tree.tokens) and (tree.tokens[at].upos == "DET" or tree.tokens[at].dep == "nmod:poss")
    if half:
        at, word = at - 1, "of"  # "half the cuts"
    if word != "of" or (inside[0] > 0 and tree.tokens[inside[0] - 1].text.lower() == "within"):
        return None
    at += 1
    while at < len(tree.tokens) and (
        tree.tokens[at].upos in {"DET", "NUM"}
        or (at in figures and tree.tokens[at].upos in {"ADJ", "ADP", "ADV"})
        or (tree.tokens[at].dep == "nmod:poss" and tree.tokens[at].upos == "PRON")
    ):
        at += 1
    return _noun_run(tree, at, ())


def _behind(tree: Tree, at: int, dated: Collection[int], figures: Collection[int]) -> int | None:
    """The noun at once behind the number: "41 people", "four-year-long strike", "$1.2bn repair bill", "three days' notice"."""
    if at < len(tree.tokens) and tree.tokens[at].text.lower() in _OF_TIMES:
        return None
    if _possessive(tree, at):
        at += 1
    if at < len(tree.tokens) and tree.tokens[at].text == "-":
        at += 1
    return _noun_run(tree, at, {*dated, *figures})


def _possessive(tree: Tree, at: int) -> bool:
    return at < len(tree.tokens) and tree.tokens[at].text in {"'", "’"}


def _noun_run(tree: Tree, at: int, barred: Collection[int]) -> int | None:
    """The last noun of the phrase that begins at ``at``: adjectives, then nouns and names as far as they are one compound."""
    noun = None
    for here in range(at, min(at + MAX_COMPOUND, len(tree.tokens))):
        token = tree.tokens[here]
        if token.lemma in _TIME_NOUNS and _upon_another(tree, here):
            break  # "3.2% year on year"
        if here in barred or (token.upos == "PROPN" and token.text.lower() in _NAMED_DAYS):
            break
        if token.upos in {"NOUN", "PROPN"}:
            if noun is not None and not _one_compound(tree, noun, here):
                break
            noun = here
        elif token.text in {"'s", "’s", "'", "’"} and noun is not None:
            noun = None  # "the island's mangroves"
        elif (
            noun is not None
            and token.upos == "ADJ"
            and tree.tokens[noun].dep in {"compound", "nmod", "amod"}
            and tree.tokens[noun].head > here
        ):
            continue  # "two state legislative committees"
        elif noun is not None and token.dep == "amod" and here < token.head <= here + 3 and _leads_to(tree, noun, here):
            return token.head  # "four coastal Arab and African towns", "two pro-Hale outside groups"
        elif noun is not None and token.upos in {"VERB", "ADJ"} and tree.tokens[here - 1].text in {"-", "‑"}:
            noun = None  # "four union-appointed judges"
        elif token.text in {"-", "‑", "&"} or (token.upos == "CCONJ" and noun is None and tree.tokens[here - 1].upos == "ADJ"):
            continue
        elif (
            noun is not None
            or not (
                token.upos in {"ADJ", "ADV", "NUM"}
                or (token.upos == "VERB" and (token.dep in {"amod", "compound"} or token.tag in {"VBG", "VBN", "VBD"}))
            )
            or (token.upos == "VERB" and not _before_noun(tree, here))
        ):
            break
    return noun


def _acts(tree: Tree, noun: int) -> bool:
    """Whether the noun is the subject of a clause that has begun without a word: "the $3 million the mayor asks for"."""
    while tree.tokens[noun].dep in {"flat", "compound"}:
        noun = tree.tokens[noun].head
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep != "nsubj" or verb < noun:
        return False
    before = tree.kids(verb, "nsubj", "nsubj:pass", "obj")
    return tree.tokens[verb].dep == "acl:relcl" or any(kid < noun for kid in before)


def _leads_to(tree: Tree, noun: int, adjective: int) -> bool:
    """Whether a noun before an adjective only narrows the noun behind it."""
    head = tree.tokens[noun].head
    return head in {adjective, tree.tokens[adjective].head} or (noun > 0 and tree.tokens[noun - 1].text in {"-", "‑"})


def _upon_another(tree: Tree, at: int) -> bool:
    """Whether a unit of time is compared with another: "year on year", "month over month"."""
    behind = [token.lemma.lower() for token in tree.tokens[at + 1 : at + 3]]
    return behind in (["over", tree.tokens[at].lemma], ["on", tree.tokens[at].lemma])


def _before_noun(tree: Tree, at: int) -> bool:
    """Whether a participle is an adjective of the noun at once behind it: "5,000 striking workers", not "four arrested over theft"."""
    after = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else None
    if after is not None and after.tag == "NNS" and tree.tokens[at].tag in {"VBN", "VBD"} and tree.tokens[at - 1].upos == "NUM":
        return True  # "60,000 confirmed cases", also where the parse takes "confirmed" for the verb
    return tree.tokens[at].dep in {"amod", "compound"} and after is not None and after.upos in {"NOUN", "ADJ", "PROPN"}


def _one_compound(tree: Tree, first: int, second: int) -> bool:
    """Whether two nouns at once behind each other are one phrase: "repair bill", not "12 people police said"."""
    one, two = tree.tokens[first], tree.tokens[second]
    if one.dep in {"compound", "amod", "nmod:poss", "nmod", "flat"} and one.head > first:
        return True
    return (two.dep in {"flat", "compound"} and two.head <= first) or tree.tokens[first].head == second


def _barrier(tree: Tree, first: int, last: int) -> bool:
    """A verb, preposition or sign between a number and a noun that the parse ties it to."""
    return any(
        tree.tokens[at].upos in {"VERB", "AUX", "ADP", "SCONJ", "PRON"} or tree.tokens[at].text in {",", ";", ":"}
        for at in range(first, last)
    )


def _told_of(tree: Tree, at: int, inside: list[int]) -> int | None:
    """ "nine were children", "17 of whom died": the children, and the people before the relative clause."""
    token = tree.tokens[at]
    if token.dep in {"nsubj", "nsubj:pass"} and token.head > at:
        said = tree.tokens[token.head]
        if said.upos == "NOUN" and tree.kid(token.head, "cop") is not None and tree.kid(token.head, "case") is None:
            return token.head
    behind = [word.text.lower() for word in tree.tokens[inside[-1] + 1 : inside[-1] + 3]]
    ahead = [word.text.lower() for word in tree.tokens[max(0, inside[0] - 2) : inside[0]]]
    if behind[:2] == ["of", "them"] and inside[0] > 1 and tree.tokens[inside[0] - 1].text == ",":
        return inside[0] - 2 if tree.tokens[inside[0] - 2].upos == "NOUN" else None  # "miners, 80 of them on strike"
    if behind[:2] == ["of", "whom"] or behind[:2] == ["of", "which"] or ahead in (["of", "whom"], ["of", "which"]):
        clause = tree.clause_head(at)
        if clause is not None and tree.tokens[clause].dep == "acl:relcl":
            return tree.tokens[clause].head
    return None


def preposition(tree: Tree, inside: list[int]) -> tuple[str, int]:
    """The word before the quantity and its place, adjectives, articles and adverbs left out: "at a dismal 23%"."""
    before = inside[0] - 1
    while before >= 0 and tree.tokens[before].upos in {"DET", "ADJ", "ADV"} and tree.tokens[before].text.lower() not in _KEPT:
        before -= 1
    if before > 1 and tree.tokens[before].text.lower() == "of" and tree.tokens[before - 1].lemma.lower() in figure_words("sums"):
        article = tree.tokens[before - 2].text.lower() in {"a", "an", "the"}
        before -= 3 if article else 0  # "rose by an average of 2%"
    return (tree.tokens[before].text.lower() if before >= 0 else ""), before


def _said_of(tree: Tree, at: int, inside: list[int], figures: Collection[int]) -> int | None:
    """ "put the arrests at 41", "the toll rose to 17", "the toll is 17", "a crowd of 8,412": the noun that a bare number is said of."""
    word, before = preposition(tree, inside)
    put = _put(tree, at, word, inside, figures)
    if put is not None:
        return put
    if before == inside[0] - 1 and word in figure_words("tallies") and tree.tokens[before].upos == "NOUN":
        return before  # "a village, population 212"
    if word in {"of", "at"} and before > 0 and tree.tokens[before - 1].upos in {"NOUN", "PROPN"} and before - 1 not in figures:
        return before - 1 if tree.tokens[before - 1].lemma.lower() not in figure_words("means") else None
    verb = tree.clause_head(at)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma
    if (word in _MOVED and lemma in figure_words("changing")) or (word == "at" and lemma in figure_words("measuring") and lemma != "be"):
        return _mover(tree, verb, inside[0], figures)
    if verb == at and tree.kid(at, "cop") is not None:
        noun = tree.kid(at, "nsubj")
        return noun if noun is not None and tree.tokens[noun].upos == "NOUN" else None
    if lemma in {"total", "number", "reach", "exceed", "hit"} and before == verb == inside[0] - 1:
        return _mover(tree, verb, inside[0], figures, own=True)
    return None


def _put(tree: Tree, at: int, word: str, inside: list[int], figures: Collection[int]) -> int | None:
    """ "put the loss to the crop at 40 million": the object, not the noun beside; "output rose to 5 and exports to 9": the exports."""
    _, before = preposition(tree, inside)
    if word in _MOVED and before > 1 and tree.tokens[before - 1].upos == "NOUN" and tree.tokens[before - 2].upos == "CCONJ":
        return before - 1 if tree.tokens[before - 1].dep == "conj" and before - 1 not in figures else None
    verb = tree.clause_head(at) if word == "at" else None
    if verb is None or tree.tokens[verb].lemma not in figure_words("changing") | figure_words("measuring"):
        return None
    noun = tree.kid(verb, "obj")
    return noun if noun is not None and noun < inside[0] and noun not in figures and tree.tokens[noun].upos in {"NOUN", "PROPN"} else None


def _measured(tree: Tree, quantity: Quantity, at: int, inside: list[int], figures: Collection[int]) -> int | None:
    """The noun that an amount with a unit, or a fraction, is said of."""
    word, before = preposition(tree, inside)
    put = _put(tree, at, word, inside, figures)
    if put is not None:
        return put
    behind = tree.tokens[inside[-1] + 1].text.lower() if inside[-1] + 1 < len(tree.tokens) else ""
    noun = _noun_before(tree, inside, behind, kind_of_unit(quantity.unit))
    if noun is not None and noun not in figures:
        return noun if word in {"of", "between"} else _whole(tree, noun, figures)
    if word == "worth" and before >= 0:
        subject = tree.kid(before, "nsubj")
        return subject if subject is not None and tree.tokens[subject].upos in {"NOUN", "PROPN"} else None
    return _changed(tree, quantity, at, inside, behind, figures)


def _noun_before(tree: Tree, inside: list[int], behind: str, kind: str) -> int | None:
    """ "a reserve of 4,700 hectares", "turnout at 23%", "prices down 2%", "snow up to 80 centimetres deep", "winds above 90 km/h"."""
    word, before = preposition(tree, inside)
    if before < 0:
        return None
    sized = behind in figure_words("sizes") - {"away", "apart"}
    at = before - 1 if word in _TIES or (sized and word == ",") else before
    if word == "at" and kind == "money" and at >= 0 and tree.tokens[at].dep == "obl":
        return None  # "is offered on the market at $900,000"
    at -= word == "worth" and at > 0 and tree.tokens[at].text == ","
    if at < 0 or tree.tokens[at].upos not in {"NOUN", "PROPN"} or tree.tokens[at].text.lower() in _TIME_NOUNS | figure_words("means"):
        return None
    return at if at < before or sized or (tree.tokens[inside[0]].text.lower() in _BESIDE and kind != "money") else None


def _whole(tree: Tree, noun: int, figures: Collection[int]) -> int:
    """The noun that a noun before hangs on: "deaths from measles up 30%" tells of deaths."""
    head = tree.tokens[noun].head
    while tree.tokens[noun].dep == "nmod" and 0 <= head < noun and tree.tokens[head].upos == "NOUN" and head not in figures:
        noun, head = head, tree.tokens[head].head
    return noun


def _changed(tree: Tree, quantity: Quantity, at: int, inside: list[int], behind: str, figures: Collection[int]) -> int | None:
    """What a verb of change, measure or being says the amount of: "cut the sentence by two years", "the wall is 3 metres high"."""
    word, before = preposition(tree, inside)
    verb = tree.clause_head(at)
    if verb is None:
        return None
    kind, first = kind_of_unit(quantity.unit), tree.tokens[inside[0]].text.lower()
    lemma = tree.tokens[verb].lemma
    changing, measuring = (tree.tokens[verb].lemma in figure_words(name) for name in ("changing", "measuring"))
    left = verb - 2 if verb > 1 and tree.tokens[verb - 1].text == "," else verb - 1
    if measuring and tree.tokens[verb].tag == "VBG" and left >= 0 and tree.tokens[left].upos == "NOUN" and left not in figures:
        return left  # "twins weighing 2 kilograms", "cuts, totalling $2m,"
    effect = kind == "share" and tree.tokens[verb].upos == "ADJ" and verb == inside[-1] + 1  # "was 94% effective"
    said = effect or tree.tokens[verb].upos in {"SYM", "NUM"} or verb in inside or behind in figure_words("sizes")
    if said and tree.kid(verb, "cop") is not None:
        return _mover(tree, verb, inside[0], figures, own=True)
    if word in _MOVED and (changing or kind not in {"time", "length"} or word != "from"):
        return _mover(tree, verb, inside[0], figures) if changing or measuring or word != "to" or kind == "share" else None
    direct = before >= 0 and tree.tokens[before].upos in {"VERB", "AUX"}
    if measuring and (direct or first in _BESIDE or word in {"down", "up"}):
        return _mover(tree, verb, inside[0], figures, own=True)
    if lemma == "cost" and word not in {"to", "for"}:
        return _mover(tree, verb, inside[0], figures, own=True)  # "will cost the state $2 million"
    if kind == "money" and direct and lemma in figure_words("prices move") and tree.kid(verb, "obj") in {None, *inside}:
        return _mover(tree, verb, inside[0], figures, own=True)  # "crude gained 83 cents"
    if not changing or behind in _INTO:
        return None
    free = first in {"below", "above", "under", "past"} or (kind != "money" and (direct or first in _BESIDE or word in {"down", "up"}))
    return _mover(tree, verb, inside[0], figures) if free or (kind == "share" and quantity.kind != "share") else None


def _mover(tree: Tree, verb: int, before: int, figures: Collection[int], *, own: bool = False) -> int | None:
    """What changes or is measured: the object of the verb, else its subject, else that of the verb above; ``own``: the subject only."""
    seen: set[int] = set()
    here = verb
    if tree.kid(verb, "expl") is not None:
        return None  # "there was $2 million for the bridge"
    while here not in seen:
        seen.add(here)
        for relation in ("nsubj:pass", "nsubj") if own else ("obj", "nsubj:pass", "nsubj"):
            for noun in tree.kids(here, relation):
                if noun in figures or noun >= before or (relation == "obj" and any(kid in figures for kid in tree.kids(noun, "nummod"))):
                    continue  # "lost 120 points, or 1.4%": not the points
                if tree.tokens[noun].upos in {"NOUN", "PROPN"}:
                    return noun
                if tree.tokens[noun].text.lower() not in {"which", "that", "who"}:
                    return None
        own = True
        token = tree.tokens[here]
        if token.head < 0 or token.dep not in {"acl", "acl:relcl", "conj", "advcl", "xcomp", "appos", "parataxis"}:
            return None
        here = token.head
        if token.dep in {"acl", "acl:relcl", "appos"} or (token.dep == "conj" and tree.tokens[here].upos == "NOUN"):
            while tree.tokens[here].dep == "appos" and tree.tokens[here].head >= 0:
                here = tree.tokens[here].head
            if tree.tokens[here].upos in {"NOUN", "PROPN"} and here not in figures:
                return here
    return None
