"""Events that a noun tells: alone ("the arrest of B by A", "A's threat to B") or beside a verb that means little ("made a donation").

What question it answers: who did it and who suffered it, from the prepositions around the noun, its possessor and a people's adjective
before it? ``data/event_nouns.tsv`` tells for each noun which prepositions are whose.
"""

from typing import NamedTuple

from secondsource.reading.event_lexicon import EventNoun, nouns
from secondsource.reading.event_sides import case_of, is_time, may_act, somebody
from secondsource.reading.lexicon import listed
from secondsource.reading.participants import Cast, country_in, stands_for_government
from secondsource.reading.trees import Tree

REACH = 24  # tokens behind the noun in which its sides are looked for
_TARGETS = frozenset({"target", "victim", "object", "subject", "focus"})
_PEOPLES = ("ian", "ean", "ese", "ish")
_OF_PLACES = frozenset({"AID", "ASSAULT", "COERCE", "PROTEST", "ACCUSE", "REJECT"})  # these reach places and things too
_ABOUT = frozenset({"ACCUSE", "SANCTION", "COERCE", "CONSULT", "AGREE"})  # a country's name before these nouns is no doer
_TOGETHER = frozenset({"of", "between", "among", "by"})
_LINKED = frozenset({"nmod", "obl", "obl:agent"})
_HOLDERS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "root", "conj"})


class Sides(NamedTuple):
    """Who stands beside an event noun, and in what part."""

    actor: int | None
    recipient: int | None


def entry_of(tree: Tree, noun: int) -> EventNoun | None:
    """The row of the lexicon for the noun, with the word before it where they are one ("air strike")."""
    token = tree.tokens[noun]
    if token.upos not in {"NOUN", "PROPN"} or (token.upos == "PROPN" and token.ent):
        return None
    lemma = token.lemma.lower()
    if noun > 1 and tree.tokens[noun - 1].text == "-" and tree.tokens[noun - 1].start == tree.tokens[noun - 2].end:
        whole = nouns().get(f"{tree.tokens[noun - 2].lemma.lower()}-{lemma}")  # "cease-fire" is no fire
        return whole if token.head != noun - 2 else None
    if noun + 2 < len(tree.tokens) and tree.tokens[noun + 1].text == "-" and tree.tokens[noun + 1].start == token.end:
        return nouns().get(f"{lemma}-{tree.tokens[noun + 2].text.lower()}")  # "sit-in"
    before = [tree.tokens[kid].lemma.lower() for kid in tree.kids(noun, "compound", "amod")]
    forms = (token.text.lower(), lemma)
    entry = next((found for word in before for form in forms if (found := nouns().get(f"{word} {form}")) is not None), None)
    entry = entry or nouns().get(forms[0]) or nouns().get(lemma)
    if entry is not None and entry.needed == "several":
        return entry._replace(needed="one" if _several(tree, noun) else "both")
    return entry


def _several(tree: Tree, noun: int) -> bool:
    """Whether those named behind the noun are more than one, so that they have each other: "a summit of the four states"."""
    for kid in tree.kids(noun, "nmod", "nmod:poss"):
        together = tree.tokens[kid].dep == "nmod:poss" or case_of(tree, kid) in _TOGETHER
        if together and (tree.tokens[kid].tag in {"NNS", "NNPS"} or tree.kids(kid, "conj")):
            return True
    return False


def _placed(tree: Tree, noun: int, *, held: bool = False) -> list[tuple[int, str, int]]:
    """(how far below, preposition, token) of what stands behind the noun and may belong to it, whatever the parse hung it on."""
    token = tree.tokens[noun]
    holder = token.head if token.dep in _HOLDERS and token.head >= 0 else None
    end = min(len(tree.tokens), noun + REACH)
    if holder is not None and holder > noun and (token.dep == "nsubj" or (token.dep == "nsubj:pass" and not held)):
        before_verb = min([holder, *(kid for kid in tree.kids(holder, "aux", "aux:pass", "cop") if kid > noun)])
        end = min(end, before_verb)
    if holder is not None and tree.tokens[holder].upos not in {"VERB", "NOUN"}:
        holder = None
    found: list[tuple[int, str, int]] = []
    for at in range(noun + 1, end):
        here = tree.tokens[at]
        if here.dep not in _LINKED or not (case := case_of(tree, at)):
            continue
        depth, above = 0, here.head
        while above >= 0 and above != noun and above != holder and depth < 3 and tree.tokens[above].dep in {"nmod", "acl", "obl", "conj"}:
            if case == "by" and tree.tokens[above].dep == "acl" and tree.tokens[above].tag == "VBN":
                break  # "the release of a report written by A": its author
            depth, above = depth + 1, tree.tokens[above].head
        if above == noun or (above == holder and above is not None and above >= 0):
            found.append((depth, case, at))
    # "On X, Y imposed a ban": what stands before the clause hangs on the verb.
    if holder is not None and token.dep in {"obj", "nsubj:pass"}:
        found += [(1, case_of(tree, kid), kid) for kid in tree.kids(holder, "obl") if kid < noun and case_of(tree, kid)]
    return sorted(found, key=lambda one: (one[0], one[2]))


