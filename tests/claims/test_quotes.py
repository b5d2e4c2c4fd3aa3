"""Quotations: found across articles, half quoted, clipped, reworded, unquoted, and in another mouth."""

import pytest

from secondsource.records.article import Article
from secondsource.records.claim import Claim
from secondsource.records.reading import Attribution
from tests.builders import actor, article, at, attribution, reading
from tests.claims.telling import drifts, of_kind, told

LONG = '"We will not open the weir until the lower fields are dry, but we will meet anyone tonight," Ida Norn said.'
SPEECH = '"We will not open the weir until the lower fields are dry, but we will meet anyone tonight,"'


def quote(body: str, content: str, source: str = "Ida Norn", *, id: str, speaker: str | None = None) -> tuple[Article, Attribution]:
    """An article with one attribution."""
    one = article(body, id=id, outlet=f"Outlet {id}")
    return one, attribution(one, content, source=source, speaker=speaker or source)


def claims_of(*said: tuple[Article, Attribution]) -> list[Claim]:
    """Quotes that several of the articles carry."""
    return of_kind(told([one for one, _ in said], [reading(one, attributions=[a]) for one, a in said]), "quote")


def test_same_words_stand_together() -> None:
    """The same words of one speaker are one claim, whatever quotation marks stand around them."""
    curly = LONG.replace('"We', "“We").replace('tonight,"', "tonight,”")
    (claim,) = claims_of(quote(LONG, SPEECH, id="a"), quote(curly, SPEECH.replace('"', "“", 1).replace('"', "”"), id="b"))
    assert drifts(claim) == [("a", "longest"), ("b", "same words")]
    assert claim.speaker == "Ida Norn"
    assert claim.verdict == "agree"


def test_clipped_quote_shows_what_was_left_out() -> None:
    """A clipped report stands against the longest, with the words that it left out."""
    (claim,) = claims_of(
        quote(LONG, SPEECH, id="a"), quote('"We will not open the weir," Norn said.', '"We will not open the weir,"', "Norn", id="b")
    )
    short = claim.reports[1]
    assert short.words == "We will not open the weir"
    assert short.drift is not None
    assert short.drift.kind == "clipped"
    assert [(step.op, step.words) for step in short.drift.edits] == [
        ("keep", "We will not open the weir"),
        ("out", "until the lower fields are dry but we will meet anyone tonight"),
    ]


def test_reworded_quote_of_two_pieces_is_one_report() -> None:
    """A quotation that a speech tag interrupts is one report, and "are not going to" for "will not" is reworded."""
    body = (
        "“We are not going to open the weir until the lower fields are dry,” Ida Norn said on the bank. “But we will meet anyone tonight.”"
    )
    one = article(body, id="b", outlet="Outlet b")
    said = attribution(one, "“We are not going to open the weir until the lower fields are dry,”", source="Ida Norn", speaker="Ida Norn")
    (claim,) = claims_of(quote(LONG, SPEECH, id="a"), (one, said))
    report = next(report for report in claim.reports if report.article == "b")
    assert report.words.startswith("We are not going to open the weir")
    assert report.words.endswith("But we will meet anyone tonight")
    assert report.drift is not None
    assert report.drift.kind in ("reworded", "longest")
    assert {kind for _, kind in drifts(claim)} == {"longest", "reworded"}


def test_half_quoted_words_answer() -> None:
    """Words half inside and half outside the marks are the same quotation."""
    body = 'Norn said the council would not open the weir "until the lower fields are dry".'
    (claim,) = claims_of(
        quote(LONG, SPEECH, id="a"), quote(body, 'the council would not open the weir "until the lower fields are dry"', "Norn", id="b")
    )
    assert {report.article for report in claim.reports} == {"a", "b"}


def test_paraphrase_against_quotation() -> None:
    """The speaker's words told without marks answer to the quotation, and are called a paraphrase."""
    body = "Norn said the council would not open the weir until the lower fields were dry."
    (claim,) = claims_of(
        quote(LONG, SPEECH, id="a"), quote(body, "the council would not open the weir until the lower fields were dry", "Norn", id="b")
    )
    assert drifts(claim)[1] == ("b", "paraphrase")


