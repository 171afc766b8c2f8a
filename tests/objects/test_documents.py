"""Objects in search: what the public may see, found by what the catalogue and we say of them."""

import pytest
from django.core.management import CommandError, call_command

from objects.documents import documents
from objects.models import CollectionObject
from objects.when import when_labels, when_order, when_values
from search.models import OutboxEntry
from search.outbox import drain
from search.query import Query, Span
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    PersonFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def found(index, text="", kind="object", **rest) -> list[int]:
    drain()
    return index.search(Query(text, **rest)).pks(kind)


@pytest.mark.django_db(transaction=True)
def test_a_saved_object_is_found_at_once(index):
    thing = CollectionObjectFactory(object_number="BAC : 0012.3", title="Café tray")
    for text in ("cafe trays", "bac 12.3", "BAC0012.3"):
        assert index.search(Query(text)).pks("object") == [thing.pk]


def test_what_the_public_may_not_see_is_not_found(index, admin_user):
    draft = CollectionObjectFactory(live=False)
    thing = CollectionObjectFactory()
    assert found(index) == [thing.pk]
    thing.retire()
    assert found(index) == []
    thing.revive()
    assert found(index) == [thing.pk]
    thing.withdraw(admin_user)
    assert found(index) == []
    draft.publish_latest(admin_user)
    assert found(index) == [draft.pk]
    draft.delete()
    assert found(index) == []


def test_a_merged_or_renamed_authority_is_counted_and_found_by_its_new_name(index):
    short, full = TermFactory(name="PP"), TermFactory(name="polypropylene")
    thing = ObjectTermFactory(term=short).collection_object
    short.merge_into(full)
    query = Query("polypropylene", facets=("material",))
    assert found(index, "polypropylene") == [thing.pk]
    assert index.search(query).facets["material"] == {full.slug: 1}
    assert found(index, "pp") == [thing.pk]
    full.name = "polypropene"
    full.save()
    assert found(index, "polypropene") == [thing.pk]
    assert found(index, "polypropylene") == []


def test_variants_that_move_with_a_merge_are_counted_anew(index):
    first, second, third = (PersonFactory(name=name) for name in ("A. Smith", "Al Smith", "Smith"))
    thing = ObjectPersonFactory(person=first).collection_object
    first.merge_into(second)
    second.merge_into(third)
    assert found(index, filters={"maker": (third.slug,)}) == [thing.pk]


def test_makers_are_counted_and_others_only_found(index):
    maker = ObjectPersonFactory(person__name="Ada Lovelace")
    sitter = ObjectPersonFactory(person__name="Ben Jonson", activity="association")
    drain()
    assert index.search(Query(facets=("maker",))).facets["maker"] == {maker.person.slug: 1}
    assert found(index, "jonson") == [sitter.collection_object_id]


def test_pictures_that_may_be_shown_count(index):
    shown = ObjectImageFactory().collection_object
    hidden = ObjectImageFactory(may_show=False).collection_object
    assert found(index, filters={"picture": ("yes",)}) == [shown.pk]
    assert found(index, filters={"picture": ("no",)}) == [hidden.pk]


def test_dates(index):
    thing = CollectionObjectFactory(date_text="1935")
    undated = CollectionObjectFactory()
    assert found(index, "1930s") == [thing.pk]
    assert found(index, filters={"when": ("undated",)}) == [undated.pk]
    assert found(index, ranges={"years": Span(1930, 1940)}) == [thing.pk]
    assert found(index, sort="date") == [thing.pk, undated.pk]


@pytest.mark.parametrize(
    ("years", "slugs"),
    [
        ((None, None), {"undated"}),
        ((1935, 1935), {"1930s", "20th-century", "between-the-wars"}),
        ((1900, 1905), {"1900-1909", "19th-century", "20th-century", "victorian", "edwardian"}),
        ((1700, 1790), {"17th-century", "18th-century", "stuart", "georgian"}),
    ],
)
def test_under_which_values_a_date_counts(years, slugs):
    assert set(when_values(*years)) == slugs
    assert set(when_labels(slugs)) == slugs


def test_every_value_has_a_label():
    for year in range(-9_999, 2060, 7):
        values = when_values(year, year + 30)
        assert set(when_labels(values)) == set(values)


def test_values_stand_in_time():
    slugs = ["20th-century", "1930s", "edwardian", "undated", "1920s", "490s-bc"]
    assert sorted(slugs, key=when_order) == [
        "undated", "490s-bc", "1920s", "1930s", "20th-century", "edwardian",
    ]  # fmt: skip


def test_few_queries_for_many_objects(django_assert_max_num_queries):
    for _ in range(5):
        ObjectTermFactory()
        ObjectPersonFactory()
    with django_assert_max_num_queries(12):
        assert len(list(documents())) == 10
    with django_assert_max_num_queries(10):
        pks = CollectionObject.objects.values_list("pk", flat=True)[:3]
        assert [document.pk for document in documents(list(pks))] == sorted(pks)


@pytest.mark.django_db(transaction=True)
def test_a_broken_index_stops_no_save_and_what_changed_waits(index, caplog):
    index.folder.pointer_path.write_text("nonsense")
    thing = CollectionObjectFactory(title="Saved all the same")
    assert OutboxEntry.objects.exists()
    assert "search index" in caplog.text
    with pytest.raises(CommandError):
        call_command("search_status")
    call_command("rebuild_search_index", verbosity=0)
    drain()
    assert not OutboxEntry.objects.exists()
    assert found(index, "all the same saved") == [thing.pk]


def test_the_commands_say_how_it_is(index, capsys):
    CollectionObjectFactory()
    call_command("rebuild_search_index")
    call_command("search_status")
    said = capsys.readouterr().out
    assert "The search index holds 1 records" in said
    assert "Objects: 1 in the index, 1 public" in said


def test_a_usable_index_is_left_alone_at_setup(index):
    before = index.generation()
    call_command("rebuild_search_index", if_needed=True)
    assert index.generation() == before
