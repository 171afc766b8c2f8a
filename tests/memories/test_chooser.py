"""The window in which a memory is chosen: by its words, and only where its giver said yes."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from memories.chooser import NO_LONGER, TAKEN_BACK
from memories.groups import MODERATORS
from search.engines import engine
from stories.groups import TRUSTED
from tests.factories import CollectionObjectFactory, MemoryFactory, StoryPageFactory
from tests.objects.admin.pages import words

WINDOW = "/admin/memories/choose/"


@pytest.fixture
def producer(client, db):
    user = get_user_model().objects.create_user("producer")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


@pytest.fixture
def reader(client, db):
    user = get_user_model().objects.create_user("reader")
    user.groups.add(Group.objects.get(name=MODERATORS))
    client.force_login(user)
    return client


@pytest.fixture
def given(db, index):
    """One memory for stories, one that is only on the site, one that nobody has read."""
    thing = CollectionObjectFactory(title="Copper")
    given = {
        "yes": MemoryFactory(
            collection_object=thing,
            state="published",
            uses={"stories": "yes"},
            text="We boiled puddings in it.",
            shown_name="Maureen",
            name_as="first",
        ),
        "no": MemoryFactory(state="published", text="The puddings were burnt."),
        "waiting": MemoryFactory(state="submitted", text="Secret puddings."),
    }
    engine().rebuild()
    return given


def results(client, **asked):
    return client.get(f"{WINDOW}results/", asked)


def choices(client, **asked) -> dict:
    return {tile.record: tile.may_be_chosen for tile in results(client, **asked).context["tiles"]}


def test_a_tile_says_how_it_begins_who_says_it_and_of_what(producer, given):
    said = words(results(producer, q="boiled"))
    for part in ("We boiled puddings in it.", "Maureen", "A memory of “Copper”"):
        assert part in said
    assert "Consent: Yes. Its giver said yes to stories." in said


def test_only_what_its_giver_agreed_to_can_be_chosen(producer, given):
    assert choices(producer, q="puddings") == {given["yes"]: True, given["no"]: False}
    said = words(results(producer, q="puddings"))
    assert "Consent: No. Its giver did not say yes to stories." in said
    assert producer.get(f"{WINDOW}chosen/{given['yes'].pk}/").status_code == 200
    assert producer.get(f"{WINDOW}chosen/{given['no'].pk}/").status_code == 404


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        ({"exhibitions": "yes"}, "No. Its giver did not say yes to stories."),
        ({"stories": "yes"}, "No. Its giver did not say yes to exhibitions."),
        ({}, "No. Its giver did not say yes to stories or exhibitions."),
        (
            {"stories": "yes", "exhibitions": "ask"},
            "No. Its giver wants to be asked before it is used in exhibitions.",
        ),
        (
            {"stories": "yes", "exhibitions": "yes"},
            "Yes. Its giver said yes to stories and exhibitions.",
        ),
    ],
)
def test_for_an_exhibition_both_are_asked_and_what_is_missing_is_named(producer, given, uses, said):
    given["no"].agree(uses)
    assert f"Consent: {said}" in words(results(producer, q="burnt", use="exhibition"))


def test_what_nobody_has_read_is_seen_by_no_producer(producer, given):
    waiting = given["waiting"]
    for asked in ({}, {"q": "secret"}, {"q": waiting.reference}):
        assert waiting not in choices(producer, **asked)
    assert producer.get(f"{WINDOW}chosen/{waiting.pk}/").status_code == 404


def test_what_was_paused_is_gone_for_producers_and_explained_to_readers(client, given):
    given["yes"].pause()
    user = get_user_model().objects.create_user("producer")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert given["yes"] not in choices(client, q="puddings")
    user.groups.add(Group.objects.get(name=MODERATORS))
    client.force_login(get_user_model().objects.get(pk=user.pk))
    assert choices(client, q="puddings")[given["yes"]] is False
    assert "It is not shown on this site at the moment." in words(results(client, q="puddings"))


def test_a_memory_is_found_by_its_address_and_by_its_object(producer, given):
    address = f"https://old.example/memories/{given['yes'].reference}/"
    assert choices(producer, q=address) == {given["yes"]: True}
    assert given["yes"] in choices(producer, q="copper")


def test_it_is_found_while_the_search_is_away(producer, given, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert choices(producer, q="boiled") == {given["yes"]: True}
    assert "The search is away" in words(results(producer, q="boiled"))


def test_filters_of_its_own(producer, given):
    given["no"].language = "pl"
    given["no"].save(update_fields=["language"])
    assert list(choices(producer, narrow="other")) == [given["no"]]
    assert "in Polish" in words(results(producer, narrow="other"))
    assert choices(producer, narrow="heard") == {}


def test_the_window_opens_and_who_is_not_in_the_admin_stays_out(producer, client, given):
    assert "Words that somebody said" in producer.get(WINDOW).json()["html"]
    assert producer.get(f"{WINDOW}?use=exhibition").status_code == 200
    client.logout()
    assert client.get(WINDOW).status_code == 302


# What was chosen once, in the form of the page


ENDS = {
    "withdrawn": lambda memory, by: memory.withdraw(),
    "paused": lambda memory, by: memory.pause(),
    "hidden": lambda memory, by: memory.hide("legal", by),
    "held": lambda memory, by: memory.hold("legal", by),
    "removed": lambda memory, by: memory.remove("legal", by),
    "not for stories": lambda memory, by: memory.agree({"stories": "no"}),
    "not for the site": lambda memory, by: memory.agree({"stories": "yes", "site": "no"}),
    "erased": lambda memory, by: memory.withdraw().delete(),
}


@pytest.fixture
def edit(client, given):
    """The form in which somebody who may not read memories chose one of Maureen's."""
    user = get_user_model().objects.create_user("writer")
    user.groups.add(Group.objects.get(name=TRUSTED))
    client.force_login(user)
    body = [("memory", {"memory": given["yes"]})]
    story = StoryPageFactory(owner=user, body=body)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return lambda: client.get(address).text


def test_a_form_says_who_gave_what_stands_there(edit, given):
    assert "Maureen" in edit()


@pytest.mark.parametrize("end", ENDS)
def test_a_form_names_nobody_whose_memory_is_shown_no_more(edit, given, django_user_model, end):
    memory = given["yes"]
    ENDS[end](memory, django_user_model.objects.create_user("lead"))
    form = edit()
    for word in ("Maureen", "puddings", memory.reference):
        assert word not in form
    if end != "erased":
        line = TAKEN_BACK if end == "withdrawn" else NO_LONGER
        assert line in form


def test_nothing_of_the_words_is_in_the_answer(producer, given):
    answer = producer.get(f"{WINDOW}chosen/{given['yes'].pk}/").json()["result"]
    assert answer["title"] == "A memory of “Copper”: Maureen"
    assert "puddings" not in str(answer)
