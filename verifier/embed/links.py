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
    tenant, time = current_tenant(), now()
    token, share = shares.make(current_config(), tenant, comparison, days=days, now=time)
    until = share.until.isoformat()
    with current_database().session() as session:
        audit.write(session, tenant, "share", f"comparison:{comparison}", {"until": until}, actor=current_actor(), now=time)
    address = url_for("embed.frame", token=token, _external=True)
    return {
        "url": address,
        "oembed": url_for("embed.oembed", url=address, format="json", _external=True),
        "script": url_for("embed.script", _external=True),
        "until": until,
    }


def end(comparison: str) -> bool:
    """End every link to a comparison of the caller's; False where there is none."""
    tenant, time = current_tenant(), now()
    with current_database().session() as session:
        found = comparisons.end_links(session, tenant, comparison, now=time)
        if found:
            audit.write(session, tenant, "unshare", f"comparison:{comparison}", {}, actor=current_actor(), now=time)
    return found
