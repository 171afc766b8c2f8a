"""Answering as a browser does: with the form as it was shown a moment ago."""

import re
from datetime import timedelta
from html import unescape

from django.utils import timezone

from tests.contact.guarding import at
from tests.factories import CollectionObjectFactory, ConsultationFactory, ProjectPageFactory

FIELD = re.compile(r'<input[^>]*type="hidden"[^>]*>')


def a_choice(*titles, **fields):
    """Objects put to a public choice, by their titles; the choice and the objects."""
    things = [CollectionObjectFactory(title=title) for title in titles or ("Kettle", "Mangle")]
    fields = {"question": "What shall come out next?", **fields}
    project = fields.pop("project", None) or ProjectPageFactory()
    made = ConsultationFactory(kind="objects", answers=(), things=things, project=project, **fields)
    return made, things


def read(response) -> str:
    """The page as it is read, with its spaces made one."""
    return " ".join(unescape(response.content.decode()).split())


def hidden_fields(response) -> dict[str, str]:
    """What a form brings that nobody types."""
    tags = FIELD.findall(response.content.decode())
    pairs = (dict(re.findall(r'(name|value)="([^"]*)"', tag)) for tag in tags)
    return {pair["name"]: unescape(pair.get("value", "")) for pair in pairs}


def key(consultation, words) -> str:
    """What stands for an answer in the form."""
    row = next(row for row in consultation.options.all() if words in (row.words, row.staff_name))
    return str(row.pk)


def form_at(client, address) -> dict[str, str]:
    """The form that is shown at an address."""
    return hidden_fields(client.get(address))


def send(client, consultation, *chosen, words="", address="", form=None, **more):
    """Look at the question, read it for a while, and send an answer."""
    form = form or form_at(client, address or consultation.get_absolute_url())
    name = f"ask-{consultation.pk}"
    data = form | {f"{name}-chosen": [key(consultation, one) for one in chosen]}
    with at(timezone.now() + timedelta(seconds=5)):
        data |= {f"{name}-words": words} if words else {}
        return client.post(f"{consultation.get_absolute_url()}answer/", data, **more)
