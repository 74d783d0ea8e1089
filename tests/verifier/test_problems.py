from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import claims
from claims import errors
from verifier.config import Config
from verifier.problems import PROBLEMS, faults_of
from verifier.reports import FORMATS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"
COMPARISONS = "/v1/comparisons"


def problem(response: Any) -> dict[str, Any]:
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(response.data)
    assert body["status"] == response.status_code
    assert body["type"].removeprefix("/problems/") in PROBLEMS
    assert body["title"]
    assert body["detail"]
    assert body["request_id"] == response.headers["X-Request-Id"]
    return body


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_has_a_page_and_is_documented(client: FlaskClient, name: str) -> None:
    page = client.get(PROBLEMS[name].uri)
    assert page.status_code == 200
    assert PROBLEMS[name].title in page.text
    assert f"`{PROBLEMS[name].uri}`" in REFERENCE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidArticle("text is empty", field="text"), 422),
        (errors.UnsupportedLanguage("no data"), 422),
        (errors.UnknownRule("no rule"), 404),
        (errors.DataError("a file is broken"), 500),
        (errors.InvalidHouse("no rule"), 500),
        (ValueError("whatever"), 500),
        (RecursionError(), 500),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), 500),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_each_error_has_its_status(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(claims, "extract", fail)
    response = client.post("/v1/claims/extract", json={"text": "x"})
    assert response.status_code == status
    problem(response)


def test_every_library_error_is_tried_above() -> None:
    tried = {"InvalidArticle", "UnsupportedLanguage", "UnknownRule", "InvalidHouse", "DataError"}
    assert {error.__name__ for error in errors.ClaimsError.__subclasses__()} == tried


def test_an_unexpected_error_is_logged_without_the_text(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(article: Any) -> None:
        raise ValueError(f"cannot read {article.text}")

    monkeypatch.setattr(claims, "extract", fail)
    response = client.post("/v1/claims/extract", json={"text": "a secret draft"})
    assert problem(response)["type"] == "/problems/internal-error"
    assert "secret" not in response.text
    record = next(record for record in caplog.records if record.levelname == "ERROR")
    assert record.exception == "ValueError"  # type: ignore[attr-defined]
    assert "secret" not in str(record.__dict__)


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ([], "", "must be an object"),
        ("text", "", "must be an object"),
        (None, "", "must be an object"),
        ({}, "/articles", "is missing"),
        ({"articles": None}, "/articles", "must not be null"),
        ({"articles": {}}, "/articles", "must be an array"),
        ({"articles": []}, "/articles", "at least one"),
        ({"articles": [1]}, "/articles/0", "must be an object"),
        ({"articles": [{"text": "a"}, None]}, "/articles/1", "must not be null"),
        ({"articles": [{"text": "a"}, {}]}, "/articles/1/text", "is missing"),
        ({"articles": [{"text": None}]}, "/articles/0/text", "must not be null"),
        ({"articles": [{"text": 1}]}, "/articles/0/text", "must be a string"),
        ({"articles": [{"text": ["a"]}]}, "/articles/0/text", "must be a string"),
        ({"articles": [{"text": ""}]}, "/articles/0/text", "empty"),
        ({"articles": [{"text": " \n\u00a0"}]}, "/articles/0/text", "empty"),
        ({"articles": [{"text": "a", "title": 1}]}, "/articles/0/title", "must be a string"),
        ({"articles": [{"text": "a", "language": "english!"}]}, "/articles/0/language", "BCP 47"),
        ({"articles": [{"text": "a", "published": "yesterday"}]}, "/articles/0/published", "ISO 8601"),
        ({"articles": [{"text": "a", "published": "2025-02-30"}]}, "/articles/0/published", "real time"),
        ({"articles": [{"text": "a", "auhtor": "b"}]}, "/articles/0/auhtor", "unknown field; known are"),
        ({"articles": [{"text": "a", "a/b~c": "b"}]}, "/articles/0/a~1b~0c", "unknown field"),
        ({"articles": [{"text": "a"}], "articels": []}, "/articels", "unknown field"),
        ({"articles": [{"text": "a"}], "same_story": 1}, "/same_story", "true or false"),
        ({"articles": [{"text": "a"}], "same_story": "true"}, "/same_story", "true or false"),
        ({"articles": [{"text": "a", "id": "x"}, {"text": "b", "id": "x"}]}, "/articles/1/id", "unique"),
        ({"articles": [{"text": "a"}, {"text": "a"}]}, "/articles/1/id", "unique"),
    ],
)
def test_each_fault_is_pointed_at(client: FlaskClient, body: Any, pointer: str, words: str) -> None:
    response = client.post(COMPARISONS, data=json.dumps(body), content_type="application/json")
    assert response.status_code == 422
    faults = problem(response)["errors"]
    assert [fault["pointer"] for fault in faults] == [pointer]
    assert words in faults[0]["detail"]


