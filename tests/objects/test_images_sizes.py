"""`{% sized_picture %}`: a picture as a page shows it, of files that the worker made."""

import re

import pytest
from django.core.management import call_command
from django.template import Context, Template
from PIL.JpegImagePlugin import JpegImageFile

from objects.images.sizes import SIZES, filters_of
from objects.images.tasks import enqueue_sizes
from objects.models import CollectionImage, CollectionObject
from tests.objects.pictures import encoded, hang, imported_image, picture, published_object

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def shown(image, arguments='"card"', **context):
    template = Template("{% load pictures %}{% sized_picture image " + arguments + " %}")
    return template.render(Context({"image": image, **context}))


def public_image(size=(900, 450), number="1", **fields):
    image = imported_image(encoded(picture(size=size), "JPEG"), **fields)
    hang(image, published_object(number))
    return image


@pytest.fixture
def image():
    return public_image(title="Chair")


@pytest.fixture
def made(image):
    image.make_sizes()
    return image


def test_a_page_offers_a_phone_and_a_desk_what_they_need(made):
    html = shown(made)
    assert html.startswith("<picture><source")
    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    for width in ("320w", "640w"):
        assert html.count(f" {width}") == 3  # AVIF, WebP, and JPEG for old browsers
    assert html.count(f'sizes="{SIZES["card"].sizes}"') == 3
    assert 'width="320"' in html
    assert 'height="160"' in html
    assert re.search(r'<img [^>]*src="/images/[^"]+\.jpg"', html)


@pytest.mark.parametrize("size", [size for size in SIZES if size != "download"])
def test_every_size_says_width_and_height_so_that_nothing_jumps(made, size):
    html = shown(made, f'"{size}"')
    assert re.search(r'<img [^>]*height="\d+"[^>]* width="\d+"', html)


def test_the_alternative_text_is_the_page_s_then_the_picture_s_own(made):
    assert 'alt="A chair, three legs"' in shown(made, '"card" alt="A chair, three legs"')
    made.description = "A chair with three legs"
    assert 'alt="A chair with three legs"' in shown(made)


def test_what_a_page_says_about_a_picture_is_made_safe(made):
    html = shown(made, '"card" alt=text', text='"><script>')
    assert 'alt="&quot;&gt;&lt;script&gt;"' in html


def test_a_small_picture_is_neither_enlarged_nor_made_twice():
    image = public_image((200, 100))
    assert image.make_sizes() == 3
    for size in ("card", "zoom"):
        html = shown(image, f'"{size}"')
        assert 'width="200"' in html
        assert 'height="100"' in html
    assert image.download_rendition().width == 200


def test_prefetched_pictures_cost_nothing_more(made, django_assert_num_queries):
    found = CollectionImage.objects.prefetch_renditions(*filters_of("card")).get()
    with django_assert_num_queries(0):
        assert "640w" in shown(found)


def test_until_its_sizes_are_made_the_object_s_mosaic_stands_there(image):
    thing = CollectionObject.objects.get()
    html = shown(image, '"card" instead=thing', thing=thing)
    assert "<svg" in html
    assert "<img" not in html
    assert shown(image) == ""


def test_the_nearest_there_is_serves_until_the_size_is_made(image):
    image.get_rendition("max-320x320|format-jpeg")
    image.get_rendition("max-640x640|format-jpeg")
    html = shown(image, '"zoom"')
    assert html.startswith("<picture><img")
    assert 'height="320"' in html
    assert 'width="640"' in html
    assert "srcset" not in html
    assert image.download_rendition().width == 640


def test_the_worker_makes_all_sizes(image, django_assert_num_queries):
    lost = public_image(number="2")
    lost.file.storage.delete(lost.file.name)
    enqueue_sizes([lost.pk, image.pk])
    assert image.renditions.count() == 9  # a picture of 900 pixels fits into three boxes
    found = CollectionImage.objects.prefetch_renditions().get(pk=image.pk)
    with django_assert_num_queries(0):
        assert "640w" in shown(found)
        assert "900w" in shown(found, '"detail"')
        assert found.download_rendition().width == 900
    assert not lost.renditions.exists()


def test_all_sizes_come_of_one_decode(image, monkeypatch):
    decoded = []
    load_end = JpegImageFile.load_end

    def counted(self):
        decoded.append(self.size)
        return load_end(self)

    monkeypatch.setattr(JpegImageFile, "load_end", counted)
    image.make_sizes()
    assert decoded == [(900, 450)]
    assert image.renditions.count() == 9


def test_what_is_made_is_not_made_again(made):
    before = set(made.renditions.values_list("pk", "file"))
    made.renditions.get(filter_spec="max-320x320|format-avif").delete()
    assert CollectionImage.objects.get().make_sizes() == 1
    assert CollectionImage.objects.get().make_sizes() == 0
    assert len(before & set(made.renditions.values_list("pk", "file"))) == len(before) - 1


def test_the_command_makes_what_is_missing_and_names_what_it_cannot(image, capsys):
    broken = public_image(number="2")
    broken.file.storage.open(broken.file.name, "wb").close()
    call_command("make_picture_sizes")
    said = capsys.readouterr().out
    assert "1  pictures got their sizes" in said
    assert "1  pictures can't be shown" in said
    assert image.renditions.count() == 9
    call_command("make_picture_sizes")
    assert "0  pictures got their sizes" in capsys.readouterr().out


def test_an_interrupted_command_keeps_what_is_made_and_leaves_no_stray_file(
    image, monkeypatch, private_folder
):
    second = public_image(number="2")
    load_end, decodes = JpegImageFile.load_end, []

    def interrupted(self):
        decodes.append(self)
        if len(decodes) == 2:
            raise KeyboardInterrupt
        return load_end(self)

    monkeypatch.setattr(JpegImageFile, "load_end", interrupted)
    with pytest.raises(SystemExit):
        call_command("make_picture_sizes")
    assert (image.renditions.count(), second.renditions.count()) == (9, 0)
    assert len(list((private_folder / "images").iterdir())) == 9
    call_command("make_picture_sizes")
    assert second.renditions.count() == 9
