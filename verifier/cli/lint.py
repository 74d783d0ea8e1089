"""`crosscheck lint`: drafts checked where they are written, in a terminal, an editor or a pipeline."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from verifier.cli import output as out
from verifier.cli.commands import _house, _lang, _language, _output, _published, read_house, reader_of

if TYPE_CHECKING:
    from verifier.lint.drafts import Draft
    from verifier.lint.fix import Choice
    from verifier.lint.model import Linted, Note

_FORMATS = ("human", "json", "sarif", "github", "junit", "languagetool")
_GRADES = ("high", "medium", "low", "info")
_NEVER = "never"
_DRAFTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx")  # of a folder; JSON there may be anything
_SOURCES = (*_DRAFTS, ".json", ".jsonl")


@click.command()
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@click.option(
    "--against", multiple=True, metavar="FILE", help="An article or folder to hold each draft against; may be given again."
)
@click.option(
    "--same-story/--not-same-story",
    default=None,
    help="Take draft and articles as one story, or as none. Absent: decided from them.",
)
@_language
@_published
@_lang
@_house
@click.option("--glossary", multiple=True, metavar="NAME", help="A glossary of the house file to hold to; may be given again.")
@click.option("--show", type=click.Choice(_GRADES), default="low", show_default=True, help="Least severity that is told.")
@click.option(
    "--fail-on", type=click.Choice((*_GRADES, _NEVER)), default="low", show_default=True, help="Least severity to end with 1."
)
@click.option("--baseline", metavar="FILE", type=click.Path(dir_okay=False), help="Tell only what this file does not know.")
@click.option("--write-baseline", is_flag=True, help="Write what is found to the baseline instead.")
@click.option("--fix", is_flag=True, help="Ask about each repair, and write those agreed to.")
@click.option("--diff", is_flag=True, help="With --fix: print the repairs as a diff, ask and write nothing.")
@click.option("--orig/--no-orig", default=True, help="With --fix: keep each file as it was, as FILE.orig.")
@click.option(
    "--format", "-f", "form", type=click.Choice(_FORMATS), help="Of the answer. Without it: that of the output's name, else human."
)
@_output
@click.pass_context
def lint(context: click.Context, /, drafts: tuple[str, ...], **given: Any) -> None:
    """Check drafts against themselves, the calendar, the house and other articles.

    DRAFT is a text (.txt), Markdown (.md), HTML (.html), Word (.docx) or JSON file, a folder of them, or - for standard input.
    Ends with 0 when nothing was found, 1 for findings, 2 when it could not run.
    """
    from claims.model.finding import Severity  # noqa: PLC0415
    from verifier.lint import formats  # noqa: PLC0415
    from verifier.lint.baseline import read_baseline, without_known, write_baseline  # noqa: PLC0415
    from verifier.lint.model import at_least  # noqa: PLC0415

    _require_together(context, given)
    baseline = given["baseline"]
    known = read_baseline(baseline) if baseline and not given["write_baseline"] else None
    results = _linted(context, drafts, given)
    fail_on = None if given["fail_on"] == _NEVER else Severity(given["fail_on"])
    shown = max(Severity(given["show"]), fail_on or Severity.HIGH, key=list(Severity).index)
    results = [replace(each, notes=tuple(note for note in each.notes if at_least(note.severity, shown))) for each in results]
    if given["write_baseline"]:
        count = write_baseline(baseline, results)
        click.echo(f"{baseline}: {count} finding{'s' * (count != 1)} written", err=True)
        return
    if known is not None:
        results = without_known(baseline, known, results)
    if given["fix"]:
        results = _fixed(results, given)
    else:
        form = given["form"] or _guessed(given["output"])
        colour = form == "human" and given["output"] is None and _shows_colour()
        out.write(formats.render(results, form, fail_on=fail_on or Severity.INFO, colour=colour), given["output"])
    failing = fail_on is not None and any(at_least(note.severity, fail_on) for result in results for note in result.notes)
    context.exit(1 if failing else 0)


def _require_together(context: click.Context, given: dict[str, Any]) -> None:
    if given["write_baseline"] and not given["baseline"]:
        raise click.UsageError("--write-baseline writes the file of --baseline FILE; give that too", context)
    if given["diff"] and not given["fix"]:
        raise click.UsageError("--diff shows what --fix would write; give --fix too", context)
    if given["fix"] and given["form"] not in (None, "human"):
        raise click.UsageError(f"--fix asks a person; it has no --format {given['form']}", context)
    if given["fix"] and given["write_baseline"]:
        raise click.UsageError("--fix and --write-baseline do not go together", context)


def _linted(context: click.Context, paths: Sequence[str], given: dict[str, Any]) -> list[Linted]:
    from claims import House  # noqa: PLC0415
    from claims.errors import InvalidHouse  # noqa: PLC0415
    from verifier.lint.drafts import read_drafts  # noqa: PLC0415
    from verifier.lint.engine import Options, lint_draft  # noqa: PLC0415
    from verifier.lint.fix import require_writable  # noqa: PLC0415

    house = read_house(given["house"])
    if given["glossary"]:
        try:
            house = (house or House()).with_glossaries(given["glossary"])
        except InvalidHouse as error:
            raise click.UsageError(f"--glossary: {error}", context) from error
    options = Options(
        today=datetime.now(tz=UTC).astimezone().date(),
        house=house,
        same_story=given["same_story"],
        reader=reader_of(given["lang"]),
    )
    more = {"language": given["language"], "published": given["published"]}
    read: list[Draft] = read_drafts(_files(paths, _DRAFTS), **more)
    if given["fix"]:
        require_writable(read)
    against = read_drafts(_files(given["against"], _SOURCES), **more)
    return [lint_draft(draft, against=against, options=options) for draft in read]


def _files(paths: Sequence[str], suffixes: Sequence[str]) -> list[str]:
    """The files of arguments, folders taken apart, each once and in order."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != "-" and folder.is_dir():
            inside = sorted(each for each in folder.rglob("*") if each.suffix.lower() in suffixes and each.is_file())
            found += [str(each) for each in inside if not any(part.startswith(".") for part in each.relative_to(folder).parts)]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _guessed(output: str | None) -> str:
    from verifier.lint.formats import SUFFIXES  # noqa: PLC0415

    return SUFFIXES.get(Path(output).suffix.lower(), "human") if output is not None else "human"


