"""Deeds: which events are one deed in other words, `deeds.toml`.

Verbs that the lexicon lacks stand in `language/<code>/deeds.toml`.
"""

from __future__ import annotations

from functools import cache

from claims.knowledge.concepts import concept
from claims.language.base import knowledge, table
from claims.language.fold import fold_word

_DEPTH = 6  # steps up the lexicon


@cache
def deeds(event: str) -> frozenset[str]:
    """The deeds that an event may be; empty for one that the tables do not list.

    `event` is a concept, or a verb without one as a claim gives it: "ar:سلم".
    """
    language, _, verb = event.rpartition(":")
    if language:
        wanted = fold_word(verb)
        return frozenset(name for name, verbs in table(language, "deeds").items() if wanted in {fold_word(one) for one in verbs})
    return _of_concept(event)


def _of_concept(event: str) -> frozenset[str]:
    name: str | None = event
    for _ in range(_DEPTH):
        if name is None:
            break
        found = frozenset(deed for deed, events in knowledge("deeds").items() if name in events)
        known = concept(name)
        if found or known is None:
            return found
        name = known.broader
    return frozenset()
