"""An object's states and addresses, and names that meet."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from objects.models import CollectionObject, Person, Place, Term
from tests.factories import (
    CollectionObjectFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def test_what_the_public_may_see_is_live_and_not_retired():
    shown = CollectionObjectFactory()
    CollectionObjectFactory(live=False)
    CollectionObjectFactory().retire()
    assert list(CollectionObject.objects.published()) == [shown]


def test_a_retired_object_comes_back_as_what_it_was():
    draft = CollectionObjectFactory(live=False)
    draft.retire()
    assert draft.state == "retired"
    draft.revive()
    assert draft.state == "draft"


def test_a_number_is_one_objects_however_it_is_spaced():
    CollectionObjectFactory(object_number="BAC 1")
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectionObjectFactory(object_number="bac1")
    with pytest.raises(ValidationError, match="BAC 1"):
        CollectionObject(object_number="b a c 1").full_clean()


def test_numbers_with_one_slug_get_a_suffix_that_stays():
    first = CollectionObjectFactory(object_number="1983/12.4")
    second = CollectionObjectFactory(object_number="1983-12-4")
    assert (first.slug, second.slug) == ("1983-12-4", "1983-12-4-2")
    second.title = "Changed"
    second.save()
    assert second.slug == "1983-12-4-2"


def test_another_number_keeps_the_old_address():
    thing = CollectionObjectFactory(object_number="BAC 1")
    thing.object_number = "BAC 2"
    thing.save()
    assert thing.slug == "bac-2"
    assert thing.former_addresses.get().slug == "bac-1"
    assert CollectionObjectFactory(object_number="BAC 1").slug == "bac-1-2"


def test_dates_are_read_when_saved_and_inferred_where_no_words_are():
    thing = CollectionObjectFactory(date_text="c. 1950")
    assert (thing.date_edtf, thing.date_certainty) == ("1950~", "about")
    thing.date_text, thing.brief_description = "", "A 1960s radio."
    thing.save()
    assert (thing.date_earliest, thing.date_latest) == (1960, 1969)
    assert thing.date_is_inferred


@pytest.mark.parametrize(("earliest", "latest"), [(2, 1), (2, None), (None, 2), (-10001, 1)])
def test_the_database_holds_years_in_order(earliest, latest):
    thing = CollectionObjectFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectionObject.objects.filter(pk=thing.pk).update(
            date_earliest=earliest, date_latest=latest
        )


def test_the_kind_is_the_type_then_the_first_name():
    thing = CollectionObjectFactory(title="")
    name = TermFactory(vocabulary="object_name", name="egg cup")
    ObjectTermFactory(collection_object=thing, term=name, sort_order=0)
    assert fresh(thing).kind_of_object == "egg cup"
    kind = TermFactory(vocabulary="object_name", name="tableware")
    ObjectTermFactory(collection_object=thing, term=kind, is_type=True, sort_order=1)
    assert fresh(thing).kind_of_object == "tableware"
    assert fresh(thing).name == "tableware"


def fresh(thing):
    return CollectionObject.objects.get(pk=thing.pk)


@pytest.mark.parametrize("factory", [PersonFactory, PlaceFactory, TermFactory])
def test_merged_names_show_one(factory):
    one, two, three = factory(), factory(), factory()
    two.merge_into(one)
    one.merge_into(three)
    for merged in (one, two):
        merged.refresh_from_db()
        assert merged.shown == three
    assert three.names() == [three.name, *sorted([one.name, two.name])]


def test_merging_into_a_variant_goes_on_to_what_it_shows():
    one, two, three = TermFactory(), TermFactory(), TermFactory()
    two.merge_into(one)
    three.merge_into(two)
    three.refresh_from_db()
    assert three.shown == one


def test_different_kinds_do_not_merge():
    colour = TermFactory(vocabulary=Term.Vocabulary.COLOUR)
    with pytest.raises(ValidationError, match="different kinds"):
        colour.merge_into(TermFactory())
    with pytest.raises(ValidationError, match="different kinds"):
        colour.merge_into(PlaceFactory())


def test_a_slug_is_permanent_and_terms_of_two_lists_do_not_clash():
    glass, colour = TermFactory(name="Glass"), TermFactory(name="Glass", vocabulary="colour")
    assert (glass.slug, colour.slug) == ("material-glass", "colour-glass")
    glass.name = "Window glass"
    glass.save()
    assert glass.slug == "material-glass"


def test_half_coordinates_are_refused_in_words():
    with pytest.raises(ValidationError, match="Give both coordinates"):
        Place(name="Here", slug="here", name_key="here", latitude=51).full_clean()


def test_a_name_stands_once():
    PersonFactory(name="Ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="Ada")
