"""Well-known organizations by any of their names: `organizations.toml`, read once."""

from __future__ import annotations

from functools import cache, lru_cache

from claims.knowledge.places import nominative_phrases
from claims.language.base import knowledge
from claims.language.fold import fold_word


@cache
def organization_names() -> dict[str, str]:
    """Folded name to organization id."""
    found: dict[str, str] = {}
    for identifier, entry in knowledge("organizations").items():
        for names in entry:
            for name in filter(None, names.split("|")):
                found.setdefault(fold_word(name), identifier)
    return found


def is_organization_name(folded: str) -> bool:
    """True when the tables hold exactly this folded name."""
    return folded in organization_names()


@lru_cache(maxsize=32768)
def find_organization(name: str) -> str | None:
    """The id of the organization that bears exactly this name, None when none does."""
    folded = fold_word(name.strip())
    names = organization_names()
    if folded in names:
        return names[folded]
    if "\u0600" <= folded[:1] <= "\u06ff":
        for clitic in ("و", "ف", "ب", "ل", "ك"):
            rest = folded.removeprefix(clitic)
            if rest != folded and rest in names:
                return names[rest]
        if folded.startswith("لل"):
            return names.get("ال" + folded[2:]) or names.get("ا" + folded[1:])
    if "\u0400" <= folded[:1] <= "\u052f":
        for word in nominative_phrases(folded):
            if word in names:
                return names[word]
    return None


@cache
def _starts() -> dict[str, int]:
    found: dict[str, int] = {}
    for name in organization_names():
        words = name.replace(".", " ").replace("'", " ").split()
        first = words[0]
        found[first] = max(found.get(first, 1), len(words))
    return found


@lru_cache(maxsize=32768)
def organization_starts(word: str) -> int:
    """The most words of a known organization whose name opens with this folded word; 0 when none does."""
    most = _starts().get(word, 0)
    if not most and "\u0600" <= word[:1] <= "\u06ff":
        for clitic in ("و", "ف", "ب", "ل", "ك"):
            if word.startswith(clitic):
                most = max(most, _starts().get(word[1:], 0))
                if clitic == "ل" and word.startswith("لل"):
                    most = max(most, _starts().get("ا" + word, 0), _starts().get("ال" + word[2:], 0))
    return most
