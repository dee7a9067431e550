"""The published JSON Schema and the data dictionary, both generated from the model."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.records.model import Record


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one record."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Dragoman record", **schema}


def data_dictionary() -> str:
    """Every struct and field of the record as Markdown, in the order of the model."""
    defs: dict[str, Any] = json_schema()["$defs"]
    lines = ["# Data dictionary", "", "Generated from the record's structs; do not edit by hand.", ""]
    for name in sorted(defs, key=lambda n: (n != "Record", n)):
        body = defs[name]
        lines += [f"## {name}", "", body.get("description", ""), "", "| field | type | required | meaning |", "|---|---|---|---|"]
        required = set(body.get("required", []))
        for field, spec in body.get("properties", {}).items():
            lines.append(f"| `{field}` | {_type(spec)} | {'yes' if field in required else ''} | {spec.get('description', '')} |")
        lines.append("")
    return "\n".join(lines)


def _type(spec: dict[str, Any]) -> str:
    if "$ref" in spec:
        return str(spec["$ref"]).rsplit("/", 1)[-1]
    if "enum" in spec:
        return ", ".join(f"`{v}`" for v in spec["enum"] if v is not None)
    if "anyOf" in spec:
        return " or ".join(_type(s) for s in spec["anyOf"])
    if spec.get("type") == "array":
        inner = spec.get("prefixItems")
        return "span" if inner else f"list of {_type(spec['items'])}" if spec.get("items") else "list"
    return str(spec.get("type", "any"))
