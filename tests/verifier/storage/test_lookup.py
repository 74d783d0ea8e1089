"""Stored claims are found by what they are about, in any language, the newest version only; the same on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

import claims
from claims import Article
from verifier.storage import articles
from verifier.storage import claims as stored_claims
from verifier.storage.database import Database
from verifier.storage.models import ClaimRow, ClaimTermRow, IndexedRow

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)
TENANT, OTHER = "desk", "rival"

DAM = {
    "en": "The Orvela dam in Portugal was closed on 12 February 2024 after 4,350 people were evacuated.",
    "es": "La presa de Orvela, en Portugal, se cerró el 12 de febrero de 2024 tras la evacuación de 4.350 personas.",
    "fr": "Le barrage d'Orvela, au Portugal, a été fermé le 12 février 2024 après l'évacuation de 4 350 personnes.",
    "ru": "Плотина Орвела в Португалии была закрыта 12 февраля 2024 года после эвакуации 4350 человек.",
    "ar": "أُغلق سد أورفيلا في البرتغال يوم 12 فبراير 2024 بعد إجلاء 4350 شخصا.",
}
ELSEWHERE = "The library of Tartu lent 9,120 books in June 2023, its director said."


def keep(database: Database, id_: str, text: str, tenant: str = TENANT, **more: str) -> None:
    with database.session() as session:
        articles.keep(session, tenant, Article.from_dict({"id": id_, "text": text, **more}), now=NOW)


def found(database: Database, text: str, language: str = "en", tenant: str = TENANT) -> list[str]:
    asked = claims.lookup_keys(claims.extract(Article(id="claim", text=text, language=language)))
    with database.session() as session:
        versions = stored_claims.look_up(session, tenant, asked).versions
        return [one.article.id for one in articles.of_versions(session, tenant, versions)]


@pytest.mark.parametrize("language", DAM)
def test_a_claim_is_found_in_every_language(database: Database, language: str) -> None:
    for code, text in DAM.items():
        keep(database, code, text, language=code)
    keep(database, "tartu", ELSEWHERE)
    assert set(found(database, DAM[language], language)) == set(DAM)


def test_another_figure_finds_the_claim_that_it_conflicts_with(database: Database) -> None:
    keep(database, "dam", DAM["ru"], language="ru")
    assert found(database, "The Orvela dam in Portugal was closed after 6,100 people were evacuated.") == ["dam"]


def test_what_is_about_something_else_is_not_found(database: Database) -> None:
    keep(database, "tartu", ELSEWHERE)
    assert found(database, DAM["en"]) == []
    assert found(database, "Perhaps.") == []


def test_only_the_newest_version_is_found_and_all_claims_stay(database: Database) -> None:
    keep(database, "a", DAM["en"])
    keep(database, "a", ELSEWHERE)
    assert (found(database, DAM["en"]), found(database, ELSEWHERE)) == ([], ["a"])
    with database.session() as session:
        versions = session.scalars(select(func.count()).select_from(ClaimRow).group_by(ClaimRow.version_key)).all()
    assert len(versions) == 2


def test_a_claim_is_kept_with_its_clause_and_the_id_of_its_article(database: Database) -> None:
    keep(database, "a", DAM["en"], url="https://example.org/dam")
    keep(database, "another", f"Flooding. {DAM['en']}", url="https://example.org/dam")
    with database.session() as session:
        rows = session.scalars(select(ClaimRow).order_by(ClaimRow.key)).all()
        assert {row.document["article"] for row in rows} == {"a"}
        assert all(row.id.startswith("a:c") and row.id == row.document["id"] and row.text == row.document["text"] for row in rows)


def test_tenants_do_not_find_each_other(database: Database) -> None:
    keep(database, "a", DAM["en"], tenant=OTHER)
    assert (found(database, DAM["en"]), found(database, DAM["en"], tenant=OTHER)) == ([], ["a"])


def test_a_deleted_article_leaves_no_claim_behind(database: Database) -> None:
    keep(database, "a", DAM["en"])
    with database.session() as session:
        articles.forget(session, TENANT, "a")
    with database.session() as session:
        for row in (ClaimRow, ClaimTermRow, IndexedRow):
            assert session.scalar(select(func.count()).select_from(row)) == 0


def test_a_clause_with_a_nul_is_kept(database: Database) -> None:
    keep(database, "a", DAM["en"].replace("dam in", "dam\0 in"))
    assert found(database, DAM["en"]) == ["a"]


def test_an_article_read_by_another_engine_is_told_and_read_again(database: Database) -> None:
    keep(database, "a", DAM["en"])
    with database.session() as session:
        session.scalars(select(IndexedRow)).one().engine = "0.0.1"
    with database.session() as session:
        assert stored_claims.standing(session, TENANT) == stored_claims.Standing(articles=1, outdated=1, unread=0)
        (key,) = stored_claims.to_read(session)
        stored = articles.newest(session, key)
    assert stored is not None
    with database.session() as session:
        assert articles.write_claims(session, stored, claims.extract(stored.article))
    with database.session() as session:
        assert stored_claims.count_to_read(session) == 0
    assert found(database, DAM["en"]) == ["a"]


def test_claims_of_a_version_that_was_replaced_meanwhile_are_not_written(database: Database) -> None:
    keep(database, "a", DAM["en"])
    with database.session() as session:
        session.scalars(select(IndexedRow)).one().engine = "0.0.1"
        (key,) = stored_claims.to_read(session, limit=1) or [0]
        stored = articles.newest(session, key)
    assert stored is not None
    keep(database, "a", ELSEWHERE)
    with database.session() as session:
        assert not articles.write_claims(session, stored, claims.extract(stored.article))
        assert not articles.write_claims(session, replace(stored, version_key=10**6), claims.extract(stored.article))
    assert found(database, ELSEWHERE) == ["a"]
