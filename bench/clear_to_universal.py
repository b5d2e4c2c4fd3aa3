"""From the parser model's CLEAR-style labels to Universal Dependencies.

What question it answers: how would this tree look in UD v2? ``told -prep-> by -pobj-> him`` becomes ``told -obl-> him -case-> by``;
``is -attr-> doctor`` becomes ``doctor -cop-> is``; coordinations hang on their first member. Nothing outside ``reading/parser.py``
ever sees the other labels, so another parser can take its place.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DIRECT = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "neg": "advmod",
    "intj": "discourse",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "meta": "dep",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "dative": "iobj",
    "ROOT": "root",
    "npadvmod": "obl:npmod",
    "pcomp": "advcl",
}
_TIME_NOUNS = _words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening "
    "night noon midnight day days week weeks weekend month months year years decade decades hour hours minute minutes time "
    "times january february march april may june july august september october november december spring summer autumn fall "
    "winter mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
_TAGS = {
    "CC": "CCONJ",
    "CD": "NUM",
    "EX": "PRON",
    "FW": "X",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "LS": "X",
    "MD": "AUX",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "PDT": "DET",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "RB": "ADV",
    "RBR": "ADV",
    "RBS": "ADV",
    "RP": "ADP",
    "UH": "INTJ",
    "WP": "PRON",
    "WP$": "PRON",
    "WRB": "ADV",
    "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "ADD": "X",
    "AFX": "ADJ",
    "GW": "X",
    "XX": "X",
    "$": "SYM",
    "SYM": "SYM",
}
_HEADED_DETERMINERS = frozenset({"det", "nmod", "predet", "preconj", "nummod", "compound", "advmod", "poss", "amod"})
_BE = _words("be am is are was were been being 's 're 'm ’s ’re ’m")
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def universal_tag(tag: str, dep: str, word: str) -> str:
    """UPOS of a Penn tag with the model's own relation."""
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP"
    if tag == "TO":
        return "ADP" if dep in ("prep", "dative") else "PART"
    if tag in ("DT", "WDT"):
        return "DET" if dep in _HEADED_DETERMINERS else "PRON"
    if dep in ("aux", "auxpass") and tag.startswith(("VB", "MD", "TO")):
        return "AUX"
    if dep in ("prep", "agent") and tag.startswith("VB"):  # "according to", "following"
        return "ADP"
    if tag == "RB" and word.lower() in ("not", "n't", "n’t"):
        return "PART"
    return _TAGS.get(tag, "PUNCT")


class _Tree:
    """Heads and labels while they are rewritten."""

    def __init__(self, words: list[str], upos: list[str], heads: list[int], deps: list[str]) -> None:
        self.words = words
        self.upos = upos
        self.heads = heads
        self.deps = deps
        self.children: list[list[int]] = [[] for _ in words]
        for token, head in enumerate(heads):
            if head >= 0:
                self.children[head].append(token)

    def move(self, token: int, head: int, dep: str) -> None:
        if self.heads[token] >= 0:
            self.children[self.heads[token]].remove(token)
        self.heads[token] = head
        self.deps[token] = dep
        if head >= 0:
            self.children[head].append(token)
            self.children[head].sort()


