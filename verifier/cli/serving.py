"""Serving with gunicorn: a few processes with a few threads each, loaded once and shared. Where there is no gunicorn
(Windows), with Flask's own server, which is for trying out.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click

from verifier import create_app
from verifier.errors import InvalidSetting

if TYPE_CHECKING:
    from flask import Flask

    from verifier.config import Config


def run(config: Config, *, demo: bool = False) -> None:
    """Serve until interrupted. Raises `InvalidSetting` when the address cannot be listened on."""
    _try_address(config)
    try:
        from verifier.cli.gunicorn import Server  # noqa: PLC0415
    except ImportError:
        greet(config.host, config.port, demo=demo)
        create_app(config).run(config.host, config.port, threaded=True)
    else:
        Server(config, demo=demo).run()


def load(config: Config) -> Flask:
    """The application, its tables brought up to date, its language data loaded when the settings say so.

    Raises `InvalidSetting` when the database cannot be opened.
    """
    from verifier.stores import database_of  # noqa: PLC0415

    app = create_app(config)
    database = database_of(app)
    database.prepare()
    database.close()  # connections do not survive the making of processes
    if config.warm_up:
        from verifier.resources.health import warm_up  # noqa: PLC0415

        warm_up()
    return app


def greet(host: str, port: int, *, demo: bool) -> None:
    """Print where the service is, and a line to try."""
    shown = "localhost" if host in ("0.0.0.0", "::") else _bracketed(host)  # noqa: S104 (printed, not bound)
    address = f"http://{shown}:{port}"
    click.echo(f"Crosscheck is at {address} (interrupt to stop)")
    if demo:
        click.echo(f"Demonstration: {address}/demo")
    click.echo(f"API: {address}/v1/docs")
    click.echo(f"Try:\n  curl {address}/v1/claims/check -H 'Content-Type: application/json' \\")
    click.echo("""    -d '{"text": "The bridge reopens on Tuesday 7 May 2025."}'""")


def _try_address(config: Config) -> None:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((config.host, config.port))
        except (OSError, OverflowError) as error:
            raise InvalidSetting(f"cannot listen on {_bracketed(config.host)}:{config.port}: {error}") from error


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
