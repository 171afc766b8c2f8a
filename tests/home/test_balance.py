"""Equal billing on the home page: for each show a civic project, and a thing of the collection."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from contact.letters.sending import send_due
from contact.models import Letter
from home.jobs import write_balance
from home.models import BalanceOfDay, HomePage
from stories.groups import EDITORS
from tests.factories import (
    BoxOfficeEventFactory,
    CollectionImageFactory,
    CollectionObjectFactory,
    MemoryFactory,
    ObjectImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def things():
    return CollectionObjectFactory.create_batch(4)


def show(title, days=7, **fields):
    """A published production with one performance in so many days."""
    made = ProductionPageFactory(title=title)
    PerformanceFactory(event=made.event, start=timezone.now() + timedelta(days=days), **fields)
    return made


def project(title, days=7, **fields):
    made = ProjectPageFactory(title=title)
    start = timezone.now() + timedelta(days=days)
    SessionFactory(project=made, start=start, **fields)
    return made


def cards(client) -> list[str]:
    """What of what is on a reader sees on the home page, in order."""
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    return [title.get_text() for title in soup.select(".occasion-card__title")]


def choose(**kinds) -> HomePage:
    home = HomePage.objects.get()
    home.chosen_on = [(kind, page) for kind, pages in kinds.items() for page in pages]
    home.save()
    return home


def test_shows_and_projects_stand_by_turns_the_soonest_first(client, things):
    for days in (2, 5):
        show(f"Show {days}", days)
        project(f"Project {days}", days - 1)
    assert cards(client) == ["Project 2", "Show 2", "Project 5", "Show 5"]


def test_that_the_box_office_is_silent_is_said_once(client, things):
    heard = timezone.now() - timedelta(hours=2)
    for days in (2, 5):
        show(f"Show {days}", days, seen_at=heard, prices_at=heard)
        project(f"Project {days}", days)
    assertContains(client.get("/"), "Prices and places: last checked", 1)


def test_within_the_first_screen_one_of_each_leads_to_its_card(client, things):
    for days in (2, 5):
        show(f"Show {days}", days)
        project(f"Project {days}", days)
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    links = soup.select(".home-next a")
    assert [link.get_text().partition(",")[0] for link in links] == ["Show 2", "Project 2"]
    for link in links:
        card = soup.find(id=link["href"].removeprefix("#"))
        assert card.h3.get_text() in link.get_text()


def test_with_fewer_projects_to_come_fewer_shows_stand_there(client, things):
    for days in (1, 2, 3):
        show(f"Show {days}", days)
    only = project("Mending", 9)
    assert cards(client) == ["Show 1", "Mending"]
    assertContains(client.get("/"), f'href="{only.list_url}">See all that is on')
    only.sessions.update(cancelled=True)
    assert cards(client) == []
    assertNotContains(client.get("/"), "See all that is on")


def test_with_fewer_things_of_the_collection_too(client):
    for days in (1, 2):
        show(f"Show {days}", days)
        project(f"Project {days}", days)
    assert cards(client) == ["Project 1", "Project 2"]
    CollectionObjectFactory()
    assert cards(client) == ["Show 1", "Project 1", "Project 2"]
    MemoryFactory(state="published", text="We danced there.", uses={"site": "yes"})
    assert HomePage.objects.get().balance().ticketed == 2


def test_a_production_stands_there_once_with_what_is_next(client, things):
    made = show("The Laundry", 3)
    PerformanceFactory(event=made.event, start=timezone.now() + timedelta(days=1), cancelled=True)
    PerformanceFactory(event=made.event, start=timezone.now() + timedelta(days=2))
    PerformanceFactory(event=made.event, start=timezone.now() - timedelta(days=2))
    for days in (4, 5):
        project("Mending", days)
    assert cards(client).count("The Laundry") == 1
    (occasion,) = HomePage.objects.get().shown(timezone.now())["on"].shows
    assert (occasion.start.date() - timezone.now().date()).days in (2, 3)


def test_without_a_published_page_the_box_office_speaks_and_a_closed_project_is_not_there(
    client, things
):
    event = BoxOfficeEventFactory(name="As the box office has it")
    ProductionPageFactory(event=event, title="Draft", publish=False)
    PerformanceFactory(event=event)
    project("Open")
    closed = project("Closed", 1)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert sorted(cards(client)) == ["As the box office has it", "Open"]


def test_what_an_editor_chose_stands_first_while_it_is_to_come(client, things):
    for days in (1, 2, 3):
        show(f"Show {days}", days)
        project(f"Project {days}", days)
    late, over, last = show("Late", 40), show("Over", -2), project("Last", 50)
    choose(show=[over, late], project=[last])
    assert cards(client)[:4] == ["Late", "Last", "Show 1", "Project 1"]
    assert len(cards(client)) == 6
    assert "Over" not in cards(client)


def test_what_one_can_join_at_any_time_stands_beside_a_show_too(client, things):
    standing = ProjectPageFactory(title="Label writers")
    project("Was off", -9, cancelled=True)
    for days in (1, 2, 3):
        show(f"Show {days}", days)
    response = client.get("/")
    assert cards(client) == ["Show 1", "Label writers"]
    assertContains(response, f'href="{standing.url}#join">Join in')
    assertContains(response, "No fixed day")
    for days in (4, 5, 6):
        project(f"Project {days}", days)
    assert "Label writers" not in cards(client)
    choose(project=[standing])
    assert cards(client)[:4] == ["Show 1", "Label writers", "Show 2", "Project 4"]


def test_the_rule_goes_before_the_editors_choice(client, things):
    choose(show=[show(f"Show {days}", days) for days in (1, 2, 3)])
    project("Mending", 9)
    assert cards(client) == ["Show 1", "Mending"]


def test_the_editor_sees_the_balance_and_is_told_when_it_tips(admin_client, things):
    for days in (1, 2):
        show(f"Show {days}", days)
    project("Mending", 9)
    home = HomePage.objects.get()
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assertContains(admin_client.get(address), "1 show, 1 civic project, 4 from the collection.")
    assertContains(admin_client.get(address), "1 show stands back until there is more civic work")

    def publish(chosen):
        form = {
            "title": home.title,
            "slug": home.slug,
            "headline": "",
            "intro": rich_text("<p>Come in.</p>"),
            "featured_object": "",
            "chosen_on": streamfield([("project", str(chosen.pk))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "action-publish",
        }
        return admin_client.post(address, nested_form_data(form), follow=True)

    assertContains(publish(project("Over", -1)), "1 show stands back until there is more")
    assertNotContains(publish(project("Chosen", 9)), "stands back")
    assert cards(admin_client) == ["Show 1", "Chosen", "Show 2", "Mending"]


def test_what_is_on_costs_four_queries_more(client, things, django_assert_max_num_queries):
    for number in range(3):
        picture = CollectionImageFactory(in_library=True)
        picture.make_sizes()
        ObjectImageFactory()
        StoryPageFactory(picture=picture)
        for made in (show(f"S{number}"), project(f"P{number}")):
            type(made).objects.filter(pk=made.pk).update(picture=picture)
    client.get("/")
    with django_assert_max_num_queries(12 + 2 + 2 + 2 * 2):  # its memory, stories, both kinds
        response = client.get("/")
    assert response.content.count(b'occasion-card__picture">\n            <picture') == 6


# Over time


def test_the_clock_writes_a_row_a_day_and_anybody_can_read_them(client, things):
    for days in (1, 2):
        show(f"Show {days}", days)
    project("Mending")
    assert write_balance() == 1
    assert write_balance() == 0, "nothing has changed"
    project("Another")
    assert write_balance() == 1
    row = BalanceOfDay.objects.get()
    assert (row.ticketed, row.civic, row.collection, row.held_back) == (2, 2, 4, 0)
    old = BalanceOfDay.objects.create(
        day=date(2026, 3, 1), ticketed=1, civic=1, collection=7, held_back=2
    )
    soup = BeautifulSoup(client.get("/numbers/balance/").content, "html.parser")
    _today, before = soup.select("tbody tr")
    assert before.th.get_text() == "1 Mar 2026"
    numbers = [cell.get_text() for cell in before.select(".balance__number")]
    assert numbers == [str(old.ticketed), str(old.civic), str(old.collection), str(old.held_back)]
    assert before.select("rect")[2]["width"] == "7"
    assert not soup.select("[style]")


def test_when_the_clock_tips_it_editors_get_one_letter(
    client, things, mailoutbox, django_user_model
):
    editor = django_user_model.objects.create_user("ada", email="ada@example.org")
    editor.groups.add(Group.objects.get(name=EDITORS))
    show("The Laundry")
    only = project("Mending")
    write_balance()
    assert not Letter.objects.exists()
    only.sessions.update(start=timezone.now() - timedelta(days=2), ends_at=timezone.now())
    for _ in range(2):
        write_balance()
    send_due()
    (letter,) = mailoutbox
    assert letter.to == ["ada@example.org"]
    assert "1 show stands back on the home page" in letter.body
    assert reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk]) in letter.body
    BalanceOfDay.objects.update(day=timezone.localdate() - timedelta(days=1))
    write_balance()
    assert Letter.objects.count() == 1, "it has not tipped anew"
    soup = BeautifulSoup(client.get("/numbers/balance/").content, "html.parser")
    stood_back = [row.select(".balance__number")[3].get_text() for row in soup.select("tbody tr")]
    assert stood_back == ["1", "1"]


def test_before_the_first_day_it_says_so(client):
    assertContains(client.get("/numbers/balance/"), "Nothing has been counted yet.")
