"""Pictures that come with an export."""

import pytest

from objects.importing import runs
from objects.importing.pictures import PictureFolder, PictureProblem
from objects.models import CollectionImage, ObjectImage
from tests.objects.pictures import SECRETS, encoded, picture, telling_jpeg


@pytest.fixture
def pictures(museum):
    folder = museum.folder / "pictures"
    folder.mkdir()
    return folder


def jpeg(shade):
    return encoded(picture().point(lambda level: (level + shade) % 256), "JPEG")


def shown(museum, number):
    return [
        (link.source_name, link.sort_order) for link in museum.thing(number).object_images.all()
    ]


def test_by_column_and_cleaned(museum, pictures):
    (pictures / "tin.jpg").write_bytes(telling_jpeg())
    museum.bring_in({"number": "T 1", "picture": "TIN.JPG"}, images=pictures)
    image = museum.thing("T 1").object_images.get().image
    stored = image.file.read()
    assert not [secret for secret in SECRETS if secret in stored]
    assert not image.in_library
    assert image.is_public()


def test_by_file_name_with_views_in_order(museum, pictures):
    for count, name in enumerate(["T-1_2.jpg", "t 1.jpg", "T-1_3.jpg", "T-2.jpg", "T-11.jpg"]):
        (pictures / name).write_bytes(jpeg(count))
    museum.bring_in({"number": "T 1"}, {"number": "T 2"}, images=pictures)
    assert len(shown(museum, "T 1")) == 3
    assert shown(museum, "T 2") == [("T-2.jpg", 0)]


def test_the_same_bytes_are_one_picture(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    (pictures / "b.jpg").write_bytes(jpeg(1))
    museum.bring_in(
        {"number": "T 1", "picture": "a.jpg|b.jpg"},
        {"number": "T 2", "picture": "b.jpg"},
        images=pictures,
    )
    assert CollectionImage.objects.count() == 1
    assert ObjectImage.objects.count() == 2


def test_broken_missing_and_escaping_ones_are_reported_and_the_record_goes_in(museum, pictures):
    (museum.folder / "secret.jpg").write_bytes(jpeg(1))
    (pictures / "broken.jpg").write_bytes(jpeg(1)[:80])
    told = museum.bring_in(
        {"number": "T 1", "picture": "broken.jpg|gone.jpg|../secret.jpg"}, images=pictures
    )
    why = "\n".join(line.reason for line in told.lines["picture"])
    assert "broken.jpg" in why
    assert "“gone.jpg” is not in the picture folder" in why
    assert "“../secret.jpg” leads out of the picture folder" in why
    assert museum.thing("T 1").object_images.count() == 0


def test_a_link_out_of_the_folder_is_not_followed(museum, pictures):
    (museum.folder / "secret.jpg").write_bytes(jpeg(1))
    (pictures / "link.jpg").symlink_to(museum.folder / "secret.jpg")
    folder = PictureFolder(pictures)
    with pytest.raises(PictureProblem, match="leads out"):
        folder.named("link.jpg")


def test_the_same_pictures_again_change_nothing(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    told = museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    assert told.counts["unchanged"] == 1
    assert CollectionImage.objects.count() == 1


def test_a_new_photograph_under_an_old_name_replaces_it(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    (pictures / "a.jpg").write_bytes(jpeg(90) + b" ")
    told = museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    assert told.lines["updated"][0].field == "picture"
    assert museum.thing("T 1").object_images.count() == 1


def test_what_was_written_here_about_a_picture_stays(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    (pictures / "b.jpg").write_bytes(jpeg(2))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    ObjectImage.objects.update(alt_text="A tin", may_show=False)
    museum.bring_in({"number": "T 1", "picture": "b.jpg|a.jpg"}, images=pictures)
    old = ObjectImage.objects.get(source_name="a.jpg")
    assert (old.alt_text, old.may_show, old.sort_order) == ("A tin", False, 1)


def test_without_the_folder_pictures_stay_as_they_are(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    museum.bring_in({"number": "T 1", "picture": "", "title": "Tin"})
    assert museum.thing("T 1").object_images.count() == 1


def test_undo_takes_pictures_away_with_their_files(
    museum, pictures, django_capture_on_commit_callbacks
):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    told = museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    image = CollectionImage.objects.get()
    storage, name = image.file.storage, image.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        museum.undo(told.run)
    assert not CollectionImage.objects.exists()
    assert not storage.exists(name)


def test_an_update_that_brought_a_picture_is_undone(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1"})
    told = museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    assert museum.thing("T 1").object_images.count() == 1
    museum.undo(told.run)
    assert museum.thing("T 1").object_images.count() == 0


def test_a_withheld_picture_whose_file_was_saved_anew_stays_withheld(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    ObjectImage.objects.update(alt_text="Our words", may_show=False)
    (pictures / "a.jpg").write_bytes(jpeg(90))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    link = museum.thing("T 1").object_images.get()
    assert (link.alt_text, link.may_show) == ("Our words", False)
    assert not link.image.is_public()


def test_a_removed_picture_comes_back_by_undo_with_our_words(museum, pictures):
    for shade, name in enumerate("ab"):
        (pictures / f"{name}.jpg").write_bytes(jpeg(shade))
    museum.bring_in({"number": "T 1", "picture": "a.jpg|b.jpg"}, images=pictures)
    ObjectImage.objects.filter(source_name="a.jpg").update(alt_text="Our words", may_show=False)
    told = museum.bring_in({"number": "T 1", "picture": "b.jpg"}, images=pictures)
    assert museum.thing("T 1").object_images.count() == 1
    museum.undo(told.run)
    link = ObjectImage.objects.get(source_name="a.jpg")
    assert (link.alt_text, link.may_show) == ("Our words", False)


@pytest.mark.parametrize("name", ["x" * 300 + ".jpg", "a\0b.jpg"])
def test_an_impossible_file_name_is_reported(museum, pictures, name):
    told = museum.bring_in({"number": "T 1", "picture": name.replace("\0", "")}, images=pictures)
    assert told.lines["picture"]
    with pytest.raises(PictureProblem):
        PictureFolder(pictures).named(name)


def test_a_folder_named_like_a_picture_is_passed_over(museum, pictures):
    (pictures / "T 1.jpg").mkdir()
    told = museum.bring_in({"number": "T 1"}, images=pictures)
    assert told.run.state == "done"


def test_waiting_copies_go_when_the_import_is_in(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    told = museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    assert not (told.run.folder / "pictures").exists()


def test_a_picture_deleted_since_the_preview_makes_it_stale(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=pictures)
    run = museum.preview({"number": "T 2", "picture": "a.jpg"}, images=pictures)
    ObjectImage.objects.all().delete()
    CollectionImage.objects.get().delete()
    runs.apply(run)
    assert run.state == "refused"
    assert "A picture was deleted" in run.message


def test_a_picture_that_somebody_deleted_since_is_left_out_of_an_undo(museum, pictures):
    (pictures / "a.jpg").write_bytes(jpeg(1))
    museum.bring_in({"number": "T 1", "title": "Tin", "picture": "a.jpg"}, images=pictures)
    told = museum.bring_in({"number": "T 1", "title": "Tea tin", "picture": ""}, images=pictures)
    CollectionImage.objects.get().delete()
    undone = museum.undo(told.run)
    assert museum.thing("T 1").title == "Tin"
    assert [(line.number, line.before) for line in undone.lines["left"]] == [("T 1", "a.jpg")]
