"""Lineage and support in the terms of PROV-O: only terms that there are, nothing that points nowhere, no direction that is not known."""

import json
from typing import Any

import pytest

from secondsource.exports import provenance, provenance_lines
from secondsource.pipeline import Pile, Told
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing, Family, Origin
from tests.builders import article, borrowing, passage
from tests.exports.test_annotations import text_of

# Those of the PROV-O recommendation that the export uses, with what each must have.
PROV_TERMS = set(
    "Entity Agent Person Organization Collection Derivation Quotation PrimarySource Attribution wasDerivedFrom wasQuotedFrom "
    "hadPrimarySource wasAttributedTo hadMember qualifiedDerivation qualifiedQuotation qualifiedPrimarySource qualifiedAttribution entity "
    "agent value".split()
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def document(read: Pile) -> Json:
    found: Json = json.loads(text_of("prov", read))
    return found


def nodes(value: Any) -> list[Json]:
    """Every object of a document, however deep."""
    if isinstance(value, list):
        return [found for one in value for found in nodes(one)]
    if isinstance(value, dict):
        return [value, *(found for one in value.values() for found in nodes(one))]
    return []


def typed(found: list[Json], kind: str) -> list[Json]:
    return [one for one in found if kind in one.get("@type", ()) or one.get("@type") == kind]


def lineage(articles: list[Article], *found: Borrowing, families: tuple[Family, ...] = ()) -> list[Json]:
    """The graph of a lineage without claims, as it is read back."""
    text = "".join(provenance_lines(provenance(articles, (), found, families)))
    graph: list[Json] = json.loads(text)["@graph"]
    return graph


def test_only_terms_that_the_ontology_has(document: Json) -> None:
    context = document["@context"]
    assert context["prov"] == "http://www.w3.org/ns/prov#"
    used = set()
    for one in nodes(document["@graph"]):
        kinds = one.get("@type", [])
        used |= {*one, *([kinds] if isinstance(kinds, str) else kinds)}
    assert {name.partition(":")[0] for name in used if not name.startswith("@")} <= set(context)
    assert {name.removeprefix("prov:") for name in used if name.startswith("prov:")} <= PROV_TERMS


def test_nothing_points_nowhere_and_nothing_is_told_twice(document: Json) -> None:
    named = [one["@id"] for one in document["@graph"]]
    assert len(set(named)) == len(named)
    assert {one["@id"] for one in nodes(document["@graph"]) if "@id" in one} == set(named)


def test_passages_are_the_articles_words(read: Pile, document: Json) -> None:
    texts = {one["@id"]: one["dcterms:identifier"] for one in typed(document["@graph"], "ss:Article")}
    by_id = {one.id: one.text for one in read.articles}
    found = typed(document["@graph"], "ss:Passage")
    assert len(found) > 20
    for one in found:
        assert by_id[texts[one["prov:wasQuotedFrom"]["@id"]]][one["ss:start"] : one["ss:end"]] == one["prov:value"]


def test_a_copy_derives_from_its_origin_with_the_evidence(document: Json) -> None:
    copy = next(one for one in document["@graph"] if one.get("dcterms:identifier") == "copy 🔥/1")
    assert copy["prov:wasQuotedFrom"] == [{"@id": "https://wire.halden.example/0410"}]
    (how,) = copy["prov:qualifiedQuotation"]
    assert how["prov:entity"] == {"@id": "https://wire.halden.example/0410"}
    assert how["ss:evidence"]
    assert how["ss:pair"]


def test_every_derivation_stands_in_both_forms(document: Json) -> None:
    """What the short form says the qualified one says too (PROV-O, section 3.3)."""
    both = {
        "prov:wasDerivedFrom": "prov:qualifiedDerivation",
        "prov:wasQuotedFrom": "prov:qualifiedQuotation",
        "prov:hadPrimarySource": "prov:qualifiedPrimarySource",
    }
    for one in typed(document["@graph"], "ss:Article"):
        for short, long in both.items():
            assert {to["@id"] for to in one.get(short, [])} == {how["prov:entity"]["@id"] for how in one.get(long, [])}


def test_claims_say_how_many_tell_them_and_on_whose_word(document: Json) -> None:
    claims = typed(document["@graph"], "ss:Claim")
    assert claims
    for one in claims:
        assert 1 <= one["ss:atLeast"] <= one["ss:atMost"]
        assert one["prov:hadMember"]
        assert {"shown", "not known"} >= {telling["ss:state"] for telling in one["ss:telling"]}
    agents = {one["@id"]: one for one in typed(document["@graph"], "prov:Agent")}
    tarn = next(one for one in agents.values() if "Tarn" in one["rdfs:label"])
    assert "prov:Person" in tarn["@type"]
    assert any({"@id": tarn["@id"]} in one.get("prov:wasAttributedTo", []) for one in claims)


WORDS = "The bridge at Lund fell at noon and nobody was on it."
A, B, C = (article(WORDS, id=id, outlet=outlet) for id, outlet in (("a", "Echo"), ("b", "Courier"), ("c", "Sund")))


def test_where_the_direction_is_not_known_nothing_derives() -> None:
    graph = lineage([A, B], borrowing(A, B, passage(A, B, WORDS), direction="unknown"))
    assert not any(key.startswith(("prov:wasDerived", "prov:qualified")) for one in typed(graph, "ss:Article") for key in one)
    (shared,) = typed(graph, "ss:SharedText")
    assert [one["@id"] for one in shared["ss:between"]] == ["urn:x-secondsource:article:a", "urn:x-secondsource:article:b"]


def test_two_that_share_a_third_text_derive_from_an_original_that_is_not_here() -> None:
    family = Family(id="a", articles=("a", "b"), state="not known", origin=Origin(kind="agency", name="Norrin Wire"))
    graph = lineage([A, B], borrowing(A, B, passage(A, B, WORDS), direction="common"), families=(family,))
    (original,) = typed(graph, "ss:LatentOriginal")
    assert original["prov:wasAttributedTo"] == {"@id": "urn:x-secondsource:outlet:Norrin%20Wire"}
    assert [one["prov:wasDerivedFrom"] for one in typed(graph, "ss:Article")] == [[{"@id": original["@id"]}]] * 2
    assert any(one["@id"] == "urn:x-secondsource:outlet:Norrin%20Wire" for one in typed(graph, "prov:Agent"))


def test_what_two_copies_share_is_their_origins_where_that_is_here() -> None:
    found = [borrowing(A, other, passage(A, other, WORDS)) for other in (B, C)]
    graph = lineage([A, B, C], *found, borrowing(B, C, passage(B, C, WORDS), direction="common"))
    assert typed(graph, "ss:LatentOriginal") == []
    assert len(typed(graph, "ss:SharedText")) == 1


def test_a_credited_agency_that_is_not_here_is_the_primary_source() -> None:
    credited = article(WORDS, id="b", outlet="Courier", credit="Norrin Wire")
    family = Family(id="b", articles=("b",), state="shown", origin=Origin(kind="agency", name="Norrin Wire"), why=("told Norrin Wire",))
    graph = lineage([credited], families=(family,))
    (one,) = typed(graph, "ss:Article")
    assert one["prov:hadPrimarySource"] == [{"@id": "urn:x-secondsource:original:b"}]
    assert one["prov:qualifiedPrimarySource"][0]["ss:credit"] == "Norrin Wire"


def test_an_agency_whose_own_report_is_here_is_no_latent_original() -> None:
    own, credited = article(WORDS, id="a", outlet="Norrin Wire"), article(WORDS, id="b", outlet="Courier", credit="Norrin Wire")
    family = Family(id="a", articles=("a", "b"), state="shown", origin=Origin(kind="agency", name="Norrin Wire"))
    graph = lineage([own, credited], borrowing(own, credited, passage(own, credited, WORDS), kind="edited"), families=(family,))
    assert typed(graph, "ss:LatentOriginal") == []
    assert typed(graph, "ss:Article")[1]["prov:wasDerivedFrom"] == [{"@id": "urn:x-secondsource:article:a"}]


def test_documents_are_sources_and_no_agents(told: Told) -> None:
    """A claim that stands on a document has it as its source; PROV's agents can answer for themselves."""
    import msgspec

    story = next(one for one in told.claims.values() if any(claim.support.informants for claim in one.claims))
    claim = next(one for one in story.claims if one.support.informants)
    paper = msgspec.structs.replace(claim.support.informants[0], kind="document", id="log", name="log")
    changed = msgspec.structs.replace(claim, support=msgspec.structs.replace(claim.support, informants=(paper,)))
    graph = list(provenance(told.pile.articles, [msgspec.structs.replace(story, claims=(changed,))], (), ()))
    (made,) = typed(graph, "ss:Claim")
    assert made["prov:hadPrimarySource"] == [{"@id": next(iter(typed(graph, "ss:Document")))["@id"]}]
    assert "prov:wasAttributedTo" not in made
