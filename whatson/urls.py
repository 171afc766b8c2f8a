"""The calendars of what is on, beside the pages. No page is called so: its address has no dot."""

from django.urls import path

from whatson import views

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
]
