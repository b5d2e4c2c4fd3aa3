"""The brief as JSON and back, and the JSON Schema of it."""

import json
from typing import Any

import msgspec

from secondsource.brief.citing import verify
from secondsource.brief.composing import SCHEMA
from secondsource.errors import CitationError, UsageError
from secondsource.records.brief import Brief


def render_json(brief: Brief) -> str:
    """The brief with its keys in the order in which its records give them, two spaces of indent, a newline at the end."""
    # Lone surrogates of a damaged input cannot be written as UTF-8; json escapes them, msgspec would refuse.
    try:
        packed = msgspec.json.encode(brief)
    except (UnicodeEncodeError, msgspec.ValidationError):
        return json.dumps(msgspec.to_builtins(brief), indent=2, ensure_ascii=True) + "\n"
    return msgspec.json.format(packed, indent=2).decode("utf-8") + "\n"


def brief_schema() -> str:
    """JSON Schema (2020-12) of what :func:`render_json` writes."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Brief)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def parse_brief(data: bytes, name: str) -> Brief:
    """The brief that :func:`render_json` wrote; ``name`` is what an error calls it.

    Raises:
        UsageError: it is no JSON, no brief, a brief of another version, or its citations do not stand in its articles.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise UsageError(f"{name}: broken JSON: {exc}") from exc
    schema = value.get("schema") if isinstance(value, dict) else None
    if not isinstance(schema, str) or not schema.startswith(SCHEMA.rpartition("/")[0] + "/"):
        raise UsageError(f"{name}: no brief; `secondsource brief --format json` writes one")
    if schema != SCHEMA:
        raise UsageError(f"{name}: a brief of another version: {schema}, not {SCHEMA}")
    try:
        brief = msgspec.convert(value, type=Brief)
        verify(brief)
    except (msgspec.ValidationError, CitationError) as exc:
        raise UsageError(f"{name}: a damaged brief: {exc}") from exc
    return brief
