"""Wagtail's chooser, with our search, tiles and lights in it."""

from dataclasses import dataclass

from django.core.paginator import InvalidPage
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.generic import chooser as wagtails
from wagtail.admin.viewsets.chooser import ChooserViewSet

from objects.chooser import recent
from objects.chooser.forms import WindowForm
from objects.chooser.lights import lights_of, why_not
from objects.chooser.looking import MOST, look
from search.records import in_order

PER_PAGE = 24
USE = "use"


@dataclass(frozen=True)
class Tile:
    """One record in the window, and whether it may be chosen."""

    record: object
    lights: list
    address: str

    @property
    def may_be_chosen(self) -> bool:
        return not why_not(self.lights)


class ForUse:
    """Mixed into the window's views: which records there are for this person and this use."""

    choosable = None

    @cached_property
    def use(self) -> str:
        use = self.request.GET.get(USE, self.choosable.uses[0])
        if use not in self.choosable.uses:
            raise Http404("No such use")
        return use

    def visible(self):
        return self.choosable.visible(self.request.user, self.use)


class WindowMixin(ForUse):
    """The records that were found, as tiles."""

    preserve_url_parameters = ["multiple", USE]
    template_name = "objects/chooser/window.html"
    results_template_name = "objects/chooser/results.html"
    per_page = PER_PAGE

    def get_filter_form(self):
        return WindowForm(self.request.GET, choosable=self.choosable)

    def get_results_page(self, request):
        form = self.filter_form
        form.note()
        self.found = look(self.choosable, self.visible(), form.text, form.chosen)
        self.paginator = self.paginator_class(self.found.records, per_page=self.per_page)
        try:
            page = self.paginator.page(request.GET.get("p", 1))
        except InvalidPage as error:
            raise Http404 from error
        page.object_list = self._records(page.object_list)
        return page

    def _records(self, found):
        return in_order(self.visible(), found) if isinstance(found, list) else list(found)

    def tiles(self, records) -> list[Tile]:
        self.choosable.bring(records)
        lights = lights_of(records, self.use)
        return [Tile(one, lights[one.pk], self._address(one)) for one in records]

    def _address(self, record):
        return self.append_preserved_url_parameters(reverse(self.chosen_url_name, args=[record.pk]))

    def recent(self) -> list:
        """What was used lately, before anything is asked."""
        if self.filter_form.is_searching or self.results.number > 1 or self.is_multiple_choice:
            return []
        keys = recent.recent_keys(self.request, self.choosable.kind)
        return in_order(self.visible(), keys)[: recent.SHOWN]

    def get_context_data(self, **kwargs):
        lately = self.recent()
        tiles = self.tiles([*lately, *self.results.object_list])
        return super().get_context_data(**kwargs) | {
            "recent": tiles[: len(lately)],
            "tiles": tiles[len(lately) :],
            "found": self.found,
            "most": MOST,
            "choosable": self.choosable,
            "use": self.use,
            "filter_form": self.filter_form,
        }


class WindowView(WindowMixin, wagtails.ChooseView):
    pass


class WindowResultsView(WindowMixin, wagtails.ChooseResultsView):
    pass


class Chosen(ForUse):
    """Mixed into what answers a choice: nothing that is not allowed can be chosen."""

    def allowed(self, pks) -> list:
        records = in_order(self.visible(), [int(pk) for pk in pks if pk.isdecimal()])
        lights = lights_of(records, self.use)
        allowed = [record for record in records if not why_not(lights[record.pk])]
        recent.note(self.request, self.choosable.kind, [record.pk for record in allowed])
        return allowed

    def get_chosen_response_data(self, item):
        # Wagtail's scripts for snippets and for others look for it under either name.
        said = super().get_chosen_response_data(item)
        return said | {
            "title": self.get_display_title(item),
            "string": self.get_display_title(item),
        }

    def get_display_title(self, instance):
        return self.choosable.said(instance)


class RecordChosenView(Chosen, wagtails.ChosenView):
    """Answers "not found" for what may not be chosen, and for an address typed by hand."""

    def get_object(self, pk):
        for record in self.allowed([pk]):
            return record
        raise self.model_class.DoesNotExist


class RecordsChosenView(Chosen, wagtails.ChosenMultipleView):
    """Several at once."""

    def get_objects(self, pks):
        return self.allowed(pks)


class Windows:
    """Mixed into a chooser's viewset: all its views show one `choosable`."""

    choosable = None
    per_page = PER_PAGE
    preserve_url_parameters = ["multiple", USE]
    choose_view_class = WindowView
    choose_results_view_class = WindowResultsView
    chosen_view_class = RecordChosenView
    chosen_multiple_view_class = RecordsChosenView

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(choosable=self.choosable, **kwargs)


class WindowViewSet(Windows, ChooserViewSet):
    """The window of a kind that is no snippet; `name` is what its addresses are called by."""

    register_widget = False
