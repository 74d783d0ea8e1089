"""A workplace on a database of its own, on both engines, that does jobs in the test's own process."""

from __future__ import annotations

import pytest

from tests.verifier.storage.conftest import database
from verifier.config import Config
from verifier.jobs.work import Workplace
from verifier.storage.database import Database

__all__ = ["database"]


@pytest.fixture
def config(database: Database) -> Config:
    return Config(log_level="error", database=database.engine.url.render_as_string(hide_password=False), job_attempts=2)


@pytest.fixture
def workplace(database: Database, config: Config) -> Workplace:
    return Workplace(config=config, database=database, house=None)
