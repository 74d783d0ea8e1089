"""`crosscheck index` reads what today's engine has not read, and goes on where it stopped."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select

import claims
from claims import Article
from verifier.cli import main
from verifier.storage import articles
from verifier.storage import claims as stored_claims
from verifier.storage.database import Database
from verifier.storage.models import ClaimRow, IndexedRow

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    url = f"sqlite:///{tmp_path}/crosscheck.db"
    monkeypatch.setenv("CROSSCHECK_DATABASE", url)
    found = Database(url)
    for number in range(3):
        with found.session() as session:
            articles.keep(session, f"t{number}", Article(id="a", text=f"Trains ran to Brno on {number + 1} May 2024."), now=NOW)
    return found


def test_nothing_is_read_twice(database: Database) -> None:
    result = CliRunner().invoke(main, ["index"])
    assert (result.exit_code, result.output) == (0, "every stored article has been read by this engine\n")


def test_what_another_engine_read_and_what_none_read_is_read(database: Database) -> None:
    with database.session() as session:
        session.scalars(select(IndexedRow).order_by(IndexedRow.article_key).limit(1)).one().engine = "0.0.1"
        last = session.scalars(select(IndexedRow).order_by(IndexedRow.article_key.desc()).limit(1)).one()
        session.execute(delete(ClaimRow).where(ClaimRow.version_key == last.version_key))
        session.delete(last)
    result = CliRunner().invoke(main, ["index", "--quiet"])
    assert (result.exit_code, result.output) == (0, "2 of 2 article(s) read\n")
    with database.session() as session:
        assert stored_claims.count_to_read(session) == 0
        assert {row.tenant for row in session.scalars(select(ClaimRow))} == {"t0", "t1", "t2"}


def test_it_goes_on_where_it_was_interrupted(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.session() as session:
        for row in session.scalars(select(IndexedRow)):
            row.engine = "0.0.1"
    extract = claims.extract
    seen: list[str] = []

    def interrupted(article: Article) -> claims.Extraction:
        if seen:
            raise KeyboardInterrupt
        seen.append(article.id)
        return extract(article)

    monkeypatch.setattr(claims, "extract", interrupted)
    assert CliRunner().invoke(main, ["index"]).exit_code == 130
    monkeypatch.setattr(claims, "extract", extract)
    assert CliRunner().invoke(main, ["index"]).output == "2 of 2 article(s) read\n"
