"""`crosscheck prune` deletes what is older, and says how much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from claims import Article
from verifier.cli import main
from verifier.storage import articles, jobs
from verifier.storage.database import Database
from verifier.storage.models import ArticleRow, JobRow

OLD = datetime.now(tz=UTC) - timedelta(days=100)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    url = f"sqlite:///{tmp_path}/crosscheck.db"
    monkeypatch.setenv("CROSSCHECK_DATABASE", url)
    found = Database(url)
    with found.session() as session:
        articles.keep(session, "desk", Article(id="a", text="It rains."), now=OLD)
        job = jobs.create(session, "desk", "compare", {}, now=OLD)
        row = session.scalars(select(JobRow).where(JobRow.id == job.id)).one()
        row.state, row.finished = jobs.State.DONE.value, OLD
    return found


def left(database: Database) -> tuple[int, int]:
    with database.session() as session:
        counted = [session.scalar(select(func.count()).select_from(table)) or 0 for table in (JobRow, ArticleRow)]
    return counted[0], counted[1]


@pytest.mark.parametrize(
    ("asked", "told", "stays"),
    [
        (["--days", "90", "--dry-run", "--articles"], "1 jobs would go\n1 articles would go\n", (1, 1)),
        (["--days", "90"], "1 jobs deleted\n", (0, 1)),
        (["--days", "90", "--articles", "--comparisons"], "1 jobs deleted\n0 comparisons deleted\n1 articles deleted\n", (0, 0)),
        (["--days", "110", "--articles"], "0 jobs deleted\n0 articles deleted\n", (1, 1)),
    ],
)
def test_what_is_older_goes(database: Database, asked: list[str], told: str, stays: tuple[int, int]) -> None:
    result = CliRunner().invoke(main, ["prune", *asked])
    assert (result.exit_code, result.output) == (0, told)
    assert left(database) == stays


def test_days_have_to_be_said(database: Database) -> None:
    for asked in ([], ["--days", "0"]):
        result = CliRunner().invoke(main, ["prune", *asked])
        assert result.exit_code == 2
    assert left(database) == (1, 1)
