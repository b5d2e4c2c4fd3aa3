"""Support: copies folded first, tellings shown only on evidence, informants beside them."""

from secondsource.records.article import Article
from secondsource.records.source import Source
from tests.builders import article, attribution, borrowing, family, passage, reading
from tests.claims.telling import of_kind, told

FACT = "The bridge at Tolm closed to all lorries on Monday after a crack was found in its northern pier."
OWN = "Lorries have been kept off the bridge at Tolm since Monday, when a crack was found in the northern pier."
EXTRA = "Fishermen on the quay said nothing of it."


def told_by(id: str, body: str, outlet: str) -> Article:
    """An article of an outlet."""
    return article(body, id=id, outlet=outlet)


def test_copies_are_one_telling() -> None:
    """Ten copies of one sentence are ten reports and one telling."""
    origin = told_by("a", FACT, "Agency")
    copies = [told_by(f"b{n}", FACT, f"Outlet {n}") for n in range(9)]
    borrowed = [borrowing(origin, copy, passage(origin, copy, FACT)) for copy in copies]
    (claim,) = of_kind(told([origin, *copies], borrowings=borrowed, families=[family(origin, *copies)]), "event")
    assert len(claim.reports) == 10
    assert (claim.support.at_least, claim.support.at_most) == (1, 1)


def test_unknown_independence_counts_above_only() -> None:
    """Two reports of which nothing is known are at least one telling, at most two."""
    (claim,) = of_kind(told([told_by("a", FACT, "One"), told_by("b", OWN, "Two")]), "event")
    assert (claim.support.at_least, claim.support.at_most) == (1, 2)
    assert {telling.state for telling in claim.support.tellings} == {"not known"}


def test_shown_work_counts_below() -> None:
    """Two newsrooms whose own work is shown are at least two tellings."""
    one, two = told_by("a", FACT, "One"), told_by("b", OWN, "Two")
    kin = [family(one, id="a", state="shown", why=("told One",)), family(two, id="b", state="shown", why=("scene",))]
    (claim,) = of_kind(told([one, two], families=kin), "event")
    assert (claim.support.at_least, claim.support.at_most) == (2, 2)
    assert claim.support.tellings[0].why == ("told One",)


def test_mosaic_is_copy_for_one_claim_and_own_for_another() -> None:
    """Passage by passage: what a mosaic took from the agency is the agency's, what it adds is its own."""
    agency = told_by("a", f"{FACT}\n\n{EXTRA} A tug stood by with its lamps lit until the morning.", "Agency")
    mosaic = told_by(
        "b", f'{FACT}\n\n"The crack is as wide as a hand," the harbour master Olaf Krin told the Tolm Mail on the quay.', "Tolm Mail"
    )
    third = told_by("c", f'{OWN}\n\n"The crack is as wide as a hand," Olaf Krin said.', "Third")
    borrowed = [borrowing(agency, mosaic, passage(agency, mosaic, FACT))]
    kin = [family(agency, mosaic, id="a"), family(third, id="c")]
    said = [
        reading(
            one, attributions=[attribution(one, '"The crack is as wide as a hand,"', source="Olaf Krin", speaker="Olaf Krin", cue=None)]
        )
        for one in (mosaic, third)
    ]
    claims = told([agency, mosaic, third], said, borrowed, kin)
    (event,) = of_kind(claims, "event")
    assert [len(telling.reports) for telling in event.support.tellings] == [2, 1]
    (quote,) = of_kind(claims, "quote")
    shown = {quote.reports[telling.reports[0]].article: (telling.state, telling.why) for telling in quote.support.tellings}
    assert shown == {"b": ("shown", ("told the Tolm Mail",)), "c": ("not known", ())}


