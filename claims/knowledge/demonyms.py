"""Adjectives of countries and names of nationals ("Russian", "российского", "الروسي"), in five languages.

They are no names, but they tell whose something is. Table: `places_demonyms.tsv`; the endings of each language stand in
`demonym_endings.toml`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from claims.language.base import knowledge
from claims.language.fold import fold_word

_COLUMNS = ("en", "es", "fr", "ru", "ar")
_SHORT_I = fold_word("й")


@cache
def _forms() -> dict[str, str]:
    """Folded form to country id. A form of two countries keeps the first (Dominican, Congolese)."""
    found: dict[str, str] = {}
    text = (files("claims.knowledge") / "places_demonyms.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        code, *cells = line.split("\t")
        country = f"place:{code}"
        for language, cell in zip(_COLUMNS, cells, strict=True):
            for form in _spelled(language, fold_word(cell)):
                found.setdefault(form, country)
    return found


@cache
def _endings(language: str) -> dict[str, list[str]]:
    data = knowledge("demonym_endings")[language]
    return {fold_word(name): [fold_word(ending) for ending in forms] for name, forms in data.items()}


def _spelled(language: str, cell: str) -> list[str]:
    """Every form of the folded words of a cell."""
    endings = _endings(language)
    found: list[str] = []
    if language == "ru":
        for group, stems in zip(("adjective", "person", "bare"), cell.split(";"), strict=False):
            found += [stem + ending for stem in stems.split("|") if stem for ending in endings[group]]
            if group == "person":  # кореец, корейца: the letter before the ending goes with it
                found += [stem[:-1] + endings[group][0] for stem in stems.split("|") if stem.endswith(_SHORT_I)]
        return found
    for folded in cell.split("|"):
        found.append(folded)
        if language == "ar":
            head, _, rest = folded.partition(" ")
            for prefix in endings["prefixes"]:
                tail = f" {'ال' if prefix.endswith(('ال', 'لل')) else ''}{rest}" if rest else ""
                found += [prefix + head + ending + tail for ending in endings["endings"]]
            continue
        for pattern, replacements in endings.items():
            if folded.endswith(pattern):
                found += [folded[: len(folded) - len(pattern)] + replacement for replacement in replacements]
                break
    return found


@lru_cache(maxsize=16384)
def read_demonym(word: str, language: str | None = None) -> str | None:
    """The id of the country that an adjective or a name of nationals points to, None when it points to none.

    `language` is for callers that know it; forms of all five languages are known together.
    """
    del language
    return _forms().get(fold_word(word))
