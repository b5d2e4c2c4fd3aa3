"""Whom "he said" goes on with: the subjects of the teller's own clauses, around the pronoun or in the sentences just before it.

Newspapers go on with whoever is the subject: "Ms Norn asked the mayor for more time. She said ..." and, right after what was quoted,
"..., he added". Who is only spoken of, inside a quotation or a report, is not taken up by the pronoun that reports. Where the teller's
clauses offer two who fit, or nobody in reach, nothing is decided here and the weights of ``pronouns.py`` do it.
"""

from collections.abc import Callable, Iterator

from secondsource.reading.cast import known_words
from secondsource.reading.referents import Referent, Scene

# How many sentences of the teller's own may stand between, the one that has the subject included.
REACH = 3
# How many sentences are looked at, quoted ones included: bounds the search after long quotations.
MOST_SENTENCES = 12
_SUBJECTS = ("nsubj", "nsubj:pass")
_CLAUSES_ABOVE = 12
# Whoever is mentioned so many tokens before the pronoun, in its own sentence, is nearer than the sentences before.
NEAR = 60
_TITLE_TOKENS = 6
_ASKING = frozenset({"ask", "press", "question", "quiz", "grill"})
_GOING_ON = frozenset({"add", "continue", "ask", "press", "go", "conclude", "note"})

Fits = Callable[[Referent], bool]


def goes_on_with(scene: Scene, token: int, begin: int, fits: Fits) -> Referent | None:
    """Who the reporting pronoun at ``token`` is by the teller's subjects; None where they do not tell.

    Args:
        begin: the first token of what the pronoun says, where that stands before it, else the pronoun itself.
        fits: whether number and gender allow a referent.
    """
    for referent in _subjects_around(scene, token, begin):
        if fits(referent):
            return referent
    row = scene.row
    last = row.sentence[begin]
    asked = _asked(scene, token, begin)
    if asked is not None and fits(asked):
        return asked
    if any(fits(scene.at[t]) for t in range(max(row.first[last], begin - NEAR), begin) if t in scene.at and row.region[t] < 0):
        return None  # "his sister pleaded with him, but he replied": somebody nearer than the sentences before
    told = 0
    for number in range(last - 1, max(-1, last - 1 - MOST_SENTENCES), -1):
        subjects = _subjects(scene, number)
        if subjects is None:
            continue
        fitting = [r for r in subjects if fits(r)]
        if fitting:
            return fitting[0] if all(r is fitting[0] for r in fitting) else None
        told += 1
        if told >= REACH:
            return None
    return None


def _asked(scene: Scene, token: int, begin: int) -> Referent | None:
    """Whom the sentence right before asks: "The host asked Ms Norn about it. She said ..."; not where "she" goes on asking."""
    row = scene.row
    number = row.sentence[begin] - 1
    if number < 0 or begin == token or (row.heads[token] >= 0 and row.lemmas[row.heads[token]] in _GOING_ON):
        return None
    if number not in scene.asking:
        verbs = range(row.first[number], row.first[number + 1])
        scene.asking[number] = [v for v in verbs if row.lemmas[v] in _ASKING and row.upos[v] == "VERB" and row.region[v] < 0]
    for verb in scene.asking[number]:
        told = next((c for c in row.children[verb] if row.deps[c] in ("obj", "iobj") and c > verb), -1)
        for referent in _behind(scene, told) if told >= 0 else ():
            return referent
    return None


def _subjects_around(scene: Scene, token: int, begin: int) -> Iterator[Referent]:
    """The subjects of the clauses that the pronoun's clause hangs on, the nearest first, as far as they stand before what it says."""
    row = scene.row
    at = row.heads[token]
    for child in row.children[at] if at >= 0 else ():
        if row.deps[child] == "dislocated" and child < token:  # "Ann Torv, she said it first"
            yield from _behind(scene, child)
    for child in row.children[at] if at >= 0 else ():
        if row.deps[child] == "advcl" and child < min(token, begin):  # "While Torv spared Hale, she praised ...": Torv
            for subject in row.children[child]:
                if row.deps[subject] in _SUBJECTS and subject < child and row.region[subject] == row.region[token]:
                    yield from _behind(scene, subject)
    for _ in range(_CLAUSES_ABOVE):
        at = row.heads[at] if at >= 0 else -1
        if at < 0:
            return
        for child in row.children[at]:
            if child < begin and row.deps[child] in _SUBJECTS and row.region[child] == row.region[token]:
                yield from _behind(scene, child)


def _subjects(scene: Scene, number: int) -> list[Referent] | None:
    """Who is subject of the teller's clauses in the sentence, speakers included.

    None where the sentence is nothing but quoted words, or an aside in brackets.
    """
    if number not in scene.subjects:
        scene.subjects[number] = _subject_heads(scene, number)
    heads = scene.subjects[number]
    return None if heads is None else [referent for head in heads for referent in _behind(scene, head)]


def _subject_heads(scene: Scene, number: int) -> list[int] | None:
    row = scene.row
    first, stop = row.first[number], row.first[number + 1]
    if row.texts[first] in ("(", "["):
        return None
    heads = [t for t in range(first, stop) if t in scene.reports.heads and row.region[t] < 0 and t not in scene.reports.around]
    own = bool(heads)
    for root in (t for t in range(first, stop) if row.heads[t] < 0 and row.region[t] < 0):
        own = True
        for clause in (root, *(c for c in row.children[root] if row.deps[c] in ("conj", "parataxis"))):
            if clause == root or clause not in scene.reports.around:
                heads += [c for c in row.children[clause] if row.deps[c] in _SUBJECTS and row.region[c] < 0]
    return list(dict.fromkeys(heads)) if own else None


def _behind(scene: Scene, head: int) -> Iterator[Referent]:
    """Whom a subject names: its head, several together, the name after its title, or whose words it is ("Norn's remarks")."""
    row = scene.row
    yield from scene.together.get(head, ())
    found = scene.at.get(head)
    if found is not None and (found.named is not None or found.sort != "thing"):
        yield found
        return
    owner = next((c for c in row.children[head] if row.deps[c] == "nmod:poss"), -1)
    if owner >= 0 and row.lemmas[head].lower() in known_words("speeches"):
        head = owner
        if head in scene.at:
            yield scene.at[head]
            return
    for token in range(head + 1, min(head + _TITLE_TOKENS, row.first[row.sentence[head] + 1])):
        named = scene.cast.of_token(token)
        if named is not None:
            if named.mention.kind == "person" and row.heads[head] not in range(head + 1, token) and named.mention.name in scene.by_name:
                yield scene.by_name[named.mention.name]
            return
        if row.upos[token] not in ("PROPN", "NOUN", "ADJ", "PUNCT") or row.texts[token] == ",":
            return
