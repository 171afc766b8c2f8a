"""The virus scanner, by a small server that speaks its protocol as clamd(8) describes it."""

import socket
import struct
import threading

import pytest

from memories.uploads.refusals import Refused
from memories.uploads.scanning import ScannerAway, scan

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner:
    """A clamd that knows one virus, and takes at most `most` bytes."""

    def __init__(self, family, address, most=1_000_000, silent=False):
        self.heard, self.most, self.silent = [], most, silent
        self.server = socket.socket(family)
        self.server.bind(address)
        self.server.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                asker, _ = self.server.accept()
            except OSError:
                return
            with asker, asker.makefile("rb") as stream:
                answer = self._answer(stream)
                if not self.silent:
                    asker.sendall(answer + b"\0")

    def _answer(self, stream):
        if stream.read(10) != b"zINSTREAM\0":
            return b"UNKNOWN COMMAND"
        content = b""
        while length := struct.unpack("!I", stream.read(4))[0]:
            content += stream.read(length)
            if len(content) > self.most:
                return b"INSTREAM size limit exceeded. ERROR"
        self.heard.append(content)
        return b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"

    def close(self):
        self.server.close()


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "came"
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(params=["a path", "host and port"])
def scanner(request, settings, tmp_path):
    """A running scanner that the settings name, in both ways there are."""
    if request.param == "a path":
        settings.CLAMAV_SOCKET = str(tmp_path / "clamd.ctl")
        running = Scanner(socket.AF_UNIX, settings.CLAMAV_SOCKET)
    else:
        running = Scanner(socket.AF_INET, ("127.0.0.1", 0))
        settings.CLAMAV_SOCKET = f"127.0.0.1:{running.server.getsockname()[1]}"
    yield running
    running.close()


def test_a_clean_file_passes_and_was_read_whole(scanner, file):
    content = bytes(range(256)) * 1000
    scan(file(content))
    assert scanner.heard == [content]


def test_an_infected_file_is_refused_in_words(scanner, file):
    with pytest.raises(Refused) as caught:
        scan(file(b"x" * 100_000 + EICAR))
    assert caught.value.code == "infected"
    assert "virus checker" in caught.value.words


def test_a_file_too_large_for_the_scanner_is_not_called_clean(scanner, file):
    scanner.most = 1000
    with pytest.raises(ScannerAway):
        scan(file(bytes(3_000_000)))


def test_no_answer_is_no_yes(scanner, file):
    scanner.silent = True
    with pytest.raises(ScannerAway):
        scan(file(b"hello"))


@pytest.mark.parametrize(
    "address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "no-such-host.invalid:3310", "nonsense"]
)
def test_a_scanner_that_is_away_says_nothing_about_a_file(settings, file, address):
    settings.CLAMAV_SOCKET = address
    with pytest.raises(ScannerAway):
        scan(file(b"hello"))


def test_without_a_scanner_nothing_is_asked(settings, file):
    settings.CLAMAV_SOCKET = ""
    assert scan(file(EICAR)) is None
