"""The catalogue of framing: one line per dimension, in the order in which a reader is shown their rows."""

from __future__ import annotations

from claims.framing import (
    agency,
    attribution_balance,
    certainty,
    emphasis,
    frame_profile,
    genre,
    given_reasons,
    label,
    measures,
    naming,
    openings,
    own_voices,
    reporting_verb,
    scope,
    source_chain,
    speakers,
    told_alone,
    unattributed_quotation,
    voice_adoption,
)
from claims.framing.model import Dimension

DIMENSIONS: tuple[Dimension, ...] = (
    naming.DIMENSION,
    label.DIMENSION,
    attribution_balance.DIMENSION,
    reporting_verb.DIMENSION,
    own_voices.DIMENSION,
    speakers.DIMENSION,
    voice_adoption.DIMENSION,
    unattributed_quotation.DIMENSION,
    agency.DIMENSION,
    measures.DIMENSION,
    certainty.DIMENSION,
    emphasis.DIMENSION,
    given_reasons.DIMENSION,
    frame_profile.DIMENSION,
    scope.DIMENSION,
    genre.DIMENSION,
    source_chain.DIMENSION,
    openings.DIMENSION,
    told_alone.DIMENSION,
)
