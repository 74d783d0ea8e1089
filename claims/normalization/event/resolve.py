"""The main event of a clause: the first that says what happened, before those that only carry another (begin, hold, announce)."""

from __future__ import annotations

from collections.abc import Sequence

from claims.knowledge.concepts import is_event, is_generic
from claims.model.claim import ConceptMention, Event


def main_event(concepts: Sequence[ConceptMention]) -> Event | None:
    """The event of a clause, None when no trigger stands in it. Generic events yield to a specific one after them."""
    events = [mention for mention in concepts if is_event(mention.concept)]
    specific = [mention for mention in events if not is_generic(mention.concept)]
    chosen = next(iter(specific or events), None)
    return Event(type=chosen.concept, trigger=chosen.span) if chosen else None