def test_words_in_another_mouth() -> None:
    """Words that several articles have from one man, given to someone else, are the same quotation with another speaker."""
    body = '"There was no order to cut the dyke," Ansel Brod said.'
    (claim,) = claims_of(
        quote(body, '"There was no order to cut the dyke,"', "Ansel Brod", id="a"),
        quote('Mira Holt said there was "no order to cut the dyke".', 'there was "no order to cut the dyke"', "Mira Holt", id="b"),
        quote(f"It rained again. {body}", '"There was no order to cut the dyke,"', "Ansel Brod", id="c"),
    )
    assert drifts(claim)[1] == ("b", "other speaker")
    assert claim.verdict == "contradict"
    assert [variant.why for variant in claim.variants] == [(), ("speaker",)]


@pytest.mark.parametrize(
    ("words", "contradict"),
    [
        pytest.param("Nobody in Tolm is above the law", False, id="what anybody may say"),
        pytest.param("The council sold nine acres of dyke land behind my back for a bucket of herring", True, id="too long for chance"),
    ],
)
def test_two_speakers_of_the_same_words(words: str, *, contradict: bool) -> None:
    """Few words of two speakers, each in one article, are two quotations; many are one, and one of the articles is wrong."""
    brod, holt = (quote(f'"{words}," {name} said.', f'"{words},"', name, id=id) for id, name in (("a", "Ansel Brod"), ("b", "Mira Holt")))
    readings = [reading(one, attributions=[said]) for one, said in (brod, holt)]
    found = of_kind(told([brod[0], holt[0]], readings), "quote", articles=1)
    assert any(claim.verdict == "contradict" for claim in found) is contradict
    assert {claim.speaker for claim in found} == ({"Ansel Brod"} if contradict else {"Ansel Brod", "Mira Holt"})


@pytest.mark.parametrize(
    ("body", "content", "speaker"),
    [
        pytest.param(
            'Mira Holt said it was rude that Brod had spoken of "no order to cut the dyke at all".',
            '"no order to cut the dyke at all"',
            "Mira Holt",
            id="one tells what the other said",
        ),
        pytest.param(
            "Mira Holt wrote to the province. Later she came down to the bank.\n"
            'The head of the water board said there was "no order to cut the dyke at all".',
            '"no order to cut the dyke at all"',
            "Mira Holt",
            id="a speaker who is not named beside the words",
        ),
    ],
)
def test_words_told_through_another_are_in_no_other_mouth(body: str, content: str, speaker: str) -> None:
    """Who is quoted through somebody else keeps his words; a speaker who is not named beside them contradicts nobody."""
    (claim,) = claims_of(
        quote(
            '"There was no order to cut the dyke at all," Ansel Brod said.',
            '"There was no order to cut the dyke at all,"',
            "Ansel Brod",
            id="a",
        ),
        quote(body, content, speaker, id="b"),
    )
    assert claim.verdict != "contradict"
    assert claim.speaker == "Ansel Brod"
    assert [report.speaker.name if report.speaker else None for report in claim.reports] == ["Ansel Brod", None]


def test_a_title_that_was_resolved_contradicts_nobody() -> None:
    """Who "the harbour master" is may be our mistake: no other mouth is made of it."""
    body = '"There was no order to cut the dyke," Ansel Brod said.'
    second, said = quote(
        'The harbour master said there was "no order to cut the dyke".',
        'there was "no order to cut the dyke"',
        "The harbour master",
        id="b",
    )
    said = Attribution(source=said.source, cue=said.cue, content=said.content, kind=said.kind, speaker=actor("Mira Holt", how="title"))
    (claim,) = claims_of(quote(body, '"There was no order to cut the dyke,"', "Ansel Brod", id="a"), (second, said))
    assert "other speaker" not in {kind for _, kind in drifts(claim)}


