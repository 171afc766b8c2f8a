"""Giving a memory: where it begins, and the questions behind its private link."""

from django.urls import path

from memories.giving import views

urlpatterns = [
    path("memories/give/<slug:slug>/", views.give, name="give"),
    path("memories/give/place/<slug:slug>/", views.give_place, name="give_place"),
    # As the production's own address: Wagtail lets it have other letters than ours.
    path("memories/give/production/<str:slug>/", views.give_production, name="give_production"),
    path("yours/<str:words>/give/", views.go_on, name="go_on"),
    path("yours/<str:words>/give/done/", views.done, name="given"),
    path("yours/<str:words>/give/throw-away/", views.throw_away, name="throw_away"),
    path("yours/<str:words>/give/<slug:step>/", views.giving, name="giving"),
    path("yours/<str:words>/give/file/<slug:file>/", views.draft_file, name="giving_file"),
]
