"""What a moderator hid of a memory tells nothing: not by order, by count, or by being found."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from memories.models import Memory
from tests.factories import CollectionObjectFactory, MemoryFactory

pytestmark = pytest.mark.django_db


def told_in(year, text, public_when="", **fields):
    """A memory of this year; what the public reads of when it was, if that is less."""
    memory = MemoryFactory(
        state="published", text=text, when_text=f"in {year}", when_earliest=year,
        when_latest=year, **fields,
    )  # fmt: skip
    type(memory.telling).objects.filter(pk=memory.telling_id).update(public_when=public_when)
    return memory


@pytest.mark.parametrize("hidden", ["[hidden]", "in [hidden]"])
def test_a_hidden_year_is_in_no_decade_and_in_no_count(client, hidden):
    told_in(1941, "In the war.", hidden)
    told_in(1962, "In the sixties.")
    page = client.get("/memories/")
    assertNotContains(page, "1940s")
    assertContains(page, "1960s (1)")
    assertContains(page, "no date said (1)")
    assertContains(client.get("/memories/?decade=undated"), "In the war.")
    assertNotContains(client.get("/memories/?decade=1960"), "In the war.")


def test_a_hidden_year_is_no_place_in_the_order(client):
    thing = CollectionObjectFactory()
    told_in(1941, "In the war.", "[hidden]", collection_object=thing)
    told_in(1962, "In the sixties.", collection_object=thing)
    for address in ("/memories/", thing.get_absolute_url()):
        words = client.get(address).content.decode()
        assert words.index("In the sixties.") < words.index("In the war.")


def test_what_is_shown_of_it_counts_as_before(client):
    told_in(1941, "In the war.", "in 1941")
    assertContains(client.get("/memories/?decade=1940"), "In the war.")


def test_nobody_is_found_by_a_name_that_is_not_shown():
    memory = told_in(1941, "In the war.", shown_name="Maureen Lee", name_as="full")
    assert Memory.objects.matching("maureen").exists()
    memory.prepare(memory.telling, None, name_as="none")
    assert not Memory.objects.matching("maureen").exists()