def test_every_fault_is_told_at_once(client: FlaskClient) -> None:
    response = client.post(COMPARISONS, json={"articles": [{"title": 1}, {"text": "a", "published": "no"}], "same_story": "no"})
    pointers = {fault["pointer"] for fault in problem(response)["errors"]}
    assert pointers == {"/articles/0/title", "/articles/0/text", "/articles/1/published", "/same_story"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"articles": [{"text": ""}]}, "invalid-article"),
        ({"articles": [{"text": ""}], "more": 1}, "invalid-request"),
        ({"articles": 1}, "invalid-request"),
    ],
)
def test_the_type_says_what_is_at_fault(client: FlaskClient, body: Any, kind: str) -> None:
    assert problem(client.post(COMPARISONS, json=body))["type"] == f"/problems/{kind}"


@pytest.mark.parametrize("where", ["text", "id", "title", "outlet", "url", "language", "published", "dateline"])
def test_a_lone_surrogate_is_refused_in_every_field(client: FlaskClient, where: str) -> None:
    body = json.dumps({"text": "a", where: "b\ud800"})
    response = client.post("/v1/claims/extract", data=body, content_type="application/json")
    assert response.status_code == 422
    assert problem(response)["errors"][0] == {"pointer": f"/{where}", "detail": "holds a lone surrogate, which is no character"}


@pytest.mark.parametrize(
    "body", ['{"\\ud800": 1}', '{"text": "a", "language": "\\ud800"}', '{"text": "a", "\\udfff/": {"\\ud800": 1}}']
)
def test_a_lone_surrogate_in_an_answer_cannot_break_it(client: FlaskClient, body: str) -> None:
    response = client.post("/v1/claims/extract", data=body, content_type="application/json")
    assert response.status_code == 422
    problem(response)


def test_a_long_value_is_not_sent_back_whole(client: FlaskClient) -> None:
    response = client.post("/v1/claims/extract", json={"text": "a", "language": "x" * 100_000, "y" * 100_000: 1})
    problem(response)
    assert len(response.data) < 3000


def test_very_many_faults_are_cut_short(client: FlaskClient, config: Config) -> None:
    response = client.post("/v1/claims/extract", json={"text": "a", **{f"key{index}": 1 for index in range(5000)}})
    assert len(problem(response)["errors"]) == 50


