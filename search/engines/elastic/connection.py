"""The way to the server: who we are there, how long an answer may take, what a failure means."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from elastic_transport import (
    ConnectionTimeout,
    NodeConfig,
    TransportError,
    Urllib3HttpNode,
)
from elastic_transport.client_utils import DEFAULT, url_to_node_config
from elasticsearch import ApiError, Elasticsearch
from urllib3 import Timeout

from search.engines.elastic.breaker import Breaker, Open
from search.query import NoIndex, SearchAway

WRITING = 5.0
"""Seconds in which a write is done, over all tries and nodes: somebody may be waiting for a page
that saves."""
FOR_ALL = 15.0
"""The same for what is read for everybody, such as every word there is."""
REBUILDING = 120.0
"""The same for one step of a rebuild, which nobody waits for."""
FIRST_TRY = 0.6
"""The part of the time left that one of several nodes is given, before the next is asked."""
AT_ONCE = 32  # connections to one node: more than a process has threads
NOT_FOUND, TOO_MANY, OF_THE_SERVER = 404, 429, 500
NO_INDEX = "There is no search index: manage.py rebuild_search_index"


@dataclass(frozen=True)
class Server:
    """Where Elasticsearch is, who we are there, and what our indexes are called and made of.

    `patience` is the time in which a reader has an answer, over all tries and nodes, in seconds:
    then there is none.
    """

    urls: tuple[str, ...]
    patience: float
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_file: str = ""
    prefix: str = "bac-collection"
    shards: int = 1
    replicas: str = "0-1"

    def client(self) -> Elasticsearch:
        """The client, which tries each node once."""
        who = {"api_key": self.api_key} if self.api_key else {}
        if self.user and not self.api_key:
            who["basic_auth"] = (self.user, self.password)
        return Elasticsearch(
            [self._node(url) for url in self.urls],
            node_class=PunctualNode,
            max_retries=max(1, len(self.urls) - 1),
            retry_on_timeout=len(self.urls) > 1,
            **who,
        )

    def _node(self, url: str) -> NodeConfig:
        node = url_to_node_config(url, use_default_ports_for_scheme=True)
        ca = {"ca_certs": self.ca_file} if self.ca_file and node.scheme == "https" else {}
        return node.replace(connections_per_node=AT_ONCE, **ca)


class TooLate(TransportError):
    """No answer in the little that other searches of the same page had left: it says nothing of the
    server, which had answered those.
    """


class Deadline:
    """When what is under way must have an answer, whoever is asked and however often."""

    def __init__(self, seconds: float, nodes: int, around: "Deadline | None" = None):
        now = time.monotonic()
        self.until = min(now + seconds, around.until) if around else now + seconds
        self.is_rest = self.until - now < seconds / 2
        self.nodes = nodes

    def next_try(self) -> float:
        """Seconds that the next try may take; raises what `late` makes if none are left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise self.late()
        self.nodes -= 1
        return left if self.nodes < 1 else left * FIRST_TRY

    def late(self) -> TransportError:
        """What is wrong where no answer came in time."""
        kind = TooLate if self.is_rest else ConnectionTimeout
        return kind("There was no answer in time")


_deadline: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


class PunctualNode(Urllib3HttpNode):
    """A node that never takes longer than the deadline: the client counts time-outs anew for
    each try and each node, and urllib3 for connecting and for reading.
    """

    def perform_request(self, method, target, body=None, headers=None, request_timeout=DEFAULT):
        deadline = _deadline.get()
        if deadline:
            request_timeout = Timeout(total=deadline.next_try())
        try:
            return super().perform_request(method, target, body, headers, request_timeout)
        except ConnectionTimeout as error:
            if deadline and deadline.is_rest:
                raise deadline.late() from error
            raise


class Connection:
    """A client with its deadline and its breaker; one for each process, shared by its threads."""

    def __init__(self, server: Server):
        self.server = server
        self.client = server.client()
        self.breaker = Breaker("Elasticsearch", is_failure, in_words)

    @contextmanager
    def reading(self, times: int = 1) -> Iterator[Elasticsearch]:
        """Ask within the block, for a reader's patience, or what is left of it in the block
        around; raises SearchAway if there is no answer in time.

        Who asks for so much that it comes in pieces has so many `times` of it, whatever is around.
        """
        patience = self.within(self.server.patience * times, is_own=times > 1)
        with answering(), self.breaker.guard(), patience:
            yield self.client

    @contextmanager
    def writing(self) -> Iterator[Elasticsearch]:
        """As `reading`, with the time that a write may take, whoever asks around it."""
        with answering(), self.breaker.guard(), self.within(WRITING, is_own=True):
            yield self.client

    @contextmanager
    def reading_for_all(self) -> Iterator[Elasticsearch]:
        """As `reading`, for what is read now and then for all readers: with time of its own. The
        breaker is not asked: that it takes too long says nothing of a search.
        """
        with answering(), self.within(FOR_ALL, is_own=True):
            yield self.client

    @contextmanager
    def rebuilding(self) -> Iterator[Elasticsearch]:
        """As `reading`, patiently: each step has its own time, and no breaker is asked."""
        with answering():
            yield self.client.options(request_timeout=REBUILDING)

    @contextmanager
    def within(self, seconds: float, is_own: bool = False) -> Iterator[None]:
        """Everything in the block is answered in so many seconds, or in what is left of those
        of the block around, unless these are its own.
        """
        around = None if is_own else _deadline.get()
        deadline = Deadline(seconds, len(self.server.urls), around)
        token = _deadline.set(deadline)
        try:
            yield
        finally:
            _deadline.reset(token)

    def time_left(self) -> float:
        """Seconds that are left of the block around; a reader's patience if there is none."""
        deadline = _deadline.get()
        return max(0.0, deadline.until - time.monotonic()) if deadline else self.server.patience


@contextmanager
def answering() -> Iterator[None]:
    """Turn whatever goes wrong on the way into SearchAway, in words."""
    try:
        yield
    except Open as error:
        raise SearchAway(f"Elasticsearch is away. {error}") from error
    except ApiError as error:
        if status_of(error) == NOT_FOUND:
            raise NoIndex(NO_INDEX) from error
        raise SearchAway(f"Elasticsearch refuses: {in_words(error)}") from error
    except TransportError as error:
        raise SearchAway(f"Elasticsearch does not answer: {in_words(error)}") from error


def is_failure(error: BaseException) -> bool:
    """Whether it says that the server is away or overwhelmed, so that nobody should wait for it."""
    if isinstance(error, ApiError):
        return status_of(error) == TOO_MANY or status_of(error) >= OF_THE_SERVER
    return isinstance(error, TransportError) and not isinstance(error, TooLate)


def status_of(error: ApiError) -> int:
    """The status of one answer, which among several stands in its body."""
    body = error.body if isinstance(error.body, dict) else {}
    found = body.get("status")
    return found if isinstance(found, int) else error.meta.status


def in_words(error: BaseException) -> str:
    """What is wrong, once: what the server says, with the first reason it gives, or else what the
    client says without what it repeats.
    """
    return _refusal(error) if isinstance(error, ApiError) else _failure(error)


def _failure(error: BaseException) -> str:
    """Its cause, which names the address; the client says little, once for each try."""
    return ": ".join(dict.fromkeys(str(error.__cause__ or error).split(": ")))


def _refusal(error: ApiError) -> str:
    body = error.body if isinstance(error.body, dict) else {}
    what = body.get("error", error.body)
    if isinstance(what, dict):
        causes = what.get("root_cause") or [what]
        what = causes[0].get("reason") or what.get("type")
    return f"{what} ({status_of(error)})"
