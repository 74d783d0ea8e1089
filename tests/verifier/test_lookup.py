"""A check without sources looks into what is stored, and answers as it would with those articles sent along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import claims
from claims import Article
from verifier import create_app
from verifier.config import Config

TOLL = {
    "en": "A tram derailed in Turin on 9 March 2024, injuring 37 passengers, the operator said.",
    "es": "Un tranvía descarriló en Turín el 9 de marzo de 2024 y dejó 37 pasajeros heridos.",
    "fr": "Un tramway a déraillé à Turin le 9 mars 2024, blessant 37 passagers.",
    "ru": "Трамвай сошёл с рельсов в Турине 9 марта 2024 года, ранены 37 пассажиров.",
    "ar": "خرجت عربة ترام عن القضبان في تورينو يوم 9 مارس 2024 مما أدى إلى إصابة 37 راكبا.",
}


def ask(client: FlaskClient, text: str, **more: Any) -> Any:
    answer = client.post("/v1/claims/check", json={"text": text, **more})
    assert answer.status_code == 200, answer.json
    return answer.json


def store(client: FlaskClient, id_: str, text: str, language: str = "en") -> None:
    assert client.post("/v1/articles", json={"id": id_, "text": text, "language": language}).status_code == 201


def test_a_check_makes_no_database_and_answers_as_the_library_does(real_client: FlaskClient, tmp_path: Path) -> None:
    assert ask(real_client, TOLL["en"]) == claims.check(TOLL["en"]).to_dict()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_changes_no_answer(real_client: FlaskClient) -> None:
    real_client.get("/v1/articles")
    assert ask(real_client, TOLL["en"]) == claims.check(TOLL["en"]).to_dict()


@pytest.mark.parametrize("language", TOLL)
def test_what_is_stored_answers_as_if_it_were_sent_along(real_client: FlaskClient, language: str) -> None:
    store(real_client, "tram", TOLL[language], language)
    store(real_client, "other", "The Vilnius marathon had 5,200 runners in June 2023.")
    text = TOLL["en"].replace("37", "52")
    answer = ask(real_client, text, language="en")
    sent = claims.check(text, language="en", against=[Article(id="tram", text=TOLL[language], language=language)]).to_dict()
    assert {key: answer[key] for key in sent} == sent
    assert answer["verdict"] == "conflicting"
    assert answer["stored"].pop("candidates") > 0
    assert answer["stored"] == {"articles": 2, "read": ["tram"], "outdated": 0, "unread": 0}
    assert answer["fact_checks"] == []


def test_copies_of_one_report_are_one_origin(real_client: FlaskClient) -> None:
    for id_ in ("a", "b"):
        store(real_client, id_, f"{TOLL['en']} Emergency crews worked through the night to free those inside.")
    store(real_client, "c", TOLL["fr"], "fr")
    answer = ask(real_client, TOLL["en"])
    assert (answer["verdict"], answer["origins"]["supports"]) == ("supported", 2)
    assert {item["article"] for item in answer["evidence"]} == {"a", "b", "c"}


def test_nothing_is_compared_with_where_the_sources_are_given_or_not_wanted(real_client: FlaskClient) -> None:
    store(real_client, "tram", TOLL["en"])
    for more in ({"against": []}, {"stored": False}, {"against": [{"id": "x", "text": "Rain fell in Oslo."}]}):
        assert "stored" not in ask(real_client, TOLL["en"], **more)
    both = ask(real_client, TOLL["en"], against=[{"id": "tram", "text": TOLL["fr"]}], stored=True)
    assert both["stored"]["read"] == []
    assert ask(real_client, TOLL["en"], against=None)["stored"]["read"] == ["tram"]


def test_the_checked_text_and_a_stored_article_may_go_by_one_id(real_client: FlaskClient) -> None:
    store(real_client, "claim", TOLL["en"])
    assert ask(real_client, TOLL["en"])["stored"]["read"] == ["claim (stored)"]


def test_claims_of_an_older_engine_are_told(real_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    store(real_client, "tram", TOLL["en"])
    monkeypatch.setattr(claims, "ENGINE_VERSION", "99.0")
    answer = ask(real_client, TOLL["en"])
    assert answer["stored"]["outdated"] == 1
    assert "crosscheck index" in answer["unsupported"][-1]["why"]


def test_a_database_that_does_not_answer_is_told_and_stops_no_check(tmp_path: Path) -> None:
    path = tmp_path / "crosscheck.db"
    path.write_bytes(b"this is no database" * 100)
    broken = create_app(Config(log_level="error", database=f"sqlite:///{path}")).test_client()
    answer = ask(broken, TOLL["en"])
    assert answer["verdict"] == claims.check(TOLL["en"]).verdict.value
    assert answer["unsupported"][-1]["what"] == "stored claims"


def test_stored_is_true_or_false(client: FlaskClient) -> None:
    answer = client.post("/v1/claims/check", json={"text": "x", "stored": "yes"})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/stored")


def test_the_tenant_is_asked_for_in_every_look_up(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    store(client, "tram", TOLL["en"])
    monkeypatch.setattr("verifier.resources.claims.current_tenant", lambda: "another")
    assert "stored" not in ask(client, TOLL["en"])
