"""Tags: plain words that gather objects, memories and stories. The words are taggit's own."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase


class TaggedArticle(TaggedItemBase):
    """That a story, post, exhibition or chapter has a tag."""

    content_object = ParentalKey(
        "stories.Article", on_delete=models.CASCADE, related_name="tagged_items"
    )


class TaggedTopic(TaggedItemBase):
    """That a topic's page gathers what has a tag."""

    content_object = ParentalKey(
        "stories.TopicPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class FormerTag(models.Model):
    """The address of a tag that was renamed, or of one that became another: it leads on."""

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    tag = models.ForeignKey("taggit.Tag", on_delete=models.CASCADE, related_name="former")

    def __str__(self):
        return self.slug
