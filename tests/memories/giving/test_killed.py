"""A process that ends in the middle of taking a file loses none without a word."""

import os
import signal

import pytest
from django.db import connections

from memories.giving import arriving
from memories.uploads import receiving
from tests.memories.giving.conftest import picture

pytestmark = pytest.mark.django_db(transaction=True)


def end(*_, **__):
    """As when the power goes."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(("module", "name"), [(arriving, "receive"), (receiving, "_save")])
def test_after_a_kill_the_same_press_brings_the_file(giver, monkeypatch, module, name):
    giver.first()
    said = {"stamp": giver.get("files").context["form"].initial["stamp"]}
    connections.close_all()
    child = os.fork()
    if not child:
        setattr(module, name, end)
        giver.answer("files", file=picture(), **said)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert not giver.memory.files.exists()
    for _ in range(2):
        assert giver.answer("files", file=picture(), **said).status_code == 303
    assert giver.memory.files.get().state == "ready"
