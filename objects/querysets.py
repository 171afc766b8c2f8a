"""Which objects, with what: every public query begins at `published()`."""

import random
from functools import reduce
from operator import and_

from django.db import models
from django.db.models import (
    Case,
    CharField,
    Exists,
    FloatField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, Concat, Replace
from django.utils import timezone

from objects import pen
from objects.joined import Joined
from objects.numbers import fold_number
from search.keeping import is_settled
from search.words import number_key

AUTHORITIES = {"people": "person", "places": "place", "terms": "term"}
"""The links of an object to what it names, and what is at the other end."""
SHOWN_SINCE = Coalesce("first_published_at", "created_at")
"""Since when the public can see it; there is an index of it."""
TYPE = "*"
"""What stands before a type among the kinds that are told of an object."""
CARD_WORDS = (
    "collection_object",
    "is_type",
    "term__vocabulary",
    "term__name",
    "term__preferred__name",
)
"""What a card needs to know of an object's terms."""
MENTION_LINK = (
    "collection_object",
    "words",
    "mentioned__slug",
    "mentioned__live",
    "mentioned__retired_at",
)
"""What a link in the prose needs to know of the object that is named."""


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
        return self.prefetch_related(*self._page_parts(), *self._page_and_card_parts())

    def with_authorities(self):
        """The people, places and terms that they name, in three queries."""
        return self.prefetch_related(*map(self._named, AUTHORITIES))

    def bring_relations(self, thing, cards):
        """Bring what `with_public_relations()` does to one object that is here already, and in
        the same queries what cards beside it show.
        """
        prefetch_related_objects([thing, *cards], *self._page_and_card_parts())
        prefetch_related_objects([thing], *self._page_parts())

    def bring_walk_relations(self, thing):
        """Bring the names of one object that is here already, by which a list is told."""
        prefetch_related_objects([thing], *map(self._named, AUTHORITIES))

    def bring_card_relations(self, things):
        """Bring what `with_card_relations()` does to objects that are here already."""
        prefetch_related_objects(list(things), *self._card_parts())

    def told_if_settled(self):
        """Each with `is_settled`: whether what is kept of it may be used (search/keeping.py)."""
        return self.annotate(is_settled=is_settled())

    def told_for_a_page(self):
        """The same, each with `kinds_told` as well: the slugs of its object names in one text, a
        star before each type; None where it has none.
        """
        slug = Coalesce("term__preferred__slug", "term__slug")
        # All terms are asked for, as for a card, and only the names are joined.
        is_name, is_type = Q(term__vocabulary="object_name"), Q(is_type=True)
        a_type = Concat(Value(TYPE), slug, output_field=CharField())
        named = Case(
            When(is_name & is_type, then=a_type),
            When(is_name, then=slug),
            output_field=CharField(),
        )
        links = self._related("terms").filter(collection_object=OuterRef("pk")).order_by()
        told = links.values("collection_object").annotate(told=Joined(named)).values("told")
        return self.told_if_settled().annotate(kinds_told=Subquery(told))

    def with_card_relations(self):
        """What a card shows: its kind, its first picture, or what its mosaic is laid of."""
        return self.prefetch_related(*self._card_parts())

    def _card_parts(self):
        # All their terms: asked for three vocabularies alone, SQLite begins with those, which
        # takes it through the terms of the whole collection.
        links = self._related("terms").select_related("term", "term__preferred")
        return [
            Prefetch("terms", links.only(*CARD_WORDS), to_attr="card_terms"),
            Prefetch("object_images", self._shown_images()),
        ]

    def never_seen(self):
        """What no reader has looked at yet."""
        return self.filter(first_seen_at=None)

    def some_unseen_key(self) -> int | None:
        """As `some_unseen`, or None."""
        return next(iter(self.some_unseen()), None)

    def some_unseen(self):
        """The key of one that no reader has looked at and that needs no warning, another one at
        each call. The first after a place by chance: to sort all by chance would take time.
        """
        unseen = self.never_seen().filter(content_note_code="", content_note="")
        last = Subquery(unseen.order_by("-pk").values("pk")[:1], output_field=FloatField())
        after = unseen.filter(pk__gte=last * random.random()).order_by("pk")
        return after.values_list("pk", flat=True)[:1]

    def mark_seen(self):
        """Note that a reader looked at them, the first time only: no index and no import
        needs to hear of it. Asks first, as even an update of nothing takes SQLite's one pen, and
        waits for nobody who has it: then it is not noted.
        """
        unseen = self.never_seen()
        if unseen.exists() and not pen.is_taken():
            with pen.or_not_at_all():
                unseen.update(first_seen_at=timezone.now())

    def newest_first(self, *first):
        """As they came to be seen here, the latest first; `first` are orders that go before."""
        return self.with_shown_since().order_by(*first, "-shown_since", "-pk")

    def with_shown_since(self):
        """Annotate `shown_since`: when it came to be seen here."""
        return self.annotate(shown_since=SHOWN_SINCE)

    def _page_parts(self):
        mentions = self._related("mentions").select_related("mentioned").only(*MENTION_LINK)
        named = map(self._named, ("people", "places"))
        return [*named, "dimensions", "inscriptions", Prefetch("mentions", mentions)]

    def _page_and_card_parts(self):
        return [self._named("terms"), Prefetch("object_images", self._shown_images())]

    def _named(self, links):
        kind = AUTHORITIES[links]
        return Prefetch(links, self._related(links).select_related(kind, f"{kind}__preferred"))

    def _related(self, name):
        return self.model._meta.get_field(name).related_model.objects.all()

    def _shown_images(self):
        return (
            self._related("object_images")
            .shown()
            .select_related("image")
            .prefetch_related("image__renditions")
        )

    # For curators: what they type, and what is missing.

    def matching(self, words: str):
        """Whose number is `words`, however spaced and with or without its colon, or part of it;
        else who has each word in its title or other number.
        """
        found = Q(number_key__contains=fold_number(words))
        # As the public search compares numbers, which knows no colons either.
        if said := number_key(words):
            found |= Q(without_colons__contains=said)
        in_text = [
            Q(title__icontains=word) | Q(other_number__icontains=word) for word in words.split()
        ]
        if not in_text:
            return self
        without_colons = Replace("number_key", Value(":"))
        return self.alias(without_colons=without_colons).filter(found | reduce(and_, in_text))

    def naming(self, kind: str, authorities):
        """Which name one of the authorities of a kind: "person", "place" or "term"."""
        relation = {"person": "people", "place": "places", "term": "terms"}[kind]
        # By the links' own index: asked object by object it takes seconds at 100,000.
        links = self._related(relation).filter(**{f"{kind}__in": authorities})
        return self.filter(pk__in=links.values("collection_object"))

    def with_thumbnails(self):
        """What curators' lists show: the pictures, even those not to be shown."""
        images = self._related("object_images").select_related("image")
        return self.prefetch_related(
            Prefetch("object_images", images.prefetch_related("image__renditions"))
        )

    def publish_each(self, user) -> int:
        """Publish what is a draft, or has one, one by one; return how many changed."""
        drafts = self.filter(Q(live=False) | Q(has_unpublished_changes=True), retired_at=None)
        return sum(thing.publish_latest(user) for thing in drafts.one_by_one())

    def unpublish_each(self, user) -> int:
        """Make drafts of what is published, one by one; return how many changed."""
        return sum(thing.withdraw(user) for thing in self.published().one_by_one())

    def one_by_one(self):
        """Each object as it is when its turn comes, for changes that must not hold a long read."""
        for pk in list(self.values_list("pk", flat=True)):
            if found := self.model.objects.filter(pk=pk).first():
                yield found

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
