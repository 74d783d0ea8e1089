"""`crosscheck audit`: who did what, checked and written out."""

from __future__ import annotations

import json

import click

from verifier.cli import output as out
from verifier.cli.storage import opened

_tenant = click.option("--tenant", metavar="NAME", help="Only this tenant.  [default: every one]")


@click.group()
def audit() -> None:
    """Check the audit trail, or write it out."""


@audit.command()
@_tenant
@click.option("--noted", metavar="DIGEST", help="A digest noted earlier, which must still stand in the trail.")
@click.pass_context
def verify(context: click.Context, tenant: str | None, noted: str | None) -> None:
    """Check that no deed was changed or taken out. Exit 1 when one was.

    A trail that was cut off at its end still holds together: note the last digest elsewhere, and give it with --noted.
    """
    from verifier.storage import audit as trails  # noqa: PLC0415

    whole, seen = True, noted is None
    with opened() as session:
        for name in [tenant] if tenant else trails.tenants(session):
            found = trails.check(session, name)
            if found.broken is not None:
                whole = False
                deed = f"{found.broken.action} {found.broken.object} of {found.broken.at.isoformat()}"
                click.echo(f"{name}: broken after {found.deeds} deeds, at {deed}")
            else:
                click.echo(f"{name}: whole, {found.deeds} deeds, the last digest is {found.digest}")
            seen = seen or trails.has(session, name, noted or "")
    if not seen:
        click.echo(f"no deed has the digest {noted}: the end of the trail was cut off")
    context.exit(0 if whole and seen else 1)


@audit.command()
@_tenant
@click.option("--output", "-o", metavar="FILE", type=click.Path(dir_okay=False), help="Write here instead of standard output.")
def export(tenant: str | None, output: str | None) -> None:
    """Write every deed as one JSON object a line."""
    from verifier.storage import audit as trails  # noqa: PLC0415

    with opened() as session:
        names = [tenant] if tenant else trails.tenants(session)
        lines = [
            json.dumps({"tenant": name, **deed.to_dict()}, ensure_ascii=False)
            for name in names
            for deed in trails.trail(session, name)
        ]
    out.write("\n".join(lines), output)
