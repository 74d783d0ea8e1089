from __future__ import annotations

import html
import io
import json
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from claims.rules import CATALOGUE
from tests.verifier.fakes import WRONG_DAY
from verifier import web
from verifier.web import demo

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TEXT = f"The bridge reopens on {WRONG_DAY}."


def form(*rows: dict[str, str], **more: str) -> MultiDict[str, str]:
    """What a browser sends for rows of the form."""
    sent: MultiDict[str, str] = MultiDict()
    for row in rows:
        for name in ("id", "url", "dateline", "text", "outlet", "title", "published", "language"):
            sent.add(name, row.get(name, ""))
    for name, value in more.items():
        sent.add(name, value)
    return sent


def fieldsets(page: str) -> int:
    return page.count("<fieldset")


def test_the_start_page_has_two_articles(client: FlaskClient) -> None:
    page = client.get("/").text
    assert fieldsets(page) == 2
    assert "<h1>" in page
    assert 'name="text"' in page


@pytest.mark.parametrize("address", ["/", "/demo", "/rules", "/rules/T101", "/nothing"])
def test_pages_carry_no_script_or_style_of_their_own(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers=BROWSER)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:", response.text)
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"""(?:src|href)="(?:https?:)?//""", response.text)


def test_articles_become_a_report(client: FlaskClient) -> None:
    response = client.post("/compare", data=form({"text": TEXT, "outlet": "Gazette"}, {"text": "The bridge is open."}))
    assert response.status_code == 200
    assert f"<mark>{WRONG_DAY}</mark>" in response.text
    assert "1 finding needs a decision" in response.text
    assert 'href="/rules/T101"' in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("form_name", "kind", "begins"),
    [("html", "text/html", "<!doctype html>"), ("md", "text/markdown", "# "), ("json", "application/json", "{")],
)
def test_a_report_can_be_downloaded(client: FlaskClient, form_name: str, kind: str, begins: str) -> None:
    page = client.post("/compare", data=form({"text": "He said “no”.\r\n\r\n<b> & more", "title": 'A "title"'})).text
    found = re.search(r'name="articles" value="([^"]*)"', page)
    assert found
    packed = html.unescape(found[1])
    assert json.loads(packed)[0]["text"] == "He said “no”.\n\n<b> & more"
    response = client.post("/compare", data={"articles": packed, "format": form_name})
    assert response.status_code == 200
    assert response.mimetype == kind
    assert response.text.startswith(begins)
    assert response.headers["Content-Disposition"] == f'attachment; filename="crosscheck-report.{form_name}"'


def test_an_article_is_added_and_what_was_typed_stays(client: FlaskClient) -> None:
    page = client.post("/compare", data=form({"text": "One & <two>", "outlet": "Gazette"}, {}, action="add")).text
    assert fieldsets(page) == 3
    assert "One &amp; &lt;two&gt;</textarea>" in page
    assert 'value="Gazette"' in page


def test_an_article_is_removed(client: FlaskClient) -> None:
    page = client.post("/compare", data=form({"text": "One."}, {"text": "Two."}, {"text": "Three."}, action="remove-2")).text
    assert fieldsets(page) == 2
    assert "Two." not in page
    assert "Three." in page


@pytest.mark.parametrize("action", ["remove-9", "remove-0", "remove-²", "remove-", "dance"])
def test_an_odd_action_loses_nothing(client: FlaskClient, action: str) -> None:
    assert "Kept here" in client.post("/compare", data=form({"text": "Kept here", "published": "?"}, action=action)).text


@pytest.mark.parametrize(
    ("row", "field", "message"),
    [
        ({"outlet": "Gazette"}, "text", "The text is missing"),
        ({"text": "One.", "published": "yesterday"}, "published", "Not a date that can be read"),
        ({"text": "One.", "published": "2025-02-30"}, "published", "Not a date that can be read"),
        ({"text": "One.", "language": "???"}, "language", "Not a language tag"),
    ],
)
def test_an_error_stands_beside_its_field(client: FlaskClient, row: dict[str, str], field: str, message: str) -> None:
    response = client.post("/compare", data=form(row, {"text": "Two."}))
    assert response.status_code == 422
    assert f'aria-describedby="{field}-1-error"' in response.text
    assert re.search(rf'id="{field}-1-error">{message}', response.text)
    assert f'href="#{field}-1"' in response.text
    assert "Two.</textarea>" in response.text


def test_every_error_is_told_at_once(client: FlaskClient) -> None:
    page = client.post("/compare", data=form({"published": "soon", "language": "?"})).text
    assert all(f'id="{field}-1-error"' in page for field in ("text", "published", "language"))


