"""Recordings: sound and moving pictures, each with its words in writing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Q
from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtailmedia.models import AbstractMedia, MediaQuerySet, MediaType

from objects.images.storage import RECORDINGS, private_storage
from objects.images.webvtt import NotWebVTT, check_webvtt
from objects.models.images import closing_restrictions

PUBLISHED_USES_HOOK = "published_media_uses"


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

    def is_public(self):
        """Whether anybody may see it now; see `CollectionMediaQuerySet.public`."""
        return type(self).objects.filter(pk=self.pk).public().exists()

    def open_to(self, user):
        """Whether `user` may have it though it is not public: those who may add or change it."""
        policy = policy_registry.get_by_type(type(self))
        return policy.user_has_any_permission(user, ["add", "change"])

    def clean(self, *args, **kwargs):
        """Check that a video has captions and that captions are WebVTT."""
        super().clean(*args, **kwargs)
        if self.type == MediaType.VIDEO and not self.captions:
            raise ValidationError({"captions": "A video needs captions: please add a WebVTT file."})
        if self.captions and not self.captions._committed:
            try:
                check_webvtt(self.captions.file)
            except NotWebVTT as error:
                raise ValidationError({"captions": str(error)}) from error
