"""The documentation of the API as a page: made on this machine from the OpenAPI document, with no script and no other host."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template, request

from verifier.problems import PROBLEMS

blueprint = Blueprint(
    "documentation", __name__, template_folder="templates", static_folder="static", static_url_path="/v1/docs/static"
)

_FORM = "application/x-www-form-urlencoded"
_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field or parameter of a table."""

    name: str
    type: str
    required: bool
    description: str
    example: str | None = None
    link: str | None = None  # the schema that the type is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer by status."""

    status: str
    description: str
    bodies: tuple[tuple[str, str | None], ...]  # media type and schema
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What can be done at one address."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Row, ...]
    body: str | None
    examples: tuple[tuple[str, str, str], ...]  # summary, JSON, curl
    curl: str
    answers: tuple[Answer, ...]


@blueprint.get("/v1/docs")
def show_documentation() -> str:
    """The documentation as a page."""
    spec = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    return render_template(
        "reference/operations.html",
        info=spec["info"],
        groups=_groups(spec),
        schemas={name: tuple(_rows(schema)) for name, schema in sorted(spec["components"]["schemas"].items())},
        notes={name: schema.get("description", "") for name, schema in spec["components"]["schemas"].items()},
        problems=PROBLEMS.values(),
    )


def _groups(spec: Mapping[str, Any]) -> dict[str, list[Operation]]:
    groups: dict[str, list[Operation]] = {}
    for path, item in spec["paths"].items():
        shared = item.get("parameters", [])
        for method in _METHODS:
            if method in item:
                group = groups.setdefault(item[method]["tags"][0], [])
                group.append(_operation(method, path, item[method], shared, spec["components"]))
    return groups


def _operation(method: str, path: str, doc: Mapping[str, Any], shared: list[Any], components: Mapping[str, Any]) -> Operation:
    bodies_of = doc.get("requestBody", {}).get("content", {})
    form = _FORM in bodies_of
    content = bodies_of.get(_FORM if form else "application/json", {})
    named = content.get("examples", {}).values()
    bodies = [(example.get("summary", ""), json.dumps(example["value"], ensure_ascii=False, indent=2)) for example in named]
    parameters = [*shared, *doc.get("parameters", [])]
    return Operation(
        id=f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}",
        method=method.upper(),
        path=path,
        summary=doc.get("summary", ""),
        description=doc.get("description", ""),
        parameters=tuple(_row(each["name"], {**each["schema"], **each}, bool(each.get("required"))) for each in parameters),
        body=_reference(content.get("schema", {})),
        examples=tuple((summary, body, _curl(method, path, body, form=form)) for summary, body in bodies),
        curl=_curl(method, _filled(path, parameters), None),
        answers=tuple(_answer(status, answer, components) for status, answer in sorted(doc["responses"].items())),
    )


def _answer(status: str, answer: Mapping[str, Any], components: Mapping[str, Any]) -> Answer:
    if "$ref" in answer:
        answer = components["responses"][answer["$ref"].rsplit("/", 1)[1]]
    content = answer.get("content", {})
    examples = [each["example"] for each in content.values() if "example" in each]
    return Answer(
        status=status,
        description=answer.get("description", ""),
        bodies=tuple((media, _reference(each.get("schema", {}))) for media, each in content.items()),
        example=json.dumps(examples[0], ensure_ascii=False, indent=2) if examples else None,
    )


def _rows(schema: Mapping[str, Any]) -> Iterator[Row]:
    for name, field in schema.get("properties", {}).items():
        yield _row(name, field, name in schema.get("required", ()))


def _row(name: str, field: Mapping[str, Any], required: bool) -> Row:
    example = field.get("example")
    return Row(
        name=name,
        type=_type(field),
        required=required,
        description=field.get("description", ""),
        example=None if example is None else json.dumps(example, ensure_ascii=False),
        link=_reference(field) or _reference(field.get("items", {})),
    )


def _type(field: Mapping[str, Any]) -> str:
    target = _reference(field)
    if target:
        return target + (" or null" if _nullable(field) else "")
    kinds = field.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    words = [f"array of {_type(field['items'])}" if kind == "array" and "items" in field else kind for kind in kinds]
    found = " or ".join(words)
    if "enum" in field:
        found += ": " + ", ".join(str(value) for value in field["enum"] if value is not None)
    return found


def _nullable(field: Mapping[str, Any]) -> bool:
    return any(choice.get("type") == "null" for key in ("anyOf", "oneOf") for choice in field.get(key, ()))


def _reference(field: Mapping[str, Any]) -> str | None:
    for choice in (field, *(choice for key in ("anyOf", "oneOf", "allOf") for choice in field.get(key, ()))):
        if "$ref" in choice:
            return str(choice["$ref"]).rsplit("/", 1)[1]
    return None


def _filled(path: str, parameters: list[Any]) -> str:
    for each in parameters:
        path = path.replace("{" + each["name"] + "}", str(each.get("example", each["name"])))
    return path


def _curl(method: str, path: str, body: str | None, *, form: bool = False) -> str:
    address = request.host_url.rstrip("/") + path
    if body is None:
        return f"curl {'' if method == 'get' else f'-X {method.upper()} '}{address}"
    if form:
        return " ".join(
            [f"curl {address}", *(f"--data-urlencode {shlex.quote(f'{key}={value}')}" for key, value in json.loads(body).items())]
        )
    compact = json.dumps(json.loads(body), ensure_ascii=False)
    return f"curl {address} -H 'Content-Type: application/json' -d {shlex.quote(compact)}"
