"""A few people known under several spellings: `people.toml`. Everyone else is compared by sound."""

from __future__ import annotations

from functools import cache, lru_cache

from claims.knowledge.organizations import read_rows, without_clitic
from claims.language.fold import fold_word


@cache
def _people() -> tuple[dict[str, str], dict[str, str]]:
    """Folded name to id, and id to the name shown."""
    ids: dict[str, str] = {}
    shown: dict[str, str] = {}
    for row in read_rows("people"):
        identifier = f"person:{row.id}"
        shown[identifier] = row.names[0][0]
        for _, folded in row.names:
            ids.setdefault(folded, identifier)
    return ids, shown


@lru_cache(maxsize=32768)
def find_person(name: str) -> str | None:
    """The id of the person who is known by exactly this full name, None when the table has none; Arabic clitics aside."""
    folded = " ".join(fold_word(name.strip()).split())
    ids, _ = _people()
    if folded in ids:
        return ids[folded]
    if "\u0600" <= folded[:1] <= "\u06ff":
        return next((ids[form] for form in without_clitic(folded) if form in ids), None)
    return None


def person_name(identifier: str) -> str:
    """The English name of a person of the table. Raises `KeyError` for another id."""
    return _people()[1][identifier]
