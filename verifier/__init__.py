"""The service: HTTP, command line, reports and pages on top of the library `claims`.

Importing this package is cheap, so that the command line answers at once; the web framework is loaded when an application is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from verifier.config import Config

__all__ = ["create_app"]


def create_app(config: Config | None = None) -> Flask:
    """A new WSGI application; without a configuration the environment is read, once.

    Raises `verifier.errors.InvalidSetting` when the environment holds a setting that cannot be used.
    """
    from verifier.application import build  # noqa: PLC0415 (keeps `crosscheck --help` fast)
    from verifier.config import Config  # noqa: PLC0415

    return build(config or Config.from_environment())
