"""The forms in which stories and exhibitions are written."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import BlockField

from stories.blocks import ExhibitionBody


class ArticleForm(WagtailAdminPageForm):
    """A new one is by whoever begins it, unless they choose otherwise."""

    def __init__(self, *args, instance=None, for_user=None, **kwargs):
        writer = getattr(for_user, "contributor", None)
        if writer and not instance.pk:
            instance.authorships.add(instance.authorships.model(contributor=writer))
        super().__init__(*args, instance=instance, for_user=for_user, **kwargs)

    def save(self, commit=True):
        """Nobody reads a new one before it is published: Wagtail makes it live before it asks."""
        if not self.instance.pk:
            self.instance.live = False
        return super().save(commit)


class ExhibitionForm(ArticleForm):
    """As a story's, but its memories are those that may stand in an exhibition.

    Stories and exhibitions keep their blocks in one column of one table, so that the model's field
    can't be another.
    """

    body = BlockField(block=ExhibitionBody(required=False), required=False, label="The story")
