"""Fact-checks of others, and comparisons that read an older version: the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime

from claims import Article
from verifier.storage import articles, comparisons, factchecks
from verifier.storage.database import Database
from verifier.storage.factchecks import FactCheck

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)
TENANT, OTHER = "desk", "rival"
CHECK = FactCheck(
    id="f1",
    claim="The Sorgue dam was closed on 4 May 2024.\0",
    reviewer="سدود",
    url="https://facts.example/1",
    rating="Ложь",
    value=1.5,
    appearances=("https://example.org/1",),
)


def test_a_fact_check_comes_back_as_it_was_kept_and_is_found_by_its_keys(database: Database) -> None:
    with database.session() as session:
        assert factchecks.keep(session, TENANT, CHECK, {"concept:dam": 1.3, "day:2024-05-04": 1.6}, now=NOW)
    with database.session() as session:
        assert factchecks.find(session, TENANT, "f1") == CHECK
        asked = [{"concept:dam": 1.3, "day:2024-05-04": 1.6, "name:srk": 2.5}, {}]
        assert factchecks.look_up(session, TENANT, asked) == [CHECK]
        assert factchecks.look_up(session, TENANT, [{"concept:dam": 1.3, "name:srk": 2.5}]) == []
        assert factchecks.look_up(session, OTHER, asked) == []


def test_keys_of_an_older_wording_find_nothing_any_more(database: Database) -> None:
    for keys in ({"concept:dam": 1.3}, {"concept:bridge": 1.3}):
        with database.session() as session:
            factchecks.keep(session, TENANT, CHECK, keys, now=NOW)
    with database.session() as session:
        assert factchecks.count(session, TENANT) == 1
        assert factchecks.look_up(session, TENANT, [{"concept:dam": 1.3}]) == []
        assert factchecks.look_up(session, TENANT, [{"concept:bridge": 1.3}]) == [CHECK]
    with database.session() as session:
        assert factchecks.forget(session, TENANT, "f1")
        assert not factchecks.forget(session, TENANT, "f1")
    with database.session() as session:
        assert factchecks.look_up(session, TENANT, [{"concept:bridge": 1.3}]) == []


def test_a_comparison_knows_its_articles_as_they_stand_now(database: Database) -> None:
    sent = [Article(id="a", text="Old words."), Article(id="b", text="Other words.")]
    with database.session() as session:
        made = comparisons.keep(session, TENANT, sent, {"articles": [{"id": "a"}, {"id": "b"}]}, same_story=True, now=NOW)
    with database.session() as session:
        articles.keep(session, TENANT, Article(id="a", text="New words."), now=NOW)
    with database.session() as session:
        found = comparisons.find(session, TENANT, made.id)
        newest = comparisons.newest_versions(session, TENANT, made.id)
        assert comparisons.newest_versions(session, OTHER, made.id) == []
    assert found is not None
    assert (found.stale, [article.text for article in found.articles]) == (("a",), ["Old words.", "Other words."])
    assert [(article.id, article.text) for article in newest] == [("a", "New words."), ("b", "Other words.")]
