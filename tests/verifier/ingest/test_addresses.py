from __future__ import annotations

import pytest

from verifier.ingest.addresses import is_public, read_address


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("127.0.0.1", "this machine"),
        ("127.255.255.254", "this machine too"),
        ("0.0.0.0", "this machine on some systems"),  # noqa: S104 (nothing is bound to it)
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "metadata of a cloud"),
        ("100.64.0.1", "behind the address translation of a provider"),
        ("100.100.100.200", "metadata of another cloud"),
        ("168.63.129.16", "public by number, inside by use"),
        ("192.0.0.192", "metadata of a third cloud"),
        ("192.0.2.1", "for documentation"),
        ("198.18.0.1", "for measuring"),
        ("192.88.99.1", "relay of 6to4"),
        ("224.0.0.1", "many hosts"),
        ("239.255.255.250", "many hosts"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "all hosts"),
        ("::", "unspecified"),
        ("::1", "this machine"),
        ("::127.0.0.1", "IPv4 inside, the old way"),
        ("::ffff:127.0.0.1", "IPv4 inside"),
        ("::ffff:8.8.8.8", "IPv4 inside, though public: nobody needs it"),
        ("::ffff:0:127.0.0.1", "IPv4 translated"),
        ("64:ff9b::7f00:1", "NAT64 of this machine"),
        ("64:ff9b::808:808", "NAT64 of a public one"),
        ("64:ff9b:1::1", "local NAT64"),
        ("2002:7f00:1::", "6to4 of this machine"),
        ("2002:808:808::1", "6to4 of a public one"),
        ("2001:0:53aa:64c::1", "Teredo"),
        ("2001:db8::1", "for documentation"),
        ("3fff::1", "for documentation, newer"),
        ("3ffe::1", "test network of old"),
        ("100::1", "to be thrown away"),
        ("5f00::1", "segment routing"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "metadata of a cloud"),
        ("fe80::1", "this link"),
        ("fe80::1%eth0", "this link, with its name"),
        ("fec0::1", "this site, the old way"),
        ("ff02::1", "many hosts"),
    ],
)
def test_what_is_not_public_is_refused(text: str, why: str) -> None:
    assert not is_public(read_address(text)), why


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450::1", "2600::1"]
)
def test_what_is_public_is_not(text: str) -> None:
    assert is_public(read_address(text))
