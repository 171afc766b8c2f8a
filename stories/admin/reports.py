"""The report of places in stories that gave way."""

from django.urls import path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from stories.models import Article, GaveWay

MAY = ("add", "change", "publish")


def may_see(user) -> bool:
    """Whoever writes pages sees those of their own; editors see all."""
    return policy_registry.get_by_type(Article).user_has_any_permission(user, MAY)


class GaveWayReport(ReportView):
    """Each place in a page that this person may change."""

    page_title = "Places that gave way"
    header_icon = "warning"
    index_url_name = "gave_way_report"
    index_results_url_name = "gave_way_report_results"
    any_permission_required = MAY
    model = GaveWay
    list_export = ["page.title", "get_kind_display", "since", "told_at"]
    export_headings = {
        "page.title": "Page",
        "get_kind_display": "What happened",
        "since": "Since",
        "told_at": "Authors told",
    }
    columns = [
        TitleColumn(
            "page",
            label="Page",
            accessor="page.title",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        ),
        Column("get_kind_display", label="What happened"),
        DateColumn("since", label="Since"),
        DateColumn("told_at", label="Authors told"),
    ]

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(Article)

    def get_queryset(self):
        own = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change"]
        )
        return GaveWay.objects.filter(page__in=own.order_by().values("pk")).select_related("page")


class GaveWayMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


def admin_urls():
    return [
        path("reports/gave-way/", GaveWayReport.as_view(), name="gave_way_report"),
        path(
            "reports/gave-way/results/",
            GaveWayReport.as_view(results_only=True),
            name="gave_way_report_results",
        ),
    ]


def menu_item():
    return GaveWayMenuItem(
        "Places that gave way", reverse("gave_way_report"), icon_name="warning", order=700
    )
