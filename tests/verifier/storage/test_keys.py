"""API keys as they are kept: found by their secret alone, rotated, revoked, one name once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from verifier.caller import Scope
from verifier.errors import Refused
from verifier.storage import keys
from verifier.storage.database import Database
from verifier.storage.models import KeyRow

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)
TENANT, OTHER = "desk", "rival"


def made(database: Database, name: str = "cms", tenant: str = TENANT, **more: datetime) -> tuple[keys.Key, str]:
    with database.session() as session:
        return keys.create(session, tenant, name, keys.USUAL, now=NOW, **more)


def known(database: Database, token: str, after: timedelta = timedelta()) -> keys.Key | None:
    with database.reading() as session:
        return keys.known(session, token, now=NOW + after)


def test_a_key_is_known_by_its_secret_and_the_secret_is_not_kept(database: Database) -> None:
    key, token = made(database, "مكتب الأخبار")
    assert known(database, token) == key
    assert (key.caller.tenant, key.caller.name, key.caller.key) == (TENANT, "مكتب الأخبار", key.prefix)
    with database.reading() as session:
        kept = " ".join(map(str, session.execute(text("SELECT * FROM api_key")).one()))
    assert token.rsplit("_", 1)[1] not in kept


@pytest.mark.parametrize("change", ["secret", "prefix", "case", "end", "space", "empty"])
def test_a_token_that_is_not_the_key_is_of_nobody(database: Database, change: str) -> None:
    _, token = made(database)
    head, prefix, secret = token.split("_")
    flipped = "0" if secret[-1] != "0" else "1"
    wrong = {
        "secret": f"{head}_{prefix}_{secret[:-1]}{flipped}",
        "prefix": f"{head}_{'0' * 12}_{secret}",
        "case": token.upper(),
        "end": token + "\n",
        "space": " " + token,
        "empty": "",
    }[change]
    assert known(database, wrong) is None


def test_a_key_ends_when_it_expires_or_is_revoked(database: Database) -> None:
    _, token = made(database, "short", expires=NOW + timedelta(days=1))
    assert known(database, token, timedelta(hours=23)) is not None
    assert known(database, token, timedelta(days=1)) is None
    key, token = made(database, "stolen")
    with database.session() as session:
        assert keys.revoke(session, OTHER, key.prefix, now=NOW) is None
        ended = keys.revoke(session, TENANT, key.prefix, now=NOW)
        assert keys.revoke(session, TENANT, key.prefix, now=NOW + timedelta(days=1)) == ended
    assert known(database, token) is None


def test_the_secret_before_a_rotation_holds_for_its_grace(database: Database) -> None:
    key, old = made(database)
    with database.session() as session:
        assert keys.rotate(session, OTHER, key.prefix, now=NOW) is None
        rotated = keys.rotate(session, TENANT, key.prefix, now=NOW, grace=timedelta(hours=2))
    assert rotated is not None
    new = rotated[1]
    assert new != old
    assert known(database, old, timedelta(hours=1)) is not None
    assert known(database, old, timedelta(hours=2)) is None
    assert known(database, new, timedelta(days=99)) is not None
    with database.session() as session:
        keys.rotate(session, TENANT, key.prefix, now=NOW, grace=timedelta())
    assert known(database, old) is None
    assert known(database, new) is None


def test_a_key_that_has_ended_is_not_rotated(database: Database) -> None:
    key, _ = made(database)
    with database.session() as session:
        keys.revoke(session, TENANT, key.prefix, now=NOW)
        with pytest.raises(Refused, match="make a new one"):
            keys.rotate(session, TENANT, key.prefix, now=NOW)


def test_a_browser_stays_signed_in_while_its_secret_holds(database: Database) -> None:
    key, token = made(database)
    seal = keys.seal_of(token)
    with database.session() as session:
        assert keys.sealed(session, key.prefix, seal, now=NOW) == key
        assert keys.sealed(session, key.prefix, "", now=NOW) is None
        keys.rotate(session, TENANT, key.prefix, now=NOW, grace=timedelta(hours=1))
        assert keys.sealed(session, key.prefix, seal, now=NOW) is not None
        assert keys.sealed(session, key.prefix, seal, now=NOW + timedelta(hours=1)) is None


@pytest.mark.parametrize("name", ["cms", "local", "command line"])
def test_a_name_is_given_once(database: Database, name: str) -> None:
    key, _ = made(database)
    with database.session() as session:
        keys.revoke(session, TENANT, key.prefix, now=NOW)
    with pytest.raises(Refused, match="given once"):
        made(database, name)
    assert made(database, "cms", OTHER)[0].prefix != key.prefix


def test_the_last_use_is_written_once_a_minute(database: Database) -> None:
    key, token = made(database)
    written = []
    for seconds in (0, 30, 59, 61, 90):
        time = NOW + timedelta(seconds=seconds)
        with database.session() as session:
            keys.note_use(session, key, now=time)
            written.append(session.scalar(select(KeyRow.last_used)))
    assert [(time - NOW).seconds for time in written if time] == [0, 0, 0, 61, 61]
    now = known(database, token)
    assert now is not None
    assert keys.was_used_lately(now, now=NOW + timedelta(seconds=120))
    assert not keys.was_used_lately(now, now=NOW + timedelta(seconds=121))


def test_keys_of_others_are_not_listed(database: Database) -> None:
    mine = [made(database, name)[0] for name in ("a", "b", "c")]
    theirs, _ = made(database, "d", OTHER)
    with database.reading() as session:
        page = keys.listed(session, TENANT, after=None, limit=2)
        rest = keys.listed(session, TENANT, after=page.next, limit=2)
        assert page.items + rest.items == mine
        assert keys.find(session, TENANT, theirs.prefix) is None
        assert keys.is_any(session, now=NOW)


def test_there_is_no_key_when_all_have_ended(database: Database) -> None:
    key, _ = made(database, expires=NOW + timedelta(days=1))
    with database.session() as session:
        assert not keys.is_any(session, now=NOW + timedelta(days=1))
        keys.revoke(session, TENANT, key.prefix, now=NOW)
        assert not keys.is_any(session, now=NOW)


def test_admin_may_everything_and_others_what_they_have() -> None:
    assert all(keys.Caller(tenant="t", name="n", scopes=frozenset({Scope.ADMIN})).may(scope) for scope in Scope)
    reader = keys.Caller(tenant="t", name="n", scopes=frozenset({Scope.READ}))
    assert [scope for scope in Scope if reader.may(scope)] == [Scope.READ]


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    _, token = made(database)
    with database.session() as session:
        session.execute(text("UPDATE api_key SET name = 'x'"))
        assert known(database, token) is not None
