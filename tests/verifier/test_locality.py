from __future__ import annotations

import pytest

from verifier.locality import why_not_local

LOCAL = {"Host": "localhost:8000"}


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "::1%lo"])
@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1:8000", "[::1]:8000", "desk.localhost"])
def test_the_machine_itself_is_local(address: str, host: str) -> None:
    assert why_not_local(address, {"Host": host, "User-Agent": "curl"}) is None


@pytest.mark.parametrize("address", [None, "", "?", "10.0.0.7", "0.0.0.1", "::", "192.168.1.4", "::ffff:10.0.0.7", "2001:db8::1"])
def test_another_address_is_not(address: str | None) -> None:
    assert why_not_local(address, LOCAL) == "it comes from another machine"


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Anything",
        "x-forwarded-for",
        "Forwarded",
        "X-Real-IP",
        "X-Real-Ip",
        "Via",
        "True-Client-IP",
        "CF-Connecting-IP",
    ],
)
@pytest.mark.parametrize("value", ["127.0.0.1", "203.0.113.9", ""])
def test_what_a_proxy_passed_on_is_not_whatever_the_header_says(header: str, value: str) -> None:
    assert header in (why_not_local("127.0.0.1", {**LOCAL, header: value}) or "")


@pytest.mark.parametrize(
    "host", ["", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "[", "@"]
)
def test_a_name_that_was_pointed_at_the_machine_is_not(host: str) -> None:
    assert why_not_local("127.0.0.1", {"Host": host}) == "it was not sent to localhost"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://localhost",
        "http://localhost:80001",
        "http://[",
        "file://",
        "ftp://localhost:8000",
    ],
)
def test_what_a_page_of_another_site_sends_is_not(origin: str) -> None:
    assert why_not_local("127.0.0.1", {**LOCAL, "Origin": origin}) == "a page of another site sent it"


def test_what_our_own_page_sends_is() -> None:
    assert why_not_local("127.0.0.1", {**LOCAL, "Origin": "http://localhost:8000"}) is None


def test_behind_a_proxy_that_the_settings_name_nobody_is() -> None:
    assert why_not_local("127.0.0.1", LOCAL, proxies=1) is not None
