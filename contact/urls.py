"""Addresses of people without an account, and of who watches the site."""

from django.urls import path

from contact.health import healthz
from contact.letters.views import was_this_you

app_name = "contact"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("yours/was-this-you/<str:token>/", was_this_you, name="was_this_you"),
]
