"""Which lines stand by themselves, and in whose words a claim is told."""

import pytest

from secondsource.brief.nearby import Readings
from secondsource.brief.soundness import Soundness
from secondsource.records.article import Article
from secondsource.records.brief import BriefClaim, BriefReport, BriefVariant, CitedSupport
from tests.builders import article, at, reading

NOBODY = CitedSupport(at_least=1, at_most=1, tellings=(), informants=())


def sound(*articles: Article) -> Soundness:
    """Of articles that were read and in which nothing was found."""
    by_id = {one.id: one for one in articles}
    return Soundness(articles, Readings(by_id, {one.id: reading(one) for one in articles}), None)


def report(where: Article, words: str) -> BriefReport:
    """The words of an article on nobody's word."""
    span = at(where, words)
    return BriefReport(
        article=where.id,
        start=span.start,
        end=span.end,
        words=words,
        speaker=None,
        cue=None,
        drift=None,
        figure=None,
        event=None,
        date=None,
        status=None,
    )


def claim(*reports: BriefReport) -> BriefClaim:
    """All reports say the same, and the first speaks for them."""
    everyone = tuple(range(len(reports)))
    variant = BriefVariant(says=0, reports=everyone, verdict="agree", against=(), denied_by=(), why=(), support=NOBODY)
    return BriefClaim(
        id="c1",
        kind="statement",
        verdict="agree",
        speaks=0,
        variants=(variant,),
        reports=reports,
        support=NOBODY,
        speaker=None,
        counts=None,
    )


@pytest.mark.parametrize(
    ("body", "words", "clear"),
    [
        pytest.param(
            "If the pier stays shut the ferry will not sail to Sandholm.", "If the pier stays shut the ferry will not sail", 1, id="hangs"
        ),
        pytest.param("The ferry will not sail to Sandholm this week.", "The ferry will not sail to Sandholm this week", 0, id="stands"),
    ],
)
def test_a_claim_is_told_in_words_that_stand_by_themselves(body: str, words: str, clear: int) -> None:
    """Where the words that speak do not stand by themselves, another report that says much the same speaks."""
    one, other = article(body, id="one"), article("The ferry will not sail to Sandholm, the harbour said.", id="other")
    told = claim(report(one, words), report(other, "The ferry will not sail to Sandholm"))
    found = sound(one, other).clearest(told)
    assert (found.speaks, found.variants[0].says) == (clear, clear)


def test_words_of_another_matter_speak_for_nothing() -> None:
    """A report that stands by itself but tells something else is not put in the place of the one that speaks."""
    one, other = article("If the pier stays shut the ferry will not sail.", id="one"), article("The mayor opened a school.", id="other")
    told = claim(report(one, "If the pier stays shut the ferry will not sail"), report(other, "The mayor opened a school"))
    assert sound(one, other).clearest(told) == told


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        pytest.param("“has never been tried before in Sandholm”", True, id="behind the subject"),
        pytest.param("“to close the whole harbour by May”", True, id="an infinitive"),
        pytest.param("“The harbour has never been closed”", False, id="a sentence"),
    ],
)
def test_a_quotation_whose_marks_open_behind_the_subject_is_cut(words: str, *, cut: bool) -> None:
    """It is not known of whom it speaks."""
    one = article(f"The plan {words}, Torv said.", id="one")
    assert sound(one).cut(report(one, words)) is cut