def test_shared_speech_alone_folds_nothing() -> None:
    """Two reporters at one press conference share the quotes and nothing else: two tellings."""
    words = '"The crack is as wide as a hand," Olaf Krin said.'
    one, two = told_by("a", words, "One"), told_by("b", words, "Two")
    borrowed = [borrowing(one, two, passage(one, two, words, speech=True), direction="unknown")]
    said = [
        reading(x, attributions=[attribution(x, '"The crack is as wide as a hand,"', source="Olaf Krin", speaker="Olaf Krin")])
        for x in (one, two)
    ]
    (claim,) = of_kind(told([one, two], said, borrowed), "quote")
    assert claim.support.at_most == 2


def test_two_reports_of_one_outlet_are_its_one_telling() -> None:
    """An outlet that reports the same thing twice has not become two newsrooms."""
    (claim,) = of_kind(told([told_by("a", FACT, "One"), told_by("b", OWN, "One")]), "event")
    assert claim.support.at_most == 1


def test_informants_stand_beside_tellings() -> None:
    """Two newsrooms on the word of one person are two tellings and one informant."""
    content = "the bridge at Tolm was closed to all lorries on Monday"
    one = told_by("a", f"The harbour master, Olaf Krin, said {content}.", "One")
    two = told_by("b", f"Krin said {content} as well.", "Two")
    said = [
        reading(one, attributions=[attribution(one, content, source="The harbour master, Olaf Krin", speaker="Olaf Krin")]),
        reading(two, attributions=[attribution(two, content, source="Krin", speaker="Olaf Krin")]),
    ]
    (claim,) = of_kind(told([one, two], said), "statement")
    assert claim.support.at_most == 2
    assert [informant.name for informant in claim.support.informants] == ["Olaf Krin"]
    assert one.text[claim.support.informants[0].start : claim.support.informants[0].end] == claim.support.informants[0].words


def test_outlet_that_saw_it_is_its_own_informant() -> None:
    """Where the outlet says that it watched, the word is its own."""
    one = told_by("a", f"Radio Tolm watched from the footbridge. {FACT}", "Radio Tolm")
    (claim,) = of_kind(told([one, told_by("b", OWN, "Two")]), "event")
    assert [(i.kind, i.name) for i in claim.support.informants] == [("itself", "Radio Tolm")]


def test_swapped_words_of_a_copy_add_no_informant() -> None:
    """A copy that calls the police "law enforcement" has no informant of its own, and its variant is still of the first telling."""
    content = "the bridge at Tolm was closed to all lorries on Monday"
    one = told_by("a", f"Police said {content}.", "One")
    two = told_by("b", f"Law enforcement said {content}.", "Two")
    said = [
        reading(one, attributions=[attribution(one, content, source="Police", speaker="Police")]),
        reading(two, attributions=[attribution(two, content, source="Law enforcement", speaker="Law enforcement")]),
    ]
    borrowed = [borrowing(one, two, passage(one, two, one.text, other=two.text, kind="swapped"))]
    (claim,) = of_kind(told([one, two], said, borrowed), "statement")
    assert [informant.name for informant in claim.support.informants] == ["Police"]
    assert claim.support.at_most == 1


def test_outlets_of_one_owner_are_one_newsroom() -> None:
    """What the user knows of the owners counts below and above: two titles of one house are one telling, whatever each shows."""
    one, two, three = told_by("a", FACT, "The One"), told_by("b", OWN, "Two Weekly"), told_by("c", OWN.replace("kept", "held"), "Three")
    kin = [family(x, id=x.id, state="shown", why=("scene",)) for x in (one, two, three)]
    plain = of_kind(told([one, two, three], families=kin), "event")[0]
    assert (plain.support.at_least, plain.support.at_most) == (3, 3)
    owned = [Source(outlet="the one", owner="Tolm Press"), Source(outlet="Two Weekly", owner="TOLM PRESS"), Source(outlet="Three")]
    known = told([one, two, three], families=kin, sources=owned)
    claim = of_kind(known, "event")[0]
    assert (claim.support.at_least, claim.support.at_most) == (2, 2)
    pair = next(pair for pair in known.dependence if {pair.a, pair.b} == {"a", "b"})
    assert pair.label == "dependent"
    assert pair.why == ("one owner: Tolm Press",)
