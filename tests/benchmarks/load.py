"""Two processes of the site under load: how many requests a second they answer."""

import re
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.benchmarks.processes import HOST, Site
from tests.benchmarks.table import show

CONNECTIONS = 8
SECONDS = 10
PAGES = {
    "bare view under load": "bare view",
    "object under load": "object",
    "search under load": "search, words",
    "search of 6 choices, load": "search, words and 6 choices",
}
"""The line of the table, and which addresses are asked for in turn."""

SCRIPT = Path(__file__).with_name("load.lua")


def measure(site: Site):
    """Serve the site as `manage.py serve` does, and ask for one kind of page after another."""
    if not shutil.which("wrk"):
        print("  load: skipped, there is no wrk (Debian: apt install wrk)", flush=True)
        return
    asked = addresses(site)
    with served(site) as port:
        for name, page in PAGES.items():
            under_load(name, port, asked[page])


def addresses(site) -> dict[str, list[str]]:
    """Addresses by page, as `tests.benchmarks.addresses` prints them."""
    asked = {}
    for line in site.run_module("tests.benchmarks.addresses").output.splitlines():
        page, _, address = line.partition("\t")
        asked.setdefault(page, []).append(address)
    return asked


@contextmanager
def served(site):
    """The port on which two processes answer."""
    port = free_port()
    process = site.start(
        "gunicorn",
        *f"--bind 127.0.0.1:{port} --workers 2 --threads 8 --log-level warning".split(),
        "bac_collection.wsgi",
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, patience=60):
    last = time.monotonic() + patience
    while time.monotonic() < last:
        try:
            connection = HTTPConnection("127.0.0.1", port)
            connection.request("HEAD", "/robots.txt", headers={"Host": HOST})
            return connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The site did not start")


def under_load(name, port, asked):
    headers = ("Host: " + HOST, "X-Forwarded-Proto: https", "Accept-Encoding: gzip")
    command = ["wrk", f"-c{CONNECTIONS}", "-t2", f"-d{SECONDS}s", "--latency", "-s", str(SCRIPT)]
    for header in headers:
        command += ["-H", header]
    command += [f"http://127.0.0.1:{port}/", "--", *asked]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    slow = re.search(r"99%\s+(\S+)", said)[1]
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    more = f", {wrong[1]} REFUSED" if wrong else ""
    show(name, f"{rate:.0f}/s", f"99 % within {slow}{more}")