def test_an_empty_form_says_so(client: FlaskClient) -> None:
    response = client.post("/compare", data=form({}, {}))
    assert response.status_code == 422
    assert "Paste at least one article" in response.text


def test_files_become_articles(client: FlaskClient) -> None:
    files = [
        (io.BytesIO("\ufeffOne.\r\nTwo.".encode()), "first.txt"),
        (io.BytesIO(json.dumps([{"id": "x", "text": "Three."}, {"text": TEXT, "outlet": "Gazette"}]).encode()), "more.json"),
        (io.BytesIO(json.dumps({"articles": [{"text": "Four."}]}).encode()), "request.json"),
    ]
    page = client.post("/compare", data={"text": ["", ""], "files": files}).text
    found = re.search(r'name="articles" value="([^"]*)"', page)
    assert found
    articles = json.loads(html.unescape(found[1]))
    assert [article["id"] for article in articles] == ["first", "x", "a3", "a4"]
    assert articles[0]["text"] == "One.\nTwo."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"%PDF", "it is damaged, or no PDF"),
        ("a.png", b"\x89PNG\0", "cannot be told"),
        ("a.txt", b"\xff\xfe", "not text in UTF-8"),
        ("a.json", b"{", "the file is not JSON"),
        ("a.json", b"[1]", "an article is a JSON object"),
        ("a.json", b'{"text": "x", "colour": "red"}', "unknown key"),
        ("a.json", b"[" * 200, "nested more than"),
    ],
)
def test_a_file_that_cannot_be_used(client: FlaskClient, name: str, content: bytes, message: str) -> None:
    response = client.post("/compare", data={"text": ["Typed before."], "files": [(io.BytesIO(content), name)]})
    assert response.status_code == 422
    assert message in response.text
    assert "Typed before.</textarea>" in response.text


def test_texts_with_one_file_name_are_kept_apart(client: FlaskClient) -> None:
    files = [(io.BytesIO(b"One."), "a/x.txt"), (io.BytesIO(b"Two."), "b/x.txt")]
    assert client.post("/compare", data={"files": files}).status_code == 200


@pytest.mark.parametrize("packed", ["", "{", "[]", "{}", "[1]", '[{"text": ""}]'])
def test_a_broken_download_is_refused(client: FlaskClient, packed: str) -> None:
    response = client.post("/compare", data={"articles": packed, "format": "md"}, headers=BROWSER)
    assert response.status_code in (400, 422)


def test_the_address_of_a_report_leads_back_to_the_form(client: FlaskClient) -> None:
    response = client.get("/compare")
    assert response.status_code == 303
    assert response.headers["Location"] == "/"


def test_every_rule_has_a_page(client: FlaskClient) -> None:
    listed = client.get("/rules").text
    for rule in CATALOGUE:
        assert f'href="/rules/{rule.code}"' in listed
        page = html.unescape(client.get(f"/rules/{rule.code}").text)
        assert rule.advice in page
        assert all(example.because in page for example in rule.examples)
        assert page.count("<blockquote") == sum(len(example.texts) for example in rule.examples)


def test_a_browser_gets_a_page_where_nothing_is(client: FlaskClient) -> None:
    for address in ("/nothing", "/rules/T999", "/demo/none"):
        response = client.get(address, headers=BROWSER)
        assert response.status_code == 404
        assert response.mimetype == "text/html"
        assert "There is no such page" in response.text


@pytest.mark.parametrize(
    ("address", "accept"), [("/nothing", "*/*"), ("/nothing", "application/json"), ("/v1/nothing", BROWSER["Accept"])]
)
def test_everybody_else_gets_a_problem_document(client: FlaskClient, address: str, accept: str) -> None:
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    response = client.post("/rules", headers=BROWSER)
    assert response.status_code == 405
    assert response.mimetype == "text/html"
    assert "GET" in response.headers["Allow"]


def test_a_long_article_fits_into_the_form(client: FlaskClient) -> None:
    assert client.post("/compare", data=form({"text": "word " * 200_000})).status_code == 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [("report.css", "text/css"), ("site.css", "text/css"), ("form.js", "text/javascript"), ("icon.svg", "image/svg+xml")],
)
def test_static_files_are_served(client: FlaskClient, name: str, kind: str) -> None:
    with client.get(f"/static/{name}") as response:
        assert response.status_code == 200
        assert response.mimetype == kind


def test_the_package_offers_its_blueprint() -> None:
    assert web.blueprint.name == "web"
    assert web.demo_stories is demo.demo_stories
