"""What stands beside the pages: calendars, taking part, and what we ask. No page is called so: a
calendar's address has a dot, and below a page of what is on there are no pages.
"""

from django.urls import path

from whatson import views
from whatson.answering.views import answer, asked, asked_list
from whatson.joining import urls as joining
from whatson.visits import views as visits

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    # Beside the pages below the list: no page is called so (`RESERVED_ROOT_SLUGS`).
    path("whats-on/feed/", views.feed, name="feed"),
    path("whats-on/past/", views.past, name="past"),
    path("whats-on/share/<int:pk>.jpg", views.share, name="share"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
    *joining.urlpatterns,
    path("asked/", asked_list, name="asked_list"),
    path("asked/<int:pk>/", asked, name="asked"),
    path("asked/<int:pk>/answer/", answer, name="answer"),
    path("ask-to-see/", visits.ask, name="ask_to_see"),
    path("yours/<str:words>/visit/", visits.own_visit, name="own_visit"),
    path("yours/<str:words>/visit/answer/", visits.answer, name="answer_visit"),
    path("yours/<str:words>/visit/change/", visits.change, name="change_visit"),
    path("yours/<str:words>/visit/take-back/", visits.take_back, name="take_back_visit"),
]
