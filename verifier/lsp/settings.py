"""How the language server lints: from its command line, over which the editor's initialization options stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claims import House
from claims.compare import read_house
from claims.errors import ClaimsError
from claims.rules.wording import ENGLISH, TOLD
from verifier.errors import ServiceError
from verifier.lint.drafts import Draft, read_drafts

_SOURCES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".json", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Paths of a house file and of articles to hold drafts against; the language of messages; that of drafts that state none.

    `delay`: seconds of quiet before a draft is linted.
    """

    house: str | None = None
    against: tuple[str, ...] = ()
    lang: str = ENGLISH
    language: str | None = None
    delay: float = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Settings with their files read, and what could not be used."""

    settings: Settings
    house: House | None = None
    against: tuple[Draft, ...] = ()
    faults: tuple[str, ...] = ()


def with_options(settings: Settings, options: Any) -> Settings:
    """Settings with the initialization options of an editor: `house`, `against`, `lang`, `language`. Others are ignored."""
    if not isinstance(options, dict):
        return settings
    found = settings
    if isinstance(options.get("house"), str):
        found = replace(found, house=options["house"] or None)
    if isinstance(options.get("against"), list):
        found = replace(found, against=tuple(path for path in options["against"] if isinstance(path, str)))
    if options.get("lang") in TOLD:
        found = replace(found, lang=options["lang"])
    if isinstance(options.get("language"), str):
        found = replace(found, language=options["language"] or None)
    return found


def load(settings: Settings) -> Loaded:
    """Read the files of settings. What cannot be read is told, and the rest is used."""
    faults: list[str] = []
    house: House | None = None
    if settings.house is not None:
        try:
            house = read_house(Path(settings.house).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ClaimsError) as error:
            faults.append(f"house file {settings.house}: {error}")
    against: list[Draft] = []
    for path in _files(settings.against):
        try:
            against += read_drafts([path], language=settings.language)
        except ServiceError as error:
            faults.append(str(error))
    return Loaded(settings=settings, house=house, against=tuple(against), faults=tuple(faults))


def _files(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        folder = Path(path)
        if folder.is_dir():
            yield from sorted(str(each) for each in folder.rglob("*") if each.suffix.lower() in _SOURCES and each.is_file())
        else:
            yield path
