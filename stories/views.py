"""The public's pages that are no pages of Wagtail's: people who write, series, tags."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from objects.images.views import PUBLIC_CACHE
from objects.sharing.views import SHUT_UP
from search.asked_again import asked_again
from stories import feeds
from stories.gathering import Gathered, public_tag
from stories.listed import Listed, face_of
from stories.models import Article, Contributor, Series
from stories.sharing import share_jpeg, share_key

THINGS = 12
"""Objects on the page of somebody who writes."""


@gzip_page
@require_safe
def contributor_list(request):
    """Everybody of whom there is something to read."""
    return render(
        request, "stories/contributor_list.html", {"contributors": Contributor.objects.public()}
    )


@gzip_page
@require_safe
def contributor_detail(request, slug):
    """One of them, with all they wrote, the newest first."""
    contributor = get_object_or_404(Contributor.objects.public(), slug=slug)
    context = {
        "contributor": contributor,
        "face": face_of(contributor),
        "listed": Listed(Article.objects.public().by(contributor), request.GET),
        "things": contributor.chosen_objects().with_card_relations()[:THINGS],
    }
    return render(request, "stories/contributor_detail.html", context)


@gzip_page
@require_safe
def series_list(request):
    """All series of which there is something to read."""
    return render(request, "stories/series_list.html", {"all_series": Series.objects.public()})


@gzip_page
@require_safe
def series_detail(request, slug):
    """One series, from the first story to the last."""
    series = get_object_or_404(Series.objects.public(), slug=slug)
    context = {"series": series, "listed": Listed(series.in_order(), request.GET)}
    return render(request, "stories/series_detail.html", context)


@gzip_page
@require_safe
def tag_detail(request, slug):
    """All that has one tag; a former address leads on."""
    tag = public_tag(slug)
    gathered = Gathered.by_tags([tag]) if tag else None
    if not gathered:
        raise Http404
    if tag.slug != slug:
        return redirect("stories:tag", tag.slug, permanent=True)
    return render(request, "stories/tag_detail.html", {"tag": tag, "gathered": gathered})


@gzip_page
@require_safe
@asked_again
def feed(request):
    """The newest stories, whole but for the memories in them."""
    return feeds.StoriesFeed()(request)


@gzip_page
@require_safe
@asked_again
def contributor_feed(request, slug):
    """What one person wrote, in the same way."""
    return feeds.ContributorFeed()(request, slug=slug)


@gzip_page
@require_safe
@asked_again
def topic_feed(request, pk):
    """What one topic gathers, in the same way."""
    return feeds.TopicFeed()(request, pk=pk)


@require_safe
def share(request, pk):
    """The picture that other sites show where somebody shares a story."""
    article = get_object_or_404(Article.objects.public().with_cards(), pk=pk)
    etag = quote_etag(share_key(article, article.shown_picture))
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(share_jpeg(article, article.shown_picture), "image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC_CACHE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SHUT_UP
    return response
