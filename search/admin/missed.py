"""What people could not find, for editors: each with a way to help, or to say it is not for us."""

from django.core.exceptions import PermissionDenied
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.views.decorators.http import require_POST
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from search.models import MissedWords, PassedOver, SynonymSet

MAY = "search.add_synonymset"
"""Who makes synonyms sees what they may be wanted for."""


def _for_editors(view):
    def checked(request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


class WhatToDo(BaseColumn):
    """Make a synonym, or pass it over; for what was passed over, show it again."""

    cell_template_name = "search/admin/what_to_do.html"

    def get_cell_context_data(self, instance, parent_context):
        words = instance["words"]
        add = reverse(SynonymSet.snippet_viewset.get_url_name("add"))
        return super().get_cell_context_data(instance, parent_context) | {
            "words": words,
            "make": f"{add}?{urlencode({'words': words})}",
            "is_passed_over": "passed_over" in parent_context["request"].GET,
            "csrf_token": get_token(parent_context["request"]),
        }


@method_decorator(_for_editors, name="dispatch")
class MissedView(BaseListingView):
    page_title = "What people could not find"
    header_icon = "search"
    template_name = "search/admin/missed.html"
    index_url_name = "missed:index"
    paginate_by = 50
    no_results_message = "Nothing that was looked for on three different days."
    columns = [
        Column("words", label="Words that found nothing"),
        NumberColumn("times", label="Searches"),
        NumberColumn("days", label="Days"),
        Column("last", label="Last", accessor=lambda row: date_format(row["last"])),
        WhatToDo("what_to_do", label="What to do"),
    ]

    @property
    def is_passed_over(self) -> bool:
        return "passed_over" in self.request.GET

    def get_queryset(self):
        return MissedWords.objects.for_editors(self.is_passed_over)

    @property
    def header_buttons(self):
        if self.is_passed_over:
            return [HeaderButton("Back to the list", url=self.index_url)]
        return [HeaderButton("What is not for us", url=f"{self.index_url}?passed_over=1")]


@_for_editors
@require_POST
def pass_over(request):
    """Hide these words from editors, or show them again."""
    words = request.POST.get("words", "")[: MissedWords.LONGEST].replace("\x00", "")
    if request.POST.get("again"):
        PassedOver.objects.filter(words=words).delete()
    elif words:
        PassedOver.objects.get_or_create(words=words)
    return redirect("missed:index")


class MissedMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY)


class MissedViewSet(ViewSet):
    """Nothing is edited here, so none of Wagtail's forms fit."""

    name = "missed"
    icon = "search"
    menu_label = "Not found"
    menu_name = "missed"
    menu_item_class = MissedMenuItem

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(MissedView), name="index"),
            path("pass-over/", pass_over, name="pass_over"),
        ]
