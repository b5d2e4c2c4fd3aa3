"""Pairs of paragraphs with one quotation: what stands behind what, what is weighed, and what one match says of the next."""

import pytest

from secondsource.claims.quote_odds import Paragraphs, weighable
from secondsource.claims.quote_pairs import Match, matches, one_for_each
from secondsource.claims.segments import Segment, Token, unit_weights
from secondsource.claims.wording import Passage
from secondsource.records.reading import Actor
from tests.builders import actor

WHOLE = Passage(0, 3, 0, 3, 3, 3.0, 3, ((0, 0, 3),))


def segment(text: str, *, id: str = "a", paragraph: int = 0, speaker: Actor | None = None) -> Segment:
    """Quoted words, one token a word."""
    tokens = tuple(Token(word, 10 * n, 10 * n + 5, 0, 0) for n, word in enumerate(text.split()))
    return Segment(article=id, paragraph=paragraph, tokens=tokens, speaker=speaker, told=unit_weights(tokens))


@pytest.mark.parametrize(
    ("odds", "kept"),
    [
        pytest.param(0.6, False, id="hardly sure"),
        pytest.param(0.8, True, id="told twice"),
        pytest.param(1.0, True, id="by the rules"),
    ],
)
def test_a_remark_may_be_told_twice_in_one_article(odds: float, *, kept: bool) -> None:
    """Beside a surer match with the same article a weighed one stands only if it is rather sure."""
    segments = [
        segment("eel trap ban", id="a", speaker=actor("Ida Norn")),
        segment("eel trap ban", id="b", speaker=actor("Ida Norn")),
        segment("eel trap ban", id="b", paragraph=4, speaker=actor("Ida Norn")),
    ]
    found = one_for_each(segments, [Match(0, 1, WHOLE, 1.0), Match(0, 2, WHOLE, odds)])
    assert [one.right for one in found] == ([1, 2] if kept else [1])


@pytest.mark.parametrize(
    ("here", "there", "along"),
    [
        pytest.param(3, 5, (1.0, 0.0), id="the same paragraphs"),
        pytest.param(4, 7, (0.0, 1.0), id="a few on in both"),
        pytest.param(3, 6, (0.0, 1.0), id="on in one of them"),
        pytest.param(4, 4, (0.0, 0.0), id="on here, back there"),
        pytest.param(6, 8, (0.0, 0.0), id="too far on"),
    ],
)
def test_sure_matches_tell_where_two_articles_go_along(here: int, there: int, along: tuple[float, float]) -> None:
    """A stretch of paragraph 3 of one article and paragraph 5 of another; ``here`` and ``there`` hold a sure match."""
    left, right = segment("eel trap ban", paragraph=3), segment("eel trap ban", id="b", paragraph=5)
    story = Paragraphs([left, right], {}, frozenset())
    story.note(segment("dry field weir", paragraph=here), segment("dry field weir", id="b", paragraph=there), WHOLE)
    assert story.along(left, right, WHOLE) == along


def test_a_match_is_not_beside_itself() -> None:
    """What the rules found in these words is no neighbour of them."""
    left, right = segment("eel trap ban"), segment("eel trap ban", id="b")
    story = Paragraphs([left, right], {}, frozenset())
    story.note(left, right, WHOLE)
    assert story.along(left, right, WHOLE) == (0.0, 0.0)
    assert story.along(left, right, Passage(3, 4, 3, 4, 1, 1.0, 1, ((3, 3, 1),))) == (1.0, 0.0)


def test_words_in_a_rivals_mouth_hide_nothing() -> None:
    """One outlet has a longer form in another mouth; the two that agree on the speaker still find each other."""
    words = "weir stay shut until lower field dry fenced drained"
    said = [("a", f"nobody asked {words}", "Ansel Brod"), ("b", f"{words} again", "Ida Norn"), ("c", words, "Ida Norn")]
    segments = [segment(text, id=id, speaker=actor(who)) for id, text, who in said]
    assert (1, 2) in {(one.left, one.right) for one in matches(segments)}


@pytest.mark.parametrize(
    ("one", "other", "who", "weighed"),
    [
        pytest.param("hook", "hook", "Ida Norn", True, id="one word"),
        pytest.param("correct", "correction", "Ida Norn", False, id="two words of one root"),
        pytest.param("two", "two", "Ida Norn", False, id="too short"),
        pytest.param("hook", "hook", "Ansel Brod", False, id="in another mouth"),
    ],
)
def test_one_quoted_word_is_weighed_as_it_is_written(one: str, other: str, who: str, *, weighed: bool) -> None:
    """Two men may use one word, and one man two words of one root."""
    sides = [
        Segment(article=id, paragraph=0, tokens=(Token(one, 0, len(word), 0, 0),), speaker=actor(name), told={(0, 0): 1.0})
        for id, word, name in (("a", one, "Ida Norn"), ("b", other, who))
    ]
    assert weighable(sides[0], sides[1], Passage(0, 1, 0, 1, 1, 1.0, 1, ((0, 0, 1),))) is weighed
