"""The calendars of what is on, and taking part, beside the pages. No page is called so: a
calendar's address has a dot, and below a page of what is on there are no pages.
"""

from django.urls import path

from whatson import views
from whatson.joining import urls as joining

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
    *joining.urlpatterns,
]
