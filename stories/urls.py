"""Every address of stories but the pages'. Those at the root are also in `RESERVED_ROOT_SLUGS`."""

from django.urls import path

from stories import reviewing, views

app_name = "stories"

urlpatterns = [
    path("frame/<slug:kind>/<slug:key>/", views.frame, name="frame"),
    path("oembed", views.oembed, name="oembed"),
    path("people-who-write/", views.contributor_list, name="contributors"),
    path("people-who-write/<slug:slug>/", views.contributor_detail, name="contributor"),
    path("people-who-write/<slug:slug>/feed/", views.contributor_feed, name="contributor_feed"),
    path("series/", views.series_list, name="all_series"),
    path("series/<slug:slug>/", views.series_detail, name="series"),
    path("series/<slug:slug>/feed/", views.series_feed, name="series_feed"),
    # Beside the pages below the list of stories: no page is called so.
    path("stories/feed/", views.feed, name="feed"),
    path("stories/feed/<int:pk>/", views.topic_feed, name="topic_feed"),
    path("stories/feed/blog/<int:pk>/", views.blog_feed, name="blog_feed"),
    path("stories/letter/", views.letter, name="letter"),
    path("stories/letter/plain/", views.plain_letter, name="plain_letter"),
    path("stories/share/<int:pk>.jpg", views.share, name="share"),
    path("tagged/<str:slug>/feed/", views.tag_feed, name="tag_feed"),
    path("tagged/<str:slug>/", views.tag_detail, name="tag"),
    path("yours/<str:words>/review/", reviewing.review, name="review"),
    path("yours/<str:words>/review/comment/", reviewing.comment, name="review_comment"),
    path("yours/<str:words>/review/answer/", reviewing.answer, name="review_answer"),
    path(
        "yours/<str:words>/review/recording/<int:pk>/<slug:which>/",
        reviewing.recording,
        name="review_recording",
    ),
]
