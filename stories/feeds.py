"""Feeds of stories: all, those of one person, of one topic, with one tag."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import escape

from objects.atom import FitAtom
from stories.feed_text import full_texts
from stories.gathering import public_tag
from stories.models import Article, Contributor, TopicPage

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
        return Article.objects.public()

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


class ContributorFeed(StoriesFeed):
    """What one person wrote, alone or with others."""

    def get_object(self, request, slug):
        return get_object_or_404(Contributor.objects.public(), slug=slug)

    def title(self, contributor):
        return f"{contributor.name} in {settings.WAGTAIL_SITE_NAME}"

    def link(self, contributor):
        return f"{settings.SITE_URL}{contributor.get_absolute_url()}"

    def feed_url(self, contributor):
        return f"{settings.SITE_URL}{reverse('stories:contributor_feed', args=[contributor.slug])}"

    def stories(self, contributor):
        return super().stories(contributor).by(contributor)


class TopicFeed(StoriesFeed):
    """The stories that one topic gathers."""

    def get_object(self, request, pk):
        return get_object_or_404(TopicPage.objects.public(), pk=pk)

    def title(self, topic):
        return f"{topic.title} in {settings.WAGTAIL_SITE_NAME}"

    def link(self, topic):
        return f"{settings.SITE_URL}{topic.url}"

    def feed_url(self, topic):
        return f"{settings.SITE_URL}{reverse('stories:topic_feed', args=[topic.pk])}"

    def stories(self, topic):
        return topic.articles()


class TagFeed(StoriesFeed):
    """The stories with one tag; under a former address of it, too."""

    def get_object(self, request, slug):
        tag = public_tag(slug)
        if tag is None or not self.stories(tag).exists():
            raise Http404
        return tag

    def title(self, tag):
        return f"{tag.name} in {settings.WAGTAIL_SITE_NAME}"

    def link(self, tag):
        return f"{settings.SITE_URL}{reverse('stories:tag', args=[tag.slug])}"

    def feed_url(self, tag):
        return f"{settings.SITE_URL}{reverse('stories:tag_feed', args=[tag.slug])}"

    def stories(self, tag):
        return super().stories(tag).filter(tagged_items__tag=tag)
