"""Which network addresses are public: the only ones that the service connects to on somebody's word."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that is handed out of IPv6. What stands outside leads elsewhere: ::ffff:0:0/96 and 64:ff9b::/96 to IPv4, fc00::/7 inside."""
_REFUSED = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # for protocols; one cloud serves its metadata from it
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # a public address that one cloud answers from inside each machine
        "192.31.196.0/24",  # AS112, answered by whoever is near
        "192.52.193.0/24",  # relays of AMT
        "192.175.48.0/24",  # AS112
        "2001::/23",  # Teredo, ORCHID and other uses that are no host of the Internet
        "2002::/16",  # 6to4: an IPv4 address inside, which may be private
        "3ffe::/16",  # the test network of old
        "3fff::/20",  # for documentation
    )
)
"""What `ipaddress` of some supported Python calls global, or does not know yet."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public Internet, and none that wraps another."""
    if isinstance(address, IPv6Address) and (address.scope_id is not None or address not in _GLOBAL_UNICAST):
        return False
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in network for network in _REFUSED if network.version == address.version)


def read_address(text: str) -> Address:
    """An address as the resolver tells it. An IPv4 address wrapped in IPv6 stays wrapped, so that it is refused."""
    return ip_address(text)
