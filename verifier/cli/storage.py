"""The database that the settings name, for the commands that work on what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@contextmanager
def opened() -> Iterator[Session]:
    """A transaction on the database of the environment. Raises `InvalidSetting` when it cannot be opened."""
    from verifier.config import Config  # noqa: PLC0415
    from verifier.storage.database import Database  # noqa: PLC0415

    database = Database(Config.from_environment().database)
    try:
        with database.session() as session:
            yield session
    finally:
        database.close()
