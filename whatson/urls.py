"""The calendars of what is on, beside the pages. No page is called so: its address has no dot."""

from django.urls import path

from whatson import views
from whatson.visits import views as visits

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
    path("ask-to-see/", visits.ask, name="ask_to_see"),
    path("yours/<str:words>/visit/", visits.own_visit, name="own_visit"),
    path("yours/<str:words>/visit/answer/", visits.answer, name="answer_visit"),
    path("yours/<str:words>/visit/take-back/", visits.take_back, name="take_back_visit"),
]
