"""An application for tests. `client` answers with a stand-in for the library, `real_client` with the library itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import claims
from tests.verifier import fakes
from verifier import create_app
from verifier.config import Config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(log_level="error", database=f"sqlite:///{tmp_path}/crosscheck.db")


@pytest.fixture
def app(config: Config) -> Flask:
    return create_app(config)


@pytest.fixture
def fake_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("extract", "compare", "check", "read"):
        monkeypatch.setattr(claims, name, getattr(fakes, name))


@pytest.fixture
def client(app: Flask, fake_library: None) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def real_client(app: Flask) -> FlaskClient:
    return app.test_client()
