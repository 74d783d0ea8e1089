"""`crosscheck mcp`: the server for assistants, which one starts and speaks to over standard input and output."""

from __future__ import annotations

import logging
import sys

import click

_MISSING = "mcp needs the SDK of the Model Context Protocol, which is not installed here; pip install 'crosscheck[mcp]'"


@click.command()
def mcp() -> None:
    """Serve assistants that speak the Model Context Protocol, over standard input and output."""
    try:
        from verifier.mcp_server.server import make_server  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "anyio", "pydantic"):
            raise
        raise click.ClickException(_MISSING) from error
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)  # standard output is the protocol's
    make_server().run("stdio")
