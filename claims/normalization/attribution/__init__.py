"""Attribution and factuality: whose words a passage is, and how sure, how far and whether affirmed a statement is."""

from claims.normalization.attribution.factuality import read_factuality
from claims.normalization.attribution.find import passages_of, read_passages, set_scene, voice_at

__all__ = ["passages_of", "read_factuality", "read_passages", "set_scene", "voice_at"]
