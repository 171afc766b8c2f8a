"""Synonyms as an editor keeps them: a member of the Collections group, who is no developer."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from objects.groups import COLLECTIONS
from search.engines import engine
from search.finding import find
from search.models import SynonymSet
from search.query import Query
from search.registry import kind_named
from tests.factories import CollectionObjectFactory
from tests.objects.admin.pages import sent_back, words

LIST = "/admin/snippets/search/synonymset/"


@pytest.fixture
def editor(db):
    user = get_user_model().objects.create_user("editor", first_name="Ada", last_name="Draper")
    user.groups.add(Group.objects.get(name=COLLECTIONS))
    return user


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def sets(db):
    return [
        SynonymSet.objects.create(words="wireless = radio", credited_to="Grace of Lavender Hill"),
        SynonymSet.objects.create(words="mangle > wringer", is_in_use=False),
        SynonymSet.objects.create(words="tin = can", is_in_use=False),
    ]


def bulk(action, *chosen, **query):
    ids = "&".join(f"id={synonyms if synonyms == 'all' else synonyms.pk}" for synonyms in chosen)
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    return f"/admin/bulk/search/synonymset/{action}/?next={LIST}&{ids}{extra}"


def in_use():
    return set(SynonymSet.objects.in_use().values_list("words", flat=True))


def test_the_menu_leads_there(desk):
    menu = desk.get("/admin/").content.decode()
    for label in ("Searching", "Synonyms", "Not found"):
        assert f'"{label}"' in menu


def test_a_set_made_is_followed_at_once_and_remembers_who_made_it(desk, editor, index):
    thing = CollectionObjectFactory(title="Green radio")
    engine().update(kind_named("object"), [thing.pk])
    assert find(Query(text="wireless", kinds=("object",))).pks("object") == []
    fields = sent_back(desk.get(f"{LIST}add/")) | {"words": "wireless = radio", "is_in_use": "on"}
    assert "created" in words(desk.post(f"{LIST}add/", fields, follow=True))
    assert SynonymSet.objects.get().proposed_by == editor
    assert find(Query(text="wireless", kinds=("object",))).pks("object") == [thing.pk]


def test_what_cannot_be_followed_is_refused_with_the_reason(desk):
    answer = words(desk.post(f"{LIST}add/", {"words": "wireless"}))
    assert "Give at least two, as in “wireless = radio”" in answer


def test_the_list_says_what_is_in_use_and_whom_to_thank(desk, sets, editor):
    SynonymSet.objects.create(words="jug = ewer", proposed_by=editor)
    listed = words(desk.get(LIST))
    for said in ("wireless = radio", "in use", "proposed", "Grace of Lavender Hill", "editor"):
        assert said in listed


def test_the_list_is_narrowed_by_state_and_by_words(desk, sets):
    proposed = words(desk.get(LIST, {"state": "proposed"}))
    assert "mangle > wringer" in proposed
    assert "wireless = radio" not in proposed
    found = words(desk.get(LIST, {"q": "Lavender"}))
    assert "wireless = radio" in found
    assert "mangle > wringer" not in found


def test_the_edit_page_counts_what_each_word_finds(desk, sets, index):
    things = [CollectionObjectFactory(title=f"Radio {n}") for n in range(3)]
    engine().update(kind_named("object"), [thing.pk for thing in things])
    told = words(desk.get(f"{LIST}edit/{sets[0].pk}/"))
    assert "“wireless”: nowhere yet" in told
    assert "“radio”: in 3 records" in told


def test_the_edit_page_stands_without_an_index(desk, sets, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert "Searching is away just now" in words(desk.get(f"{LIST}edit/{sets[0].pk}/"))


def test_many_are_put_in_use_and_taken_out(desk, sets):
    address = bulk("put_in_use", *sets)
    assert "Put in use: 3 sets?" in words(desk.get(address))
    assert "2 sets are now in use" in words(desk.post(address, follow=True))
    assert in_use() == {"wireless = radio", "mangle > wringer", "tin = can"}
    assert "1 set is now out of use" in words(
        desk.post(bulk("take_out_of_use", sets[0]), follow=True)
    )
    assert in_use() == {"mangle > wringer", "tin = can"}


def test_all_in_the_list_are_those_that_the_list_shows(desk, sets):
    desk.post(bulk("put_in_use", "all", q="mangle"))
    assert in_use() == {"wireless = radio", "mangle > wringer"}
    desk.post(bulk("take_out_of_use", "all", state="in_use", q="radio"))
    assert in_use() == {"mangle > wringer"}


def test_keys_typed_by_hand_fail_nothing(desk, sets):
    assert desk.get(f"/admin/bulk/search/synonymset/put_in_use/?id=x&id={9**40}").status_code == 200


def test_who_may_not_changes_nothing(client, sets):
    user = get_user_model().objects.create_user("reader")
    client.force_login(user)
    for address in (LIST, f"{LIST}add/", f"{LIST}edit/{sets[1].pk}/"):
        assert client.get(address).status_code == 302
    client.post(bulk("put_in_use", sets[1]))
    assert in_use() == {"wireless = radio"}
