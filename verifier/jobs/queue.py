"""The queue: ids of jobs on their way to a worker, in Huey, beside the database or in Redis.

Nothing here has to be kept: the sweeper puts in again what was lost. Messages are JSON. Huey's own form is pickle, which
would run whatever stands in the queue; here the worst that a forged message can do is to name a job that is looked up in the
table.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

from verifier.config import Config
from verifier.errors import InvalidSetting
from verifier.logs import describe_exception
from verifier.storage.database import Database
from verifier.storage.migrate import alone
from verifier.stores import database_of

EMBEDDED, APART = "embedded", "database"
"""Values of the setting `queue`: the server keeps workers of its own, or workers are started apart. Redis is always apart."""
_EXTENSION = "crosscheck-queue"
_NAME = "crosscheck"
_log = logging.getLogger(__name__)


class JsonSerializer(Serializer):  # type: ignore[misc]
    """Messages as JSON: the message's id, the task's name, and the job's id."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps([data.id, data.name, *data.args]).encode()

    def _deserialize(self, data: bytes) -> Message:
        id_, name, job = json.loads(bytes(data))
        return Message(id=str(id_), name=str(name), args=(str(job),), kwargs={})


class Queue:
    """The queue of one database. It is opened when it is first needed, once in each process: connections do not survive a fork."""

    def __init__(self, config: Config, database: Database, work: Callable[[str], None] | None = None) -> None:
        if not (config.queue in (EMBEDDED, APART) or config.queue.startswith(("redis://", "rediss://"))):
            accepted = f"{EMBEDDED}, {APART}, or redis://HOST/NUMBER"
            raise InvalidSetting(f"CROSSCHECK_QUEUE is {config.queue!r}; it takes {accepted}")
        if config.queue.startswith("redis"):
            _require_redis()
        self._place = config.queue
        self._database = database
        self._work = work
        self._lock = threading.Lock()
        self._opened: tuple[int, Huey, Any] | None = None

    @property
    def leads_to_workers(self) -> bool:
        """False for a database in memory, which no other process can see."""
        url = self._database.engine.url
        return url.drivername.startswith("postgresql") or url.database not in (None, "", ":memory:")

    @property
    def huey(self) -> Huey:
        """The engine."""
        return self._open()[0]

    def put(self, job: str) -> bool:
        """Put in a job that is committed. False when the queue does not answer: the sweeper puts it in later."""
        try:
            huey, task = self._open()
            huey.enqueue(task.s(job))
        except Exception as error:  # whatever the queue's driver raises, the job is committed and nothing is lost
            _log.warning("not queued", extra={**describe_exception(error), "job": job})
            return False
        return True

    def close(self) -> None:
        """Give back the connection."""
        with self._lock:
            if self._opened is not None and self._opened[0] == os.getpid():
                self._opened[1].storage.close()
            self._opened = None

    def _open(self) -> tuple[Huey, Any]:
        with self._lock:
            if self._opened is None or self._opened[0] != os.getpid():
                huey = self._engine()
                self._opened = (os.getpid(), huey, huey.task(name="job")(self._run))
            return self._opened[1:]

    def _run(self, job: str) -> None:
        if self._work is not None:
            self._work(job)

    def _engine(self) -> Huey:
        common: dict[str, Any] = {"name": _NAME, "results": False, "serializer": JsonSerializer()}
        if self._place not in (EMBEDDED, APART):
            return RedisHuey(url=self._place, **common)
        self._database.prepare()
        url = self._database.engine.url
        with alone(self._database.engine):  # `create table if not exists` fails on PostgreSQL when two processes do it at once
            if url.drivername.startswith("postgresql"):
                dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
                return PostgresHuey(dsn=dsn, **common)
            return SqliteHuey(filename=f"{url.database}.queue", **common)


def register(app: Flask, config: Config) -> None:
    """Give the application its queue. Raises `InvalidSetting` for a setting that names none."""
    app.extensions[_EXTENSION] = Queue(config, database_of(app))


def current_queue() -> Queue:
    """The queue of the application that answers."""
    queue: Queue = current_app.extensions[_EXTENSION]
    return queue


def _require_redis() -> None:
    try:
        import redis  # noqa: F401, PLC0415
    except ImportError as error:
        told = "CROSSCHECK_QUEUE names Redis, whose Python package is not installed: pip install 'crosscheck[redis]'"
        raise InvalidSetting(told) from error
