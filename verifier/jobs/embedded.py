"""Workers that the server keeps itself: one command serves and works.

Every process of the server has a thread that would like to keep the workers; one of them holds the lock and does. When it
dies, its workers see their standard input end and stop, and the next thread takes over.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import IO

from flask import Flask

import verifier
from verifier.config import Config, variable
from verifier.jobs.queue import EMBEDDED
from verifier.limits import EXTENSION

_PAUSE = 2.0  # seconds between two looks at the lock and at the workers: a worker that cannot start does not start in a circle
_log = logging.getLogger(__name__)


def start(app: Flask) -> None:
    """Keep workers for an application in this process, when the settings want it to. To be called once the process serves."""
    config: Config = app.extensions[EXTENSION]
    if config.queue == EMBEDDED:
        threading.Thread(target=_keep, args=(config,), name="workers", daemon=True).start()


def environment(config: Config) -> dict[str, str]:
    """The environment of a worker with the same settings."""
    values = {setting.name: getattr(config, setting.name) for setting in fields(config)}
    settings = {variable(name): str(int(value) if isinstance(value, bool) else value) for name, value in values.items()}
    package = str(Path(verifier.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return {**os.environ, **settings, "PYTHONPATH": path}


def _keep(config: Config) -> None:
    while True:
        with _alone(config.database) as alone:
            if alone:
                _keep_running(config)
        time.sleep(_PAUSE)


def _keep_running(config: Config) -> None:
    workers: list[subprocess.Popen[bytes]] = []
    while True:
        for worker in [worker for worker in workers if worker.poll() is not None]:
            _log.warning("worker ended", extra={"state": worker.returncode})
            workers.remove(worker)
        while len(workers) < config.job_processes:
            command = [sys.executable, "-m", "verifier", "worker", "--with-parent"]
            workers.append(subprocess.Popen(command, stdin=subprocess.PIPE, env=environment(config)))  # noqa: S603 (our own command)
        time.sleep(_PAUSE)


@contextlib.contextmanager
def _alone(database: str) -> Iterator[bool]:
    """True when no other process on this machine keeps the workers of the database."""
    name = f"crosscheck-workers-{hashlib.sha256(os.path.abspath(database).encode()).hexdigest()[:16]}.lock"
    with (Path(tempfile.gettempdir()) / name).open("w") as file:
        yield _lock(file)


def _lock(file: IO[str]) -> bool:
    try:
        import fcntl  # noqa: PLC0415 (Unix alone has it; elsewhere one process serves)
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
