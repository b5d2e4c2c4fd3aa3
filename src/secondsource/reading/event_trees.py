"""What a tree of Universal Dependencies cannot be, put right before its events are read.

What question it answers: in ``"called on Tarmia to stop"`` the parse hung ``Tarmia`` on ``stop``: whose is it? A word that leads a clause
("to", "of", "as") is its first; a possessor stands before what it possesses; a preposition governs a noun, no finite verb; a title and the
name behind it are one phrase. Where the parse breaks one of these rules (de Marneffe and others, Universal Dependencies, Computational
Linguistics 47, 2021), the word is hung where the rule allows it; all else is left alone. Each repair goes through the sentence once.
"""

from bisect import bisect_left, bisect_right, insort

from secondsource.reading.event_lexicon import verbs
from secondsource.reading.parser import Parse, Token

_NAMING = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
_LED = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_CLAUSE = frozenset({"advcl", "ccomp"})
_OPENS = frozenset({"as", "after", "before", "when", "while", "because", "since", "until", "though", "although", "once", "where", "that"})
_PREPOSITIONS = frozenset({"in", "on", "at", "from", "into", "near", "of", "with", "across", "around", "inside", "outside", "against"})
_IN_NAMES = frozenset({"compound", "flat", "amod", "det", "nmod:poss", "nummod", "punct"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DASHES = frozenset({"-", "–", "—", "--"})
REACH = 12  # tokens that a phrase is at most long here
WINDOW = 120  # tokens on either side of a word in which its children are looked for


class _Draft:
    """The tokens while they are mended, with the children that each had at first."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = list(tokens)
        self.children: list[list[int]] = [[] for _ in tokens]
        for number, token in enumerate(tokens):
            if token.head >= 0:
                self.children[token.head].append(number)

    def kids(self, at: int, *deps: str) -> list[int]:
        return [kid for kid in self.near(at) if self.tokens[kid].dep in deps]

    def near(self, at: int) -> list[int]:
        """The children of ``at``, in order, as far as they stand within a few lines of it: one word may have thousands."""
        own = self.children[at]
        return [kid for kid in own[bisect_left(own, at - WINDOW) : bisect_right(own, at + WINDOW)] if self.tokens[kid].head == at]

    def change(self, at: int, head: int, dep: str, tag: str = "") -> None:
        """Hangs ``at`` on ``head`` without a look for circles."""
        self.tokens[at] = self.tokens[at]._replace(head=head, dep=dep, tag=tag or self.tokens[at].tag)
        insort(self.children[head], at)

    def hang(self, at: int, head: int, dep: str) -> None:
        """Hangs ``at`` on ``head``, unless that would close a circle."""
        above, steps = head, 0
        while above >= 0 and steps <= len(self.tokens):
            if above == at or steps > 60:
                return
            above, steps = self.tokens[above].head, steps + 1
        self.change(at, head, dep)

    def starts(self, at: int) -> int:
        """The first token of the short phrase whose head is ``at``."""
        first = at
        while first > 0 and at - first < REACH:
            before = self.tokens[first - 1]
            if before.dep not in _IN_NAMES or not first - 1 < before.head <= at:
                break
            first -= 1
        return first


def repaired(parse: Parse) -> Parse:
    """The parse with what breaks those rules hung elsewhere; the tokens themselves are the same."""
    draft = _Draft(parse.tokens)
    first = (_dateline, _active, _infinitives, _names, _possessors, _participles, _agents, _joined, _governed, _upright)
    for mend in (*first, _subjects, _markers, _blamed, _nearest, _relative, _on_the_name, _agreeing):
        for at in range(len(draft.tokens)):
            mend(draft, at)
    return Parse(tuple(draft.tokens))


def _dateline(draft: _Draft, at: int) -> None:
    """ "ALDMOOR (Wire) - Ten were killed": the place where a report was written takes part in nothing."""
    mark = draft.tokens[at].text
    if not 0 < at < REACH or at + 1 >= len(draft.tokens) or mark not in _DASHES | {")"}:
        return
    opens = at
    if mark == ")":
        opens = next((n for n in range(at - 1, max(0, at - 4), -1) if draft.tokens[n].text == "("), 0)
    elif not (draft.tokens[0].text.isupper() and draft.tokens[at].start > draft.tokens[at - 1].end):
        return
    before = draft.tokens[:opens]
    if not before or any(not word.text[:1].isupper() and word.upos not in {"PUNCT", "DET"} for word in before):
        return
    for place in range(opens):
        token = draft.tokens[place]
        if token.dep not in _ARGUMENTS or token.head < at:
            continue
        others = [kid for kid in draft.kids(token.head, "nsubj", "nsubj:pass") if at < kid < token.head]
        if not others and draft.tokens[at + 1].text not in _DASHES and mark == ")":
            continue
        draft.tokens[place] = token._replace(dep="dep")
        late = [kid for kid in draft.kids(place, "appos", "list", "conj") if at < kid < token.head]
        if not others and late:
            draft.hang(late[-1], token.head, token.dep)


def _agents(draft: _Draft, at: int) -> None:
    """ "News of a report written by A": "by" right behind a participle tells whose work that is."""
    by = draft.tokens[at]
    if by.text.lower() != "by" or by.dep not in {"case", "mark"} or at == 0 or by.head <= at:
        return
    done, who = draft.tokens[at - 1], draft.tokens[by.head]
    participle = done.upos == "VERB" and (done.tag == "VBN" or (done.tag in {"JJ", "VBD"} and done.dep == "acl"))
    if participle and who.upos in _NOMINAL and who.head != at - 1 and who.head < at and who.dep in {"nmod", "obl", "obl:agent"}:
        draft.hang(by.head, at - 1, "obl:agent")


def _active(draft: _Draft, at: int) -> None:
    """ "They've attacked": with "have" alone a participle is no passive."""
    if draft.tokens[at].dep != "nsubj:pass":
        return
    verb = draft.tokens[at].head
    if draft.kids(verb, "aux:pass") or draft.tokens[verb].dep == "conj":
        return
    helping = [draft.tokens[kid].lemma.lower() for kid in draft.kids(verb, "aux")]
    if any(word in {"have", "'ve", "’ve", "has", "had"} for word in helping) and "be" not in helping and "get" not in helping:
        draft.tokens[at] = draft.tokens[at]._replace(dep="nsubj")


def _infinitives(draft: _Draft, at: int) -> None:
    """ "Asked A to rebuild trust", "steps to ease strains": a verb behind "to" describes no noun behind it, and clings to one before it."""
    token = draft.tokens[at]
    if token.tag != "VB" or token.dep != "amod" or not any(draft.tokens[kid].text.lower() == "to" for kid in draft.kids(at, "mark")):
        return
    noun = token.head
    if noun < at:
        draft.tokens[at] = token._replace(dep="acl")
        return
    while draft.tokens[noun].dep == "amod" and at < draft.tokens[noun].head < at + REACH:
        noun = draft.tokens[noun].head
    above, dep = draft.tokens[noun].head, draft.tokens[noun].dep
    if 0 <= above < at and dep in {"obj", "obl", "xcomp"}:
        draft.change(noun, at, "obj")
        draft.change(at, above, "xcomp")


def _names(draft: _Draft, at: int) -> None:
    """ "Foreign Minister Ola Brandt": a name right behind a title is part of its phrase, whatever the parse made of it."""
    token = draft.tokens[at]
    if token.upos != "PROPN" or token.head < 0:
        return
    if token.dep == "appos" and token.head < at and token.ent == "person":
        if draft.kids(at, "cc") or any(draft.kids(kid, "cc") for kid in draft.kids(at, "compound")):
            draft.hang(at, token.head, "conj")  # "Secretary A and chief B"
        elif _unbroken(draft, token.head, at):
            draft.hang(at, token.head, "flat")
    elif token.dep == "nmod" and token.ent == "person" and draft.tokens[at - 1].head == token.head and at > 0:
        if draft.tokens[at - 1].dep == "nmod:poss" and draft.tokens[at - 1].upos in _NAMING:  # "the trial of President A"
            draft.change(at - 1, token.head, "nmod")
            draft.hang(at, at - 1, "flat")
    elif token.dep in _ARGUMENTS and not draft.kids(at, "case") and (before := draft.starts(at) - 1) >= 0:
        title = draft.tokens[before]
        if title.upos == "ADP" and token.ent == "person":  # "Director of Harbours Ilse Orlen"
            far = [n for n in range(max(0, before - 3), before) if draft.tokens[n].head == token.head and draft.tokens[n].dep == token.dep]
            if far and draft.tokens[far[-1]].text[:1].isupper() and _unbroken(draft, far[-1], at):
                draft.hang(at, far[-1], "flat")
            return
        called = title.text[:1].isupper() or (title.upos == "NOUN" and title.dep == token.dep == "nsubj")
        if title.head != token.head or title.upos not in _NAMING or not called:
            return
        if before == at - 1 and title.dep in _ARGUMENTS and title.ent == "" and token.ent == "person":
            draft.hang(at, before, "flat")
        elif title.dep == token.dep and title.upos == "PROPN" and token.dep in {"nsubj", "nsubj:pass"}:
            draft.hang(before, at, "compound")  # "the Northern Circuit Court"


def _unbroken(draft: _Draft, title: int, name: int) -> bool:
    """Whether nothing but words of a title stands between the two: "Secretary of State A", but not "the envoy, A"."""
    between = draft.tokens[title + 1 : name]
    return len(between) <= REACH and all(word.upos in {"ADP", "PROPN", "NOUN", "ADJ", "DET"} for word in between)


def _possessors(draft: _Draft, at: int) -> None:
    """ "A's support for B's cause": the mark belongs to the word before it, and the possessor stands before what it possesses."""
    token = draft.tokens[at]
    if token.tag != "POS" or at == 0:
        return
    owner = at - 1
    for _ in range(REACH):
        above = draft.tokens[owner].head
        if draft.tokens[owner].dep not in {"flat", "compound"} or not at - REACH <= above < at:
            break
        owner = above
    told = draft.tokens[owner]
    if told.dep == "nmod" and 0 <= told.head < owner and draft.tokens[told.head].dep == "nmod:poss" and draft.tokens[told.head].head > at:
        return  # "the House of Lords' inquiry"
    if token.head <= at and not (told.dep == "nmod:poss" and 0 <= told.head < at):
        return
    if token.head > at and told.dep == "nmod:poss" and told.head > at:
        return
    thing = next((n for n in range(at + 1, min(len(draft.tokens), at + REACH)) if draft.tokens[n].upos in _NAMING), None)
    while thing is not None and draft.tokens[thing].dep in {"compound", "flat"} and thing < draft.tokens[thing].head < at + REACH:
        thing = draft.tokens[thing].head
    if thing is None or told.upos not in _NOMINAL:
        return
    verb, dep = told.head, told.dep
    if dep in {"obj", "obl", "obl:agent", "nmod"} and draft.tokens[thing].dep in {"nsubj", "nsubj:pass"} and draft.tokens[thing].head < at:
        draft.hang(thing, verb, "obl" if dep == "obl:agent" else dep)
    draft.hang(owner, thing, "nmod:poss")
    draft.hang(at, owner, "case")


def _participles(draft: _Draft, at: int) -> None:
    """ "In illegally seized Corland": a preposition governs the noun, and the participle describes it."""
    token = draft.tokens[at]
    if token.tag not in {"VBD", "VBN"} or token.dep in {"amod", "compound"} or draft.kids(at, "nsubj", "nsubj:pass", "aux", "aux:pass"):
        return
    before = at - 1
    while before > 0 and draft.tokens[before].upos == "ADV" and draft.tokens[before].head == at:
        before -= 1
    lead = draft.tokens[before] if before >= 0 else None
    if lead is None or lead.head != at or lead.upos not in {"ADP", "SCONJ"} or lead.text.lower() not in _PREPOSITIONS:
        return
    noun = next((kid for kid in draft.kids(at, "obj") if 0 < kid - at < 4), None)
    if noun is None or token.head < 0:
        return
    dep = "conj" if token.dep == "conj" else "obl"
    draft.change(noun, token.head, dep)
    draft.change(at, noun, "amod", "VBN")
    draft.hang(before, noun, "case")


def _joined(draft: _Draft, at: int) -> None:
    """ "Spoke of fear on the coast, and called for calm": what stands before "and" belongs to the verb before it."""
    token = draft.tokens[at]
    if token.upos not in _NOMINAL or token.dep not in {"obl", "obj"} or token.head <= at:
        return
    verb = token.head
    joint = next(iter(draft.kids(verb, "cc")), None)
    if joint is None or joint < at or draft.tokens[verb].upos != "VERB":
        return
    above = draft.tokens[verb].head
    if above > at:  # both verbs hang on one of speech behind them
        above = max((kid for kid in draft.kids(above, "ccomp") if kid < at and draft.tokens[kid].upos == "VERB"), default=-1)
    if above >= 0:
        draft.hang(at, above, token.dep)


def _governed(draft: _Draft, at: int) -> None:
    """ "Called on A": what was taken for a particle is the preposition of the noun right behind it that has none."""
    token = draft.tokens[at]
    if token.dep != "compound:prt" or token.text.lower() not in {"on", "upon", "for", "at", "with", "to", "against"}:
        return
    for noun in range(at + 1, min(len(draft.tokens), at + REACH)):
        if draft.tokens[noun].upos not in _NOMINAL or draft.tokens[noun].head != token.head:
            continue
        if draft.tokens[noun].dep == "obl" and draft.starts(noun) == at + 1 and not draft.kids(noun, "case"):
            draft.hang(at, noun, "case")
        return


def _upright(draft: _Draft, at: int) -> None:
    """ "As A on Friday held talks": a finite verb does not describe the noun behind it; that is its object."""
    token = draft.tokens[at]
    noun = token.head
    if token.tag != "VBD" or token.dep not in {"acl", "amod"} or not at < noun < at + REACH or draft.kids(at, "obj"):
        return
    above = draft.tokens[noun].head
    if 0 <= above < at and draft.starts(noun) == at + 1 and draft.tokens[noun].dep in {"obl", "obj"} and not draft.kids(noun, "case"):
        draft.change(at, above, "advcl")
        draft.change(noun, at, "obj")


def _subjects(draft: _Draft, at: int) -> None:
    """ "It came as A met B": the noun right behind the word that opens a clause is the subject of its finite verb."""
    verb = draft.tokens[at]
    if verb.tag not in _FINITE or verb.upos != "VERB" or verb.dep not in _CLAUSE or verb.head < 0 or verb.head > at:
        return
    if draft.kids(at, "nsubj", "nsubj:pass", "csubj", "expl", "obl:agent"):
        return
    for noun in range(at - 1, max(verb.head, at - 2 * REACH), -1):
        token = draft.tokens[noun]
        if token.upos == "VERB" and token.dep not in {"amod", "compound"}:
            return
        if token.upos not in _NOMINAL or token.dep in {"compound", "flat", "nmod:poss"} or token.head == at:
            continue
        opening = draft.starts(noun) - 1
        if opening <= verb.head or draft.tokens[opening].text.lower() not in _OPENS:
            continue
        if token.head not in {verb.head, draft.tokens[verb.head].head} and token.dep != "obl":
            return
        draft.hang(noun, at, "nsubj")
        draft.hang(opening, at, "mark")
        return


def _markers(draft: _Draft, at: int) -> None:
    """ "Called on A to stop", "accused A of lying": what stands before the word that leads a clause belongs to the verb above."""
    token = draft.tokens[at]
    if token.upos not in _NOMINAL or token.dep not in _ARGUMENTS or token.head <= at:
        return
    verb = token.head
    above = draft.tokens[verb].head
    if draft.tokens[verb].dep not in _LED or not 0 <= above < at or draft.tokens[above].upos != "VERB":
        return
    led = draft.kids(verb, "mark", "case")
    lead = min(led, default=None)
    if lead is None or lead < at or draft.tokens[lead].text.lower() not in {"to", "of", "for", "from", "with"}:
        return
    if draft.tokens[verb].tag not in {"VB", "VBG"}:
        return
    first = draft.starts(at)
    behind = draft.tokens[first - 1].upos == "ADP" and first - 1 > above
    if not behind and draft.kids(above, "obj"):
        return
    draft.hang(at, above, "obl" if behind else "obj")
    if behind:
        draft.hang(first - 1, at, "case")


def _blamed(draft: _Draft, at: int) -> None:
    """ "Blame rebels holding the town for it": the noun before a participle that nothing leads is what the verb is done to."""
    token = draft.tokens[at]
    if token.tag != "VBG" or token.dep != "ccomp" or token.head < 0 or draft.kids(at, "mark", "case", "aux", "cop"):
        return
    verb = token.head
    subject = next((kid for kid in draft.kids(at, "nsubj") if verb < kid < at), None)
    if subject is None or draft.kids(verb, "obj") or draft.tokens[verb].lemma.lower() not in verbs():
        return
    draft.change(subject, verb, "obj")
    draft.hang(at, subject, "acl")


def _nearest(draft: _Draft, at: int) -> None:
    """ "Near the border and into Corland, seized in 2014": a participle behind a comma describes the noun right before it."""
    token = draft.tokens[at]
    if token.tag != "VBN" or token.dep != "acl" or at < 2 or draft.tokens[at - 1].text != ",":
        return
    noun = at - 2
    while draft.tokens[noun].dep in {"flat", "compound"} and at - REACH < draft.tokens[noun].head < at:
        noun = draft.tokens[noun].head
    if noun != token.head and draft.tokens[noun].dep == "conj" and draft.kids(noun, "case") and draft.tokens[noun].upos in _NAMING:
        draft.hang(at, noun, "acl")


def _agreeing(draft: _Draft, at: int) -> None:
    """ "Supporters of the leader, who attack the press": a relative clause describes the noun that agrees with its verb."""
    token = draft.tokens[at]
    if token.dep != "acl:relcl" or token.head < 0 or draft.tokens[token.head].upos not in _NAMING:
        return
    who = next((kid for kid in draft.kids(at, "nsubj", "nsubj:pass") if draft.tokens[kid].text.lower() in {"who", "which", "that"}), None)
    if who is None:
        return
    finite = next((kid for kid in draft.kids(at, "aux", "aux:pass", "cop")), at)
    tag = draft.tokens[finite].tag
    if tag not in {"VBP", "VBZ"} or draft.tokens[finite].text.lower() in {"'s", "’s"}:
        return
    noun = token.head
    for _ in range(3):
        many = draft.tokens[noun].tag in {"NNS", "NNPS"} or bool(draft.kids(noun, "conj"))
        if many == (tag == "VBP"):
            if noun != token.head:
                draft.hang(at, noun, "acl:relcl")
            return
        if draft.tokens[noun].dep not in {"nmod", "conj"} or not 0 <= draft.tokens[noun].head < noun:
            return
        noun = draft.tokens[noun].head
        if draft.tokens[noun].upos not in _NAMING:
            return


def _relative(draft: _Draft, at: int) -> None:
    """ "Fought the police, who fired": a clause with "who" behind a comma describes the noun before it."""
    token = draft.tokens[at]
    if token.dep not in {"parataxis", "advcl", "conj"} or token.upos != "VERB":
        return
    who = next((kid for kid in draft.kids(at, "nsubj", "nsubj:pass") if draft.tokens[kid].text.lower() in {"who", "which"}), None)
    if who is None or not 1 < who < at or draft.tokens[who - 1].text != ",":
        return
    noun = who - 2
    while draft.tokens[noun].dep in {"flat", "compound"} and who - REACH < draft.tokens[noun].head < who:
        noun = draft.tokens[noun].head
    if draft.tokens[noun].upos in _NAMING and noun != token.head:
        draft.hang(at, noun, "acl:relcl")


def _on_the_name(draft: _Draft, at: int) -> None:
    """ "Sen. Ilse Orlen, who left": a word before a name bears no clause of its own; the name does."""
    token = draft.tokens[at]
    if token.dep not in {"acl", "acl:relcl"} or token.head < 0:
        return
    noun = token.head
    while draft.tokens[noun].dep in {"compound", "flat"} and 0 <= draft.tokens[noun].head < at:
        noun = draft.tokens[noun].head
    if noun != token.head:
        draft.hang(at, noun, token.dep)
