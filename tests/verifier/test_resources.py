from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from flask.testing import FlaskClient

import claims
from claims.errors import DataError
from tests.verifier import fakes
from verifier import reports
from verifier.reports import FORMATS
from verifier.resources import health
from verifier.schemas import examples

ARTICLES = [examples.ENGLISH, examples.ARABIC]


def test_check_hands_its_values_to_the_library(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def check(text: str, **options: Any) -> Any:
        seen.update(options, text=text)
        return fakes.check(text, **options)

    monkeypatch.setattr(claims, "check", check)
    body = {"text": "X opens today.", "language": "en", "published": "2025-05-06T10:00:00+02:00", "against": ARTICLES}
    response = client.post("/v1/claims/check", json=body)
    assert response.get_json()["verdict"] == "related"
    assert seen["text"] == "X opens today."
    assert seen["language"] == "en"
    assert seen["published"].isoformat() == "2025-05-06T10:00:00+02:00"
    assert [article.id for article in seen["against"]] == ["a1", "a2"]


def test_null_and_absent_mean_the_same(client: FlaskClient) -> None:
    bare = client.post("/v1/claims/check", json={"text": "X opens."})
    null = client.post("/v1/claims/check", json={"text": "X opens.", "language": None, "published": None, "against": None})
    assert bare.status_code == null.status_code == 200
    assert bare.data == null.data
    bare = client.post("/v1/comparisons", json={"articles": [{"text": "a", "id": "x"}]})
    null = client.post("/v1/comparisons", json={"articles": [{"text": "a", "id": "x", "url": None}], "same_story": None})
    assert bare.data == null.data


def test_a_source_cannot_take_the_id_of_the_checked_text(client: FlaskClient) -> None:
    response = client.post("/v1/claims/check", json={"text": "a", "against": [{"text": "b"}, {"id": "claim", "text": "c"}]})
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["pointer"] == "/against/1/id"


def test_extract_answers_with_the_library_s_own_json(client: FlaskClient) -> None:
    response = client.post("/v1/claims/extract", json=examples.ENGLISH)
    assert response.get_json() == fakes.extract(claims.Article.from_dict(examples.ENGLISH)).to_dict()


@pytest.mark.parametrize("same_story", [None, True, False])
def test_compare_hands_same_story_on(client: FlaskClient, same_story: bool | None) -> None:
    response = client.post("/v1/comparisons", json={"articles": ARTICLES, "same_story": same_story})
    assert response.status_code == 200
    assert response.get_json()["stories"][0]["why"] == f"same_story is {same_story}"


def test_letters_are_not_escaped(client: FlaskClient) -> None:
    response = client.post("/v1/claims/extract", json=examples.ARABIC)
    assert "سيعاد فتحه" in response.data.decode()
    assert b"\\u06" not in response.data


def test_the_text_comes_back_exactly_as_sent(client: FlaskClient) -> None:
    text = "\ufeff a\u0000b\r\nc\u202e e\u0301 \U0001f600\u00a0"
    assert client.post("/v1/claims/extract", json={"text": text}).get_json()["claims"][0]["text"] == text


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("", None, "application/json"),
        ("", "*/*", "application/json"),
        ("", "application/*", "application/json"),
        ("", "text/html", "text/html; charset=utf-8"),
        ("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("", "text/markdown", "text/markdown; charset=utf-8"),
        ("", "text/html;q=0.2, application/json;q=0.9", "application/json"),
        ("?format=html", "application/json", "text/html; charset=utf-8"),
        ("?format=md", None, "text/markdown; charset=utf-8"),
        ("?format=json", "text/html", "application/json"),
    ],
)
def test_the_representation_asked_for_is_sent(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, query: str, accept: str | None, kind: str
) -> None:
    monkeypatch.setattr(reports, "render", lambda report, articles, form, **_: f"{form} of {report['schema']}, {len(articles)}")
    headers = {"Accept": accept} if accept else {}
    response = client.post(f"/v1/comparisons{query}", json={"articles": ARTICLES}, headers=headers)
    assert response.status_code == 200
    assert response.content_type == kind
    if "json" not in kind:
        assert response.text == f"{'html' if 'html' in kind else 'md'} of comparison/1, 2"


@pytest.mark.parametrize(
    ("query", "accept", "kind", "start"),
    [
        ("", None, "application/json", "{"),
        ("", "*/*", "application/json", "{"),
        ("", "text/html", "text/html; charset=utf-8", "<!doctype html>"),
        ("", "text/markdown", "text/markdown; charset=utf-8", "# What was read"),
        ("?format=html", "application/json", "text/html; charset=utf-8", "<!doctype html>"),
        ("?format=md", None, "text/markdown; charset=utf-8", "# What was read"),
        ("?format=json", "text/html", "application/json", "{"),
    ],
)
def test_an_extraction_is_sent_as_asked_for(client: FlaskClient, query: str, accept: str | None, kind: str, start: str) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.post(f"/v1/claims/extract{query}", json=examples.ENGLISH, headers=headers)
    assert response.status_code == 200
    assert response.content_type == kind
    assert response.text.startswith(start)
    if start == "<!doctype html>":
        policy = response.headers["Content-Security-Policy"]
        assert "style-src 'unsafe-inline'" in policy
        assert "script-src" not in policy
        assert examples.ENGLISH["text"][1:] in re.sub("<[^>]+>", "", response.text)


def test_an_unknown_representation_of_an_extraction_is_refused(client: FlaskClient) -> None:
    assert client.post("/v1/claims/extract?format=pdf", json=examples.ENGLISH).status_code == 422
    assert client.post("/v1/claims/extract?fromat=html", json=examples.ENGLISH).status_code == 422


