"""The field that opens the window and shows what was chosen."""

from urllib.parse import urlencode

from django.urls import reverse
from wagtail.admin.widgets import BaseChooser

from objects.admin.fields import KnowsInstances
from objects.admin.widgets import said_in_form
from objects.chooser.lights import STORY
from objects.models import CollectionObject


class Window(KnowsInstances, BaseChooser):
    """Opens the window of one kind of record, for one use."""

    template_name = "objects/admin/widgets/record_chooser.html"

    def __init__(self, use: str = STORY, **kwargs):
        self.use = use
        super().__init__(**kwargs)

    def get_chooser_modal_url(self):
        return f"{reverse(self.chooser_modal_url_name)}?{urlencode({'use': self.use})}"

    def get_instance(self, value):
        # A block's value knows its key only: all of its fields are fetched at once.
        known = value.pk if isinstance(value, self.model_class) else value
        return super().get_instance(known)

    def get_value_data_from_instance(self, instance):
        # Whether its reader may edit the record is not known here.
        return super().get_value_data_from_instance(instance) | {"edit_url": ""}


class ObjectWindow(Window):
    """Opens the window of objects."""

    model = CollectionObject
    chooser_modal_url_name = "wagtailsnippetchoosers_objects_collectionobject:choose"
    choose_one_text = "Choose an object"
    choose_another_text = "Choose another object"
    icon = "clipboard-list"

    def get_display_title(self, instance):
        return said_in_form(instance)
