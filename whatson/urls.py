"""What stands beside the pages: the calendars (no page is called so: its address has no dot), and
what we ask.
"""

from django.urls import path

from whatson import views
from whatson.answering.views import answer, asked, asked_list

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
    path("asked/", asked_list, name="asked_list"),
    path("asked/<int:pk>/", asked, name="asked"),
    path("asked/<int:pk>/answer/", answer, name="answer"),
]
