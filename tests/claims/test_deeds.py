"""One deed in other words, who did it, and what two sides say of one meeting."""

from secondsource.claims.copies import copied_sentences
from secondsource.claims.segments import page
from secondsource.records.article import Article, Span
from secondsource.records.lineage import Borrowing, Direction, Passage
from secondsource.records.reading import Actor, Attribution, Event, Mention, Participant, Reading
from tests.builders import article, at, attribution, reading
from tests.claims.telling import of_kind, told


def asked(text: str, id: str, doer: str, verb: str, other: str) -> tuple[Article, Reading]:
    """An article whose first sentence tells that somebody asked somebody for something."""
    one = article(text, id=id, outlet=f"Outlet {id}")
    span, trigger, to = at(one, doer), at(one, verb), at(one, other)
    event = Event(
        start=span.start,
        end=to.end,
        trigger=trigger,
        type="REQUEST",
        actor=Participant(start=span.start, end=span.end, name=doer),
        recipient=Participant(start=to.start, end=to.end, name=other),
    )
    return one, Reading(id=id, reader="test", events=(event,))


def test_a_request_in_other_words_is_one_claim() -> None:
    """ "urged to ease tensions" and "told to lower tensions" are one request of one man; another request of his is not."""
    rows = [
        asked("Minister Ida Norn urged Olaf Krin to ease the mounting tensions on the river.", "a", "Ida Norn", "urged", "Olaf Krin"),
        asked("Ida Norn on Tuesday told Olaf Krin to lower tensions at the weir and go home.", "b", "Ida Norn", "told", "Olaf Krin"),
        asked("Ida Norn asked Olaf Krin for the keys of the pumping house.", "c", "Ida Norn", "asked", "Olaf Krin"),
    ]
    (claim,) = of_kind(told([one for one, _ in rows], [read for _, read in rows]), "event")
    assert [report.article for report in claim.reports] == ["a", "b"]


def test_two_deeds_of_one_sentence_are_two_lines() -> None:
    """What was urged and what was proposed stand apart; a proposal that nobody else tells stays with its doer."""
    text = "Minister Ida Norn urged Olaf Krin to ease the tensions on the river and proposed a meeting of the two in Tolm."
    one, read = asked(text, "a", "Ida Norn", "urged", "Olaf Krin")
    (alone,) = of_kind(told([one], [read]), "event", articles=1)
    assert alone.reports[0].words == text[:-1]
    two = article("Ida Norn proposed a meeting in Tolm before the end of the spring.", id="b", outlet="Outlet b")
    offer = attribution(one, "a meeting of the two in Tolm", source="Minister Ida Norn", cue="proposed", speaker="Ida Norn")
    other = attribution(two, "a meeting in Tolm before the end of the spring", source="Ida Norn", cue="proposed", speaker="Ida Norn")
    both = told([one, two], [Reading(id="a", reader="test", events=read.events, attributions=(offer,)), reading(two, attributions=[other])])
    (claim,) = of_kind(both, "event")
    assert [report.words for report in claim.reports] == [
        "proposed a meeting of the two in Tolm",
        "Ida Norn proposed a meeting in Tolm before the end of the spring",
    ]
    assert claim.reports[claim.speaks].article == "b"  # the one that names who proposed it


def test_a_call_in_other_words_is_one_claim() -> None:
    """ "telephoned" and "spoke by telephone" of the same two people are one call."""
    found = []
    for id, text in (("a", "Ida Norn telephoned Krin on Tuesday afternoon."), ("b", "Norn and Krin spoke by telephone later in the day.")):
        one = article(text, id=id, outlet=f"Outlet {id}")
        spans = [(at(one, "Ida Norn" if id == "a" else "Norn"), "Ida Norn"), (at(one, "Krin"), "Olaf Krin")]
        mentions = tuple(Mention(start=span.start, end=span.end, name=name, kind="person") for span, name in spans)
        found.append((one, Reading(id=id, reader="test", mentions=mentions)))
    (claim,) = of_kind(told([one for one, _ in found], [read for _, read in found]), "event")
    assert [report.article for report in claim.reports] == ["a", "b"]


def test_who_did_it_is_a_contradiction() -> None:
    """One fence at one gate, brought down by police in one report and by strikers in the other."""
    one = article("A police lorry drove into the north gate at dawn and brought down the fence.", id="a", outlet="One")
    two = article("Strikers on a tractor tore down the fence at the north gate of the yard.", id="b", outlet="Two")
    (claim,) = of_kind(told([one, two]), "event")
    assert claim.verdict == "contradict"
    assert [variant.why for variant in claim.variants] == [(), ("actor",)]


def test_the_same_doer_is_no_contradiction() -> None:
    """Police in both reports: nothing differs in who did it."""
    one = article("A police lorry drove into the north gate at dawn and brought down the fence.", id="a", outlet="One")
    two = article("Police officers tore down the fence at the north gate of the yard.", id="b", outlet="Two")
    assert all(claim.verdict != "contradict" for claim in told([one, two]).claims)


def _speech(one: Article, words: str, speaker: str) -> Attribution:
    span = at(one, speaker)
    actor = Actor(name=speaker, how="name", span=span, kind="body")
    return Attribution(source=(span,), cue=(), content=(at(one, words),), kind="direct", speaker=actor)


def test_two_sides_of_one_meeting() -> None:
    """ "agreed to a pause" on the word of one side, "agreed to talk, and to nothing else" on that of the other."""
    one = article(
        "“The two agreed to a pause of three days at the yard,” the Ministry said.\n\n"
        "“He agreed to talk, and to nothing else,” the Union said.",
        id="a",
    )
    read = reading(
        one,
        attributions=[
            _speech(one, "“The two agreed to a pause of three days at the yard,”", "Ministry"),
            _speech(one, "“He agreed to talk, and to nothing else,”", "Union"),
        ],
    )
    (claim,) = [claim for claim in told([one], [read]).claims if claim.verdict == "contradict"]
    assert claim.kind == "statement"
    assert [variant.why for variant in claim.variants] == [(), ("two sides",)]
    assert [report.words for report in claim.reports] == [
        "The two agreed to a pause of three days at the yard",
        "He agreed to talk, and to nothing else",
    ]


def _taken(a: str, b: str, direction: Direction, similarity: float, one: Span, two: Span) -> Borrowing:
    passage = Passage(a=one, b=two, kind="edited", similarity=similarity, speech=False)
    return Borrowing(
        a=a,
        b=b,
        direction=direction,
        kind="edited",
        matched_words=10,
        passages=(passage,),
        shared_sentences=1,
        all_sentences=3,
        credited=True,
    )


def test_a_mosaic_joins_no_two_origins() -> None:
    """A sentence made of two agencies' leads is tied to the one that it is nearest to."""
    first = article("The meeting of the two ministers ended without a halt to the works.", id="a", outlet="Agency One")
    second = article("The ministers met for four hours on Tuesday over the works in Tolm.", id="b", outlet="Agency Two")
    mosaic = article("The two ministers met for four hours over the works, without a halt.", id="c", outlet="Paper")
    (x,), (y,), (z,) = first.sentences, second.sentences, mosaic.sentences
    taken = [_taken("a", "c", "a->b", 0.5, x, z), _taken("b", "c", "a->b", 0.7, y, z)]
    families = copied_sentences([page(first, None), page(second, None), page(mosaic, None)], taken)
    assert families == [[None], [1], [1]]
