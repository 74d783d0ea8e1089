"""`crosscheck lsp`: the language server, which an editor starts and speaks to over standard input and output."""

from __future__ import annotations

import logging
import sys

import click

from verifier.cli.commands import _house, _lang, _language, reader_of

_MISSING = "lsp needs pygls, which is not installed here; install it with pip install 'crosscheck[lsp]'"


@click.command()
@click.option(
    "--against", multiple=True, metavar="FILE", help="An article or folder to hold each draft against; may be given again."
)
@_language
@_lang
@_house
def lsp(against: tuple[str, ...], language: str | None, lang: str, house: str | None) -> None:
    """Serve editors that speak the Language Server Protocol, over standard input and output."""
    try:
        from verifier.lsp.server import make_server  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException(_MISSING) from error
    from verifier.lsp.settings import Settings  # noqa: PLC0415

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)  # standard output is the protocol's
    make_server(Settings(house=house, against=against, lang=reader_of(lang), language=language)).start_io()
