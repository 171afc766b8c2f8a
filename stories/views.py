"""The public's pages that are no pages of Wagtail's: people who write, series, tags."""

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from objects.images.views import PUBLIC_CACHE
from objects.sharing.views import SHUT_UP
from search.asked_again import asked_again
from stories import feeds
from stories.framing import at_address, framed
from stories.gathering import Gathered, public_tag
from stories.letter import stories_of_the_week
from stories.listed import Listed, face_of
from stories.models import Article, Contributor, Series
from stories.oembed import SANDBOX, answer, as_xml
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
        "listed": Listed(Article.objects.public().whole().by(contributor), request.GET),
        "blogs": contributor.blogs.public().order_by("title"),
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
def series_feed(request, slug):
    """The parts of one series, in the same way."""
    return feeds.SeriesFeed()(request, slug=slug)


@gzip_page
@require_safe
@asked_again
def blog_feed(request, pk):
    """The posts of one blog, in the same way."""
    return feeds.BlogFeed()(request, pk=pk)


@gzip_page
@require_safe
@asked_again
def topic_feed(request, pk):
    """What one topic gathers, in the same way."""
    return feeds.TopicFeed()(request, pk=pk)


@gzip_page
@require_safe
@asked_again
def tag_feed(request, slug):
    """The stories that have one tag, in the same way."""
    return feeds.TagFeed()(request, slug=slug)


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


@require_safe
def oembed(request):
    """What to put into another site's page for one of our addresses, as oEmbed 1.0 has it."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse("We answer in JSON or XML.", status=501, content_type="text/plain")
    found = at_address(request.GET.get("url", ""))
    if found is None:
        raise Http404("Nothing to show in a frame")
    said = answer(found, request.GET.get("maxwidth", ""), request.GET.get("maxheight", ""))
    if form == "xml":
        return HttpResponse(as_xml(said), content_type="text/xml; charset=utf-8")
    return JsonResponse(said)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "sandbox": SANDBOX.split()})
@gzip_page
@require_safe
@asked_again
def frame(request, kind, key):
    """A story, an object or a memory within another site's page; emptied once it may not be."""
    found = framed(kind, key)
    return render(request, "stories/frame.html", {"found": found}, status=200 if found else 404)


@require_safe
@asked_again
def letter(request):
    """The letter of the week, which a mailing tool fetches."""
    return render(request, "stories/letter.html", {"articles": stories_of_the_week()})


@require_safe
@asked_again
def plain_letter(request):
    """The same without any HTML."""
    context = {"articles": stories_of_the_week()}
    plain = "text/plain; charset=utf-8"
    return render(request, "stories/letter.txt", context, content_type=plain)
