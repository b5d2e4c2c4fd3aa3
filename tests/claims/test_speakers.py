"""Is it the same name? Spellings, short forms, bodies: invented names."""

import pytest

from secondsource.claims.speakers import compare_speakers, same_name
from secondsource.records.reading import Actor

SAME = [
    ("Volodymyr Harenskyy", "Harensky"),
    ("Oleksiy Harenko", "Oleksii Harenko"),
    ("Alexei Venn", "Aleksey Venn"),
    ("Mohammed Reyk", "Mohamed Reyk"),
    ("Tariq al-Maruni", "Tariq Al Maruni"),
    ("al-Maruni", "Tariq al-Maruni"),
    ("Abdul Rahmat", "Abdulrahmat"),
    ("Anne-Marie Kolb", "Anne Marie Kolb"),
    ("Bill Norn", "William Norn"),
    ('Wilmer "Moss" Norn', "Wilmer Norn"),
    ('Moss" Norn', "Wilmer Norn"),
    ("President Norn", "Ida Norn"),
    ("Ida M. Norn", "Ida Norn"),
    ("Defence Ministry", "Ministry of Defense"),
    ("Department of Fisheries", "the Fisheries Department"),
    ("University of Tarn", "Tarn University"),
    ("U.N.", "UN"),
    ("U.N.", "United Nations"),
    ("Quillon Corp.", "Quillon"),
    ("Harbour Workers' Federation", "HWF"),
    ("Ida Norn, D-Tarn.", "Ida Norn"),
    ("Doug Venn (R", "Doug Venn"),
    ("Tamarra Sen. Ida Norn", "Ida Norn"),
    ("Deputy Opposition Leader Tomas Reyk", "Tomas Reyk"),
]
OTHER = [
    ("Tom Norn", "Tim Norn"),
    ("Jack Venn", "Jake Venn"),
    ("Foreign Ministry", "Defense Ministry"),
    ("Justice Department", "State Department"),
    ("Interior Ministry", "the Ministry"),
    ("University of Tarn", "Tarn"),
    ("Bank of Quillon", "Quillon"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_of_one_name(one: str, two: str) -> None:
    """In either order."""
    assert same_name(one, two)
    assert same_name(two, one)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_names_that_only_look_alike(one: str, two: str) -> None:
    """In either order."""
    assert not same_name(one, two)
    assert not same_name(two, one)


def test_a_body_without_its_name_decides_nothing() -> None:
    """ "The ministry" may be any ministry."""
    named = Actor(name="Interior Ministry", how="name", kind="body")
    bare = Actor(name="the ministry", how="noun", kind="body", named=False)
    assert compare_speakers(named, bare) == "maybe"


@pytest.mark.parametrize(
    "described", ["Missouri Democrat", "Tarn Republican", "Frenchwoman", "Quillon lawyer", "Marle governor", "Tarn Chief of Fisheries"]
)
def test_a_description_names_nobody(described: str) -> None:
    """Who is told by place, party or office may be the one who is named elsewhere."""
    named = Actor(name="Ida Norn", how="name", kind="person")
    assert compare_speakers(named, Actor(name=described, how="name", kind="person")) == "maybe"
