"""The brief as JSON: the contract, its schema, its keys."""

import json
from functools import cache
from typing import Any

import jsonschema

from secondsource.brief import brief_schema, render_json
from tests.brief import builders as made


@cache
def decoded() -> dict[str, Any]:
    """The made story as JSON."""
    found: dict[str, Any] = json.loads(render_json(made.composed()))
    return found


def test_the_json_is_valid_by_its_schema() -> None:
    """render_json writes what brief_schema says."""
    schema = json.loads(brief_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(decoded(), schema)


def test_the_json_is_the_same_for_any_order_of_input() -> None:
    """Byte for byte, with a newline at the end."""
    assert render_json(made.composed(-1)) == render_json(made.composed(1))
    assert render_json(made.composed()).endswith("}\n")


def test_the_keys_of_the_contract() -> None:
    """Each key that readers of the JSON rely on."""
    brief = decoded()
    story = next(s for s in brief["stories"] if s["id"] == "grounding")
    claim = next(c for c in story["claims"] if c["id"] == "rudder")
    order = next(c for c in story["claims"] if c["id"] == "order")
    figure = next(c for c in story["claims"] if c["id"] == "injured")["reports"][0]["figure"]
    variant = claim["variants"][0]
    expected: list[tuple[dict[str, Any], str]] = [
        (brief, "schema generated_from articles rejected stories"),
        (brief["generated_from"], "inputs articles rejected"),
        (brief["articles"][0], "id key outlet title byline credit published text sentences blocks problems provenance"),
        (brief["articles"][0]["published"], "as_given when precision readings"),
        (brief["rejected"][0], "input reason"),
        (story, "id title first last articles storyline families borrowings claims timeline unknown sections"),
        (story["title"], "article start end words"),
        (story["storyline"][0], "story why days shared_actors"),
        (story["families"][0], "id articles state origin why"),
        (story["families"][0]["origin"], "kind name"),
        (story["borrowings"][0], "from to kind sentences credited direction_by passages"),
        (story["borrowings"][0]["passages"][0], "from to kind"),
        (story["borrowings"][0]["passages"][0]["from"], "article start end words"),
        (claim, "id kind speaks variants reports"),
        (variant, "says reports verdict against denied_by support"),
        (variant["support"], "at_least at_most tellings informants"),
        (variant["support"]["tellings"][0], "reports state why"),
        (variant["support"]["informants"][0], "id name named kind side ref"),
        (claim["reports"][0], "article start end words speaker cue drift figure event date status"),
        (claim["reports"][0]["speaker"], "name id how"),
        (order["reports"][0]["drift"], "kind base edits"),
        (figure, "value min max hedge counted where as_of"),
        (story["timeline"][0], "from to precision claim ref"),
        (story["unknown"][0], "about why"),
        (story["sections"][0], "name claims left_out"),
    ]
    for found, keys in expected:
        assert set(keys.split()) <= set(found), keys


def test_every_ref_equals_its_words() -> None:
    """A reader of the JSON can check each citation without us."""
    brief = decoded()
    articles = {a["id"]: a for a in brief["articles"]}
    checked = 0

    def walk(value: Any) -> None:
        nonlocal checked
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            if {"article", "start", "end", "words"} <= set(value):
                text = articles[value["article"]]["title" if value.get("field") == "title" else "text"]
                assert text[value["start"] : value["end"]] == value["words"]
                checked += 1
            for item in value.values():
                walk(item)

    walk(brief)
    assert checked > 70


def test_sentences_are_pairs_and_sections_name_claims_that_exist() -> None:
    """Ranges as the contract writes them; no section names a claim that is not there."""
    brief = decoded()
    assert brief["articles"][0]["sentences"][0] == [0, 103]
    for story in brief["stories"]:
        ids = {claim["id"] for claim in story["claims"]}
        for section in story["sections"]:
            if section["name"] in ("reported", "differ", "figures", "positions", "alone"):
                assert set(section["claims"]) <= ids