def _prepositions(tree: _Tree) -> None:
    """The object of a preposition takes its place; the preposition becomes its case (or its mark, before a clause)."""
    for prep in range(len(tree.words)):
        kind = tree.deps[prep]
        if kind not in ("prep", "agent", "dative"):
            continue
        objects = [c for c in tree.children[prep] if tree.deps[c] in ("pobj", "pcomp")]
        if not objects:  # "as warm", "as expected": the model hangs the adjective on the preposition
            objects = [c for c in tree.children[prep] if c > prep and tree.deps[c] in ("amod", "acomp", "advcl")][:1]
        if not objects:
            inner = [c for c in tree.children[prep] if tree.deps[c] == "prep"]
            deeper = [(c, o) for c in inner for o in tree.children[c] if tree.deps[o] in ("pobj", "pcomp")]
            if not deeper:
                continue
            middle, target = deeper[0]
            tree.move(target, prep, tree.deps[target])
            for rest in list(tree.children[middle]):
                tree.move(rest, target, tree.deps[rest])
            tree.move(middle, target, "case" if kind != "prep" or tree.words[prep].lower() != "according" else "fixed")
            objects = [target]
        target = objects[0]
        head = tree.heads[prep]
        verbal = head >= 0 and tree.upos[head] in PREDICATES
        clause = tree.deps[target] == "pcomp" and tree.upos[target] in ("VERB", "AUX")
        if clause:
            dep = "advcl" if verbal else "acl"
        elif kind == "agent":
            dep = "obl:agent"
        else:
            dep = "obl" if verbal else "nmod"
        tree.move(target, head, dep)
        for other in list(tree.children[prep]):
            if other != target:
                tree.move(other, target, "conj" if tree.deps[other] in ("pobj", "pcomp") else tree.deps[other])
        tree.move(prep, target, "mark" if clause else "case")
        for child in list(tree.children[target]):
            if tree.deps[child] == "fixed":
                tree.move(child, prep, "fixed")


def _copulas(tree: _Tree) -> None:
    """What a subject is said to be becomes the head, with the verb "be" as its copula."""
    for verb in range(len(tree.words)):
        if tree.words[verb].lower() not in _BE or tree.deps[verb] in ("aux", "auxpass"):
            continue
        said = [c for c in tree.children[verb] if tree.deps[c] in ("attr", "acomp")]
        if not said:
            continue
        if any(tree.deps[c] == "expl" for c in tree.children[verb]):
            for token in said:
                tree.deps[token] = "nsubj"
            continue
        predicate = said[0]
        tree.move(predicate, tree.heads[verb], tree.deps[verb])
        for child in list(tree.children[verb]):
            tree.move(child, predicate, tree.deps[child])
        tree.move(verb, predicate, "cop")
        tree.upos[verb] = "AUX"


def _coordinations(tree: _Tree) -> None:
    """Members hang on the first one, conjunctions on the member that follows them."""
    for token in range(len(tree.words)):
        if tree.deps[token] == "conj":
            first = tree.heads[token]
            seen = {token}
            while first >= 0 and tree.deps[first] == "conj" and first not in seen:
                seen.add(first)
                first = tree.heads[first]
            if first >= 0 and first != tree.heads[token] and first not in seen:
                tree.move(token, first, "conj")
    for token in range(len(tree.words)):
        if tree.deps[token] == "cc":
            members = [c for c in tree.children[tree.heads[token]] if tree.deps[c] == "conj" and c > token]
            if members:
                tree.move(token, members[0], "cc")


def _is_tree(heads: list[int]) -> bool:
    """Every token reaches the root."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at >= 0 and state[at] == 1:
            return False
        for token in path:
            state[token] = 2
    return True


def to_universal(words: list[str], upos: list[str], heads: list[int], deps: list[str]) -> tuple[list[str], list[int], list[str]]:
    """UPOS, heads (-1: root) and UD relations of one sentence; several roots become one with the rest as parataxis."""
    tree = _Tree(words, list(upos), list(heads), list(deps))
    _prepositions(tree)
    _copulas(tree)
    _coordinations(tree)
    roots = [token for token, head in enumerate(tree.heads) if head < 0]
    for other in roots[1:]:
        tree.move(other, roots[0], "parataxis")
    labels = [_DIRECT.get(dep, dep) for dep in tree.deps]
    for token, label in enumerate(labels):
        if label == "obl:npmod" and words[token].lower() in _TIME_NOUNS:
            labels[token] = "obl:tmod"
        elif label in ("prep", "agent"):
            labels[token] = "advmod" if label == "prep" else "obl:agent"
        elif label in ("pobj",):
            labels[token] = "nmod"
    if roots:
        labels[roots[0]] = "root"
    if not _is_tree(tree.heads):  # a rewrite met a shape it was not made for: keep the model's own heads
        return list(upos), list(heads), [_DIRECT.get(dep, dep) for dep in deps]
    return tree.upos, tree.heads, labels
