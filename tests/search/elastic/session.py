"""What people do at a site, each in a process of its own, while something happens to its search."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from django.test import Client

from objects.models import CollectionObject

TINS = 60
"""What there is to be found."""
SEARCHES = (
    "/objects/?q=tin&page={number}",
    "/objects/?q=T+{number}",
    "/objects/?q=tihn+{number}",
    "/objects/choose/material/?q=tin&page={number}",
    "/search/?q=tin+{number}",
    "/search/suggest/?q=ti",
)
OTHERS = ("/objects/", "/objects/t-{number}/", "/")
MOST_ROUNDS = 30
AWAY = re.compile(r"[Ss]earching (and sorting are|is) away|Search is being made ready")
BETWEEN = 0.3
"""Seconds from one save to the next."""
LOOKED_AT = 0.3
"""Seconds for which a reader looks at a page. Three who never look up are a load and no people:
they leave two processors no time in which to answer within the deadline.
"""


@dataclass(frozen=True)
class Answer:
    """A page that somebody asked for: when, how it ended, in how many seconds, of how many of them
    its own thread was at work and not waiting, how much its whole process worked meanwhile, and
    whether it was a search, and one that was told that searching is away.
    """

    at: float
    address: str
    status: int
    seconds: float
    at_work: float
    process_at_work: float
    is_search: bool
    is_away: bool


def make_tins() -> None:
    for number in range(1, TINS + 1):
        CollectionObject.objects.create(object_number=f"T {number}", title="tin", live=True)


def warm_up() -> None:
    """Search until nobody is told that searching is away: a node that has just begun takes seconds
    for the first of each sort.
    """
    client = Client(raise_request_exception=False)
    for _ in range(MOST_ROUNDS):
        if not any(asked(client, template, 1).is_away for template in SEARCHES):
            return
        time.sleep(1)


def read(folder: str, name: str) -> None:
    """Ask for one page after the other, and note each answer: in a process that has searched
    before, as a site's have; the first search of one that has just begun takes long.
    """
    warm_up()
    chance, client = Random(name), Client(raise_request_exception=False)
    answers = []

    def ask():
        template = chance.choice(SEARCHES + OTHERS)
        answers.append(asked(client, template, chance.randint(1, TINS)))
        time.sleep(LOOKED_AT)

    until_stopped(folder, name, ask)
    write(folder, name, [asdict(answer) for answer in answers])


def asked(client: Client, template: str, number: int) -> Answer:
    address, began = template.format(number=number), time.time()
    worked, process_worked = time.thread_time(), time.process_time()
    page = client.get(address, headers={"host": "127.0.0.1"})
    said = page.content.decode()
    is_away = bool(AWAY.search(said)) or ("suggest" in address and "option" not in said)
    return Answer(
        at=began,
        address=address,
        status=page.status_code,
        seconds=time.time() - began,
        at_work=time.thread_time() - worked,
        process_at_work=time.process_time() - process_worked,
        is_search=template in SEARCHES,
        is_away=is_away,
    )


def save(folder: str, name: str) -> None:
    """Save one new thing after the other, and withdraw each third; note how long each took."""
    took, withdrawn = [], 0

    def keep():
        nonlocal withdrawn
        began, number = time.time(), len(took) + 1
        thing = CollectionObject(object_number=f"S {number}", title="saved tin", live=True)
        thing.save()
        if number % 3 == 0:
            thing.unpublish()
            withdrawn += 1
        took.append(time.time() - began)
        time.sleep(BETWEEN)

    until_stopped(folder, name, keep)
    write(folder, name, {"took": took, "withdrawn": withdrawn})


def until_stopped(folder: str, name: str, act: Callable[[], None]) -> None:
    while not (Path(folder) / "stop").exists():
        act()
        (Path(folder) / f"{name}.began").touch()


def write(folder: str, name: str, noted) -> None:
    (Path(folder) / f"{name}.json").write_text(json.dumps(noted))
