"""The site's own pages: what the public sees, and what an editor may do with them."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.management.commands.setup_site import Command
from home.models import HomePage, StandardPage
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePage.objects.get()


@pytest.fixture
def about(home):
    return home.add_child(
        instance=StandardPage(title="About", body="<p>Who we are</p>", show_in_menus=True)
    )


def test_the_site_starts_with_a_home_page_and_a_name(client, home):
    site = Site.objects.get()
    assert (site.site_name, site.root_page_id) == ("BAC Collection", home.pk)
    assert (home.title, home.depth) == ("BAC Collection", 2)
    assert not any(Page.find_problems())
    assertContains(client.get("/"), "A town hall opens its store")


def test_home_counts_what_the_public_may_see(client):
    ObjectImageFactory(collection_object__date_text="1935")
    ObjectImageFactory(may_show=False, collection_object__date_text="1988")
    ObjectImageFactory(collection_object__live=False, collection_object__date_text="1701")
    response = client.get("/")
    assertContains(response, '<dd class="counts__figure">2</dd>')
    assertContains(response, '<dd class="counts__figure">1</dd>')
    assertContains(response, "1930s to 1980s")


def test_an_empty_collection_still_has_a_front_door(client):
    response = client.get("/")
    assertContains(response, '<dd class="counts__figure">0</dd>')
    assertNotContains(response, "From the shelves")
    assertNotContains(response, "the years they cover")


def test_the_editors_choice_stands_first_and_falls_back_when_withdrawn(client, home):
    chosen = CollectionObjectFactory(title="The chosen one")
    featured = ObjectImageFactory(
        collection_object__title="Featured", collection_object__is_featured=True
    ).collection_object
    CollectionObjectFactory(title="The newest")
    home.featured_object = chosen
    home.save()
    assert client.get("/").context["featured"] == chosen
    chosen.retire()
    response = client.get("/")
    assert response.context["featured"] == featured
    assertNotContains(response, "The chosen one")


@pytest.mark.parametrize(
    "note", [{"content_note_code": "death"}, {"content_note": "Shows a skeleton."}]
)
def test_what_has_a_content_note_is_not_chosen_by_chance(client, note):
    ObjectImageFactory(
        collection_object__is_featured=True,
        **{f"collection_object__{field}": value for field, value in note.items()},
    )
    other = CollectionObjectFactory()
    assert client.get("/").context["featured"] == other


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (2, 2), (9, 8)])
def test_nothing_stands_twice_on_it(client, number, shown):
    CollectionObjectFactory.create_batch(number)
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    links = [link["href"] for link in soup.select(".card__link")]
    assert len(links) == len(set(links)) == shown
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_site_is_called_so_in_one_place(client, settings):
    settings.WAGTAIL_SITE_NAME = "Things & More"
    person = ObjectPersonFactory().person
    for address in ("/objects/", f"/people/{person.slug}/", "/objects/feed/", "/no-such-page/"):
        page = client.get(address).content.decode()
        assert "Things &amp; More" in page, address
        assert "BAC Collection" not in page, address
    assert "Things &amp; More" in render_to_string("500.html")


def test_home_costs_few_queries(client, django_assert_max_num_queries):
    for _ in range(8):
        ObjectImageFactory()
    client.get("/")
    # Its memory, shows and projects are what panels are elsewhere.
    with django_assert_max_num_queries(12 + 2 * 3):
        client.get("/")


def test_home_leads_to_the_three_newest_stories(client, django_assert_max_num_queries):
    for _ in range(8):
        ObjectImageFactory()
    made = []
    for number in range(4):
        picture = CollectionImageFactory(in_library=True)
        picture.make_sizes()
        title = f"Tram {number}"
        writer = ContributorFactory()
        made.append(StoryPageFactory(title=title, picture=picture, authors=[writer]))
    StoryPageFactory(title="Not yet", publish=False)
    client.get("/")
    with django_assert_max_num_queries(12 + 2 * 4):  # and so are its stories
        response = client.get("/")
    section = BeautifulSoup(response.content, "html.parser").find(id="stories").parent
    shown = [link.get_text() for link in section.select(".story-card__link")]
    assert shown == ["Tram 3", "Tram 2", "Tram 1"]


def test_the_menu_offers_published_open_pages_that_ask_for_it(client, home, about):
    home.add_child(instance=StandardPage(title="Draft", live=False, show_in_menus=True))
    home.add_child(instance=StandardPage(title="Quiet"))
    closed = home.add_child(instance=StandardPage(title="For staff", show_in_menus=True))
    closed.view_restrictions.create(restriction_type="login")
    response = client.get(about.url)
    assertContains(response, 'href="/about/" aria-current="page">About</a>')
    for title in ("Draft", "Quiet", "For staff"):
        assertNotContains(response, title)


def test_a_standard_page_shows_its_text(client, about):
    response = client.get(about.url)
    assertContains(response, "<h1>About</h1>")
    assertContains(response, "<p>Who we are</p>")


def test_an_unknown_address_says_why_and_gives_three_ways_on(client):
    response = client.get("/no/such/page/")
    assertContains(response, "There is nothing at this address", status_code=404)
    assertContains(response, "ways-on__way", count=3, status_code=404)


def test_the_error_page_needs_no_database_and_says_what_to_do(client, monkeypatch):
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("objects.views._page", fail)
    response = client.get("/objects/")
    assertContains(response, "Something went wrong here", status_code=500)
    assertContains(response, "/static/css/tokens.css", status_code=500)


# In the admin


def test_an_editor_changes_the_home_page(admin_client, home):
    thing = ObjectImageFactory(collection_object__title="A tin of polish").collection_object
    data = nested_form_data(
        {
            "title": home.title,
            "slug": home.slug,
            "headline": "Come in",
            "intro": rich_text("<p>Wipe your feet.</p>"),
            "featured_object": thing.pk,
            "chosen_on": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "action-publish",
        }
    )
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    page = admin_client.get("/")
    for words in ("Come in", "Wipe your feet.", "A tin of polish"):
        assertContains(page, words)


def new_page_form(slug):
    return nested_form_data(
        {
            "title": "Things",
            "slug": slug,
            "introduction": "",
            "body": rich_text("<p>x</p>"),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )


@pytest.mark.parametrize("slug", ["objects", "Objects", "memories", "search", "people", "places"])
def test_the_page_form_refuses_an_address_of_ours_and_says_why(admin_client, home, slug):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    response = admin_client.post(url, new_page_form(slug))
    assertContains(response, f"“{slug}” is the address of another part of this site.")
    assert not StandardPage.objects.exists()


def test_the_page_form_takes_any_other(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    response = admin_client.post(url, new_page_form("our-objects"))
    assert response.status_code == 302
    assert StandardPage.objects.get().slug == "our-objects"


def test_a_copy_is_refused_such_an_address_as_well(admin_client, home, about):
    url = reverse("wagtailadmin_pages:copy", args=[about.pk])
    form = {"new_title": "Things", "new_slug": "objects", "new_parent_page": home.pk}
    response = admin_client.post(url, form, follow=True)
    assertContains(response, "“objects” is the address of another part of this site.")
    assert StandardPage.objects.get() == about
    admin_client.post(url, {**form, "new_slug": "things"})
    assert StandardPage.objects.filter(slug="things").exists()


def test_saving_by_program_is_refused_for_every_page_type(home):
    for page_type in (Page, StandardPage):
        with pytest.raises(ValidationError, match="another part of this site"):
            home.add_child(instance=page_type(title="Objects"))


@pytest.mark.parametrize("address", ["/", "/objects/"])
def test_other_sites_are_given_an_image_of_the_whole_site(client, index, settings, address):
    settings.SITE_URL = "https://collection.example"
    start = 'property="og:image" content="https://collection.example/static/'
    page = client.get(address).content.decode()
    with Image.open(finders.find(re.search(f'{start}([^"]+)', page)[1])) as image:
        assert image.size == (1200, 630)


@pytest.mark.parametrize("address", ["https://bac.example", "http://localhost:8001"])
def test_wagtails_own_letters_lead_to_where_the_site_is(settings, address):
    settings.SITE_URL = address
    Command().name_site()
    assert HomePage.objects.get().full_url == f"{address}/"
    settings.SITE_URL = "https://elsewhere.example"
    Site.objects.update(hostname="chosen.example")
    Command().name_site()
    assert Site.objects.get().hostname == "chosen.example", "what somebody set stays"
