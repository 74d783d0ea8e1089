"""`crosscheck keys` and `crosscheck audit`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from verifier import create_app
from verifier.caller import Scope
from verifier.cli import main
from verifier.cli.keys import SCOPES
from verifier.config import Config
from verifier.storage.database import Database


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/crosscheck.db"
    monkeypatch.setenv("CROSSCHECK_DATABASE", url)
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def opens(database: str, secret: str) -> int:
    client = create_app(Config(database=database, keys="always", log_level="error")).test_client()
    return client.get("/v1/articles", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_the_scopes_are_those_there_are() -> None:
    assert tuple(Scope) == SCOPES


def test_a_key_is_made_and_opens(database: str) -> None:
    made = run("keys", "create", "مكتب", "--scope", "read", "--days", "30")
    assert made.exit_code == 0
    secret = made.stdout.strip()
    assert secret.startswith("cv_")
    assert "مكتب" in made.stderr
    assert secret not in made.stderr
    assert opens(database, secret) == 200
    (listed,) = json.loads(run("keys", "list", "--format", "json").stdout)
    assert (listed["name"], listed["scopes"], listed["tenant"]) == ("مكتب", ["read"], "local")
    assert listed["expires"] is not None
    assert secret.rsplit("_", 1)[1] not in run("keys", "list", "--format", "text").stdout


def test_a_key_is_rotated_and_revoked(database: str) -> None:
    first = json.loads(run("keys", "create", "cms", "--format", "json").stdout)
    second = run("keys", "rotate", first["key"], "--grace", "0").stdout.strip()
    assert [opens(database, each) for each in (first["secret"], second)] == [401, 200]
    assert run("keys", "revoke", second).exit_code == 0  # the whole key is taken for its prefix
    assert opens(database, second) == 401
    assert "revoked" in run("keys", "list", "--format", "text").stdout
    actions = [json.loads(line)["action"] for line in run("audit", "export").stdout.splitlines()]
    assert actions == ["create-key", "rotate-key", "revoke-key"]


def test_a_key_of_another_tenant_is_not_there() -> None:
    made = json.loads(run("keys", "create", "cms", "--tenant", "desk", "--format", "json").stdout)
    assert made["tenant"] == "desk"
    assert json.loads(run("keys", "list", "--format", "json").stdout) == []
    assert run("keys", "revoke", made["key"], "--tenant", "desk").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("create", ""),
        ("create", "a\nb"),
        ("create", "x", "--tenant", "No Good"),
        ("create", "x", "--scope", "root"),
        ("create", "x", "--days", "0"),
        ("create", "local"),
        ("rotate", "000000000000"),
        ("revoke", "000000000000"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = run("keys", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_a_trail_is_whole_until_somebody_changes_it(database: str, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        run("keys", "create", name)
    run("keys", "create", "d", "--tenant", "rival")
    whole = run("audit", "verify")
    assert whole.exit_code == 0
    assert "local: whole, 3 deeds" in whole.stdout
    assert "rival: whole, 1 deeds" in whole.stdout
    assert run("audit", "export", "--tenant", "local", "--output", str(tmp_path / "trail.jsonl")).exit_code == 0
    last = json.loads((tmp_path / "trail.jsonl").read_text().splitlines()[-1])["digest"]
    assert run("audit", "verify", "--noted", last).exit_code == 0
    with Database(database).session() as session:
        session.execute(text("DELETE FROM audit WHERE key = 3"))
    assert run("audit", "verify").exit_code == 0  # the end was cut off, which only a noted digest shows
    cut = run("audit", "verify", "--noted", last)
    assert (cut.exit_code, "cut off" in cut.stdout) == (1, True)
    with Database(database).session() as session:
        session.execute(text("UPDATE audit SET actor = 'nobody' WHERE key = 2"))
    broken = run("audit", "verify", "--tenant", "local")
    assert (broken.exit_code, "broken after 1 deeds, at create-key" in broken.stdout) == (1, True)
    assert run("audit", "verify", "--tenant", "rival").exit_code == 0
