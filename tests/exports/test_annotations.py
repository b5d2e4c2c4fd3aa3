"""Findings as Web Annotations: the members that the model requires, and words that stand where their selectors say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from secondsource.exporting import Wanted, export_of
from secondsource.exports import annotations
from secondsource.exports.iris import Names, article_iris, urn
from secondsource.pipeline import Options, Pile, Told
from secondsource.records.article import Provenance
from tests.builders import article
from tests.exports.conftest import RECORDS

# Web Annotation Data Model, section 3.3.5
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying "
    "tagging".split()
)
Json = dict[str, Any]


def silent(step: str, done: int, total: int | None) -> None:
    """No progress."""


def text_of(form: str, pile: Pile) -> str:
    made = export_of(form, pile, Options(), Wanted(software="secondsource test"), progress=silent)
    assert not isinstance(made.parts, bytes)
    return "".join(made.parts)


@pytest.fixture(scope="module")
def collection(read: Pile) -> Json:
    found: Json = json.loads(text_of("annotations", read))
    return found


@pytest.fixture(scope="module")
def items(collection: Json) -> list[Json]:
    found: list[Json] = collection["first"]["items"]
    return found


def parts(item: Json) -> Iterator[Json]:
    """Every specific resource of an annotation, targets and bodies."""
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    yield from targets
    yield from (body for body in item["body"] if body["type"] == "SpecificResource")


def test_the_collection_has_what_the_model_requires(collection: Json, items: list[Json]) -> None:
    context = collection["@context"]
    assert context[0] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["id"].startswith("urn:uuid:")
    assert collection["first"]["id"] != collection["id"]
    assert collection["total"] == len(items) > 40


def test_each_annotation_has_what_the_model_requires(items: list[Json]) -> None:
    """An id of its own, the type, a target; a motivation of the vocabulary; bodies of a known type."""
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        for body in item["body"]:
            assert body["type"] in {"TextualBody", "Dataset", "SpecificResource"}
            assert body["type"] != "TextualBody" or body["value"]
            assert body.get("purpose", "classifying") in MOTIVATIONS


def test_every_kind_of_finding_is_there(items: list[Json]) -> None:
    kinds = {item["body"][0]["value"] for item in items}
    assert kinds == {"attribution", "figure", "date", "event", "report", "passage"}
    assert all(item["body"][1]["finding"]["kind"] == item["body"][0]["value"] for item in items)


def test_the_words_stand_where_the_selectors_say(read: Pile, items: list[Json]) -> None:
    """``text[start:end] == exact`` in code points, with prefix and suffix around it; emoji and combining marks move nothing."""
    names = article_iris(read.articles)
    texts = {names[one.id]: one.text for one in read.articles}
    seen = 0
    for item in items:
        for part in parts(item):
            quote, place = part["selector"]
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            text, start, end = texts[part["source"]], place["start"], place["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))
            assert len(quote.get("prefix", "")) <= 32
            seen += 1
    assert seen > len(items)  # passages have two sides


def test_words_inside_a_finding_stand_where_it_says(read: Pile, items: list[Json]) -> None:
    texts = {one.id: one.text for one in read.articles}

    def check(value: Any, home: str) -> int:
        if isinstance(value, list):
            return sum(check(one, home) for one in value)
        if not isinstance(value, dict):
            return 0
        home = value.get("article", home)  # an informant may be named in another article of the story
        if "words" in value:
            assert texts[home][value["start"] : value["end"]] == value["words"]
        return ("words" in value) + sum(check(one, home) for one in value.values())

    findings = [item["body"][1]["finding"] for item in items]
    assert sum(check(one, one["article"]) for one in findings) > 50


def test_the_callers_ids_and_texts_are_kept(read: Pile, items: list[Json]) -> None:
    assert {one.id: one.text for one in read.articles} == {record["id"]: record["text"] for record in RECORDS}
    assert {item["body"][1]["finding"]["article"] for item in items} == {"urn:halden:0410", "copy 🔥/1", "own", "short", "other"}


def test_sources_are_addresses_where_they_name_one_article(read: Pile) -> None:
    """Two records of one address go by their ids: an offset of one does not hold in the other."""
    assert article_iris(read.articles) == {
        "urn:halden:0410": "https://wire.halden.example/0410",
        "copy 🔥/1": "https://morgen.example/fire",
        "own": "https://lantern.example/a?b=c%7Cd",
        "short": "urn:x-secondsource:article:short",
        "other": "urn:x-secondsource:article:other",
    }


@pytest.mark.parametrize(
    ("id", "url", "name"),
    [
        ("a 1", None, "urn:x-secondsource:article:a%201"),
        ("a:b", None, "urn:x-secondsource:article:a%3Ab"),
        ("urn:newsml:pelago.example:20260402:71", None, "urn:newsml:pelago.example:20260402:71"),
        ("x", "javascript:alert(1)", "urn:x-secondsource:article:x"),
        ("x", 'https://n.example/"><b>', "https://n.example/%22%3E%3Cb%3E"),
        ("x", "https://n.example/å", "https://n.example/å"),
        ("\ud800", None, "urn:x-secondsource:article:%ED%A0%80"),
    ],
)
def test_names_of_articles(id: str, url: str | None, name: str) -> None:
    import msgspec

    one = msgspec.structs.replace(
        article("It fell.", id=id.encode("utf-8", "replace").decode()), id=id, provenance=Provenance(input="i", url=url)
    )
    assert article_iris([one]) == {id: name}


def test_the_same_finding_has_the_same_id_in_every_pile(told: Told) -> None:
    """What else is in the pile changes no id of what an article says."""
    pile = told.pile.articles
    all_ids = {one["id"] for one in annotations(pile, told.readings, (), ())}
    assert {one["id"] for one in annotations(pile[2:3], told.readings, (), ())} < all_ids


def test_the_same_parts_again_get_another_id() -> None:
    names = Names()
    assert names.uuid("a", 1) != names.uuid("a", 1)
    assert Names().uuid("a", 1) == Names().uuid("a", 1)
    assert urn("a", "b:c") == "urn:x-secondsource:a:b%3Ac"


@pytest.mark.parametrize("form", ["annotations", "prov", "claims", "figures", "quotes", "plover", "gdelt", "ged"])
def test_the_order_of_the_input_changes_nothing(read: Pile, form: str) -> None:
    turned = Pile(articles=read.articles[::-1], rejected=read.rejected)
    assert text_of(form, read) == text_of(form, turned)


def test_nothing_read_is_an_empty_collection() -> None:
    made = json.loads(text_of("annotations", Pile(articles=(), rejected=())))
    assert (made["total"], made["first"]["items"]) == (0, [])
    assert json.loads(text_of("prov", Pile(articles=(), rejected=())))["@graph"] == []
