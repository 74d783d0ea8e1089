"""What is older goes when asked to; what others hold on to stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from claims import Article
from verifier.storage import articles, audit, comparisons, decisions, jobs, retention, webhooks
from verifier.storage.database import Database
from verifier.storage.decisions import Decision, State
from verifier.storage.models import DeliveryRow, JobRow

NOW = datetime(2026, 5, 7, 18, 30, tzinfo=UTC)
OLD = NOW - timedelta(days=400)
BEFORE = NOW - timedelta(days=90)


def make_job(database: Database, state: jobs.State, at: datetime) -> str:
    with database.session() as session:
        job = jobs.create(session, "desk", "compare", {"articles": [{"text": "It rains."}]}, now=at)
        row = session.scalars(select(JobRow).where(JobRow.id == job.id)).one()
        row.state = state.value
        row.finished = at if state in jobs.ENDED else None
    return job.id


def prune(database: Database, kind: str) -> int:
    gone = 0
    while True:
        with database.session() as session:
            some = retention.prune(session, kind, BEFORE, now=NOW)
        if not some:
            return gone
        gone += some


def test_jobs_that_ended_go_and_others_stay(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PIECE", 2)
    gone = [make_job(database, state, OLD) for state in sorted(jobs.ENDED)]
    kept = [make_job(database, state, OLD) for state in (jobs.State.QUEUED, jobs.State.RUNNING)]
    kept.append(make_job(database, jobs.State.DONE, NOW))
    with database.session() as session:
        assert retention.count(session, "jobs", BEFORE) == len(gone) > 2
    assert prune(database, "jobs") == len(gone)
    with database.session() as session:
        assert set(session.scalars(select(JobRow.id))) == set(kept)
        assert session.scalar(select(func.count()).select_from(DeliveryRow)) == 0


def test_deliveries_go_with_their_job(database: Database) -> None:
    with database.session() as session:
        webhooks.create(session, "desk", "https://cms.example/hook", ["comparison.created"], now=OLD)
        webhooks.tell(session, "desk", webhooks.Event.COMPARISON_CREATED, {"comparison": "c1"}, now=OLD)
        for row in session.scalars(select(JobRow)):
            row.state, row.finished = jobs.State.DONE.value, OLD
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(DeliveryRow)) == 1
    assert prune(database, "jobs") == 1
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(DeliveryRow)) == 0


def keep(database: Database, id_: str, at: datetime) -> None:
    with database.session() as session:
        articles.keep(session, "desk", Article(id=id_, text=f"Trains ran to {id_}."), now=at)


def compare(database: Database, id_: str, at: datetime) -> str:
    article = Article(id=id_, text=f"Trains ran to {id_}.")
    result = {"articles": [{"id": id_}], "findings": [{"id": f"T101-{id_}"}]}
    with database.session() as session:
        return comparisons.keep(session, "desk", [article], result, same_story=None, now=at).id


def test_comparisons_go_and_decisions_stay(database: Database) -> None:
    old, new = compare(database, "Brno", OLD), compare(database, "Graz", NOW)
    with database.session() as session:
        decisions.decide(session, "desk", Decision(finding="T101-Brno", state=State.ACCEPTED), now=OLD)
    assert prune(database, "comparisons") == 1
    with database.session() as session:
        assert comparisons.find(session, "desk", old) is None
        assert comparisons.find(session, "desk", new) is not None
        assert decisions.decided(session, "desk", ["T101-Brno"])["T101-Brno"].state is State.ACCEPTED
        deeds = [(deed.action, deed.object, deed.actor) for deed in audit.trail(session, "desk", object_=f"comparison:{old}")]
        assert deeds[-1] == ("delete", f"comparison:{old}", retention.ACTOR)
        assert audit.is_whole(session, "desk")


def test_an_article_that_a_comparison_quotes_stays(database: Database) -> None:
    compare(database, "Brno", OLD)
    keep(database, "Graz", OLD)
    keep(database, "Linz", OLD)
    keep(database, "Linz", NOW)
    with database.session() as session:
        articles.keep(session, "desk", Article(id="Linz", text="No train ran to Linz."), now=NOW)
    assert prune(database, "articles") == 1
    with database.session() as session:
        left = [id_ for id_ in ("Brno", "Graz", "Linz") if articles.find(session, "desk", id_, version=None) is not None]
    assert left == ["Brno", "Linz"]
