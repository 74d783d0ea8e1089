"""The job `delivery`: tell a webhook of an event, signed as Standard Webhooks has it.

A delivery may arrive more than once, always under the same `webhook-id`: receivers keep the ids that they have seen. Redirects
are not followed. Addresses that are not public are refused when the connection is made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

import httpx
from sqlalchemy.orm import Session
from standardwebhooks import Webhook as Signer

from verifier.errors import Refused, shown
from verifier.ingest.guard import AddressRefused, open_client
from verifier.jobs.task import Outcome, Task, TryLater
from verifier.storage import webhooks
from verifier.storage.webhooks import Delivery, Webhook
from verifier.stores import now

NAME = webhooks.SENDING
ATTEMPTS = 9
"""Over half an hour, with the waits between attempts: long enough for a receiver to be deployed or restarted."""
SECONDS = 10.0
"""How long a receiver may take to answer."""


def run(task: Task) -> Outcome:
    """Send the delivery. Raises `TryLater` for a receiver that does not take it, `Refused` for an address that is none."""
    with task.database.session() as session:
        found = webhooks.to_send(session, task.job.tenant, task.job.request["delivery"], now=now())
    if found is None:
        raise Refused("not-found", "the webhook was deleted before it was told")
    webhook, delivery = found
    body = json.dumps(delivery.payload, ensure_ascii=False)
    try:
        with open_client(seconds=SECONDS, allow_loopback=task.config.webhook_private) as client:
            headers = {"Content-Type": "application/json", **signed(webhook, delivery, body, now())}
            with client.stream("POST", webhook.url, content=body.encode(), headers=headers) as answer:
                status = answer.status_code
    except AddressRefused as error:
        raise Refused("address-refused", str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TryLater(f"the receiver cannot be reached: {shown(str(error), 100) or type(error).__name__}") from error
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise TryLater(f"the receiver answered with status {status}; it takes a delivery with one from 200 to 299")
    return _sent


def signed(webhook: Webhook, delivery: Delivery, body: str, time: datetime) -> Mapping[str, str]:
    """The headers of a delivery: its id, the time, and a signature with each secret that holds."""
    whole = time.astimezone(UTC).replace(microsecond=0)
    return {
        "webhook-id": delivery.id,
        "webhook-timestamp": str(int(whole.timestamp())),
        "webhook-signature": " ".join(Signer(secret).sign(delivery.id, whole, body) for secret in webhook.secrets),
    }


def _sent(session: Session, time: datetime) -> Mapping[str, str]:
    return {}
