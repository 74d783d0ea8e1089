"""Who asks: the tenant, the name that deeds are written down under, and what may be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flask import g, has_request_context

from verifier.errors import Refused

LOCAL = "local"
"""The tenant, and the name, of whoever sits at the machine itself and needs no key."""
COMMAND_LINE = "command line"
"""The name of whoever uses `crosscheck keys` there."""


class Scope(StrEnum):
    """What a key may be used for."""

    CHECK = "check"
    READ = "read"
    WRITE = "write"
    DECIDE = "decide"
    ADMIN = "admin"


MEANING = {
    Scope.CHECK: "check, extract and compare without keeping anything",
    Scope.READ: "read what is kept",
    Scope.WRITE: "keep and delete",
    Scope.DECIDE: "decide about findings",
    Scope.ADMIN: "keys, the audit trail, metrics, and all of the others",
}
"""Each scope in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks. `key` is the prefix of the key, None for somebody who needs none."""

    tenant: str
    name: str
    scopes: frozenset[Scope]
    key: str | None = None

    def may(self, scope: Scope) -> bool:
        """True when the caller has a scope; admin has them all."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


AT_THE_MACHINE = Caller(tenant=LOCAL, name=LOCAL, scopes=frozenset(Scope))


def current_caller() -> Caller:
    """Who asks. Raises `Refused` in a request that nobody was admitted to; outside requests it is the machine itself."""
    if not has_request_context():
        return AT_THE_MACHINE
    caller: Caller | None = g.get("caller")
    if caller is None:
        raise Refused("unauthorized", "this needs an API key")
    return caller


def require(scope: Scope) -> None:
    """Go on only with a scope. Raises `Refused`, naming it, where the caller lacks it."""
    caller = current_caller()
    if not caller.may(scope):
        had = ", ".join(sorted(caller.scopes)) or "none"
        header = f'Bearer realm="crosscheck", error="insufficient_scope", scope="{scope}"'
        detail = f"the key {caller.name!r} lacks the scope {scope} ({MEANING[scope]}); it has {had}"
        raise Refused("forbidden", detail, headers={"WWW-Authenticate": header})


def ordered(scopes: Iterable[str]) -> list[Scope]:
    """Scopes, each once, in the order in which they are documented."""
    wanted = set(scopes)
    return [scope for scope in Scope if scope in wanted]
