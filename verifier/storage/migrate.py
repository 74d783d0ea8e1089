"""Bringing the tables up to date. One process at a time does it: the others wait and then find nothing left to do."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_FOLDER = Path(__file__).parent / "migrations"
_ADVISORY = 4_720_250_507  # any number; the same in every process that migrates


def upgrade(engine: Engine) -> None:
    """Run every migration that the database has not seen."""
    with alone(engine), engine.connect() as connection:
        if current(connection) != head():
            options = configuration()
            options.attributes["connection"] = connection
            command.upgrade(options, "head")
            connection.commit()


def head() -> str | None:
    """The newest migration there is."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def current(connection: Connection) -> str | None:
    """The newest migration that a database has seen; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def configuration() -> Config:
    """alembic's configuration, without a file of its own."""
    options = Config()
    options.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    options.set_main_option("path_separator", "os")
    return options


@contextlib.contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Hold the lock of migrations: an advisory one on PostgreSQL, that of a file beside the database on SQLite."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": _ADVISORY})
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": _ADVISORY})
        return
    path = engine.url.database
    if not path or path == ":memory:":
        yield
        return
    Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
    with _file_lock(Path(path).resolve()):
        yield


@contextlib.contextmanager
def _file_lock(database: Path) -> Iterator[None]:
    try:
        import fcntl  # noqa: PLC0415 (Unix alone has it; elsewhere one process serves)
    except ImportError:
        yield
        return
    name = f"crosscheck-{sha256(str(database).encode()).hexdigest()[:16]}.lock"
    with (Path(tempfile.gettempdir()) / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
