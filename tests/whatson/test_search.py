"""Productions and projects in the search; and nothing of what nobody may read."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from search import outbox
from search.query import Query
from tests.boxoffice.house import NOW
from tests.contact.guarding import at
from tests.factories import (
    BoxOfficeEventFactory,
    CollectionImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from whatson.access import FIELDS
from whatson.documents import PRODUCTION, PROJECT
from whatson.models import BoxOfficeEvent, Performance, ProductionPage
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db
MADE = [(ProductionPageFactory, PRODUCTION), (ProjectPageFactory, PROJECT)]


def found(index, words, kind):
    outbox.drain()
    return index.search(Query(text=words, kinds=(kind,), size=20)).pks(kind)


def test_a_production_is_found_by_its_words_and_the_box_offices(index):
    event = BoxOfficeEventFactory(name="MANGLE 2026", description="Steam, soap and ocarinas.")
    made = ProductionPageFactory(
        title="The Laundry",
        standfirst="A comic hour.",
        made_by="Zelda Quill",
        body=[("text", "<p>Grease and <b>sparks</b>.</p>")],
        event=event,
    )
    for words in ("laundry", "comic", "zelda", "sparks", "ocarinas", "mangle"):
        assert found(index, words, PRODUCTION) == [made.pk], words


def test_a_project_is_found_by_what_it_is_and_for_whom(index):
    made = ProjectPageFactory(
        title="Mending",
        kind="campaign",
        for_whom="Anybody who rents",
        what_came_of_it="Two lifts were repaired.",
    )
    for words in ("mending", "campaign", "rents", "lifts"):
        assert found(index, words, PROJECT) == [made.pk], words


WAYS = [
    "relaxed",
    "BSL",
    "sign language",
    "captioned",
    "audio described",
    "wheelchair",
    "touch tour",
]


def test_both_are_found_by_how_what_is_to_come_is_made_for_more_people(index):
    every = dict.fromkeys(FIELDS, True)
    show, project = ProductionPageFactory(), ProjectPageFactory()
    PerformanceFactory(event=show.event, **every)
    SessionFactory(project=project, **every)
    PerformanceFactory(event=ProductionPageFactory().event)
    PerformanceFactory(event=ProductionPageFactory().event, cancelled=True, **every)
    over = timezone.now() - timedelta(days=9)
    PerformanceFactory(event=ProductionPageFactory().event, start=over, **every)
    for words in WAYS:
        assert found(index, words, PRODUCTION) == [show.pk], words
        assert found(index, words, PROJECT) == [project.pk], words


@pytest.mark.parametrize(("factory", "kind"), MADE)
@pytest.mark.parametrize("end", ["unpublish", "delete", "close the list"])
def test_what_nobody_may_read_is_not_found(index, factory, kind, end):
    made = factory(title="Trolleybus")
    factory(title="Trolleybus draft", publish=False)
    assert found(index, "trolleybus", kind) == [made.pk]
    if end == "close the list":
        closed = PageViewRestriction.objects.create(
            page=made.get_parent(), restriction_type="login"
        )
        assert found(index, "trolleybus", kind) == []
        closed.delete()
        assert found(index, "trolleybus", kind) == [made.pk]
    else:
        getattr(made, end)()
        assert found(index, "trolleybus", kind) == []


@pytest.mark.parametrize(("factory", "kind"), MADE)
def test_what_is_called_otherwise_is_found_by_its_new_name(index, factory, kind):
    made = factory(title="Trolleybus")
    made.title = "Omnibus"
    revision = made.save_revision()
    assert found(index, "trolleybus", kind) == [made.pk], "until it is published"
    revision.publish()
    assert found(index, "trolleybus", kind) == []
    assert found(index, "omnibus", kind) == [made.pk]


def test_what_the_box_office_says_anew_is_found(index, office, read):
    WhatsOnFactory()
    sync_listings(NOW)
    event = BoxOfficeEvent.objects.exclude(description="").first()
    made = ProductionPage.objects.get(event=event)
    made.save_revision().publish()
    # As if it had said something else before.
    BoxOfficeEvent.objects.filter(pk=event.pk).update(
        description="Ocarinas.", content_hash="0" * 64
    )
    outbox.changed(ProductionPage._meta.label, [made.pk])
    assert found(index, "ocarinas", PRODUCTION) == [made.pk]
    sync_listings(NOW)
    assert found(index, "ocarinas", PRODUCTION) == []


def test_that_a_performance_is_relaxed_now_is_found_after_the_next_reading(index, office, read):
    WhatsOnFactory()
    with at(NOW):
        sync_listings()
        made = ProductionPage.objects.filter(event__performances__relaxed=True).first()
        made.save_revision().publish()
        # As if it had said less before.
        rows = Performance.objects.filter(event=made.event)
        rows.update(relaxed=None, content_hash="0" * 64)
        outbox.changed(ProductionPage._meta.label, [made.pk])
        assert found(index, "relaxed", PRODUCTION) == []
        sync_listings()
        assert found(index, "relaxed", PRODUCTION) == [made.pk]


def test_a_card_says_when_it_is_on_or_was(client, index, django_assert_max_num_queries):
    coming, over = (ProductionPageFactory(title=f"Trolleybus {name}") for name in ("now", "then"))
    day = timezone.now() + timedelta(days=9)
    PerformanceFactory(event=coming.event, start=day)
    PerformanceFactory(event=over.event, start=timezone.now() - timedelta(days=400))
    SessionFactory(project=ProjectPageFactory(title="Trolleybus workshop"), start=day)
    ProjectPageFactory(title="Trolleybus draft", publish=False)
    for number in range(3):
        picture = CollectionImageFactory(in_library=True)
        picture.make_sizes()
        ProjectPageFactory(title=f"Trolleybus {number}", picture=picture)
    outbox.drain()
    client.get("/search/?q=trolleybus")
    with django_assert_max_num_queries(12):
        response = client.get("/search/?q=trolleybus")
    assertContains(response, f'<a class="occasion-card__link" href="{coming.get_url()}">')
    assertContains(response, f'datetime="{day.strftime("%Y-%m-%d")}')
    assertContains(response, "Last on <time")
    assertContains(response, "Projects to join")
    assertNotContains(response, "draft")
