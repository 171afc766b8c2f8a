"""Every promise of an engine on every sort of Elasticsearch: `python -m tests.elasticsearch`.

Starts one after the other, runs the tests there, and stops it: 9 and 8, secured by a password
and by an API key, and three nodes, of which one is killed. Takes half an hour, by hand;
`WAYS="8,three nodes"` in the environment tries only those. What else is given goes to pytest.
"""

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from tests.places import SHARED

SCRIPT = SHARED / "elasticsearch" / "elasticsearch"
PORT = 9700  # and those after it, away from one that somebody may be using
USER, PASSWORD = "elastic", "bac-test-only"
TESTS = ["tests/search/contract", "tests/search/elastic"]


@dataclass(frozen=True)
class Way:
    """One sort of Elasticsearch, and how we say who we are there."""

    label: str
    version: str = "9"
    nodes: int = 1
    secured_by: str = ""

    @property
    def options(self) -> list[str]:
        secure = ["--secure"] if self.secured_by else []
        return ["--version", self.version, "--nodes", str(self.nodes), "--port", str(PORT), *secure]

    @property
    def urls(self) -> str:
        return ",".join(f"http://127.0.0.1:{PORT + node}" for node in range(self.nodes))

    def environment(self) -> dict[str, str]:
        """What the tests read."""
        known = {"ELASTICSEARCH_TEST_URL": self.urls}
        known["ELASTICSEARCH_TEST_NODES"] = json.dumps([str(SCRIPT), self.options])
        if self.secured_by == "password":
            known |= {"ELASTICSEARCH_TEST_USER": USER, "ELASTICSEARCH_TEST_PASSWORD": PASSWORD}
        elif self.secured_by == "API key":
            known["ELASTICSEARCH_TEST_API_KEY"] = make_api_key()
        return known


WAYS = (
    Way("9"),
    Way("8", version="8"),
    Way("password", secured_by="password"),
    Way("API key", secured_by="API key"),
    Way("three nodes", nodes=3),
)


def chosen() -> list[Way]:
    """The ways that WAYS names; all, if it names none."""
    labels = os.environ.get("WAYS", "")
    return [way for way in WAYS if not labels or way.label in labels.split(",")]


def make_api_key() -> str:
    """A key that may do what the site does with its own indexes, and nothing else."""
    indexes = {"names": ["test-*"], "privileges": ["all"]}
    role = {"cluster": ["monitor"], "indices": [indexes]}
    asked = Request(
        f"http://127.0.0.1:{PORT}/_security/api_key",
        json.dumps({"name": "site", "role_descriptors": {"site": role}}).encode(),
        {
            "Content-Type": "application/json",
            "Authorization": "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode(),
        },
    )
    with urlopen(asked, timeout=30) as answer:
        return json.load(answer)["encoded"]


def start_nodes(script: str | Path, options: list[str]) -> None:
    """Start those that don't run. Asked twice: the script may look for a node in the moment before
    it is one, and say that it stopped.
    """
    start = [script, "start", *options]
    if subprocess.run(start, stdout=subprocess.DEVNULL).returncode:
        subprocess.run(start, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def running(way: Way) -> Iterator[None]:
    """Start it, and remove all of it at the end."""
    start_nodes(SCRIPT, way.options)
    try:
        yield
    finally:
        subprocess.run([SCRIPT, "stop", "--port", str(PORT), "--wipe"], check=True)


def try_out(way: Way, more: list[str]) -> bool:
    """Whether all tests pass there."""
    with running(way):
        command = [sys.executable, "-m", "pytest", "-q", *TESTS, *more]
        return subprocess.run(command, env=os.environ | way.environment()).returncode == 0


def main(more: list[str]) -> int:
    if not SCRIPT.exists():
        print(f"There is no {SCRIPT} (SHARED_DIR names another folder).")
        return 1
    results = {}
    for way in chosen():
        print(f"== Elasticsearch: {way.label}", flush=True)
        try:
            results[way.label] = "passed" if try_out(way, more) else "FAILED"
        except subprocess.CalledProcessError as error:
            results[way.label] = f"did not run: {error}"
    for label, result in results.items():
        print(f"{label:15} {result}")
    return any(result != "passed" for result in results.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
