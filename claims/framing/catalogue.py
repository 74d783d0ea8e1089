"""The catalogue of framing: one line per dimension, in the order in which a reader is shown their rows."""

from __future__ import annotations

from claims.framing import agency, frame_profile, naming, scope
from claims.framing.model import Dimension

DIMENSIONS: tuple[Dimension, ...] = (
    naming.DIMENSION,
    agency.DIMENSION,
    frame_profile.DIMENSION,
    scope.DIMENSION,
)
