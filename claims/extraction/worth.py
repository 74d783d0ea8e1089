"""How much a claim is worth checking, and why: what can be held against a record comes first.

Figures count most, then dates, deeds and named actors. A prediction cannot be checked yet and an opinion not at all: both are kept,
marked and weighed down, whatever figures they hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.attribution import AHEAD, Certainty, Factuality
from claims.model.claim import Checkworthy, Event
from claims.model.name import NameMention
from claims.model.quantity import QuantityMention
from claims.model.time import TimeMention

_FIGURE, _DATE, _EVENT, _NAME = 0.35, 0.25, 0.2, 0.2  # they add up to 1
_LOWER = 0.4  # what is left of the score of a prediction or an opinion
_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.PROBABLE})


def checkworthy(
    event: Event | None,
    times: Sequence[TimeMention],
    names: Sequence[NameMention],
    quantities: Sequence[QuantityMention],
    factuality: Factuality,
    *,
    quoted: bool,
) -> Checkworthy:
    """The score in [0, 1] and its reasons. `quoted`: somebody says it; the author's own words are taken for a report."""
    dated = any(time.value.start for time in times)
    parts = [("a figure", _FIGURE, bool(quantities)), ("a date", _DATE, dated), ("an event", _EVENT, event is not None)]
    parts.append(("a named actor or place", _NAME, bool(names)))
    score = sum(weight for _, weight, there in parts if there)
    reasons = [reason for reason, _, there in parts if there] or ["no figure, date or named actor"]
    if factuality.certainty in _UNSURE and (factuality.status is None or factuality.status in AHEAD):
        score, reasons = score * _LOWER, ["a prediction", *reasons]
    elif quoted and factuality.status is None and not (quantities or dated):
        score, reasons = score * _LOWER, ["an opinion or a view", *reasons]
    return Checkworthy(score=round(score, 2), why=", ".join(reasons))
