"""Attribution and factuality: whose words a passage is, and how sure, how far and whether affirmed a statement is."""

from claims.normalization.attribution.factuality import read_factuality
from claims.normalization.attribution.find import read_passages, voice_at

__all__ = ["read_factuality", "read_passages", "voice_at"]
