"""Those who write, and the pages that they write."""

import factory
from wagtail.models import Site

from stories.models import (
    BlogIndexPage,
    BlogPostPage,
    ChapterPage,
    Contributor,
    ExhibitionPage,
    Series,
    StoryIndexPage,
    StoryPage,
    TopicPage,
)


class ContributorFactory(factory.django.DjangoModelFactory):
    """Somebody who writes, without a login."""

    class Meta:
        model = Contributor

    name = factory.Sequence(lambda n: f"Ada Draper {n}")
    slug = factory.Sequence(lambda n: f"ada-draper-{n}")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        """Whoever joined the producers has an entry already."""
        if user := fields.get("user"):
            return model_class.objects.update_or_create(user=user, defaults=fields)[0]
        return super()._create(model_class, *args, **fields)


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    title = factory.Sequence(lambda n: f"Washing days {n}")
    slug = factory.Sequence(lambda n: f"washing-days-{n}")


class PageFactory(factory.django.DjangoModelFactory):
    """A page published as an editor would, or with `publish=False` a draft.

    `parent` is where it is put: without one, the first of the kind that holds it, made if there
    is none. `authors` are contributors in order, `tag_words` its tags, and `body` and `chosen`
    lists of (block's name, value).
    """

    class Meta:
        model = StoryPage
        abstract = True

    title = factory.Sequence(lambda n: f"What the tram left behind {n}")

    @classmethod
    def _create(cls, model, *args, parent=None, publish=True, authors=(), tag_words=(), **fields):
        page = model(live=False, **fields)
        parent = parent or cls.place()
        parent.refresh_from_db()
        parent.add_child(instance=page)
        for place, contributor in enumerate(authors):
            page.authorships.create(contributor=contributor, sort_order=place)
        if tag_words:
            page.tags.add(*tag_words)
        page.save()
        revision = page.save_revision()
        if publish:
            revision.publish()
        return model.objects.get(pk=page.pk)

    @classmethod
    def place(cls):
        """Where such a page stands."""
        return StoryIndexPage.objects.first() or StoryIndexFactory()


class StoryIndexFactory(PageFactory):
    class Meta:
        model = StoryIndexPage

    title = "Stories"

    @classmethod
    def place(cls):
        return Site.objects.get(is_default_site=True).root_page


class StoryPageFactory(PageFactory):
    class Meta:
        model = StoryPage


class BlogIndexFactory(PageFactory):
    class Meta:
        model = BlogIndexPage


class BlogPostFactory(PageFactory):
    class Meta:
        model = BlogPostPage

    @classmethod
    def place(cls):
        return BlogIndexPage.objects.first() or BlogIndexFactory()


class ExhibitionFactory(PageFactory):
    class Meta:
        model = ExhibitionPage


class ChapterFactory(PageFactory):
    class Meta:
        model = ChapterPage

    @classmethod
    def place(cls):
        return ExhibitionPage.objects.first() or ExhibitionFactory()


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage
