"""A way to Elasticsearch that can be shut: stands between an engine and its node."""

import socket
import threading
from urllib.parse import urlsplit


class Gate:
    """Passes on what comes in, unless it is shut (refuses) or blocked (takes and never answers)."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self._target = (parts.hostname, parts.port)
        self._blocked = threading.Event()
        self._open_sockets: set[socket.socket] = set()
        self._listener = None
        self.asked = 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.open()

    def open(self) -> None:
        """Let everybody through."""
        self._blocked.clear()
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def block(self) -> None:
        """Take what comes and keep silent, as a node that hangs."""
        self.open()
        self._blocked.set()

    def shut(self) -> None:
        """Refuse everybody, as a node that was killed."""
        listener, self._listener = self._listener, None
        if listener:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for each in list(self._open_sockets):
            each.close()
        self._open_sockets.clear()

    def _accept(self, listener):
        while True:
            try:
                inside, _ = listener.accept()
            except OSError:
                return
            outside = socket.create_connection(self._target)
            self._open_sockets |= {inside, outside}
            for one, other in ((inside, outside), (outside, inside)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one, other):
        try:
            while data := one.recv(65536):
                self.asked += other.getpeername() == self._target
                if not self._blocked.is_set():
                    other.sendall(data)
        except OSError:
            pass
        one.close()
        other.close()
