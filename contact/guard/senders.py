"""Where a request came from, as a hash that nobody can undo once the day's key is gone."""

import hmac
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings

from contact.models import DailyKey

HOUSEHOLD = 64
"""Bits of an IPv6 address that a household or a telephone has for itself: the rest it may choose
anew for each request."""

UNKNOWN = "unknown"
"""All whose address cannot be read, such as those behind a proxy on a socket."""


def sender_of(request) -> str:
    """Who sent this, for today only: 64 hexadecimal digits. The address itself is never kept."""
    key = DailyKey.objects.of_today()
    return hmac.digest(key.encode(), address_of(request).encode(), "sha256").hex()


def address_of(request) -> str:
    """The internet address of the sender, one for each household; trusts only our own proxies."""
    told = _by_our_proxies(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    return _plain(told) or _plain(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _by_our_proxies(header: str) -> str:
    """What the outermost of our proxies wrote: each adds who asked it, at the end."""
    addresses = header.split(",")
    count = settings.TRUSTED_PROXIES
    return addresses[-count] if 0 < count <= len(addresses) else ""


def _plain(written: str) -> str:
    """One way to write each address; "" where it is none."""
    try:
        address = ip_address(written.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((int(address), HOUSEHOLD), strict=False))
