"""One name for one person in all articles of a story."""

import pytest

from secondsource.claims.full_names import tidy, with_full_names
from secondsource.records.article import Span
from secondsource.records.reading import Actor, Attribution, Mention, Reading


def reading(id: str, *speakers: Actor) -> Reading:
    """A reading in which each speaker says something; persons are mentioned too."""
    said = tuple(
        Attribution(source=(Span(0, 1),), cue=(Span(2, 3),), content=(Span(4, 5),), kind="direct", speaker=one) for one in speakers
    )
    mentions = tuple(Mention(start=0, end=1, name=one.name, kind="person") for one in speakers if one.kind == "person")
    return Reading(id=id, reader="test", attributions=said, mentions=mentions)


def person(name: str) -> Actor:
    return Actor(name=name, how="name", kind="person")


@pytest.mark.parametrize(
    ("names", "others", "expected"),
    [
        pytest.param(["Reyk"], ["Tomas Reyk"], ["Tomas Reyk"], id="last name of one person"),
        pytest.param(["Mr. Reyk"], ["Tomas Reyk"], ["Tomas Reyk"], id="title and last name"),
        pytest.param(["Reyk"], ["Tomas Reyk", "Ida Reyk"], ["Reyk"], id="two persons of one name"),
        pytest.param(["Reyk"], ["Tomas Reyk", "Union leader Tomas Reyk"], ["Tomas Reyk"], id="a title makes no fuller name"),
        pytest.param(["Tomas Reyk"], ["Reyk"], ["Tomas Reyk"], id="a full name stays"),
        pytest.param(["Brindle"], ["Tomas Reyk"], ["Brindle"], id="nobody of that name"),
    ],
)
def test_a_last_name_takes_the_full_name_of_another_article(names: list[str], others: list[str], expected: list[str]) -> None:
    """Only where the story knows one person of that name."""
    found = with_full_names({"a": reading("a", *map(person, names)), "b": reading("b", *map(person, others))})
    assert [one.speaker.name for one in found["a"].attributions if one.speaker] == expected


def test_a_body_keeps_its_name() -> None:
    """A ministry that is called like somebody is no person."""
    body = Actor(name="Reyk", how="name", kind="body")
    found = with_full_names({"a": reading("a", body), "b": reading("b", person("Tomas Reyk"))})
    assert found["a"].attributions[0].speaker == body


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ida Torv, D-Norland", "Ida Torv"),
        ("Doug Hale (R", "Doug Hale"),
        ("Minority Leader Ida Torv said", "Minority Leader Ida Torv"),
        ("of State Ida Torv", "Ida Torv"),
        ("Ida Torv Ida TorvMore", "Ida Torv"),
        ("Torv Ida Anna TorvReport", "Torv"),
        ("one of the mayors, Ida Torv", "Ida Torv"),
        ("Mary MacDonald", "Mary MacDonald"),
        ("bell hooks", "bell hooks"),
        ("The organization", "The organization"),
    ],
)
def test_a_name_without_what_stands_behind_it(name: str, bare: str) -> None:
    """Party, seat, verb and a page's own box are no part of a name."""
    assert tidy(name) == bare
