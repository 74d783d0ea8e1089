"""The queue carries ids as JSON, survives a fork, and may fail without harm."""

from __future__ import annotations

import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

from verifier.config import Config
from verifier.errors import InvalidSetting
from verifier.jobs.queue import JsonSerializer, Queue
from verifier.storage.database import Database


def test_a_message_is_an_id_in_json(config: Config, database: Database) -> None:
    queue = Queue(config, database)
    assert queue.put("j1")
    (message,) = queue.huey.storage.enqueued_items()
    assert json.loads(bytes(message))[2:] == ["j1"]
    assert queue.huey.dequeue().args == ("j1",)
    assert queue.huey.storage.queue_size() == 0
    queue.close()


def test_a_pickled_message_is_not_read(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "run",))

    with pytest.raises(ValueError, match=r"."):
        JsonSerializer().deserialize(pickle.dumps(Evil()))
    assert not (tmp_path / "run").exists()


def test_the_work_is_given_the_id(config: Config, database: Database) -> None:
    done: list[str] = []
    queue = Queue(config, database, done.append)
    queue.put("j1")
    queue.huey.execute(queue.huey.dequeue())
    assert done == ["j1"]
    queue.close()


def test_two_may_open_a_queue_at_once(config: Config, database: Database) -> None:
    queues = [Queue(config, database) for _ in range(3)]
    assert all(queue.put("j") for queue in queues)
    assert queues[0].huey.storage.queue_size() == 3
    for queue in queues:
        queue.close()


def test_a_queue_that_does_not_answer_harms_nothing(config: Config, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue(config, database)

    def fail(*_: Any) -> None:
        raise OSError("gone")

    monkeypatch.setattr(queue.huey.storage, "enqueue", fail)
    assert not queue.put("j1")
    queue.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_process_made_by_a_fork_opens_the_queue_anew(tmp_path: Path) -> None:
    program = """
import os, sys
from verifier.config import Config
from verifier.jobs.queue import Queue
from verifier.storage.database import Database
url = sys.argv[1]
queue = Queue(Config(database=url), Database(url))
first = queue.huey
child = os.fork()
if child == 0:
    os._exit(0 if queue.put("c") and queue.huey is not first else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
assert queue.put("p") and queue.huey is first
print(queue.huey.storage.queue_size())
"""
    import subprocess  # noqa: PLC0415

    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/crosscheck.db"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.stdout, result.returncode) == ("2\n", 0), result.stderr


@pytest.mark.parametrize("setting", ["apart", "http://queue", "redis"])
def test_a_queue_of_another_kind_is_refused_by_name(database: Database, setting: str) -> None:
    with pytest.raises(InvalidSetting, match="CROSSCHECK_QUEUE"):
        Queue(Config(queue=setting), database)


def test_redis_without_its_package_is_refused_by_name(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(InvalidSetting, match=r"crosscheck\[redis\]"):
        Queue(Config(queue="redis://127.0.0.1/0"), database)


@pytest.mark.parametrize(("url", "leads"), [("sqlite://", False), ("sqlite:///:memory:", False), ("sqlite:///x.db", True)])
def test_a_database_in_memory_has_no_workers(url: str, leads: bool) -> None:
    assert Queue(Config(database=url), Database(url)).leads_to_workers is leads
