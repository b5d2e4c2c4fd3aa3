"""Who and whom: whole names, datelines, sayers, talks, pronouns; invented sentences of Wednesday 4 March 2026."""

import pytest

from secondsource.reading.analysis import Analyser
from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.event_trees import repaired
from secondsource.reading.events import events
from secondsource.reading.parser import Parse, Token
from secondsource.reading.reader import open_reader
from secondsource.records.reading import Event
from tests.builders import article


@pytest.fixture(scope="module")
def parser() -> Analyser:
    return open_reader().analyser


def told(text: str, parser: Analyser) -> list[tuple[Event, str, str | None, str | None]]:
    """Each event with its trigger and the names of its sides."""
    of = article(text, published="2026-03-04")
    parses = parser.parse([of.words(s) for s in of.sentences])
    found = events(of, parses, (), dates(of, parses), mentions(of, parses))
    return [
        (one, of.words(one.trigger), one.actor.name if one.actor else None, one.recipient.name if one.recipient else None) for one in found
    ]


SIDES = [  # text, trigger, actor, recipient
    ("Brandt called Kerr on Monday to suggest an exchange of prisoners.", "suggest", "Brandt", "prisoners"),
    ('The minister called on Estmark to "withdraw its guns" from the river.', "called", "minister", "Estmark"),
    ('Hallam accused Lothen of taking "very reckless" steps that have alarmed the islands.', "accused", "Hallam", "Lothen"),
    ("Photographs show columns of Norland armed units near the lakes and in Corland, seized by Velm in 2014.", "seized", "Velm", "Corland"),
    ("Hill leaders blame separatists holding parts of the valley for the shelling.", "blame", "Hill leaders", "separatists"),
    ("ALDMOOR (Reuters) - Police arrested nine dockers on Friday.", "arrested", "Police", "dockers"),
    ("ALDMOOR — Police arrested nine dockers on Friday.", "arrested", "Police", "dockers"),
    ("Soldiers fought rebels in a twelve-year war over the mines.", "fought", "Soldiers", "rebels"),
    ("In talks with Lothen envoys, Brandt offered a truce.", "talks", "Brandt", "Lothen envoys"),
    ("Ilse Brandt flew home on Sunday. Critics condemned her visit to Velm.", "visit", "Ilse Brandt", "Velm"),
    ("Ilse Brandt flew home on Sunday. Critics condemned her visit to Velm.", "condemned", "Critics", "Ilse Brandt"),
    ("Although Piers Hallam praised Ola Brandt, he rejected the offer of the union.", "rejected", "Piers Hallam", "union"),
    ("Supporters of the governor, who attack the press daily, burned a kiosk.", "attack", "Supporters of the governor", "press"),
    ("Villagers blamed the flood on the dam company.", "blamed", "Villagers", "dam company"),
    ("The Norland probe into the bank ended.", "probe", None, "bank"),
    ("Clashes between rival gangs killed a bystander.", "Clashes", "rival gangs", None),
    ("Drivers who say they were beaten by guards sued the company.", "sued", "Drivers", "company"),
    ("Piers Hallam was the first minister to visit Corland.", "visit", "Piers Hallam", "Corland"),
    ("Peasants relied on the army to arrest the smugglers.", "arrest", "army", "smugglers"),
    ("Deputy Transport Minister Sena Okoye denounced the strike at the port.", "denounced", "Sena Okoye", "port"),
    ("Earlier in the week, strikers attacked a bus driver.", "attacked", "strikers", "bus driver"),
    ("The army kept the reporters from being arrested by the militia.", "arrested", "militia", "reporters"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "recipient"), SIDES, ids=[f"{row[1]}: {row[0][:40]}" for row in SIDES])
def test_sides(text: str, trigger: str, actor: str | None, recipient: str | None, parser: Analyser) -> None:
    """The sides of one deed, as the article names them."""
    assert (actor, recipient) in [(who, whom) for _, words, who, whom in told(text, parser) if words == trigger]


NEVER = [  # text, who did none of it
    ("Homes burned in a feud that Orlen says has killed 30 farmers.", "Orlen"),
    ("The court read a report written by Sena Okoye after the release of nine dockers.", "Sena Okoye"),
    ("Guards said he surrendered to police.", "Guards"),
]


@pytest.mark.parametrize(("text", "bystander"), NEVER)
def test_who_says_or_writes_so_did_not_do_it(text: str, bystander: str, parser: Analyser) -> None:
    assert all(who != bystander for _, _, who, _ in told(text, parser))


