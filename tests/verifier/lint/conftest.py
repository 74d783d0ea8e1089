"""Drafts of one folder, and the command that lints them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verifier.cli import main

Lint = Callable[..., Result]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lint:
    """Runs `crosscheck lint` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, typed: str | None = None) -> Result:
        result = CliRunner().invoke(main, ["lint", *arguments], input=typed)
        assert "unexpected" not in result.stderr, result.stderr
        return result

    return run


def put(name: str, text: str) -> str:
    """A file of the working folder."""
    Path(name).write_text(text, encoding="utf-8", newline="")
    return name
