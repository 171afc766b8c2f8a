"""What reaching people adds to Wagtail's admin."""

from django.urls import path, reverse
from wagtail import hooks

from contact.admin.jobs import JobsMenuItem, JobsPanel, jobs_report
from contact.admin.workshop_codes import WorkshopCodeViewSet

hooks.register("register_admin_viewset", WorkshopCodeViewSet)


@hooks.register("register_admin_urls")
def register_jobs_report():
    return [path("reports/by-the-clock/", jobs_report, name="jobs_report")]


@hooks.register("register_reports_menu_item")
def register_jobs_report_menu_item():
    return JobsMenuItem(
        "What runs by the clock", reverse("jobs_report"), name="jobs", icon_name="time", order=900
    )


@hooks.register("construct_homepage_panels")
def say_what_was_missed(request, panels):
    panels.append(JobsPanel())
