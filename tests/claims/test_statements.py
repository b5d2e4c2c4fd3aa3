"""Lines: what is reported, who says it, and who denies it."""

import msgspec
import pytest

from secondsource.claims.lines import MAX_WORDS, lines
from secondsource.claims.segments import page
from secondsource.claims.statements import same_statements
from secondsource.records.article import Article, Span
from secondsource.records.reading import Actor, Attribution, Event, Participant, Reading
from tests.builders import actor, article, at, attribution, reading
from tests.claims.telling import of_kind, told


def words_of(one: Article, read: Reading | None = None) -> list[str]:
    """The printable lines of an article."""
    return [one.text[line.start : line.end] for line in lines([page(one, read)])]


def test_content_of_an_attribution_is_a_line() -> None:
    """What somebody said stands as a line without the speech tag, and the rest of the sentence by itself."""
    one = article("Olaf Krin said on Monday that the bridge would stay shut until the autumn.", id="a")
    said = attribution(one, "that the bridge would stay shut until the autumn", source="Olaf Krin", speaker="Olaf Krin")
    assert words_of(one, reading(one, attributions=[said])) == ["the bridge would stay shut until the autumn"]


def test_what_was_urged_is_told_with_the_verb() -> None:
    """ "accused X of taking" is told with who accused, since the content alone is no clause."""
    one = article("Mira Holt accused the harbour master of hiding the crack from the town.", id="a")
    said = attribution(one, "the harbour master of hiding the crack from the town", source="Mira Holt", cue="accused", speaker="Mira Holt")
    assert words_of(one, reading(one, attributions=[said])) == ["Mira Holt accused the harbour master of hiding the crack from the town"]


def test_what_the_speaker_did_before_is_a_line() -> None:
    """A sentence that tells a deed before it tells what was said gives both."""
    one = article("Ilse Varn, a columnist of the Courier, resigned on Monday, explaining in a letter why she could not stay.", id="a")
    said = attribution(one, "why she could not stay", source="Ilse Varn, a columnist of the Courier,", cue="explaining in a letter")
    assert words_of(one, reading(one, attributions=[said])) == [
        "Ilse Varn, a columnist of the Courier, resigned on Monday",
        "why she could not stay",
    ]


def test_long_sentence_is_cut_at_a_seam() -> None:
    """A line has 25 words at most, ends at a seam and on no loose word."""
    one = article(
        "The bridge at Tolm closed to all lorries on Monday, which the firms of both banks had feared since the first crack "
        "was seen in the northern pier by a diver in the early spring of the year before.",
        id="a",
    )
    (line,) = words_of(one)
    assert len(line.split()) <= MAX_WORDS
    assert line == "The bridge at Tolm closed to all lorries on Monday"


def test_long_sentence_without_a_seam_ends_between_phrases() -> None:
    """Not behind the first half of "the mayor's private and public accounts"."""
    one = article(
        "The petition asked the court to stop a demand of the chairman of the Harbour Finance Committee of the city council of Tolm for"
        " records of the mayor's private and public accounts in seven banks.",
        id="a",
    )
    (line,) = words_of(one)
    assert line.endswith("city council of Tolm")


def test_quoted_words_are_no_line() -> None:
    """A sentence that is mostly quotation is the quotes' business."""
    one = article("“We will not open it before the autumn comes,” he said.", id="a")
    assert words_of(one) == []


def test_same_thing_in_other_words_is_one_claim() -> None:
    """Two outlets that tell one thing in words of their own stand together."""
    one = article("Transport Minister Ilse Varn telephoned Reyk on Tuesday afternoon.\n\nThe fields lay under water.", id="a", outlet="One")
    two = article(
        "Ilse Varn, the transport minister, and Tomas Reyk spoke by telephone in the afternoon.\n\nNobody came to the market.",
        id="b",
        outlet="Two",
    )
    (claim,) = of_kind(told([one, two]), "event")
    assert [report.article for report in claim.reports] == ["a", "b"]
    assert claim.verdict == "agree"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "Tamarra suspends the Corran Shelf Waters Accord with Lothen.",
            "Ilse Varn pulls Tamarra out of the Corran Shelf Waters Accord.",
            id="a thing of a long name",
        ),
        pytest.param(
            "Ilse Varn left the mayoral race in Tolm on Friday.",
            "Mayor Ilse Varn dropped out of the Tolm race on Friday.",
            id="two names, one day, and more",
        ),
    ],
)
def test_leads_that_tell_one_news_in_other_words(one: str, two: str) -> None:
    """Where both articles begin with it, it is the news that made them one story."""
    claims = of_kind(told([article(one, id="a", outlet="One"), article(two, id="b", outlet="Two")]), "event")
    assert [len({report.article for report in claim.reports}) for claim in claims] == [2]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "Minister Ilse Varn telephoned Tomas Reyk on Tuesday about the weir.",
            "Minister Ilse Varn telephoned Tomas Reyk on Thursday about the weir.",
            id="other day",
        ),
        pytest.param(
            "The council approved the plan for the weir in Tolm.",
            "The council has not approved the plan for the weir in Tolm.",
            id="negated",
        ),
        pytest.param("The council gave 300 farmers of Tolm seed.", "The council gave 500 farmers of Tolm seed.", id="other number"),
        pytest.param("Ilse Varn and Tomas Reyk signed the accord.", "Ilse Varn met Tomas Reyk in the capital.", id="names alone"),
    ],
)
def test_lines_at_odds_stay_apart(one: str, two: str) -> None:
    """Names in common do not make one thing of two."""
    assert of_kind(told([article(one, id="a", outlet="One"), article(two, id="b", outlet="Two")]), "event") == []


