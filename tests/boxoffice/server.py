"""The counter: which client is asked about decides what is wrong with the answers."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.boxoffice.house import NOW, House, nights

PAGE = b"<!DOCTYPE html><html><body><h1>Access denied</h1></body></html>"


class BoxOffice(ThreadingHTTPServer):
    """Listens on loopback. `house` is what it sells, `now` its clock; `asked` has every path.

    `wrong` lets a part of an address go wrong as a client name lets all: {"1001": "html"}.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, house: House, now: datetime = NOW):
        super().__init__(("127.0.0.1", 0), Counter)
        self.house, self.now, self.asked, self.wrong = house, now, [], {}
        self.vanishing = set()  # events that the client "vanishing" has no more
        self.elsewhere = ""  # where the client "moved" sends people
        self.calendar = b""  # what any address that ends with .ics answers
        self.stopping = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"


@contextmanager
def box_office(house: House, now: datetime = NOW):
    """One that is open for the block."""
    server = BoxOffice(house, now)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Counter(BaseHTTPRequestHandler):
    server: BoxOffice

    def do_GET(self):
        self.server.asked.append(self.path)
        url = urlsplit(self.path)
        client, *rest = url.path.strip("/").split("/")
        fault = next((how for part, how in self.server.wrong.items() if part in self.path), client)
        answer = getattr(self, f"answer_{fault}", None)
        if answer:
            return answer()
        if url.path.endswith(".ics"):
            return self.send(self.server.calendar, kind="text/calendar")
        if rest[:2] == ["api", "v3"]:
            return self.say(self.found(client, rest[2:], parse_qs(url.query)))
        return self.send(b"no such page", 404, "text/plain")

    def log_message(self, *args):
        pass

    # --- what is good ---

    def found(self, client, path, query):
        house = nights() if client == "dst" else self.server.house
        if client == "unfiltered":
            query = {name: said for name, said in query.items() if name.startswith("$")}
        if client == "vanishing":
            house = house.copy()
            for event in self.server.vanishing:
                house.take_away(event)
        match path:
            case ["events"]:
                return events(house, query, may_expand=client != "unexpanded")
            case ["events", event, "instances"]:
                rows = [row for row in house.instances.values() if row["event"]["id"] == event]
                return [on_sale(row, self.server.now) for row in after(rows, query, "start_from")]
            case ["instances"]:
                rows = after(house.instances.values(), query, "startFrom")
                return [on_sale(row, self.server.now) for row in rows]
            case ["instances", key, "price-list"] if key in house.instances:
                return price_list(house, house.instances[key]["priceList"]["id"])
            case ["instances", key, "status"] if key in house.statuses:
                return status(house.statuses[key], query)
            case ["venues"]:
                return house.venues
            case ["plans"]:
                return house.plans
        return None

    def say(self, found):
        if found is None:
            return self.send(b'{"message":"Not found"}', 404)
        return self.send(json.dumps(found).encode())

    def send(self, body: bytes, status=200, kind="application/json", length=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    # --- what is not ---

    def answer_empty(self):
        self.send(b"[]")

    def answer_forbidden(self):
        self.send(PAGE, 403, "text/html")

    def answer_html(self):
        self.send(PAGE, 200, "text/html")

    def answer_broken(self):
        self.send(b'{"error": "something"}')

    def answer_truncated(self):
        """Fewer bytes than were promised."""
        self.send(b'[{"id": "101LAUNDRY", "name": "The La', length=5000)

    def answer_stopped(self):
        """Half an answer that nobody promised the length of."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'[{"id": "101LAUNDRY", "name": "The La')

    def answer_closed(self):
        """Hung up, without a word."""
        self.close_connection = True

    def answer_slow(self):
        """A byte now and then, for ever: no single wait is long."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
            while not self.server.stopping.is_set():
                self.wfile.write(b" ")
                time.sleep(0.05)

    def answer_large(self):
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(6):
                self.wfile.write(b" " * 1024 * 1024)

    def answer_moved(self):
        self.send_response(302)
        self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()


def events(house: House, query, may_expand: bool) -> list:
    """Those with an instance from that day on, but with all of their instances, old ones too."""
    first = query.get("instanceStart_from", [""])[0]
    found = []
    for event in house.events.values():
        rows = [row for row in house.instances.values() if row["event"]["id"] == event["id"]]
        if not first or any(row["start"][:10] >= first for row in rows):
            expands = may_expand and query.get("$expand") == ["instances"]
            found.append(event | ({"instances": rows} if expands else {}))
    return found


def after(rows, query, name: str) -> list:
    """By the one parameter that is known here: any other is ignored without a word."""
    first = query.get(name, [""])[0]
    return [row for row in rows if row["start"][:10] >= first]


def on_sale(row: dict, now: datetime) -> dict:
    """As it is by this house's clock."""
    until = datetime.fromisoformat(row["stopSellingAtWebUtc"])
    return row | {"isOnSale": row["isOnSale"] if now < until else False}


def price_list(house: House, key: str) -> dict:
    return {"id": key, "name": "", "prices": house.price_lists[key]}


def status(row: dict, query) -> dict:
    """How many of the seats are locked is said only to who asks for it."""
    if query.get("includeLockInformation") == ["true"]:
        return row
    return row | {"lockInfoAvailable": None}
