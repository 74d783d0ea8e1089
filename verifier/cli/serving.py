"""Serving with gunicorn: a few processes with a few threads each, loaded once and shared. Where there is no gunicorn
(Windows), with Flask's own server, which is for trying out.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
from typing import TYPE_CHECKING

import click

from verifier import create_app
from verifier.config import variable
from verifier.errors import InvalidSetting

if TYPE_CHECKING:
    from flask import Flask

    from verifier.config import Config

_COUNTS = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is loaded, see verifier.metrics


def run(config: Config, *, demo: bool = False) -> None:
    """Serve until interrupted. Raises `InvalidSetting` when the address cannot be listened on."""
    _try_address(config)
    _check_door(config)
    _count_together()
    try:
        from verifier.cli.gunicorn import Server  # noqa: PLC0415
    except ImportError:
        greet(config.host, config.port, demo=demo)
        from verifier.jobs import embedded  # noqa: PLC0415

        app = create_app(config)
        embedded.start(app)
        app.run(config.host, config.port, threaded=True)
    else:
        Server(config, demo=demo).run()


def load(config: Config) -> Flask:
    """The application, its tables brought up to date, its language data loaded when the settings say so.

    Raises `InvalidSetting` when the database cannot be opened.
    """
    from verifier import rates  # noqa: PLC0415
    from verifier.stores import database_of  # noqa: PLC0415

    app = create_app(config)
    if rates.is_store_away(config):
        what = "does not answer: each process counts requests for itself until it does"
        click.echo(f"crosscheck: {variable('rate_store')} {what}", err=True)
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


def _check_door(config: Config) -> None:
    """Say what to do where a key is needed and there is none. Raises `InvalidSetting` where browsers could not stay signed in."""
    from verifier import sessions  # noqa: PLC0415
    from verifier.locality import is_loopback  # noqa: PLC0415
    from verifier.storage import keys  # noqa: PLC0415
    from verifier.storage.database import Database  # noqa: PLC0415
    from verifier.stores import now  # noqa: PLC0415

    outside = config.proxies or not (config.host == "localhost" or is_loopback(config.host))
    if config.keys == "never" or (config.keys == "loopback" and not outside):
        return
    if config.workers > 1 and sessions.secret_of(config) is None:
        raise InvalidSetting(
            f"{variable('secret')} is not set: several processes on PostgreSQL need one secret to sign browsers in with; "
            "set it, or CROSSCHECK_SECRET_FILE, to at least 32 random characters"
        )
    database = Database(config.database)
    with database.reading() as session:
        ready = keys.is_any(session, now=now())
    database.close()
    if not ready:
        click.echo(
            "crosscheck: there is no API key yet, so other machines will be refused. Make one with\n"
            "  crosscheck keys create NAME\n"
            "or let everybody in with CROSSCHECK_KEYS=never, where something in front of the service asks who they are.",
            err=True,
        )


def _count_together() -> None:
    """Let the processes count requests in one folder, unless the environment names one. It is gone when the service ends."""
    if not os.environ.get(_COUNTS):
        folder = tempfile.mkdtemp(prefix="crosscheck-metrics-")
        os.environ[_COUNTS] = folder
        atexit.register(_remove, folder, os.getpid())


def _remove(folder: str, owner: int) -> None:
    if os.getpid() == owner:  # the processes that are made inherit this too
        shutil.rmtree(folder, ignore_errors=True)


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
