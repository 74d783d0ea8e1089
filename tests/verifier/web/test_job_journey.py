"""Long work followed in a real browser: the page tells how far it is and leads to the report, by events and by asking."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from tests.verifier.reports import sample
from tests.verifier.web.conftest import Quiet
from verifier import create_app
from verifier.client import Client
from verifier.config import Config
from verifier.jobs.embedded import environment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[2, 0], ids=["events", "asking"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Config]]:
    """A service without workers of its own; with no streams allowed the page has to ask."""
    folder: Path = tmp_path_factory.mktemp("jobs")
    config = Config(log_level="error", database=f"sqlite:///{folder}/crosscheck.db", queue="database", job_streams=request.param)
    server = make_server("127.0.0.1", 0, create_app(config), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", config
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_job_is_followed_to_its_report(browser: Any, service: tuple[str, Config]) -> None:
    address, config = service
    with Client(address) as client:
        articles: list[Any] = [{"id": one.id, "text": one.text, "language": one.language} for one in sample.ARTICLES[:2]]
        job = client.submit_comparison(articles)
    page = browser.new_context(locale="ar").new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        page.goto(f"{address}/jobs/{job['id']}")
        assert page.locator("[data-state]").inner_text() == "ينتظر دوره."
        with subprocess.Popen([sys.executable, "-m", "verifier", "worker"], env=environment(config)) as worker:
            try:
                page.wait_for_url(f"{address}/reports/*", timeout=120_000)
            finally:
                worker.terminate()
        assert page.locator(".desk").count() == 1
        assert complaints == []
    finally:
        page.context.close()


def test_a_job_is_cancelled_by_its_button(browser: Any, service: tuple[str, Config]) -> None:
    address, _ = service
    with Client(address) as client:
        job = client.submit_comparison([{"id": "x", "text": "It rains."}, {"id": "y", "text": "It snows."}])
    page = browser.new_context().new_page()
    try:
        page.goto(f"{address}/jobs/{job['id']}")
        page.click(".job button")
        assert page.locator("[data-state]").inner_text() == "It was cancelled; nothing was kept."
    finally:
        page.context.close()
