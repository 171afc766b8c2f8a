"""Pictures: the photograph of an object, or one that an editor put into the library."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail import hooks
from wagtail.images.models import (
    AbstractImage,
    ImageQuerySet,
    get_upload_to,
)
from wagtail.models import CollectionViewRestriction, UploadedFile
from wagtail.permissions import policy_registry

from objects import pen
from objects.images.cleaning import BrokenImage
from objects.images.fields import CleanedImageField, cleaned_file, refusal
from objects.images.making import NotMadeYet, make_renditions, may_make
from objects.images.sizes import SIZES, all_filters_for, filters_of
from objects.images.storage import private_storage
from objects.models.renditions import has_files, nearest, remove_renditions

PUBLISHED_USES_HOOK = "published_image_uses"
FILE_FACTS = ("received_hash", "file_size", "file_hash", "width", "height")


class CollectionImageQuerySet(ImageQuerySet):
    """Selects pictures by who may see them."""

    def public(self):
        """Keep the pictures that anybody may see. Asked in this order:

        1. A picture in a collection that Wagtail's privacy closes, or below one, never is.
        2. One that a published object shows (`ObjectImage.objects.shown`) is.
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
        shows_it = has_it.shown().filter(is_published)
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

    def left_by_objects(self):
        """Keep imported pictures that no object has any more, while there are files of them."""
        links = apps.get_model("objects", "ObjectImage").objects.filter(image=OuterRef("pk"))
        return self.filter(has_files(), ~Exists(links), in_library=False)

    def lacking_sizes(self):
        """Return the keys of the public pictures here that lack a file of some size."""
        ours = Q(renditions__filter_spec__in=filters_of(), renditions__focal_point_key="")
        counted = self.public().annotate(files=Count("renditions", filter=ours)).order_by("pk")
        found = counted.only("pk", "width", "height")
        return [image.pk for image in found if image.files < len(all_filters_for(image))]

    def withdraw_renditions(self):
        """Remove every file, and its row, of the pictures here that are not public.

        The admin's thumbnails go too: they are made again when the admin shows them.
        """
        with_files = set(self.filter(has_files()).values_list("pk", flat=True))
        public = self.model.objects.filter(pk__in=with_files).public()
        remove_renditions(with_files.difference(public.values_list("pk", flat=True)))

    def bulk_create(self, objs, *args, **kwargs):
        """As Django's, with every picture's file taken in first."""
        objs = list(objs)
        for image in objs:
            image.take_in()
        return super().bulk_create(objs, *args, **kwargs)


def closing_restrictions(collection="collection"):
    """Wagtail's view restrictions on the outer record's collection or on one above it."""
    path = OuterRef(f"{collection}__path")
    return CollectionViewRestriction.objects.annotate(
        outer_path=ExpressionWrapper(path, output_field=models.CharField())
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

    # The files of its sizes

    def made_renditions(self):
        """The files that there are of it, by their spec. One query unless they were prefetched."""
        prefetched = self._get_prefetched_renditions()
        made = self.renditions.all() if prefetched is None else prefetched
        return {rendition.filter_spec: rendition for rendition in made}

    def renditions_for(self, size):
        """The files there are for a named size, by their spec; else the nearest one, or none.

        Raises KeyError for an unknown size. Queries as `made_renditions`.
        """
        made = self.made_renditions()
        specs = SIZES[size].filters_for(self)
        found = {spec: made[spec] for spec in specs if spec in made}
        next_best = None if found else nearest(made.values(), SIZES[size].boxes[0])
        return {next_best.filter_spec: next_best} if next_best else found

    def download_rendition(self):
        """The largest JPEG there is for readers to take home, or None; its `url` is checked
        like any picture's. Whether they may reuse it is the licence's matter.
        """
        return next(iter(self.renditions_for("download").values()), None)

    def create_rendition(self, filter):
        """As Wagtail's, but in a request of the public the nearest file there is.

        Raises NotNow while an import keeps everybody else from writing.
        """
        if not may_make():
            return self._nearest_to(filter)
        self._refuse_if_busy()
        return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """As `create_rendition`, for several."""
        if not may_make():
            return {filter: self._nearest_to(filter) for filter in filters}
        self._refuse_if_busy()
        return super().create_renditions(*filters)

    def _nearest_to(self, filter):
        wanted = filter.get_transform(self).size[0]
        found = nearest(self.made_renditions().values(), wanted)
        if found is None:
            raise NotMadeYet(f"No size of picture {self.pk} has been made yet.")
        return found

    def make_sizes(self):
        """Make the files that it lacks, if it is public; raise OSError if the original is lost
        or broken. Returns how many were made.
        """
        made = self.made_renditions()
        missing = [spec for spec in all_filters_for(self) if spec not in made]
        if not missing or not self.is_public():
            return 0
        rows = make_renditions(self, missing)
        # What was withdrawn in the meantime saw no files to remove.
        if rows and not self.is_public():
            remove_renditions([self.pk])
        return len(rows)

    def _refuse_if_busy(self):
        if pen.is_taken():
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
        exchanged = bool(self.pk and self.file and not self.file._committed)
        self.take_in()
        if update_fields and "file" in update_fields:
            update_fields = {*update_fields, *FILE_FACTS}
        super().save(*args, update_fields=update_fields, **kwargs)
        if exchanged:
            remove_renditions([self.pk])

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
