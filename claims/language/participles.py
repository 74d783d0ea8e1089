"""The verb behind a participle, a gerund or a reflexive that no dictionary lists: "принявшего" of "принять".

For languages that have a table `participles.toml`; the endings are the language's own. What comes back is a guess for lookups in
a list of verbs, which rule the wrong ones out.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from claims.language.base import table
from claims.language.fold import fold_word

_STEM = 3  # letters that have to be left, unless the ending tells much by itself
_TELLING = 5
_REFLEXIVE = "ся"


@lru_cache(maxsize=16384)
def verbs_behind(folded: str, language: str) -> tuple[str, ...]:
    """Infinitives a folded word may be a form of, by its longest known ending; empty for languages without a table."""
    infinitives = _infinitives(language)
    for at in range(len(folded) if infinitives else 0):
        ending = folded[at:]
        if ending in infinitives:
            stem = folded[:at] if at >= _STEM or len(ending) >= _TELLING else None
            return () if stem is None else tuple(stem + infinitive for infinitive in infinitives[ending])
    return ()


@cache
def _infinitives(language: str) -> dict[str, tuple[str, ...]]:
    """What forms end in, to what their infinitives end in."""
    data = table(language, "participles")
    found: dict[str, tuple[str, ...]] = {}

    def add(ending: str, infinitives: list[str]) -> None:
        key = fold_word(ending)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *map(fold_word, infinitives))))

    for tense in ("present", "past_active", "past_passive") if data else ():
        for (suffix, infinitives), ending in product(data[tense].items(), data["endings"]):
            add(suffix + ending, infinitives)
            if tense != "past_passive":
                plain = infinitives if tense == "present" else []
                add(suffix + ending + _REFLEXIVE, [*(infinitive + _REFLEXIVE for infinitive in infinitives), *plain])
    for suffix, infinitives in data.get("short", {}).items():
        for ending in data["short_endings"]:
            add(suffix + ending, infinitives)
    for ending, infinitives in data.get("whole", {}).items():
        add(ending, infinitives)
    return found
