"""`{% sized_picture %}`: a picture as a page shows it."""

import pytest
from django.db import connection
from django.template import Context, Template

from objects.images.sizes import SIZES, filters_of
from objects.images.tasks import enqueue_sizes
from objects.importing.locks import APPLY, hold
from objects.models import CollectionImage
from tests.objects.pictures import encoded, imported_image, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def shown(image, arguments='"card"', **context):
    template = Template("{% load pictures %}{% sized_picture image " + arguments + " %}")
    return template.render(Context({"image": image, **context}))


@pytest.fixture
def image():
    return imported_image(encoded(picture(size=(900, 450)), "JPEG"), title="Chair")


def test_a_page_offers_a_phone_and_a_desk_what_they_need(image):
    html = shown(image)
    assert html.startswith("<picture><source")
    assert 'type="image/webp"' in html
    for width in ("320w", "640w"):
        assert html.count(f" {width}") == 2  # WebP, and JPEG for old browsers
    assert 'sizes="(min-width: 60rem) 20rem, 45vw"' in html
    assert 'width="320"' in html
    assert 'height="160"' in html
    assert 'src="/images/' in html


def test_the_alternative_text_is_the_page_s_then_the_picture_s_own(image):
    assert 'alt="A chair, three legs"' in shown(image, '"card" alt="A chair, three legs"')
    image.description = "A chair with three legs"
    assert 'alt="A chair with three legs"' in shown(image)


def test_what_a_page_says_about_a_picture_is_made_safe(image):
    html = shown(image, '"card" alt=text', text='"><script>')
    assert 'alt="&quot;&gt;&lt;script&gt;"' in html


def test_a_small_picture_is_neither_enlarged_nor_made_twice():
    image = imported_image(encoded(picture(size=(200, 100)), "JPEG"))
    html = shown(image)
    assert 'width="200"' in html
    assert 'height="100"' in html
    assert image.renditions.count() == 2  # WebP and JPEG
    assert image.get_rendition(SIZES["zoom"].filters[0]).width == 200


def test_prefetched_pictures_cost_nothing_more(image, django_assert_num_queries):
    shown(image)
    found = CollectionImage.objects.prefetch_renditions(*filters_of("card")).get()
    with django_assert_num_queries(0):
        assert "640w" in shown(found)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets two write at once")
def test_while_an_import_writes_no_page_waits_for_a_picture(image, settings, tmp_path):
    settings.LOCKS_DIR = tmp_path / "locks"
    with hold(APPLY):
        assert shown(image) == ""
        assert not image.renditions.exists()
    before = shown(image)
    with hold(APPLY):
        assert shown(image) == before


def test_the_worker_makes_the_usual_sizes_beforehand(image, django_assert_num_queries):
    lost = imported_image()
    lost.file.storage.delete(lost.file.name)
    enqueue_sizes([lost.pk, image.pk])
    assert image.renditions.count() == 6  # three boxes (card and detail share one), two formats
    found = CollectionImage.objects.prefetch_renditions().get(pk=image.pk)
    with django_assert_num_queries(0):
        assert "640w" in shown(found)
        assert "900w" in shown(found, '"detail"')


def test_a_picture_whose_file_is_lost_does_not_break_the_page(image):
    image.file.storage.delete(image.file.name)
    assert "<img" in shown(image)
