"""Whether a request comes from the machine itself, with nobody in between.

A connection from a loopback address proves little: a proxy on the same machine makes one for everybody it serves, and so does the
browser of whoever sits there for any page it has open. So a request is local only when the address is a loopback one, no proxy
says that it passed it on, it was sent to a loopback name (a page whose own name was pointed at 127.0.0.1 is not), and no page
of another site sent it. A proxy that says nothing and rewrites the name cannot be told apart: behind one, everybody needs a key
(CROSSCHECK_KEYS=always).
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

_PASSED_ON = (
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-host",
    "x-original-forwarded-for",
    "true-client-ip",
    "cf-connecting-ip",
    "cf-ray",
    "fly-client-ip",
    "fastly-client-ip",
    "x-azure-clientip",
    "x-envoy-external-address",
    "x-appengine-user-ip",
)
"""Headers that proxies and tunnels add, besides every one that begins with X-Forwarded-."""


def why_not_local(address: str | None, headers: Mapping[str, str], *, proxies: int = 0) -> str | None:
    """Why a request is not taken for one of the machine itself; None when it is one. `address` is that of the connection."""
    if proxies:
        return "the service stands behind a proxy"
    if not is_loopback(address or ""):
        return "it comes from another machine"
    passed_on = next((name for name in headers if name.lower() in _PASSED_ON or name.lower().startswith("x-forwarded-")), None)
    if passed_on is not None:
        return f"it came through a proxy (the header {passed_on})"
    host = headers.get("Host", "")
    if not _is_local_name(host):
        return "it was not sent to localhost"
    origin = headers.get("Origin")
    if origin is not None and origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
        return "a page of another site sent it"
    return None


def is_loopback(address: str) -> bool:
    """True for 127.0.0.0/8 and ::1, written in any way."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_loopback


def _is_local_name(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or name.endswith(".localhost") or is_loopback(name)
