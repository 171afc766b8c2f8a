"""Feeds of stories: all, and those of one person, series, blog, topic or tag."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import escape

from objects.atom import FitAtom
from stories.feed_text import full_texts
from stories.gathering import public_tag
from stories.models import Article, BlogIndexPage, Contributor, Series, TopicPage

NEWEST = 20


class FullText(FitAtom):
    """Atom with the whole text of each entry beside its summary."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class StoriesFeed(Feed):
    """The newest stories, whole but for the memories in them."""

    feed_type = FullText
    subtitle = "Stories made of real objects and real memories."

    def title(self, chosen):
        return f"Stories in {settings.WAGTAIL_SITE_NAME}"

    def link(self, chosen):
        return f"{settings.SITE_URL}/"

    def feed_url(self, chosen):
        return f"{settings.SITE_URL}{reverse('stories:feed')}"

    def stories(self, chosen):
        return Article.objects.public().whole()

    def items(self, chosen):
        articles = list(self.stories(chosen).with_cards()[:NEWEST])
        texts = full_texts(articles)
        for article in articles:
            article.text = texts[article.pk]
        return articles

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        # Atom's summary is HTML, its title is not.
        return escape(article.standfirst)

    def item_link(self, article):
        return f"{settings.SITE_URL}{article.url}"

    def item_author_name(self, article):
        return ", ".join(author.name for author in article.authors) or None

    def item_pubdate(self, article):
        return article.first_published_at

    def item_updateddate(self, article):
        return article.last_published_at

    def item_extra_kwargs(self, article):
        return {"content": article.text}


class FeedOf(StoriesFeed):
    """The stories that belong to one thing; its page and its feed are called as it is."""

    route = ""
    key = "slug"
    """What of the thing stands in the address of its feed."""

    def get_object(self, request, **key):
        return get_object_or_404(self.those(), **key)

    def title(self, one):
        return f"{one} in {settings.WAGTAIL_SITE_NAME}"

    def link(self, one):
        return f"{settings.SITE_URL}{self.page_of(one)}"

    def page_of(self, one):
        return one.get_absolute_url()

    def feed_url(self, one):
        return f"{settings.SITE_URL}{reverse(self.route, args=[getattr(one, self.key)])}"


class ContributorFeed(FeedOf):
    """What one person wrote, alone or with others."""

    route = "stories:contributor_feed"

    def those(self):
        return Contributor.objects.public()

    def stories(self, contributor):
        return Article.objects.public().by(contributor)


class SeriesFeed(FeedOf):
    """The parts of one series."""

    route = "stories:series_feed"

    def those(self):
        return Series.objects.public()

    def stories(self, series):
        return Article.objects.public().filter(series=series)


class FeedOfPage(FeedOf):
    """The stories of one page that lists them."""

    key = "pk"

    def page_of(self, one):
        return one.url


class BlogFeed(FeedOfPage):
    """The posts of one blog."""

    route = "stories:blog_feed"

    def those(self):
        return BlogIndexPage.objects.public()

    def stories(self, blog):
        return blog.articles()


class TopicFeed(FeedOfPage):
    """The stories that one topic gathers."""

    route = "stories:topic_feed"

    def those(self):
        return TopicPage.objects.public()

    def stories(self, topic):
        return topic.articles()


class TagFeed(FeedOf):
    """The stories with one tag; under a former address of it, too."""

    route = "stories:tag_feed"

    def get_object(self, request, slug):
        tag = public_tag(slug)
        if tag is None or not self.stories(tag).exists():
            raise Http404
        return tag

    def page_of(self, tag):
        return reverse("stories:tag", args=[tag.slug])

    def stories(self, tag):
        return Article.objects.public().filter(tagged_items__tag=tag)
