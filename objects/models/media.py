"""Recordings: sound and moving pictures, each with its words in writing."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtailmedia.models import AbstractMedia, MediaQuerySet, MediaType

from objects.images.cleaning import BrokenImage
from objects.images.fields import cleaned_file, refusal
from objects.images.storage import RECORDINGS, private_storage
from objects.images.webvtt import NotWebVTT, check_webvtt
from objects.models.images import closing_restrictions

PUBLISHED_USES_HOOK = "published_media_uses"
FILES = ("file", "captions", "thumbnail")


class CollectionMediaQuerySet(MediaQuerySet):
    """Selects recordings by who may see them."""

    def public(self):
        """Keep the recordings that something published uses and no closed collection holds.

        Nothing uses them yet: an app that does registers `published_media_uses`, which gets
        this queryset and returns media ids (best as a queryset of them).
        """
        used = Q(pk__in=[])
        for published_uses in hooks.get_hooks(PUBLISHED_USES_HOOK):
            used |= Q(pk__in=published_uses(self))
        return self.filter(used, ~Q(Exists(closing_restrictions())))

    def holding(self, name):
        """Keep the recording that has the stored file `name` as one of its files."""
        return self.filter(Q(file=name) | Q(captions=name) | Q(thumbnail=name))


class CollectionMedia(AbstractMedia):
    """A recording with its transcript, and captions where it is a video (WCAG 1.2.1, 1.2.2)."""

    file = models.FileField("file", upload_to=RECORDINGS, storage=private_storage, db_index=True)
    thumbnail = models.FileField(
        "thumbnail", upload_to=RECORDINGS, storage=private_storage, blank=True, db_index=True
    )
    transcript = models.TextField(
        help_text="Everything that is said, and the sounds that matter, in writing."
    )
    captions = models.FileField(
        upload_to=RECORDINGS,
        storage=private_storage,
        blank=True,
        db_index=True,
        help_text="A WebVTT file (.vtt) with the words and their times. A video needs one.",
    )

    objects = CollectionMediaQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "transcript",
        "captions",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
        "tags",
    )

    class Meta(AbstractMedia.Meta):
        verbose_name = "recording"
        verbose_name_plural = "recordings"

    @property
    def files(self):
        """The recording, its captions and its thumbnail, as far as it has them."""
        return [file for which in FILES if (file := getattr(self, which))]

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where a player gets each of its files; a page that nobody else may read puts its own."""
        return {which: file.url for which in FILES if (file := getattr(self, which))}

    def file_named(self, name):
        """Return the one of its files that is stored as `name`; raise LookupError if none."""
        for file in self.files:
            if file.name == name:
                return file
        raise LookupError(name)

    def is_public(self):
        """Whether anybody may see it now; see `CollectionMediaQuerySet.public`."""
        return type(self).objects.filter(pk=self.pk).public().exists()

    def open_to(self, user):
        """Whether `user` may have it though it is not public: those who may add or change it."""
        policy = policy_registry.get_by_type(type(self))
        return policy.user_has_any_permission(user, ["add", "change"])

    def clean(self, *args, **kwargs):
        """Check that a video has captions, captions are WebVTT, and a thumbnail a picture."""
        super().clean(*args, **kwargs)
        if self.type not in MediaType.values:  # one of wagtailmedia's addresses leaves it open
            raise ValidationError("Please add this as a sound recording or as a video.")
        if self.type == MediaType.VIDEO and not self.captions:
            raise ValidationError({"captions": "A video needs captions: please add a WebVTT file."})
        self._clean_captions()
        self._clean_thumbnail()

    def save(self, *args, **kwargs):
        """Clean a new thumbnail as every picture is; raise `BrokenImage` if it is none."""
        if self.thumbnail and not self.thumbnail._committed:
            self.thumbnail = cleaned_file(self.thumbnail.file, self.thumbnail.name)
        super().save(*args, **kwargs)

    def _clean_captions(self):
        if self.captions and not self.captions._committed:
            try:
                check_webvtt(self.captions.file)
            except NotWebVTT as error:
                raise ValidationError({"captions": str(error)}) from error

    def _clean_thumbnail(self):
        if self.thumbnail and not self.thumbnail._committed:
            try:
                self.thumbnail = cleaned_file(self.thumbnail.file, self.thumbnail.name)
            except BrokenImage as error:
                message = refusal(self.thumbnail.name, error)
                raise ValidationError({"thumbnail": message}) from error


@receiver(post_delete, sender=CollectionMedia)
def delete_captions(instance, **kwargs):
    """Delete the captions file with its recording; wagtailmedia sees to the other two."""
    if instance.captions:
        transaction.on_commit(lambda: instance.captions.delete(save=False))
