"""Which PLOVER root an event has, once the lexicon's answer was weighed against the other words of its clause.

The lexicon knows "cut" as a sanction; beside "ties" and "aid" or "emissions" and "budget" it is another deed, or the same in another
root. What each word speaks for stands in ``data/event_roots.tsv``: for the lexicon's root, for the word that tells the event, and for the
words round it, so many points for or against each root. ``training/event_roots.py`` makes the table anew from labelled sentences; it has
to be run again when the lexicon or the encoder's weights change.

The method is a linear one-against-the-rest classifier. The root with most points is taken, but the lexicon's is kept unless another one
leads by ``MARGIN``; ties go to the lexicon's, then to the first by name.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import msgspec

from secondsource.reading.trees import Tree
from secondsource.records.reading import Event

# By how much another root must lead the lexicon's.
MARGIN = 0.0
# The labelled sentences join what was given up and what was left.
YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_FILE = "data/event_roots.tsv"
_WORDS = frozenset({"VERB", "NOUN", "ADJ", "ADP", "PART", "ADV", "AUX"})
_BELOW = ("obj", "obl", "nsubj:pass", "xcomp", "ccomp")
_ABOVE = 3  # governing words that are heard


def traits(tree: Tree, event: Event) -> Iterator[str]:
    """What speaks for one root or another, each as ``kind word``; names and the participants' own words stay out.

    ``root``, ``mode``: the lexicon's; ``word``: the one that tells the event; ``object``, ``place``: what hangs on it, and by which
    relation; ``beside``: its other dependents; ``above``: what it hangs on; ``clause``: the words shown for the event.
    """
    told = tree.within(event.trigger.start, event.trigger.end)
    yield f"root {YIELDS.get(event.type, event.type)}"
    yield f"mode {event.mode or '-'}"
    if not told:
        return
    at, tokens = told[0], tree.tokens
    sides = {n for side in (event.actor, event.recipient) if side is not None for n in tree.within(side.start, side.end)}
    yield f"word {tokens[at].lemma.lower()}"
    for kid in tree.children[at]:
        if tokens[kid].dep.startswith(_BELOW):
            yield f"object {tokens[kid].lemma.lower()}" if kid not in sides else "object -"
            yield f"place {tokens[kid].dep} {tree.case(kid)}".rstrip()
        if kid not in sides and tokens[kid].upos in _WORDS:
            yield f"beside {tokens[kid].lemma.lower()}"
    for head in tree.ancestors(at)[:_ABOVE]:
        yield f"above {tokens[head].lemma.lower()}"
    for n in tree.within(event.start, event.end):
        if n not in sides and tokens[n].upos in _WORDS:
            yield f"clause {tokens[n].lemma.lower()}"


def rooted(tree: Tree, event: Event) -> Event:
    """The event under the root that most speaks for; its mode goes where the lexicon's root does not stay."""
    roots, points = _table()
    total = [0.0] * len(roots)
    for trait in ("always", *dict.fromkeys(traits(tree, event))):
        for number, value in points.get(trait, ()):
            total[number] += value
    held = YIELDS.get(event.type, event.type)
    if held not in roots:
        return event
    best = max(range(len(roots)), key=lambda number: (total[number], roots[number] == held, -number))
    if roots[best] == held or total[best] - total[roots.index(held)] <= MARGIN:
        return event
    return msgspec.structs.replace(event, type="CONCEDE" if roots[best] == "YIELD" else roots[best], mode=None)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, ...], dict[str, tuple[tuple[int, float], ...]]]:
    """The roots, and for each trait its points by the number of the root."""
    text = resources.files("secondsource.reading").joinpath(_FILE).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    roots = tuple(rows[0][1:])
    points = {row[0]: tuple((n, float(value)) for n, value in enumerate(row[1:]) if value) for row in rows[1:]}
    return roots, points
