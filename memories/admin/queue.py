"""The list of memories that wait, by what they wait for."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from memories import states
from memories.admin import words
from memories.admin.action import LEAD, READ
from memories.models import Memory, MemorySettings, Message
from objects.admin.columns import ThumbnailColumn
from objects.admin.imports.views import PermittedMixin


class Tab:
    """One part of the list: its word in the address, what it is called, and which it keeps."""

    def __init__(self, name, label, keep, needs=READ, latest_first=False):
        self.name, self.label, self.keep, self.needs = name, label, keep, needs
        self.order = ("-waits_since", "-pk") if latest_first else ("waits_since", "pk")

    @property
    def url(self):
        return reverse("moderating:tab", args=[self.name])


TABS = {
    tab.name: tab
    for tab in (
        Tab("new", "New", lambda found, days: found.new()),
        Tab("changed", "Changed", lambda found, days: found.with_news()),
        Tab("asked", "We asked", lambda found, days: found.asked()),
        Tab("held", "Held", lambda found, days: found.held(), LEAD),
        Tab("due", "Soon due", lambda found, days: found.soon_due(days)),
        Tab("complaints", "Complaints", lambda found, days: found.complained_of()),
        Tab("away", "Object not shown", lambda found, days: found.object_not_shown()),
        Tab("all", "All", lambda found, days: found.all(), latest_first=True),
    )
}


class ObjectThumbnailColumn(ThumbnailColumn):
    """The first picture of the memory's object."""

    def get_value(self, instance):
        thing = instance.collection_object
        return super().get_value(thing) if thing else None


class AboutColumn(BaseColumn):
    """What it is a memory of, as the way to its page."""

    cell_template_name = "memories/admin/columns/about.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"memory": instance, "note": words.object_note(instance)}


class WaitedColumn(BaseColumn):
    """How long it has waited, and whether that is too long, in words."""

    cell_template_name = "memories/admin/columns/waited.html"

    def __init__(self, name, days_to_read, **kwargs):
        super().__init__(name, **kwargs)
        self.days_to_read = days_to_read

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "waited": words.Waited.of(instance, self.days_to_read),
            "held_until": instance.held_until,
        }


class QueueView(PermittedMixin, BaseListingView):
    """What waits, the longest first, fifty at a time."""

    needs = READ
    page_title = "Memories"
    header_icon = "comment"
    template_name = "memories/admin/queue.html"
    paginate_by = 50
    tab = "new"

    def setup(self, request, *args, tab="new", **kwargs):
        super().setup(request, *args, **kwargs)
        self.tab = TABS[tab]

    def dispatch(self, request, *args, **kwargs):
        self.needs = self.tab.needs
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def days_to_read(self):
        return MemorySettings.load(request_or_site=self.request).days_to_read

    @cached_property
    def seen(self):
        return Memory.objects.for_staff(self.request.user).with_waiting()

    @cached_property
    def languages(self):
        """The languages that anything is in, as (code, name), and English first."""
        codes = set(self.seen.order_by().values_list("language", flat=True))
        named = [(code, words.language_name(code)) for code in codes]
        return sorted(named, key=lambda pair: (pair[0] != words.ENGLISH, pair[1]))

    @property
    def language(self):
        asked = self.request.GET.get("language", "")
        return asked if asked in dict(self.languages) else ""

    @property
    def is_own(self):
        """Whether only those that this person reads are shown."""
        return "mine" in self.request.GET

    def get_queryset(self):
        found = self.tab.keep(self.seen, self.days_to_read).order_by(*self.tab.order)
        if self.language:
            found = found.filter(language=self.language)
        if self.is_own:
            found = found.filter(reader=self.request.user)
        return found.for_the_list()

    @property
    def tabs(self):
        """Each tab that this person may open, with how many are in it."""
        for tab in TABS.values():
            if self.request.user.has_perm(tab.needs):
                yield tab, tab.keep(self.seen, self.days_to_read).count()

    @property
    def late_complaints(self):
        """How many complain of what they have taken back; that is the lead's."""
        if not self.request.user.has_perm(LEAD):
            return 0
        return Message.objects.complaints_after_taking_back().count()

    def get_index_url(self):
        return self.tab.url

    @property
    def no_results_message(self):
        return "Nothing waits here."

    @property
    def header_buttons(self):
        return [
            HeaderButton("Type one in", url=reverse("moderating:type_in"), icon_name="plus"),
            HeaderButton("Notes on objects", url=reverse("moderating:notes"), icon_name="list-ul"),
            HeaderButton(
                "Corrections as a table",
                url=reverse("moderating:corrections"),
                icon_name="download",
            ),
        ]

    @property
    def columns(self):
        return [
            ObjectThumbnailColumn("picture", label="Picture"),
            AboutColumn("about", label="About"),
            Column("kind", label="What it is", accessor="get_kind_display"),
            Column("age", label="Giver’s age", accessor=lambda memory: words.AGES[memory.age]),
            Column("language", label="Language", accessor=language_said),
            Column("state", label="Where it is", accessor=state_said),
            WaitedColumn("waited", self.days_to_read, label="Has waited"),
            Column("reader", label="Who reads it", accessor=reader_said),
        ]


def language_said(memory) -> str:
    """Its language, and whether somebody who reads it is wanted."""
    if memory.is_in_english or memory.is_translated:
        return memory.language_name
    return f"Waiting for a reader of {memory.language_name}"


def state_said(memory) -> str:
    """Where it is, and that it has news."""
    said = states.STATES[memory.state]
    return f"{said}; its giver changed it" if memory.has_news else said


def reader_said(memory) -> str:
    return (memory.reader.get_full_name() or memory.reader.get_username()) if memory.reader else ""
