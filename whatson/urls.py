"""What is on beside its pages: calendars, a feed, what was on, and pictures to share.

No page is called as a calendar is: its address has no dot.
"""

from django.urls import path

from whatson import views

app_name = "whatson"

urlpatterns = [
    path("whats-on/calendar.ics", views.calendar, name="calendar"),
    # Beside the pages below the list: no page is called so (`RESERVED_ROOT_SLUGS`).
    path("whats-on/feed/", views.feed, name="feed"),
    path("whats-on/past/", views.past, name="past"),
    path("whats-on/share/<int:pk>.jpg", views.share, name="share"),
    path("whats-on/<str:slug>/calendar.ics", views.page_calendar, name="page_calendar"),
]