@pytest.mark.parametrize(
    ("headers", "data", "status", "words"),
    [
        ({"Content-Type": "text/plain"}, b"{}", 415, "text/plain"),
        ({}, b"{}", 415, "nothing"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"text=a", 415, "form"),
        ({"Content-Type": "application/json; charset=iso-8859-1"}, b"{}", 415, "UTF-8"),
        ({"Content-Type": "application/json", "Content-Encoding": "gzip"}, b"\x1f\x8b", 415, "gzip"),
        ({"Content-Type": "application/json"}, b"", 400, "empty"),
        ({"Content-Type": "application/json"}, b'{"text": "caf\xe9"}', 400, "not UTF-8"),
        ({"Content-Type": "application/json"}, b'{"text": "a"', 400, "not JSON"),
        ({"Content-Type": "application/json"}, b'{"text": NaN}', 400, "NaN"),
        ({"Content-Type": "application/json"}, b"[" * 100_000, 422, "nested"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    client: FlaskClient, headers: dict[str, str], data: bytes, status: int, words: str
) -> None:
    response = client.post("/v1/claims/extract", data=data, headers=headers)
    assert response.status_code == status
    assert words in problem(response)["detail"]


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=UTF-8", "application/vnd.newsroom+json"])
def test_json_is_read_under_its_names(client: FlaskClient, kind: str) -> None:
    assert client.post("/v1/claims/extract", data=b'{"text": "a"}', content_type=kind).status_code == 200


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    response = client.delete(COMPARISONS)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    problem(response)


def test_an_unknown_address_of_the_api_is_a_problem(client: FlaskClient) -> None:
    response = client.get("/v1/nothing", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert problem(response)["type"] == "/problems/not-found"


def test_a_query_parameter_is_named(client: FlaskClient) -> None:
    response = client.post(f"{COMPARISONS}?format=docx", json={"articles": [{"text": "a"}]})
    assert response.status_code == 422
    assert problem(response)["errors"] == [{"parameter": "format", "detail": f"must be one of {', '.join(FORMATS)}"}]


def test_pointers_escape_what_json_pointer_reserves() -> None:
    assert [fault.pointer for fault in faults_of({"json": {"a/b": {0: {"~": ["x"]}}}})] == ["/a~1b/0/~0"]


class TestLimits:
    @pytest.fixture
    def config(self) -> Config:
        return Config(max_bytes=2000, max_articles=3, max_characters=100, max_depth=5, log_level="error")

    def test_too_many_bytes(self, client: FlaskClient) -> None:
        response = client.post(COMPARISONS, json={"articles": [{"text": "a" * 3000}]})
        assert response.status_code == 413
        assert problem(response)["type"] == "/problems/too-large"

    def test_too_many_articles(self, client: FlaskClient) -> None:
        response = client.post(COMPARISONS, json={"articles": [{"text": str(index)} for index in range(4)]})
        assert problem(response)["errors"] == [{"pointer": "/articles", "detail": "4 articles; at most 3 are taken"}]

    def test_too_many_sources(self, client: FlaskClient) -> None:
        response = client.post("/v1/claims/check", json={"text": "x", "against": [{"text": str(index)} for index in range(4)]})
        assert problem(response)["errors"] == [{"pointer": "/against", "detail": "4 articles; at most 3 are taken"}]

    def test_too_many_characters(self, client: FlaskClient) -> None:
        response = client.post(COMPARISONS, json={"articles": [{"text": "a"}, {"text": "ب" * 101}]})
        assert problem(response)["errors"] == [{"pointer": "/articles/1/text", "detail": "101 characters; at most 100 are taken"}]

    def test_as_much_as_is_allowed(self, client: FlaskClient) -> None:
        body = {"articles": [{"text": "ب" * 100}, {"text": "b"}, {"text": "c"}]}
        assert client.post(COMPARISONS, json=body).status_code == 200

    def test_too_deep(self, client: FlaskClient) -> None:
        response = client.post(COMPARISONS, json={"articles": [[[[[[]]]]]]})
        assert problem(response)["type"] == "/problems/too-deep"

    def test_the_limits_in_force_are_documented(self, app: Flask) -> None:
        schemas = app.test_client().get("/v1/openapi.json").get_json()["components"]["schemas"]
        assert schemas["ComparisonRequest"]["properties"]["articles"]["maxItems"] == 3
        assert schemas["Article"]["properties"]["text"]["maxLength"] == 100
