"""What is kept: versions, deletion, pages, decisions, the trail, and one answer to one request. The same on both engines."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from claims import Article
from verifier.errors import InvalidSetting, Refused
from verifier.storage import articles, audit, comparisons, decisions
from verifier.storage.database import Database
from verifier.storage.decisions import Decision, State
from verifier.storage.idempotency import Answer, once
from verifier.storage.models import AuditRow, Base, VersionRow

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)
TENANT, OTHER = "desk", "rival"


def article(id_: str = "a1", text: str = "غرقت العبّارة يوم الأحد.", **more: str) -> Article:
    return Article.from_dict({"id": id_, "text": text, **more})


def keep(database: Database, sent: Article, tenant: str = TENANT) -> articles.Stored:
    with database.session() as session:
        return articles.keep(session, tenant, sent, now=NOW)


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    database.prepare()
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata) == []


def test_several_processes_may_bring_one_database_up_to_date(database: Database) -> None:
    others = [Database(database.engine.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one.prepare(), others))
    assert keep(database, article()).version == 1
    for other in others:
        other.close()


def test_an_article_comes_back_as_it_was_sent(database: Database) -> None:
    sent = article(title="عبّارة", published="2025-05-07T20:30:00+03:00", url="https://example.org/1")
    keep(database, sent)
    with database.session() as session:
        found = articles.find(session, TENANT, "a1")
    assert found is not None
    assert (found.article, found.version, found.received) == (sent, 1, NOW)


def test_other_words_are_a_new_version_and_the_same_words_are_none(database: Database) -> None:
    assert [keep(database, article(text=text)).version for text in ("one.", "two.", "two.", "one.")] == [1, 2, 2, 3]
    with database.session() as session:
        first = articles.find(session, TENANT, "a1", version=1)
        assert first is not None
        assert (first.article.text, first.versions) == ("one.", 3)
        assert articles.find(session, TENANT, "a1", version=4) is None


def test_an_article_of_a_known_address_is_its_next_version(database: Database) -> None:
    keep(database, article("a1", url="https://example.org/1"))
    again = keep(database, article("b7", "corrected.", url="https://example.org/1"))
    assert (again.article.id, again.version) == ("a1", 2)


def test_tenants_do_not_see_one_another(database: Database) -> None:
    keep(database, article())
    with database.session() as session:
        assert articles.find(session, OTHER, "a1") is None
        assert articles.listed(session, OTHER, after=None, limit=9, language=None, outlet=None).items == []
        assert articles.forget(session, OTHER, "a1") is None
    assert keep(database, article(text="theirs."), OTHER).version == 1


def test_a_list_is_paged_without_gaps_while_it_grows(database: Database) -> None:
    for number in range(5):
        keep(database, article(f"a{number}", f"text {number}", language="en" if number % 2 else "ar"))
    seen, cursor = [], None
    while True:
        with database.session() as session:
            page = articles.listed(session, TENANT, after=cursor, limit=2, language=None, outlet=None)
        seen += [item.article.id for item in page.items]
        keep(database, article("late", "late"))
        if (cursor := page.next) is None:
            break
    assert seen == ["a0", "a1", "a2", "a3", "a4", "late"]
    with database.session() as session:
        english = articles.listed(session, TENANT, after=None, limit=9, language="en", outlet=None)
    assert [item.article.id for item in english.items] == ["a1", "a3"]


@pytest.mark.parametrize("cursor", ["", "x", "k", "k1x", "k-1", "k٣", "k1\n"])
def test_a_cursor_of_nobody_is_refused(database: Database, cursor: str) -> None:
    with database.session() as session, pytest.raises(Refused, match="cursor"):
        articles.listed(session, TENANT, after=cursor, limit=2, language=None, outlet=None)


def test_a_deleted_article_takes_what_quotes_it_along(database: Database) -> None:
    sent = [article("a1"), article("a2", "other.")]
    result = {"articles": [{"id": "a1"}, {"id": "a2"}], "findings": []}
    with database.session() as session:
        made = comparisons.keep(session, TENANT, sent, result, same_story=None, now=NOW)
    with database.session() as session:
        assert comparisons.find(session, TENANT, made.id) == made
        assert articles.forget(session, TENANT, "a2") == 1
    with database.session() as session:
        assert comparisons.find(session, TENANT, made.id) is None
        assert articles.find(session, TENANT, "a1") is not None
        assert session.scalars(select(VersionRow)).all()[0].sent["id"] == "a1"
        assert len(session.scalars(select(VersionRow)).all()) == 1


def test_a_comparison_keeps_the_version_it_read(database: Database) -> None:
    with database.session() as session:
        made = comparisons.keep(
            session, TENANT, [article()], {"articles": [{"id": "a1"}], "findings": []}, same_story=True, now=NOW
        )
    keep(database, article(text="another."))
    with database.session() as session:
        found = comparisons.find(session, TENANT, made.id)
    assert found is not None
    assert [one.text for one in found.articles] == [article().text]


def test_decisions_are_kept_by_finding_and_leave_a_trail(database: Database) -> None:
    with database.session() as session:
        for state in (State.DISMISSED, State.OPEN, State.ACCEPTED):
            kept = decisions.decide(session, TENANT, Decision(finding="T101-1", state=state, by="A. Editor"), now=NOW)
        assert kept.revision == 3
        assert decisions.decided(session, TENANT, ["T101-1", "T101-2"]) == {"T101-1": kept}
        assert decisions.decided(session, OTHER, ["T101-1"]) == {}
        told = [entry.detail["state"] for entry in audit.trail(session, TENANT, object_="finding:T101-1")]
        assert told == ["dismissed", "open", "accepted"]


def test_a_decision_upon_an_older_one_is_refused(database: Database) -> None:
    with database.session() as session:
        decisions.decide(session, TENANT, Decision(finding="T101-1", state=State.ACCEPTED), now=NOW, expected=0)
    with database.session() as session, pytest.raises(Refused, match="revision 1, not 0"):
        decisions.decide(session, TENANT, Decision(finding="T101-1", state=State.DISMISSED), now=NOW, expected=0)


def test_the_trail_shows_what_was_taken_out(database: Database) -> None:
    with database.session() as session:
        for number in range(4):
            audit.write(session, TENANT, "keep", f"article:{number}", {"number": number}, actor=None, now=NOW)
        assert audit.is_whole(session, TENANT)
        session.delete(session.scalars(select(AuditRow).where(AuditRow.object == "article:2")).one())
        session.flush()
        assert not audit.is_whole(session, TENANT)


def test_a_long_trail_is_read_in_pieces(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_CHUNK", 2)
    with database.session() as session:
        for number in range(5):
            audit.write(session, TENANT, "keep", f"article:{number}", {}, actor=None, now=NOW)
            audit.write(session, OTHER, "keep", f"article:{number}", {"version": 2}, actor=None, now=NOW)
        assert [entry.object[-1] for entry in audit.trail(session, TENANT)] == list("01234")
        found = audit.check(session, TENANT)
        assert (found.deeds, found.broken) == (5, None)
        assert audit.has(session, TENANT, found.digest or "")
        assert not audit.has(session, OTHER, found.digest or "")
        assert audit.tenants(session) == [TENANT, OTHER]


def test_deeds_of_many_at_once_stand_in_one_chain(database: Database) -> None:
    def write(number: int) -> None:
        with database.session() as session:
            audit.write(session, TENANT, "keep", f"article:{number}", {}, actor=None, now=NOW)

    database.prepare()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))
    with database.session() as session:
        assert audit.is_whole(session, TENANT)
        assert len(list(audit.trail(session, TENANT))) == 24


def test_of_many_requests_with_one_key_one_is_done(database: Database) -> None:
    done, lock = [], threading.Lock()

    def work() -> Answer:
        with lock:
            done.append(1)
        return Answer(201, {"made": 1})

    def ask(_: int) -> str:
        try:
            return "again" if once(database, TENANT, "k", b"{}", work, now=NOW).again else "made"
        except Refused as refused:
            return refused.problem

    database.prepare()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(ask, range(16)))
    assert len(done) == 1
    assert told.count("made") == 1
    assert set(told) <= {"made", "again", "still-at-work"}
    assert ask(0) == "again"


def test_a_key_of_another_request_is_refused_and_a_failed_request_may_be_sent_again(database: Database) -> None:
    def fail() -> Answer:
        raise Refused("invalid-request", "no")

    with pytest.raises(Refused, match="no"):
        once(database, TENANT, "k", b"1", fail, now=NOW)
    assert not once(database, TENANT, "k", b"1", lambda: Answer(201, {}), now=NOW).again
    with pytest.raises(Refused, match="another request"):
        once(database, TENANT, "k", b"2", lambda: Answer(201, {}), now=NOW)
    assert not once(database, OTHER, "k", b"2", lambda: Answer(201, {}), now=NOW).again
    assert not once(database, TENANT, "k", b"2", lambda: Answer(201, {}), now=NOW + timedelta(days=3)).again


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="no zone"), database.session() as session:
        articles.keep(session, TENANT, article(), now=datetime(2025, 5, 7))


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://u@h/d", "oracle://u@h/d", "postgresql+nothing://u@h/d"])
def test_a_database_that_cannot_be_used_is_named(url: str) -> None:
    with pytest.raises(InvalidSetting, match="CROSSCHECK_DATABASE"):
        Database(url)


def test_no_update_is_lost_between_writers(database: Database) -> None:
    def bump(_: int) -> None:
        with database.session() as session:
            decisions.decide(session, TENANT, Decision(finding="T101-1", state=State.ACCEPTED), now=NOW)

    bump(0)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(bump, range(30)))
    with database.session() as session:
        assert decisions.decided(session, TENANT, ["T101-1"])["T101-1"].revision == 31


def test_a_database_that_cannot_be_opened_is_named_and_not_ready(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    database = Database(f"sqlite:///{tmp_path}/file/crosscheck.db")
    with pytest.raises(InvalidSetting, match="cannot be opened"):
        database.prepare()
    assert not database.is_reachable()


def test_a_database_of_another_version_is_not_ready(database: Database) -> None:
    assert database.is_reachable()
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not database.is_reachable()
