"""Asks ClamAV about a file as it came, when there is one (`CLAMAV_SOCKET`).

A scanner that is away says nothing about a file: it waits, and nobody sees it until the
scanner has. Its protocol is a few lines (clamd(8), INSTREAM), and needs no package.
"""

import socket
import struct

from django.conf import settings

from .refusals import Refused

PIECE = 64 * 1024
PATIENCE = 60  # seconds without a word
MOST_OF_AN_ANSWER = 4096


class ScannerAway(Exception):
    """Nobody could say whether the file is clean; the message says why, for the log."""


def scan(path):
    """Return if the file at `path` is clean, or no scanner is configured.

    Raises `Refused` for an infected one, `ScannerAway` if there is no clear answer.
    """
    if not settings.CLAMAV_SOCKET:
        return
    try:
        answer = _ask(path)
    except OSError as error:
        raise ScannerAway(str(error)) from error
    if answer.endswith("FOUND"):
        raise Refused("infected")
    if answer != "stream: OK":
        raise ScannerAway(answer or "no answer")


def _ask(path):
    with _connected() as scanner, open(path, "rb") as file:
        scanner.sendall(b"zINSTREAM\0")
        try:
            while piece := file.read(PIECE):
                scanner.sendall(struct.pack("!I", len(piece)) + piece)
            scanner.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough, of a file too large for it, and has said so
        return _answer(scanner)


def _connected():
    address = settings.CLAMAV_SOCKET
    if address.startswith("/"):
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(PATIENCE)
        scanner.connect(address)
        return scanner
    host, _, port = address.rpartition(":")
    if not port.isdigit():
        raise OSError(f"CLAMAV_SOCKET={address} is neither a path nor host:port")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)


def _answer(scanner):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < MOST_OF_AN_ANSWER:
        piece = scanner.recv(MOST_OF_AN_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")
