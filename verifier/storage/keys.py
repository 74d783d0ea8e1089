"""API keys: made, found by their secret, rotated, revoked. Secrets are random, so a plain digest is enough to keep."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session

from verifier.caller import COMMAND_LINE, LOCAL, Caller, Scope, ordered
from verifier.errors import Refused
from verifier.storage.database import lock_tenant
from verifier.storage.models import KeyRow
from verifier.storage.paging import Page, read_page

SHAPE = re.compile(r"cv_([0-9a-f]{12})_([0-9a-f]{64})", re.ASCII)
"""What a key looks like: a prefix that names it, and 32 random bytes."""
NAME = r"^[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f\u2028\u2029]{0,99}$"
"""What a name looks like: 1 to 100 characters, none of which ends a line of a log."""
TENANT = r"^[a-z0-9][a-z0-9._-]{0,63}$"
GRACE = timedelta(days=1)
"""How long the secret before a rotation holds, where nothing else is asked for."""
USUAL = (Scope.CHECK, Scope.READ, Scope.WRITE, Scope.DECIDE)
"""The scopes of a key that is made without naming any."""
_SELDOM = timedelta(minutes=1)  # how often the time of the last use is written at most: a write for each request would cost more


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as it can be shown. Its secret is known only to whoever was given it."""

    prefix: str
    tenant: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    last_used: datetime | None
    expires: datetime | None
    revoked: datetime | None

    @property
    def caller(self) -> Caller:
        """Whoever uses the key."""
        return Caller(tenant=self.tenant, name=self.name, scopes=frozenset(self.scopes), key=self.prefix)

    def to_dict(self) -> dict[str, Any]:
        """`{key, tenant, name, scopes, created, last_used, expires, revoked}`."""
        return {
            "key": self.prefix,
            "tenant": self.tenant,
            "name": self.name,
            "scopes": [scope.value for scope in self.scopes],
            "created": self.created.isoformat(),
            "last_used": self.last_used.isoformat() if self.last_used else None,
            "expires": self.expires.isoformat() if self.expires else None,
            "revoked": self.revoked.isoformat() if self.revoked else None,
        }


def create(
    session: Session, tenant: str, name: str, scopes: Iterable[str], *, now: datetime, expires: datetime | None = None
) -> tuple[Key, str]:
    """Make a key, and the secret that is shown this once. Raises `Refused` for a name that is taken."""
    lock_tenant(session, tenant)
    if name in (LOCAL, COMMAND_LINE) or session.scalar(select(exists().where(KeyRow.tenant == tenant, KeyRow.name == name))):
        raise Refused("name-taken", f"there is a key named {name!r}, or there was one; names are given once")
    prefix, secret = secrets.token_hex(6), secrets.token_hex(32)
    row = KeyRow(prefix=prefix, tenant=tenant, name=name, scopes=ordered(scopes), digest=_digest(secret), created=now)
    row.expires = expires
    session.add(row)
    session.flush()
    return _key(row), _written(prefix, secret)


def listed(session: Session, tenant: str, *, after: str | None, limit: int) -> Page[Key]:
    """The keys of a tenant in the order in which they were made, those that ended too."""
    page = read_page(session, select(KeyRow).where(KeyRow.tenant == tenant), KeyRow.key, after=after, limit=limit)
    return Page([_key(row) for row in page.items], page.next)


def find(session: Session, tenant: str, prefix: str) -> Key | None:
    """A key by its prefix; None where the tenant has none of it."""
    row = _row(session, tenant, prefix)
    return _key(row) if row is not None else None


def rotate(session: Session, tenant: str, prefix: str, *, now: datetime, grace: timedelta = GRACE) -> tuple[Key, str] | None:
    """Give a key a new secret; the one before holds for a while. None where the tenant has no such key.

    Raises `Refused` for a key that has ended.
    """
    row = _row(session, tenant, prefix)
    if row is None:
        return None
    if not _holds(row, now):
        raise Refused("key-ended", f"the key {row.name!r} was revoked or has expired; make a new one")
    secret = secrets.token_hex(32)
    row.earlier_digest, row.earlier_until = row.digest, now + grace
    row.digest = _digest(secret)
    session.flush()
    return _key(row), _written(prefix, secret)


def revoke(session: Session, tenant: str, prefix: str, *, now: datetime) -> Key | None:
    """End a key at once; one that has ended stays as it is. None where the tenant has no such key."""
    row = _row(session, tenant, prefix)
    if row is None:
        return None
    row.revoked = row.revoked or now
    session.flush()
    return _key(row)


def known(session: Session, token: str, *, now: datetime) -> Key | None:
    """The key that a token is the secret of; None for a token of nobody, and for a key that has ended."""
    shape = SHAPE.fullmatch(token)
    return _opened(session, shape[1], _digest(shape[2]), now) if shape else None


def sealed(session: Session, prefix: str, seal: str, *, now: datetime) -> Key | None:
    """The key that a browser signed in with, while the secret it was given still holds."""
    return _opened(session, prefix, seal, now)


def seal_of(token: str) -> str:
    """What a session remembers of a token: enough to tell whether its secret still holds, not enough to use it."""
    shape = SHAPE.fullmatch(token)
    return _digest(shape[2]) if shape else ""


def was_used_lately(key: Key, *, now: datetime) -> bool:
    """True when the time of the last use need not be written again."""
    return key.last_used is not None and key.last_used > now - _SELDOM


def note_use(session: Session, key: Key, *, now: datetime) -> None:
    """Write down that a key was used, unless somebody did within the last minute."""
    stale = or_(KeyRow.last_used.is_(None), KeyRow.last_used <= now - _SELDOM)
    session.execute(update(KeyRow).where(KeyRow.prefix == key.prefix, KeyRow.tenant == key.tenant, stale).values(last_used=now))


def is_any(session: Session, *, now: datetime) -> bool:
    """True when some tenant has a key that holds."""
    unexpired = or_(KeyRow.expires.is_(None), KeyRow.expires > now)
    return bool(session.scalar(select(exists().where(KeyRow.revoked.is_(None), unexpired))))


def _opened(session: Session, prefix: str, digest: str, now: datetime) -> Key | None:
    row = session.scalar(select(KeyRow).where(KeyRow.prefix == prefix))
    if row is None or not _holds(row, now):
        return None
    good = [row.digest]
    if row.earlier_digest is not None and row.earlier_until is not None and now < row.earlier_until:
        good.append(row.earlier_digest)
    fits = [hmac.compare_digest(digest.encode(), each.encode()) for each in good]
    return _key(row) if any(fits) else None


def _row(session: Session, tenant: str, prefix: str) -> KeyRow | None:
    return session.scalar(select(KeyRow).where(KeyRow.tenant == tenant, KeyRow.prefix == prefix))


def _holds(row: KeyRow, now: datetime) -> bool:
    return row.revoked is None and (row.expires is None or now < row.expires)


def _key(row: KeyRow) -> Key:
    return Key(
        prefix=row.prefix,
        tenant=row.tenant,
        name=row.name,
        scopes=tuple(ordered(row.scopes)),
        created=row.created,
        last_used=row.last_used,
        expires=row.expires,
        revoked=row.revoked,
    )


def _written(prefix: str, secret: str) -> str:
    return f"cv_{prefix}_{secret}"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