def test_other_doer_contradicts() -> None:
    """The same deed to the same object told of two doers stands side by side."""

    def who(id: str, doer: str) -> tuple[Article, Reading]:
        one = article(f"{doer} blocked the Harbour Gate of Tolm with a lorry before dawn.", id=id, outlet=f"Outlet {id}")
        span, gate, verb = at(one, doer), at(one, "Harbour Gate"), at(one, "blocked")
        event = Event(
            start=span.start,
            end=gate.end,
            trigger=verb,
            type="PROTEST",
            actor=Participant(start=span.start, end=span.end, name=doer),
            recipient=Participant(start=gate.start, end=gate.end, name="Harbour Gate"),
        )
        return one, Reading(id=id, reader="test", events=(event,))

    (one, first), (two, second) = who("a", "Reyk"), who("b", "Brindle")
    (claim,) = of_kind(told([one, two], [first, second]), "event")
    assert claim.verdict == "contradict"
    assert [variant.why for variant in claim.variants] == [(), ("actor",)]


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        pytest.param(
            "Police tore down the fence at the north gate of the harbour on Sunday.",
            "Strikers pulled down the fence beside the north gate of the harbour.",
            True,
            id="police and strikers",
        ),
        pytest.param(
            "Gunmen attacked the radio station of Tolm at the old market before dawn.",
            "Militants stormed Tolm and hit the radio station at the old market.",
            False,
            id="one group in two lights",
        ),
        pytest.param(
            "A student attacked the radio station of Tolm at the old market before dawn.",
            "Soldiers attacked the radio station of Tolm at the old market.",
            False,
            id="one person and a group",
        ),
        pytest.param(
            "A Lothen trainee shot three sailors dead at the naval school of Tolm.",
            "A gunman shot three sailors dead at the naval school of Tolm.",
            False,
            id="two words for one attacker",
        ),
        pytest.param(
            "Olaf Krin shot three sailors dead at the naval school of Tolm.",
            "A gunman shot three sailors dead at the naval school of Tolm.",
            False,
            id="a name and a word for anybody",
        ),
        pytest.param(
            "Police spoke behind closed doors about the harbour fence in Tolm on Sunday.",
            "Strikers spoke behind closed doors about the harbour fence in Tolm.",
            False,
            id="a word for a deed that is none",
        ),
    ],
)
def test_two_doers_of_one_act(one: str, two: str, *, apart: bool) -> None:
    """Groups that cannot be the same people did it or the others did; one attacker in two words is one."""
    claims = told([article(one, id="a", outlet="One"), article(two, id="b", outlet="Two")]).claims
    assert any(claim.verdict == "contradict" for claim in claims) is apart


def test_denial_stands_with_what_it_denies() -> None:
    """ "denied the supervisor's account" answers to what the supervisor said before."""
    one = article(
        "A supervisor of the yard said strikers had torn down the fence at the gate.\n\nThe union denied the supervisor's account.", id="a"
    )
    said = attribution(
        one, "strikers had torn down the fence at the gate", source="A supervisor of the yard", speaker="A supervisor of the yard"
    )
    denied = attribution(one, "the supervisor's account", source="The union", cue="denied", speaker="The union")
    denied = type(denied)(
        source=denied.source, cue=denied.cue, content=denied.content, kind="indirect", speaker=denied.speaker, denied=True
    )
    claims = of_kind(told([one], [reading(one, attributions=[said, denied])]), "statement", articles=1)
    (claim,) = [claim for claim in claims if "fence" in claim.reports[0].words]
    assert [informant.name for informant in claim.variants[0].denied_by] == ["The union"]
    assert all("account" not in claim.reports[0].words for claim in claims)


