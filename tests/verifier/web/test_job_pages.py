"""The page of long work, links to articles, and what was not read of a file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from tests.verifier.test_auth import make_app
from verifier.errors import Refused
from verifier.ingest import read
from verifier.jobs.queue import current_queue
from verifier.storage import jobs
from verifier.storage.jobs import Job, State
from verifier.storage.models import JobRow
from verifier.stores import database_of, now
from verifier.web import views

BROWSER = {"Accept": "text/html", "Accept-Language": "en"}
PAGE = "<html><body><article><h1>Rain</h1><p>It rains in {} and people stay inside all day long.</p></article></body></html>"
ARTICLES = {"text": [f"It rains in town {number}." for number in range(4)], "keep": "1", "action": "compare"}


@pytest.fixture
def app(tmp_path: Path, fake_library: None) -> Flask:
    return make_app(tmp_path, async_articles=2, queue="database")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def asked(app: Flask, client: FlaskClient) -> Job:
    """A job that the form asked for."""
    answer = client.post("/compare", data=ARTICLES, headers=BROWSER)
    assert answer.status_code == 303, answer.text
    assert answer.location.startswith("/jobs/")
    with database_of(app).session() as session:
        found = jobs.find(session, "local", answer.location.removeprefix("/jobs/"))
    assert found is not None
    return found


def test_many_articles_become_a_job_with_a_page(app: Flask, client: FlaskClient) -> None:
    job = asked(app, client)
    page = client.get(f"/jobs/{job.id}", headers=BROWSER).text
    assert "It waits for its turn." in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert f'data-job="/v1/jobs/{job.id}"' in page
    arabic = client.get(f"/jobs/{job.id}?lang=ar", headers=BROWSER).text
    assert "ينتظر دوره." in arabic


def test_a_few_articles_are_compared_at_once(client: FlaskClient) -> None:
    answer = client.post("/compare", data={**ARTICLES, "text": ["It rains.", "It snows."]}, headers=BROWSER)
    assert answer.location.startswith("/reports/")


def test_a_job_is_cancelled_from_its_page(app: Flask, client: FlaskClient) -> None:
    job = asked(app, client)
    answer = client.post(f"/jobs/{job.id}/cancel", headers=BROWSER)
    assert answer.location == f"/jobs/{job.id}"
    page = client.get(answer.location, headers=BROWSER).text
    assert "It was cancelled; nothing was kept." in page
    assert "http-equiv" not in page
    assert client.post(f"/jobs/{job.id}/cancel", headers=BROWSER).status_code == 303, "twice is once"


def end(app: Flask, job: Job, state: State, **values: Any) -> None:
    with database_of(app).session() as session:
        session.execute(update(JobRow).where(JobRow.id == job.id).values(state=state.value, finished=now(), **values))


def test_a_job_that_failed_says_why_and_can_be_tried_again(app: Flask, client: FlaskClient) -> None:
    job = asked(app, client)
    error = {"type": "/problems/not-found", "title": "Gone", "status": 404, "detail": "article a1 <gone>"}
    end(app, job, State.FAILED, error=error)
    page = client.get(f"/jobs/{job.id}", headers=BROWSER).text
    assert "article a1 &lt;gone&gt;" in page
    assert "Try again" in page
    client.post(f"/jobs/{job.id}/retry", headers=BROWSER)
    assert "It waits for its turn." in client.get(f"/jobs/{job.id}", headers=BROWSER).text
    with app.test_request_context():
        assert current_queue().leads_to_workers


def test_a_job_that_is_done_leads_to_its_report(app: Flask, client: FlaskClient) -> None:
    job = asked(app, client)
    end(app, job, State.DONE, result={"comparison": "c1"})
    assert client.get(f"/jobs/{job.id}", headers=BROWSER).location == "/reports/c1"


def test_no_job_of_that_name(client: FlaskClient) -> None:
    for method, path in (("GET", "/jobs/none"), ("POST", "/jobs/none/cancel"), ("POST", "/jobs/none/retry")):
        assert client.open(path, method=method, headers=BROWSER).status_code == 404


def test_addresses_are_offered_where_they_are_read(tmp_path: Path, fake_library: None) -> None:
    assert 'name="addresses"' not in make_app(tmp_path).test_client().get("/").text
    assert 'name="addresses"' in make_app(tmp_path, fetch=True).test_client().get("/").text


def test_articles_are_linked_to(tmp_path: Path, fake_library: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(url: str) -> Any:
        if "private" in url:
            raise Refused("address-refused", "it is no public address")
        return read(PAGE.format(url[-4:]).encode(), name="a.html")

    monkeypatch.setattr(views, "fetched", fetched)
    client = make_app(tmp_path, fetch=True).test_client()
    sent = {"addresses": "https://example.org/lima\nhttps://private.example/\n", "action": "compare", "text": [""]}
    form = client.post("/compare", data=sent, headers=BROWSER)
    assert form.status_code == 422
    assert "private.example/: it is no public address" in form.text
    assert "It rains in lima" in form.text, "what was read is kept"
    assert ">\nhttps://private.example/</textarea>" in form.text, "what was not can be mended"
    assert "https://example.org/lima\n" not in form.text
    report = client.post("/compare", data={**sent, "addresses": "https://example.org/lima"}, headers=BROWSER)
    assert report.status_code == 200
    assert 'class="report"' in report.text or "report" in report.text


def test_what_was_not_read_of_a_file_is_told(client: FlaskClient) -> None:
    page = PAGE.format("Lima").encode()
    sent = {"files": [(io.BytesIO(page), "rain.html")], "action": "add", "text": [""]}
    form = client.post("/compare", data=sent, headers=BROWSER, content_type="multipart/form-data").text
    told = read(page, name="rain.html").notes
    assert ("What was not read" in form) == bool(told)
    sent = {"note": ["rain.html: published (no time <was> found)"], "text": ["It rains."], "action": "compare"}
    again = client.post("/compare", data=sent, headers=BROWSER)
    assert "rain.html: published (no time &lt;was&gt; found)" in again.text
