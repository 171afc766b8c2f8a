"""A series: stories that follow one another."""

from django.db import models
from django.urls import reverse


class SeriesQuerySet(models.QuerySet):
    """Series, as the public sees them."""

    def public(self):
        """Keep those of which anybody may read a part."""
        articles = self.model._meta.get_field("articles").related_model.objects.public()
        return self.filter(pk__in=articles.order_by().exclude(series=None).values("series"))


class Series(models.Model):
    """Stories that belong together, read from the first to the last."""

    title = models.CharField(max_length=200)
    slug = models.SlugField("address", max_length=120, unique=True)
    introduction = models.TextField(blank=True, help_text="What it is about, in a sentence or two.")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "series"
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("stories:series", args=[self.slug])

    def in_order(self):
        """What anybody may read of it, the first one first."""
        return self.articles.public().order_by("first_published_at", "pk")