def test_who_declines_to_act_denies_nothing() -> None:
    """ "declined to fight the suit" is no denial of what the suit is."""
    one = article("The suit, brought by nine valley councils, would close the weir.", id="a")
    two = article("The ministry declined to fight the suit brought by nine valley councils over the weir.", id="b")
    said = attribution(two, "to fight the suit brought by nine valley councils over the weir", source="The ministry", cue="declined")
    said = msgspec.structs.replace(said, denied=True, speaker=Actor(name="The ministry", how="words", kind="body"))
    claims = told([one, two], [reading(two, attributions=[said])]).claims
    assert not any(variant.denied_by for claim in claims for variant in claim.variants)


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("That is not true", True),
        ("They are lies", True),
        ("That is not how you run a harbour", False),
        ("This is not what a fair price looks like", False),
    ],
)
def test_which_quotations_deny_what_stands_before_them(words: str, *, denied: bool) -> None:
    """ "That is not true" denies it; "that is not how we do it" is an opinion."""
    one = article(f'The council said Ida Norn had sold the old weir of Tolm.\n\n"{words}," Ida Norn said.', id="a")
    told_of = attribution(one, "Ida Norn had sold the old weir of Tolm", source="The council", speaker="The council")
    content, source = at(one, f'"{words},"'), at(one, "Ida Norn", 1)
    said = Attribution(source=(source,), cue=(at(one, "said", 1),), content=(content,), kind="direct", speaker=actor("Ida Norn"))
    claims = told([one], [reading(one, attributions=[told_of, said])]).claims
    assert any(variant.denied_by for claim in claims for variant in claim.variants) is denied


@pytest.mark.parametrize(
    ("told_of", "text", "cue", "content", "denied"),
    [
        (
            "Olaf Krin sold the old weir of Tolm to a dredger.",
            "Ida Norn denied that Krin had sold the weir to a dredger.",
            "denied",
            "Krin had sold the weir to a dredger",
            True,
        ),
        (
            "The ministry made a request for new lawyers in the Tolm weir case.",
            "Ida Norn denied the ministry's request to change lawyers who were new in the weir case.",
            "denied",
            "the ministry's request to change lawyers who were new in the weir case",
            False,
        ),
        (
            "The old laboratory in Tolm was shut for weeks after the novel fever broke out.",
            "Ida Norn denied that the laboratory was the origin of the novel fever.",
            "denied",
            "the laboratory was the origin of the novel fever",
            False,
        ),
        (
            "The mayor of Tolm has no authority over the weir, Krin writes.",
            "Ida Norn rejected the mayor's claim of authority over the weir.",
            "rejected",
            "the mayor's claim of authority over the weir",
            False,
        ),
    ],
)
def test_what_a_denial_says_in_its_own_words(told_of: str, text: str, cue: str, content: str, *, denied: bool) -> None:
    """It answers to a report of the same; a request that is denied is refused, a claim that is rejected is argued with."""
    one, two = article(told_of, id="a"), article(text, id="b")
    said = msgspec.structs.replace(attribution(two, content, source="Ida Norn", cue=cue, speaker="Ida Norn"), denied=True)
    claims = told([one, two], [reading(two, attributions=[said])]).claims
    assert any(variant.denied_by for claim in claims for variant in claim.variants) is denied


def test_what_is_told_of_another_doer_is_not_denied() -> None:
    """Who denies that Krin sees himself as a lost swimmer does not deny that somebody showed Krin a lost swimmer."""
    one = article("A painter of the town confronted Krin with a picture of a lost swimmer at the weir on Sunday.", id="a")
    two = article("Ida Norn denied that Krin sees himself as a lost swimmer.", id="b")
    said = attribution(two, "Krin sees himself as a lost swimmer", source="Ida Norn", cue="denied", speaker="Ida Norn")
    claims = told([one, two], [reading(two, attributions=[msgspec.structs.replace(said, denied=True)])]).claims
    assert not any(variant.denied_by for claim in claims for variant in claim.variants)


