"""Asking the box office: https, to hosts that the environment lists, and no further.

The address is looked up once, checked, and then connected to, so that a name that changes its
address in between leads nowhere else. Python's own http.client can be handed such a connection.
"""

import ipaddress
import json
import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from io import BufferedReader, RawIOBase
from urllib.parse import urljoin

from django.conf import settings

from whatson.faults import (
    Away,
    CutOff,
    Fault,
    NotAllowed,
    NotData,
    Refused,
    Slow,
    TooLarge,
    Unreadable,
)
from whatson.hosts import is_tests_own, split_allowed

MOST = 5 * 1024 * 1024  # bytes
PATIENCE = 30.0  # seconds, for one answer with all its redirects
MOST_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}
WHO = "BAC Collection (what's on)"


def fetch_json(url: str):
    """What an address answers as JSON; raises a `Fault` where that is no good answer."""
    body = fetch(url, "application/json")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _no_json(body) from None


def fetch(url: str, accept: str) -> bytes:
    """The bytes that an address answers with; raises a `Fault` for all but a whole, good answer."""
    until = time.monotonic() + _patience()
    for _ in range(MOST_REDIRECTS + 1):
        status, location, body = _ask(url, accept, until)
        if status not in REDIRECTS:
            break
        url = _joined(url, location)
    if status != 200:
        raise Refused(f"status {status}")
    return body


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise NotAllowed() from None


def _patience() -> float:
    return getattr(settings, "BOXOFFICE_PATIENCE", PATIENCE)


def _no_json(body: bytes) -> Fault:
    start = body.lstrip()[:1]
    if start == b"<":
        return NotData()
    return CutOff() if start in (b"[", b"{") else Unreadable()


def _ask(url: str, accept: str, until: float):
    """Ask once. Returns the status, where it sends us instead, and what it says."""
    host, port, path, is_secure = _checked(url)
    try:
        with _connected(host, port, until, is_secure) as connection:
            connection.request("GET", path, headers=_headers(host, port, is_secure, accept))
            response = connection.getresponse()
            return response.status, response.headers.get("Location", ""), _read(response)
    except IncompleteRead:
        raise CutOff() from None
    except TimeoutError:
        raise Slow() from None
    except (OSError, HTTPException) as error:
        raise Away(type(error).__name__) from None


def _headers(host: str, port: int, is_secure: bool, accept: str) -> dict:
    named = host if port == (443 if is_secure else 80) else f"{host}:{port}"
    return {"Host": named, "Accept": accept, "User-Agent": WHO, "Accept-Encoding": "identity"}


def _checked(url: str) -> tuple[str, int, str, bool]:
    """Host, port and path of an address that we may ask; raises NotAllowed."""
    parts = split_allowed(url)
    if not parts:
        raise NotAllowed()
    is_secure = parts.scheme == "https"
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return parts.hostname, parts.port or (443 if is_secure else 80), path, is_secure


def _connected(host: str, port: int, until: float, is_secure: bool) -> "_Connection":
    connection = HTTPConnection(host, port)
    plain = socket.create_connection((_address_of(host, port), port), timeout=_left(until))
    try:
        if is_secure:
            plain = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise
    connection.sock = _Patient(plain, until)
    return _Connection(connection, plain)


def _address_of(host: str, port: int) -> str:
    """The address of a host, if all that it has are public ones: else somebody plays tricks."""
    found = {row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in found]
    if not addresses or not (is_tests_own(host) or all(map(_is_public, addresses))):
        raise NotAllowed(f"{host} has a private address")
    return str(min(addresses, key=lambda address: (address.version, address)))


def _is_public(address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (not inner or _is_public(inner))


def _read(response: HTTPResponse) -> bytes:
    if (response.length or 0) > MOST:
        raise TooLarge()
    body = response.read(MOST + 1)
    if len(body) > MOST:
        raise TooLarge()
    # Asked for so many bytes at most, http.client does not mind that fewer came than were said.
    if response.length:
        raise CutOff()
    return body


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Connection:
    """A connection for one `with`: http.client lets go of the socket before all of it is read."""

    def __init__(self, connection, plain):
        self.connection, self.plain = connection, plain

    def __enter__(self):
        return self.connection

    def __exit__(self, *failure):
        self.plain.close()


class _Patient:
    """A socket that gives up at one moment, however slowly the bytes drop in."""

    def __init__(self, plain, until: float):
        self.plain, self.until = plain, until

    def sendall(self, data):
        self.plain.settimeout(_left(self.until))
        self.plain.sendall(data)

    def makefile(self, mode, *args, **kwargs):
        return BufferedReader(_PatientFile(self.plain, self.until))

    def close(self):
        pass


class _PatientFile(RawIOBase):
    def __init__(self, plain, until: float):
        self.plain, self.until = plain, until

    def readable(self):
        return True

    def readinto(self, buffer):
        self.plain.settimeout(_left(self.until))
        return self.plain.recv_into(buffer)
