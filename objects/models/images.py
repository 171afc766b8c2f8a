"""Pictures: the photograph of an object, or one that an editor put into the library."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail import hooks
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.models import CollectionViewRestriction, UploadedFile
from wagtail.permissions import policy_registry

from objects import pen
from objects.images.cleaning import BrokenImage
from objects.images.fields import CleanedImageField, cleaned_file, refusal
from objects.images.sizes import SIZES, USUAL
from objects.images.storage import private_storage

PUBLISHED_USES_HOOK = "published_image_uses"
FILE_FACTS = ("received_hash", "file_size", "file_hash", "width", "height")


class CollectionImageQuerySet(ImageQuerySet):
    """Selects pictures by who may see them."""

    def public(self):
        """Keep the pictures that anybody may see. Asked in this order:

        1. A picture in a collection that Wagtail's privacy closes, or below one, never is.
        2. One that a published object shows (`ObjectImage.may_show`) is.
        3. One that an app to the right uses in something published is: its hook
           `published_image_uses` gets this queryset and returns image ids, best as a
           queryset of them, so that it costs no query of its own.
        4. One in the library that no object has is. What an object has, shown or not,
           follows the object, so that withdrawing the object withdraws the picture; what
           only a draft has left the library when the draft was saved.
        """
        object_image = apps.get_model("objects", "ObjectImage")
        published = apps.get_model("objects", "CollectionObject").objects.published()
        is_published = Exists(published.filter(pk=OuterRef("collection_object")).order_by())
        has_it = object_image.objects.filter(image=OuterRef("pk"))
        shows_it = has_it.filter(is_published, may_show=True)
        allowed = Q(Exists(shows_it)) | (Q(in_library=True) & ~Q(Exists(has_it)))
        for published_uses in hooks.get_hooks(PUBLISHED_USES_HOOK):
            allowed |= Q(pk__in=published_uses(self))
        return self.filter(~Q(Exists(closing_restrictions())), allowed)

    def taken_by_draft(self, pks):
        """Take pictures that a draft of an object has out of the library, unless an object has
        them already: the draft may never be published, and what is in it nobody outside may see.
        """
        taken = self.filter(pk__in=filter(None, pks), in_library=True, object_images=None)
        return taken.update(in_library=False)

    def bulk_create(self, objs, *args, **kwargs):
        """As Django's, with every picture's file taken in first."""
        objs = list(objs)
        for image in objs:
            image.take_in()
        return super().bulk_create(objs, *args, **kwargs)


def closing_restrictions():
    """Wagtail's view restrictions on the outer record's collection or on one above it."""
    return CollectionViewRestriction.objects.annotate(
        outer_path=ExpressionWrapper(OuterRef("collection__path"), output_field=models.CharField())
    ).filter(outer_path__startswith=F("collection__path"))


class CollectionImage(AbstractImage):
    """A picture in the museum's keeping. Its file is cleaned whenever a new one comes in and
    lies in the private storage; whether the public may see it is asked at each request.
    """

    file = CleanedImageField(
        verbose_name="file",
        upload_to=get_upload_to,
        storage=private_storage,
        width_field="width",
        height_field="height",
        db_index=True,
    )
    description = models.CharField(
        "alternative text",
        blank=True,
        max_length=255,
        default="",
        help_text="What the picture shows, for people who cannot see it. Used wherever the "
        "picture is shown, unless another text is written there.",
    )
    received_hash = models.CharField(
        "hash as received",
        max_length=64,
        blank=True,
        default="",
        editable=False,
        db_index=True,
        help_text="SHA-256 of the bytes as they came, before cleaning: recognises duplicates.",
    )
    in_library = models.BooleanField(
        "in the library",
        default=False,
        editable=False,
        help_text="An editor put it in by hand; an import does not.",
    )

    may_wait = False
    """Whether making its files may wait for an import: a reader must not, the worker may."""

    objects = CollectionImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"
        permissions = [("choose_image", "Can choose image")]

    def is_public(self):
        """Whether anybody may see it now; see `CollectionImageQuerySet.public`. One query."""
        return type(self).objects.filter(pk=self.pk).public().exists()

    def original_open_to(self, user):
        """Whether `user` may have the full-size file: those who may use or change the picture."""
        policy = policy_registry.get_by_type(type(self))
        return any(
            policy.user_has_permission_for_instance(user, action, self)
            for action in ("choose", "change")
        )

    def make_sizes(self):
        """Make the files that lists and object pages ask for; raise SourceImageIOError if lost."""
        specs = [spec for size in USUAL for spec in SIZES[size].filters_for(self)]
        self.may_wait = True
        self.get_renditions(*specs)

    def create_rendition(self, filter):
        """As Wagtail's; raises NotNow while an import keeps everybody else from writing."""
        self._refuse_if_busy()
        return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """As `create_rendition`, for several."""
        self._refuse_if_busy()
        return super().create_renditions(*filters)

    def _refuse_if_busy(self):
        if not self.may_wait and pen.is_taken():
            raise pen.NotNow("An import is being put in.")

    def clean(self):
        """Clean a file that just came in, so that a form can say what is wrong with it."""
        super().clean()
        if self.file and not self.file._committed:
            try:
                self.file = cleaned_file(self.file.file, self.file.name)
            except BrokenImage as error:
                raise ValidationError({"file": refusal(self.file.name, error)}) from error

    def save(self, *args, update_fields=None, **kwargs):
        """Mark an editor's own picture as the library's, and keep the file's facts with it."""
        self.take_in()
        if update_fields and "file" in update_fields:
            update_fields = {*update_fields, *FILE_FACTS}
        super().save(*args, update_fields=update_fields, **kwargs)

    def take_in(self):
        """Store a new file before any other field is written: the fields that tell of it
        (`FILE_FACTS`) stand before it in the table. Raises `BrokenImage`.
        """
        if self._state.adding and self.uploaded_by_user_id:
            self.in_library = True
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)


@receiver(pre_save, sender=UploadedFile)
def clean_waiting_upload(instance, **kwargs):
    """Clean the file of an upload whose other fields were refused, too.

    Wagtail keeps it until somebody mends the form, or for ever.
    """
    waits_for = instance.for_content_type and instance.for_content_type.model_class()
    if waits_for is CollectionImage and not instance.file._committed:
        instance.file = cleaned_file(instance.file.file, instance.file.name)


class CollectionRendition(AbstractRendition):
    """A picture in one size and format, made from the cleaned original when first asked for."""

    image = models.ForeignKey(CollectionImage, related_name="renditions", on_delete=models.CASCADE)
    file = WagtailImageField(
        upload_to=get_rendition_upload_to,
        storage=private_storage,
        width_field="width",
        height_field="height",
        db_index=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="one_rendition_of_each_kind",
            )
        ]