@pytest.mark.parametrize(("address", "body"), [("comparisons", {"articles": ARTICLES}), ("claims/extract", examples.ENGLISH)])
def test_a_representation_that_is_not_offered_is_a_problem(client: FlaskClient, address: str, body: Any) -> None:
    response = client.post(f"/v1/{address}", json=body, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.content_type == "application/problem+json"


def test_the_catalogue_is_listed_by_code(client: FlaskClient) -> None:
    rules = client.get("/v1/rules").get_json()["rules"]
    codes = [rule["code"] for rule in rules]
    assert codes == sorted(codes)
    assert codes


def test_each_rule_is_shown(client: FlaskClient) -> None:
    for rule in client.get("/v1/rules").get_json()["rules"]:
        assert client.get(f"/v1/rules/{rule['code']}").get_json() == rule


def test_an_unknown_rule_is_a_problem(client: FlaskClient) -> None:
    response = client.get("/v1/rules/Z999")
    assert response.status_code == 404
    assert response.get_json()["type"] == "/problems/unknown-rule"


def test_health_names_the_engine(client: FlaskClient) -> None:
    body = client.get("/healthz").get_json()
    assert body["status"] == "ok"
    assert body["engine"]["version"] == claims.ENGINE_VERSION
    assert {"ar", "en", "es", "fr", "ru"} <= set(body["engine"]["pipelines"])


def test_ready_when_every_language_was_read(real_client: FlaskClient) -> None:
    assert real_client.get("/readyz").status_code == 200


def test_not_ready_when_data_cannot_be_loaded(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DataError("a table is broken")

    monkeypatch.setattr(health, "warm_up", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.get_json()["type"] == "/problems/not-ready"


def test_an_unknown_query_parameter_is_refused(client: FlaskClient) -> None:
    response = client.post("/v1/comparisons?fromat=html", json={"articles": ARTICLES})
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["parameter"] == "fromat"


WRONG = {"text": f"It reopens on {fakes.WRONG_DAY}.", "id": "x"}
IN_ENGLISH = "2025-05-07 is a Wednesday, not a Tuesday"
IN_ARABIC = "يوم \u20682025-05-07\u2069 يوافق الأربعاء، لا الثلاثاء"


@pytest.mark.parametrize(
    ("query", "accepted", "told"),
    [
        ("", None, IN_ENGLISH),
        ("?lang=ar", None, IN_ARABIC),
        ("?lang=en", "ar", IN_ENGLISH),
        ("", "ar-LB, en;q=0.5", IN_ARABIC),
        ("", "en;q=0.5, ar", IN_ARABIC),
        ("", "de, ar;q=0", IN_ENGLISH),
        ("", "*", IN_ENGLISH),
        ("", "\x81;;q=x", IN_ENGLISH),
    ],
)
def test_findings_are_told_in_the_language_of_the_reader(client: FlaskClient, query: str, accepted: str | None, told: str) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    compared = client.post(f"/v1/comparisons{query}", json={"articles": [WRONG]}, headers=headers).get_json()
    checked = client.post(f"/v1/claims/check{query}", json={"text": WRONG["text"]}, headers=headers).get_json()
    assert [finding["message"] for answer in (compared, checked) for finding in answer["findings"]] == [told, told]
    assert compared["findings"][0]["values"]["actual"] == "Wednesday"


def test_a_language_that_is_not_told_is_refused(client: FlaskClient) -> None:
    response = client.post("/v1/comparisons?lang=de", json={"articles": [WRONG]})
    assert response.status_code == 422
    assert "en, ar" in response.get_json()["errors"][0]["detail"]


def test_the_report_of_an_arabic_reader_is_a_page_in_arabic(client: FlaskClient) -> None:
    text = client.post("/v1/comparisons?lang=ar&format=html", json={"articles": [WRONG]}).text
    assert '<html lang="ar" dir="rtl">' in text
    assert "ملاحظات تحتاج إلى قرار" in text
    assert "يوم \u20687 مايو 2025\u2069 يوافق الأربعاء، لا الثلاثاء" in text


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "annotations", "schema-org", "slack", "email"])
def test_every_form_of_a_report_can_be_asked_for_in_two_ways(client: FlaskClient, form: str) -> None:
    kind = FORMATS[form].media_type
    by_name = client.post(f"/v1/comparisons?format={form}", json={"articles": [WRONG]})
    by_header = client.post("/v1/comparisons", json={"articles": [WRONG]}, headers={"Accept": kind})
    assert by_name.content_type.removesuffix("; charset=utf-8") == kind
    assert by_header.content_type == by_name.content_type
    assert by_name.data == by_header.data
    attached = by_name.headers.get("Content-Disposition")
    assert attached == (f'attachment; filename="crosscheck-report.{FORMATS[form].ending}"' if FORMATS[form].attached else None)


def test_a_form_that_takes_an_extra_is_refused_without_it(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    response = client.post("/v1/comparisons?format=pdf", json={"articles": [WRONG]})
    assert (response.status_code, response.json["type"]) == (406, "/problems/not-acceptable")
    assert "crosscheck[pdf]" in response.json["detail"]


def test_an_extraction_has_no_tables(client: FlaskClient) -> None:
    assert client.post("/v1/claims/extract?format=csv", json=WRONG).status_code == 422
    assert client.post("/v1/claims/extract", json=WRONG, headers={"Accept": "text/csv"}).status_code == 406
