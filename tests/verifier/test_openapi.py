"""The OpenAPI document: complete, true to what the library writes, and shown offline."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

import claims
from claims.rules import CATALOGUE
from tests.verifier import fakes
from verifier.schemas import examples
from verifier.schemas.service import rule_to_dict

"""Addresses that are posted to without a body."""


@pytest.fixture
def spec(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/v1/openapi.json").get_json()
    return found


def validator(spec: dict[str, Any], name: str, *, closed: bool = True) -> Draft202012Validator:
    """A validator of one schema. Closed: no key beyond those documented."""
    spec = copy.deepcopy(spec)
    if closed:
        for schema in spec["components"]["schemas"].values():
            schema["additionalProperties"] = False
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": spec["components"]})


def test_it_is_openapi_3_1(spec: dict[str, Any]) -> None:
    assert spec["openapi"].startswith("3.1")
    assert set(spec["paths"]) == {
        "/v1/claims/check",
        "/v1/claims/extract",
        "/v1/comparisons",
        "/v1/comparisons/{comparison}",
        "/v1/comparisons/{comparison}/findings/{finding}",
        "/v1/articles",
        "/v1/articles/read",
        "/v1/articles/{article}",
        "/v1/articles/{article}/diff",
        "/v1/articles/{article}/versions",
        "/v1/articles/{article}/versions/{number}",
        "/v1/comparisons/{comparison}/findings/{finding}/claimreview",
        "/v1/comparisons/{comparison}/rerun",
        "/v1/comparisons/{comparison}/share",
        "/v1/factchecks",
        "/v1/factchecks/{fact_check}",
        "/v1/keys",
        "/v1/keys/{key}",
        "/v1/keys/{key}/rotate",
        "/v1/audit",
        "/metrics",
        "/v1/jobs",
        "/v1/jobs/{job}",
        "/v1/jobs/{job}/cancel",
        "/v1/jobs/{job}/events",
        "/v1/jobs/{job}/retry",
        "/v1/webhooks",
        "/v1/webhooks/{webhook}",
        "/v1/webhooks/{webhook}/deliveries",
        "/v1/webhooks/{webhook}/deliveries/{delivery}/redeliver",
        "/v1/webhooks/{webhook}/rotate",
        "/v1/webhooks/{webhook}/test",
        "/v2/check",
        "/v2/info",
        "/v2/languages",
        "/v1/rules",
        "/v1/rules/{code}",
        "/healthz",
        "/readyz",
    }


def test_every_field_is_described_and_leaves_have_examples(spec: dict[str, Any]) -> None:
    for name, schema in spec["components"]["schemas"].items():
        assert schema["description"], name
        for key, field in schema["properties"].items():
            assert field.get("description"), f"{name}.{key}"
            nested = "$ref" in str(field)
            assert nested or "example" in field, f"{name}.{key} has no example"


def test_every_example_of_a_field_is_valid(spec: dict[str, Any]) -> None:
    for name, schema in spec["components"]["schemas"].items():
        for key, field in schema["properties"].items():
            if "example" in field:
                errors = [error.message for error in Draft202012Validator(field).iter_errors(field["example"])]
                assert not errors, f"{name}.{key}: {errors}"


WITHOUT_BODY = {
    "/v1/comparisons/{comparison}/rerun",
    "/v1/jobs/{job}/cancel",
    "/v1/jobs/{job}/retry",
    "/v1/webhooks/{webhook}/deliveries/{delivery}/redeliver",
    "/v1/webhooks/{webhook}/rotate",
    "/v1/webhooks/{webhook}/test",
}


def test_every_operation_is_described_with_its_problems(spec: dict[str, Any]) -> None:
    for path, item in spec["paths"].items():
        for method in ("get", "post", "patch", "delete"):
            if method not in item:
                continue
            operation = item[method]
            assert operation["summary"], path
            assert "500" in operation["responses"], path
            if method in ("post", "patch") and path not in WITHOUT_BODY:
                assert {"413", "415", "422"} <= set(operation["responses"]), path
                assert ("400" in operation["responses"]) == ("application/json" in operation["requestBody"]["content"]), path
                bodies = operation["requestBody"]["content"]
                assert any(body.get("examples") for body in bodies.values()), path


def test_errors_are_documented_as_problem_documents(spec: dict[str, Any]) -> None:
    for response in spec["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
        assert response["content"]["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Extraction", examples.EXTRACTION),
        ("CheckResult", examples.CHECK_RESULT),
        ("Comparison", examples.COMPARISON),
        *(("Article", example["value"]) for example in examples.ARTICLES.values()),
        *(("CheckRequest", example["value"]) for example in examples.CHECK_REQUESTS.values()),
        *(("ComparisonRequest", example["value"]) for example in examples.COMPARISON_REQUESTS.values()),
    ],
)
def test_documented_examples_are_true_to_the_schema(spec: dict[str, Any], name: str, value: Any) -> None:
    validator(spec, name).validate(value)


def test_offsets_of_the_documented_examples_are_right() -> None:
    text = examples.ENGLISH["text"]
    for claim in examples.EXTRACTION["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
    for mention in (*examples.EXTRACTION["mentions"]["times"], *examples.EXTRACTION["mentions"]["quantities"]):
        assert text[mention["start"] : mention["end"]] == mention["text"]
    checked = examples.CHECK_REQUESTS["alone"]["value"]["text"]
    for passage in examples.CHECK_RESULT["findings"][0]["evidence"]:
        assert checked[passage["start"] : passage["end"]] == passage["text"]


ARTICLE = claims.Article.from_dict(examples.ENGLISH)


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("Extraction", fakes.extract(ARTICLE)),
        ("Comparison", fakes.compare([ARTICLE])),
        ("CheckResult", fakes.check(f"It is {fakes.WRONG_DAY}.", against=[ARTICLE])),
    ],
)
def test_what_the_model_writes_is_documented_key_by_key(spec: dict[str, Any], name: str, result: Any) -> None:
    validator(spec, name).validate(result.to_dict())


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_is_true_to_its_schema(spec: dict[str, Any], rule: Any) -> None:
    validator(spec, "Rule").validate(rule_to_dict(rule))


def test_the_page_shows_every_operation_and_object(app: Flask, spec: dict[str, Any]) -> None:
    page = app.test_client().get("/v1/docs")
    assert page.status_code == 200
    for path in spec["paths"]:
        assert f"<code>{path}</code>" in page.text
    for name in spec["components"]["schemas"]:
        assert f'id="schema-{name}"' in page.text
    assert page.text.count("curl ") >= len(spec["paths"])


def test_the_page_needs_no_other_host_and_no_script(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/v1/docs").text
    assert "<script" not in page
    assert "<style" not in page
    assert " style=" not in page
    loaded = re.findall(r'<(?:link|img|iframe)[^>]+(?:href|src)="([^"]+)"', page)
    assert loaded == ["/v1/docs/static/reference.css"]
    with client.get(loaded[0]) as response:
        assert response.status_code == 200


def test_every_link_of_the_page_leads_somewhere(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/v1/docs").text
    ids = set(re.findall(r' id="([^"]+)"', page))
    for link in set(re.findall(r'href="([^"]+)"', page)):
        if link.startswith("#"):
            assert link[1:] in ids, link
        else:
            with client.get(link) as response:
                assert response.status_code == 200, link
