"""`crosscheck keys`: API keys, made and ended on the machine of the service. Whoever may read its database may make one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from verifier.cli import output as out
from verifier.cli.storage import opened

if TYPE_CHECKING:
    from verifier.storage.keys import Key

SCOPES = ("check", "read", "write", "decide", "admin")  # those of verifier.caller, which `--help` need not load
_DAY = 86_400

_tenant = click.option("--tenant", default="local", metavar="NAME", help="Whose articles the key opens.  [default: local]")
_format = click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), help="Of the answer.")


@click.group()
def keys() -> None:
    """Make, list, rotate and revoke API keys."""


@keys.command()
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="May be given again.  [default: all but admin]")
@click.option("--days", type=click.IntRange(1, 3650), help="How long it is good for.  [default: without an end]")
@_tenant
@_format
def create(name: str, scopes: tuple[str, ...], days: int | None, tenant: str, form: str | None) -> None:
    """Make a key called NAME. Its secret is printed this once, alone on standard output."""
    from verifier.storage import keys as stored  # noqa: PLC0415

    if not re.match(stored.NAME, name) or not re.match(stored.TENANT, tenant):
        accepted = "a name has 1 to 100 characters on one line; a tenant has a-z, 0-9, dot, dash and underscore, at most 64"
        raise click.UsageError(f"{name!r} of {tenant!r} cannot be used: {accepted}")
    time = _now()
    with opened() as session:
        expires = time + timedelta(days=days) if days else None
        key, secret = stored.create(session, tenant, name, scopes or stored.USUAL, now=time, expires=expires)
        _write_down(session, key, "create-key", {"name": name, "scopes": list(key.scopes)}, time)
    _show_secret(key, secret, form)


@keys.command("list")
@_tenant
@_format
def list_keys(tenant: str, form: str | None) -> None:
    """List the keys of a tenant, those that ended too."""
    from verifier.storage import keys as stored  # noqa: PLC0415

    with opened() as session:
        found = stored.listed(session, tenant, after=None, limit=10_000).items
    if out.chosen_format(form, None, ("text", "json")) == "json":
        out.write(out.as_json([key.to_dict() for key in found]), None)
    else:
        out.write("\n".join(_line(key) for key in found) or f"the tenant {tenant} has no key", None)


@keys.command()
@click.argument("key")
@click.option(
    "--grace", type=click.IntRange(0, 30 * _DAY), default=_DAY, help="Seconds that the old secret holds.  [default: a day]"
)
@_tenant
@_format
def rotate(key: str, grace: int, tenant: str, form: str | None) -> None:
    """Give KEY (its prefix) a new secret, printed this once, alone on standard output."""
    from verifier.storage import keys as stored  # noqa: PLC0415

    time = _now()
    with opened() as session:
        made = stored.rotate(session, tenant, _prefix(key), now=time, grace=timedelta(seconds=grace))
        if made is None:
            raise _nobody(key, tenant)
        _write_down(session, made[0], "rotate-key", {"grace": grace}, time)
    _show_secret(*made, form)


@keys.command()
@click.argument("key")
@_tenant
def revoke(key: str, tenant: str) -> None:
    """End KEY (its prefix) at once."""
    from verifier.storage import keys as stored  # noqa: PLC0415

    time = _now()
    with opened() as session:
        ended = stored.revoke(session, tenant, _prefix(key), now=time)
        if ended is None:
            raise _nobody(key, tenant)
        _write_down(session, ended, "revoke-key", {}, time)
    click.echo(f"the key {ended.name} ({ended.prefix}) is revoked")


def _write_down(session: object, key: Key, action: str, detail: dict[str, object], time: datetime) -> None:
    from verifier.caller import COMMAND_LINE  # noqa: PLC0415
    from verifier.storage import audit  # noqa: PLC0415

    audit.write(session, key.tenant, action, f"key:{key.prefix}", detail, actor=COMMAND_LINE, now=time)  # type: ignore[arg-type]


def _show_secret(key: Key, secret: str, form: str | None) -> None:
    if form == "json":
        out.write(out.as_json({**key.to_dict(), "secret": secret}), None)
        return
    click.echo(f"{_line(key)}\nThe key, shown this once; send it as `Authorization: Bearer ...`:", err=True)
    out.write(secret, None)


def _line(key: Key) -> str:
    ends = f"revoked {key.revoked:%Y-%m-%d}" if key.revoked else f"until {key.expires:%Y-%m-%d}" if key.expires else "no end"
    used = f"used {key.last_used:%Y-%m-%d %H:%M}" if key.last_used else "never used"
    return f"{key.prefix}  {key.name}  {','.join(key.scopes)}  {ends}  {used}"


def _prefix(key: str) -> str:
    """The prefix, also of somebody who gave the whole key."""
    return key.split("_")[1] if key.startswith("cv_") and key.count("_") > 1 else key


def _nobody(key: str, tenant: str) -> click.UsageError:
    return click.UsageError(f"the tenant {tenant} has no key {_prefix(key)[:40]!r}; `crosscheck keys list` shows those there are")


def _now() -> datetime:
    return datetime.now(UTC)
