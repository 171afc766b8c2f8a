"""Model fields of pages: their blocks, and whose their picture is."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField that migrations know as plain JSON.

    To the database its blocks are nothing, so no migration is due when one is added or reworded;
    and what a migration reads comes as it is kept, where Wagtail drops each block that the
    migration's own field does not know.
    """

    def deconstruct(self):
        name, _, _, kwargs = models.Field.deconstruct(self)
        kwargs |= {"encoder": DjangoJSONEncoder, "default": list}
        return name, "django.db.models.JSONField", [], kwargs

    def clone(self):
        kwargs = models.Field.deconstruct(self)[3]
        return type(self)(self.block_types_arg, **kwargs, **self._options())

    def _options(self):
        return {name: value for name, value in self.block_opts.items() if name != "required"}


class PictureCreditField(models.CharField):
    """Who made the picture that a page has chosen, where no record says so."""

    def __init__(self, *args, **kwargs):
        kwargs = {
            "verbose_name": "credit of the picture",
            "max_length": 200,
            "blank": True,
            "help_text": "Who made it, and on what terms it is shown. Of an object’s picture the"
            " record says so.",
        } | kwargs
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
