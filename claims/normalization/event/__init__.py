"""Events: which of a clause's concepts is what happens."""

from claims.normalization.event.resolve import main_event

__all__ = ["main_event"]
