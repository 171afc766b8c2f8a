"""Names for one thing are merged; none that is used can be deleted."""

import pytest
from wagtail.models import ModelLogEntry

from objects.models import Person, Term
from tests.factories import (
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)
from tests.objects.admin.pages import bulk_url, edit_url, words


@pytest.fixture
def plastics(db):
    """Two names for one plastic: one object says PP, two say polypropylene."""
    short, long = TermFactory(name="PP"), TermFactory(name="polypropylene")
    ObjectTermFactory(term=short)
    ObjectTermFactory(term=long)
    ObjectTermFactory(term=long)
    return short, long


def test_two_names_are_merged_after_a_look_at_what_will_happen(curator_client, plastics):
    short, long = plastics
    url = bulk_url("term", "merge", plastics)
    response = curator_client.get(url)
    page = words(response)
    assert "PP 1 PP" in page
    assert "polypropylene 2 polypropylene" in page
    assert response.context["form"]["target"].value() == long.pk
    response = curator_client.post(url, {"target": long.pk}, follow=True)
    assert "“PP” is now shown as “polypropylene”." in words(response)
    short.refresh_from_db()
    assert short.preferred == long
    assert short.object_links.count() == 1  # the record keeps the name its catalogue gave
    assert ModelLogEntry.objects.get(action="objects.merge").data == {"into": "polypropylene"}


def test_three_meet_in_one(curator_client, plastics):
    third = TermFactory(name="polyprop")
    curator_client.post(bulk_url("term", "merge", [*plastics, third]), {"target": third.pk})
    assert set(third.variants.all()) == set(plastics)


def test_the_preferred_name_can_be_turned_round(curator_client, plastics):
    short, long = plastics
    other = TermFactory(name="poly", preferred=long)
    short.merge_into(long)
    curator_client.post(bulk_url("term", "merge", plastics), {"target": short.pk})
    for term in (short, long, other):
        term.refresh_from_db()
    assert (short.preferred, long.preferred, other.preferred) == (None, short, short)


def test_a_name_for_something_leads_on_to_it(curator_client, plastics):
    short, long = plastics
    short.merge_into(long)
    other = TermFactory(name="poly")
    response = curator_client.post(
        bulk_url("term", "merge", [short, other]), {"target": short.pk}, follow=True
    )
    assert "“poly” is now shown as “polypropylene”." in words(response)
    other.refresh_from_db()
    assert other.preferred == long


def test_words_of_different_lists_are_not_merged(curator_client, db):
    terms = [TermFactory(), TermFactory(vocabulary="colour")]
    url = bulk_url("term", "merge", terms)
    assert "These are of different lists." in words(curator_client.get(url))
    curator_client.post(url, {"target": terms[0].pk})
    assert not Term.objects.exclude(preferred=None).exists()


@pytest.mark.parametrize(
    ("chosen", "said"), [(1, "Choose two names or more."), ("all", "one by one")]
)
def test_one_name_or_all_are_not_merged(curator_client, db, chosen, said):
    people = [PersonFactory(), PersonFactory()]
    url = bulk_url("person", "merge", people[:1] if chosen == 1 else ["all", *people])
    assert said in words(curator_client.get(url))
    curator_client.post(url, {"target": people[0].pk})
    assert not Person.objects.exclude(preferred=None).exists()


def test_who_may_not_change_names_merges_none(curator_client, curator, plastics):
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_term"))
    url = bulk_url("term", "merge", plastics)
    assert "You may not change these names" in words(curator_client.get(url))
    curator_client.post(url, {"target": plastics[0].pk})
    assert not Term.objects.exclude(preferred=None).exists()


# Deleting, by somebody who may


def test_a_name_in_use_is_not_deleted_and_the_page_says_why(admin_client, plastics):
    short, long = plastics
    short.merge_into(long)
    url = edit_url(long).replace("/edit/", "/delete/")
    page = words(admin_client.get(url))
    assert "“polypropylene” cannot be deleted: 2 objects name it and 1 other name leads to it." in (
        page
    )
    assert admin_client.post(url).status_code == 200
    assert Term.objects.filter(pk=long.pk).exists()


def test_nor_are_many_at_once(admin_client, plastics):
    unused = TermFactory()
    url = bulk_url("term", "delete", [*plastics, unused])
    assert "Nothing was deleted" in words(admin_client.post(url, follow=True))
    assert Term.objects.count() == 3


def test_a_name_that_nobody_uses_is_deleted(admin_client, db):
    place = PlaceFactory()
    admin_client.post(edit_url(place).replace("/edit/", "/delete/"))
    assert not type(place).objects.exists()