def _shows_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _fixed(results: list[Linted], given: dict[str, Any]) -> list[Linted]:
    """The results without the findings that were repaired."""
    from verifier.lint import fix  # noqa: PLC0415

    if given["diff"]:
        edits, _ = fix.agreed(results, fix.best_supported)
        out.write(fix.diff(results, edits), given["output"])
        several = sum(len(fix.choices(note)) > 1 for result in results for note in result.notes)
        if several:
            click.echo(f"of {several} finding{'s' * (several != 1)} with several repairs the best supported is shown", err=True)
        return results
    edits, repaired = fix.agreed(results, _ask)
    for path in fix.write(results, edits, keep=given["orig"]):
        count = len(edits[path])
        click.echo(
            f"{path}: {count} repair{'s' * (count != 1)} written"
            + (f", the file as it was is {path}.orig" if given["orig"] else "")
        )
    done = set(map(id, repaired))
    left = [replace(each, notes=tuple(note for note in each.notes if id(note) not in done)) for each in results]
    count = sum(len(each.notes) for each in left)
    click.echo(f"{count} finding{'s' * (count != 1)} left")
    return left


def _ask(note: Note, offered: Sequence[Choice]) -> Choice | None:
    """Show a finding with its repairs and let a person choose."""
    from verifier.lint.fix import Stopped  # noqa: PLC0415
    from verifier.lint.formats import human  # noqa: PLC0415

    click.echo("\n".join(human.question(note, [choice.mends for choice in offered], colour=_shows_colour())))
    keys = "y/n/q" if len(offered) == 1 else f"1-{len(offered)}/n/q"
    while True:
        try:
            typed = input(f"    repair it? [{keys}] ").strip().lower()
        except EOFError:
            click.echo()
            raise Stopped from None
        if typed == "q":
            raise Stopped
        if typed == "n":
            return None
        if typed == "y" and len(offered) == 1:
            return offered[0]
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1]
        click.echo(f"    type {'y to repair it' if len(offered) == 1 else 'the number of a repair'}, n to leave it, q to stop")
