"""Requests to addresses that somebody named: web pages to read, webhooks to call.

The check stands where the connection is made, not before it. A name is resolved once; unless all its addresses are public nothing
is connected to; and the connection goes to the address that was checked, so a name that answers differently later gains nothing.
Redirects come back through the same door. The environment's proxies are not used, since a proxy would resolve the name again.
Every wait, the resolver's too, ends at one deadline.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from verifier.errors import ServiceError, shown
from verifier.ingest.addresses import Address, is_public, read_address

PORTS = (80, 443)
SECONDS = 20
MAX_REDIRECTS = 5
USER_AGENT = "Crosscheck"


class AddressRefused(ServiceError):
    """An address that is not connected to: not public, another port, another scheme. Trying again changes nothing."""


class FetchFailed(ServiceError):
    """A page that could not be had: no answer, too slow, too large, or an error of the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered with, after redirects."""

    url: str
    content: bytes
    media_type: str | None  # as declared, with its parameters


def open_client(*, seconds: float = SECONDS, allow_loopback: bool = False) -> httpx.Client:
    """A client for one task, whose waits all end `seconds` from now. It follows no redirect by itself.

    `allow_loopback` lets it reach this machine, at any port: for tests, and for whoever says so. Requests raise `AddressRefused`,
    or `httpx.HTTPError` when the other side fails.
    """
    backend = GuardedBackend(deadline=time.monotonic() + seconds, allow_loopback=allow_loopback)
    return httpx.Client(
        transport=_Transport(backend),
        trust_env=False,
        follow_redirects=False,
        timeout=seconds,
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
    )


def check_url(url: str) -> httpx.URL:
    """The URL when it is of the web and carries no name or password. Raises `AddressRefused` otherwise."""
    try:
        found = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{shown(url, 100)!r} is no address: {error}") from error
    if found.scheme not in ("http", "https") or not found.host:
        raise AddressRefused(f"{shown(url, 100)!r} is not of the web; an address begins with http:// or https:// and names a host")
    if found.port is not None and not 0 < found.port < 65536:
        raise AddressRefused(f"{shown(url, 100)!r} is no address: there is no port {found.port}")
    if found.userinfo:
        raise AddressRefused("an address with a name or password in it is not fetched")
    return found


def fetch(url: str, *, max_bytes: int, seconds: float = SECONDS, accept: str = "*/*", allow_loopback: bool = False) -> Fetched:
    """What an address answers with. Raises `AddressRefused` or `FetchFailed`."""
    target = check_url(url)
    with open_client(seconds=seconds, allow_loopback=allow_loopback) as client:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with client.stream("GET", target, headers={"Accept": accept}) as response:
                    if response.has_redirect_location:
                        target = check_url(str(target.join(response.headers["Location"])))
                        continue
                    content = _content(response, max_bytes)
            except httpx.TimeoutException as error:
                raise FetchFailed(f"{target.host} did not answer within {seconds:g} seconds") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchFailed(f"{target.host} could not be read: {shown(str(error), 100) or type(error).__name__}") from error
            return Fetched(url=str(target), content=content, media_type=response.headers.get("Content-Type"))
    raise FetchFailed(f"the address leads on more than {MAX_REDIRECTS} times")


def _content(response: httpx.Response, max_bytes: int) -> bytes:
    if response.status_code != 200:
        raise FetchFailed(f"{response.url.host} answered with status {response.status_code}")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise FetchFailed(f"{response.url.host} sends its answer packed, although it was asked not to")
    found = bytearray()
    for chunk in response.iter_raw():
        found += chunk
        if len(found) > max_bytes:
            raise FetchFailed(f"{response.url.host} sends more than {max_bytes} bytes")
    return bytes(found)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, at the ports of the web, until a deadline."""

    def __init__(self, *, deadline: float, allow_loopback: bool = False) -> None:
        self._deadline = deadline
        self._allow_loopback = allow_loopback
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of a host, once all of them are known to be public."""
        addresses = [read_address(text) for text in _resolve(host, port, _left(self._deadline))]
        for address in addresses:
            self._check(host, address, port)
        stream = self._inner.connect_tcp(str(addresses[0]), port, _left(self._deadline), local_address, socket_options)
        return _BoundedStream(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise AddressRefused("sockets of this machine are not connected to")

    def _check(self, host: str, address: Address, port: int) -> None:
        if self._allow_loopback and address.is_loopback:
            return
        if not is_public(address):
            raise AddressRefused(f"{shown(host, 100)} is no public address ({address}); only public addresses are connected to")
        if port not in PORTS:
            raise AddressRefused(f"port {port} is not connected to; the ports of the web are {' and '.join(map(str, PORTS))}")


class _BoundedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline, so that a byte now and then cannot hold it open."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _BoundedStream(self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool of our own: httpx offers no public way to hand its pool a backend."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=4, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        sent = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _told_as_httpx(request):
            answer = self._pool.handle_request(sent)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer, request), extensions=answer.extensions, request=request
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, request: httpx.Request) -> None:
        self._answer = answer
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        with _told_as_httpx(self._request):
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _told_as_httpx(request: httpx.Request) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error), request=request) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error), request=request) from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.RemoteProtocolError(str(error), request=request) from error


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left


def _resolve(host: str, port: int, seconds: float) -> list[str]:
    """All addresses of a host. The system's resolver knows no time limit, so it works in a thread that is left behind when late."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def work() -> None:
        try:
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:  # a label of the name may be too long for the encoding of names
            failed.append(error)

    worker = threading.Thread(target=work, daemon=True, name="resolve")
    worker.start()
    worker.join(seconds)
    if failed:
        raise httpcore.ConnectError(f"the name {shown(host, 100)} cannot be resolved") from failed[0]
    if worker.is_alive() or not found:
        raise httpcore.ConnectTimeout(f"the name {shown(host, 100)} is not resolved in time")
    return found
