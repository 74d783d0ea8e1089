"""The service on top of the library itself: what it writes is the documented contract, and its offsets are true."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import claims
from verifier import create_app
from verifier.cli import output
from verifier.config import Config

TEXTS = {
    "en": "The ferry terminal opened on Tuesday 7 May 2025, the port said. The work cost about 12 million dollars.",
    "ar": "افتتحت محطة العبارات يوم الثلاثاء 7 مايو 2025، وفق ما أعلنته إدارة الميناء. وبلغت الكلفة نحو 14 مليون دولار.",
    "es": "La terminal de transbordadores abrió el martes 7 de mayo de 2025. La obra costó unos 12 millones de dólares.",
    "ru": "Паромный терминал открылся во вторник, 7 мая 2025 года, сообщил порт. Работы обошлись примерно в 12 миллионов долларов.",
    "fr": "Le terminal des ferries a ouvert le mardi 7 mai 2025. Les travaux ont coûté environ 12 millions de dollars.",
}
ARTICLES = [{"id": code, "language": code, "title": text.split(",")[0], "text": text} for code, text in TEXTS.items()]
PUBLISHED = "2025-05-08T09:00:00+00:00"
CLIENT = create_app(Config(log_level="error")).test_client()


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """The OpenAPI document, with no key allowed beyond those documented."""
    found: dict[str, Any] = copy.deepcopy(CLIENT.get("/v1/openapi.json").get_json())
    for schema in found["components"]["schemas"].values():
        schema["additionalProperties"] = False
    return found


def true_to(spec: dict[str, Any], name: str, value: Any) -> None:
    Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": spec["components"]}).validate(value)


def passages(value: Any, article: str | None = None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every object with offsets and words, with the article it stands in."""
    if isinstance(value, dict):
        article = value.get("article", article) if isinstance(value.get("article"), str) else article
        if {"start", "end", "text"} <= set(value):
            yield article, value
        for key, inner in value.items():
            if key != "articles":
                yield from passages(inner, article)
        for inner in value.get("articles", ()):
            yield from passages(inner, inner.get("id") if isinstance(inner, dict) else None)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner, article)


def offsets_are_true(answer: dict[str, Any], articles: list[dict[str, Any]]) -> int:
    by_id = {article["id"]: article for article in articles}
    found = list(passages(answer))
    for article, passage in found:
        assert article is not None
        field = by_id[article].get(passage.get("field", "text"))
        assert field is not None
        assert field[passage["start"] : passage["end"]] == passage["text"]
    return len(found)


def test_a_comparison_is_the_documented_contract(spec: dict[str, Any], real_client: FlaskClient) -> None:
    body = {"articles": [{**article, "published": PUBLISHED} for article in ARTICLES]}
    response = real_client.post("/v1/comparisons", json=body)
    assert response.status_code == 200
    answer = response.get_json()
    true_to(spec, "Comparison", answer)
    assert offsets_are_true(answer, ARTICLES) > 20
    assert [article["id"] for article in answer["articles"]] == list(TEXTS)
    assert sorted(article for story in answer["stories"] for article in story["articles"]) == sorted(TEXTS)
    assert response.data == real_client.post("/v1/comparisons", json=body).data


@pytest.mark.parametrize("language", TEXTS)
def test_an_extraction_is_the_documented_contract(spec: dict[str, Any], real_client: FlaskClient, language: str) -> None:
    article = next(article for article in ARTICLES if article["id"] == language)
    answer = real_client.post("/v1/claims/extract", json=article).get_json()
    true_to(spec, "Extraction", answer)
    assert answer["language"] == language
    assert answer["mentions"]["times"]
    assert answer["mentions"]["quantities"]
    assert offsets_are_true(answer, [article]) > 3


@pytest.mark.parametrize("language", TEXTS)
def test_a_check_finds_the_wrong_weekday(spec: dict[str, Any], real_client: FlaskClient, language: str) -> None:
    text = TEXTS[language]
    answer = real_client.post("/v1/claims/check", json={"text": text, "against": ARTICLES[:1]}).get_json()
    true_to(spec, "CheckResult", answer)
    assert answer["verdict"] == "conflicting"
    assert "weekday_date_mismatch" in {finding["type"] for finding in answer["findings"]}
    assert output.exit_code(answer) == 1


def test_a_language_beyond_the_five_is_not_refused(spec: dict[str, Any], real_client: FlaskClient) -> None:
    article = {"id": "tr", "language": "tr", "text": "Köprü 7 Mayıs 2025 Salı günü açıldı."}
    answer = real_client.post("/v1/comparisons", json={"articles": [article]}).get_json()
    true_to(spec, "Comparison", answer)
    assert "tr" in {item["article"] for item in answer["unsupported"]}


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_report_is_rendered(real_client: FlaskClient, form: str) -> None:
    response = real_client.post(f"/v1/comparisons?format={form}", json={"articles": ARTICLES, "same_story": True})
    assert response.status_code == 200
    assert "7 مايو 2025" in response.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["7" * 1_000_000, "a" * 1_000_000, "\u0301" * 1_000_000, '"' * 1_000_000, "The bridge was opened by the mayor. " * 28_000],
    ids=["digits", "one word", "marks", "quotation marks", "sentences"],
)
def test_a_megabyte_on_one_line_is_answered(spec: dict[str, Any], real_client: FlaskClient, text: str) -> None:
    response = real_client.post("/v1/claims/extract", json={"text": text, "language": "en"})
    assert response.status_code == 200
    true_to(spec, "Extraction", response.get_json())


WORDS = st.sampled_from(
    [*" ".join(TEXTS.values()).split(), "\u0301", "\u202e", "\u200f", "\u00a0", "😀", "\0", "“", "”", '"', "«", "1,5", "٧", "\n"]
)


@given(
    words=st.lists(WORDS | st.text(max_size=4), min_size=1, max_size=30),
    language=st.sampled_from([None, *TEXTS, "tr", "zh", "x-y"]),
)
@settings(max_examples=60, derandomize=True, database=None, deadline=None)
def test_no_text_makes_the_library_fail(words: list[str], language: str | None) -> None:
    text = " ".join(words)
    article = {"id": "a", "text": text, "language": language}
    response = CLIENT.post("/v1/comparisons", data=json.dumps({"articles": [article]}), content_type="application/json")
    assert response.status_code in (200, 422), response.text
    if response.status_code == 200:
        offsets_are_true(response.get_json(), [article])


def test_the_command_line_speaks_the_same_json(real_client: FlaskClient) -> None:
    article = claims.Article.from_dict(ARTICLES[0])
    answer = real_client.post("/v1/claims/extract", json=ARTICLES[0]).get_json()
    assert json.loads(output.as_json(claims.extract(article).to_dict())) == answer
