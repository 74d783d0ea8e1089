"""A database of its own for every test: SQLite, and PostgreSQL where its address is given."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.conftest import missing
from verifier.storage.database import Database

POSTGRES = "TEST_POSTGRES_URL"
"""Names the variable with the URL of a PostgreSQL server on which databases may be made."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path}/crosscheck.db")
        yield found
        found.close()
        return
    server = os.environ.get(POSTGRES)
    if not server:
        missing(f"PostgreSQL: {POSTGRES} names no server")
    name = f"crosscheck_{uuid.uuid4().hex}"
    admin = create_engine(make_url(server or ""), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    found = Database(make_url(server or "").set(database=name).render_as_string(hide_password=False))
    yield found
    found.close()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()
