"""A picture's record: what is stored, what is deleted, and who may see it."""

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image
from wagtail import hooks
from wagtail.images.models import Filter
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from objects.images.cleaning import BrokenImage
from objects.images.sizes import SIZES, filters_of, parts_of
from objects.models import CollectionImage, ObjectImage
from tests.objects.pictures import (
    ROTATED_RIGHT,
    as_file,
    encoded,
    hang,
    imported_image,
    library_image,
    person_with,
    picture,
    published_object,
    secrets_in,
    srgb_profile,
    stored_bytes,
    telling_jpeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture
def editor():
    return person_with("wagtailadmin.access_admin", "wagtailimages.add_image")


def files_in(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


# What is stored


def test_a_stored_picture_is_upright_clean_and_knows_itself(private_folder):
    received = telling_jpeg(ROTATED_RIGHT)
    image = CollectionImage(title="Chair", file=as_file(received, "chair.jpg"))
    image.save()
    image = CollectionImage.objects.get()
    stored = stored_bytes(image.file)
    assert secrets_in(stored) == []
    assert (image.width, image.height) == (20, 40)
    assert image.received_hash == hashlib.sha256(received).hexdigest()
    assert image.file_hash == hashlib.sha1(stored).hexdigest()
    assert image.file_size == len(stored)
    assert Path(image.file.path).is_relative_to(private_folder)


def test_bulk_writing_is_no_way_round_the_cleaning():
    CollectionImage.objects.bulk_create(
        [CollectionImage(title="Chair", file=as_file(telling_jpeg(ROTATED_RIGHT)))]
    )
    image = CollectionImage.objects.get()
    assert secrets_in(stored_bytes(image.file)) == []
    assert (image.width, image.height) == (20, 40)
    assert image.file_size == len(stored_bytes(image.file))
    assert image.received_hash == hashlib.sha256(telling_jpeg(ROTATED_RIGHT)).hexdigest()


def test_saving_a_file_into_the_field_is_no_way_round_either():
    image = imported_image(encoded(picture(), "PNG"))
    image.file.save("new.jpg", as_file(telling_jpeg(ROTATED_RIGHT)))
    image = CollectionImage.objects.get()
    assert secrets_in(stored_bytes(image.file)) == []
    assert (image.width, image.height) == (20, 40)


def test_replacing_only_the_file_keeps_its_facts_true():
    image = imported_image(encoded(picture(), "PNG"))
    image.file = as_file(telling_jpeg(ROTATED_RIGHT))
    image.save(update_fields=["file"])
    image = CollectionImage.objects.get()
    assert secrets_in(stored_bytes(image.file)) == []
    assert (image.width, image.height) == (20, 40)
    assert image.received_hash == hashlib.sha256(telling_jpeg(ROTATED_RIGHT)).hexdigest()


def test_saving_a_record_again_leaves_its_file_alone():
    image = imported_image()
    before = image.file.name, stored_bytes(image.file)
    image.title = "Armchair"
    image.save()
    image.refresh_from_db()
    assert (image.file.name, stored_bytes(image.file)) == before


def test_the_ending_follows_the_content_and_a_number_is_no_ending():
    image = CollectionImage.objects.create(
        title="Chair", file=as_file(encoded(picture(), "PNG"), "008432.1.jpg")
    )
    assert image.file.name == "original_images/008432.1.png"


def test_a_broken_file_is_refused_with_a_reason_and_nothing_is_kept(private_folder):
    image = CollectionImage(title="Chair", file=as_file(b"Dear museum", "chair.jpg"))
    with pytest.raises(ValidationError, match=r"The file chair\.jpg is not a picture"):
        image.full_clean(exclude=["width", "height"])
    with pytest.raises(BrokenImage, match="is not a picture"):
        image.save()
    assert not CollectionImage.objects.exists()
    assert files_in(private_folder) == []


def test_no_rendition_in_any_size_gives_anything_away():
    image = imported_image(telling_jpeg(ROTATED_RIGHT, size=(900, 700)))
    hang(image, published_object())
    stock = ["original", "width-300", "fill-100x100", "max-165x165", "width-50|format-avif"]
    renditions = image.get_renditions(*stock)
    assert image.make_sizes() == 9
    assert image.renditions.count() == len(stock) + 9
    for rendition in image.renditions.all():
        assert secrets_in(stored_bytes(rendition.file)) == []
    assert renditions["width-300"].height > renditions["width-300"].width
    assert image.download_rendition().height > image.download_rendition().width


@pytest.mark.parametrize("format_", ["avif", "webp", "jpeg"])
def test_a_rendition_keeps_the_colour_profile(format_):
    image = imported_image()
    hang(image, published_object())
    image.make_sizes()
    rendition = image.renditions.get(filter_spec=f"max-320x320|format-{format_}")
    with rendition.get_willow_image() as willow:
        profile = willow.get_pillow_image().info["icc_profile"]
    assert profile == srgb_profile()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_size_can_be_made_of_every_kind_of_picture(mode):
    source = picture("L" if mode == "I;16" else mode, size=(700, 350))
    kind = "TIFF" if mode == "CMYK" else "PNG"
    image = imported_image(encoded(source.convert(mode), kind))
    hang(image, published_object())
    assert image.make_sizes() == 9
    for rendition in image.renditions.all():
        with Image.open(rendition.file.path) as made:
            made.load()
            assert made.size == (rendition.width, rendition.height)
            assert f"format-{made.format.lower()}" in rendition.filter_spec
    assert {row.width for row in image.renditions.all()} == {320, 640, 700}


def test_what_is_transparent_lies_on_white_where_a_format_knows_no_transparency():
    image = imported_image(encoded(Image.new("RGBA", (400, 200), (255, 0, 0, 0)), "PNG"))
    hang(image, published_object())
    image.make_sizes()
    with Image.open(image.download_rendition().file.path) as made:
        assert made.getpixel((200, 100)) == (255, 255, 255)
    with Image.open(image.renditions.get(filter_spec="max-320x320|format-webp").file.path) as made:
        assert made.getpixel((100, 50))[3] == 0


def test_a_size_names_each_file_once_best_format_first():
    assert SIZES["card"].filters == [
        "max-320x320|format-avif",
        "max-320x320|format-webp",
        "max-320x320|format-jpeg",
        "max-640x640|format-avif",
        "max-640x640|format-webp",
        "max-640x640|format-jpeg",
    ]
    assert len(filters_of()) == len(set(filters_of())) == 15


@pytest.mark.parametrize("spec", filters_of())
def test_pillow_and_wagtail_mean_the_same_by_our_specs(spec):
    box, format_ = parts_of(spec)
    operations = Filter(spec).operations
    assert (operations[0].width, operations[0].height, operations[1].format) == (box, box, format_)


def test_deleting_a_picture_deletes_its_files(private_folder, django_capture_on_commit_callbacks):
    image = imported_image()
    image.get_renditions("width-10", "width-20")
    assert len(files_in(private_folder)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert files_in(private_folder) == []


# Who may see it


@pytest.mark.parametrize(
    ("fields", "may_show", "public"),
    [
        ({"live": True}, True, True),
        ({"live": True}, False, False),
        ({"live": False}, True, False),
        ({"live": True, "retired_at": timezone.now()}, True, False),
    ],
    ids=["published", "not to be shown", "draft", "retired"],
)
@pytest.mark.parametrize("in_library", [True, False], ids=["library", "imported"])
def test_a_picture_follows_its_object(editor, in_library, fields, may_show, public):
    image = library_image(editor) if in_library else imported_image()
    thing = published_object()
    type(thing).objects.filter(pk=thing.pk).update(**fields)
    hang(image, thing, may_show=may_show)
    assert image.is_public() is public
    assert list(CollectionImage.objects.public()) == ([image] if public else [])


def test_one_published_object_is_enough():
    image = imported_image()
    hang(image, published_object("1", retired_at=timezone.now()))
    hang(image, published_object("2"), may_show=False)
    assert not image.is_public()
    hang(image, published_object("3"))
    assert image.is_public()


def test_without_an_object_only_what_an_editor_put_in_is_public(editor):
    assert library_image(editor).is_public()
    assert not imported_image().is_public()


def test_a_picture_in_a_draft_waits_for_the_object_to_be_published(editor):
    image, thing = library_image(editor), published_object()
    thing.object_images.add(ObjectImage(image=image))
    revision = thing.save_revision(user=editor)
    assert not ObjectImage.objects.exists()
    assert not image.is_public()
    revision.publish()
    assert image.is_public()


def test_a_picture_of_the_library_stays_public_when_an_object_that_shows_it_is_drafted(editor):
    image, thing = library_image(editor), published_object()
    hang(image, thing)
    thing.save_revision(user=editor)
    assert image.is_public()
    thing.object_images.all().delete()
    assert image.is_public()


def test_an_edit_by_hand_does_not_put_a_picture_into_the_library(editor):
    image = imported_image()
    image.uploaded_by_user = editor
    image.save()
    assert not image.is_public()


@pytest.fixture
def closed_collection():
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Not for everybody")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=BaseViewRestriction.LOGIN
    )
    return closed


@pytest.mark.parametrize("below", [False, True], ids=["in it", "below it"])
def test_a_closed_collection_closes_its_pictures(editor, closed_collection, below):
    open_beside = Collection.get_first_root_node().add_child(name="For everybody")
    closed_collection.refresh_from_db()
    collection = closed_collection.add_child(name="Deeper") if below else closed_collection
    image = library_image(editor)
    hang(image, published_object())
    CollectionImage.objects.update(collection=open_beside)
    assert image.is_public()
    CollectionImage.objects.update(collection=collection)
    assert not image.is_public()
    assert not CollectionImage.objects.public().exists()


@pytest.mark.parametrize("answer", ["ids", "queryset"])
def test_another_app_may_publish_a_picture(answer):
    image, other = imported_image(), imported_image()
    assert not image.is_public()

    def published_in_a_story(images):
        found = images.filter(pk=image.pk).values_list("pk", flat=True)
        return set(found) if answer == "ids" else found

    with hooks.register_temporarily("published_image_uses", published_in_a_story):
        assert image.is_public()
        assert not other.is_public()
        assert list(CollectionImage.objects.public()) == [image]
    assert not image.is_public()


def test_another_app_cannot_publish_what_a_collection_closes(closed_collection):
    image = imported_image()
    CollectionImage.objects.update(collection=closed_collection)
    with hooks.register_temporarily("published_image_uses", lambda images: [image.pk]):
        assert not image.is_public()
