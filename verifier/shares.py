"""Links that show one kept report to whoever has them, for a time: what a page elsewhere embeds.

A link is signed with the service's secret and names newsroom, report, last day and when it was made; the link itself is not kept.
It ends on its day, when the report is deleted or its links are ended, and, with all others, when the secret is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from verifier.config import Config
from verifier.errors import Refused
from verifier.sessions import secret_of

_SALT = "crosscheck share 1"
LONGEST = 366
"""Days that a link may hold."""
USUAL = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a link shows: a report of a newsroom, until a moment. `made` tells whether it was made before links were ended."""

    tenant: str
    comparison: str
    until: datetime
    made: datetime


def make(config: Config, tenant: str, comparison: str, *, days: int, now: datetime) -> tuple[str, Share]:
    """The token of a link, and what it shows. Raises `Refused` where the service has no secret to sign with."""
    until = (now + timedelta(days=days)).replace(microsecond=0)
    token = _signer(config).dumps([tenant, comparison, int(until.timestamp()), now.timestamp()])
    return str(token), Share(tenant=tenant, comparison=comparison, until=until, made=now)


def opened(config: Config, token: str, *, now: datetime) -> Share | None:
    """What a token shows; None for one that is not ours or is over."""
    try:
        told = _signer(config).loads(token)
    except BadData:
        return None
    if not (isinstance(told, list) and len(told) == 4):
        return None
    tenant, comparison, seconds, made = told
    until = datetime.fromtimestamp(seconds, tz=UTC)
    share = Share(tenant=tenant, comparison=comparison, until=until, made=datetime.fromtimestamp(made, tz=UTC))
    return share if now < until else None


def _signer(config: Config) -> URLSafeSerializer:
    secret = secret_of(config)
    if secret is None:
        detail = "the service has no secret to sign links with; whoever runs it sets CROSSCHECK_SECRET"
        raise Refused("not-ready", detail)
    return URLSafeSerializer(secret, salt=_SALT)
