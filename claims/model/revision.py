"""A revision: what a later version of an article says otherwise than the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.model.claim import Claim
from claims.model.comparison import Unsupported
from claims.model.finding import Evidence, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedClaim:
    """One claim in two wordings, how alike they are, and the values that were exchanged in pairs of passages."""

    before: Claim
    after: Claim
    likeness: float
    values: tuple[tuple[Evidence, Evidence], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{before, after, likeness, values}`."""
        return {
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "likeness": round(self.likeness, 3),
            "values": [{"before": one.to_dict(), "after": other.to_dict()} for one, other in self.values],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Two versions of an article, claim by claim. The earlier goes by the id "before", the later by "after".

    `notices`: sentences of the later version that own to a correction or an update.
    """

    added: tuple[Claim, ...]
    dropped: tuple[Claim, ...]
    changed: tuple[ChangedClaim, ...]
    same: int
    notices: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    unsupported: tuple[Unsupported, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The `revision/1` object of the contract."""
        return {
            "schema": "revision/1",
            "added": [claim.to_dict() for claim in self.added],
            "dropped": [claim.to_dict() for claim in self.dropped],
            "changed": [changed.to_dict() for changed in self.changed],
            "same": self.same,
            "notices": [notice.to_dict() for notice in self.notices],
            "findings": [finding.to_dict() for finding in self.findings],
            "unsupported": [item.to_dict() for item in self.unsupported],
        }
