"""What stands beside the pages: calendars, taking part, and what we ask. No page is called so: a
calendar's address has a dot, and below a page of what is on there are no pages.
"""

from django.urls import path

from whatson import views
from whatson.answering.views import answer, asked, asked_list
from whatson.joining import urls as joining

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
    *joining.urlpatterns,
    path("asked/", asked_list, name="asked_list"),
    path("asked/<int:pk>/", asked, name="asked"),
    path("asked/<int:pk>/answer/", answer, name="answer"),
]
