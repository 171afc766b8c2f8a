"""Blocks in which a record, a picture or a recording is chosen: they keep its key alone."""

from django.core.exceptions import ValidationError
from django.db.models import Exists
from django.utils.functional import cached_property
from wagtail.blocks import ChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from objects.blocks.credits import with_credits
from objects.chooser.lights import STORY, refusal
from objects.chooser.widgets import ObjectWindow
from objects.models import CollectionImage, CollectionMedia, CollectionObject
from objects.models.images import closing_restrictions

GONE = "This object is no longer in the collection."
NOT_SHOWN = "This object is not shown at the moment."
NO_PICTURE = "This picture is no longer shown."
NO_RECORDING = "This recording is no longer here."


class KeyBlock(ChooserBlock):
    """A chooser whose value knows nothing but its key until `Shown` has fetched what may be seen.

    So that reading a stream of any length costs no query, and nobody renders by mistake what was
    withdrawn since it was chosen.
    """

    is_of_record = False
    """Whether what is chosen is an object or a memory."""

    def __init__(self, *args, use: str = STORY, **kwargs):
        self.use = use
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return self._known_by(value)

    def bulk_to_python(self, values):
        return [self._known_by(value) for value in values]

    def value_from_form(self, value):
        return value if isinstance(value, self.model_class) else self._known_by(value)

    def _known_by(self, value):
        if not str(value or "").isdecimal():
            return None
        return self.model_class.from_db(None, ["id"], [int(value)])

    def chosen_here(self, value):
        """What was chosen here, as `chosen_in` tells it."""
        return [(self, value)] if value is not None else []

    def clean(self, value):
        value = super().clean(value)
        if value is not None and (reason := self.refusal(value)):
            raise ValidationError(reason)
        return value

    def refusal(self, record) -> str:
        """Why this may not be used; "" if it may."""
        return refusal(record, self.use)

    def fetch(self, pks, surface: str) -> dict:
        """Those of these that may be shown, by key, with all that a block shows of them."""
        raise NotImplementedError

    def instead(self, pks) -> dict[int, str]:
        """For each of these that may not be shown, the line in its place."""
        raise NotImplementedError


class ObjectChooserBlock(KeyBlock):
    """One object of the collection."""

    target_model = CollectionObject
    is_of_record = True

    @cached_property
    def widget(self):
        return ObjectWindow(use=self.use)

    def fetch(self, pks, surface):
        return CollectionObject.objects.published().with_card_relations().in_bulk(pks)

    def instead(self, pks):
        waiting = CollectionObject.objects.draft().filter(pk__in=pks).values_list("pk", flat=True)
        return dict.fromkeys(pks, GONE) | dict.fromkeys(waiting, NOT_SHOWN)

    class Meta:
        icon = "clipboard-list"


class PictureChooserBlock(KeyBlock, ImageChooserBlock):
    """One picture that anybody may see."""

    def refusal(self, record):
        return "" if record.is_public() else "This picture may not be shown: choose another one."

    def fetch(self, pks, surface):
        public = with_credits(CollectionImage.objects.public())
        return public.prefetch_related("renditions").in_bulk(pks)

    def instead(self, pks):
        return dict.fromkeys(pks, NO_PICTURE)


class RecordingBlock(KeyBlock):
    """One recording. What only this story uses is public once the story is, so that here only a
    closed collection keeps it back; the view that hands out the file asks again.
    """

    def refusal(self, record):
        return "" if self.fetch([record.pk], self.use) else "This recording may not be used here."

    def fetch(self, pks, surface):
        return CollectionMedia.objects.filter(~Exists(closing_restrictions())).in_bulk(pks)

    def instead(self, pks):
        return dict.fromkeys(pks, NO_RECORDING)


class SoundChooserBlock(RecordingBlock, AudioChooserBlock):
    pass


class FilmChooserBlock(RecordingBlock, VideoChooserBlock):
    pass
