"""`crosscheck batch`: a folder, JSON Lines or a feed of articles, grouped into stories, one report a story and an index."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from verifier.cli.commands import _house, _lang, _language, _published, read_house, reader_of

_FORMATS = ("json", "html", "md", "jsonl", "csv", "xlsx", "pdf", "annotations", "schema-org", "slack", "email")
_STEPS = {"read": "Reading", "card": "Grouping", "compare": "Comparing"}
_TENTH = 10


@click.command()
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="FOLDER", required=True, type=click.Path(file_okay=False), help="Where the reports are written.")
@click.option(
    "--format", "-f", "formats", multiple=True, type=click.Choice(_FORMATS), help="Of the reports; json and html if not said."
)
@click.option("--processes", type=click.IntRange(1, 256), help="Processes on this machine; as many as it has cores if not said.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler to work on instead, such as tcp://10.0.0.1:8786.")
@click.option(
    "--same-story/--not-same-story",
    default=None,
    help="Take the articles of each INPUT as one story, or each article alone. Absent: decided from them.",
)
@click.option("--fresh", is_flag=True, help="Do all of it again, whatever an earlier run did.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@_language
@_published
@_lang
@_house
@click.pass_context
def batch(
    context: click.Context,
    sources: tuple[str, ...],
    out: str,
    formats: tuple[str, ...],
    processes: int | None,
    scheduler: str | None,
    same_story: bool | None,
    fresh: bool,
    quiet: bool,
    language: str | None,
    published: str | None,
    lang: str,
    house: str | None,
) -> None:
    """Group many articles into stories and compare each.

    INPUT is a folder, a file of JSON Lines (one article a line), a feed or any file that is read. A run that was cut off goes on
    when it is started again; what did not change is not done again. Ends with 1 when a story has findings above info.
    """
    from verifier.batch.model import Options, Run  # noqa: PLC0415
    from verifier.batch.pools import pool_of  # noqa: PLC0415
    from verifier.batch.run import run  # noqa: PLC0415

    if scheduler is not None and processes is not None:
        raise click.UsageError("--processes is for this machine; --scheduler works elsewhere", context)
    read_house(house)
    if "pdf" in formats:
        from verifier.reports import pdf  # noqa: PLC0415

        pdf.require()
    text = Path(house).read_text(encoding="utf-8") if house else None
    chosen = tuple(dict.fromkeys(formats)) or ("json", "html")
    options = Options(formats=chosen, lang=reader_of(lang), house=text, same_story=same_story)
    folder = Path(out)
    wanted = Run(inputs=sources, out=folder, options=options, language=language, published=published, fresh=fresh)
    try:
        with pool_of(processes or os.cpu_count() or 1, scheduler) as pool:
            tally = run(wanted, pool, progress=_silent if quiet else _shown())
    except KeyboardInterrupt:
        click.echo("\nwhat is done is kept; the same command goes on from here", err=True)
        raise
    told = f"{tally.articles} articles, {tally.stories} stories, {tally.findings} findings"
    click.echo(f"{told}, {tally.unread} passed over: {folder / 'index.html'}", err=True)
    context.exit(_code(tally.stories, tally.findings))


def _code(stories: int, findings: int) -> int:
    if not stories:
        return 2
    return 1 if findings else 0


def _silent(step: str, done: int, total: int) -> None:
    pass


def _shown() -> Callable[[str, int, int], None]:
    """Progress as a line that is written over on a terminal, elsewhere as a line for each tenth."""
    terminal = sys.stderr.isatty()
    last: dict[str, int] = {}

    def show(step: str, done: int, total: int) -> None:
        tenth = _TENTH * done // total if total else _TENTH
        if terminal:
            filled = 30 * done // total if total else 30
            click.echo(f"\r{_STEPS[step]:10} [{'#' * filled}{'-' * (30 - filled)}] {done}/{total}", err=True, nl=False)
            if done == total and last.get(step) != _TENTH:
                click.echo(err=True)
        elif step != "read" and tenth != last.get(step):
            click.echo(f"{_STEPS[step]}: {done} of {total}", err=True)
        last[step] = tenth

    return show
