"""The sample's stories: made as an editor makes them, of the sample's objects and memories."""

import tomllib
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from home.sample import story_files
from home.sample.asked import ask
from memories.models import Memory
from objects.models import CollectionImage, CollectionMedia, CollectionObject, Place
from objects.numbers import fold_number
from stories.models import (
    BlogIndexPage,
    BlogPostPage,
    ChapterPage,
    Contributor,
    ExhibitionPage,
    Series,
    StoryIndexPage,
    StoryPage,
    TopicPage,
)
from whatson.models import ProductionPage

STORIES = Path(__file__).resolve().parent / "stories.toml"
KINDS = {
    "index": StoryIndexPage,
    "blog": BlogIndexPage,
    "story": StoryPage,
    "post": BlogPostPage,
    "exhibition": ExhibitionPage,
    "chapter": ChapterPage,
    "topic": TopicPage,
}
AS_WRITTEN = ("title", "slug", "standfirst", "picture_credit", "introduction", "easy_read")
"""What a sample calls as its page does."""


def load_stories() -> list[Page]:
    """Put in the sample's stories with those who wrote them, unless the site has a list of its
    own. Returns the pages.
    """
    if StoryIndexPage.objects.exists():
        return []
    return Samples(read()).load()


def read() -> dict:
    """All that is written down of them."""
    return tomllib.loads(STORIES.read_text(encoding="utf-8"))


class Samples:
    """All stories on their way in, and what was made for them so far, by name."""

    def __init__(self, said: dict):
        self.said = said
        self.pages = {}

    def load(self) -> list[Page]:
        self._describe()
        return [self._publish(said) for said in self.said["page"]]

    def _describe(self):
        for row in self.said["described"]:
            if (image := self._picture_of(row["of"])) and not image.description:
                CollectionImage.objects.filter(pk=image.pk).update(description=row["words"])

    # --- what stands beside the pages, made when it is first named ---

    @cached_property
    def pictures(self) -> dict:
        return {row["name"]: _picture(row) for row in self.said["picture"]}

    @cached_property
    def recordings(self) -> dict:
        return {row["name"]: _recording(row) for row in self.said["recording"]}

    @cached_property
    def files(self) -> dict:
        model = get_document_model()
        return {
            row["name"]: model.objects.create(title=row["title"], file=story_files.sheet())
            for row in self.said["file"]
        }

    @cached_property
    def writers(self) -> dict:
        return {row["slug"]: self._writer(row) for row in self.said["writer"]}

    def _writer(self, row):
        return Contributor.objects.create(**row | {"portrait": self.pictures[row["portrait"]]})

    @cached_property
    def series(self) -> dict:
        return {row["slug"]: Series.objects.create(**row) for row in self.said["series"]}

    @cached_property
    def questions(self) -> dict:
        return {
            row["name"]: ask(row, [{"words": words} for words in row["options"]])
            for row in self.said["asked"]
        }

    # --- pages ---

    def _publish(self, said) -> Page:
        page = KINDS[said["kind"]](live=False, **{k: said[k] for k in AS_WRITTEN if k in said})
        self._fill(page, said)
        self._above(said).add_child(instance=page)
        for place, slug in enumerate(said.get("authors", ())):
            page.authorships.create(contributor=self.writers[slug], sort_order=place)
        if tags := said.get("tags"):
            page.tags.add(*tags)
        page.save()
        page.save_revision().publish()
        _came_out(page, said.get("days", 100))
        self.pages[page.slug] = page
        return page

    def _fill(self, page, said):
        if "picture" in said:
            page.picture_id = self.key(said["picture"])
        if "series" in said:
            page.series = self.series[said["series"]]
        if "writer" in said:
            page.contributor = self.writers[said["writer"]]
        for field in ("body", "chosen"):
            if field in said:
                setattr(page, field, self.keys([one for one in said[field] if _is_there(one)]))
        page.show_in_menus = said["kind"] == "index"

    def _above(self, said) -> Page:
        if said["kind"] == "index":
            return Site.objects.get(is_default_site=True).root_page
        return Page.objects.get(pk=self.pages[said.get("below", "stories")].pk)

    # --- what is meant by "@object BAC:1976/1" ---

    def keys(self, value):
        """The same value with keys for all records that it names."""
        if isinstance(value, list):
            return [self.keys(one) for one in value]
        if isinstance(value, dict):
            return {name: self.keys(one) for name, one in value.items()} | self._region(value)
        return self.key(value) if str(value).startswith("@") else value

    def _region(self, value) -> dict:
        if "region" not in value:
            return {}
        image = self._picture_of(value["object"].partition(" ")[2])
        sides = dict(zip(("x", "y", "width", "height"), value["region"], strict=True))
        return {"region": {"picture": image.pk, "file_hash": image.file_hash, **sides}}

    def key(self, named: str) -> int:
        kind, _, which = named[1:].partition(" ")
        finders = {
            "object": _object,
            "memory": _memory,
            "place": lambda name: Place.objects.get(name=name),
            "picture": lambda name: self.pictures[name],
            "picture_of": self._picture_of,
            "recording": lambda name: self.recordings[name],
            "file": lambda name: self.files[name],
            "asked": lambda name: self.questions[name],
            "page": lambda slug: self.pages[slug],
            "production": lambda slug: ProductionPage.objects.public().get(slug=slug),
        }
        return finders[kind](which).pk

    def _picture_of(self, number: str) -> CollectionImage:
        return _object(number).object_images.first().image


def _is_there(block) -> bool:
    """Whether the block can go in: a show is not there where the season is somebody else's."""
    if block["type"] != "on_stage":
        return True
    slug = block["value"]["production"].partition(" ")[2]
    return ProductionPage.objects.public().filter(slug=slug).exists()


def _object(number: str) -> CollectionObject:
    return CollectionObject.objects.get(number_key=fold_number(number))


def _memory(of: str) -> Memory:
    """The one of this object, or of this place, whose giver said yes to stories."""
    said_yes = Memory.objects.shown_on("story")
    if ":" in of:
        return said_yes.get(collection_object=_object(of))
    return said_yes.get(place__name=of)


def _picture(row) -> CollectionImage:
    image = CollectionImage(title=row["title"], description=row["description"], in_library=True)
    image.file = story_files.picture(row["name"])
    image.save()
    image.make_sizes()
    return image


def _recording(row) -> CollectionMedia:
    made = story_files.RECORDINGS[row["name"]]()
    captions = row.get("captions", "")
    recording = CollectionMedia(
        title=row["title"],
        type=row["kind"],
        transcript=row["transcript"],
        file=made.file,
        duration=made.seconds,
        width=made.width,
        height=made.height,
        thumbnail=made.thumbnail,
        captions=story_files.captions(captions, made.seconds) if captions else "",
    )
    recording.full_clean(exclude=["collection"])
    recording.save()
    return recording


def _came_out(page, days: int):
    """It has been there for so many days."""
    moment = timezone.now() - timedelta(days=days)
    rows = Page.objects.filter(pk=page.pk)
    rows.update(first_published_at=moment, last_published_at=moment)
    page.revisions.update(created_at=moment)
