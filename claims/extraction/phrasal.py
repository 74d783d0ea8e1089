"""Events that a verb and its object name together, whatever stands between them: "cut its key rate", "أوقف المصنع الإنتاج".

The lexicon meets a phrase where its words follow each other. A verb keeps its object at a distance: a determiner or an adjective
comes between them, and the subject where it stands behind the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.predicates import Words
from claims.knowledge.concepts import is_event, is_generic
from claims.language.base import table
from claims.language.lexicon import lexicon

_LIGHT = frozenset({"DET", "ADJ", "NUM", "ADV"})
_SUBJECT = frozenset({"NOUN", "PROPN", "PRON"})
_WIDEST = 3  # words between two of a phrase


def phrasal_event(words: Words, head: int, places: Sequence[int]) -> str | None:
    """The event that a verb means with a word of its clause behind it, by the longest phrase of the lexicon; None for none."""
    index, skipped = lexicon(words.language), _LIGHT
    if table(words.language, "roles").get("verb_first", False):
        skipped |= _SUBJECT
    behind = [at for at in places if at > head]
    best: tuple[int, str] | None = None
    for key in words.tokens[head].keys:
        for entry in index.get(key, ()):
            if not entry.rest or not is_event(entry.concept) or is_generic(entry.concept):
                continue
            if (best is None or entry.length > best[0]) and _follows(words, behind, entry.rest, skipped):
                best = entry.length, entry.concept
    return best[1] if best is not None else None


def _follows(words: Words, behind: Sequence[int], rest: Sequence[frozenset[str]], skipped: frozenset[str]) -> bool:
    at = 0
    for wanted in rest:
        gap = 0
        while at < len(behind) and wanted.isdisjoint(words.tokens[behind[at]].keys):
            gap += 1
            if gap > _WIDEST or words.tags[behind[at]] not in skipped:
                return False
            at += 1
        if at == len(behind):
            return False
        at += 1
    return True
