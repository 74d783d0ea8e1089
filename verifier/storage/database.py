"""The database: one URL, two engines. On SQLite every transaction that may write begins as a writer.

A read that is followed by a write loses updates under SQLite's default transactions, or fails as "locked"; BEGIN IMMEDIATE does
neither. The driver's own transaction handling is switched off for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from verifier.errors import InvalidSetting

_BUSY = 15_000  # milliseconds that a writer waits for another
_READS = "crosscheck_reads"


class Database:
    """Sessions on one database. Nothing is opened, and no file is made, before the first of them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(**{_READS: True}), expire_on_commit=False)
        self._lock = threading.Lock()
        self._ready = False

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back on an error. Before the first the tables are brought up to date."""
        self.prepare()
        with self._sessions.begin() as session:
            yield session

    def is_made(self) -> bool:
        """False when the database would be an SQLite file that nobody has made yet: then nothing is kept in it."""
        path = self.engine.url.database
        if self.engine.dialect.name != "sqlite" or self._ready:
            return True
        return bool(path) and path != ":memory:" and Path(str(path)).is_file()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: on SQLite it waits for no writer, and no writer waits for it."""
        self.prepare()
        with self._readers.begin() as session:
            yield session

    def prepare(self) -> None:
        """Bring the tables up to date, once in a process. Raises `InvalidSetting` when the database cannot be opened."""
        if self._ready:
            return
        with self._lock:
            if not self._ready:
                from verifier.storage.migrate import upgrade  # noqa: PLC0415 (alembic is loaded only where it is needed)

                try:
                    upgrade(self.engine)
                except (OperationalError, OSError) as error:
                    why = error.orig if isinstance(error, OperationalError) else error
                    raise InvalidSetting(f"the database {self.engine.url!r} cannot be opened: {why}") from error
                self._ready = True

    def is_reachable(self) -> bool:
        """True when the database answers and its tables are those of this version."""
        from verifier.storage.migrate import current, head  # noqa: PLC0415

        try:
            self.prepare()
            with self.engine.connect() as connection:
                return current(connection) == head()
        except (SQLAlchemyError, InvalidSetting):
            return False

    def close(self) -> None:
        """Give back every connection: before a process forks, and at its end."""
        self.engine.dispose()


def lock_tenant(session: Session, tenant: str) -> None:
    """Let one transaction at a time go on for a tenant. On SQLite every writer is alone already."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:tenant))"), {"tenant": tenant})


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        accepted = "sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME"
        raise InvalidSetting(f"CROSSCHECK_DATABASE cannot be used ({type(error).__name__}); it takes {accepted}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_as_writer)
    elif engine.dialect.name != "postgresql":
        raise InvalidSetting(f"CROSSCHECK_DATABASE names {engine.dialect.name}; there are sqlite and postgresql")
    return engine


def _open_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", f"busy_timeout = {_BUSY}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_as_writer(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(_READS) else "BEGIN IMMEDIATE")