# -- trees -------------------------------------------------------------------------------------------------------------


def tree(*rows: str) -> Parse:
    """A parse of rows "word upos tag relation head [kind of name]"."""
    tokens, start = [], 0
    for row in rows:
        word, upos, tag, dep, head, *kind = row.split()
        tokens.append(Token(word, start, start + len(word), word.lower(), upos, dep, int(head), "".join(kind), False, tag))
        start += len(word) + 1
    return Parse(tuple(tokens))


TREES = {
    "before the word that leads a clause": (
        tree(
            "Orlen PROPN NNP nsubj 1",
            "accused VERB VBD root -1",
            "Velm PROPN NNP obj 4",
            "of SCONJ IN mark 4",
            "lying VERB VBG ccomp 1",
        ),
        {2: ("obj", 1)},
    ),
    "the subject of a clause with as": (
        tree(
            "It PRON PRP nsubj 1",
            "came VERB VBD root -1",
            "as ADP IN mark 1",
            "Ola PROPN NNP obj 1 person",
            "met VERB VBD advcl 1",
            "Velm PROPN NNP obj 4",
        ),
        {3: ("nsubj", 4), 2: ("mark", 4)},
    ),
    "a title and its name": (
        tree("Minister NOUN NN nsubj 2", "Ola PROPN NNP nsubj 2 person", "left VERB VBD root -1"),
        {1: ("flat", 0)},
    ),
    "no passive with have alone": (
        tree("They PRON PRP nsubj:pass 2", "have AUX VBP aux 2", "attacked VERB VBN root -1"),
        {0: ("nsubj", 2)},
    ),
    "a preposition governs a noun": (
        tree("troops NOUN NNS root -1", "in ADP IN mark 2", "seized VERB VBD acl 0", "Corland PROPN NNP obj 2"),
        {3: ("obl", 0), 2: ("amod", 3), 1: ("case", 3)},
    ),
    "a clause with who": (
        tree(
            "Men NOUN NNS nsubj 1",
            "fought VERB VBD root -1",
            "guards NOUN NNS obj 1",
            ", PUNCT , punct 4",
            "who PRON WP nsubj 5",
            "fired VERB VBD parataxis 1",
        ),
        {5: ("acl:relcl", 2)},
    ),
    "a clause agrees with its noun": (
        tree(
            "friends NOUN NNS nsubj 7",
            "of ADP IN case 2",
            "Orlen PROPN NNP nmod 0 person",
            ", PUNCT , punct 5",
            "who PRON WP nsubj 5",
            "attack VERB VBP acl:relcl 2",
            "daily ADV RB advmod 5",
            "left VERB VBD root -1",
        ),
        {5: ("acl:relcl", 0)},
    ),
    "by behind a participle": (
        tree("news NOUN NN root -1", "written VERB VBN acl 0", "by ADP IN case 3", "Orlen PROPN NNP nmod 0"),
        {3: ("obl:agent", 1)},
    ),
    "an apt tree stays": (
        tree("Orlen PROPN NNP nsubj 1", "urged VERB VBD root -1", "Velm PROPN NNP obj 1", "to PART TO mark 4", "stop VERB VB xcomp 1"),
        {},
    ),
}


@pytest.mark.parametrize(("parse", "moved"), TREES.values(), ids=TREES)
def test_what_a_tree_cannot_be_is_put_right(parse: Parse, moved: dict[int, tuple[str, int]]) -> None:
    """Only the words that stand where none can stand are moved."""
    after = repaired(parse)
    assert {
        at: (new.dep, new.head)
        for at, (old, new) in enumerate(zip(parse.tokens, after.tokens, strict=True))
        if (old.dep, old.head) != (new.dep, new.head)
    } == moved


def test_repair_leaves_a_tree() -> None:
    """Hostile heads end in no circle: each word still leads to a root."""
    words = [
        f"w{n} {'VERB VBD' if n % 3 else 'PROPN NNP'} {'advcl' if n % 2 else 'nsubj'} {(n * 7 + 3) % n if n else -1}" for n in range(40)
    ]
    after = repaired(tree(*words))
    for at in range(len(after.tokens)):
        seen: set[int] = set()
        here = at
        while here >= 0:
            assert here not in seen
            seen.add(here)
            here = after.tokens[here].head
