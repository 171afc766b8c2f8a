"""Addresses of people without an account, and of who watches the site."""

from django.urls import path

from contact import views
from contact.health import healthz, here
from contact.letters.views import was_this_you

app_name = "contact"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/here", here, name="here"),
    path("yours/", views.yours, name="yours"),
    path("yours/fresh-link/", views.fresh_link, name="fresh_link"),
    path("yours/asked/", views.asked, name="asked"),
    path("yours/was-this-you/<str:token>/", was_this_you, name="was_this_you"),
    path("yours/<str:words>/", views.opened, name="opened"),
    path("yours/<str:words>/slip/", views.slip, name="slip"),
]
