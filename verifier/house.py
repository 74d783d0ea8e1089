"""The house file of a newsroom, as the command line and the service are given it: by its path."""

from __future__ import annotations

from pathlib import Path

from flask import current_app

from claims import House, read_house
from claims.errors import InvalidHouse
from verifier.config import Config, variable
from verifier.errors import InvalidSetting, UnreadableInput

EXTENSION = "crosscheck-house"


def from_file(path: str) -> House:
    """The house of a file. Raises `UnreadableInput`, with the path, for a file that cannot be read or used."""
    try:
        return read_house(Path(path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not UTF-8 (byte {error.start})") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        raise UnreadableInput(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    except InvalidHouse as error:
        raise UnreadableInput(f"{path}: {error}") from error


def from_settings(config: Config) -> House | None:
    """The house that the settings name, if any. Raises `InvalidSetting` when it cannot be used."""
    if not config.house:
        return None
    try:
        return from_file(config.house)
    except UnreadableInput as error:
        raise InvalidSetting(f"{variable('house')}: {error}") from error


def current_house() -> House | None:
    """The house of the application that answers."""
    house: House | None = current_app.extensions.get(EXTENSION)
    return house