def test_two_people_with_one_phrase_are_two_quotes() -> None:
    """Where an article has the words in both mouths, two people said them."""
    both = article('Brod called it "an act of plain neglect". Holt called it "an act of plain neglect" too.', id="a", outlet="Outlet a")
    other = article('It was "an act of plain neglect", Holt said.', id="b", outlet="Outlet b")
    first = at(both, '"an act of plain neglect"')
    second = at(both, '"an act of plain neglect"', 1)
    said = [
        Attribution(source=(at(both, "Brod"),), cue=(at(both, "called"),), content=(first,), kind="mixed", speaker=actor("Ansel Brod")),
        Attribution(source=(at(both, "Holt"),), cue=(at(both, "called", 1),), content=(second,), kind="mixed", speaker=actor("Mira Holt")),
    ]
    holt = attribution(other, '"an act of plain neglect"', source="Holt", speaker="Mira Holt")
    (claim,) = of_kind(told([both, other], [reading(both, attributions=said), reading(other, attributions=[holt])]), "quote")
    assert [(r.article, r.speaker.name if r.speaker else None) for r in claim.reports] == [("a", "Mira Holt"), ("b", "Mira Holt")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            '"The mayor of Tolm asked the whole council for patience on Monday,"',
            '"Nobody in that room trusts the mayor of Tolm any longer,"',
            id="a shared title",
        ),
        pytest.param('"It was a very long night for us,"', '"I will have a lot to say about the dam,"', id="function words"),
    ],
)
def test_two_remarks_with_a_phrase_in_common_stay_two(one: str, two: str) -> None:
    """Two remarks of one speaker that share but a phrase are not one quotation."""
    assert claims_of(quote(f"{one} Norn said.", one, "Norn", id="a"), quote(f"{two} Norn said.", two, "Norn", id="b")) == []


def test_quote_of_one_outlet_is_a_claim() -> None:
    """A quotation that one article carries is a claim too, so that positions can be told."""
    one, said = quote(LONG, SPEECH, id="a")
    (claim,) = of_kind(told([one], [reading(one, attributions=[said])]), "quote", articles=1)
    assert claim.verdict == "one outlet"
    assert one.text[claim.reports[0].start : claim.reports[0].end] == claim.reports[0].words == SPEECH.strip('",')


def test_left_over_words_of_copies_are_told_once() -> None:
    """Where two copies hold two sentences and a third outlet one of them, there are two claims, not one of unequal length."""
    body = '"There was no order to cut the dyke," Ansel Brod said. "The digger was there to mend it, not to break it."'
    pair = [quote(body, '"There was no order to cut the dyke,"', "Ansel Brod", id=id) for id in "ab"]
    short = quote('"There was no order to cut the dyke," Ansel Brod said.', '"There was no order to cut the dyke,"', "Ansel Brod", id="c")
    claims = claims_of(*pair, short)
    assert [[r.article for r in claim.reports] for claim in claims] == [["a", "b", "c"], ["a", "b"]]
    assert claims[0].reports[0].words == "There was no order to cut the dyke"


def test_hundreds_of_copies_do_not_explode() -> None:
    """Three hundred identical copies are compared once."""
    copies = [quote(LONG, SPEECH, id=f"x{n:03}") for n in range(300)]
    (claim,) = claims_of(*copies)
    assert len(claim.reports) == 300
    assert claim.support.at_least == 1


def test_one_rare_word_in_a_long_quotation_is_found() -> None:
    """One quoted word answers to the sentence that it was clipped from, though the rest of both paragraphs differs."""
    full = '"I have read the report twice, and frankly I am flabbergasted that nobody rang the harbour office first," Ida Norn said.'
    content = full[: full.index(" Ida")]
    body = 'Norn, who chairs the river board and is up for election, said she felt "flabbergasted" by the lock keepers\' account.'
    (claim,) = claims_of(
        quote(full, content, id="a"), quote(body, 'felt "flabbergasted" by the lock keepers\' account', "Norn", id="b", speaker="Ida Norn")
    )
    assert {report.article for report in claim.reports} == {"a", "b"}
    assert any("flabbergasted" in report.words and report.article == "b" for report in claim.reports)


def test_title_is_no_quotation() -> None:
    """The name of a programme between marks is nobody's utterance."""
    first = 'Norn said on "Voices of the Weir" that rain was coming.'
    second = 'On "Voices of the Weir", Norn said that her orchard bore nothing.'
    assert not claims_of(
        quote(first, 'on "Voices of the Weir" that rain was coming', "Norn", id="a"),
        quote(second, 'On "Voices of the Weir"', "Norn", id="b"),
    )


