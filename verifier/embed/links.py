"""Making and ending the links that share a report, for the API and for the pages."""

from __future__ import annotations

from flask import url_for

from verifier import shares
from verifier.limits import current_config
from verifier.storage import audit, comparisons
from verifier.stores import current_actor, current_database, current_tenant, now


def create(comparison: str, *, days: int) -> dict[str, str]:
    """A new link to a comparison of the caller's: `{url, oembed, script, until}`.

    Raises `Refused` where the service has no secret to sign it with.
    """
    token, share = shares.make(current_config(), current_tenant(), comparison, days=days, now=now())
    until = share.until.isoformat()
    with current_database().session() as session:
        audit.write(
            session, current_tenant(), "share", f"comparison:{comparison}", {"until": until}, actor=current_actor(), now=now()
        )
    address = url_for("embed.frame", token=token, _external=True)
    return {
        "url": address,
        "oembed": url_for("embed.oembed", url=address, format="json", _external=True),
        "script": url_for("embed.script", _external=True),
        "until": until,
    }


def end(comparison: str) -> bool:
    """End every link to a comparison of the caller's; False where there is none."""
    with current_database().session() as session:
        found = comparisons.end_links(session, current_tenant(), comparison, now=now())
        if found:
            audit.write(session, current_tenant(), "unshare", f"comparison:{comparison}", {}, actor=current_actor(), now=now())
    return found
