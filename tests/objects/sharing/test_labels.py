"""The gallery label and its QR code."""

import xml.etree.ElementTree as ET

import pytest
from pytest_django.asserts import assertContains

from contact.qr import qr_svg
from objects.sharing.short_links import short_link
from tests.factories import CollectionObjectFactory, ObjectPersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing():
    thing = CollectionObjectFactory(object_number="BAC/1", title="A <b>tin</b>", date_text="1935")
    ObjectPersonFactory(collection_object=thing, person__name="Webb, Ada", role="designer")
    return thing


def test_a_label_has_number_name_sentence_and_short_link(client, thing):
    response = client.get("/objects/bac-1/label/")
    link = short_link(thing).removeprefix("http://")
    for words in ("BAC/1", "A &lt;b&gt;tin&lt;/b&gt;", "Designed by Ada Webb, 1935.", link):
        assertContains(response, words)
    assertContains(response, '<svg xmlns="http://www.w3.org/2000/svg"')
    assertContains(response, 'name="robots" content="noindex"')


def test_the_code_alone_is_a_file_that_runs_nothing(client, thing):
    response = client.get("/objects/bac-1/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == 'attachment; filename="bac-1-qr.svg"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert ET.fromstring(response.content).find("{*}title").text == "Object number BAC/1"


def test_another_address_is_another_code_and_the_strict_policy_lets_it_be_drawn():
    one, other = (qr_svg(f"https://collection.example/o/{code}", "QR") for code in ("1", "2"))
    assert one != other
    assert "style" not in one


def test_a_label_costs_few_queries(client, thing, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/objects/bac-1/label/")
