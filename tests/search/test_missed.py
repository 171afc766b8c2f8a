"""What people could not find is counted, and nothing of the people."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone

from objects.groups import COLLECTIONS
from search import missed
from search.engines import engine
from search.models import MissedWords, PassedOver, SynonymSet
from search.registry import kind_named
from tests.factories import CollectionObjectFactory

LIST = "/objects/"


@pytest.fixture
def radio(db, index):
    thing = CollectionObjectFactory(title="Green radio")
    engine().update(kind_named("object"), [thing.pk])
    return thing


@pytest.fixture
def editor_client(client, db):
    editor = get_user_model().objects.create_user("editor")
    editor.groups.add(Group.objects.get(name=COLLECTIONS))
    client.force_login(editor)
    return client


def counted() -> dict[str, int]:
    return dict(MissedWords.objects.values_list("words", "count"))


def missed_on_days(words, days, count=1):
    today = timezone.localdate()
    for ago in range(days):
        day = today - timedelta(days=ago)
        MissedWords.objects.create(words=words, day=day, count=count)


def test_words_that_found_nothing_are_counted_by_the_day(client, radio):
    for text in ("Wireless", "wireless ", "WIRELESS!"):
        assert client.get(LIST, {"q": text}).status_code == 200
    assert counted() == {"wireless": 3}
    assert MissedWords.objects.get().day == timezone.localdate()


def test_what_is_left_out_at_once_is_nothing_that_we_lack(client, radio):
    for text in ("radio -radio", "wireless -wireless"):
        client.get(LIST, {"q": text})
        client.get("/search/", {"q": text})
    assert counted() == {}


def test_so_are_those_of_the_page_over_everything(client, radio):
    client.get("/search/", {"q": "wireless"})
    client.get("/search/", {"q": "wireless", "as-typed": "spelling"})
    assert counted() == {"wireless": 1}


def test_of_words_that_had_to_be_left_out_those_nobody_has_are_counted(client, radio):
    page = client.get(LIST, {"q": "radio gramophone"}).content.decode()
    assert radio.get_absolute_url() in page
    assert counted() == {"gramophone": 1}


def test_what_found_something_is_not_counted(client, radio):
    client.get(LIST, {"q": "radio"})
    client.get(LIST)
    assert counted() == {}


@pytest.mark.parametrize(
    "text",
    [
        "ada@example.org wireless",
        "call 020 7946 0000",
        "+442079460000",
        "12 Lavender Street",
        "SW11 5TN",
        "https://example.org/ada",
        "www.example",
        "born 3.4.1962",
        "a very long sentence about the thing that stood on my mantelpiece for years",
    ],
)
def test_what_may_be_somebodys_is_not_kept(client, radio, text):
    client.get(LIST, {"q": text})
    assert counted() == {}


def test_years_and_decades_are_kept():
    assert missed.words_of("1930s gasmask") == "1930s gasmask"
    assert missed.words_of("gasmask 1943") == "gasmask 1943"


def test_what_was_to_be_left_out_is_no_part_of_what_is_wanted():
    assert missed.words_of('"gas mask" -box maker:Siebe') == "gas mask siebe"


def test_robots_looking_ahead_choices_and_further_pages_are_not_counted(client, radio):
    client.head(LIST, {"q": "wireless"})
    client.get(LIST, {"q": "wireless"}, headers={"user-agent": "ExampleBot/1.0"})
    client.get(LIST, {"q": "wireless"}, headers={"sec-purpose": "prefetch;prerender"})
    client.get(LIST, {"q": "wireless", "material": "material-tin"})
    client.get(LIST, {"q": "wireless", "from": "1930"})
    assert counted() == {}


def test_a_day_holds_only_so_many(client, radio, monkeypatch):
    monkeypatch.setattr(type(MissedWords.objects.all()), "MOST_A_DAY", 2)
    for text in ("gasmask", "wireless", "mangle", "wireless"):
        client.get(LIST, {"q": text})
    assert counted() == {"gasmask": 1, "wireless": 2}


def test_nothing_is_kept_longer_than_ninety_days(db):
    today = timezone.localdate()
    for ago in (0, 90, 91):
        MissedWords.objects.create(words="mangle", day=today - timedelta(days=ago))
    missed.forget_old()
    kept = MissedWords.objects.values_list("day", flat=True)
    assert sorted(kept) == [today - timedelta(days=90), today]


def test_only_words_days_and_counts_are_kept():
    assert {f.name for f in MissedWords._meta.fields} == {"id", "words", "day", "count"}
    assert {f.name for f in PassedOver._meta.fields} == {"id", "words"}


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_wait_for_who_is_writing(client, radio):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    held, done = threading.Event(), threading.Event()

    def hold():
        with connections["default"].cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(60)
            cursor.execute("ROLLBACK")
        connections["default"].close()

    writer = threading.Thread(target=hold)
    writer.start()
    try:
        assert held.wait(10)
        # Were it to wait for the writer, who waits for us, this would end after 30 seconds only.
        response = client.get(LIST, {"q": "wireless"})
    finally:
        done.set()
        writer.join()
    assert response.status_code == 200
    assert counted() == {}
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] >= 1000
    client.get(LIST, {"q": "wireless"})
    assert counted() == {"wireless": 1}


# What editors see


def test_editors_see_what_came_on_three_days(editor_client, db):
    missed_on_days("wireless", 3, count=2)
    missed_on_days("mangle", 2, count=50)
    page = editor_client.get(reverse("missed:index")).content.decode()
    assert "wireless" in page
    assert "mangle" not in page
    assert ">6<" in page.replace(" ", "").replace("\n", "")


def test_a_synonym_is_made_from_it_with_the_words_filled_in(editor_client, db):
    missed_on_days("flat iron & stand", 3)
    page = editor_client.get(reverse("missed:index")).content.decode()
    address = "/admin/snippets/search/synonymset/add/?words=flat+iron+%26+stand"
    assert f'href="{address}"' in page
    form = editor_client.get(address).context["form"]
    assert form["words"].value() == "flat iron & stand = "


def test_what_was_helped_is_no_longer_shown(editor_client, db):
    missed_on_days("wireless", 3)
    SynonymSet.objects.create(words="wireless = radio")
    assert "wireless" not in editor_client.get(reverse("missed:index")).content.decode()


def test_not_for_us_hides_it_until_it_is_shown_again(editor_client, db):
    missed_on_days("pizza", 4)
    hide = reverse("missed:pass_over")
    page = editor_client.post(hide, {"words": "pizza"}, follow=True).content.decode()
    assert "pizza" not in page
    page = editor_client.get(reverse("missed:index"), {"passed_over": 1}).content.decode()
    assert "Show “pizza” again" in page
    page = editor_client.post(hide, {"words": "pizza", "again": 1}, follow=True).content.decode()
    assert "Not for us" in page
    assert "pizza" in page


def test_others_do_not_see_it(client, db):
    assert client.get(reverse("missed:index")).status_code == 302
    user = get_user_model().objects.create_user("reader")
    client.force_login(user)
    assert client.get(reverse("missed:index")).status_code == 302
    assert client.post(reverse("missed:pass_over"), {"words": "a"}).status_code == 302
    assert not PassedOver.objects.exists()
