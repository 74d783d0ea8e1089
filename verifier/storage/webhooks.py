"""Webhooks and what they are told. A delivery is written in the transaction of what it tells of, with the job that sends it.

What is told are ids and counts, never words of an article: whoever is told asks for the rest with his own right to see it.
"""

from __future__ import annotations

import base64
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from verifier.storage import jobs
from verifier.storage.jobs import ENDED, Job, State
from verifier.storage.models import DeliveryRow, JobRow, WebhookRow
from verifier.storage.paging import Page, read_page

SENDING = "delivery"
"""The kind of the jobs that send deliveries."""
GRACE = timedelta(hours=24)
"""How long the old secret signs too after a new one was made."""


class Event(StrEnum):
    """What a webhook can be told of."""

    COMPARISON_CREATED = "comparison.created"
    JOB_FINISHED = "job.finished"
    JOB_DEAD = "job.dead"
    FINDING_DECIDED = "finding.decided"


TEST = "webhook.test"
"""The event of the test button; every webhook is told of it when it is pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that is told of events. `secrets` sign: the present one, and the one before it for a while."""

    id: str
    url: str
    events: tuple[str, ...]
    created: datetime
    secrets: tuple[str, ...]
    old_until: datetime | None

    def to_dict(self) -> dict[str, Any]:
        """The webhook without its secrets."""
        return {
            "id": self.id,
            "url": self.url,
            "events": list(self.events),
            "created": self.created.isoformat(),
            "old_secret_until": self.old_until.isoformat() if self.old_until else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event for one webhook, and the job that sends it."""

    id: str
    event: str
    payload: Mapping[str, Any]
    created: datetime
    job: Job

    def to_dict(self) -> dict[str, Any]:
        """`{id, event, state, attempts, error, payload, created, delivered, job}`."""
        states = {State.DONE: "delivered", State.DEAD: "dead", State.FAILED: "dead", State.CANCELLED: "cancelled"}
        return {
            "id": self.id,
            "event": self.event,
            "state": states.get(self.job.state, "pending"),
            "attempts": self.job.attempts,
            "error": dict(self.job.error) if self.job.error is not None else None,
            "payload": dict(self.payload),
            "created": self.created.isoformat(),
            "delivered": self.job.finished.isoformat() if self.job.finished and self.job.state is State.DONE else None,
            "job": self.job.id,
        }


def create(session: Session, tenant: str, url: str, events: Sequence[str], *, now: datetime) -> Webhook:
    """Make a webhook with a secret of its own."""
    row = WebhookRow(tenant=tenant, id=str(uuid.uuid4()), url=url, events=list(events), secret=_secret(), created=now)
    session.add(row)
    session.flush()
    return _webhook(row, now)


def find(session: Session, tenant: str, id_: str, *, now: datetime) -> Webhook | None:
    """A webhook by its id; None where there is none."""
    row = _row(session, tenant, id_)
    return _webhook(row, now) if row is not None else None


def listed(session: Session, tenant: str, *, after: str | None, limit: int, now: datetime) -> Page[Webhook]:
    """Webhooks in the order in which they were made."""
    page = read_page(session, select(WebhookRow).where(WebhookRow.tenant == tenant), WebhookRow.key, after=after, limit=limit)
    return Page([_webhook(row, now) for row in page.items], page.next)


def forget(session: Session, tenant: str, id_: str) -> bool:
    """Delete a webhook with its deliveries; False where there is none. What was not sent yet is not sent any more."""
    row = _row(session, tenant, id_)
    if row is None:
        return False
    session.delete(row)
    return True


def rotate(session: Session, tenant: str, id_: str, *, now: datetime) -> Webhook | None:
    """Give a webhook a new secret; the old one signs too for `GRACE`. None where there is no webhook."""
    row = _row(session, tenant, id_)
    if row is None:
        return None
    row.old_secret, row.old_until, row.secret = row.secret, now + GRACE, _secret()
    session.flush()
    return _webhook(row, now)


def tell(session: Session, tenant: str, event: Event, data: Mapping[str, Any], *, now: datetime) -> None:
    """Tell every webhook that wants to know of an event, in the transaction of what happened."""
    for row in session.scalars(select(WebhookRow).where(WebhookRow.tenant == tenant).order_by(WebhookRow.key)).all():
        if event.value in row.events:
            _write(session, row, event.value, data, now)


def tell_of_job(session: Session, job: Job, *, now: datetime) -> None:
    """Tell that a job has ended. Nobody is told of the jobs that do the telling."""
    if job.kind != SENDING:
        event = Event.JOB_DEAD if job.state is State.DEAD else Event.JOB_FINISHED
        result = dict(job.result) if job.result is not None else None
        data = {"job": job.id, "kind": job.kind, "state": job.state.value, "result": result}
        tell(session, job.tenant, event, data, now=now)


def test(session: Session, tenant: str, id_: str, *, now: datetime) -> Delivery | None:
    """Tell one webhook that somebody wants to see whether it listens. None where there is no webhook."""
    row = _row(session, tenant, id_)
    return _write(session, row, TEST, {"webhook": row.id}, now) if row is not None else None


def deliveries(session: Session, tenant: str, id_: str, *, after: str | None, limit: int) -> Page[Delivery] | None:
    """What a webhook was told, the newest first. None where there is no webhook."""
    row = _row(session, tenant, id_)
    if row is None:
        return None
    wanted = select(DeliveryRow).where(DeliveryRow.webhook_key == row.key)
    page = read_page(session, wanted, DeliveryRow.key, after=after, limit=limit, newest_first=True)
    return Page([_delivery(session, each) for each in page.items], page.next)


def redeliver(session: Session, tenant: str, id_: str, delivery: str, *, now: datetime) -> Delivery | None:
    """Send a delivery again under its old id, unless it is on its way. None where there is no such delivery."""
    webhook = _row(session, tenant, id_)
    if webhook is None:
        return None
    mine = DeliveryRow.webhook_key == webhook.key
    row = session.scalar(select(DeliveryRow).where(mine, DeliveryRow.id == delivery).with_for_update())
    if row is None:
        return None
    if session.get_one(JobRow, row.job_key).state in ENDED:
        row.job_key = _send(session, tenant, row.id, now)
        session.flush()
    return _delivery(session, row)


def to_send(session: Session, tenant: str, delivery: str, *, now: datetime) -> tuple[Webhook, Delivery] | None:
    """A delivery and the webhook it is for. None when the webhook was deleted meanwhile."""
    mine = select(DeliveryRow).join(WebhookRow).where(WebhookRow.tenant == tenant, DeliveryRow.id == delivery)
    row = session.scalar(mine)
    if row is None:
        return None
    return _webhook(session.get_one(WebhookRow, row.webhook_key), now), _delivery(session, row)


def _write(session: Session, webhook: WebhookRow, event: str, data: Mapping[str, Any], now: datetime) -> Delivery:
    id_ = str(uuid.uuid4())
    payload = {"type": event, "timestamp": now.isoformat(), "data": dict(data)}
    job_key = _send(session, webhook.tenant, id_, now)
    row = DeliveryRow(webhook_key=webhook.key, id=id_, event=event, payload=payload, job_key=job_key, created=now)
    session.add(row)
    session.flush()
    return _delivery(session, row)


def _send(session: Session, tenant: str, delivery: str, now: datetime) -> int:
    job = jobs.create(session, tenant, SENDING, {"delivery": delivery}, swept=True, now=now)
    return session.scalars(select(JobRow.key).where(JobRow.id == job.id)).one()


def _row(session: Session, tenant: str, id_: str) -> WebhookRow | None:
    return session.scalar(select(WebhookRow).where(WebhookRow.tenant == tenant, WebhookRow.id == id_))


def _webhook(row: WebhookRow, now: datetime) -> Webhook:
    old = row.old_secret if row.old_until is not None and row.old_until > now else None
    return Webhook(
        id=row.id,
        url=row.url,
        events=tuple(row.events),
        created=row.created,
        secrets=(row.secret, old) if old else (row.secret,),
        old_until=row.old_until if old else None,
    )


def _delivery(session: Session, row: DeliveryRow) -> Delivery:
    job = jobs.job_of(session.get_one(JobRow, row.job_key))
    return Delivery(id=row.id, event=row.event, payload=row.payload, created=row.created, job=job)


def _secret() -> str:
    """A secret as Standard Webhooks writes one: 32 bytes in base64 after a prefix."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
