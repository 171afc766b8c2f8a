"""The form in which an exhibition is written."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import BlockField

from stories.blocks import ExhibitionBody


class ExhibitionForm(WagtailAdminPageForm):
    """As a story's, but its memories are those that may stand in an exhibition.

    Stories and exhibitions keep their blocks in one column of one table, so that the model's field
    can't be another.
    """

    body = BlockField(block=ExhibitionBody(required=False), required=False, label="The story")