def _first(
    tree: Tree,
    cast: Cast,
    placed: list[tuple[int, str, int]],
    places: tuple[str, ...],
    *,
    anything: bool = False,
    themselves: bool = False,
    other: int | None = None,
) -> int | None:
    """The first of the places that holds somebody; ``themselves``: behind "of" only the noun itself ("the protest of nurses")."""
    for place in places:
        for depth, case, at in placed:
            if case != place or is_time(tree, at) or (place == "of" and depth):
                continue
            if (inner := somebody(tree, cast, at)) is not None and inner != other and (not themselves or place != "of" or inner == at):
                return inner
            if (place == "by" or (place == "from" and not depth)) and may_act(tree, at):
                return at
            if anything and place in {"of", "on", "against", "to"} and not depth:
                return at
    return None


def sides(tree: Tree, cast: Cast, noun: int, entry: EventNoun, *, held: bool = False) -> Sides:
    """Actor and recipient from what stands around the noun; ``held``: a verb gives its actor, so that anything may be the recipient."""
    placed = _placed(tree, noun, held=held)
    placed = [one for one in placed if one[1] != "between" or _his_own(tree, noun, one[2])]
    pair = next((at for _, case, at in placed if case in {"between", "of", "by"} and _joined(tree, noun, at)), None)
    if pair is not None and case_of(tree, pair) == "between":
        other = next((kid for kid in _joined(tree, noun, pair) if somebody(tree, cast, kid) is not None), None)
        if somebody(tree, cast, pair) is not None:
            other = (
                other if other is not None else next((kid for kid in _joined(tree, noun, pair) if tree.tokens[kid].upos == "NOUN"), None)
            )
            return Sides(pair, other)
    many = next((at for depth, case, at in placed if case == "between" and not depth and tree.tokens[at].tag in {"NNS", "NNPS"}), None)
    if many is not None and somebody(tree, cast, many) == many:
        return Sides(many, None)  # "clashes between gangs": with each other
    actor = _first(tree, cast, placed, ("by", "at the hands of", "on the part of"))
    owners = [kid for kid in tree.kids(noun, "nmod:poss") if not is_time(tree, kid)]
    owner = next((got for kid in owners if (got := somebody(tree, cast, kid)) is not None), None)
    if entry.possessor == "recipient" and actor is None and any(case == "of" and not depth for depth, case, _ in placed):
        actor = owner  # "the army's arrest of the editor"
    done_to = owner if owner != actor and owner is not None and (actor is not None or entry.possessor == "recipient") else None
    recipient = _first(
        tree,
        cast,
        placed,
        tuple(p for p in entry.recipients if p not in {"between"}),
        anything=held or actor is not None or owner is not None,
        other=actor,
    )
    if actor is None and done_to is None:
        actor = owner
    if actor is None:
        actor = _first(
            tree,
            cast,
            [one for one in placed if one[2] != recipient],
            tuple(p for p in entry.actors if p not in entry.recipients and p != "between"),
            themselves=True,
        )
    if actor is None:
        actor = next((kid for kid in tree.kids(noun, "amod", "compound") if _people(tree, kid, entry.type)), None)
    recipient = recipient if recipient is not None else done_to
    if recipient is None and actor is not None and entry.type in _OF_PLACES:  # "donations from A to the flooded districts"
        places = tuple(p for p in entry.recipients if p not in {"between", *_TOGETHER})
        recipient = next(
            (at for place in places for _, case, at in placed if case == place and at != actor and not is_time(tree, at)), None
        )
    if recipient is None:
        recipient = _target(tree, noun)
    return Sides(actor, recipient if recipient != actor else None)


def _joined(tree: Tree, noun: int, at: int) -> list[int]:
    """What is joined to the word behind "between", also where the parse joined it to the event noun."""
    return tree.kids(at, "conj") or [kid for kid in tree.kids(noun, "conj") if kid > at and case_of(tree, at) == "between"]


def _his_own(tree: Tree, noun: int, at: int) -> bool:
    """Whether "between A and B" belongs to the event: "talks in May between", but not "a deal on the border between"."""
    above = tree.tokens[at].head
    return above == noun or tree.tokens[above].upos != "NOUN" or tree.tokens[above].ent != "" or is_time(tree, above)


def _target(tree: Tree, noun: int) -> int | None:
    """ "B was the target of an attack"."""
    head = tree.tokens[noun].head
    if head < 0 or tree.tokens[head].lemma.lower() not in _TARGETS or tree.kid(head, "cop") is None:
        return None
    return tree.kid(head, "nsubj")


def _people(tree: Tree, at: int, kind: str) -> bool:
    """Whether a word before the noun is a people's adjective or a name: "Russian", also one that no list knows.

    The name of a country before an inquiry, a sanction or a talk tells what it is about: "the Estmark probe".
    """
    token = tree.tokens[at]
    if not token.text[:1].isupper() or token.lemma.lower() in listed("time nouns"):
        return False
    if (
        kind in _ABOUT
        and token.dep == "compound"
        and not token.text.isupper()
        and "." not in token.text
        and stands_for_government(token.text)
    ):
        return False
    return country_in(token.text) is not None or (token.text.lower().endswith(_PEOPLES))
