"""What every language folder holds, and how its tables are read.

A language is a folder `language/<code>/` of TOML files, the same names in each. Code asks for a table by name and never names a
language; a language without a table gets an empty one, and the caller says so under `unsupported`.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claims.errors import DataError, UnsupportedLanguage

LANGUAGES = ("ar", "en", "es", "ru", "fr")
"""The languages with full data. Adding one: a folder and this line."""


_ROW = re.compile(r"([A-Za-z0-9_-]+) = (\[.*\]) *(?:#.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """General facts of a language."""

    code: str
    name: str  # in English
    own_name: str
    direction: str  # "ltr" or "rtl"
    script: str  # "latin", "cyrillic", "arabic"


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """The TOML table `language/<code>/<name>.toml`; empty when the language has none.

    Raises `DataError` when the file is there but is not TOML.
    """
    path = files("claims.language") / code / f"{name}.toml"
    if not path.is_file():
        return {}
    return _read(path.read_text(encoding="utf-8"), f"language/{code}/{name}.toml")


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The TOML table `knowledge/<name>.toml`. Raises `DataError` when it is missing or is not TOML."""
    path = files("claims.knowledge") / f"{name}.toml"
    if not path.is_file():
        raise DataError(f"knowledge/{name}.toml is missing from the package")
    return _read(path.read_text(encoding="utf-8"), f"knowledge/{name}.toml")


@cache
def language(code: str) -> Language:
    """General facts of a language with full data. Raises `UnsupportedLanguage` for another."""
    if code not in LANGUAGES:
        raise UnsupportedLanguage(f"no language data for {code!r}; supported: {', '.join(LANGUAGES)}")
    return Language(code=code, **table(code, "language"))


def primary(tag: str) -> str:
    """The primary subtag of a BCP 47 tag: "es-MX" gives "es"."""
    return tag.split("-", 1)[0].lower()


def _rows(text: str) -> dict[str, Any] | None:
    """A table of nothing but `key = ["word", ...]  # note` lines, read ten times as fast as by tomllib; None for any other."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        row = _ROW.fullmatch(line)
        if row is None or row[1] in found:
            return None
        try:
            found[row[1]] = json.loads(row[2])
        except ValueError:
            return None
    return found


def _read(text: str, name: str) -> dict[str, Any]:
    rows = _rows(text)
    if rows is not None:
        return rows
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name} is not valid TOML: {error}") from error
