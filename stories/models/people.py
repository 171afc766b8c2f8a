"""Who writes: producers, curators, guests. A login may end; what they wrote stays theirs."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from objects.models import CollectionImage, CollectionObject
from objects.numbers import free_slug

SHORT = ["bold", "italic", "link"]
"""What rich text of a few sentences may have."""


class ContributorQuerySet(models.QuerySet):
    """People who write, as the public sees them."""

    def public(self):
        """Keep those who have a page: something of theirs may be read by anybody."""
        from_here = Authorship.objects.filter(contributor=OuterRef("pk"))
        articles = Authorship.page.field.related_model.objects.public()
        return self.filter(Exists(from_here.filter(page__in=articles.order_by().values("pk"))))

    def begin_for(self, user) -> "Contributor":
        """The entry of somebody with a login, begun with their name if they have none."""
        name = user.get_full_name() or user.get_username()
        slug = free_slug(slugify(name) or "writer", set(self.values_list("slug", flat=True)))
        return self.get_or_create(user=user, defaults={"name": name[:120], "slug": slug})[0]


class Contributor(models.Model):
    """Somebody who writes here, with a page and a feed of their own."""

    name = models.CharField(max_length=120, help_text="As it stands under what they write.")
    slug = models.SlugField("address", max_length=120, unique=True)
    pronouns = models.CharField(
        max_length=40, blank=True, help_text="If they wish: for example she/her."
    )
    portrait = models.ForeignKey(
        CollectionImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    making_now = models.CharField(
        "what they are making now", max_length=250, blank=True, help_text="One sentence."
    )
    about = RichTextField(blank=True, features=SHORT, help_text="Who they are, in a few sentences.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
        verbose_name="login",
        help_text="Their own login, while they have one. When it ends, their page stays.",
    )

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name = "person who writes"
        verbose_name_plural = "people who write"
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("stories:contributor", args=[self.slug])

    def chosen_objects(self):
        """The published objects that stand in what they wrote, as far as anybody may read it."""
        articles = Authorship.page.field.related_model.objects.public().by(self)
        uses = CollectionObject.story_uses.rel.related_model.objects
        used = uses.filter(page__in=articles.order_by().values("pk"))
        chosen = CollectionObject.objects.published().filter(
            pk__in=used.values("collection_object")
        )
        return chosen.newest_first()


class Authorship(Orderable):
    """That somebody wrote a page, alone or with others: in their order."""

    page = ParentalKey("stories.Article", on_delete=models.CASCADE, related_name="authorships")
    contributor = models.ForeignKey(
        Contributor,
        on_delete=models.PROTECT,
        related_name="authorships",
        verbose_name="person who writes",
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "contributor"], name="author_once_on_a_page")
        ]

    def __str__(self):
        return f"{self.contributor} of {self.page}"
