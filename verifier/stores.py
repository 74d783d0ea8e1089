"""What a request needs of the service around it: the database, the tenant who asks, and the time."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, current_app

from verifier.caller import current_caller
from verifier.config import Config
from verifier.storage.database import Database

_EXTENSION = "crosscheck-database"


def register(app: Flask, config: Config) -> None:
    """Give the application its database; it is opened by the first request that needs it."""
    app.extensions[_EXTENSION] = Database(config.database)


def database_of(app: Flask) -> Database:
    """The database of an application."""
    database: Database = app.extensions[_EXTENSION]
    return database


def current_database() -> Database:
    """The database of the application that answers."""
    return database_of(current_app)


def current_tenant() -> str:
    """Whose articles and comparisons the request may see."""
    return current_caller().tenant


def current_actor() -> str:
    """Who does what the request asks for: the name of the key, or "local"."""
    return current_caller().name


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
