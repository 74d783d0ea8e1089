"""The documents of the Python client as types, made from the service's own OpenAPI document.

`python -m tools.client_documents --write`, without it a comparison. Exit code 1 when the types do not tell today's truth.
"""

from __future__ import annotations

import keyword
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from tools.pages import ROOT, run
from verifier import create_app
from verifier.config import Config

PAGE = ROOT / "verifier" / "client" / "documents.py"
_HEAD = '''"""The documents of the service as types, made by tools/client_documents.py; not edited by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict
'''
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_UNSENT = ("Address", "Upload")  # bodies that the client builds itself


def render() -> str:
    """The text of the module."""
    spec = create_app(Config(log_level="error")).test_client().get("/v1/openapi.json").get_json()
    schemas = spec["components"]["schemas"]
    listed = [_document(name, schema) for name, schema in schemas.items() if schema.get("type") == "object" and name not in _UNSENT]
    return _HEAD + "".join(f"\n\n{text}" for text in listed)


def _document(name: str, schema: Mapping[str, Any]) -> str:
    lines = list(_fields(schema))
    said = (schema.get("description") or name).splitlines()[0]
    if all(line.partition(":")[0].isidentifier() and not keyword.iskeyword(line.partition(":")[0]) for line in lines):
        body = "".join(f"    {line}\n" for line in lines)
        return f'class {name}(TypedDict):\n    """{said}"""\n\n{body}' if body else f'class {name}(TypedDict):\n    """{said}"""\n'
    entries = "".join(f'        "{key}": {kind.strip()!r},\n' for key, _, kind in (line.partition(": ") for line in lines))
    return f'{name} = TypedDict(\n    "{name}",\n    {{\n{entries}    }},\n)\n"""{said}"""\n'


def _fields(schema: Mapping[str, Any]) -> Iterator[str]:
    required = set(schema.get("required", ()))
    for key, value in schema.get("properties", {}).items():
        kind = _type(value)
        yield f"{key}: {kind if key in required else f'NotRequired[{kind}]'}"


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(each) for each in schema["anyOf"]))
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return " | ".join(_type({**schema, "type": kind}) for kind in kinds)
    if kinds == "string" and schema.get("enum"):
        return f"Literal[{', '.join(repr(each).replace(chr(39), chr(34)) for each in schema['enum'] if each is not None)}]"
    if kinds == "array":
        return f"list[{_type(schema.get('items', {}))}]"
    if kinds == "object":
        return f"dict[str, {_type(schema['additionalProperties'])}]" if schema.get("additionalProperties") else "dict[str, Any]"
    return _PLAIN.get(str(kinds), "Any")


if __name__ == "__main__":
    sys.exit(run("tools.client_documents", __doc__ or "", PAGE, render))