def test_quoted_words_inside_one_telling_answer() -> None:
    """Two sentences that tell the same with a word or two in marks on either side are one remark, half quoted in each."""
    first = 'Norn has "real doubts" about whether the mayor ever walked the lower dyke, she said.'
    second = "Norn has doubts about whether the mayor ever walked the lower dyke at all, the mayor's brother said she said."
    (claim,) = claims_of(
        quote(first, 'has "real doubts" about whether the mayor ever walked the lower dyke', "Norn", id="a"),
        quote(second, "has doubts about whether the mayor ever walked the lower dyke at all", "Norn", id="b"),
    )
    assert {report.article for report in claim.reports} == {"a", "b"}


def test_further_words_of_one_remark_answer() -> None:
    """Where two paragraphs carry one remark for sure, the other words that one of them quotes from it answer too."""
    full = '"Tonight he should hand over the keys of the pumping house. And he should never again set foot in the board room," Norn said.'
    body = 'Norn said he should "hand over" what he had and should "never again set foot in the board room".'
    found = claims_of(
        quote(full, full[: full.index(" Norn")], "Norn", id="a"),
        quote(body, 'he should "hand over" what he had and should "never again set foot in the board room"', "Norn", id="b"),
    )
    words = " ".join(report.words for claim in found for report in claim.reports if report.article == "b")
    assert "hand over" in words
    assert "never again set foot" in words


RATTLED = '"I am getting flabbergasted by this ledger, and I have read ledgers for a living since before you could count," Norn said.'
RATTLED_QUOTE = RATTLED.removesuffix(" Norn said.")


@pytest.mark.parametrize(
    ("body", "content", "source", "joined"),
    [
        # One man, one word that news hardly ever uses.
        ("Norn said the sums left her quite flabbergasted.", "the sums left her quite flabbergasted", "Norn", True),
        # A plain word says nothing by itself ...
        ("Norn said a living cannot be made of eels.", "a living cannot be made of eels", "Norn", False),
        # ... and what somebody else says is no remark of hers.
        ("Olaf Krin said the sums left him flabbergasted.", "the sums left him flabbergasted", "Olaf Krin", False),
    ],
)
def test_an_unusual_word_tells_a_remark_in_other_words(body: str, content: str, source: str, *, joined: bool) -> None:
    """Quoted here, told there: the word must be unusual in news and the mouth the same by name."""
    found = claims_of(quote(RATTLED, RATTLED_QUOTE, "Norn", id="a", speaker="Ida Norn"), quote(body, content, source, id="b"))
    assert [drifts(claim) for claim in found] == ([[("a", "longest"), ("b", "paraphrase")]] if joined else [])


@pytest.mark.parametrize(("tag", "joined"), [("who said", True), ("as engineers said", False)])
def test_a_pronoun_beside_the_name_may_be_its_speaker(tag: str, *, joined: bool) -> None:
    """ "... drew the ire of Norn who said ...": nobody was found for "who", but the paragraph names her."""
    body = f"The ledger drew the ire of Ida Norn {tag} she was flabbergasted by it."
    other = article(body, id="b", outlet="Outlet b")
    said = attribution(other, "she was flabbergasted by it", source=tag.split()[-2])
    found = claims_of(quote(RATTLED, RATTLED_QUOTE, "Norn", id="a", speaker="Ida Norn"), (other, said))
    assert bool(found) is joined


def test_many_common_words_of_one_mouth_answer_without_being_rare() -> None:
    """ "did not turn out as he wanted": six words in order of one man's sentence."""
    first = '"Clearly, this did not turn out the way we wanted," Norn said.'
    second = "Norn said the vote did not turn out as she wanted."
    (claim,) = claims_of(
        quote(first, '"Clearly, this did not turn out the way we wanted,"', "Norn", id="a"),
        quote(second, "the vote did not turn out as she wanted", "Norn", id="b"),
    )
    assert [report.article for report in claim.reports] == ["a", "b"]


def test_an_editor_s_mark_is_no_word_of_the_speaker() -> None:
    """ "[sic]" changes nothing."""
    said = '"We shall mend the sluise and open the lock before winter comes,"'
    marked = said.replace("sluise", "sluise [sic]")
    (claim,) = claims_of(quote(f"{said} said Ida Norn.", said, id="a"), quote(f"{marked} said Ida Norn.", marked, id="b"))
    assert {kind for _, kind in drifts(claim)} == {"longest", "same words"}
