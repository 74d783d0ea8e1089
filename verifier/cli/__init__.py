"""The command line: `crosscheck`, the same as `python -m verifier`.

Exit 0: nothing found. 1: findings above info. 2: could not run, with one line on standard error.
Commands load what they need when they run, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from verifier.cli.audit import audit
from verifier.cli.batch import batch
from verifier.cli.commands import check, compare, explain, extract, list_rules, serve, worker
from verifier.cli.index import index
from verifier.cli.keys import keys
from verifier.cli.lint import lint
from verifier.cli.lsp import lsp
from verifier.cli.mcp import mcp
from verifier.cli.prune import prune


class Crosscheck(click.Group):
    """The command group: text is UTF-8 whatever the locale, and every error is one line and exit code 2."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *more: Any, **options: Any) -> Any:
        """Run a command. With `standalone_mode` the process ends with the exit code, else the code is returned."""
        _use_utf8()
        try:
            code = super().main(args, prog_name or "crosscheck", *more, **{**options, "standalone_mode": False}) or 0
        except click.ClickException as error:
            code = _fail(error.format_message(), hint=_hint(error))
        except click.Abort:
            code = _fail("interrupted", code=130)
        except Exception as error:  # the last resort: a user sees one line, never a traceback
            code = _fail(_words(error))
        if options.get("standalone_mode", True):
            sys.exit(code)
        return code


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from claims import ENGINE_VERSION  # noqa: PLC0415

        click.echo(f"crosscheck {ENGINE_VERSION}")
        context.exit()


@click.group(cls=Crosscheck, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
def main() -> None:
    """Check claims and compare what articles of one story say.

    Texts, JSON and JSON lines are read from files or from standard input (-). Nothing leaves this machine.
    """


for _command in (check, extract, compare, lint, batch, lsp, mcp, list_rules, explain, serve, worker, index, keys, audit, prune):
    main.add_command(_command)


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _words(error: Exception) -> str:
    from claims.errors import ClaimsError  # noqa: PLC0415
    from verifier.errors import ServiceError  # noqa: PLC0415

    if isinstance(error, ClaimsError | ServiceError):
        return str(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}"
    if os.environ.get("PYTHONDEVMODE"):
        raise error
    return f"unexpected {type(error).__name__}: {error}"


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" (see {context.command_path} --help)" if context is not None else ""


def _fail(message: str, *, hint: str = "", code: int = 2) -> int:
    from verifier.errors import shown  # noqa: PLC0415

    click.echo(f"crosscheck: {shown(' '.join(message.split()), 500)}{hint}", err=True)
    return code