def test_two_names_in_common_are_no_denial_of_what_is_told() -> None:
    """Who denies one thing of two bodies does not deny all that is told of them."""
    one = article("The charge tells of weeks of talks between Pelago and the Marle Club through Ilse Varn.", id="a")
    two = article("Olaf Krin denied being a courier between Pelago and the Marle Club.", id="b")
    said = attribution(two, "being a courier between Pelago and the Marle Club", source="Olaf Krin", cue="denied", speaker="Olaf Krin")
    claims = told([one, two], [reading(two, attributions=[msgspec.structs.replace(said, denied=True)])]).claims
    assert not any(variant.denied_by for claim in claims for variant in claim.variants)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "answered"),
    [
        ("Olaf Krin sold the weir. Ida Norn denied that.", "Ida Norn", "denied", "that", True),
        ("Olaf Krin sold the weir. Ida Norn denied saying that.", "Ida Norn", "denied", "saying that", True),
        # What follows says what is denied.
        ("Olaf Krin sold the weir. Ida Norn denied reports that the mill was for sale.", "Ida Norn", "denied", "reports", False),
        # No word on whether it is so.
        ("Olaf Krin sold the weir. Ida Norn declined that.", "Ida Norn", "declined", "that", False),
        ("Olaf Krin sold the weir. Ida Norn pushed back on this.", "Ida Norn", "pushed back", "this", False),
        # "That" is what was said last, and our line is cut before it.
        (
            "Olaf Krin sold the old weir of Tolm to a dredging company from the far end of the lake in spring without asking anybody in "
            "the valley, and the mayor of the town told him that the mill would be next. Ida Norn denied that.",
            "Ida Norn",
            "denied",
            "that",
            False,
        ),
        # An accusation stands before it; what is said about one is not what is denied.
        (
            "The valley councils accused the mayor of selling the weir. Ida Norn denied the allegations.",
            "Ida Norn",
            "denied",
            "the allegations",
            True,
        ),
        (
            "The club found the allegations against her most disturbing. Ida Norn denied the allegations.",
            "Ida Norn",
            "denied",
            "the allegations",
            False,
        ),
        (
            "Three hundred people walked along the old weir on Monday. Ida Norn denied the allegations.",
            "Ida Norn",
            "denied",
            "the allegations",
            False,
        ),
        (
            "Olaf Krin sold the old weir. Ida Norn denied the claims, which the Herald first reported.",
            "Ida Norn",
            "denied",
            "the claims",
            False,
        ),
        # A call to go is no accusation.
        (
            "The club said Ida Norn no longer had its confidence and must sell the weir. Ida Norn denied the allegations.",
            "Ida Norn",
            "denied",
            "the allegations",
            False,
        ),
        # What is denied stands before in the same sentence.
        ("Krin saw the weir. Olaf Krin at first admitted that he was there, then denied it.", "Olaf Krin", "denied", "it", False),
        (
            "Olaf Krin sold the weir. Asked in the council whether the mill would be next, Ida Norn denied it.",
            "Ida Norn",
            "denied",
            "it",
            False,
        ),
        # Nobody disputes it; a question is no report.
        ("Olaf Krin sold the weir. No one denied that.", "No one", "denied", "that", False),
        ("Who sold the old weir of Tolm? Ida Norn denied that.", "Ida Norn", "denied", "that", False),
    ],
)
def test_a_denial_answers_to_what_it_points_at(text: str, source: str, cue: str, content: str, *, answered: bool) -> None:
    """Only a word that says that something is not so, and only to what stands at the end of the sentence before."""
    one = article(text, id="a")
    start = text.index(cue)
    place = text.index(content, start + len(cue))
    said = msgspec.structs.replace(
        attribution(one, content, source=source, cue=cue, speaker=source), denied=True, content=(Span(place, place + len(content)),)
    )
    found = [claim for claim in told([one], [reading(one, attributions=[said])]).claims if "weir" in claim.reports[0].words]
    assert any(variant.denied_by for claim in found for variant in claim.variants) is answered


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (
            "Mr. Torvald, who ran the yard for nine years, signed the harbour lease in front of the press.",
            "The builder Torvald left the council early and signed a lease for the harbour.",
            True,
        ),
        (
            "The builder Torvald signed the harbour lease in front of the press.",
            "The builder Torvald signed a letter of thanks to the fishermen who had found his dog on the outer island.",
            False,
        ),
        (
            "The council orders clinics to send all patient files of the outbreak to its own registry.",
            "Clinics are now to send patient files of the outbreak to a registry of the council.",
            True,
        ),
    ],
)
def test_one_doing_in_other_words(one: str, two: str, same: bool) -> None:
    """The same name in the same verb with the same things, or lines of which each tells most of the other."""
    filler = "Nobody was hurt when the old crane fell into the northern dock on a rainy night in March."
    pages = [
        page(article(f"{filler.replace('crane', word)}\n\n{said}", id=id), None)
        for id, word, said in (("a", "mast", one), ("b", "roof", two))
    ]
    claims = same_statements(pages, [[None] * len(one.article.sentences) for one in pages])
    wholes = [{pages[line.page].article.id for group in claim for line in group if line.sentence} for claim in claims]
    assert ({"a", "b"} in wholes) is same
