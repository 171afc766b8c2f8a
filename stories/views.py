"""The public's pages that are no pages of Wagtail's: people who write, series, tags."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from stories.gathering import Gathered, public_tag
from stories.models import Article, Contributor, Series

ON_A_PAGE = 24


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
    contributor = get_object_or_404(
        Contributor.objects.public().select_related("portrait"), slug=slug
    )
    articles = Article.objects.public().by(contributor).with_cards()
    page = Paginator(articles, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"contributor": contributor, "page": page}
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
    context = {"series": series, "articles": series.in_order().with_cards()}
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
