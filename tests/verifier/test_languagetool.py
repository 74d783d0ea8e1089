"""LanguageTool's API: what its editors send is understood, and offsets are those that they count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from verifier import create_app
from verifier.config import Config

WRONG = "The bridge reopens on Tuesday 7 May 2025, the mayor said."
ARABIC = "يعاد افتتاح الجسر يوم الثلاثاء 7 مايو 2025 بعد أعمال استمرت عامين."
TEXTS = [
    ("ar", ARABIC, "يوم الثلاثاء 7 مايو 2025"),
    ("en", WRONG, "Tuesday 7 May 2025"),
    ("es", "El puente reabre el martes 7 de mayo de 2025, dijo el alcalde.", "martes 7 de mayo de 2025"),
    ("fr", "Le pont rouvre le mardi 7 mai 2025, a dit le maire.", "mardi 7 mai 2025"),
    ("ru", "Мост откроется во вторник 7 мая 2025 года, сообщил мэр.", "вторник 7 мая 2025 года"),
]


def check(client: FlaskClient, **form: str) -> dict[str, Any]:
    response = client.post("/v2/check", data={"language": "auto", **form})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    spec = client.get("/v1/openapi.json").get_json()
    Draft202012Validator({"$ref": "#/components/schemas/EditorAnswer", "components": spec["components"]}).validate(answer)
    return answer


def cut(sent: str, match: dict[str, Any]) -> str:
    """The passage of a match, as an editor cuts it."""
    units = sent.encode("utf-16-le")
    return units[match["offset"] * 2 : (match["offset"] + match["length"]) * 2].decode("utf-16-le")


@pytest.mark.parametrize(("language", "text", "words"), TEXTS, ids=[row[0] for row in TEXTS])
@pytest.mark.parametrize("before", ["", "\U0001f600\U0001f680 "], ids=["plain", "astral"])
def test_a_match_is_where_the_editor_counts_it(real_client: FlaskClient, language: str, text: str, words: str, before: str) -> None:
    answer = check(real_client, text=before + text, language=language)
    assert answer["language"]["code"] == language
    (match,) = answer["matches"]
    assert match["rule"]["id"] == "T101"
    assert words in cut(before + text, match)
    for replacement in match["replacements"]:
        assert "2025" in replacement["value"], "the whole match, mended"


def test_the_language_is_identified(real_client: FlaskClient) -> None:
    detected = check(real_client, text=ARABIC)["language"]["detectedLanguage"]
    assert (detected["code"], detected["name"]) == ("ar", "Arabic")
    assert 0 < detected["confidence"] <= 1


PIECES = [
    {"text": "\U0001f680 It reopens on "},
    {"markup": "<b>"},
    {"text": "Tuesday"},
    {"markup": "</b>"},
    {"text": " 7 May 2025."},
]


def test_offsets_count_in_text_and_mark_up_together(real_client: FlaskClient) -> None:
    sent = "".join("".join(piece.values()) for piece in PIECES)
    (match,) = check(real_client, data=json.dumps({"annotation": PIECES}), language="en")["matches"]
    assert cut(sent, match) == "Tuesday</b> 7 May 2025"
    assert match["replacements"][0]["value"] == "Wednesday</b> 7 May 2025"


def test_mark_up_may_stand_for_something(real_client: FlaskClient) -> None:
    pieces = [{"text": "It reopens on Tuesday"}, {"markup": "&nbsp;", "interpretAs": " "}, {"text": "7 May 2025."}]
    (match,) = check(real_client, data=json.dumps({"annotation": pieces}), language="en")["matches"]
    assert match["length"] == len("Tuesday&nbsp;7 May 2025")


def test_a_suppression_holds_in_an_editor_too(real_client: FlaskClient) -> None:
    assert check(real_client, text=f"[crosscheck: ignore T101: agreed]\n{WRONG}", language="en")["matches"] == []
    pieces = [{"markup": "<!-- crosscheck: ignore T101: agreed -->"}, {"text": WRONG}]
    assert check(real_client, data=json.dumps({"annotation": pieces}), language="en")["matches"] == []


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"disabledRules": "E101, T101"}, False),
        ({"disabledRules": "WHITESPACE_RULE"}, True),
        ({"disabledCategories": "CROSSCHECK_TIME"}, False),
        ({"enabledOnly": "true", "enabledRules": "E101"}, False),
        ({"enabledOnly": "true", "enabledRules": "T101"}, True),
        ({"enabledOnly": "true", "enabledCategories": "CROSSCHECK_TIME"}, True),
        ({"enabledOnly": "false", "enabledRules": "E101"}, True),
        ({"level": "picky", "useragent": "some editor", "mode": "all"}, True),
    ],
)
def test_rules_are_chosen(real_client: FlaskClient, form: dict[str, str], told: bool) -> None:
    assert bool(check(real_client, text=WRONG, **form)["matches"]) is told


def test_the_mother_tongue_is_what_findings_are_told_in(real_client: FlaskClient) -> None:
    (match,) = check(real_client, text=WRONG, motherTongue="ar-EG")["matches"]
    assert "يوافق" in match["message"]


@pytest.mark.parametrize(
    "form", [{"text": ""}, {"text": " \n"}, {"data": '{"annotation": []}'}, {"data": '{"annotation": [{"markup": "<p>"}]}'}]
)
def test_a_text_without_words_has_no_matches(real_client: FlaskClient, form: dict[str, str]) -> None:
    assert check(real_client, **form)["matches"] == []


def test_the_house_of_the_service_holds(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[rules]\nT101 = "off"\n[[terms.en]]\navoid = ["bridge"]\nprefer = ["crossing"]\n', encoding="utf-8")
    client = create_app(Config(log_level="error", house=str(house), database=f"sqlite:///{tmp_path}/x.db")).test_client()
    (match,) = check(client, text=WRONG, language="en")["matches"]
    assert (match["rule"]["id"], match["rule"]["category"]["id"]) == ("H101", "CROSSCHECK_HOUSE")
    assert match["replacements"] == [{"value": "crossing"}]


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"text": WRONG}, "is missing"),
        ({"text": WRONG, "language": "no tag"}, "must be auto or a BCP 47 tag"),
        ({"language": "en"}, "either text or data is sent"),
        ({"text": WRONG, "data": "{}", "language": "en"}, "either text or data is sent"),
        ({"data": "{", "language": "en"}, "data is not JSON"),
        ({"data": "[" * 50, "language": "en"}, "data is nested more than 20 deep"),
        ({"data": "[]", "language": "en"}, 'data must be an object with an array "annotation"'),
        ({"data": '{"annotation": [1]}', "language": "en"}, 'annotation 0 must be an object with either "text" or "markup"'),
        ({"data": '{"annotation": [{"text": "a", "markup": "b"}]}', "language": "en"}, "either"),
        ({"data": '{"annotation": [{"text": "a", "interpretAs": "b"}]}', "language": "en"}, "unknown key 'interpretAs'"),
        ({"data": '{"annotation": [{"text": 1}]}', "language": "en"}, "annotation 0: text must be a string"),
        ({"data": '{"annotation": [{"text": "\\ud800"}]}', "language": "en"}, "valid Unicode"),
    ],
)
def test_what_cannot_be_used_is_refused(real_client: FlaskClient, form: dict[str, str], why: str) -> None:
    response = real_client.post("/v2/check", data=form)
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert why in response.get_json()["detail"]
    assert response.get_json()["errors"][0]["parameter"]


def test_json_is_not_a_form(real_client: FlaskClient) -> None:
    response = real_client.post("/v2/check", json={"text": WRONG, "language": "en"})
    assert response.status_code == 415
    assert "application/x-www-form-urlencoded" in response.get_json()["detail"]


def test_a_text_may_be_as_long_as_in_json(tmp_path: Path) -> None:
    config = Config(log_level="error", max_bytes=2_000_000, max_characters=700_000, database=f"sqlite:///{tmp_path}/x.db")
    client = create_app(config).test_client()
    assert client.post("/v2/check", data={"language": "en", "text": " " * 700_000}).status_code == 200
    assert client.post("/v2/check", data={"language": "en", "text": " " * 700_001}).status_code == 422
    assert client.post("/v2/check", data={"language": "en", "text": " " * 2_000_001}).status_code == 413


def test_languages_and_info(real_client: FlaskClient) -> None:
    languages = real_client.get("/v2/languages").get_json()
    assert [each["code"] for each in languages] == ["ar", "en", "es", "ru", "fr"]
    assert all(each["name"] and each["longCode"] == each["code"] for each in languages)
    assert real_client.get("/v2/info").get_json()["software"]["name"] == "Crosscheck"
