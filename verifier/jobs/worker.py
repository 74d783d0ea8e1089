"""A worker: one process that does one job after another, and sweeps up what other workers left behind."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

from sqlalchemy.exc import SQLAlchemyError

from verifier import create_app, house
from verifier.config import Config
from verifier.jobs.kinds import PATIENT
from verifier.jobs.queue import Queue
from verifier.jobs.work import Workplace, broken_off
from verifier.logs import describe_exception
from verifier.storage import leases
from verifier.stores import database_of, now

_SWEEP = 1.0  # seconds between two sweeps; a sweep that finds nothing costs a millisecond
_PATIENCE = 10  # seconds that a stopping worker waits for its job to come to its next step
_IDLE = 0.5  # longest pause before an empty queue on SQLite is looked at again
_log = logging.getLogger(__name__)


def run(config: Config, *, with_parent: bool = False) -> None:
    """Work until told to stop, by SIGTERM or SIGINT, or, `with_parent`, by the end of standard input.

    The job at work is given back at its next step, and another worker does it. Raises `InvalidSetting` when the database or the
    queue cannot be opened.
    """
    stopping = threading.Event()
    ready = threading.Event()
    if with_parent:
        threading.Thread(target=_watch_parent, args=(stopping, ready), name="parent", daemon=True).start()
    app = create_app(config)
    database = database_of(app)
    database.prepare()
    workplace = Workplace(config=config, database=database, house=app.extensions[house.EXTENSION], stopping=stopping)
    queue = Queue(config, database, workplace.perform)
    _share_log()
    if config.warm_up:
        from verifier.resources.health import warm_up  # noqa: PLC0415 (loads every language)

        warm_up()
    options = {"worker_type": "thread", "workers": 1, "periodic": False, "max_delay": _IDLE, "shutdown_timeout": _PATIENCE}
    consumer = queue.huey.create_consumer(**options)
    consumer.start()
    for number in (signal.SIGTERM, signal.SIGINT):  # in place of the consumer's own, which would leave the job where it is
        signal.signal(number, lambda *_: stopping.set())
    ready.set()
    _log.info("worker ready")
    while not stopping.wait(_SWEEP):
        sweep(workplace, queue)
        consumer.check_worker_health()
    consumer.stop(graceful=True)
    workplace.give_back()
    queue.close()
    database.close()
    _log.info("worker ended")


def sweep(workplace: Workplace, queue: Queue) -> int:
    """Put into the queue what is due, and say how much that was. A database that does not answer is asked again next time."""
    try:
        with workplace.database.session() as session:
            due = leases.sweep(session, broken_off(), most=workplace.config.job_attempts, patient=PATIENT, now=now())
    except SQLAlchemyError as error:
        _log.warning("not swept", extra=describe_exception(error))
        return 0
    return sum(queue.put(id_) for id_ in due)


def _watch_parent(stopping: threading.Event, ready: threading.Event) -> None:
    """The parent holds the other end of standard input and writes nothing: its end is the parent's end."""
    sys.stdin.buffer.read()
    if not ready.is_set():
        os._exit(0)  # nothing was begun, and loading the languages takes seconds
    stopping.set()


def _share_log() -> None:
    """The queue's own warnings go where ours go."""
    theirs, ours = logging.getLogger("huey"), logging.getLogger("verifier")
    theirs.handlers, theirs.propagate = ours.handlers, False
    theirs.setLevel(max(ours.level, logging.WARNING))
