"""The brief as JSON, and the JSON Schema of it."""

import json
from typing import Any

import msgspec

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
