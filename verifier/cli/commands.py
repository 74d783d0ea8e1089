"""The commands. Each reads its input, asks the library, writes the answer and says by its exit code whether anything was found."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verifier.cli import output as out

if TYPE_CHECKING:
    from claims import House

_REPORTS = ("text", "json", "jsonl", "html", "md", "csv", "xlsx", "pdf", "annotations", "schema-org", "slack", "email")
"""The forms of a comparison, in text the same as in Markdown."""
Command = TypeVar("Command", bound=Callable[..., Any])

_language = click.option("--language", metavar="TAG", help="BCP 47 tag of texts that state none; identified when absent.")
_published = click.option("--published", metavar="TIME", help="ISO 8601 time of texts that state none.")
_lang = click.option("--lang", metavar="CODE", default="en", help="Language that findings are told in: ar, en.")
_house = click.option("--house", metavar="FILE", help="What the newsroom adds and silences (TOML).")
_url = click.option(
    "--url",
    "urls",
    multiple=True,
    metavar="URL",
    help="Read articles from an address, where CROSSCHECK_FETCH=1; may be given again.",
)
_address = click.option(
    "--address", metavar="URL", help="Where the report will be read: forms that are sent or laid over articles link to it."
)
_output = click.option(
    "--output", "-o", metavar="FILE", type=click.Path(dir_okay=False), help="Write here instead of standard output."
)


def _format(*names: str) -> Callable[[Command], Command]:
    text = "Of the answer. Without it: that of the output's name, else text on a terminal, json elsewhere."
    return click.option("--format", "-f", "form", type=click.Choice(names), help=text)


@click.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--against", multiple=True, metavar="FILE", help="Articles to check against; may be given again.")
@_url
@_language
@_published
@_lang
@_house
@_format("text", "json", "html", "md")
@_output
@click.pass_context
def check(
    context: click.Context,
    text: str,
    against: tuple[str, ...],
    urls: tuple[str, ...],
    language: str,
    published: str,
    lang: str,
    house: str,
    form: str,
    output: str,
) -> None:
    """Check a text against itself, the calendar, and other articles.

    TEXT is the text itself, a file (.txt, .json, .html, .pdf, .docx ...) or - for standard input. Articles of --url are checked
    against. html and md give the report of the text
    side by side with the articles.
    """
    import claims  # noqa: PLC0415
    from claims.rules import wording  # noqa: PLC0415
    from verifier.cli import inputs  # noqa: PLC0415

    reader = reader_of(lang)
    own = read_house(house)
    checked = inputs.read_checked(_argument(text), language=language, published=published)
    sources = inputs.read_articles([*against, *urls]) if against or urls else []
    found = claims.check(checked.text, language=checked.language, published=checked.published, against=sources, house=own)
    result = wording.check_in(found, reader).to_dict()
    chosen = out.chosen_format(form, output, ("text", "json", "html", "md"))
    if chosen in ("html", "md"):
        from verifier import reports  # noqa: PLC0415

        side_by_side = [replace(checked, id="claim"), *sources]
        comparison = wording.comparison_in(claims.compare(side_by_side, house=own), reader).to_dict()
        out.write(reports.render(comparison, side_by_side, chosen, language=reader), output)
    else:
        out.write(out.as_json(result) if chosen == "json" else out.check_text(result), output)
    context.exit(out.exit_code(result))


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1)
@_url
@_language
@_published
@_format("text", "json", "jsonl", "html", "md")
@_output
@click.pass_context
def extract(
    context: click.Context,
    files: tuple[str, ...],
    urls: tuple[str, ...],
    language: str,
    published: str,
    form: str,
    output: str,
) -> None:
    """Find the times, quantities, names, quotations and claims of articles.

    One article gives an object in JSON, several an array; jsonl is one object a line. html shows the text with all that was
    read marked in it and every claim beside it; md and text tell the same in words.
    """
    import claims  # noqa: PLC0415
    from verifier.cli import inputs  # noqa: PLC0415
    from verifier.reports import extraction  # noqa: PLC0415

    articles = inputs.read_articles(_named(context, files, urls), language=language, published=published)
    results = [claims.extract(article).to_dict() for article in articles]
    chosen = out.chosen_format(form, output, ("text", "json", "jsonl", "html", "md"))
    if chosen == "json":
        out.write(out.as_json(results[0] if len(results) == 1 else results), output)
    elif chosen == "jsonl":
        out.write("\n".join(out.as_json(result, indent=None) for result in results), output)
    else:
        out.write(extraction.render(results, articles, "html" if chosen == "html" else "md"), output)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1)
@_url
@click.option(
    "--same-story/--not-same-story", default=None, help="Take the articles as one story, or as none. Absent: decided from them."
)
@_language
@_published
@_lang
@_house
@_address
@_format(*_REPORTS)
@_output
@click.pass_context
def compare(
    context: click.Context,
    files: tuple[str, ...],
    urls: tuple[str, ...],
    same_story: bool | None,
    language: str,
    published: str,
    lang: str,
    house: str,
    address: str | None,
    form: str,
    output: str,
) -> None:
    """Compare articles: what they say differently, what they agree on, how they frame it.

    Files are .txt (one article), .json (an article, an array, or {"articles": [...]}), .jsonl, or .html, .pdf, .docx, .rss, .atom,
    .xml (feeds, NewsML-G2) and ninjs; - is standard input.
    """
    import claims  # noqa: PLC0415
    from claims.rules import wording  # noqa: PLC0415
    from verifier import reports  # noqa: PLC0415
    from verifier.cli import inputs  # noqa: PLC0415

    reader = reader_of(lang)
    own = read_house(house)
    if address and reports.links.web(address) is None:
        raise click.BadParameter("is no address of the web (https://...)", context, param_hint="--address")
    articles = inputs.read_articles(_named(context, files, urls), language=language, published=published)
    if not articles:
        raise click.UsageError("there is no article in the input", context)
    result = wording.comparison_in(claims.compare(articles, same_story=same_story, house=own), reader).to_dict()
    chosen = out.chosen_format(form, output, _REPORTS)
    if chosen == "json":
        out.write(out.as_json(result), output)
    else:
        out.write(
            reports.encode({**result, "address": address}, articles, "md" if chosen == "text" else chosen, language=reader), output
        )
    context.exit(out.exit_code(result))


@click.command("rules")
@_format("text", "json")
@_output
def list_rules(form: str, output: str) -> None:
    """List what is looked for."""
    from claims.rules import CATALOGUE  # noqa: PLC0415
    from verifier.schemas.service import rule_to_dict  # noqa: PLC0415

    rules = sorted(CATALOGUE, key=lambda rule: rule.code)
    if out.chosen_format(form, output, ("text", "json")) == "json":
        out.write(out.as_json({"rules": [rule_to_dict(rule) for rule in rules]}), output)
    else:
        out.write("\n".join(f"{rule.code}  {rule.severity:<7} {rule.name}: {rule.summary}" for rule in rules), output)


@click.command()
@click.argument("code")
@_format("text", "json")
@_output
def explain(code: str, form: str, output: str) -> None:
    """Explain a rule: what it finds, what it leaves alone, with examples."""
    from claims import rules  # noqa: PLC0415
    from verifier.schemas.service import rule_to_dict  # noqa: PLC0415

    rule = rules.rule(code.upper())
    if form == "json" or (form is None and output is not None and output.endswith(".json")):
        out.write(out.as_json(rule_to_dict(rule)), output)
        return
    lines = [f"{rule.code} {rule.name} ({rule.severity}, {rule.basis}, {rule.scope})", "", rule.documentation.strip(), ""]
    lines += [f"Message: {rule.message}", f"Advice: {rule.advice}", ""]
    for example in rule.examples:
        lines += [f"{'Reported' if example.raises else 'Not reported'}: {example.because}"]
        lines += [f"    title: {out.quoted(title)}" for title in example.titles]
        lines += [f"    {language}: {out.quoted(text)}" for language, text in example.texts]
    out.write("\n".join(lines), output)


@click.command()
@click.option("--host", help="Address to listen on.  [default: CROSSCHECK_HOST or 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: CROSSCHECK_PORT or 8000]")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes.  [default: CROSSCHECK_WORKERS or 2]")
@click.option("--demo", is_flag=True, help="Print the address of a ready-made comparison too.")
def serve(host: str | None, port: int | None, workers: int | None, demo: bool) -> None:
    """Serve the web pages and the API until interrupted."""
    from verifier.cli import serving  # noqa: PLC0415
    from verifier.config import Config  # noqa: PLC0415

    given: dict[str, Any] = {"host": host, "port": port, "workers": workers}
    config = replace(Config.from_environment(), **{name: value for name, value in given.items() if value is not None})
    serving.run(config, demo=demo)


@click.command()
@click.option("--with-parent", is_flag=True, help="End when standard input does; the server starts its own workers so.")
def worker(with_parent: bool) -> None:
    """Do jobs until interrupted, one at a time.

    The server keeps workers of its own unless CROSSCHECK_QUEUE says otherwise; start as many besides as there are cores.
    """
    from verifier.config import Config  # noqa: PLC0415
    from verifier.jobs import worker as jobs  # noqa: PLC0415

    jobs.run(Config.from_environment(), with_parent=with_parent)


def read_house(path: str | None) -> House | None:
    """The house file of the newsroom, if one is given."""
    from verifier.house import from_file  # noqa: PLC0415

    return from_file(path) if path is not None else None


def _named(context: click.Context, files: tuple[str, ...], urls: tuple[str, ...]) -> list[str]:
    if not files and not urls:
        raise click.UsageError("Missing argument 'FILE...'.", context)
    return [*files, *urls]


def reader_of(lang: str) -> str:
    """The language that findings are told in, from its tag."""
    from claims.rules.wording import TOLD, told_in  # noqa: PLC0415

    if lang.split("-", maxsplit=1)[0].lower() not in TOLD:
        raise click.UsageError(f"findings are not told in {lang!r}; there are {', '.join(TOLD)}")
    return told_in([lang])


def _argument(text: str) -> str:
    """An argument as UTF-8, whatever the locale decoded it as."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError as error:
        raise click.UsageError("the text is not UTF-8") from error
