"""Which objects, with what: every public query begins at `published()`."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch


class CollectionObjectQuerySet(models.QuerySet):
    """Objects by what may be seen of them and what is missing from them."""

    def published(self):
        """What the public may see: live and not retired."""
        return self.filter(live=True, retired_at=None)

    def draft(self):
        """Not yet, or no longer, shown; not retired."""
        return self.filter(live=False, retired_at=None)

    def retired(self):
        """Records that were withdrawn from the collection; their address answers 410."""
        return self.exclude(retired_at=None)

    def in_number_order(self):
        """As people count: 2 before 10."""
        return self.order_by("number_sort", "pk")

    def with_public_relations(self):
        """Everything an object page shows, in a fixed number of queries."""
        return self.prefetch_related(
            Prefetch(
                "people", self._related("people").select_related("person", "person__preferred")
            ),
            Prefetch("places", self._related("places").select_related("place", "place__preferred")),
            Prefetch("terms", self._related("terms").select_related("term", "term__preferred")),
            "dimensions",
            "inscriptions",
            Prefetch("object_images", self._shown_images()),
            Prefetch("mentions", self._related("mentions").select_related("mentioned")),
        )

    def with_card_relations(self):
        """What a card in a list shows: its kind and its first picture."""
        return self.prefetch_related(
            Prefetch(
                "terms",
                self._related("terms")
                .filter(term__vocabulary="object_name")
                .select_related("term", "term__preferred"),
                to_attr="name_links",
            ),
            Prefetch("object_images", self._shown_images()),
        )

    def _related(self, name):
        return self.model._meta.get_field(name).related_model.objects.all()

    def _shown_images(self):
        return (
            self._related("object_images")
            .filter(may_show=True)
            .select_related("image")
            .prefetch_related("image__renditions")
        )

    # What is missing, for curators' filters.

    def with_image_flag(self):
        """Annotate `has_image`, whether any picture hangs on the record."""
        images = self._related("object_images").filter(collection_object=OuterRef("pk"))
        return self.annotate(has_image=Exists(images))

    def without_image(self):
        return self.filter(
            ~Exists(self._related("object_images").filter(collection_object=OuterRef("pk")))
        )

    def without_date(self):
        return self.filter(date_earliest=None)

    def without_maker(self):
        makers = self._related("people").filter(
            collection_object=OuterRef("pk"), activity="production"
        )
        return self.filter(~Exists(makers))

    def without_alt_text(self):
        """With a picture that nobody has described yet."""
        bare = self._related("object_images").filter(collection_object=OuterRef("pk"), alt_text="")
        return self.filter(Exists(bare))


CollectionObjectManager = models.Manager.from_queryset(CollectionObjectQuerySet)
