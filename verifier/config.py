"""The settings of the service, read once from the environment. Each is documented in docs/reference/configuration.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from verifier.errors import InvalidSetting

PREFIX = "CROSSCHECK_"
_LOG_LEVELS = ("debug", "info", "warning", "error")
_LOG_FORMATS = ("json", "text")


def _setting(default: Any, help: str, *, low: int | None = None, choices: tuple[str, ...] = ()) -> Any:
    return field(default=default, metadata={"help": help, "low": low, "choices": choices})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting with its default; the environment variable is the name in capitals after `CROSSCHECK_`."""

    max_bytes: int = _setting(16_000_000, "largest request body in bytes", low=1)
    max_articles: int = _setting(100, "most articles in one request", low=1)
    max_characters: int = _setting(2_000_000, "longest text of one article in code points", low=1)
    max_depth: int = _setting(20, "deepest nesting of a JSON body", low=2)
    database: str = _setting(
        "sqlite:///var/crosscheck.db",
        "where articles and comparisons are kept: sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME",
    )
    host: str = _setting("127.0.0.1", "address that `crosscheck serve` listens on")
    port: int = _setting(8000, "port that `crosscheck serve` listens on; 0 takes a free one", low=0)
    workers: int = _setting(2, "processes of `crosscheck serve`", low=1)
    threads: int = _setting(4, "threads of each process", low=1)
    timeout: int = _setting(120, "seconds after which a process that stopped answering is replaced", low=1)
    warm_up: bool = _setting(True, "load the language data before the first request")
    house: str = _setting("", "house file: what the newsroom adds and silences, for all answers")
    log_level: str = _setting("info", "least level that is logged", choices=_LOG_LEVELS)
    log_format: str = _setting("json", "one JSON object a line, or plain text", choices=_LOG_FORMATS)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Config:
        """Read the settings; an empty variable counts as unset.

        Raises `InvalidSetting`, naming the variable, for a value that cannot be used and for an unknown variable with the prefix.
        """
        environ = os.environ if environ is None else environ
        known = {variable(setting.name): setting for setting in fields(cls)}
        for name in environ:
            if name.startswith(PREFIX) and name not in known:
                raise InvalidSetting(f"{name} is not a setting; there are {', '.join(known)}")
        return cls(**{setting.name: _read(name, environ[name], setting) for name, setting in known.items() if environ.get(name)})


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _read(name: str, text: str, setting: Any) -> Any:
    default, low, choices = setting.default, setting.metadata["low"], setting.metadata["choices"]
    if isinstance(default, bool):
        if text.lower() not in ("0", "1", "true", "false", "yes", "no"):
            raise InvalidSetting(f"{name} is {text!r}; it takes 1 or 0")
        return text.lower() in ("1", "true", "yes")
    if isinstance(default, int):
        if not (text.isascii() and text.isdigit() and len(text) <= 12 and int(text) >= low):
            raise InvalidSetting(f"{name} is {text!r}; it takes a whole number of at least {low}")
        return int(text)
    if choices and text.lower() not in choices:
        raise InvalidSetting(f"{name} is {text!r}; it takes one of {', '.join(choices)}")
    return text.lower() if choices else text
