"""Files of pictures: no request of the public makes one, and they follow what is public."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    Site,
)

from home.models import HomePage
from objects.images.making import only_finding
from objects.models import CollectionImage, CollectionObject, CollectionRendition
from search.outbox import drain
from tests.objects.pictures import (
    as_file,
    encoded,
    hang,
    imported_image,
    library_image,
    person_with,
    picture,
    published_object,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def illustrated(number="1", title="Chair", **fields):
    image = imported_image(encoded(picture(size=(400, 200)), "JPEG"), title=title)
    thing = published_object(number, **fields)
    hang(image, thing)
    return thing, image


def files(private_folder):
    """The files of sizes and their rows, which belong together."""
    rows = sorted(CollectionRendition.objects.values_list("file", flat=True))
    folder = private_folder / "images"
    lying = sorted(f"images/{path.name}" for path in folder.iterdir()) if folder.exists() else []
    assert rows == lying
    return rows


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Do something; then what waits for its commit, and for the worker, is done."""

    def tell(act):
        with django_capture_on_commit_callbacks(execute=True):
            act()
            drain()

    return tell


# No public request makes a file


@pytest.fixture
def home_page():
    root = Page.objects.get(depth=1)
    home = HomePage.objects.first() or root.add_child(instance=HomePage(title="Home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    return home.url


def test_no_page_of_the_public_makes_a_picture(client, home_page, private_folder):
    things = [illustrated(str(number))[0] for number in range(3)]
    objects = CollectionObject.objects.all()
    before = sorted(private_folder.rglob("*"))
    for address in [home_page, reverse("objects:list"), things[0].get_absolute_url()]:
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 200
        assert "<svg" in html
        assert "not-found" not in html
        assert 'src="/images/' not in html
    assert objects.count() == 3
    assert sorted(private_folder.rglob("*")) == before
    assert not CollectionRendition.objects.exists()


def test_neither_does_wagtail_s_own_way_within_such_a_request(private_folder):
    _, image = illustrated()
    image.get_rendition("max-165x165")
    before = files(private_folder)
    with only_finding():
        for asked in ("width-300", "fill-80x80", "max-640x640|format-avif"):
            assert image.get_rendition(asked).width == 165
        assert image.get_renditions("width-10", "width-20")["width-20"].width == 165
    assert files(private_folder) == before


def test_the_admin_makes_its_own_thumbnails(client):
    _, image = illustrated()
    client.force_login(person_with("wagtailadmin.access_admin", "wagtailimages.change_image"))
    client.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert image.renditions.filter(filter_spec="max-800x600").exists()


def test_a_list_loads_six_pictures_at_once_and_the_others_when_they_are_near(client):
    for number in range(9):
        illustrated(str(number))[1].make_sizes()
    html = client.get(reverse("objects:list")).content.decode()
    images = re.findall(r'<img[^>]+ src="/images/[^>]+>', html)
    assert ["lazy" if 'loading="lazy"' in tag else "eager" for tag in images] == (
        ["eager"] * 6 + ["lazy"] * 3
    )
    assert all(re.search(r'height="\d+".* width="\d+"', tag) for tag in images)
    assert re.findall(r'<picture><source[^>]+ type="([^"]+)"', html) == ["image/avif"] * 9


# Names


def test_two_pictures_of_one_title_have_addresses_that_nobody_guesses():
    names = []
    for number in ("1", "2"):
        image = illustrated(number, title="Chair")[1]
        image.make_sizes()
        names += image.renditions.values_list("file", flat=True)
    tokens = [re.fullmatch(r".+\.\d+\.([0-9a-f]{16})\.(avif|webp|jpg)", name)[1] for name in names]
    assert len(set(tokens)) == len(names) == 12


def test_the_admin_s_thumbnails_have_such_names_too():
    names = {illustrated(str(n))[1].get_rendition("max-165x165").file.name for n in (1, 2)}
    assert all(re.search(r"\.[0-9a-f]{16}\.jpg$", name) for name in names)


# What is withdrawn loses its files, and gets others when it is public again


def unpublish(thing, image):
    thing.withdraw(user=None)


def publish(thing, image):
    thing.refresh_from_db()
    thing.publish_latest(user=None)


def retire(thing, image):
    thing.retire()


def revive(thing, image):
    thing.revive()


def forbid(thing, image):
    row = image.object_images.get()
    row.may_show = False
    row.save()


def allow(thing, image):
    row = image.object_images.get()
    row.may_show = True
    row.save()


def take_off(thing, image):
    image.object_images.get().delete()


def hang_again(thing, image):
    hang(image, thing)


def close(thing, image):
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type=BaseViewRestriction.LOGIN
    )


def open_again(thing, image):
    CollectionViewRestriction.objects.get().delete()


@pytest.mark.parametrize(
    ("withdraw", "show"),
    [
        (unpublish, publish),
        (retire, revive),
        (forbid, allow),
        (take_off, hang_again),
        (close, open_again),
    ],
)
def test_files_go_when_a_picture_is_withdrawn_and_come_when_it_is_public_again(
    client, told, private_folder, withdraw, show
):
    thing, image = illustrated()
    told(lambda: None)
    first = files(private_folder)
    assert len(first) == 6
    address = image.download_rendition().url
    assert client.get(address).status_code == 200
    told(lambda: withdraw(thing, image))
    assert files(private_folder) == []
    assert client.get(address).status_code == 404
    told(lambda: show(thing, image))
    second = files(private_folder)
    assert len(second) == 6
    assert not set(first) & set(second)
    assert client.get(address).status_code == 404


def test_a_deleted_object_takes_the_files_of_its_picture_along(told, private_folder):
    thing, image = illustrated()
    told(lambda: None)
    told(thing.delete)
    assert files(private_folder) == []
    assert CollectionImage.objects.filter(pk=image.pk).exists()


def test_a_picture_of_two_objects_keeps_its_files_while_one_shows_it(told, private_folder):
    thing, image = illustrated()
    hang(image, published_object("2"))
    told(lambda: None)
    before = files(private_folder)
    told(thing.retire)
    assert files(private_folder) == before


def test_a_draft_s_picture_gets_no_sizes(told):
    image = imported_image()
    hang(image, CollectionObject.objects.create(object_number="9", live=False))
    told(lambda: None)
    assert not image.renditions.exists()
    assert image.make_sizes() == 0


def test_an_upload_gets_its_sizes_without_anybody_asking(told):
    editor = person_with("wagtailadmin.access_admin", "wagtailimages.add_image")
    told(lambda: library_image(editor))
    assert CollectionImage.objects.get().renditions.count() == 3


def test_another_file_means_other_sizes(told, private_folder):
    _, image = illustrated()
    told(lambda: None)
    before = files(private_folder)

    def exchange():
        image.file = as_file(encoded(picture(size=(100, 200)), "PNG"), "new.png")
        image.save()

    told(exchange)
    assert not set(before) & set(files(private_folder))
    assert {(row.width, row.height) for row in image.renditions.all()} == {(100, 200)}


def test_what_was_withdrawn_while_its_files_were_made_has_none(private_folder, monkeypatch):
    _, image = illustrated()
    save = type(CollectionRendition._meta.get_field("file").storage).save

    def saved_late(self, *args, **kwargs):
        CollectionObject.objects.update(live=False)
        return save(self, *args, **kwargs)

    monkeypatch.setattr("objects.images.storage.PrivateStorage.save", saved_late)
    assert image.make_sizes() == 0
    assert files(private_folder) == []


# Sent by the web server


def test_the_web_server_sends_the_file_after_the_site_has_checked(client, settings):
    settings.X_ACCEL_REDIRECT = "/private/"
    _, image = illustrated(title="Ä chair")
    image.make_sizes()
    rendition = image.download_rendition()
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response.content == b""
    assert response["X-Accel-Redirect"].startswith("/private/images/")
    assert response["X-Accel-Redirect"].isascii()
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "private, max-age=300, must-revalidate"
    CollectionObject.objects.update(live=False)
    refused = client.get(rendition.url)
    assert refused.status_code == 404
    assert "X-Accel-Redirect" not in refused
    assert Path(rendition.file.path).exists()


def test_then_too_a_public_picture_costs_two_queries(client, settings, django_assert_num_queries):
    settings.X_ACCEL_REDIRECT = "/private/"
    _, image = illustrated()
    image.make_sizes()
    address = image.download_rendition().url
    with django_assert_num_queries(2):
        client.get(address)
