"""How often one caller may ask: counted for each key, or for each address without one. Whoever sits at the machine is not counted.

Counts in memory are those of one process: so many processes, so many times the limit. A Redis URL makes one count for all.
"""

from __future__ import annotations

import math
import time
from ipaddress import IPv6Address, ip_address

from flask import Flask, Response, g, request
from flask_limiter import Limiter, RateLimitExceeded
from limits import parse_many
from limits.errors import ConfigurationError
from limits.storage import storage_from_string

from verifier.config import Config, variable
from verifier.errors import InvalidSetting
from verifier.limits import current_config
from verifier.locality import why_not_local
from verifier.problems import problem_response

FREE = frozenset({"health", "metrics"})
"""Blueprints that monitoring asks again and again."""
_HOUSEHOLD = 64  # bits of an IPv6 address that one customer is given; the rest is theirs to vary


def register(app: Flask, config: Config) -> None:
    """Count requests, and refuse those beyond the limit. Raises `InvalidSetting` for settings that cannot be used."""
    if config.rate_limit.lower() == "off":
        return
    limiter = _limiter(app, config)

    @app.after_request
    def tell_what_is_left(response: Response) -> Response:
        limit = limiter.current_limit
        if limit is not None:
            response.headers["RateLimit-Limit"] = str(limit.limit.amount)
            response.headers["RateLimit-Remaining"] = str(max(0, limit.remaining))
            response.headers["RateLimit-Reset"] = str(_seconds(limit.reset_at))
        return response

    @app.errorhandler(RateLimitExceeded)
    def refuse(error: RateLimitExceeded) -> Response:
        limit = limiter.current_limit
        wait = _seconds(limit.reset_at) if limit is not None else 1
        response = problem_response("too-many-requests", f"at most {error.limit.limit} are answered; ask again in {wait} seconds")
        response.headers["Retry-After"] = str(wait)
        return response


def is_store_away(config: Config) -> bool:
    """True where counts are kept apart and nobody answers there now: each process then counts for itself."""
    if config.rate_limit.lower() == "off" or config.rate_store.startswith("memory:"):
        return False
    return not storage_from_string(config.rate_store).check()


def counted_as() -> str:
    """Who a request is counted for: the key, else the address, or the network of an IPv6 one."""
    caller = g.get("caller")
    if caller is not None and caller.key is not None:
        return f"key:{caller.key}"
    address = request.remote_addr or "?"
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return f"address:{address}"
    if isinstance(found, IPv6Address):
        return f"network:{int(found) >> (128 - _HOUSEHOLD):x}"
    return f"address:{found}"


def _limiter(app: Flask, config: Config) -> Limiter:
    try:
        parse_many(config.rate_limit)
    except ValueError as error:
        accepted = "a limit such as 600/minute, or off"
        raise InvalidSetting(f"{variable('rate_limit')} is {config.rate_limit!r}; it takes {accepted}") from error
    try:
        return Limiter(
            counted_as,
            app=app,
            application_limits=[config.rate_limit],
            application_limits_exempt_when=_is_free,
            storage_uri=config.rate_store,
            in_memory_fallback_enabled=True,  # a store that is away loosens the limit; it stops no newsroom
            key_prefix="crosscheck",
        )
    except (ConfigurationError, ValueError) as error:
        accepted = "memory://, or redis://HOST:PORT where the package redis is installed"
        raise InvalidSetting(f"{variable('rate_store')} cannot be used ({type(error).__name__}); it takes {accepted}") from error


def _is_free() -> bool:
    if request.method == "OPTIONS" or request.blueprint in FREE:
        return True
    caller = g.get("caller")
    with_key = caller is not None and caller.key is not None
    proxies = current_config().proxies
    return not with_key and why_not_local(request.remote_addr, dict(request.headers), proxies=proxies) is None


def _seconds(reset_at: float) -> int:
    return max(1, math.ceil(reset_at - time.time()))
