"""A story with every block that there is, and many of those that cost most."""

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from objects.models import CollectionMedia
from stories.blocks import StoryBody
from tests.factories import (
    ConsultationFactory,
    ObjectImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    SessionFactory,
)
from tests.stories.test_blocks import thirty_blocks

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nThe bell rings.\n"


def every_block():
    """Those of a long story, and besides what only a file or a made picture can show."""
    recordings = {"sound": recording("audio", "bell.mp3"), "video": recording("video", "bell.mp4")}
    blocks = [
        *thirty_blocks(),
        detail(),
        *(
            (name, {"recording": media, "caption": f"A {name} of the bell"})
            for name, media in recordings.items()
        ),
        ("consultation", {"question": ConsultationFactory(counts_shown="always")}),
        ("file", {"file": programme(), "words": "The whole programme"}),
        ("take_part", {"project": SessionFactory().project}),
        ("on_stage", {"production": production()}),
    ]
    assert {name for name, _ in blocks} == set(StoryBody().child_blocks)
    return blocks


def detail():
    row = ObjectImageFactory(collection_object__title="A kettle")
    row.image.make_sizes()
    region = {"picture": row.image.pk, "file_hash": row.image.file_hash}
    region |= {"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.5}
    said = {"alt": "The spout", "caption": "It sang there."}
    block = StoryBody().child_blocks["object_detail"]
    return "object_detail", block.to_python(
        {"object": row.collection_object_id, "region": region, **said}
    )


def production():
    page = ProductionPageFactory(title="A mangle at work")
    PerformanceFactory(event=page.event)
    return page


def recording(kind, name):
    media = CollectionMedia(title="The bell", type=kind, transcript="It rings.", duration=2)
    media.file.save(name, ContentFile(b"ID3"), save=False)
    if kind == "video":
        media.captions.save("bell.vtt", ContentFile(CAPTIONS.encode()), save=False)
    media.save()
    return media


def programme():
    document = Document(title="Programme")
    document.file.save("programme.txt", ContentFile(b"Act one"))
    document.save()
    return document
