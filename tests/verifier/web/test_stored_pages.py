"""The pages of what is kept, with plain forms: kept only when asked, decided, still decided after a reload, exported, deleted."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from tests.verifier.fakes import WRONG_DAY
from verifier.reports import FORMATS

TEXT = f"The bridge reopens on {WRONG_DAY}."
BROWSER = {"Accept": "text/html"}


def keep(client: FlaskClient, **more: str) -> str:
    """The address of a report that the start page was asked to keep."""
    sent = {"text": [TEXT, "The bridge is open."], "id": ["news-1", ""], "title": ["Bridge <reopens>", ""], "keep": "1", **more}
    response = client.post("/compare", data=sent)
    assert response.status_code == 303
    return response.headers["Location"]


def decide(client: FlaskClient, report: str, decision: str, revision: int = 0, **more: str) -> int:
    sent = {"decision": decision, "revision": str(revision), **more}
    return client.post(f"{report}/findings/f-news-1", data=sent).status_code


def test_nothing_is_kept_unless_it_is_asked_for(client: FlaskClient) -> None:
    assert 'name="keep" value="1">' in client.get("/").text
    assert client.post("/compare", data={"text": [TEXT]}).status_code == 200
    assert "No report is kept here." in client.get("/reports").text
    assert "No article is kept here." in client.get("/articles").text


def test_the_choice_survives_an_error(client: FlaskClient) -> None:
    page = client.post("/compare", data={"text": [""], "outlet": ["Gazette"], "keep": "1"})
    assert page.status_code == 422
    assert 'name="keep" value="1" checked' in page.text


def test_a_kept_report_is_listed_and_shown(client: FlaskClient) -> None:
    address = keep(client)
    listed = client.get("/reports").text
    assert f'href="{address}"' in listed
    assert "Bridge &lt;reopens&gt;" in listed
    assert "1 to decide" in listed
    page = client.get(address).text
    assert f"<mark>{WRONG_DAY}</mark>" in page
    assert 'value="accept"' in page


def test_the_first_article_of_every_report_is_not_one_article(client: FlaskClient) -> None:
    for words in ("One story.", "Another story.", "One story."):
        assert client.post("/compare", data={"text": [words, "The same in both."], "keep": "1"}).status_code == 303
    kept = client.get("/v1/articles").json["items"]
    assert sorted(item["text"] for item in kept) == ["Another story.", "One story.", "The same in both."]
    assert {item["versions"] for item in kept} == {1}


def test_twins_can_be_kept(client: FlaskClient) -> None:
    assert client.post("/compare", data={"text": ["The same.", "The same."], "keep": "1"}).status_code == 303


def test_a_report_that_was_only_shown_can_still_be_kept(client: FlaskClient) -> None:
    page = client.post("/compare", data={"text": [TEXT]}).text
    assert 'name="action" value="keep"' in page
    packed = '[{"text": "It is open.", "id": "a1"}]'
    response = client.post("/compare", data={"articles": packed, "action": "keep"})
    assert (response.status_code, client.get(response.headers["Location"]).status_code) == (303, 200)


def test_a_dismissed_finding_is_still_dismissed_when_the_page_comes_back(client: FlaskClient) -> None:
    report = keep(client)
    assert decide(client, report, "dismiss", reason="the outlet <corrected> it") == 303
    page = client.get(report).text
    assert "Dismissed by an editor: 1" in page
    assert "the outlet &lt;corrected&gt; it" in page
    assert "Nothing in 2 articles needs a decision." in page
    assert "All decided" in client.get("/reports").text
    assert decide(client, report, "reopen", 1) == 303
    assert "1 finding needs a decision" in client.get(report).text


def test_a_dismissal_needs_a_reason(client: FlaskClient) -> None:
    report = keep(client)
    response = client.post(f"{report}/findings/f-news-1", data={"decision": "dismiss", "reason": " ", "revision": "0"})
    assert response.status_code == 422
    assert response.text.count("A dismissal needs a reason.") >= 2, "at the top, and beside the finding"
    assert "1 finding needs a decision" in client.get(report).text


def test_a_note_leaves_the_decision_as_it_is(client: FlaskClient) -> None:
    report = keep(client)
    assert decide(client, report, "dismiss", reason="corrected") == 303
    assert decide(client, report, "note", 1, note="see the correction of 8 May") == 303
    page = client.get(report).text
    assert "see the correction of 8 May" in page
    assert "Dismissed by an editor: 1" in page
    assert "corrected" in page


def test_nobody_s_decision_is_overwritten_unseen(client: FlaskClient) -> None:
    report = keep(client)
    assert decide(client, report, "accept") == 303
    late = client.post(f"{report}/findings/f-news-1", data={"decision": "dismiss", "reason": "no", "revision": "0"})
    assert late.status_code == 412
    assert "Somebody decided about this finding meanwhile." in late.text
    assert 'data-state="accepted"' in late.text


@pytest.mark.parametrize(
    ("address", "sent", "status"),
    [
        ("findings/f-news-1", {"decision": "dance"}, 400),
        ("findings/f-news-1", {}, 400),
        ("findings/f-zz", {"decision": "accept"}, 404),
    ],
)
def test_what_cannot_be_decided_is_refused(client: FlaskClient, address: str, sent: dict[str, str], status: int) -> None:
    assert client.post(f"{keep(client)}/{address}", data=sent, headers=BROWSER).status_code == status


@pytest.mark.parametrize("address", ["/reports/none", "/articles/none", "/reports/none?format=csv"])
def test_what_is_not_there_is_a_page(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers=BROWSER)
    assert (response.status_code, response.mimetype) == (404, "text/html")


@pytest.mark.parametrize("address", ["/reports?cursor=x", "/articles?cursor=-1"])
def test_a_cursor_that_is_none_is_a_page(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers=BROWSER)
    assert (response.status_code, response.mimetype) == (422, "text/html")


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "pdf"])
def test_a_kept_report_can_be_downloaded(client: FlaskClient, form: str) -> None:
    report = keep(client)
    assert decide(client, report, "dismiss", reason="corrected") == 303
    response = client.get(f"{report}?format={form}")
    assert response.content_type.removesuffix("; charset=utf-8") == FORMATS[form].media_type
    assert response.headers["Content-Disposition"].startswith('attachment; filename="crosscheck-')
    if form == "xlsx":
        rows = list(openpyxl.load_workbook(io.BytesIO(response.data))["Findings"].values)
        assert "corrected" in rows[1]
    elif form in ("jsonl", "csv", "json"):
        assert "corrected" in response.text


def test_lists_come_in_pages(client: FlaskClient) -> None:
    for number in range(21):
        keep(client, title=f"Story {number}")
    first = client.get("/reports").text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    assert "Story 20" in first
    second = client.get(found[1]).text
    assert ("Story 0" in second, "Story 20" in second, 'rel="next"' in second) == (True, False, False)
    assert "From the beginning" in second


def test_an_article_shows_its_versions(client: FlaskClient) -> None:
    for words in ("The first version.", "The <second> version."):
        client.post("/v1/articles", json={"id": "news/1", "text": words, "title": "T", "language": "en"})
    assert 'href="/articles/news/1"' in client.get("/articles").text
    page = client.get("/articles/news/1").text
    assert "The &lt;second&gt; version." in page
    assert 'href="/articles/news/1?version=1"' in page
    assert "The first version." in client.get("/articles/news/1?version=1").text
    assert client.get("/articles/news/1?version=9").status_code == 404


def test_a_report_can_be_deleted(client: FlaskClient) -> None:
    report = keep(client)
    assert client.post(f"{report}/delete").status_code == 303
    assert client.get(report).status_code == 404
    assert client.get("/articles/news-1").status_code == 200


def test_a_service_that_signs_people_in_gets_its_field(client: FlaskClient) -> None:
    report = keep(client)
    assert 'name="csrf"' not in client.get(report).text
    client.application.jinja_env.globals["csrf_field"] = lambda: Markup('<input type="hidden" name="csrf" value="secret">')
    pages = [client.get(report).text, client.get("/").text, client.post("/compare", data={"text": ["x"]}).text]
    for page in pages:
        assert page.count('name="csrf" value="secret"') == page.count('method="post"')


def test_a_report_is_shared_and_its_links_are_ended(client: FlaskClient) -> None:
    report = keep(client)
    page = client.post(f"{report}/share", data={"share": "make", "days": "7"})
    found = re.search(r'value="(http://localhost/embed/reports/[^"]+)"', page.text)
    assert found is not None
    link = found[1].removeprefix("http://localhost")
    assert TEXT[:20] in client.get(link).text
    assert "Every link made before has ended." in client.post(f"{report}/share", data={"share": "end"}).text
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("days", ["", "0", "367", "x", "٧", "9" * 30])
def test_days_that_cannot_be_are_told(client: FlaskClient, days: str) -> None:
    report = keep(client)
    page = client.post(f"{report}/share", data={"share": "make", "days": days})
    assert page.status_code == 422
    assert "A link holds from 1 to 366 days." in page.text
    assert "/embed/reports/" not in page.text
