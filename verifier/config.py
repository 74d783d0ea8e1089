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
KEYS = ("loopback", "always", "never")
METRICS = ("private", "open", "off")


def _setting(default: Any, help: str, *, low: int | None = None, choices: tuple[str, ...] = (), shown: bool = True) -> Any:
    return field(default=default, repr=shown, metadata={"help": help, "low": low, "choices": choices})


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
    fetch: bool = _setting(False, "read articles from addresses that requests name")
    queue: str = _setting(
        "embedded", "who runs jobs: embedded (workers that the server keeps), database (workers apart), redis://HOST/NUMBER (apart)"
    )
    async_articles: int = _setting(20, "most articles of a comparison with store=true that is answered at once", low=0)
    job_processes: int = _setting(1, "workers that the server keeps", low=1)
    job_attempts: int = _setting(3, "attempts at a job before it is given up as dead", low=1)
    job_lease: int = _setting(30, "seconds after which a job whose worker says nothing goes to another", low=1)
    job_streams: int = _setting(2, "streams of job events that a process serves at once", low=0)
    webhook_private: bool = _setting(False, "webhooks may be on this machine (loopback), at any port")
    host: str = _setting("127.0.0.1", "address that `crosscheck serve` listens on")
    port: int = _setting(8000, "port that `crosscheck serve` listens on; 0 takes a free one", low=0)
    workers: int = _setting(2, "processes of `crosscheck serve`", low=1)
    threads: int = _setting(4, "threads of each process", low=1)
    timeout: int = _setting(120, "seconds after which a process that stopped answering is replaced", low=1)
    keys: str = _setting("loopback", "who needs an API key: all but this machine, everybody, or nobody", choices=KEYS)
    proxies: int = _setting(0, "proxies in front of the service whose forwarding headers are believed", low=0)
    secret: str = _setting("", "what the sessions of signed-in browsers are signed with", shown=False)
    secret_file: str = _setting("", "file that holds the secret")
    rate_limit: str = _setting("600/minute", "most requests of one key or address, or off")
    rate_store: str = _setting("memory://", "where requests are counted: memory:// or redis://HOST:PORT", shown=False)
    cors_origins: str = _setting("", "origins whose pages may ask from a browser, separated by commas")
    frame_ancestors: str = _setting("", "origins whose pages may show shared reports in frames, separated by commas")
    metrics: str = _setting("private", "who reads /metrics: this machine and admin keys, everybody, nobody", choices=METRICS)
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
