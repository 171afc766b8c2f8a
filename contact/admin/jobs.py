"""What runs by the clock, in the admin: for who looks after the site, and for leads."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from contact.ticking import standings

LEAD = "Lead"
"""The group, made by who reads memories, whose people answer for what must be erased."""


def may_see(person) -> bool:
    """Whether somebody is told what was missed: administrators and leads."""
    return person.is_superuser or person.groups.filter(name=LEAD).exists()


@require_safe
def jobs_report(request):
    """The table of all jobs, the worst first. (Wagtail has asked whether they may enter.)"""
    if not may_see(request.user):
        raise PermissionDenied
    table = sorted(standings(), key=lambda one: (not one.is_grave, not one.is_missed))
    context = {
        "standings": table,
        "page_title": "What runs by the clock",
        "header_title": "What runs by the clock",
        "header_icon": "time",
    }
    return render(request, "contact/admin/jobs.html", context)


class JobsMenuItem(MenuItem):
    """Shown to who may see the report."""

    def is_shown(self, request):
        return may_see(request.user)


class JobsPanel(Component):
    """Says on the admin's first page what was missed; nothing while all is well."""

    name = "jobs"
    template_name = "contact/admin/jobs_panel.html"
    order = 30

    def get_context_data(self, parent_context):
        told = may_see(parent_context["request"].user)
        missed = [one for one in standings() if one.is_missed] if told else []
        return {"missed": missed, "is_grave": any(one.is_grave for one in missed)}
