"""Places: where something is said to happen, where that lies, and whether two such places exclude each other."""

from claims.normalization.place.compare import compare_settings
from claims.normalization.place.find import read_settings
from claims.normalization.place.resolve import Atlas

__all__ = ["Atlas", "compare_settings", "read_settings"]
