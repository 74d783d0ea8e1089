"""Stems of a word: what is left when clitics and endings are peeled off, cheapest peeling first.

For languages that write clitics joined to the word and have no lemmatizer here. The affixes are the language's own, in
`morphology.toml`; a stem keeps at least three letters, so that short words stay whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from claims.language.base import table

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Affixes:
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    swaps: tuple[tuple[str, str], ...]


@cache
def _affixes(language: str) -> _Affixes | None:
    data = table(language, "morphology")
    if not data:
        return None
    return _Affixes(tuple(data["prefixes"]), tuple(data["suffixes"]), tuple((a, b) for a, b in data["swaps"]))


@lru_cache(maxsize=131072)
def stems(folded: str, language: str) -> tuple[str, ...]:
    """Stems of a folded word, fewest letters removed first; empty for languages without a morphology table."""
    affixes = _affixes(language)
    if affixes is None or len(folded) > 24:
        return ()
    cores = [folded] + [folded[len(p) :] for p in affixes.prefixes if folded.startswith(p) and len(folded) - len(p) >= _SHORTEST]
    found = {core: float(len(folded) - len(core)) for core in cores}
    for core in cores:
        for suffix in affixes.suffixes:
            if core.endswith(suffix) and len(core) - len(suffix) >= _SHORTEST:
                stem = core[: -len(suffix)]
                found.setdefault(stem, len(folded) - len(stem) + 0.5)  # at equal length a clitic in front is likelier
    for stem, cost in list(found.items()):
        for old, new in affixes.swaps:
            if stem.startswith(old) and len(stem) >= _SHORTEST + 1:
                found.setdefault(new + stem[len(old) :], cost + len(old) + 1)
    found.pop(folded, None)
    return tuple(sorted(found, key=lambda stem: (found[stem], stem)))
