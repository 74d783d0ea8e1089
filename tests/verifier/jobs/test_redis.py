"""Jobs that travel through a real Redis: the same code, the same table as the truth."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.verifier.jobs.test_killed import BODY
from tests.verifier.test_serving import free_port
from verifier import create_app
from verifier.config import Config
from verifier.errors import InvalidSetting
from verifier.jobs.embedded import environment

ROOT = Path(__file__).parents[3]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of the test's own, that keeps nothing."""
    program = shutil.which("redis-server")
    if program is None:
        missing("no redis-server on this machine")
    pytest.importorskip("redis")
    port = free_port()
    command = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        time.sleep(0.5)
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


def test_a_job_goes_through_redis_to_a_worker(server: str, tmp_path: Path) -> None:
    config = Config(database=f"sqlite:///{tmp_path}/crosscheck.db", queue=server, log_level="error", warm_up=False)
    client = create_app(config).test_client()
    asked = client.post("/v1/comparisons?store=true", json=BODY, headers={"Prefer": "respond-async"})
    assert asked.status_code == 202
    assert asked.json["state"] == "queued"
    with subprocess.Popen([sys.executable, "-m", "verifier", "worker"], cwd=ROOT, env=environment(config)) as worker:
        try:
            deadline = time.monotonic() + 120
            while (told := client.get(asked.json["links"]["self"]).json)["state"] in ("queued", "running"):
                assert time.monotonic() < deadline, told
                time.sleep(0.2)
        finally:
            worker.terminate()
    assert told["state"] == "done", told
    assert client.get(told["links"]["result"]).json["articles"]


def test_a_queue_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="redis://"):
        create_app(Config(database=f"sqlite:///{tmp_path}/crosscheck.db", queue="amqp://localhost"))
